"""Make corpus/data/rest.json: the trees that tell what else goes of a page whose frame the rules know in part.

Usage: python -m tools.train_rest DATA (needs the packages lightgbm and numpy)

DATA holds pages/wcxb/gold.jsonl and lines/wcxb.jsonl.gz, see NOTICE; pages of every third site are kept aside for the
benchmark. The pages in tools/articles, tools/pages and tools/wages are our own. Each page is seen as the rules see it,
and several times with a part of what they found hidden, for pages that nobody has seen have words that no pack knows.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from corpus import blocks
from corpus.boilerplate import content, features, judgement, rest, words
from corpus.boilerplate.columns import Table
from corpus.boilerplate.lines import read
from corpus.boilerplate.page import Page
from corpus.packs import pack_tags
from tools import labelled
from tools.page_tokens import kept_aside, tokens
from tools.train_content import LEAST_F1, dumped, f1, labels, trained

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "rest.json"
LISTED = features.LINE.index("listed")
# Parts of what the rules found that are hidden in turn: of articles and other pages of our own, and of the web's.
HIDDEN, HIDDEN_OF_WEB = (0.0, 0.2, 0.35, 0.5, 0.7), (0.0, 0.25, 0.5)
# What a page counts, and its text without the frame; a line of text that is lost counts as so many of the frame that
# are left.
WEIGHTS = {"articles": 3.0, "pages": 1.0, "web": 0.07}
CLEAN, LOST = 0.3, 4.0
MOST_LINES, FEWEST_LINES, TREES = 400, 5, 80
SETTINGS = {
    "objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 1,
    "num_leaves": 16, "learning_rate": 0.15, "min_data_in_leaf": 60,
}  # fmt: skip


class Example(NamedTuple):
    """A page: where it is from, its language, its lines, and which of them are content."""

    source: str
    language: str
    lines: Sequence[str]
    keep: Sequence[int]


def web_pages(data: Path) -> Iterator[Example]:
    """Yield pages of the web as lines, whose labels come from aligning them with the gold text."""
    rows = map(json.loads, filter(None, (data / "pages/wcxb/gold.jsonl").read_text("utf-8").split("\n")))
    gold = {row["id"]: row for row in rows}
    with gzip.open(data / "lines/wcxb.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            page = gold[row["id"]]
            lines = [line for line in row["lines"] if line.strip()]
            if kept_aside(urlsplit(page["url"]).netloc) or not 0 < len(lines) <= MOST_LINES:
                continue
            keep = labels(lines, page["text"])
            kept = tokens("\n".join(line for line, is_kept in zip(lines, keep, strict=True) if is_kept))
            if any(keep) and f1(kept, tokens(page["text"])) >= LEAST_F1:
                yield Example("web", "en", lines, keep)


def cleaned(example: Example) -> Example:
    """Return the text of a page without its frame: what the rules find there by mistake tells of no frame."""
    lines = [line for line, keep in zip(example.lines, example.keep, strict=True) if keep]
    return example._replace(lines=lines, keep=[1] * len(lines))


def measured(example: Example, source: random.Random) -> Iterator[tuple[Any, list[int]]]:
    """Yield the numbers of the lines that are left, and which are of the frame: with all, and with less known."""
    found = read(blocks.split("\n".join(example.lines)), words.load(pack_tags([example.language])))
    if len(found) != len(example.lines) or len(found) < FEWEST_LINES:
        return
    won = judgement.by_rules(Page(found, words.load(pack_tags([example.language]))))
    sections = defaultdict[tuple[int, int, str, str], list[int]](list)
    for at, evidence in sorted(won.items()):
        sections[evidence.start, evidence.stop, evidence.name, evidence.kind].append(at)
    for part in HIDDEN_OF_WEB if example.source == "web" else HIDDEN:
        hidden = {at for section in sections.values() if source.random() < part for at in section}
        known = {at: evidence.kind for at, evidence in won.items() if at not in hidden}
        if not known or (part and not hidden):
            continue
        left = [at for at in range(len(found)) if at not in known]
        scored = _scored(found, known, hidden)
        yield np.array(list(rest.rows(found, scored, left))), [1 - example.keep[at] for at in left]


def _scored(lines: Sequence[Any], known: dict[int, str], hidden: set[int]) -> content.Scored:
    """Return the scores of lines of which some have words that nobody knows."""
    columns = list(content.rows(lines, known).columns)
    columns[LISTED] = [0.0 if at in hidden else value for at, value in enumerate(columns[LISTED])]
    return content.score_rows(Table(columns), known)


def main() -> None:
    """Train on our own pages and those of DATA, and write the trees."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder that holds pages/wcxb and lines/wcxb.jsonl.gz")
    options = parser.parse_args()
    source = random.Random(1)  # noqa: S311 - the same parts are hidden every time
    rows, frame, weights = [], [], []
    own = [(name, page) for name in ("articles", "pages") for page in labelled.folder(name)]
    own += [("articles", page) for page in labelled.marked()]
    examples = [*(Example(name, *page) for name, page in own), *web_pages(options.data)]
    weighed = [*((example, 1.0) for example in examples), *((cleaned(example), CLEAN) for example in examples)]
    for example, share in weighed:
        weight = share * WEIGHTS[example.source] / len(HIDDEN_OF_WEB if example.source == "web" else HIDDEN)
        for numbers, is_frame in measured(example, source):
            rows.append(numbers)
            frame += is_frame
            weights += [weight if frame else weight * LOST for frame in is_frame]
    model = trained(SETTINGS, np.vstack(rows), np.array(frame), np.array(weights), TREES)
    TARGET.write_text(json.dumps({"line": dumped(model)}, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
