"""What the repairs of Chinese text know about it: readings, GBK bytes, and how usual a character is after another."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from corpus.folding import fold
from corpus.packs import data_lines
from corpus.records import NamedTuple

LINE_BREAK = "\n"
LEADS = range(0x81, 0xFF)
"""The bytes that begin a character of two bytes."""
ALONE = 0x80
"""A byte that ends characters of GBK and begins none."""
_BREAK_MARK = "¶"  # stands for a line's start and end in the table
_LAST_ROW_OF_FIRST_LEVEL = 0xD7
_PAIR_WEIGHT = 0.8
_MEAN_OF_LEVEL = 1.4  # counts of level n lie between 2**n and 2**(n+1), more of them low
RARE = math.log(2.0**24)
"""The cost of a character that the table has not."""
_PRIVATE = math.log(2.0**34)
_UNKNOWN = "\ue000"  # stands for all characters of private use and none
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_ANY_TONE = ""


class Candidate(NamedTuple):
    """A character of two bytes of which one is known.

    `byte` is the other one, `symbol` what stands for it in the frequencies, `script` the only one that has it.
    """

    char: str
    byte: int
    symbol: str
    script: str


def reading_key(reading: str) -> str:
    """Return the form of a pinyin syllable that the table is keyed by."""
    return unicodedata.normalize("NFC", reading.strip().lower()).replace("ɡ", "g")


def _syllable(reading: str) -> tuple[str, str]:
    """Return the letters of a syllable as typed, ``lv``, and its tone as a digit, empty when it shows none."""
    letters, tone = "", _ANY_TONE
    for char in unicodedata.normalize("NFD", reading_key(reading).replace("u:", "v").replace("ü", "v")):
        if char in _TONES:
            tone = _TONES[char]
        elif char == "\u0308":
            letters = letters[:-1] + "v"
        elif char.isdigit():
            tone = char
        else:
            letters += char
    return letters, tone


def has_tone(reading: str) -> bool:
    """Say whether a pinyin syllable shows its tone, by a mark or a number."""
    return _syllable(reading)[1] != _ANY_TONE


@cache
def _readings() -> dict[tuple[str, str], tuple[str, str]]:
    """Return syllable → the GBK characters that it is the first reading of, and the others that have it.

    A syllable is in it with its tone (5 where the table has none), and with any.
    """
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for line in data_lines("zh.readings.tsv"):
        reading, main, others = line.split("\t")
        letters, tone = _syllable(reading)
        for key in ((letters, tone or "5"), (letters, _ANY_TONE)):
            known = found.get(key, ("", ""))
            found[key] = (known[0] + main, known[1] + others)
    return found


@lru_cache(maxsize=1 << 12)
def readers(reading: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that a syllable is the first reading of, and the others that have it.

    The syllable may have a tone mark, a tone number or neither, ``ü`` also as ``v`` or ``u:``, and any case.
    """
    main, others = _readings().get(_syllable(reading), ("", ""))
    return frozenset(main), frozenset(others)


def has_reading(char: str, reading: str, *, first: bool = False) -> bool:
    """Say whether `char` may be read as the syllable `reading`, or is so in the `first` place."""
    main, others = readers(reading)
    return char in main or (not first and char in others)


@cache
def pair(lead: int, trail: int) -> str | None:
    """Return the character of two GBK bytes, user-defined areas included, or None."""
    try:
        char = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 else None


@cache
def completions(lead: int) -> tuple[Candidate, ...]:
    """Return the characters that begin with the byte `lead` and end with one that is no ASCII."""
    return _candidates([(pair(lead, trail), trail) for trail in (ALONE, *LEADS)])


@cache
def beginnings(trail: int) -> tuple[Candidate, ...]:
    """Return the characters that end with the byte `trail`, each with its first byte."""
    return _candidates([(pair(lead, trail), lead) for lead in LEADS])


def _candidates(pairs: list[tuple[str | None, int]]) -> tuple[Candidate, ...]:
    return tuple(Candidate(char, byte, symbol(char), script(char)) for char, byte in pairs if char is not None)


@lru_cache(maxsize=1 << 12)
def double_byte(char: str) -> tuple[int, int] | None:
    """Return the two bytes of `char` in GBK, user-defined areas included, or None when it has not two."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


@lru_cache(maxsize=1 << 15)
def symbol(char: str) -> str:
    """Return what stands for `char` in the frequencies: Simplified for Han, half-width punctuation, A, 0."""
    if unicodedata.category(char) in ("Co", "Cn"):
        return _UNKNOWN
    if "\uff01" <= char <= "\uff5e" and not char.isalnum():
        char = chr(ord(char) - 0xFEE0)
    if char in "\t\u3000\xa0":
        return " "
    if char.isascii():
        return "A" if char.isalpha() else "0" if char.isdigit() else char
    return fold(char).text or char


@lru_cache(maxsize=1 << 15)
def script(char: str) -> str:
    """Return ``Hant`` or ``Hans`` for a Han character that only the national standard of the one script has."""
    if not "\u3400" <= char <= "\u9fff":
        return ""
    traditional, simple = _encodes(char, "big5"), _encodes(char, "gb2312")
    if traditional == simple:
        return ""
    return "Hant" if traditional else "Hans"


def _encodes(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def other_script(text: str) -> str:
    """Return the script, ``Hant`` or ``Hans``, that a Chinese text hardly uses; empty when it mixes them."""
    scripts: Counter[str] = Counter()
    for char, often in Counter(text).items():
        scripts[script(char)] += often
    traditional, simple = scripts["Hant"], scripts["Hans"]
    if simple * 5 < traditional:
        return "Hans"
    return "Hant" if traditional * 5 < simple else ""


class Frequencies:
    """Costs (minus the log probability) of characters after characters, from the table of counts."""

    def __init__(self) -> None:
        """Read the table; its rows are taken apart when they are asked for."""
        lines = (line.replace(_BREAK_MARK, LINE_BREAK).partition("\t") for line in data_lines("zh.frequency.tsv"))
        self._lines = {first: fields for first, _, fields in lines}
        self._counts = {char: count for count, chars in _levels(self._lines.pop("")) for char in chars}
        self._total = sum(self._counts.values())
        weight = (1 - _PAIR_WEIGHT) / self._total
        self.alone = {char: min(RARE, -math.log(weight * count)) for char, count in self._counts.items()}
        self.alone[_UNKNOWN] = _PRIVATE
        self._rows: dict[str, dict[str, float]] = {}

    def row(self, before: str) -> dict[str, float]:
        """Return the costs of what was seen after the character `before`, by symbol; `alone` has those of all."""
        first = symbol(before)
        row = self._rows.get(first)
        if row is None:
            row = self._rows[first] = self._read(first)
        return row

    def cost(self, before: str, char: str) -> float:
        """Return minus the log probability of `char` after `before`; both are characters of the text."""
        second = symbol(char)
        return min(self.row(before).get(second, RARE), self.alone.get(second, RARE))

    def _read(self, first: str) -> dict[str, float]:
        weight = _PAIR_WEIGHT / self._counts.get(first, self._total)
        row: dict[str, float] = {}
        for count, chars in _levels(self._lines.get(first, "")):
            row.update(dict.fromkeys(chars, -math.log(weight * count)))
        # The table knows no indentation: a space may stand for the break or the start of a line.
        if first == " ":
            starts = self.row(LINE_BREAK)
            row = {char: min(row.get(char, RARE), starts.get(char, RARE) + 1.0) for char in row.keys() | starts.keys()}
            row[" "] = 1.0
        else:
            ends = min(row.get(LINE_BREAK, RARE), self.alone[LINE_BREAK])
            row[" "] = min(row.get(" ", RARE), ends + 2.0)
        return row


def _levels(fields: str) -> Iterator[tuple[float, str]]:
    """Yield a count and the characters that have it, from fields of levels and characters."""
    parts = fields.split("\t")
    for level, chars in zip(parts[::2], parts[1::2], strict=False):
        yield _MEAN_OF_LEVEL * 2.0 ** int(level), chars


@cache
def frequencies() -> Frequencies:
    """Return the frequencies, read once."""
    return Frequencies()


@lru_cache(maxsize=1 << 12)
def is_common(char: str) -> bool:
    """Say whether `char`, made Simplified, is among the 3755 characters of the first level of GB 2312."""
    simple = symbol(char)
    return _encodes(simple, "gb2312") and 0xB0 <= simple.encode("gb2312")[0] <= _LAST_ROW_OF_FIRST_LEVEL
