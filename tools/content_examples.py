"""Examples from which the scores of content are learnt: pages and clean texts, and what the rules see in them.

Labels of pages of the web come from aligning the lines with the gold text; pages of every third site are kept aside
for the benchmark, which tells them apart by the same function. The lists of headlines of some pages are put around the
articles of others as well, for older news sites are full of them, and portals put together of texts (`tools.portals`)
are learnt from too. Plain text is learnt from pages of our own (tools/articles, tools/pages, tools/wages) as well.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import corpus
from corpus import blocks, html
from corpus.blocks import Block, Hint
from corpus.boilerplate import content, features, judgement, rest, words
from corpus.boilerplate.columns import Table
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, read
from corpus.boilerplate.page import Page
from corpus.packs import pack_tags
from tools import labelled, portal_markup, portals
from tools.page_tokens import kept_aside, tokens

GRAM, FEWEST = 4, 6
# Pages whose labels are worse than this (token F1 to the gold text) teach nothing.
LEAST_F1 = 0.7
# Each example of plain text is seen once more for each of these parts of what the rules know, without that part.
HIDDEN = (0.5, 1.0)
LISTED = features.LINE.index("listed")
# What examples count by where they are from: pages of the web, those of our own of all kinds and of articles, articles
# among foreign lists, and portals, as text and as markup; and clean texts beside the pages that they are from.
WEIGHTS = {"web": 1.0, "pages": 1.5, "articles": 1.0, "mixed": 0.5, "portal": 0.75, "old": 1.0}
CLEAN_WEIGHT = 0.35
# Foreign lists: so many lines of so many characters in the mean.
FEWEST_LINES, MOST_LINES, LEAST_SIZE = 5, 40, 28
# Pages are parted by their sites.
FOLDS = 4


@dataclass
class Example:
    """A page, or what is content of it alone: its lines, and which of them are content.

    `source` is one of `WEIGHTS`. `gone` go by rules that see the page, `rows` and `shown` are the numbers of the lines
    and `alone` and `scores` what forests say of them that did not see the site; `odds` are those that it is a page.
    """

    source: str
    site: str
    lines: list[Block]
    keep: list[int]
    language: str = "en"
    is_clean: bool = False
    gone: dict[int, str] = field(default_factory=dict)
    rows: Any = None
    shown: Any = None
    alone: Any = None
    values: Any = None
    scores: Any = None
    odds: float = 0.0

    @property
    def weight(self) -> float:
        """How much the example counts."""
        return WEIGHTS[self.source] * (CLEAN_WEIGHT if self.is_clean else 1)

    def cleaned(self, lines: list[Block]) -> Example:
        """Return the lines of its content as an example of a clean text."""
        return replace(self, lines=lines, keep=[1] * len(lines), is_clean=True)


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
        if f1(kept, tokens(gold["text"])) >= LEAST_F1:
            example = Example("web", site, lines, keep)
            yield example, example.cleaned(blocks.split(gold["text"])), gold["page_type"]


def own_pages() -> Iterator[tuple[Example, Example]]:
    """Yield the pages of plain text that were written for this, in many languages, and what is content of each."""
    found = [("pages", page) for page in labelled.folder("pages")]
    found += [("articles", page) for page in (*labelled.folder("articles"), *labelled.marked())]
    for at, (source, page) in enumerate(found):
        kept = [line for line, keep in zip(page.lines, page.keep, strict=True) if keep]
        example = Example(source, f"own{at}", blocks.split("\n".join(page.lines)), page.keep, page.language)
        yield example, example.cleaned(blocks.split("\n".join(kept)))


def portal_pages(data: Path, articles: Sequence[Example], source: random.Random) -> Iterator[Example]:
    """Yield portals put together from texts, and from articles of the web with their own frame or without it."""
    made = [(f"portal{at}", page.labelled) for at, page in enumerate(portals.of_texts(data / "text", menus(), source))]
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
        made.append((one.site, portals.amid(page, portals.Stock(stock, menu or stock), source).labelled))
    for site, page in made:
        lines = blocks.split("\n".join(page.lines))
        if len(lines) == len(page.keep):
            yield Example("portal", site, lines, page.keep, page.language)


def old_portals(data: Path, source: random.Random) -> Iterator[Example]:
    """Yield portals put together from texts, as markup of the years before small screens."""
    for at, page in enumerate(portals.of_texts(data / "text", menus(), source)):
        if made := portal_markup.made(page, source):
            yield Example("old", f"old{at}", *made, page.article.language)


def menus() -> dict[str, list[str]]:
    """Return the lines of the frame of our own pages by language."""
    found = defaultdict[str, list[str]](list)
    for own in (*labelled.folder("articles"), *labelled.folder("pages"), *labelled.marked()):
        found[own.language] += [line for line, keep in zip(own.lines, own.keep, strict=True) if not keep]
    return found


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
    return replace(example, source="mixed", lines=lines, keep=kept)


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


def seen(example: Example, seed: int) -> list[Example]:
    """Return an example as plain text, with the numbers of its lines: as the rules see it, and as if they knew less."""
    source = random.Random(seed)  # noqa: S311 - the same parts are hidden every time
    known = words.load(pack_tags([example.language]))
    lines = read([Block(line.start, line.end, line.text) for line in example.lines], known)
    ruled = judgement.by_rules(Page(lines, known))
    won = {at: evidence for at, evidence in ruled.items() if evidence.kind != content.INJECTED}
    views = [_view(example, lines, won, set())]
    for part in HIDDEN:
        hidden = {section for section in dict.fromkeys(map(_section, won.values())) if source.random() < part}
        gone = {at for at, evidence in won.items() if _section(evidence) in hidden}
        views.append(_view(example, lines, won, gone if part < 1 else {*range(len(lines))}))
    return views


def _view(example: Example, lines: Sequence[Line], won: Mapping[int, Evidence], hidden: Set[int]) -> Example:
    """Return an example as the rules see it that do not know the words of some lines."""
    gone = {at: evidence.kind for at, evidence in won.items() if at not in hidden}
    columns = list(content.rows(lines, gone).columns)
    columns[LISTED] = [0.0 if at in hidden else value for at, value in enumerate(columns[LISTED])]
    rows = Table(array("d", column) for column in columns)
    return replace(example, gone=gone, rows=rows, shown=Table(rest.shown(lines, range(len(lines)))))


def _section(evidence: Evidence) -> tuple[int, int, str]:
    return evidence.start, evidence.stop, evidence.rule


def fold(site: str) -> int:
    """Return the part of the examples that a site belongs to."""
    return hashlib.md5(site.encode(), usedforsecurity=False).digest()[0] % FOLDS
