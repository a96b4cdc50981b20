"""Make corpus/data/verdicts.json and wording.bin: which sums of a page are pay, and which bare numbers are sums.

Usage: python -m tools.train_verdicts DATA (needs the packages lightgbm, numpy, scipy and scikit-learn)

The pages in tools/wages were written for this, see `tools/page_marks.py`, `tools/numbered.py` and
`tools/lengthened.py`; single sentences are those of tests/cases/pay. What pages about anything say is read in those of
DATA/pages/wcxb that no benchmark keeps aside (WCXB, CC-BY-4.0; see NOTICE): of their sums hardly one is pay that no
word beside it tells to be. The trees learn from what words tell that were weighed on other pages. Format of
wording.bin: see `corpus/wording.py`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock
from urllib.parse import urlsplit

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import corpus
from corpus.document import Money, Span, Wage
from corpus.pay import pairs, verdicts, wording
from corpus.wording import SIZE, Place, sums
from tools.lengthened import long_page
from tools.numbered import numbered
from tools.page_marks import pay_pages, rows_of, text_of
from tools.page_tokens import kept_aside
from tools.train_content import dumped, trained

ROOT = Path(__file__).resolve().parents[1]
TARGETS = ROOT / "corpus" / "data"
# What a sum of a page counts, of one with prose put in, with numbers, of a sentence by itself, of a page of the web.
WEIGHTS = {"pages": 1.0, "long": 0.6, "numbered": 0.3, "sentences": 0.1, "web": 0.5}
TREES = {"sum": 600, "bare": 80}
# Examples are parted in so many; how much the weights of words are held down; steps of a weight.
FOLDS, INVERSE_PENALTY, STEPS = 5, 4.0, 127
SEED = 1
SETTINGS = {
    "objective": "binary", "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2,
    "num_leaves": 31, "learning_rate": 0.05, "min_data_in_leaf": 40,
}  # fmt: skip
# There are fewer numbers without a currency.
BARE_SETTINGS = {**SETTINGS, "num_leaves": 10, "learning_rate": 0.08, "min_data_in_leaf": 20}


class Example(NamedTuple):
    """A text, where it is from, its part, and the spans of its pay and of all its sums."""

    source: str
    part: int
    text: str
    pay: Sequence[Span]
    sums: Sequence[Span]


class Measured(NamedTuple):
    """The numbers of a sum, its words, whether it is pay, whether it is one at all, and whether it has no currency."""

    row: list[float]
    words: list[Place]
    is_pay: bool
    is_sum: bool
    is_bare: bool


def examples(folder: Path) -> Iterator[Example]:
    """Yield the pages, each also with other numbers and with prose put in, the sentences, and pages of the web."""
    chance = random.Random(SEED)  # noqa: S311 - the same lines every time
    for number, row in enumerate(pay_pages()):
        yield _page("pages", row["page"], number % FOLDS)
        yield _page("numbered", numbered(row["page"], row["lang"], chance), number % FOLDS)
        yield _page("long", long_page(row["page"], row["lang"], folder / "text", chance), number % FOLDS)
    for number, row in enumerate(rows_of(ROOT / "tests" / "cases" / "pay")):
        if "text" in row:
            pay, money = ([tuple(each["span"]) for each in row.get(kind, ())] for kind in ("wages", "money"))
            yield Example("sentences", number % FOLDS, row["text"], pay, [*pay, *money])
    for number, gold in enumerate(rows_of(folder / "pages" / "wcxb")):
        if not kept_aside(urlsplit(gold["url"]).netloc):
            yield Example("web", number % FOLDS, gold["text"], [], [])


def _page(source: str, page: str, part: int) -> Example:
    text, marks = text_of(page)
    pay = [span for kind, span in marks if kind.startswith("w")]
    return Example(source, part, text, pay, [*pay, *(span for kind, span in marks if kind == "m")])


def measured(example: Example) -> list[Measured]:
    """Return what the rules find in a text that may be a sum."""
    found = list[Measured]()

    def settled(page: Any, weighed: Any, wages: list[Wage], money: list[Money]) -> tuple[list[Wage], list[Money]]:
        spans = {wage.span for wage in wages}
        words = wording.Wording(page.scan.text)
        still = verdicts.surroundings(page, weighed)
        rows = verdicts.rows(page, weighed, [each.wage.span in spans for each in weighed], still) if weighed else []
        for each, row in zip(weighed, rows, strict=True):
            if example.source == "web" and (each.ruled or each.wage.span in spans):
                continue
            is_pay, is_sum = (_touches(each.wage.span, due) for due in (example.pay, example.sums))
            found.append(Measured(row, words.places(each.wage.span), is_pay, is_sum, each.money is None))
        return wages, money

    # Whom pay is for comes after, by trees that may not be there yet.
    with mock.patch.object(verdicts, "settled", settled), mock.patch.object(pairs, "linked"):
        corpus.extract(example.text)
    return found


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def worded(words: Sequence[list[Place]]) -> csr_matrix:
    """Return the places of the words of each sum, each so heavy that the square of all is one."""
    ends = np.cumsum([0, *map(len, words)])
    heights = np.concatenate([np.full(len(each), 1 / np.sqrt(max(1, len(each)))) for each in words])
    return csr_matrix((heights, [place for each in words for _, place in each], ends), shape=(len(words), SIZE))


def weights_of(words: csr_matrix, is_pay: Any, share: Any) -> tuple[float, Any]:
    """Return the value of a step, and the steps of each place."""
    model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", max_iter=200, random_state=1)
    made = model.fit(words, is_pay, share).coef_[0]
    step = float(np.quantile(np.abs(made), 0.9999)) / STEPS
    return step, np.clip(np.rint(made / step), -STEPS, STEPS).astype(np.int8)


def crossed(words: Sequence[list[Place]], parts: Any, due: Any, share: Any, count: int) -> Any:
    """Return what the words of each tell, `count` numbers, that were weighed on the other parts."""
    told, at = np.zeros((len(words), count)), worded(words)
    for part in range(FOLDS):
        others = parts != part
        step, made = weights_of(at[others], due[others], share[others])
        steps = made.tolist()
        for one in np.flatnonzero(~others).tolist():
            told[one] = sums(words[one], steps, step, count - 1)
    return told


def main() -> None:
    """Train on all examples and write the weights of words and the trees."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder with pages/wcxb/gold.jsonl and text/")
    found, weights, part = list[Measured](), list[float](), list[int]()
    for example in examples(parser.parse_args().data):
        more = measured(example)
        found += more
        weights += [WEIGHTS[example.source]] * len(more)
        part += [example.part] * len(more)
    share, is_pay = np.array(weights), np.array([int(each.is_pay) for each in found])
    is_sum, bare = np.array([int(each.is_sum) for each in found]), np.array([each.is_bare for each in found])
    words, count = [each.words for each in found], len(wording.NAMES)
    step, steps = weights_of(worded(words), is_pay, share)
    (TARGETS / "wording.bin").write_bytes(f"{step:.6f}\n".encode() + steps.tobytes())
    rows = np.array([each.row for each in found])
    rows[:, -count:] = crossed(words, np.array(part), is_pay, share, count)
    made = {
        "sum": trained(SETTINGS, rows, is_pay, share, TREES["sum"]),
        "bare": trained(BARE_SETTINGS, rows[bare], is_sum[bare], share[bare], TREES["bare"]),
    }
    trees = {kind: dumped(model) for kind, model in made.items()}
    (TARGETS / "verdicts.json").write_text(json.dumps(trees, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
