"""Whom the pay of a page is for where the words of a sentence do not say: a trained score of each wage with each role.

The rules of `links` and `antecedents` are one of its numbers; others tell where the two stand on the page, and what
stands between them. The forest is made by `tools/train_pairs.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp

from corpus.document import Role, Span, UnitText, Wage
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.trees import forests

NAMES = (
    *"ruled ruled-roles named-by-rule before same-line gap sentences lines commas brackets colons strokes".split(),
    *"roles-between names-between wages-between roles-nearer wages-nearer line-roles line-wages".split(),
    *"role-start role-end role-line titled first-line again names roles in-title".split(),
    *"turn quotes coded class public unit paged sure linked-before".split(),
    *"chars place wage-start wage-end before-has behind-has has".split(),
)
"""The names of the numbers that `rows` gives."""

# So likely is a wage for a role that the rules gave to nobody, or to another, and for one that they gave it to.
_FOR, _NOT_FOR = 0.6, 0.15
# A page has so many characters, and so many wages at most.
_SHORT, _MOST = 200, 300
# So many different roles before a wage may be whom it is for, and those so near behind it in its line.
_BEFORE, _BEHIND = 8, 200
_READ, _TITLE = 600, 60
_ENDS = lazy(r"[.。！？!?؟।…][”’\"'」』）)]*(?=\s|$|[\u3040-\u9fff])")
_CLOSED = lazy(r"[.。！？!?…]\s*$")
_SIGNS = (",，،、;；", "()（）", ":：", "\t|｜–—-")
_QUOTES = '“"«「『„'
_TURNS = frozenset(_QUOTES + "–—-")
_UNITS: tuple[UnitText | None, ...] = (None, "HOUR", "DAY", "WEEK", "MONTH", "YEAR")
# ISCO-08: legislators, senior officials, heads of unions, judges, spokespeople, journalists.
_PUBLIC = frozenset({"1111", "1112", "1114", "2612", "2432", "2642"})


class Pair(NamedTuple):
    """A wage and a role of a page by their places, with the numbers that `NAMES` names."""

    wage: int
    role: int
    numbers: tuple[float, ...]


def linked(text: str, wages: Sequence[Wage], roles: Sequence[Role]) -> list[Wage]:
    """Return the wages of a page with the roles that they are for."""
    if len(text) < _SHORT or not roles or not 0 < len(wages) <= _MOST:
        return [*wages]
    found = [{*wage.roles} for wage in wages]
    pairs = [*rows(text, wages, roles)]
    values = forests("pairs.json")["pair"].values([pair.numbers for pair in pairs])
    for pair, value in zip(pairs, values, strict=True):
        certainty = 1 / (1 + exp(-value))
        if certainty >= _FOR:
            found[pair.wage].add(pair.role)
        elif certainty <= _NOT_FOR:
            found[pair.wage].discard(pair.role)
    return [wage._replace(roles=tuple(sorted(own))) for wage, own in zip(wages, found, strict=True)]


def rows(text: str, wages: Sequence[Wage], roles: Sequence[Role]) -> Iterator[Pair]:
    """Yield each wage with each role that it may be for, one mention of those of the same name."""
    page = _Page(text, wages, roles)
    for at, wage in enumerate(wages):
        for role in page.candidates(wage):
            yield Pair(at, role, (*page.between(at, role), *page.of_role(role), *page.of_wage(at, role)))


class _Page:
    def __init__(self, text: str, wages: Sequence[Wage], roles: Sequence[Role]) -> None:
        self._text, self._wages, self._roles = text, wages, roles
        self._role_starts = [role.span[0] for role in roles]
        self._wage_starts = [wage.span[0] for wage in wages]
        self._names = [role.name for role in roles]
        self._lines: dict[Span, Span] = {}
        self._times = Counter(self._names)
        self._in_title = {self._names[at] for at in _within(self._role_starts, self._line((0, 0)))}
        self._linked = [{self._names[at] for at in wage.roles} for wage in wages]

    def candidates(self, wage: Wage) -> list[int]:
        """Return the roles that a wage may be for: those that the rules say, and the nearest mention of others."""
        start, end = wage.span
        first = bisect_left(self._role_starts, start)
        last = bisect_left(self._role_starts, self._line((end, end))[1], 0)
        behind = range(first, bisect_left(self._role_starts, end + _BEHIND, first, max(first, last)))
        found = dict.fromkeys(self._names[at] for at in wage.roles)
        places = [*wage.roles]
        for nearest, most in ((behind, len(behind)), (range(first - 1, -1, -1), _BEFORE)):
            for at in nearest:
                if most and self._names[at] not in found:
                    found[self._names[at]] = None
                    places.append(at)
                    most -= 1
        return places

    def between(self, at: int, place: int) -> Iterator[float]:
        """Yield what the rules say of a wage and a role, and what stands between the two."""
        wage, role = self._wages[at], self._roles[place]
        before = role.span[1] <= wage.span[0]
        span = (role.span[1], wage.span[0]) if before else (wage.span[1], role.span[0])
        gap = self._text[span[0] : min(span[1], span[0] + _READ)]
        yield float(place in wage.roles)
        yield float(len(wage.roles))
        yield float(role.name in self._linked[at])
        yield float(before)
        line = self._line(wage.span)
        yield float(self._line(role.span) == line)
        yield float(min(_READ, span[1] - span[0]))
        yield float(len(_ENDS.findall(gap)))
        yield float(gap.count("\n"))
        for signs in _SIGNS:
            yield float(sum(map(gap.count, signs)))
        between = _within(self._role_starts, span)
        yield float(len(between))
        yield float(len({self._names[other] for other in between} - {role.name}))
        yield float(len(_within(self._wage_starts, span)))
        nearer = (role.span[1], wage.span[0])
        yield float(len(_within(self._role_starts, nearer)))
        yield float(len(_within(self._wage_starts, nearer)))
        yield float(len(_within(self._role_starts, line)))
        yield float(len(_within(self._wage_starts, line)))

    def of_role(self, place: int) -> Iterator[float]:
        """Yield where a role stands, and how the page speaks of it."""
        role = self._roles[place]
        start, end = self._line(role.span)
        line = self._text[start : min(end, start + _READ)]
        yield float(role.span[0] - start)
        yield float(min(_READ, end - role.span[1]))
        yield float(min(_READ, end - start))
        yield float(end - start <= _TITLE and _CLOSED.search(line) is None)
        yield float(start == 0)
        yield float(self._times[role.name])
        yield float(len(self._times))
        yield float(len(self._roles))
        yield float(role.name in self._in_title)

    def of_wage(self, at: int, place: int) -> Iterator[float]:
        """Yield what a wage and its line show, and whether others of the page are for the role."""
        wage, role = self._wages[at], self._roles[place]
        start, end = self._line(wage.span)
        yield float(not _TURNS.isdisjoint(self._text[start : start + 2]))
        yield float(sum(map(self._text[start : wage.span[0]].count, _QUOTES)))
        yield float(role.isco is not None)
        yield float((role.isco or "0")[0])
        yield float(role.isco in _PUBLIC)
        yield float(_UNITS.index(wage.unit_text))
        yield float(wage.rule == "wages.page")
        yield wage.confidence
        yield float(at > 0 and bool(self._linked[at - 1]))
        yield float(len(self._text))
        yield wage.span[0] / len(self._text)
        yield float(min(_READ, wage.span[0] - start))
        yield float(min(_READ, end - wage.span[1]))
        yield float(at > 0 and role.name in self._linked[at - 1])
        yield float(at + 1 < len(self._wages) and role.name in self._linked[at + 1])
        yield float(sum(role.name in names for names in self._linked))

    def _line(self, span: Span) -> Span:
        """Return the line that a span begins in, to where the span's own ends."""
        found = self._lines.get(span)
        if found is None:
            end = self._text.find("\n", span[1])
            found = self._text.rfind("\n", 0, span[0]) + 1, len(self._text) if end < 0 else end
            self._lines[span] = found
        return found


def _within(starts: Sequence[int], span: Span) -> range:
    """Return the places of those that start within a span."""
    first = bisect_left(starts, span[0])
    return range(first, max(first, bisect_left(starts, span[1])))
