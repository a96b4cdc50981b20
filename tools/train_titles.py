"""Make corpus/data/titles.tsv: what each sign weighs by which the headline of a page is told from its other names.

Usage: python tools/train_titles.py DATA (needs the package numpy)

DATA holds pages/wcxb (gold.jsonl with a title for each page, ID.html.gz), see NOTICE. Pages of every third site are
kept aside. The weights make the right titles likely among those of their page (a conditional logit, held small); the
share of pages is printed whose title is right by weights that were made without their site.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from selectolax.lexbor import LexborHTMLParser

import corpus
from corpus import head, html, limits, titles
from tools.page_tokens import kept_aside

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "titles.tsv"
HEADER = """\
# What each sign of a title weighs (corpus/titles.py). Made by tools/train_titles.py from pages of WCXB: Web Content
# Extraction Benchmark, (c) 2026 Murrough Foley, CC-BY-4.0.
"""
FOLDS = 10
STEPS, RATE = 600, 0.5
HELD = 8.0  # how much large weights cost
CONTAINED = 0.7  # what a title counts that only has the right one in it, or is a part of it
Page = tuple[str, Any, Any]


def page(folder: Path, row: dict[str, Any]) -> Page:
    """Return the site of a page, the numbers of its titles, and how right each of these is."""
    markup = corpus.decode(gzip.decompress((folder / f"{row['id']}.html.gz").read_bytes())).text
    rows = titles.numbers(head.names(LexborHTMLParser(limits.bounded(markup)), html.project(markup).text))
    site = urlsplit(row["url"]).netloc.removeprefix("www.")
    return site, np.array([*rows.values()]), np.array([rightness(row["title"], title) for title in rows])


def rightness(due: str, title: str) -> float:
    """Return how right a title is, from 0 to 1."""
    left, right = titles.normal(due), titles.normal(title)
    return 1.0 if left == right else CONTAINED * (left in right or right in left)


def trained(pages: Sequence[Page]) -> Any:
    """Return the weights that make the right titles of the pages likeliest."""
    told = [(rows, right) for _, rows, right in pages if right.any() and len(right) > 1]
    scale = np.vstack([rows for rows, _ in told]).std(0) + 1e-9
    weights = np.zeros(len(scale))
    for _ in range(STEPS):
        slope = -2 * HELD * weights
        for rows, right in told:
            scaled = rows / scale
            odds = np.exp(scaled @ weights)
            likely, due = odds / odds.sum(), odds * right
            slope += scaled.T @ (due / due.sum() - likely)
        weights += RATE * slope / len(told)
    return weights / scale


def right(pages: Sequence[Page], weights: Any) -> int:
    """Return how many pages have a right title for their best."""
    return sum(bool(due[int(np.argmax(rows @ weights))]) for _, rows, due in pages if len(due))


def main() -> None:
    """Train on the pages of DATA, write the weights, and print how many titles are right across sites."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder that holds pages/wcxb")
    folder = parser.parse_args().data / "pages" / "wcxb"
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line]
    pages = [page(folder, row) for row in gold if row["title"] and not kept_aside(urlsplit(row["url"]).netloc)]
    folds = [int(hashlib.sha256(site.encode()).hexdigest(), 16) % 101 % FOLDS for site, _, _ in pages]
    count = 0
    for fold in range(FOLDS):
        weights = trained([each for each, own in zip(pages, folds, strict=True) if own != fold])
        count += right([each for each, own in zip(pages, folds, strict=True) if own == fold], weights)
    rows = zip(titles.SIGNS, trained(pages), strict=True)
    TARGET.write_text(HEADER + "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in rows), "utf-8")
    print(f"{count / len(pages):.3f} of {len(pages)} pages have the right title by weights of other sites")


if __name__ == "__main__":
    main()
