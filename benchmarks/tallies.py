"""What a run counts: exact restorations and character error rates by group, printed as plain tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence


def distance(one: str, other: str) -> int:
    """Return the Levenshtein distance of two texts, by the bit-parallel algorithm of Myers (1999) as Hyyrö gives it."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if not one or not other:
        return len(one) + len(other)
    places: dict[str, int] = defaultdict(int)
    for at, char in enumerate(one):
        places[char] |= 1 << at
    mask, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    up, down, score = mask, 0, len(one)
    for char in other:
        equal = places.get(char, 0)
        diagonal = (((equal & up) + up) ^ up) | equal | down
        rise = down | ~(diagonal | up) & mask
        fall = up & diagonal
        score += (rise & last > 0) - (fall & last > 0)
        rise = (rise << 1 | 1) & mask
        up = (fall << 1 & mask) | ~(diagonal | rise) & mask
        down = rise & diagonal
    return score


def error_rate(truth: str, text: str) -> float:
    """Return the distance as a share of the true text's length, at most 1."""
    return min(1.0, distance(truth, text) / len(truth))


class Tally:
    """Means by group: each group is a row, each name a column."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.sums: dict[tuple[str, str], float] = defaultdict(float)
        self.counts: dict[tuple[str, str], int] = defaultdict(int)

    def add(self, rows: Iterable[str], column: str, value: float) -> None:
        """Count one value for each of the rows."""
        for row in rows:
            self.sums[row, column] += value
            self.counts[row, column] += 1

    def cell(self, row: str, column: str) -> str:
        """Return the mean in per cent; for `n` and `n …` the number of values."""
        count = self.counts.get((row, column), 0)
        if column.split()[0] == "n":
            return str(count) if count else "-"
        return f"{100 * self.sums[row, column] / count:.1f}" if count else "-"

    def print(self, title: str, rows: Sequence[str], columns: Sequence[str]) -> None:
        """Print the rows that have anything, in per cent."""
        kept = [row for row in rows if any((row, column) in self.counts for column in columns)]
        table = [[title, *columns], *([row, *(self.cell(row, column) for column in columns)] for row in kept)]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        print()
        for line in table:
            first, rest = line[0].ljust(widths[0]), zip(line[1:], widths[1:], strict=True)
            print("  ".join([first, *(cell.rjust(width) for cell, width in rest)]))
