"""What the words around a sum tell of it, known to a pack or not: learned weights, in numbers for the trained score.

The weights come from `data/wording.bin`, which `tools/train_verdicts.py` makes and the first page with sums reads.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Span
from corpus.pay.columns import head
from corpus.wording import Place, beside, places, read, sums, title, weights

_PARTS = "before right-before near-before behind right-behind near-behind above title head".split()
NAMES = [*(f"words-{part}" for part in _PARTS), "words"]
"""The names of the numbers that `Wording.of` gives: what each part of the surroundings tells, and all of them."""

_FIRST_BEFORE, _FIRST_BEHIND, _OF_ABOVE, _OF_TITLE, _OF_HEAD = map(
    _PARTS.index, ("before", "behind", "above", "title", "head")
)
# Characters that are read, and words of them: in the line before and behind a sum, in the line above; so many are near.
_BEFORE, _BEHIND, _ABOVE, _NEAR = (120, 20), (80, 14), (100, 14), 5
# Of the head of a column so many characters.
_HEAD = 60


class Wording:
    """Reads what stands around the sums of one text."""

    def __init__(self, text: str) -> None:
        """Take the text; its first line is its title."""
        self._text = text
        self._title = title(text)

    def of(self, span: Span) -> list[float]:
        """Return the numbers of a sum at a span, as `NAMES` has them: log odds that it is pay."""
        step, steps = weights("wording.bin")
        return sums(self.places(span), steps, step, len(_PARTS))

    def places(self, span: Span) -> list[Place]:
        """Return what stands around a sum: numbers of the parts, with places among the weights, each once."""
        return places(self._told(span))

    def _told(self, span: Span) -> Iterator[tuple[int, str]]:
        text, (start, end) = self._text, span
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        before = read(text[max(first, start - _BEFORE[0]) : start])[: -_BEFORE[1] - 1 : -1]
        behind = read(text[end : min(last if last >= 0 else len(text), end + _BEHIND[0])])[: _BEHIND[1]]
        yield from beside(_FIRST_BEFORE, before, _NEAR)
        yield from beside(_FIRST_BEHIND, behind, _NEAR)
        if before and behind:
            yield _FIRST_BEFORE + 1, f"|{before[0]}|{behind[0]}"
        above = text[text.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)]
        yield from ((_OF_ABOVE, f"U{word}") for word in read(above[-_ABOVE[0] :])[-_ABOVE[1] :])
        yield from ((_OF_TITLE, f"T{word}") for word in self._title)
        yield from ((_OF_HEAD, f"H{word}") for word in read(head(text, start)[:_HEAD]))
