"""What a page says about itself: JSON-LD first, then OpenGraph and meta elements, then title and marked-up elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from corpus import marks
from corpus.document import Metadata
from corpus.patterns import lazy

_ISO_DATE = lazy(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_MAX_JSON = 200_000
_LEVELS = 4

# schema.org types whose headline, date and author are those of the page.
_CREATIVE = lazy(r"(?:Article|BlogPosting|JobPosting|WebPage|Report|Posting|Product|Recipe|QAPage)\Z")

_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "date": ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "pubdate"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "publisher": ("og:site_name", "dc.publisher", "publisher"),
    "url": ("og:url",),
}


class Head(NamedTuple):
    """What a page says about itself, and the types that it gives itself."""

    metadata: Metadata
    kinds: frozenset[str]


def read(tree: LexborHTMLParser) -> Head:
    """Return what a parsed page says about itself; what it does not say is None."""
    return Head(_metadata(tree), kinds(tree))


def _metadata(tree: LexborHTMLParser) -> Metadata:
    linked = _linked_data(tree)
    metas = _metas(tree)
    found = {
        field: linked.get(field) or next((metas[name] for name in names if metas.get(name)), None)
        for field, names in _META.items()
    }
    title = tree.css_first("title")
    canonical = tree.css_first("link[rel=canonical]")
    named = _text(found["title"]) or (_text(title.text()) if title else None)
    date = next(filter(None, map(_date, (found["date"], *marks.values(tree, "date")))), None)
    author = _name(found["author"]) or marks.author(tree)
    # Pages that are no article have slogans for headlines.
    is_written = linked or author or "article" in metas.get("og:type", "")
    return Metadata(
        title=(marks.headline(tree, named) if is_written or named is None else None) or named,
        date=date,
        author=author,
        publisher=_text(found["publisher"]),
        url=(_text(canonical.attributes.get("href")) if canonical else None) or _text(found["url"]),
    )


def kinds(tree: LexborHTMLParser) -> frozenset[str]:
    """Return the types that a page gives itself, of schema.org and OpenGraph, in small letters."""
    found = {name for data in _data(tree) for name in _types(data)}
    return frozenset(name.lower() for name in (*found, _metas(tree).get("og:type", "")) if name)


def _types(data: Any) -> Iterator[str]:
    """Yield the types of what JSON-LD describes, three levels deep."""
    level = [data]
    for _ in range(_LEVELS):
        level = [inner for item in level for inner in (item if isinstance(item, list) else [item])]
        for item in level:
            named = item.get("@type") if isinstance(item, dict) else None
            yield from (name for name in (named if isinstance(named, list) else [named]) if isinstance(name, str))
        level = [inner for item in level if isinstance(item, dict) for inner in item.values()]


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the content of the meta elements by name, the first of each."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        found.setdefault(name.lower(), attributes.get("content") or "")
    return found


def _linked_data(tree: LexborHTMLParser) -> dict[str, str]:
    """Return title, date, author and publisher of the first creative work in the page's JSON-LD."""
    for data in _data(tree):
        for work in _works(data):
            return {
                "title": _first(work.get("headline")),
                "date": _first(work.get("datePublished")),
                "author": _first(work.get("author")),
                "publisher": _first(work.get("publisher")),
            }
    return {}


def _data(tree: LexborHTMLParser) -> Iterator[Any]:
    """Yield the page's JSON-LD, less what is broken or far too long."""
    for node in tree.css('script[type="application/ld+json"]'):
        raw = node.text()
        if len(raw) <= _MAX_JSON:
            with suppress(ValueError, RecursionError):
                yield json.loads(raw, strict=False)


def _works(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _CREATIVE.search(name) for name in names) and item.get("headline"):
            yield item
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from _works(graph)


def _first(value: Any) -> str:
    """Return the name in a JSON-LD value: a string, an object with a name, or a list of either."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_first, value)))
    if isinstance(value, dict):
        return _first(value.get("name"))
    return value if isinstance(value, str) else ""


def _text(value: str | None) -> str | None:
    """Return a value in one line; heads escape what is escaped already."""
    return " ".join(unescape(value or "").split()) or None


def _name(value: str | None) -> str | None:
    """Return an author's name; profile addresses are none."""
    name = _text(value)
    return None if name and "://" in name else name


def _date(value: str | None) -> str | None:
    match = _ISO_DATE.match((value or "").strip().replace(" ", "T", 1))
    return match.group() if match else None
