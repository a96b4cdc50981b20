"""How much of each line a page says of itself as well, and how far off such lines are: numbers for the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2

from corpus.blocks import Hint
from corpus.boilerplate.columns import mean
from corpus.boilerplate.features import MOST_SIZE
from corpus.boilerplate.lines import Line
from corpus.said import Said, runs, words

NAMES = (
    "described stated read told brief told3 told8 told-in1 told-in2 told-in3 told-in4 told-of1 told-of2 told-of3 "
    "told-with told-without told-since told-until told-all titled articles posts goods lists modern"
).split()
"""The names of the columns that `columns` returns, in order."""

# A line of so many words is told when such a share of it is.
_WORDS, _SHARE = 6, 0.3
# Lines of fewer words have no run of three.
_RUN = 3
# So much of what is told stands in the elements around the most of it.
_MOST = 0.6
_INNER = 4
# Headings that may be the page's, with what they count, what they must agree at least, and words that count in full.
_HEADINGS, _AGREED, _FULL = {"h1": 1.0, "h2": 0.8, "h3": 0.6}, 0.4, 3
_SECTIONS = frozenset("nav main article header footer section aside".split())
_FARTHEST, _NOWHERE = 60.0, 100.0


def columns(hints: Sequence[Hint], lines: Sequence[Line], held: Mapping[int, float]) -> list[list[float]]:
    """Return the columns of `NAMES`; `held` are the weighted characters in each element.

    They are the shares of a line in the descriptions of the head, the texts of the JSON-LD and its readers' texts, the
    greater of the first two, and for a short line whether it stands there; the mean of that around the line; the share
    of all told text in its four innermost elements, and the share of the first three that is told; how many elements
    it shares with those around most told text, and how many it lacks; the lines since the first and last told ones; how
    much is told at all; the share of the line's words in the titles; and what the page calls itself, and whether it is
    made as pages are today.
    """
    told_by = said_of(hints)
    rows = [_line(line, told_by) for line in lines]
    own = [list(column) for column in zip(*rows, strict=True)]
    told, long, titled = own[3], own[5], own[6]
    sizes = [float(min(line.size, MOST_SIZE)) for line in lines]
    masses = [
        share * size if share >= _SHARE and is_long else 0.0
        for share, size, is_long in zip(told, sizes, long, strict=True)
    ]
    return [
        *own[:5],
        mean(told, 3),
        mean(told, 8),
        *map(list, zip(*_placed(hints, masses, held), strict=True)),
        titled,
        *([kind] * len(lines) for kind in told_by.kinds),
        [float(is_modern(hints))] * len(lines),
    ]


def headline(hints: Sequence[Hint], lines: Sequence[Line]) -> int | None:
    """Return the first heading that the titles of the page agree with most, else the first of the first level.

    Sites put their own name into a heading, and slogans; what they call the page tells which is the page's.
    """
    titled = said_of(hints).titled
    best, found = _AGREED, None
    for at, hint in enumerate(hints):
        if hint.tag in _HEADINGS:
            own = words(lines[at].text)
            agreed = sum(word in titled for word in own) * min(1.0, len(own) / _FULL) / max(1, len(own))
            agreed *= _HEADINGS[hint.tag]
            if agreed > best:
                best, found = agreed, at
    return found if found is not None else next((at for at, hint in enumerate(hints) if hint.tag == "h1"), None)


def is_modern(hints: Iterable[Hint | None]) -> bool:
    """Say whether a page fits small screens or names its parts by elements, as since HTML5."""
    known = [hint for hint in hints if hint]
    if said_of(known).fits:
        return True
    paths = {hint.path for hint in known}
    return any(not _SECTIONS.isdisjoint(step.partition(".")[0].lower() for step in path) for path in paths)


def said_of(hints: Iterable[Hint | None]) -> Said:
    """Return what the page of these lines says of itself."""
    return next((hint.said for hint in hints if hint and hint.said), None) or Said()


def _line(line: Line, said: Said) -> tuple[float, ...]:
    """Return the first five numbers of a line, whether it is long, and the last number."""
    found = words(line.text)
    if not found:
        return (0.0,) * 7
    titled = sum(map(said.titled.__contains__, found)) / len(found)
    parts = runs(found)
    if len(found) < _RUN:
        brief = float(parts[0] in said.described or parts[0] in said.stated)
        return 0.0, 0.0, 0.0, 0.0, brief, 0.0, titled
    described, stated, read = (
        sum(map(known.__contains__, parts)) / len(parts) if known else 0.0
        for known in (said.described, said.stated, said.read)
    )
    return described, stated, read, max(described, stated), 0.0, float(len(found) >= _WORDS), titled


def _placed(hints: Sequence[Hint], masses: Sequence[float], held: Mapping[int, float]) -> Iterator[tuple[float, ...]]:
    """Yield for each line what `columns` says of its elements, its place, and all told text."""
    total = sum(masses)
    if not total:
        nowhere = (0.0,) * (2 * _INNER - 1)
        yield from ((*nowhere, -1.0, -1.0, _NOWHERE, _NOWHERE, 0.0) for _ in hints)
        return
    told: dict[int, float] = dict.fromkeys(held, 0.0)
    for hint, mass in zip(hints, masses, strict=True):
        if mass:
            for node in hint.nodes:
                told[node] += mass
    main = {node for node, mass in told.items() if mass >= _MOST * total}
    at_told = [at for at, mass in enumerate(masses) if mass]
    for at, hint in enumerate(hints):
        inner = (*hint.nodes[: -_INNER - 1 : -1], *(0,) * _INNER)[:_INNER]
        shared = len(main.intersection(hint.nodes))
        yield (
            *(told[node] / total if node else 1.0 for node in inner),
            *(told[node] / max(1.0, held[node]) if node else 0.0 for node in inner[: _INNER - 1]),
            float(shared),
            float(len(main) - shared),
            max(-_FARTHEST, min(_FARTHEST, float(at - at_told[0]))),
            max(-_FARTHEST, min(_FARTHEST, float(at - at_told[-1]))),
            log2(total + 1),
        )
