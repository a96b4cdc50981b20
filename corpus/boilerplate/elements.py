"""What markup says of lines, in numbers: the elements that they stand in, their links, what classes and ids say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import log2

from corpus.blocks import Hint
from corpus.boilerplate import classes, nesting, told
from corpus.boilerplate.columns import mean
from corpus.boilerplate.features import MOST_SIZE
from corpus.boilerplate.lines import Line
from corpus.packs import data_lines
from corpus.panels import is_closed
from corpus.patterns import lazy

NAMES = [
    *"linked tag area named named3 linked3 linked8 depth alike closed".split(),
    *"share1 share2 share3 share4 links1 links2 links3 lines1 within gap best".split(),
    *nesting.NAMES,
    *told.NAMES,
    *classes.NUMBERS,
]
"""The names of the numbers that `columns` gives, in order."""

_TAGS = {
    **dict.fromkeys(("p", "blockquote"), 1.0),
    **dict.fromkeys(("li", "dd", "dt"), 2.0),
    **dict.fromkeys(("h1",), 3.0),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "legend", "caption", "figcaption"), 4.0),
    **dict.fromkeys(("td", "th", "tr"), 5.0),
    **dict.fromkeys(("pre",), 6.0),
    **dict.fromkeys(("button", "label", "option", "select", "nav"), 7.0),
}
_AREAS = {"nav": 4.0, "footer": 3.0, "aside": 3.0, "header": 2.0, "form": 2.0, "article": -2.0, "main": -1.0}
_PART = lazy(r"[a-z]+")
_MOST_STEPS = 1 << 14
# What a line counts for an element further out, beside the one within.
_OUTWARD = 0.6


def columns(hints: Sequence[Hint], lines: Sequence[Line]) -> list[list[float]]:
    """Return the columns of `NAMES`, one number for each line."""
    linked = [hint.link_density for hint in hints]
    held = _held(hints, lines)
    paths = Counter([hint.path for hint in hints])
    of_path = {
        path: (
            _area(path),
            _named(path),
            float(min(len(path), 24)),
            log2(count),
            float(is_closed(path)),
            *classes.numbers(path),
        )
        for path, count in paths.items()
    }
    area, named, depth, alike, closed, *called = map(list, zip(*[of_path[hint.path] for hint in hints], strict=True))
    return [
        linked,
        [_TAGS.get(hint.tag, 0.0) for hint in hints],
        area,
        named,
        mean(named, 3),
        mean(linked, 3),
        mean(linked, 8),
        depth,
        alike,
        closed,
        *_nested(hints, lines, held),
        *nesting.columns(hints, [min(line.size, MOST_SIZE) for line in lines], told.headline(hints, lines)),
        *told.columns(hints, lines, {node: each.size for node, each in held.items()}),
        *called,
    ]


def _nested(hints: Sequence[Hint], lines: Sequence[Line], held: Mapping[int, _Held]) -> list[list[float]]:
    """Return the columns of the elements around each line, which hold what `held` says.

    That is: the share of the page's running text in the one, two, three and four innermost ones, the share of links in
    the first three and the lines of the first; how many elements a line shares with the likeliest main one, how many it
    lacks, and how much of the page's running text stands in that.
    """
    total = max(1, sum(min(line.size, MOST_SIZE) for line in lines if line.prose))
    main = _main(hints, lines)
    best = held[main[-1]].prose / total if main else 0.0
    shares = {node: each.prose / total for node, each in held.items()} | {0: 1.0}
    links = {node: each.links / max(1, each.size) for node, each in held.items()} | {0: 0.0}
    rows = []
    for hint in hints:
        first, second, third, fourth = (*hint.nodes[:-5:-1], 0, 0, 0, 0)[:4]
        shared = _shared(hint.nodes, main)
        rows.append(
            (
                *(shares[first], shares[second], shares[third], shares[fourth]),
                *(links[first], links[second], links[third]),
                log2(held[first].count + 1) if first else 0.0,
                float(shared),
                float(len(main) - shared),
                best,
            )
        )
    return [list(column) for column in zip(*rows, strict=True)]


class _Held:
    """What an element holds: weighted characters of running text, of all lines and of links, and lines."""

    __slots__ = ("count", "links", "prose", "size")

    def __init__(self) -> None:
        self.prose = self.size = self.links = self.count = 0

    def add(self, other: _Held) -> None:
        self.prose += other.prose
        self.size += other.size
        self.links += other.links
        self.count += other.count


def _held(hints: Sequence[Hint], lines: Sequence[Line]) -> dict[int, _Held]:
    """Return what each element holds.

    Neighbours stand in the same elements for the most part: what one holds is counted when the lines leave it.
    """
    found: dict[int, _Held] = {}
    last: tuple[int, ...] = ()
    open_nodes: list[int] = []
    open_held: list[_Held] = []

    def leave(depth: int) -> None:
        while len(open_nodes) > depth:
            node, held = open_nodes.pop(), open_held.pop()
            if open_held:
                open_held[-1].add(held)
            if node in found:
                found[node].add(held)
            else:
                found[node] = held

    for hint, line in zip(hints, lines, strict=True):
        if hint.nodes != last:
            depth = min(len(hint.nodes), len(last))
            while hint.nodes[:depth] != last[:depth]:
                depth -= 1
            leave(depth)
            open_nodes += hint.nodes[depth:]
            open_held += [_Held() for _ in hint.nodes[depth:]]
            last = hint.nodes
        if open_held:
            length = min(line.size, MOST_SIZE)
            held = open_held[-1]
            held.prose += length * line.prose
            held.size += length
            held.links += round(length * hint.link_density)
            held.count += 1
    leave(0)
    return found


def _shared(nodes: Sequence[int], others: Sequence[int]) -> int:
    """Return how many elements from the outside in are the same."""
    shared = 0
    for node, other in zip(nodes, others, strict=False):
        if node != other:
            break
        shared += 1
    return shared


def _main(hints: Sequence[Hint], lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the elements from the outside in to the one that holds most running text closely.

    A line counts for the element around its own in full and the less, the further out.
    """
    scores: dict[tuple[int, ...], float] = {}
    for hint, line in zip(hints, lines, strict=True):
        if line.prose:
            weight = min(line.size, MOST_SIZE) * (1 - hint.link_density)
            for by in range(1, 4):
                nodes = hint.nodes[:-by]
                if nodes:
                    scores[nodes] = scores.get(nodes, 0.0) + weight
                weight *= _OUTWARD
    return max(scores, key=lambda nodes: (scores[nodes], nodes), default=())


def _area(path: tuple[str, ...]) -> float:
    """Return what the innermost telling element around a line speaks for: above 0 the frame, below it the text."""
    for area in map(_area_of, reversed(path)):
        if area:
            return area
    return 0.0


@lru_cache(_MOST_STEPS)
def _area_of(step: str) -> float:
    """Return what an element speaks for by its name, 0 for nothing."""
    return _AREAS.get(step.partition(".")[0].lower(), 0.0)


def _named(path: tuple[str, ...]) -> float:
    """Return what the classes and ids around a line speak for, those near it most: above 0 the frame."""
    weight, score = 1.0, 0.0
    for step in reversed(path[-6:]):
        score += weight * _speaks(step)
        weight *= 0.7
    return score


@lru_cache(_MOST_STEPS)
def _speaks(step: str) -> int:
    """Return what the classes and ids of an element speak for: 1 the frame, -1 the text, 0 neither or both."""
    parts = _PART.findall(step.lower().partition(".")[2])
    return (not _names("class").isdisjoint(parts)) - (not _names("body").isdisjoint(parts))


@cache
def _names(place: str) -> frozenset[str]:
    rows = (line.split("\t") for line in data_lines("markup.tsv"))
    return frozenset(name for _, name, where in rows if where == place)
