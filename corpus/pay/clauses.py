"""Where the clauses of a sentence end, and how far apart things stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from corpus.patterns import lazy
from corpus.pay.money import Item
from corpus.pay.tokens import Number
from corpus.pay.words import Kind

# A full stop in Thai ends abbreviations, and a blank parts clauses.
_BREAKS = lazy(
    r"[-.–,،，、;；。!?()（）\[\]|\t—…+＋&](?:(?<=[^-.–])|(?<=[.])(?<![\u0e00-\u0e7f].)|(?<=[-–])(?<!/.)(?= ))"
)
_THAI = lazy(r"[\u0e00-\u0e7f]")
_OPENING = lazy(r" [\u0e00-\u0e7f]")
_NO_SIGNS: frozenset[int] = frozenset()
_MATTERS: frozenset[Kind] = frozenset({"price", "deal", "extra", "noun", "verb"})
_QUALIFYING: frozenset[Kind] = frozenset({"before", "near", "free"})
_COMMAS = frozenset(",，،")
_TO_SUM = 3
# What brackets say of a label, and a year in brackets; dots that lead from a label to its sum.
_SAID = r"[(（\[][^()（）\[\]\n:：]{1,24}[)）\]](?=\s?[:：])"
_LABEL = lazy(rf"{_SAID}|[(（\[](?:19|20)\d\d(?:[-–/]\d{{2,4}})?年?[)）\]]")
_NUMBERED = lazy(_SAID)
_LEADER = lazy(r"[.·…](?: ?[.·…]){2,}\s{0,2}")
# The digits of a number that a label has: of a note, a grade.
_DIGITS = 3
_DASHES = frozenset("–—")
# From one month to another of a year: январе — июне 2024 года.
_MONTHS = lazy(r"(?<=[^\W\d_]{3} )[–—](?= [^\W\d_]{3,10} (?:19|20)\d\d(?!\d))")
_BLANKS = lazy(r"[\u0e00-\u0e7f] (?=[\"“‘]?[\u0e00-\u0e7f])")
# A pattern of so wide a range takes 3 ms to compile, and sentences are short.
_HAN = ("\u3400", "\u9fff")
_MORE_PER_HAN = 1.5


def _leads(items: Sequence[Item]) -> set[int]:
    """Return where numbers begin, with the bounds right before them: a blank before these parts nothing."""
    found: set[int] = set()
    onward = -1
    for item in reversed(items):
        if isinstance(item, Number) or ("before" in item.kinds and item.end in {onward, onward - 1}):
            found.add(item.start)
            onward = item.start
    return found


def _ends(text: str, items: Sequence[Item]) -> list[int]:
    """Return where a clause of Thai ends with a number: the blank behind it stands before another matter."""
    return [
        left.end
        for left, right in pairwise(items)
        if isinstance(left, Number)
        and right.start == left.end + 1
        and _OPENING.match(text, left.end)
        and not right.kinds.isdisjoint(_MATTERS)
    ]


def _labels(text: str, items: Sequence[Item]) -> set[int]:
    """Return where brackets stand that say more of a label, and no sum: Salary (USD): 120,000, Pay (2024): $9,000."""
    starts = [item.start for item in items]
    found: set[int] = set()
    for label in _LABEL.finditer(text):
        inside = items[slice(*_within(starts, *label.span()))]
        written = any("currency" in item.kinds for item in inside)
        if not (written and any(isinstance(item, Number) for item in inside)):
            found |= {label.start(), label.end() - 1}
    return found


def _within(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return which items begin between two offsets, from the first to behind the last, by where items begin."""
    return bisect_right(starts, start), bisect_left(starts, end)


def _asides(text: str, items: Sequence[Item]) -> set[int]:
    """Return where the commas stand around a qualifier right before its sum: *earns, on average, £300*."""
    found: set[int] = set()
    for item, after in pairwise(items):
        summed = isinstance(after, Number) or "currency" in after.kinds
        if not summed or after.start - item.end > _TO_SUM:
            continue
        if text[item.end : item.end + 1] in _COMMAS and not item.kinds.isdisjoint(_QUALIFYING):
            before = item.start - 1 - text[max(0, item.start - 1) : item.start].isspace()
            if before > 0 and text[before] in _COMMAS:
                found |= {before, item.end}
    return found


def _dashes(text: str, items: Sequence[Item]) -> set[int]:
    """Return where dashes stand between a word for pay and its sum, or two months: *minimum wage — 19,242 roubles*."""
    found = {match.start() for match in _MONTHS.finditer(text)}
    for item, after in pairwise(items):
        summed = isinstance(after, Number) or "currency" in after.kinds or "before" in after.kinds
        gap = text[item.end : after.start]
        if summed and "noun" in item.kinds and len(gap) == _TO_SUM and gap[1] in _DASHES and not gap[0::2].strip():
            found.add(item.end + 1)
    return found


def _leaders(text: str, items: Sequence[Item]) -> set[int]:
    """Return where dots stand that lead to a sum: *Nurse ........ £31,000*."""
    starts = {item.start for item in items if isinstance(item, Number) or "currency" in item.kinds}
    found = (match.span() for match in _LEADER.finditer(text) if match.end() in starts)
    return {at for start, end in found for at in range(start, end)}


def unnumbered(text: str, items: list[Item]) -> list[Item]:
    """Return the items without the short numbers in brackets of labels: *Salary (grade 5): £9,000*, *Pay [1]: £20*."""
    if not ("(" in text or "（" in text or "[" in text):
        return items
    starts = [item.start for item in items]
    gone: set[int] = set()
    for label in _NUMBERED.finditer(text):
        inside = range(*_within(starts, *label.span()))
        if not any("currency" in items[at].kinds for at in inside):
            gone.update(at for at in inside if isinstance(items[at], Number) and items[at].end - starts[at] <= _DIGITS)
    return [item for at, item in enumerate(items) if at not in gone] if gone else items


class Clauses:
    """The borders and the lengths of one folded sentence."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        """Take the sentence and its items: signs within numbers part nothing, words may."""
        signs = [match.start() for match in _BREAKS.finditer(text)]
        numbers = [item for item in items if isinstance(item, Number)]
        starts = [number.start for number in numbers]
        if not text.isascii() and _THAI.search(text):
            leads = _leads(items)
            signs += _ends(text, items)
            signs += [at for match in _BLANKS.finditer(text) if (at := match.start() + 1) + 1 not in leads]
        found = [item.start for item in items if "clause" in item.kinds]
        labels = _labels(text, items) if "(" in text or "（" in text or "[" in text else _NO_SIGNS
        labels = labels | _asides(text, items) if len(signs) > 1 else labels
        labels = labels | _leaders(text, items) if ".." in text or "…" in text or ". ." in text else labels
        labels = labels | _dashes(text, items) if not _DASHES.isdisjoint(text) else labels
        for sign in signs:
            if sign in labels:
                continue
            at = bisect_left(starts, sign) - 1
            if at < 0 or numbers[at].end <= sign:
                found.append(sign)
        self._breaks = sorted(found)
        # Most texts beyond ASCII have no character so far up.
        wide = not text.isascii() and max(text) >= _HAN[0]
        self._han = [at for at, char in enumerate(text) if _HAN[0] <= char <= _HAN[1]] if wide else []

    def breaks(self, start: int, end: int) -> int:
        """Return how many clause borders lie between two offsets."""
        if not self._breaks:
            return 0
        return bisect_left(self._breaks, end) - bisect_left(self._breaks, start)

    def between(self, start: int, end: int) -> tuple[int, float]:
        """Return `breaks` and `length` of what lies between two offsets: they are asked of every cue and figure."""
        breaks, length = 0, 0.0
        if self._breaks:
            breaks = bisect_left(self._breaks, end) - bisect_left(self._breaks, start)
        if end > start:
            length = end - start
            if self._han:
                length += _MORE_PER_HAN * (bisect_left(self._han, end) - bisect_left(self._han, start))
        return breaks, length

    def length(self, start: int, end: int) -> float:
        """Return a distance in letters of an alphabet; a Han character stands for several."""
        if end <= start:
            return 0.0
        wide = bisect_left(self._han, end) - bisect_left(self._han, start) if self._han else 0
        return end - start + _MORE_PER_HAN * wide
