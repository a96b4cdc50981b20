"""Sentences that the screen passes over: large numbers without a currency or a word of pay."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Span
from corpus.patterns import lazy
from corpus.pay.screen import Screen
from corpus.pay.sentences import split

# A hundred or more in Chinese numerals.
_HAN = "[一二两兩三四五六七八九十][百千万萬亿億]"
_NUMBER, _SPELLED = lazy(rf"\d|{_HAN}"), lazy(_HAN)
# A number of four digits or more that is no year.
_LARGE = lazy(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d[\d.,' \u00a0\u202f]{0,3}\d{3}(?!\d)")


def sentences(screen: Screen) -> Iterator[Span]:
    """Yield the sentences that `screen` does not give and that hold a large number: four digits, or a multiplier."""
    read = {start for start, _ in screen.spans}
    for line in _lines(screen.text):
        for start, end in split(screen.text, *line, screen.vocabulary.stops):
            if start not in read and _is_large(screen, start, end):
                yield start, end


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold a number; a pattern for such a line would try long ones without from every place."""
    end = 0
    for number in _NUMBER.finditer(text):
        at = number.start()
        if at >= end:
            stop = text.find("\n", at)
            end = stop if stop >= 0 else len(text)
            yield text.rfind("\n", 0, at) + 1, end


def _is_large(screen: Screen, start: int, end: int) -> bool:
    found = _LARGE.search(screen.text, start, end) or _SPELLED.search(screen.text, start, end)
    return found is not None or screen.scaled(start, end)
