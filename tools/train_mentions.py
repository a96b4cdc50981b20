"""Make corpus/data/mentions.json and mentions.bin: which words that rules refuse are roles on their page.

Usage: python -m tools.train_mentions DATA (needs the packages lightgbm, numpy, scipy and scikit-learn)

The pages in tools/wages were written for this, see `tools/page_marks.py`: they are all about pay. What pages about
anything else say is read in those of DATA/pages/wcxb that no benchmark keeps aside (WCXB, CC-BY-4.0; see NOTICE), with
hardly a role among what the rules refuse. The trees learn from what words tell that were weighed on other pages. Format
of mentions.bin: see `corpus/wording.py`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock
from urllib.parse import urlsplit

import numpy as np

import corpus
from corpus.document import Span
from corpus.roles import finding
from corpus.roles.mentions import NAMES, Candidate, Mentions
from corpus.wording import Place
from tools.page_marks import pay_pages, rows_of, text_of
from tools.page_tokens import kept_aside
from tools.train_content import dumped, trained
from tools.train_verdicts import FOLDS, SETTINGS, TARGETS, crossed, weights_of, worded

TREES, WEB_WEIGHT = 300, 0.25
TREE_SETTINGS = {**SETTINGS, "feature_fraction": 0.4, "num_leaves": 16, "learning_rate": 0.04, "min_data_in_leaf": 30}


class Page(NamedTuple):
    """A text, where its roles are, and what each word counts that is refused in it."""

    text: str
    roles: list[Span]
    weight: float


def pages(folder: Path) -> Iterator[Page]:
    """Yield the marked pages, and pages about anything, which are taken for pages without a role that is refused."""
    for row in pay_pages():
        text, marks = text_of(row["page"])
        yield Page(text, [span for kind, span in marks if kind.startswith("r")], 1.0)
    for gold in rows_of(folder / "pages" / "wcxb"):
        if not kept_aside(urlsplit(gold["url"]).netloc):
            yield Page(gold["text"], [], WEB_WEIGHT)


def measured(page: Page) -> tuple[list[list[float]], list[list[Place]], list[bool]]:
    """Return what is refused on a page: its numbers without those of words, its words, and whether it is a role."""
    rows, words, due = list[list[float]](), list[list[Place]](), list[bool]()

    def settled(read: str, found: Sequence[Candidate]) -> list[Any]:
        around = Mentions(read, found)
        for at, each in enumerate(found):
            if not each.taken:
                rows.append(around.shape(at))
                words.append(around.places(at))
                due.append(each[:2] in page.roles)
        return [(each, None) for each in found if each.taken]

    with mock.patch.object(finding, "settled", settled):
        corpus.extract(page.text)
    return rows, words, due


def main() -> None:
    """Train on all pages and write the weights of words and the trees."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder with pages/wcxb/gold.jsonl")
    rows, words, due, part = list[list[float]](), list[list[Place]](), list[bool](), list[int]()
    weights = list[float]()
    for number, page in enumerate(pages(parser.parse_args().data)):
        found, around, roles = measured(page)
        rows += found
        words += around
        due += roles
        part += [number % FOLDS] * (len(due) - len(part))
        weights += [page.weight] * (len(due) - len(weights))
    gold, share = np.array(due, int), np.array(weights)
    told = crossed(words, np.array(part), gold, share, len(NAMES) - len(rows[0]))
    step, made = weights_of(worded(words), gold, share)
    (TARGETS / "mentions.bin").write_bytes(f"{step:.6f}\n".encode() + made.tobytes())
    trees = {"mention": dumped(trained(TREE_SETTINGS, np.hstack([np.array(rows), told]), gold, share, TREES))}
    (TARGETS / "mentions.json").write_text(json.dumps(trees, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
