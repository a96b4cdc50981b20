"""Of whom a sentence speaks, and whether the next one goes on with him: *Marta is a nurse. She earns €2,450 a month*.

The words are in ``subjects.txt`` of each language; they are asked in the sentences around a wage alone, so that they
part no sums from the words of pay beside them. The lists:

* ``am``, ``being``: what stands before a role that somebody says of himself, or that is said of somebody; ``after``:
  what stands behind such a role
* ``self``, ``third``, ``whose``: words for who speaks, for who was named, and for what is his; ``they``:
  of these the ones for several
* ``kin``: words for somebody else (my brother, those who), ``of`` stands between
  it and a role whose he is, ``his`` behind such a role; ``we``: who offers the pay
* ``and``: what joins roles that share their pay; ``earn``: what somebody does who has it, ``pays``: who gives it,
  ``oneself``: what beside it tells that he gives it to himself, or that it is given
* ``was``: what takes the pay just told up again, with no other word for it (it was), ``then``: what says of which time
* ``floor``: minimum wages, which are nobody's by name
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from corpus.folding import folded_sections
from corpus.lexicon import is_unspaced
from corpus.packs import pack_tag
from corpus.patterns import IN_WORD

Part = Literal[
    "am",
    "being",
    "after",
    "self",
    "third",
    "whose",
    "they",
    "kin",
    "of",
    "his",
    "we",
    "and",
    "earn",
    "pays",
    "oneself",
    "was",
    "then",
    "floor",
]

# The first of the letters whose vowels are marks.
_FIRST_MARKED = "\u0590"
_NEVER = re.compile(r"(?!)")
# What stands behind a role may be written on to it, and be the stem of a verb.
_ENDINGS = {"after"}


class Subjects:
    """The words of one language; texts are folded."""

    def __init__(self, tag: str | None) -> None:
        """Take the pack's tag; without one nothing is ever found."""
        found = folded_sections(tag, "subjects") if tag else []
        self.known = bool(found)
        self._words = {section.name: section.words for section in found}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def has(self, part: Part, text: str, start: int = 0, end: int | None = None) -> bool:
        """Say whether a word of a list stands in a stretch."""
        return self._of(part).search(text, start, len(text) if end is None else end) is not None

    def spans(self, part: Part, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return where the words of a list stand in a stretch."""
        return [match.span() for match in self._of(part).finditer(text, start, len(text) if end is None else end)]

    def follows(self, part: Part, text: str, at: int) -> bool:
        """Say whether a word of a list begins right there."""
        return self._of(part).match(text, at) is not None

    def whole(self, part: Part, text: str) -> bool:
        """Say whether a text is a word of a list."""
        return self._of(part).fullmatch(text) is not None

    def _of(self, part: Part) -> re.Pattern[str]:
        """Return the pattern of a list, compiled when first needed."""
        if part not in self._patterns:
            words = self._words.get(part)
            self._patterns[part] = _pattern(part, words) if words else _NEVER
        return self._patterns[part]


def _pattern(name: str, words: list[str]) -> re.Pattern[str]:
    """Return what finds words, the longest first, as whole words where these are set apart."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault((_apart(name, word[0]), _apart(name, word[-1])), []).append(re.escape(word))
    # A class with the marks of all scripts takes long to compile.
    inner = IN_WORD if max(map(max, words)) >= _FIRST_MARKED else r"\w"
    rows = [
        (f"(?<![{inner}])" if opens else "") + f"(?:{'|'.join(group)})" + (f"(?![{inner}])" if closes else "")
        for (opens, closes), group in groups.items()
    ]
    return re.compile("|".join(rows))


def _apart(name: str, edge: str) -> bool:
    """Say whether a word with a character at its edge is set apart from letters there."""
    return name not in _ENDINGS and edge.isalpha() and not is_unspaced(edge)


@cache
def of(tag: str | None) -> Subjects:
    """Return the words of the pack `tag`, none when it has no ``subjects.txt``."""
    return Subjects(tag)


def subjects(language: str | None) -> Subjects:
    """Return the words that serve a BCP 47 tag."""
    return of(pack_tag(language))
