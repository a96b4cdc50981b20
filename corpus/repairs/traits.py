"""Which ways a piece of text can have been misread at all: told by the characters that it has, before it is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache, reduce
from operator import and_, itemgetter

from corpus.packs import data_lines
from corpus.records import NamedTuple
from corpus.repairs.eastern import WIDE
from corpus.repairs.pages import LOST, NEVER, SINGLE, Page
from corpus.repairs.plausibility import is_text
from corpus.repairs.ways import Way, as_read, ways

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
# In these a byte does not stand for a character of its own.
_UNALIGNED = MULTIBYTE | {"cp1258"}
_MOST_REMEMBERED = 1 << 13


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

    def ways(self, chosen: Sequence[Way]) -> Iterator[tuple[Way, str | None]]:
        """Yield the legacy ways in which the piece may have been misread, with what its characters say.

        That is None where a character takes more than a byte. Ways that say the same are told once, the first of them.
        """
        if chosen is not ways():
            yield from self._each(chosen)
            return
        places = _places()
        at_once = ((places[place], chosen[places[place]], says) for says, place in self._at_once())
        others = _others(east=self._is_east, wide=self._may_be_wide)
        each = ((others[way], way, None) for way, _ in self._each(others))
        for _, way, says in sorted((*at_once, *each), key=itemgetter(0)):
            yield way, says

    def _at_once(self) -> Iterator[tuple[str, int]]:
        """Yield what the characters say when each is a byte, with the first place of `_places` where they do."""
        if LOST in self._chars:
            return
        rows = list(map(_says, self.chars))
        left = reduce(and_, (row.possible for row in rows), _possible())
        beside = [self.chars.index(char) for char in self._beside] if self.is_latin else []
        said = {self.chars}
        while left:
            at = (left & -left).bit_length() - 1
            left &= left - 1
            says = "".join([row.chars[at] for row in rows])
            if says not in said:
                said.add(says)
                if not (beside and _NO_LATIN.search("".join([says[place] for place in beside]))):
                    yield says, at

    def _each(self, chosen: Iterable[Way]) -> Iterator[tuple[Way, str | None]]:
        """Yield the same of some ways, one by one; pages that share all of the characters say the same."""
        tried: set[tuple[str, str]] = set()
        said = {self.chars}
        page, shown, beside = None, "", b""
        for way in chosen:
            if way.codec == "utf-8":
                continue
            if way.page is not page:
                page, shown = way.page, ""
                if self._shown_by(page):
                    shown, beside = page.bytes_of(self.chars), self._beside_in(page)
            if not shown or (shown, way.codec) in tried:
                continue
            tried.add((shown, way.codec))
            if not self._may_be(way.codec, beside):
                continue
            if not is_of_bytes(way):
                yield way, None
            elif (says := as_read(shown, way.codec)) and says not in said:
                said.add(says)
                yield way, says

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


class _Said(NamedTuple):
    """What a character or a byte says in each of some ways, and in which of them that is text: the bits of a number."""

    chars: str
    possible: int


@cache
def _codecs() -> tuple[str, ...]:
    """Return the legacy encodings of one byte a character, in the order of the ways."""
    codecs = (line.split("\t")[0] for line in data_lines("pages.tsv"))
    return tuple(codec for codec in codecs if codec not in _UNALIGNED)


@cache
def _places() -> list[int]:
    """Return where among all ways each page of one byte stands with each of those encodings; -1 where it is no way."""
    known = {(way.page, way.codec): at for at, way in enumerate(ways()) if is_of_bytes(way)}
    return [known.get((page, codec), -1) for page in SINGLE for codec in _codecs()]


@cache
def _possible() -> int:
    return sum(1 << place for place, at in enumerate(_places()) if at >= 0)


@cache
def _others(*, east: bool, wide: bool) -> dict[Way, int]:
    """Return the legacy ways in which a character takes more than a byte, with where they stand among all ways."""
    legacy = ((at, way) for at, way in enumerate(ways()) if way.codec != "utf-8" and not is_of_bytes(way))
    return {way: at for at, way in legacy if east >= way.page.wide and wide >= (way.codec in MULTIBYTE)}


def is_of_bytes(way: Way) -> bool:
    """Say whether each byte stands for a character of its own in a way, other than UTF-8."""
    return not way.page.wide and way.codec not in _UNALIGNED and way.codec != "utf-8"


@cache
def _byte_says(byte: str) -> _Said:
    """Return what a byte says in each encoding, NEVER where that is no text."""
    found = (byte.encode("latin-1").decode(codec, "ignore") if byte != NEVER else "" for codec in _codecs())
    chars = "".join([char if char and is_text(char) else NEVER for char in found])
    return _Said(chars, sum(1 << at for at, char in enumerate(chars) if char != NEVER))


@lru_cache(_MOST_REMEMBERED)
def _says(char: str) -> _Said:
    """Return what a character beyond ASCII says in each of `_places`."""
    each, size = [_byte_says(page.bytes_of(char)) for page in SINGLE], len(_codecs())
    possible = sum(said.possible << at * size for at, said in enumerate(each))
    return _Said("".join([said.chars for said in each]), possible)
