"""Packs of languages that a text is not in, but whose multipliers stand behind its figures: Rp 1,5 juta in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from corpus.folding import fold
from corpus.packs import data_lines
from corpus.patterns import lazy

# A word behind a figure, as far as a multiplier reaches; digits by name are found three times as fast as \d.
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\uff10-\uff19"
_COUNTED = lazy(rf"[{_DIGITS}][ \u00a0\u202f]?([^\W\d_][^\s\d.,;:!?()/|]{{0,11}})")
# The longest multiplier that what it counts is written on to: 5ล้านล้านบาท.
_JOINED = 8


def hosting(text: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the packs `tags` that serve a text with those whose multipliers it writes behind figures, English last.

    Without them such a sum would be read as a thousand or a million times smaller.
    """
    words = "\n".join(dict.fromkeys(_COUNTED.findall(text)))
    if not words:
        return tags
    owners = _owners()
    met = {owners[each] for word in fold(words).text.split("\n") for each in _multipliers(word) if each in owners}
    guests = {tag for each in met if not set(each) & set(tags) for tag in each}
    return (*tags[:-1], *sorted(guests), *tags[-1:])


def _multipliers(word: str) -> Iterator[str]:
    """Yield what may be a multiplier in a word behind a figure: all of it, and without case its beginnings."""
    yield word
    if word and word[0].lower() == word[0].upper():
        yield from (word[:size] for size in range(1, min(len(word), _JOINED + 1)))


@cache
def _owners() -> Mapping[str, tuple[str, ...]]:
    """Return the packs that have each multiplier."""
    found: dict[str, tuple[str, ...]] = {}
    for tag, words in (line.split("\t") for line in data_lines("multipliers.tsv")):
        for word in words.split(" "):
            found[word] = (*found.get(word, ()), tag)
    return found
