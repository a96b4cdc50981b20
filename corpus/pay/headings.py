"""Which lines are headings of posts: a role, and beside it no more than where, how many or who that is."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Span
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

# What stands before the role: a number or a bullet, one short word.
_LEAD = lazy(r"[\W\d_]{0,8}(?:[^\W\d_]{1,4}\s?)?$")
# What sets off the rest of the line: brackets, a comma, a dash.
_APART = lazy(r"\s?[(（【\[,，、،؛・·|｜:：]|\s[–—/-]\s")
# The rest of a heading is no longer, and without a sign before it in scripts without blanks.
_REST, _TAIL = 48, 20
# What a heading begins with that is one of several: 3., (2), ●, 四、.
_NUMBERED = lazy(r"\W*(?:\d{1,2}|[一二三四五六七八九十]{1,2}(?=[、.．]))?\W*")
_DIGITS = lazy(r"[\d一二三四五六七八九十]+")
# The label of a field: Salary: €2,000.
_LABEL = lazy(r"\W*([^\W\d_][^\d:：\n]{2,30})[:：]")


def heads(text: str, line: Span, group: Sequence[Span]) -> bool:
    """Say whether a line is the heading of posts: the roles of `group`, which are listed, with little before them.

    *Kitchen porter (2 posts)*, *4. Nurse – Leeds*; not: *Nurses ask for more*.
    """
    start, end = group[0][0], group[-1][1]
    if _LEAD.fullmatch(text, line[0], start) is None:
        return False
    rest = text[end : line[1]].rstrip()
    if not any(map(str.isalpha, rest)):
        return True
    if _APART.match(rest):
        return len(rest) <= _REST
    return is_unspaced(text[end - 1]) and rest[0] == " " and len(rest) <= _TAIL


def count(text: str, line: Span) -> str:
    """Return by what a line is one of several, whichever it is: `0.` of *3. Nurse*, nothing where it is not."""
    found = _NUMBERED.match(text, *line)
    return _DIGITS.sub("0", found[0].strip()) if found else ""


def label(text: str, line: Span) -> str:
    """Return the label of a field, or nothing."""
    found = _LABEL.match(text, *line)
    return found[1].strip() if found else ""
