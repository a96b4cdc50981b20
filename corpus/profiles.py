"""How likely a text in Latin script is in each language, by its words and letter groups.

The weights are made by tools/train_language.py. A feature's weights for all languages are one integer with a field
of 32 bits each, so that adding integers adds up all languages at once.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.packs import data_bytes
from corpus.patterns import lazy

_FIELD = 4
# Sixteen steps of a weight are one unit of natural logarithm; a word counts as two letter groups.
_STEPS = 16
_WORD_WEIGHT = 2
_SIZES = (2, 3, 4)
_NON_LETTERS = lazy(r"(?:[\W\d_]|(?<![^\W\d_])['’]|['’](?![^\W\d_]))+")

Scores = tuple[int, ...]


@cache
def _file() -> tuple[tuple[str, ...], list[str], int, bytes]:
    """Return languages; the words and, in one piece, the letter groups; the number of words; the weights."""
    raw = data_bytes("language.latn.bin")
    tags, counts, rest = raw.split(b"\n", 2)
    words, groups = map(int, counts.split())
    size = (words + groups) * len(tags.split())
    return tuple(tags.decode().split()), rest[: -size - 1].decode().split("\n", words), words, rest[-size:]


def languages() -> tuple[str, ...]:
    """Return the languages in the order of their scores."""
    return _file()[0]


class _Features:
    """Words or letter groups with their weights, which are made for those that are asked for."""

    def __init__(self, features: Sequence[str], weights: bytes, factor: int) -> None:
        """Take features and, for each, a row of bytes with a weight for each language, which `factor` multiplies."""
        self._row = len(weights) // len(features)
        self._weights = weights
        self._factor = factor
        self._ends = dict(zip(features, range(self._row, len(weights) + 1, self._row), strict=True))
        self._packed = cache(self._pack)

    def total(self, found: Iterable[str]) -> int:
        """Return the sum of the weights of what was found; what is none of the features has no weight."""
        return sum(map(self._packed, filter(None, map(self._ends.get, found))))

    def _pack(self, end: int) -> int:
        """Return the row of bytes that ends there as one integer, multiplied."""
        wide = bytearray(self._row * _FIELD)
        wide[::_FIELD] = self._weights[end - self._row : end]
        return self._factor * int.from_bytes(wide, "little")


@cache
def _words() -> _Features:
    _, features, words, weights = _file()
    return _Features(features[:words], weights[: words * len(languages())], _WORD_WEIGHT)


@cache
def _groups() -> _Features:
    _, features, words, weights = _file()
    return _Features(features[words].split("\n"), weights[words * len(languages()) :], 1)


@cache
def _fields() -> struct.Struct:
    return struct.Struct(f"<{len(languages())}I")


def _unpacked(total: int) -> Scores:
    fields = _fields()
    return fields.unpack(total.to_bytes(fields.size, "little"))


def packed(scores: Scores) -> bytes:
    """Return scores in a tenth of the room, for `unpacked`."""
    return _fields().pack(*scores)


def unpacked(scores: bytes) -> Scores:
    """Return what was packed."""
    return _fields().unpack(scores)


def by_words(lowered: str) -> Scores:
    """Return each language's score by the whole words of a text in lower case; quick, and blind to rare words."""
    return _unpacked(_words().total(lowered.split()))


def by_letters(lowered: str) -> Scores:
    """Return each language's score by words and letter groups of a text in lower case."""
    padded = f"_{_NON_LETTERS.sub('_', lowered).strip('_')}_"
    groups = [padded[at : at + size] for size in _SIZES for at in range(len(padded) - size + 1)]
    return _unpacked(_words().total(padded.split("_")) + _groups().total(groups))


def apart(difference: int) -> float:
    """Return a difference of scores in units of natural logarithm."""
    return difference / (_STEPS * _WORD_WEIGHT)


def best(scores: Scores) -> tuple[str, float]:
    """Return the language that scores best and its lead over the next one, in units of natural logarithm."""
    second, top = sorted(scores)[-2:]
    return languages()[scores.index(top)], apart(top - second)


def behind(scores: Scores, language: str) -> float:
    """Return by how much a language scores less than the best one, in units of natural logarithm."""
    at = _places().get(language)
    return apart(max(scores) - scores[at]) if at is not None else 0.0


@cache
def _places() -> dict[str, int]:
    return {language: at for at, language in enumerate(languages())}
