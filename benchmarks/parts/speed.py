"""Throughput of decoding and repair, for clean and for damaged text, each text read for the first time.

What the product remembers makes a second reading flatter. So a process reads other documents of the script first, as
one that cleans a collection has, and then each document once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import NamedTuple

import ftfy

import corpus
from benchmarks.damage import misread
from benchmarks.runs import Run
from benchmarks.samples import is_in_alphabet

DOCUMENT = 5000
# So many documents are read beforehand, at most half of them, and so many once, for the median and the sum.
WARM, DOCUMENTS = 120, 40
RUNS = 3
SCRIPTS = {
    "English": ["en"],
    "Latin": "fr de es pl cs tr".split(),
    "Vietnamese": ["vi"],
    "Cyrillic": ["ru", "uk"],
    "Greek": ["el"],
    "Hebrew": ["he"],
    "Arabic": ["ar", "fa"],
    "Devanagari": ["hi"],
    "Thai": ["th"],
    "Hangul": ["ko"],
    "Japanese": ["ja"],
    "Han": ["zh-Hans", "zh-Hant"],
}
WAYS = {"cp1252": (("utf-8", "cp1252"),), "gbk": (("utf-8", "gbk"),), "twice": (("utf-8", "cp1252"),) * 2}
_LEGACY = {"Cyrillic": "cp1251", "Han": "gbk", "Arabic": "cp1256", "Greek": "cp1253", "Japanese": "cp932"}


class Texts(NamedTuple):
    """Documents of a script: those read beforehand, those that are measured, and one large document of the rest."""

    before: list[str]
    measured: list[str]
    large: list[str]


def speed(run: Run) -> None:
    """Print MB/s (of UTF-8) by script: clean text through decode and repair, and damaged text through repair.

    Clean documents are each read once: the median of them, all together, and one large document of each language.
    """
    columns = ["median", "sum", "large", "ftfy", *WAYS, "legacy", "ftfy, cp1252"]
    print("MB/s".ljust(12), *(column.rjust(12) for column in columns))
    for script, languages in SCRIPTS.items():
        chosen = [language for language in languages if language in run.languages]
        if chosen:
            texts = [texts_of(run, language, len(chosen)) for language in chosen]
            print(script.ljust(12), *(cell.rjust(12) for cell in cells(texts, _LEGACY.get(script))), flush=True)


def texts_of(run: Run, language: str, among: int) -> Texts:
    """Return the documents of one of so many languages; none has a line of another."""
    made = list(documents(lines_of(run, language)))
    warm, each = min(WARM // among, len(made) // 2), min(DOCUMENTS // among, len(made) // 4)
    rest = "\n".join(made[warm + each :])
    return Texts(made[:warm], made[warm : warm + each], [rest] if rest else [])


def lines_of(run: Run, language: str) -> list[str]:
    """Return all lines of a language in an order that the seed decides, unless told without foreign letters.

    Lines that models were trained on are among them: there is no answer here that they could know.
    """
    path = run.samples.data / f"{language}.txt"
    lines = path.read_text("utf-8").split("\n") if path.exists() else run.samples.lines(language)
    chosen = [line for line in lines if line and (run.samples.every or is_in_alphabet(line, language))]
    return run.samples.chance(language, "speed").sample(chosen, len(chosen))


def cells(texts: list[Texts], legacy: str | None) -> Iterator[str]:
    """Yield the cells of a row."""
    measured = [text for of_language in texts for text in of_language.measured]
    yield from once([text for of_language in texts for text in of_language.before], measured)
    yield large([text for of_language in texts for text in of_language.large])
    yield repair_rate(measured, ftfy.fix_encoding)
    for steps in [*WAYS.values(), ((legacy, "cp1252"),) if legacy else ()]:
        yield repair_rate(damaged(measured, steps), corpus.repair) if steps else "-"
    yield repair_rate(damaged(measured, WAYS["cp1252"]), ftfy.fix_encoding)


def once(before: list[str], measured: list[str]) -> Iterator[str]:
    """Yield the MB/s of the median document and of all together, others read before."""
    for text in before:
        read(text.encode())
    sizes = [len(text.encode()) for text in measured]
    times = [read(text.encode()) for text in measured]
    yield f"{median(size / taken for size, taken in zip(sizes, times, strict=True)) / 1e6:.1f}"
    yield f"{sum(sizes) / sum(times) / 1e6:.1f}"


def large(texts: list[str]) -> str:
    """Return the MB/s of some large documents, each read once."""
    times = [read(text.encode()) for text in texts]
    return f"{sum(len(text.encode()) for text in texts) / sum(times) / 1e6:.1f}"


def read(data: bytes) -> float:
    """Return the seconds of this process that decoding and repair of a document take."""
    start = time.process_time()
    corpus.repair(corpus.decode(data).text)
    return time.process_time() - start


def documents(lines: list[str]) -> Iterator[str]:
    """Yield documents of 5,000 characters, lines kept whole."""
    taken: list[str] = []
    length = 0
    for line in lines:
        taken.append(line)
        length += len(line) + 1
        if length >= DOCUMENT:
            yield "\n".join(taken)
            taken, length = [], 0


def damaged(texts: list[str], steps: tuple[tuple[str, str], ...]) -> list[str]:
    """Return the texts with each line misread that can be."""
    return ["\n".join(misread(line, steps) or line for line in text.split("\n")) for text in texts]


def repair_rate(texts: list[str], repair: Callable[[str], object]) -> str:
    """Return MB/s of the damaged text."""
    return rate(sum(len(text.encode()) for text in texts), lambda: list(map(repair, texts)))


def rate(size: int, task: Callable[[], object]) -> str:
    """Return MB/s of the fastest of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - start)
    return f"{size / best / 1e6:.1f}"
