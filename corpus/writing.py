"""Visible text put together piece by piece, with what each line stands in and where it stood in the source."""

from __future__ import annotations

from itertools import pairwise

from corpus import panels
from corpus.blocks import Hint
from corpus.records import NamedTuple

# Gaps between texts; a wider one wins.
_GAPS = {gap: rank for rank, gap in enumerate(("", " ", "\t", "\n", "\n\n"))}
# What there are many of is made from its tuple: by name it takes three times as long.
_new = tuple.__new__


class Piece(NamedTuple):
    """A stretch of visible text and its place in the source; `source` is -1 where there is none."""

    start: int
    end: int
    source: int
    source_end: int


class Visible(NamedTuple):
    """Visible text with its pieces and its lines, in order; `hidden` counts the characters that are not in it."""

    text: str
    pieces: list[Piece]
    lines: list[tuple[int, Hint]]
    hidden: int


class Place(NamedTuple):
    """Where the walk is: the enclosing elements, and whether inside a link or preformatted text."""

    path: tuple[str, ...] = ()
    nodes: tuple[int, ...] = ()
    tag: str = "body"
    linked: bool = False
    pre: bool = False


class Writer:
    """Puts visible text together: white space collapsed, blocks on lines of their own."""

    def __init__(self, elements: int = 0) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._lines: list[tuple[int, Hint]] = []
        self._length = 0
        self._line_start = 0
        self._linked = 0
        self._gap = ""
        self._elements = elements
        self._block = self._line_block = Place()

    def enter(self, place: Place) -> None:
        """Name the block that the text to come stands in."""
        self._block = place

    @property
    def last(self) -> str:
        """The text that the next one is written on to, empty where a gap is between."""
        return "" if self._gap or self._length == self._line_start else self._parts[-1]

    def number(self) -> int:
        """Return a number for the next element."""
        self._elements += 1
        return self._elements

    def separate(self, gap: str) -> None:
        """Ask for a gap before the next text: a blank, a tab between cells, or a line break, the widest wins."""
        if self._length > self._line_start or len(self._gap) > 1:
            self._gap = gap if _GAPS[gap] > _GAPS[self._gap] else self._gap

    def put(self, text: str, source: int, source_end: int, *, linked: bool) -> None:
        """Write visible text that stands at these places of the source (-1: at none)."""
        gap, at = self._gap, self._length
        if gap:
            ends = gap[0] == "\n"
            if ends:
                self._end_line()
            self._parts.append(gap)
            at += len(gap)
            if ends:
                self._line_start = at
            self._gap = ""
        if at == self._line_start:
            self._line_block = self._block
        self._parts.append(text)
        end = self._length = at + len(text)
        self._pieces.append(_new(Piece, (at, end, source, source_end)))
        if linked:
            self._linked += end - at

    def inner(self) -> Writer:
        """Return a writer for a panel."""
        return Writer(self._elements)

    def close(self, inner: Writer, *, shown: bool) -> int:
        """Take over what was written of a panel if it is shown; else return how many characters that were."""
        self._elements = inner._elements
        text, pieces, lines, _ = inner.visible(0)
        if not shown or not text:
            return len(text)
        self.separate("\n")
        if self._gap:
            self._end_line()
            self._parts.append(self._gap)
        start = self._length + len(self._gap)
        self._parts.append(text)
        self._pieces += [piece._replace(start=piece.start + start, end=piece.end + start) for piece in pieces]
        self._lines += [(start + at, hint) for at, hint in lines]
        self._length = self._line_start = start + len(text)
        self._gap = "\n"
        return 0

    def opens(self) -> bool:
        """Say whether what was written is a panel worth to be read."""
        self._end_line()
        sizes = [end - start for start, end in pairwise([*(start for start, _ in self._lines), self._length])]
        linked = sum(size * hint.link_density for size, (_, hint) in zip(sizes, self._lines, strict=True))
        return panels.opens("".join(self._parts), round(linked))

    def _end_line(self) -> None:
        length = self._length - self._line_start
        if length:
            place, linked = self._line_block, round(min(1.0, self._linked / length), 3)
            self._lines.append((self._line_start, _new(Hint, (place.tag, place.path, linked, place.nodes, None))))
            self._line_start = self._length
        self._linked = 0

    def visible(self, hidden: int) -> Visible:
        """Return what was written; `hidden` is the number of characters that were not."""
        self._end_line()
        return Visible("".join(self._parts), self._pieces, self._lines, hidden)
