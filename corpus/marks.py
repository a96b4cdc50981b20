"""What the visible part of a page marks by elements and their names: headline, date, author."""

from __future__ import annotations

from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.packs import data_lines
from corpus.patterns import lazy

_WORD = lazy(r"\w+")
_LONGEST_TITLE, _LONGEST_NAME = 250, 60
# The share of a headline's words that the head's title has as well, or the other way round.
_AGREE = 0.5
# What stands in frames around the page, and in no headline or name of it.
_FRAME = frozenset(("nav", "footer", "aside", "noscript", "template"))
# Names that users give themselves have figures; a name of several words with one holds a date or a count.
_NO_NAME = lazy(r"[@|:/]|https?|\d.*\s|\s.*\d|^\d+$|^(?=.*\d)\S{17,}$")


def headline(tree: LexborHTMLParser, title: str | None) -> str | None:
    """Return the page's first ``h1`` that agrees with the `title` of its head, None where none does.

    Heads shorten titles, lengthen them and write the site's name behind; readers see the headline.
    """
    known = set(_words(title))
    for node in tree.css("h1"):
        text = _text(node)
        words = set(_words(text))
        if words and len(text) <= _LONGEST_TITLE and not _is_framed(node):
            shared = len(words & known)
            if not known or shared >= _AGREE * min(len(words), len(known)):
                return text
    return None


def values(tree: LexborHTMLParser, field: str) -> list[str]:
    """Return what the elements that mark `field` (``date`` or ``author``) hold, the surest first, each once."""
    found: dict[str, None] = {}
    for selector, attribute in _selectors(field):
        for node in tree.css(selector)[:2]:
            value = (node.attributes.get(attribute) or "") if attribute else _text(node)
            if value and not _is_framed(node):
                found.setdefault(value)
    return list(found)


def author(tree: LexborHTMLParser) -> str | None:
    """Return the first marked author that reads like a name."""
    names = (value.strip(" ,·•-–—") for value in values(tree, "author"))
    return next((name for name in names if 1 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)), None)


@cache
def _selectors(field: str) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in data_lines("marks.tsv"))
    return [(selector, attribute) for name, selector, attribute in rows if name == field]


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _words(text: str | None) -> list[str]:
    return _WORD.findall((text or "").lower())


def _is_framed(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _FRAME:
            return True
        parent = parent.parent
    return False
