"""What a site says on its own behalf: sharing, subscribing, consent, advertisements, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, is_signed, once
from corpus.boilerplate.page import Page
from corpus.boilerplate.rows import frame_words
from corpus.boilerplate.words import EDGES, Words
from corpus.patterns import lazy

KINDS = ("share", "subscribe", "cookie", "advertisement", "disclaimer")
_LONG = 160  # weighted characters: a notice of this length in the middle of the text is a paragraph of it
_LONGEST = 900
_ROW = 100
_BANNER = 260  # weighted characters of a notice with its button
_CLAUSE = lazy(r"[.!?؟]\s|[。！？।;；]|\s{2,}|\s[|｜–—]\s|\s(?=\[)")
# What a site says of itself: so many weighted characters, in the last lines of a page of which so many lines have gone,
# begun with its name of so many letters behind a small word.
_OWN, _CLOSING, _FRAMED, _SHORTEST, _ARTICLE = 360, 2, 4, 4, 4
_OFFER = lazy(r"\d\s?[%％٪]|[%％٪]\s?\d|(?:\+|\b0)\d[\d\s()-]{6,16}\d|www\.|[$£€¥]\s?\d")
# Enjoyed this? Sign up for … / Get the news by email. Enter your address
_INVITES = lazy(r"([^.!?؟。！？]{3,60})[.!?؟！？。][\s\"'”»]{1,2}(?=[^.!?؟。！？]{3,120}[.!?؟！？。]?$)")
_BUTTONS, _COLUMN = frozenset({"share", "comments", "navigation", "subscribe"}), 3
_ASKED = frozenset({"share", "subscribe"})
_COPYRIGHT = lazy(r"\W{0,3}(?:©|℗|\(c\)\s?(?:19|20)\d\d)|.{1,60}©\s?(?:19|20)\d\d")
# A marker of so many blanks is no word that a table or a list may have as well.
_TOLD = 2
_WORDS = 12  # weighted characters
# Werbung: Mäntel 20 % günstiger!, Contenido patrocinado: …, but not Ad 1. of minutes.
_LABELLED = lazy(r"\W{0,4}([^\W\d][^:.|–—\d]{1,30}?)\s?(?:[:.|]|\s[–—-])\s{0,2}(?=\S.{6})")
# Follow us on Instagram: @courier
_HANDLE = lazy(r"\s@\w{2,30}$")
# For whom a page is according to Russian law.
_RATED = lazy(r"[(\[]?(?:0|6|12|16|18)\+[)\]]?")
_NETWORKS = 3
# A notice that the text quotes is not the site's own.
_QUOTED = lazy(r"[«“„\"「『‘]")
_REASONS = {
    "share": "an invitation to share or follow",
    "subscribe": "an invitation to subscribe, register or give",
    "cookie": "a notice of consent to cookies",
    "advertisement": "the marker of an advertisement",
    "disclaimer": "a disclaimer, licence or copyright notice",
}


def find(page: Page) -> Iterator[Evidence]:
    """Yield the notices, line by line, with what belongs to them."""
    signed = [at for at, line in enumerate(page.lines) if is_signed(line) or "(c)" in line.folded]
    for kind in KINDS:
        if kind in page.subjects:
            continue
        for at in {*page.of(kind), *signed} if kind == "disclaimer" else page.of(kind):
            if at != page.title and page.lines[at].size <= _LONGEST:
                yield from _line(page, at, page.lines[at], kind)
    yield from _networks(page)
    yield from _in_column(page)
    yield from _rows(page)
    yield from _teased(page)
    yield from _own(page)
    if "cookie" not in page.subjects:
        yield from _buttons(page)
        yield from _buttoned(page)
    if "advertisement" not in page.subjects:
        yield from _marked(page)
        yield from _offered(page)
    if "disclaimer" not in page.subjects:
        yield from _under_heading(page)
        for at in page.edges:
            if _RATED.fullmatch(page.lines[at].text):
                yield Evidence(at, at + 1, "disclaimer", "rated", "the age for which a page is", 0.85)


def _line(page: Page, at: int, line: Line, kind: str) -> Iterator[Evidence]:
    score, tag = _score(line, kind)
    if not score:
        return
    if _QUOTED.match(line.text):
        score -= 0.4
    if kind == "share" and not line.closed and _HANDLE.search(line.text):
        score += 0.1
    score += 0.05 if page.at_edge(at) else -_doubt(page, at, line, kind)
    yield Evidence(at, at + 1, kind, kind, _REASONS[kind], min(score, 0.98), tag)


def _doubt(page: Page, at: int, line: Line, kind: str) -> float:
    """Return how much the place of a line inside the text says against its words."""
    doubt = 0.0
    if line.size > _LONG or page.first is None:
        doubt = 0.35
    elif kind == "share" and ((_is_word(line) and _is_between_prose(page, at)) or _heads(page, at)):
        # A word by itself between paragraphs is a heading, and so is what the paragraph below begins with.
        doubt = 0.35
    elif kind not in ("advertisement", "share"):
        doubt = 0.15
    if kind == "advertisement" and not (_is_marker(page, at) or _is_labelled(page, at)):
        return doubt + 0.3
    return doubt + (0.35 if _is_of_text(page, at, line, kind) else 0.0)


def _score(line: Line, kind: str) -> tuple[float, str]:
    """Return how much the line's own words say for `kind`, and their language; 0 when nothing."""
    whole = line.is_whole(kind, "lines", "headings")
    label = line.has_label(kind, "labels")
    begins = line.begins(kind)
    phrases = line.announced(kind)
    if whole:
        return 0.85, whole.tag
    if kind == "disclaimer" and is_signed(line) and line.size <= _LONG and not line.closed:
        return 0.85, "mul"
    if label and (kind != "share" or not line.closed):
        return (0.85 if line.rest else 0.6), label.tag
    if begins and phrases:
        return (0.88 if line.closed else 0.97), begins.entry.tag
    if begins:
        if begins.entry.then:
            return (0.85 if line.size <= _LONG else 0.6), begins.entry.tag
        is_sentence = line.prose and line.folded[begins.end : begins.end + 1].isspace()
        return (0.75 if line.size <= _LONG and not is_sentence else 0.5), begins.entry.tag
    if phrases:
        covered = sum(match.end - match.start for match in phrases) / max(1, len(line.folded))
        strong = covered >= 0.25 or len({match.entry.word for match in phrases}) >= 2
        return (0.8 if strong else 0.6 if line.size <= _LONG else 0.5), phrases[0].entry.tag
    if kind == "disclaimer" and _COPYRIGHT.match(line.folded):
        return 0.85, "mul"
    return 0.0, "mul"


def _is_of_text(page: Page, at: int, line: Line, kind: str) -> bool:
    """Say whether a line inside the text is a sentence or heading of it that only begins with words of `kind`."""
    if line.is_whole(kind, "lines", "headings") or line.has_label(kind, "labels") or is_signed(line):
        return False
    heads = line.size <= _ROW and not line.closed and _is_between_prose(page, at)
    listed = kind == "disclaimer" and heads and not any(char.isdigit() for char in line.folded)
    return listed or (line.prose and not line.holds(kind, "phrases"))


def _is_word(line: Line) -> bool:
    """Say whether a line is one word or two of sharing, which a heading of the text may be as well."""
    return bool(line.whole) and line.size <= _WORDS and not any(map(str.isdigit, line.key))


def _heads(page: Page, at: int) -> bool:
    below = page.lines[at + 1] if at + 1 < len(page) else None
    return below is not None and below.prose and below.folded.startswith(page.lines[at].key)


def _is_labelled(page: Page, at: int) -> bool:
    """Say whether a label of advertisements stands before what is offered ([AD] …), in no sheet of facts."""
    line = page.lines[at]
    return line.has_label("advertisement", "labels") is not None and not line.prose and not page.is_sheet(at)


def _is_marker(page: Page, at: int) -> bool:
    """Say whether a line says that the text goes on below, or stands between two paragraphs, alone or with others."""
    lines, above, below = page.lines, at - 1, at + 1
    if lines[at].key.count(" ") >= _TOLD and lines[at].is_whole("advertisement", "lines"):
        return True
    while above > 0 and lines[above].is_whole("advertisement", "lines"):
        above -= 1
    while below < len(lines) - 1 and lines[below].is_whole("advertisement", "lines"):
        below += 1
    return above >= 0 and below < len(lines) and lines[above].prose and lines[below].prose


def _is_between_prose(page: Page, at: int) -> bool:
    lines = page.lines
    return 0 < at < len(lines) - 1 and lines[at - 1].prose and lines[at + 1].prose


def _networks(page: Page) -> Iterator[Evidence]:
    """Yield rows of the names of networks, one a line: neighbours, or one under an invitation to share."""
    named = {at for at in page.of("share") if page.lines[at].is_whole("share", "networks")}
    for at in sorted(named):
        beside = (at - 1 in named) + (at + 1 in named)
        # The first and the last of three are as sure as the one between.
        row = beside == 2 or {at + 1, at + 2} <= named or {at - 1, at - 2} <= named
        invited = at > 0 and page.lines[at - 1].is_whole("share", "lines", "headings") is not None
        if (beside or invited) and at != page.title:
            score = 0.9 if page.at_edge(at) and (row or invited) else 0.65
            yield Evidence(at, at + 1, "share", "networks", "the names of networks in a row", score)


def _in_column(page: Page) -> Iterator[Evidence]:
    """Yield buttons one a line between headline and text: three or more, one of them to share."""
    if page.title is None or page.first is None:
        return
    run: list[int] = []
    for at in range(page.title + 1, page.first + 1):
        if at < page.first and any(entry.kind in _BUTTONS for entry in page.lines[at].whole):
            run.append(at)
            continue
        if len(run) >= _COLUMN and any(page.lines[i].is_whole("share", "lines", "networks") for i in run):
            for i in run:
                own = page.lines[i].whole[0].kind
                kind = own if own in ("share", "subscribe") else "navigation"
                yield Evidence(i, i + 1, kind, "column", "buttons in a column below the headline", 0.85)
        run = []


@once
def _clauses(line: Line) -> re.Match[str] | None:
    """Return the first sentence of a line of two short ones, None for others and for what is quoted."""
    return None if line.size > _BANNER or _QUOTED.match(line.text) else _INVITES.match(line.folded)


def _teased(page: Page) -> Iterator[Evidence]:
    """Yield invitations behind a short question, and those that end with the label of their field."""
    for at, line in enumerate(page.lines):
        clauses = _clauses(line)
        if clauses is None or at == page.title:
            continue
        rest = line.folded[clauses.end() :].strip(EDGES)
        around = page.at_edge(at) or at == page.last
        asked = page.words.starts(rest) if around and clauses[0].rstrip()[-1] in "?？؟" else ()
        field = page.words.whole(rest) if around or not line.prose else ()
        # The last paragraph of the text may ask and answer, too.
        told = (match.entry for match in asked if match.entry.kind in _ASKED)
        found = next((entry for entry in told if not line.prose or line.holds(entry.kind, "phrases")), None)
        found = found or next((entry for entry in field if entry.kind == "subscribe"), None)
        if found and found.kind not in page.subjects:
            yield Evidence(at, at + 1, found.kind, found.kind, _REASONS[found.kind], 0.82, found.tag)


def _rows(page: Page) -> Iterator[Evidence]:
    """Yield rows of networks on one line: names of networks and words of sharing, hardly anything else."""
    for at, row in page.rows:
        if row.is_sharing and page.lines[at].size <= _ROW:
            yield Evidence(at, at + 1, "share", "networks", "the names of networks in a row", 0.9)
    for at in page.edges:
        if at != page.title and _is_labelled_row(page.lines[at], page.words) and not page.is_sheet(at):
            yield Evidence(at, at + 1, "share", "networks", "a label and the names of networks", 0.85)


def _is_labelled_row(line: Line, words: Words) -> bool:
    """Say whether nothing but the names of networks, three or more, stands behind a label that no pack knows."""
    if not line.labelled or line.labels or line.size > _ROW:
        return False
    found = frame_words(line.rest, words)
    return len(found) >= _NETWORKS and all(entry.kind == "share" for entry in found)


def _own(page: Page) -> Iterator[Evidence]:
    """Yield what the site says of itself at the page's end, below lines of its frame that have gone."""
    name = page.site_key or page.path_key
    if not name or len(name) < _SHORTEST or page.gone < _FRAMED or KINDS[-1] in page.subjects:
        return
    for at in page.parted & set(range(len(page))[-_CLOSING:]):
        line = page.lines[at]
        if page.first is None or at <= page.first:
            continue  # The text may begin with the agency's name.
        if line.size <= _OWN and 0 <= line.folded.find(name) <= _ARTICLE and at != page.title:
            yield Evidence(at, at + 1, "disclaimer", "disclaimer", "the site's word on itself at the page's end", 0.82)


def _buttons(page: Page) -> Iterator[Evidence]:
    """Yield the buttons beside a notice of cookies."""
    for notice in page.of("cookie"):
        line = page.lines[notice]
        if _QUOTED.match(line.text) or not (line.holds("cookie", "phrases") or line.is_whole("cookie", "lines")):
            continue
        buttons = [
            at for at in range(notice + 1, min(notice + 7, len(page))) if page.lines[at].is_whole("cookie", "buttons")
        ]
        if buttons and all(_is_of_banner(page.lines[at]) for at in range(notice + 1, buttons[-1] + 1)):
            reason = "a notice of consent to cookies and its buttons"
            yield Evidence(
                notice, buttons[-1] + 1, "cookie", "cookie-banner", reason, 0.9 if page.at_edge(notice) else 0.7
            )


def _buttoned(page: Page) -> Iterator[Evidence]:
    """Yield notices of cookies that have their buttons in the same line."""
    for at in page.of("cookie"):
        line = page.lines[at]
        if line.size > _BANNER or _QUOTED.match(line.text) or at == page.title:
            continue
        parts = [part for part in _CLAUSE.split(line.folded) if part.strip()]
        if len(parts) > 1 and line.phrases and page.is_button(parts[-1]):
            score = 0.95 if page.at_edge(at) or line.closed is False else 0.7
            yield Evidence(at, at + 1, "cookie", "cookie-banner", "a notice of cookies and its button", score)


def _marked(page: Page) -> Iterator[Evidence]:
    """Yield markers of advertisements, and the short line of an offer below one."""
    if page.first is None:
        return
    for at in page.of("advertisement"):
        marker = page.lines[at].is_whole("advertisement", "marks")
        below = page.lines[at + 1] if at + 1 < len(page) else None
        if not marker or at == page.title or (below and below.prose and below.holds("advertisement", "about")):
            continue
        offers = below is not None and at + 1 != page.title and _is_offer(below)
        reason = "the marker of an advertisement" + (" and the line below it" if offers else "")
        yield Evidence(at, at + 1 + offers, "advertisement", "marker", reason, 0.9, marker.tag)


def _offered(page: Page) -> Iterator[Evidence]:
    """Yield markers of advertisements with what is offered behind them, on the same line."""
    for at, line in enumerate(page.lines):
        if line.size > _LONG or at == page.title or (found := _LABELLED.match(line.folded)) is None:
            continue
        word = found[1].strip(EDGES)
        groups = {entry.group: entry for entry in page.words.whole(word) if entry.kind == "advertisement"}
        if not {"lines", "marks"} <= groups.keys() or (line.prose and " " not in word) or page.is_sheet(at):
            continue
        rest = line.folded[found.end() :]
        offers = "!" in rest or line.holds("advertisement", "terms") or _OFFER.search(rest)
        if offers or " " in word:
            reason = "the marker of an advertisement and what it offers"
            yield Evidence(at, at + 1, "advertisement", "marker", reason, 0.85, groups["marks"].tag)


def _is_offer(line: Line) -> bool:
    """Say whether a short line offers something: a word of selling, a share of the price, a telephone number."""
    if line.size > _ROW or line.prose or (line.stamp is not None and line.stamp.alone):
        return False
    return bool(line.holds("advertisement", "terms")) or _OFFER.search(line.folded) is not None


def _is_of_banner(line: Line) -> bool:
    return line.size <= 120 and (not line.prose or line.holds("cookie", "phrases") is not None)


def _under_heading(page: Page) -> Iterator[Evidence]:
    """Yield the paragraph under a heading that announces a disclaimer, when little else follows."""
    for at in page.of("disclaimer"):
        heading = page.lines[at].is_whole("disclaimer", "headings")
        if heading and page.first is not None and at > page.first and at + 2 >= len(page) > at + 1:
            reason = "a disclaimer under its heading at the end"
            yield Evidence(at, at + 2, "disclaimer", "disclaimer", reason, 0.85, heading.tag)
