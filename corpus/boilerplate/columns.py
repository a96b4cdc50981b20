"""Numbers of lines, kept by columns."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import sub, truediv
from typing import Any

# Lists of so few numbers stay as they are: room matters less than what a copy takes.
_FEW = 1 << 11


class Table(Sequence[Sequence[float]]):
    """The numbers of lines, kept by columns: a row of Python numbers takes ten times the memory."""

    def __init__(self, columns: Iterable[Iterable[float]]) -> None:
        """Take the columns, which are as long as each other."""
        self.columns = [compact(column) for column in columns]

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Sequence[float]]:
        return zip(*self.columns, strict=True)

    def __getitem__(self, at: Any) -> Any:
        return tuple([column[at] for column in self.columns])


def compact(column: Iterable[float]) -> Sequence[float]:
    """Return a column in a form that takes little room where it is long."""
    if isinstance(column, list) and len(column) <= _FEW:
        return column
    return column if isinstance(column, array) else array("d", column)


def mean(column: Sequence[float], reach: int) -> list[float]:
    """Return the mean of each number and those up to `reach` places away."""
    sums = [0.0, *accumulate(column)]
    count, wide = len(column), 2 * reach + 1
    if count < wide:
        bounds = [(max(0, at - reach), min(count, at + reach + 1)) for at in range(count)]
        return [(sums[stop] - sums[start]) / (stop - start) for start, stop in bounds]
    return [
        *map(truediv, sums[reach + 1 : wide], range(reach + 1, wide)),
        *[total / wide for total in map(sub, sums[wide:], sums)],
        *[
            (sums[-1] - total) / (count - start)
            for start, total in enumerate(sums[-wide : -reach - 1], count - 2 * reach)
        ],
    ]
