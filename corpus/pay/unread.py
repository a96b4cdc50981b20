"""Sentences that the screen passes over: large numbers without a currency or a word of pay."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Span
from corpus.patterns import lazy
from corpus.pay.screen import Screen, split

_WITH_NUMBER = lazy(r"[^\n]*\d[^\n]*")
# A number of four digits or more that is no year.
_LARGE = lazy(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d[\d.,' \u00a0\u202f]{0,3}\d{3}(?!\d)")


def sentences(screen: Screen) -> Iterator[Span]:
    """Yield the sentences that `screen` does not give and that hold a number of four digits or with a multiplier."""
    read = {start for start, _ in screen.spans}
    for line in _WITH_NUMBER.finditer(screen.text):
        for start, end in split(screen.text, *line.span(), screen.vocabulary.stops):
            if start not in read and (_LARGE.search(screen.text, start, end) or screen.scaled(start, end)):
                yield start, end
