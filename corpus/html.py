"""Markup → visible text, one block element a line, with the place of each stretch in the source.

lexbor builds the tree as browsers do but keeps no offsets. The source is therefore cut into raw runs of text
in one pass, and each text node of the tree, taken in the same order, is matched with the next run that reads
the same. A node that finds no run (the parser moved or mended it) has visible text without a source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus import head
from corpus.blocks import Hint
from corpus.document import Span
from corpus.patterns import lazy

_RAW = lazy(
    r"""<!--.*?(?:-->|\Z)
      | <(script|style|title|textarea|xmp|iframe|noembed|noframes)\b.*?(?:</\1\s*>|\Z)
      | <[a-zA-Z/!?](?:"[^"]{0,4000}"|'[^']{0,4000}'|[^<>"'])*+>
      | (?P<text>[^<]+|<)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
_TOKEN = lazy(rf"({_ENTITY})|[ \t\n\r\f]+|(?:[^ \t\n\r\f&]+(?:\ (?=[^ \t\n\r\f&]))?)+|&")
_SPACES = " \t\n\r\f"
_HIDDEN_STYLE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_UNSEEN = frozenset(
    "head script style template svg iframe object canvas audio video select datalist textarea input".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre
    search section summary table tbody tfoot thead tr ul""".split()
)
_CELLS = frozenset(("td", "th"))
_LOOK_AHEAD = 24

# Elements nested deeper than this take the place of their parents in a hint's path.
_MAX_DEPTH = 48

# A page that hides this many times what it shows is one whose script would have revealed it.
_MOSTLY_HIDDEN = 2


class _Piece(NamedTuple):
    """A stretch of visible text and its place in the source; `source` is -1 where there is none."""

    start: int
    end: int
    source: int
    source_end: int


class Page:
    """The visible text of a page, with the way back to its source."""

    def __init__(self, text: str, told: head.Head, pieces: list[_Piece], lines: list[tuple[int, Hint]]) -> None:
        """Take what the projection has gathered; pieces and lines are in the order of the text."""
        self.text = text
        self.metadata = told.metadata
        self.kinds = told.kinds
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._line_starts = [start for start, _ in lines]
        self._hints = [hint for _, hint in lines]

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


def _inside(piece: _Piece, at: int, otherwise: int) -> int:
    """Return the place in the source of `at`, which lies in `piece`; an entity has no places inside."""
    if piece.end - piece.start == piece.source_end - piece.source:
        return piece.source + at - piece.start
    return otherwise


def project(text: str) -> Page:
    """Return the visible text of the markup `text`."""
    tree = LexborHTMLParser(text)
    writer = _Writer()
    if tree.root is not None:
        hidden = _write(tree.root, _Runs(text), writer)
        if hidden > _MOSTLY_HIDDEN * len(writer):
            writer = _Writer()
            _write(tree.root, _Runs(text), writer, show_hidden=True)
    return writer.page(head.read(tree))


class _Runs:
    """The raw runs of text in the source, handed out in order to the text nodes that read the same."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._runs = list(_text_runs(source))
        self._next = 0

    def take(self, text: str) -> Span | None:
        """Return the run of a text node, None when none of the next few reads the same."""
        due = text.strip(_SPACES)
        for index in range(self._next, min(self._next + _LOOK_AHEAD, len(self._runs))):
            start, end = self._runs[index]
            raw = self.source[start:end]
            read = unescape(raw) if "&" in raw else raw
            if read.strip(_SPACES) == due or read.replace("\r\n", "\n").replace("\r", "\n").strip(_SPACES) == due:
                self._next = index + 1
                return start, end
        return None


def _text_runs(source: str) -> Iterator[Span]:
    """Yield the spans of text between tags that hold more than white space."""
    start = end = 0
    for match in _RAW.finditer(source):
        if match["text"] is None:
            if source[start:end].strip(_SPACES):
                yield start, end
            start = end = match.end()
        else:
            end = match.end()
    if source[start:end].strip(_SPACES):
        yield start, end


class _Place(NamedTuple):
    """Where the walk is: the enclosing elements, and whether inside a link or preformatted text."""

    path: tuple[str, ...] = ()
    nodes: tuple[int, ...] = ()
    tag: str = "body"
    linked: bool = False
    pre: bool = False


class _Writer:
    """Puts visible text together: white space collapsed, blocks on lines of their own."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[_Piece] = []
        self._lines: list[tuple[int, Hint]] = []
        self._length = 0
        self._line_start = 0
        self._linked = 0
        self._gap = ""
        self._elements = 0
        self._block = self._line_block = _Place()

    def __len__(self) -> int:
        """Return the number of characters written."""
        return self._length

    def enter(self, place: _Place) -> None:
        """Name the block that the text to come stands in."""
        self._block = place

    def number(self) -> int:
        """Return a number for the next element."""
        self._elements += 1
        return self._elements

    def separate(self, gap: str) -> None:
        """Ask for a gap before the next text: a blank, a tab between cells, or a line break, the widest wins."""
        if self._length > self._line_start or len(self._gap) > 1:
            ranks = ("", " ", "\t", "\n", "\n\n")
            self._gap = max(self._gap, gap, key=ranks.index)

    def put(self, text: str, source: int, source_end: int, *, linked: bool) -> None:
        """Write visible text that stands at these places of the source (-1: at none)."""
        if self._gap.startswith("\n"):
            self._end_line()
        if self._gap:
            self._parts.append(self._gap)
            self._length += len(self._gap)
            if self._gap.startswith("\n"):
                self._line_start = self._length
            self._gap = ""
        if self._length == self._line_start:
            self._line_block = self._block
        self._parts.append(text)
        self._pieces.append(_Piece(self._length, self._length + len(text), source, source_end))
        self._length += len(text)
        self._linked += len(text) if linked else 0

    def _end_line(self) -> None:
        length = self._length - self._line_start
        if length:
            place, linked = self._line_block, round(min(1.0, self._linked / length), 3)
            self._lines.append((self._line_start, Hint(place.tag, place.path, linked, place.nodes)))
        self._linked = 0

    def page(self, told: head.Head) -> Page:
        """Return what was written."""
        self._end_line()
        return Page("".join(self._parts), told, self._pieces, self._lines)


def _write(root: LexborNode, runs: _Runs, writer: _Writer, *, show_hidden: bool = False) -> int:
    """Walk the tree in document order and return how many characters were hidden.

    A stack of open children keeps deep nesting off Python's own.
    """
    hidden = 0
    stack: list[tuple[Iterator[LexborNode], _Place, str]] = [(iter((root,)), _Place(), "")]
    while stack:
        children, place, closing = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if closing:
                writer.separate(closing)
            if stack:
                writer.enter(stack[-1][1])
            continue
        tag = node.tag or ""
        if tag == "-text":
            _write_text(node.text_content or "", place, runs, writer)
        elif tag == "br":
            writer.separate("\n")
        elif tag in _UNSEEN:
            _skip(node, runs)
        elif tag[:1] != "-":
            attributes = node.attributes
            if not show_hidden and _is_hidden(attributes):
                hidden += _skip(node, runs)
            else:
                stack.append(_open(node, tag, attributes, place, writer))
    return hidden


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None


def _open(
    node: LexborNode, tag: str, attributes: dict[str, str | None], place: _Place, writer: _Writer
) -> tuple[Iterator[LexborNode], _Place, str]:
    """Enter an element; return its children, their place, and the gap that its end asks for."""
    gap = "\n" if tag in _BLOCKS else "\t" if tag in _CELLS else ""
    if gap:
        names = " ".join(attributes.get(key) or "" for key in ("class", "id", "role")).split()
        path = (*place.path[: _MAX_DEPTH - 1], ".".join((tag, *names)))
        nodes = (*place.nodes[: _MAX_DEPTH - 1], writer.number())
        place = _Place(path, nodes, tag, place.linked, place.pre or tag == "pre")
        writer.separate(gap)
        writer.enter(place)
    elif tag == "a":
        place = place._replace(linked=True)
        if _follows_link(node):
            gap = " "
            writer.separate(gap)
    return node.iter(include_text=True), place, gap


def _follows_link(node: LexborNode) -> bool:
    """Say whether a link stands right behind another, as in menus that are spaced by style alone."""
    before = node.prev
    return before is not None and before.tag == "a"


def _skip(node: LexborNode, runs: _Runs) -> int:
    """Pass over an element; its runs are used up. Return how many characters it holds."""
    skipped = 0
    for inner in node.traverse(include_text=True):
        text = (inner.text_content or "").strip(_SPACES) if inner.tag == "-text" else ""
        if text:
            runs.take(text)
            skipped += len(text)
    return skipped


def _write_text(text: str, place: _Place, runs: _Runs, writer: _Writer) -> None:
    if not text.strip(_SPACES):
        if text:
            writer.separate("\n" if place.pre and "\n" in text else " ")
        return
    run = runs.take(text)
    if run is None:
        _write_tokens(text, None, place, writer)
    else:
        _write_tokens(runs.source[run[0] : run[1]], run[0], place, writer)


def _write_tokens(raw: str, base: int | None, place: _Place, writer: _Writer) -> None:
    """Write a run of text; `base` is its offset in the source, None for text that is unescaped already."""
    for token in _TOKEN.finditer(raw):
        piece = token.group()
        if piece[0] in _SPACES and not place.pre:
            writer.separate(" ")
            continue
        if "\n" in piece:
            writer.separate("\n" * min(piece.count("\n"), 2))
            piece = piece[piece.rindex("\n") + 1 :]
            if not piece:
                continue
        seen = unescape(piece) if token.group(1) and base is not None else piece
        if base is None:
            writer.put(seen, -1, -1, linked=place.linked)
        else:
            writer.put(seen, base + token.end() - len(piece), base + token.end(), linked=place.linked)
