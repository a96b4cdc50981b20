"""Score the judgement of boilerplate on pages of known text, next to peers in the same run.

python -m benchmarks.boilerplate DATA                everything
python -m benchmarks.boilerplate DATA --part html    one part; -v names the worst pages

DATA holds pages/SOURCE/gold.jsonl with ID.html.gz and lines/SOURCE.jsonl.gz. Nothing was trained on the pages that are
read, nor on those of `cases/pages`, which were written in 24 languages for the part ``written``. Peers that are not
installed are left out. Figures are means over pages of token F1, in per cent.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import corpus
from benchmarks.pages import Gold, as_markup, c4, golds, lines_of, peers, scores, written
from benchmarks.tallies import Tally

_TEXT = corpus.Options(extract=False)
_FIELDS = ("title", "date", "author")
_WORST = 20
_WORD = re.compile(r"\w+")
Figures = dict[str, tuple[float, float, float]]


def cleaned(text: str, name: str) -> str:
    """Return what the product leaves of a document."""
    return corpus.clean(text, name, _TEXT).text


def on_html(gold: Gold) -> Figures:
    """Score a page as markup."""
    markup = gold.markup()
    found = {name: scores(peer(markup, gold.language), gold.text) for name, peer in peers().items()}
    return {"dechaff": scores(cleaned(markup, "page.html"), gold.text), **found}


def on_lines(lines: dict[tuple[str, str], list[str]], gold: Gold) -> Figures:
    """Score a page as lines of plain text; nothing where it has none."""
    own = lines.get((gold.source, gold.name))
    if own is None:
        return {}
    as_pages = {name: peer for name, peer in peers().items() if name in ("boilerpy3", "justext")}
    found = {name: scores(peer(as_markup(own), gold.language), gold.text) for name, peer in as_pages.items()}
    text = "\n".join(own)
    return {
        "dechaff": scores(cleaned(text, "page.txt"), gold.text),
        **found,
        "C4 lines": scores(c4(own), gold.text),
        "everything": scores(text, gold.text),
    }


def on_clean(gold: Gold) -> Figures:
    """Score the gold text, fed back: what counts is the recall."""
    found = {"dechaff": scores(cleaned(gold.text, "page.txt"), gold.text)}
    return {**found, "C4 lines": scores(c4(gold.text.split("\n")), gold.text)}


def on_fields(gold: Gold) -> Figures:
    """Score title, date and author where the page has them: 1 for right, 0 for wrong or missing."""
    document = corpus.clean(gold.markup(), "page.html", _TEXT)
    found: Figures = {}
    for field in _FIELDS:
        due = gold.fields.get(field)
        if due:
            got = getattr(document.metadata, field) or ""
            right = _alike(field, due, got)
            found[field] = (float(right), float(right), float(bool(got)))
    return found


def _alike(field: str, due: str, got: str) -> bool:
    if field == "date":
        return due[:10] == got[:10]
    left, right = (" ".join(_WORD.findall(text.lower())) for text in (due, got))
    # Sites write their name behind the title, and "by" before an author.
    return bool(right) and (left in right or right in left)


PARTS: dict[str, tuple[Callable[..., Figures], int]] = {
    "lines": (on_lines, 0),
    "written": (on_lines, 0),
    "html": (on_html, 0),
    "clean": (on_clean, 2),
    "fields": (on_fields, 0),
}


def run(part: str, data: Path, *, verbose: bool) -> None:
    """Score one part and print it by source and page type."""
    judge, column = PARTS[part]
    pages = [gold for gold in golds(data) if judge is not on_fields or gold.source == "wcxb"]
    if part == "written":
        pages, lines = written()
        judge = partial(on_lines, lines)
    elif part == "lines":
        judge = partial(on_lines, lines_of(data))
    with ProcessPoolExecutor() as pool:
        figures = list(pool.map(judge, pages, chunksize=4))
    tally, worst = Tally(), []
    for gold, found in zip(pages, figures, strict=True):
        for name, values in found.items():
            tally.add(_rows(gold), "n", 1)
            tally.add(_rows(gold), name, values[column])
            if name == "dechaff":
                tally.add(_rows(gold), "precision", values[1])
                tally.add(_rows(gold), "recall", values[2])
                worst.append((values[column], gold.source, gold.name))
    names = list(dict.fromkeys(name for found in figures for name in found))
    rows = sorted({row for gold in pages for row in _rows(gold)})
    measured = [name for name in ("precision", "recall") if part in ("lines", "html")]
    tally.print(f"{part}, %", rows, [*names, *measured])
    for value, source, name in sorted(worst)[:_WORST] if verbose else ():
        print(f"{value:.2f}  {source}  {name}")


def _rows(gold: Gold) -> Sequence[str]:
    return (gold.source, f"{gold.source} {gold.kind}") if gold.kind else (gold.source,)


def main() -> None:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder with pages/ and lines/")
    parser.add_argument("--part", choices=PARTS, action="append", help="may be given several times")
    parser.add_argument("-v", "--verbose", action="store_true", help="name the pages that score least")
    options = parser.parse_args()
    for part in options.part or PARTS:
        run(part, options.data, verbose=options.verbose)


if __name__ == "__main__":
    main()
