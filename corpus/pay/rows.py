"""What the sentences of a text say in rows: wages, money and currencies, and what rows tell of one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from corpus.document import Currency, Money, Span, Wage
from corpus.patterns import lazy
from corpus.pay.evidence import Evidence
from corpus.pay.listings import titled
from corpus.pay.money import Figure
from corpus.pay.scan import Sentence
from corpus.pay.subjects import subjects
from corpus.pay.verdicts import MOST, Weighed
from corpus.pay.weights import AGAINST
from corpus.records import NamedTuple

# What parts the cells of a row; a post is paid more than so many times what comes with its pay.
_ROW = lazy(r"[|｜\t]")
_TEN = 10
# A turn of a chat up to a sum in it: some words behind the name.
_TURN = lazy(r"[\w.@-]{2,24} ?: (?:[^\s:]{1,20} ){2,16}[^\s:]{0,3}")
# Pay by the hour goes on within so many characters and lines, to no more than so many times as much.
_NEAR, _LINES, _ALIKE = 240, 2, 3
# A row ends no further above than so many letters, and its sum is so many times larger or smaller at most.
_LONGEST, _AS_LARGE = 240, 4
# A number by itself, without a multiplier, is at least so large.
_LEAST = 1000
# When something was, by its year; what ends a sentence, and what a sum begins with.
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENDS = lazy(r"[.!?;](?:\s|$)")
_DIGIT = lazy(r"\d")


class Rows(NamedTuple):
    """What a sentence says, in text order; the wages that are `bare`, and the sums that are prices, are counted.

    `hourly` is the money that would be pay if the lines before spoke of it: what is told by the hour and no more.
    `rated` is what would be if the page spoke of pay of its size: what a period tells and no word speaks against;
    `beside` is the same in a sentence that tells other pay. Of these `due` are by the hour or the piece; `lone` is a
    sum that is all its sentence says. `weighed` is every sum, for those who know the rest of the page.
    """

    wages: list[Wage]
    money: list[Money]
    written: list[Currency]
    bare: list[Money]
    hourly: list[Wage]
    rated: list[Wage]
    beside: list[Wage]
    due: list[Wage]
    lone: list[Wage]
    weighed: list[Weighed]
    priced: int = 0

    def add(self, more: Rows) -> Rows:
        """Return these rows, lengthened by those of a further sentence."""
        self.wages.extend(more.wages)
        self.money.extend(more.money)
        self.written.extend(more.written)
        self.bare.extend(more.bare)
        self.hourly.extend(more.hourly)
        self.rated.extend(more.rated)
        self.beside.extend(more.beside)
        self.due.extend(more.due)
        self.lone.extend(more.lone)
        # The numbers of each take 2 KB.
        if len(self.weighed) <= MOST:
            self.weighed.extend(more.weighed)
        return self._replace(priced=self.priced + more.priced) if more.priced else self


class Found(NamedTuple):
    """What a sentence says that began at `start`, where `first` was the first of its roles."""

    start: int
    first: int
    rows: Rows

    def moved(self, start: int, first: int) -> Rows:
        """Return what a sentence of the same words says that begins elsewhere."""
        by, on = start - self.start, first - self.first
        wages, money, written, bare, hourly, rated, beside, due, lone, weighed, priced = self.rows
        return Rows(
            _linked(_moved(wages, by), on),
            _moved(money, by),
            _moved(written, by),
            _moved(bare, by),
            _linked(_moved(hourly, by), on),
            _linked(_moved(rated, by), on),
            _linked(_moved(beside, by), on),
            _linked(_moved(due, by), on),
            _linked(_moved(lone, by), on),
            [_shifted(each, by, on) for each in weighed],
            priced,
        )


def empty() -> Rows:
    """Return the rows of a sentence that says nothing."""
    return Rows([], [], [], [], [], [], [], [], [], [])


def _shifted(each: Weighed, by: int, on: int) -> Weighed:
    wage, money = _linked(_moved([each.wage], by), on)[0], _moved([each.money], by)[0] if each.money else None
    return each._replace(wage=wage, money=money)


def _linked(wages: list[Wage], on: int) -> list[Wage]:
    """Return wages whose roles are so many places further on."""
    return [wage._replace(roles=tuple([at + on for at in wage.roles])) for wage in wages] if on else wages


_Row = TypeVar("_Row", bound=Wage | Money | Currency)


def _moved(rows: Sequence[_Row], by: int) -> list[_Row]:
    """Return rows that stand so many characters further on; `_replace` would take three times as long."""
    new: Any = tuple.__new__
    plain: Sequence[Any] = rows
    return [new(type(each), (each[0], (each[1][0] + by, each[1][1] + by), *each[2:])) for each in plain]


def row_above(text: str, wages: Sequence[Wage], start: int) -> Wage | None:
    """Return the last wage before the sentence that begins at an offset if its row, or sentence, is the one before."""
    if not wages or start - wages[-1].span[1] > _LONGEST:
        return None
    return wages[-1] if text.count("\n", wages[-1].span[1], start) == (text[start - 1 : start] == "\n") else None


def goes_on(evidence: Evidence, figure: Figure, row: Wage | None, code: str | None) -> bool:
    """Say whether a row of a title and a number is pay like the `row` above it; `code` is what the number is in."""
    value = row and (row.max_value or row.min_value)
    if row is None or not value or code is None or row.currency != code or figure.start != evidence.starts[0]:
        return False
    large = figure.scaled or figure.size >= _LEAST
    return large and value <= figure.size * _AS_LARGE and figure.size <= value * _AS_LARGE and titled(evidence, figure)


def is_anew(text: str, sentence: Sentence, row: Wage | None) -> bool:
    """Say whether a sentence tells what the pay of the one before it was at another time: *Ten years ago it was €180*.

    It takes that pay up by a pronoun or a verb alone, says when, and nothing but the end of a sentence parts the two.
    """
    if row is None or text.count("\n", row.span[1], sentence.start):
        return False
    words, told = subjects(sentence.language), sentence.folded.text
    when = words.has("then", told) or _YEAR.search(told) is not None
    between = text[row.span[1] : sentence.start].rstrip(" \"”»'’")
    return when and words.has("was", told) and _ENDS.search(between[:-1]) is None and not _DIGIT.search(between)


def goes_back(evidence: Evidence, figure: Figure, row: Wage | None) -> bool:
    """Say whether the only sum of a sentence is about as large as the pay of the `row` before it, and no price."""
    value = row and (row.max_value or row.min_value)
    if row is None or not value or figure.form is None:
        return False
    same = {row.currency, *row.currency_candidates} & {*figure.form.codes}
    alone = sum(other.form is not None for other in evidence.figures) == 1
    near = value <= figure.size * _AS_LARGE and figure.size <= value * _AS_LARGE
    return bool(same) and alone and near and evidence.kinds.isdisjoint(AGAINST)


def extras(text: str, wages: Sequence[Wage]) -> dict[Span, Money]:
    """Return what a table of pay has below its posts for none of them, so small that it is a meal or a uniform."""
    found: dict[Span, Money] = {}
    posts: list[Wage] = []
    end = 0
    for wage in wages:
        line = text.rfind("\n", end, wage.span[0])
        if line < 0 or text.count("\n", end, line) or not _ROW.search(text, line, wage.span[0]):
            posts = []
        end = wage.span[1]
        if wage.roles:
            posts.append(wage)
        elif len(posts) > 1 and not wage.unit_text and all(_dwarfs(post, wage) for post in posts):
            found[wage.span] = Money(
                wage.text,
                wage.span,
                wage.min_value,
                wage.max_value,
                wage.currency,
                wage.currency_candidates,
                qualifier=wage.qualifier,
                confidence=wage.confidence,
            )
    return found


def resumed(text: str, wages: Sequence[Wage], hourly: Sequence[Wage]) -> list[Wage]:
    """Return what goes on in a chat from pay by the hour in the lines before: *jo: well, here it's €11.95 an hour*.

    It is in the same currency and about as much.
    """
    paid = [wage for wage in wages if wage.unit_text == "HOUR"]
    found: list[Wage] = []
    at, last = 0, None
    for row in hourly if paid else ():
        while at < len(paid) and paid[at].span[0] < row.span[0]:
            last, at = paid[at], at + 1
        if last is not None and _goes_on(text, last, row):
            found.append(row)
            last = row
    return found


def _goes_on(text: str, wage: Wage, other: Wage) -> bool:
    """Say whether a sum stands in the lines right behind another, in the same currency and of about the same size."""
    start, end = wage.span[1], other.span[0]
    if wage.currency is None or wage.currency != other.currency or end - start > _NEAR:
        return False
    one, two = wage.min_value or wage.max_value, other.min_value or other.max_value
    near = one is not None and two is not None and max(one, two) <= _ALIKE * min(one, two)
    return near and 0 < text.count("\n", start, end) <= _LINES and _is_turn(text, end)


def _is_turn(text: str, at: int) -> bool:
    """Say whether a sum is amid what somebody says in a line of a chat, behind his name, and fills no field."""
    return _TURN.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None


def _dwarfs(post: Wage, other: Wage) -> bool:
    """Say whether one sum is many times the other, in the same currency and by the same time."""
    large, small = post.min_value or post.max_value, other.max_value or other.min_value
    same = post.currency == other.currency and post.currency_candidates == other.currency_candidates
    return same and large is not None and small is not None and not other.currency_inferred and small * _TEN < large
