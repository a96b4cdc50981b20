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
from corpus.repairs.runs import Run, applied, differences

RULE = "repair.mul.utf8"

# A piece is a line, or about so many characters of it to the next space: no character of any encoding holds a space.
_PIECE = re.compile(r"[^\n\r]{1,300}[^\n\r ]{0,3000}")
# What a reading must save: for the piece, and for each of its runs.
_SAVED, _SAVED_EACH, _SAVED_LEGACY = 10.0, 5.0, 14.0
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
    cost = bits(piece)
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
            saved = cost - bits(applied(piece, runs)) - _SAVED - _SAVED_EACH * len(runs)
            yield Reading(runs, (page.codec, "utf-8"), saved)


def _as_legacy(piece: str, cost: float) -> Iterator[Reading]:
    for way, after in legacy.readings(piece):
        if _count_letters(after) < 4: continue
        saved = cost - bits(after) - _SAVED_LEGACY - way.rarity - _LONE_COST * len(_LONE.findall(after))
        if saved > 0:
            yield Reading(tuple(differences(piece, after)), (way.page.codec, way.codec), saved)


def _count_letters(text):
    return len(re.findall(r"[^\W\d_\x00-\x7f]", text))
