"""Portals as markup in the manner of the years before small screens, with what is content of their lines.

No page of the web that may teach markup is one of those: tables or nameless boxes hold the columns, breaks part the
paragraphs, and nothing but the place tells the beginnings of other articles from the article. How each site is built
is chosen by chance.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from corpus import blocks, html
from corpus.blocks import Block
from tools.portals import Portal, Section

# What boxes may be called, the frame and the text: half of the sites name nothing, or name things in their language.
FRAME = (
    *("left", "right", "menu", "side", "news", "lenta", "box", "block", "top", "col1", "col3", "bar", "list", "items"),
    *("links", "new", "noticias", "haber", "lista", "panel", "modul", "c2", "b12", "wrap", "inner", "table1"),
)
TEXT = ("text", "main", "content", "center", "col2", "body", "article", "story", "page", "tekst", "c1", "b7", "inner")
HEADLINES = ("h1", "h1", "h1", "h2", "h2", "h3", "div", "b", "font", "strong")
HEADINGS = ("h2", "h3", "h3", "h4", "div", "b", "td", "strong", "span")
# What closes a line where its elements do not.
BREAK = "<br>"
# So much of the content must read as it was written.
LEAST_READ = 0.9

Line = tuple[str, int]


class Site(NamedTuple):
    """How a site is built: the elements of its columns and of its article, and what it calls them."""

    source: random.Random
    tables: bool
    names: float
    paragraph: str
    headline: str
    linked: float

    def open(self, names: Sequence[str]) -> str:
        """Return the attributes of an element, most with no name."""
        if self.source.random() >= self.names:
            return self.source.choice(("", "", ' align="left"', ' style="padding:4px"'))
        return f' {self.source.choice(("class", "class", "id"))}="{self.source.choice(names)}"'

    def box(self, inside: str, names: Sequence[str]) -> str:
        """Return something inside an element, or some within each other."""
        for _ in range(self.source.choice((1, 1, 1, 2, 3))):
            inside = f"<div{self.open(names)}>{inside}</div>"
        return inside

    def link(self, text: str) -> str:
        """Return a linked text."""
        return f'<a href="/{self.source.randint(1, 10**5)}">{escape(text)}</a>'


def made(portal: Portal, source: random.Random) -> tuple[list[Block], list[int]] | None:
    """Return the lines of a portal as markup and which are content, None if they do not read as they were written."""
    site = Site(
        source,
        tables=source.random() < 0.5,
        names=source.choice((0.0, 0.2, 0.8)),
        paragraph=source.choice(("p", "p", "p", "br", "br", "div", "bare")),
        headline=source.choice(HEADLINES),
        linked=source.choice((0.7, 0.95, 1.0, 1.0)),
    )
    page = html.project(_page(site, portal))
    lines = blocks.split(page.text, page.hint_at)
    keep = _labels([line.text for line in lines], list(_written(portal)))
    return (lines, keep) if keep else None


def _labels(lines: Sequence[str], written: Sequence[Line]) -> list[int]:
    """Return which lines are content as they were written, nothing where too much of what is reads otherwise."""
    told = {"".join(text.split()): keep for text, keep in written}
    found = [told.get("".join(line.split()), 0) for line in lines]
    return found if sum(found) >= LEAST_READ * sum(keep for _, keep in written) else []


def _written(portal: Portal) -> Iterator[Line]:
    page = portal.labelled
    return zip(page.lines, page.keep, strict=True)


def _page(site: Site, portal: Portal) -> str:
    """Return the markup of a page: its head, and its columns in one of the orders that sites have."""
    source = site.source
    title = portal.article.lines[portal.article.keep.index(1)]
    name = next((line for part in portal.before for line in part.lines), "News")
    titled = source.choice((title, f"{title} - {name}", f"{name} : {title}", name))
    lead = portal.article.lines[-1][:150]
    told = f'<meta name="description" content="{escape(source.choice((title, lead, name)))}">'
    head = f"<html><head><title>{escape(titled)}</title>{told if source.random() < 0.5 else ''}</head>"
    before = [_section(site, part) for part in portal.before if part.entries]
    behind = [_section(site, part) for part in portal.behind if part.entries]
    # What stands behind the article is below it in its own box, below it in a box of theirs, or in a column.
    below = [part for part in behind if source.random() < 0.4]
    beside = [part for part in behind if part not in below]
    article = _article(site, portal)
    if source.random() < 0.5:
        main = site.box(article + "".join(below), TEXT)
    else:
        main = site.box(article, TEXT) + site.box("".join(below), FRAME)
    columns = [site.box("".join(before), FRAME), main, site.box("".join(beside), FRAME)]
    if site.tables:
        cells = "".join(f'<td valign="top"{site.open(FRAME)}>{column}</td>' for column in columns)
        body = f'<table width="100%"{site.open(FRAME)}><tr>{cells}</tr></table>'
    else:
        body = site.box("".join(columns), FRAME)
    return f"{head}<body>{body}</body></html>"


def _article(site: Site, portal: Portal) -> str:
    """Return the markup of an article: its headline, its paragraphs, and some of them as a list."""
    source = site.source
    lines = list(zip(portal.article.lines, portal.article.keep, strict=True))
    first = portal.article.keep.index(1)
    above, text = lines[:first], lines[first + 1 :]
    start = source.randint(0, len(text)) if source.random() < 0.4 else len(text)
    stop = start + source.randint(2, 8)
    listed = [line for line, keep in text[start:stop] if keep]
    stop = stop if len(listed) == len(text[start:stop]) else start
    parts = [
        *(_line(site, line) for line in above),
        f"<{site.headline}{site.open(TEXT)}>{escape(lines[first][0])}</{site.headline}>{BREAK}",
        *(_line(site, line) for line in text[:start]),
        _list(site, listed) if stop > start else "",
        *(_line(site, line) for line in text[stop:]),
    ]
    if site.tables and source.random() < 0.3:
        return "".join(f"<table><tr><td>{part}</td></tr></table>" for part in ("".join(parts[:2]), "".join(parts[2:])))
    return "".join(parts)


def _line(site: Site, line: Line) -> str:
    """Return the markup of a paragraph, or of a line of the frame among them."""
    text, keep = line
    if not keep:
        return f"<div{site.open(FRAME)}>{site.link(text) if site.source.random() < 0.5 else escape(text)}</div>"
    if site.paragraph == "br":
        return f"{escape(text)}{BREAK}{BREAK}"
    if site.paragraph == "bare":
        return f"\n{escape(text)}{BREAK}"
    return f"<{site.paragraph}>{escape(text)}</{site.paragraph}>"


def _list(site: Site, lines: Sequence[str]) -> str:
    """Return the markup of lines of the text that are a list: nothing of it is linked."""
    build = site.source.choice((_items, _items, _rows, _terms))
    return build(site, [[("text" if at % 2 else "title", escape(line))] for at, line in enumerate(lines)])


def _section(site: Site, section: Section) -> str:
    """Return the markup of a list: a heading, and entries that are built alike."""
    source = site.source
    build = source.choice((_items, _rows, _boxes, _boxes, _terms, _broken))
    linked = {"title": site.linked, "menu": 1.0, "stamp": 0.0, "name": 0.0, "text": 0.0}
    if source.random() < 0.15:
        linked["text"] = 1.0
    entries = [
        [(kind, site.link(text) if source.random() < linked[kind] else escape(text)) for kind, text in entry]
        for entry in section.entries
    ]
    heading = ""
    if section.heading:
        tag = source.choice(HEADINGS)
        text = site.link(section.heading) if source.random() < 0.3 else escape(section.heading)
        heading = f"<table><tr><td>{text}</td></tr></table>" if tag == "td" else f"<{tag}>{text}</{tag}>{BREAK}"
    inside = heading + build(site, entries)
    return site.box(inside, FRAME) if source.random() < 0.8 else inside


Entries = Sequence[Sequence[tuple[str, str]]]


def _items(site: Site, entries: Entries) -> str:
    items = "".join(f"<li>{BREAK.join(text for _, text in entry)}</li>" for entry in entries)
    return f"<ul{site.open(FRAME)}>{items}</ul>"


def _rows(site: Site, entries: Entries) -> str:
    rows = "".join(f"<tr><td>{BREAK.join(text for _, text in entry)}</td></tr>" for entry in entries)
    return f"<table{site.open(FRAME)}>{rows}</table>"


def _boxes(site: Site, entries: Entries) -> str:
    tags: dict[str, str] = {
        "title": site.source.choice(("div", "b", "h3", "h4", "p", "span")),
        "text": site.source.choice(("div", "p", "p", "span")),
    }
    name = site.open(FRAME)
    found = ""
    for entry in entries:
        inner = BREAK.join(f"<{tags.get(kind, 'span')}>{text}</{tags.get(kind, 'span')}>" for kind, text in entry)
        found += f"<div{name}>{inner}</div>"
    return found


def _terms(site: Site, entries: Entries) -> str:
    tags = [("dd" if kind == "text" else "dt", text) for entry in entries for kind, text in entry]
    return f"<dl{site.open(FRAME)}>{''.join(f'<{tag}>{text}</{tag}>' for tag, text in tags)}</dl>"


def _broken(site: Site, entries: Entries) -> str:
    gap = BREAK * site.source.choice((1, 2, 2))
    return "".join(f"{BREAK.join(text for _, text in entry)}{gap}" for entry in entries)
