"""Sound markup → visible text, one block element a line, with what each line stands in.

The markup is what the parser writes out of its tree: every element is closed, every attribute quoted, and no sign of
markup stands in text. So one regular expression reads it, without an object for each node of the tree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from corpus import panels
from corpus.inline import SUPERSCRIPTS, Seam, gap_between, is_above
from corpus.patterns import lazy
from corpus.runs import SPACES, Runs
from corpus.writing import Place, Visible, Writer

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
# Elements that belong to the text beside them, those written above or below it, and those whose text is code.
_ATTACHED, _RAISED = frozenset("wbr rb rt rp rtc ruby bdi bdo".split()), frozenset(("sub", "sup"))
_CODE = frozenset("code kbd samp tt var".split())
# The attributes that tell something.
_TELLING = frozenset(("class", "id", "role", "style", "hidden"))
# Elements nested deeper than this take the place of their parents in a hint's path.
_MAX_DEPTH = 48
# What there are many of is made from its tuple: by name it takes three times as long.
_new = tuple.__new__
# Tags of a page repeat, and those of a site's pages.
_MOST_TAGS = 1 << 12


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
        self.writer = Writer()
        self.hidden = 0
        self._runs = runs
        self._show_hidden = show_hidden
        self._open: list[tuple[Place, str]] = [(Place(), "")]
        self._behind_link = False
        # Whether an inline element has just ended, what is between the texts before and behind, how often code is open.
        self._behind_inline = False
        self._seam: Seam = ""
        self._codes = 0
        # The element that is passed over, how often it is open, and the templates open in it.
        self._passed = ""
        self._depth = self._templates = 0
        # The panels that are open: what is written around each, and how many elements are open there.
        self._panels: list[tuple[Writer, int]] = []

    def finish(self) -> Visible:
        """Return what was written."""
        while self._panels:
            self._close_panel()
        return self.writer.visible(self.hidden)

    def text(self, text: str) -> None:
        """Write text, or pass it over."""
        seam, self._seam = self._seam, ""
        self._behind_link = self._behind_inline = False
        due = text.strip(SPACES)
        if self._passed:
            if due and not self._templates:
                self._runs.take(due)
                self.hidden += len(due) if self._passed not in _UNSEEN else 0
        elif due:
            if seam and not (self._codes or self._open[-1][0].pre) and text[0] == due[0]:
                if is_above(self.writer.last, text, seam):
                    self._write_above(text)
                    return
                self.writer.separate(gap_between(self.writer.last, due, seam))
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
        if tag in _RAISED:
            self._seam = "above" if tag == "sup" else "raised"
        elif tag not in _ATTACHED:
            # Word processors cut the words and figures of a paragraph anywhere.
            beside = self._behind_inline and self._open[-1][0].tag != "p"
            self._seam = "inline" if beside else self._seam or "edge"
        self._behind_inline = False
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
        else:
            self._codes += tag in _CODE

    def _pass(self, tag: str) -> None:
        if tag not in _VOID:
            self._passed, self._depth, self._templates = tag, 1, tag == "template"

    def _may_open(self, tag: str, attributes: str) -> bool:
        is_block = _GAP_OF.get(tag) == "\n" and tag not in _VOID
        return is_block and panels.may_open((*self._open[-1][0].path, _step(tag, attributes)))

    def close(self, tag: str) -> None:
        """Leave an element; a gap may follow it."""
        self._behind_link = tag == "a"
        self._seam = "raised" if tag in _RAISED else self._seam or "edge"
        self._behind_inline = not _GAP_OF.get(tag) and tag not in _ATTACHED | _RAISED
        if self._passed:
            self._depth -= tag == self._passed
            self._templates -= tag == "template"
            if not self._depth:
                self._passed = ""
        elif tag in _GAP_OF and tag not in _VOID and len(self._open) > 1:  # in formulas void elements are closed
            self._leave()
        else:
            self._codes -= tag in _CODE

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
            place = _new(Place, (path, nodes, tag, linked, place.pre or tag == "pre"))
            self.writer.separate(gap)
            self.writer.enter(place)
        else:
            place = place if place.linked else _new(Place, (place.path, place.nodes, place.tag, True, place.pre))
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

    def _write_above(self, digits: str) -> None:
        run = self._runs.take(digits)
        source = run if run and run[1] - run[0] == len(digits) else (-1, -1)
        self.writer.put(digits.translate(SUPERSCRIPTS), *source, linked=self._open[-1][0].linked)

    def _write_tokens(self, raw: str, base: int | None, place: Place) -> None:
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
