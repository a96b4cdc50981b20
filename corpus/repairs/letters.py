"""Letters of another script inside a word of Arabic or Hebrew script, as machine translation leaves them.

`إن사이در` is `إنسايدر`: each foreign letter stands for a letter of the word, and the table ``transliteration.tsv``
says for which it may. Which of them it is, the document's other words, the usual words of the language and the usual
order of letters tell. A foreign word as it stands with an article, preposition or ending joined to it is the author's
(`الCEO`, `iPhoneات`). Where no reading is safe the word is flagged.
"""

from __future__ import annotations

import math
import re
import unicodedata
import zlib
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from heapq import nsmallest

from corpus.document import Edit, Flag
from corpus.likelihood import bits
from corpus.packs import data_bytes, data_lines
from corpus.patterns import lazy
from corpus.repairs.edits import trimmed
from corpus.repairs.gates import HAS_NATIVE, LATIN, MIXED, NATIVE, OTHER

RULE = "repair.mul.letters"
REASON = "letters of another script stand for letters of the word"
UNSURE = "letters of another script inside a word; no reading is safe"

_WORD = lazy(f"(?<![\\w\u0640-])[{NATIVE}{LATIN}{OTHER}]{{2,40}}(?![\\w\u0640-])")
_SPACE = lazy(r"\s")
_NATIVE_RUN = lazy(f"[{NATIVE}]+")
_NATIVE_WORD = lazy(f"(?<![\\w\u0640])[{NATIVE}]{{2,40}}(?![\\w\u0640])")
_MIXED_RUN = lazy(f"([{NATIVE}]*)([^{NATIVE}]+)([{NATIVE}]*)")
_IS_LATIN = lazy(f"[{LATIN}]")
_IS_GREEK = lazy("[\u0370-\u03ff]")
# Letters that only end a word: what follows them is another word, written on by mistake.
_ENDS_WORD = lazy("[ةىךםןףץ]")
_IS_HANGUL = lazy("[\uac00-\ud7a3]")
_OTHER_RUN = lazy(f"[{OTHER}]+")
_HEBREW = lazy("[\u05d0-\u05ea]")

_LONGEST_INSIDE = 6
_LONGEST_AT_EDGE = 2
_LEAST_OF_WORD = 3
_BESIDE = 60
_LONGEST_GLUED = 3
_LEAST_BESIDE_SYMBOL = 5
_MOST_CANDIDATES = 96
# Bits that each less likely reading of a letter costs, and by which the best word must be ahead of the next.
_LESS_LIKELY = 2.5
_LEFT_OUT = 9.0
_MARGIN = 0.5
# The same for a word that nobody knows, where a letter of the best reading is not read as it mostly is.
_MARGIN_UNUSUAL = 3.0
# Bits of a word of the document, and those that a prefix adds to a usual word.
_SEEN = 6.0
_PREFIXED = 3.0
_LONGEST_PREFIX = 3


class _Doubt(Enum):
    """Whether a word is damaged: surely; surely, but no reading is safe that is no known word; perhaps."""

    NONE = "none"
    READING = "reading"
    DAMAGE = "damage"


@dataclass(slots=True)
class _Alphabet:
    """How one alphabet takes in foreign letters: their readings by place, and what it joins to foreign words."""

    tag: str
    column: int
    signs: str
    vowels: frozenset[str] = frozenset()
    joined: set[str] = field(default_factory=set)
    finals: dict[str, str] = field(default_factory=dict)
    readings: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    alphabets: dict[str, _Alphabet] = {}
    for line in data_lines("transliteration.tsv"):
        key, where, *rest = line.split("\t")
        if key == "alphabet":
            alphabets[where] = _Alphabet(where, len(alphabets), rest[0])
        elif key in ("prefix", "suffix"):
            alphabets[where].joined.update(f"{key} {word}" for word in rest[0].split())
        elif key == "vowels":
            alphabets[where].vowels = frozenset(rest[0])
        elif key == "final":
            alphabets[where].finals = {pair[0]: pair[1] for pair in rest[0].split()}
        else:
            for alphabet in alphabets.values():
                alphabet.readings[key, where] = tuple(rest[alphabet.column].split("/"))
    return tuple(alphabets.values())


def find(text: str) -> tuple[list[Edit], list[Flag]]:
    """Return the edits of words whose letters can be read, and flags for those whose can't."""
    alphabets = sorted(_alphabets(), key=lambda known: -sum(map(text.count, known.signs)))
    mixed = [(word, _alphabet(word[0], alphabets)) for word in _mixed_words(text)]
    damaged = [(word, doubt) for word, alphabet in mixed if (doubt := _doubt(word, alphabet)) is not None]
    if not damaged:
        return [], []
    words = set(_NATIVE_WORD.findall(text))
    read = {
        (word, doubt): _read(word, _alphabet(word, alphabets), words, doubtful=doubt is not _Doubt.NONE)
        for word, doubt in {(found[0], doubt) for found, doubt in damaged}
    }
    edits, flags = [], []
    for word, doubt in damaged:
        if repaired := read[word[0], doubt]:
            edits.append(trimmed(Edit(word.start(), word.end(), repaired, RULE, REASON), text))
        elif doubt is not _Doubt.DAMAGE:
            flags.append(Flag(word.start(), word.end(), RULE, UNSURE))
    return edits, flags


def _mixed_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that have letters of two scripts; only what stands around such places is cut into words."""
    at = 0
    while place := MIXED.search(text, at):
        start = place.start()
        while start > at and not text[start - 1].isspace():
            start -= 1
        end = _SPACE.search(text, place.end())
        at = end.start() if end else len(text)
        yield from (word for word in _WORD.finditer(text, start, at) if MIXED.search(word[0]))


def _alphabet(word: str, alphabets: list[_Alphabet]) -> _Alphabet:
    """Return the first of the alphabets that is of the script of `word`."""
    is_hebrew = _HEBREW.search(word) is not None
    return next(known for known in alphabets if (_HEBREW.search(known.signs) is not None) == is_hebrew)


def _doubt(found: re.Match[str], alphabet: _Alphabet) -> _Doubt | None:
    """Say how doubtful it is that `found` is a damaged word; None when it is none.

    Foreign letters may also be a word or symbol of their own that others are joined to.
    """
    word = found[0]
    foreign = "".join(re.findall(f"[^{NATIVE}]", word))
    native = _NATIVE_RUN.findall(word)
    if _IS_LATIN.search(foreign):
        return _doubt_of_latin(word, foreign, native, alphabet)
    if not _is_at_home(found):
        return None
    is_prefixed = f"prefix {native[0]}" in alphabet.joined
    if _is_inside(word):
        return _perhaps(len(foreign) == 1 and is_prefixed and len(native[-1]) < _LEAST_OF_WORD)
    if not _IS_GREEK.search(foreign) or len(foreign) > 1:
        return _perhaps(len(foreign) == 1 and is_prefixed)
    # A lone Greek letter is a symbol of a formula or unit beside a word, and hardly beside what is none.
    word = max(native, key=len)
    if is_prefixed or f"suffix {word}" in alphabet.joined:
        return None
    return _perhaps(len(word) < _LEAST_BESIDE_SYMBOL or _is_usual(word, alphabet))


def _perhaps(doubtful: bool) -> _Doubt:
    return _Doubt.DAMAGE if doubtful else _Doubt.NONE


def _doubt_of_latin(word: str, foreign: str, native: list[str], alphabet: _Alphabet) -> _Doubt | None:
    """Answer for Latin letters, which more often than others are a word with a prefix or an ending, or a name."""
    if foreign != foreign.lower():
        return None
    is_prefixed = f"prefix {native[0]}" in alphabet.joined
    is_suffixed = f"suffix {native[-1]}" in alphabet.joined
    if _is_inside(word):
        return _Doubt.NONE if not is_prefixed else _Doubt.DAMAGE if is_suffixed else _Doubt.READING
    # A lone letter is an ending or particle in some language of the script.
    if is_prefixed or is_suffixed or len(native[0]) == 1 or len(foreign) > _LONGEST_INSIDE:
        return None
    # Two words may stand without the blank between them.
    return None if len(foreign) > _LONGEST_GLUED and _is_usual(native[0], alphabet) else _Doubt.READING


def _is_at_home(word: re.Match[str]) -> bool:
    """Say whether the line around a word is written in its own script, so that no letter of another belongs there."""
    before = word.string[max(0, word.start() - _BESIDE) : word.start()].rpartition("\n")[2]
    line = before + word.string[word.end() : word.end() + _BESIDE].partition("\n")[0]
    return sum(map(len, _NATIVE_RUN.findall(line))) >= sum(map(len, _OTHER_RUN.findall(line)))


def _is_inside(word: str) -> bool:
    return bool(HAS_NATIVE.match(word[0]) and HAS_NATIVE.match(word[-1]))


def _read(word: str, alphabet: _Alphabet, words: Set[str], *, doubtful: bool) -> str | None:
    """Return `word` in letters of its own script, or None when that would be a guess.

    `words` are the document's; a `doubtful` word must be one of them or a usual one.
    """
    if not all(_is_readable(run, alphabet) for run in _MIXED_RUN.finditer(word)):
        return None
    found = _candidates(_units(word, alphabet), alphabet)
    known = {each: cost for each in found if (cost := _known_cost(each, alphabet, words)) is not None}
    is_unknown = not known and not doubtful
    if is_unknown:
        known = {each: bits(each) for each in found}
    ranked = nsmallest(2, ((found[each] + cost, each) for each, cost in known.items()))
    if not ranked:
        return None
    margin = _MARGIN_UNUSUAL if is_unknown and found[ranked[0][1]] else _MARGIN
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < margin:
        return None
    alone = _known_cost(max(_NATIVE_RUN.findall(word), key=len), alphabet, frozenset())
    return None if doubtful and alone is not None and alone <= ranked[0][0] else ranked[0][1]


@cache
def _usual_words() -> dict[str, dict[str, float]]:
    """Return the bits of the usual words of each language: the logarithm of their rank."""
    words: dict[str, dict[str, float]] = {}
    rank = 0
    for line in zlib.decompress(data_bytes("words.bin")).decode().split("\n"):
        if line.startswith("["):
            current = words[line[1:-1]] = {}
            rank = 1
        else:
            rank += 1
            current[line] = math.log2(rank)
    return words


def _is_usual(word: str, alphabet: _Alphabet) -> bool:
    return _known_cost(word, alphabet, frozenset()) is not None


def _known_cost(word: str, alphabet: _Alphabet, words: Set[str]) -> float | None:
    """Return the bits of a word that the document or, perhaps after a prefix, the language has; None for others."""
    if word in words:
        return _SEEN
    usual = _usual_words()[alphabet.tag]
    if word in usual:
        return usual[word]
    for end in range(1, _LONGEST_PREFIX + 1):
        if f"prefix {word[:end]}" in alphabet.joined and word[end:] in usual:
            return usual[word[end:]] + _PREFIXED
    return None


def _candidates(units: list[str], alphabet: _Alphabet) -> dict[str, float]:
    """Return the words that the letters may stand for, with the cost of reading them so; none without a reading."""
    found = {"": 0.0}
    for at in range(len(units)):
        readings = _letter(units, at, alphabet)
        extended: dict[str, float] = {}
        for begun, cost in found.items():
            for rank, reading in enumerate(readings):
                word = begun + reading.replace("-", "")
                price = cost + (_LEFT_OUT if rank and reading == "-" else rank * _LESS_LIKELY)
                extended[word] = min(extended.get(word, price), price)
        kept = nsmallest(_MOST_CANDIDATES, extended.items(), key=lambda item: item[1])
        found = dict(kept)
    return {word[:-1] + alphabet.finals.get(word[-1], word[-1]): cost for word, cost in found.items() if word}


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


def _units(word: str, alphabet: _Alphabet) -> list[str]:
    """Return the letters of a word: its own as they are, others as the table has them, two for one sound together."""
    letters: list[str] = []
    for char in unicodedata.normalize("NFC", word):
        known = HAS_NATIVE.match(char) or (char, "any") in alphabet.readings or (char, "else") in alphabet.readings
        plain = unicodedata.normalize("NFD", char)
        letters += [char] if known else plain if _IS_HANGUL.match(char) else plain[0]
    units: list[str] = []
    for letter in letters:
        if units and (units[-1] + letter, "any") in alphabet.readings:
            units[-1] += letter
        else:
            units.append(letter)
    return units


def _letter(units: list[str], at: int, alphabet: _Alphabet) -> tuple[str, ...]:
    """Return what may stand for one letter at its place, the likeliest first; nothing when no reading is safe."""
    unit = units[at]
    if HAS_NATIVE.match(unit):
        return (unit,)
    between = _is_consonant(units, at - 1, alphabet) and _is_consonant(units, at + 1, alphabet)
    readings = alphabet.readings.get((unit, "any")) or alphabet.readings.get((unit, "between" if between else "else"))
    return () if readings is None or "?" in readings else readings


def _is_consonant(units: list[str], at: int, alphabet: _Alphabet) -> bool:
    if not 0 <= at < len(units):
        return False
    reading = units[at] if HAS_NATIVE.match(units[at]) else alphabet.readings.get((units[at], "any"), ("-",))[0]
    return reading[0] not in alphabet.vowels and reading[0] not in "-?"
