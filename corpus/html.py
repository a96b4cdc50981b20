"""Markup → visible text, one block element a line, with the place of each stretch in the source.

lexbor builds the tree as browsers do; what it writes out again is sound markup, which one pass reads (`walk`). Offsets
are lost by then. The source is therefore cut into raw runs of text, and each text of the tree, taken in the same
order, is matched with the next run that reads the same (`runs`). A text that finds no run (the parser moved or mended
it) is visible without a source.
"""

from __future__ import annotations

from bisect import bisect_right

from selectolax.lexbor import LexborHTMLParser

from corpus import head, limits, runs, walk
from corpus.blocks import Hint
from corpus.document import Span
from corpus.writing import Piece, Visible

# A page that hides this many times what it shows is one whose script would have revealed it.
_MOSTLY_HIDDEN = 2


class Page:
    """The visible text of a page, with the way back to its source."""

    def __init__(self, visible: Visible, told: head.Head) -> None:
        """Take what the projection has gathered, and what the head says."""
        self.text = visible.text
        self.metadata = told.metadata
        self.kinds = told.kinds
        self._pieces = visible.pieces
        self._starts = [piece.start for piece in visible.pieces]
        self._line_starts = [start for start, _ in visible.lines]
        self._hints = [Hint(*hint[:-1], told.said) for _, hint in visible.lines]

    def hint_at(self, offset: int) -> Hint | None:
        """Return what the markup says about the line that holds `offset`."""
        index = bisect_right(self._line_starts, offset) - 1
        return self._hints[index] if index >= 0 else None

    def source(self, span: Span) -> Span | None:
        """Return the span in the source of a span of the visible text, None where the parser gives no place."""
        start, end = span
        if not self._pieces or start > end:
            return None
        first = self._pieces[max(0, bisect_right(self._starts, start) - 1)]
        if start >= first.end and first is not self._pieces[-1]:
            first = self._pieces[bisect_right(self._starts, start)]
        last = self._pieces[max(0, bisect_right(self._starts, max(start, end - 1)) - 1)]
        if first.source < 0 or last.source < 0:
            return None
        begins = _inside(first, max(start, first.start), first.source)
        ends = _inside(last, min(end, last.end), last.source_end)
        return (begins, ends) if begins <= ends else None


def _inside(piece: Piece, at: int, otherwise: int) -> int:
    """Return the place in the source of `at`, which lies in `piece`; an entity has no places inside."""
    if piece.end - piece.start == piece.source_end - piece.source:
        return piece.source + at - piece.start
    return otherwise


def project(text: str) -> Page:
    """Return the visible text of the markup `text`."""
    tree = LexborHTMLParser(limits.bounded(text))
    markup = (tree.root.html or "") if tree.root is not None else ""
    visible = walk.visible(markup, runs.Runs(text))
    if visible.hidden > _MOSTLY_HIDDEN * len(visible.text):
        visible = walk.visible(markup, runs.Runs(text), show_hidden=True)
    return Page(visible, head.read(tree, visible.text))
