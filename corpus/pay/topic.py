"""What a page says of its sums as a whole: what pay it tells, and whether it is about prices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from corpus.document import Money, Span, UnitText, Wage
from corpus.patterns import lazy
from corpus.pay.digits import undivided
from corpus.pay.evidence import Evidence
from corpus.pay.money import Figure, Item, is_kind
from corpus.pay.rows import Rows, extras, resumed
from corpus.pay.shapes import TO_SUBJECT
from corpus.pay.surroundings import Above
from corpus.pay.weights import AGAINST, weight
from corpus.pay.words import Kind

# Bare rates are prices of services where so many sums are prices by their words, and so many to one that is pay.
_PRICED, _TO_PAID = 4, 4
# How many of a unit of time are worked in a year, and how far apart, by the year, sums of one page are both pay.
_A_YEAR: dict[UnitText, int] = {"HOUR": 1800, "DAY": 230, "WEEK": 52, "MONTH": 12, "YEAR": 1}
_COMPARED = 2
# So far they are below a title that is about pay.
_SIMILAR = 5
# Pay of so much that names no unit of time is that of a year, or of a month.
_SALARY, _MONTHLY = 10_000, 500
# What a service costs is seldom told by these.
_LONG: set[UnitText | None] = {"MONTH", "YEAR"}
# So many sums that are pay make a page that tells of pay, if fewer are prices.
_TOLD = 2
# What tells that a title is about pay, and what a title ends with that asks.
_TELLING: set[Kind] = {"noun", "verb", "gain"}
_ASKED: set[Kind] = {"make", "upon", "weak"}
_ASKING = ("?", "？", "؟")
# What may stand beside a sum that is all its sentence says.
_BESIDE: tuple[Kind, ...] = ("before", "after", "near", "free", "from", "between", "period", "weak", "verb")
_STOP, _COMMA = lazy(r"[.!?…](?:\s|$)"), lazy(r"[.!?…,;](?:\s|$)")
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
    rated = [*rows.rated, *rows.beside]
    if rows.due or rows.lone:
        found += _told(rows, about_pay)
    if rated:
        apart = {row.span for row in rows.bare} - {wage.span for wage in rows.wages if wage.unit_text in _LONG}
        told = [wage for wage in rows.wages if wage.span not in apart]
        sizes = _Sizes(told, _by_year)
        found += [row for row in rows.rated if row.unit_text and row.currency and sizes.have(row)]
        # A headline often gives a sum of the text.
        sums = {(wage.currency, wage.min_value, wage.max_value) for wage in told if wage.currency}
        found += [row for row in rated if (row.currency, row.min_value, row.max_value) in sums]
        if about_pay():
            paid = _Sizes(rows.wages, _value)
            found += [row for row in rated if _is_personal(row, sizes) or paid.have(row)]
    return {row.span: row for row in found}


def _told(rows: Rows, about_pay: Callable[[], bool]) -> list[Wage]:
    """Return the rates by the hour or the piece, and the sums that stand alone, of a page that tells of pay.

    A sum that stands alone is about as large as its pay.
    """
    if not about_pay() and (len(rows.wages) < _TOLD or len(rows.wages) <= rows.priced):
        return []
    paid = _Sizes(rows.wages, _value)
    return [*rows.due, *(row for row in rows.lone if paid.have(row))]


class _Sizes:
    """The sums of some wages by their currency, as `measure` gives them."""

    def __init__(self, wages: Sequence[Wage], measure: Callable[[Wage], Decimal | None]) -> None:
        self._measure = measure
        self._sizes: dict[str | None, list[Decimal]] = {}
        for wage in wages:
            if size := measure(wage):
                self._sizes.setdefault(wage.currency, []).append(size)
        for sizes in self._sizes.values():
            sizes.sort()

    def tell(self, currency: str | None) -> bool:
        """Say whether one of them is in a currency."""
        return currency in self._sizes

    def have(self, row: Wage, times: int = _COMPARED) -> bool:
        """Say whether one of them is in the currency of a sum and at most so many times as much, or as little."""
        own, sizes = self._measure(row), self._sizes.get(row.currency)
        if not own or not sizes:
            return False
        at = bisect_left(sizes, own / times)
        return at < len(sizes) and sizes[at] <= own * times


def _value(wage: Wage) -> Decimal | None:
    return wage.max_value or wage.min_value


def _is_personal(row: Wage, sizes: _Sizes) -> bool:
    """Say whether a sum is for a unit of time, or a salary, and by the year as much as people are paid.

    `sizes` is the pay that the page tells.
    """
    if row.unit_text and sizes.tell(row.currency):
        return sizes.have(row, _SIMILAR)
    size, value = _by_year(row), _value(row)
    if size is None or value is None or not (row.unit_text or value >= _SALARY):
        return False
    code = row.currency or next(iter(row.currency_candidates), "")
    return size <= (_MOST_UNDIVIDED if undivided(code) else _MOST)


def is_extra(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a word for what comes with pay is said of a figure: a bonus speaks of work, not of prices."""
    return any(cue.word.kind == "extra" and evidence.owns(figure, cue) for cue in evidence.around(figure))


def is_rated(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a unit of time, a role or a word of work stands with a figure, and no word against pay said of it.

    What comes on top of pay is none: *52.000 Euro im Jahr plus Spesen*.
    """
    weak = (cue for cue in evidence.around(figure) if cue.word.kind == "weak")
    told = evidence.timed(figure) > 0 or bool(evidence.ends(figure.start - TO_SUBJECT, figure.start))
    told = told or any(not evidence.breaks(*evidence.gap(cue.start, cue.end, figure)) for cue in weak)
    return told and _unopposed(evidence, figure)


def _unopposed(evidence: Evidence, figure: Figure) -> bool:
    """Say whether no word against pay is said of a figure."""
    cues = (cue for cue in evidence.around(figure) if cue.word.kind in AGAINST and evidence.owns(figure, cue))
    near = (cue for cue in cues if evidence.breaks(*evidence.gap(cue.start, cue.end, figure)) <= 1)
    return not any(weight(evidence, cue, figure) < 0 for cue in near)


def is_due(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure that `is_rated` is by the hour or the piece, as few things but work are."""
    return evidence.hourly(figure) or evidence.following(figure, "piece") is not None


def is_lone(evidence: Evidence, figure: Figure, *, headed: bool, resumes: bool) -> bool:
    """Say whether a sum is all that its sentence says: *Weekends only. £480.*, and nothing speaks against pay.

    Below the title of a post, which `headed` tells, more may follow behind a comma. What `resumes` a sentence about pay
    may be an average instead: *among men, the average was €2,231*.
    """
    if figure.form is None or not _unopposed(evidence, figure):
        return False
    return (resumes and figure.qualifier == "AVERAGE") or _is_alone(evidence, figure, headed=headed)


def _is_alone(evidence: Evidence, figure: Figure, *, headed: bool) -> bool:
    if len(evidence.figures) > 1:
        return False
    text = evidence.text
    start = max((match.end() for match in _STOP.finditer(text, 0, figure.start)), default=0)
    stop = (_COMMA if headed else _STOP).search(text, figure.end)
    rest = list(text[start : stop.start() if stop else None])
    for first, last in [(figure.start, figure.end), *((item.start, item.end) for item in _beside(evidence))]:
        if first >= start:
            rest[first - start : last - start] = " " * (last - first)
    return not any(map(str.isalnum, rest))


def _beside(evidence: Evidence) -> Iterator[Item]:
    return (item for item in evidence.items if is_kind(item, *_BESIDE))


def is_pay(title: str, told: Above) -> bool:
    """Say whether a title is about pay, by what its words and roles tell."""
    words, roles = told
    kinds = {word.kind for word in words}
    asked = title.endswith(_ASKING) and not kinds.isdisjoint(_ASKED)
    telling = asked or not kinds.isdisjoint(_TELLING) or (bool(roles) and "weak" in kinds)
    return telling and kinds.isdisjoint(AGAINST)


def _by_year(wage: Wage) -> Decimal | None:
    """Return about what pay comes to in a year, None where it names no unit of time and is not as large as salaries."""
    value = _value(wage)
    if value is None or (wage.unit_text is None and value < _MONTHLY):
        return None
    return value * _A_YEAR[wage.unit_text or ("YEAR" if value >= _SALARY else "MONTH")]
