"""What a page says about itself: JSON-LD first, then OpenGraph and meta elements, then title and marked-up elements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from itertools import chain
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from corpus import linkeddata, marks, titles
from corpus import sites as owners
from corpus.document import Metadata
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.said import Said

_ISO_DATE = lazy(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?")

# What stands between an author and the name of the site.
_BEHIND = lazy(r"\s{1,3}([-–—|/·•])\s{1,3}")
# What stands between a headline and the name of the site.
_END, _LONGEST_SITE = lazy(r"\s[-–—|·•»:]\s|[|｜_：]"), 60
_LONGEST = 500  # characters of a title that are read
_DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description")
# Types of pages that are about one product, and of those that list some.
_PRODUCTS, _LISTS = frozenset(("product", "productgroup")), frozenset(("itemlist", "collectionpage"))
_TITLES = ("og:title", "twitter:title", "dc.title")
_META = {
    "date": (
        *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date"),
        *("dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "pubdate", "publish_date"),
        *("publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date"),
        *(
            "publishdate",
            "pub_date",
            "published_time",
            "content_publishdate",
            "originalpublicationdate",
            "dc.date.created",
        ),
        *("datecreated", "article.published", "cxenseparse:recs:publishtime", "prism.publicationdate"),
    ),
    "author": (
        *("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"),
        *(
            "content_author",
            "article.author",
            "article_author",
            "cxenseparse:author",
            "byl",
            "creator",
            "citation_author",
        ),
    ),
    "publisher": (
        *("og:site_name", "dc.publisher", "publisher", "dcterms.publisher", "sitename", "site_name"),
        *("citation_publisher", "citation_journal_title", "contentsource", "source"),
    ),
    "url": ("og:url",),
}


class Head(NamedTuple):
    """What a page says about itself, the types that it gives itself, and what it says of its text."""

    metadata: Metadata
    kinds: frozenset[str]
    said: Said


def read(tree: LexborHTMLParser, text: str) -> Head:
    """Return what a parsed page with the visible `text` says about itself; what it does not say is None."""
    linked, metas = linkeddata.read(tree), _metas(tree)
    metadata, names = _told(tree, linked, metas, text)
    described = [metas.get(name, "") for name in _DESCRIPTIONS]
    kinds = names.kinds
    sells, fits = not _PRODUCTS.isdisjoint(kinds) and _LISTS.isdisjoint(kinds), "viewport" in metas
    said = Said(described, linkeddata.texts(linked), names.named, sells=sells, fits=fits, kinds=kinds)
    title = titles.choose(names)
    publisher = metadata.publisher or _behind(title, names.named, text)
    return Head(metadata._replace(title=title, publisher=publisher), kinds, said)


def _behind(title: str | None, named: Sequence[str], text: str) -> str | None:
    """Return what the head's titles have behind the headline when the page shows it too: the name of its site."""
    ends = (_END.split(other[len(title) :])[-1] for other in named if title and other.startswith(title))
    return next((end for end in ends if end and len(end) <= _LONGEST_SITE and end in text), None)


def names(tree: LexborHTMLParser, text: str) -> titles.Names:
    """Return the names that a parsed page with the visible `text` gives itself, and what tells its headline."""
    return _told(tree, linkeddata.read(tree), _metas(tree), text)[1]


def _told(
    tree: LexborHTMLParser, linked: list[Any], metas: Mapping[str, str], text: str
) -> tuple[Metadata, titles.Names]:
    """Return what a page says about itself but for its title, and the names that it gives itself."""
    metadata, named, sites = _metadata(tree, linked, metas)
    sites += titles.owners(named, text)
    headings = marks.texts(tree, "h1"), marks.texts(tree, "h2")
    return metadata, titles.Names(named, *headings, sites, text, metadata.url, _kinds(linked, metas))


def _metadata(
    tree: LexborHTMLParser, found: list[Any], metas: Mapping[str, str]
) -> tuple[Metadata, list[str], list[str]]:
    """Return what a page says about itself but for its title; its titles; the names of its site."""
    linked = linkeddata.work(found)
    known = {
        field: [linked.get(field) or "", *(metas[name] for name in names if metas.get(name))]
        for field, names in _META.items()
    }
    element, canonical = tree.css_first("title"), tree.css_first("link[rel=canonical]")
    url = (_text(canonical.attributes.get("href")) if canonical else None) or _first(known["url"])
    titled = (linked.get("title"), *(metas.get(name) for name in _TITLES), element.text() if element else None)
    named = [title[:_LONGEST] for title in map(_text, titled) if title]
    date = next(filter(None, map(_date, chain(known["date"], marks.values(tree, "date")))), None)
    houses = (name for name in known["publisher"] if not owners.is_department(name))
    publisher = _first(houses) or titles.site(named, url) or next(marks.values(tree, "publisher"), None)
    names = filter(None, map(_name, known["author"]))
    authors = [name for name in names if not (owners.is_nobody(name) or owners.is_department(name))]
    author = authors[0] if authors else None
    if author is None or _is_same(author, publisher):
        # A house may write itself, and a site may be named after its writer.
        author = marks.author(tree) or author
    told = (_text(metas.get("og:site_name")), publisher, *titles.hosts(url), *titles.beside(named))
    sites = [name for name in told if name]
    return Metadata(date=date, author=_without(author, sites), publisher=publisher, url=url), named, sites


def _kinds(linked: list[Any], metas: Mapping[str, str]) -> frozenset[str]:
    """Return the types that a page gives itself, of schema.org and OpenGraph, in small letters."""
    return frozenset(name.lower() for name in (*linkeddata.types(linked), metas.get("og:type", "")) if name)


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the content of the meta elements by name, the first of each."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        found.setdefault(name.lower(), attributes.get("content") or "")
    return found


def _first(values: Iterable[str]) -> str | None:
    """Return the first value that is not empty, in one line."""
    return next(filter(None, map(_text, values)), None)


def _is_same(name: str, site: str | None) -> bool:
    return site is not None and name.casefold() == site.casefold()


def _text(value: str | None) -> str | None:
    """Return a value in one line; heads escape what is escaped already."""
    return " ".join(unescape(value or "").split()) or None


def _name(value: str | None) -> str | None:
    """Return an author's name; profile addresses are none."""
    name = _text(value)
    return None if name and "://" in name else name


def _without(author: str | None, sites: Sequence[str]) -> str | None:
    """Return an author without the name of the site behind it (*Sri Utami - kabarkita*)."""
    name, mark, site = _BEHIND.split(author, 1) if author and _BEHIND.search(author) else ("", "", "")
    return name if mark and site.casefold() in map(str.casefold, sites) else author


def _date(value: str | None) -> str | None:
    match = _ISO_DATE.match((value or "").strip().replace(" ", "T", 1))
    return match.group() if match else None
