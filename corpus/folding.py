"""One comparable form for words of every language, with the way back to the text as it stands.

Folding lowers case, turns Traditional Chinese characters into Simplified ones, drops the vowel marks and the
tatweel of Arabic script and unites its letter variants. Packs are folded in the same way, so a word written
in a pack matches however the text spells it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.document import Span
from corpus.packs import data_lines

_HAN = re.compile(r"[\u3400-\u9fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_MARK = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc]")
_ARABIC_LETTERS = str.maketrans("أإآٱىیک", "ااااييك")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `origin` gives each of its characters' offset in the text before, None when all are equal."""

    text: str
    length: int
    origin: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the span before folding of a non-empty span of the folded text; marks go with their letter."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end] if end < len(self.origin) else self.length


@cache
def _simplified() -> dict[int, str]:
    pairs = (line.split("\t") for line in data_lines("hant.tsv"))
    return {ord(traditional): simplified for traditional, simplified in pairs}


def fold(text: str) -> Folded:
    """Return the comparable form of `text`."""
    lowered = text.replace("İ", "i").lower()
    if lowered.isascii():
        return Folded(lowered, len(text))
    if _HAN.search(lowered):
        lowered = lowered.translate(_simplified())
    if not _ARABIC.search(lowered):
        return Folded(lowered, len(text))
    lowered = lowered.translate(_ARABIC_LETTERS)
    if not _ARABIC_MARK.search(lowered):
        return Folded(lowered, len(text))
    kept = tuple(at for at, char in enumerate(lowered) if not _ARABIC_MARK.match(char))
    return Folded("".join(lowered[at] for at in kept), len(text), kept)
