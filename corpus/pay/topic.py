"""What a page says of its sums as a whole: what pay it tells, and whether it is about prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from corpus.document import Money, Span, UnitText, Wage
from corpus.pay.digits import undivided
from corpus.pay.evidence import Evidence
from corpus.pay.money import Figure
from corpus.pay.rows import Rows, extras, resumed
from corpus.pay.shapes import TO_SUBJECT
from corpus.pay.weights import AGAINST, weight

# Bare rates are prices of services where so many sums are prices by their words, and so many to one that is pay.
_PRICED, _TO_PAID = 4, 4
# How many of a unit of time are worked in a year, and how far apart, by the year, sums of one page are both pay.
_A_YEAR: dict[UnitText, int] = {"HOUR": 1800, "DAY": 230, "WEEK": 52, "MONTH": 12, "YEAR": 1}
_COMPARED = 2
# So far they are below a title that is about pay.
_SIMILAR = 5
# Pay of so much that names no unit of time is that of a year.
_SALARY = 10_000
# No person is paid more in a year than so many units of a currency, or of one that is not divided.
_MOST, _MOST_UNDIVIDED = 10**6, 10**8


def settled(rows: Rows, text: str, about_pay: Callable[[], bool]) -> tuple[list[Wage], list[Money]]:
    """Return the wages and the other money of a page, from what its sentences say by themselves.

    `about_pay` tells whether its title speaks of pay.
    """
    wages, money = rows.wages, rows.money
    priced = rows.priced >= max(_PRICED, _TO_PAID * (len(wages) - len(rows.bare)))
    if rows.bare and priced and not about_pay():
        spans = {row.span for row in rows.bare}
        wages = [wage for wage in wages if wage.span not in spans]
        money = sorted([*money, *rows.bare], key=lambda row: row.span)
    elif more := _more(rows, text, about_pay):
        wages = sorted([*wages, *more.values()], key=lambda row: row.span)
        money = [row for row in money if row.span not in more]
    if other := extras(text, wages):
        wages = [wage for wage in wages if wage.span not in other]
        money = sorted([*money, *other.values()], key=lambda row: row.span)
    return wages, money


def _more(rows: Rows, text: str, about_pay: Callable[[], bool]) -> dict[Span, Wage]:
    """Return what is pay because of what the lines before, the title or the whole page tell of pay."""
    found = resumed(text, rows.wages, rows.hourly)
    open_ = [*rows.rated, *rows.beside]
    if open_:
        apart = {row.span for row in rows.bare}
        told = [wage for wage in rows.wages if wage.span not in apart]
        sizes = _sizes(told)
        found += compared(sizes, [row for row in rows.rated if row.unit_text]) + _same(told, open_)
        if about_pay():
            found += [row for row in open_ if _is_personal(row, sizes.get(row.currency)) or _repeats(row, rows.wages)]
    return {row.span: row for row in found}


def _same(told: Sequence[Wage], rated: Sequence[Wage]) -> list[Wage]:
    """Return the sums that the page calls pay elsewhere: a headline often gives one of the text."""
    sums = {(wage.currency, wage.min_value, wage.max_value) for wage in told if wage.currency}
    return [row for row in rated if (row.currency, row.min_value, row.max_value) in sums]


def _is_personal(row: Wage, sizes: Sequence[Decimal] | None) -> bool:
    """Say whether a sum is by the year of the size of the page's pay, or else of what people are paid."""
    if sizes and row.unit_text:
        return any(_like(size, row, _SIMILAR) for size in sizes)
    size, code = _by_year(row), row.currency or next(iter(row.currency_candidates), "")
    return size is not None and size <= (_MOST_UNDIVIDED if undivided(code) else _MOST)


def _repeats(row: Wage, told: Sequence[Wage]) -> bool:
    """Say whether a sum without a unit of time is about as much as what somebody else is told to get by the month."""
    monthly = (wage for wage in told if wage.unit_text in {"MONTH", None} and wage.currency == row.currency)
    own = row.max_value or row.min_value
    sizes = [size for wage in monthly if (size := wage.max_value or wage.min_value)]
    return row.unit_text is None and own is not None and any(_alike(own, size) for size in sizes)


def _alike(one: Decimal, other: Decimal, times: int = _COMPARED) -> bool:
    return max(one, other) <= times * min(one, other)


def is_extra(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a word for what comes with pay is said of a figure: a bonus speaks of work, not of prices."""
    return any(cue.word.kind == "extra" and evidence.owns(figure, cue) for cue in evidence.around(figure))


def is_rated(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a unit of time, a role or a word of work stands with a figure, and no word against pay said of it.

    What comes on top of pay is none: *52.000 Euro im Jahr plus Spesen*.
    """
    cues = (cue for cue in evidence.around(figure) if cue.word.kind in AGAINST and evidence.owns(figure, cue))
    near = (cue for cue in cues if evidence.breaks(*evidence.gap(cue.start, cue.end, figure)) <= 1)
    weak = (cue for cue in evidence.around(figure) if cue.word.kind in {"weak", "make"})
    told = evidence.timed(figure) > 0 or bool(evidence.ends(figure.start - TO_SUBJECT, figure.start))
    told = told or any(not evidence.breaks(*evidence.gap(cue.start, cue.end, figure)) for cue in weak)
    return told and not any(weight(evidence, cue, figure) < 0 for cue in near)


def compared(sizes: Mapping[str | None, Sequence[Decimal]], rated: Sequence[Wage]) -> list[Wage]:
    """Return what is told by a unit of time and is, by the year, about what the page calls pay in that currency."""
    return [row for row in rated if row.currency and any(_like(size, row) for size in sizes.get(row.currency, ()))]


def _sizes(told: Sequence[Wage]) -> dict[str | None, list[Decimal]]:
    """Return what the page calls pay, by the year, for each currency."""
    found: dict[str | None, list[Decimal]] = {}
    for wage in told:
        if size := _by_year(wage):
            found.setdefault(wage.currency, []).append(size)
    return found


def _like(size: Decimal, row: Wage, times: int = _COMPARED) -> bool:
    """Say whether a sum is by the year so many times as much as `size` at most, or as little."""
    own = _by_year(row)
    return own is not None and _alike(own, size, times)


def _by_year(wage: Wage) -> Decimal | None:
    """Return about what pay comes to in a year, None where it names no unit of time and is not as large as salaries."""
    value = wage.max_value or wage.min_value
    salary = value and value >= _SALARY and not undivided(wage.currency or "")
    unit: UnitText | None = wage.unit_text or ("YEAR" if salary else None)
    return value * _A_YEAR[unit] if value and unit else None
