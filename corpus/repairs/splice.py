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
from functools import lru_cache

from corpus.alignment import apply
from corpus.document import Edit
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.chinese import ALONE, LEADS, LINE_BREAK, double_byte, frequencies, has_reading, pair
from corpus.repairs.edits import trimmed
from corpus.repairs.gates import REST, SPLICED, SYLLABLE, WIDE, has_holes
from corpus.repairs.habit import BRACKETS, HAN, Habit

RULE = "repair.zh.splice"
REASON = "GBK bytes were cut apart by text inserted between them"

_NEXT_HOLE = lazy(rf"\?|.(?=[{WIDE}])")
_WIDE_READING = lazy(rf"([{WIDE}])({REST})[)）]")
_HOLE_READING = lazy(rf"({SYLLABLE})\)")
_ANNOTATION = lazy(rf"\(({SYLLABLE})\)")
_HOLE_TAG = lazy(r"/?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>\n]{0,200})?\s?/?>")
_HOLE_BRACKET = lazy(r"[^()（）?]{1,40}[)]")
_HOLE_YEAR = lazy(r"[09]\d\d[年-]")
_IS_CHINESE = lazy(rf"[{HAN}]")
_NOTE_AT_END = lazy(rf"([{HAN}])\(({SYLLABLE})\)$")
_LINE = lazy(r"[^\n\r]+")

# A stretch of these alone is the writer's own emphasis unless it hides a closing bracket.
_SIGNS = "?!？！"
_BEAM = 24
_MARGIN = 14.0
_SIGN_HOLE = 2  # characters
_FEW_SIGNS = 5
_BETWEEN_SIGNS = 12
_MOST_SIGNS = 50
_SPACE_BYTE = 0xA1  # both bytes of U+3000
_SIGN_ROWS = (0xA1, 0xA3)
_WIDE_BRACKET = 0xA3
# Costs in natural log units, beside the cost of the characters read.
_ENTER_READING = 2.0
_KEEP_ANNOTATION = 20.0
_CLOSES = 3.0
_UNFOLD = 1.0
_UNFOLD_WORD = 10.0
_LOST_END = 8.0
_LOST_BYTE = 6.0
_SWALLOWED = 3.0
_LEAST_GAIN = 6.0


class _Path(NamedTuple):
    """A way to read a line up to a place: the byte waiting for its second half, and what was written last."""

    cost: float
    pending: int | None
    last: str
    at: int
    step: str | None  # what the last step wrote; None when it copied the visible character
    before: _Path | None


def find(text: str) -> list[Edit]:
    """Return the edits that undo the splice in `text`, in order, each within one line."""
    if not has_holes(text):
        return []
    if not (lines := [line for line in _LINE.finditer(text) if _is_marked(line.group())]):
        return []
    habit = Habit(text)
    spliced = _spliced(lines, habit)
    edits: list[Edit] = []
    keys: Counter[str] = Counter()
    for line in spliced:
        search = _Line(line.group(), habit)
        edits += search.edits(line.start())
        keys += search.keys
    if not keys:
        return edits
    # What the first reading of the document shows about the site decides what it left open.
    habit = Habit(apply(text, edits), keys)
    return [edit for line in spliced for edit in _Line(line.group(), habit).edits(line.start())]


def _is_marked(line: str) -> bool:
    return (SPLICED.search(line) and _IS_CHINESE.search(line)) is not None


def _spliced(lines: list[re.Match[str]], habit: Habit) -> list[re.Match[str]]:
    """Return those of the lines with holes that may be spliced.

    A site that splices annotates, and strikes signs now and then: `?!` all over a line, or often in a document without
    a single reading, is the writer's own.
    """
    spliced = []
    signs, reads = 0, habit.has_keys
    for line in lines:
        holes = SPLICED.findall(line.group())
        struck = sum(len(hole) == _SIGN_HOLE for hole in holes)
        signs += struck
        reads = reads or struck < len(holes)
        if struck <= _FEW_SIGNS or struck * _BETWEEN_SIGNS < line.end() - line.start():
            spliced.append(line)
    return spliced if reads or signs <= _MOST_SIGNS else []


class _Line:
    """The search over the readings of one line."""

    def __init__(self, line: str, habit: Habit) -> None:
        self._line = line
        self._habit = habit
        self._open = _unclosed(line)
        self._table = frequencies()
        self.keys: Counter[str] = Counter()

    def edits(self, offset: int) -> list[Edit]:
        """Return the edits of the line, which stands at `offset` in the text."""
        edits: list[Edit] = []
        for _ in range(2):
            best = self._search()
            edits = list(self._stretches(best)) if best else []
            self.keys = Counter(self._keys(best)) if best else Counter()
            unclosed = _unclosed(apply(self._line, edits)) | self._open
            if unclosed == self._open:
                break
            self._open = unclosed
        return [trimmed(edit, self._line, offset) for edit in edits]

    def _search(self) -> _Path | None:
        length = len(self._line)
        waiting: dict[int, dict[tuple[int | None, str], _Path]] = {
            0: {(None, LINE_BREAK): _Path(0.0, None, LINE_BREAK, 0, None, None)}
        }
        while waiting and (at := min(waiting)) < length:
            found = waiting.pop(at)
            if not waiting and len(found) == 1 and (ahead := self._ahead(next(iter(found.values())))):
                waiting[ahead.at] = {(None, ahead.last): ahead}
                continue
            for path in _best(found):
                for following in self._steps(path):
                    there = waiting.setdefault(following.at, {})
                    key = (following.pending, following.last)
                    known = there.get(key)
                    if known is None or following.cost < known.cost:
                        there[key] = following
        ends = [done for path in waiting.get(length, {}).values() for done in self._ended(path)]
        return min(ends, key=lambda path: path.cost, default=None)

    def _ahead(self, path: _Path) -> _Path | None:
        """Copy up to the next hole when nothing else is under way, or up to the end."""
        hole = _NEXT_HOLE.search(self._line, path.at)
        at = hole.start() if hole else len(self._line)
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
        for cost, char, _ in self._choices(path.last, path.pending):
            yield self._wrote(path, char, path.at, None, _LOST_END + cost + self._table.cost(char, LINE_BREAK))

    def _steps(self, path: _Path) -> Iterable[_Path]:
        char = self._line[path.at]
        if char > "\x7f":
            if note := _WIDE_READING.match(self._line, path.at + 1):
                return [*self._wide_hole(path, char, note), self._copied(path, char)]
            return [self._copied(path, char)] if path.pending is None else self._shifted(path, path.pending, char)
        return self._ascii_steps(path, char)

    def _ascii_steps(self, path: _Path, char: str) -> Iterator[_Path]:
        if char == "?":
            yield from self._holes(path)
        note = self._annotation(path) if char == "(" else None
        if path.pending is None:
            yield _Path(path.cost, None, path.last, note, None, path) if note else self._copied(path, char)
            return
        if note:
            yield self._wrote(path, "", note, path.pending, 0.0)
        yield from self._shifted(path, path.pending, char)

    def _copied(self, path: _Path, char: str) -> _Path:
        cost = self._table.cost(path.last, char)
        if char == "?" and _HOLE_READING.match(self._line, path.at + 1):
            cost += _KEEP_ANNOTATION
        return _Path(path.cost + cost, None, char, path.at + 1, None, path)

    def _annotation(self, path: _Path) -> int | None:
        """Return the end of an annotation here that is right for the character before it, as shown or as read."""
        at = path.at
        match = _ANNOTATION.match(self._line, at)
        if match and at and (has_reading(self._line[at - 1], match[1]) or has_reading(path.last, match[1])):
            return match.end()
        return None

    def _shifted(self, path: _Path, pending: int, char: str) -> list[_Path]:
        """Read the waiting byte together with the first byte of the visible character."""
        after = path.at + 1
        found = self._read(path, pending, ord(char), after, None, 0.0) if "@" <= char <= "~" else []
        for (first, second), cost in _bytes_of(char):
            if second < LEADS.start:
                found += self._read(path, pending, first, after, None, cost, chr(second))
            else:
                found += self._read(path, pending, first, after, second, cost)
        return found

    def _read(
        self, path: _Path, lead: int, trail: int, at: int, pending: int | None, cost: float, rest: str = ""
    ) -> list[_Path]:
        """Write the character of two bytes and `rest`, if there is one, and go on at `at`."""
        char = pair(lead, trail)
        if char is None:
            return []
        written = self._habit.as_written(char)
        # The site did not look again at a character that it had taken the first byte of for the end of a key.
        cost += self._habit.cost(path.last, written, orphan=path.step == "")
        if char in self._open:
            cost -= _CLOSES
        return [_Path(path.cost + cost, pending, rest or written, at, written + rest, path)]

    def _choices(self, last: str, byte: int, *, ends: bool = False) -> Iterator[tuple[float, str, int]]:
        """Yield the likeliest characters after `last` that begin or end with `byte`."""
        for cost, char, other in self._habit.choices(last, byte, ends=ends):
            yield cost - (_CLOSES if char in self._open else 0.0), char, other

    def _wrote(self, path: _Path, written: str, at: int, pending: int | None, cost: float) -> _Path:
        return _Path(path.cost + cost, pending, (path.last + written)[-1:], at, written, path)

    def _holes(self, path: _Path) -> Iterator[_Path]:
        """Read `?` as a lead byte that is not known and perhaps an ASCII character swallowed after it."""
        note = _HOLE_READING.match(self._line, path.at + 1)
        if note:
            yield from self._reading_hole(path, note[1], note.end())
        elif path.pending is None:
            yield from self._opening_hole(path)
        else:
            yield from self._closing_hole(path, path.pending)

    def _reading_hole(self, path: _Path, reading: str, end: int, unknown: int | None = None) -> Iterator[_Path]:
        """The byte before the hole and the byte in it, `unknown` if it shows, are a character that has the reading."""
        if path.pending is not None:
            for cost, char, byte in self._habit.read_as(reading, path.pending):
                if unknown in (None, byte):
                    yield self._wrote(path, char, end, None, self._habit.key_cost(path.last, char, cost))
            return
        for known in [data[1] for data, _ in _bytes_of(path.last)][:1]:
            for cost, _, byte in self._habit.read_as(reading, known):
                if unknown in (None, byte):
                    yield self._wrote(path, "", end, byte, _ENTER_READING + cost)

    def _wide_hole(self, path: _Path, char: str, note: re.Match[str]) -> Iterator[_Path]:
        """A full-width bracket was taken apart: its first byte ends `char`, its second begins the sign that follows."""
        data, sign = double_byte(char), double_byte(note[1])
        if data and sign and data[1] == _WIDE_BRACKET:
            reading = chr(sign[1]) + note[2]
            yield from self._reading_hole(path, reading, note.end(), data[0])

    def _opening_hole(self, path: _Path) -> Iterator[_Path]:
        """A full-width sign found across two characters: the hole is the lead byte of the first of them."""
        following = self._line[path.at + 1 : path.at + 2]
        for sign in [data for data, _ in _bytes_of(following) if data[0] in _SIGN_ROWS]:
            for cost, char, _ in self._choices(path.last, sign[0], ends=True):
                yield self._wrote(path, char, path.at + 2, sign[1], self._habit.enter + cost)

    def _closing_hole(self, path: _Path, pending: int) -> Iterator[_Path]:
        """The hole is the second byte of the character that waits for it."""
        line, after = self._line, path.at + 1
        swallowed, end, lost = self._swallowed(after)
        if pending == _SPACE_BYTE and path.last.isspace() and end == len(line):
            yield from self._read(path, pending, _SPACE_BYTE, end, None, lost)
            return
        for cost, char, trail in self._choices(path.last, pending):
            if trail == ALONE:
                yield self._wrote(path, char, after, None, cost)
            else:
                yield self._wrote(path, char + swallowed, end, None, lost + cost)
        if after < len(line):
            for data, unfolded in _bytes_of("?"):
                yield from self._read(path, pending, data[0], after, data[1], unfolded)

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

    def _keys(self, end: _Path) -> Iterator[str]:
        """Yield the annotated characters that a path read out of holes."""
        path: _Path | None = end
        while path is not None and (before := path.before):
            at = before.at + 1
            note = _HOLE_READING if self._line[before.at : at] == "?" else _WIDE_READING
            if path.step is not None and path.at > at and note.match(self._line, at):
                data = double_byte(before.last)
                if before.pending is not None:
                    yield path.step
                elif data and path.pending is not None:
                    yield pair(data[1], path.pending) or ""
            path = before

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


def _best(found: dict[tuple[int | None, str], _Path]) -> list[_Path]:
    """Return the paths that are worth following."""
    if len(found) == 1:
        return list(found.values())
    least = min(path.cost for path in found.values()) + _MARGIN
    return sorted((path for path in found.values() if path.cost < least), key=lambda path: path.cost)[:_BEAM]


def _unclosed(line: str) -> frozenset[str]:
    """Return the closing brackets and quotes that are missing from `line`."""
    return frozenset(right for left, right in BRACKETS if line.count(left) > line.count(right))


@lru_cache(maxsize=1 << 12)
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
