"""What readers say of a product or an article, by the names of elements: it is no text of the page itself."""

from __future__ import annotations

from functools import cache, lru_cache

from corpus.blocks import Hint
from corpus.packs import data_lines
from corpus.patterns import lazy

# Words of names, also of those that write them together: ``userReviews``.
_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+")
# Elements around the whole page.
_AROUND = frozenset({"html", "body", "main"})
_MOST_PATHS = 1 << 12


def wrote(hint: Hint | None) -> bool:
    """Say whether a line stands in an element that is named after reviews."""
    return hint is not None and _is_named(hint.path, "readers")


def replied(hint: Hint | None) -> bool:
    """Say whether a line stands in an element that is named after comments."""
    return hint is not None and _is_named(hint.path, "replies")


@lru_cache(_MOST_PATHS)
def _is_named(path: tuple[str, ...], place: str) -> bool:
    for step in path:
        tag, _, names = step.partition(".")
        if tag not in _AROUND and not _names(place).isdisjoint(word.lower() for word in _WORD.findall(names)):
            return True
    return False


@cache
def _names(place: str) -> frozenset[str]:
    rows = (line.split("\t") for line in data_lines("markup.tsv"))
    return frozenset(name for _, name, where in rows if where == place)
