"""Pages such as portals make: an article amid menus, lists of headlines and the beginnings of other articles.

Whoever wrote the headlines and beginnings around an article wrote the article too, so that nothing but the place, the
order and the words that return tell them apart. Articles of the web are given, or are runs of paragraphs out of a
folder of texts by language (see `tools.texts`); what stands around them is made of other paragraphs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.lexicon import is_unspaced
from tools.labelled import Labelled
from tools.texts import sources, trained_lines

# Languages with so many paragraphs of the one source whose texts are articles, in their order.
ARTICLES, FEWEST = "guide", 60
PER_LANGUAGE = 16
# No section has many more lines.
MOST_LINES = 50
# Characters of a paragraph, and of one without spaces between its words.
LONG, LONG_UNSPACED = 80, 30
# A word of a script without spaces has so many characters.
CHARACTERS = 3
SENTENCE = re.compile(r"(?<=[.!?؟۔।])\s+|(?<=[。！？])")
STOPS = " ,.;:!?。，、；：！？।؟"
BULLETS = ("", "", "", "» ", "• ", "- ", "› ", "· ")
STAMPS = (
    "{h:02}:{mi:02}", "{d:02}.{m:02}.{y}", "{d}/{m}/{y}", "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02} {h:02}:{mi:02}",
    "{d:02}.{m:02}.{y}, {h:02}:{mi:02}", "{h}:{mi:02}", "({n})", "{m:02}/{d:02}", "{d:02}.{m:02}",
)  # fmt: skip


class Stock(NamedTuple):
    """What the surroundings of articles are made of: paragraphs of others, and entries of menus."""

    paragraphs: Sequence[str]
    menu: Sequence[str]


Entry = list[tuple[str, str]]


class Section(NamedTuple):
    """A list of entries, each of lines with what they are: ``title``, ``stamp``, ``text``, ``menu`` or ``name``.

    `heading` may be empty.
    """

    heading: str
    entries: list[Entry]

    @property
    def lines(self) -> list[str]:
        """The lines, in their order."""
        return [*filter(None, [self.heading]), *(text for entry in self.entries for _, text in entry)]


class Portal(NamedTuple):
    """An article with the sections before and behind it."""

    before: list[Section]
    article: Labelled
    behind: list[Section]

    @property
    def labelled(self) -> Labelled:
        """The lines of all, of which those of the article alone may be content."""
        before, behind = ([line for part in parts for line in part.lines] for parts in (self.before, self.behind))
        keep = [*[0] * len(before), *self.article.keep, *[0] * len(behind)]
        return Labelled(self.article.language, [*before, *self.article.lines, *behind], keep)


def amid(article: Labelled, stock: Stock, source: random.Random) -> Portal:
    """Return an article with what portals put before and behind it."""
    before = [_menu(stock, source, 40)]
    before += [_section(stock, source) for _ in range(source.choice((0, 0, 1, 1, 2, 3)))]
    behind = [_section(stock, source) for _ in range(source.choice((1, 2, 3, 4, 6, 9)))]
    return Portal(before, article, [*behind, _menu(stock, source, 30)])


def of_texts(folder: Path, menus: Mapping[str, Sequence[str]], source: random.Random) -> Iterator[Portal]:
    """Yield portals put together from the texts of a folder; `menus` are entries of menus by language."""
    for language, parts in sorted(sources((folder.parent / "README.md").read_text("utf-8")).items()):
        lines = trained_lines(folder, language)
        own = _first_bytes(lines, dict(parts).get(ARTICLES, 0) * 4 // 5)
        paragraphs = [line for line in lines if is_long(line)]
        if min(len(own), len(paragraphs)) < FEWEST:
            continue
        titles = [_cut(_sentences(line)[0], source.randint(1, 3)) for line in source.sample(lines, 300)]
        stock = Stock(paragraphs, [*filter(None, titles), *menus.get(language, ())[:400]])
        for _ in range(PER_LANGUAGE):
            yield amid(_article(language, own, stock, source), stock, source)


def is_long(line: str) -> bool:
    """Say whether a line is as long as a paragraph."""
    return len(line) >= (LONG_UNSPACED if any(map(is_unspaced, line[:20])) else LONG)


def _article(language: str, own: Sequence[str], stock: Stock, source: random.Random) -> Labelled:
    """Return some paragraphs that stand together, under a headline of words of theirs, with some of what sites add."""
    count = source.choice((1, 2, 3, 5, 8, 12, 20))
    start = source.randrange(max(1, len(own) - 3 * count))
    text = [line for line in own[start:] if is_long(line) or source.random() < 0.3][:count]
    if source.random() < 0.5:
        text = [" ".join(text[at : at + 2]) for at in range(0, len(text), 2)]
    lines, keep = [_cut(_sentences(source.choice(text))[0], source.randint(5, 12)) or text[0]], [1]
    if source.random() < 0.6:
        lines, keep = [*lines, _stamp(source)], [*keep, 0]
    if source.random() < 0.3:
        lines, keep = [source.choice(stock.menu), *lines], [0, *keep]
    lines, keep = [*lines, *text], [*keep, *[1] * len(text)]
    if source.random() < 0.3:
        at = source.randint(len(lines) - len(text) + 1, len(lines))
        lines.insert(at, source.choice(stock.menu))
        keep.insert(at, 0)
    return Labelled(language, lines, keep)


def _menu(stock: Stock, source: random.Random, most: int) -> Section:
    count = source.randint(3, most) if source.random() < 0.8 else 0
    return Section("", [[("menu", source.choice(stock.menu))] for _ in range(count)])


class Entries(NamedTuple):
    """What makes the entries of a list, all in one manner: what is before titles, where stamps stand, how texts end."""

    stock: Stock
    source: random.Random
    bullet: str
    order: int
    stamped: bool
    sentences: int
    is_cut: bool

    def choice(self) -> Entry:
        """Return an entry of a menu."""
        return [("menu", self.source.choice(self.stock.menu))]

    def title(self) -> Entry:
        """Return a headline."""
        return [("title", self.bullet + _headline(self.stock, self.source))]

    def dated(self) -> Entry:
        """Return a headline with its time before or behind it, in its line or in one of its own."""
        title, stamp = self.bullet + _headline(self.stock, self.source), _stamp(self.source)
        one, two = ("title", title), ("stamp", stamp)
        return ([("title", f"{stamp} {title}")], [two, one], [one, two], [("title", f"{title} ({stamp})")])[self.order]

    def beginning(self) -> Entry:
        """Return the beginning of another article, most with its headline."""
        text = " ".join(_sentences(self.source.choice(self.stock.paragraphs))[: self.sentences])
        if self.is_cut:
            text = _cut(text, self.source.randint(10, 30)) + self.source.choice(("...", "…"))
        title = self.title() if self.source.random() < 0.85 else []
        stamp = [("stamp", _stamp(self.source))] if self.stamped else []
        return [*title, *stamp, ("text", text), *(self.choice() if self.stamped and self.order == 1 else [])]

    def comment(self) -> Entry:
        """Return what a reader says."""
        said = " ".join(_sentences(self.source.choice(self.stock.paragraphs))[: self.source.randint(1, 3)])
        name, stamp = _cut(self.source.choice(self.stock.menu), self.source.randint(1, 2)), _stamp(self.source)
        opening = [("name", f"{name} {stamp}")] if self.order else [("name", name), ("stamp", stamp)]
        return [*opening, ("text", said)]

    def promotion(self) -> Entry:
        """Return what a site has to offer: a name, and a short sentence in one line or two."""
        sentence = self.source.choice(_sentences(self.source.choice(self.stock.paragraphs)))
        said = _cut(sentence, self.source.randint(5, 14))
        at = said.find(" ", len(said) // 2) if " " in said else len(said) // 2
        parts = [said[:at], said[at:].strip()] if self.order < 2 and at > 0 else [said if self.is_cut else f"{said}."]
        return [("title", _cut(self.source.choice(self.stock.menu), 3)), *(("text", part) for part in parts)]


# What lists hold, and how often.
KINDS = {
    Entries.title: 8, Entries.dated: 6, Entries.beginning: 10, Entries.choice: 4, Entries.comment: 2,
    Entries.promotion: 3,
}  # fmt: skip


def _section(stock: Stock, source: random.Random) -> Section:
    """Return a list of entries of one kind, most with a heading."""
    made = Entries(
        stock,
        source,
        source.choice(BULLETS),
        source.randrange(4),
        source.random() < 0.3,
        source.choice((1, 1, 1, 1, 3)),
        source.random() < 0.4,
    )
    kind = source.choices([*KINDS], [*KINDS.values()])[0]
    entries = list[Entry]()
    for _ in range(source.randint(3, 25)):
        entries.append([(name, line) for name, line in kind(made) if line.strip()])
        if sum(map(len, entries)) > MOST_LINES:
            break
    return Section(source.choice(stock.menu) if source.random() < 0.7 else "", entries)


def _headline(stock: Stock, source: random.Random) -> str:
    title = _cut(source.choice(_sentences(source.choice(stock.paragraphs))), source.randint(4, 12))
    return f"{title}..." if source.random() < 0.1 else title


def _sentences(line: str) -> list[str]:
    return [sentence for sentence in SENTENCE.split(line) if sentence.strip(STOPS)] or [line]


def _cut(text: str, words: int) -> str:
    """Return the first words of a text, without the stop behind them."""
    first = text[: words * CHARACTERS] if " " not in text else " ".join(text.split()[:words])
    return first.rstrip(STOPS)


def _stamp(source: random.Random) -> str:
    """Return a time, a date or a number of readers."""
    day, month, year = source.randint(1, 28), source.randint(1, 12), source.randint(2009, 2025)
    hour, minute, number = source.randint(0, 23), source.randint(0, 59), source.randint(1, 300)
    return source.choice(STAMPS).format(d=day, m=month, y=year, h=hour, mi=minute, n=number)


def _first_bytes(lines: Sequence[str], size: int) -> list[str]:
    found = list[str]()
    for line in lines:
        size -= len(line.encode()) + 1
        if size < 0:
            break
        found.append(line)
    return found
