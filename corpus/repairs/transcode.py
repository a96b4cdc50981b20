"""Text that was read in a wrong encoding: the reading of each piece that is likeliest, if any beats the piece itself.

Readings are UTF-8 in some code page, and one legacy encoding in another. What was sure in one piece of a document is
tried first in the others, and there needs less to be believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from corpus.document import Edit, Span
from corpus.repairs import lost, readings, suspects
from corpus.repairs.known import KNOWN, Known
from corpus.repairs.look import Look
from corpus.repairs.lossy import MARKED
from corpus.repairs.oddity import reads_oddly
from corpus.repairs.pages import LOST
from corpus.repairs.plausibility import beyond_ascii, is_of_most
from corpus.repairs.readings import SURE, Reading
from corpus.repairs.runs import applied
from corpus.repairs.suspects import Piece
from corpus.repairs.ways import Way, utf8_ways

# A text with nothing to find in so many pieces is looked at no further by way of every encoding there is.
_MOST_FRUITLESS = 200
# Nor is it where bytes are lost in so many, which takes far longer to weigh.
_MOST_LOST = 60
# So few pieces are read together, and so many are looked at together.
_MOST_JOINED, _TOGETHER = 50, 32
# Bits that a way that told before must save to be taken without a look at others.
_CLEAR = 12.0
# A text that was misread as a whole has so many characters beyond ASCII, of which one in so many is suspicious.
_FEWEST, _OFTEN = 24, 8
# Where there are so many pieces, one of the first is looked at before the others, so many characters of it.
_FEW, _FIRST, _GLIMPSE = 4, 16, 64


def find(look: Look, pieces: Sequence[Piece], *, mixed: bool = False) -> list[Edit]:
    """Return the edits that undo the damage in a text, in order, each within one line.

    `pieces` are those that may be damaged, as `suspects.pieces` gives them. `mixed` says that the text may have words
    in letters of another script.
    """
    text, is_whole = look.text, not lost.is_in(look)
    if all_of_it := _all_of(text, pieces) if is_whole else []:
        return all_of_it
    found, known = _first_look(look, pieces, is_whole=is_whole)
    if known.ways:
        every: Sequence[Piece] = [Piece(start, end, ()) for start, end in suspects.all_pieces(text)]
        every = every if is_whole else _parts(text, every)
        _second_look(text, every, found, known)
        look = _unread(text, every, found) if mixed else look
    if mixed:
        _third_look(look, found, is_whole=is_whole)
    if len(pieces) < _MOST_FRUITLESS and is_whole:
        _fourth_look(text, pieces, found)
    return [edit for start in sorted(found) for edit in found[start].edits(start)]


def _all_of(text: str, pieces: Sequence[Piece]) -> list[Edit]:
    """Return the edits of a text that was misread as a whole: many of the characters beyond ASCII are suspicious."""
    spots = sum(len(piece.spots) for piece in pieces) if all(piece.spots for piece in pieces) else len(text)
    beyond = beyond_ascii(text)
    if beyond < _FEWEST or spots * _OFTEN < beyond:
        return []
    from corpus.repairs import whole

    return whole.edits(text)


def _first_look(look: Look, pieces: Sequence[Piece], *, is_whole: bool) -> tuple[dict[int, Reading], Known]:
    """Read the suspicious pieces; return the readings by where they begin, and the ways that told most often."""
    first = _FirstLook(look, pieces)
    left = iter(pieces if is_whole else _parts(look.text, pieces))
    if not first.known.ways:
        any(first.weigh(piece) for one in left for piece in _suspicious(look.text, [one]))
    # Once a way has told most pieces are read in it, the longest first: they show what shorter ones may stand for. Few
    # are left, which are looked at together.
    unread = [piece for piece in sorted(left, key=_shortness) if not first.read(piece)]
    for piece in _suspicious(look.text, sorted(unread)):
        first.weigh(piece)
    return first.found, first.known


def _shortness(piece: Piece) -> int:
    return piece.start - piece.end


class _FirstLook:
    """The readings of a text that were found so far, and the ways that told."""

    def __init__(self, look: Look, pieces: Sequence[Piece]) -> None:
        self._text, self._passed = look.text, look.passed
        self._told, before = _glimpsed(look.text, pieces)
        self._fruitless = len(look.passed)
        self.known = Known(look.text, self._told, before)
        self.found: dict[int, Reading] = {}

    def read(self, piece: Piece) -> bool:
        """Read a piece in the way that told; say whether it can be read so."""
        reading = self.known.read(self._text[piece.start : piece.end])
        if reading:
            self.found[piece.start] = reading
        return reading is not None

    def weigh(self, piece: Piece) -> bool:
        """Weigh the readings of a piece that is worth it; say whether one was found."""
        part, known = self._text[piece.start : piece.end], self.known
        is_fresh = part not in self._passed
        if self.read(piece) or not (is_fresh or known.ways) or not reads_oddly(part, piece.spots):
            return piece.start in self.found
        most = _MOST_LOST if MARKED.search(part) else _MOST_FRUITLESS
        reading = _weighed(part, known.ways, everything=is_fresh and self._fruitless < most)
        if reading is None:
            self._fruitless += 1
            self._passed.add(part)
            return False
        self.found[piece.start] = reading
        self._told.update(readings.alike(part, reading))
        self.known = Known(self._text, self._told, applied(part, reading.runs))
        return True


def _suspicious(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces that are worth weighing; where no places are told, as of many pieces, some have none."""
    if all(piece.spots for piece in pieces):
        yield from pieces
        return
    if len(pieces) > _TOGETHER:
        for first in range(0, len(pieces), _TOGETHER):
            yield from _suspicious(text, pieces[first : first + _TOGETHER])
        return
    looked = suspects.pieces(Look("\n".join([text[start:end] for start, end, _ in pieces])))
    if len(pieces) > 1 and any(not piece.spots for piece in looked):
        # There are too many to tell where.
        half = len(pieces) // 2
        yield from _suspicious(text, pieces[:half])
        yield from _suspicious(text, pieces[half:])
        return
    spots = {piece.start: piece.spots for piece in looked}
    at = 0
    for piece in pieces:
        if at in spots:
            yield piece._replace(spots=spots[at])
        at += piece.end - piece.start + 1


def _glimpsed(text: str, pieces: Sequence[Piece]) -> tuple[Counter[Way], str]:
    """Return the ways that a sample tells, and what it says: of the piece with most beyond ASCII among the first."""
    told: Counter[Way] = Counter()
    if len(pieces) < _FEW:
        return told, ""
    start, end, spots = max(pieces[:_FIRST], key=lambda piece: beyond_ascii(text[piece.start : piece.end]))
    samples = _samples(text[start:end])
    # Where bytes are lost a sample does not tell.
    if MARKED.search(samples[-1]) or not reads_oddly(text[start:end], spots):
        return told, ""
    every = utf8_ways()
    sure = ((sample, readings.sure(sample, every)) for sample in samples)
    weighed = ((sample, readings.best(sample)) for sample in samples[:2])
    for sample, reading in chain(sure, weighed):
        if reading and reading.saved >= SURE and is_of_most(sample, reading.runs):
            told.update(readings.alike(sample, reading))
            return told, applied(sample, reading.runs)
    return told, ""


def _samples(piece: str) -> list[str]:
    """Return the beginning of a piece up to a space, or else up to some bytes of which one ends a character."""
    space = piece.find(" ", _GLIMPSE, 2 * _GLIMPSE)
    if space > 0 or len(piece) < 2 * _GLIMPSE:
        return [piece[: space + 1 or None]]
    return [piece[: _GLIMPSE + more] for more in range(4)]


def _weighed(piece: str, known: Sequence[Way], *, everything: bool) -> Reading | None:
    """Return the reading of a piece that is beyond doubt, or told before, or is the best of every way."""
    reading = None if known and MARKED.search(piece) else readings.sure(piece, known or utf8_ways())
    if reading is None and known:
        reading = readings.best(piece, known)
        reading = reading if reading and reading.saved > _CLEAR else None
        if reading and everything and not is_of_most(piece, reading.runs):
            reading = _fuller(piece, reading)
    return readings.best(piece) if reading is None and everything else reading


def _fuller(piece: str, part: Reading) -> Reading:
    """Return a reading of most of a piece that saves more than one of a small part, by chance, in a way that told."""
    whole = readings.best(piece)
    return whole if whole and whole.saved > part.saved and is_of_most(piece, whole.runs) else part


def _second_look(text: str, pieces: Sequence[Piece], found: dict[int, Reading], known: Known) -> None:
    """Read what was passed over in the ways that told elsewhere."""
    for start, end, _ in pieces:
        if start not in found and known.may_read(text[start:end]):
            piece = text[start:end]
            reading = known.read(piece) or readings.best(piece, known.ways, KNOWN)
            if reading:
                found[start] = reading


def _third_look(look: Look, found: dict[int, Reading], *, is_whole: bool) -> None:
    """Read words in letters of another script than their line, all lines together where one tells too little."""
    from corpus.repairs import aliens

    text = look.text
    pieces = list(suspects.around(text, aliens.spots(look)))
    doubtful: list[Piece] = []
    for part in pieces if is_whole else _parts(text, pieces):
        piece, reading = text[part.start : part.end], found.get(part.start)
        if not piece.isascii() and (reading is None or not is_of_most(piece, reading.runs)):
            alien = aliens.best(piece)
            if alien and (reading is None or alien.saved > reading.saved):
                found[part.start] = alien
            elif reading is None:
                doubtful.append(part)
    if 1 < len(doubtful) < _MOST_JOINED:
        joined = "\n".join(text[start:end] for start, end, _ in doubtful)
        alien = aliens.best(joined)
        offsets = accumulate((end - start + 1 for start, end, _ in doubtful), initial=0)
        for (start, end, _), offset in zip(doubtful, offsets, strict=False):
            runs = tuple(run for run in alien.runs if offset <= run.start < offset + end - start) if alien else ()
            if alien and runs:
                found[start] = alien._replace(runs=runs).moved(-offset)


def _unread(text: str, pieces: Sequence[Piece], found: dict[int, Reading]) -> Look:
    """Return a look at a text without the characters of pieces that were read, in which no other words are."""
    parts, at = list[str](), 0
    for start, end, _ in pieces:
        reading = found.get(start)
        if reading and is_of_most(text[start:end], reading.runs):
            parts += text[at:start], text[start:end].encode("ascii", "replace").decode()
            at = end
    return Look("".join(parts) + text[at:])


def _fourth_look(text: str, pieces: Sequence[Piece], found: dict[int, Reading]) -> None:
    """Read single words in other pages of the script of their line, where nothing else was found."""
    from corpus.repairs import words

    for start, end, spots in pieces:
        reading = None if start in found else words.best(text[start:end], spots)
        if reading:
            found[start] = reading


def _parts(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return what is left of pieces between stretches that are lost for good."""
    return [Piece(start, end, ()) for piece in pieces for start, end in _between(text, piece.start, piece.end)]


def _between(text: str, at: int, end: int) -> Iterator[Span]:
    """Yield what is left between them of one piece."""
    for gone in lost.pattern().finditer(text, at, end):
        # A mark alone may be restored from what stands around it.
        if gone.group().strip(LOST):
            if gone.start() > at:
                yield at, gone.start()
            at = gone.end()
    if at < end:
        yield at, end
