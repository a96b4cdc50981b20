"""Blocks that the page gives twice in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.page import Page

_LEAST = 160  # weighted characters: shorter repetitions are refrains, forms of words, table cells
_COPIES = 2  # what comes more often belongs to the entries of a list


def find(page: Page) -> Iterator[Evidence]:
    """Yield the later copies of long lines of running text."""
    texts = Counter(line.text for line in page.lines if line.size >= _LEAST and line.prose)
    seen: set[str] = set()
    for at, line in enumerate(page.lines):
        if line.size < _LEAST or not line.prose:
            continue
        if line.text in seen and texts[line.text] <= _COPIES:
            yield Evidence(at, at + 1, "duplicate", "block", "the same paragraph stands above", 0.9)
        seen.add(line.text)
