"""Words as trained weights know them: in a form that inflection changes little, hashed, with what each tells.

A file of weights has one signed byte for each of `SIZE` places; the line before them gives the value of a step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

# So many words are right beside something; characters and words of a title.
_RIGHT, _TITLE = 2, (120, 16)

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


def beside(part: int, words: Sequence[str], near: int, edge: str = "") -> Iterator[tuple[int, str]]:
    """Yield words on one side, the nearest first, with the parts from `part` on: all, right beside it, `near` it.

    `edge` stands for the first word where there is none.
    """
    yield from ((part, f"{part}{word}") for word in words)
    yield from ((part + 1, f"{part}{at}{word}") for at, word in enumerate(words[:_RIGHT] or [*filter(None, [edge])]))
    yield from ((part + 2, f"{part}n{word}") for word in words[:near])
    if len(words) > 1:
        yield part + 1, f"{part}p{words[1]} {words[0]}"


def title(text: str) -> list[str]:
    """Return the words of the first line of a text."""
    end = text.find("\n")
    return read(text[: min(_TITLE[0], end if end >= 0 else len(text))])[: _TITLE[1]]


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
