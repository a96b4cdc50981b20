"""Ways through a site: menus, breadcrumbs, page numbers, neighbours of the article, the site's name above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import EDGES, Words

KIND = "navigation"
# `?` stands where a decoder lost the arrow; it needs white space on both sides and to come twice.
_CRUMB = re.compile(r"\s*[›»＞→▸▶⟩❯]\s*|\s*>{1,2}\s*|\s+[/|\\·•∙::]\s+|\s*[|｜]\s*|\s+\?{1,3}\s+|\s[-–—]\s")
_ARROW = re.compile(r"[›»＞→▸▶⟩❯>]")
_SEPARATOR = re.compile(r"[›»＞→▸▶⟩❯>/|\\·•∙｜]|\s[?–—-]")
_NUMBERS = re.compile(r"(?<![\d.:/-])\d{1,4}\D{1,8}\d{1,4}(?![\d:/-])")
_NUMBER = re.compile(r"\d+")
_LONGEST = 160
_ITEM = 30  # weighted characters of an item of a menu
_WORDS = 4  # words of a menu without separators
_GAP = 4  # lines of a menu between two that are known


def find(page: Page, words: Words) -> Iterator[Evidence]:
    """Yield menus, breadcrumbs and the like."""
    for at in page.of(KIND):
        if page.lines[at].size <= _LONGEST:
            yield from _line(page, at, page.lines[at])
    for at, line in enumerate(page.lines):
        if line.size <= _LONGEST and not line.closed and at != page.title and page.at_edge(at):
            if _SEPARATOR.search(line.folded):
                yield from _crumbs(page, at, line, words)
            elif _is_menu(line, words):
                yield Evidence(at, at + 1, KIND, "menu", "a menu on one line", 0.85)
            if _NUMBERS.search(line.folded):
                yield from _numbers(at, line, words)
    yield from _menus(page)
    yield from _site_name(page, words)


def _line(page: Page, at: int, line: Line) -> Iterator[Evidence]:
    entry = line.is_whole(KIND, "lines")
    if entry:
        yield Evidence(at, at + 1, KIND, KIND, "a way to another page", 0.9 if page.at_edge(at) else 0.55, entry.tag)
        return
    begins = line.begins(KIND)
    if begins and line.size <= 40 and not line.closed and at != page.title and page.at_edge(at):
        yield Evidence(at, at + 1, KIND, KIND, "a way back to another page", 0.85, begins.entry.tag)
    label = line.has_label(KIND, "labels")
    if label and not line.prose and not line.closed and not page.is_sheet(at):
        score = 0.85 if page.in_tail(at) else 0.65
        yield Evidence(
            at, at + 1, KIND, KIND, "the name of a neighbouring page or the place on the site", score, label.tag
        )


def _crumbs(page: Page, at: int, line: Line, words: Words) -> Iterator[Evidence]:
    """Yield a path or a menu on one line."""
    parts = [part.strip(EDGES) for part in _CRUMB.split(line.folded)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or any(len(part) > _ITEM for part in parts[:-1]):
        return
    groups = [[entry.group for entry in words.whole(part) if entry.kind == KIND] for part in parts]
    known = sum(bool(group) for group in groups)
    if len(parts) > 1 and "home" in groups[0]:
        score = 0.95 if _ARROW.search(line.folded) or len(parts) >= 3 else 0.75
        yield Evidence(at, at + 1, KIND, "breadcrumb", "a path through the site that begins at its front page", score)
    elif known >= 3 and known * 3 >= len(parts):
        yield Evidence(at, at + 1, KIND, "menu", "a menu on one line", 0.9)
    elif len(parts) >= 3 and len(_ARROW.findall(line.folded)) >= 2 and page.in_head(at) and not line.bullet:
        yield Evidence(at, at + 1, KIND, "breadcrumb", "a path through the site", 0.65)


def _is_menu(line: Line, words: Words) -> bool:
    """Say whether a line is words of menus alone, with nothing but white space between them."""
    parts = line.key.split()
    return len(parts) >= _WORDS and all(any(e.kind == KIND for e in words.whole(part)) for part in parts)


def _numbers(at: int, line: Line, words: Words) -> Iterator[Evidence]:
    """Yield page numbers: they count up from the first and stand with a word or an arrow of turning pages."""
    numbers = [int(number) for number in _NUMBER.findall(line.folded[:80])]
    rest = re.sub(r"[\d\s.…|,·«»‹›<>\[\]()（）-]+", " ", line.folded).split()
    turning = bool(rest) and all(words.whole(word) or words.label(f"{word}:")[0] for word in rest)
    counting = sum(b == a + 1 for a, b in pairwise(numbers)) >= max(1, (len(numbers) - 1) // 2)
    if counting and (turning or (not rest and re.search(r"[«»‹›]", line.folded))):
        yield Evidence(at, at + 1, KIND, "pages", "page numbers", 0.85)


def _is_item(line: Line) -> bool:
    return line.size <= _ITEM and not line.closed and not (line.stamp and line.stamp.dated)


def _menus(page: Page) -> Iterator[Evidence]:
    """Yield runs of short lines before or behind the text in which many are words of menus."""
    run: list[int] = []
    for at in page.of(KIND):
        known = page.at_edge(at) and at != page.title
        entry = page.lines[at].is_whole(KIND, "menu", "lines", "home") if known else None
        if entry and run and not _joined(page, run[-1], at):
            yield from _menu(run)
            run = []
        if entry:
            run.append(at)
    yield from _menu(run)


def _joined(page: Page, start: int, stop: int) -> bool:
    between = range(start + 1, stop)
    return len(between) <= _GAP and all(_is_item(page.lines[at]) and at != page.title for at in between)


def _menu(run: list[int]) -> Iterator[Evidence]:
    if len(run) >= 3:
        yield Evidence(run[0], run[-1] + 1, KIND, "menu", "a menu, one entry a line", 0.85)
    elif len(run) == 2:
        for at in run:
            yield Evidence(at, at + 1, KIND, "menu", "a short line that menus have", 0.65)


def _site_name(page: Page, words: Words) -> Iterator[Evidence]:
    """Yield the site's name: a short first line with a way back or a menu under it and the headline below that."""
    if len(page) < 4 or page.title is None or page.title < 2 or not page.in_head(page.title):
        return
    first, second = page.lines[0], page.lines[1]
    under = (
        second.is_whole(KIND, "lines", "menu", "home")
        or (second.begins(KIND) and second.size <= 40)
        or _is_menu(second, words)
    )
    if under and _is_item(first) and not first.whole and not first.labels:
        yield Evidence(0, 1, KIND, "site-name", "a name above the site's menu", 0.85)
