"""Words as trained weights know them: in a form that inflection changes little, hashed, with what each tells.

A file of weights has one signed byte for each of `SIZE` places; the line before them gives the value of a step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import sqrt
from zlib import crc32

from corpus.folding import fold
from corpus.packs import data_bytes
from corpus.patterns import lazy

SIZE = 1 << 16
"""How many weights there are."""

_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
_MARKS = r"\u0300-\u036f\u0900-\u0903\u093a-\u094f"
_WORD = lazy(rf"([{_UNSPACED}]+)|(\d+)|(?:[^\W\d_{_UNSPACED}][{_MARKS}]*)+|[^\w\s]")
# Letters by which a word is known in whatever form: of Hangul, which has syllables, fewer.
_BEGINNING, _SYLLABLES, _HANGUL = 6, 2, ("\uac00", "\ud7a3")
_DIGITS = 6
# Letters that are read together where words are not parted.
_GROUP = 2

Place = tuple[int, int]
"""The number of a part of the surroundings, and a place among the weights."""


def read(text: str) -> list[str]:
    """Return the words and signs of a text in a form that inflection changes little, and the lengths of figures."""
    found = []
    for match in _WORD.finditer(fold(text).text):
        word, unspaced, digits = match[0], match[1], match[2]
        if unspaced:
            found += [word[at : at + _GROUP] for at in range(max(1, len(word) - 1))]
        elif digits:
            found.append("0" * min(len(word), _DIGITS))
        else:
            found.append(word[: _SYLLABLES if _HANGUL[0] <= word[0] <= _HANGUL[1] else _BEGINNING])
    return found


def places(told: Iterable[tuple[int, str]]) -> list[Place]:
    """Return the places of what was read, by the parts of the surroundings that it stands in, each once."""
    return sorted({(part, crc32(word.encode("utf-8", "surrogatepass")) % SIZE) for part, word in told})


def sums(at: Sequence[Place], weights: Sequence[float], step: float, parts: int) -> list[float]:
    """Return what the weights, `step` each, tell at some places: of each of so many parts, and of all."""
    found = [0.0] * (parts + 1)
    unit = step / sqrt(max(1, len(at)))
    for part, place in at:
        found[part] += weights[place] * unit
    found[-1] = sum(found)
    return found


@cache
def weights(name: str) -> tuple[float, memoryview]:
    """Return the value of a step of a data file of weights, and the steps of each place."""
    head, _, data = data_bytes(name).partition(b"\n")
    return float(head), memoryview(data).cast("b")
