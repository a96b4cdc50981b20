"""Whether a figure is a sum of money at all where no currency, or only a common word, says so."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon import is_han, is_unspaced
from corpus.patterns import lazy
from corpus.pay.evidence import FOREIGN, Cue, Evidence
from corpus.pay.listings import celled, field_end, level_end, posted
from corpus.pay.money import SHARES, Figure, is_kind
from corpus.pay.periods import months
from corpus.pay.relations import resembles
from corpus.pay.shapes import colloquial
from corpus.pay.weights import GAINS, WAGE, WEIGHTS, weight
from corpus.pay.words import Bearing, Kind

# Below this a weak currency tied to another character is rather a count (三块蛋糕).
_FEW = 10
# Smaller sums without a currency are no rate.
_SUM = 100
# A sum of somebody else that goes on from pay without a currency, and has no multiplier either (厨师1.5万，服务员4200).
_LARGE = 1000
_NEAR = 40
_ABBREVIATION = 2
# What somebody earns that names no currency is at least so much, right behind its verb.
_PAID, _BESIDE = 1000, 14
# What is rather a year, also of long ago.
_YEAR = lazy(r"1[4-9]\d\d|20\d\d|21\d\d")
# What begins another clause.
_ONWARD: tuple[Kind, ...] = ("join", "and", "clause", "contrast", "relative", "upon")
# The label of an item.
_LABEL = lazy(r"(?:[-–—•*·+▪●]\s{0,2})?(?:[^\d\n:：]{2,40}[:：]\s{0,2})?")
# A name behind a count in quotes: 一块『臆病板』.
_QUOTES = {"「", "『", "《", "“"}
# From this on a common word with a period is a currency without further evidence (2 pounds a week is weight).
_COUNT = 20


def strong(evidence: Evidence, figure: Figure, above: Sequence[Bearing]) -> bool:
    """Say whether a figure without a currency is pay all the same: a pay word bears on it and nothing counts."""
    if _counts(evidence, figure):
        return False
    if months(evidence, figure):
        return True
    if not figure.scaled:
        told = colloquial(evidence, figure) or _named(evidence, figure, above)
        return told and figure.low != 0 and figure.size >= _SUM
    if figure.unit is not None or colloquial(evidence, figure) or _rated(evidence, figure) or celled(evidence, figure):
        return True
    if posted(evidence, figure) or (_is_labelled(evidence, figure) and _named(evidence, figure, above)):
        return True
    around = evidence.around(figure)
    nouns = (cue for cue in around if cue.word.kind == "noun")
    # What belongs to another figure never pulls as much.
    if any(evidence.owns(figure, cue) and evidence.pull(cue, figure) > FOREIGN for cue in nouns):
        return True
    if _is_got(evidence, figure):
        return True
    verbs = [*evidence.leading(figure), *(cue for cue in around if 0 <= cue.start - figure.end <= 1)]
    return any(_pays(evidence, cue, figure) for cue in verbs)


def _is_labelled(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a label, or nothing, stands before a figure: below a heading it is what that names."""
    return _LABEL.fullmatch(evidence.text, 0, figure.start) is not None


def _counts(evidence: Evidence, figure: Figure) -> bool:
    """Say whether something else than money is counted: people, percent, degrees."""
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    counted = follows is not None and is_kind(follows, "counted", "months", "handout")
    gap = evidence.text[figure.end : follows.start] if follows else ""
    shared = evidence.text[figure.end : figure.end + 2].lstrip()[:1] in SHARES
    return (counted and gap in {"", " "}) or shared or _begins_word(evidence, figure)


def _begins_word(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a multiplier alone, which nothing bounds, is written on to further letters: 萬靈丹, but 月入過萬."""
    alone = figure.end - figure.start == 1 and figure.scaled and figure.qualifier is None
    return alone and is_han(evidence.text[figure.start]) and is_han(evidence.text[figure.end : figure.end + 1])


def possible(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a sum without a currency may be pay where the page tells of such pay elsewhere.

    A unit of time or, behind a multiplier, a role stands by it, which it does not number (三千骑手).
    """
    large = figure.scaled or (figure.digits and figure.size >= _LARGE)
    by_time = large and evidence.timed(figure) > 0
    by_role = figure.scaled and bool(evidence.roles) and not _measures(evidence, figure)
    numbers_people = is_han(evidence.text[figure.end - 1]) and any(start == figure.end for start, _ in evidence.roles)
    return (by_time or by_role) and not (numbers_people or _counts(evidence, figure))


def is_open(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a number may be pay where a page tells of it: no year, no count, nor a guess."""
    dated = figure.form is None and _YEAR.fullmatch(evidence.text, figure.start, figure.end) is not None
    return not (figure.fuzzy or dated or _counts(evidence, figure) or _measures(evidence, figure))


def _measures(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a number without a currency is written on to what it counts in Chinese: 12萬冊, 10億打工人.

    What no pack has is that, and words for people.
    """
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    known = follows is not None and follows.start == figure.end and not is_kind(follows, "weak", "person")
    return figure.form is None and not known and is_han(evidence.text[figure.end : figure.end + 1])


def meant(evidence: Evidence, figure: Figure, before: Figure | None) -> bool:
    """Say whether a sum without a currency is somebody's rate, where the language leaves one currency.

    Either a period or a piece of work stands beside it in the clause of a role (一天450), or it goes on from the
    wage `before` with somebody else: the driver gets 30, the clerk 20 thousand; 80 тысяч рублей, а электрик — 75 тысяч.
    """
    if not (before or evidence.roles) or figure.size < _SUM or _counts(evidence, figure):
        return False
    rest = evidence.text[figure.end :].lstrip()
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    qualified = follows is not None and "after" in follows.kinds and follows.start == figure.end
    acted = follows is not None and is_kind(follows, "verb", "gain", "make", "gets") and follows.start - figure.end <= 1
    closed = (
        qualified
        or acted
        or not rest
        or not rest[0].isalnum()
        or is_unspaced(rest[0]) != is_unspaced(evidence.text[figure.end - 1])
    )
    leading = list(evidence.leading(figure))
    led = any(cue.word.kind in {"period", "piece"} and figure.start - cue.end <= 1 for cue in leading)
    behind = evidence.following(figure, "period", "piece") is not None
    ends = qualified or not rest or not rest[0].isalnum() or (behind and _ends(evidence, figure))
    got = acted and follows is not None and is_kind(follows, "gets")
    if _served(evidence, figure, ends=ends) and ((led and closed) or (figure.scaled and (led or behind or got))):
        return True
    large = figure.scaled or (figure.size >= _LARGE and not (before and before.form))
    if before is None or not (large and closed and resembles(evidence, figure, before)):
        return False
    others = any(before.end <= start and end <= figure.start for start, end in evidence.roles)
    return others or any(cue.start >= before.end and cue.word.kind == "person" for cue in leading)


def _ends(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a clause ends with a figure and its unit of time."""
    rest = evidence.text[field_end(evidence, figure) :].lstrip()
    return not rest or not rest[0].isalnum()


def _served(evidence: Evidence, figure: Figure, *, ends: bool) -> bool:
    """Say whether a role stands before a figure in its clause, or in the one before where the figure `ends` its own."""
    near = [level_end(evidence.text, end) for end in evidence.ends(figure.start - _NEAR, figure.start)]
    near = [end for end in near if end <= figure.start and evidence.length(end, figure.start) <= _NEAR]
    return any(evidence.breaks(end, figure.start) <= ends for end in near)


def _rated(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a period stands behind the figure, set off by a stroke alone: 8tr/tháng."""
    return evidence.text[figure.end : figure.end + 1] == "/" and evidence.following(figure, "period") is not None


def _pays(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    return cue.word.kind in {"verb", "stands", *GAINS} and weight(evidence, cue, figure) > WAGE


def _named(evidence: Evidence, figure: Figure, above: Sequence[Bearing]) -> bool:
    """Say whether the figure stands right behind a word for pay and nothing but an end or a period follows.

    So it may stand behind a verb for earning it, if it is as large as pay is: *gano 1.250 netos*.
    """
    named = (figure.size >= _PAID and _is_earned(evidence, figure)) or any(word.kind == "noun" for word in above)
    named = named or (figure.size >= _PAID and _is_net(evidence, figure))
    named = named or any(
        cue.word.kind == "noun" and evidence.length(cue.end, figure.start) <= 12 and not _short(evidence, cue)
        for cue in evidence.leading(figure)
    )
    if not named:
        return False
    rate = evidence.following(figure, "noun")
    rest = evidence.text[figure.end :].lstrip()
    # Scripts without spaces set off clauses by them: เงินเดือน 22,000 ตอนนี้.
    apart = evidence.text[figure.end : figure.end + 1].isspace() and is_unspaced(rest[:1])
    followed = evidence.following(figure, "period", "after", "piece") is not None
    followed = followed or (rate is not None and rate.unit is not None) or _is_net(evidence, figure)
    return not rest or apart or followed or not rest[0].isalnum() or _leads_on(evidence, figure)


def _leads_on(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a word that begins another clause stands right behind the figure, so that it counts nothing.

    *Está en 1.400 y hace lo mismo; j'en garde 2 300 quand tout est payé*.
    """
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    return follows is not None and is_kind(follows, *_ONWARD) and follows.start - figure.end == 1


def _is_got(evidence: Evidence, figure: Figure) -> bool:
    """Say whether somebody gets a figure by a unit of time: the verb right before it, the period right behind."""
    before = evidence.items[figure.first - 1] if figure.first else None
    got = before is not None and is_kind(before, "gets") and figure.start - before.end <= 1
    return got and evidence.following(figure, "period") is not None


def _is_earned(evidence: Evidence, figure: Figure) -> bool:
    """Say whether the figure stands right behind a verb for earning it, in a sentence that speaks of somebody.

    A verb of several words holds him: *jag ligger på*.
    """
    somebody = evidence.roles or not evidence.kinds.isdisjoint({"person", "pronoun"}) or _is_net(evidence, figure)
    return any(
        _pays(evidence, cue, figure)
        and evidence.length(cue.end, figure.start) <= _BESIDE
        and (somebody or " " in evidence.text[cue.start : cue.end])
        for cue in evidence.leading(figure)
    )


def _is_net(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a word that speaks of pay by itself is written right behind the figure: 1.250 netos."""
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    return follows is not None and is_kind(follows, "verb") and follows.start - figure.end == 1


def _short(evidence: Evidence, cue: Cue) -> bool:
    """Say whether a word is an abbreviation that is much else before a number: PA 18931."""
    return cue.end - cue.start <= _ABBREVIATION and evidence.text[cue.start].isascii()


def _closes(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a clause ends with the figure, so that nothing is left that its last word could count: 折299块."""
    return not evidence.text[figure.end : figure.end + 1].isalnum()


def _in_tenths(text: str, figure: Figure) -> bool:
    """Say whether a bound has one decimal, which weights have and sums have not: 2.7 pounds; but 12.5块."""
    # A figure may have its currency from the other end of a range alone.
    if figure.marks and is_han(text[figure.marks[0][0]]):
        return False
    bounds = (value for value in (figure.low, figure.high) if value is not None)
    return any(value.as_tuple().exponent == -1 for value in bounds)


def _parts(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure has its currency between whole units and tenths, as it is spoken: 4块5."""
    currency = figure.marks[0] if len(figure.marks) == 1 else None
    if currency is None or currency[0] == figure.start or figure.low != figure.high:
        return False
    return evidence.text[currency[1] : figure.end].isdecimal()


def _followed(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a word of pay is written on to a figure; one that leads to a number is no such (一块合适的地)."""
    onward = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    return onward is not None and onward.start == figure.end and not is_kind(onward, "before")


def relevant(evidence: Evidence, figure: Figure, above: Sequence[Bearing], *, at_home: bool = False) -> bool:
    """Say whether anything near speaks of money, so that a word such as *pound* is the currency.

    `at_home` tells that the sentence names a place where such a currency is paid.
    """
    follows = _followed(evidence, figure)
    if not (figure.scaled or figure.minor) and _in_tenths(evidence.text, figure):
        return False
    if ((at_home and figure.size >= _FEW) or _parts(evidence, figure)) and _closes(evidence, figure):
        return True
    onward = evidence.text[figure.end : figure.end + 1]
    if figure.size < _FEW and (onward in _QUOTES or (not follows and is_han(onward))):
        return False
    if figure.size >= _COUNT and is_han(evidence.text[figure.end - 1]) and _closes(evidence, figure):
        return True
    timed = evidence.timed(figure) > 0
    kinds = {*WEIGHTS, "difference", "more"} - {"weak", "make", "gets", "stands"}
    headed = any(word.unit or word.kind in kinds for word in above)
    if (
        figure.scaled
        or headed
        or celled(evidence, figure)
        or (timed and (evidence.hourly(figure) or figure.size >= _COUNT or is_han(evidence.text[figure.end - 1])))
    ):
        return True
    return any(
        cue.word.kind in kinds and evidence.breaks(*evidence.gap(cue.start, cue.end, figure)) <= 1
        for cue in evidence.around(figure)
    )
