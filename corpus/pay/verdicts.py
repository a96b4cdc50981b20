"""Which sums of a page are pay where the words beside them do not settle it: a trained score of each among the others.

A page tells of pay in its headline, a question or one sentence, and then goes on in sums. Of numbers without a currency
another score tells whether they are sums at all. The forests are made by `tools/train_verdicts.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import exp

from corpus.document import Money, Role, Span, Wage
from corpus.pay import columns, context, traits, wording, written
from corpus.pay.scan import Scan
from corpus.pay.traits import dollars
from corpus.records import NamedTuple
from corpus.trees import forests

_BESIDE = ("paid", "score", "size", "lines", "gap", "same")
NAMES = (
    *traits.NAMES,
    *"settled sums paid share paid-before paid-behind about-pay".split(),
    *(f"{name}-1" for name in _BESIDE),
    *(f"{name}+1" for name in _BESIDE),
    *"unit-1 paid-2 paid+2 in-line in-line-paid above-line above-line-paid below-line below-line-paid".split(),
    *"line-length line-start same-paid same-money nearest-paid nearest-money line-of lines dense place".split(),
    *"roles-each chars".split(),
    *columns.NAMES,
    *context.NAMES,
    *written.NAMES,
    *wording.NAMES,
)
"""The names of the numbers that `rows` gives."""

_RULED = NAMES.index("ruled")
# Nothing is further away, nor more unlike; what stands where there is nothing.
_FAR, _LINES, _UNLIKE, _NOTHING = 400, 99, 9.0, -1.0
# A page has so many sums, and so many characters, or so many lines with a sum each and no pay by their words: sentences
# by themselves, and lists of hundreds, are ruled by words.
_FEWEST, _SHORT, _ROWS = 2, 200, 3
MOST = 400
"""So many sums of a page are weighed; where there are more, none is."""
# So likely is pay what becomes pay, what becomes it without a currency, or on a page of prices, and what does not stay
# pay.
_PAY, _BARE, _SURE, _NO_PAY = 0.55, 0.7, 0.85, 0.2
# Nothing is surer.
_MOST_SURE = 0.99
# So likely where the heads of a table name the currency of other columns alone; its neighbours are told of it before.
_APART = 0.985
# So likely a sum is a number without a currency that becomes money, and so likely pay is it at most.
_SUM, _HARDLY_PAY = 0.8, 0.25


class Weighed(NamedTuple):
    """A sum as pay, as other money if it has a currency, and its `traits`.

    `headed` says that its currency stands in the head of its column.
    """

    wage: Wage
    money: Money | None
    numbers: tuple[float, ...]
    headed: bool

    @property
    def ruled(self) -> bool:
        """Whether the words of its sentence make it pay."""
        return self.numbers[_RULED] > 0


class Page(NamedTuple):
    """What the sums stand in; `about_pay` tells whether its title is about pay."""

    scan: Scan
    roles: Sequence[Role]
    about_pay: bool


def settled(
    page: Page, weighed: Sequence[Weighed], wages: list[Wage], money: list[Money]
) -> tuple[list[Wage], list[Money]]:
    """Return the wages and the other money of a page, from what its rules make of them."""
    told = len(page.scan.text) >= _SHORT or (not wages and _is_list(page.scan.text, weighed))
    if not (told and _FEWEST <= len(weighed) <= MOST):
        return wages, money
    spans = {wage.span for wage in wages}
    ruled = [each.wage.span in spans for each in weighed]
    still = surroundings(page, weighed)
    numbers = rows(page, weighed, ruled, still)
    certain = _certainties("sum", numbers)
    # A row that has become pay tells of those beside it.
    paid = [own or sure >= _least(each) for own, sure, each in zip(ruled, certain, weighed, strict=True)]
    if paid != ruled:
        again = _certainties("sum", rows(page, weighed, paid, still))
        certain = [max(first, second) for first, second in zip(certain, again, strict=True)]
    more, less = dict[Span, Wage](), dict[Span, Money | None]()
    sums, apart = _sums(weighed, numbers), _apart(page.scan.text, weighed)
    for each, own, sure, is_sum in zip(weighed, ruled, certain, sums, strict=True):
        if not own and sure >= (_APART if each.wage.span in apart else _least(each)):
            more[each.wage.span] = each.wage._replace(confidence=min(_MOST_SURE, round(sure, 2)), rule="wages.page")
        elif own and sure <= _NO_PAY:
            less[each.wage.span] = each.money
        elif not own and sure < _HARDLY_PAY and is_sum >= _SUM:
            less[each.wage.span] = _unwritten(each.wage, is_sum)
    kept = [wage for wage in wages if wage.span not in less]
    others = [row for row in money if row.span not in more]
    others += [row for row in less.values() if row]
    return sorted([*kept, *more.values()], key=_start), sorted(others, key=_start)


def _apart(text: str, weighed: Sequence[Weighed]) -> set[Span]:
    """Return the numbers without a currency of a table that names that of others in the heads of their columns."""
    cells = columns.Columns(text, [each.wage.span for each in weighed])
    headed = {cells.table(at) for at, each in enumerate(weighed) if each.headed} - {None}
    bare = ((at, each.wage.span) for at, each in enumerate(weighed) if each.money is None and not each.headed)
    return {span for at, span in bare if cells.table(at) in headed} if headed else set()


def _is_list(text: str, weighed: Sequence[Weighed]) -> bool:
    """Say whether a short text has a sum in each of some lines."""
    return len({text.count("\n", 0, each.wage.span[0]) for each in weighed}) >= _ROWS


def _certainties(kind: str, numbers: Sequence[Sequence[float]]) -> list[float]:
    return [1 / (1 + exp(-value)) for value in forests("verdicts.json")[kind].values(numbers)]


def _sums(weighed: Sequence[Weighed], numbers: Sequence[Sequence[float]]) -> Iterator[float]:
    """Yield how likely each is a sum that no currency shows to be one, 0 for those with a currency."""
    bare = [row for each, row in zip(weighed, numbers, strict=True) if each.money is None]
    told = iter(_certainties("bare", bare) if bare else ())
    return (next(told) if each.money is None else 0.0 for each in weighed)


def _unwritten(wage: Wage, sure: float) -> Money:
    """Return a sum without a currency as money: which it is in, only pay tells."""
    codes = (wage.currency,) if wage.currency else wage.currency_candidates
    return Money(
        *wage[:4],
        currency=None,
        currency_candidates=codes,
        qualifier=wage.qualifier,
        confidence=min(_MOST_SURE, round(sure, 2)),
    )


def _least(each: Weighed) -> float:
    """Return how likely a sum must be pay to become it."""
    if each.ruled:
        return _SURE
    return _PAY if each.money else _BARE


def _start(row: Wage | Money) -> int:
    return row.span[0]


def surroundings(page: Page, weighed: Sequence[Weighed]) -> list[list[float]]:
    """Return the numbers of each sum that stay whatever is pay: what stands above it, how it is written, its words."""
    around, words = context.Context(page.scan, page.roles), wording.Wording(page.scan.text)
    sums = [(each.wage.span, each.money is not None) for each in weighed]
    writing = written.Writing(page.scan.text, sums)
    return [[*around.of(span[0]), *writing.of(span, shown), *words.of(span)] for span, shown in sums]


def rows(
    page: Page, weighed: Sequence[Weighed], paid: Sequence[bool], still: Sequence[Sequence[float]]
) -> list[list[float]]:
    """Return the numbers of each sum, as `NAMES` has them; `paid` are verdicts, `still` the `surroundings`."""
    text, count = page.scan.text, len(weighed)
    sums = _Sums(text, weighed, paid)
    cells = columns.Columns(text, [each.wage.span for each in weighed])
    before = [0, *accumulate(map(int, paid))]
    found = []
    for at, each in enumerate(weighed):
        own, others = int(paid[at]), before[-1] - paid[at]
        found.append([
            *each.numbers,
            float(own),
            float(count),
            float(others),
            others / max(1, count - 1),
            before[at] / max(1, at),
            (before[-1] - before[at + 1]) / max(1, count - at - 1),
            float(page.about_pay),
            *sums.beside(at, at - 1),
            *sums.beside(at, at + 1),
            float(at > 0 and weighed[at - 1].wage.unit_text == each.wage.unit_text),
            sums.verdict(at - 2),
            sums.verdict(at + 2),
            *sums.in_lines(at),
            *sums.sizes_like(at),
            float(sums.lines[at]),
            float(len(sums.breaks) + 1),
            1000.0 * count / (len(text) + 1),
            each.wage.span[0] / (len(text) + 1),
            len(page.roles) / count,
            float(len(text)),
            *cells.of(at, paid),
            *still[at],
        ])  # fmt: skip
    return found


class _Sums:
    """The sums of a page by their lines, sizes and currencies."""

    def __init__(self, text: str, weighed: Sequence[Weighed], paid: Sequence[bool]) -> None:
        self.breaks = [at for at, char in enumerate(text) if char == "\n"]
        self._end = len(text)
        self._weighed, self._paid = weighed, paid
        self.lines = [bisect_left(self.breaks, each.wage.span[0]) for each in weighed]
        self._codes = [each.wage.currency or next(iter(each.wage.currency_candidates), None) for each in weighed]
        tops = [float(each.wage.max_value or each.wage.min_value or 0) for each in weighed]
        self._sizes = [dollars(top, code) for top, code in zip(tops, self._codes, strict=True)]
        self._of_line: dict[int, list[int]] = {}
        self._of_code: dict[str | None, list[int]] = {}
        for at, (line, code) in enumerate(zip(self.lines, self._codes, strict=True)):
            self._of_line.setdefault(line, []).append(at)
            self._of_code.setdefault(code, []).append(at)

    def verdict(self, at: int) -> float:
        """Return whether the sum at a place is pay by the rules."""
        return float(self._paid[at]) if 0 <= at < len(self._paid) else _NOTHING

    def beside(self, at: int, other: int) -> tuple[float, ...]:
        """Return what the sum `other` is beside the one at `at`, as `_BESIDE` has it."""
        if not 0 <= other < len(self._weighed):
            return _NOTHING, 0.0, _UNLIKE, _LINES, _FAR, _NOTHING
        (start, end), (first, last) = self._weighed[at].wage.span, self._weighed[other].wage.span
        return (
            float(self._paid[other]),
            self._weighed[other].numbers[0],
            self._sizes[at] - self._sizes[other],
            float(min(_LINES, abs(self.lines[other] - self.lines[at]))),
            float(min(_FAR, max(first - end, start - last))),
            float(self._codes[other] == self._codes[at]),
        )

    def in_lines(self, at: int) -> Iterator[float]:
        """Yield how many sums stand in the line of one, above and below it, how many are pay, and where its line is."""
        line, start = self.lines[at], self._weighed[at].wage.span[0]
        for there in (line, line - 1, line + 1):
            others = [other for other in self._of_line.get(there, ()) if other != at]
            yield float(len(others))
            yield sum(self._paid[other] for other in others) / len(others) if others else _NOTHING
        first = self.breaks[line - 1] + 1 if line else 0
        last = self.breaks[line] if line < len(self.breaks) else self._end
        yield float(min(_FAR, last - first))
        yield float(min(_FAR, start - first))

    def sizes_like(self, at: int) -> Iterator[float]:
        """Yield whether the same sum is pay or other money elsewhere, and how like the most alike ones are."""
        bounds = self._weighed[at].wage[2:4]
        same = [other for other in self._of_code[self._codes[at]] if other != at]
        for pay in (True, False):
            yield float(any(self._weighed[other].wage[2:4] == bounds for other in same if self._paid[other] is pay))
        for pay in (True, False):
            apart = (abs(self._sizes[at] - self._sizes[other]) for other in same if self._paid[other] is pay)
            yield min(apart, default=_UNLIKE)
