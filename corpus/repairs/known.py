"""Reading a piece in the way that told before in its document: one decoding and a cheap check where all of it fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from corpus.repairs.plausibility import beyond_ascii, cost, gain, is_text
from corpus.repairs.readings import SURE, Reading, is_long, saved_as_utf8
from corpus.repairs.runs import Run, differences
from corpus.repairs.ways import Way

# A legacy reading of text with so large a share beyond ASCII is as good as that of the piece before it when it costs
# at most so many bits more a character; so many characters tell.
_DENSE, _WORSE, _SAMPLE = 0.4, 1.0, 64
# The ways that are tried on every piece of a document, if they told in some.
_MOST_KNOWN = 6
# Bits that a way that told elsewhere in the document saves beforehand, and that a reading must save beyond them.
KNOWN = 14.0
_CLEAR = 4.0
# Among Latin letters each change is weighed with the letters beside it; none may read worse by more bits.
_LOSS = 5.0


class Known:
    """The ways that told in a document; the first is tried on each piece as it is."""

    def __init__(self, text: str, told: Counter[Way], before: str) -> None:
        """Take a document, how often each way told in it, and what a piece says in one of them."""
        self.ways = [way for way, _ in told.most_common(_MOST_KNOWN)]
        self._before = before
        self._seen: set[str] = set()
        # Where another way says something else of the text, only pieces without those characters need no weighing.
        self._way = self.ways[0] if self.ways and _is_alone(_chars(text), self.ways) else None
        self._rivals = [way for way in self.ways[1:] if told[way] == told[self.ways[0]]]

    def read(self, piece: str) -> Reading | None:
        """Return the reading of a piece in the way that told, None when not all of it can be read so or is likely."""
        way = self._way or (self.ways[0] if self.ways and _is_alone(frozenset(piece), self.ways) else None)
        after = way.page.decoded(piece, way.codec) if way else None
        if way is None or after is None or after == piece:
            return None
        runs = tuple(differences(piece, after))
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

    @cached_property
    def _bits(self) -> float:
        """The bits of a character in what a piece says."""
        return cost(self._before) / len(self._before) if self._before else 0.0

    def _is_likely(self, _piece: str, after: str, _runs: Sequence[Run], _way: Way) -> bool:
        sample = after[:_SAMPLE]
        return cost(sample) <= (self._bits + _WORSE) * len(sample)


def _is_clear(piece: str, after: str, runs: Sequence[Run], way: Way) -> bool:
    """Say whether the changes save enough among them and in all of the piece, and none is for the worse."""
    gains = [gain(*sides) for sides in _changes(piece, runs)]
    return sum(gains) > _CLEAR + way.rarity and min(gains) > -_LOSS and cost(after) < cost(piece)


def _changes(piece: str, runs: Sequence[Run]) -> Iterator[tuple[str, str]]:
    """Yield each change with what stands around it, before and after."""
    for start, end, after in runs:
        head, tail = piece[max(0, start - 1) : start], piece[end : end + 1]
        yield head + piece[start:end] + tail, head + after + tail


@lru_cache(1)
def _chars(text: str) -> frozenset[str]:
    return frozenset(text)


def _is_alone(chars: frozenset[str], ways: Sequence[Way]) -> bool:
    """Say whether no other way of UTF-8 says something else of some characters where the first one says something."""
    first, *others = ways
    if first.codec != "utf-8":
        return True
    return all(first.page.covers(way.page, chars) for way in others if way.codec == "utf-8")
