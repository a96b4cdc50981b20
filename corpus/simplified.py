"""Traditional Chinese characters and the Simplified ones that stand for them, one for one."""

from __future__ import annotations

import re
from functools import cache, cached_property

from corpus.packs import data_text

# After so many characters, the packs' own among them, the pattern of the Traditional ones is worth compiling (8 ms).
_MANY = 300_000


@cache
def han_pairs() -> tuple[str, str]:
    """Return the Traditional characters, and at the same places their Simplified ones."""
    _, _, rows = data_text("hant.tsv").partition("\n")
    # A row is a character, a tab, a character and a line break.
    return rows[::4], rows[2::4]


class _Simplifier:
    """Simplifies the first texts character by character, and those after them by a pattern, which skips faster."""

    def __init__(self) -> None:
        self._seen = 0

    def __call__(self, text: str) -> str:
        """Return a text with its Traditional characters simplified."""
        if self._seen < _MANY:
            self._seen += len(text)
            return text if self._simplified.keys().isdisjoint(set(text)) else text.translate(self._table)
        # Every second piece is one of them: to call a function for each would take half as long again.
        pieces = self._pattern.split(text)
        pieces[1::2] = map(self._simplified.__getitem__, pieces[1::2])
        return "".join(pieces)

    @cached_property
    def _table(self) -> dict[int, int]:
        return str.maketrans(*han_pairs())

    @cached_property
    def _simplified(self) -> dict[str, str]:
        return dict(zip(*han_pairs(), strict=True))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"([{han_pairs()[0]}])")


simplify = _Simplifier()
"""Return a text with its Traditional characters simplified; its length stays."""
