"""Pinyin residue: readings that a site wrote behind common characters, `經(jīng)濟`.

Such a site has a fixed list of characters and annotates each of them wherever it occurs, with one reading. An
author's gloss stands once, on a rare character, on one with several readings or on a name, and stays; so does a
glossary, whose characters stand alone, and a text for learners, which annotates nearly all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from corpus.document import Edit
from corpus.patterns import lazy
from corpus.repairs.chinese import has_reading, has_tone, is_common, reading_key
from corpus.repairs.gates import ANNOTATED, SYLLABLE, WIDE_ANNOTATED

RULE = "repair.zh.pinyin"
REASON = "the site put readings behind common characters"

_NOTE = lazy(rf"([\u3400-\u9fff])(\({SYLLABLE}\)|（{SYLLABLE}）)")
_HAN = lazy(r"[\u3400-\u9fff]")

_LEAST_CHARACTERS = 3
_LEAST_PLAIN = 5
# Without tones it may be how a name is written in Latin letters; that stands there once, and a family name ends a word.
_LEAST_REPEATED = 2
_BOTH = 2
_GAP = 3
_COMMON_SHARE = 0.7
_ALWAYS = 0.85
_LEARNERS_SHARE = 0.85
_RUNNING_SHARE = 0.5


def find(text: str, *, spliced: bool = False) -> list[Edit]:
    """Return the removals of readings in `text`; `spliced` says that the same site's splice was found in it."""
    notes = [note for note in _notes(text) if has_reading(note[1], note[2][1:-1])]
    count = Counter(note[1] for note in notes)
    if not (spliced and notes) and not _is_habit(text, notes, count):
        return []
    return [
        Edit(note.start(2), note.end(2), "", RULE, REASON, score=float(len(count)))
        for note in notes
        if count[note[1]] > 1 or is_common(note[1])
    ]


def _notes(text: str) -> Iterator[re.Match[str]]:
    """Yield the annotated characters with what may be their readings; brackets are found faster than characters."""
    brackets = chain(ANNOTATED.finditer(text), WIDE_ANNOTATED.finditer(text))
    for at in sorted(bracket.start() for bracket in brackets):
        note = _NOTE.match(text, at - 1)
        if note:
            yield note


def _is_habit(text: str, notes: list[re.Match[str]], count: Counter[str]) -> bool:
    """Say whether the annotations are a site's: several characters, several times, on common characters."""
    if len(count) < _LEAST_CHARACTERS or not _is_consistent(text, notes, count):
        return False
    beside = [_han_beside(text, note) for note in notes]
    if sum(han > 0 for han in beside) < _RUNNING_SHARE * len(notes):
        return False
    common = {char for char in count if is_common(char)}
    repeated = sum(count[char] > 1 for char in common)
    has_tones = any(has_tone(note[2][1:-1]) for note in notes)
    first = {
        note[1]
        for note, han in zip(notes, beside, strict=True)
        if has_reading(note[1], note[2][1:-1], first=True) and (has_tones or han == _BOTH)
    }
    enough = repeated >= (1 if has_tones else _LEAST_REPEATED) or len(first & common) >= _LEAST_PLAIN
    return enough and len(common) >= _COMMON_SHARE * len(count)


def _han_beside(text: str, note: re.Match[str]) -> int:
    """Return on how many sides of an annotated character its Chinese text goes on."""
    before = text[max(0, note.start() - _GAP) : note.start()].rstrip(" ")[-1:]
    after = text[note.end() : note.end() + _GAP].lstrip(" ")[:1]
    return (_HAN.match(before) is not None or before in (")", "）")) + (_HAN.match(after) is not None)


def _is_consistent(text: str, notes: list[re.Match[str]], count: Counter[str]) -> bool:
    """Say whether every character has one reading, bears it nearly everywhere, and most characters bear none."""
    readings: dict[str, set[str]] = defaultdict(set)
    for note in notes:
        readings[note[1]].add(reading_key(note[2][1:-1]))
    if any(len(found) > 1 for found in readings.values()):
        return False
    occurrences = Counter(char for char in text if char in count)
    return len(notes) >= _ALWAYS * occurrences.total() and len(notes) < _LEARNERS_SHARE * len(_HAN.findall(text))
