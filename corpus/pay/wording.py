"""What the words around a sum tell of it, known to a pack or not: learned weights, in numbers for the trained score.

The weights come from `data/wording.bin`, which `tools/train_verdicts.py` makes: one signed byte for each of `SIZE`
places, into which words are hashed with where they stand. The line before them gives the value of a step. The file is
read for the first page with sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import sqrt
from zlib import crc32

from corpus.document import Span
from corpus.folding import fold
from corpus.packs import data_bytes
from corpus.patterns import lazy

SIZE = 1 << 16
"""How many weights there are."""

_PARTS = "before right-before near-before behind right-behind near-behind above title".split()
NAMES = [*(f"words-{part}" for part in _PARTS), "words"]
"""The names of the numbers that `Wording.of` gives: what each part of the surroundings tells, and all of them."""

_FIRST_BEFORE, _FIRST_BEHIND, _OF_ABOVE, _OF_TITLE = map(_PARTS.index, ("before", "behind", "above", "title"))
# Characters that are read, and words of them: in the line before and behind a sum, in the line above, in the title.
_BEFORE, _BEHIND, _ABOVE, _TITLE = (120, 20), (80, 14), (100, 14), (120, 16)
# So many words are near a sum, and so many right beside it.
_NEAR, _RIGHT = 5, 2
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
_MARKS = r"\u0300-\u036f\u0900-\u0903\u093a-\u094f"
_WORD = lazy(rf"([{_UNSPACED}]+)|(\d+)|(?:[^\W\d_{_UNSPACED}][{_MARKS}]*)+|[^\w\s]")
# Letters by which a word is known in whatever form: of Hangul, which has syllables, fewer.
_BEGINNING, _SYLLABLES, _HANGUL = 6, 2, ("\uac00", "\ud7a3")
_DIGITS = 6
# Letters that are read together where words are not parted.
_GROUP = 2

Weights = Sequence[float]


class Wording:
    """Reads what stands around the sums of one text."""

    def __init__(self, text: str) -> None:
        """Take the text; its first line is its title."""
        self._text = text
        end = text.find("\n")
        self._title = _words(text[: min(_TITLE[0], end if end >= 0 else len(text))])[: _TITLE[1]]

    def of(self, span: Span) -> list[float]:
        """Return the numbers of a sum at a span, as `NAMES` has them: log odds that it is pay."""
        step, weights = _weights()
        return sums(self.places(span), weights, step)

    def places(self, span: Span) -> list[tuple[int, int]]:
        """Return what stands around a sum: numbers of the parts, with places among the weights, each once."""
        return sorted({(part, crc32(word.encode("utf-8", "surrogatepass")) % SIZE) for part, word in self._read(span)})

    def _read(self, span: Span) -> Iterator[tuple[int, str]]:
        text, (start, end) = self._text, span
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        before = _words(text[max(first, start - _BEFORE[0]) : start])[: -_BEFORE[1] - 1 : -1]
        behind = _words(text[end : min(last if last >= 0 else len(text), end + _BEHIND[0])])[: _BEHIND[1]]
        yield from _beside(_FIRST_BEFORE, before)
        yield from _beside(_FIRST_BEHIND, behind)
        if before and behind:
            yield _FIRST_BEFORE + 1, f"|{before[0]}|{behind[0]}"
        above = text[text.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)]
        yield from ((_OF_ABOVE, f"U{word}") for word in _words(above[-_ABOVE[0] :])[-_ABOVE[1] :])
        yield from ((_OF_TITLE, f"T{word}") for word in self._title)


def _beside(part: int, words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield words on one side, the nearest first, with the parts from `part` on: all, right beside a sum, near it."""
    yield from ((part, f"{part}{word}") for word in words)
    yield from ((part + 1, f"{part}{at}{word}") for at, word in enumerate(words[:_RIGHT]))
    yield from ((part + 2, f"{part}n{word}") for word in words[:_NEAR])
    if len(words) > 1:
        yield part + 1, f"{part}p{words[1]} {words[0]}"


def _words(text: str) -> list[str]:
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


def sums(places: Sequence[tuple[int, int]], weights: Weights, step: float) -> list[float]:
    """Return what the weights, `step` each, tell at some places, as `NAMES` has it."""
    found = [0.0] * len(NAMES)
    unit = step / sqrt(max(1, len(places)))
    for part, place in places:
        found[part] += weights[place] * unit
    found[-1] = sum(found)
    return found


@cache
def _weights() -> tuple[float, memoryview]:
    """Return the value of a step, and the steps of each place."""
    head, _, data = data_bytes("wording.bin").partition(b"\n")
    return float(head), memoryview(data).cast("b")
