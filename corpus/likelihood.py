"""How likely a text is: the bits that it costs in the language that fits it best, by pairs of characters.

The costs come from `data/letters.bin`, which `tools/train_letters.py` makes. Each script is unpacked when its letters
are first met, and a pair is looked up once, so that clean text never pays for them and damaged text little.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from unicodedata import category, name

from corpus.memory import Memory
from corpus.packs import data_bytes
from corpus.records import NamedTuple

# Costs in the file are eighths of a bit.
_UNIT = 8
# Bits of a character that no script of the file holds.
_ASCII, _COMMON_SIGN, _SIGN, _LETTER, _RARE, _NO_CHARACTER, _EMOJI, _HALF_WIDTH = 3, 7, 16, 16, 22, 26, 11, 4
_KNOWN = frozenset("LATIN CYRILLIC GREEK HEBREW ARABIC THAI DEVANAGARI HANGUL CJK HIRAGANA KATAKANA".split())
_COMMON = frozenset("\u00a0“”‘’«»„–—…•·°€£©®、。，！？「」『』《》（）：；【】〜～　،؟؛।״׳־")
# Where Unicode has the scripts that have their own punctuation.
_OTHERS = ("\u0530", "\u1e00")
# More bits than its second character alone costs a pair that has no row of its own; letters of two scripts
# side by side cost far more, but Han, kana and Hangul often stand next to Latin.
_UNSEEN, _MIXED, _MIXED_EAST = 2, 14, 3
_EAST = frozenset(("Hang", "Hani"))
_BESIDE_EAST = _EAST | {"Latn"}
# So many pairs are remembered.
_MOST_REMEMBERED, _MOST_CHARACTERS = 100_000, 1 << 14
# A field of 32 bits, four bytes, holds the sum of more characters than any line has.
_FIELD, _WIDTH = 32, 4
# The key of a pair is one integer, the second character in its upper half.
_HALF = 32
_SPACE = ord(" ")


class Likelihood(NamedTuple):
    """The bits of a text, and the language (BCP 47) that fits it best; None when no letter tells."""

    bits: float
    language: str | None


class _Script:
    """The costs of one script; `first` is the field of its first language."""

    def __init__(self, head: str, first: int) -> None:
        """Take the line of the file's head that tells of the script."""
        names, ranges, *numbers = head.split("\t")
        self.name, *self.languages = names.split(" ")
        self.ranges = list(zip(ranges[::2], ranges[1::2], strict=True))
        self.first = first
        self._counts, self.size = tuple(map(int, numbers[:2])), int(numbers[2])
        self._alone: dict[str, int] = {}

    def unpack(self, data: bytes) -> None:
        """Read what the file says about the script: characters, their costs, pairs (in order), their costs."""
        found, (chars, pairs) = zlib.decompress(data), self._counts
        borders = [2 * chars, chars * len(self.languages), 4 * pairs]
        names, self._costs, keys = (found[sum(borders[:at]) : sum(borders[: at + 1])] for at in range(3))
        self._rows = found[sum(borders) :]
        self.chars, self._pairs = names.decode("utf-16-le"), _integers("I", keys)

    def alone(self, char: str) -> int:
        """Return the costs of one of the script's characters, whatever stands before it."""
        found = self._alone.get(char)
        if found is None:
            found = self._alone[char] = self._packed(self._costs, self.chars.index(char))
        return found

    def after(self, before: str, char: str) -> int | None:
        """Return the costs of `char` after `before` when the pair has a row."""
        pair = ord(before) | ord(char) << 16
        at = bisect_left(self._pairs, pair)
        return self._packed(self._rows, at) if at < len(self._pairs) and self._pairs[at] == pair else None

    def cost(self, before: str, char: str, language: int) -> float:
        """Return the bits of `char` after `before`, which may be a space, in one of the script's languages."""
        each, pair = len(self.languages), ord(before) | ord(char) << 16
        at = bisect_left(self._pairs, pair)
        if at < len(self._pairs) and self._pairs[at] == pair:
            return self._rows[at * each + language] / _UNIT
        more = _border(self) if before == " " else _UNSEEN
        return self._costs[self._places[char] * each + language] / _UNIT + more

    def row(self, char: str, language: int) -> tuple[dict[str, float], float]:
        """Return the bits of one of the script's characters behind those with which it has a row, and behind others."""
        each, key = len(self.languages), ord(char) << 16
        first, end = bisect_left(self._pairs, key), bisect_left(self._pairs, key + (1 << 16))
        costs = self._rows[first * each + language : end * each : each]
        befores = (chr(pair & 0xFFFF) for pair in self._pairs[first:end])
        found = {before: cost / _UNIT for before, cost in zip(befores, costs, strict=True)}
        return found, self._costs[self._places[char] * each + language] / _UNIT + _UNSEEN

    @cached_property
    def _places(self) -> dict[str, int]:
        return {char: at for at, char in enumerate(self.chars)}

    @cached_property
    def unseen(self) -> int:
        """The costs that a pair without a row has beyond those of its second character."""
        return self._packed(bytes([_UNSEEN * _UNIT]) * len(self.languages), 0)

    def _packed(self, rows: bytes, at: int) -> int:
        """Return a row, which has a byte for each language, as one integer."""
        each = len(self.languages)
        if each == 1:
            return rows[at] << self.first * _FIELD
        wide = bytearray(each * _WIDTH)
        wide[::_WIDTH] = rows[at * each : (at + 1) * each]
        return int.from_bytes(wide, "little") << self.first * _FIELD


class _ScriptOf(Memory[str, "_Script | None"]):
    """The script that has costs for each character, asked once for each."""

    def __init__(self, tell: Callable[[str], _Script | None]) -> None:
        super().__init__(_MOST_CHARACTERS)
        self._tell = tell

    def __missing__(self, char: str) -> _Script | None:
        """Return the script of a character that was not met before."""
        found = self[char] = self._tell(char)
        return found


class _Costs(dict[int, int]):
    """The cost of each pair of characters in every language at once, as one integer with a field for each language.

    Adding up the integers of a text adds up all its languages. The lowest field counts whatever the language.
    """

    def __init__(self) -> None:
        """Read the file's head; the rest follows when a script is met."""
        super().__init__()
        head, _, self._data = data_bytes("letters.bin").partition(b"\n\n")
        self.scripts: list[_Script] = []
        self.size = 1
        for line in head.decode().split("\n"):
            self.scripts.append(_Script(line, self.size))
            self.size += len(self.scripts[-1].languages)
        self.spans = [(one.first, one.first + len(one.languages), one.languages) for one in self.scripts]
        self.unpack = struct.Struct(f"<{self.size}I").unpack
        self._ranges = sorted((*ends, script) for script in self.scripts for ends in script.ranges)
        self._starts = [start for start, _, _ in self._ranges]
        self._loaded: set[str] = set()
        self.script_at = _ScriptOf(self._script).__getitem__

    def fields(self, script: _Script) -> range:
        """Return where the fields of the languages of a script begin, in bits."""
        return range(script.first * _FIELD, (script.first + len(script.languages)) * _FIELD, _FIELD)

    def __missing__(self, key: int) -> int:
        """Return the costs of a pair that was not met before."""
        found = self._of(chr(key & 0xFFFFFFFF), chr(key >> _HALF))
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[key] = found
        return found

    def _of(self, before: str, char: str) -> int:
        """Return the costs of `char` after `before`."""
        left, right = self.script_at(before), self.script_at(char)
        row = (right or left) if left is right or before == " " or char == " " else None
        found = row.after(before, char) if row else None
        return self._estimate(before, char, left, right) if found is None else found

    def _script(self, char: str) -> _Script | None:
        """Return the script that has costs for a character."""
        at = bisect_right(self._starts, char) - 1
        if at < 0 or char > self._ranges[at][1]:
            return None
        script = self._ranges[at][2]
        if script.name not in self._loaded:
            start = sum(other.size for other in self.scripts[: self.scripts.index(script)])
            script.unpack(self._data[start : start + script.size])
            # Last, for another thread may ask meanwhile: that one unpacks it as well, to the same end.
            self._loaded.add(script.name)
        return script if char in script.chars else None

    def _estimate(self, before: str, char: str, left: _Script | None, right: _Script | None) -> int:
        """Return the cost of `char` after `before`, for which there is no row."""
        if char == " ":
            return (_ASCII + (_border(left) if left else _MIXED * before.isalpha())) * _UNIT
        if right is None:
            sign = _sign(char) + _MIXED * ((left is not None or before == " ") and char.isalpha())
            return sign * _UNIT if left is None else sign * _UNIT + self[ord(before) | _SPACE << _HALF]
        if before == " ":
            return right.alone(char) + _border(right) * _UNIT
        if left is None:
            return self[_SPACE | ord(char) << _HALF] + _MIXED * before.isalpha() * _UNIT
        if left is right:
            return right.alone(char) + right.unseen
        names = {left.name, right.name}
        mixed = _MIXED_EAST if _EAST & names and names <= _BESIDE_EAST else _MIXED
        return right.alone(char) + mixed * _UNIT


def _border(script: _Script) -> int:
    """Return the bits of a letter that begins or ends a word as none of its script was seen to do."""
    return _MIXED_EAST if script.name in _BESIDE_EAST else _MIXED


def _integers(code: str, data: bytes) -> Sequence[int]:
    """Return little-endian integers; `code` is that of `array`."""
    found = array(code, data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


@lru_cache(_MOST_CHARACTERS)
def _sign(char: str) -> int:
    """Return the bits of a character that the file lacks."""
    if char < "\x80":
        return _ASCII
    if "\uff61" <= char <= "\uff9f":
        return _HALF_WIDTH
    if char in _COMMON or "\uff01" <= char <= "\uff5e":
        return _COMMON_SIGN
    kind = category(char)
    if kind == "So" and char > "\U0001f000":
        return _EMOJI
    if kind in ("Cc", "Co", "Cn", "Cs"):
        return _NO_CHARACTER
    known = name(char, "").partition(" ")[0] in _KNOWN
    if kind[0] not in "LM":
        # Punctuation of scripts that the file lacks stands nowhere else.
        return _SIGN if known or not _OTHERS[0] <= char < _OTHERS[1] else _NO_CHARACTER
    return _RARE if known else _LETTER


@cache
def _costs() -> _Costs:
    return _Costs()


def likelihood(text: str) -> Likelihood:
    """Return the bits of `text`, each script of it in the language that fits best."""
    fields = _fields(text)
    bits, largest, language = fields[0], 0, None
    for first, end, languages in _costs().spans:
        # Nothing in one language is nothing that the script adds.
        if fields[first]:
            each = fields[first:end]
            best = min(each)
            bits += best
            if best > largest:
                largest, language = best, languages[each.index(best)]
    return Likelihood(bits / _UNIT, language)


def bits(text: str) -> float:
    """Return the bits of `text` alone, see `likelihood`: most of what is asked for."""
    fields = _fields(text)
    found = fields[0]
    for first, end, _ in _costs().spans:
        if fields[first]:
            found += min(fields[first:end])
    return found / _UNIT


def _fields(text: str) -> tuple[int, ...]:
    """Return the costs of `text` in each language, and before them those that have none."""
    costs = _costs()
    data = f" {text.lower()} ".encode("utf-32-le", "surrogatepass")
    # Two characters of four bytes each are a key: those that begin at even places, and those at odd ones.
    cut = len(data) // 8 * 8
    keys = chain(_integers("Q", data[:cut]), _integers("Q", data[4 : len(data) - (len(data) - 4) % 8]))
    return costs.unpack(sum(map(costs.__getitem__, keys)).to_bytes(costs.size * _WIDTH, "little"))


Row = tuple[dict[str, float], float]


@cache
def rows(language: str) -> Callable[[str], Row | None]:
    """Return a function that gives the bits of a character in a language, by the one of the same script before it.

    It gives a row, and what stands for all that the row lacks; None for characters without case of no such script.
    """
    script = next(script for script in _costs().scripts if language in script.languages)
    place = script.languages.index(language)

    @lru_cache(_MOST_CHARACTERS)
    def row(char: str) -> Row | None:
        is_own = _costs().script_at(char) is script and char.lower() == char.upper()
        return script.row(char, place) if is_own else None

    return row


@cache
def pair_costs(language: str) -> Callable[[str], float]:
    """Return a function that gives the bits of the second of two characters, in small letters, in a language."""
    costs = _costs()
    script = next(script for script in costs.scripts if language in script.languages)
    place = script.languages.index(language)
    shift = (script.first + place) * _FIELD
    mask = (1 << _FIELD) - 1

    @lru_cache(_MOST_REMEMBERED)
    def cost(pair: str) -> float:
        before, char = pair[0], pair[1]
        if costs.script_at(char) is script and (before == " " or costs.script_at(before) is script):
            return script.cost(before, char, place)
        packed, other = costs[ord(before) | ord(char) << _HALF], costs.script_at(char) or costs.script_at(before)
        # What the language has no letters for costs what it does in the language of its script that fits it best.
        fields = costs.fields(other) if other and other is not script else (shift,)
        return (min(packed >> field & mask for field in fields) + (packed & mask)) / _UNIT

    return cost
