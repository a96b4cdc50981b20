"""Sentences that the screen passes over: numbers without a currency or a word of pay that may be sums all the same."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Span
from corpus.patterns import lazy
from corpus.pay.money import Figure
from corpus.pay.screen import Screen
from corpus.pay.sentences import split

# A hundred or more in Chinese numerals.
_HAN = "[一二两兩三四五六七八九十][百千万萬亿億]"
_NUMBER, _SPELLED = lazy(rf"\d|{_HAN}"), lazy(_HAN)
# A number of four digits or more that is no year.
_LARGE = lazy(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d[\d.,' \u00a0\u202f]{0,3}\d{3}(?!\d)")
# One with cents; the cells of a row, and a number alone in a line, which converters make of a cell.
_CENTS = lazy(r"(?<![\d.,])\d{1,3}[.,]\d\d(?![\d%]|[.,]\d| %)")
_CELL, _ALONE = lazy(r"[\t|]"), lazy(r"\W*\d[\d.,' \u00a0\u202f–-]+\W*")
_TWO = lazy(r"\d[.,]?\d")
# A row is below what stands at most so many lines above it, or above the last such row.
_BELOW = 4
# What stands beside a cell: nothing at the ends of a line.
_BESIDE = ("", "\t", "|")


def sentences(screen: Screen, *, rows_alone: bool = False) -> Iterator[tuple[Span, bool]]:
    """Yield the sentences that `screen` does not give and that hold what may be a sum, with whether small ones count.

    That is a number of four digits, with a multiplier or with cents; and any number in a row of cells, or alone in a
    line, of a table that stands below money or pay, whether `screen` gives it or not; or such `rows_alone`.
    """
    text, read = screen.text, {start for start, _ in screen.spans}
    ends = iter([*(end for _, end in screen.spans), len(text) + 1])
    told, ahead = -1, next(ends)
    for line in _lines(text):
        while ahead <= line[0]:
            told, ahead = max(told, ahead), next(ends)
        is_row = _is_row(text, line)
        headed = is_row and told >= 0 and text.count("\n", told, line[0]) <= _BELOW
        told = line[1] if headed else told
        if rows_alone and not headed:
            continue
        for start, end in split(text, *line, screen.vocabulary.stops):
            small = headed or (not is_row and _CENTS.search(text, start, end) is not None)
            if headed or (start not in read and (small or _is_large(screen, start, end))):
                yield (start, end), small


def _is_row(text: str, line: Span) -> bool:
    """Say whether a line has a number in one of some cells, or is one alone."""
    cells = _CELL.search(text, *line) is not None and _TWO.search(text, *line) is not None
    return cells or _ALONE.fullmatch(text, *line) is not None


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


def is_rate(text: str, figure: Figure) -> bool:
    """Say whether a small number of a sentence may be a rate: it has a fraction, or is a cell by itself."""
    before, after = text[: figure.start].rstrip(" ")[-1:], text[figure.end :].lstrip(" ")[:1]
    return figure.size % 1 != 0 or (before in _BESIDE and after in _BESIDE)
