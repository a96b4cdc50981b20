"""Which legacy encoding bytes are in: what chardet and charset-normalizer say, and which reading is text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import inf
from unicodedata import normalize

from corpus import encodings
from corpus.encodings import Encoding
from corpus.patterns import lazy
from corpus.records import NamedTuple

_NON_ASCII = lazy(rb"[\x80-\xff]")
_SPACE = lazy(rb"[\t\n\r ]")
# What markup says is weighed elsewhere, and chardet would follow it.
_DECLARATION = lazy(rb"charset|encoding", re.IGNORECASE)
# How much is read in every encoding, and how much in those that are left then, from so many places.
_FIRST, _SECOND, _PLACES = 300, 3000, 6
# What is read before and behind a byte beyond ASCII, and what where it is one that was not seen before.
_REACH, _NARROW = 60, 20
# Bytes that the first places lack are looked for in so much of the data.
_SEARCHED = 1 << 20
# Left are at most so many readings, which cost this share and so many bits more than the best one.
_MOST, _SHARE, _SLACK = 12, 1.05, 40
# More characters than this share of those beyond ASCII, and one that was cut, are not broken in what is tried.
_BROKEN_SHARE = 0.2
# Bits that chardet's full confidence is worth, and the share of it that an encoding outside the table is tried with.
_CHARDET, _NEAR = 8, 0.8
# Where the best reading costs more bits a character, no language fits, and charset-normalizer is asked as well.
_POOR = 5.5
# So many bits make one reading twice as likely as another: neighbouring characters are no independent evidence.
_EVIDENCE = 4
# Bits that an encoding outside the table has to read better by; those by which UTF-8 may read worse.
_UNLISTED, _UTF8 = 12, -20


class Guess(NamedTuple):
    """An encoding with the bits of the sample in it, all evidence counted, and its share of belief (0 to 1)."""

    encoding: Encoding
    bits: float
    confidence: float


def rank(data: bytes, also: Iterable[Encoding] = ()) -> list[Guess]:
    """Return the encodings that `data`, which hold bytes that are no ASCII, may be in, the likeliest first.

    `also` are encodings to weigh beside the usual ones.
    """
    places, opening, also = _places(data, _SECOND, _PLACES), _places(data, _FIRST, 1), list(also)
    trusted = _chardet(b"\n".join(places))
    usual = [found for found in encodings.listed() if found.rarity is not None and _possible(found, opening)]
    costs = _costs(opening, also) | _likely(opening, (*usual, *_rare(trusted)))
    if min(costs.values()) > _POOR * len(opening[0]):
        costs |= _costs(opening, _proposed(b"\n".join(places)))
    if places != opening:
        most = _limit(min(costs.values()))
        left = [encoding for encoding in sorted(costs, key=costs.__getitem__)[:_MOST] if costs[encoding] <= most]
        places += [] if any(encoding.wide for encoding in left) else _unseen(places, data)
        costs = _costs(places, (*left, *also))
    return _ordered({found: bits - _CHARDET * trusted.get(found, 0.0) for found, bits in costs.items()}, places)


def _possible(encoding: Encoding, places: list[bytes]) -> bool:
    """Say whether the pairs of a double-byte encoding are there: its characters are slow to load."""
    if not encoding.wide:
        return True
    text, errors = encoding.decode(b"\n".join(places))
    return errors <= 1 + _BROKEN_SHARE * (len(text) - len(text.encode("ascii", "ignore")))


def _reserve(encoding: Encoding) -> int:
    """Return the bits by which an encoding must read better than the commonest legacy one."""
    if encoding.rarity is not None:
        return encoding.rarity
    return _UTF8 if encoding.name == "utf-8" else _UNLISTED


def _ordered(weighed: dict[Encoding, float], places: list[bytes]) -> list[Guess]:
    """Return guesses, the best first; encodings that give the same text share its belief."""
    order = sorted(weighed, key=weighed.__getitem__)
    best = weighed[order[0]]
    texts = {encoding: encoding.decode(b"\n".join(places))[0] for encoding in order}
    belief = {texts[encoding]: 0.5 ** ((weighed[encoding] - best) / _EVIDENCE) for encoding in reversed(order)}
    total = sum(belief.values())
    return [Guess(encoding, weighed[encoding], belief[texts[encoding]] / total) for encoding in order]


def _costs(places: list[bytes], candidates: Iterable[Encoding]) -> dict[Encoding, float]:
    """Return the bits of all places in each encoding, with those that it must read better by."""
    from corpus.legibility import cost

    price = cache(cost)
    return {each: sum(map(price, _readings(places, each))) + _reserve(each) for each in dict.fromkeys(candidates)}


def _likely(places: list[bytes], candidates: Iterable[Encoding]) -> dict[Encoding, float]:
    """Return what `_costs` does, without encodings of which the letters alone cost too much."""
    from corpus.legibility import letters, most_saved, signs

    price = cache(letters)
    readings = {each: _readings(places, each) for each in candidates}
    costs = {each: sum(map(price, texts)) + _reserve(each) for each, texts in readings.items()}
    found: dict[Encoding, float] = {}
    most = inf
    for each in sorted(costs, key=costs.__getitem__):
        if costs[each] + sum(map(most_saved, readings[each])) <= most:
            found[each] = costs[each] + sum(map(signs, readings[each]))
            most = min(most, _limit(found[each]))
    return found


def _limit(bits: float) -> float:
    """Return the bits up to which another reading is left beside the best one."""
    return bits * _SHARE + _SLACK


def _readings(places: list[bytes], encoding: Encoding) -> list[str]:
    """Return places as text, each by itself, for the next one may be in another language."""
    from corpus.legibility import once

    # Vietnamese has its tones apart in windows-1258.
    texts = [normalize("NFC", encoding.decode(place)[0]) for place in places]
    return [once(text) for text in texts] if encoding.name == "utf-8" else texts


def _places(data: bytes, size: int, most: int) -> list[bytes]:
    """Return about `size` bytes of what is around bytes beyond ASCII, from up to so many places of the data."""
    starts = [0]
    for place in range(1, most if len(data) > size else 1):
        at = len(data) // most * place
        space = _SPACE.search(data, at, at + size)
        if space:
            starts.append(space.end())
    found = (b"\n".join(_pieces(data, at, size // len(starts))) for at in starts)
    return [place for place in found if place]


def _pieces(data: bytes, at: int, size: int) -> Iterable[bytes]:
    """Yield pieces of `data` from `at` on, each around a byte beyond ASCII, `size` bytes in all."""
    while size > 0 and (found := _NON_ASCII.search(data, at)):
        start = max(at, found.start() - _REACH)
        space = _SPACE.search(data, found.start() + _REACH, start + size)
        at = space.end() if space else start + size
        yield data[start:at]
        size -= at - start


def _unseen(places: list[bytes], data: bytes) -> list[bytes]:
    """Return what is around bytes that the places lack, for letters that stand once: nothing, or one place more."""
    seen = set().union(*places)
    ats = sorted(at for byte in range(0x80, 0x100) if byte not in seen and (at := data.find(byte, 0, _SEARCHED)) >= 0)
    return [b"\n".join(data[max(0, at - _NARROW) : at + _NARROW] for at in ats)] if ats else []


def _rare(trusted: dict[Encoding, float]) -> list[Encoding]:
    """Return the encodings outside the table that chardet believes in nearly as much as in its best answer."""
    least = _NEAR * max(trusted.values(), default=0.0)
    near = (found for found, confidence in trusted.items() if confidence >= least)
    return [found for found in near if found not in encodings.listed()]


def _chardet(sample: bytes) -> dict[Encoding, float]:
    """Return chardet's answers with their confidence; the first of several names for one encoding counts."""
    import chardet

    answers = chardet.detect_all(
        _DECLARATION.sub(b" ", sample),
        ignore_threshold=True,
        no_match_encoding="windows-1252",
        compat_names=False,
    )
    found: dict[Encoding, float] = {}
    for answer in answers:
        encoding = encodings.lookup(answer["encoding"] or "")
        if encoding:
            found.setdefault(encoding, answer["confidence"])
    return found


def _proposed(sample: bytes) -> list[Encoding]:
    """Return charset-normalizer's answer, which may be a code page that is not in the table."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    found = encodings.lookup(match.encoding) if match else None
    return [found] if found else []
