"""Enumerations for search engines: one word again and again, each time beside another place or another form of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.boilerplate import stems

_TIMES = 3  # items that have the word
_SHARE = 0.6  # and how many of all do
_ITEM = 6  # words of an item; a longer one is a clause
_SPREAD = 4  # times that a word stands in a line that nothing parts


def repeated(folded: str, items: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the stems that most items of a folded line have; those that stand in it often where it has no items."""
    if len(items) >= _TIMES:
        parts = [folded[start:end] for start, end in items]
        if any(len(part.split()) > _ITEM for part in parts):
            return frozenset()
        return _most(parts, max(_TIMES, round(_SHARE * len(parts))))
    words = folded.split()
    return _most(words, _SPREAD) if len(set(words)) < len(words) else frozenset()


def _most(parts: Iterable[str], times: int) -> frozenset[str]:
    count = Counter(stem for part in parts for stem in stems.of(part))
    return frozenset(stem for stem, number in count.items() if number >= times)
