"""Lines put there for search engines: lists of terms of sex, gambling and drugs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.page import Page

_SEPARATOR = re.compile(r"[,，、|｜;；/_]+|\s{2,}")
_SENTENCE = re.compile(r"[。！？]|[.!?؟]\s")
_MARGIN = 6  # lines from the top or bottom
_ITEMS, _LONGEST = 5, 40


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
        items = [item for item in _SEPARATOR.split(line.folded) if item.strip()]
        spans = {match.start for match in terms}
        if len(items) >= _ITEMS and max(map(len, items)) <= _LONGEST and len(spans) * 3 >= len(items):
            yield Evidence(
                at, at + 1, "spam-header", "terms", "a list of terms for search engines at the page's edge", 0.95,
                terms[0].entry.tag,
            )  # fmt: skip
