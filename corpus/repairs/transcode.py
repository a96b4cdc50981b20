"""Text that was read in a wrong encoding: the reading of each piece that is likeliest, if any beats the piece itself.

Readings are UTF-8 in some code page, and one legacy encoding in another. What was sure in one piece of a document is
tried first in the others, and there needs less to be believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.document import Edit
from corpus.repairs import lost, readings, suspects
from corpus.repairs.oddity import reads_oddly
from corpus.repairs.pages import LOST
from corpus.repairs.readings import Reading, Way
from corpus.repairs.suspects import Piece

# A text with nothing to find in so many pieces is looked at no further by way of every encoding there is.
_MOST_FRUITLESS = 200
# The ways that are tried on every piece of a document, if they told in some.
_MOST_KNOWN = 6
# Bits that a way that told elsewhere in the document saves beforehand.
_KNOWN = 14.0
# Bits that a way that told before must save to be taken without a look at others.
_CLEAR = 12.0


def find(text: str, pieces: Sequence[Piece]) -> list[Edit]:
    """Return the edits that undo the damage in `text`, in order, each within one line.

    `pieces` are those that may be damaged, as `suspects.pieces` gives them.
    """
    odd = [piece for piece in pieces if reads_oddly(text[piece.start : piece.end], piece.spots)]
    found, known = _first_look(text, [part for piece in odd for part in _parts(text, piece.start, piece.end)])
    if known:
        _second_look(text, found, known)
    return [edit for start in sorted(found) for edit in found[start].edits(start)]


def _first_look(text: str, spans: Sequence[tuple[int, int]]) -> tuple[dict[int, Reading], list[Way]]:
    """Read the suspicious pieces; return the readings by where they begin, and the ways that told most often."""
    found: dict[int, Reading] = {}
    told: Counter[Way] = Counter()
    fruitless = 0
    for start, end in spans:
        piece = text[start:end]
        tried = [way for way, _ in told.most_common(_MOST_KNOWN)]
        reading = readings.sure(piece, tried or readings.utf8_ways()) or _as_before(piece, tried)
        if reading is None and fruitless < _MOST_FRUITLESS:
            reading = readings.best(piece)
            fruitless += reading is None
        if reading:
            told.update(readings.alike(piece, reading) if reading.way not in tried else [reading.way])
            found[start] = reading
    return found, [way for way, _ in told.most_common(_MOST_KNOWN)]


def _as_before(piece: str, tried: Sequence[Way]) -> Reading | None:
    """Return the reading of a piece in a way that told before, if it saves enough to look no further."""
    reading = readings.best(piece, tried) if tried else None
    return reading if reading and reading.saved > _CLEAR else None


def _second_look(text: str, found: dict[int, Reading], known: Sequence[Way]) -> None:
    """Read what was passed over in the ways that told elsewhere."""
    for start, end in (part for span in suspects.all_pieces(text) for part in _parts(text, *span)):
        if start not in found:
            reading = readings.best(text[start:end], known, _KNOWN)
            if reading:
                found[start] = reading


def _parts(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is left of a piece between stretches that are lost for good."""
    for gone in lost.pattern().finditer(text, at, end):
        # A mark alone may be restored from what stands around it.
        if gone.group().strip(LOST):
            if gone.start() > at:
                yield at, gone.start()
            at = gone.end()
    if at < end:
        yield at, end
