"""What the rules left of a page of plain text: a trained score of each line beside what is known to go.

Wherever the rules know some lines of a frame, those that no word gives away stand among them. The forest is made by
`tools/train_rest.py` from pages of which what the rules know was hidden in part, so that it learns to do without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import exp

from corpus.boilerplate.columns import Table
from corpus.boilerplate.content import Scored, is_fact
from corpus.boilerplate.evidence import KINDS, Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.document import Preset
from corpus.patterns import lazy
from corpus.trees import forests

NAMES = (
    "gone share gone-1 gone+1 gone-2 gone+2 up down up-kind down-kind left-above left-below gone-above gone-below "
    "run behind ahead line context page prose bullet labelled to-end from-start signs bars colon numbered quoted "
    "stamped"
).split()
"""The names of the numbers that `rows` adds to those of `features.LINE`."""

# A line goes that is of the frame with such a likelihood. At the second, of each thousand lines of text one or
# two would be lost, in pages that the trees were not made from.
_LEAST = {"precision": 0.8, "balanced": 0.9}
# Of so many lines; of a text none goes by rules.
_FEWEST = 5
# What stands for the place beyond an end of the page, and the farthest that anything is away.
_BEYOND, _FARTHEST = 2.0, 20
_SIGN = lazy(r"[|｜›»>·•/#＃]")
_NUMBERED = lazy(r"[\W_]*\d")
_QUOTE = lazy('["“„«「『]')
_LEGAL = "disclaimer"
# What strangers put into a text tells of no frame.
_INJECTED = "spam-header"


def find(page: Page, won: Mapping[int, Evidence], scored: Scored, preset: Preset) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines of plain text that go beside those that go by rules (`won`), with the evidence.

    `scored` is what `content.score` says of the lines. Paragraphs stay: a page that ends oddly is better than one
    that lost its end. On a board any sentence may be a reader's post, and facts are what people look a page up for.
    """
    lines = page.lines
    if len(lines) < _FEWEST or all(evidence.kind == _INJECTED for evidence in won.values()):
        return
    left = [at for at in range(len(lines)) if at not in won]
    values = forests("rest.json")["line"].values(rows(lines, {at: won[at].kind for at in won}, scored, left))
    for at, value in zip(left, values, strict=True):
        certainty = 1 / (1 + exp(-value))
        stays = _is_paragraph(lines[at]) or is_fact(lines[at]) or _is_timed(lines[at])
        stays = stays or (page.board and lines[at].closed)
        if certainty >= _LEAST[preset] and not stays:
            reason = "it stands in the frame of the page and looks unlike its text"
            yield at, Evidence(at, at + 1, "navigation", "rest", reason, round(certainty, 2))


def _is_paragraph(line: Line) -> bool:
    """Say whether a line is running text without a word of a frame; of those that the trees would take few are none."""
    return line.prose and not line.kinds


def _is_timed(line: Line) -> bool:
    """Say whether a line is figures alone, or tells a time of day without a date: results, hours, a programme."""
    stamp = line.stamp
    return not any(map(str.isalpha, line.text)) or (stamp is not None and stamp.clocked and not stamp.dated)


def rows(lines: Sequence[Line], kinds: Mapping[int, str], scored: Scored, left: Sequence[int]) -> Table:
    """Return a row of numbers for each line of `left`; `kinds` are those of the lines that go by rules."""
    scores = scored.alone, scored.lines, [scored.page] * len(lines)
    columns = [*scored.rows.columns, *around(lines, kinds, left), *scores]
    return Table([*([column[at] for at in left] for column in columns), *shown(lines, left)])


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


def shown(lines: Sequence[Line], left: Sequence[int]) -> list[list[float]]:
    """Return for each line of `left`, by columns, what it shows by itself, and how far from the ends it stands."""
    return [[*column] for column in zip(*(_shown(lines[at], at, len(lines)) for at in left), strict=True)]


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


def _shown(line: Line, at: int, count: int) -> tuple[float, ...]:
    """Return what a line shows by itself beside what `features` measure, and how far from the ends it stands."""
    text = line.text
    return (
        float(line.prose),
        float(line.bullet),
        float(line.labelled),
        float(count - at),
        float(at),
        float(_SIGN.search(text) is not None),
        float(text.count("|")),
        float(":" in text or "：" in text),
        float(_NUMBERED.match(text) is not None),
        float(_QUOTE.search(text) is not None),
        float(line.stamp is not None and line.stamp.found),
    )
