"""What stands before and above a sum, up to the title of its page, in numbers that know no language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.document import Role, Span
from corpus.pay.scan import Scan
from corpus.pay.sentences import split
from corpus.pay.words import Kind

_ASKED: dict[str, frozenset[Kind]] = {
    "noun": frozenset({"noun"}),
    "verb": frozenset({"verb", "gain", "make", "earned", "gets"}),
    "weak": frozenset({"weak"}),
    "price": frozenset({"price", "spend"}),
    "deal": frozenset({"deal"}),
    "extra": frozenset({"extra"}),
    "firm": frozenset({"firm"}),
    "person": frozenset({"person", "pronoun"}),
}
_PLACES = ("before", "heading", "line", "title")

NAMES = tuple(f"{place}-{told}" for place in _PLACES for told in (*_ASKED, "roles", "asks", "far"))
"""The names of the numbers that `Context.of` gives: of the sentence before, a heading, the line above, the title."""

# How far up a heading stands in lines, and how long it is; what is read of longer lines.
_LINES, _HEADING, _READ = 25, 60, 300
_CLOSED = frozenset(".。!！;；,，")
_ASKS = ("?", "？", "؟")
_NOTHING = [-1.0] * (len(_ASKED) + 3)


class Context:
    """Looks around the sums of one text."""

    def __init__(self, scan: Scan, roles: Sequence[Role]) -> None:
        self._scan, self._text = scan, scan.text
        self._starts = [role.span[0] for role in roles]
        self._told: dict[Span, list[float]] = {}
        end = self._text.find("\n")
        self._title = self._tells((0, min(_READ, len(self._text) if end < 0 else end)))

    def of(self, at: int) -> list[float]:
        """Return the numbers of a sum at an offset, as `NAMES` has them."""
        start = self._text.rfind("\n", 0, at) + 1
        last = [*self._sentences(max(start, at - _READ), at)][-2:-1]
        heading = line = _NOTHING
        for far, above in enumerate(self._above(start), 1):
            if far == 1:
                line = self._tells(([*self._sentences(max(above[0], above[1] - _READ), above[1])] or [above])[-1])
            if self._heads(above):
                heading = [*self._tells(above)[:-1], float(far)]
                break
        return [*(self._tells(last[0]) if last else _NOTHING), *heading, *line, *self._title]

    def _sentences(self, start: int, end: int) -> Iterator[Span]:
        return split(self._text, start, end, self._scan.screen.vocabulary.stops)

    def _above(self, end: int) -> Iterator[Span]:
        """Yield the lines above an offset that hold something, the nearest first."""
        for _ in range(2 * _LINES):
            if end <= 0:
                return
            start = self._text.rfind("\n", 0, end - 1) + 1
            if self._text[start : min(end - 1, start + _READ)].strip():
                yield start, end - 1
            end = start

    def _heads(self, line: Span) -> bool:
        """Say whether a line is short, no sentence, and without a number."""
        text = self._text[slice(*line)].rstrip() if line[1] - line[0] <= _HEADING else ""
        return bool(text) and text[-1] not in _CLOSED and not any(map(str.isdecimal, text))

    def _tells(self, span: Span) -> list[float]:
        """Return what a stretch tells: words by their kinds, how many roles, whether it asks."""
        found = self._told.get(span)
        if found is None:
            kinds = self._scan.kinds(*span)
            roles = bisect_left(self._starts, span[1]) - bisect_left(self._starts, span[0])
            asks = self._text[slice(*span)].rstrip().endswith(_ASKS)
            found = [*(float(not kinds.isdisjoint(some)) for some in _ASKED.values()), float(roles), float(asks), 0.0]
            self._told[span] = found
        return found
