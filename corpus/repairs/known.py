"""Reading a piece in the way that told before in its document: one decoding and a cheap check where all of it fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache

from corpus.likelihood import bits
from corpus.packs import data_lines
from corpus.repairs import utf8
from corpus.repairs.lossy import MARKED
from corpus.repairs.pages import Page
from corpus.repairs.plausibility import beyond_ascii, cost, gain, is_text
from corpus.repairs.readings import SURE, Reading, is_long, saved_as_utf8
from corpus.repairs.runs import Run, differences, replacements
from corpus.repairs.traits import MULTIBYTE, is_of_bytes
from corpus.repairs.ways import Way

# A legacy reading of text with so large a share beyond ASCII is as good as that of the piece before it when it costs
# at most so many bits more a character; so many characters tell. Where it reads well fewer do that cost hardly more.
_DENSE, _WORSE, _SAMPLE, _WELL, _NO_WORSE, _GLIMPSE = 0.4, 1.0, 64, 5.0, 0.7, 24
# Of Han characters and Hangul, where there are so many different ones, so large a share is common in sound text; what a
# wrong encoding brings is mostly rare.
_FEWEST, _COMMON = 4, 0.85
# The ways that are tried on every piece of a document, if they told in some.
_MOST_KNOWN = 6
# Bits that a way that told elsewhere in the document saves beforehand, and that a reading must save beyond them.
KNOWN = 14.0
_CLEAR = 4.0
# Among Latin letters each change is weighed with the letters beside it; none may read worse by more bits. Where they
# save so many all of the piece need not be weighed, and where each loses more than the last of these none is right.
_LOSS, _ENOUGH, _HOPELESS = 5.0, 24.0, 12.0


class Known:
    """The ways that told in a document; the first is tried on each piece as it is."""

    def __init__(self, text: str, told: Counter[Way], before: str) -> None:
        """Take a document, how often each way told in it, and what a piece says in one of them."""
        self.ways = [way for way, _ in told.most_common(_MOST_KNOWN)]
        self._before, self._text = before, text
        self._is_aligned = bool(self.ways) and is_of_bytes(self.ways[0])
        self._seen: set[str] = set()
        # Where another way says something else of the text, only pieces without those characters need no weighing.
        self._way = self.ways[0] if self.ways and _is_alone(_chars(text), self.ways) else None
        rivals = (way for way in self.ways[1:] if told[way] == told[self.ways[0]])
        self._rivals = [rival for rival in rivals if _may_differ(self.ways[0], rival, _chars(text))]

    def read(self, piece: str) -> Reading | None:
        """Return the reading of a piece in the way that told, None when not all of it can be read so or is likely."""
        way = self._way or (self.ways[0] if self.ways and _is_alone(frozenset(piece), self.ways) else None)
        after = way.page.decoded(piece, way.codec) if way else None
        if way is None or after is None or after == piece:
            return None
        runs = tuple(replacements(piece, after) if self._is_aligned else differences(piece, after))
        if self._way is None:
            return Reading(way, runs, SURE) if is_long(runs) else None
        if way.codec == "utf-8":
            return self._as_utf8(piece, runs, way)
        if any(rival.page.decoded(piece, rival.codec) not in (None, after) for rival in self._rivals):
            return None
        is_likely = self._is_likely if beyond_ascii(piece) > _DENSE * len(piece) else _is_clear
        return Reading(way, runs, SURE) if is_text(after) and is_likely(piece, after, runs, way) else None

    def _as_utf8(self, piece: str, runs: tuple[Run, ...], way: Way) -> Reading | None:
        shown = {run.after for run in runs}
        saved = SURE if is_long(runs) or shown <= self._seen else saved_as_utf8(piece, way, runs, KNOWN)
        if saved <= 0:
            return None
        self._seen |= shown
        return Reading(way, runs, saved)

    def may_read(self, piece: str) -> bool:
        """Say whether any of the ways may read a part of a piece: what is cheap to say."""
        if self._others or MARKED.search(piece):
            return True
        # Among other letters of East Asia single characters agree with UTF-8 by chance.
        may_be = utf8.may_tell if beyond_ascii(piece) > _DENSE * len(piece) else utf8.may_hold
        return self._may_gain(piece) or any(may_be(piece, page) for page in self._wide)

    def _may_gain(self, piece: str) -> bool:
        """Say whether some character reads better in a way of one byte a character, with the letters beside it."""
        changed = self._changed
        if changed.keys().isdisjoint(piece):
            return False
        places = (at for at, char in enumerate(piece) if char in changed)
        return any(
            gain(head + piece[at] + tail, head + after + tail) > -_HOPELESS
            for at in places
            for head, tail in [(piece[max(0, at - 1) : at], piece[at + 1 : at + 2])]
            for after in changed[piece[at]]
        )

    @cached_property
    def _wide(self) -> list[Page]:
        """The pages of more than one byte that showed UTF-8."""
        return [way.page for way in self.ways if way.codec == "utf-8" and way.page.wide]

    @cached_property
    def _others(self) -> bool:
        """Whether there are other ways than those, and those in which each byte is a character."""
        return sum(map(is_of_bytes, self.ways)) + len(self._wide) < len(self.ways)

    @cached_property
    def _changed(self) -> dict[str, set[str]]:
        """What each character of the text says in the ways in which each byte is one, if something else."""
        ways = list(filter(is_of_bytes, self.ways))
        held = (char for char in _chars(self._text) if char > "\x7f") if ways else ()
        said = {char: {way.page.decoded(char, way.codec) or char for way in ways} - {char} for char in held}
        return {char: each for char, each in said.items() if each}

    @cached_property
    def _bits(self) -> float:
        """The bits of a character in what a piece says."""
        return cost(self._before) / len(self._before) if self._before else 0.0

    def _is_likely(self, _piece: str, after: str, _runs: Sequence[Run], way: Way) -> bool:
        if way.codec in MULTIBYTE and _is_common(after):
            return True
        begins, sample = after[:_GLIMPSE], after[:_SAMPLE]
        if self._bits < _WELL and bits(begins) <= (self._bits + _NO_WORSE) * len(begins):
            return True
        return cost(sample) <= (self._bits + _WORSE) * len(sample)


def _is_common(text: str) -> bool:
    """Say whether nearly all Han characters and Hangul of a text are common ones."""
    held = {char for char in set(text) if "\u3400" <= char <= "\ud7a3"}
    return len(held) >= _FEWEST and len(held & _common()) >= _COMMON * len(held)


@cache
def _common() -> frozenset[str]:
    return frozenset().union(*data_lines("common.east.txt"))


def _is_clear(piece: str, after: str, runs: Sequence[Run], way: Way) -> bool:
    """Say whether the changes save enough among them and in all of the piece, and none is for the worse."""
    gains = [gain(*sides) for sides in _changes(piece, runs)]
    saved = sum(gains)
    if saved <= _CLEAR + way.rarity or min(gains) <= -_LOSS:
        return False
    return saved > _ENOUGH or cost(after) < cost(piece)


def _changes(piece: str, runs: Sequence[Run]) -> Iterator[tuple[str, str]]:
    """Yield each change with what stands around it, before and after."""
    for start, end, after in runs:
        head, tail = piece[max(0, start - 1) : start], piece[end : end + 1]
        yield head + piece[start:end] + tail, head + after + tail


def _may_differ(way: Way, other: Way, held: frozenset[str]) -> bool:
    """Say whether another way may say something else of a text that holds some characters."""
    is_aligned = way.page is other.page and is_of_bytes(way) and is_of_bytes(other)
    return not (is_aligned and _differing(way, other).isdisjoint(held))


@cache
def _differing(way: Way, other: Way) -> frozenset[str]:
    """Return the characters of which another way of the same page says something else; a byte is one in both."""
    said = ((char, other.page.decoded(char, other.codec)) for char in way.page.shown(range(0x80, 0x100)))
    return frozenset(char for char, says in said if says is not None and says != way.page.decoded(char, way.codec))


@lru_cache(1)
def _chars(text: str) -> frozenset[str]:
    return frozenset(text)


def _is_alone(chars: frozenset[str], ways: Sequence[Way]) -> bool:
    """Say whether no other way of UTF-8 says something else of some characters where the first one says something."""
    first, *others = ways
    if first.codec != "utf-8":
        return True
    return all(first.page.covers(way.page, chars) for way in others if way.codec == "utf-8")
