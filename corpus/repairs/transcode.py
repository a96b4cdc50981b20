"""Text that was read in a wrong encoding: the reading of each piece that is likeliest, if any beats the piece itself.

Readings are UTF-8 in some code page, and one legacy encoding in another. What was sure in one piece of a document is
tried first in the others, and there needs less to be believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Edit, Span
from corpus.repairs import lost, readings, suspects
from corpus.repairs.known import KNOWN, Known
from corpus.repairs.oddity import reads_oddly
from corpus.repairs.pages import LOST
from corpus.repairs.plausibility import beyond_ascii, cost
from corpus.repairs.readings import Reading, Way
from corpus.repairs.runs import applied
from corpus.repairs.suspects import Piece

# A text with nothing to find in so many pieces is looked at no further by way of every encoding there is.
_MOST_FRUITLESS = 200
# The ways that are tried on every piece of a document, if they told in some.
_MOST_KNOWN = 6
# Bits that a way that told before must save to be taken without a look at others.
_CLEAR = 12.0
# Among so many pieces the one is read first that has most beyond ASCII.
_FIRST = 16


def find(text: str, pieces: Sequence[Piece]) -> list[Edit]:
    """Return the edits that undo the damage in `text`, in order, each within one line.

    `pieces` are those that may be damaged, as `suspects.pieces` gives them.
    """
    odd = [(piece.start, piece.end) for piece in pieces if reads_oddly(text[piece.start : piece.end], piece.spots)]
    found, known = _first_look(text, _parts(text, odd))
    if known.ways:
        _second_look(text, found, known)
    return [edit for start in sorted(found) for edit in found[start].edits(start)]


def _first_look(text: str, spans: Sequence[Span]) -> tuple[dict[int, Reading], Known]:
    """Read the suspicious pieces; return the readings by where they begin, and the ways that told most often."""
    found: dict[int, Reading] = {}
    told: Counter[Way] = Counter()
    known = Known()
    fruitless = 0
    for start, end in _telling_first(text, spans):
        piece = text[start:end]
        reading = known.read(piece)
        if reading is None:
            reading = _weighed(piece, known.ways, everything=fruitless < _MOST_FRUITLESS)
            fruitless += reading is None
        if reading:
            found[start] = reading
            told.update([reading.way] if reading.way in known.ways else readings.alike(piece, reading))
            if reading.way not in known.ways:
                after = applied(piece, reading.runs)
                known = Known(text, [way for way, _ in told.most_common(_MOST_KNOWN)], cost(after) / len(after))
    return found, known


def _telling_first(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the pieces with the one before the others that tells most about its way, among the first of them."""
    if len(spans) < 2:
        return list(spans)
    first = max(spans[:_FIRST], key=lambda span: beyond_ascii(text[slice(*span)]))
    return [first, *(span for span in spans if span != first)]


def _weighed(piece: str, known: Sequence[Way], *, everything: bool) -> Reading | None:
    """Return the reading of a piece that is beyond doubt, or told before, or is the best of every way."""
    reading = readings.sure(piece, known or readings.utf8_ways())
    if reading is None and known:
        reading = readings.best(piece, known)
        reading = reading if reading and reading.saved > _CLEAR else None
    return readings.best(piece) if reading is None and everything else reading


def _second_look(text: str, found: dict[int, Reading], known: Known) -> None:
    """Read what was passed over in the ways that told elsewhere."""
    for start, end in _parts(text, suspects.all_pieces(text)):
        if start not in found:
            piece = text[start:end]
            reading = known.read(piece) or readings.best(piece, known.ways, KNOWN)
            if reading:
                found[start] = reading


def _parts(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return what is left of pieces between stretches that are lost for good."""
    if not lost.is_in(text):
        return list(spans)
    return [part for span in spans for part in _between(text, *span)]


def _between(text: str, at: int, end: int) -> Iterator[Span]:
    """Yield what is left of a piece between stretches that are lost for good."""
    for gone in lost.pattern().finditer(text, at, end):
        # A mark alone may be restored from what stands around it.
        if gone.group().strip(LOST):
            if gone.start() > at:
                yield at, gone.start()
            at = gone.end()
    if at < end:
        yield at, end
