"""The folded stretches of one text, cut out of many lines that were folded at once: sentences are short, and many."""

from __future__ import annotations

from corpus.folding import Folded, fold, fold_letters, folds_alike

# Lines are folded ahead, so many characters at once; what stands a little before them is folded by itself.
_AT_ONCE, _BACK = 1 << 16, 1 << 12
# Which sigma a capital one becomes is told by the letters beside it.
_SIGMA = "Σ"
_ALL_SEEN = frozenset[int]()
# Made from its tuple: by name it takes three times as long.
_new = tuple.__new__


class Stretches:
    """The folded stretches of one text. Where folding moves nothing they are cut out of folded lines."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text
        self._start = self._end = 0
        self._folded: str | None = None
        self._alike = False

    def lines(self, start: int, end: int) -> Folded:
        """Return some lines as `fold_letters` does; their stretches are at hand from then on."""
        lines = self._text[start:end]
        folded = fold_letters(lines)
        moved = folded.origin is not None or _SIGMA in lines
        self._start, self._end, self._folded = start, end, None if moved else folded.text
        self._alike = not moved and folds_alike(lines)
        return folded

    def letters(self, start: int, end: int) -> str:
        """Return the text of a stretch as `fold_letters` does."""
        if self._folded is not None and self._start <= start and end <= self._end:
            return self._folded[start - self._start : end - self._start]
        return fold_letters(self._text[start:end]).text

    def fold(self, start: int, end: int) -> Folded:
        """Return a stretch as `fold` does."""
        if start >= self._end or start < self._start - _BACK:
            first = self._text.rfind("\n", 0, start) + 1
            self.lines(first, self._text.find("\n", max(end, first + _AT_ONCE)) + 1 or len(self._text))
        if self._alike and self._start <= start and end <= self._end:
            return _new(Folded, (self.letters(start, end), end - start, None, _ALL_SEEN))
        return fold(self._text[start:end])
