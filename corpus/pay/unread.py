"""Sentences that the screen passes over: large numbers without a currency or a word of pay."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Span
from corpus.patterns import lazy
from corpus.pay.screen import Screen, split

# A hundred or more in Chinese numerals.
_HAN = "[一二两兩三四五六七八九十][百千万萬亿億]"
_WITH_NUMBER, _SPELLED = lazy(rf"[^\n]*(?:\d|{_HAN})[^\n]*"), lazy(_HAN)
# A number of four digits or more that is no year.
_LARGE = lazy(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d[\d.,' \u00a0\u202f]{0,3}\d{3}(?!\d)")


def sentences(screen: Screen) -> Iterator[Span]:
    """Yield the sentences that `screen` does not give and that hold a large number: four digits, or a multiplier."""
    read = {start for start, _ in screen.spans}
    for line in _WITH_NUMBER.finditer(screen.text):
        for start, end in split(screen.text, *line.span(), screen.vocabulary.stops):
            if start not in read and _is_large(screen, start, end):
                yield start, end


def _is_large(screen: Screen, start: int, end: int) -> bool:
    found = _LARGE.search(screen.text, start, end) or _SPELLED.search(screen.text, start, end)
    return found is not None or screen.scaled(start, end)
