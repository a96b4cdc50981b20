"""Make corpus/data/pairs.json: the trees that tell whom the pay of a page is for.

Usage: python -m tools.train_pairs DATA (needs the packages lightgbm and numpy)

The pages are those of tools/wages, see `tools/page_marks.py`: the numbers in a mark of pay are those of its roles.
Each counts as it is and as long as articles are, see `tools/lengthened.py`.
Make data/verdicts.json first, for the pay that pages tell is linked as well.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import numpy as np

import corpus
from corpus.document import Role, Span, Wage
from corpus.pay import pairs
from tools.lengthened import long_page
from tools.page_marks import pay_pages, text_of
from tools.train_content import dumped, trained

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "corpus" / "data" / "pairs.json"
TREES = 120
SEED = 1
SETTINGS = {
    "objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2,
    "num_leaves": 12, "learning_rate": 0.1, "min_data_in_leaf": 20,
}  # fmt: skip


def measured(page: str) -> tuple[list[tuple[float, ...]], list[int]]:
    """Return the numbers of the pairs of a page, and which of them belong together."""
    text, marks = text_of(page)
    rows, labels = list[tuple[float, ...]](), list[int]()

    def linked(text: str, wages: Sequence[Wage], roles: Sequence[Role]) -> list[Wage]:
        for pair in pairs.rows(text, wages, roles):
            told = _numbers(marks, "w", wages[pair.wage].span)
            rows.append(pair.numbers)
            labels.append(int(not told.isdisjoint(_numbers(marks, "r", roles[pair.role].span))))
        return [*wages]

    with mock.patch.object(pairs, "linked", linked):
        corpus.extract(text)
    return rows, labels


def _numbers(marks: Sequence[tuple[str, Span]], kind: str, span: Span) -> set[str]:
    """Return the numbers of the marks of a kind that a span touches."""
    found = (
        mark[1:].split(",") for mark, (start, end) in marks if mark[0] == kind and span[0] < end and start < span[1]
    )
    return {number for numbers in found for number in numbers if number}


def main() -> None:
    """Train on all pages and write the trees."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder with text/")
    folder, chance = parser.parse_args().data / "text", random.Random(SEED)  # noqa: S311 - the same pages every time
    rows, labels = list[tuple[float, ...]](), list[int]()
    for row in pay_pages():
        for page in (row["page"], long_page(row["page"], row["lang"], folder, chance)):
            more, told = measured(page)
            rows += more
            labels += told
    model = trained(SETTINGS, np.array(rows), np.array(labels), np.ones(len(labels)), TREES)
    TARGET.write_text(json.dumps({"pair": dumped(model)}, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
