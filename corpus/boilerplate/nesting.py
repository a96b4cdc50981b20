"""What the elements around a line hold and repeat, and which headings stand above it: numbers for the trained score.

Pages put cards, posts and rows into elements of one name beside each other: what such a row is like tells more of a
line than the line does itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from math import log2

from corpus.blocks import Hint

NAMES = (
    "beside1 beside2 held1 held2 held3 held4 row rowlinks rowsize rowshare rowdepth apart section level under below"
).split()
"""The names of the columns that `columns` returns, in order."""

# So many elements of one name beside each other are a row.
_ROW = 3
# The elements from the innermost outwards whose share of the page is told.
_INNER = 4
_HEADINGS = {f"h{level}": float(level) for level in range(1, 7)}
# Lines are counted so far from the heading above them, and so far above and below the headline.
_FAR, _ABOVE, _BELOW = 40.0, -60.0, 200.0
_NO_HEADLINE = 300.0


class _Element:
    """An element around lines: `kin` is the same for elements of the same names within each other.

    `size` and `links` are the characters that it holds, `count` the lines that stand in it but in no element within,
    `apart` the elements around the headline that are not around it, `row` the numbers of the innermost row around it.
    """

    __slots__ = ("apart", "count", "depth", "kin", "links", "row", "size", "step", "up")

    def __init__(self, up: _Element | None, step: str) -> None:
        self.up = up
        self.step = step
        self.depth: int = up.depth + 1 if up else 1
        self.size = self.links = 0.0
        self.kin = self.count = 0
        self.apart = -1.0
        self.row: tuple[float, float, float, float, int] | None = None


def columns(hints: Sequence[Hint], sizes: Sequence[float], headline: int | None) -> list[list[float]]:
    """Return the columns named by `NAMES` for lines with these hints and weighted characters, and their headline.

    ``beside`` counts the lines in elements alike whatever the innermost, or the two innermost, are called; ``held`` is
    the share of the page in each of the innermost elements. ``row`` counts the elements of the innermost row around the
    line; its links, the size of one of them, its share of the page, and how far out it is follow. ``apart`` counts the
    elements around the headline that are not around the line. ``section`` counts the lines under the heading above the
    line, which has a ``level`` and stands ``under`` that many lines further up; the line stands so many ``below`` the
    headline. Counts of lines and elements, and sizes, are logarithms of base 2.
    """
    total = max(1.0, sum(sizes))
    found = _elements(hints, sizes)
    _set_rows(found.values(), total)
    if headline is not None:
        _set_apart(found, hints[headline].nodes)
    told = _told(found.values(), total)
    nowhere = (0.0,) * (NAMES.index("apart") + 1)
    rows = [told[found[hint.nodes[-1]]] if hint.nodes else nowhere for hint in hints]
    return [*map(list, zip(*rows, strict=True)), *_headed(hints), _below(headline, len(hints))]


def _elements(hints: Sequence[Hint], sizes: Sequence[float]) -> dict[int, _Element]:
    """Return the elements around the lines by their numbers, outer ones before those within, with what they hold."""
    found: dict[int, _Element] = {}
    for hint, size in zip(hints, sizes, strict=True):
        if hint.nodes:
            if hint.nodes[-1] not in found:
                _enter(found, hint)
            element = found[hint.nodes[-1]]
            element.size += size
            element.links += size * hint.link_density
            element.count += 1
    for element in reversed(found.values()):
        if element.up:
            element.up.size += element.size
            element.up.links += element.links
    return found


def _enter(found: dict[int, _Element], hint: Hint) -> None:
    """Add the elements around a line that are not known yet."""
    depth = len(hint.nodes) - 1
    while depth and hint.nodes[depth - 1] not in found:
        depth -= 1
    up = found[hint.nodes[depth - 1]] if depth else None
    for node, step in zip_longest(hint.nodes[depth:], hint.path[depth : len(hint.nodes)], fillvalue=""):
        found[int(node)] = up = _Element(up, str(step))


def _set_rows(elements: Iterable[_Element], total: float) -> None:
    """Tell each element what the innermost row around it is like, on a page of `total` characters."""
    rows: dict[tuple[_Element | None, str], list[_Element]] = {}
    for element in elements:
        rows.setdefault((element.up, element.step), []).append(element)
    for (up, _), row in rows.items():
        told = _row(row, total) if up and len(row) >= _ROW else up.row if up else None
        for element in row:
            element.row = told


def _row(row: Sequence[_Element], total: float) -> tuple[float, float, float, float, int]:
    size = sum(element.size for element in row)
    links = sum(element.links for element in row) / max(1.0, size)
    return log2(len(row)), links, log2(size / len(row) + 1), size / total, row[0].depth


def _set_apart(found: dict[int, _Element], headline: Sequence[int]) -> None:
    """Tell each element how many of those around the headline are not around it."""
    around = {found[node] for node in headline}
    for element in found.values():
        if element in around:
            element.apart = float(len(headline) - element.depth)
        else:
            element.apart = element.up.apart if element.up else float(len(headline))


def _told(elements: Collection[_Element], total: float) -> dict[_Element, tuple[float, ...]]:
    """Return the numbers of the elements that lines stand in, up to ``apart``."""
    near, far = _beside(elements)
    told: dict[_Element, tuple[float, ...]] = {}
    for element in elements:
        if element.count:
            *row, depth = element.row or _row([element], total)
            told[element] = (
                near[element.kin],
                far[element.kin],
                *_held(element, total),
                *row,
                float(element.depth - depth + 1),
                element.apart,
            )
    return told


def _beside(elements: Iterable[_Element]) -> tuple[dict[int, float], dict[int, float]]:
    """Number the kins of the elements; return by them how many lines stand in kins of the elements around (log 2)."""
    kins: dict[tuple[int, str], int] = {}
    outer = [0]
    lines = Counter[int]()
    for element in elements:
        up = element.up.kin if element.up else 0
        kin = element.kin = kins.setdefault((up, element.step), len(outer))
        if kin == len(outer):
            outer.append(up)
        if element.count:
            lines[kin] += element.count
    tags = {kin: step.partition(".")[0] for (_, step), kin in kins.items() if kin in lines}
    near, far = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for kin, count in lines.items():
        near[outer[kin], tags[kin]] += count
        far[outer[outer[kin]], tags[kin]] += count
    return (
        {kin: log2(near[outer[kin], tag]) for kin, tag in tags.items()},
        {kin: log2(far[outer[outer[kin]], tag]) for kin, tag in tags.items()},
    )


def _held(element: _Element, total: float) -> list[float]:
    shares = []
    inner: _Element | None = element
    for _ in range(_INNER):
        shares.append(inner.size / total if inner else 1.0)
        inner = inner.up if inner else None
    return shares


def _headed(hints: Sequence[Hint]) -> list[list[float]]:
    """Return how many lines stand under the heading above each line, the level of that, and how far up it is."""
    levels = [_HEADINGS.get(hint.tag, 0.0) for hint in hints]
    lines, level, under = list[float](), list[float](), list[float]()
    for start, stop in _sections(levels):
        count = stop - start
        lines += [log2(count + (not levels[start]))] * count
        level += [levels[start]] * count
        under += [min(_FAR, float(at)) if levels[start] else _FAR for at in range(count)]
    return [lines, level, under]


def _sections(levels: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the lines from each heading to the next, first those above all."""
    starts = [at for at, level in enumerate(levels) if level or at == 0]
    return zip(starts, [*starts[1:], len(levels)], strict=True)


def _below(headline: int | None, count: int) -> list[float]:
    if headline is None:
        return [_NO_HEADLINE] * count
    return [min(_BELOW, max(_ABOVE, float(at - headline))) for at in range(count)]
