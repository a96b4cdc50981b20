"""Make what scores how much a line reads like the text of its page: data/content.*.json and data/classes.tsv.

Usage: python -m tools.train_content DATA (needs the packages lightgbm and numpy)
       python -m tools.train_content DATA --part html    what scores markup alone; the rest stays as it is

DATA holds pages/wcxb (gold.jsonl, ID.html.gz) and text, see NOTICE. Pages of every third site are kept aside for the
benchmark, which tells them apart by the same function. Labels come from aligning the lines with the gold text. The
lists of headlines of some pages are put around the articles of others as well, for older news sites are full of them.
Plain text is learnt from pages of our own (tools/articles, tools/pages, tools/wages) and from portals put together of
texts (`tools.portals`) as well. Each example of plain text is learnt thrice: as the rules see it, without half of what
they know in it, and without all of that, for languages without a pack.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np

import corpus
from corpus import blocks, html
from corpus.blocks import Block, Hint
from corpus.boilerplate import article, classes, content, context, features, judgement, words
from corpus.boilerplate.columns import Table
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import read
from corpus.boilerplate.page import Page
from corpus.packs import pack_tags
from tools import labelled, portals
from tools.page_tokens import kept_aside, tokens

TARGETS = Path(__file__).resolve().parents[1] / "corpus" / "data"
GRAM, FEWEST = 4, 6
# Pages whose labels are worse than this (token F1 to the gold text) teach nothing.
LEAST_F1 = 0.7
FOLDS = 4
LISTED = features.LINE.index("listed")
# Words of classes tell something when so many sites have them; their share of content is drawn towards that of all.
FEWEST_SITES, USUAL, DRAWN = 5, 0.4, 3.0
HEADER = (
    "# Made by tools/train_content.py from pages of WCXB (CC-BY-4.0). Column 1: a word of classes and ids, or the\n"
    "# first or second element around a line (`<0div`); column 2: the log odds that a line there is content.\n"
)
# Each example of plain text is seen once more for each of these parts of what the rules know, without that part.
HIDDEN = (0.5, 1.0)
SETTINGS = {
    "objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1,
    "num_leaves": 8, "learning_rate": 0.2, "min_data_in_leaf": 200,
}  # fmt: skip
# Markup tells more of a line than text, and its forest of lines has more to learn.
MARKUP_SETTINGS = {
    **SETTINGS, "num_leaves": 16, "learning_rate": 0.1, "min_data_in_leaf": 1500, "feature_fraction": 0.3,
    "bagging_fraction": 0.5, "lambda_l2": 1, "max_bin": 100,
}  # fmt: skip
TEXT_SETTINGS = {**SETTINGS, "num_leaves": 16, "learning_rate": 0.1, "lambda_l2": 1, "num_threads": 4}
PAGE_SETTINGS = {**SETTINGS, "num_leaves": 6, "learning_rate": 0.08, "min_data_in_leaf": 30, "feature_fraction": 0.5}
TREES = {"line": 120, "markup": 128, "context": 80, "page": 60}
# Long lines count more than short ones: in proportion to their length, or less.
POWERS = {"line": 0.7, "markup": 1.0, "context": 0.7}
# What examples count that are no pages as they stand: clean texts, and articles among foreign lists.
CLEAN_WEIGHT, MIXED_WEIGHT, OWN_WEIGHT, PORTAL_WEIGHT = 0.35, 0.5, 1.5, 0.75
# Foreign lists: so many lines of so many characters in the mean.
FEWEST_LINES, MOST_LINES, LEAST_SIZE = 5, 40, 28


@dataclass
class Example:
    """A page or a clean text: its lines, which are content, and how much it counts; `gone` go by rules that see it."""

    site: str
    lines: list[Block]
    keep: list[int]
    weight: float = 1.0
    language: str = "en"
    gone: dict[int, str] = field(default_factory=dict)
    rows: Any = None
    values: Any = field(default=None)


def labels(lines: Sequence[str], gold: str) -> list[int]:
    """Return 1 for lines of the gold text, 0 for others.

    A line of six words or more is one when half of its groups of four words are in the gold text, a shorter one when
    it is a whole line of it, or is in it and stands beside a line that is.
    """
    known = set(_grams(tokens(gold)))
    whole = {" ".join(tokens(line)) for line in gold.split("\n")}
    flat = f" {' '.join(tokens(gold))} "
    found = []
    for line in lines:
        own = tokens(line)
        grams = list(_grams(own))
        found.append(
            int(2 * sum(gram in known for gram in grams) >= len(grams))
            if len(own) >= FEWEST
            else int(bool(own) and " ".join(own) in whole)
        )
    for at, line in enumerate(lines):
        own = tokens(line)
        beside = any(found[max(0, at - 1) : at]) or any(found[at + 1 : at + 2])
        if 0 < len(own) < FEWEST and not found[at] and beside and f" {' '.join(own)} " in flat:
            found[at] = 1
    return found


def _grams(own: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(own[at : at + GRAM]) for at in range(len(own) - GRAM + 1))


def f1(found: Sequence[str], due: Sequence[str]) -> float:
    """Return the token F1 of two texts."""
    both = (Counter(found) & Counter(due)).total()
    return 2 * both / (len(found) + len(due)) if found or due else 1.0


def pages(data: Path) -> Iterator[tuple[Example, Example, str]]:
    """Yield each page that is trained on, its gold text, and its type."""
    for row in (data / "pages" / "wcxb" / "gold.jsonl").read_text("utf-8").split("\n"):
        gold = json.loads(row) if row else {}
        site = urlsplit(gold.get("url", "")).netloc
        if not gold or kept_aside(site):
            continue
        markup = corpus.decode(gzip.decompress((data / "pages" / "wcxb" / f"{gold['id']}.html.gz").read_bytes())).text
        page = html.project(markup)
        lines = blocks.split(page.text, page.hint_at)
        keep = labels([line.text for line in lines], gold["text"])
        kept = tokens("\n".join(line.text for line, is_kept in zip(lines, keep, strict=True) if is_kept))
        clean = blocks.split(gold["text"])
        if f1(kept, tokens(gold["text"])) >= LEAST_F1:
            yield Example(site, lines, keep), Example(site, clean, [1] * len(clean), CLEAN_WEIGHT), gold["page_type"]


def own_pages() -> Iterator[tuple[Example, Example]]:
    """Yield the pages of plain text that were written for this, in many languages, and what is content of each."""
    found = [*labelled.folder("pages")]
    others = [*labelled.folder("articles"), *labelled.marked()]
    weighed = [*((page, OWN_WEIGHT) for page in found), *((page, 1.0) for page in others)]
    for at, (page, weight) in enumerate(weighed):
        kept = [line for line, keep in zip(page.lines, page.keep, strict=True) if keep]
        yield (
            Example(f"own{at}", blocks.split("\n".join(page.lines)), page.keep, weight, page.language),
            Example(f"own{at}", blocks.split("\n".join(kept)), [1] * len(kept), CLEAN_WEIGHT, page.language),
        )


def portal_pages(data: Path, articles: Sequence[Example], source: random.Random) -> Iterator[Example]:
    """Yield portals put together from texts, and from articles of the web with their own frame or without it."""
    menus = defaultdict[str, list[str]](list)
    for own in (*labelled.folder("articles"), *labelled.folder("pages"), *labelled.marked()):
        menus[own.language] += [line for line, keep in zip(own.lines, own.keep, strict=True) if not keep]
    made = [*portals.of_texts(data / "text", menus, source)]
    texts = [
        [line.text for line, keep in zip(one.lines, one.keep, strict=True) if keep and portals.is_long(line.text)]
        for one in articles
    ]
    stock = [text for lines in texts for text in lines]
    for one in articles:
        kept_at = [at for at, keep in enumerate(one.keep) if keep]
        first, last = (0, len(one.lines)) if source.random() < 0.5 else (kept_at[0], kept_at[-1] + 1)
        menu = [line.text for line, keep in zip(one.lines, one.keep, strict=True) if not keep and len(line.text) < 50]
        page = labelled.Labelled("en", [line.text for line in one.lines[first:last]], one.keep[first:last])
        made.append(portals.amid(page, portals.Stock(stock, menu or stock), source))
    for at, page in enumerate(made):
        lines = blocks.split("\n".join(page.lines))
        if len(lines) == len(page.keep):
            yield Example(f"portal{at}", lines, page.keep, PORTAL_WEIGHT, page.language)


def foreign_lists(examples: Sequence[Example]) -> list[list[Block]]:
    """Return runs of lines that are no content and as long as headlines."""
    runs = []
    for example in examples:
        start = 0
        for at in range(1, len(example.lines) + 1):
            ends = at == len(example.lines) or example.keep[at] != example.keep[start] or at - start >= MOST_LINES
            if ends:
                run = example.lines[start:at]
                if not example.keep[start] and len(run) >= FEWEST_LINES:
                    runs += [run] if sum(len(line.text) for line in run) >= LEAST_SIZE * len(run) else []
                start = at
    return runs


def among_lists(example: Example, runs: Sequence[list[Block]], source: random.Random) -> Example:
    """Return an article among lists of other sites, a quarter of them in front of it."""
    content_at = [at for at, keep in enumerate(example.keep) if keep]
    first, last = content_at[0], content_at[-1] + 1
    before, after = list[Block](), list[Block]()
    for number in range(source.choice((2, 4, 8, 14))):
        target = before if source.random() < 0.25 else after
        target += _moved(source.choice(runs), 10**6 * (number + 1), named=source.random() < 0.5)
    lines = [*example.lines[:first], *before, *example.lines[first:last], *after, *example.lines[last:]]
    keep = example.keep
    kept = [*keep[:first], *[0] * len(before), *keep[first:last], *[0] * len(after), *keep[last:]]
    return Example(example.site, lines, kept, MIXED_WEIGHT)


def _moved(run: Sequence[Block], by: int, *, named: bool) -> Iterator[Block]:
    """Yield lines as they stand in another page, their elements numbered anew, with or without their names."""
    for line in run:
        hint = line.hint or Hint("body")
        path = hint.path if named else tuple(step.partition(".")[0] for step in hint.path)
        nodes = tuple(node + by if at else 1 for at, node in enumerate(hint.nodes))
        yield line._replace(hint=hint._replace(path=path, nodes=nodes, said=None))


def measure(examples: Sequence[Example]) -> None:
    """Fill in the numbers of the lines of each example of markup."""
    for example in examples:
        known = words.load(pack_tags([example.language]))
        example.rows = features.of_lines(read(example.lines, known), hinted=True)


def seen(example: Example, source: random.Random) -> Iterator[Example]:
    """Yield an example as plain text, with the numbers of its lines: as the rules see it, and as if they knew less."""
    known = words.load(pack_tags([example.language]))
    lines = read([Block(line.start, line.end, line.text) for line in example.lines], known)
    ruled = judgement.by_rules(Page(lines, known))
    won = {at: evidence for at, evidence in ruled.items() if evidence.kind != content.INJECTED}
    gone = {at: evidence.kind for at, evidence in won.items()}
    yield replace(example, gone=gone, rows=content.rows(lines, gone))
    for part in HIDDEN:
        hidden = {section: source.random() < part for section in dict.fromkeys(map(_section, won.values()))}
        less = {at: evidence.kind for at, evidence in won.items() if not hidden[_section(evidence)]}
        columns = list(content.rows(lines, less).columns)
        columns[LISTED] = [0.0] * len(lines)
        yield replace(example, gone=less, rows=Table(columns))


def _section(evidence: Evidence) -> tuple[int, int, str]:
    return evidence.start, evidence.stop, evidence.rule


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
    examples = [example for example in examples if example.weight == 1]
    shares, sites = defaultdict[str, list[float]](list), defaultdict[str, set[str]](set)
    for example in examples:
        of_page, kept_of_page = Counter[str](), Counter[str]()
        for line, keep in zip(example.lines, example.keep, strict=True):
            found = classes.words(line.hint.path) if line.hint else frozenset[str]()
            of_page.update(found)
            kept_of_page.update(found if keep else ())
        for word, count in of_page.items():
            sites[word].add(example.site)
            shares[word].append(kept_of_page[word] / count)
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


def fold(site: str) -> int:
    """Return the part of the examples that a site belongs to."""
    return hashlib.md5(site.encode(), usedforsecurity=False).digest()[0] % FOLDS


def markup_forest(examples: Sequence[Example]) -> dict[str, Any]:
    """Train the forest of lines of markup, on examples that are measured: what stands around a line is in its row."""
    return {"line": dumped(forest(examples, lambda example: example.rows, "markup"))}


def text_forests(examples: Sequence[Example]) -> dict[str, Any]:
    """Train the forests of lines, context and page of plain text, on examples with their numbers."""
    for part in range(FOLDS):
        model = forest([one for one in examples if fold(one.site) != part], lambda example: example.rows, "line")
        for example in examples:
            if fold(example.site) == part:
                example.values = around(example, predicted(model, example, example.rows))
    line = forest(examples, lambda example: example.rows, "line")
    made = forest(examples, lambda example: example.values, "context")
    return {"line": dumped(line), "context": dumped(made), "page": dumped(page_forest(examples, made))}


def predicted(model: lightgbm.Booster, example: Example, rows: Table) -> list[float]:
    """Return what a forest says of an example's lines."""
    return content.without(np.asarray(model.predict(matrix(rows), raw_score=True)).tolist(), example.gone)


def around(example: Example, scores: Sequence[float]) -> Table:
    """Return the numbers of lines for the second forest."""
    return context.numbers(scores, example.rows, article.find(scores, example.rows))


def page_forest(examples: Sequence[Example], made: lightgbm.Booster) -> lightgbm.Booster:
    """Return the forest that tells pages from clean text; `made` corrects the scores of lines."""
    rows, is_page = [], []
    for example in examples:
        if example.weight not in (MIXED_WEIGHT, PORTAL_WEIGHT):
            scores = predicted(made, example, example.values)
            rows.append(content.page(scores, example.rows, article.find(scores, example.rows), example.gone))
            is_page.append(int(example.weight >= 1 and sum(example.keep) < 0.9 * len(example.keep)))
    return trained(PAGE_SETTINGS, rows, np.array(is_page), None, TREES["page"])


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
    runs, source = foreign_lists(whole), random.Random(1)  # noqa: S311 - the same pages every time
    mixed = [among_lists(page, runs, source) for page, _, kind in found if kind == "article"]
    if "html" in parts:
        examples = [*whole, *mixed]
        measure(examples)
        weights = weigh_classes(examples)
        write("html", markup_forest(examples))
        lines = "".join(f"{word}\t{weight}\n" for word, weight in weights.items())
        (TARGETS / "classes.tsv").write_text(HEADER + lines, "utf-8")
    if "text" in parts:
        own = [example for pair in own_pages() for example in pair]
        made = portal_pages(options.data, [page for page, _, kind in found if kind == "article"], source)
        texts = [*whole, *mixed, *(clean for _, clean, _ in found), *own, *made]
        write("text", text_forests([view for text in texts for view in seen(text, source)]))


def write(part: str, forests: dict[str, Any]) -> None:
    """Write the forests of a part."""
    (TARGETS / f"content.{part}.json").write_text(json.dumps(forests, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
