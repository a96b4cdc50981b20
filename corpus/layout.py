"""White space: trimmed line ends, no NBSP or ideographic indents, one blank line at most."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Edit, Span
from corpus.patterns import lazy

_INDENT = lazy(r"[ \t\xa0\u3000]+")
_ODD_INDENT = lazy(r"[\xa0\u3000]")
_SPACE = lazy(r"\s+")
# A line break behind white space, one before two more, or one before an indent of wide spaces. It begins with a
# literal, which `re` looks for fastest.
_UNTIDY = lazy(r"\n(?:(?<=[^\S\n]\n)|\n\n|[^\S\n]*[\xa0\u3000])")


def edits(text: str) -> list[Edit]:
    """Return the edits that put the white space of `text` in order; words and spaces inside lines stay."""
    found = []
    opening = _INDENT.match(text)
    if opening and _ODD_INDENT.search(opening.group()) and not text[opening.end() : opening.end() + 1].isspace():
        found.append(Edit(0, opening.end(), "", "layout.space", "indent of wide spaces"))
    for start, end in _gaps(text, found[0].end if found else 0):
        gap = text[start:end]
        after = _tidy(gap, opens=start == 0, closes=end == len(text))
        if after != gap:
            found.append(Edit(start, end, after, "layout.space", "white space around line breaks"))
    return found


def _gaps(text: str, at: int) -> Iterator[Span]:
    """Yield the stretches of white space from `at` on that may be out of order: around line breaks, and at the ends."""
    last = len(text.rstrip())
    first = _SPACE.match(text, at)
    if first and (first.end() > last or "\n" in first[0]):
        yield first.span()
        at = first.end()
    while found := _UNTIDY.search(text, at, last):
        start = found.start()
        while text[start - 1].isspace():
            start -= 1
        space = _SPACE.match(text, start)
        assert space is not None  # noqa: S101 - a line break stands there
        yield space.span()
        at = space.end()
    if at < last < len(text):
        yield last, len(text)


def _tidy(gap: str, *, opens: bool, closes: bool) -> str:
    """Return what a run of line breaks with the white space around it becomes."""
    breaks = gap.count("\n")
    if closes:
        return "" if opens else "\n" * min(breaks, 1)
    indent = gap[gap.rindex("\n") + 1 :]
    if _ODD_INDENT.search(indent):
        indent = ""
    return ("" if opens else "\n" * min(breaks, 2)) + indent
