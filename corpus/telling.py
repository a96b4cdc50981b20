"""The language of a text that is too short for its letters to tell, such as a cell of a table: by its words of pay."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise

from corpus.folding import fold, folded_sections
from corpus.packs import languages
from corpus.patterns import lazy

# Longer texts without a language are no prose: code, or rows of figures.
_LONGEST = 300
_GROUPS = ("evidence.noun", "evidence.verb", "evidence.earned", "numbers.unit", "numbers.times", "periods.", "rates.")
_CURRENCIES = "currency."
# The shortest word that tells: of ASCII letters, as one of a currency or with other letters, and of Han, unspaced.
_LETTERS, _SHORT = 3, 2
_WORD = lazy(r"[^\W\d_]+")
_UNSPACED = lazy("[\u3400-\u9fff]{2,}")
# By so much of a word one language has to lead: words that many have tell little.
_LEAD = 0.1


def language_of(text: str) -> str | None:
    """Return the language whose pack has most words of a short text, None where none leads.

    A word of several packs counts for each in part.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold(text).text
    spaced = _WORD.findall(folded)
    words = {*spaced, *map(" ".join, pairwise(spaced))}
    for run in _UNSPACED.findall(folded):
        words.update(run[at : at + size] for at in range(len(run) - 1) for size in (_SHORT, _SHORT + 1))
    told = _telling()
    votes = defaultdict[str, float](float)
    # In one order, for the last digit of a sum depends on it.
    for word in sorted(words & told.keys()):
        for tag in told[word]:
            votes[tag] += 1 / len(told[word])
    ranked = sorted(votes, key=lambda tag: -votes[tag])
    leads = len(ranked) == 1 or (len(ranked) > 1 and votes[ranked[0]] - votes[ranked[1]] >= _LEAD)
    return ranked[0] if leads else None


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """Return the words of pay that packs have, with their languages."""
    owners: dict[str, set[str]] = defaultdict(set)
    for tag in languages():
        for section in folded_sections(tag, "pay"):
            currency = section.name.startswith(_CURRENCIES)
            if not currency and not section.name.startswith(_GROUPS):
                continue
            for line in section.words:
                word = line.partition(" = ")[0]
                if len(word) >= (_SHORT if currency or not word.isascii() else _LETTERS):
                    owners[word].add(tag)
    return {word: tuple(tags) for word, tags in owners.items()}
