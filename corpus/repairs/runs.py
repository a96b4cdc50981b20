"""Stretches of a piece of text and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, compress
from operator import ne

from corpus.patterns import lazy
from corpus.records import NamedTuple

# So many characters beside a run are looked at: some words, which tell the language.
_REACH = 20
_RUN, _HIGH = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+"), lazy(r"[^\x00-\x7f]+")


class Run(NamedTuple):
    """A stretch `start` to `end` of a text that stands for `after`."""

    start: int
    end: int
    after: str


def applied(text: str, runs: Sequence[Run]) -> str:
    """Return `text` with what its runs stand for."""
    parts: list[str] = []
    at = 0
    for run in runs:
        parts += text[at : run.start], run.after
        at = run.end
    return "".join(parts) + text[at:]


def beside(piece: str, run: Run, others: Sequence[Run]) -> tuple[str, Run]:
    """Return `piece` with what `others` of its runs stand for, and where `run` is then."""
    start, end, after = run
    front = applied(piece[:start], [each for each in others if each.end <= start])
    behind = [Run(each.start - end, each.end - end, each.after) for each in others if each.start >= end]
    return front + piece[start:end] + applied(piece[end:], behind), Run(len(front), len(front) + end - start, after)


def differences(before: str, after: str) -> list[Run]:
    """Return the stretches of `before` that differ from `after`, between the ASCII that both share where they do."""
    old, new = _RUN.findall(before), _RUN.findall(after)
    # Stretches of ASCII and others take turns.
    first = 1 if before[:1].isascii() else 0
    if len(old) != len(new) or old[1 - first :: 2] != new[1 - first :: 2]:
        return [Run(0, len(before), after)]
    borders = list(accumulate(map(len, old), initial=0))
    runs = zip(borders[first::2], borders[first + 1 :: 2], new[first::2], strict=False)
    return list(map(Run._make, compress(runs, map(ne, old[first::2], new[first::2]))))


def replacements(before: str, after: str) -> list[Run]:
    """Return the same where each character stands for one, and ASCII for itself: a faster way."""
    spans = [found.span() for found in _HIGH.finditer(before)]
    rows = [(start, end, after[start:end]) for start, end in spans if before[start:end] != after[start:end]]
    return list(map(Run._make, rows))


def surroundings(text: str, runs: Sequence[Run]) -> tuple[str, str]:
    """Return what stands around the runs of `text`, as it stands and as it would stand."""
    before: list[str] = []
    after: list[str] = []
    done = 0
    for index, run in enumerate(runs):
        start = max(done, run.start - _REACH)
        following = runs[index + 1].start if index + 1 < len(runs) else len(text)
        end = min(following, run.end + _REACH)
        if start > done or not before:
            before.append("")
            after.append("")
        before[-1] += text[start:end]
        after[-1] += text[start : run.start] + run.after + text[run.end : end]
        done = end
    return " ".join(before), " ".join(after)
