"""How a line's groups of letters speak for spam: an unseen compound is known by its parts.

The weights come from `data/spam.bin`, which `tools/train_spam.py` makes out of the packs' own words and of clean text
in the same languages: one signed byte for each of `SIZE` places, into which groups of letters, and pairs of
neighbouring words, are hashed. The line before them gives what a line has before its first group, and the value of
a step. The file is read when the first line is asked for.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import sqrt
from zlib import crc32

from corpus.boilerplate.goods import folded_of
from corpus.boilerplate.lines import Line, once
from corpus.packs import data_bytes
from corpus.patterns import lazy

SIZE = 1 << 17
"""How many weights there are."""

_EDGES = ".,;:!?|/\\-–—_()[]{}\"'«»„“”·•。、，！？：；「」『』+*#"
_DIGIT, _FIGURES = lazy(r"\d"), "0.,:;/%$€£¥+-–()x"
_BEGINNING = 6  # letters of a word that count for its neighbour
_UNIT = 2  # bytes of a character in UTF-16
# One to three characters of East Asian scripts, three to five of all others.
_FIRST_WIDE, _WIDE, _NARROW = "\u2e80", (2, 4, 6), (6, 8, 10)
_CODE = "utf-16-le"


@once
def score(line: Line) -> float:
    """Return how much the letters of a line speak for spam, as log odds where half of all lines were spam."""
    start, step, weights = _weights()
    found = places(folded_of(line))
    return start + step * sum([weights[at] for at in found]) / sqrt(len(found)) if found else start


def places(folded: str) -> set[int]:
    """Return the places of a folded text's groups of letters, and of its pairs of words, among the weights."""
    words = _words(folded)
    found: set[int] = set()
    for word in words:
        raw = f" {word} ".encode(_CODE, "surrogatepass")
        for width in _NARROW if word.isascii() or max(word) < _FIRST_WIDE else _WIDE:
            found.update([crc32(raw[at : at + width]) for at in range(0, len(raw) - width + 1, _UNIT)])
    beginnings = [word[:_BEGINNING] for word in words]
    pairs = map(" ".join, pairwise(beginnings))
    found.update([crc32(pair.encode(_CODE, "surrogatepass")) for pair in pairs])
    return {at % SIZE for at in found}


def _words(folded: str) -> list[str]:
    """Return the words of a text without the marks around them; all figures are alike, and those alone left out."""
    words = [word.strip(_EDGES) for word in _DIGIT.sub("0", folded).replace("00000", "0000").split()]
    return [word for word in words if word.strip(_FIGURES)]


@cache
def _weights() -> tuple[float, float, memoryview]:
    """Return what a line has before its first group, the value of a step, and the steps of each place."""
    head, _, data = data_bytes("spam.bin").partition(b"\n")
    start, step = map(float, head.split(b"\t"))
    return start, step, memoryview(data).cast("b")
