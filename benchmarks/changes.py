"""Score what changes in pay and roles when a page changes in ways that change nothing of what it says.

python -m benchmarks.changes [DATA]    DATA/text holds the prose that makes pages long

The pages are those of `benchmarks.marked` without their frame; figures count as they are written, blanks folded.
"""

from __future__ import annotations

import argparse
import random
import re
import textwrap
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

import corpus
from benchmarks.marked import score_extracts
from benchmarks.score import Row, cases
from benchmarks.tally import Score
from tools.lengthened import long_page
from tools.page_marks import text_of

SETS = ("marked", "marked.hard", "marked.newer", "marked.numbers")
_WIDTH = 76
_MARKS = re.compile(r"\[\[.*?\]\]")
_CELLS = re.compile(r" ?[|｜] ?")
# What stands for a blank within a mark, and for its bar.
_HELD, _BAR = "\ue000", "\ue001"


def wrapped(page: str) -> str:
    """Return a page with its lines broken at one width, not within a mark."""
    held = _MARKS.sub(lambda mark: mark[0].replace(" ", _HELD), page).split("\n")
    lines = (textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False) for line in held)
    return "\n".join("\n".join(line) for line in lines).replace(_HELD, " ")


def tabbed(page: str) -> str:
    """Return a page with tabs between cells that had bars."""
    held = _MARKS.sub(lambda mark: mark[0].replace("|", _BAR), page)
    return _CELLS.sub("\t", held).replace(_BAR, "|")


CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "wrapped": wrapped,
    "blank lines": lambda page: page.replace("\n", "\n\n"),
    "indented": lambda page: page.replace("\n", "\n   "),
    "one line": lambda page: page.replace("\n", " "),
    "no-break blanks": lambda page: page.replace(" ", "\u00a0"),
    "tabs": tabbed,
    "first half": lambda page: page[: page.rfind("\n", 0, max(1, len(page) // 2))],
}


def _unframed(page: str) -> str:
    return "\n".join(line for line in page.split("\n") if not line.startswith("~"))


def scored(kind: str, change: str, data: Path | None) -> tuple[str, Score]:
    """Return the name of a change and the score of the pages of a kind that were changed so."""
    score, chance = Score(), random.Random(1)  # noqa: S311 - the same pages every time
    for language, rows in cases(kind):
        for row in rows:
            page = _unframed(row["page"])
            if data is not None:
                page = long_page(page, language, data / "text", chance)
            _score_page(score, CHANGES[change](page))
    return change if data is None else "long", score


def _score_page(score: Score, page: str) -> None:
    text, marks = text_of(page)
    found: Row = corpus.extract(text).to_dict()
    score_extracts(score, [(mark, text[slice(*span)]) for mark, span in marks], found)


def table(data: Path | None) -> Iterator[str]:
    """Yield a line for each kind of pages and each change."""
    jobs: list[tuple[str, str, Path | None]] = [(kind, change, None) for kind, change in product(SETS, CHANGES)]
    jobs += [(kind, "as it is", data) for kind in SETS if data]
    yield f"{'':34}{'wage':>7}{'P':>7}{'R':>7}{'money':>7}{'role':>7}{'link':>7}"
    with ProcessPoolExecutor() as pool:
        for (kind, *_), (change, score) in zip(jobs, pool.map(scored, *zip(*jobs, strict=True)), strict=True):
            numbers = [*score.f1("wage"), *(score.f1(name)[0] for name in ("money", "role", "link"))]
            yield f"{kind:16}{change:18}" + "".join(f"{number:7.3f}" for number in numbers)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, nargs="?", help="folder with text/")
    for line in table(parser.parse_args().data):
        print(line)


if __name__ == "__main__":
    main()
