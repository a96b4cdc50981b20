"""Readers' comments under an article, and the form for new ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import Entry
from corpus.patterns import IN_WORD, lazy

KIND = "comments"
_HEADINGS = 8  # headings that are followed up: a page has one or two
_NAME = 30  # characters of a reader's name beside an age
_SAID = lazy(
    rf"(?:#?\d{{1,3}}\s?[-.)–—]\s{{0,2}})?(?:\w{{0,3}}[“「])?([^\W\d_][{IN_WORD}.'’-]{{0,20}}(?:\s[{IN_WORD}.'’-]{{1,20}}){{0,2}})[”」]?\s?(?:[(（][^()（）]{{1,30}}[)）]\s?)?"
    r"(?:[:：]\s?|\s[—–-]\s)(?=\S.{3})"
)
# Ann K • 2 days ago: …, 3. Posted by Ann on 2 May 2025 at 15:44 : …
_TIMED = lazy(
    r"(?:#?\d{1,3}\s?[-.)–—]\s{0,2})?([^\W\d_][^:：]{1,60}?\d.{0,24}?)(?:\s?[:：](?!\d)\s?|\s[—–-]\s)(?=\S.{3})"
)
_PARTED = frozenset("•·|")
# As addresses of forums are written: u/name, r/name.
POSTED = lazy(r"(?<![\w/.])/?[ur]/[A-Za-z0-9_]{3,21}(?![\w/])")
"""Who posts where, which tells that the page is a thread."""
_BUTTONS = lazy(r"[^\s|｜·•/()（）\d]+")
_TALLIED = frozenset("0123456789)）")
_REMARK = 12  # lines of one reader's comment
_ASKING = frozenset("?？؟;")  # the last is that of Greek
_ARTICLE = 0.5  # share of the running text that must stand above


def find(page: Page) -> Iterator[Evidence]:
    """Yield the form's lines, and the section of comments with its heading where marks of comments prove it."""
    if page.first is None or KIND in page.subjects:
        return
    headings, keys = 0, Counter(page.lines[at].key for at in page.of(KIND))
    for at in page.of(KIND):
        line = page.lines[at]
        sole = headings < _HEADINGS and at != page.title and not (keys[line.key] > 1 and is_button(page, line))
        heading = _heading(page, at) if sole else None
        headings += heading is not None
        phrase = line.holds(KIND, "phrases")
        behind = at > page.first
        if heading and behind:
            stop = _reach(page, at)
            edge = page.in_tail(at)
            if stop > at + 1:
                yield Evidence(
                    at, stop, KIND, KIND, "a heading and the readers' comments or their form", 0.85, heading.tag
                )
            elif edge:
                yield Evidence(at, at + 1, KIND, KIND, "the heading of the readers' comments", 0.85, heading.tag)
        elif page.board and behind and line.is_whole(KIND, "headings") and line.text[-1] in _TALLIED:
            yield Evidence(at, at + 1, KIND, "form", "the count of answers on a board", 0.85)
        elif phrase and line.size <= 260 and behind:
            score = 0.85 if page.in_tail(at) else 0.65
            yield Evidence(at, at + 1, KIND, "form", "words of the form for comments", score, phrase[0].entry.tag)


def _heading(page: Page, at: int) -> Entry | None:
    """Return the word that makes line `at` a heading of comments: it is one, or counts comments on the headline.

    What returns is a button under each post. On a board, or where the headline asks, posts and answers are the content.
    """
    if page.board:
        return None
    line = page.lines[at]
    begins = line.begins(KIND)
    counted = begins is not None and line.size <= 200 and line.text[0].isdigit()
    answers = line.is_whole(KIND, "answers") if not _asks(page) else None
    return line.is_whole(KIND, "headings") or answers or (begins.entry if begins and counted else None)


def _asks(page: Page) -> bool:
    return page.title is not None and not _ASKING.isdisjoint(page.lines[page.title].text[-2:])


def _reach(page: Page, at: int) -> int:
    """Return where the section that line `at` heads ends, `at + 1` when nothing proves one.

    An article must stand above, and below there must be what comments have: their form, or answers and ages. A page
    that has those above too is a thread, which is content.
    """
    lines = page.lines
    first = page.first or 0
    above = _marks(page, first, next(filter(partial(_leaves, page), range(first, at)), at))
    heads = (*lines[:at], *page.whole.lines[: page.whole.first])
    threaded = any(line.size <= 2 * _NAME and not line.prose and POSTED.search(line.text) for line in heads)
    if page.prose_before(at) < _ARTICLE * page.prose_before(len(page)) or above > 1 or threaded:
        return at + 1
    stop = _form(page, _said(page, _form(page, at + 1), last=page.in_tail(at)))
    if above:
        return stop
    marks = _marks(page, at + 1, len(page))
    if marks > 1 or (marks and lines[at].key.strip("()").startswith("1 ")):
        ends = [i for i in range(at + 1, len(page)) if _leaves(page, i)] or [len(page)]
        last = _last_mark(page, at, ends[0])
        if last + 1 < ends[0] and not is_button(page, lines[last]) and not lines[last + 1].kinds:
            last += 1  # what the last reader wrote stands under the name
        stop = max(stop, _form(page, last + 1))
    return stop


def _said(page: Page, at: int, *, last: bool) -> int:
    """Return the end of the lines from `at` on that are a reader's name and words, `at` when there are none.

    A speaker who comes more than twice is one of an interview, and a line without a sentence a row of a table, unless
    no running text comes after it (`last`).
    """
    names: list[str] = []
    stop = at
    while stop < len(page):
        line = page.lines[stop]
        told = line.labels or line.kinds & {"disclaimer", "share"}
        named = None if told else _SAID.match(line.text) or _timed(line)
        if not named or not (last or line.closed or line.size > _NAME):
            break
        names.append(named[1])
        stop += 1
    return stop if names and len(names) <= 2 * len(set(names)) else at


def _timed(line: Line) -> re.Match[str] | None:
    """Return who said something and when, before a colon or a dash."""
    found = _TIMED.match(line.text)
    stamp = line.stamp
    aged = stamp is not None and (stamp.aged or stamp.dated)
    return found if found and (aged or not _PARTED.isdisjoint(found[1])) else None


def _last_mark(page: Page, at: int, stop: int) -> int:
    """Return the last line below the heading `at` that only comments have, as far as such lines follow each other."""
    last = at
    for i in range(at + 1, stop):
        if i - last > _REMARK:
            break
        if _is_mark(page, page.lines[i]):
            last = i
    return last


def _marks(page: Page, start: int, stop: int) -> int:
    """Count the lines that only comments have: answer buttons and ages."""
    return sum(_is_mark(page, line) for line in page.lines[start:stop])


def _is_mark(page: Page, line: Line) -> bool:
    stamp = line.stamp
    exact = stamp is not None and (stamp.aged or (stamp.dated and stamp.clocked))
    aged = stamp is not None and exact and len(stamp.rest) <= _NAME and not line.closed
    says = line.stops(KIND) is not None and line.size <= 2 * _NAME
    return aged or says or _is_of_thread(page, line)


def _is_of_thread(page: Page, line: Line) -> bool:
    """Say whether a line is a button of comments, or what a forum calls a reader."""
    return is_button(page, line) or line.is_whole(KIND, "readers") is not None


def is_button(page: Page, line: Line) -> bool:
    """Say whether a line is a button under a comment, or a row of them: `Like Reply (3)`."""
    if line.is_whole(KIND, "marks"):
        return True
    buttons = _BUTTONS.findall(line.folded) if line.size <= _NAME else []
    found = ([e for e in page.words.whole(button) if e.kind == KIND and e.group == "marks"] for button in buttons)
    return len(buttons) > 1 and all(found)


def _form(page: Page, at: int) -> int:
    while at < len(page):
        line = page.lines[at]
        if not (line.is_whole(KIND, "fields", "headings") or _is_of_thread(page, line) or line.holds(KIND, "phrases")):
            break
        at += 1
    return at


def _leaves(page: Page, at: int) -> bool:
    line = page.lines[at]
    return line.is_whole("related-news", "headings") is not None or bool(line.has_label("disclaimer", "labels"))
