"""What the visible part of a page marks by elements and their names: headings, date, author."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.packs import data_lines
from corpus.patterns import lazy

_LONGEST_NAME = 60
_LONGEST_VALUE = 1 << 20
_HEADINGS = 6
# What stands in frames around the page, and in no headline or name of it.
_FRAME = frozenset(("nav", "footer", "aside", "noscript", "template"))
# Names that users give themselves have figures; a name of several words with one holds a date or a count.
_NO_NAME = lazy(r"[@|:/]|https?|\d.*\s|\s.*\d|^\d+$|^(?=.*\d)\S{17,}$")


def texts(tree: LexborHTMLParser, element: str) -> list[str]:
    """Return what the first elements of a name hold that stand in the page and not in its frames."""
    found = (_text(node) for node in tree.css(element)[:_HEADINGS] if not _is_framed(node))
    return [text for text in found if text]


def values(tree: LexborHTMLParser, field: str) -> Iterator[str]:
    """Yield what the elements that mark `field` (``date`` or ``author``) hold, the surest first.

    Each kind of mark is a search of the whole tree: who has what he wants asks no further.
    """
    read_by: list[str] = []
    for selector, attribute, part in _selectors(field):
        for node in tree.css(selector)[:2]:
            value = (node.attributes.get(attribute) or "") if attribute else _text(node)
            if part:
                found = lazy(part).search(value, 0, _LONGEST_VALUE)
                value = found[1] if found else ""
            if value and not _is_framed(node):
                if _is_of_reader(node):
                    read_by.append(value)
                else:
                    yield value
    # Some forums mark every post of a thread as a comment.
    yield from read_by


def author(tree: LexborHTMLParser) -> str | None:
    """Return the first marked author that reads like a name."""
    names = (value.strip(" ,·•●-–—") for value in values(tree, "author"))
    return next((name for name in names if 1 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)), None)


@cache
def _selectors(field: str) -> list[tuple[str, str, str]]:
    rows = ((*line.split("\t"), "") for line in data_lines("marks.tsv"))
    return [(selector, attribute, part) for name, selector, attribute, part, *_ in rows if name == field]


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _is_framed(node: LexborNode) -> bool:
    return any(parent.tag in _FRAME for parent in _parents(node))


def _is_of_reader(node: LexborNode) -> bool:
    """Say whether an element stands in what the page marks as a comment."""
    return any(_is_comment(parent) for parent in _parents(node))


def _parents(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _is_comment(node: LexborNode) -> bool:
    marks = node.attributes
    return marks.get("itemprop") == "comment" or (marks.get("itemtype") or "").endswith("/Comment")
