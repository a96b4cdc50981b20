"""How likely a text is: the bits that it costs in the language that fits it best, by pairs of characters.

The costs come from `data/letters.bin`, which `tools/train_letters.py` makes. They are read when first asked for, script
by script, so that clean text never pays for them.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import add
from typing import NamedTuple
from unicodedata import category, name

from corpus.packs import data_bytes

# Costs in the file are eighths of a bit.
_UNIT = 8
# Bits of a character that no script of the file holds.
_ASCII, _COMMON_SIGN, _SIGN, _LETTER, _RARE, _NO_CHARACTER, _EMOJI, _HALF_WIDTH = 3, 7, 16, 16, 22, 26, 11, 4
_KNOWN = frozenset("LATIN CYRILLIC GREEK HEBREW ARABIC THAI DEVANAGARI HANGUL CJK HIRAGANA KATAKANA".split())
_COMMON = frozenset("\u00a0“”‘’«»„–—…•·°€£©®、。，！？「」『』《》（）：；【】〜～　،؟؛।״׳־")
# More bits than its second character alone costs a pair that has no row of its own; letters of two scripts
# side by side cost far more, but Han, kana and Hangul often stand next to Latin.
_UNSEEN, _MIXED, _MIXED_EAST = 2, 14, 3
_EAST = frozenset(("Hang", "Hani"))
_BESIDE_EAST = _EAST | {"Latn"}
# So many pairs are remembered that have no row.
_MOST_REMEMBERED = 200_000
# A field of 32 bits holds the sum of more characters than any line has.
_FIELD = 32


class Likelihood(NamedTuple):
    """The bits of a text, and the language (BCP 47) that fits it best; None when no letter tells."""

    bits: float
    language: str | None


class _Script(NamedTuple):
    """The costs of one script as the file has them; `first` is the field of its first language."""

    name: str
    languages: list[str]
    first: int
    chars: str
    pairs: str
    rows: bytes

    def packed(self, keys: Iterable[str], rows: bytes) -> Iterator[tuple[str, int]]:
        """Yield each key with its integer; `rows` hold a byte for each key and language."""
        size, shift = len(self.languages), self.first * _FIELD
        pack = struct.Struct(f"<{size}I").pack
        for at, key in enumerate(keys):
            yield key, int.from_bytes(pack(*rows[at * size : (at + 1) * size]), "little") << shift

    def every(self, bits: int) -> int:
        """Return the integer that adds `bits` to each language."""
        return next(self.packed([""], bytes([bits * _UNIT]) * len(self.languages)))[1]


class _Costs(dict[str, int]):
    """The cost of each pair of characters in every language at once, as one integer with a field for each language.

    Adding up the integers of a text adds up all its languages. The lowest field counts whatever the language.
    """

    def __init__(self) -> None:
        """Read the file; the rows of pairs follow when a script is met."""
        super().__init__()
        self.scripts = list(_read(zlib.decompress(data_bytes("letters.bin"))))
        self.size = self.scripts[-1].first + len(self.scripts[-1].languages)
        self.script_of = {char: script for script in self.scripts for char in script.chars}
        self.alone: dict[str, int] = {}
        self.loaded: set[str] = set()

    def __missing__(self, pair: str) -> int:
        """Return what a pair costs that has no row, or whose script was not met before."""
        scripts = [self.script_of[char] for char in pair if char in self.script_of]
        for script in scripts:
            if script.name not in self.loaded:
                self._load(script)
                return self[pair]
        found = self._estimate(pair[0], pair[1])
        if len(self) < _MOST_REMEMBERED:
            self[pair] = found
        return found

    def _load(self, script: _Script) -> None:
        self.loaded.add(script.name)
        border = len(script.chars) * len(script.languages)
        self.alone.update(script.packed(script.chars, script.rows[:border]))
        keys = map(add, script.pairs[::2], script.pairs[1::2])
        self.update(script.packed(keys, script.rows[border:]))

    def _estimate(self, before: str, char: str) -> int:
        """Return the cost of `char` after `before`, for which there is no row."""
        left, right = self.script_of.get(before), self.script_of.get(char)
        if right is None:
            sign = _sign(char) + _MIXED * (left is not None and char.isalpha())
            return sign * _UNIT if left is None or char == " " else sign * _UNIT + self[before + " "]
        if left is None and before != " ":
            return self[" " + char] + _MIXED * before.isalpha() * _UNIT
        if left is None:
            return self.alone[char] + right.every(_UNSEEN)
        if left is right:
            return self.alone[char] + right.every(_UNSEEN)
        names = {left.name, right.name}
        mixed = _MIXED_EAST if _EAST & names and names <= _BESIDE_EAST else _MIXED
        return self.alone[char] + mixed * _UNIT


def _read(data: bytes) -> Iterator[_Script]:
    """Yield the scripts of the file."""
    at, field = 0, 1
    while at < len(data):
        lines: list[str] = []
        for _ in range(3):
            end = data.index(b"\n", at)
            lines.append(data[at:end].decode())
            at = end + 1
        (name, *languages), chars, pairs = lines[0].split(), lines[1], lines[2]
        end = at + (len(chars) + len(pairs) // 2) * len(languages)
        yield _Script(name, languages, field, chars, pairs, data[at:end])
        at, field = end, field + len(languages)


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
    if kind[0] not in "LM":
        return _SIGN
    return _RARE if name(char, "").partition(" ")[0] in _KNOWN else _LETTER


@cache
def _costs() -> _Costs:
    return _Costs()


def likelihood(text: str) -> Likelihood:
    """Return the bits of `text`, each script of it in the language that fits best."""
    costs = _costs()
    lowered = f" {text.lower()} "
    total = sum(map(costs.__getitem__, map(add, lowered, lowered[1:])))
    fields = memoryview(total.to_bytes(costs.size * _FIELD // 8, sys.byteorder)).cast("I")
    if sys.byteorder == "big":
        fields = fields[::-1]
    bits, largest, language = fields[0], 0, None
    for script in costs.scripts:
        each = fields[script.first : script.first + len(script.languages)].tolist()
        best = min(each)
        bits += best
        if best > largest:
            largest, language = best, script.languages[each.index(best)]
    return Likelihood(bits / _UNIT, language)


def bits(text: str) -> float:
    """Return the bits of `text` alone, see `likelihood`."""
    return likelihood(text).bits


def pair_costs(language: str) -> Callable[[str], float]:
    """Return a function that gives the bits of the second of two characters, in small letters, in a language."""
    costs = _costs()
    script = next(script for script in costs.scripts if language in script.languages)
    shift = (script.first + script.languages.index(language)) * _FIELD
    mask = (1 << _FIELD) - 1

    def cost(pair: str) -> float:
        packed = costs[pair]
        return ((packed >> shift & mask) + (packed & mask)) / _UNIT

    return cost
