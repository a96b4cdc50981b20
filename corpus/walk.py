"""Sound markup → visible text, one block element a line, with what each line stands in.

The markup is what the parser writes out of its tree: every element is closed, every attribute quoted, and no sign of
markup stands in text. So one regular expression reads it, without an object for each node of the tree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import pairwise

from corpus import panels
from corpus.blocks import Hint
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.runs import SPACES, Runs

_NAME = r"[^ \t\n\r\f/>=]*"
_ATTRIBUTES = rf"""((?:\ =?{_NAME}="[^"]*")*+)"""
# Text; an element whose text is written as it is, as a whole; a tag; a comment.
_NODE = lazy(
    rf"""([^<]+)
       | <(script|style|iframe|noembed|noframes|xmp){_ATTRIBUTES}>([^<]*+(?:<(?!/\2>)[^<]*+)*+)</\2>
       | <(plaintext){_ATTRIBUTES}>(.*)</plaintext>
       | <(/?)([a-zA-Z][^ \t\n\r\f/>]*){_ATTRIBUTES}>
       | <!--.*?--> | <[!?][^>]*>""",
    re.DOTALL | re.VERBOSE,
)
# The last group of each.
_TEXT, _TAG = 1, 10
_ATTRIBUTE = lazy(rf' (=?{_NAME})="([^"]*)"')
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
_TOKEN = lazy(rf"({_ENTITY})|[ \t\n\r\f]+|(?:[^ \t\n\r\f&]+(?:\ (?=[^ \t\n\r\f&]))?)+|&")
# Text without it is one token.
_BROKEN = lazy(r"[&\t\n\r\f]|  ")
_HIDDEN_STYLE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_UNSEEN = frozenset(
    "head script style template svg iframe object canvas audio video select datalist textarea input".split()
)
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
_BLOCKS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre
    search section summary table tbody tfoot thead tr ul
""".split()
# A link that is made to look like a button stands by itself; one that is made to look like a link does not.
_BUTTON = lazy(r' class="[^"]*(?<![a-z])(?:btn|button)(?!-link)(?![a-z])', re.IGNORECASE)
# Elements that the walk keeps in mind, with the gap that their text needs; a link needs one behind another link.
_GAP_OF = {**dict.fromkeys(_BLOCKS, "\n"), "td": "\t", "th": "\t", "a": ""}
# The attributes that tell something.
_TELLING = frozenset(("class", "id", "role", "style", "hidden"))
# Gaps between texts; a wider one wins.
_GAPS = {gap: rank for rank, gap in enumerate(("", " ", "\t", "\n", "\n\n"))}

# Elements nested deeper than this take the place of their parents in a hint's path.
_MAX_DEPTH = 48
# What there are many of is made from its tuple: by name it takes three times as long.
_new = tuple.__new__
# Tags of a page repeat, and those of a site's pages.
_MOST_TAGS = 1 << 12


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


class _Place(NamedTuple):
    """Where the walk is: the enclosing elements, and whether inside a link or preformatted text."""

    path: tuple[str, ...] = ()
    nodes: tuple[int, ...] = ()
    tag: str = "body"
    linked: bool = False
    pre: bool = False


class _Writer:
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
        self._block = self._line_block = _Place()

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

    def inner(self) -> _Writer:
        """Return a writer for a panel."""
        return _Writer(self._elements)

    def close(self, inner: _Writer, *, shown: bool) -> int:
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


def visible(markup: str, runs: Runs, *, show_hidden: bool = False) -> Visible:
    """Return the visible text of sound `markup`, whose source has these `runs`.

    What styles and attributes hide is left out and counted, unless `show_hidden`.
    """
    walk = _Walk(runs, show_hidden=show_hidden)
    write, enter, leave = walk.text, walk.open, walk.close
    for node in _NODE.finditer(markup):
        kind = node.lastindex
        if kind == _TEXT:
            text = node[0]
            write(_unescaped(text) if "&" in text else text)
        elif kind == _TAG:
            end, tag, attributes = node.group(8, 9, 10)
            if end:
                leave(tag)
            else:
                enter(tag, attributes)
        elif kind:
            walk.opaque(*node.group(kind - 2, kind - 1, kind))
        else:
            walk.comment()
    return walk.finish()


def _unescaped(text: str) -> str:
    """Return text as it was before the parser wrote it."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\xa0").replace("&amp;", "&")


class _Walk:
    """Follows the tags: what stands in which element, and what is not shown."""

    def __init__(self, runs: Runs, *, show_hidden: bool) -> None:
        self.writer = _Writer()
        self.hidden = 0
        self._runs = runs
        self._show_hidden = show_hidden
        self._open: list[tuple[_Place, str]] = [(_Place(), "")]
        self._behind_link = False
        # The element that is passed over, how often it is open, and the templates open in it.
        self._passed = ""
        self._depth = self._templates = 0
        # The panels that are open: what is written around each, and how many elements are open there.
        self._panels: list[tuple[_Writer, int]] = []

    def finish(self) -> Visible:
        """Return what was written."""
        while self._panels:
            self._close_panel()
        return self.writer.visible(self.hidden)

    def text(self, text: str) -> None:
        """Write text, or pass it over."""
        self._behind_link = False
        due = text.strip(SPACES)
        if self._passed:
            if due and not self._templates:
                self._runs.take(due)
                self.hidden += len(due) if self._passed not in _UNSEEN else 0
        elif due:
            self._write(text, due)
        else:
            self.writer.separate("\n" if self._open[-1][0].pre and "\n" in text else " ")

    def opaque(self, tag: str, attributes: str, text: str) -> None:
        """Write the text of an element without markup in it, or pass it over."""
        if tag not in _UNSEEN:
            self.open(tag, attributes)
            if text:
                self.text(text)
            self.close(tag)
        elif self._passed and self._passed not in _UNSEEN and not self._templates:
            self.hidden += len(text.strip(SPACES))
        self._behind_link = False

    def comment(self) -> None:
        """Note that something stands here that is neither text nor a tag."""
        self._behind_link = False

    def open(self, tag: str, attributes: str) -> None:
        """Enter an element, or begin to pass one over."""
        behind_link, self._behind_link = self._behind_link, False
        if self._passed:
            self._depth += tag == self._passed
            self._templates += tag == "template"
        elif tag == "br":
            self.writer.separate("\n")
        elif tag in _UNSEEN:
            self._pass(tag)
        elif attributes and not self._show_hidden and _is_hidden(attributes):
            if self._may_open(tag, attributes):
                self._panels.append((self.writer, len(self._open)))
                self.writer = self.writer.inner()
                self._enter(tag, attributes, behind_link, panels.CLOSED)
            else:
                self._pass(tag)
        elif tag in _GAP_OF:
            self._enter(tag, attributes, behind_link)
            if tag in _VOID:
                self._leave()

    def _pass(self, tag: str) -> None:
        if tag not in _VOID:
            self._passed, self._depth, self._templates = tag, 1, tag == "template"

    def _may_open(self, tag: str, attributes: str) -> bool:
        is_block = _GAP_OF.get(tag) == "\n" and tag not in _VOID
        return is_block and panels.may_open((*self._open[-1][0].path, _step(tag, attributes)))

    def close(self, tag: str) -> None:
        """Leave an element; a gap may follow it."""
        self._behind_link = tag == "a"
        if self._passed:
            self._depth -= tag == self._passed
            self._templates -= tag == "template"
            if not self._depth:
                self._passed = ""
        elif tag in _GAP_OF and tag not in _VOID and len(self._open) > 1:  # in formulas void elements are closed
            self._leave()

    def _leave(self) -> None:
        _, gap = self._open.pop()
        if gap:
            self.writer.separate(gap)
            self.writer.enter(self._open[-1][0])
        if self._panels and len(self._open) == self._panels[-1][1]:
            self._close_panel()

    def _close_panel(self) -> None:
        outer, _ = self._panels.pop()
        self.hidden += outer.close(self.writer, shown=self.writer.opens())
        outer.enter(self._open[-1][0])
        self.writer = outer

    def _enter(self, tag: str, attributes: str, behind_link: bool, called: str = "") -> None:
        """Enter an element whose text is shown. A link behind another, or like a button, is set off, as by style."""
        place = self._open[-1][0]
        gap, linked = _GAP_OF[tag], place.linked or tag == "a"
        if not gap and _BUTTON.search(attributes):
            gap = "\n"
        if gap:
            step = f"{_step(tag, attributes)}.{called}" if called else _step(tag, attributes)
            path = (*place.path[: _MAX_DEPTH - 1], step)
            nodes = (*place.nodes[: _MAX_DEPTH - 1], self.writer.number())
            place = _new(_Place, (path, nodes, tag, linked, place.pre or tag == "pre"))
            self.writer.separate(gap)
            self.writer.enter(place)
        else:
            place = place if place.linked else _new(_Place, (place.path, place.nodes, place.tag, True, place.pre))
            if behind_link:
                gap = " "
                self.writer.separate(gap)
        self._open.append((place, gap))

    def _write(self, text: str, due: str) -> None:
        """Write text of which `due` is not the white space around it."""
        run = self._runs.take(due)
        if run:
            text = self._runs.source[run[0] : run[1]]
        place = self._open[-1][0]
        if place.pre or _BROKEN.search(text):
            self._write_tokens(text, run[0] if run else None, place)
            return
        if text[0] == " ":
            self.writer.separate(" ")
        core = text.strip(" ")
        at = run[0] + (text[0] == " ") if run else -1
        self.writer.put(core, at, at + len(core) if run else -1, linked=place.linked)
        if text[-1] == " ":
            self.writer.separate(" ")

    def _write_tokens(self, raw: str, base: int | None, place: _Place) -> None:
        """Write a run of text; `base` is its offset in the source, None for text that is unescaped already."""
        for token in _TOKEN.finditer(raw):
            piece = token.group()
            if piece[0] in SPACES and not place.pre:
                self.writer.separate(" ")
                continue
            if "\n" in piece:
                self.writer.separate("\n" * min(piece.count("\n"), 2))
                piece = piece[piece.rindex("\n") + 1 :]
                if not piece:
                    continue
            seen = unescape(piece) if token.group(1) and base is not None else piece
            if base is None:
                self.writer.put(seen, -1, -1, linked=place.linked)
            else:
                self.writer.put(seen, base + token.end() - len(piece), base + token.end(), linked=place.linked)


def _is_hidden(attributes: str) -> bool:
    if "hidden" not in attributes and "style=" not in attributes:
        return False
    given = _given(attributes)
    return "hidden" in given or _HIDDEN_STYLE.search(given.get("style", "")) is not None


def _given(attributes: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes) if name in _TELLING}


@lru_cache(_MOST_TAGS)
def _step(tag: str, attributes: str) -> str:
    """Return an element as a step of a path: its name and what it is called, after dots."""
    given = _given(attributes) if attributes else {}
    return ".".join((tag, *" ".join(given.get(key, "") for key in ("class", "id", "role")).split()))
