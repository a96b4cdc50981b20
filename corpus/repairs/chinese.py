"""What the repairs of Chinese text know about it: readings, GBK bytes, and how usual a character is after another."""

from __future__ import annotations

import math
import unicodedata
from functools import cache, lru_cache

from corpus.folding import fold
from corpus.packs import data_lines

LINE_BREAK = "\n"
LEADS = range(0x81, 0xFF)
"""The bytes that begin a character of two bytes."""
_BREAK_MARK = "¶"  # stands for a line's start and end in the table
_LAST_ROW_OF_FIRST_LEVEL = 0xD7
_PAIR_WEIGHT = 0.9
_MEAN_OF_LEVEL = 1.4  # counts of level n lie between 2**n and 2**(n+1), more of them low
_RARE = math.log(2.0**-24)
_PRIVATE = math.log(2.0**-34)


def reading_key(reading: str) -> str:
    """Return the form of a pinyin syllable that the table is keyed by."""
    return unicodedata.normalize("NFC", reading.strip().lower()).replace("ɡ", "g")


@cache
def _readings() -> dict[str, tuple[str, str]]:
    """Return reading → the GBK characters that it is the first reading of, and the others that have it."""
    rows = (line.split("\t") for line in data_lines("zh.readings.tsv"))
    return {reading: (main, others) for reading, main, others in rows}


@lru_cache(maxsize=1 << 16)
def has_reading(char: str, reading: str, *, first: bool = False) -> bool:
    """Say whether `char` may be read as the syllable `reading`, or is so in the `first` place."""
    main, others = _readings().get(reading_key(reading), ("", ""))
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
def completions(lead: int) -> tuple[tuple[str, int], ...]:
    """Return the characters that begin with the byte `lead` and end with one that may begin another."""
    return tuple((char, trail) for trail in LEADS if (char := pair(lead, trail)) is not None)


@cache
def beginnings(trail: int) -> tuple[tuple[str, int], ...]:
    """Return the characters that end with the byte `trail`, each with its first byte."""
    return tuple((char, lead) for lead in LEADS if (char := pair(lead, trail)) is not None)


@cache
def double_byte(char: str) -> tuple[int, int] | None:
    """Return the two bytes of `char` in GBK, user-defined areas included, or None when it has not two."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


def symbol(char: str) -> str:
    """Return what stands for `char` in the frequencies: Simplified for Han, half-width punctuation, A, 0."""
    if "\uff01" <= char <= "\uff5e" and not char.isalnum():
        char = chr(ord(char) - 0xFEE0)
    if char in "\t\u3000\xa0":
        return " "
    if char.isascii():
        return "A" if char.isalpha() else "0" if char.isdigit() else char
    return fold(char).text or char


@cache
def _script(char: str) -> str:
    """Return ``Hant`` or ``Hans`` for a character that only the national standard of the one script has."""
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
    scripts = [_script(char) for char in text if "\u3400" <= char <= "\u9fff"]
    traditional, simple = scripts.count("Hant"), scripts.count("Hans")
    if simple * 5 < traditional:
        return "Hans"
    return "Hant" if traditional * 5 < simple else ""


def is_of(char: str, script: str) -> bool:
    """Say whether `char` belongs to `script` alone, as `other_script` names it."""
    return bool(script) and "\u3400" <= char <= "\u9fff" and _script(char) == script


class Frequencies:
    """Log probabilities of characters after characters, from the table of counts."""

    def __init__(self) -> None:
        """Read the table."""
        table = {}
        for line in data_lines("zh.frequency.tsv"):
            first, *fields = line.replace(_BREAK_MARK, LINE_BREAK).split("\t")
            table[first] = {
                char: _MEAN_OF_LEVEL * 2.0 ** int(level)
                for level, chars in zip(fields[::2], fields[1::2], strict=True)
                for char in chars
            }
        alone = table.pop("")
        total = sum(alone.values())
        self._alone = {char: count / total for char, count in alone.items()}
        self._after = {first: {c: n / alone.get(first, total) for c, n in row.items()} for first, row in table.items()}
        self._cache: dict[str, float] = {}

    def cost(self, before: str, char: str) -> float:
        """Return minus the log probability of `char` after `before`; both are characters of the text."""
        key = before + char
        found = self._cache.get(key)
        if found is None:
            first, second = symbol(before), symbol(char)
            found = self._cost(first, second)
            # The table knows no indentation: a space may stand for the break or the start of a line.
            if first == " ":
                found = 1.0 if second == " " else min(found, self._cost(LINE_BREAK, second) + 1.0)
            elif second == " ":
                found = min(found, self._cost(first, LINE_BREAK) + 2.0)
            self._cache[key] = found
        return found

    def _cost(self, first: str, second: str) -> float:
        if unicodedata.category(second) in ("Co", "Cn"):
            return -_PRIVATE
        alone = self._alone.get(second, 0.0)
        after = self._after.get(first, {}).get(second, 0.0)
        return -max(_RARE, math.log(_PAIR_WEIGHT * after + (1 - _PAIR_WEIGHT) * alone + 1e-30))


@cache
def frequencies() -> Frequencies:
    """Return the frequencies, read once."""
    return Frequencies()


def is_common(char: str) -> bool:
    """Say whether `char`, made Simplified, is among the 3755 characters of the first level of GB 2312."""
    simple = symbol(char)
    return _encodes(simple, "gb2312") and 0xB0 <= simple.encode("gb2312")[0] <= _LAST_ROW_OF_FIRST_LEVEL
