"""Foreign letters inside words of Arabic and Hebrew script, and words of two scripts that are right as they are."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

import corpus
from benchmarks.runs import Run
from benchmarks.samples import OWN
from benchmarks.tallies import Tally

LANGUAGES = ("ar", "fa", "he")
SCRIPTS = ("Cyrillic", "Latin", "Greek", "Hangul")
MOST_LETTERS = 4
_WORD = re.compile(r"[\u05d0-\u05ea\u0620-\u065f\u066e-\u06d3]{5,}")
# As many words are tried before a line is given up.
_TRIES = 8


class Case(NamedTuple):
    """A sentence with letters of another script in one word, and where that word is."""

    truth: str
    damaged: str
    span: tuple[int, int]


@cache
def twins() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return the pairs (own letters, foreign letters) of each language and script, out of `texts/letters.tsv`."""
    table: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for line in (OWN / "letters.tsv").read_text("utf-8").splitlines():
        languages, own, *foreign = line.split("\t")
        for language in languages.split():
            for script, letters in zip(SCRIPTS, foreign, strict=True):
                table[language, script] += [(own, one) for one in letters.split()]
    return table


def letters(run: Run) -> None:
    """Print the shares found (changed or flagged), restored and changed otherwise, then what is touched when clean."""
    tally = Tally()
    for language in (language for language in LANGUAGES if language in run.languages):
        for script in SCRIPTS:
            for case in islice(cases(run, language, script), run.per_cell or 50):
                count(run, tally, ["all", language, script], case)
    tally.print("foreign letters, %", ["all", *LANGUAGES, *SCRIPTS], ["n", "found", "restored", "otherwise"])
    print_clean(run)


def cases(run: Run, language: str, script: str) -> Iterator[Case]:
    """Yield sentences with one damaged word."""
    chance = run.samples.chance("letters", language, script)
    for line in run.samples.shuffled(language, script):
        words = list(_WORD.finditer(line))
        for _ in range(_TRIES if words else 0):
            word = chance.choice(words)
            damaged = foreign(word[0], twins()[language, script], chance)
            if damaged:
                start = word.start()
                text = line[:start] + damaged + line[word.end() :]
                yield Case(line, text, (start, start + len(damaged)))
                break


def foreign(word: str, pairs: list[tuple[str, str]], chance: random.Random) -> str | None:
    """Put foreign letters for one to four neighbouring letters, so that two of the word's own stay."""
    count = chance.randint(1, min(MOST_LETTERS, len(word) - 2))
    start = chance.randrange(len(word) - count + 1)
    run, result = word[start : start + count], ""
    while run:
        fitting = [(own, other) for own, other in pairs if run.startswith(own)]
        if not fitting:
            return None
        own, other = chance.choice(fitting)
        run, result = run[len(own) :], result + other
    return word[:start] + result + word[start + count :]


def count(run: Run, tally: Tally, rows: list[str], case: Case) -> None:
    """Repair one sentence and count it."""
    repaired = corpus.repair(case.damaged)
    start, end = case.span
    marked = [(one.start, one.end) for one in repaired.edits] + [(one.start, one.end) for one in repaired.flags]
    found = any(first < end and start < last for first, last in marked)
    restored = repaired.text == case.truth
    tally.add(rows, "n", 1)
    tally.add(rows, "found", found)
    tally.add(rows, "restored", restored)
    tally.add(rows, "otherwise", repaired.text not in (case.truth, case.damaged))
    if not restored:
        run.fault(" · ".join([*rows, "found" if found else "missed"]), case.truth, case.damaged, repaired.text)


def print_clean(run: Run) -> None:
    """Print how many sentences that rightly mix scripts are touched; each one is shown."""
    print()
    for language in (language for language in LANGUAGES if language in run.languages):
        lines = (OWN / f"switching.{language}.txt").read_text("utf-8").splitlines()
        touched = [(line, found) for line in lines if (found := corpus.repair(line)).edits or found.flags]
        print(f"clean, two scripts, {language}: {len(touched)} of {len(lines)} touched")
        for line, repaired in touched:
            print(f"  {line}\n  {repaired.text}")
            run.fault("edits and flags", line, line, str((repaired.edits, repaired.flags)))
