"""How a figure goes on from the one before it: a change, the same sum in another currency, a list."""

from __future__ import annotations

from corpus.pay.evidence import Cue, Evidence
from corpus.pay.money import Figure, alike, is_kind, merged
from corpus.pay.shapes import is_difference, steps, unread
from corpus.pay.tokens import Token
from corpus.pay.weights import AGAINST, WEIGHTS
from corpus.pay.words import Kind

_NEAR = 40
# The letters between a sum and the same one in another currency.
_CONVERTED = 16
# Pay for one period differs by no more within a sentence.
_ORDER = 15
# What a sum becomes is at least so many times the size of its change, and stands so near behind the verb.
_SIZED, _RESULT = 3, 2
# What a figure has of its own when it does not go on from the one before.
_OWN: set[Kind] = {*WEIGHTS} - {"weak", "make", "gets", "stands"}
# What tells something else of a figure than that it goes on with a list.
_TOLD_ANEW: tuple[Kind, ...] = (
    *("noun", "verb", "gain", "make", "gets", "pays", "earned", "person", "pronoun", "contrast", "change"),
    *("period", "piece"),
)
_OWN_SIZES: set[Kind] = {*_OWN, "difference", "more"}


def _independent(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether a figure has words of its own, between it and the one before or behind it."""
    # Of the two ends of a change such words tell the size of the change itself (으로 2.5% 올랐다).
    kinds = _OWN if figure.changed else _OWN_SIZES
    telling = [cue for cue in evidence.around(figure) if cue.start >= before.end and cue.word.kind in kinds]
    if any(cue.start < figure.start and not _ended(evidence, cue, figure, before) for cue in telling):
        return True
    behind = (cue for cue in telling if cue.start >= figure.end)
    return any(evidence.owns(figure, cue) and not evidence.breaks(figure.end, cue.start) for cue in behind)


def _ended(evidence: Evidence, cue: Cue, figure: Figure, before: Figure) -> bool:
    """Say whether a cue between two figures stands in the clause of the first: *52.000 Euro verdient sie, …*."""
    left, right = evidence.breaks(before.end, cue.start), evidence.breaks(cue.end, figure.start)
    return evidence.owns(before, cue) and not left and right > 0


def changes(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether a figure is what the one before it becomes."""
    between = evidence.items[before.last + 1 : figure.first]
    tied = any(isinstance(item, Token) and item.any("change", "to") for item in between)
    return tied and not _independent(evidence, figure, before) and not steps(evidence, figure)


def becomes(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether a figure is an end of a change, or a large one that the one before becomes: …，涨到48万."""
    return figure.changed or (figure.scaled and changes(evidence, figure, before))


def results(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether a figure is what the change before it leads to, where verbs stand last: 500원 올라 1만1천 원."""
    between = evidence.items[before.last + 1 : figure.first]
    if len(between) != 1 or not is_kind(between[0], "more") or before.size * _SIZED > figure.size:
        return False
    return figure.start - between[0].end <= _RESULT and not evidence.breaks(before.end, figure.start)


def converts(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether a figure gives the one before it in another currency: 5,000 yuan ($690)."""
    gap = evidence.text[before.end : figure.start].lstrip()
    if figure.form is None or before.form is None or {*figure.form.codes} & {*before.form.codes} or len(gap) > _NEAR:
        return False
    between = evidence.items[before.last + 1 : figure.first]
    about = any(isinstance(item, Token) and item.any("before") for item in between) and len(gap) <= _CONVERTED
    return gap[:1] in {"(", "（"} or (about and not _independent(evidence, figure, before))


def restates(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether brackets, or a word for *or*, give a rate by another unit of time: $25/hr (about $2,000 a month)."""
    first, second = evidence.following(before, "period"), evidence.following(figure, "period")
    if first is None or second is None or first.unit == second.unit or before.form is not figure.form:
        return False
    gap = evidence.text[before.end : figure.start]
    tied = not {"(", "（"}.isdisjoint(gap) or _is_rephrased(evidence, figure, before)
    return len(gap) <= _NEAR and tied and not _independent(evidence, figure, before)


def _is_rephrased(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether nothing but a period and a word for *or* stands between: $2,000 a month, or about $24,000 a year."""
    between = evidence.items[before.last + 1 : figure.first]
    told = all(is_kind(item, "period", "or", "before") for item in between)
    rephrased = told and any(is_kind(item, "or") for item in between)
    return rephrased and not any(map(str.isalnum, unread(evidence, figure, before.end)))


def shares(evidence: Evidence, figure: Figure, later: Figure) -> bool:
    """Say whether the words behind a later figure are said of this one too: the ends of a change, two of a list.

    *From 1,900 to 2,100 a month; 3.400 Euro, als Obermonteur 4.300 Euro brutto*. No word against pay is said of it.
    """
    if any(cue.word.kind in AGAINST and evidence.owns(figure, cue) for cue in evidence.around(figure)):
        return False
    if figure.form is None or later.form is None or figure.form.codes != later.form.codes or not alike(figure, later):
        return False
    between = evidence.items[figure.last + 1 : later.first]
    if figure.changed and later.changed and not is_difference(evidence, figure):
        return all(is_kind(item, "from", "to", "change", "before") for item in between)
    told = any(is_kind(item, "noun", "verb", "gain", "make", "weak", "join", "and") for item in between)
    named = any(figure.end <= start and end <= later.start for start, end in evidence.roles)
    return named and not told and later.start - figure.end <= _NEAR and evidence.breaks(figure.end, later.start) == 1


def averaged(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether a figure is an average as the one `before` is: both are of a list, or of a sentence of averages.

    *On average a cook gets €2,100, …; average pay was £30,000 in teaching, £21,000 in catering*.
    """
    if figure.low != figure.high:
        return False
    first = evidence.items[0].word("near") if evidence.items[0].start == 0 else None
    if first is not None and first.qualifier == "AVERAGE":
        return True
    between = evidence.items[before.last + 1 : figure.first]
    return not any(is_kind(item, *_TOLD_ANEW) for item in between) and evidence.breaks(before.end, figure.start) > 0


def resembles(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether a figure goes on with what was said of the one before: about as large, and nothing new."""
    # One currency may be spelled in two ways: 1.450 euro, 1500 €.
    same = figure.form is None or (before.form is not None and figure.form.codes[0] == before.form.codes[0])
    return alike(before, figure) and same and not _independent(evidence, figure, before)


def continues(evidence: Evidence, figure: Figure, before: Figure) -> bool:
    """Say whether the period of the figure before holds on: no word for pay between, no piece of work behind.

    Of another order of size (*$17 an hour, the manager $85,000*) the figure is for another period.
    """
    if evidence.following(figure, "piece") or _differ(figure, before):
        return False
    between = (cue for cue in evidence.around(figure) if before.end <= cue.start < figure.start)
    return not any(cue.word.kind in {"noun", "earned", "piece"} for cue in between)


def _differ(one: Figure, other: Figure) -> bool:
    """Say whether two figures of one currency are of another order of size."""
    small, large = sorted((one.size, other.size))
    same = one.form is None or other.form is None or merged(one.form, other.form) is not None
    return same and large > _ORDER * small
