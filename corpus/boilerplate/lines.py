"""A line as the rules see it: its features, and the words of the packs in it. It knows nothing of its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from corpus.blocks import Block
from corpus.boilerplate.dates import Clockwork, Stamp, clockwork_of
from corpus.boilerplate.words import EDGES, Entry, Match, Words
from corpus.folding import fold

# Characters of a line that are read; labels stand at its beginning and boilerplate is short.
REACH = 400
_SHORT = 120  # weighted characters: a line that can be a label, a name, an entry of a list

# A character of these scripts carries about as much as two letters.
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_CLOSERS = "\"'”’»›」』】）)]}*_ "
_FINAL = frozenset(".!?。！？؟۔।॥։።။។")
_INNER = re.compile(r"[.!?؟۔።][\"'”’»)\]]{0,2}\s|[。！？।]")
_CUT = re.compile(r"(?:\.{3}|…|\[…\]|\[\.\.\.\])[\s)\]》」]{0,2}$")
# A label and its value, as sheets of facts have: a few words, a colon, something behind.
_FACT = re.compile(r"\W{0,3}[^\W\d][^:：。，,.!?！？()（）]{0,24}[:：]\s{0,4}\S")
_CUT_ENDS = frozenset(".…)]》」")
_GAP = re.compile(r"\s\s|[^\S ]")
_BULLET = re.compile(r"[•·●○■□▪◆◇★▶►▸✓➤※]\s*|[-–*+]\s+|\d{1,2}[.)、．]\s*\D")
_DIGIT = re.compile(r"\d")


@dataclass(eq=False)
class Line:
    """A line and what can be seen in it alone.

    `folded` is the comparable form of its first `REACH` characters, `key` that without the marks around it. `size`
    counts characters, those of scripts without spaces twice. `prose` says that it reads as running text, `cut` that
    it ends in an ellipsis. `whole`, `labels` (with `value`, the offset in `folded` behind them), `edges` (beginnings
    and ends of the key) and `phrases` are the words of the packs in it; `stamp` is read in short lines alone.
    """

    block: Block
    folded: str
    key: str
    size: int
    closed: bool
    cut: bool
    prose: bool
    bullet: bool
    whole: tuple[Entry, ...] = ()
    labels: tuple[Entry, ...] = ()
    value: int = 0
    labelled: bool = False
    edges: tuple[Match, ...] = ()
    phrases: tuple[Match, ...] = field(default=())
    stamp: Stamp | None = None

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of boilerplate that have a word in the line."""
        entries = (*self.whole, *self.labels, *(match.entry for match in (*self.edges, *self.phrases)))
        return frozenset(entry.kind for entry in entries)

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.block.text

    @property
    def rest(self) -> str:
        """What follows the label, folded."""
        return self.folded[self.value :].strip()

    def is_whole(self, kind: str, *groups: str) -> Entry | None:
        """Return the entry of `kind` that the line is, from one of `groups`, or None."""
        return next((entry for entry in self.whole if entry.kind == kind and entry.group in groups), None)

    def has_label(self, kind: str, *groups: str) -> Entry | None:
        """Return the entry of `kind` that labels the line, from one of `groups`, or None."""
        return next((entry for entry in self.labels if entry.kind == kind and entry.group in groups), None)

    def begins(self, kind: str) -> Match | None:
        """Return the word of `kind` that the line's key begins with, or None."""
        return next((m for m in self.edges if m.entry.kind == kind and m.entry.group == "starts"), None)

    def stops(self, kind: str) -> Match | None:
        """Return the word of `kind` that the line's key ends with, or None."""
        return next((m for m in self.edges if m.entry.kind == kind and m.entry.group == "ends"), None)

    def holds(self, kind: str, group: str) -> list[Match]:
        """Return the phrases of `kind` and `group` in the line."""
        return [match for match in self.phrases if match.entry.kind == kind and match.entry.group == group]


def read(blocks: Sequence[Block], words: Words) -> list[Line]:
    """Return the blocks as lines."""
    folded = fold("\n".join(block.text[:REACH] for block in blocks)).text
    parts = folded.split("\n") if blocks else []
    phrases = _phrases(folded, parts, words)
    clockwork = clockwork_of(words)
    return [
        _line(block, part, phrases.get(at, ()), words, clockwork)
        for at, (block, part) in enumerate(zip(blocks, parts, strict=True))
    ]


def _phrases(folded: str, parts: list[str], words: Words) -> dict[int, tuple[Match, ...]]:
    """Return the phrases of each line that has any, with offsets in the folded line."""
    starts = [0, *accumulate(len(part) + 1 for part in parts)]
    found: dict[int, tuple[Match, ...]] = {}
    for match in words.anywhere(folded):
        at = bisect_right(starts, match.start) - 1
        moved = Match(match.entry, match.start - starts[at], match.end - starts[at])
        found[at] = (*found.get(at, ()), moved)
    return found


def weight(text: str) -> int:
    """Return the length of `text` with characters of unspaced scripts counted twice."""
    return len(text) if text.isascii() else 2 * len(text) - len(_WIDE.sub("", text))


def _line(block: Block, folded: str, phrases: tuple[Match, ...], words: Words, clockwork: Clockwork) -> Line:
    text = block.text
    size = weight(text[:REACH]) + len(text[REACH:])
    cut = text[-1] in _CUT_ENDS and _CUT.search(text[-8:]) is not None
    closed = not cut and text.rstrip(_CLOSERS)[-1:] in _FINAL
    prose = size >= 80 and not cut and _is_prose(text, size, closed)
    labels, value = words.label(folded)
    short = size <= _SHORT
    if not short:
        edges = tuple(words.starts(folded[:60].strip(EDGES)))
        return Line(block, folded, folded, size, closed, cut, prose, False, (), labels, value, False, edges, phrases)
    key = folded.strip(EDGES)
    if _GAP.search(key):
        key = " ".join(key.split())
    whole = words.whole(key)
    stamp = clockwork.read(folded) if _DIGIT.search(folded) or clockwork.is_aged(folded) else None
    edges = (*words.starts(key), *words.ends(key))
    labelled = _FACT.match(folded) is not None
    bullet = _BULLET.match(text) is not None
    return Line(
        block, folded, key, size, closed, cut, prose, bullet, whole, labels, value, labelled, edges, phrases, stamp
    )


def _is_prose(text: str, size: int, closed: bool) -> bool:
    """Say whether a line of 80 weighted characters or more reads as running text; without stops, by its length."""
    return closed or size >= 260 or (size >= 120 and _INNER.search(text[:REACH]) is not None)
