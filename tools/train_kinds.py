"""Make corpus/data/kinds.json: the trees that tell of which kind a line of a frame is that no word gives away.

Usage: python -m tools.train_kinds (needs the packages lightgbm and numpy)

The pages are those of tools/wages whose frame is marked with kinds: `~byline| By Jo Roe`. Each page is seen several
times with a part of what the rules know hidden.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from corpus import blocks
from corpus.boilerplate import judgement, kinds, words
from corpus.boilerplate.evidence import KINDS, Evidence
from corpus.boilerplate.lines import read
from corpus.boilerplate.page import Page
from corpus.packs import pack_tags
from tools.page_marks import lines, rows_of, unmarked
from tools.train_content import dumped

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "kinds.json"
HIDDEN = (0.0, 0.2, 0.35, 0.5, 0.7, 0.85)
FEWEST_LINES, ROUNDS = 5, 25
SETTINGS = {
    "objective": "multiclass", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    "force_row_wise": True, "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2,
    "num_leaves": 8, "learning_rate": 0.2, "min_data_in_leaf": 15,
}  # fmt: skip


def measured(row: dict[str, Any], source: random.Random) -> Iterator[tuple[Any, list[str]]]:
    """Yield the numbers of lines of a page's frame, and of which kinds they are: with all, and with less known."""
    pairs = [(unmarked(line), kind or "") for line, kind in lines(row["page"])]
    told = [kind for _, kind in pairs]
    tags = pack_tags([row["lang"]])
    found = read(blocks.split("\n".join(line for line, _ in pairs)), words.load(tags))
    if not any(told) or len(found) != len(told) or len(found) < FEWEST_LINES:
        return
    won = judgement.by_rules(Page(found, words.load(tags)))
    for part in HIDDEN:
        known = {at: evidence.kind for at, evidence in won.items() if source.random() >= part}
        left = [at for at, kind in enumerate(told) if kind in KINDS and at not in known]
        gone = {at: won[at] for at in known} | {at: Evidence(at, at + 1, "navigation", "rest", "", 1.0) for at in left}
        if left:
            beside = kinds.beside(found, gone, tags)
            yield np.array(list(kinds.rows(found, known, beside, tags))), [told[at] for at in beside]


def main() -> None:
    """Train on all pages and write the trees."""
    argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0]).parse_args()
    source = random.Random(1)  # noqa: S311 - the same parts are hidden every time
    rows, told = list[Any](), list[str]()
    for row in rows_of(Path(__file__).parent / "wages"):
        for numbers, of_row in measured(row, source):
            rows.append(numbers)
            told += of_row
    names = sorted(set(told))
    labels = np.array([names.index(kind) for kind in told])
    settings = {**SETTINGS, "num_class": len(names)}
    trees = dumped(lightgbm.train(settings, lightgbm.Dataset(np.vstack(rows), labels), ROUNDS))
    forests = {name: trees[at :: len(names)] for at, name in enumerate(names)}
    TARGET.write_text(json.dumps(forests, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
