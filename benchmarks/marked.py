"""Score pages whose frame, pay, other money and roles are marked, written from the guidelines without the rules.

python -m benchmarks.marked           pages in their usual proportions
python -m benchmarks.marked --newer   the same, more than twice as many, a quarter of them briefs amid long frames
python -m benchmarks.marked --hard    pages that tell most of their pay without a word of pay
python -m benchmarks.marked --numbers pages of pay amid telephone numbers, counts and codes; their roles are not marked

`tools/page_marks.py` says how they are marked. A sum counts by what is written, in the cleaned text of the whole page.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import corpus
from benchmarks.score import Row, cases
from benchmarks.tally import Score
from tools.page_marks import lines, text_of, unmarked

_NAMES = ("wage", "money", "role", "link")
_SUMS = ("wage", "money")
_BLANKS = re.compile(r"\s+")

Mark = tuple[str, str]
"""What a mark says, and what is marked."""


def _folded(line: str) -> str:
    return _BLANKS.sub(" ", line).strip()


def score_page(score: Score, row: Row) -> None:
    """Count one page."""
    told = [(unmarked(line), kind) for line, kind in lines(row["page"])]
    found: Row = corpus.clean("\n".join(line for line, _ in told), "page.txt").to_dict()
    due = [_folded(line) for line, kind in told if kind is None]
    lost, left = score.add("lines kept", due, filter(None, map(_folded, found["text"].splitlines())))
    gone = len(told) - len(due)
    score.add("lines removed", range(gone), range(gone - len(left)))
    score.add("text exact", [True], [not lost and not left])
    _score_kinds(score, told, found)
    text, marks = text_of(row["page"])
    score_extracts(score, [(mark, text[slice(*span)]) for mark, span in marks], found)


def _score_kinds(score: Score, told: list[tuple[str, str | None]], found: Row) -> None:
    """Count the kinds of the lines of the frame that go and have one."""
    removed = {_folded(line): change["kind"] for change in found["removed"] for line in change["text"].splitlines()}
    named = [(kind, removed[_folded(line)]) for line, kind in told if kind and _folded(line) in removed]
    for due, given in named:
        score.add("kinds", [due], [given])


def score_extracts(score: Score, marks: Sequence[Mark], found: Row) -> None:
    """Count what was found of the pay, other money, roles and links that are marked, blanks folded."""
    marks = [(mark, _folded(text)) for mark, text in marks]
    roles = [_folded(role["text"]) for role in found["roles"]]
    named = {text: mark[1:] for mark, text in marks if mark[0] == "r"}
    pay = [(text, mark[1:].split(",")) for mark, text in marks if mark[0] == "w"]
    score.add("wage", (sum_ for sum_, _ in pay), (_folded(wage["text"]) for wage in found["wages"]))
    score.add("money", (text for mark, text in marks if mark == "m"), (_folded(m["text"]) for m in found["money"]))
    score.add("role", named, {*roles})
    wanted = Counter((sum_, number) for sum_, numbers in pay for number in numbers if number)
    given = Counter[tuple[str, str]]()
    for wage in found["wages"]:
        numbers = {named.get(roles[at]) or roles[at] for at in wage["roles"]}
        given.update((_folded(wage["text"]), number) for number in numbers)
    score.add("link", wanted.elements(), given.elements())


def _scored(kind: str) -> Iterator[tuple[str, Score]]:
    """Yield each language of the pages called `kind` with its score, and ``all`` with that of all."""
    total = Score()
    for language, rows in cases(kind):
        score = Score()
        for row in rows:
            for one in (score, total):
                score_page(one, row)
        yield language, score
    yield "all", total


def table(kind: str) -> Iterator[str]:
    """Yield a line for each language of the pages called `kind`, and one for all."""
    yield f"{'':10}{'exact':>9}{'lost':>6}{'removed':>9}{'kinds':>7}" + "".join(f"{name:>7}" for name in _NAMES)
    score = Score()
    for language, score in _scored(kind):
        yield _line(language, score)
    for name in _NAMES:
        f1, precision, recall = score.f1(name)
        yield f"{name:14} F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}"


def _line(name: str, score: Score) -> str:
    exact, pages = score.counts["text exact", "tp"], sum(score.counts["text exact", key] for key in ("tp", "fn"))
    parts = [f"{name:10}{exact:5}/{pages:<3}{score.counts['lines kept', 'fn']:6}{score.f1('lines removed')[2]:9.3f}"]
    return "".join([*parts, *(f"{score.f1(name)[0]:7.3f}" for name in ("kinds", *_NAMES))])


def sums(kind: str) -> Iterator[str]:
    """Yield a line for each language of pages whose sums alone are marked, and one for all: pay and other money."""
    yield f"{'':10}" + "".join(f"{name:>7}{'P':>7}{'R':>7}" for name in _SUMS)
    for language, score in _scored(kind):
        yield f"{language:10}" + "".join(f"{each:7.3f}" for name in _SUMS for each in score.f1(name))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    sets = parser.add_mutually_exclusive_group()
    sets.add_argument("--hard", action="store_true", help="the pages that tell most pay without a word of pay")
    sets.add_argument("--newer", action="store_true", help="the pages that were written last")
    sets.add_argument("--numbers", action="store_true", help="the pages of pay amid numbers that are no money")
    options = parser.parse_args()
    kind = "marked.hard" if options.hard else "marked.newer" if options.newer else "marked"
    for line in sums("marked.numbers") if options.numbers else table(kind):
        print(line)


if __name__ == "__main__":
    main()
