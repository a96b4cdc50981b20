"""One comparable form for words of every language, with the way back to the text as it stands.

Folding lowers case, turns Traditional Chinese characters into Simplified ones, drops the vowel marks and the
tatweel of Arabic script and unites its letter variants. Packs are folded in the same way, so a word written
in a pack matches however the text spells it.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from corpus.document import Span
from corpus.packs import Section, data_text, sections
from corpus.patterns import lazy

# What the UTF-8 of Han characters begins with; a class of characters of so wide a range takes 1 ms to compile.
_MAY_BE_HAN = lazy(rb"[\xe3-\xff]")
# After so many characters, the packs' own among them, the pattern of the Traditional ones is worth compiling (8 ms).
_MANY = 300_000
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
def han_pairs() -> tuple[str, str]:
    """Return the Traditional characters, and at the same places their Simplified ones."""
    _, _, rows = data_text("hant.tsv").partition("\n")
    # A row is a character, a tab, a character and a line break.
    return rows[::4], rows[2::4]


class _Simplifier:
    """Simplifies the first texts character by character, and those after them by a pattern, which skips faster."""

    def __init__(self) -> None:
        self._seen = 0

    def __call__(self, text: str) -> str:
        """Return a text with its Traditional characters simplified."""
        if self._seen < _MANY:
            self._seen += len(text)
            return text if self._simplified.keys().isdisjoint(set(text)) else text.translate(self._table)
        return self._pattern.sub(lambda match: self._simplified[match[0]], text)

    @cached_property
    def _table(self) -> dict[int, int]:
        return str.maketrans(*han_pairs())

    @cached_property
    def _simplified(self) -> dict[str, str]:
        return dict(zip(*han_pairs(), strict=True))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"[{han_pairs()[0]}]")


_simplify = _Simplifier()


def fold(text: str) -> Folded:
    """Return the comparable form of `text`."""
    lowered = text.replace("İ", "i").lower()
    if lowered.isascii():
        return Folded(lowered, len(text))
    if _MAY_BE_HAN.search(lowered.encode("utf-8", "surrogatepass")):
        lowered = _simplify(lowered)
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


def folded_sections(tag: str, stage: str) -> list[Section]:
    """Return the lists of a pack, see `packs.sections`, folded all at once: many times faster than word by word."""
    found = sections(tag, stage)
    folded = fold("\n".join([word for section in found for word in section.words])).text.split("\n")
    ends = list(accumulate(len(section.words) for section in found))
    return [
        section._replace(words=folded[end - len(section.words) : end]) for section, end in zip(found, ends, strict=True)
    ]
