"""Damage without loss: each misreading in each language that its first encoding has the letters of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from unicodedata import normalize

from benchmarks.damage import KINDS, Misreading, misread, written_in
from benchmarks.runs import REPAIRERS, Run
from benchmarks.tallies import Tally, distance

ELSEWHERE = ", not at home"


def usable(misreading: Misreading, line: str) -> str | None:
    """Return a line as it is written in the first encoding, if the misreading of it can be undone."""
    written = written_in(line, misreading.steps[0][0])
    return written if misread(written, misreading.steps) else None


def damaged_texts(run: Run, misreading: Misreading, language: str, size: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of a text and what the misreading makes of it, where that is another."""
    for truth in run.samples.texts(language, size, misreading, usable=partial(usable, misreading)):
        damaged = misread(truth, misreading.steps)
        if damaged and damaged != truth:
            yield truth, damaged


def matrix(run: Run, misreadings: list[Misreading]) -> None:
    """Print the shares restored exactly and made worse."""
    tally = Tally()
    for misreading in misreadings:
        for language in run.languages:
            for size, sentences, most in run.sizes():
                for truth, damaged in islice(damaged_texts(run, misreading, language, sentences), most):
                    count(run, tally, misreading, language, size, truth, damaged)
    print_matrix(run, tally, misreadings)


def count(run: Run, tally: Tally, misreading: Misreading, language: str, size: str, truth: str, damaged: str) -> None:
    """Repair one text with each tool, and count it for its kind, its steps and its language."""
    place = "" if misreading.at_home(language) else ELSEWHERE
    rows = [f"{row}{place}" for row in ("all", KINDS[misreading.kind], misreading, language)]
    tally.add(rows, f"n {size}", 1)
    for name, repair in REPAIRERS.items():
        text = repair(damaged)
        right = same(text, truth, misreading)
        tally.add(rows, f"{name} {size}", right)
        tally.add(rows, f"{name} worse", not right and distance(truth, text) > distance(truth, damaged))
        if name == "dechaff":
            tally.add(rows[-1:], f"{misreading.kind} {size}", right)
            if not right:
                run.fault(f"{misreading} · {language} · {size}", truth, damaged, text)


def same(text: str, truth: str, misreading: Misreading) -> bool:
    """Tell whether the truth is restored; cp1258 writes its tone marks apart, and both forms are right."""
    if text == truth:
        return True
    return misreading.steps[0][0] == "cp1258" and normalize("NFC", text) == normalize("NFC", truth)


def print_matrix(run: Run, tally: Tally, misreadings: list[Misreading]) -> None:
    """Print by kind, by steps, and by language (with dechaff's figures for each kind)."""
    sizes = [size for size, _, _ in run.sizes()]
    columns = [f"n {size}" for size in sizes] + [f"{name} {size}" for name in REPAIRERS for size in sizes]
    columns += [f"{name} worse" for name in REPAIRERS]
    kinds = sorted({one.kind for one in misreadings})
    each = [f"{kind} {size}" for kind in kinds for size in sizes]
    for place in ("", ELSEWHERE):
        names = ["all", *(KINDS[kind] for kind in kinds)]
        tally.print(f"exact, %{place}", [name + place for name in names], columns)
        tally.print(f"by steps{place}", [f"{one}{place}" for one in misreadings], columns)
        tally.print(f"by language{place}", [language + place for language in run.languages], [*columns, *each])
