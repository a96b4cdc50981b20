"""Score pages of markup whose frame, pay, other money and roles are marked, written without the rules.

python -m benchmarks.markup

An element of the frame has the attribute `data-frame`; sums and roles are marked as in `tools/page_marks.py`, with
tags inside where the page has them. Text counts by its words, all other by what is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

import corpus
from benchmarks.marked import Mark, score_extracts
from benchmarks.score import Row, cases
from benchmarks.tally import Score
from tools.page_tokens import tokens

_MARK = re.compile(r"\[\[(w[\d,]*|m|r[\d,]*)\|(.*?)\]\]", re.DOTALL)
_FRAME = re.compile(r'\s+data-frame="[^"]*"')
_UNSEEN = "script, style, template, head, [data-frame]"
_NAMES = ("text", "wage", "money", "role", "link")


def visible(markup: str) -> str:
    """Return the text of markup."""
    return LexborHTMLParser(markup).text()


def due_of(page: str) -> tuple[str, list[Mark]]:
    """Return the text of a page without its frame, and its marks."""
    tree = LexborHTMLParser(_MARK.sub(r"\2", page))
    for element in tree.css(_UNSEEN):
        element.decompose()
    return tree.text(separator=" "), [(mark[1], visible(mark[2])) for mark in _MARK.finditer(page)]


def score_page(score: Score, row: Row) -> None:
    """Count one page."""
    text, marks = due_of(row["page"])
    found: Row = corpus.clean(_FRAME.sub("", _MARK.sub(r"\2", row["page"])), "page.html").to_dict()
    score.add("text", tokens(text), tokens(found["text"]))
    score_extracts(score, marks, found)


def table() -> Iterator[str]:
    """Yield a line for each language, for each kind of page, and for all."""
    yield f"{'':10}{'pages':>6}" + "".join(f"{name:>7}" for name in _NAMES)
    total, of_kind, pages = Score(), dict[str, Score](), Counter[str]()
    for language, rows in cases("marked.html"):
        score = Score()
        for row in rows:
            pages[row["kind"]] += 1
            for one in (score, total, of_kind.setdefault(row["kind"], Score())):
                score_page(one, row)
        yield _line(language, len(rows), score)
    for kind, score in of_kind.items():
        yield _line(kind, pages[kind], score)
    yield _line("all", pages.total(), total)
    for name in _NAMES:
        f1, precision, recall = total.f1(name)
        yield f"{name:14} F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}"


def _line(name: str, pages: int, score: Score) -> str:
    return f"{name:10}{pages:6}" + "".join(f"{score.f1(name)[0]:7.3f}" for name in _NAMES)


if __name__ == "__main__":
    for line in table():
        print(line)
