"""Years among the numbers of a sentence: in 2022, im Jahr 2022, năm 2022, 2022年."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.patterns import lazy
from corpus.pay.tokens import NONE, Number, Token, reading

_DIGITS = 4
_GROUPED = lazy(r"\d[.,' \u00a0\u202f]\d\d\d(?!\d)")
_FIRST, _LAST = 1900, 2100
_SUM = ("currency", "times")


def is_year(item: Token | Number) -> bool:
    """Say whether a number is written as years are and may be one."""
    if not isinstance(item, Number) or item.end - item.start != _DIGITS or not item.digits or item.scaled:
        return False
    return _FIRST <= item.low < _LAST and item.low == item.high == int(item.low)


def is_span(text: str, low: Decimal | None, high: Decimal | None) -> bool:
    """Say whether a figure of these bounds, written as `text`, names a year or some; a group makes a sum (1 950)."""
    return all(value is None or _FIRST <= value < _LAST for value in (low, high)) and not _GROUPED.search(text)


def undated(text: str, items: list[Token | Number]) -> list[Token | Number]:
    """Return the items with the words for *year* that stand with a year as no period: stieg im Jahr 2022 auf."""
    for at, item in enumerate(items):
        if not is_year(item):
            continue
        before, behind = items[at - 1 : at], items[at + 1 : at + 2]
        if before and text[before[0].end : item.start] == " " and not _is_sum(text, item, behind):
            items[at - 1] = _plain(before[0])
        if behind and behind[0].start == item.end and not text[item.end].isascii():
            items[at + 1] = _plain(behind[0])
    return items


def _is_sum(text: str, item: Token | Number, behind: Sequence[Token | Number]) -> bool:
    return bool(behind) and not behind[0].kinds.isdisjoint(_SUM) and not text[item.end : behind[0].start].strip()


def _plain(item: Token | Number) -> Token | Number:
    word = item.word("period")
    if not isinstance(item, Token) or word is None or word.unit != "YEAR":
        return item
    rest = [word for word in item.words if word.kind != "period"]
    left = reading(rest) if rest else NONE
    return Token(item.start, item.end, left.words, left.kinds)
