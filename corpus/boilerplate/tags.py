"""Lists of tags, keywords and categories."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, weight
from corpus.boilerplate.page import Page
from corpus.patterns import lazy

KIND = "tags"
# What stands between two signs may have blanks (# Old Town # Market Hall), but no sentence ends there.
_HASHTAGS = lazy(
    r"(?:(?:^|(?<=[\s,，、\w]))[#＃]\s?[^\s#＃,，、][^#＃,，、.!?。！？।]{0,38}[^\s#＃,，、.!?。！？।][\s,，、]{0,4}){2,30}"
)
_HASHTAG = lazy(r"[#＃](?=\S{0,30}[^\W\d_])[^\s#＃,，、]{2,30}")
_ITEM = 30
_KEYWORD = 20  # weighted characters of a keyword without a label: a clause is longer
_COMMA = lazy(r"[,，、،|｜]|\s[•·]\s")
_PARTED = lazy(r"[,，、،|｜#＃;；·•/]|\s\s")
_CLAUSE, _ASKS = 4, ("?", "？", "؟")  # words that begin what a thread is about
_LISTED = 3  # dates alone, or with few words, on a page that is a list
_ENTRY = 44  # weighted characters of a date with the author of an entry
_DIGIT = lazy(r"\d")
_STOP = lazy(r"[.!?؟]\s|[。！？।]")


def find(page: Page) -> Iterator[Evidence]:
    """Yield labelled lists, lists under a heading, and rows of hashtags before or behind the text."""
    for at in page.of(KIND):
        line = page.lines[at]
        if not page.at_edge(at) or line.prose or at == page.title:
            continue
        label, begins = line.has_label(KIND, "labels"), line.begins(KIND)
        heading = line.is_whole(KIND, "headings")
        if label and line.rest and not (page.is_sheet(at) or _STOP.search(line.rest) or _is_title(page, at, line)):
            yield Evidence(at, at + 1, KIND, KIND, "a label and a list of keywords", 0.9, label.tag)
        elif begins and line.size > len(begins.entry.word) + 2 and not line.closed and not _is_title(page, at, line):
            yield Evidence(at, at + 1, KIND, KIND, "a label and a list of keywords", 0.8, begins.entry.tag)
        elif heading and page.in_tail(at):
            stop = _reach(page, at + 1)
            score = 0.85 if stop > at + 1 else 0.65
            yield Evidence(at, stop, KIND, KIND, "a heading and its keywords", score, heading.tag)
    yield from _unlabelled(page)
    for at in range(page.last + 1 if page.last is not None else len(page), len(page)):
        if is_row(page.lines[at]):
            yield Evidence(at, at + 1, KIND, "hashtags", "a row of hashtags", 0.85)
    tagged = [at for at, line in enumerate(page.lines) if line.text[0] in "#＃" and _HASHTAG.fullmatch(line.text)]
    for at in tagged:
        if page.in_tail(at) and (at - 1 in tagged or at + 1 in tagged):
            yield Evidence(at, at + 1, KIND, "hashtags", "hashtags, one a line", 0.85)


def is_row(line: Line) -> bool:
    """Say whether a line is a row of hashtags."""
    return line.text[0] in "#＃" and _HASHTAGS.fullmatch(line.text) is not None


def _is_title(page: Page, at: int, line: Line) -> bool:
    """Say whether a labelled line above the text is its headline, no list of keywords.

    One long name, a question or a clause tells what a thread is about; first of all, above entries with their dates,
    what a list has.
    """
    if at == 0 and sum(_is_dated(other) for other in page.lines) >= _LISTED:
        return True
    if not page.in_head(at):
        return False
    long = weight(line.rest) > _ITEM and not _PARTED.search(line.rest)
    return long or line.rest.endswith(_ASKS) or len(_PARTED.split(line.rest.strip())[0].split()) >= _CLAUSE


def _is_dated(line: Line) -> bool:
    stamp = line.stamp
    return stamp is not None and stamp.dated and (stamp.alone or line.size <= _ENTRY)


def _unlabelled(page: Page) -> Iterator[Evidence]:
    """Yield a row of keywords without a label: the only one behind the text, with the page's frame below it."""
    if page.last is None:
        return
    tail = range(page.last + 1, min(page.last + 4, len(page)))
    for at in tail:
        line = page.lines[at]
        items = [item.strip() for item in _COMMA.split(line.folded) if item.strip()]
        if line.kinds or line.closed or line.labelled or len(items) < 3 or _DIGIT.search(line.folded):
            continue
        short = max(map(weight, items)) <= _KEYWORD and max(len(item.split()) for item in items) <= 3
        framed = any(page.lines[below].kinds for below in range(at + 1, min(at + 3, len(page))))
        if short and framed and len(items) == len(set(items)):
            yield Evidence(at, at + 1, KIND, "row", "a row of keywords right behind the text", 0.82)


def _reach(page: Page, start: int) -> int:
    """Return where the keywords under a heading end: short lines without words of other kinds."""
    at = start
    while at < len(page) and at < start + 20:
        line = page.lines[at]
        if line.size > _ITEM or line.closed or line.whole or line.labels or (line.stamp and line.stamp.found):
            break
        at += 1
    return at
