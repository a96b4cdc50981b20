"""Text that was read in a wrong encoding: piece by piece, the reading of it that is likeliest, if any beats the text.

Readings are UTF-8 in any code page, then one legacy encoding in another. What told in one piece of a document is tried
first in the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from corpus.document import Edit
from corpus.likelihood import bits
from corpus.repairs import legacy, utf8
from corpus.repairs.pages import PAGES
from corpus.repairs.runs import Run, differences, surroundings

RULE = "repair.mul.utf8"

# A piece is a line, or about so many characters of it to the next space: no character of any encoding holds a space.
_PIECE = re.compile(r"[^\n\r]{1,300}[^\n\r ]{0,3000}")
# What a reading must save: for the piece, and for each of its runs.
_SAVED, _SAVED_LEGACY = 8.0, 14.0
_EACH = 5.0, 2.0
_MOST = 0.8
_LONE = re.compile(
    "(?<=[A-Za-z])[\u3041-\ud7a3]{1,2}(?=[a-z])|(?<=[A-Za-z][a-z])[\u3041-\ud7a3](?![\u3041-\ud7a3])|(?<![\u3041-\ud7a3])[\u3041-\ud7a3](?=[a-z])"
)
_LONE_COST = 15


class Reading(NamedTuple):
    """What a piece stands for, the codecs that it went through, and the bits that the reading saves."""

    runs: tuple[Run, ...]
    codecs: tuple[str, str]
    saved: float


def find(text: str) -> list[Edit]:
    """Return the edits that undo the damage in `text`, in order, each within one line."""
    edits: list[Edit] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece.isascii():
            continue
        found = best(piece)
        if found:
            edits += _edits(found, match.start())
    return edits


def _edits(found: Reading, offset: int) -> Iterator[Edit]:
    for run in found.runs:
        yield Edit(
            run.start + offset,
            run.end + offset,
            run.after,
            RULE,
            f"{found.codecs[1]} was read as {found.codecs[0]}",
            codecs=found.codecs,
            score=round(found.saved, 1),
        )


def best(piece: str) -> Reading | None:
    """Return the reading of `piece` that saves most, None when none saves enough."""
    cost = _cost(piece)
    found = max(_as_utf8(piece, cost), key=_saved, default=None)
    if found is None or found.saved <= 0 or _covered(piece, found.runs) < _MOST:
        found = max(filter(None, (found, *_as_legacy(piece, cost))), key=_saved, default=None)
    return found if found and found.saved > 0 else None


def _saved(reading: Reading) -> float:
    return reading.saved


def _covered(piece: str, runs: tuple[Run, ...]) -> float:
    """Return the share of the characters beyond ASCII that are in the runs."""
    within = "".join(piece[run.start : run.end] for run in runs)
    return _count(within) / _count(piece)


def _count(text: str) -> int:
    """Return the number of characters beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _as_utf8(piece: str, cost: float) -> Iterator[Reading]:
    for page in PAGES:
        runs = tuple(utf8.runs(piece, page))
        if runs:
            before, after = surroundings(piece, runs)
            saved = _cost(before) - _cost(after) - _SAVED - sum(_EACH[len(run.after.encode()) > 2] for run in runs)
            yield Reading(runs, (page.codec, "utf-8"), saved)


def _as_legacy(piece: str, cost: float) -> Iterator[Reading]:
    for way, after in legacy.readings(piece):
        if 0 < _count_foreign(after) - _count_foreign(piece) < 4: continue
        saved = cost - _cost(after) - _SAVED_LEGACY - way.rarity
        if saved > 0:
            yield Reading(tuple(differences(piece, after)), (way.page.codec, way.codec), saved)


_FOREIGN = re.compile("[\u0370-\u1dff\u2c00-\u2dff\u3005-\u3007\u3041-\ud7ff]")


def _count_foreign(text: str) -> int:
    """Return the number of letters that are not Latin."""
    return len(_FOREIGN.findall(text))


def _cost(text: str) -> float:
    return bits(text) + _LONE_COST * len(_LONE.findall(text))
