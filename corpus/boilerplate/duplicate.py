"""Blocks that the page gives twice in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page

_LEAST = 160  # weighted characters: shorter repetitions are refrains, forms of words, table cells
_OPENER = 88  # weighted characters of the first paragraph, which teasers give again
_COPIES = 2  # what comes more often belongs to the entries of a list


def find(page: Page) -> Iterator[Evidence]:
    """Yield the later copies of long lines of running text, and of the one that opens the text."""
    if page.first is None:
        return
    opener = page.lines[page.first]
    opening = {opener.text} if opener.closed and opener.text[0].isalpha() and opener.size >= _OPENER else set()
    texts = Counter(line.text for line in page.lines if _is_block(line) or line.text in opening)
    seen: set[str] = set()
    for at, line in enumerate(page.lines):
        if not (_is_block(line) or line.text in opening):
            continue
        if line.text in seen and texts[line.text] <= _COPIES:
            yield Evidence(at, at + 1, "duplicate", "block", "the same paragraph stands above", 0.9)
        seen.add(line.text)


def _is_block(line: Line) -> bool:
    return line.prose and line.size >= _LEAST
