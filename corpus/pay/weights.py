"""What a word near a figure says of it by itself: for pay or against it, by what it is and by whom it is said of."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.document import UnitText
from corpus.pay import shapes
from corpus.pay.money import SHARES, Figure, is_kind
from corpus.pay.tokens import Number, Token
from corpus.pay.words import Kind

if TYPE_CHECKING:
    from corpus.pay.evidence import Cue, Evidence

# Weights were set by hand on development sentences; a figure is a wage from `WAGE` on.
WAGE = 1.0
WEIGHTS: dict[Kind, float] = {
    "noun": 3.0, "verb": 2.2, "gain": 2.2, "earned": 2.2, "make": 0.6, "weak": 0.6, "gets": 0.6, "pays": 0.6,
    "stands": 0.0,
    "price": -3.0, "deal": -3.0, "extra": -4.0,
}  # fmt: skip
GAINS: set[Kind] = {"gain", "make", "earned"}
AGAINST: set[Kind] = {"price", "deal", "extra"}
PETTY: dict[UnitText, int] = {"MONTH": 30, "YEAR": 200}
"""Less for so long is no pay."""

# What weighs the same whoever is named.
_PLAIN: set[Kind] = {"noun", "verb", "weak", "gets", "stands"}
_PAYING: set[Kind] = AGAINST | {"pays"}
_ASKING: set[Kind] = AGAINST | {"make"}
# So much is rather what a trade is paid than what one of it spends.
_SALARY = 10_000
# So much a week is no pension.
_WEEKLY = 1000
# So many extras stand between one and the word that takes all of them in, which is so near behind.
_EXTRAS, _TO_INCLUDING = 2, 16
_CHAINED: tuple[Kind, ...] = ("extra", "weak", "join", "and", "to", "clause")
# The subject of a verb behind a joining word may stand so many times as far before it: the firm sold … and earned.
_COORDINATED = 3


def _subject(evidence: Evidence, cue: Cue) -> Kind | None:
    """Return ``person`` or ``firm``, what stands nearest before a verb in its clause, or None."""
    joined = cue.at > 0 and "join" in evidence.items[cue.at - 1].kinds
    floor = cue.start - shapes.TO_SUBJECT * (_COORDINATED if joined else 1)
    named = [(end, "person") for end in evidence.ends(floor, cue.start)]
    first, last = bisect_left(evidence.cue_starts, floor), bisect_left(evidence.cue_starts, cue.start)
    named += [
        (other.end, kind)
        for other in evidence.cues[first:last]
        for kind in ("person", "firm")
        if other.word.kind == kind and other.end <= cue.start and "payee" not in evidence.items[other.at].kinds
    ]
    follows = evidence.items[cue.at + 1] if cue.at + 1 < len(evidence.items) else None
    if not named and follows is not None and "firm" in follows.kinds and follows.start - cue.end == 1:
        # The subject may stand behind its verb: جمعت الشركة 5 ملايين دولار.
        return "firm"
    end, kind = max(named, default=(-1, None))
    if kind == "firm" and any(shapes.works_for(evidence, other, end) for other, who in named if who == "person"):
        kind = "person"
    # The firm, which made £42m last year, is the subject of its relative clause.
    parted = end < 0 or (
        evidence.breaks(end, cue.start) and evidence.breaks(shapes.onward(evidence).get(end, end), cue.start)
    )
    return None if parted else kind  # type: ignore[return-value]


def weight(evidence: Evidence, cue: Cue, figure: Figure) -> float:
    """Return what a cue says of a figure; what a firm makes is its turnover, what a person makes is pay."""
    kind = cue.word.kind
    if kind in _PLAIN:
        return _plain_weight(evidence, cue, figure)
    if kind in _PAYING and (
        (evidence.roles and shapes.pays_role(evidence, cue, figure)) or shapes.pays_hourly(evidence, cue, figure)
    ):
        return WEIGHTS["verb"]
    if kind == "pays" and shapes.role_before(evidence, cue) and _subject(evidence, cue) == "person":
        return WEIGHTS["weak" if _hires(evidence, cue, figure) else "price"]
    if kind in _ASKING and "make" in (both := evidence.items[cue.at].kinds) and not both.isdisjoint(AGAINST):
        asks = _asks(evidence, cue, figure)
        return WEIGHTS["gain" if asks else kind] * ((kind == "make") == asks)
    if kind == "extra" and (light := _light_extra(evidence, cue, figure)):
        return light
    if kind in {"deal", "price"} and _weekly(evidence, cue, figure):
        return WEIGHTS["weak"]
    if kind in GAINS:
        subject = _subject(evidence, cue)
        if subject == "firm" and not (evidence.roles and evidence.hourly(figure)):
            # What a firm gives to somebody by a unit of time is his pay: gives me eighteen dollars an hour.
            given = "pays" in evidence.items[cue.at].kinds and evidence.timed(figure) > 0
            return WEIGHTS["verb" if given else "deal"]
        if kind == "make":
            return WEIGHTS["gain" if subject and _is_direct(evidence, cue, figure) else "weak"]
    return WEIGHTS.get(kind, 0.0)


def _stands(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a person is at a sum, and nothing that he pays for: not *a driver's insurance is at £900*."""
    if not _is_direct(evidence, cue, figure) or _subject(evidence, cue) != "person":
        return False
    return not any(other.word.kind in AGAINST for other in evidence.leading(figure))


def _is_direct(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a figure stands a few letters behind a verb."""
    return cue.end <= figure.start and evidence.length(cue.end, figure.start) <= shapes.TO_SIZE


def _light_extra(evidence: Evidence, cue: Cue, figure: Figure) -> float:
    """Return what an extra says of a figure that it is not: overtime by the hour, all that a trainee gets, a bonus."""
    if "weak" in evidence.items[cue.at].kinds and (evidence.hourly(figure) or _by_piece(evidence, figure)):
        return WEIGHTS["verb"]
    if len(evidence.figures) == 1 and "trainee" in evidence.kinds and evidence.timed(figure) > 0:
        return WEIGHTS["verb"]
    beside = not evidence.owns(figure, cue) or shapes.comes_on_top(evidence, cue, figure)
    beside = beside or _is_included(evidence, cue, figure) or _is_share(evidence, cue, figure)
    return WEIGHTS["weak"] if beside else 0.0


def _is_share(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether an extra behind a figure is a share: *월급 250만 원에 상여 400%*."""
    size = evidence.items[cue.at + 1] if cue.at + 1 < len(evidence.items) else None
    if not isinstance(size, Number) or cue.start < figure.end or size.start - cue.end > 1:
        return False
    return evidence.text[size.end : size.end + 1] in SHARES


def _is_included(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a word takes an extra into the sum: *with overtime included, drivers get €2,900*.

    It stands before the extra, which a clause then ends, or right behind it; nothing but extras stands between. What it
    takes in with a sum of its own is another: *including a bonus of €3,000*.
    """
    if "including" not in evidence.kinds:
        return False
    at = cue.at - 1
    while at >= 0 and is_kind(evidence.items[at], *_CHAINED) and _is_chain(evidence, at, cue):
        at -= 1
    led = at >= 0 and is_kind(evidence.items[at], "including") and _is_chain(evidence, at, cue)
    if led and cue.start > figure.start:
        return evidence.items[at].start >= figure.end
    if led and evidence.breaks(cue.end, figure.start):
        return True
    behind = evidence.items[cue.at + 1 : cue.at + 2 + _EXTRAS]
    behind = [item for item in behind if not is_kind(item, *_CHAINED)]
    return bool(behind) and is_kind(behind[0], "including") and behind[0].start - cue.end <= _TO_INCLUDING


def _is_chain(evidence: Evidence, at: int, cue: Cue) -> bool:
    """Say whether the item at `at` stands near before an extra, and nothing but words of a list parts the two."""
    item = evidence.items[at]
    joined = sum(is_kind(each, "clause") for each in evidence.items[at : cue.at])
    near = evidence.length(item.end, cue.start) <= shapes.TO_SUBJECT
    return near and evidence.breaks(item.end, cue.start) <= joined - is_kind(item, "clause")


def _by_piece(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure is by the piece: what a commission comes to for each of them is a rate."""
    if "piece" not in evidence.kinds:
        return False
    return evidence.following(figure, "piece") is not None or any(
        cue.word.kind == "piece" for cue in evidence.leading(figure)
    )


def _weekly(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a deal is worth so much a week: only people are paid by it."""
    period = evidence.following(figure, "period") if cue.end <= figure.start else None
    large = figure.size >= _WEEKLY * evidence.scale(figure)
    return large and period is not None and period.unit == "WEEK" and not evidence.breaks(cue.end, figure.start)


def _plain_weight(evidence: Evidence, cue: Cue, figure: Figure) -> float:
    """Return the `weight` of a word that weighs the same whoever is named; what firms charge is hardly pay."""
    kind, both = cue.word.kind, evidence.items[cue.at].kinds
    if kind == "stands":
        return WEIGHTS["gain" if _stands(evidence, cue, figure) else kind]
    if kind == "gets":
        return WEIGHTS[kind] if evidence.timed(figure) > 0 else 0.0
    if not evidence.roles and "charged" in both and "firm" in evidence.kinds:
        return WEIGHTS["weak"]
    if "noun" in both and _buys(evidence, cue, figure):
        return WEIGHTS["price"] if _spends(evidence, cue, figure) else WEIGHTS["weak"] * (kind == "weak")
    return WEIGHTS[kind]


def _hires(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a firm pays what only a salary is: *a bank that wants an engineer and will pay £96,000 a year*."""
    period = evidence.following(figure, "period")
    yearly = period is not None and period.unit == "YEAR" and figure.size >= _SALARY * evidence.scale(figure)
    return yearly and any(other.word.kind == "firm" and other.end <= cue.start for other in evidence.around(figure))


def _asks(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether somebody charges for work: a role, or whoever is named by the hour in a sentence with one."""
    served = shapes.role_before(evidence, cue) or (bool(evidence.roles) and evidence.hourly(figure))
    return served and _subject(evidence, cue) == "person"


def _buys(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a word that may be a verb too (pay) has the figure as its object: *you can pay $60*."""
    if cue.end >= figure.start or not evidence.text[cue.end].isspace() or "weak" not in evidence.items[cue.at].kinds:
        return False
    if evidence.length(cue.end, figure.start) > shapes.TO_SIZE:
        return False
    between = evidence.items[cue.at + 1 : figure.first]
    verb = any(other.at == cue.at and other.word.kind == "weak" for other in evidence.around(figure))
    return verb and all(isinstance(item, Token) and item.any("before", "between", "from") for item in between)


def _spends(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a role pays a sum that is no salary: *nurses pay $110*, not *nurse pay $40,000*."""
    period = evidence.following(figure, "period")
    if figure.low != figure.high or (period and figure.size >= PETTY.get(period.unit or "YEAR", 0)):
        return False
    if figure.size >= _SALARY * evidence.scale(figure):
        return False
    edges = [cue.end, *(item.end for item in evidence.items[cue.at + 1 : figure.first])]
    starts = [*(item.start for item in evidence.items[cue.at + 1 : figure.first]), figure.start]
    joined = all(start - end <= 1 for end, start in zip(edges, starts, strict=True))
    return joined and bool(evidence.ends(cue.start - 1, cue.start))
