"""Throughput of decoding and repair, for clean and for damaged text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import ftfy

import corpus
from benchmarks.damage import misread
from benchmarks.runs import Run

DOCUMENT = 5000
DOCUMENTS = 20
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


def speed(run: Run) -> None:
    """Print MB/s (of UTF-8) by script: clean text through decode and repair, and damaged text through repair."""
    columns = ["clean", "ftfy", *WAYS, "legacy", "ftfy, cp1252"]
    print("MB/s".ljust(12), *(column.rjust(12) for column in columns))
    for script, languages in SCRIPTS.items():
        if set(languages) & set(run.languages):
            texts = list(documents(run, languages))
            print(script.ljust(12), *(cell.rjust(12) for cell in cells(texts, _LEGACY.get(script))), flush=True)


def cells(texts: list[str], legacy: str | None) -> Iterator[str]:
    """Yield the cells of a row."""
    data = [text.encode() for text in texts]
    size = sum(map(len, data))
    yield rate(size, lambda: [corpus.repair(corpus.decode(one).text) for one in data])
    yield rate(size, lambda: [ftfy.fix_encoding(text) for text in texts])
    for steps in [*WAYS.values(), ((legacy, "cp1252"),) if legacy else ()]:
        yield repair_rate(damaged(texts, steps), corpus.repair) if steps else "-"
    yield repair_rate(damaged(texts, WAYS["cp1252"]), ftfy.fix_encoding)


def documents(run: Run, languages: list[str]) -> Iterator[str]:
    """Yield documents of 5,000 characters, lines kept whole."""
    lines: list[str] = []
    made = 0
    for group in zip(*(run.samples.shuffled(language) for language in languages), strict=False):
        lines += group
        if sum(map(len, lines)) >= DOCUMENT:
            yield "\n".join(lines)
            lines, made = [], made + 1
        if made == DOCUMENTS:
            break


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
