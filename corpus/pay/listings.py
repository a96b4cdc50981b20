"""Posts and the sums beside or below their titles: cells of a row, items of a list, fields of a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.patterns import lazy
from corpus.pay.money import Figure, alike, is_kind
from corpus.pay.shapes import CELL_END, TITLE, TO_SUBJECT
from corpus.pay.words import Bearing, CurrencyForm, Kind

if TYPE_CHECKING:
    from corpus.pay.evidence import Evidence

_TO_CELL = lazy(r"[^|｜\t·•]{0,40}[|｜\t·•,，、:：;–—]\s{0,2}")
_POST_START = lazy(r"(?:^|[|｜\t·•*,，、;；:：–—(/\n-])\s{0,2}$")
_TO_POST = lazy(r"\s{0,2}(?:\([^()]{1,9}\)\s?)?[:：|｜\t–—(（,，-]?\s{0,2}")
# In a row below one of pay also words that nobody knows, before a colon or a dash: Driver Engkel: 3,5 jt.
_TO_ROW = lazy(r"(?:\s[^\d\n:：|,]{1,24})?[:：|\t–—]\s{0,2}|\s{0,2}(?:\([^()]{1,9}\)\s?)?[:：|\t–—-]?\s{0,2}")
_POST_END = lazy(r"\s{0,2}(?:[)）]|[|｜\t·•\n,，、;；/+＋]|[.。]?$)")
_RULED = lazy(r"\s{0,2}[|｜\t]\s{0,2}")
# What a title or a sum may have behind it in its cell: Nurse (band 5).
_LEVEL = lazy(r"\s?\([^()]{1,24}\)|（[^（）]{1,24}）")
# An item of a list, and what stands between its post and the sum.
_ITEM = lazy(r"(?:[-–—•*·・‣▪●○◦]|[0-9]{1,2}[.)])\s{0,2}")
_DASHED = lazy(r"\s(?:-{1,2}|[–—])\s")
# What may stand between a post and its sum beside the sign, and between the sum and the end of the field.
_LEADING: tuple[Kind, ...] = ("before", "from", "period", "noun", "near")
_CLOSING: tuple[Kind, ...] = ("period", "piece", "after", "weak", "noun")
# A row of several sums has so many cells beside its title at least.
_FEWEST_CELLS = 2
# A sum in a list of posts is at least so large, unless a unit of time stands with it.
_LEAST = 300


def level_end(text: str, end: int) -> int:
    """Return where a title or a sum ends with what brackets say of it in its cell: Nurse *(band 5)*."""
    level = _LEVEL.match(text, end)
    return level.end() if level else end


def celled(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure is a range that fills the cell behind the title of a post."""
    cell_end = CELL_END.match(evidence.text, level_end(evidence.text, figure.end))
    if not (_is_range(figure) and evidence.roles and cell_end):
        return False
    start, end = evidence.roles[0]
    return start <= TITLE and _TO_CELL.fullmatch(evidence.text, end, figure.start) is not None


def fills(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a range as large as pay is all that its line holds: what a notice has below the title of a post."""
    if figure.form is None or not _is_range(figure) or figure.size < _LEAST * evidence.scale(figure):
        return False
    rest = evidence.text[: figure.start] + evidence.text[field_end(evidence, figure) :]
    return not any(map(str.isalnum, rest))


def heading_form(evidence: Evidence, figure: Figure, above: Sequence[Bearing]) -> CurrencyForm | None:
    """Return the one currency that the head of a table names for a sum that is all of its cell, or None."""
    start = len(evidence.text[: figure.start].rstrip(" "))
    if start and evidence.text[start - 1] not in "\t|｜":
        return None
    forms = {word.form for word in above if word.form}
    return forms.pop() if len(forms) == 1 else None


def _is_range(figure: Figure) -> bool:
    """Say whether a figure is a range of which both ends are told."""
    return None not in {figure.low, figure.high} and figure.low != figure.high and not figure.fuzzy


def _post(evidence: Evidence, figure: Figure) -> Span | None:
    """Return the title of a post that is the label of a field with a sum.

    A number alone may count people: учителя — 1,2 млн.
    """
    ranged = figure.scaled and None not in {figure.low, figure.high} and figure.low != figure.high
    return _title(evidence, figure) if figure.form or ranged else None


def titled(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure fills the row of a title that the line begins with: *• Nurse: 15,000*."""
    role = _title(evidence, figure, _TO_ROW)
    return role is not None and (role[0] <= TITLE or _is_item(evidence, role))


def _title(evidence: Evidence, figure: Figure, between: re.Pattern[str] = _TO_POST) -> Span | None:
    """Return the title of a post that is the label of a field, where a figure with its period is all that fills it.

    `between` is what may stand between them.
    """
    ends = evidence.ends(figure.start - TO_SUBJECT, figure.start)
    if not ends or figure.changed:
        return None
    role = next(role for role in evidence.roles if role[1] == ends[-1])
    gap = evidence.text[role[1] : figure.start]
    leading = [item for item in evidence.items[: figure.first] if item.start >= role[1]]
    for item in leading:
        if not is_kind(item, *_LEADING):
            return None
        gap = gap.replace(evidence.text[item.start : item.end], "", 1)
    joined = any(is_kind(item, "join", "and") and 0 <= role[0] - item.end <= 1 for item in evidence.items)
    if not between.fullmatch(gap) or not (joined or _begins(evidence, role)):
        return None
    end = level_end(evidence.text, field_end(evidence, figure))
    return role if _POST_END.match(evidence.text, end) else None


def _begins(evidence: Evidence, role: Span) -> bool:
    """Say whether a title begins its field."""
    return _POST_START.search(evidence.text, 0, role[0]) is not None or _is_item(evidence, role)


def _is_item(evidence: Evidence, role: Span) -> bool:
    """Say whether a title begins an item of a list: *• Nurse*, *2. Nurse*."""
    return _ITEM.fullmatch(evidence.text, 0, role[0]) is not None


def field_end(evidence: Evidence, figure: Figure) -> int:
    """Return where a figure ends with what closes its field: its period, a bound."""
    end = figure.end
    for item in evidence.items[figure.last + 1 :]:
        # A sign with something behind it adds that to the sum: 12,500 + commission.
        adds = evidence.text[item.start : item.end] == "+" and evidence.text[item.end :].strip()
        if item.start - end > 1 or not is_kind(item, *_CLOSING) or adds:
            break
        end = item.end
    return end


def posts(evidence: Evidence) -> set[int]:
    """Return where the sums begin that a list gives for posts: *cook (€2,100), waiter (€1,700)*, *cook | €2,100*.

    One post alone, with a sum, may be whom something costs; in a table or a list it is a row.
    """
    found = {figure.start: role for figure in evidence.figures if (role := _post(evidence, figure))}
    if len({*found.values()}) > 1:
        return {*found}
    rows = {start for start, role in found.items() if _ruled(evidence, role, start) or _dashed(evidence, role, start)}
    return rows or _row(evidence)


def heads(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a line is the title of a post with its sum and nothing else: *Police officer: £31,000*."""
    role = _post(evidence, figure)
    large = figure.size >= _LEAST * evidence.scale(figure)
    return large and role is not None and role[0] <= TITLE and len(evidence.figures) == 1


def _row(evidence: Evidence) -> set[int]:
    """Return where the sums of a row begin that holds the title of a post and sums alone: *cook | €2,100 | €2,600*.

    What is much smaller than the first of them may be a bonus.
    """
    first, last = evidence.roles[0] if evidence.roles else (0, 0)
    borders = [*_RULED.finditer(evidence.text, last)] if last else []
    if len(borders) < _FEWEST_CELLS or first > TITLE or level_end(evidence.text, last) != borders[0].start():
        return set()
    figures = {figure.start: figure for figure in evidence.figures if figure.form}
    sums: list[Figure] = []
    for border, after in zip_longest(borders, borders[1:]):
        cell = slice(border.end(), after.start() if after else None)
        figure = figures.get(border.end())
        rest = evidence.text[figure.end : cell.stop] if figure else evidence.text[cell]
        if any(map(str.isalpha, rest)):
            return set()
        sums += [figure] if figure else []
    if len(sums) < _FEWEST_CELLS or sums[0].size < _LEAST * evidence.scale(sums[0]):
        return set()
    return {figure.start for figure in sums if alike(figure, sums[0])}


def _ruled(evidence: Evidence, role: Span, start: int) -> bool:
    """Say whether a border of cells alone parts a title from its sum, and the line has but these two cells."""
    bordered = role[0] <= TITLE and _RULED.fullmatch(evidence.text, role[1], start)
    return bool(bordered) and len(_RULED.findall(evidence.text)) == 1


def _dashed(evidence: Evidence, role: Span, start: int) -> bool:
    """Say whether a dash parts a title from its sum in an item of a list: *• Nurse – €2,300*."""
    return _is_item(evidence, role) and _DASHED.match(evidence.text, role[1], start) is not None


def posted(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a list or a table gives a figure for a post: one that is large enough, or has a period."""
    if not evidence.roles or figure.start not in evidence.posts:
        return False
    return figure.size >= _LEAST * evidence.scale(figure) or evidence.timed(figure) > 0
