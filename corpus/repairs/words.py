"""Single words that were read in another page of their own script: `niezbêdny` in a line with `ą`, `РЮГХ ОЕЯЕМ`.

What makes a line suspicious tells which words may be meant. The others need not be damaged, so no page can have shown
all of the line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.pages import PAGES
from corpus.repairs.plausibility import EMOJI, cost, gain, may_be_estonian
from corpus.repairs.readings import LEGACY, Reading
from corpus.repairs.runs import Run, surroundings
from corpus.repairs.ways import Way, ways


class _Group(NamedTuple):
    """Pages of one script: what they show, what a right reading brings, their codecs, the bits that it must save."""

    odd: re.Pattern[str]
    brings: re.Pattern[str]
    codecs: frozenset[str]
    least: float


_LATIN = "ªºÀ-ÖØ-öø-ɏ"
_GROUPS = (
    _Group(
        lazy(f"[{_LATIN}\x80-\x9f¡-¿]"),
        lazy(f"[\x20-\x7e{_LATIN}“”„‘’«»…–—]+"),
        frozenset("cp1252 cp1250 iso8859_2 cp1254 cp1257".split()),
        LEGACY + 5.0,
    ),
    _Group(
        lazy("[\u0400-\u052f]"),
        lazy("[\x20-\x40\x5b-\x60\x7b-\x7e\u0400-\u052f“”„‘’«»…–—№]+|[\x20-\x7e“”„‘’«»…–—]+"),
        frozenset("cp1251 koi8_u cp866 iso8859_5 mac_cyrillic".split()),
        LEGACY + 8.0,
    ),
)
_WORD = lazy(r"\S+")
# Bits that a reading must save more than any other, and that each word must save by itself.
_CLEAR, _EACH = 3.0, 2.0
# So many words are remembered, none longer than so many characters.
_MOST_WORDS, _LONGEST = 1 << 13, 40
# A capital after a small letter, or a small letter after two capitals.
_FLIP = lazy("[a-zß-öø-ÿа-яё-џ][À-ÖØ-ÞĀĂĄĆČĎĐĘĚĞĻŁŃŇŐŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЀ-Џ]|[А-ЯЀ-Џ]{2}[а-яё-џ]")


def best(piece: str, spots: Sequence[int]) -> Reading | None:
    """Return what the words around suspicious places say, None when nothing is likely enough."""
    read = list(_by_way(_words(piece, spots))) if spots else []
    found: dict[tuple[Run, ...], Reading] = {}
    for group, way, runs in read if read and not may_be_estonian(piece) else ():
        if runs not in found:
            before, after = surroundings(piece, runs)
            found[runs] = Reading(way, runs, cost(before) - cost(after) - group.least - way.rarity)
    first, second = [*sorted(found.values(), key=lambda reading: -reading.saved), None, None][:2]
    if first is None or first.saved <= 0 or (second and second.saved > first.saved - _CLEAR):
        return None
    return first


def _words(piece: str, spots: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield the words that hold one of some places, which are in order."""
    first, last = piece.rfind(" ", 0, spots[0]) + 1, piece.find(" ", spots[-1])
    for word in _WORD.finditer(piece, first, last if last >= 0 else len(piece)):
        if bisect_left(spots, word.start()) < bisect_left(spots, word.end()):
            yield word


@cache
def _ways() -> list[tuple[_Group, Way]]:
    return [
        (group, way)
        for group in _GROUPS
        for way in ways()
        if way.codec in group.codecs and way.page.codec in group.codecs
    ]


def _by_way(words: Iterable[re.Match[str]]) -> Iterator[tuple[_Group, Way, tuple[Run, ...]]]:
    """Yield the ways in which some words are others, with what they say."""
    found: dict[int, list[Run]] = {}
    for word in words:
        says = _says if len(word.group()) <= _LONGEST else _says.__wrapped__
        for at, after in says(word.group()):
            found.setdefault(at, []).append(Run(word.start(), word.end(), after))
    yield from ((*_ways()[at], tuple(found[at])) for at in sorted(found))


@lru_cache(_MOST_WORDS)
def _says(word: str) -> list[tuple[int, str]]:
    """Return what a word says in which of `_ways`, where that is a word."""
    groups = _GROUPS if EMOJI not in word else ()
    odd = [group for group in groups if group.odd.search(word) and _shown(group.codecs).issuperset(word)]
    tried = ((at, group, way) for at, (group, way) in enumerate(_ways() if odd else ()) if group in odd)
    read = ((at, group, way.page.decoded(word, way.codec)) for at, group, way in tried)
    return [(at, after) for at, group, after in read if after and _is_word(word, after, group)]


@cache
def _shown(codecs: frozenset[str]) -> frozenset[str]:
    """Return the characters that some pages show."""
    return frozenset(char for page in PAGES if page.codec in codecs for char in page.shown(range(0x100)))


def _is_word(before: str, after: str, group: _Group) -> bool:
    """Say whether what a word says is another word, and likelier by itself."""
    is_word = after != before and group.brings.fullmatch(after) and not _FLIP.search(after)
    return bool(is_word) and gain(before, after) > _EACH
