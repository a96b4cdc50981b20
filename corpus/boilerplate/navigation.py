"""Ways through a site: menus, breadcrumbs, page numbers, neighbours of the article, the site's name above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.boilerplate import rows
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, is_signed, once, weight
from corpus.boilerplate.page import Page, name_of, points_back
from corpus.boilerplate.rows import Row
from corpus.boilerplate.words import Entry, Words
from corpus.boilerplate.zones import is_entry, is_list, is_plain, may_name
from corpus.patterns import lazy

KIND = "navigation"
_BACK, _ON = frozenset("←«‹"), frozenset("→»›")
_LONGEST = 160
_FILE = lazy(
    r"[(\[（【［]\W?(?:pdf|docx?|word|xlsx?|excel|odt|zip|jpe?g|png|mp3)\W{1,4}\d[\d.,]{0,6}\s?[kmкм]\w{1,2}[)\]）】］]$",
    re.IGNORECASE,
)
# An address alone: Jobs.example
_DOMAIN = lazy(r"(?:https?://)?(?:[a-z0-9][a-z0-9-]{1,30}\.){1,3}[a-z]{2,8}/?", re.IGNORECASE)
_WAY, _TOLD = 40, 140  # weighted characters of a line with two words of navigation, and with three (who is online)
_ITEM = 30  # weighted characters of an item of a menu
_NAME = 28  # weighted characters of the name of a site that stands beside its author's
_ENTRY = 20  # weighted characters of a name in a row above the headline
_HEADLINE = 28  # weighted characters of a headline below a section's name
_STANDFIRST = 80  # and of what stands below that
_ANSWER = 6  # weighted characters of yes and no
_TOP = 4  # lines from the top among which a site gives its name
# What headings of the text may be as well.
_NAMES = frozenset({"menu", "home", "headings"})
_FEWEST, _LONG = 3, 14  # buttons with nothing but blanks between them, and weighted characters of two
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LINKED = 0.9  # share of a line that is a link
_GAP = 4  # lines of a menu between two that are known


def find(page: Page, words: Words) -> Iterator[Evidence]:
    """Yield menus, breadcrumbs and the like."""
    if page.site is not None:
        yield Evidence(page.site, page.site + 1, KIND, "site-name", "the site's name above the headline", 0.85)
    for at in page.of(KIND):
        if page.lines[at].size <= _LONGEST:
            yield from _line(page, at, page.lines[at])
    for at, row in page.rows:
        yield from _row(page, at, row, page.lines[at])
    for at in page.edges:
        if (rows.turns_pages(page.lines[at], words) or _counts_pages(page, at)) and at != page.title:
            yield Evidence(at, at + 1, KIND, "pages", "page numbers", 0.85)
    yield from _menus(page)
    yield from _section(page)
    yield from _neighbours(page)
    yield from _signboard(page)
    yield from _domain(page)


def _section(page: Page) -> Iterator[Evidence]:
    """Yield the section's name between the frame, whose rows have it too, and the headline."""
    if not page.gone or (page.first or 0) < 2:
        return
    line, below, behind = page.lines[:3]
    heads = is_plain(below) and below.size >= _HEADLINE and not (below.closed or below.prose)
    # A list of articles has their titles there.
    heads = heads and (behind.size >= _STANDFIRST or behind.closed)
    named = line.size <= _ENTRY and is_entry(line) and not line.labels
    if heads and named and any(line.key in row.parts for at, row in page.whole.rows if page.whole.in_head(at)):
        yield Evidence(0, 1, KIND, "section", "the name of a section above the headline", 0.85)


def _line(page: Page, at: int, line: Line) -> Iterator[Evidence]:
    entry = line.is_whole(KIND, "lines", "applying")
    if entry:
        score = 0.9 if page.at_edge(at) else 0.8 if _is_control(line) or _is_button(page, at, entry.group) else 0.55
        stop = _answered(page, at) if line.text[-1] == "?" and page.in_tail(at) else at + 1
        yield Evidence(at, stop, KIND, KIND, "a way to another page", score, entry.tag)
        return
    begins = line.begins(KIND)
    longest = _TOLD if begins and begins.entry.word.count(" ") > 1 else _WAY
    if begins and line.size <= longest and not line.closed and at != page.title and page.at_edge(at):
        yield Evidence(at, at + 1, KIND, KIND, "a way back to another page", 0.85, begins.entry.tag)
    ends = line.stops(KIND) if line.kinds == {KIND} else None
    if ends and page.last is not None and page.in_tail(at) and line.size <= _TOLD // 2 and not line.closed:
        yield Evidence(at, at + 1, KIND, KIND, "words that lead to another page", 0.85, ends.entry.tag)
    label = line.has_label(KIND, "labels")
    if label and not line.prose and not line.closed and not page.is_sheet(at):
        score = 0.85 if page.in_tail(at) else 0.65
        yield Evidence(
            at, at + 1, KIND, KIND, "the name of a neighbouring page or the place on the site", score, label.tag
        )


def _answered(page: Page, at: int) -> int:
    """Return the end of what a page asks about itself and of the two short answers below (Was this helpful? Yes No)."""
    answers = page.lines[at + 1 : at + 3]
    return (
        at + 3 if len(answers) == 2 and all(line.size <= _ANSWER and line.key.isalpha() for line in answers) else at + 1
    )


def _is_control(line: Line) -> bool:
    """Say whether the markup makes a button or a link of all of a line."""
    return line.hint is not None and (line.hint.tag == "button" or line.hint.link_density >= _LINKED)


def _is_button(page: Page, at: int, group: str) -> bool:
    """Say whether a line inside a text is a button: it returns below each entry of a list, or one applies by it.

    A heading of the same words as the latter has its text below.
    """
    entry = page.lines[at - 1] if at and page.lines[at].key in page.often else None
    if entry and (entry.closed or entry.cut or entry.size > _ITEM):
        return True
    below = at + 1 < len(page) and page.lines[at + 1]
    return group == "applying" and page.title is not None and page.title < at and not (below and below.prose)


def _row(page: Page, at: int, row: Row, line: Line) -> Iterator[Evidence]:
    """Yield a path or a menu on one line; the head of a table is none."""
    if _heads_table(page, at, "\t"):
        return
    if row.home and rows.is_spaced(line):
        score = 0.95 if row.is_path else 0.75
        yield Evidence(at, at + 1, KIND, "breadcrumb", "a path through the site that begins at its front page", score)
    elif row.is_menu and not is_signed(line) and (row.known >= (3 if row.spaced else 4) or page.in_zone(at)):
        yield Evidence(at, at + 1, KIND, "menu", "a menu on one line", 0.9)
    elif None not in row.kinds and not is_signed(line) and rows.is_spaced(line) and not row.is_sharing:
        # Buttons of comments in a row with others are those of a thread.
        kind = KIND if row.kinds[0] in (None, "comments") else row.kinds[0]
        yield Evidence(at, at + 1, kind, "row", "words of the page's frame in a row", 0.82)
    elif at < min(_TOP, page.title or 0) and row.arrows and row.known and not line.bullet:
        yield Evidence(at, at + 1, KIND, "breadcrumb", "a path through the site above the headline", 0.82)
    elif at < min(_TOP, page.title or 0) and _is_bar(page, at, row):
        yield Evidence(at, at + 1, KIND, "menu", "a row of names above the headline", 0.82)
        if at == 1 and may_name(page.lines[0]) and is_plain(page.lines[0]):
            yield Evidence(0, 1, KIND, "site-name", "the site's name above a row of names", 0.82)
    elif page.in_tail(at) and row.is_barred(line) and _is_bar(page, at, row) and not _is_of_table(page, at):
        yield Evidence(at, at + 1, KIND, "menu", "a row of names behind the text", 0.82)
    elif row.is_way and page.in_head(at) and not line.bullet:
        score = 0.85 if at < (page.title or 0) else 0.65
        yield Evidence(at, at + 1, KIND, "breadcrumb", "a path through the site", score)


def _is_of_table(page: Page, at: int) -> bool:
    """Say whether a line beside has bars as well."""
    return any("|" in page.lines[i].text for i in (at - 1, at + 1) if 0 <= i < len(page))


def _heads_table(page: Page, at: int, marks: str) -> bool:
    """Say whether a row of cells, which one of `marks` parts, has one with figures below it, of as many cells."""
    row, below = page.lines[at].text, page.lines[at + 1].text if at + 1 < len(page) else ""
    cells = any(mark in row and below.count(mark) == row.count(mark) for mark in marks)
    return cells and any(map(str.isdigit, below))


def _counts_pages(page: Page, at: int) -> bool:
    """Say whether a line counts up from one, and the line before it leads to another page."""
    text = page.lines[at].text
    numbers = text.split() if text.startswith("1") else ()
    if len(numbers) < 2 or [*numbers] != [str(number) for number in range(1, len(numbers) + 1)]:
        return False
    return at > 0 and page.lines[at - 1].is_whole(KIND, "lines") is not None


def _is_bar(page: Page, at: int, row: Row) -> bool:
    """Say whether wide spaces part three names or more, bars four, strokes two of which one is known, or a shelf."""
    line = page.lines[at]
    if rows.has_figures(line) or line.labels or _heads_table(page, at, "\u3000"):
        return False
    if any(rows.is_use(part, page.words) for part in row.parts):
        return False
    short = max(map(weight, row.parts)) <= _ENTRY
    parted = (rows.is_wide(line) and len(row.parts) >= 3) or row.is_barred(line)
    shelf = rows.is_shelf(line, page.words) and not _heads_table(page, at, "|｜")
    return (short and parted) or shelf or (" / " in line.text and row.known > 0)


def _signboard(page: Page) -> Iterator[Evidence]:
    """Yield the site's name at the page's margins: above the headline, alone or with a slogan, and named again."""
    if page.first is None or page.title is None:
        return
    for at in range(min(_TOP, page.title, page.first)):
        line = page.lines[at]
        name = name_of(line)
        if line.kinds or line.closed or not 3 <= len(name) <= _ITEM or name in page.lines[page.title].key:
            continue
        others = [i for i in page.edges if i != at and name in page.lines[i].folded and page.lines[i].size <= _LONGEST]
        alone = [i for i in others if page.lines[i].key == name and page.in_tail(i)]
        # An author stands beside it, under the headline.
        under = [page.row(i) for i in others if page.in_head(i) and i > page.title] if line.size <= _NAME else []
        beside = any(row is not None and len(row.parts) == 2 and name in row.parts for row in under)
        if beside or any(page.lines[i].kinds for i in others) or (alone and name != line.key):
            for i in (at, *alone):
                yield Evidence(i, i + 1, KIND, "site-name", "the site's name at the margins of the page", 0.85)


def _domain(page: Page) -> Iterator[Evidence]:
    """Yield the site's address alone, near the top of a page that has another line of a frame there, or at its end."""
    if page.first is None:
        return
    for at in (*range(min(_TOP, page.first)), *range(max(page.first, len(page) - 2), len(page))):
        others = (i for i in range(min(_TOP, page.first)) if i != at)
        framed = page.gone > 0 or any(page.lines[i].kinds or page.row(i) for i in others)
        if framed and _DOMAIN.fullmatch(page.lines[at].text):
            yield Evidence(at, at + 1, KIND, "site-name", "the site's address alone", 0.85)


def frame(page: Page, words: Words) -> Iterator[Evidence]:
    """Yield what stands above the headline or closes the page without a word that is known, and rows of buttons."""
    for at in (*range(page.zones.top), *range(page.zones.bottom, len(page))):
        line = page.lines[at]
        named = at < page.zones.top and is_list(line, words)
        if at != page.title and (is_entry(line) or named) and (line.stamp is None or not line.stamp.found):
            yield Evidence(at, at + 1, KIND, "zone", "a short line among those of the site's frame", 0.82)
    for at in page.edges:
        entries = rows.buttons(page.lines[at], words) if at != page.title else ()
        if _is_row(page.lines[at], entries):
            kind = next((entry.kind for entry in entries if entry.kind != KIND), KIND)
            yield Evidence(at, at + 1, kind, "row", "words of the page's frame in a row", 0.82)


def _is_row(line: Line, entries: Sequence[Entry]) -> bool:
    """Say whether words of a page's frame make a row: marks or counts part them, or they are three, not all names.

    Two are enough when they are long.
    """
    if rows.is_spaced(line) and entries:
        return True
    few = len(entries) < _FEWEST and line.size < _LONG and not any(map(str.isdigit, line.key))
    return not few and any(entry.group not in _NAMES for entry in entries)


def _neighbours(page: Page) -> Iterator[Evidence]:
    """Yield the neighbours of an article: titles with an arrow towards them and files, behind the text."""
    for at in range(min(_TOP, page.title or 0)):
        if points_back(page.lines[at]):
            yield Evidence(at, at + 1, KIND, "neighbour", "an arrow back to another page", 0.85)
    for at in range((page.last or 0) + 1, len(page)) if page.last is not None else ():
        if _FILE.search(page.lines[at].text) and page.lines[at].size <= _LONGEST:
            yield Evidence(at, at + 1, KIND, "neighbour", "a file to load, with its size", 0.82)
        if _points(page.lines[at]):
            yield Evidence(at, at + 1, KIND, "neighbour", "an arrow to a neighbouring page", 0.82)


@once
def _points(line: Line) -> bool:
    """Say whether a line is a title with an arrow towards it."""
    text = line.text
    back, on = text[0] in _BACK and text[-1] not in _ON, text[-1] in _ON and _BACK.isdisjoint(text)
    if not (back or on) or line.size > _LONGEST or line.closed or len(line.key) <= 3:
        return False
    return _ON.isdisjoint(text[:-1])


def _is_item(line: Line) -> bool:
    return line.size <= _ITEM and not line.closed and not (line.stamp and line.stamp.dated)


def _menus(page: Page) -> Iterator[Evidence]:
    """Yield runs of short lines before or behind the text in which many are words of menus.

    No menu says the same twice: where it is said again, another begins.
    """
    run: list[int] = []
    keys: set[str] = set()
    for at in _menu_words(page):
        if run and (page.lines[at].key in keys or not _joined(page, run[-1], at)):
            yield from _menu(page, run)
            run, keys = [], set()
        run.append(at)
        keys.add(page.lines[at].key)
    yield from _menu(page, run)


def _menu_words(page: Page) -> Iterator[int]:
    """Yield the lines before or behind the text that are words of menus."""
    for at in page.of(KIND):
        known = page.at_edge(at) and at != page.title and not _heads_text(page, at)
        if known and page.lines[at].is_whole(KIND, "menu", "lines", "applying", "home"):
            yield at


def _heads_text(page: Page, at: int) -> bool:
    """Say whether a heading of the markup has running text below it (*About us*)."""
    hint = page.lines[at].hint
    return hint is not None and hint.tag in _HEADINGS and at + 1 < len(page) and page.lines[at + 1].prose


def _joined(page: Page, start: int, stop: int) -> bool:
    between = range(start + 1, stop)
    return len(between) <= _GAP and all(_is_item(page.lines[at]) and at != page.title for at in between)


def _menu(page: Page, run: list[int]) -> Iterator[Evidence]:
    """Yield the menu that a run of known words tells. Between words that return again and again stand entries."""
    if len(run) >= 3 and not any(page.lines[at].key in page.often for at in run):
        yield Evidence(run[0], run[-1] + 1, KIND, "menu", "a menu, one entry a line", 0.85)
    elif len(run) >= 2:
        score = 0.85 if len(run) > 2 else 0.65
        for at in run:
            yield Evidence(at, at + 1, KIND, "menu", "a menu, one entry a line", score)
