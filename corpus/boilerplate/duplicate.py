"""Blocks that the page gives twice in full."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
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
    found: dict[str, list[int]] = {}
    for at, line in enumerate(page.lines):
        if (line.prose and line.size >= _LEAST) or line.text in opening:
            found.setdefault(line.text, []).append(at)
    for places in found.values():
        for at in places[1:] if len(places) <= _COPIES else ():
            yield Evidence(at, at + 1, "duplicate", "block", "the same paragraph stands above", 0.9)
