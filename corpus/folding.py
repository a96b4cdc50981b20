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
from corpus.patterns import lazy

_HAN = lazy(r"[\u3400-\u9fff]+")
# So few Han characters are replaced one by one: the pattern of all Traditional ones takes 5 ms to compile.
_FEW = 40
_ARABIC = lazy(r"[\u0600-\u06ff]")
_ARABIC_MARK = lazy(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc]")
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
def _simplified() -> dict[str, str]:
    """Return what each Traditional character becomes."""
    return dict(line.split("\t") for line in data_lines("hant.tsv"))


@cache
def _traditional() -> re.Pattern[str]:
    """Return the class of the Traditional characters; `str.translate` would visit every character."""
    return re.compile(f"[{''.join(_simplified())}]")


def _unite(lowered: str, han: str) -> str:
    """Return a text with its Traditional characters simplified; `han` is a first run of Han characters in it."""
    simplified = _simplified()
    if len(han) < _FEW and len(han := "".join(_HAN.findall(lowered))) < _FEW:
        for char in simplified.keys() & set(han):
            lowered = lowered.replace(char, simplified[char])
        return lowered
    return _traditional().sub(lambda match: simplified[match[0]], lowered)


def fold(text: str) -> Folded:
    """Return the comparable form of `text`."""
    lowered = text.replace("İ", "i").lower()
    if lowered.isascii():
        return Folded(lowered, len(text))
    if han := _HAN.search(lowered):
        lowered = _unite(lowered, han[0])
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
