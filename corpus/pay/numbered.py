"""Where the form of a number tells of money: a short word for a currency beside it, pay as job boards write it."""

from __future__ import annotations

from collections.abc import Set

from corpus.document import Span
from corpus.patterns import lazy

# A number: whether it is written as pay is on job boards, 15-25K, or by a unit of time, 8tr/tháng, and a short word
# behind it.
_NUMBER = lazy(
    r"[0-9]+(?:[.,][0-9]+)*(?:(?=([-~–—/][0-9]{1,3}[kKкК](?![^\W\d_])| ?[^\W\d_]{1,5}[/／][^\W\d_])))?"
    r"[kK]?(?:(?=[ \u00a0]?([A-Za-z]{1,3})(?![A-Za-z])))?"
)
# The digits of numbers that may be so: beside letters, at most three or behind a full stop, or before such a form.
_BESIDE = lazy(
    r"[0-9](?:(?<=[A-Za-z].)(?<![A-Za-z]{4}.)|(?<=[A-Za-z][ \u00a0].)(?<![A-Za-z]{4}[ \u00a0].)"
    r"|(?<=[A-Za-z][.\n].)|(?<=[A-Za-z][.\u00a0 ][\n\u00a0 ].)|(?<=[A-Za-z]\.[\u00a0 ]\n.)"
    r"|(?=[kK]?[ \u00a0]?[A-Za-z]{1,3}(?![A-Za-z])|[-~–—/][0-9]{1,3}[kKкК]| ?[^\W\d_]{1,5}[/／]))"
)
# What stands before a number, read backwards.
_HEAD = lazy(r"\n?[ \u00a0]?\.?([A-Za-z]{1,3})(?![A-Za-z])")
# What may be a short multiplier.
_BRIEFLY = lazy(r"[0-9][ \u00a0]?([^\W\d_]{1,3})(?![^\W\d_])")
_ITEM = lazy(r"[-–—•*·+▪●]?[^\d\n:：]{2,40}[:：]")
_LEADING = frozenset("\n \u00a0.")
_DIGITS, _SIGNS = frozenset("0123456789"), frozenset(".,")


def find(found: dict[int, bool], text: str, lines: Span, short: Set[str]) -> None:
    """Add to `found` the numbers of some lines beside `short` spellings (True), and those whose form tells of pay."""
    begin, stop = lines
    done = begin
    for digit in _BESIDE.finditer(text, begin, stop):
        if digit.end() <= done:
            continue
        match = _NUMBER.match(text, _first_digit(text, digit.start(), done), stop)
        assert match is not None  # noqa: S101 - a digit stands there
        start, end = match.span()
        done = end
        pay, tail = match.groups()
        led = text[max(0, start - 1) : start]
        head = _HEAD.match(text[max(0, start - 6) : start][::-1]) if led in _LEADING or led.isalpha() else None
        if (head and head[1][::-1].lower() in short) or (tail and tail.lower() in short):
            found[start] = True
        if pay:
            found.setdefault(end - 2 if text[end - 1] in "kK" else end - 1, False)


def multiplies(text: str, lines: Span, brief: Set[str]) -> bool:
    """Say whether one of the `brief` multipliers stands behind digits in some lines: 200rb."""
    return any(match[1].lower() in brief for match in _BRIEFLY.finditer(text, *lines))


def is_item(text: str, line: Span) -> bool:
    """Say whether a line is an item of a list with its label: *- Bếp chính: 12 triệu*."""
    return _ITEM.match(text, *line) is not None


def _first_digit(text: str, at: int, floor: int) -> int:
    """Return where the number begins whose digit stands at `at`, not before `floor`."""
    while at > floor:
        if text[at - 1] in _DIGITS:
            at -= 1
        elif text[at - 1] in _SIGNS and at - 1 > floor and text[at - 2] in _DIGITS:
            at -= 2
        else:
            break
    return at
