"""Make corpus/data/verdicts.json: the trees that tell which sums of a page are pay.

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
TREES = 150
SETTINGS = {
    "objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2,
    "num_leaves": 20, "learning_rate": 0.08, "min_data_in_leaf": 40,
}  # fmt: skip


class Example(NamedTuple):
    """A text, where it is from, and the spans of its pay."""

    source: str
    text: str
    pay: Sequence[Span]


def examples() -> Iterator[Example]:
    """Yield the pages, and the sentences."""
    for row in rows_of(ROOT / "tools" / "wages"):
        text, marks = text_of(row["page"])
        yield Example("pages", text, [span for kind, span in marks if kind.startswith("w")])
    for row in rows_of(ROOT / "tests" / "cases" / "pay"):
        if "text" in row:
            yield Example("sentences", row["text"], [tuple(wage["span"]) for wage in row["wages"]])


def measured(example: Example) -> tuple[list[list[float]], list[int]]:
    """Return the numbers of the sums that the rules find in a text, and which of them are pay."""
    rows, labels = list[list[float]](), list[int]()

    def settled(page: Any, weighed: Any, wages: list[Wage], money: list[Money]) -> tuple[list[Wage], list[Money]]:
        spans = {wage.span for wage in wages}
        if weighed:
            rows.extend(verdicts.rows(page, weighed, [each.wage.span in spans for each in weighed]))
            labels.extend(int(_touches(each.wage.span, example.pay)) for each in weighed)
        return wages, money

    # Whom pay is for comes after, by trees that may not be there yet.
    with mock.patch.object(verdicts, "settled", settled), mock.patch.object(pairs, "linked"):
        corpus.extract(example.text)
    return rows, labels


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def main() -> None:
    """Train on all examples and write the trees."""
    argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0]).parse_args()
    rows, labels, weights = list[list[float]](), list[int](), list[float]()
    for example in examples():
        more, told = measured(example)
        rows += more
        labels += told
        weights += [WEIGHTS[example.source]] * len(told)
    model = trained(SETTINGS, np.array(rows), np.array(labels), np.array(weights), TREES)
    TARGET.write_text(json.dumps({"sum": dumped(model)}, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
