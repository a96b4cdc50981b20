"""White space: trimmed line ends, no NBSP or ideographic indents, one blank line at most."""

from __future__ import annotations

from corpus.document import Edit
from corpus.patterns import lazy

_BREAKS = lazy(r"[^\S\n]*(?:\n[^\S\n]*)+|[^\S\n]+\Z")
_INDENT = lazy(r"[ \t\xa0\u3000]+")
_ODD_INDENT = lazy(r"[\xa0\u3000]")


def edits(text: str) -> list[Edit]:
    """Return the edits that put the white space of `text` in order; words and spaces inside lines stay."""
    if _is_tidy(text):
        return []
    found = []
    opening = _INDENT.match(text)
    if opening and _ODD_INDENT.search(opening.group()) and not text[opening.end() : opening.end() + 1].isspace():
        found.append(Edit(0, opening.end(), "", "layout.space", "indent of wide spaces"))
    for gap in _BREAKS.finditer(text, found[0].end if found else 0):
        after = _tidy(gap.group(), opens=gap.start() == 0, closes=gap.end() == len(text))
        if after != gap.group():
            found.append(Edit(gap.start(), gap.end(), after, "layout.space", "white space around line breaks"))
    return found


def _is_tidy(text: str) -> bool:
    """Say cheaply that there is nothing to do; what is not sure is looked at."""
    if text[:1].isspace() or text[-2:].isspace() or "\n\n\n" in text or "\xa0" in text or "\u3000" in text:
        return False
    lines = text.split("\n")
    return lines == [line.rstrip() for line in lines]


def _tidy(gap: str, *, opens: bool, closes: bool) -> str:
    """Return what a run of line breaks with the white space around it becomes."""
    breaks = gap.count("\n")
    if closes:
        return "" if opens else "\n" * min(breaks, 1)
    indent = gap[gap.rindex("\n") + 1 :]
    if _ODD_INDENT.search(indent):
        indent = ""
    return ("" if opens else "\n" * min(breaks, 2)) + indent
