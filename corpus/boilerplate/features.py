"""What is measured of each line and its neighbours, in numbers: the input of the trained score (`content`).

Nothing here depends on a language: characters of unspaced scripts count twice, stops and commas are those of all
scripts, and words of the packs enter as one number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise, takewhile
from math import log2

from corpus.blocks import Hint
from corpus.boilerplate.lines import REACH, Line
from corpus.packs import data_lines
from corpus.patterns import lazy

LINE = (
    "size words closed cut stops commas digits capitals signs letters ends lower contact repeated listed stamped "
    "size-2 size-1 size+1 size+2 closed-1 closed+1 prose-1 prose+1 capitals-1 capitals+1 "
    "sizes3 sizes8 sizes20 closed3 closed8 closed20 prose3 prose8 prose20 digits5 capitals5 varied "
    "before place since until outside above below lines running mean shut"
).split()
"""The names of the numbers that `of_lines` gives for a line of plain text, in order."""

HINTED = [
    *LINE,
    *"linked tag area named named3 linked3 linked8 depth alike".split(),
    *"share1 share2 share3 share4 links1 links2 links3 lines1 within gap best".split(),
]
"""The names of the numbers of a line of markup."""

_MOST_SIZE, _MOST_WORDS, _MOST_STOPS, _MOST_COMMAS, _MOST_SIGNS, _MOST_REPEATED = 600, 80, 6, 8, 6, 4
_STOPS = (". ", "! ", "? ", "؟ ", "۔ ", "; ", ": ", "。", "！", "？", "；", "।")
_COMMAS = (",", "，", "、", "،")
_SIGN = lazy(r"[|/<>»«›‹·•→←↑↓▶►#*=+&@_~^\\\[\]{}©®™%$€£¥✓★☆■●▲▼]")
_DIGIT = lazy(r"\d")
_INITIAL = lazy(r"\b[^\W\d_]")
_CONTACT = ("@", "http", "©", "www.")
_ENDS = {":": 1.0, "：": 1.0, "?": 2.0, "？": 2.0, "؟": 2.0}
# Prose further apart than so many lines is another piece of running text.
_APART = 4
_FARTHEST = 30.0

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
_MOST_PATHS = 1 << 12
# What a line counts for an element further out, beside the one within.
_OUTWARD = 0.6


def of_lines(lines: Sequence[Line], *, hinted: bool) -> list[list[float]]:
    """Return a row of numbers for each line: those of `LINE`, with the markup's behind them where `hinted`."""
    own = [_own(line) for line in lines]
    repeated = Counter(line.folded for line in lines)
    for row, line in zip(own, lines, strict=True):
        row += min(repeated[line.folded], _MOST_REPEATED), _listed(line), _stamped(line)
    columns = [*_around(lines, own), *_running(lines, own)]
    if hinted:
        columns += _marked_up([line.block.hint or Hint("body") for line in lines], lines)
    return [[*row, *rest] for row, rest in zip(own, zip(*columns, strict=True), strict=True)]


def _own(line: Line) -> list[float]:
    """Return what a line shows by itself, up to `contact`."""
    text = line.text[:REACH]
    length = len(text)
    words = text.count(" ") + 1
    initials = "".join(_INITIAL.findall(text)) if words > 1 else ""
    capitals = sum(map(str.isupper, initials))
    small = sum(map(str.islower, initials))
    stripped = text.rstrip("\"'”’»›」』】）)]}*_ ")
    return [
        float(min(line.size, _MOST_SIZE)),
        float(min(words, _MOST_WORDS)),
        float(line.closed),
        float(line.cut),
        float(min(sum(map(text.count, _STOPS)), _MOST_STOPS)),
        float(min(sum(map(text.count, _COMMAS)), _MOST_COMMAS)),
        len(_DIGIT.findall(text)) / length,
        capitals / (capitals + small) if capitals + small else 0.5,
        float(min(len(_SIGN.findall(text)), _MOST_SIGNS)),
        sum(map(str.isalpha, text)) / length,
        _ENDS.get(stripped[-1:], 0.0),
        float(text[0].islower()),
        float(any(mark in text for mark in _CONTACT)),
    ]


def _listed(line: Line) -> float:
    """Return how much the packs know of a line: all of it, its beginning or end, a phrase, nothing."""
    return 3.0 if line.whole else 2.0 if line.labels or line.edges else 1.0 if line.phrases else 0.0


def _stamped(line: Line) -> float:
    stamp = line.stamp
    if stamp is None or not stamp.found:
        return 0.0
    return 2.0 if stamp.alone else 1.0


def _around(lines: Sequence[Line], own: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the columns of what stands beside each line."""
    sizes = [log2(row[0] + 1) for row in own]
    closed, digits, capitals = ([row[at] for row in own] for at in (2, 6, 7))
    prose = [float(line.prose) for line in lines]
    steps = [0.0, *(abs(after - before) for before, after in pairwise(sizes)), 0.0]
    varied = [(left + right) / 2 for left, right in pairwise(steps)]
    beside = [_moved(sizes, by) for by in (-2, -1, 1, 2)]
    beside += [_moved(column, by) for column in (closed, prose, capitals) for by in (-1, 1)]
    beside += [mean(column, by) for column in (sizes, closed, prose) for by in (3, 8, 20)]
    return [*beside, mean(digits, 5), mean(capitals, 5), mean(varied, 3)]


def _moved(column: Sequence[float], by: int) -> list[float]:
    """Return for each line the number of the line `by` further on, 0 beyond the ends."""
    zeros = [0.0] * min(abs(by), len(column))
    return [*column[by:], *zeros] if by > 0 else [*zeros, *column[:by]]


def mean(column: Sequence[float], reach: int) -> list[float]:
    """Return the mean of each number and those up to `reach` places away."""
    sums = [0.0, *accumulate(column)]
    last = len(column)
    bounds = ((max(0, at - reach), min(last, at + reach + 1)) for at in range(last))
    return [(sums[stop] - sums[start]) / (stop - start) for start, stop in bounds]


def _running(lines: Sequence[Line], own: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the columns of where each line stands to the running text, and those of the whole page."""
    count = len(lines)
    places = [at for at, line in enumerate(lines) if line.prose]
    sizes = [row[0] for row in own]
    total = sum(sizes[at] for at in places)
    mass = list(accumulate(sizes[at] if line.prose else 0.0 for at, line in enumerate(lines)))
    since, until, above, below = _distances(places, sizes, total, count)
    outside = [3.0] * count if not places else [float(at < places[0]) + 2.0 * (at > places[-1]) for at in range(count)]
    page = (
        float(min(count, 1000)),
        total / max(1.0, sum(sizes)),
        sum(log2(size + 1) for size in sizes) / max(1, count),
        sum(row[2] for row in own) / max(1, count),
    )
    return [
        [size / total if total else 0.5 for size in mass],
        [(at + 0.5) / count for at in range(count)],
        *(since, until, outside, above, below),
        *([number] * count for number in page),
    ]


def _distances(
    places: Sequence[int], sizes: Sequence[float], total: float, count: int
) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return the lines since and until running text, and the share of the page's that stands together there."""
    shares = dict(_shares(places, sizes, total))
    since, above = _since(range(count), shares)
    until, below = _since(range(count - 1, -1, -1), shares)
    return since, until[::-1], above, below[::-1]


def _shares(places: Sequence[int], sizes: Sequence[float], total: float) -> Iterator[tuple[int, float]]:
    """Yield the lines of running text, each with the share of all running text that stands together with it."""
    start = 0
    for stop in range(1, len(places) + 1):
        if stop == len(places) or places[stop] - places[stop - 1] > _APART:
            share = sum(sizes[at] for at in places[start:stop]) / total
            yield from ((at, share) for at in places[start:stop])
            start = stop


def _since(order: range, shares: dict[int, float]) -> tuple[list[float], list[float]]:
    """Return for the lines in `order` how far back running text stands, and its share."""
    far, share = _FARTHEST, 0.0
    distances, seen = [], []
    for at in order:
        far = 0.0 if at in shares else min(_FARTHEST, far + 1)
        share = shares.get(at, share)
        distances.append(far)
        seen.append(share)
    return distances, seen


def _marked_up(hints: Sequence[Hint], lines: Sequence[Line]) -> list[list[float]]:
    """Return the columns of what markup says."""
    linked = [hint.link_density for hint in hints]
    named = [_named(hint.path) for hint in hints]
    paths = Counter(hint.path for hint in hints)
    return [
        linked,
        [_TAGS.get(hint.tag, 0.0) for hint in hints],
        [_area(hint.path) for hint in hints],
        named,
        mean(named, 3),
        mean(linked, 3),
        mean(linked, 8),
        [float(min(len(hint.path), 24)) for hint in hints],
        [log2(paths[hint.path]) for hint in hints],
        *_nested(hints, lines),
    ]


def _nested(hints: Sequence[Hint], lines: Sequence[Line]) -> list[list[float]]:
    """Return the columns of the elements around each line.

    That is: the share of the page's running text in the one, two, three and four innermost ones, the share of links in
    the first three and the lines of the first; how many elements a line shares with the likeliest main one, how many it
    lacks, and how much of the page's running text stands in that.
    """
    prose, size, links, count = (Counter[int]() for _ in range(4))
    for hint, line in zip(hints, lines, strict=True):
        length = min(line.size, _MOST_SIZE)
        for node in hint.nodes:
            size[node] += length
            links[node] += round(length * hint.link_density)
            count[node] += 1
            prose[node] += length * line.prose
    total = max(1, sum(min(line.size, _MOST_SIZE) * line.prose for line in lines))
    main = _main(hints, lines)
    rows = []
    for hint in hints:
        up = [hint.nodes[-by] if by <= len(hint.nodes) else 0 for by in (1, 2, 3, 4)]
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(hint.nodes, main, strict=False)))
        rows.append(
            (
                *(prose[node] / total if node else 1.0 for node in up),
                *(links[node] / max(1, size[node]) for node in up[:3]),
                log2(count[up[0]] + 1),
                float(shared),
                float(len(main) - shared),
                prose[main[-1]] / total if main else 0.0,
            )
        )
    return [list(column) for column in zip(*rows, strict=True)]


def _main(hints: Sequence[Hint], lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the elements from the outside in to the one that holds most running text closely.

    A line counts for the element around its own in full and the less, the further out.
    """
    scores: dict[tuple[int, ...], float] = {}
    for hint, line in zip(hints, lines, strict=True):
        if line.prose:
            weight = min(line.size, _MOST_SIZE) * (1 - hint.link_density)
            for by in range(1, 4):
                nodes = hint.nodes[:-by]
                if nodes:
                    scores[nodes] = scores.get(nodes, 0.0) + weight
                weight *= _OUTWARD
    return max(scores, key=lambda nodes: (scores[nodes], nodes), default=())


@lru_cache(_MOST_PATHS)
def _area(path: tuple[str, ...]) -> float:
    """Return what the innermost telling element around a line speaks for: above 0 the frame, below it the text."""
    for step in reversed(path):
        area = _AREAS.get(step.partition(".")[0].lower())
        if area is not None:
            return area
    return 0.0


@lru_cache(_MOST_PATHS)
def _named(path: tuple[str, ...]) -> float:
    """Return what the classes and ids around a line speak for, those near it most: above 0 the frame."""
    weight, score = 1.0, 0.0
    for step in reversed(path[-6:]):
        _, _, names = step.lower().partition(".")
        parts = set(_PART.findall(names))
        score += weight * ((not parts.isdisjoint(_names("class"))) - (not parts.isdisjoint(_names("body"))))
        weight *= 0.7
    return score


@cache
def _names(place: str) -> frozenset[str]:
    rows = (line.split("\t") for line in data_lines("markup.tsv"))
    return frozenset(name for _, name, where in rows if where == place)
