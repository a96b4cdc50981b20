"""How lines stand to those of which the rules know that they go, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from corpus.boilerplate.evidence import KINDS
from corpus.boilerplate.lines import Line

NAMES = (
    "gone share gone-1 gone+1 gone-2 gone+2 up down up-kind down-kind left-above left-below gone-above gone-below "
    "run behind ahead"
).split()
"""The names of the columns that `around` gives, in order."""

# What stands for the place beyond an end of the page, and the farthest that anything is away.
_BEYOND, _FARTHEST = 2.0, 20
_LEGAL = "disclaimer"


def around(lines: Sequence[Line], kinds: Mapping[int, str], left: Sequence[int]) -> list[list[float]]:
    """Return for all lines, by columns, how they stand to those that go, which have `kinds`, and to running text.

    `left` are the lines among which the running text is.
    """
    count = len(lines)
    gone = [float(at in kinds) for at in range(count)]
    before = [*accumulate(gone, initial=0.0)]
    total = before[-1]
    up, above = _nearest(kinds, range(count))
    down, below = _nearest(kinds, range(count - 1, -1, -1))
    prose = [at for at in left if lines[at].prose and _LEGAL not in lines[at].kinds]
    first, last = (prose[0], prose[-1]) if prose else (count, -1)
    return [
        [total] * count,
        [total / count] * count,
        *(_moved(gone, by) for by in (-1, 1, -2, 2)),
        *(up, down[::-1], above, below[::-1]),
        [at - before[at] for at in range(count)],
        [(count - at - 1) - (total - before[at + 1]) for at in range(count)],
        before[:-1],
        [total - before[at + 1] for at in range(count)],
        _run(lines, kinds),
        [float(at - last) for at in range(count)],
        [float(first - at) for at in range(count)],
    ]


def _nearest(kinds: Mapping[int, str], order: Sequence[int]) -> tuple[list[float], list[float]]:
    """Return how far back in `order` a line goes that goes by a rule, and the number of its kind, 0 for none."""
    distances, numbers = list[float](), list[float]()
    distance, number = _FARTHEST, 0
    for at in order:
        distances.append(float(distance))
        numbers.append(float(number))
        if at in kinds:
            distance, number = 1, KINDS.index(kinds[at]) + 1
        else:
            distance = min(_FARTHEST, distance + 1)
    return distances, numbers


def _moved(gone: Sequence[float], by: int) -> list[float]:
    return [gone[at + by] if 0 <= at + by < len(gone) else _BEYOND for at in range(len(gone))]


def _run(lines: Sequence[Line], kinds: Mapping[int, str]) -> list[float]:
    """Return how many lines stand right above each that neither go nor are running text."""
    found, run = list[float](), 0
    for at, line in enumerate(lines):
        stands = at not in kinds and not line.prose
        found.append(float(run if stands else 0))
        run = run + 1 if stands else 0
    return found
