"""The headline once more: under a label of its own, or word for word."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import EDGES

_HEADLINE = 5  # characters of a headline that can be told from a word
_NEAR = 8  # lines between the headline and its repetition


def find(page: Page) -> Iterator[Evidence]:
    """Yield lines that give the headline again."""
    for at in page.of("original-title"):
        line = page.lines[at]
        entry = line.has_label("original-title", "labels")
        if entry and page.first is not None:
            value = line.rest.strip(" )）]】\"'")
            same = _is_elsewhere(page, value.strip("。.!?！？"), at)
            score = 0.95 if same else 0.85 if page.in_head(at) and not page.is_sheet(at) else 0.5
            reason = "a label says that this is the original headline"
            yield Evidence(at, at + 1, "original-title", "original-title", reason, score, entry.tag)
        note = line.has_label("original-title", "notes")
        if note and page.title is not None and page.first is not None and at != page.title:
            yield from _noted(page, at, page.lines[page.title].key, note.tag)
    yield from _again(page)


def _noted(page: Page, at: int, headline: str, tag: str) -> Iterator[Evidence]:
    """Yield a line that labels the headline, which stands near it or is its value."""
    value = page.lines[at].rest.strip(EDGES)
    same = len(value) >= _HEADLINE and (value.startswith(headline) or headline.startswith(value))
    if same or (page.in_head(at) and abs(at - (page.title or 0)) <= 1 and not page.is_sheet(at)):
        reason = "a label and the headline once more"
        yield Evidence(at, at + 1, "original-title", "title", reason, 0.95 if same else 0.82, tag)


def _is_elsewhere(page: Page, value: str, at: int) -> bool:
    return any(line.key == value for other, line in enumerate(page.lines[: page.first or 0]) if other != at)


def _again(page: Page) -> Iterator[Evidence]:
    """Yield later copies of the headline in the head of the page."""
    if page.title is None or page.first is None or not page.in_head(page.title):
        return
    headline = page.lines[page.title]
    for at in range(page.title + 1, min(page.first, page.title + _NEAR)):
        if page.lines[at].key == headline.key and headline.size >= 20:
            yield Evidence(at, at + 1, "duplicate", "headline", "the headline stands above already", 0.9)
