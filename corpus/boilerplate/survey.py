"""What the lines of a page show of spam, found out when it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corpus.boilerplate import stems
from corpus.boilerplate.goods import Goods, lexica_of, lures, spot
from corpus.boilerplate.lines import REMEMBERED, Joined, Line, once
from corpus.boilerplate.signs import Signs, alone
from corpus.boilerplate.words import Words
from corpus.lexicon import Lexicon
from corpus.patterns import lazy

_FRAME = 24  # lines at an end of a page
_LEAST = 12  # weighted characters of a line whose letters tell
# What a list, a number to dial or a name to reach someone has, and headings seldom.
# What stands between the cells of a row.
_CELL = lazy(r"\s[–—-]\s|[|｜\t]")
_MARKED = lazy(r"[@|，、،/•+]|\d{2}|,[^,]{1,80},")


class Seen(Sequence[Signs]):
    """What the lines of a page show, found out when it is asked for.

    `suspects` are the lines that have goods, `heavy` those in which enough small signs add up.
    """

    def __init__(self, lines: Sequence[Line], words: Words, title: int | None = None) -> None:
        """Look at lines that were read with `words`; `title` is the index of the headline.

        Raises PackError when a ``spam.txt`` is damaged.
        """
        self.lines = lines
        self._lexica = lexica_of(words.tags)
        spot(lines, self._lexica, words)
        self.suspects = [at for at, line in enumerate(lines) if line.facts[Goods]]
        # What they show is remembered with them for the next look, but in a large document there may be too many.
        look = alone if len(lines) <= REMEMBERED else Signs
        suspects = {at: look(lines[at], self._lexica) for at in self.suspects}
        self._made = {**suspects}
        self.heavy = set[int]()
        offers = [each for each in suspects.values() if each.wares]
        if any(each.sure or len(each.wares) > 1 for each in offers) or any(each.contact for each in offers):
            self._hear(suspects, title or 0)

    @property
    def luring(self) -> list[int]:
        """The suspects, and the lines that have an amount and a way to reach someone who has no address."""
        return [at for at, line in enumerate(self.lines) if line.facts[Goods] or lures in line.facts]

    @property
    def unended(self) -> list[int]:
        """The lines near both ends of the page that are no sentences, that no pack knows, and that may be a list.

        A line by itself between paragraphs, which most articles have, is a heading unless something in it tells more.
        A row with figures beside one of as many cells is that of a table.
        """
        lines = self.lines
        size = len(lines)
        near = range(size) if size <= 2 * _FRAME else (*range(_FRAME), *range(size - _FRAME, size))
        found = [at for at in near if _is_unended(lines[at]) and not _is_row(lines, at)]
        known = {*found, size}
        return [
            at
            for at in found
            if at - 1 in known or at + 1 in known or lines[at].facts[Goods] or _MARKED.search(lines[at].folded)
        ]

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, at: Any) -> Any:
        if at not in self._made:
            self._made[at] = Signs(self.lines[at], self._lexica)
        return self._made[at]

    def brief(self, at: int) -> Signs:
        """Return what a line shows to one who looks at all of them: it is not kept."""
        return self._made.get(at) or Signs(self.lines[at], self._lexica)

    def _hear(self, suspects: Mapping[int, Signs], title: int) -> None:
        """Look anew at the lines of whose wares other lines speak."""
        # What two lines have said needs no third one.
        asked = {stem for each in suspects.values() for ware in each.wares for stem in ware}
        said: Counter[str] = Counter()
        own: dict[int, frozenset[str]] = {}
        for at, found in self._having(asked).items():
            line = self.lines[at]
            named = _stems_of(line).union(line.folded.split()) & found & asked if asked & found else None
            if named and self._speaks(at, title):
                own[at] = named
                said.update(named)
                asked.difference_update([stem for stem in named if said[stem] > 1])
                if not asked:
                    break
        for at, each in suspects.items():
            mine = own.get(at, frozenset())
            if any(all(said[stem] > (stem in mine) for stem in ware) for ware in each.wares if ware):
                self._made[at] = Signs(each.line, self._lexica, spoken=True)

    def _having(self, asked: Iterable[str]) -> dict[int, set[str]]:
        """Return the lines that have some of these stems anywhere, in order, with those that they have."""
        page = Joined([line.folded for line in self.lines])
        found: dict[int, set[str]] = {}
        for start, _, own in Lexicon([(stem, stem) for stem in asked], folded=True).places(page.text):
            found.setdefault(page.line(start), set()).update(own)
        return found

    def _speaks(self, at: int, title: int) -> bool:
        """Say whether a line can speak of wares: a sentence, or the headline."""
        each = self[at]
        return each.speaks or (at == title and not each.sure and len(each.wares) < 2)


def _is_unended(line: Line) -> bool:
    """Say whether a line is no sentence, and nothing that the packs know as a whole."""
    if line.closed or line.prose or line.labelled or line.cut or line.size < _LEAST or line.whole or line.labels:
        return False
    return line.stamp is None or not line.stamp.found


def _is_row(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line has a figure and as many cells as such a line right above or below."""
    cells = _cells(lines[at])
    return cells > 1 and any(_cells(lines[i]) == cells for i in (at - 1, at + 1) if 0 <= i < len(lines))


def _cells(line: Line) -> int:
    """Return how many cells a line with a figure has, 0 without one."""
    return len(_CELL.split(line.folded)) if any(map(str.isdigit, line.folded)) else 0


@once
def _stems_of(line: Line) -> frozenset[str]:
    return stems.of(line.folded)
