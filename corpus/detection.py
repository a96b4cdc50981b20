"""Which legacy encoding bytes are in: what chardet and charset-normalizer say, and which reading is text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from corpus import encodings
from corpus.encodings import Encoding
from corpus.patterns import lazy

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
# Bits that chardet's full confidence is worth.
_CHARDET = 8
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
    sample, opening = _sample(data, _SECOND, _PLACES), _sample(data, _FIRST, 1)
    trusted = _chardet(sample)
    usual = [encoding for encoding in encodings.table().values() if encoding.rarity is not None]
    also = list(also)
    costs = _costs(opening, (*usual, *also))
    if min(costs.values()) > _POOR * len(opening):
        costs |= _costs(opening, _proposed(sample))
    if len(sample) > len(opening):
        most = min(costs.values()) * _SHARE + _SLACK
        left = [encoding for encoding in sorted(costs, key=costs.__getitem__)[:_MOST] if costs[encoding] <= most]
        costs = _costs(_completed(sample, data, left), dict.fromkeys((*left, *also)))
    return _ordered(
        {encoding: bits + _reserve(encoding) - _CHARDET * trusted.get(encoding, 0.0) for encoding, bits in costs.items()},
        opening,
    )


def _reserve(encoding: Encoding) -> int:
    """Return the bits by which an encoding must read better than the commonest legacy one."""
    if encoding.rarity is not None:
        return encoding.rarity
    return _UTF8 if encoding.name == "utf-8" else _UNLISTED


def _ordered(weighed: dict[Encoding, float], sample: bytes) -> list[Guess]:
    """Return guesses, the best first; encodings that give the same text share its belief."""
    order = sorted(weighed, key=weighed.__getitem__)
    best = weighed[order[0]]
    texts = {encoding: encoding.decode(sample)[0] for encoding in order}
    belief = {texts[encoding]: 0.5 ** ((weighed[encoding] - best) / _EVIDENCE) for encoding in reversed(order)}
    total = sum(belief.values())
    return [Guess(encoding, weighed[encoding], belief[texts[encoding]] / total) for encoding in order]


def _costs(sample: bytes, candidates: Iterable[Encoding]) -> dict[Encoding, float]:
    """Return the bits of the sample in each encoding."""
    from corpus.legibility import cost, once

    by_text: dict[str, float] = {}
    found = {}
    for encoding in dict.fromkeys(candidates):
        # Vietnamese has its tones apart in windows-1258.
        text = normalize("NFC", encoding.decode(sample)[0])
        text = once(text) if encoding.name == "utf-8" else text
        if text not in by_text:
            by_text[text] = cost(text)
        found[encoding] = by_text[text]
    return found


def _sample(data: bytes, size: int, places: int) -> bytes:
    """Return about `size` bytes of what is around bytes beyond ASCII, from so many places of the data."""
    starts = [0]
    for place in range(1, places if len(data) > size else 1):
        at = len(data) // places * place
        space = _SPACE.search(data, at, at + size)
        if space:
            starts.append(space.end())
    return b"\n".join(piece for at in starts for piece in _pieces(data, at, size // len(starts)))


def _pieces(data: bytes, at: int, size: int) -> Iterable[bytes]:
    """Yield pieces of `data` from `at` on, each around a byte beyond ASCII, `size` bytes in all."""
    while size > 0 and (found := _NON_ASCII.search(data, at)):
        start = max(at, found.start() - _REACH)
        space = _SPACE.search(data, found.start() + _REACH, start + size)
        at = space.end() if space else start + size
        yield data[start:at]
        size -= at - start


def _completed(sample: bytes, data: bytes, left: list[Encoding]) -> bytes:
    """Return the sample with a place for each byte that it lacks, if they are characters of their own."""
    if any(encoding.wide for encoding in left):
        return sample
    places = (data.find(byte, 0, _SEARCHED) for byte in set(range(0x80, 0x100)) - set(sample))
    more = [data[max(0, at - _NARROW) : at + _NARROW] for at in sorted(places) if at >= 0]
    return b"\n".join([sample, *more])


@cache
def _candidates() -> frozenset[str]:
    return frozenset(name for encoding in encodings.table().values() for name in encoding.detectable)


def _chardet(sample: bytes) -> dict[Encoding, float]:
    """Return chardet's answers with their confidence; the first of several names for one encoding counts."""
    import chardet

    answers = chardet.detect_all(
        _DECLARATION.sub(b" ", sample),
        ignore_threshold=True,
        include_encodings=_candidates(),
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
