"""Make what scores how much a line reads like the text of its page: data/content.*.json, rest.json and classes.tsv.

Usage: python -m tools.train_content DATA (needs the packages lightgbm and numpy)
       python -m tools.train_content DATA --part html    what scores markup alone; the rest stays as it is

DATA holds pages/wcxb (gold.jsonl, ID.html.gz) and text, see NOTICE. The examples are those of `tools.content_examples`.
Each is learnt several times as plain text: as the rules see it, without a part of what they know in it, and without
all of that, for languages without a pack. Every forest that learns from the scores of another one is given scores by
forests that did not see the site.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from operator import attrgetter
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from corpus.boilerplate import article, classes, content, context
from corpus.boilerplate.columns import Table
from tools.content_examples import (
    FOLDS,
    Example,
    among_lists,
    fold,
    foreign_lists,
    measure,
    old_portals,
    own_pages,
    pages,
    portal_pages,
    seen,
)

TARGETS = Path(__file__).resolve().parents[1] / "corpus" / "data"
# Words of classes tell something when so many sites have them; their share of content is drawn towards that of all.
FEWEST_SITES, USUAL, DRAWN = 5, 0.4, 3.0
HEADER = (
    "# Made by tools/train_content.py from pages of WCXB (CC-BY-4.0). Column 1: a word of classes and ids, or the\n"
    "# first or second element around a line (`<0div`); column 2: the log odds that a line there is content.\n"
)
SETTINGS = {
    "objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1,
    "num_leaves": 8, "learning_rate": 0.2, "min_data_in_leaf": 200,
}  # fmt: skip
# Markup tells more of a line than text, and its forest of lines has more to learn.
MARKUP_SETTINGS = {
    **SETTINGS, "num_leaves": 16, "learning_rate": 0.05, "min_data_in_leaf": 1500, "feature_fraction": 0.3,
    "bagging_fraction": 0.5, "lambda_l2": 1, "max_bin": 100,
}  # fmt: skip
TEXT_SETTINGS = {**SETTINGS, "num_leaves": 16, "learning_rate": 0.1, "lambda_l2": 1, "num_threads": 4}
PAGE_SETTINGS = {**SETTINGS, "num_leaves": 6, "learning_rate": 0.08, "min_data_in_leaf": 30, "feature_fraction": 0.5}
REST_SETTINGS = {
    **SETTINGS, "num_leaves": 16, "learning_rate": 0.15, "min_data_in_leaf": 60, "feature_fraction": 0.5,
    "lambda_l2": 1,
}  # fmt: skip
TREES = {"line": 120, "markup": 256, "context": 80, "page": 60, "rest": 80}
# Long lines count more than short ones: in proportion to their length, or less.
POWERS = {"line": 0.7, "markup": 1.0, "context": 0.7}
# Pages have no more content than such a part of their lines. Those of the web, and their texts, are fewer than our own
# and of more kinds: each counts for so many where pages are told from clean text.
MOST_CONTENT, WEB_COUNTS = 0.9, 4.0
# For the rest of a page of so many lines: what examples count, clean texts beside their pages, and a line of text that
# is lost beside one of the frame that is left.
REST_WEIGHTS, REST_LINES = {"articles": 3.0, "pages": 1.0, "web": 0.07}, (5, 400)
REST_CLEAN, LOST = 0.3, 4.0


def matrix(rows: Table) -> Any:
    """Return the numbers of lines as one array, a row for each line."""
    return np.array([np.asarray(column) for column in rows.columns]).T


def trained(settings: dict[str, Any], rows: Any, keep: Any, weights: Any, trees: int) -> lightgbm.Booster:
    """Return a forest."""
    return lightgbm.train(settings, lightgbm.Dataset(np.array(rows), keep, weight=weights), trees)


def forest(examples: Sequence[Example], rows_of: Callable[[Example], Any], kind: str) -> lightgbm.Booster:
    """Return a forest of lines that no rule takes; each page counts as much as another, long lines more than short."""
    settings = MARKUP_SETTINGS if kind == "markup" else TEXT_SETTINGS
    left = np.concatenate([[at not in example.gone for at in range(len(example.keep))] for example in examples])
    rows = np.vstack([matrix(rows_of(example)) for example in examples])
    keep = np.concatenate([example.keep for example in examples])
    sizes = [np.array([row[0] for row in example.rows]) ** POWERS[kind] for example in examples]
    weights = np.concatenate(
        [size / size.sum() * 100 * example.weight for size, example in zip(sizes, examples, strict=True)]
    )
    return trained(settings, rows[left], keep[left], weights[left], TREES[kind])


def class_weights(examples: Sequence[Example]) -> dict[str, float]:
    """Return the log odds of the words of classes and ids: how much likelier content is where they stand.

    Every page as it stands has one vote for a word, shared by what its lines are.
    """
    examples = [example for example in examples if example.source == "web"]
    shares, sites = defaultdict[str, list[float]](list), defaultdict[str, set[str]](set)
    for example in examples:
        of_page, kept_of_page = Counter[str](), Counter[str]()
        for line, keep in zip(example.lines, example.keep, strict=True):
            found = classes.words(line.hint.path) if line.hint else frozenset[str]()
            of_page.update(found)
            kept_of_page.update(found if keep else ())
        for word, lines in of_page.items():
            sites[word].add(example.site)
            shares[word].append(kept_of_page[word] / lines)
    usual = math.log(USUAL / (1 - USUAL))
    return {
        word: round(math.log((sum(kept) + DRAWN * USUAL) / (len(kept) - sum(kept) + DRAWN * (1 - USUAL))) - usual, 2)
        for word, kept in sorted(shares.items())
        if len(sites[word]) >= FEWEST_SITES
    }


def weigh_classes(examples: Sequence[Example]) -> dict[str, float]:
    """Fill in what the classes around each line say by the pages of other parts, and return the weights by all."""
    for part in range(FOLDS):
        known = class_weights([example for example in examples if fold(example.site) != part])
        for example in examples:
            if fold(example.site) == part:
                paths = [line.hint.path for line in example.lines if line.hint]
                weighed = {path: classes.weigh(classes.words(path), known) for path in dict.fromkeys(paths)}
                numbers = zip(*(weighed[path] for path in paths), strict=True)
                example.rows = Table([*example.rows.columns[: -len(classes.NUMBERS)], *numbers])
    return class_weights(examples)


def markup_forests(examples: Sequence[Example]) -> dict[str, Any]:
    """Train the forests of lines of markup, on examples that are measured: what stands around a line is in its row.

    Pages of today are learnt from such alone, older ones from portals put together in the manner of their days as well.
    """
    sets = {"line": [example for example in examples if example.source != "old"], "old": examples}
    return {kind: dumped(forest(each, attrgetter("rows"), "markup")) for kind, each in sets.items()}


def text_forests(examples: Sequence[Example]) -> dict[str, Any]:
    """Train the forests of lines, context and page of plain text, on examples with their numbers."""
    line, alone = crossed(examples, attrgetter("rows"), "line")
    for example, own in zip(examples, alone, strict=True):
        example.alone = own
        example.values = context.numbers(own, example.rows, article.find(own, example.rows))
    made, scores = crossed(examples, attrgetter("values"), "context")
    for example, own in zip(examples, scores, strict=True):
        example.scores = own
    return {"line": dumped(line), "context": dumped(made), "page": dumped(page_forest(examples))}


def crossed(
    examples: Sequence[Example], rows_of: Callable[[Example], Table], kind: str
) -> tuple[lightgbm.Booster, list[list[float]]]:
    """Return a forest by all examples, and what forests say of the lines of each that did not see its site."""
    scores = list[list[float]]([[]] * len(examples))
    for part in range(FOLDS):
        model = forest([example for example in examples if fold(example.site) != part], rows_of, kind)
        for at, example in enumerate(examples):
            if fold(example.site) == part:
                values = np.asarray(model.predict(matrix(rows_of(example)), raw_score=True)).tolist()
                scores[at] = content.without(values, example.gone)
    return forest(examples, rows_of, kind), scores


def page_forest(examples: Sequence[Example]) -> lightgbm.Booster:
    """Return the forest that tells pages from clean text, and fill in what others say that did not see the site."""
    examples = [example for example in examples if example.source not in ("mixed", "portal")]
    rows = np.array(
        [content.page(one.scores, one.rows, article.find(one.scores, one.rows), one.gone) for one in examples]
    )
    is_page = np.array([not one.is_clean and sum(one.keep) < MOST_CONTENT * len(one.keep) for one in examples])
    weights = np.array([WEB_COUNTS if one.source == "web" else 1.0 for one in examples])
    parts = np.array([fold(one.site) for one in examples])
    for part in range(FOLDS):
        others = parts != part
        model = trained(PAGE_SETTINGS, rows[others], is_page[others], weights[others], TREES["page"])
        odds = np.asarray(model.predict(rows, raw_score=True)).tolist()
        for example, own in zip(examples, odds, strict=True):
            example.odds = own if fold(example.site) == part else example.odds
    return trained(PAGE_SETTINGS, rows, is_page, weights, TREES["page"])


def rest_forest(examples: Sequence[Example]) -> dict[str, Any]:
    """Train the forest of what rules left beside what they took, on examples that were scored."""
    rows, frame, weights = [], [], []
    for example in examples:
        left = [at for at in range(len(example.keep)) if at not in example.gone]
        if example.source in REST_WEIGHTS and example.gone and REST_LINES[0] <= len(example.keep) <= REST_LINES[1]:
            columns = [*example.rows.columns, example.alone, example.scores, [example.odds] * len(example.keep)]
            rows.append(matrix(Table([*columns, *example.shown.columns]))[left])
            is_frame = 1 - np.array(example.keep)[left]
            frame.append(is_frame)
            weight = REST_WEIGHTS[example.source] * (REST_CLEAN if example.is_clean else 1)
            weights.append(np.where(is_frame, weight, weight * LOST))
    return {
        "line": dumped(
            trained(REST_SETTINGS, np.vstack(rows), np.concatenate(frame), np.concatenate(weights), TREES["rest"])
        )
    }


def dumped(model: lightgbm.Booster) -> list[Any]:
    """Return the trees as nested lists: [column, border, tree up to it, tree above], a leaf as a number."""
    return [_tree(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def _tree(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    border = float(f"{node['threshold']:.6g}")
    return [node["split_feature"], border, _tree(node["left_child"]), _tree(node["right_child"])]


def main() -> None:
    """Train on the pages of DATA and write the trees."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder that holds pages/wcxb and text")
    parser.add_argument("--part", choices=("html", "text"), action="append", help="train this alone, keep the other")
    options = parser.parse_args()
    parts = options.part or ["html", "text"]
    found = list(pages(options.data))
    whole = [page for page, _, _ in found]
    articles = [page for page, _, kind in found if kind == "article"]
    runs, source = foreign_lists(whole), random.Random(1)  # noqa: S311 - the same pages every time
    mixed = [among_lists(page, runs, source) for page in articles]
    if "html" in parts:
        examples = [*whole, *mixed, *old_portals(options.data, random.Random(2))]  # noqa: S311 - as above
        measure(examples)
        weights = weigh_classes(examples)
        write("content.html.json", markup_forests(examples))
        lines = "".join(f"{word}\t{weight}\n" for word, weight in weights.items())
        (TARGETS / "classes.tsv").write_text(HEADER + lines, "utf-8")
    if "text" in parts:
        own = [example for pair in own_pages() for example in pair]
        texts = [*whole, *mixed, *(clean for _, clean, _ in found), *own]
        texts += portal_pages(options.data, articles, source)
        with ProcessPoolExecutor() as pool:
            examples = [view for views in pool.map(seen, texts, count(), chunksize=16) for view in views]
        write("content.text.json", text_forests(examples))
        write("rest.json", rest_forest(examples))


def write(name: str, forests: dict[str, Any]) -> None:
    """Write the forests of a data file."""
    (TARGETS / name).write_text(json.dumps(forests, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
