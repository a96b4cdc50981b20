"""Shapes of a clause that tell more of a figure than its words: who pays whom, the size of a change, cells of a row."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from corpus.document import Span, UnitText
from corpus.lexicon import is_han
from corpus.patterns import lazy
from corpus.pay.money import Figure, alike, is_kind
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
_PAYING: set[Kind] = {"weak", "verb", "pays"}
# The letters between a role and the firm that it works for, and what stands there when the firm is a subject itself.
_TO_FIRM = 12
_ACTING: set[Kind] = {"speech", "verb", "gain", "make", "weak", "join", "and"}
_SIZES: set[Kind] = {"difference", "more"}
# What a sum becomes is at least so many times the size of its change.
_SIZED = 3
_ONE_WORD = lazy(r"[ \u00a0][^\W\d_]{5,16}(?:-[^\W\d_]{1,10})?[ \u00a0]")
_TO_CELL = lazy(r"[^|｜\t·•]{0,40}[|｜\t·•,，、:：;–—]\s{0,2}")
_CELL_START = lazy(r"(?:^|[|｜\t·•,，、;:：–—(/-])\s{0,2}$")
_POST_START = lazy(r"(?:^|[|｜\t·•,，、;；:：–—(/\n-])\s{0,2}$")
_TO_POST = lazy(r"\s{0,2}(?:\([^()]{1,9}\)\s?)?[:：|｜\t–—(（,，-]?\s{0,2}")
_POST_END = lazy(r"\s{0,2}(?:[)）]|[|｜\t·•\n,，、;；/]|[.。]?$)")
_OPENING, _CLOSED = {"(", "（", "["}, {")", "）", "]"}
_RULED = lazy(r"\s{0,2}[|｜\t]\s{0,2}")
# What may stand between a post and its sum beside the sign, and between the sum and the end of the field.
_LEADING: tuple[Kind, ...] = ("before", "from", "period", "noun", "near")
_CLOSING: tuple[Kind, ...] = ("period", "piece", "after", "weak", "noun")
# So much is rather what somebody is paid than what somebody spends.
_SALARY = 10_000
# A row of several sums has so many cells beside its title at least.
_FEWEST_CELLS = 2
# A sum in a list of posts is at least so large, unless a unit of time stands with it.
_LEAST = 300
_CELL_END = lazy(r"\s{0,2}(?:[|｜\t·•\n,，、;]|[.。]?$)")


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
    onward = any(is_kind(item, "to", "change") for item in between)
    return onward and len(between) <= 2 and evidence.length(figure.end, result.start) <= TO_SIZE


def is_difference(evidence: Evidence, figure: Figure) -> bool:
    """Say whether the figure is the size of a rise or of a gap: *a rise of $2*, *$2 more*."""
    if "change" in evidence.kinds and leads_to(evidence, figure):
        return True
    if evidence.kinds.isdisjoint(_SIZES):
        return False
    for cue in evidence.around(figure):
        if cue.word.kind not in _SIZES:
            continue
        start, end = evidence.gap(cue.start, cue.end, figure)
        # One word alone may add something else: 350 pesos por día más propinas.
        if cue.word.kind == "more" and start == figure.end and " " in evidence.text[cue.start : cue.end]:
            start = _behind_period(evidence, figure)
        near = evidence.length(start, end) <= 3 and not evidence.breaks(start, end)
        if cue.word.kind == "more" and cue.start >= figure.end and near:
            # A bound between them tells where the change ends: 17만 원까지 올랐다.
            bound = evidence.items[figure.last + 1].word("after") if cue.at == figure.last + 2 else None
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


def _behind_period(evidence: Evidence, figure: Figure) -> int:
    """Return where a figure ends with the unit of time right behind it: *$2 an hour* less."""
    follows = evidence.items[figure.last + 1] if figure.last + 1 < len(evidence.items) else None
    timed = follows is not None and is_kind(follows, "period") and follows.start - figure.end <= 1
    return follows.end if follows is not None and timed else figure.end


def led(evidence: Evidence, figure: Figure, role: Span) -> bool:
    """Say whether a rate opens the sentence of a role: *on €2,800 a month, a doctor can hardly pay the rent*."""
    lead = evidence.text[: figure.start].split()
    opens = figure.start <= BEHIND_FAR < role[0] and len(lead) == 1 and lead[0].isalpha()
    if not opens or evidence.following(figure, "period") is None or evidence.breaks(figure.end, role[0]) != 1:
        return False
    comma = max(evidence.text.rfind(sign, figure.end, role[0]) for sign in ",，、،")
    return comma > 0 and role[0] - comma <= BEHIND_FAR


def stands_on(evidence: Evidence, figure: Figure) -> bool:
    """Say whether somebody is *on* a sum as large as salaries are: the CTO, who is on $310k and equity."""
    upon = evidence.items[figure.first - 1] if figure.first else None
    if not evidence.roles or upon is None or not is_kind(upon, "upon") or figure.start - upon.end > 1:
        return False
    large = figure.form is not None and figure.size >= _SALARY * evidence.scale(figure)
    return large and any(
        evidence.breaks(end, upon.start) <= 2 for end in evidence.ends(upon.start - _TO_FIRM, upon.start)
    )


def measures(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a multiplier alone tells what the sums of a table are counted in: 单位：万元, *(тыс. руб.)*."""
    start, end = figure.start, figure.end
    number = next((item for item in evidence.items[figure.first : figure.last + 1] if isinstance(item, Number)), None)
    if number is None or not number.low == number.high == number.scale:
        return False
    if is_kind(evidence.items[figure.first - 1], "measure") and figure.first:
        return not evidence.text[evidence.items[figure.first - 1].end : start].strip(" :：")
    alone = " " not in evidence.text[number.start : number.end]
    return alone and evidence.text[start - 1 : start] in _OPENING and evidence.text[end : end + 1] in _CLOSED


def leads_number(evidence: Evidence, at: int) -> bool:
    """Say whether a period stands right before a number that it rather belongs to: 10,000 บาท โอทีวันละ 400 บาท."""
    number = evidence.items[at + 1] if at + 1 < len(evidence.items) else None
    return isinstance(number, Number) and number.start - evidence.items[at].end <= 1


def celled(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure is a range that fills the cell behind the title of a post."""
    if not _is_range(figure) or not evidence.roles or not _CELL_END.match(evidence.text, figure.end):
        return False
    start, end = evidence.roles[0]
    return start <= TITLE and _TO_CELL.fullmatch(evidence.text, end, figure.start) is not None


def fills(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a range as large as pay is all that its line holds: what a notice has below the title of a post."""
    if figure.form is None or not _is_range(figure) or figure.size < _LEAST * evidence.scale(figure):
        return False
    end = figure.end
    for item in evidence.items[figure.last + 1 :]:
        if item.start - end > 1 or not is_kind(item, *_CLOSING):
            break
        end = item.end
    rest = evidence.text[: figure.start] + evidence.text[end:]
    return not any(map(str.isalnum, rest))


def _is_range(figure: Figure) -> bool:
    """Say whether a figure is a range of which both ends are told."""
    return None not in {figure.low, figure.high} and figure.low != figure.high and not figure.fuzzy


def _post(evidence: Evidence, figure: Figure) -> Span | None:
    """Return the title of a post that is the label of a field, where a figure with its period is all that fills it."""
    ends = evidence.ends(figure.start - TO_SUBJECT, figure.start)
    ranged = figure.scaled and None not in {figure.low, figure.high} and figure.low != figure.high
    # A number alone may count people: учителя — 1,2 млн.
    if not ends or not (figure.form or ranged) or figure.changed:
        return None
    role = next(role for role in evidence.roles if role[1] == ends[-1])
    gap = evidence.text[role[1] : figure.start]
    leading = [item for item in evidence.items[: figure.first] if item.start >= role[1]]
    for item in leading:
        if not is_kind(item, *_LEADING):
            return None
        gap = gap.replace(evidence.text[item.start : item.end], "", 1)
    joined = any(is_kind(item, "join", "and") and 0 <= role[0] - item.end <= 1 for item in evidence.items)
    if not _TO_POST.fullmatch(gap) or not (joined or _POST_START.search(evidence.text, 0, role[0])):
        return None
    end = figure.end
    for item in evidence.items[figure.last + 1 :]:
        if item.start - end > 1 or not is_kind(item, *_CLOSING):
            break
        end = item.end
    return role if _POST_END.match(evidence.text, end) else None


def posts(evidence: Evidence) -> set[int]:
    """Return where the sums begin that a list gives for posts: *cook (€2,100), waiter (€1,700)*, *cook | €2,100*.

    One post alone, with a sum, may be whom something costs; in a table it is a row.
    """
    found = {figure.start: role for figure in evidence.figures if (role := _post(evidence, figure))}
    if len({*found.values()}) > 1:
        return {*found}
    rows = {start for start, role in found.items() if role[0] <= TITLE and _ruled(evidence, role[1], start)}
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
    borders = [*_RULED.finditer(evidence.text, evidence.roles[0][1])] if evidence.roles else []
    if len(borders) < _FEWEST_CELLS or evidence.roles[0][0] > TITLE or borders[0].start() != evidence.roles[0][1]:
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


def _ruled(evidence: Evidence, start: int, end: int) -> bool:
    """Say whether a border of cells alone stands between two offsets, and the line has but these two cells."""
    return bool(_RULED.fullmatch(evidence.text, start, end)) and len(_RULED.findall(evidence.text)) == 1


def posted(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a list or a table gives a figure for a post: one that is large enough, or has a period."""
    if not evidence.roles or figure.start not in evidence.posts:
        return False
    return figure.size >= _LEAST * evidence.scale(figure) or evidence.timed(figure) > 0


def listed(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a figure stands by itself between commas or strokes where work is spoken of.

    Senior role, 100-120k.
    """
    alone = _CELL_START.search(evidence.text, 0, figure.start) and _CELL_END.match(evidence.text, figure.end)
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
        leads = any(cue.word.kind == "period" and figure.start - cue.end <= 1 for cue in evidence.leading(figure))
        if leads and (not rest or not rest[0].isalnum()):
            return True
    alone = figure.scaled and not figure.form and is_han(evidence.text[figure.end : figure.end + 1])
    return alone and evidence.following(figure, "period") is not None
