"""White space: trimmed line ends, no NBSP or ideographic indents, one blank line at most, no byte order mark."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Edit, Span
from corpus.patterns import lazy

_INDENT = lazy(r"[ \t\xa0\u3000]+")
_ODD_INDENT = lazy(r"[\xa0\u3000]")
# Whoever reads the cleaned text from a file would take U+FEFF at its beginning for a byte order mark: the second of
# two, or one that stood in the body of a page.
_MARKS = lazy(r"(?:\s*\ufeff)+")
_SPACE = lazy(r"\s+")
# A line break behind white space, one before two more, or one before an indent of wide spaces. It begins with a
# literal, which `re` looks for fastest.
_UNTIDY = lazy(r"\n(?:(?<=[^\S\n]\n)|\n\n|[^\S\n]*[\xa0\u3000])")


def edits(text: str) -> list[Edit]:
    """Return the edits that put the white space of `text` in order; words and spaces inside lines stay."""
    found = []
    first, reason = _beginning(text)
    if first:
        found.append(Edit(0, first, "", "layout.space", reason))
    for start, end in _gaps(text, first):
        gap = text[start:end]
        after = _tidy(gap, opens=start == first, closes=end == len(text))
        if after != gap:
            found.append(Edit(start, end, after, "layout.space", "white space around line breaks"))
    return found


def _beginning(text: str) -> tuple[int, str]:
    """Return where `text` begins behind byte order marks and an indent of wide spaces, and which of the two it had."""
    marks = _MARKS.match(text)
    at = marks.end() if marks else 0
    indent = _INDENT.match(text, at)
    if indent and _ODD_INDENT.search(indent[0]) and not text[indent.end() : indent.end() + 1].isspace():
        return indent.end(), "indent of wide spaces"
    return at, "byte order mark"


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
