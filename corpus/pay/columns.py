"""Where a sum stands in a table of plain text: its column, the head of that, and the other sums of the column."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Span
from corpus.patterns import lazy
from corpus.records import NamedTuple

NAMES = "cell cells-behind column-sums column-paid column-nearest decimals".split()
"""The names of the numbers that `Columns.of` gives."""

_CELL = lazy(r"[\t|]")
_FRACTION = lazy(r"[.,٫](\d{1,2})(?!\d)")
# A table has so many rows; its head is looked for as far.
_ROWS = 60
_NOTHING = -1.0


class Place(NamedTuple):
    """The cell of a sum: where its table begins, its number from the left, and how many are behind it."""

    table: int
    cell: int
    behind: int


class Columns:
    """Tells the columns of the sums of one text."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        """Take the text and the spans of its sums, in order."""
        self._text = text
        self._tables: dict[int, int] = {}
        self._places = [self._place(span) for span in spans]
        self._decimals = [_decimals(text[slice(*span)]) for span in spans]
        self._sums: dict[tuple[int, int], list[int]] = {}
        for at, place in enumerate(self._places):
            if place is not None:
                self._sums.setdefault(place[:2], []).append(at)

    def of(self, at: int, paid: Sequence[bool]) -> list[float]:
        """Return the numbers of the sum at a place, as `NAMES` has them; `paid` are the verdicts on all."""
        place = self._places[at]
        if place is None:
            return [_NOTHING, _NOTHING, 0.0, _NOTHING, _NOTHING, self._decimals[at]]
        others = [other for other in self._sums[place[:2]] if other != at]
        nearest = min(others, key=lambda other: abs(other - at), default=None)
        return [
            float(place.cell),
            float(place.behind),
            float(len(others)),
            sum(paid[other] for other in others) / len(others) if others else _NOTHING,
            float(paid[nearest]) if nearest is not None else _NOTHING,
            self._decimals[at],
        ]

    def table(self, at: int) -> int | None:
        """Return where the table begins that the sum at a place stands in, None where it stands in none."""
        place = self._places[at]
        return place.table if place else None

    def _place(self, span: Span) -> Place | None:
        first, last = _line(self._text, span[0])
        before = len(_CELL.findall(self._text, first, span[0]))
        behind = len(_CELL.findall(self._text, span[1], last))
        return Place(self._table(first), before, behind) if before or behind else None

    def _table(self, first: int) -> int:
        """Return where the table begins that has a row at `first`."""
        passed, at = list[int](), first
        while at not in self._tables:
            passed.append(at)
            above = _line(self._text, at - 1)
            if at == 0 or _CELL.search(self._text, *above) is None:
                self._tables[at] = at
            else:
                at = above[0]
        self._tables |= dict.fromkeys(passed, self._tables[at])
        return self._tables[at]


def head(text: str, at: int) -> str:
    """Return the cell of the first row of a table above what stands at an offset of another row, else nothing."""
    first, last = _line(text, at)
    cells, found = len(_CELL.findall(text, first, at)), ""
    for _ in range(_ROWS if _CELL.search(text, first, last) else 0):
        above = _line(text, first - 1)
        if not first or _CELL.search(text, *above) is None:
            break
        row = _CELL.split(text[slice(*above)])
        found = row[cells] if cells < len(row) else ""
        first = above[0]
    return found


def _line(text: str, at: int) -> Span:
    last = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, last if last >= 0 else len(text)


def _decimals(figure: str) -> float:
    found = _FRACTION.search(figure)
    return float(len(found[1])) if found else 0.0
