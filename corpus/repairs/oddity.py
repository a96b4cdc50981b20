"""Where in a piece of text the characters cost far more than text does: a stretch that was misread by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from math import inf

from corpus.likelihood import bits
from corpus.patterns import lazy
from corpus.repairs import eastern, utf8
from corpus.repairs.plausibility import beyond_ascii, cost

# Bits of a character in what is no text any more, with a neighbour on either side: less is common in sound text.
_LIMIT, _LIMIT_EAST = 8.0, 13.0
_EAST = lazy("[^\x00-\u3004\u3008-\u3040\ud7a4-\U0010ffff]")
# Sound text costs less a character in stretches of so many.
_WINDOW, _STEP, _SOUND, _SOUND_EAST, _SOUND_HAN = 12, 6, 8.0, 14.0, 15.5
_HAN = lazy("[\u3400-\u9fff\u3000-\u303f\u2010-\u2027\uff01-\uff5e]+")
# More in a longer stretch, or so many bits that UTF-8 would save, tell what is misread where few places are suspicious.
_MISREAD_EAST, _LEAST_UTF8, _RARE, _SHORT = 16.5, 20.0, 24, 120
# In sound text of many languages suspicious places are common: only they are looked at, unless there is one in so many
# characters. Where there are spaces text that is misread as a whole costs more than so many bits a character.
_THAI = lazy("[\u0e01-\u0e5b]")
_OFTEN, _SOUND_IN_ALL, _SAMPLE = 12, 5.5, 32
# Text with more beyond ASCII than this share is in other letters than Latin ones.
_DENSE = 0.4
# What ASCII between misread words takes off.
_BETWEEN = 1.0
# A stretch is worth a look when it costs so much more than the limit, in all.
_LEAST = 12.0
# Fewer characters may be a word that is rare; Chinese sayings have four that nothing else has.
_FEWEST, _FEWEST_EAST = 4, 6
_MOST_JUDGED = 1 << 16


def reads_oddly(piece: str, spots: Collection[int]) -> bool:
    """Say whether `piece` costs more around some places than sound text does: a look that is cheap beside a reading.

    Without places all of it is looked at.
    Latin letters always need the reading, for a wrong one among them hardly shows.
    """
    if beyond_ascii(piece) < _DENSE * len(piece):
        return True
    starts: Iterable[int] = range(0, len(piece), _STEP)
    if spots and len(spots) * _OFTEN < len(piece):
        sample = piece[max(0, min(spots) - _SAMPLE) :][: 2 * _SAMPLE]
        if not _THAI.search(piece) and not eastern.search(_EAST, piece) and cost(sample) > _SOUND_IN_ALL * len(sample):
            return True
        # Most places share their windows with the one before.
        last = max(0, len(piece) - _WINDOW)
        starts = {min(last, max(0, spot // _STEP + by) * _STEP) for spot in spots for by in (-1, 0)}
    rare = len(piece) > _SHORT and 0 < len(spots) * _RARE < len(piece)
    return any(_is_odd(piece, at, rare=rare) for at in starts)


def _is_odd(piece: str, at: int, *, rare: bool) -> bool:
    """Say whether a stretch costs more than sound text does; `rare` tells that few places of its piece are suspicious.

    In East Asian text names of rare characters cost as much as what is misread, but they are no UTF-8, and what
    else is misread costs more in a longer stretch, or is suspicious in many places.
    """
    window, wider = piece[at : at + _WINDOW], piece[max(0, at - _STEP) : at + _WINDOW + _STEP]
    each = cost(window) / len(window)
    if not eastern.search(_EAST, window):
        return each > _SOUND
    if each <= _SOUND_EAST:
        return False
    if rare and cost(wider) > _MISREAD_EAST * len(wider):
        return True
    if not rare and (each > _SOUND_HAN or not _HAN.fullmatch(wider)):
        return True
    return utf8.saves(wider, _LEAST_UTF8 if rare else -inf)


def oddest(piece: str) -> tuple[int, int] | None:
    """Return the span of the stretch of `piece` that costs most above what text costs, None when none costs much."""
    best, most = None, _LEAST
    start, total, beyond, fewest = 0, 0.0, 0, _FEWEST
    for at, char in enumerate(piece):
        if char > "\x7f":
            is_east = "\u3005" <= char <= "\ud7a3" and _EAST.match(char) is not None
            total += _excess(piece, at, _LIMIT_EAST if is_east else _LIMIT)
            beyond += 1
            fewest = _FEWEST_EAST if is_east else fewest
        else:
            total -= _BETWEEN
        if total <= 0:
            start, total, beyond, fewest = at + 1, 0.0, 0, _FEWEST
        elif total > most and beyond >= fewest:
            best, most = (start, at + 1), total
    return best


def _excess(piece: str, at: int, limit: float) -> float:
    return _cost_each(piece[max(0, at - 1) : at + 2]) - limit


@lru_cache(_MOST_JUDGED)
def _cost_each(around: str) -> float:
    return bits(around) / len(around)
