"""Where the posting of a job board stands: its fields are short lines, which the trained score takes for a menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.boilerplate import rows
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.headlines import may_head
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import Entry

_DATED = 60  # weighted characters of a line that tells when a posting appeared
_MOST_BUTTONS, _LONGEST = 3, 100  # buttons and lines of one posting
_MOST_FIELDS = 12  # lines between the title and the first button, in markup
# What may stand in a row with the button.
_BUTTONS = frozenset({"share", "navigation", "subscribe", "comments"})
_GROUPS = frozenset({"lines", "marks"})


def find(page: Page) -> Iterator[Evidence]:
    """Yield the buttons in a row with the one by which one applies (to keep it, to share it), and when it appeared."""
    buttons = _applying(page)
    for button in buttons:
        for entry in rows.buttons(page.lines[button], page.words)[:1]:
            reason = "a row of buttons of a posting"
            yield Evidence(button, button + 1, "navigation", "button", reason, 0.82, entry.tag)
        yield from _beside(page, button, -1)
        yield from _beside(page, button, 1)
    yield from _last(page, buttons)
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
    # A row of buttons has no word by itself.
    below = range(page.title + 1, len(page))
    return [at for at in below if _applies(page, page.lines[at])]


def _applies(page: Page, line: Line) -> bool:
    """Say whether a line is the button by which one applies, or a row of buttons with it."""
    if line.is_whole("navigation", "applying"):
        return True
    return any(entry.group == "applying" for entry in rows.buttons(line, page.words))


def _beside(page: Page, button: int, step: int) -> Iterator[Evidence]:
    at = button + step
    while page.title is not None and page.title < at < len(page):
        entry = _button(page.lines[at])
        if entry is None:
            return
        kind = "navigation" if entry.kind == "comments" else entry.kind
        yield Evidence(at, at + 1, kind, "button", "a button beside the one by which one applies", 0.82, entry.tag)
        at += step


def _button(line: Line) -> Entry | None:
    """Return the word that makes a line a button: to keep, share or report what stands above."""
    return next((entry for entry in line.whole if entry.kind in _BUTTONS and entry.group in _GROUPS), None)


def _last(page: Page, buttons: Sequence[int]) -> Iterator[Evidence]:
    """Yield the button below a posting by which one reports it: right above the list of others, or the page's frame."""
    few = 0 < len(buttons) <= _MOST_BUTTONS
    for at in (*page.of("navigation"), *page.of("comments")) if few else ():
        entry = _button(page.lines[at])
        if entry and at > buttons[0] and (at + 1 == len(page) or page.lines[at + 1].kinds):
            yield Evidence(at, at + 1, "navigation", "button", "a button below a posting", 0.82, entry.tag)


def stretch(page: Page, won: Mapping[int, Evidence]) -> range:
    """Return the lines of a posting, from its title to a list of others; none where one cannot apply.

    Where one can apply again and again it is a list of postings, and a page of hundreds of lines may sell anything.
    Markup tells what stands below, but not that employer, place and pay above the button are no menu. `won` tells which
    lines go by rules.
    """
    buttons = _applying(page)
    if page.title is None or not 0 < len(buttons) <= _MOST_BUTTONS:
        return range(0)
    if page.lines[0].hint is not None:
        fields = range(page.title, buttons[0])
        return fields if len(fields) <= _MOST_FIELDS else range(0)
    others = (at for at in range(buttons[0], len(page)) if at in won and won[at].kind == "related-news")
    lines = range(page.title, next(others, len(page)))
    return lines if len(lines) <= _LONGEST else range(0)


def headline(page: Page, won: Mapping[int, Evidence]) -> int | None:
    """Return the title of a posting right below the path through the site; beside it stands the employer's name."""
    posted = stretch(page, won)
    at = posted.start
    if not posted or at == 0 or at in won or not may_head(page.lines[at]):
        return None
    row = page.row(at - 1)
    if at - 1 not in won or row is None or not (row.is_path or row.arrows > 0):
        return None
    employed = len(posted) > 1 and at + 1 not in won and may_head(page.lines[at + 1])
    firm, post = (page.words.is_firm(line.key) for line in page.lines[at : at + 2]) if employed else (False, False)
    return at + 1 if firm and not post else at
