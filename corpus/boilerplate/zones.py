"""The zones of a page: what stands above its headline, and what closes it below the text.

Only there is shape evidence enough. A zone is found from lines that are known to belong to a page rather than to its
text: it reaches from the margin to the last of them, over short lines without figures between.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.boilerplate import rows
from corpus.boilerplate.lines import Line, is_signed, once
from corpus.boilerplate.words import Words
from corpus.patterns import lazy
from corpus.records import NamedTuple

_SITE = 40  # weighted characters of a site's name or an entry of a menu
_GAP_ABOVE, _GAP_BELOW = 9, 4  # unknown lines between two known ones
_FARTHEST = 24  # lines from the margin to which the frame of a page without running text can reach
_ENTRY = 24  # weighted characters of an entry that follows a menu
_LARGER = 1.4  # a headline is so many times larger than the entries of the menu above it
_DIGIT = lazy(r"(?<![^\W_])\d")  # a figure, not the end of a name
_RANGE = lazy(r"\W{0,4}\d[\d.,]{0,12}\s?[-–—~～]\s?\d")
_HEADER = ("navigation", "cookie", "subscribe", "spam-header")
_FOOTER = ("navigation", "cookie", "subscribe", "share", "disclaimer", "comments")
_WHOLE = frozenset({"lines", "menu", "home", "headings", "networks", "buttons", "fields"})
# The languages of a site: EN | FR, de / en / it.
_SWITCH = lazy(r"\s{0,4}[A-Za-z]{2}(?:\s{0,2}[|/·,•–-]\s{0,2}[A-Za-z]{2}|\s{1,4}[A-Za-z]{2}){1,9}\s{0,4}")
# A station with its channel: KVNR 7, Radio Bell 98.1 FM.
_CHANNEL = lazy(
    r"(?:[^\W\d_a-z][\w.]{0,14} |(?:da|de|del|di|do|du) ){1,5}\d{1,3}(?:[.,]\d)?(?: [^\W\d_a-z]\w{0,14}){0,2}"
)
_SLOGAN = lazy(r"\s[–—|-]\s")
_LAST_LATIN = "\u024f"
_NAMED = 2  # lines among which a site gives its name
_STRONG = 2
_FIRST = 1  # the site's name may stand above its sections, and nothing else
_FEW = 3
_APART = 2  # unknown lines behind which a single word of menus tells nothing


class Zones(NamedTuple):
    """Where the zones end: lines before `top` stand above the headline, lines from `bottom` on close the page.

    `site` is the index of the line that gives the site's name, None where none does.
    """

    top: int
    bottom: int
    site: int | None = None


def find(lines: Sequence[Line], words: Words, first: int | None, last: int | None) -> Zones:
    """Return the zones of a page whose running text stands in lines `first` to `last`, None where it has none."""
    floor = max(len(lines) - _FARTHEST, len(lines) // 3) - 1 if last is None else last
    bottom = _bottom(lines, words, floor)
    limit = min(_FARTHEST, bottom - 1) if first is None else first
    top = _top(lines, words, limit)
    site = _site(lines, words, top, limit)
    if site is not None and top <= site:
        top = site + 1
    return Zones(top, bottom, site)


def _top(lines: Sequence[Line], words: Words, limit: int) -> int:
    """Return the index behind the last line that is known to stand above a headline, and behind its menu."""
    top, gap, sure = 0, 0, 0
    at = 0
    path = False
    while at < limit and gap <= _GAP_ABOVE:
        line = lines[at]
        if path and line.size > _ENTRY and is_plain(line) and not (above(line, words) or is_list(line, words)):
            # Right below the path through the site stands the headline, whatever buttons follow.
            break
        if top and gap and _is_stamped(line) and (line.has_label("date-line", "labels") or line.begins("date-line")):
            # When an article appeared stands below its headline, whatever buttons follow.
            break
        if top and gap and rows.turns_pages(line, words):
            # So do the pages of a thread.
            break
        row = rows.read(line, words)
        shelf = rows.is_shelf(line, words) and row is not None and (at <= _FIRST or row.arrows > 0)
        strength = _STRONG if shelf else above(line, words)
        if strength and not (gap >= _APART and strength < _STRONG and not _goes_on(lines, at, limit, words)):
            sure += strength
            top, gap = at + 1, 0
            path = row is not None and (row.arrows > 0 or row.is_path)
        elif not (is_entry(line) or _is_stamped(line) or is_list(line, words) or _heads_frame(lines, at, words)):
            break
        else:
            gap += 1
            path = False
        at += 1
    while top > 0 and _is_stamped(lines[top - 1]):
        top -= 1
    if sure < _STRONG or top >= limit or not any(is_plain(line) for line in lines[top:limit]):
        return 0
    return _behind_menu(lines, top, limit)


def _goes_on(lines: Sequence[Line], at: int, limit: int, words: Words) -> bool:
    """Say whether a word of menus has another one below it; alone it may be where an employer sits (*Busan*)."""
    return at + 1 < limit and above(lines[at + 1], words) > 0


def _behind_menu(lines: Sequence[Line], top: int, limit: int) -> int:
    """Return `top` moved behind unknown entries that go on a menu of one entry a line."""
    if _is_dated_name(lines, top, limit):
        return top + 2
    if not any(entry.kind == "navigation" and entry.group == "menu" for entry in lines[top - 1].whole):
        return top
    stop = top
    while stop < limit and is_entry(lines[stop]) and lines[stop].size <= _ENTRY:
        stop += 1
    if stop - top < 2 or stop >= limit or not is_plain(lines[stop]):
        return top
    return stop if lines[stop].size >= _LARGER * max(line.size for line in lines[top:stop]) else top


def _is_dated_name(lines: Sequence[Line], top: int, limit: int) -> bool:
    """Say whether the site's name in another script, and a date, stand between the menu and the headline."""
    if top + 2 >= limit or not is_entry(lines[top]) or not is_plain(lines[top + 2]):
        return False
    name, headline = lines[top], lines[top + 2]
    return _is_stamped(lines[top + 1]) and _is_latin(name) != _is_latin(headline) and name.size < headline.size


def _is_latin(line: Line) -> bool:
    return not any(char.isalpha() and char > _LAST_LATIN for char in line.key)


def _site(lines: Sequence[Line], words: Words, top: int, limit: int) -> int | None:
    """Return the line of the site's name: above the menu, or named again where a page names its publisher."""
    for at, line in enumerate(lines[: min(limit, top or 2)]):
        if above(line, words) or not (may_name(line) and is_plain(line)) or "cookie" in line.kinds:
            continue
        if rows.is_shelf(line, words) or is_list(line, words):
            continue
        if _SWITCH.fullmatch(line.text):
            continue
        if at + 1 < len(lines) and lines[at + 1].key == line.key:
            return None  # A headline that stands there twice names no site.
        if top or (_is_named_again(lines, at) and any(is_plain(other) for other in lines[at + 1 : limit])):
            return at
        return None
    return None


def _heads_frame(lines: Sequence[Line], at: int, words: Words) -> bool:
    """Say whether one of the first two lines can be the site's name, with a menu or a path right below it."""
    return at < _NAMED and at + 1 < len(lines) and may_name(lines[at]) and above(lines[at + 1], words) == _STRONG


@once
def may_name(line: Line) -> bool:
    """Say whether a line can be a site's name: an entry, with its channel (TV 2), or with a slogan behind it."""
    if is_entry(line) or _CHANNEL.fullmatch(line.text):
        return True
    name, dash, _ = _SLOGAN.sub("\n", line.text, count=1).partition("\n")
    closed = line.closed or line.cut or _DIGIT.search(line.key) or is_value(line)
    return bool(dash) and len(name) <= _SITE and line.size <= 2 * _SITE and not closed


def _is_named_again(lines: Sequence[Line], at: int) -> bool:
    key = lines[at].key
    others = (line for i, line in enumerate(lines) if i != at and key in line.folded and line.size <= 160)
    return len(key) >= 3 and any(_publishes(line) for line in others)


def _publishes(line: Line) -> bool:
    named = any(entry.kind in ("date-line", "byline", "disclaimer") for entry in line.labels)
    begun = any(match.entry.kind in ("disclaimer", "subscribe", "share") for match in (*line.edges, *line.phrases))
    return named or begun or is_signed(line)


def _bottom(lines: Sequence[Line], words: Words, last: int) -> int:
    """Return the index of the first line that closes the page, their number when none does."""
    bottom, gap, sure = len(lines), 0, 0
    for at in range(len(lines) - 1, last, -1):
        strength = below(lines[at], words)
        if strength:
            sure += strength
            bottom, gap = at, 0
        elif not is_entry(lines[at]) or gap == _GAP_BELOW:
            break
        else:
            gap += 1
    return bottom if sure >= _STRONG and bottom > 0 else len(lines)


@once
def above(line: Line, words: Words) -> int:
    """Say how surely a line stands above headlines: 0 not known, 1 a word of menus, 2 sure."""
    if line.whole:
        kinds = {entry.kind for entry in line.whole if entry.group in _WHOLE and entry.kind in _HEADER}
        if kinds:
            menu = all(entry.group == "menu" for entry in line.whole if entry.kind in _HEADER)
            return 1 if menu else _STRONG
    if line.announced("cookie"):
        return _STRONG
    if line.closed and line.prose:
        return 0
    if line.has_label("navigation", "labels") or (line.size <= 2 * _SITE and line.begins("navigation")):
        return _STRONG
    row = rows.read(line, words)
    if row is None or is_value(line):
        return 0
    # Three words that menus have, with nothing but blanks between them, may be a headline too.
    if row.is_path or row.is_way or (row.is_menu and (row.spaced or row.known > _FEW)):
        return _STRONG
    return 1 if row.is_menu or (row.known and (row.home or is_list(line, words))) else 0


@once
def below(line: Line, words: Words) -> int:
    """Say how surely a line closes a page: 0 not known, 1 a word of menus, 2 sure."""
    if any(entry.kind in _FOOTER and entry.group in _WHOLE for entry in line.whole):
        return 1
    if is_signed(line) or (line.has_label("disclaimer", "labels") and not line.prose):
        return _STRONG
    if line.prose and not line.kinds & {"disclaimer", "subscribe"}:
        return 0
    if any(line.begins(kind) for kind in _FOOTER) or any(line.holds(kind, "phrases") for kind in _FOOTER):
        return _STRONG
    if any(line.has_label(kind, "labels") for kind in ("navigation", "share")):
        return _STRONG
    if rows.turns_pages(line, words):
        return _STRONG
    row = rows.read(line, words)
    return _STRONG if row and not is_value(line) and (row.is_path or row.is_menu or row.is_sharing) else 0


@once
def is_entry(line: Line) -> bool:
    """Say whether a line can be an entry of a menu or a name: short, no sentence, no figures, no value."""
    return (
        line.size <= _SITE and not line.closed and not line.cut and not _DIGIT.search(line.key) and not is_value(line)
    )


@once
def is_list(line: Line, words: Words) -> bool:
    """Say whether a line is a row of three names or more that marks or wide spaces part, without figures."""
    if _DIGIT.search(line.key) or is_value(line) or line.closed or not rows.is_spaced(line):
        return False
    row = rows.read(line, words)
    return row is not None and row.spaced and len(row.parts) >= 3


def is_value(line: Line) -> bool:
    """Say whether a line is a label with its value that no pack knows."""
    return line.labelled and not line.labels


def is_plain(line: Line) -> bool:
    """Say whether a line can be a headline or a name: no word of the packs makes it anything else, and it is no sum."""
    return not (line.whole or line.labels or line.cut or _is_stamped(line) or is_sum(line))


@once
def is_sum(line: Line) -> bool:
    """Say whether a line is little but figures, or a short range: what a notice offers (8 - 10 triệu/tháng)."""
    if not _DIGIT.search(line.text):
        return False
    letters, digits = sum(map(str.isalpha, line.text)), sum(map(str.isdigit, line.text))
    return digits >= letters or (line.size <= _SITE and _RANGE.match(line.text) is not None)


def _is_stamped(line: Line) -> bool:
    return (
        line.stamp is not None and line.stamp.found and (line.stamp.alone or line.stamp.clocked or line.stamp.counted)
    )
