"""Lists of other articles, with or without summaries and times, and single "read also" lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.boilerplate import tags
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, weight
from corpus.boilerplate.page import CERTAIN, Page, opens
from corpus.boilerplate.words import EDGES, Entry, Words
from corpus.patterns import lazy

KIND = "related-news"
_TITLE = 200  # weighted characters
_SUMMARY = 700
_HEADLINE = 36  # a single title must be at least so long to be no heading of the text
_ALIKE = 0.75  # the last title of a list, where the text has no headings, is so large beside the others
_LISTED = 30  # weighted characters of that title
_ENTRIES = 12  # titles without marks that a list inside the text may have
_ENDING = 10  # characters behind the second part of what begins and ends a heading
_OPENERS = frozenset({"openers", "ends"})
_FRAMED = 3  # lines of a page's frame that have gone
_FEW_WORDS = 16  # weighted characters that a title has at least
_OPENER = 60  # weighted characters of a heading with a section's name
_INLINE = 220
_LABELLED = 6  # words of a label
_TELLING = 6  # weighted characters of a label that says enough by itself
_NOTICE = 6  # lines above such a list on a page without running text
_FRAME = ("lines", "menu", "home", "applying")
_RATIO = 3  # a list may be so many times as long as the running text above it
_FACT, _FEW_FACTS = 60, 3  # weighted characters of a label with its value, and how many make a sheet
# A middle dot, as portals of East Asia set before titles.
_DOTTED = lazy(r"[·・][^\s·・\x00-\x7f]{3}")
_FEWEST_DOTTED = 3
# What stands below a text, before lists of others.
_CLOSING = frozenset({"share", "subscribe", "tags", "comments"})
_FEWEST_TITLED = 20  # weighted characters of the titles of such a list, on average
_CLOSERS = frozenset({"byline", "disclaimer", "navigation", "share"})
# Two dots are an ellipsis.
_STOP = lazy(r"(?<!\.)\.\s|[!?؟]\s|[。！？।]")
# Titles ask and answer: Read also: Less work? This is what it costs
_ENDED = lazy(r"(?<!\.)\.\s|[。।]")
# The last sentence of a text, with the agency behind it; a figure counts answers.
_SIGNED = lazy(r"[.!?؟。！？]\s?[(（][^()（）\d]{2,24}[)）]$")
# A sum that ends in the abbreviation of its currency (руб.) ends no sentence.
_SUM = lazy(r"\d\s?[^\W\d]{1,5}\.$")
# Titles may ask, and call out.
_ASKING = frozenset("?？؟!！")
_OWN = frozenset({KIND, "date-line", "byline", "image-credit", "navigation"})


def find(page: Page) -> Iterator[Evidence]:
    """Yield lists under a heading, inline lines, and lists without a heading behind the text."""
    done = 0
    unknown = (at for at, line in enumerate(page.lines) if line.labelled and not line.labels)
    for at in sorted({*page.of(KIND), *unknown}):
        if at < done:
            continue
        line = page.lines[at]
        heading = (line.is_whole(KIND, "headings") or _spans(line)) if line.key not in page.often else None
        if heading and at != page.title:
            done = _reach(page, at + 1)
            yield from _headed(page, at, done, heading.tag)
        elif opener := _opener(page, at, line):
            done = _reach(page, at + 1)
            yield from _opened(page, at, done, opener.tag)
        elif line.size <= _INLINE:
            yield from _inline(page, at, line)
    yield from _unheaded(page)
    yield from _dotted(page)
    yield from _behind_frame(page)


def _headed(page: Page, at: int, stop: int, tag: str) -> Iterator[Evidence]:
    entries = stop - at - 1
    behind = page.first is not None and at > page.first
    if entries >= 1 and page.first is None and _is_framed(page, at) and _closes(page, at, stop):
        yield Evidence(at, stop, KIND, "related", "a heading and its list of other articles", 0.85, tag)
    elif entries >= 1:
        score = (
            0.55
            if not behind or not _is_aside(page, at, stop) or _is_sheet(page.lines[at + 1 : stop])
            else 0.9
            if stop == len(page) or page.in_tail(at) or entries >= 2
            else 0.8
        )
        yield Evidence(at, stop, KIND, "related", "a heading and its list of other articles", score, tag)
    elif behind and (at + 1 == len(page) or (page.in_tail(at) and not _is_sentence(page.lines[at + 1]))):
        yield Evidence(at, at + 1, KIND, "related", "the heading of a list of other articles that is gone", 0.85, tag)


def _is_sentence(line: Line) -> bool:
    """Say whether a line is running text, or a short sentence of which no pack knows a word."""
    return line.prose or (line.closed and not line.kinds)


def _is_framed(page: Page, at: int) -> bool:
    """Say whether a page has a menu or buttons above a line; without them its last list may be its own."""
    above = any(i < at and page.lines[i].is_whole("navigation", *_FRAME) for i in page.of("navigation"))
    return above or page.headed is not None


def _closes(page: Page, at: int, stop: int) -> bool:
    """Say whether lines close a page of short lines, a notice say, most of which stands above them.

    Behind them stand lines of a page's frame alone.
    """
    above = sum(line.size for line in page.lines[:at])
    if at < _NOTICE or above < sum(line.size for line in page.lines[at:stop]) or _is_sheet(page.lines[at + 1 : stop]):
        return False
    return all(line.kinds or page.in_tail(i) for i, line in enumerate(page.lines[stop:], stop))


def _opener(page: Page, at: int, line: Line) -> Entry | None:
    """Return the word that begins a heading behind the text, with a section's or an author's name (More from Rural)."""
    if line.closed or line.size > _OPENER or at == page.title or not page.in_tail(at):
        return None
    return next(
        (match.entry for match in line.edges if match.entry.kind == KIND and match.entry.group in _OPENERS), None
    )


def _opened(page: Page, at: int, stop: int, tag: str) -> Iterator[Evidence]:
    """Yield such a heading and its list, if these are articles or offers.

    Times, authors or cut summaries show that, or that nothing but titles stands from the text to the end of a page
    that has a frame.
    """
    marks = sum(page.lines[i].cut or _is_timed(page, i) for i in range(at + 1, stop))
    marks = marks or all(page.lines[i].bullet for i in range(at + 1, stop))
    if (marks or _ends_page(page, at, stop)) and stop - at > 2 and _is_aside(page, at, stop):
        yield Evidence(at, stop, KIND, "related", "a heading and its list of other articles", 0.85, tag)


def _spans(line: Line) -> Entry | None:
    """Return the word that a heading of other articles begins with, where what belongs to it ends the line."""
    own = (match.entry for match in line.edges if (match.entry.kind, match.entry.group) == (KIND, "openers"))
    if line.closed or line.labels or line.size > _OPENER:
        return None
    return next((entry for entry in own if entry.then and len(line.key.rpartition(entry.then)[2]) <= _ENDING), None)


def _ends_page(page: Page, at: int, stop: int) -> bool:
    """Say whether a list of titles without marks before them begins right behind the text and closes the page."""
    titles = page.lines[at + 1 : stop]
    plain = not any(line.bullet or line.size < _FEW_WORDS for line in titles)
    return (
        plain
        and not all(line.labelled for line in titles)
        and (page.gone >= _FRAMED or page.zones.top > 0)
        and (stop == len(page) or page.in_tail(stop))
    )


def _is_sheet(entries: Sequence[Line]) -> bool:
    """Say whether more lines than not are labels with short values: what a product needs, not what to read next."""
    facts = sum(line.labelled and line.size < _FACT for line in entries)
    return facts >= _FEW_FACTS and 2 * facts > len(entries)


def _is_aside(page: Page, at: int, stop: int) -> bool:
    """Say whether the text above can bear such a list: on a page of lists, the list is the content."""
    return sum(line.size for line in page.lines[at:stop]) <= _RATIO * page.prose_before(at)


def _inline(page: Page, at: int, line: Line) -> Iterator[Evidence]:
    """Yield a label with the title of another article in the same line."""
    label, begins = line.has_label(KIND, "labels") or _label(line, page.words), line.begins(KIND)
    if at == page.title or (page.first is None and not _closes(page, at, at + 1)):
        return
    name, stop, rest = line.folded.partition(". ")
    entry = next((e for e in page.words.labelled(name) if e.kind == KIND), None) if stop and not label else None
    if entry and len(rest) > _TELLING and not line.closed and not _STOP.search(rest):
        reason = "a label and the title of another article"
        yield Evidence(at, at + 1, KIND, "read-also", reason, 0.85, entry.tag)
    if label and len(line.rest) > 5 and not _ENDED.search(line.rest[:-1]) and at > 0:
        bare = line.text[0] not in "【["
        vague = bare and weight(label.word + label.then) < _TELLING and weight(line.rest) < _HEADLINE
        asks = line.folded[-1] in _ASKING
        score = 0.5 if vague else 0.65 if line.closed and not asks else 0.9
        yield Evidence(at, at + 1, KIND, "read-also", "a label and the title of another article", score, label.tag)
    elif begins and not line.closed and not _STOP.search(line.folded) and line.size > len(begins.entry.word) + 6:
        yield Evidence(
            at, at + 1, KIND, "read-also", "the title of another article, to read also", 0.85, begins.entry.tag
        )


def _label(line: Line, words: Words) -> Entry | None:
    """Return the word that begins a label: its end belongs to it (更多轉隊消息：…), or it has two words or more."""
    if not line.value or line.labels:
        return None
    label = line.folded[: line.value].strip(EDGES)
    tokens = label.split()[:_LABELLED]
    for size in range(len(tokens) - 1, 1, -1):
        if found := [e for e in words.labelled(" ".join(tokens[:size])) if (e.kind, e.group) == (KIND, "labels")]:
            return found[0]
    own = (match.entry for match in line.edges if (match.entry.kind, match.entry.group) == (KIND, "openers"))
    return next((entry for entry in own if entry.then and label.endswith(entry.then)), None)


def _reach(page: Page, start: int) -> int:
    """Return where the list that begins at line `start` ends: behind its last entry."""
    at, marked = start, start < len(page) and page.lines[start].bullet
    title = False
    while at < len(page):
        line = page.lines[at]
        if (
            _is_foreign(line)
            or _frames(page, at)
            or line.is_whole(KIND, "headings")
            or at == page.title
            or (marked and _leaves(page, at))
        ):
            break
        if line.prose:
            if not (title and _is_timed(page, at + 1)):
                break
        elif not (line.cut and line.size <= _SUMMARY) and not _is_title(line):
            break
        title = not line.prose and not line.cut
        at += 1
    if at < len(page) and page.lines[at].prose and not (marked or opens(page.lines[at])):
        at = _given_back(page, start, at)
    return at


def _frames(page: Page, at: int) -> bool:
    """Say whether the page's frame begins at line `at`: words of menus in a row, or the time of the last change."""
    lines = page.lines[at : at + 2]
    menu = all(any(e.kind == "navigation" and e.group != "home" for e in line.whole) for line in lines)
    return (menu and at >= page.zones.bottom) or page.lines[at].has_label("date-line", "updates") is not None


def _leaves(page: Page, at: int) -> bool:
    """Say whether line `at` is outside a list with marks: an unmarked line that no time or summary explains."""
    line = page.lines[at]
    if line.bullet or line.cut or (line.stamp and line.stamp.found):
        return False
    return not _is_timed(page, at + 1)


def _is_title(line: Line) -> bool:
    if line.text[-1] in ")）" and _SIGNED.search(line.text):
        return False
    stops = line.closed and line.text[-1] not in "?!？！؟" and not _SUM.search(line.text[-10:])
    return line.size <= _TITLE and (not stops or line.bullet)


def _is_timed(page: Page, at: int) -> bool:
    if at >= len(page):
        return False
    line, stamp = page.lines[at], page.lines[at].stamp
    if stamp is None or line.size > 60:
        return False
    signed = line.begins("byline") is not None and stamp.dated
    return stamp.alone or signed or (bool(line.labels) and stamp.found)


def _is_foreign(line: Line) -> bool:
    """Say whether the line opens another kind of boilerplate, or tells who holds the rights, which ends a list."""
    if line.text[0] == "©" or tags.is_row(line):
        return True
    words = (*line.whole, *line.labels)
    return any(entry.kind not in _OWN for entry in words) or any(
        match.entry.kind not in _OWN and match.entry.group in ("starts", "phrases")
        for match in (*line.edges, *line.phrases)
    )


def _given_back(page: Page, start: int, stop: int) -> int:
    """Return the end of a list that running text follows: the last title may be a heading of that text."""
    sizes = [line.size for line in page.lines[start:stop]]
    if not sizes or stop - start > _ENTRIES:
        return start
    if stop - start == 1:
        return stop if sizes[0] >= _HEADLINE else start
    shortest = min(sizes[:-1])
    like = sizes[-1] >= max(_LISTED, shortest * _ALIKE) and not _has_headings(page, start, stop)
    return stop if page.lines[stop - 1].cut or sizes[-1] * 2 >= shortest * 3 or like else stop - 1


def _has_headings(page: Page, start: int, stop: int) -> bool:
    """Say whether running text has short lines above it, other than in a list, that may be its headings."""
    body = [at for at in range((page.first or 0) + 1, len(page) - 1) if not start - 1 <= at < stop]
    return any(_may_head(page.lines[at]) and page.lines[at + 1].prose for at in body)


def _may_head(line: Line) -> bool:
    return not (line.prose or line.closed or line.kinds) and line.size <= _TITLE


def _behind_frame(page: Page) -> Iterator[Evidence]:
    """Yield a heading that no pack knows and its titles, two or more, behind a line of the frame that closes a text."""
    if page.last is None or page.threshold < CERTAIN:
        return
    tail = range(page.last + 1, len(page))
    closing = next((at for at in tail if page.lines[at].kinds & _CLOSING and not page.lines[at].prose), len(page))
    start = next((at for at in range(closing + 1, len(page)) if _may_head(page.lines[at])), len(page))
    stop = next((at for at in range(start + 1, len(page)) if not _may_be_listed(page.lines[at])), len(page))
    titles = page.lines[start + 1 : stop]
    shut = stop == len(page) or page.lines[stop].kinds
    if len(titles) < 2 or not shut or page.lines[start].labelled or page.lines[start].size > _HEADLINE:
        return
    if sum(line.size for line in titles) >= _FEWEST_TITLED * len(titles):
        yield Evidence(start, stop, KIND, "entries", "a heading and titles behind the text and its buttons", 0.82)


def _may_be_listed(line: Line) -> bool:
    """Say whether a line may be a title in a list: no label, sum or address, and nothing that packs know."""
    if line.prose or line.labelled or line.kinds or line.stamp or line.size > _TITLE:
        return False
    return not (line.closed and line.text[-1] not in _ASKING) and "@" not in line.text and "://" not in line.text


def _dotted(page: Page) -> Iterator[Evidence]:
    """Yield titles with a dot written on to them, three or more, between the last sentence and what closes the page."""
    if page.last is None:
        return
    first = next((at for at in range(page.last + 1, len(page)) if _DOTTED.match(page.lines[at].text)), len(page))
    if not page.lines[first - 1].closed or page.lines[first - 1].text[-1] in ":：":
        return
    start = stop = first
    while stop < len(page) and _DOTTED.match(page.lines[stop].text) and _is_title(page.lines[stop]):
        stop += 1
    closes = stop < len(page) and bool(page.lines[stop].kinds & _CLOSERS)
    if stop - start >= _FEWEST_DOTTED and closes and page.threshold < CERTAIN:
        yield Evidence(start, stop, KIND, "entries", "titles in a row between the text and the page's foot", 0.7)


def _unheaded(page: Page) -> Iterator[Evidence]:
    """Yield entries of title, cut summary or time, three or more, behind the text."""
    if page.last is None:
        return
    tail = range(page.last + 1, len(page))
    marks = [at for at in tail if page.lines[at].cut or _is_timed(page, at)]
    if len(marks) < 3 or marks[0] <= page.last + 1:
        return
    start, stop = marks[0] - 1, marks[-1] + 1
    if sum(page.lines[at].cut for at in marks) < 3 and not all(page.lines[at - 1].bullet for at in marks):
        return  # short posts with their times look the same
    close = all(b - a <= 3 for a, b in pairwise(marks))
    if close and all(_is_title(page.lines[at]) or page.lines[at].cut for at in range(start, stop)):
        yield Evidence(start, stop, KIND, "entries", "titles with cut summaries or times behind the text", 0.85)
