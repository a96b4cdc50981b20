"""Visible lines as blocks: the unit that language and boilerplate are judged by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus.patterns import lazy
from corpus.records import NamedTuple

_OTHER_ENDS = "\r\v\f\x85\u2028\u2029"
# A block is made from its tuple: by name it takes three times as long.
_new = tuple.__new__

if TYPE_CHECKING:
    from corpus.said import Said

# From the first character of a line to the last one that is no white space. Lines end at what `str.splitlines` breaks
# at, less the separators U+001C to U+001E, which occur inside lines of real text.
_LINE = lazy(r"\S(?:[^\n\r\v\f\x85\u2028\u2029]*\S)?")


class Hint(NamedTuple):
    """What markup says about a line; plain text has none.

    `tag` is the nearest block element (``p``, ``li``, ``h1``, ``td``), `path` the enclosing elements from the
    outside in (``body``, ``nav``, ``ul``), each with its class and id words after dots (``div.related.news``),
    `link_density` the share of the line's characters that stand inside links. `nodes` are the numbers of those
    elements: lines with the same number stand in the same element. `said` is what the page says of itself.
    """

    tag: str
    path: tuple[str, ...] = ()
    link_density: float = 0.0
    nodes: tuple[int, ...] = ()
    said: Said | None = None


class Block(NamedTuple):
    """A line that holds more than white space: `start` and `end` are the span of its text, white space trimmed."""

    start: int
    end: int
    text: str
    hint: Hint | None = None


def split(text: str, hint_at: Callable[[int], Hint | None] | None = None) -> list[Block]:
    """Return the lines of `text` that hold more than white space, in order.

    `hint_at` gives the markup's hint for an offset in `text`.
    """
    lines = _parted(text) if any(end in text for end in _OTHER_ENDS) else _lines(text)
    if hint_at is None:
        return [_new(Block, (start, start + len(line), line, None)) for start, line in lines]
    return [_new(Block, (start, start + len(line), line, hint_at(start))) for start, line in lines]


def _parted(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their places, whatever ends them."""
    return ((line.start(), line[0]) for line in _LINE.finditer(text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that have no ends but line feeds: this takes a third of the time."""
    at = 0
    for line in text.split("\n"):
        core = line.strip()
        if core:
            yield (at if len(core) == len(line) else at + line.index(core)), core
        at += len(line) + 1
