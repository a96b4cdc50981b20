"""Stretches of a piece of text and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")


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


def differences(before: str, after: str) -> Iterator[Run]:
    """Yield the stretches of `before` that differ from `after`, between the ASCII that both share where they do."""
    old, new = _RUN.findall(before), _RUN.findall(after)
    if len(old) != len(new) or any(a != b for a, b in zip(old, new, strict=True) if a.isascii()):
        yield Run(0, len(before), after)
        return
    at = 0
    for a, b in zip(old, new, strict=True):
        if a != b:
            yield Run(at, at + len(a), b)
        at += len(a)
