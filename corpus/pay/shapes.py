"""Shapes of a clause that tell more of a figure than its words: who pays whom, the size of a change, cells of a row."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.document import Span, UnitText
from corpus.lexicon import is_han, is_unspaced
from corpus.patterns import lazy
from corpus.pay.money import Figure, Item, is_kind, merged
from corpus.pay.tokens import Number, Token
from corpus.pay.words import Kind, Word

if TYPE_CHECKING:
    from corpus.pay.evidence import Cue, Evidence

# A role within so many characters from its line's start is a title.
TITLE = 2
# A word rather bears on the figure that follows it than on the one before, unless that one touches it.
BEHIND_FAR = 12
# The letters between a word for a rise and its size (a rise in hourly pay of $2).
TO_SIZE = 25
# How far before its verb a subject may end.
TO_SUBJECT = 40
# The multiplier of sums on job boards.
_THOUSAND = 1000
# How several units of time are read.
TOTAL = (Word("total"),)
# What stands between a noun and the pronoun of its relative clause.
_RELATIVE = {", ", "، "}
# A count of units of time is no larger: 6 months, 30 days.
_MOST_UNITS = 60
# Verbs that may have whom they pay as their object.
# What a sum that leaves out its last multiplier stands right behind: a month, what somebody gets.
_LEADING: set[Kind] = {"period", "gets", "verb", "gain"}
_PAYING: set[Kind] = {"weak", "verb", "pays"}
# The letters between a role and the firm that it works for, and what stands there when the firm is a subject itself.
_TO_FIRM = 12
_ACTING: set[Kind] = {"speech", "verb", "gain", "make", "weak", "join", "and"}
_SIZES: set[Kind] = {"difference", "more"}
# What a sum becomes is at least so many times the size of its change; so much less than the sum before is rather one
# than what is left of it.
_SIZED, _STEP = 3, 8
_ONE_WORD = lazy(r"[ \u00a0][^\W\d_]{5,16}(?:-[^\W\d_]{1,10})?[ \u00a0]")
_CELL_START = lazy(r"(?:^|[|｜\t·•,，、;:：–—(/-])\s{0,2}$")
_OPENING, _CLOSED = {"(", "（", "["}, {")", "）", "]"}
# The letters between a verb of spending and its sum, and the words that may stand there.
_TO_SPEND = 20
_PARTICLE = 3
_BESIDE: tuple[Kind, ...] = ("before", "near", "free", "period", "after", "weak")
# So much is rather what somebody is paid than what somebody spends.
_SALARY = 10_000
CELL_END = lazy(r"\s{0,2}(?:[|｜\t·•\n,，、;]|[.。]?$)")


def onward(evidence: Evidence) -> dict[int, int]:
    """Return where the relative clauses begin, by where the nouns end that they tell of: *a fee, which is $25*."""
    text = evidence.text
    return {
        before.end: item.end
        for before, item in pairwise(evidence.items)
        if "relative" in item.kinds and text[before.end : item.start] in _RELATIVE
    }


def counts_time(evidence: Evidence, at: int) -> bool:
    """Say whether a number before the unit of time at `at` counts it: what six months bring is no rate."""
    number = evidence.items[at - 1] if at else None
    if not isinstance(number, Number) or number.scaled or not 1 < number.low <= _MOST_UNITS:
        return False
    owned = any(figure.first < at <= figure.last + 1 and figure.form for figure in evidence.figures)
    return evidence.items[at].start - number.end <= 1 and not owned


def works_for(evidence: Evidence, end: int, firm: int) -> bool:
    """Say whether the firm that ends at `firm` is only where somebody named right before works: a nurse at a firm."""
    between = [cue for cue in evidence.cues if end <= cue.start < firm]
    start = next((cue.start for cue in between if cue.end == firm), end)
    linked = 2 < start - end <= _TO_FIRM and evidence.text[end].isspace() and not evidence.breaks(end, start)
    return linked and not any(cue.word.kind in _ACTING for cue in between if cue.start < start)


def sought(evidence: Evidence) -> list[bool]:
    """Say of each role whether a word right beside it tells that something is given for it: *für den Stürmer*."""
    edges = [(cue.start, cue.end) for cue in evidence.cues if cue.word.kind == "for"]
    return [any(0 <= a - end <= 1 or 0 <= start - b <= 1 for start, end in edges) for a, b in evidence.roles]


def pays_role(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a role is the object of a verb that also names prices: *we pay our apprentices £240*."""
    if evidence.items[cue.at].kinds.isdisjoint(_PAYING):
        return False
    near = any(cue.end <= start and end <= figure.start <= end + TO_SIZE for start, end in evidence.roles)
    return near and not evidence.breaks(cue.end, figure.start)


def pays_hourly(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a verb that also names prices has an hour's pay as its object: *we pay $24 an hour*."""
    if evidence.items[cue.at].kinds.isdisjoint(_PAYING) or cue.at + 1 != figure.first or figure.start - cue.end > 1:
        return False
    return evidence.hourly(figure)


def begins_another(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a verb behind a figure says something else of its subject, or has a subject of its own.

    *He moves for £5m and earns £50,000; a flat is £900, and a clerk earns £1,800*.
    """
    if cue.start < figure.end:
        return False
    before = evidence.items[cue.at - 1]
    joined = is_kind(before, "join", "and") and figure.end <= before.start and cue.start - before.end <= BEHIND_FAR
    joined = joined or (cue.start > figure.end and evidence.text[cue.start - 1] in evidence.ands)
    return joined or any(
        figure.end <= start and end <= cue.start and evidence.breaks(figure.end, start) for start, end in evidence.roles
    )


def role_before(evidence: Evidence, cue: Cue) -> bool:
    """Say whether a role is the subject of a verb: *riders must pay £20*."""
    return any(not evidence.breaks(end, cue.start) for end in evidence.ends(cue.start - TO_SUBJECT, cue.start))


def compounds(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether one unknown word makes a compound with an extra behind a figure: a $3,000 ratification bonus."""
    near = cue.word.kind == "extra" and figure.last + 1 == cue.at
    return near and _ONE_WORD.fullmatch(evidence.text, figure.end, cue.start) is not None


def comes_on_top(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a bonus without a figure is promised behind pay: *$20 an hour plus tips*."""
    at = bisect_left(evidence.starts, figure.end)
    clear = at == len(evidence.figures) or evidence.figures[at].start - cue.end > TO_SIZE
    clear = clear or any(cue.end < start and end <= evidence.figures[at].start for start, end in evidence.roles)
    if cue.start < figure.end or not clear:
        return False
    own = [item for item in evidence.items[figure.last + 1 : cue.at + 1] if isinstance(item, Token)]
    listed = evidence.following(figure, "period") is not None and evidence.breaks(figure.end, cue.start) > 0
    listed = listed or evidence.text[cue.start - 1] in evidence.ands
    listed = listed or evidence.text[: cue.start].rstrip().endswith("+")
    return (listed or any(item.any("clause", "join") for item in own)) and len(own) <= 4


def grows(evidence: Evidence, figure: Figure) -> bool:
    """Say whether what changes is a role's: the cashier went from 1,400 to 1,550 euros."""
    return any(not evidence.breaks(end, figure.start) for end in evidence.ends(figure.start - TO_SUBJECT, figure.start))


def changed_into(evidence: Evidence, figure: Figure) -> UnitText | None:
    """Return the period of the figure that this one becomes, or None."""
    at = bisect_left(evidence.starts, figure.end)
    result = evidence.figures[at] if at < len(evidence.figures) else None
    period = evidence.following(result, "period") if result and result.changed else None
    return period.unit if period else None


def leads_to(evidence: Evidence, figure: Figure) -> bool:
    """Say whether the figure, right behind a verb of change, leads to a much larger one: *rose $2 to $20*."""
    at = bisect_left(evidence.starts, figure.end)
    if at == len(evidence.figures) or figure.first == 0 or figure.low != figure.high:
        return False
    result, verb = evidence.figures[at], evidence.items[figure.first - 1]
    if "noun" in verb.kinds and figure.first > 1:
        # The subject may stand behind its verb: زاد راتبه 500 درهم ليصبح 4500 درهم.
        verb = evidence.items[figure.first - 2]
    if "change" not in verb.kinds or is_kind(verb, "from", "to") or figure.size * _SIZED > result.size:
        return False
    if evidence.length(verb.end, figure.start) > BEHIND_FAR or evidence.breaks(verb.end, figure.start):
        return False
    between = evidence.items[figure.last + 1 : result.first]
    if any(is_kind(item, "noun") for item in between):
        # Other pay: each hour's is raised to 190, each month's to 28,590.
        return False
    onward = any(is_kind(item, "to", "change") for item in between)
    return onward and len(between) <= 2 and evidence.length(figure.end, result.start) <= TO_SIZE


def steps(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure right behind a verb of change is the size of a change: RM1,700, naik RM200."""
    at = bisect_left(evidence.starts, figure.start)
    verb = evidence.items[figure.first - 1] if figure.first else None
    if at == 0 or verb is None or not is_kind(verb, "change") or is_kind(verb, "from", "to"):
        return False
    before = evidence.figures[at - 1]
    if before.form is None or figure.form is None or merged(before.form, figure.form) is None:
        return False
    begun = before.first > 0 and is_kind(evidence.items[before.first - 1], "from")
    touching = verb.start >= before.end and figure.start - verb.end <= 1
    return touching and not begun and before.size >= _STEP * figure.size


def is_difference(evidence: Evidence, figure: Figure) -> bool:
    """Say whether the figure is the size of a rise or of a gap: *a rise of $2*, *$2 more*."""
    if "change" in evidence.kinds and (leads_to(evidence, figure) or steps(evidence, figure)):
        return True
    if evidence.kinds.isdisjoint(_SIZES):
        return False
    for cue in evidence.around(figure):
        if cue.word.kind not in _SIZES:
            continue
        start, end = evidence.gap(cue.start, cue.end, figure)
        near = evidence.length(start, end) <= 3 and not evidence.breaks(start, end)
        near = near or _timed_size(evidence, cue, figure)
        if cue.word.kind == "more" and cue.start >= figure.end and near:
            if _adds_extra(evidence, cue):
                continue
            # A bound between them tells where the change ends: 17만 원까지 올랐다.
            between = evidence.items[figure.last + 1] if cue.at == figure.last + 2 else None
            if between is not None and is_kind(between, "result"):
                return False
            bound = between.word("after") if between is not None else None
            return bound is None or bound.qualifier != "UP_TO"
        sized = cue.word.kind == "difference" and (not figure.changed or figure.start - cue.end == 1)
        if sized and cue.end <= figure.start and cue.start >= evidence.floor(figure):
            onward = any(
                isinstance(item, Token) and item.any("to", "change")
                for item in evidence.items[cue.at + 1 : figure.first]
            )
            reach = TO_SIZE if cue.end - cue.start > 1 else 0
            if evidence.length(start, end) <= reach and not onward and not evidence.breaks(start, end):
                return True
    return False


def _adds_extra(evidence: Evidence, cue: Cue) -> bool:
    """Say whether a word for *more* rather adds what comes with pay: *1.150 € mais subsídio de alimentação*."""
    onward = evidence.items[cue.at + 1] if cue.at + 1 < len(evidence.items) else None
    return onward is not None and is_kind(onward, "extra") and onward.start - cue.end == 1


def _timed_size(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    """Say whether a period alone stands between a figure and a word for *more*: *£300 a month less than men*."""
    onward = evidence.items[cue.at + 1] if cue.at + 1 < len(evidence.items) else None
    if cue.at != figure.last + 2 or isinstance(onward, Number):
        return False
    period = evidence.items[figure.last + 1]
    touching = period.start - figure.end <= 1 and cue.start - period.end == 1
    return touching and is_kind(period, "period")


def spent(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a verb right beside a figure tells what somebody does with it: *the nurse saves $500 a month*."""
    if "spend" not in evidence.kinds or evidence.text[figure.end : figure.end + 1] == "-":
        return False
    return any(_spends(evidence, cue, figure) for cue in evidence.around(figure) if cue.word.kind == "spend")


def _spends(evidence: Evidence, cue: Cue, figure: Figure) -> bool:
    before = cue.end <= figure.start
    between = evidence.items[cue.at + 1 : figure.first] if before else evidence.items[figure.last + 1 : cue.at]
    start, end = (cue.end, figure.start) if before else (figure.end, cue.start)
    if end - start > _TO_SPEND or evidence.breaks(start, end) or not all(is_kind(item, *_BESIDE) for item in between):
        return False
    rest = evidence.text[start:end]
    for item in between:
        rest = rest.replace(evidence.text[item.start : item.end], "", 1)
    return len("".join(rest.split())) <= _PARTICLE and ":" not in rest and "：" not in rest


def led(evidence: Evidence, figure: Figure, role: Span) -> bool:
    """Say whether a rate opens the sentence of a role: *on €2,800 a month, a doctor can hardly pay the rent*."""
    lead = evidence.text[: figure.start].split()
    opens = figure.start <= BEHIND_FAR < role[0] and len(lead) == 1 and lead[0].isalpha()
    if not opens or evidence.following(figure, "period") is None or evidence.breaks(figure.end, role[0]) != 1:
        return False
    comma = max(evidence.text.rfind(sign, figure.end, role[0]) for sign in ",，、،")
    return comma > 0 and role[0] - comma <= BEHIND_FAR


def upon(evidence: Evidence, figure: Figure) -> Item | None:
    """Return the word that ties somebody to a sum behind it, a qualifier apart: *on* £17 an hour, *on* about £17."""
    edge = figure.start
    for item in reversed(evidence.items[: figure.first]):
        if edge - item.end > 1 or not is_kind(item, "upon", "before"):
            return None
        if is_kind(item, "upon"):
            return item
        edge = item.start
    return None


def stands_on(evidence: Evidence, figure: Figure) -> bool:
    """Say whether somebody is *on* a sum as large as salaries are: the CTO, who is on $310k and equity."""
    tie = upon(evidence, figure)
    large = figure.form is not None and figure.size >= _SALARY * evidence.scale(figure)
    if tie is None or not large:
        return False
    # A verb that is written with its preposition tells that somebody is paid: was on.
    verb = " " in evidence.text[tie.start : tie.end]
    return verb or any(evidence.breaks(end, tie.start) <= 2 for end in evidence.ends(tie.start - _TO_FIRM, tie.start))


def salaried(evidence: Evidence, figure: Figure) -> bool:
    """Say whether somebody named before a figure gets so much a year, or is *on* a rate, as no service is priced."""
    if stands_on(evidence, figure):
        return True
    period = evidence.following(figure, "period")
    if period is None:
        return False
    if upon(evidence, figure):
        return True
    large = period.unit == "YEAR" and figure.size >= _SALARY * evidence.scale(figure)
    return large and any(end <= figure.start for _, end in evidence.roles)


def scales(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a verb of paying has a range as large as salaries at the end of its clause: *banks pay £27k-£29k*."""
    before = evidence.items[figure.first - 1] if figure.first else None
    ranged = None not in {figure.low, figure.high} and figure.low != figure.high and not figure.fuzzy
    if before is None or not ranged or not is_kind(before, "weak") or figure.start - before.end > 1:
        return False
    large = figure.form is not None and (figure.low or 0) >= _SALARY * evidence.scale(figure)
    return large and not figure.changed and CELL_END.match(evidence.text, figure.end) is not None


def measures(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a multiplier alone tells what the sums of a table are counted in: 单位：万元, *(тыс. руб./мес.)*."""
    start, end = figure.start, figure.end
    number = next((item for item in evidence.items[figure.first : figure.last + 1] if isinstance(item, Number)), None)
    if number is None or not number.low == number.high == number.scale:
        return False
    if is_kind(evidence.items[figure.first - 1], "measure") and figure.first:
        return not evidence.text[evidence.items[figure.first - 1].end : start].strip(" :：")
    alone = " " not in evidence.text[number.start : number.end]
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    if follows is not None and is_kind(follows, "period") and not evidence.text[end : follows.start].strip(" /"):
        end = follows.end
    return alone and evidence.text[start - 1 : start] in _OPENING and evidence.text[end : end + 1] in _CLOSED


def leads_number(evidence: Evidence, at: int) -> bool:
    """Say whether a period stands right before a number that it rather belongs to: 10,000 บาท โอทีวันละ 400 บาท."""
    number = evidence.items[at + 1] if at + 1 < len(evidence.items) else None
    return isinstance(number, Number) and number.start - evidence.items[at].end <= 1


def listed(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure stands by itself between commas or strokes where work is spoken of.

    Senior role, 100-120k.
    """
    alone = _CELL_START.search(evidence.text, 0, figure.start) and CELL_END.match(evidence.text, figure.end)
    return bool(alone) and any(cue.word.kind == "weak" for cue in evidence.around(figure))


def offered(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure is offered to a role behind it: paying 60-70k for a tester, not hiring 60-70k testers."""
    last = figure.end + TO_SIZE
    behind = any(
        figure.end + 1 < start <= last and not evidence.breaks(figure.end, start) for start, _ in evidence.roles
    )
    return behind and any(cue.word.kind in {"weak", "verb"} for cue in evidence.leading(figure))


def colloquial(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a bare number is a sum as people write it: 一个月五万八, 两千一天, 文员，5-7K."""
    if figure.digits and figure.scaled and not figure.form and figure.low != figure.high:
        titled = any(start <= TITLE for start, _ in evidence.roles)
        told = titled or offered(evidence, figure) or listed(evidence, figure)
        return figure.scale == _THOUSAND and told
    if figure.elided:
        rest = evidence.text[figure.end :].lstrip()
        leads = any(cue.word.kind in _LEADING and figure.start - cue.end <= 1 for cue in evidence.leading(figure))
        if leads and (not rest or not rest[0].isalnum()):
            return True
    alone = figure.scaled and not figure.form and is_han(evidence.text[figure.end : figure.end + 1])
    return alone and evidence.following(figure, "period") is not None


def unread(evidence: Evidence, figure: Figure, start: int) -> list[str]:
    """Return the characters between `start` and a figure, those of known words as spaces."""
    gap = evidence.text[start : figure.start]
    left = list(gap)
    for item in evidence.items[: figure.first]:
        opens, closes = item.start - start, item.end - start
        if opens < 0:
            continue
        while closes < len(gap) and gap[closes].isalpha() and not is_unspaced(gap[closes]):
            closes += 1
        left[opens:closes] = " " * (closes - opens)
    return left
