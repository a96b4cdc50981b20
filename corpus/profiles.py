"""How likely a text in Latin script is in each language, by its words and letter groups.

The weights are made by tools/train_language.py. A feature's weights for all languages are one integer with a field
of 32 bits each, so that adding integers adds up all languages at once.
"""

from __future__ import annotations

import struct
from functools import cache
from itertools import repeat

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


@cache
def _words() -> dict[str, int]:
    _, features, words, weights = _file()
    return dict(zip(features[:words], _packed(weights[: words * len(languages())], _WORD_WEIGHT), strict=True))


@cache
def _groups() -> dict[str, int]:
    _, features, words, weights = _file()
    return dict(zip(features[words].split("\n"), _packed(weights[words * len(languages()) :], 1), strict=True))


def _packed(weights: bytes, factor: int) -> list[int]:
    """Return each row of bytes as one integer, multiplied."""
    wide = bytearray(len(weights) * _FIELD)
    wide[::_FIELD] = weights
    row = len(languages()) * _FIELD
    return [factor * int.from_bytes(wide[at : at + row], "little") for at in range(0, len(wide), row)]


@cache
def _fields() -> struct.Struct:
    return struct.Struct(f"<{len(languages())}I")


def _unpacked(total: int) -> Scores:
    fields = _fields()
    return fields.unpack(total.to_bytes(fields.size, "little"))


def by_words(lowered: str) -> Scores:
    """Return each language's score by the whole words of a text in lower case; quick, and blind to rare words."""
    return _unpacked(sum(map(_words().get, lowered.split(), repeat(0))))


def by_letters(lowered: str) -> Scores:
    """Return each language's score by words and letter groups of a text in lower case."""
    padded = f"_{_NON_LETTERS.sub('_', lowered).strip('_')}_"
    words = sum(map(_words().get, padded.split("_"), repeat(0)))
    groups = [padded[at : at + size] for size in _SIZES for at in range(len(padded) - size + 1)]
    return _unpacked(words + sum(map(_groups().get, groups, repeat(0))))


def apart(difference: int) -> float:
    """Return a difference of scores in units of natural logarithm."""
    return difference / (_STEPS * _WORD_WEIGHT)


def best(scores: Scores) -> tuple[str, float]:
    """Return the language that scores best and its lead over the next one, in units of natural logarithm."""
    second, top = sorted(scores)[-2:]
    return languages()[scores.index(top)], apart(top - second)


def behind(scores: Scores, language: str) -> float:
    """Return by how much a language scores less than the best one, in units of natural logarithm."""
    known = languages()
    return apart(max(scores) - scores[known.index(language)]) if language in known else 0.0
