"""For which period a figure is, and how many monthly salaries a year has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.document import Span, UnitText
from corpus.lexicon import is_unspaced
from corpus.pay.evidence import Cue, Evidence
from corpus.pay.money import Figure, Item, alike, is_kind
from corpus.pay.shapes import changed_into
from corpus.pay.tokens import Number, Token
from corpus.pay.words import Bearing, Kind, Word

_NEAR = 40
_TOUCHING = 2
_ADDING = {"(", "（", "/", "["}
# So many figures may share the period behind the last of them.
_SHARED = 6
_NAMING: set[Kind] = {"noun", "extra", "verb"}
# Pay of so much may be that of a year, where no word says so.
_A_YEAR = 10_000
# Nobody is paid so much for an hour, or for a day.
_MOST: dict[UnitText, int] = {"HOUR": 1000, "DAY": 10_000}
# What is counted by the day or the week is less.
_COUNT = 100
# The letters between two figures of a list that has commas.
_LISTED = 12
# What a period further behind the figure may not have before it.
# What may stand between two sums of one period beside who gets the later one.
_REPEATED: tuple[Kind, ...] = ("verb", "gain", "make", "weak", "join", "and", "clause", "person", "apart")
_CLOSING: set[Kind] = {"period", "noun", "join", "change", "clause", "counted", "total"}


def unit(evidence: Evidence, figure: Figure, above: Sequence[Bearing]) -> UnitText | None:
    """Return the period that the clause gives a figure: behind it, before it, or behind a later one."""
    if figure.unit:
        return figure.unit
    if _led_by_piece(evidence, figure):
        return None
    if figure.changed and not _unit_behind(evidence, figure) and (shared := changed_into(evidence, figure)):
        return shared
    for reader in (_unit_named, _unit_behind, _unit_before, _unit_shared):
        word = reader(evidence, figure)
        if word is not None:
            return None if word.kind == "piece" else word.unit
    return next((word.unit for word in above if word.unit and _fits(evidence, figure, word.unit)), None)


def _fits(evidence: Evidence, figure: Figure, unit: UnitText) -> bool:
    """Say whether a sum is no larger than pay for a unit of time that only a heading names."""
    return unit not in _MOST or figure.size < _MOST[unit] * evidence.scale(figure)


def _led_by_piece(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a piece of work touches a figure before it, and no period behind: 건당 3500원을 받으면 한 시간에."""
    before = evidence.items[figure.first - 1] if figure.first else None
    if before is None or not is_kind(before, "piece") or figure.start - before.end > 1:
        return False
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    return follows is None or not is_kind(follows, "period") or follows.start - figure.end > 0


def _unit_named(evidence: Evidence, figure: Figure) -> Word | None:
    """Return the pay by a unit of time right before a figure, unless a period touches the figure: 최저시급 9,860원."""
    cue = next(evidence.leading(figure), None)
    named = cue and cue.word.kind == "noun" and cue.word.unit and evidence.length(cue.end, figure.start) <= _TOUCHING
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    rated = follows and is_kind(follows, "period", "piece") and follows.start - figure.end <= 1
    return cue.word if cue and named and not rated else None


def _unit_behind(evidence: Evidence, figure: Figure) -> Word | None:
    return evidence.following(figure, "period", "piece")


def behind(evidence: Evidence, figure: Figure) -> UnitText | None:
    """Return the period right behind a figure alone: of what it was *a year ago* the year is no period."""
    word = evidence.following(figure, "period")
    return word.unit if word else None


def _unit_before(evidence: Evidence, figure: Figure) -> Word | None:
    for cue in evidence.leading(figure):
        if cue.word.kind == "piece" or (cue.word.unit and cue.word.kind in {"period", "noun"}):
            if cue.word.kind == "period" and _counts(evidence, cue):
                continue
            return cue.word
    for cue in reversed(evidence.around(figure)):
        if cue.end <= figure.start and cue.word.kind == "noun" and not _is_compared(evidence, cue, figure):
            near = evidence.owns(figure, cue) and evidence.breaks(cue.end, figure.start) <= 2
            return cue.word if near and cue.word.unit else _unit_added(evidence, figure)
    behind = next((cue for cue in evidence.around(figure) if cue.start >= figure.end), None)
    if behind and behind.word.unit and behind.start - figure.end <= 2:
        return behind.word
    return None


def _is_compared(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a clause before the figure's ends with pay that a bound stands before: 月薪高於最低工資，約三萬五."""
    before = evidence.items[cue.at - 1] if cue.at else None
    bound = before is not None and is_kind(before, "before") and cue.start - before.end <= 1
    return bound and evidence.breaks(cue.end, figure.start) > 0


def _counts(evidence: Evidence, cue: Cue) -> bool:
    """Say whether a period tells how much of something there is in it: *makes three visits a day and gets €60*."""
    number = evidence.items[cue.at - 1] if cue.at else None
    if not isinstance(number, Number) or number.high >= _COUNT or number.scaled:
        return False
    between = evidence.text[number.end : cue.start].split()
    return number.low > 1 and len(between) == 1 and between[0].isalpha()


def _unit_added(evidence: Evidence, figure: Figure) -> Word | None:
    """Return the pay by a unit of time that brackets or a stroke add to a figure: 급여 300만원 (월급)."""
    behind = next((cue for cue in evidence.around(figure) if cue.start >= figure.end), None)
    added = behind and evidence.text[figure.end : behind.start].strip() in _ADDING
    return behind.word if behind and added and behind.word.unit else None


def _unit_shared(evidence: Evidence, figure: Figure) -> Word | None:
    """Return the period behind a later figure when only joining words stand between the figures."""
    at = bisect_left(evidence.starts, figure.end)
    last = figure
    for later in evidence.figures[at : at + _SHARED]:
        between = evidence.items[last.last + 1 : later.first]
        repeats = _repeats(evidence, last, later)
        if not alike(last, later) and any(is_kind(item, "make", "gain") for item in between):
            # Of another order of size by another verb: *Rs 25 an order, up from Rs 20, and make Rs 22,000 a month*.
            break
        if not repeats and any(
            isinstance(item, Number) or item.any("noun", "verb", "price", "extra") for item in between
        ):
            break
        if not repeats and evidence.breaks(last.end, later.start) and not _lists(evidence, last, later):
            return None
        word = evidence.following(later, "period", "noun")
        if word and word.unit:
            return word
        last = later
    closing = (cue for cue in evidence.around(figure) if cue.start >= figure.end and cue.word.kind in _CLOSING)
    behind = next(closing, None)
    if behind is None or not behind.word.unit or evidence.breaks(figure.end, behind.start):
        return None
    return behind.word if evidence.owns(figure, behind) else None


def _repeats(evidence: Evidence, last: Figure, later: Figure) -> bool:
    """Say whether somebody else's sum follows with the same words: *a cook earns €2,100, a waiter gets €1,700*."""
    ends = evidence.ends(last.end, later.start)
    if len(ends) != 1 or not alike(last, later) or evidence.breaks(last.end, later.start) > 2:
        return False
    role = next(role for role in evidence.roles if role[1] == ends[0])
    rest = evidence.length(last.end, role[0]) + evidence.length(role[1], later.start)
    for item in evidence.items[last.last + 1 : later.first]:
        if not is_kind(item, *_REPEATED) and not _is_article(item, role):
            return False
        rest -= evidence.length(item.start, item.end)
    return rest <= _LISTED


def _is_article(item: Item, role: Span) -> bool:
    """Say whether a number is rather the article of a role: ein Fahrer, un chauffeur."""
    return isinstance(item, Number) and item.low == item.high == 1 and item.end <= role[0] <= item.end + 1


def _lists(evidence: Evidence, last: Figure, later: Figure) -> bool:
    """Say whether little stands between two figures but who gets the later one: cook €2,100, waiter €1,700 a month."""
    start, end = last.end, later.start
    ends = evidence.ends(start, end)
    if len(ends) != 1 or not alike(last, later):
        return evidence.length(start, end) <= _LISTED
    role = next(role for role in evidence.roles if role[1] == ends[0])
    return evidence.length(start, role[0]) + evidence.length(role[1], end) <= _LISTED


def by_month(evidence: Evidence, figure: Figure) -> bool:
    """Say whether pay of so many salaries a year is what one of them is (25K·16薪), not all (38 K€ sur 13 mois)."""
    unspaced = any(map(is_unspaced, evidence.text[figure.end : figure.end + _NEAR]))
    return unspaced or figure.size < _A_YEAR * evidence.scale(figure)


def months(evidence: Evidence, figure: Figure) -> int | None:
    """Return how many monthly salaries a year has, when the text says so right behind the figure (·16薪)."""
    if "months" not in evidence.kinds or _is_extra(evidence, figure):
        return None
    for at in range(figure.last + 1, min(len(evidence.items) - 1, figure.last + 4)):
        number, word = evidence.items[at], evidence.items[at + 1]
        if isinstance(number, Token) and number.any("months") and isinstance(word, Number):
            # The word stands before the number where what is counted follows: 2 000 € sur 13 mois.
            follows = evidence.items[at + 2] if at + 2 < len(evidence.items) else None
            whole = word.low == word.high == int(word.low) and 12 <= word.low <= 24
            counted = isinstance(follows, Token) and follows.any("counted", "months") and follows.start - word.end <= 1
            return int(word.low) if whole and counted and evidence.length(figure.end, number.start) <= _NEAR else None
        if isinstance(number, Number) and isinstance(word, Token) and word.any("months"):
            whole = number.low == number.high == int(number.low) and 12 <= number.low <= 24
            clear = (
                evidence.length(figure.end, number.start) <= _NEAR
                and evidence.text[number.end : word.start].strip() == ""
            )
            return int(number.low) if whole and clear else None
    return None


def _is_extra(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure is what comes on top of pay, which the months are not said of: *a bonus of €150*."""
    told = (cue.word.kind for cue in evidence.leading(figure) if cue.word.kind in _NAMING)
    return next(told, None) == "extra"
