"""One comparable form for words of every language, with the way back to the text as it stands.

Folding lowers case, turns Traditional Chinese characters into Simplified ones, drops the vowel marks and the
tatweel of Arabic script and unites its letter variants. Packs are folded in the same way, so a word written
in a pack matches however the text spells it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.document import Span
from corpus.packs import data_lines

_HAN = re.compile(r"[\u3400-\u9fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_MARK = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc]")
_ARABIC_LETTERS = tuple(zip("أإآٱىیک", "ااااييك", strict=True))


class Folded(NamedTuple):
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
def _simplified() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a class of the Traditional characters and what each becomes; `str.translate` visits every character."""
    pairs = dict(line.split("\t") for line in data_lines("hant.tsv"))
    return re.compile(f"[{''.join(pairs)}]"), pairs


def fold(text: str) -> Folded:
    """Return the comparable form of `text`."""
    lowered = text.replace("İ", "i").lower()
    if lowered.isascii():
        return Folded(lowered, len(text))
    if _HAN.search(lowered):
        traditional, simplified = _simplified()
        lowered = traditional.sub(lambda match: simplified[match[0]], lowered)
    if not _ARABIC.search(lowered):
        return Folded(lowered, len(text))
    for variant, letter in _ARABIC_LETTERS:
        lowered = lowered.replace(variant, letter)
    if not _ARABIC_MARK.search(lowered):
        return Folded(lowered, len(text))
    kept: list[int] = []
    at = 0
    for mark in _ARABIC_MARK.finditer(lowered):
        kept.extend(range(at, mark.start()))
        at = mark.end()
    kept.extend(range(at, len(lowered)))
    return Folded(_ARABIC_MARK.sub("", lowered), len(text), tuple(kept))
