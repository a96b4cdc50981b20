"""Buttons of the posts of a thread: each post has the same ones, which nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.comments import KIND, is_button
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page

_TALLY = " ()（）0123456789"
_POST = 30  # weighted characters of a post without a stop


def find(page: Page) -> Iterator[Evidence]:
    """Yield the buttons that return below posts of plain text."""
    if KIND in page.subjects or (len(page) and page.lines[0].hint is not None):
        return
    found: dict[str, list[int]] = {}
    for at in page.of(KIND):
        if at != page.title and is_button(page, page.lines[at]):
            found.setdefault(page.lines[at].key.strip(_TALLY), []).append(at)
    buttons = {at for places in found.values() for at in places}
    for places in found.values():
        below = [at for at in places if _is_below(page, at, buttons)]
        reason = "a button that returns below the posts of a thread"
        if len(below) > 1 and 2 * len(below) >= len(places):
            for at in places:
                yield Evidence(at, at + 1, KIND, "post-button", reason, 0.85)


def _is_below(page: Page, at: int, buttons: set[int]) -> bool:
    """Say whether a button stands below a post, its time or another button.

    No post stands right below it, unless a count or a button beside it tells that it is no word for the next reader.
    """
    above = page.lines[at - 1] if at else None
    below = page.lines[at + 1] if at + 1 < len(page) else None
    if above is None or not (at - 1 in buttons or _is_post(above) or (above.stamp and above.stamp.found)):
        return False
    key = page.lines[at].key
    told = key != key.strip(_TALLY) or not buttons.isdisjoint((at - 1, at + 1))
    return told or below is None or not _is_post(below)


def _is_post(line: Line) -> bool:
    return line.prose or line.closed or (line.size > _POST and not (line.stamp and line.stamp.found))
