"""Panels of tabs and folds: what a page hides until its reader opens it, and shows where it stands.

Scripts hide the answers of questions and all tabs but one, and search engines and print read them all the same. What
pops up over a page is hidden as well, and so are forms, menus and patterns for text to come: these stay hidden, as does
what is little or mostly links.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from corpus.packs import data_lines
from corpus.patterns import lazy

CLOSED = "unopened"
"""The word that steps of paths have for a panel, as if it were one of its classes."""

_CLOSED = f".{CLOSED}"
# Elements that hold no panel, in whose frame none is text, and whose attributes say what pops up.
_FRAMES = frozenset("nav footer header aside form dialog label button menu".split())
# Elements around the whole page.
_AROUND = frozenset({"html", "body", "main"})
# Words of names, also of those that write them together.
_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+")
# A panel has so many characters outside of links, those from here on counted twice, and such a share of links at most.
_LEAST, _WIDE, _LINKED = 100, "\u2e80", 0.3
# Patterns that scripts fill in.
_PATTERN = lazy(r"\{\{|<%|\$\{")
_MOST_STEPS = 1 << 12


def may_open(path: Sequence[str]) -> bool:
    """Say whether the innermost element of a path may be a panel if it is hidden."""
    return not any(map(_pops_up, path))


def is_closed(path: Sequence[str]) -> bool:
    """Say whether an element of a path is a panel."""
    return any(step.endswith(_CLOSED) for step in path)


def opens(text: str, linked: int) -> bool:
    """Say whether a hidden element's text, of which so many characters are links, is worth to be read."""
    if len(text) - linked < _LEAST // 2 or linked > _LINKED * len(text) or _PATTERN.search(text):
        return False
    return len(text) - linked + (0 if text.isascii() else sum(char >= _WIDE for char in text)) >= _LEAST


@lru_cache(_MOST_STEPS)
def _pops_up(step: str) -> bool:
    tag, _, names = step.partition(".")
    if tag in _AROUND:
        return False
    return tag in _FRAMES or not _names().isdisjoint(word.lower() for word in _WORD.findall(names))


@cache
def _names() -> frozenset[str]:
    rows = (line.split("\t") for line in data_lines("markup.tsv"))
    return frozenset(name for _, name, where in rows if where == "popup")
