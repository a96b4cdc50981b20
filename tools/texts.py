"""Text to train on and text kept aside from it, out of a folder of sentences by language.

The folder holds LANGUAGE.txt (one sentence or paragraph a line, sources one after the other) and beside it, one level
up, a README.md with the kilobytes of each source. Trained on are only sources under attribution licences; of those
every fifth line is kept aside, and so is the part of unclear terms.
"""

import re
from pathlib import Path

ORDER = ("guide", "web", "tatoeba")
UNCLEAR = "web"
# The README gives sizes to the thousand bytes.
BORDER = 1500


def trained_lines(folder: Path, language: str) -> list[str]:
    """Return the lines of a language that may be trained on, without those kept aside."""
    return [line for at, line in enumerate(_lines(folder, language)[0]) if at % 5]


def kept_aside(folder: Path, language: str) -> list[str]:
    """Return the lines of a language that nothing is trained on."""
    clear, unclear = _lines(folder, language)
    return clear[::5] + unclear


def _lines(folder: Path, language: str) -> tuple[list[str], list[str]]:
    """Return the lines under clear terms and the others; what is near the border of a part counts with neither."""
    parts = sources((folder.parent / "README.md").read_text("utf-8"))[language]
    clear, unclear = [], []
    start, low, high = 0, 0, 0
    for name, size in parts:
        if name == UNCLEAR:
            low, high = start, start + size
        start += size
    at = 0
    for line in (folder / f"{language}.txt").read_text("utf-8").split("\n"):
        if line and low + BORDER <= at < high - BORDER:
            unclear.append(line)
        elif line and not low - BORDER <= at < high + BORDER:
            clear.append(line)
        at += len(line.encode()) + 1
    return clear, unclear


def sources(readme: str) -> dict[str, list[tuple[str, int]]]:
    """Return each language's sources with their bytes, in the order of the file."""
    table: dict[str, list[tuple[str, int]]] = {}
    for language, cell in re.findall(r"^\| ([\w-]+) \| \d+ \| \d+ \| (.+?) \|$", readme, re.MULTILINE):
        sizes = {name: int(size) * 1000 for name, size in re.findall(r"(\w+) (\d+)", cell)}
        first = [name for name in ORDER if name in sizes]
        table[language] = [(name, sizes[name]) for name in (*first, *(name for name in sizes if name not in ORDER))]
    return table
