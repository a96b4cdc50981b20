"""Damage with loss: what is left of the error rate, by reader and by misreading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, permutations

from benchmarks.damage import EAST, KINDS, LEGACY, READERS, Misreading, fits, lose, written_in
from benchmarks.runs import REPAIRERS, Run
from benchmarks.tallies import Tally, error_rate

# The pages of one byte that lack some.
_WITH_GAPS = "cp1252 cp1250 cp1251 cp1253 cp1254 cp1257 cp874".split()
LOSSY = [
    *(Misreading(1, (("utf-8", read),)) for read in _WITH_GAPS),
    *(Misreading(2, (("utf-8", read),)) for read in EAST),
    *(Misreading(3, ((true, "cp1252"),)) for true in LEGACY),
    *(Misreading(4, (pair,)) for pair in permutations(EAST, 2)),
]
_READ_BY = {"browser": (2, 4), "dropping": (1,)}
_MARKS = {"\ufffd": "U+FFFD", "?": "?", "": "no mark"}


def readers_of(misreading: Misreading) -> Iterator[str]:
    """Yield the readers that lose bytes: a browser gives those of one byte to the controls, and loses none.

    Bytes are dropped without a mark where text passes through tables and filters, which are of one byte.
    """
    return (name for name in READERS if misreading.kind in _READ_BY.get(name, (1, 2, 3, 4)))


def lossy(run: Run) -> None:
    """Print the error rates that are left, in per cent."""
    tally = Tally()
    for misreading in LOSSY:
        for language in filter(misreading.at_home, run.languages):
            for reader in readers_of(misreading):
                for size, sentences, most in run.sizes():
                    pairs = lost_texts(run, misreading, language, reader, sentences)
                    for truth, damaged in islice(pairs, (most + 1) // 2):
                        count(run, tally, misreading, language, reader, size, truth, damaged)
    print_lossy(run, tally)


def lost_texts(run: Run, misreading: Misreading, language: str, reader: str, size: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of a text and what a reader that loses bytes makes of it, where it loses some."""
    step = misreading.steps[0]

    def usable(line: str) -> str | None:
        written = written_in(line, step[0])
        return written if fits(written, step[0]) else None

    for truth in run.samples.texts(language, size, misreading, reader, usable=usable):
        damaged = lose(truth, step, reader)
        if damaged:
            yield truth, damaged


def count(
    run: Run, tally: Tally, misreading: Misreading, language: str, reader: str, size: str, truth: str, damaged: str
) -> None:
    """Repair one text with each tool, and count it in all rows that it belongs to."""
    mark = _MARKS[READERS[reader][1]]
    rows = [f"all, {mark}", f"{KINDS[misreading.kind]}, {mark}", f"{misreading}, {reader}", f"{language}, {mark}"]
    left = error_rate(truth, damaged)
    tally.add(rows, "n", 1)
    tally.add(rows, "as is", left)
    for name, repair in REPAIRERS.items():
        text = repair(damaged)
        rate = error_rate(truth, text)
        tally.add(rows, name, rate)
        tally.add(rows, f"{name} exact", text == truth)
        tally.add(rows, f"{name} worse", rate > left)
        if name == "dechaff" and text != truth:
            run.fault(f"{misreading} · {reader} · {language} · {size} · {rate:.1%}", truth, damaged, text)


def print_lossy(run: Run, tally: Tally) -> None:
    """Print by class and mark, by misreading and reader, and by language."""
    columns = ["n", *REPAIRERS, "as is", *(f"{name} {what}" for what in ("exact", "worse") for name in REPAIRERS)]
    kinds = ["all", *(KINDS[kind] for kind in (1, 2, 3, 4))]
    tally.print("error rate, %", [f"{kind}, {mark}" for mark in _MARKS.values() for kind in kinds], columns)
    tally.print("by misreading", [f"{one}, {reader}" for one in LOSSY for reader in READERS], columns)
    for mark in _MARKS.values():
        tally.print("by language", [f"{language}, {mark}" for language in run.languages], columns)
