"""Where the posting of a job board stands: its fields are short lines, which the trained score takes for a menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.headlines import may_head
from corpus.boilerplate.page import Page

_DATED = 60  # weighted characters of a line that tells when a posting appeared
_MOST_BUTTONS, _LONGEST = 3, 100  # buttons and lines of one posting
# What may stand in a row with the button.
_BUTTONS = frozenset({"share", "navigation", "subscribe"})


def find(page: Page) -> Iterator[Evidence]:
    """Yield the buttons in a row with the one by which one applies (to keep it, to share it), and when it appeared."""
    buttons = _applying(page)
    for button in buttons:
        yield from _beside(page, button, -1)
        yield from _beside(page, button, 1)
    for at in page.of("date-line") if buttons else ():
        line = page.lines[at]
        begins = line.begins("date-line")
        label = line.has_label("date-line", "labels") or (begins.entry if begins else None)
        told = label and line.stamp and line.stamp.found and line.size <= _DATED and not line.closed
        if label and told and page.title is not None and at > page.title:
            yield Evidence(at, at + 1, "date-line", "date-line", "when the posting appeared", 0.85, label.tag)


def _applying(page: Page) -> list[int]:
    """Return the lines below the title of plain text by which one applies."""
    if page.title is None:
        return []
    below = (at for at in page.of("navigation") if page.title is not None and at > page.title)
    return [at for at in below if page.lines[at].is_whole("navigation", "applying")]


def _beside(page: Page, button: int, step: int) -> Iterator[Evidence]:
    at = button + step
    while page.title is not None and page.title < at < len(page):
        buttons = [entry for entry in page.lines[at].whole if entry.kind in _BUTTONS and entry.group == "lines"]
        if not buttons:
            return
        reason = "a button beside the one by which one applies"
        yield Evidence(at, at + 1, buttons[0].kind, "button", reason, 0.82, buttons[0].tag)
        at += step


def stretch(page: Page, won: Mapping[int, Evidence]) -> range:
    """Return the lines of a posting in plain text, from its title to a list of others; none where one cannot apply.

    Where one can apply again and again it is a list of postings, and a page of hundreds of lines may sell anything.
    `won` tells which lines go by rules.
    """
    if page.title is None or page.lines[0].hint is not None:
        return range(0)
    buttons = _applying(page)
    if not 0 < len(buttons) <= _MOST_BUTTONS:
        return range(0)
    others = (at for at in range(buttons[0], len(page)) if at in won and won[at].kind == "related-news")
    lines = range(page.title, next(others, len(page)))
    return lines if len(lines) <= _LONGEST else range(0)


def headline(page: Page, won: Mapping[int, Evidence]) -> int | None:
    """Return the title of a posting right below the path through the site; below it stands the employer's name."""
    posted = stretch(page, won)
    at = posted.start
    if not posted or at == 0 or at in won or not may_head(page.lines[at]):
        return None
    row = page.row(at - 1)
    return at if at - 1 in won and row is not None and (row.is_path or row.arrows > 0) else None
