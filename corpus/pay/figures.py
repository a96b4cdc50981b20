"""The figures of a sentence: amounts and ranges with the words that bound them (up to, at least, about)."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Qualifier
from corpus.lexicon import is_han
from corpus.patterns import lazy
from corpus.pay.money import REACH, Figure, Item, Row, amounts, behind, is_kind, merged
from corpus.pay.ranges import changes, joined, ranges
from corpus.pay.tokens import Number
from corpus.pay.words import Kind
from corpus.pay.years import is_year

_BLANK = lazy(r"\s{0,2}[(（:：]?\s?")
# What may stand between a denial and its bound when no known verb does: the verb.
_ONE_WORD = lazy(r"\s*(?:[^\W\d_]+\s+)?")
_LABEL = lazy(r"[:：]")
_COMMA = lazy(r"[(（,，،;；]")
# What parts clauses in Japanese parts members of a list in Chinese.
_PAUSE = lazy(r"[(（,，、،;；]")
_PRIORITY: tuple[Qualifier, ...] = ("UP_TO", "FROM", "AVERAGE", "ABOUT")
# Those that work from anywhere in the clause; the others need a preposition right before the figure.
_FREE: set[Qualifier | None] = {"AVERAGE", "ABOUT"}
# The letters between a denial's verb and the bound: لا يحصل المعلم على أكثر من.
_TO_DENIAL = 25
_OPPOSITE: dict[Qualifier | None, Qualifier] = {"UP_TO": "FROM", "FROM": "UP_TO"}
_LEADING: frozenset[Kind] = frozenset({"before", "between", "from", "after"})
_FOLLOWING: frozenset[Kind] = frozenset({"after", "period"})
_INSERTED: tuple[Kind, ...] = ("verb", "gain", "weak", "price")
# What works through the clause.
_FAR: frozenset[Kind] = frozenset({"near", "free"})
# How many tokens around a figure its clause has at most.
_CLAUSE = 30


def _qualifiers(row: Row, figure: Figure) -> set[Qualifier]:
    found: set[Qualifier] = set()
    edge = figure.start
    for at in range(figure.first - 1, max(0, figure.first - REACH) - 1, -1):
        item = row.items[at]
        if item.kinds.isdisjoint(_LEADING) and not (at > 0 and _inserted(row, at, edge)):
            break
        if not _BLANK.fullmatch(row.text[item.end : edge]):
            break
        ends = ("from" in item.kinds and changes(row, figure)) or ("to" in item.kinds and _after_size(row, at))
        if "from" in item.kinds and _LABEL.search(row.text[: item.start].rstrip()[-1:]):
            # What a label has, with no end: الراتب: من 7,000 ريال.
            found.add("FROM")
        if (word := item.word("before")) and not ends:
            negated = word.qualifier in _OPPOSITE and _denied(row, at)
            found.add(_OPPOSITE[word.qualifier] if negated else word.qualifier)  # type: ignore[arg-type]
        edge = item.start
    edge = behind(row.text, figure.end)
    for at in range(figure.last + 1, min(len(row.items), figure.last + REACH)):
        item = row.items[at]
        if item.kinds.isdisjoint(_FOLLOWING) or not _BLANK.fullmatch(row.text[edge : item.start]) or _leads_on(row, at):
            break
        apart = _adds_up(row.text, edge, item) or _aside(row.text, edge, item) or _handed(row, figure, item)
        if (word := item.word("after")) and not apart:
            found.add(word.qualifier)  # type: ignore[arg-type]
        edge = item.end
    return found


def _denied(row: Row, at: int) -> bool:
    """Say whether the bound at `at` is denied: a denial stands before it, or before the verb that it belongs to.

    No cobra más de 1.000 euros; not: who does not study earns less than 1.000.
    """
    verb = row.items[at]
    for item in reversed(row.items[max(0, at - REACH) : at]):
        if is_kind(item, "negation"):
            return _ONE_WORD.fullmatch(row.text, item.end, verb.start) is not None
        far = row.items[at].start - item.end > _TO_DENIAL
        if far or isinstance(item, Number) or is_kind(item, "clause") or _COMMA.search(row.text, item.end, verb.start):
            return False
        if is_kind(item, *_INSERTED):
            verb = item
    return False


def _after_size(row: Row, at: int) -> bool:
    """Say whether the word at `at` leads from the size of a change to its result: sube 40 euros, hasta los 200."""
    sized = False
    for item in reversed(row.items[max(0, at - REACH) : at]):
        if is_kind(item, "change", "difference") or (not sized and is_kind(item, "price", "deal", "extra")):
            return sized
        sized |= isinstance(item, Number)
    return False


def _leads_on(row: Row, at: int) -> bool:
    """Say whether the word at `at` rather belongs to a number right behind it (17 บาท สูงสุด 47 บาท)."""
    follows = at + 1 < len(row.items) and isinstance(row.items[at + 1], Number)
    if follows and is_kind(row.items[at], "to", "between") and _sizes(row, at + 1):
        return True
    return follows and is_kind(row.items[at], "before") and bool(_BLANK.fullmatch(row.gap(at + 1)))


def _sizes(row: Row, at: int) -> bool:
    """Say whether a number is a year, or the size of a change: 1,004円から51円引き上げられ."""
    if is_year(row.items[at]):
        return True
    behind = row.items[at + 1 : at + 3]
    behind = behind[1:] if behind and is_kind(behind[0], "currency") else behind[:1]
    return bool(behind) and is_kind(behind[0], "change", "difference", "more")


def _inserted(row: Row, at: int, edge: int) -> bool:
    """Say whether a verb or a period stands between a qualifier and its figure, written on to it.

    最多赚800元, ราวเดือนละ 50,000 บาท.
    """
    item, before = row.items[at], row.items[at - 1]
    if "before" not in before.kinds:
        return False
    if "period" in item.kinds and before.end == item.start:
        return True
    touching = item.end == edge and before.end == item.start >= before.start + 2 and is_han(row.text[item.start])
    return touching and is_kind(item, *_INSERTED)


def _adds_up(text: str, edge: int, item: Item) -> bool:
    """Say whether a sign behind a figure (3000+提成, $150k + equity) adds something else to it."""
    sign = not text[item.start : item.end].isalnum() and item.end - item.start == 1
    return sign and (item.start > edge or text[item.end : item.end + 1].isalnum())


def _aside(text: str, edge: int, item: Item) -> bool:
    """Say whether a bracket before a bound holds more than the bound: 10.000 (pelo menos é o que vem no texto)."""
    opened = text[edge : item.start].strip()[:1] in {"(", "（"}
    return opened and text[item.end : item.end + 1] == " " and text[item.end + 1 : item.end + 2].isalpha()


def _handed(row: Row, figure: Figure, item: Item) -> bool:
    """Say whether a verb of exceeding rather tells what comes to hand: elime ayda 34.500 TL geçiyor."""
    lead = row.items[max(0, figure.first - REACH) : figure.first]
    return is_kind(item, "make") and any(is_kind(word, "make") for word in lead)


def _near(row: Row, figure: Figure) -> set[Qualifier]:
    """Return the qualifiers that work through the clause: *average* before the figure, *starts … from* around it."""
    found: set[Qualifier] = set()
    begun: set[Qualifier | None] = set(_FREE)
    if figure.first > 0 and is_kind(row.items[figure.first - 1], "from"):
        begun.add("FROM")
    if figure.first > 0 and is_kind(row.items[figure.first - 1], "to"):
        begun.add("UP_TO")
    at, named = figure.first - 1, False
    while at >= max(0, figure.first - _CLAUSE) and not is_kind(row.items[at], "clause"):
        item = row.items[at]
        if is_kind(item, "counted") and at > 0 and isinstance(row.items[at - 1], Number):
            break
        # What has a rate of its own is no average with the sum before: 평균 시급은 1만 1,240원으로 시간당 9,860원인.
        if isinstance(item, Number) and (named or _COMMA.search(row.text, item.end, figure.start)):
            break
        named = named or (is_kind(item, "period", "noun") and not is_kind(item, "near"))
        if (word := item.word("near")) and word.qualifier in begun:
            found.add(word.qualifier)  # type: ignore[arg-type]
        if word := item.word("free"):
            found.add(word.qualifier)  # type: ignore[arg-type]
        at -= 1
    return found | _headed(row) | _near_behind(row, figure)


def _headed(row: Row) -> set[Qualifier]:
    """Return the qualifiers of a label that stands before all figures: average salary: Leeds £30k, York £28k."""
    found: set[Qualifier] = set()
    for at, item in enumerate(row.items):
        if isinstance(item, Number):
            return found if at and _LABEL.search(row.text, row.items[at - 1].end - 1, item.start) else set()
        if (word := item.word("near")) and word.qualifier in _FREE:
            found.add(word.qualifier)  # type: ignore[arg-type]
    return found


def _near_behind(row: Row, figure: Figure) -> set[Qualifier]:
    """Return the qualifiers behind a figure that work through the clause: £300 a week *on average*."""
    found: set[Qualifier] = set()
    for at in range(figure.last + 1, min(len(row.items), figure.last + _CLAUSE)):
        item = row.items[at]
        if isinstance(item, Number) or "clause" in item.kinds:
            break
        if (word := item.word("near")) and word.qualifier in _FREE:
            if _PAUSE.search(row.text, figure.end, item.start) and _counts_on(row, at):
                break
            found.add(word.qualifier)  # type: ignore[arg-type]
    return found


def _counts_on(row: Row, at: int) -> bool:
    """Say whether a number follows the word at `at` in its clause: 起薪29K，中位數落在34K."""
    for item in row.items[at + 1 : at + 1 + REACH]:
        if isinstance(item, Number):
            return not _COMMA.search(row.text, row.items[at].end, item.start)
        if is_kind(item, "clause"):
            return False
    return False


def _qualify(figure: Figure, found: set[Qualifier]) -> None:
    if figure.odd:
        # What is only begun lies above: 高达7百余万元.
        found = found - {"UP_TO"} | {"FROM"}
    ranged = figure.low != figure.high and not figure.fuzzy
    if ranged or figure.changed:
        found -= {"FROM", "UP_TO"}
    if figure.fuzzy or figure.vague:
        found.add("ABOUT")
    figure.qualifier = figure.qualifier or next((name for name in _PRIORITY if name in found), None)
    if figure.qualifier == "UP_TO":
        figure.low = None
    if figure.qualifier == "FROM":
        figure.high = None


def figures(
    text: str, items: Sequence[Item], joins: frozenset[str], clitics: frozenset[str] = frozenset()
) -> list[Figure]:
    """Return the amounts of a folded sentence, in order, with and without a currency of their own.

    `items` are its tokens with the numbers composed, `joins` the words for *and*, `clitics` what
    may be written before a word.
    """
    row = Row(text, items, clitics)
    found = ranges(row, amounts(row), joins)
    far = found and not all(item.kinds.isdisjoint(_FAR) for item in items)
    for at, figure in enumerate(found):
        _qualify(figure, _qualifiers(row, figure) | (_near(row, figure) if far else set()))
        if at and figure.changed and found[at - 1].changed and found[at - 1].qualifier == "AVERAGE":
            # What an average becomes is one: 平均で1,055円から1,121円に.
            figure.qualifier = figure.qualifier or "AVERAGE"
    return _bounded(row, found)


def _bounded(row: Row, found: list[Figure]) -> list[Figure]:
    """Join the two ends that qualifiers behind them make of a range: 五百元以上二千元以下."""
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        if last and last.qualifier == "FROM" and figure.qualifier == "UP_TO" and figure.first - last.last == 2:
            word, form = row.items[last.last + 1], merged(last.form, figure.form)
            tied = is_kind(word, "after") and row.text[last.end : figure.start] == row.text[word.start : word.end]
            if tied and form and last.size < figure.size:
                joined(last, figure)
                last.form, last.qualifier = form, None
                continue
        out.append(figure)
    return out
