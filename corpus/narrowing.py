"""Packs cut down to one text, so that a process that reads a few short texts never builds whole ones.

A whole pack serves every later text; what one text can hold of it is made in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import count
from operator import add, itemgetter

# As many short texts as are read before whole packs are worth their cost, and the length of a short one.
_FEW, _SHORT = 4, 20_000
# Words are looked up by so many of their first characters, shorter ones by all.
_LONG = 4
_begin = itemgetter(slice(_LONG))


class Beginning:
    """The first short texts of a stage, which are better read with packs cut down to them."""

    def __init__(self) -> None:
        self._read = count()

    def takes(self, text: str) -> bool:
        """Say whether a text that is now read is one of them."""
        return len(text) <= _SHORT and next(self._read) < _FEW


@lru_cache(maxsize=2)
def pieces(folded: str) -> Set[str]:
    """Return the short pieces of a folded text, by which `holds` tells what it can hold."""
    pairs = [*map(add, folded, folded[1:])]
    return {*folded, *pairs, *map(add, pairs, folded[2:]), *map(add, pairs, pairs[2:])}


def held(found: Set[str], words: Iterable[str]) -> list[int]:
    """Return the places of the folded words that `holds` says such a text can hold."""
    return [at for at, begun in enumerate(map(_begin, words)) if begun in found]


def holds(found: Set[str], word: str) -> bool:
    """Say whether a text of these `pieces` can hold a folded word; a word that it holds is never refused."""
    return beginning(word) in found


def beginning(word: str) -> str:
    """Return the piece that a folded word begins with, by which it is looked up."""
    return word[:_LONG]
