"""The runs of text in the source of a page, to find again where the texts of its tree stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from corpus.document import Span
from corpus.patterns import lazy

SPACES = " \t\n\r\f"
"""White space of HTML."""

# Elements whose content is no markup, each up to its end.
_OPAQUE = "|".join(
    rf"{name}\b[^<]*+(?:<(?!/{name}\s*>)[^<]*+)*+(?:</{name}\s*>)?"
    for name in "script style title textarea xmp iframe noembed noframes".split()
)
# A run of tags, with what is not text and the white space between them.
_TAGS = lazy(
    rf"""(?:<(?: !--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?
               | {_OPAQUE}
               | [a-zA-Z/!?](?:[^<>"']++|"[^"]{{0,4000}}"|'[^']{{0,4000}}')*+>)
            (?:[ \t\n\r\f]++(?=<))?+)++""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOK_AHEAD = 24


class Runs:
    """The raw runs of text in the source, handed out in order to the text nodes that read the same."""

    def __init__(self, source: str) -> None:
        """Find the runs."""
        self.source = source
        self._runs = list(_spans(source))
        self._next = 0

    def take(self, due: str) -> Span | None:
        """Return the run of a text without white space around it, None when none of the next few reads the same."""
        for index in range(self._next, min(self._next + _LOOK_AHEAD, len(self._runs))):
            start, end = self._runs[index]
            raw = self.source[start:end]
            read = unescape(raw) if "&" in raw else raw
            same = read.strip(SPACES) == due
            if same or ("\r" in read and read.replace("\r\n", "\n").replace("\r", "\n").strip(SPACES) == due):
                self._next = index + 1
                return start, end
        return None


def _spans(source: str) -> Iterator[Span]:
    """Yield the spans of text between tags that hold more than white space."""
    ends = [0]
    starts: list[int] = []
    for tags in _TAGS.finditer(source):
        starts.append(tags.start())
        ends.append(tags.end())
    for start, end in zip(ends, (*starts, len(source)), strict=True):
        # What follows white space may be no tag, but text that begins like one.
        if source.startswith("<", start):
            while start and source[start - 1] in SPACES:
                start -= 1
        if source[start:end].strip(SPACES):
            yield start, end
