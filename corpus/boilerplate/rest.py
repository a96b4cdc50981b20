"""What the rules left of a page of plain text: a trained score of each line beside what is known to go.

Wherever the rules know some lines of a frame, those that no word gives away stand among them. The forest is made by
`tools/train_rest.py` from pages of which what the rules know was hidden in part, so that it learns to do without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp

from corpus.boilerplate.columns import Table
from corpus.boilerplate.content import INJECTED, Scored, is_fact
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.document import Preset
from corpus.patterns import lazy
from corpus.trees import forests

NAMES = ("line context page prose bullet labelled to-end from-start signs bars colon numbered quoted stamped").split()
"""The names of the numbers that `rows` adds to those of `content.rows`."""

# A line goes that is of the frame with such a likelihood. At the second, of each thousand lines of text one or
# two would be lost, in pages that the trees were not made from.
_LEAST = {"precision": 0.8, "balanced": 0.9}
# Of so many lines; of a text none goes by rules.
_FEWEST = 5
_SIGN = lazy(r"[|｜›»>·•/#＃]")
_NUMBERED = lazy(r"[\W_]*\d")
_QUOTE = lazy('["“„«「『]')


def find(
    lines: Sequence[Line], won: Mapping[int, Evidence], scored: Scored, preset: Preset
) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines of plain text that go beside those that go by rules (`won`), with the evidence.

    `scored` is what `content.score` says of the lines. Paragraphs stay: a page that ends oddly is better than one
    that lost its end, and facts are what people look a page up for.
    """
    if len(lines) < _FEWEST or all(evidence.kind == INJECTED for evidence in won.values()):
        return
    left = [at for at in range(len(lines)) if at not in won]
    values = forests("rest.json")["line"].values(rows(lines, scored, left))
    for at, value in zip(left, values, strict=True):
        certainty = 1 / (1 + exp(-value))
        stays = _is_paragraph(lines[at]) or is_fact(lines[at]) or _is_timed(lines[at])
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


def rows(lines: Sequence[Line], scored: Scored, left: Sequence[int]) -> Table:
    """Return a row of numbers for each line of `left`."""
    columns = [*scored.rows.columns, scored.alone, scored.lines, [scored.page] * len(lines)]
    return Table([*([column[at] for at in left] for column in columns), *shown(lines, left)])


def shown(lines: Sequence[Line], left: Sequence[int]) -> list[list[float]]:
    """Return for each line of `left`, by columns, what it shows by itself, and how far from the ends it stands."""
    return [[*column] for column in zip(*(_shown(lines[at], at, len(lines)) for at in left), strict=True)]


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
