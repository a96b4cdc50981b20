"""A line as the rules see it: its features, and the words of the packs in it. It knows nothing of its neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, TypeVar, TypeVarTuple

from corpus.blocks import Block, Hint
from corpus.boilerplate.dates import Clockwork, Stamp, clockwork_of
from corpus.boilerplate.words import EDGES, Entry, Match, Words
from corpus.folding import fold
from corpus.patterns import lazy

_Rest = TypeVarTuple("_Rest")
_T = TypeVar("_T")

# Characters of a line that are read; labels stand at its beginning and boilerplate is short.
REACH = 400
_SHORT = 120  # weighted characters: a line that can be a label, a name, an entry of a list

# A character of these scripts carries about as much as two letters: the first and last ones of their blocks.
_WIDE = (
    ("\u1100", "\u11ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
)
# What they begin with in UTF-8.
_WIDE_LEADS = (0xE1, *range(0xE3, 0xEE), 0xEF)
# French sets a blank, which does not break, between a stop and the sign that closes a quotation.
_CLOSERS = "\"'”’»›」』】）)]}*_ \u00a0\u202f"
_FINAL = frozenset(".!?。！？؟۔।॥։።။។")
_INNER = lazy(r"[.!?؟۔።][\"'”’»)\]]{0,2}\s|[。！？।]")
_CUT = lazy(r"(?:\.{3}|…|\[…\]|\[\.\.\.\])[\s)\]》」]{0,2}$")
# Thai and Lao, whose sentences end without a stop, and so many characters that a line of theirs is hardly a headline.
_THAI = ("\u0e00", "\u0eff")
_STOPLESS = 100
# A label and its value, as sheets of facts have: a few words, a colon, something behind.
_FACT = lazy(r"\W{0,3}[^\W\d][^:：。，,.!?！？()（）]{0,24}[:：]\s{0,4}\S")
_QUOTES = tuple('"“«「『„‘')
_ANNOUNCED = 100  # a notice has its phrase so near its beginning
# The last field of a row that ends with an abbreviation, or initials behind a label, no sentence:
# … | 06:00 | Lesezeit: 4 Min. / Photo: A.B.
_FIELD = 52
_ABBREVIATED = lazy(
    r"(?:[|｜·•]|\d.{0,16}\s[^\W\d_]{2,14}:)[^|｜·•]{0,36}\d\s?[^\W\d_]{1,5}\.$"
    r"|^[^:.!?]{3,24}:\s?[^:.!?]{0,6}\d\s?[^\W\d_]{1,4}\.$|[:：]\s?[^\W\d_]\.\s?[^\W\d_]\.$"
)
_CUT_ENDS = frozenset(".…)]》」")
# The sign of copyright; written on to a letter like Ã or Р it is a part of misread text, unless a year follows.
_RIGHTS = lazy(r"(?<![\u00aa-\u1fff])©|©\s?(?:19|20)\d\d")
_GAP = lazy(r"\s\s|[^\S ]")
# White space within lines by which `_GAP` can match.
_GAPS = ("  ", *"\t\x1c\x1d\x1e\x1f\xa0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B)))
_BULLET = lazy(r"[•·●○■□▪◆◇★▶►▸✓➤※]\s*|[-–*+]\s+|\d{1,2}[.)、．]\s*\D")
_DIGIT = lazy(r"\d")
_COUNT = "0123456789 "
_NONE = frozenset[str]()
REMEMBERED = 1 << 13
"""So many lines are remembered: those of some forty pages."""
# So many are read together: what is looked for in all of them takes a part of the time, but memory for all.
AT_ONCE = 1 << 11


class Line:
    """A line and what can be seen in it alone.

    `folded` is the comparable form of its first `REACH` characters, `key` that without the marks around it. `size`
    counts characters, those of scripts without spaces twice. `prose` says that it reads as running text, `cut` that
    it ends in an ellipsis. `whole`, `labels` (with `value`, the offset in `folded` behind them), `edges` (beginnings
    and ends of the key) and `phrases` are the words of the packs in it; `stamp` is read in short lines alone. `hint` is
    what markup says about it. `facts` is what rules found out about the text alone, see `once`.
    """

    __slots__ = (
        "bullet",
        "closed",
        "cut",
        "edges",
        "facts",
        "folded",
        "hint",
        "key",
        "kinds",
        "labelled",
        "labels",
        "phrases",
        "prose",
        "size",
        "stamp",
        "text",
        "value",
        "whole",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        folded: str,
        key: str,
        size: int,
        closed: bool,
        cut: bool,
        prose: bool,
        bullet: bool,
        whole: tuple[Entry, ...] = (),
        labels: tuple[Entry, ...] = (),
        value: int = 0,
        labelled: bool = False,
        edges: tuple[Match, ...] = (),
        phrases: tuple[Match, ...] = (),
        stamp: Stamp | None = None,
    ) -> None:
        """Take what the reader has found."""
        self.text = text
        # Most keys are what the line is, and lines of small letters are their own folded form.
        self.folded = text if folded == text else folded
        self.key = self.folded if key == folded else key
        self.size = size
        self.closed = closed
        self.cut = cut
        self.prose = prose
        self.bullet = bullet
        self.whole = whole
        self.labels = labels
        self.value = value
        self.labelled = labelled
        self.edges = edges
        self.phrases = phrases
        self.stamp = stamp
        self.kinds = _NONE
        if whole or labels or edges or phrases:
            entries = (*whole, *labels, *[match.entry for match in (*edges, *phrases)])
            self.kinds = frozenset([entry.kind for entry in entries])
        self.facts: dict[object, Any] = {}
        self.hint: Hint | None = None

    def within(self, hint: Hint | None) -> Line:
        """Return the line with what markup says about it."""
        if hint is None:
            return self
        line = Line.__new__(Line)
        line.text = self.text
        line.folded = self.folded
        line.key = self.key
        line.size = self.size
        line.closed = self.closed
        line.cut = self.cut
        line.prose = self.prose
        line.bullet = self.bullet
        line.whole = self.whole
        line.labels = self.labels
        line.value = self.value
        line.labelled = self.labelled
        line.edges = self.edges
        line.phrases = self.phrases
        line.stamp = self.stamp
        line.kinds = self.kinds
        line.facts = self.facts
        line.hint = hint
        return line

    @property
    def rest(self) -> str:
        """What follows the label, folded."""
        return self.folded[self.value :].strip()

    def is_whole(self, kind: str, *groups: str) -> Entry | None:
        """Return the entry of `kind` that the line is, from one of `groups`, or None."""
        for entry in self.whole:
            if entry.kind == kind and entry.group in groups:
                return entry
        return None

    def has_label(self, kind: str, *groups: str) -> Entry | None:
        """Return the entry of `kind` that labels the line, from one of `groups`, or None."""
        for entry in self.labels:
            if entry.kind == kind and entry.group in groups:
                return entry
        return None

    def begins(self, kind: str) -> Match | None:
        """Return the word of `kind` that the line's key begins with, or None."""
        return self._edge(kind, "starts") if self.edges else None

    def stops(self, kind: str) -> Match | None:
        """Return the word of `kind` that the line's key ends with, or None."""
        return self._edge(kind, "ends") if self.edges else None

    def _edge(self, kind: str, group: str) -> Match | None:
        return next((m for m in self.edges if m.entry.kind == kind and m.entry.group == group), None)

    def holds(self, kind: str, group: str) -> list[Match]:
        """Return the phrases of `kind` and `group` in the line."""
        if not self.phrases:
            return []
        return [match for match in self.phrases if match.entry.kind == kind and match.entry.group == group]

    def announced(self, kind: str) -> list[Match]:
        """Return the phrases of `kind`, none when the line is running text that quotes or only mentions them."""
        found = self.holds(kind, "phrases")
        if not found or not self.prose:
            return found
        start = found[0].start
        quoted = self.folded[max(0, start - 2) : start].strip()[-1:] in _QUOTES if start > 1 else False
        return [] if start > _ANNOUNCED or (quoted and len(self.folded[:start].strip()) > 2) else found


def is_signed(line: Line) -> bool:
    """Say whether the sign of copyright stands in a line."""
    return "©" in line.folded and _RIGHTS.search(line.folded) is not None


def once(tell: Callable[[Line, *_Rest], _T]) -> Callable[[Line, *_Rest], _T]:
    """Return a function of a line's text and the words that it was read with, which works once for each text."""

    def told(line: Line, /, *rest: *_Rest) -> _T:
        try:
            found: _T = line.facts[tell]
        except KeyError:
            found = line.facts[tell] = tell(line, *rest)
        return found

    return told


def read(blocks: Sequence[Block], words: Words) -> list[Line]:
    """Return the blocks as lines.

    Lines of the texts read last are remembered: a page is judged several times, and pages of a site share many.
    """
    known = _KNOWN.get(words, {})
    texts = dict.fromkeys([block.text for block in blocks])
    lines = {text: line for text in texts if (line := known.get(text))}
    new = [text for text in texts if text not in lines]
    if new:
        for at in range(0, len(new), AT_ONCE):
            batch = new[at : at + AT_ONCE]
            lines |= zip(batch, _first_read(batch, words), strict=True)
        _KNOWN.setdefault(words, {}).update(lines)
    if sum(map(len, _KNOWN.values())) > REMEMBERED:
        _KNOWN.clear()
        _KNOWN[words] = lines
    return [lines[block.text].within(block.hint) for block in blocks]


# The lines read last by the words that they were read with, and their text.
_KNOWN: dict[Words, dict[str, Line]] = {}


def forget() -> None:
    """Drop the lines that were read last."""
    _KNOWN.clear()


class Joined:
    """Lines as one text, in which words are looked for in one pass."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Join them."""
        self.text = "\n".join(lines)
        self._starts = [0, *accumulate([len(line) + 1 for line in lines])]

    def line(self, at: int) -> int:
        """Return the index of the line that a place in the text is of."""
        return bisect_right(self._starts, at) - 1

    def start(self, line: int) -> int:
        """Return where a line begins in the text."""
        return self._starts[line]


def _first_read(texts: Sequence[str], words: Words) -> list[Line]:
    """Return different lines with what they show."""
    folded = fold("\n".join([text[:REACH] for text in texts])).text
    parts = folded.split("\n")
    phrases = _phrases(Joined(parts), words)
    reader = _Reader(words, folded, parts)
    return [
        reader.line(text, part, phrases.get(at, ())) for at, (text, part) in enumerate(zip(texts, parts, strict=True))
    ]


def _phrases(folded: Joined, words: Words) -> dict[int, tuple[Match, ...]]:
    """Return the phrases of each line that has any, with offsets in the folded line."""
    found: dict[int, tuple[Match, ...]] = {}
    for match in words.anywhere(folded.text):
        at = folded.line(match.start)
        start = folded.start(at)
        moved = Match(match.entry, match.start - start, match.end - start)
        found[at] = (*found.get(at, ()), moved)
    return found


class _Weights(dict[str, int]):
    """Characters seen so far with what they count; a regular expression of such wide ranges takes 2 ms to compile."""

    def __missing__(self, char: str) -> int:
        self[char] = 2 if any(first <= char <= last for first, last in _WIDE) else 1
        return self[char]


_WEIGHTS = _Weights()


def weight(text: str) -> int:
    """Return the length of `text` with characters of unspaced scripts counted twice."""
    return len(text) if text.isascii() else sum(map(_WEIGHTS.__getitem__, text))


def _may_be_wide(text: str) -> bool:
    """Say cheaply whether a text may have characters that count twice."""
    utf8 = text.encode("utf-8", "surrogatepass")
    return any(lead in utf8 for lead in _WIDE_LEADS)


class _Reader:
    """Reads the lines of one document; what the whole document lacks is looked for in none of its lines."""

    def __init__(self, words: Words, folded: str, parts: Sequence[str]) -> None:
        """Look once through the folded document, whose lines are `parts`."""
        self._words = words
        self._clockwork: Clockwork = clockwork_of(words)
        self._wide = not folded.isascii() and _may_be_wide(folded)
        self._gaps = any(gap in folded for gap in _GAPS)
        short = [part for part in parts if len(part) <= _SHORT]
        self._figured = dict.fromkeys([part for part in short if _DIGIT.search(part)])
        self._hands = self._clockwork.hands("\n".join(short), "\n".join(self._figured))

    def line(self, text: str, folded: str, phrases: tuple[Match, ...]) -> Line:
        """Return one line."""
        words = self._words
        size = weight(text[:REACH]) + len(text[REACH:]) if self._wide else len(text)
        last = text[-1]
        cut = last in _CUT_ENDS and _CUT.search(text[-8:]) is not None
        closed = not cut and (last in _FINAL or (last in _CLOSERS and text.rstrip(_CLOSERS)[-1:] in _FINAL))
        if closed and last == "." and _ABBREVIATED.search(text[-_FIELD:]):
            closed = False
        prose = size >= 80 and not cut and _is_prose(text, size, closed)
        labels, value = words.label(folded)
        if size > _SHORT:
            edges = tuple(words.starts(folded[:60].strip(EDGES)))
            return Line(text, folded, folded, size, closed, cut, prose, False, (), labels, value, False, edges, phrases)
        key = folded.strip(EDGES)
        if self._gaps and _GAP.search(key):
            key = " ".join(key.split())
        labelled = (":" in folded or "：" in folded) and _FACT.match(folded) is not None
        bullet = not text[0].isalpha() and _BULLET.match(text) is not None
        return Line(
            text, folded, key, size, closed, cut, prose, bullet, words.whole(key), labels, value, labelled,
            self._edges(key), phrases, self._stamp(folded),
        )  # fmt: skip

    def _edges(self, key: str) -> tuple[Match, ...]:
        edges = self._words.edges(key)
        if key[:1].isdigit() and not edges:
            return tuple(match for match in self._words.starts(key.lstrip(_COUNT)) if match.entry.kind == "comments")
        return edges

    def _stamp(self, folded: str) -> Stamp | None:
        hands = self._hands
        if folded in self._figured or (hands.aging and self._clockwork.is_aged(folded, hands)):
            return self._clockwork.read(folded, hands)
        return None


def _is_prose(text: str, size: int, closed: bool) -> bool:
    """Say whether a line of 80 weighted characters or more reads as running text; without stops, by its length."""
    if closed or size >= 260 or (size >= 120 and _INNER.search(text[:REACH]) is not None):
        return True
    return size >= _STOPLESS and sum(_THAI[0] <= char <= _THAI[1] for char in text[:_STOPLESS]) * 2 > _STOPLESS
