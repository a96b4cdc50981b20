"""Pages of our own, line by line, with what is content of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.page_marks import lines, rows_of, unmarked

_HERE = Path(__file__).parent


class Labelled(NamedTuple):
    """A page: its language, its lines, and which of them are content."""

    language: str
    lines: list[str]
    keep: list[int]


def folder(name: str) -> Iterator[Labelled]:
    """Yield the pages of a folder beside this file, in which each line has a label."""
    for row in rows_of(_HERE / name):
        pairs = [(line, keep) for line, keep in zip(row["lines"], row["keep"], strict=True) if line.strip()]
        yield Labelled(row["lang"], [line for line, _ in pairs], [keep for _, keep in pairs])


def marked() -> Iterator[Labelled]:
    """Yield the pages that were written for pay, of which the frame is marked as well."""
    for row in rows_of(_HERE / "wages"):
        pairs = [(unmarked(line), int(kind is None)) for line, kind in lines(row["page"])]
        if not all(keep for _, keep in pairs):
            yield Labelled(row["lang"], [line for line, _ in pairs], [keep for _, keep in pairs])
