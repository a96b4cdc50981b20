"""Decision trees as plain numbers, and what they say of rows of numbers.

A tree is a leaf, or [column, border, tree up to the border, tree above it]; a forest is a list of trees, whose leaves
add up. The files are made by the scripts in `tools/`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from corpus import built
from corpus.packs import data_bytes

# After so many rows a forest is worth compiling (6 ms): then a row takes a quarter of the time.
_MANY = 1500

Row = Sequence[float]


class Forest:
    """Trees whose leaves add up, walked for the first rows and compiled for those after them."""

    def __init__(self, trees: Sequence[Any]) -> None:
        """Take the trees as the data files have them."""
        self._trees = trees
        self._seen = 0
        self._compiled: Callable[[Sequence[Row]], list[float]] | None = None

    def value(self, row: Row) -> float:
        """Return the sum of the leaves that `row` comes to."""
        total = 0.0
        for tree in self._trees:
            node = tree
            while type(node) is list:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node
        return total

    def values(self, rows: Sequence[Row]) -> list[float]:
        """Return the sum for each of `rows`, which have one number for each column."""
        self._seen += len(rows)
        if self._seen < _MANY:
            return [self.value(row) for row in rows]
        if self._compiled is None:
            self._compiled = _compiled(self._trees, len(rows[0]))
        return self._compiled(rows)


def _compiled(trees: Sequence[Any], width: int) -> Callable[[Sequence[Row]], list[float]]:
    """Return trees as one function of rows of so many numbers: a conditional expression for each tree."""
    columns = "".join(f"c{column}, " for column in range(width))
    sums = "".join(f"  total += {_expression(tree)}\n" for tree in trees)
    scope: dict[str, Any] = {}
    rows = f" for {columns}in rows:\n  total = 0.0\n{sums}  found.append(total)\n"
    exec(f"def values(rows):\n found = []\n{rows} return found", scope)  # noqa: S102 - it holds nothing but numbers
    made: Callable[[Sequence[Row]], list[float]] = scope["values"]
    return made


def _expression(tree: Any) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    column, border, low, high = tree
    return f"({_expression(low)} if c{int(column)} <= {float(border)!r} else {_expression(high)})"


def read(name: str) -> Any:
    """Return the trees of a data file as they stand in it, by kind."""
    # Importing json takes 2 ms, which the built form spares.
    import json

    return json.loads(data_bytes(name))


@cache
def forests(name: str) -> dict[str, Forest]:
    """Return the forests of a data file."""
    found = built.load([name]) or read(name)
    return {kind: Forest(trees) for kind, trees in found.items()}
