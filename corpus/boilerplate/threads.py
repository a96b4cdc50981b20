"""What the posts of a thread have alike and nobody wrote: buttons below them, who wrote them and when above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.boilerplate.comments import KIND, is_button
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, once, weight
from corpus.boilerplate.page import Page
from corpus.boilerplate.rows import buttons, is_spaced
from corpus.boilerplate.words import EDGES, Entry, Words
from corpus.patterns import lazy

_TALLY = " ()（）0123456789"
_POST = 30  # weighted characters of a post without a stop
_ROW = 30  # and of several buttons
_HEAD, _NAME = 80, 40  # weighted characters of the head of a post, and of who wrote it
# Behind the place of a post stands its author.
_FLOOR = lazy(r"\D{0,20}\d{1,4}(?=\s?[:：|｜–-]|\s)|[^\W\d_]{2,6}(?=[\s:：|｜])|\d{1,4}[^\W\d_]{1,6}(?=[\s:：|｜])")
# Between a name and a time.
_SET_OFF = lazy(r"\s[·•|｜–—-]\s|\s{2}|\u3000")
_INVITING = frozenset({KIND, "subscribe"})
_SHORT = 24  # weighted characters of a name that nothing sets off
_VOTES = lazy(r"-?\d{1,5}")
_ANSWERS = 2  # posts with the same foot
_FEWEST = 3  # posts with the same head


def find(page: Page) -> Iterator[Evidence]:
    """Yield the buttons that return below posts of plain text, and the heads that return above them."""
    if len(page) and page.lines[0].hint is not None:
        return
    yield from _heads(page)
    yield from _feet(page)
    if page.board:
        yield from _signed(page)
        yield from _rowed(page)
    if KIND not in page.subjects:
        yield from _buttons(page)


def _heads(page: Page) -> Iterator[Evidence]:
    """Yield who wrote a post and when, in the same words above each of several posts; the first tells of the thread."""
    floors = {at: word for at, line in enumerate(page.lines) if (word := _floor(line, page.words))}
    places = sorted({*page.of("byline"), *page.of(KIND), *floors})
    told = [(at, floors.get(at) or _author(page, at) or _rank(page.lines[at])) for at in places]
    heads = [(word, at, lines) for at, word in told if word and (lines := _head(page, at, word))]
    counts = Counter(_sort(word) for word, _, _ in heads)
    reason = "who wrote a post of a thread, and when, as above the others"
    first = True
    for word, author, lines in heads:
        if counts[_sort(word)] < (_ANSWERS if word.group == "floors" and page.board else _FEWEST):
            continue
        for at in lines:
            timed = at != author and _is_timed(page.lines[at], alone=True)
            kind, name, tag = ("date-line", "date", "mul") if timed else ("byline", "byline", word.tag)
            name, tag = (name, tag) if first else ("post-head", "mul")
            yield Evidence(at, at + 1, kind, name, reason, 0.85, tag)
        first = False


def _feet(page: Page) -> Iterator[Evidence]:
    """Yield when a post was written and by whom, where words of dates tell it below several; and the votes above."""
    told = (at for at in page.of("date-line") if 0 < at + 1 < len(page) and _is_foot(page, at))
    feet = [at for at in told if _is_signature(page.lines[at + 1])]
    if len(feet) < _ANSWERS:
        return
    reason = "when and by whom a post was written, below it as below the others"
    for at in feet:
        yield Evidence(at, at + 1, "date-line", "post-head", reason, 0.85)
        yield Evidence(at + 1, at + 2, "byline", "post-head", reason, 0.85)
    for at in range(len(page) - 1):
        if _VOTES.fullmatch(page.lines[at].text) and page.lines[at + 1].closed:
            yield Evidence(at, at + 1, KIND, "post-button", "the votes for a post", 0.85)


def _signed(page: Page) -> Iterator[Evidence]:
    """Yield a name and a time in one line, set off by a mark, beside posts on a board, two or more."""
    told = [at for at, line in enumerate(page.lines) if at != page.title and _is_named_time(line)]
    beside = [at for at in told if any(_is_post(page.lines[i]) for i in (at - 1, at + 1) if 0 <= i < len(page))]
    for at in told if len(beside) >= _ANSWERS else ():
        yield Evidence(at, at + 1, "byline", "post-head", "who wrote a post of a thread, and when", 0.85)


def _rowed(page: Page) -> Iterator[Evidence]:
    """Yield rows of buttons below the posts of a board (Like 3 Share Report)."""
    for at, line in enumerate(page.lines):
        found = buttons(line, page.words) if line.size <= 2 * _ROW and at != page.title else ()
        if len(found) > 1 and any(entry.kind == KIND for entry in found):
            yield Evidence(at, at + 1, KIND, "post-button", "a row of buttons below a post", 0.85)


def _is_named_time(line: Line) -> bool:
    stamp = line.stamp
    if stamp is None or line.closed or line.size > _HEAD or not (stamp.aged or (stamp.dated and stamp.clocked)):
        return False
    if _is_timed(line, alone=True):
        return False
    rest = weight(stamp.rest.strip(EDGES))
    return 1 < rest <= (_NAME if _SET_OFF.search(line.text) else _SHORT)


def _is_foot(page: Page, at: int) -> bool:
    line = page.lines[at]
    timed = line.stamp is not None and line.stamp.dated and line.stamp.clocked and line.size <= _HEAD
    return timed and line.begins("date-line") is not None and not line.closed


def _is_signature(line: Line) -> bool:
    return line.size <= _ROW and not (line.closed or line.kinds or (line.stamp and line.stamp.found))


def _sort(word: Entry) -> str:
    """Return by what heads are alike: the word before the author's name, or that all have ranks."""
    return word.group if word.kind == KIND else word.word


def _author(page: Page, at: int) -> Entry | None:
    """Return the word before a name that is the rest of a line, a time beside it left out of account."""
    line = page.lines[at]
    if line.size > _HEAD or line.closed or line.prose or at == page.title:
        return None
    label, begins = line.has_label("byline", "authors"), line.begins("byline")
    entry = label or (begins.entry if begins else None)
    rest = line.stamp.rest if line.stamp else line.folded
    return entry if entry and len(entry.word) < len(rest.strip()) <= len(entry.word) + _NAME else None


def _rank(line: Line) -> Entry | None:
    """Return the word by which a forum calls those who write."""
    return line.is_whole(KIND, "readers")


@once
def _floor(line: Line, words: Words) -> Entry | None:
    """Return the word for the place of a post in its thread, alone or before its author (5楼 Ann, Lầu 3: Ann)."""
    if line.size > _HEAD or line.closed or line.prose:
        return None
    if line.is_whole(KIND, "floors"):
        return line.is_whole(KIND, "floors")
    place = _FLOOR.match(line.key)
    named = words.whole(place[0].strip(EDGES)) if place and place.end() < len(line.key) else ()
    return next((entry for entry in named if (entry.kind, entry.group) == (KIND, "floors")), None)


def _head(page: Page, at: int, word: Entry) -> tuple[int, ...]:
    """Return the lines of the head that tells an author in line `at`, with a time and above a post; none otherwise.

    A rank stands below the author's name.
    """
    if word.group == "floors" and page.board and at != page.title and _is_numbered(page, at):
        return (at,)
    ranked = word.group == "readers"
    for lines in ((at - 1, at, at + 1), (at - 2, at - 1, at)) if ranked else ((at,), (at, at + 1), (at - 1, at)):
        if lines[0] < 0 or lines[-1] + 1 >= len(page) or page.title in lines:
            continue
        short = all(page.lines[i].size <= _HEAD and not page.lines[i].closed for i in lines)
        timed = any(_is_timed(page.lines[i], alone=i != at) for i in lines)
        if short and timed and _is_post(page.lines[lines[-1] + 1]):
            return lines
    return ()


def _is_numbered(page: Page, at: int) -> bool:
    """Say whether the place of a post has its number, and the post or who wrote it stands below."""
    if at + 1 == len(page) or not any(map(str.isdigit, page.lines[at].key)):
        return False
    return _is_post(page.lines[at + 1]) or _is_named_time(page.lines[at + 1])


def _is_timed(line: Line, *, alone: bool) -> bool:
    stamp = line.stamp
    if stamp is None or not (stamp.dated or stamp.aged):
        return False
    # What is said beside the time may be its word (Posted 3 May 2024, 14:05).
    word = line.begins("date-line") if alone and not stamp.alone else None
    return stamp.alone or not alone or (word is not None and stamp.rest.strip(EDGES) == word.entry.word)


def _buttons(page: Page) -> Iterator[Evidence]:
    """Yield the buttons that return below posts."""
    found: dict[str, list[int]] = {}
    several = (at for at, line in enumerate(page.lines) if line.size <= _ROW and is_spaced(line))
    for at in sorted({*page.of(KIND), *several}):
        if at != page.title and is_button(page, page.lines[at]):
            found.setdefault(page.lines[at].key.strip(_TALLY), []).append(at)
    buttons = {at for places in found.values() for at in places}
    for places in found.values():
        below = [at for at in places if _is_below(page, at, buttons)]
        reason = "a button that returns below the posts of a thread"
        if len(below) > 1 and 2 * len(below) >= len(places):
            for at in places:
                yield Evidence(at, at + 1, KIND, "post-button", reason, 0.85)


def _is_below(page: Page, at: int, buttons: set[int]) -> bool:
    """Say whether a button stands below a post, its time or another button.

    No post stands right below it, unless a count or a button beside it tells that it is no word for the next reader.
    """
    above = page.lines[at - 1] if at else None
    below = page.lines[at + 1] if at + 1 < len(page) else None
    if above is None or not (at - 1 in buttons or _is_post(above) or (above.stamp and above.stamp.found)):
        return False
    key = page.lines[at].key
    told = key != key.strip(_TALLY) or not buttons.isdisjoint((at - 1, at + 1))
    return told or below is None or not _is_post(below) or not below.kinds.isdisjoint(_INVITING)


def _is_post(line: Line) -> bool:
    return line.prose or line.closed or (line.size > _POST and not (line.stamp and line.stamp.found))
