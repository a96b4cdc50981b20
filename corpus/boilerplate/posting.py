"""Where the posting of a job board stands: its fields are short lines, which the trained score takes for a menu."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.page import Page


def stretch(page: Page, won: Mapping[int, Evidence]) -> range:
    """Return the lines of a posting in plain text, from its title to a list of others; none where one cannot apply.

    `won` tells which lines go by rules.
    """
    if page.title is None or page.lines[0].hint is not None:
        return range(0)
    buttons = [at for at in page.of("navigation") if page.lines[at].is_whole("navigation", "applying")]
    button = next((at for at in buttons if at > page.title), None)
    if button is None:
        return range(0)
    others = (at for at in range(button, len(page)) if at in won and won[at].kind == "related-news")
    return range(page.title, next(others, len(page)))
