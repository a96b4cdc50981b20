"""Decision trees as plain numbers, and what they say of a row of numbers.

A tree is a leaf, or [column, border, tree up to the border, tree above it]; a forest is a list of trees, whose leaves
add up. The files are made by the scripts in `tools/`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from corpus.packs import data_bytes

Forest = Sequence[Any]


@cache
def forests(name: str) -> dict[str, dict[str, Forest]]:
    """Return the groups of forests of a data file."""
    found: dict[str, dict[str, Forest]] = json.loads(data_bytes(name))
    return found


def value(forest: Forest, row: Sequence[float]) -> float:
    """Return the sum of the leaves that `row` comes to."""
    total = 0.0
    for tree in forest:
        node = tree
        while type(node) is list:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        total += node
    return total
