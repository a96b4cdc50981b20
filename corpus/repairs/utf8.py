"""UTF-8 that was read in another code page: `Ã©`, `Р·Р°`, `浣犲ソ`, `縺ゅ＞`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from corpus import encodings
from corpus.likelihood import bits
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.eastern import WIDE
from corpus.repairs.pages import PAGES, Page
from corpus.repairs.runs import Run

# Well-formed UTF-8 beyond ASCII (Unicode, table 3-7), its bytes as characters.
_TAIL = "[\x80-\xbf]"
# Halves of a pair of UTF-16 count as well, see `encodings`.
_SEQUENCE = (
    f"\xed[\xa0-\xaf]{_TAIL}\xed[\xb0-\xbf]{_TAIL}|"
    f"[\xc2-\xdf]{_TAIL}|\xe0[\xa0-\xbf]{_TAIL}|[\xe1-\xec\xee\xef]{_TAIL}{{2}}|\xed[\x80-\x9f]{_TAIL}"
    f"|\xf0[\x90-\xbf]{_TAIL}{{2}}|[\xf1-\xf3]{_TAIL}{{3}}|\xf4[\x80-\x8f]{_TAIL}{{2}}"
)
_RUN = re.compile(f"(?:{_SEQUENCE})+")
# A piece is read in a page more than once: to find the way, to weigh it, and to find those that say the same.
_MOST_REMEMBERED = 128
# One character that is UTF-8 by itself agrees by chance too often.
_FEWEST = 2
# What no page of one byte shows, and a page of two bytes for the first bytes of UTF-8: Han, kana, Hangul, half width.
_SIDE_BY_SIDE = re.compile("[\x80-\u2e7f\uffe0-\U0010ffff]{2}")
# Fewer bytes than those of three letters are UTF-8 by chance in East Asian text.
_FEWEST_BYTES = 6


def may_be(text: str) -> tuple[bool, bool]:
    """Say whether pages of one byte, and those of more, can show UTF-8 as `text`: what is cheap to say of all."""
    return bool(_SIDE_BY_SIDE.search(text)), bool(WIDE.search(text))


class _Shape(NamedTuple):
    """What a page of one byte shows for first bytes, and the pattern of one of them and another byte behind it."""

    firsts: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _shape(page: Page) -> _Shape:
    first, tail = page.shown(range(0xC2, 0xF5)), page.shown(range(0x80, 0xC0))
    return _Shape(frozenset(first), lazy(f"[{re.escape(first)}][{re.escape(tail)}]"))


@lru_cache(_MOST_REMEMBERED)
def _chars(text: str) -> frozenset[str]:
    return frozenset(text)


def _has_shape(text: str, page: Page) -> bool:
    """Say whether a page of one byte shows a first byte and another one behind it as a part of `text`."""
    firsts, pattern = _shape(page)
    return not firsts.isdisjoint(_chars(text)) and pattern.search(text) is not None


@lru_cache(_MOST_REMEMBERED)
def runs(text: str, page: Page) -> tuple[Run, ...]:
    """Return the stretches of `text` that are UTF-8 when `page` gives the bytes."""
    if not page.wide and not _has_shape(text, page):
        return ()
    return tuple(_wide(text, page)) if page.wide else _narrow(page.bytes_of(text))


def may_hold(text: str, page: Page) -> bool:
    """Say whether a part of `text` may be UTF-8 when `page` gives the bytes."""
    return _RUN.search(page.bytes_of(text)) is not None if page.wide else _has_shape(text, page)


def saves(text: str, least: float) -> bool:
    """Say whether some characters of `text` in a row cost so many bits less as UTF-8 in some page."""
    narrow, wide = may_be(text)
    found = (run for page in PAGES if (wide if page.wide else narrow) for run in runs(text, page))
    return any(
        bits(text[run.start : run.end]) - bits(run.after) > least for run in found if run.end - run.start >= _FEWEST
    )


@lru_cache(_MOST_REMEMBERED)
def _narrow(view: str) -> tuple[Run, ...]:
    """Return the runs of what pages of one byte give, many of them the same bytes."""
    return tuple(Run(*match.span(), _decoded(match[0])) for match in _RUN.finditer(view))


def _wide(text: str, page: Page) -> Iterator[Run]:
    view = page.bytes_of(text)
    found = [match.span() for match in _RUN.finditer(view)]
    if not found:
        return
    index = {start: at for at, start in enumerate(page.starts(text))}
    for start, end in found:
        # A character may have taken an ASCII byte for its second one.
        last = end + (end not in index and view[end : end + 1].isascii())
        if start in index and last in index:
            yield Run(index[start], index[last], _decoded(view[start:last]))


def _decoded(view: str) -> str:
    return encodings.table()["utf-8"].decode(view.encode("latin-1"))[0]


def may_tell(text: str, page: Page) -> bool:
    """Say whether a page of more than one byte gives UTF-8 for more than one character, or for an emoji."""
    found = (run.group() for run in _RUN.finditer(page.bytes_of(text)))
    return any(len(run) >= _FEWEST_BYTES or run[0] >= "\xf0" for run in found)
