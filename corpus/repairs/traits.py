"""Which ways a piece of text can have been misread at all: told by the characters that it has, before it is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.repairs.eastern import WIDE
from corpus.repairs.pages import LOST, Page
from corpus.repairs.ways import Way

_RUN = re.compile("[^\x00-\x7f]+")
_BESIDE_LATIN = re.compile("[^\x00-\x7f](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
# Letters of another script than Latin, U+0370 to U+1DFF, U+2E80 to U+D7FF and U+FF66 to U+FFDF.
_NO_LATIN = re.compile("[^\x00-\u036f\u1e00-\u2e7f\ud800-\uff65\uffe0-\U0010ffff]")
# Where so large a share of the characters stands beside letters of ASCII, the right reading is in Latin letters too.
_MOSTLY = 0.5
# Latin text has so many times more in ASCII than beyond; text of two bytes a character has not.
_SPARSE = 4
MULTIBYTE = frozenset(("gb18030", "cp950", "cp932", "euc_jp", "cp949"))
"""The encodings of more than one byte a character."""


class Traits:
    """What the characters of a piece beyond ASCII tell about the ways in which it may have been misread.

    `chars` are the different ones, in order.
    """

    def __init__(self, piece: str) -> None:
        """Look at the characters of a piece."""
        runs, beside = _RUN.findall(piece), _BESIDE_LATIN.findall(piece)
        beyond = "".join(runs)
        self._chars = frozenset(beyond)
        self.chars = "".join(sorted(self._chars))
        self.is_latin = len(beside) > len(beyond) * _MOSTLY
        self._beside = "".join(sorted(set(beside)))
        self._is_east = WIDE.search(beyond) is not None
        is_sparse = len(beyond) * _SPARSE < len(piece)
        # A single letter among letters would take one of them for its second byte.
        alone = sum(len(run) == 1 and run.isalpha() for run in runs) * 2 > len(runs)
        self._may_be_wide = self._is_east or not (self.is_latin and is_sparse and alone)

    def ways(self, chosen: Iterable[Way]) -> Iterator[tuple[Way, str]]:
        """Yield the legacy ways in which the piece may have been misread, with the bytes that its characters were.

        Pages that share all of the characters say the same, and only the first of them is told.
        """
        tried: set[tuple[str, str]] = set()
        page, shown, beside = None, "", b""
        for way in chosen:
            if way.codec == "utf-8":
                continue
            if way.page is not page:
                page, shown = way.page, ""
                if self._shown_by(page):
                    shown, beside = page.bytes_of(self.chars), self._beside_in(page)
            if shown and (shown, way.codec) not in tried:
                tried.add((shown, way.codec))
                if self._may_be(way.codec, beside):
                    yield way, shown

    def _shown_by(self, page: Page) -> bool:
        """Say whether a page can have shown the whole piece."""
        if page.wide and not self._is_east:
            return False
        return LOST not in self._chars and page.shows(self._chars)

    def _beside_in(self, page: Page) -> bytes:
        """Return the bytes of the characters beside letters of ASCII."""
        return page.bytes_of(self._beside).encode("latin-1") if self.is_latin else b""

    def _may_be(self, codec: str, beside: bytes) -> bool:
        """Say whether a piece can be in an encoding: Latin text has no letters of another script inside its words.

        `beside` are the bytes that it would have beside letters of ASCII.
        """
        if codec in MULTIBYTE:
            return self._may_be_wide
        return not (beside and _NO_LATIN.search(beside.decode(codec, "ignore")))
