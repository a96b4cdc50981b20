"""One line, or a few words of a line, damaged inside a clean document of five."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice

from benchmarks.damage import KINDS, ONCE, Misreading, misread, written_in
from benchmarks.parts.matrix import same
from benchmarks.runs import REPAIRERS, Run
from benchmarks.samples import SENTENCES_EACH
from benchmarks.tallies import Tally, distance

MOST_WORDS = 5
# Scripts without spaces: two characters pass for a word.
_UNSPACED = ("ja", "zh-Hans", "zh-Hant", "th")
_WORD, _TWO = re.compile(r"\S+"), re.compile(r"\w{2}")
# As damage is tried at a few places before a document is given up.
_TRIES = 8


def spans(run: Run) -> None:
    """Print the shares restored exactly and made worse, for lines and for spans."""
    tally = Tally()
    for misreading in ONCE:
        for language in filter(misreading.at_home, run.languages):
            for what in ("line", "span"):
                for truth, damaged, words in islice(mixed(run, misreading, language, what), run.per_cell or 4):
                    count(run, tally, misreading, language, (what, words), truth, damaged)
    print_spans(run, tally)


def mixed(run: Run, misreading: Misreading, language: str, what: str) -> Iterator[tuple[str, str, int]]:
    """Yield (true document, document with one damaged line or span, words of the span)."""
    chance = run.samples.chance(misreading, language, what)
    for text in run.samples.texts(language, SENTENCES_EACH, misreading, what):
        for _ in range(_TRIES):
            found = damage_one(text.split("\n"), misreading, chance, what, language)
            if found:
                yield found
                break


def damage_one(
    lines: list[str], misreading: Misreading, chance: random.Random, what: str, language: str
) -> tuple[str, str, int] | None:
    """Damage one place; None where the misreading changes nothing there or can't be undone."""
    at = chance.randrange(len(lines))
    line, words = lines[at], chance.randint(1, MOST_WORDS) if what == "span" else 0
    found = list((_TWO if language in _UNSPACED else _WORD).finditer(line))
    if len(found) <= words:
        return None
    first = chance.randrange(len(found) - words)
    start, end = (found[first].start(), found[first + words - 1].end()) if words else (0, len(line))
    true = written_in(line[start:end], misreading.steps[0][0])
    false = misread(true, misreading.steps)
    if not false or false == true:
        return None
    texts = ["\n".join([*lines[:at], line[:start] + part + line[end:], *lines[at + 1 :]]) for part in (true, false)]
    return texts[0], texts[1], words


def count(
    run: Run, tally: Tally, misreading: Misreading, language: str, place: tuple[str, int], truth: str, damaged: str
) -> None:
    """Repair one document with each tool and count it for its kind, its misreading, its language and its length."""
    what, words = place
    rows = ["all", KINDS[misreading.kind], str(misreading), language]
    if words:
        rows += [f"{words} words"]
    tally.add(rows, f"n {what}", 1)
    for name, repair in REPAIRERS.items():
        text = repair(damaged)
        right = same(text, truth, misreading)
        tally.add(rows, f"{name} {what}", right)
        tally.add(rows, f"{name} worse", not right and distance(truth, text) > distance(truth, damaged))
        if name == "dechaff" and not right:
            run.fault(f"{misreading} · {language} · {what} {words or ''}", truth, damaged, text)


def print_spans(run: Run, tally: Tally) -> None:
    """Print by kind and length, by misreading, and by language."""
    columns = [f"{name} {what}" for name in ("n", *REPAIRERS) for what in ("line", "span")]
    columns += [f"{name} worse" for name in REPAIRERS]
    lengths = [f"{words} words" for words in range(1, MOST_WORDS + 1)]
    tally.print("exact, %", ["all", *(KINDS[kind] for kind in (1, 2, 3, 4)), *lengths], columns)
    tally.print("by misreading", [str(one) for one in ONCE], columns)
    tally.print("by language", run.languages, columns)
