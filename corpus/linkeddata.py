"""What a page's JSON-LD says: the work that it is about, the types of schema.org that it gives itself, its texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from corpus.patterns import lazy

_MAX_JSON = 200_000
_LEVELS = 4

# schema.org types whose headline, date and author are those of the page, and those whose name is its headline.
_WORK = lazy(r"(?:Article|Posting|WebPage|Report|Product|Recipe|QAPage|Question)\Z")
_NAMED = lazy(r"(?:Article|Question|Recipe)\Z")
# What a vacancy has instead of a headline and a date of publication.
_JOB = {"type": "JobPosting", "title": "title"}
# A question is created, all else is published.
_DATES = ("datePublished", "datePosted", "dateCreated")
# What holds text of the page, and text of its readers.
_TEXTS = frozenset(("description", "articlebody", "text", "abstract"))
_READERS = frozenset(("review", "reviews", "comment", "reviewbody"))
_DEEPEST = 6
_Node = dict[str, Any]


def read(tree: LexborHTMLParser) -> list[Any]:
    """Return the page's JSON-LD, less what is broken or far too long."""
    return list(_data(tree))


def work(found: list[Any]) -> dict[str, str]:
    """Return title, date, author and publisher of the first creative work in a page's JSON-LD; empty where none is.

    Persons and publishers that are described elsewhere in it are looked up by their ``@id``.
    """
    known = {node["@id"]: node for node in _nodes(found) if isinstance(node.get("@id"), str) and "name" in node}
    for node, title in _works(found):
        return {
            "title": title,
            "date": _name(next(filter(None, map(node.get, _DATES)), None), known),
            "author": _name(_people(node.get("author"), known), known),
            "publisher": _name(node.get("publisher"), known),
        }
    page = next((node for node in _nodes(found) if "WebPage" in _types(node) and "datePublished" in node), {})
    return {"date": _name(page.get("datePublished"), known), "publisher": _name(page.get("isPartOf"), known)}


def types(found: list[Any]) -> set[str]:
    """Return the types of what a page's JSON-LD describes, some levels deep."""
    return {name for node in _nodes(found) for name in _types(node)}


def texts(found: list[Any]) -> Iterator[tuple[str, bool]]:
    """Yield the descriptions and bodies in the JSON-LD, and whether each is a reader's."""
    level: list[tuple[Any, str, bool]] = [(found, "", False)]
    for _ in range(_DEEPEST):
        inner: list[tuple[Any, str, bool]] = []
        for value, name, read in level:
            if isinstance(value, list):
                inner += [(each, name, read) for each in value]
            elif isinstance(value, dict):
                inner += [(each, key.lower(), read or key.lower() in _READERS) for key, each in value.items()]
            elif isinstance(value, str) and (name in _TEXTS or name == "reviewbody"):
                yield value, read
        level = inner


def _data(tree: LexborHTMLParser) -> Iterator[Any]:
    for node in tree.css('script[type="application/ld+json"]'):
        raw = node.text()
        if len(raw) <= _MAX_JSON:
            with suppress(ValueError, RecursionError):
                yield json.loads(raw, strict=False)


def _nodes(data: list[Any]) -> Iterator[_Node]:
    level = data
    for _ in range(_LEVELS):
        level = [inner for item in level for inner in (item if isinstance(item, list) else [item])]
        nodes = [item for item in level if isinstance(item, dict)]
        yield from nodes
        level = [inner for item in nodes for inner in item.values()]


def _types(node: _Node) -> list[str]:
    named = node.get("@type")
    return [name for name in (named if isinstance(named, list) else [named]) if isinstance(name, str)]


def _works(data: Any) -> Iterator[tuple[_Node, str]]:
    """Yield the creative works with their titles: those that others are about before these."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, list):
            # A script may hold several nodes side by side.
            yield from _works([inner for inner in item if isinstance(inner, dict)])
        if not isinstance(item, dict):
            continue
        named = _types(item)
        # A page of frequent questions is about none of them.
        if isinstance(item.get("mainEntity"), dict) and "FAQPage" not in named:
            yield from _works(item["mainEntity"])
        title = item.get("headline") or (item.get("name") if any(map(_NAMED.search, named)) else None)
        title = title or (item.get(_JOB["title"]) if _JOB["type"] in named else None)
        if isinstance(title, str) and any(map(_WORK.search, named)):
            yield item, title
        yield from _works(item.get("@graph"))


def _people(value: Any, known: dict[str, _Node]) -> Any:
    """Return the persons among several authors, all of them where none is said to be one."""
    nodes = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    persons = [each for each in nodes if "Person" in _types(known.get(each.get("@id", ""), each))]
    return persons or value


def _name(value: Any, known: dict[str, _Node]) -> str:
    """Return the name in a value: a string, an object with a name or one that is described elsewhere, or a list."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_name(each, known) for each in value))))
    if isinstance(value, dict):
        elsewhere = known.get(value.get("@id", "")) if "name" not in value else None
        return _name((elsewhere or value).get("name"), {})
    return value if isinstance(value, str) else ""
