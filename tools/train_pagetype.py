"""Make corpus/data/pagetype.json: the trees that tell what sort of page markup is.

Usage: python tools/train_pagetype.py DATA (needs the packages lightgbm and numpy), after `train_content.py`.

DATA holds pages/wcxb (gold.jsonl with a type for each page, ID.html.gz), see NOTICE. Pages of every third site are kept
aside; the share of them that is told right is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np

import corpus
from corpus import blocks, html, pagetype
from tools.page_tokens import kept_aside
from tools.train_content import dumped

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "pagetype.json"
ROUNDS = 70
SETTINGS = {
    "objective": "multiclass", "num_class": len(pagetype.TYPES), "verbose": -1, "num_threads": 3, "seed": 3,
    "deterministic": True, "force_row_wise": True, "num_leaves": 5, "learning_rate": 0.08, "min_data_in_leaf": 8,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1,
}  # fmt: skip
# The pages of a category are listings too.
NAMES = {"collection": "listing"}


def numbers(data: Path, row: dict[str, Any]) -> list[float]:
    """Return the numbers of a page."""
    markup = corpus.decode(gzip.decompress((data / "pages" / "wcxb" / f"{row['id']}.html.gz").read_bytes())).text
    page = html.project(markup)
    text = corpus.clean(markup, "page.html", corpus.Options(extract=False)).text
    return pagetype.numbers(page.kinds, blocks.split(page.text, page.hint_at), text)


def main() -> None:
    """Train on the pages of DATA, write the trees, and print how many of the others are told right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder that holds pages/wcxb")
    data: Path = parser.parse_args().data
    lines = (data / "pages" / "wcxb" / "gold.jsonl").read_text("utf-8").split("\n")
    gold = [json.loads(line) for line in lines if line]
    with ProcessPoolExecutor() as pool:
        rows = np.array(list(pool.map(partial(numbers, data), gold, chunksize=10)))
    kinds = [NAMES.get(row["page_type"], row["page_type"]) for row in gold]
    due = np.array([pagetype.TYPES.index(kind) for kind in kinds])
    aside = np.array([kept_aside(urlsplit(row["url"]).netloc) for row in gold])
    model = lightgbm.train(SETTINGS, lightgbm.Dataset(rows[~aside], due[~aside]), ROUNDS)
    trees = dumped(model)
    made = {kind: trees[at :: len(pagetype.TYPES)] for at, kind in enumerate(pagetype.TYPES)}
    TARGET.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
    right = np.asarray(model.predict(rows[aside])).argmax(1) == due[aside]
    print(f"{right.mean():.3f} of {len(right)} pages kept aside are told right")


if __name__ == "__main__":
    main()
