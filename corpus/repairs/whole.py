"""A text that was read in a wrong page from its beginning to its end: UTF-8 without exception, told by one decoding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, repeat

from corpus.document import Edit
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.readings import SURE, Reading
from corpus.repairs.ways import Way, utf8_ways

_RUN = lazy(r"[\x00-\x7f]+|[^\x00-\x7f]+")
# So many runs, and different ones of them, are UTF-8 beyond doubt where nothing else is beyond ASCII.
_FEWEST, _KINDS = 12, 5
# A text that is no UTF-8 shows that in so many characters and the rest of their line.
_GLIMPSE = 200
# Layers that are taken off at once.
_MOST_LAYERS = 4


class _Parts(NamedTuple):
    """The stretches of a text, which are ASCII and others by turns, and where the first of the others is."""

    all: list[str]
    first: int

    @property
    def plain(self) -> list[str]:
        """The stretches of ASCII."""
        return self.all[1 - self.first :: 2]

    @property
    def others(self) -> list[str]:
        """The others."""
        return self.all[self.first :: 2]


def edits(text: str) -> list[Edit]:
    """Return the edits that undo the damage in a text that is UTF-8 in some page beyond doubt; none in others."""
    first = _read(text)
    if first is None:
        return []
    way, after = first
    parts = before = _parts(text)
    for _ in range(_MOST_LAYERS):
        said = _parts(after)
        if said.plain != before.plain or len(said.others) < _FEWEST or len(set(said.others)) < _KINDS:
            break
        parts = said
        below = _read(after)
        if below is None:
            break
        after = below[1]
    return [] if parts is before else _changes(before, parts.others, way)


def _parts(text: str) -> _Parts:
    return _Parts(_RUN.findall(text), 1 if text[:1].isascii() else 0)


def _read(text: str) -> tuple[Way, str] | None:
    """Return what a text says as UTF-8, and in which way; None when it is none, or says several things."""
    end = text.find("\n", _GLIMPSE)
    sample = text[: end if end >= 0 else None]
    held = frozenset(sample)
    may_show = (way for way in utf8_ways() if way.page.may_show(held))
    shown = [way for way in may_show if way.page.decoded(sample, "utf-8") not in (None, sample)]
    held = frozenset(text) if shown else held
    shown = [way for way in shown if way.page.may_show(held)]
    after = shown[0].page.decoded(text, "utf-8") if shown else None
    if after is None:
        return None
    others = (way.page for way in shown[1:] if not shown[0].page.covers(way.page, held))
    return (shown[0], after) if all(page.decoded(text, "utf-8") in (None, after) for page in others) else None


def _changes(before: _Parts, says: Sequence[str], way: Way) -> list[Edit]:
    """Return the edits for what each stretch beyond ASCII says."""
    record = Reading(way, (), SURE).record
    borders = list(accumulate(map(len, before.all), initial=0))
    starts, ends = borders[before.first :: 2], borders[before.first + 1 :: 2]
    return list(map(Edit._make, zip(starts, ends, says, *map(repeat, record), strict=False)))
