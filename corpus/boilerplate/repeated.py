"""Lines that many documents of the collection have."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.page import Page
from corpus.counting import Counts

# Weighted characters: shorter lines (Introduction, Yes.) many texts have by themselves; they count in the frame alone.
_LONG = 40


def find(page: Page, counts: Counts) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines that belong to the site rather than to the document, by `counts`."""
    for at, line in enumerate(page.lines):
        if (line.size >= _LONG or page.at_edge(at)) and counts.is_common(line.text):
            reason = f"{counts.of(line.text)} of {counts.documents} documents have it"
            yield at, Evidence(at, at + 1, "disclaimer" if line.prose else "navigation", "repeated", reason, 0.9)
