"""The double-byte splice: annotations and punctuation written into GBK bytes without regard for character borders.

A class of copied Chinese sites puts `(reading)` behind the bytes of certain characters wherever they occur, also
where they are the end of one character and the beginning of the next. The decoder then takes the lost lead
byte and the bracket for one unknown character, `?`, and reads the text after it shifted by one byte, until an
ASCII character brings it back. So `悅然` became `悅?cè)弧`.

The repair looks at a line as the bytes that it was decoded from, with holes where `?` stands, and searches the
ways to read them for the one in which Chinese characters follow each other as they do in ordinary text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from corpus.alignment import apply
from corpus.document import Edit
from corpus.patterns import lazy
from corpus.repairs.chinese import (
    LEADS,
    LINE_BREAK,
    Frequencies,
    beginnings,
    completions,
    double_byte,
    frequencies,
    has_reading,
    is_of,
    other_script,
    pair,
)
from corpus.repairs.edits import trimmed
from corpus.repairs.gates import SPLICED, SYLLABLE

RULE = "repair.zh.splice"
REASON = "GBK bytes were cut apart by text inserted between them"

_HAN = "\u3400-\u9fff\ue000-\uf8ff"
_HOLE_READING = lazy(rf"({SYLLABLE})\)")
_ANNOTATION = lazy(rf"\(({SYLLABLE})\)")
_HOLE_TAG = lazy(r"/?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>\n]{0,200})?\s?/?>")
_HOLE_BRACKET = lazy(r"[^()（）?]{1,40}[)]")
_HOLE_YEAR = lazy(r"[09]\d\d[年-]")
_IS_CHINESE = lazy(rf"[{_HAN}]")
_NOTE_AT_END = lazy(rf"([{_HAN}])\(({SYLLABLE})\)$")
_ANNOTATED = lazy(rf"([{_HAN}])\(({SYLLABLE})\)")
_FULL_WIDTH = lazy(rf"(?<=[{_HAN}])[，：；（）]")
_HALF_WIDTH = lazy(rf"(?<=[{_HAN}])[,:;](?![)\w])|(?<=[{_HAN}])[,:;](?=[{_HAN}])")
_LINE = lazy(r"[^\n\r]+")

_BRACKETS = tuple(zip("“‘「『《（(", "”’」』》）)", strict=True))
# A stretch of these alone is the writer's own emphasis unless it hides a closing bracket.
_SIGNS = "?!？！"
_BEAM = 24
_MARGIN = 20.0
_CHOICES = 8
_SPACE_BYTE = 0xA1  # both bytes of U+3000
_SIGN_ROWS = (0xA1, 0xA3)
# Costs in natural log units, beside the cost of the characters read.
_ENTER_READING = 2.0
_ENTER_PUNCTUATION = 9.0
_ENTER_IN_ANNOTATED = 4.0
_AGAINST_HABIT = 5.0
_NEW_KEY = 1.5
_SEEN_HERE = 3.0
_KEEP_ANNOTATION = 20.0
_CLOSES = 3.0
_UNFOLD = 1.0
_UNFOLD_WORD = 10.0
_LOST_END = 8.0
_LOST_BYTE = 6.0
_SWALLOWED = 3.0
_OTHER_SCRIPT = 5.0
_LEAST_GAIN = 6.0


@dataclass(frozen=True, slots=True)
class _Path:
    """A way to read a line up to a place: the byte waiting for its second half, and what was written last."""

    cost: float
    pending: int | None
    last: str
    at: int
    step: str | None  # what the last step wrote; None when it copied the visible character
    before: _Path | None


def find(text: str) -> list[Edit]:
    """Return the edits that undo the splice in `text`, in order, each within one line."""
    if not SPLICED.search(text):
        return []
    habit = _Habit.of(text)
    edits: list[Edit] = []
    for line in _LINE.finditer(text):
        if SPLICED.search(line.group()) and _IS_CHINESE.search(line.group()):
            edits += _Line(line.group(), habit).edits(line.start())
    return edits


@dataclass(frozen=True, slots=True)
class _Habit:
    """What the whole document shows about its writing and about the site that damaged it.

    `half_width` and `wide_spaces` say which forms of punctuation and of the ideographic space it has,
    `foreign` is the Chinese script that it does not use, `keys` the characters that bear annotations, `bare`
    those that stand without one at least twice, `pairs` what follows what, `enter` what it costs to suppose a
    damage without a reading.
    """

    half_width: bool
    wide_spaces: bool
    foreign: str
    keys: frozenset[str]
    bare: frozenset[str]
    pairs: frozenset[str]
    enter: float

    @classmethod
    def of(cls, text: str) -> _Habit:
        """Read the habit off a text: a site annotates every occurrence of its characters."""
        full = len(_FULL_WIDTH.findall(text))
        half = len(_HALF_WIDTH.findall(text))
        keys = frozenset(m[1] for m in _ANNOTATED.finditer(text) if has_reading(m[1], m[2]))
        plain = _ANNOTATED.sub(r"\1", text)
        seen = Counter(_ANNOTATED.sub("", text))
        pairs = frozenset(map("".join, pairwise(plain)))
        bare = frozenset(char for char, count in seen.items() if count > 1 and char not in keys)
        enter = _ENTER_IN_ANNOTATED if len(keys) > 1 else _ENTER_PUNCTUATION
        return cls(half > full, "\u3000" in text, other_script(text), keys, bare, pairs, enter)

    def cost(self, char: str, *, annotated: bool) -> float:
        """Return what it costs to suppose `char` in this document, with or without an annotation."""
        cost = _OTHER_SCRIPT if is_of(char, self.foreign) else 0.0
        if annotated:
            return cost if char in self.keys else cost + (_AGAINST_HABIT if char in self.bare else _NEW_KEY)
        return cost + (_AGAINST_HABIT if char in self.keys else 0.0)


class _Line:
    """The search over the readings of one line."""

    def __init__(self, line: str, habit: _Habit) -> None:
        self._line = line
        self._habit = habit
        self._open = _unclosed(line)
        self._table: Frequencies = frequencies()

    def edits(self, offset: int) -> list[Edit]:
        """Return the edits of the line, which stands at `offset` in the text."""
        edits: list[Edit] = []
        for _ in range(2):
            best = self._search()
            edits = list(self._stretches(best)) if best else []
            unclosed = _unclosed(apply(self._line, edits)) | self._open
            if unclosed == self._open:
                break
            self._open = unclosed
        return [trimmed(edit, self._line, offset) for edit in edits]

    def _search(self) -> _Path | None:
        line = self._line
        waiting: dict[int, dict[tuple[int | None, str], _Path]] = {
            0: {(None, LINE_BREAK): _Path(0.0, None, LINE_BREAK, 0, None, None)}
        }
        for at in range(len(line)):
            paths = waiting.pop(at, None)
            if not paths:
                continue
            if not waiting and len(paths) == 1 and (ahead := self._ahead(next(iter(paths.values())))):
                waiting[ahead.at] = {(None, ahead.last): ahead}
                continue
            best = min(path.cost for path in paths.values())
            kept = sorted((path for path in paths.values() if path.cost < best + _MARGIN), key=lambda p: p.cost)
            for path in kept[:_BEAM]:
                for following in self._steps(path):
                    there = waiting.setdefault(following.at, {})
                    key = (following.pending, following.last)
                    known = there.get(key)
                    if known is None or following.cost < known.cost:
                        there[key] = following
        ends = [done for path in waiting.get(len(line), {}).values() for done in self._ended(path)]
        return min(ends, key=lambda p: p.cost, default=None)

    def _ahead(self, path: _Path) -> _Path | None:
        """Copy up to the next hole when nothing else is under way, or up to the end."""
        at = self._line.find("?", path.at)
        at = len(self._line) if at < 0 else at
        if path.pending is not None or at == path.at:
            return None
        note = _NOTE_AT_END.search(self._line, max(0, at - 9), at)
        last = self._line[at - 1]
        if note and has_reading(note[1], note[2]):
            last = note[1]
        return _Path(path.cost, None, last, at, None, path)

    def _ended(self, path: _Path) -> Iterator[_Path]:
        """Finish a path at the end of the line; a byte that still waits has lost its partner there."""
        if path.pending is None:
            yield self._wrote(path, "", path.at, None, self._table.cost(path.last, LINE_BREAK))
            return
        for char, _ in self._likeliest(path.last, completions(path.pending)):
            cost = _LOST_END + self._table.cost(path.last, char) + self._table.cost(char, LINE_BREAK)
            yield self._wrote(path, char, path.at, None, cost - (_CLOSES if char in self._open else 0.0))

    def _steps(self, path: _Path) -> Iterator[_Path]:
        char = self._line[path.at]
        if char == "?":
            yield from self._holes(path)
        note = self._annotation(path.at) if char == "(" else None
        if path.pending is None:
            yield _Path(path.cost, None, path.last, note, None, path) if note else self._copied(path, char)
            return
        if note:
            yield self._wrote(path, "", note, path.pending, 0.0)
        yield from self._shifted(path, char)

    def _copied(self, path: _Path, char: str) -> _Path:
        cost = self._table.cost(path.last, char)
        if char == "?" and _HOLE_READING.match(self._line, path.at + 1):
            cost += _KEEP_ANNOTATION
        return _Path(path.cost + cost, None, char, path.at + 1, None, path)

    def _annotation(self, at: int) -> int | None:
        """Return the end of an annotation at `at` that is right for the character before it."""
        match = _ANNOTATION.match(self._line, at)
        return match.end() if match and at and has_reading(self._line[at - 1], match[1]) else None

    def _shifted(self, path: _Path, char: str) -> Iterator[_Path]:
        """Read the waiting byte together with the first byte of the visible character."""
        pending = path.pending or 0
        after = path.at + 1
        if "@" <= char <= "~":
            yield from self._read(path, pending, ord(char), after, None, 0.0)
        for data, cost in _bytes_of(char):
            if data[1] < LEADS.start:
                yield from self._read(path, pending, data[0], after, None, cost, rest=chr(data[1]))
            else:
                yield from self._read(path, pending, data[0], after, data[1], cost)

    def _read(
        self,
        path: _Path,
        lead: int,
        trail: int,
        at: int,
        pending: int | None,
        cost: float,
        *,
        rest: str = "",
        annotated: bool = False,
    ) -> Iterator[_Path]:
        """Write the character of two bytes and `rest`, and go on at `at`."""
        char = pair(lead, trail)
        if char is not None:
            cost += self._cost(path.last, char, annotated=annotated)
            yield self._wrote(path, self._as_written(char) + rest, at, pending, cost)

    def _cost(self, last: str, char: str, *, annotated: bool = False) -> float:
        """Return what it costs to read `char` after what was written last."""
        cost = self._habit.cost(char, annotated=annotated) - (_CLOSES if char in self._open else 0.0)
        char = self._as_written(char)
        return cost + self._table.cost(last, char) - (_SEEN_HERE if last + char in self._habit.pairs else 0.0)

    def _likeliest(self, last: str, chars: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        """Return those of the characters, each with a byte of it, that may well follow `last`."""
        return nsmallest(_CHOICES, chars, key=lambda found: self._cost(last, found[0]))

    def _as_written(self, char: str) -> str:
        if char == "\u3000":
            return char if self._habit.wide_spaces else " "
        return chr(ord(char) - 0xFEE0) if self._habit.half_width and "！" <= char <= "～" else char

    def _wrote(self, path: _Path, written: str, at: int, pending: int | None, cost: float) -> _Path:
        return _Path(path.cost + cost, pending, (path.last + written)[-1:], at, written, path)

    def _holes(self, path: _Path) -> Iterator[_Path]:
        """Read `?` as a lead byte that is not known and perhaps an ASCII character swallowed after it."""
        after = path.at + 1
        note = _HOLE_READING.match(self._line, after)
        if note:
            yield from self._reading_hole(path, note[1], note.end())
        elif path.pending is None:
            yield from self._opening_hole(path)
        else:
            yield from self._closing_hole(path)

    def _reading_hole(self, path: _Path, reading: str, end: int) -> Iterator[_Path]:
        """The byte before the hole and the byte in it are a character that has the reading."""
        known = path.pending
        if known is None:
            known = next((data[1] for data, _ in _bytes_of(path.last)), None)
        if known is None:
            return
        for char, unknown in completions(known):
            if not has_reading(char, reading):
                continue
            if path.pending is None:
                yield self._wrote(path, "", end, unknown, _ENTER_READING + self._habit.cost(char, annotated=True))
            else:
                yield from self._read(path, path.pending, unknown, end, None, 0.0, annotated=True)

    def _opening_hole(self, path: _Path) -> Iterator[_Path]:
        """A full-width sign found across two characters: the hole is the lead byte of the first of them."""
        following = self._line[path.at + 1 : path.at + 2]
        signs = [data for data, _ in _bytes_of(following) if data[0] in _SIGN_ROWS]
        for sign in signs:
            for _, lead in self._likeliest(path.last, beginnings(sign[0])):
                yield from self._read(path, lead, sign[0], path.at + 2, sign[1], self._habit.enter)

    def _closing_hole(self, path: _Path) -> Iterator[_Path]:
        """The hole is the second byte of the character that waits for it."""
        pending, line, after = path.pending or 0, self._line, path.at + 1
        swallowed, end, cost = self._swallowed(after)
        if pending == _SPACE_BYTE and path.last.isspace() and end == len(line):
            yield from self._read(path, pending, _SPACE_BYTE, end, None, cost)
            return
        for _, trail in self._likeliest(path.last, completions(pending)):
            yield from self._read(path, pending, trail, end, None, cost, rest=swallowed)
        if after == len(line):
            return
        for data, cost in _bytes_of("?"):
            yield from self._read(path, pending, data[0], after, data[1], cost)

    def _swallowed(self, at: int) -> tuple[str, int, float]:
        """Return what the hole before `at` swallowed as far as it shows, where to go on, and what that costs.

        A character that is gone without a trace stays `?`.
        """
        line = self._line
        following = line[at : at + 1]
        if not following or following in " ,.!:;()，．！：；（）？\u3000":
            return "", at, _SWALLOWED
        if tag := _HOLE_TAG.match(line, at):
            return "", tag.end(), 0.0
        if year := _HOLE_YEAR.match(line, at):
            return "2" if year.group()[0] == "0" else "1", at, 1.0
        if _HOLE_BRACKET.match(line, at):
            return "(", at, _SWALLOWED
        return "?", at, _LOST_BYTE

    def _stretches(self, end: _Path) -> Iterator[Edit]:
        """Yield an edit for each stretch of the best path that was not copied."""
        steps: list[_Path] = []
        node: _Path | None = end
        while node is not None:
            steps.append(node)
            node = node.before
        start, written, cost = None, "", 0.0
        for previous, step in zip(steps[::-1], steps[-2::-1], strict=False):
            if step.step is None:
                if start is not None:
                    yield from self._edit(start, previous.at, written, previous.cost - cost)
                start = None
                continue
            if start is None:
                start, written, cost = previous.at, "", previous.cost
            written += step.step
        if start is not None:
            yield from self._edit(start, end.at, written, end.cost - cost)

    def _edit(self, start: int, end: int, written: str, cost: float) -> Iterator[Edit]:
        """Yield the edit when it reads clearly better than what stands there."""
        before = self._line[start:end]
        if before == written or (not before.strip(_SIGNS) and written[-1:] not in self._open):
            return
        gain = self._reading_cost(start, before) - cost
        if gain >= _LEAST_GAIN:
            yield Edit(start, end, written, RULE, REASON, codecs=("gbk",), score=round(gain, 1))

    def _reading_cost(self, start: int, shown: str) -> float:
        cost, last = 0.0, self._line[start - 1] if start else LINE_BREAK
        for char in shown:
            cost += self._table.cost(last, char)
            last = char
        return cost + sum(_KEEP_ANNOTATION for _ in re.finditer(rf"\?{SYLLABLE}\)", shown))


def _unclosed(line: str) -> frozenset[str]:
    """Return the closing brackets and quotes that are missing from `line`."""
    return frozenset(right for left, right in _BRACKETS if line.count(left) > line.count(right))


def _bytes_of(char: str) -> list[tuple[tuple[int, int], float]]:
    """Return the two-byte forms that a visible character may have had, with the cost of supposing them."""
    if char == " ":
        return [((0xA1, 0xA1), _UNFOLD)]
    if char == "~":
        return [((0xA1, 0xAB), _UNFOLD)]
    if "!" <= char <= "}":
        return [((0xA3, ord(char) | 0x80), _UNFOLD_WORD if char.isalnum() else _UNFOLD)]
    data = double_byte(char) if char and not char.isascii() else None
    return [(data, 0.0)] if data else []
