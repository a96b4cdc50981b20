"""Reading a piece in the way that told before in its document: one decoding and a cheap check where all of it fits."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.repairs.plausibility import beyond_ascii, cost, is_text, worsens
from corpus.repairs.readings import LEGACY, SURE, SURE_RUNS, Reading, Way, saved_as_utf8
from corpus.repairs.runs import differences

# A legacy reading of text with so large a share beyond ASCII is as good as that of the piece before it when it costs
# at most so many bits more a character.
_DENSE, _WORSE = 0.4, 1.0
# Bits that a way that told elsewhere in the document saves beforehand, and that a reading must save beyond them.
KNOWN = 14.0
_CLEAR = 12.0


class Known:
    """The ways that told in a document; the first is tried on each piece as it is."""

    def __init__(self, text: str = "", ways: Sequence[Way] = (), bits: float = 0.0) -> None:
        """Take a document, the ways that told in it, and the bits a character that its last reading costs."""
        self.ways = ways
        self._bits = bits
        # Where another way says something else of the document's characters, only weighing can tell.
        self._way = ways[0] if ways and _is_alone(frozenset(text), ways) else None

    def read(self, piece: str) -> Reading | None:
        """Return the reading of a piece in the way that told, None when not all of it can be read so, or it is no text."""
        way = self._way
        after = way.page.decoded(piece, way.codec) if way else None
        if way is None or after is None or after == piece:
            return None
        return _as_utf8(piece, after, way) if way.codec == "utf-8" else self._as_legacy(piece, after, way)

    def _as_legacy(self, piece: str, after: str, way: Way) -> Reading | None:
        if not is_text(after):
            return None
        new = cost(after)
        if beyond_ascii(piece) > _DENSE * len(piece):
            return Reading(way, tuple(differences(piece, after)), SURE) if new <= (self._bits + _WORSE) * len(after) else None
        saved = cost(piece) - new - LEGACY - way.rarity
        if saved <= SURE and (saved + KNOWN <= _CLEAR or worsens(piece, after)):
            return None
        return Reading(way, tuple(differences(piece, after)), saved)


def _as_utf8(piece: str, after: str, way: Way) -> Reading | None:
    runs = tuple(differences(piece, after))
    if len(runs) >= SURE_RUNS:
        return Reading(way, runs, SURE)
    saved = saved_as_utf8(piece, way, runs, KNOWN)
    return Reading(way, runs, saved) if saved > 0 else None


def _is_alone(chars: frozenset[str], ways: Sequence[Way]) -> bool:
    """Say whether no other way can say something else where the first one says something."""
    first, *others = ways
    if first.codec != "utf-8":
        return not others
    return all(first.page.covers(way.page, chars) for way in others if way.codec == "utf-8")
