"""Make corpus/data/verdicts.json: the trees that tell which sums of a page are pay, and which bare numbers are sums.

Usage: python -m tools.train_verdicts (needs the packages lightgbm and numpy)

The pages in tools/wages were written for this, see `tools/page_marks.py`; single sentences are those
of tests/cases/pay.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

import corpus
from corpus.document import Money, Span, Wage
from corpus.pay import pairs, verdicts
from tools.page_marks import rows_of, text_of
from tools.train_content import dumped, trained

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "corpus" / "data" / "verdicts.json"
# What a sum of a page counts, and one of a sentence by itself.
WEIGHTS = {"pages": 1.0, "sentences": 0.1}
TREES = {"sum": 250, "bare": 80}
SETTINGS = {
    "objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2,
    "num_leaves": 31, "learning_rate": 0.06, "min_data_in_leaf": 40,
}  # fmt: skip
# There are fewer numbers without a currency.
BARE_SETTINGS = {**SETTINGS, "num_leaves": 10, "learning_rate": 0.08, "min_data_in_leaf": 20}


class Example(NamedTuple):
    """A text, where it is from, and the spans of its pay and of all its sums."""

    source: str
    text: str
    pay: Sequence[Span]
    sums: Sequence[Span]


class Measured(NamedTuple):
    """The numbers of a sum, whether it is pay, whether it is one at all, and whether it has no currency."""

    row: list[float]
    is_pay: bool
    is_sum: bool
    is_bare: bool


def examples() -> Iterator[Example]:
    """Yield the pages, and the sentences."""
    for row in rows_of(ROOT / "tools" / "wages"):
        text, marks = text_of(row["page"])
        pay = [span for kind, span in marks if kind.startswith("w")]
        yield Example("pages", text, pay, [*pay, *(span for kind, span in marks if kind == "m")])
    for row in rows_of(ROOT / "tests" / "cases" / "pay"):
        if "text" in row:
            pay, money = ([tuple(each["span"]) for each in row.get(kind, ())] for kind in ("wages", "money"))
            yield Example("sentences", row["text"], pay, [*pay, *money])


def measured(example: Example) -> list[Measured]:
    """Return what the rules find in a text that may be a sum."""
    found = list[Measured]()

    def settled(page: Any, weighed: Any, wages: list[Wage], money: list[Money]) -> tuple[list[Wage], list[Money]]:
        spans = {wage.span for wage in wages}
        rows = verdicts.rows(page, weighed, [each.wage.span in spans for each in weighed]) if weighed else []
        for each, row in zip(weighed, rows, strict=True):
            is_pay, is_sum = (_touches(each.wage.span, due) for due in (example.pay, example.sums))
            found.append(Measured(row, is_pay, is_sum, each.money is None))
        return wages, money

    # Whom pay is for comes after, by trees that may not be there yet.
    with mock.patch.object(verdicts, "settled", settled), mock.patch.object(pairs, "linked"):
        corpus.extract(example.text)
    return found


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def main() -> None:
    """Train on all examples and write the trees."""
    argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0]).parse_args()
    found, weights = list[Measured](), list[float]()
    for example in examples():
        more = measured(example)
        found += more
        weights += [WEIGHTS[example.source]] * len(more)
    rows, share = np.array([each.row for each in found]), np.array(weights)
    is_pay, is_sum = np.array([each.is_pay for each in found]), np.array([each.is_sum for each in found])
    bare = np.array([each.is_bare for each in found])
    made = {
        "sum": trained(SETTINGS, rows, is_pay.astype(int), share, TREES["sum"]),
        "bare": trained(BARE_SETTINGS, rows[bare], is_sum[bare].astype(int), share[bare], TREES["bare"]),
    }
    trees = {kind: dumped(model) for kind, model in made.items()}
    TARGET.write_text(json.dumps(trees, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
