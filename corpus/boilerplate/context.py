"""What the scores of a page of plain text tell of each of its lines, in numbers: those around it, and of the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import exp, log2, sqrt

from corpus.boilerplate import features, known
from corpus.boilerplate.article import Article, stretch
from corpus.boilerplate.columns import Table, compact, mean

# Scores from which stretches of lines are counted.
_STEPS = (-1.0, 0.0, 1.0)
_HIGH = 1.5
_FARTHEST = 40.0
_QUANTILES = (0.1, 0.5, 0.9)
_COPIED = tuple(
    [*features.LINE, *known.NAMES].index(name)
    for name in (
        "size closed place before capitals signs listed repeated commas mean lines running shut capitals5 digits5 "
        "gone share up down-kind left-above"
    ).split()
)
_SIZE = features.LINE.index("size")


def numbers(scores: Sequence[float], rows: Table, where: Article) -> Table:
    """Return the numbers by which the second forest corrects the scores of the first.

    `rows` are what the first one saw, and `where` is the article by its scores.
    """
    count = len(scores)
    sizes = rows.columns[_SIZE]
    roots = compact([sqrt(size) for size in sizes])
    chances = compact([1 / (1 + exp(-score)) for score in scores])
    columns: list[Sequence[float]] = [scores, *(_moved(scores, by) for by in (-2, -1, 1, 2))]
    columns += [compact(mean(scores, 2)), compact(mean(scores, 6)), _weighed(scores, roots, 10)]
    columns += [_weighed(chances, sizes, reach) for reach in (3, 20)]
    for step in _STEPS:
        gains = [(value - step) * root for value, root in zip(scores, roots, strict=True)]
        best, start, stop = stretch(gains)
        columns.append(compact(_distances(count, start, stop)))
        columns.append([best / (sum(gain for gain in gains if gain > 0) or 1.0)] * count)
        columns.append([sum(sizes[start:stop]) / max(1.0, sum(sizes))] * count)
    columns += _ranked(scores, chances, sizes)
    columns += [[number] * count for number in _of_page(scores, chances, sizes, where)]
    return Table([*columns, *(rows.columns[at] for at in _COPIED)])


def _moved(column: Sequence[float], by: int) -> list[float]:
    """Return for each line the number of the line `by` further on, 0 beyond the ends."""
    zeros = [0.0] * min(abs(by), len(column))
    return [*column[by:], *zeros] if by > 0 else [*zeros, *column[:by]]


def _weighed(column: Sequence[float], weights: Sequence[float], reach: int) -> Sequence[float]:
    """Return the mean of each number and those up to `reach` places away, which count by their weights."""
    total = mean([value * weight for value, weight in zip(column, weights, strict=True)], reach)
    return compact([value / weight for value, weight in zip(total, mean(weights, reach), strict=True)])


def _ranked(scores: Sequence[float], chances: Sequence[float], sizes: Sequence[float]) -> Iterator[list[float]]:
    """Yield which part of the page scores lower than each line, and which part of its content stands up to it."""
    ordered = sorted(scores)
    yield [bisect_left(ordered, score) / len(scores) for score in scores]
    mass = [*accumulate(chance * size for chance, size in zip(chances, sizes, strict=True))]
    yield [value / mass[-1] for value in mass]


def _of_page(
    scores: Sequence[float], chances: Sequence[float], sizes: Sequence[float], where: Article
) -> Iterator[float]:
    """Yield what the scores tell of the page as a whole."""
    ordered, total = sorted(scores), sum(sizes)
    yield from (ordered[int(part * (len(ordered) - 1))] for part in _QUANTILES)
    yield ordered[-1]
    due = sum(chance * size for chance, size in zip(chances, sizes, strict=True))
    yield due / total
    yield from (
        sum(size for score, size in zip(scores, sizes, strict=True) if score > step) / total for step in (0, _HIGH)
    )
    yield _expected(chances, sizes, due)
    yield from (log2(len(scores)), log2(total + 1))
    yield from (where.share, log2(where.size + 1), float(where.stop - where.start))


def _expected(chances: Sequence[float], sizes: Sequence[float], due: float) -> float:
    """Return the best F1 that the chances of lines to be content let expect of the page."""
    best = kept = right = 0.0
    for chance, size in sorted(zip(chances, sizes, strict=True), reverse=True):
        kept += size
        right += chance * size
        best = max(best, 2 * right / (kept + due))
    return best


def _distances(count: int, start: int, stop: int) -> list[float]:
    """Return how far each of so many lines stands above (less than 0) or below a stretch, up to `_FARTHEST`."""
    above = [max(-_FARTHEST, float(at - start)) for at in range(start)]
    below = [min(_FARTHEST, float(at - stop + 1)) for at in range(stop, count)]
    return [*above, *[0.0] * (stop - start), *below]
