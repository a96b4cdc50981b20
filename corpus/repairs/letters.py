"""Letters of another script inside a word of Arabic or Hebrew script, as machine translation leaves them.

`إن사이در` is `إنسايدر`: each foreign letter stands for a letter of the word, and the table
``transliteration.tsv`` says for which. A foreign word as it stands with an article, preposition or ending
joined to it is the author's (`الCEO`, `iPhoneات`). Where no reading is safe the word is flagged.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from corpus.document import Edit, Flag
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.repairs.edits import trimmed
from corpus.repairs.gates import HAS_NATIVE, LATIN, MIXED, NATIVE, OTHER

RULE = "repair.mul.letters"
REASON = "letters of another script stand for letters of the word"
UNSURE = "letters of another script inside a word; no reading is safe"

_WORD = lazy(f"(?<![\\w\u0640\u200c-])[{NATIVE}{LATIN}{OTHER}]{{2,40}}(?![\\w\u0640\u200c-])")
_NATIVE_RUN = lazy(f"[{NATIVE}]+")
_MIXED_RUN = lazy(f"([{NATIVE}]*)([^{NATIVE}]+)([{NATIVE}]*)")
_IS_LATIN = lazy(f"[{LATIN}]")
_IS_GREEK = lazy("[\u0370-\u03ff]")
# Letters that only end a word: what follows them is another word, written on by mistake.
_ENDS_WORD = lazy("[ةىךםןףץ]")
_IS_HANGUL = lazy("[\uac00-\ud7a3]")

_LONGEST_INSIDE = 6
_LONGEST_AT_EDGE = 2
_LEAST_OF_WORD = 3
_LEAST_BESIDE_SYMBOL = 6


@dataclass(slots=True)
class _Alphabet:
    """How one alphabet takes in foreign letters: their readings by place, and what it joins to foreign words."""

    column: int
    signs: str
    vowels: frozenset[str] = frozenset()
    joined: set[str] = field(default_factory=set)
    finals: dict[str, str] = field(default_factory=dict)
    readings: dict[tuple[str, str], str] = field(default_factory=dict)


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    alphabets: dict[str, _Alphabet] = {}
    for line in data_lines("transliteration.tsv"):
        key, where, *rest = line.split("\t")
        if key == "alphabet":
            alphabets[where] = _Alphabet(len(alphabets), rest[0])
        elif key in ("prefix", "suffix"):
            alphabets[where].joined.update(f"{key} {word}" for word in rest[0].split())
        elif key == "vowels":
            alphabets[where].vowels = frozenset(rest[0])
        elif key == "final":
            alphabets[where].finals = {pair[0]: pair[1] for pair in rest[0].split()}
        else:
            for alphabet in alphabets.values():
                alphabet.readings[unicodedata.normalize("NFC", key), where] = rest[alphabet.column]
    return tuple(alphabets.values())


def find(text: str) -> tuple[list[Edit], list[Flag]]:
    """Return the edits of words whose letters can be read, and flags for those whose can't."""
    edits: list[Edit] = []
    flags: list[Flag] = []
    alphabet = max(_alphabets(), key=lambda known: sum(map(text.count, known.signs)))
    for word in _WORD.finditer(text):
        if not MIXED.search(word.group()) or not _is_damaged(word.group(), alphabet):
            continue
        read = _read(word.group(), alphabet)
        if read is None:
            flags.append(Flag(word.start(), word.end(), RULE, UNSURE))
        else:
            edits.append(trimmed(Edit(word.start(), word.end(), read, RULE, REASON), text))
    return edits, flags


def _is_damaged(word: str, alphabet: _Alphabet) -> bool:
    """Say whether the foreign letters of `word` are no word of their own that others are joined to."""
    foreign = "".join(re.findall(f"[^{NATIVE}]", word))
    native = _NATIVE_RUN.findall(word)
    is_joined = f"prefix {native[0]}" in alphabet.joined
    if not _IS_LATIN.search(foreign):
        # A lone letter, above all a Greek one, beside a short word or preposition is a symbol of a formula or unit.
        least = _LEAST_BESIDE_SYMBOL if _IS_GREEK.search(foreign) else _LEAST_OF_WORD
        return len(foreign) > 1 or max(map(len, native)) >= least or (_is_inside(word) and not is_joined)
    if not foreign.islower() or not _is_inside(word):
        return False
    return not is_joined and f"suffix {native[-1]}" not in alphabet.joined


def _is_inside(word: str) -> bool:
    return bool(HAS_NATIVE.match(word[0]) and HAS_NATIVE.match(word[-1]))


def _read(word: str, alphabet: _Alphabet) -> str | None:
    """Return `word` in letters of its own script, or None when that would be a guess."""
    if not all(_is_readable(run, alphabet) for run in _MIXED_RUN.finditer(word)):
        return None
    letters = list(unicodedata.normalize("NFC", word))
    units = [unit for letter in letters for unit in _units(letter)]
    read = [_letter(units, at, alphabet) for at in range(len(units))]
    if any(unit is None for unit in read):
        return None
    joined = "".join(unit for unit in read if unit)
    return joined[:-1] + alphabet.finals.get(joined[-1], joined[-1]) if joined else None


def _is_readable(run: re.Match[str], alphabet: _Alphabet) -> bool:
    """Say whether a foreign run is a part of the word: short, in lower case, and not a word joined to another."""
    before, foreign, after = run.groups()
    if foreign != foreign.lower():
        return False
    if before and after:
        return len(foreign) <= _LONGEST_INSIDE
    if _IS_HANGUL.search(foreign) and f"prefix {before}" in alphabet.joined:
        return False
    if before and _ENDS_WORD.match(before[-1]):
        return False
    joins = f"prefix {before}" in alphabet.joined or f"suffix {after}" in alphabet.joined
    if not _IS_LATIN.search(foreign) and not joins and len(before or after) >= _LEAST_OF_WORD:
        return len(foreign) <= _LONGEST_INSIDE
    return min(len(foreign), len(before or after)) <= _LONGEST_AT_EDGE


def _units(letter: str) -> str:
    """Return the jamo of a Hangul syllable, any other letter as it is."""
    return unicodedata.normalize("NFD", letter) if _IS_HANGUL.match(letter) else letter


def _letter(units: list[str], at: int, alphabet: _Alphabet) -> str | None:
    """Return what stands for one letter at its place, or None when nothing is safe."""
    unit = units[at]
    if HAS_NATIVE.match(unit):
        return unit
    reading = alphabet.readings.get((unit, "any"))
    if reading is None:
        place = (
            "between" if _is_consonant(units, at - 1, alphabet) and _is_consonant(units, at + 1, alphabet) else "else"
        )
        reading = alphabet.readings.get((unit, place), "?")
    return None if reading == "?" else reading.replace("-", "")


def _is_consonant(units: list[str], at: int, alphabet: _Alphabet) -> bool:
    if not 0 <= at < len(units):
        return False
    reading = units[at] if HAS_NATIVE.match(units[at]) else alphabet.readings.get((units[at], "any"), "")
    return bool(reading) and reading[0] not in alphabet.vowels and reading[0] not in "-?"
