"""Visible lines as blocks: the unit that language and boilerplate are judged by."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from corpus.patterns import lazy

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
    said: "Said | None" = None


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
    lines = _LINE.finditer(text)
    if hint_at is None:
        return [Block(*line.span(), line[0]) for line in lines]
    return [Block(*line.span(), line[0], hint_at(line.start())) for line in lines]
