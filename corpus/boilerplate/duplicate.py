"""Blocks that the page gives twice in full."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page

_LEAST = 160  # weighted characters: shorter repetitions are refrains, forms of words, table cells
_OPENER = 88  # weighted characters of the first paragraph, which teasers give again
_COPIES = 2  # what comes more often belongs to the entries of a list
# Weighted characters of a line of markup, and of two that follow each other, of which no second copy stays.
_LINE, _PAIR = 30, 12
# Cells and code say the same again because they mean it; so many elements around a line tell.
_MEANT = frozenset("table caption tr th td pre dt dd".split())
_INNER = 3
# What one does with an entry of a list, not what it says.
_CONTROLS = frozenset("a button label legend summary".split())


def find(page: Page) -> Iterator[Evidence]:
    """Yield the later copies of long lines of running text, and of the one that opens the text."""
    if page.first is None:
        return
    opener = page.lines[page.first]
    opening = {opener.text} if opener.closed and opener.text[0].isalpha() and opener.size >= _OPENER else set()
    found: dict[str, list[int]] = {}
    for at, line in enumerate(page.lines):
        if (line.prose and line.size >= _LEAST) or line.text in opening:
            found.setdefault(line.text, []).append(at)
    for places in found.values():
        for at in places[1:] if len(places) <= _COPIES else ():
            yield Evidence(at, at + 1, "duplicate", "block", "the same paragraph stands above", 0.9)


def copies(lines: Sequence[Line], gone: Collection[int]) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines of markup that stand above as well, of those that are not in `gone`.

    Pages hold the same text for large and small screens, folded and unfolded, in a quotation or a preview. What stands
    in the same element as before is a refrain; short lines are copies only together with the line beside them. Entries
    of a list may have a price or a place in common: their lines are copies where all of the entry stands above.
    """
    kept = [at for at in range(len(lines)) if at not in gone]
    entries = _Entries(lines)
    texts = [lines[at].text.casefold() for at in kept]
    first: dict[str, int] = {}
    pairs: set[tuple[str, str]] = set()
    for place, (at, text) in enumerate(zip(kept, texts, strict=True)):
        before = (texts[place - 1], text) if place else None
        after = (text, texts[place + 1]) if place + 1 < len(texts) else None
        paired = any(pair in pairs and sum(map(len, pair)) >= _PAIR for pair in (before, after) if pair)
        may_be = text in first and (paired or lines[at].size >= _LINE) and _is_copy(lines[at], lines[first[text]])
        if may_be and entries.all_above(at, first[text]):
            yield at, Evidence(at, at + 1, "duplicate", "copy", "the same line stands above", 0.9)
        first.setdefault(text, at)
        if before:
            pairs.add(before)


def _is_copy(line: Line, other: Line) -> bool:
    """Say whether the markup lets a line be a copy of another of the same text."""
    if line.hint is None or other.hint is None or line.hint.nodes[:-1] == other.hint.nodes[:-1]:
        return False
    return _MEANT.isdisjoint(step.partition(".")[0] for step in line.hint.path[-_INNER:])


class _Entries:
    """The entries of a page's lists: elements of one name beside each other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines of the page."""
        self._lines = lines
        self._first: dict[str, int] = {}
        for at, line in enumerate(lines):
            self._first.setdefault(line.text.casefold(), at)
        self._known: dict[int, bool] = {}

    def all_above(self, at: int, other: int) -> bool:
        """Say whether a line and an `other` one above stand in no two entries of a list, or its entry stands above."""
        own, before = self._lines[at].hint, self._lines[other].hint
        if own is None or before is None or own.tag in _CONTROLS:
            return True
        pairs = zip(own.nodes, before.nodes, strict=False)
        depth = next((depth for depth, (one, two) in enumerate(pairs) if one != two), None)
        if depth is None or own.path[depth] != before.path[depth]:
            return True
        node = own.nodes[depth]
        if node not in self._known:
            self._known[node] = self._stands_above(at, depth, node)
        return self._known[node]

    def _stands_above(self, at: int, depth: int, node: int) -> bool:
        """Say whether all lines of an element, in which the line `at` stands, stand above it too."""
        start = stop = at
        while start and self._is_in(start - 1, depth, node):
            start -= 1
        while stop + 1 < len(self._lines) and self._is_in(stop + 1, depth, node):
            stop += 1
        return all(self._first[line.text.casefold()] < start for line in self._lines[start : stop + 1])

    def _is_in(self, at: int, depth: int, node: int) -> bool:
        hint = self._lines[at].hint
        return hint is not None and hint.nodes[depth : depth + 1] == (node,)
