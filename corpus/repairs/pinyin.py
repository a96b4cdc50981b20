"""Pinyin residue: readings that a site wrote behind common characters, `經(jīng)濟`.

Such a site has a fixed list of characters and annotates each of them wherever it occurs, with one reading. An
author's gloss stands once, on a rare character or on one with several readings, and stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from corpus.document import Edit
from corpus.patterns import lazy
from corpus.repairs.chinese import has_reading, is_common, reading_key
from corpus.repairs.gates import SYLLABLE

RULE = "repair.zh.pinyin"
REASON = "the site put readings behind common characters"

_NOTE = lazy(rf"([\u3400-\u9fff])(\({SYLLABLE}\)|（{SYLLABLE}）)")
_HAN = lazy(r"[\u3400-\u9fff]")

_LEAST_CHARACTERS = 3
_LEAST_PLAIN = 5
_COMMON_SHARE = 0.7
_ALWAYS = 0.85
# A text with a reading behind nearly every character is written for learners.
_LEARNERS_SHARE = 0.85
_OFTEN = 3


def find(text: str, *, spliced: bool = False) -> list[Edit]:
    """Return the removals of readings in `text`; `spliced` says that the same site's splice was found in it."""
    notes = [note for note in _NOTE.finditer(text) if has_reading(note[1], note[2][1:-1])]
    count = Counter(note[1] for note in notes)
    if not (spliced and notes) and not _is_habit(text, notes, count):
        return []
    return [
        Edit(note.start(2), note.end(2), "", RULE, REASON, score=float(len(count)))
        for note in notes
        if is_common(note[1]) or count[note[1]] >= _OFTEN
    ]


def _is_habit(text: str, notes: list[re.Match[str]], count: Counter[str]) -> bool:
    """Say whether the annotations are a site's: several characters, several times, on common characters."""
    if len(count) < _LEAST_CHARACTERS or not _is_consistent(text, notes, count):
        return False
    common = [char for char in count if is_common(char)]
    repeated = any(count[char] > 1 for char in common)
    plain = len({note[1] for note in notes if has_reading(note[1], note[2][1:-1], first=True)}.intersection(common))
    return len(common) >= _COMMON_SHARE * len(count) and (repeated or plain >= _LEAST_PLAIN)


def _is_consistent(text: str, notes: list[re.Match[str]], count: Counter[str]) -> bool:
    """Say whether every character has one reading, bears it nearly everywhere, and most characters bear none."""
    readings: dict[str, set[str]] = defaultdict(set)
    for note in notes:
        readings[note[1]].add(reading_key(note[2][1:-1]))
    if any(len(found) > 1 for found in readings.values()):
        return False
    occurrences = Counter(char for char in text if char in count)
    return len(notes) >= _ALWAYS * occurrences.total() and len(notes) < _LEARNERS_SHARE * len(_HAN.findall(text))
