"""What markup says about a line: the elements, classes and ids around it, and how much of it is links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.packs import data_lines
from corpus.patterns import lazy

# Elements around the whole page or article: their classes speak of the layout, not of a line.
_AROUND = frozenset({"html", "body", "main", "article"})
_PART = lazy(r"[a-z]+")
_MOST = 0.7  # share of the running text: a name that covers more than this is the layout's, not a block's
_LINKED = 0.5


@cache
def _names(place: str) -> dict[str, str]:
    rows = (line.split("\t") for line in data_lines("markup.tsv"))
    return {name: kind for kind, name, where in rows if where == place}


def find(page: Page) -> Iterator[Evidence]:
    """Yield lines inside elements that are named after boilerplate.

    What holds more than all that bears no such name is the page's body: a list of products in boxes called "related",
    say.
    """
    named: dict[tuple[str, str], list[int]] = {}
    for at, line in enumerate(page.lines):
        found = _named(line.hint.path) if line.hint and at != page.title else None
        if found:
            named.setdefault(found, []).append(at)
    if not named:
        return
    total = sum(len(line.text) for line in page.lines if line.prose)
    unnamed = sum(len(line.text) for line in page.lines) - sum(_length(page, found) for found in named.values())
    for (kind, place), found_at in named.items():
        covered = sum(len(page.lines[at].text) for at in found_at if page.lines[at].prose)
        is_body = kind != "navigation" and _length(page, found_at) > unnamed
        if not is_body and (covered <= _MOST * total or not covered):
            for at in found_at:
                yield Evidence(at, at + 1, kind, "markup", f"the markup calls it {kind}", _score(page.lines[at], place))


def _length(page: Page, places: Iterable[int]) -> int:
    return sum(len(page.lines[at].text) for at in places)


@lru_cache(maxsize=1 << 12)
def _named(path: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the kind that the innermost telling element around a line is named after, and what told it."""
    for found in map(_told, reversed(path)):
        if found is not None:
            return found or None
    return None


@lru_cache(maxsize=1 << 12)
def _told(step: str) -> tuple[str, str] | tuple[()] | None:
    """Return the kind that an element is named after and what tells it, nothing for one around the page, else None."""
    elements, classes = _names("element"), _names("class")
    element, *names = step.lower().split(".")
    if element in _AROUND:
        return ()
    if element in elements:
        return elements[element], "element"
    for part in _PART.findall(" ".join(names)):
        if part in classes:
            return classes[part], "class"
    return None


def _score(line: Line, place: str) -> float:
    linked = line.hint is not None and line.hint.link_density >= _LINKED
    if place == "element":
        return 0.85 if linked or not line.prose else 0.65
    return 0.85 if linked else 0.7 if not line.prose else 0.5
