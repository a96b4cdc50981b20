"""Start-up and throughput, next to ftfy, chardet and trafilatura on the same text in the same run.

python -m benchmarks.speed              on the cleaned examples
python -m benchmarks.speed FOLDER       on the .txt files of a folder (UTF-8), and its .html files
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import chardet
import ftfy
import trafilatura

import corpus
from corpus import blocks, boilerplate, decoding, extraction, html, language, layout, repairs, roles, wages
from corpus.document import Region

ROOT = Path(__file__).parents[1]
SIZE = 400_000
RUNS = 3


def main() -> None:
    """Print the two tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("start-up, ms over `python -c pass` (median of 9)")
    for name, milliseconds in startups().items():
        print(f"  {name:34}{milliseconds:8.0f}")
    for title, text in (("articles", articles(folder)), ("page lines", page_lines(folder))):
        print(f"\n{title}: {len(text.encode()) / 1e6:.1f} MB, mean line {mean_line(text):.0f} bytes; MB/s")
        for name, speed in throughputs(text).items():
            print(f"  {name:34}{speed:8.1f}")
    pages = markup(folder)
    print(f"\nHTML: {len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} MB; MB/s")
    for name, speed in html_throughputs(pages).items():
        print(f"  {name:34}{speed:8.1f}")


def startups() -> dict[str, float]:
    """Return the time of a whole process over that of an empty Python, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, "note.txt")
        note.write_text(articles(None)[:5000], "utf-8")
        commands = {
            "dechaff --version": ["-m", "corpus.cli.app", "--version"],
            "dechaff --help": ["-m", "corpus.cli.app", "--help"],
            "dechaff clean, one file of 5 KB": ["-m", "corpus.cli.app", "clean", str(note)],
            "import ftfy": ["-c", "import ftfy"],
            "import chardet": ["-c", "import chardet"],
            "import trafilatura": ["-c", "import trafilatura"],
        }
        empty = process_time(["-c", "pass"])
        return {name: process_time(command) - empty for name, command in commands.items()}


def process_time(arguments: list[str]) -> float:
    """Return the median wall time of nine runs of Python with these arguments, in milliseconds."""
    times = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return sorted(times)[4] * 1000


def articles(folder: Path | None) -> str:
    """Return clean text in long lines: the longer lines of the folder's files, or of the cleaned examples."""
    return filled([line for line in source_lines(folder) if len(line.encode()) >= 200])


def page_lines(folder: Path | None) -> str:
    """Return clean text in lines of 40 to 70 bytes, cut at characters."""
    return filled([line[at : at + 40] for line in source_lines(folder) for at in range(0, len(line), 40)])


def source_lines(folder: Path | None) -> list[str]:
    """Return the lines to measure on."""
    if folder is None:
        files = sorted(path for path in (ROOT / "examples").iterdir() if path.is_file())
        texts = [corpus.clean(path.read_bytes(), path.name).text for path in files]
    else:
        texts = [path.read_text("utf-8")[: SIZE // 4] for path in sorted(folder.glob("*.txt"))]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def filled(lines: list[str]) -> str:
    """Return the lines, repeated as often as it takes to reach SIZE characters, cut there."""
    once = "\n".join(lines) + "\n"
    return (once * (SIZE // len(once) + 1))[:SIZE]


def mean_line(text: str) -> float:
    """Return the mean length of a line in bytes."""
    return len(text.encode()) / max(1, text.count("\n"))


def markup(folder: Path | None) -> list[bytes]:
    """Return HTML pages."""
    files = sorted((folder or ROOT / "examples").glob("*.html"))
    pages = [path.read_bytes() for path in files]
    return pages * max(1, SIZE // max(1, sum(map(len, pages))))


def speed(size: int, work: Callable[[], object]) -> float:
    """Return MB/s of the best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return size / best / 1e6


def throughputs(text: str) -> dict[str, float]:
    """Return MB/s for each stage, the chain and the peers on the same text."""
    data = text.encode()
    lines = blocks.split(text)
    regions: list[Region] = language.regions(text, lines)
    found = roles.find(text, regions)
    work: dict[str, Callable[[], object]] = {
        "decode": lambda: decoding.decode(data),
        "repair": lambda: repairs.find(text),
        "blocks": lambda: blocks.split(text),
        "language": lambda: language.regions(text, lines),
        "boilerplate": lambda: boilerplate.judge(lines, regions),
        "layout": lambda: layout.edits(text),
        "roles": lambda: roles.find(text, regions),
        "wages, money, currencies": lambda: wages.find(text, regions, found),
        "extract": lambda: extraction.extract(text, regions),
        "the chain": lambda: corpus.clean(data, "a.txt"),
        "ftfy.fix_encoding": lambda: ftfy.fix_encoding(text),
        "chardet.detect": lambda: chardet.detect(data),
    }
    return {name: speed(len(data), task) for name, task in work.items()}


def html_throughputs(pages: list[bytes]) -> dict[str, float]:
    """Return MB/s for markup: the projection, the chain, and trafilatura."""
    texts = [decoding.decode(page).text for page in pages]
    size = sum(map(len, pages))
    return {
        "visible text": speed(size, lambda: [html.project(text) for text in texts]),
        "the chain": speed(size, lambda: [corpus.clean(page, "a.html") for page in pages]),
        "trafilatura.extract": speed(size, lambda: [trafilatura.extract(text) for text in texts]),
    }


if __name__ == "__main__":
    main()
