"""Lines put there for search engines: lists of terms of sex, gambling and drugs."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.page import Page
from corpus.patterns import lazy

_SEPARATOR = lazy(r"[,，、|｜;；/_]+|\s{2,}")
_SENTENCE = lazy(r"[。！？]|[.!?؟]\s")
_MARGIN = 6  # lines from the top or bottom
_ITEMS, _LONGEST = 5, 40
_COVERED = 3  # a list without separators is terms for one of so many characters


def find(page: Page) -> Iterator[Evidence]:
    """Yield the lists of such terms at the top or the bottom of the page."""
    if "spam-header" in page.subjects:
        return
    for at in page.of("spam-header"):
        line = page.lines[at]
        terms = line.holds("spam-header", "terms")
        margin = min(at, len(page) - 1 - at) < _MARGIN or page.at_edge(at)
        if len(terms) < 2 or not margin or line.closed or _SENTENCE.search(line.folded):
            continue
        covered = sum(match.end - match.start for match in terms)
        if len({match.start for match in terms}) >= _ITEMS and covered * _COVERED >= len(line.folded):
            yield _evidence(at, terms[0].entry.tag)
            continue
        items = [item for item in _SEPARATOR.split(line.folded) if item.strip()]
        spans = {match.start for match in terms}
        if len(items) >= _ITEMS and max(map(len, items)) <= _LONGEST and len(spans) * 3 >= len(items):
            yield _evidence(at, terms[0].entry.tag)


def _evidence(at: int, tag: str) -> Evidence:
    reason = "a list of terms for search engines at the page's edge"
    return Evidence(at, at + 1, "spam-header", "terms", reason, 0.95, tag)
