"""Which words that the rules do not take for a role are one on their page: a trained score of each among the others.

A word that may be something else (a captain, a rider, a manager of nobody knows what) is one where the page lists pay,
names it elsewhere, or has such words around it. The trees and the weights of words come from `tools/train_mentions.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp

from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.roles.cues import State
from corpus.roles.growth import Grown
from corpus.roles.pack import PIVOT
from corpus.trees import forests
from corpus.wording import Place, beside, places, read, sums, title, weights

_OPTIONS = ("weak", "verb", "thing", "device", "name", "marked", "definite")
_BESIDE = ("taken", "gap", "same")
_PARTS = "before right-before near-before behind right-behind near-behind own title".split()
NAMES = (
    *"state bare parts size options pivot guest coded".split(),
    *_OPTIONS,
    *"to-start to-end line-length heads taken share same-name same-words met".split(),
    *"number-behind number-before numbers-behind numbers-before".split(),
    *"capital upper titled sign-behind sign-before capital-behind letter-before".split(),
    *(f"{name}-1" for name in _BESIDE),
    *(f"{name}+1" for name in _BESIDE),
    *"in-line above below like-above like-below line place chars".split(),
    *(f"words-{part}" for part in _PARTS),
    "words",
)
"""The names of the numbers that `Mentions.rows` gives."""

_BEFORE, _RIGHT_BEFORE, _BEHIND, _OWN, _TITLE = map(_PARTS.index, ("before", "right-before", "behind", "own", "title"))
# Characters that are read, and words of them, before and behind; so many are near.
_READ_BEFORE, _READ_BEHIND, _NEAR = (100, 15), (80, 14), 4
_FAR, _UNLIKE, _ASCII = 400, 99, 128
_NUMBER = lazy(r"\d[\d.,]+")
# A page has so many characters, so many roles that the rules take, and not more of other heads; so likely one of these
# is a role that becomes one.
_SHORT, _FEWEST, _MOST, _ROLE = 200, 2, 400, 0.6


class Candidate(NamedTuple):
    """A head as it grew, where it stands in the text, what the rules say of it, and if it is of another language."""

    start: int
    end: int
    grown: Grown
    state: State
    guest: bool

    @property
    def taken(self) -> bool:
        """Whether the rules take it for a role."""
        return self.state is State.SURE


def settled(text: str, found: Sequence[Candidate]) -> Iterator[tuple[Candidate, float | None]]:
    """Yield the roles among all candidates, which are in order: those that the rules take, and those that are likely.

    The latter come with how likely they are.
    """
    refused = [at for at, each in enumerate(found) if not each.taken]
    if not 0 < len(refused) <= _MOST or len(found) - len(refused) < _FEWEST or len(text) < _SHORT:
        yield from ((each, None) for each in found if each.taken)
        return
    rows = Mentions(text, found).rows(refused)
    likely = [1 / (1 + exp(-value)) for value in forests("mentions.json")["mention"].values(rows)]
    sure = dict(zip(refused, likely, strict=True))
    last = 0
    for at, each in enumerate(found):
        if each.taken:
            yield each, None
        elif sure[at] >= _ROLE and each.start >= last:
            yield each, sure[at]
            last = each.end


class Mentions:
    """The candidates of one text, in numbers."""

    def __init__(self, text: str, found: Sequence[Candidate]) -> None:
        """Take the text and all candidates, in order."""
        self._text, self._found = text, found
        self._breaks = [at for at, char in enumerate(text) if char == "\n"]
        self._numbers = [match.start() for match in _NUMBER.finditer(text)]
        self._taken = [each for each in found if each.taken]
        self._names = Counter(each.grown.head.english for each in self._taken)
        self._words = Counter(self._spelled(each) for each in self._taken)
        self._met = Counter(each.grown.head.english for each in found)
        self._columns: dict[int, list[int]] = {}
        for each in self._taken:
            self._columns.setdefault(self._line(each), []).append(each.start - self._bounds(each)[0])
        self._title = title(text)

    def rows(self, asked: Sequence[int]) -> list[list[float]]:
        """Return the numbers of the candidates at some places, as `NAMES` has them."""
        step, steps = weights("mentions.bin")
        return [[*self.shape(at), *sums(self.places(at), steps, step, len(_PARTS))] for at in asked]

    def shape(self, at: int) -> list[float]:
        """Return the numbers of a candidate that no weights of words are needed for."""
        each = self._found[at]
        text, (start, end), grown = self._text, each[:2], each.grown
        first, last = self._bounds(each)
        options = grown.head.options
        own = text[start:end]
        line = self._line(each)
        return [
            float(each.state.value),
            float(grown.head.kind != "A"),
            float(len(grown.left) + len(grown.right) + len(grown.linked)),
            float(end - start),
            float(len(options)),
            float(grown.head.tag == PIVOT),
            float(each.guest),
            float(bool(grown.head.isco)),
            *(float(option in options) for option in _OPTIONS),
            float(min(_FAR, start - first)),
            float(min(_FAR, last - end)),
            float(min(_FAR, last - first)),
            float(len(self._found)),
            float(len(self._taken)),
            len(self._taken) / len(self._found),
            float(self._names[grown.head.english]),
            float(self._words[self._spelled(each)]),
            float(self._met[grown.head.english] - 1),
            *self._numbered(start, end, first, last),
            float(own[:1].isupper()),
            float(own.isupper()),
            float(own.istitle()),
            _sign(text[end : end + 1]),
            _sign(text[start - 1 : start]),
            float(text[end : end + 2].strip()[:1].isupper()),
            float(text[max(0, start - 2) : start].strip()[-1:].isalnum()),
            *self._beside(at, at - 1),
            *self._beside(at, at + 1),
            float(len(self._columns.get(line, ()))),
            float(len(self._columns.get(line - 1, ()))),
            float(len(self._columns.get(line + 1, ()))),
            self._like(line - 1, start - first),
            self._like(line + 1, start - first),
            float(line),
            start / len(text),
            float(len(text)),
        ]

    def places(self, at: int) -> list[Place]:
        """Return the words around a candidate and its own: the parts where they stand, and places among the weights."""
        return places(self._told(self._found[at]))

    def _told(self, each: Candidate) -> Iterator[tuple[int, str]]:
        text, (start, end) = self._text, each[:2]
        first, last = self._bounds(each)
        before = read(text[max(first, start - _READ_BEFORE[0]) : start])[: -_READ_BEFORE[1] - 1 : -1]
        behind = read(text[end : min(last, end + _READ_BEHIND[0])])[: _READ_BEHIND[1]]
        yield from beside(_BEFORE, before, _NEAR, "\n")
        yield from beside(_BEHIND, behind, _NEAR, "\n")
        yield _RIGHT_BEFORE, f"|{''.join(before[:1])}|{''.join(behind[:1])}"
        name, own, state = each.grown.head.english, self._spelled(each), each.state.value
        yield from ((_OWN, told) for told in (f"e{name}", f"w{own}", f"E{state}{name}", f"W{state}{own}"))
        yield from ((_TITLE, f"T{word}") for word in self._title)

    def _spelled(self, each: Candidate) -> str:
        return self._text[each.start : each.end].lower()

    def _line(self, each: Candidate) -> int:
        return bisect_left(self._breaks, each.start)

    def _bounds(self, each: Candidate) -> tuple[int, int]:
        """Return where the line of a candidate begins and ends."""
        line = self._line(each)
        first = self._breaks[line - 1] + 1 if line else 0
        return first, max(each.end, self._breaks[line] if line < len(self._breaks) else len(self._text))

    def _numbered(self, start: int, end: int, first: int, last: int) -> Iterator[float]:
        """Yield how far numbers stand behind and before, and whether there are any in the line there."""
        at = bisect_left(self._numbers, end)
        behind = self._numbers[at] if at < len(self._numbers) else end + _FAR
        before = self._numbers[at - 1] if at else start - _FAR
        yield float(min(_FAR, behind - end))
        yield float(min(_FAR, start - before))
        yield float(behind < last)
        yield float(first <= before)

    def _beside(self, at: int, other: int) -> tuple[float, float, float]:
        if not 0 <= other < len(self._found):
            return -1.0, float(_FAR), -1.0
        one, two = self._found[at], self._found[other]
        same = one.grown.head.english == two.grown.head.english
        return float(two.taken), float(min(_FAR, abs(two.start - one.start))), float(same)

    def _like(self, line: int, column: int) -> float:
        """Return how far from where a candidate stands in its line one stands in another line."""
        return float(min((abs(column - other) for other in self._columns.get(line, ())), default=_UNLIKE))


def _sign(char: str) -> float:
    """Return the number of an ASCII character beside a candidate, one for all others."""
    return float(min(ord(char or "\n"), _ASCII))
