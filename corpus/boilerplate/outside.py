"""What stands outside the text of a page of which the rules know a part of the frame, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page

# What no text goes on behind, and the lines that a list of other articles has then: one or two stand inside a text.
_CLOSING = frozenset({"related-news", "comments", "disclaimer", "subscribe", "tags"})
_LISTED = 3
# The rules that tell what readers say below an article, and the form to answer it.
_READERS = frozenset({"comments", "form"})
# What stands right below a headline, and the least weighted characters of one; above it a date alone is of the frame.
_BELOW = frozenset({"date-line", "byline", "image-credit"})
_HEADLINE, _SIGNED = 28, _BELOW - {"date-line"}
# Lines of text that a page has at least: with fewer it may be a list.
_FEWEST = 2
# Weighted characters of a line that is of the text by its full stop.
_SENTENCE = 60
# The share of running text in what stays of markup: lists of goods and posts have more below.
_RUNNING = 0.7
_CERTAINTY = 0.7


def behind(page: Page, gone: Mapping[int, Evidence]) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines behind the last line of the text and behind something that closes a page.

    `gone` tells which lines go by rules.
    """
    text = _text(page, gone)
    if not text:
        return
    sentences = [at for at, line in enumerate(page.lines) if at not in gone and line.closed and not line.kinds]
    closing = (at for at in range(text[-1] + 1, len(page)) if at in gone and _closes(gone[at], at, sentences))
    for at in range(next(closing, len(page)), len(page)):
        if at not in gone and at != page.title:
            yield at, _evidence(at, "it stands behind what closes the page")


def above(page: Page, gone: Mapping[int, Evidence], headline: int) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines above the headline that the page's frame goes on behind.

    What stands right above the headline may belong to it.
    """
    text = _text(page, gone)
    if not text or text[0] < headline:
        return
    last = max((at for at in range(headline) if at in gone and gone[at].kind not in _SIGNED), default=0)
    for at in range(last):
        titled = at + 1 in gone and gone[at + 1].kind in _BELOW and page.lines[at].size >= _HEADLINE
        if at not in gone and not titled:
            yield at, _evidence(at, "it stands in the frame above the headline")


def _closes(evidence: Evidence, at: int, sentences: Sequence[int]) -> bool:
    """Say whether no text goes on behind line `at`, which goes: posts of a thread have buttons to share or answer."""
    if evidence.kind == "share" or (evidence.kind == "comments" and evidence.name not in _READERS):
        return not sentences or sentences[-1] < at
    listed = evidence.kind != "related-news" or evidence.stop - evidence.start >= _LISTED
    return evidence.kind in _CLOSING and listed


def _text(page: Page, gone: Mapping[int, Evidence]) -> list[int]:
    """Return the lines of the running text and of lists that stay; none in markup that has much else to show."""
    kept = [at for at, line in enumerate(page.lines) if at not in gone]
    if page.lines[0].hint is not None:
        size, running = 0, 0
        for line in (page.lines[at] for at in kept):
            size += line.size
            running += line.size if line.prose else 0
        if running < _RUNNING * size:
            return []
    found = [at for at in kept if _is_text(page.lines[at])]
    return found if len(found) >= _FEWEST else []


def _is_text(line: Line) -> bool:
    return line.prose or line.bullet or (line.closed and line.size >= _SENTENCE and not line.kinds)


def _evidence(at: int, reason: str) -> Evidence:
    return Evidence(at, at + 1, "navigation", "outside", reason, _CERTAINTY)
