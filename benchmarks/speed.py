"""Start-up and throughput, next to ftfy, chardet and trafilatura on the same text in the same run.

python -m benchmarks.speed              on the cleaned examples
python -m benchmarks.speed FOLDER       on the .txt files of a folder (UTF-8), and its .html files
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from itertools import zip_longest
from pathlib import Path

import chardet
import ftfy
import trafilatura

import corpus
from corpus import blocks, boilerplate, decoding, html, language, layout, pay, repairs, roles
from corpus.document import Region
from corpus.identification import identify

ROOT = Path(__file__).parents[1]
RUNS = 3
DOCUMENT = 5000
MOST_DOCUMENTS = 80
COMMAND = ["-c", "from corpus.cli.app import main; raise SystemExit(main())"]


def main() -> None:
    """Print the tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    lines = source_lines(folder)
    long_lines = [line for line in lines if len(line.encode()) >= 200]
    print_startups(documents(long_lines)[0])
    print_speeds("articles", documents(long_lines))
    print_speeds("page lines", documents([line[at : at + 40] for line in lines for at in range(0, len(line), 40)]))
    print_markup(folder)


def print_startups(text: str) -> None:
    """Print the time of whole processes over that of an empty Python."""
    with tempfile.TemporaryDirectory() as scratch:
        note = Path(scratch, "note.txt")
        note.write_text(text, "utf-8")
        commands = {
            "dechaff --version": [*COMMAND, "--version"],
            "dechaff --help": [*COMMAND, "--help"],
            "dechaff clean, one file of 5 KB": [*COMMAND, "clean", str(note)],
            "dechaff clean --format json": [*COMMAND, "clean", str(note), "--format", "json"],
            "import ftfy": ["-c", "import ftfy"],
            "import chardet": ["-c", "import chardet"],
            "import trafilatura": ["-c", "import trafilatura"],
        }
        # As installed: with byte code at hand, wherever this runs.
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(scratch, "pycache"))
        empty = process_time(["-c", "pass"], environment)
        print("start-up, ms over `python -c pass` (median of 9)")
        for name, command in commands.items():
            print(f"  {name:34}{process_time(command, environment) - empty:8.0f}")


def process_time(arguments: list[str], environment: dict[str, str]) -> float:
    """Return the median wall time of nine runs of Python with these arguments after a first one, in milliseconds."""
    times = []
    for _ in range(10):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
        times.append(time.perf_counter() - start)
    return sorted(times[1:])[4] * 1000


def source_lines(folder: Path | None) -> list[str]:
    """Return the clean lines to measure on: of a folder's .txt files in turn, or of the cleaned examples."""
    if folder is None:
        files = sorted(path for path in (ROOT / "examples").iterdir() if path.is_file())
        texts = [corpus.clean(path.read_bytes(), path.name).text for path in files]
    else:
        texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    turns = zip_longest(*(text.splitlines() for text in texts))
    return [line for turn in turns for line in turn if line and line.strip()]


def documents(lines: list[str]) -> list[str]:
    """Return the lines as documents of about DOCUMENT characters, each in few languages, as articles are."""
    texts = []
    for language_lines in by_script(lines):
        joined = "\n".join(language_lines)
        texts += [joined[at : at + DOCUMENT] for at in range(0, len(joined), DOCUMENT)]
    step = max(1, len(texts) // MOST_DOCUMENTS)
    return texts[::step]


def by_script(lines: list[str]) -> list[list[str]]:
    """Return the lines grouped by what `identify` takes them for."""
    groups: dict[str | None, list[str]] = {}
    for line in lines:
        groups.setdefault(identify(line).language, []).append(line)
    return list(groups.values())


def speed(size: int, work: Callable[[], object]) -> float:
    """Return MB/s of the best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return size / best / 1e6


def print_speeds(title: str, texts: list[str]) -> None:
    """Print MB/s for each stage, the chain and the peers on the same documents."""
    data = [text.encode() for text in texts]
    size = sum(map(len, data))
    lines = [blocks.split(text) for text in texts]
    regions: list[list[Region]] = [language.regions(text, rows) for text, rows in zip(texts, lines, strict=True)]
    found = [roles.find(text, spans) for text, spans in zip(texts, regions, strict=True)]
    work: dict[str, Callable[[], object]] = {
        "decode": lambda: [decoding.decode(one) for one in data],
        "repair": lambda: [repairs.find(text) for text in texts],
        "blocks": lambda: [blocks.split(text) for text in texts],
        "language": lambda: list(map(language.regions, texts, lines)),
        "boilerplate": lambda: list(map(boilerplate.judge, lines, regions)),
        "layout": lambda: [layout.edits(text) for text in texts],
        "roles": lambda: list(map(roles.find, texts, regions)),
        "wages, money, currencies": lambda: list(map(pay.find, texts, regions, found)),
        "the chain": lambda: [corpus.clean(one, "a.txt") for one in data],
        "ftfy.fix_encoding": lambda: [ftfy.fix_encoding(text) for text in texts],
        "chardet.detect": lambda: [chardet.detect(one) for one in data],
        "trafilatura on <p> lines": lambda: [trafilatura.extract(as_markup(text)) for text in texts],
    }
    print(f"\n{title}: {len(texts)} documents, {size / 1e6:.1f} MB, mean line {mean_line(texts):.0f} bytes; MB/s")
    for name, task in work.items():
        print(f"  {name:34}{speed(size, task):8.1f}")


def as_markup(text: str) -> str:
    """Return a text as a page of paragraphs."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return f"<!doctype html><html><body><article>{paragraphs}</article></body></html>"


def mean_line(texts: list[str]) -> float:
    """Return the mean length of a line in bytes."""
    return sum(len(text.encode()) for text in texts) / sum(text.count("\n") + 1 for text in texts)


def print_markup(folder: Path | None) -> None:
    """Print MB/s for pages: the projection, the chain, and trafilatura."""
    pages = [path.read_bytes() for path in sorted((folder or ROOT / "examples").glob("*.html"))]
    if not pages:
        return
    texts = [decoding.decode(page).text for page in pages]
    size = sum(map(len, pages))
    work: dict[str, Callable[[], object]] = {
        "visible text": lambda: [html.project(text) for text in texts],
        "the chain": lambda: [corpus.clean(page, "a.html") for page in pages],
        "trafilatura.extract": lambda: [trafilatura.extract(text) for text in texts],
    }
    print(f"\nHTML: {len(pages)} pages, {size / 1e6:.2f} MB; MB/s")
    for name, task in work.items():
        print(f"  {name:34}{speed(size, task):8.1f}")


if __name__ == "__main__":
    main()
