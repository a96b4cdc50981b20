"""Lines of date, time, publisher, source and readers that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.boilerplate.comments import POSTED
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, once
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import EDGES
from corpus.patterns import lazy

KIND = "date-line"
_GAP = lazy(r"\s{2,}|[|｜·•,，/／—–-]|\t")
_BAR = lazy(r"\s{2,}|\s?[|｜•·]\s?|[\t\u3000]|\s[–—/／-]\s")
_LABEL = lazy(r"[^:：]{2,30}[:：]")
# What may be said beside the date of who may read the text.
_SAID = frozenset({"date-line", "subscribe"})
_NAME = 36  # weighted characters of a publisher's or an author's name beside a date
_SPANNED = 60  # weighted characters of a line with two times of day, their date and place
_WORDS = 4  # words of a name beside a count
_TITLE = 3  # and of a title before its month, at least
_PAPER = 12  # letters of a publisher's name of one word before a date and a time
_UNDER = 3  # lines below a headline
_ENTRIES = 2  # bare dates inside the text: they head its entries, and so does one above it
# So many bare dates, where so little of the page is running text, head the entries of a list, which the page is.
_LISTED, _LIST = 4, 0.25
_LETTER, _LETTERS, _DIGIT = lazy(r"[^\W\d_]"), lazy(r"[^\W\d_]+"), lazy(r"\d")
# The year behind a month, and no day before that.
_MONTH = lazy(r"(?<!\d)(?<!\d\s)(?:[^\W\d_]{3,}\.?,?\s|\d{1,2}[/.-])(?:19|20)\d\d\W?$")
_NUMBERS = lazy(r"\d[\d.,]{0,8}(?:[\s|·•]{1,6}\d[\d.,]{0,8}){1,4}")
_ISSUE = 40  # weighted characters of the number of an issue
# From one time of day to another: that is when something takes place, and no page was published then.
_CLOCK = r"(?<![\d:.])\d{1,2}(?:[:.：h]\d{2}|\s?[ap]\.?m\b\.?|h|時|时|點|点|시)(?![\d:.])"
_SLOT = lazy(rf"{_CLOCK}(?:\s?[–-]\s?{_CLOCK})?\s+[^\W\d_]")
_SPAN = lazy(rf"{_CLOCK}[^\d,;|]{{1,10}}{_CLOCK}")


def find(page: Page) -> Iterator[Evidence]:
    """Yield lines of date, source and readers. Dates that head entries of the text (a diary, a thread, a list) stay."""
    if page.first is None:
        yield from _of_list(page)
        return
    yield from _issues(page)
    yield from _tallies(page)
    inside = range(page.first, (page.last or page.first) + 1)
    bare = [at for at, line in enumerate(page.lines) if _is_alone(line)]
    listed = len(bare) >= _LISTED and page.prose_share < _LIST
    entries = len(bare) if listed else sum(at in inside for at in bare)
    stamped = {at for at, line in enumerate(page.lines) if line.stamp and line.stamp.found}
    for at in sorted(stamped.union(page.of(KIND))):
        line = page.lines[at]
        if line.prose or line.size > 120 or at == page.title or is_held(page.lines, at):
            continue
        yield from _labelled(page, at, line)
        if not (entries >= _ENTRIES and _is_alone(line)):
            yield from _stamped(page, at, line)


def _issues(page: Page) -> Iterator[Evidence]:
    """Yield the number of an issue alone, above or right below the headline (2024年第8期　总第215期)."""
    title = page.title if page.title is not None else -1
    for at in range(min(max(page.first or 0, title), title + _UNDER + 1)):
        line = page.lines[at]
        if line.size > _ISSUE or (at == title and at + 1 == page.first):
            continue
        # The name may stand before it.
        number = _BAR.split(line.folded)[-1]
        parts = _LETTERS.findall(number)
        told = [e for part in parts for e in page.words.whole(part) if e.group == "issues"]
        if told and len({e.word for e in told}) == len({*parts}) and _DIGIT.search(number):
            yield Evidence(at, at + 1, KIND, KIND, "the number of an issue alone", 0.85, told[0].tag)


def _tallies(page: Page) -> Iterator[Evidence]:
    """Yield numbers alone, two or more, beside a date under the headline: readers, votes, answers (318  12  4)."""
    for at in range((page.title or 0) + 1, page.first or 0) if page.title is not None else ():
        beside = (page.lines[i].stamp for i in (at - 1, at + 1))
        if _NUMBERS.fullmatch(page.lines[at].text) and any(stamp and stamp.dated for stamp in beside):
            yield Evidence(at, at + 1, KIND, "date", "numbers alone beside the date", 0.82)


def is_held(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line tells when something takes place: from a time of day to another, or the date beside that.

    So does the date above a line with a time of day.
    """
    stamp = lines[at].stamp
    if stamp is None or not stamp.found:
        return False
    is_day = stamp.dated and not stamp.clocked and lines[at].size <= _SPANNED
    beside = lines[max(0, at - 1) : at + 2] if is_day else [lines[at]]
    return any(map(_spans, beside)) or (is_day and at + 1 < len(lines) and _is_slot(lines[at + 1]))


def _is_slot(line: Line) -> bool:
    """Say whether a line begins with a time of day and tells what is then (9.30 Welcome), as programmes do."""
    return _SLOT.match(line.folded) is not None and not (line.stamp is not None and line.stamp.alone)


@once
def _spans(line: Line) -> bool:
    """Say whether a short line goes from a time of day to another."""
    return line.size <= _SPANNED and line.stamp is not None and line.stamp.clocked and bool(_SPAN.search(line.folded))


def _of_list(page: Page) -> Iterator[Evidence]:
    """Yield a label with a date under the headline of a page without running text, which is a list."""
    top = page.zones.top
    for at in range(top + 1, min(top + 1 + _UNDER, len(page))):
        line = page.lines[at]
        label, stamp = line.has_label(KIND, "labels"), line.stamp
        if label and stamp and stamp.dated and stamp.rest.strip(EDGES) in ("", label.word) and not _in_sheet(page, at):
            yield Evidence(at, at + 1, KIND, KIND, "a label and a date under the headline of a list", 0.85, label.tag)


def _in_sheet(page: Page, at: int) -> bool:
    below = page.lines[at + 1] if at + 1 < len(page) else None
    return below is not None and below.labelled


def _is_alone(line: Line) -> bool:
    return line.stamp is not None and line.stamp.alone and not line.labels


def _labelled(page: Page, at: int, line: Line) -> Iterator[Evidence]:
    begun = (match.entry for match in line.edges if match.entry.kind == KIND and match.entry.then)
    whole = line.is_whole(KIND, "lines") or next(begun, None)
    if whole and page.at_edge(at):
        yield Evidence(at, at + 1, KIND, KIND, "what the page says about reading it", 0.85, whole.tag)
    entry = line.has_label(KIND, "sources", "links")
    if entry and line.rest and not page.is_sheet(at) and not line.closed:
        score = 0.9 if page.in_head(at) else 0.8 if page.in_tail(at) else 0.4
        yield Evidence(at, at + 1, KIND, "source", "a label names the source", score, entry.tag)
    label = line.has_label(KIND, "labels")
    tag = label.tag if label else _word(page, line)
    stamp = line.stamp
    sheet = page.is_sheet(at) and not (stamp and (stamp.aged or (stamp.dated and stamp.counted)) and not label)
    if tag and stamp and stamp.found and not sheet and len(_LETTER.findall(stamp.rest)) <= _NAME and not _goes_on(line):
        score = 0.9 if page.at_edge(at) else 0.5
        yield Evidence(at, at + 1, KIND, KIND, "a label and a date or a count of readers", score, tag)


def _goes_on(line: Line) -> bool:
    """Say whether a sentence with another number follows the date (Apply by 3 May. Give reference 25/742.)."""
    return line.closed and line.stamp is not None and _DIGIT.search(line.stamp.rest) is not None


def _word(page: Page, line: Line) -> str | None:
    """Return the language of a word of dates that a line begins with, or a part of it that marks set off, or says."""
    begins = line.begins(KIND)
    timed = line.stamp is not None and (line.stamp.aged or line.stamp.dated)
    if begins or line.stamp is None or not timed or line.closed or POSTED.search(line.text):
        return begins.entry.tag if begins else None
    parts = [part.strip(EDGES) for part in _BAR.split(line.folded)]
    told = [match.entry for part in parts[1:] for match in page.words.starts(part) if match.entry.kind == KIND]
    rest = line.stamp.rest.strip(EDGES)
    # 第58号 2024年10月1日発行; 2024年10月11日 6時30分 有料会員限定
    last = rest.split()[-1:]
    told += [entry for word in {rest, *last} for entry in page.words.labelled(word) if entry.kind == KIND]
    told += [entry for entry in page.words.whole(rest) if entry.group == "lines" and entry.kind in _SAID]
    return told[0].tag if told else None


def _stamped(page: Page, at: int, line: Line) -> Iterator[Evidence]:
    stamp = line.stamp
    if stamp is None or not stamp.found or (page.is_sheet(at) and not (stamp.alone and stamp.aged)):
        return
    if stamp.alone:
        score = _alone(page, at, line)
        yield Evidence(at, at + 1, KIND, "date", "nothing but a date, an age or a count of readers", score)
    elif page.at_edge(at) and stamp.dated and not line.closed and _is_labelled_row(page, line):
        yield Evidence(at, at + 1, KIND, "date", "a date in a row with what a page says of itself", 0.85)
    elif _titles(page, at, line):
        return
    elif page.in_head(at) and (stamp.date or stamp.day_first or stamp.counted) and _is_named(page, line, stamp.rest):
        score = 0.85 if stamp.clocked or page.first == at + 1 or at + 1 == page.first else 0.8
        yield Evidence(at, at + 1, KIND, "date", "a date with the name of who published it", score)


def _titles(page: Page, at: int, line: Line) -> bool:
    """Say whether the first line of a page of which nothing has gone is several words and a month: a diary's title."""
    stamp = line.stamp
    if at or page.gone or stamp is None or stamp.clocked or stamp.counted or stamp.aged:
        return False
    return len(stamp.rest.split()) >= _TITLE and _MONTH.search(line.folded) is not None


def _alone(page: Page, at: int, line: Line) -> float:
    """Return how sure it is that a bare date belongs to the page rather than to the text."""
    stamp = line.stamp
    assert stamp is not None  # noqa: S101 - the caller has looked
    exact = stamp.aged or stamp.clocked
    if page.in_head(at):
        return 0.9 if stamp.dated or exact else 0.85
    if page.in_tail(at):
        if stamp.dated and at + 1 < len(page) and KIND in page.lines[at + 1].kinds:
            return 0.85
        return 0.8 if exact and (stamp.dated or stamp.aged) else 0.55
    return 0.3


def _is_labelled_row(page: Page, line: Line) -> bool:
    """Say whether a label of sources, readers or authors stands behind the date, or opens a part that marks set off."""
    parts = [part for part in _BAR.split(line.folded) if part.strip()]
    rest = page.words.label(line.stamp.rest)[0] if line.stamp is not None else ()
    if any(entry.kind in (KIND, "byline") for entry in rest):
        return True
    labels = [found[0] for found in map(_LABEL.match, parts) if found]
    return len(parts) > 1 and any(page.is_named(label, kind) for label in labels for kind in (KIND, "byline"))


def _is_named(page: Page, line: Line, rest: str) -> bool:
    """Say whether a name stands beside the date, set off from it by white space or a mark, with no sentence around."""
    exact = line.stamp is not None and line.stamp.dated and line.stamp.clocked
    if exact and line.text[-1].isdigit() and len(rest) <= _PAPER and rest.isalpha():
        return True
    # The colon may be that of the time.
    if line.closed or len(rest) > _NAME or (line.labelled and (":" in rest or "：" in rest)):
        return False
    if line.stamp is not None and not (line.stamp.dated or line.stamp.clocked) and not _is_name(rest):
        return False
    if line.text[:1].isdigit() and line.stamp is not None and page.signs(rest):
        return True
    gap = _GAP.search(line.text) is not None
    return gap and (
        (line.stamp is not None and (line.stamp.counted or line.stamp.clocked))
        or line.text[:1].isdigit()
        or rest.endswith(tuple("|｜·•/／—–-,，"))
        or "|" in rest
        or "｜" in rest
        or "·" in rest
    )


def _is_name(rest: str) -> bool:
    """Say whether what stands beside a count is a name: *in a session of 18 minutes* and prices are none."""
    return len(rest.split()) <= _WORDS and _DIGIT.search(rest) is None
