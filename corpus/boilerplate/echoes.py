"""How much of what a line says returns in the running text of its page, in numbers.

The headlines of other articles and the words of a frame have little to do with the text that they stand around; a
heading, a caption or a list of the text has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from corpus.boilerplate import stems
from corpus.boilerplate.lines import Line, once

NAMES = "echo echoes anywhere spread place-by-size".split()
"""The names of the columns that `heard` gives, in order."""

# A word that other lines of the text have so many times is as good as one that they have more often.
_OFTEN = 3
_LONGEST_RUN = 60.0
# What stands for a line without words.
_SILENT = -1.0


def heard(lines: Sequence[Line], kinds: Mapping[int, str]) -> list[list[float]]:
    """Return the numbers of lines by columns; `kinds` are those of lines that go by rules.

    How much of the line's words the running text has in other lines, and has often, how much the page has elsewhere;
    how many lines without running text stand together there; and which part of the page's lines is shorter.
    """
    said = [_stems(line) for line in lines]
    is_text = [line.prose and at not in kinds for at, line in enumerate(lines)]
    of_text, of_page = Counter[str](), Counter[str]()
    for words, counts in zip(said, is_text, strict=True):
        of_page.update(words)
        of_text.update(words if counts else ())
    rows = [_heard(words, of_text, of_page, own) for words, own in zip(said, is_text, strict=True)]
    return [*map(list, zip(*rows, strict=True)), [*_runs(lines)], _ranks([line.size for line in lines])]


@once
def _stems(line: Line) -> frozenset[str]:
    return stems.of(line.folded)


def _heard(
    words: frozenset[str], of_text: Mapping[str, int], of_page: Mapping[str, int], own: bool
) -> tuple[float, float, float]:
    if not words:
        return _SILENT, _SILENT, _SILENT
    times = [of_text[word] - own for word in words]
    often = sum([min(count, _OFTEN) for count in times]) / _OFTEN
    elsewhere = sum([of_page[word] > 1 for word in words])
    return (len(times) - times.count(0)) / len(words), often / len(words), elsewhere / len(words)


def _runs(lines: Sequence[Line]) -> Iterator[float]:
    """Yield for each line how many without running text stand together around it."""
    for is_text, run in groupby(lines, lambda line: line.prose):
        count = sum(1 for _ in run)
        yield from [0.0 if is_text else min(_LONGEST_RUN, float(count))] * count


def _ranks(sizes: Sequence[int]) -> list[float]:
    """Return which part of the lines is shorter than each, or as short and above it."""
    found, last = [0.0] * len(sizes), max(1, len(sizes) - 1)
    for rank, at in enumerate(sorted(range(len(sizes)), key=sizes.__getitem__)):
        found[at] = rank / last
    return found
