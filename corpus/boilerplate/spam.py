"""Lines put there for search engines: lists of terms of sex, gambling and drugs."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import Match
from corpus.patterns import lazy

_SEPARATOR = lazy(r"[,，、|｜;；/_]+|\s{2,}")
_SENTENCE = lazy(r"[。！？।]|[.!?؟]\s")
_MARGIN = 6  # lines from the top or bottom
_ITEMS, _LONGEST = 5, 40
_FEW = 3  # terms of a list that nothing but blanks parts
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
        if page.at_edge(at) and not _mentions(page) and _is_full(line, items, terms):
            yield _evidence(at, terms[0].entry.tag)
            continue
        if len(items) >= _ITEMS and max(map(len, items)) <= _LONGEST and len(spans) * 3 >= len(items):
            yield _evidence(at, terms[0].entry.tag)


def _mentions(page: Page) -> bool:
    """Say whether the running text speaks of such things more than once: its lists may be its own."""
    return sum(line.prose and bool(line.kinds & {"spam-header"}) for line in page.lines) > 1


def _is_full(line: Line, items: list[str], terms: list[Match]) -> bool:
    """Say whether every item, of four or more all but one, holds a term, or nearly all of the line is terms."""
    bare = 0
    end = 0
    for item in items:
        start = line.folded.index(item, end)
        end = start + len(item)
        bare += not any(start <= match.start < end for match in terms)
    if len(items) > 1:
        return bare <= (len(items) > 3) and max(map(len, items)) <= _LONGEST
    covered = {at for match in terms for at in range(match.start, match.end)}
    return len({match.start for match in terms}) >= _FEW and len(covered) * 4 >= 3 * len("".join(line.folded.split()))


def _evidence(at: int, tag: str) -> Evidence:
    reason = "a list of terms for search engines at the page's edge"
    return Evidence(at, at + 1, "spam-header", "terms", reason, 0.95, tag)
