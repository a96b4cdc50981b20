"""How much a line reads like what its page is about: a trained score, for lines that no word of the packs gives away.

Forests of decision trees, made by `tools/train_content.py`. Of markup one scores each line, by what it, its neighbours
and the elements around it look like. Of plain text one scores each line, one corrects the scores by those around and by
where the best stretch of the page stands, and one tells a page from a text that is clean already, of which nothing
goes. Scores are log odds, above 0 for content.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import exp, log, log2
from typing import TYPE_CHECKING

from corpus.boilerplate import article, context, echoes, features, known
from corpus.boilerplate.article import Article
from corpus.boilerplate.columns import Table
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.zones import is_value
from corpus.document import Preset
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.trees import forests

if TYPE_CHECKING:
    from corpus.blocks import Hint
    from corpus.said import Said

# Lines go that score less than what makes the expected F1 best, by such a share of its odds; and less than this where
# precision is asked for. Pages that sell one product have more beside it than any other.
_DUE, _SOLD, _PRECISE = 0.95, 1.2, 0.6
# Plain text of fewer lines, which are text for the most part, loses those that score less than this: set by
# cross-validation where a lost line counts as some four of the frame that are left.
_LEAST_OF_FEW, FEW_LINES = {"precision": -0.6, "balanced": -1.5}, 80
# What stands outside the main element of markup without sections that was made for large screens alone, or is linked
# there, must score so much.
_ASIDE, _MOSTLY = 1.0, 0.5
# And so much what readers say of the product that a page is about, or of the article above, if that has so many
# weighted characters of running text.
_REVIEWED, _LEAST_ARTICLE = 2.0, 800
# A page has at least so many lines that are links for the most part.
_FEWEST_LINKED = 3
# If such a share of the running text stands in the main element.
_MAIN = 0.25
# A page of plain text must be one beyond doubt, for a clean text has nothing to lose; one of few lines must have a line
# that rules know besides.
_SURELY_PAGE = 0.9
# Headlines have colons too: a fact is short, and its figure stands behind the colon. So near it is a line that stays:
# other offers have prices as well. In markup whole menus may stand in one line, with a price somewhere in them.
_FACT, _PRICED, _NEAR = 60, 120, 2
_FIGURE = lazy(r"^[^\d:：]+[:：].*\d")
_CURRENCY = lazy(r"[$€£¥₹₩₽₺฿₫]")
_PRICE = lazy(r"[$€£¥₹₩₽₺฿₫]\s?\d|\d\s?[€£¥₹₩₽₺฿₫]")
# Text of which so much is running text has no frame worth a look.
_NEARLY = 0.9
# Less than so many weighted characters, or such a share of the page, is no text, unless running text scores so much
# more than it must: then the score is wrong about it.
_FEWEST_LEFT, _SHARE_LEFT, _SURELY_TEXT = 400, 0.3, 1.0
# Fewer lines are no page of which shapes could tell the frame.
_FEWEST = 8
# A heading may miss so much, and stand in so many elements of its own, if what it heads stays.
_DOUBTFUL, _ITS_OWN = -1.5, 2
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# Scores below which a line is low, or lower, for the look at the whole page.
_LOW, _LOWER, _LOWEST, _BEYOND_DOUBT = -0.2, -0.5, -1.5, -2.5
# What stands for the score of a line that goes by rules.
_GONE = -4.0


INJECTED = "spam-header"
"""What strangers put into a text: it tells of no frame."""


class Scored(NamedTuple):
    """The scores of a page's lines, and whether it is a page at all rather than clean text.

    `demands` is what each line must score besides what the preset asks: those away from the article of the page, and
    in old markup those outside its main element, or of links in it; in markup of today reviews of a product. `rows`
    are the numbers of `features`, `alone` the scores by them without the page, `page` the log odds that it is one.
    """

    lines: list[float]
    is_page: bool
    demands: list[float]
    rows: Table
    alone: list[float]
    page: float = 0.0


def find(lines: Sequence[Line], preset: Preset, found: Scored) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines that are no content of their page, with the evidence; `found` is their `score`."""
    few = is_text(lines) and len(lines) < FEW_LINES
    least = _LEAST_OF_FEW[preset] if few else _due(found.lines, lines, preset)
    short = [value - max(least, demand) for value, demand in zip(found.lines, found.demands, strict=True)]
    if lines[0].hint is not None:
        short = _headed(short, lines)
    if not found.is_page or not _leaves_text(lines, short):
        return
    for at, value in enumerate(short):
        if value >= 0:
            continue
        stays = (
            found.demands[at] <= least and max(short[max(0, at - _NEAR) : at + _NEAR + 1]) >= 0 and is_fact(lines[at])
        )
        if not stays:
            certainty = round(1 / (1 + exp(value)), 2)
            yield (
                at,
                Evidence(at, at + 1, "navigation", "score", "nothing of it looks like the text of the page", certainty),
            )


def is_text(lines: Sequence[Line]) -> bool:
    """Say whether lines are plain text, or markup without menus, where words and shapes alone tell a frame."""
    linked = (line for line in lines if line.hint and line.hint.link_density >= _MOSTLY)
    return len([*islice(linked, _FEWEST_LINKED)]) < _FEWEST_LINKED


def _leaves_text(lines: Sequence[Line], short: Sequence[float]) -> bool:
    """Say whether those of the lines are a text that pass what they must score, which is `short` by 0 or more."""
    kept = [line for line, value in zip(lines, short, strict=True) if value >= 0]
    least = min(_FEWEST_LEFT, _SHARE_LEFT * sum(line.size for line in lines))
    if kept and sum(line.size for line in kept) >= least:
        return True
    return any(line.prose and value >= _SURELY_TEXT for line, value in zip(lines, short, strict=True))


def is_due(lines: Sequence[Line]) -> bool:
    """Say whether lines are worth a look: running text but for a few lines, or a few lines, are no page."""
    return len(lines) >= _FEWEST and not _is_prose(lines)


def _headed(short: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Return by how much lines pass what they must score, with headings of lines that stay: these stay as well."""
    found = list(short)
    for at, (line, below) in enumerate(pairwise(lines)):
        if _DOUBTFUL < short[at] < 0 <= short[at + 1] and line.hint and below.hint and line.hint.tag in _HEADINGS:
            outer = line.hint.nodes[:-_ITS_OWN]
            found[at] = 0.0 if outer == below.hint.nodes[: len(outer)] else short[at]
    return found


def _due(scores: Sequence[float], lines: Sequence[Line], preset: Preset) -> float:
    """Return what a line must score for the best F1 that the scores let expect of the page.

    A line is worth keeping where it is content with half of that F1 as its probability: on pages of which much is
    doubtful, more is kept than on those that are clear.
    """
    chances = sorted(
        ((1 / (1 + exp(-score)), line.size) for score, line in zip(scores, lines, strict=True)), reverse=True
    )
    due = sum(chance * size for chance, size in chances)
    best = kept = right = 0.0
    for chance, size in chances:
        kept += size
        right += chance * size
        best = max(best, 2 * right / (kept + due))
    least = (_SOLD if _sells(lines) else _DUE) * best / 2
    odds = log(least / (1 - least))
    return max(_PRECISE, odds) if preset == "precision" else odds


def is_fact(line: Line) -> bool:
    """Say whether a line is a price, or a label with a figure that no pack knows: what people look a page up for."""
    if line.hint is not None and line.size > _PRICED:
        return False
    figure = is_value(line) and line.size <= _FACT and _FIGURE.search(line.text) is not None
    return figure or (_CURRENCY.search(line.text) is not None and _PRICE.search(line.text) is not None)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Say whether text is running text but for a few lines: a cheap look before anything is scored."""
    total = sum(line.size for line in lines)
    return is_text(lines) and sum(line.size for line in lines if line.prose) > _NEARLY * total


def score(lines: Sequence[Line], kinds: Mapping[int, str]) -> Scored:
    """Return the scores of lines by their markup, or as plain text where there is nothing but text.

    `kinds` are those of the lines that go by rules, which plain text is weighed beside.
    """
    if is_text(lines):
        framed = {at: kind for at, kind in kinds.items() if kind != INJECTED}
        return score_rows(rows(lines, framed), framed)
    numbers = features.of_lines(lines, hinted=True)
    is_modern = numbers.columns[features.hinted_names().index("modern")][0] > 0
    alone = forests("content.html.json")["line" if is_modern else "old"].values(numbers)
    values = _joined(alone, lines)
    if is_modern:
        return Scored(values, True, _reviewed(lines), numbers, alone)
    gaps, links, best = (numbers.columns[features.hinted_names().index(name)] for name in ("gap", "linked", "best"))
    is_known, beside = best[0] >= _MAIN, zip(gaps, links, strict=True)
    aside = [_ASIDE if is_known and (gap > 0 or linked >= _MOSTLY) else float("-inf") for gap, linked in beside]
    demands = article.demands(article.find(values, numbers), len(numbers), hinted=True)
    return Scored(values, True, list(map(max, aside, demands)), numbers, alone)


def rows(lines: Sequence[Line], kinds: Mapping[int, str]) -> Table:
    """Return a row of numbers for each line of plain text, of which those go that have `kinds`."""
    left = [at for at in range(len(lines)) if at not in kinds]
    own = features.of_lines(lines, hinted=False)
    return Table([*own.columns, *known.around(lines, kinds, left), *echoes.heard(lines, kinds)])


def score_rows(numbers: Table, gone: Collection[int]) -> Scored:
    """Return the scores of lines of plain text by their numbers, which `rows` gives; `gone` go by rules."""
    made = forests("content.text.json")
    alone = without(made["line"].values(numbers), gone)
    values = without(made["context"].values(context.numbers(alone, numbers, article.find(alone, numbers))), gone)
    where = article.find(values, numbers)
    odds = made["page"].value(page(values, numbers, where, gone))
    demands = [float("-inf")] * len(numbers)
    if len(numbers) >= FEW_LINES:
        demands = article.demands(article.to_last_sentence(where, numbers), len(numbers), hinted=False)
    is_page = 1 / (1 + exp(-odds)) > _SURELY_PAGE and (len(gone) > 0 or len(numbers) >= FEW_LINES)
    return Scored(values, is_page, demands, numbers, alone, odds)


def without(values: Sequence[float], gone: Container[int]) -> list[float]:
    """Return scores with those of lines that go at the lowest."""
    return [_GONE if at in gone else value for at, value in enumerate(values)]


def _joined(values: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Return the scores with lines of one preformatted element at the mean of theirs: code stays or goes as a whole."""
    found = list(values)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _goes_on(lines[at - 1].hint, lines[at].hint):
            if at - start > 1:
                size = sum(line.size for line in lines[start:at])
                total = sum(value * line.size for value, line in zip(values[start:at], lines[start:at], strict=True))
                found[start:at] = [total / size] * (at - start)
            start = at
    return found


def _goes_on(hint: Hint | None, after: Hint | None) -> bool:
    """Say whether two lines stand in one preformatted element."""
    return hint is not None and after is not None and hint.tag == "pre" and hint.nodes == after.nodes


def _said(lines: Sequence[Line]) -> Said | None:
    """Return what the page says of itself, None where it is plain text."""
    return next((line.hint.said for line in lines if line.hint and line.hint.said), None)


def _sells(lines: Sequence[Line]) -> bool:
    said = _said(lines)
    return said is not None and said.sells


def _reviewed(lines: Sequence[Line]) -> list[float]:
    """Return what lines must score for a reader's word about the product that the page sells, or below its article."""
    from corpus.boilerplate import readers

    said = _said(lines)
    reviewed = [said is not None and said.sells and readers.wrote(line.hint) for line in lines]
    if said is not None and said.reports:
        replied = [readers.replied(line.hint) for line in lines]
        above = lines[: replied.index(True)] if any(replied) else []
        if sum(line.size for line in above if line.prose) >= _LEAST_ARTICLE:
            reviewed = list(map(max, reviewed, replied))
    return [_REVIEWED if is_theirs else float("-inf") for is_theirs in reviewed]


def page(scores: Sequence[float], rows: Table, where: Article, gone: Container[int]) -> list[float]:
    """Return the numbers by which a page of plain text is told from clean text.

    `where` its article stands, and what is `gone` by rules, tells as well.
    """
    count = len(scores)
    column = dict(zip(features.LINE, rows.columns, strict=False))
    sizes = column["size"]
    total = max(1.0, sum(sizes))
    low, lowest = [value < _LOW for value in scores], [value < _LOWEST for value in scores]

    def share(found: Iterable[bool]) -> float:
        return sum(found) / count

    few = [words <= 3 for words in column["words"]]
    return [
        sum(size for size, is_low in zip(sizes, low, strict=True) if is_low) / total,
        share(low),
        share(lowest),
        sum(size for size, is_low in zip(sizes, lowest, strict=True) if is_low) / total,
        log2(sum(low) + 1),
        sum(scores[:3]) / min(3, count),
        sum(scores[-3:]) / min(3, count),
        sum(scores) / count,
        share(value > 0 for value in column["listed"]),
        log2(sum(value > 1 for value in column["listed"]) + 1),
        share(value > 0 for value in column["stamped"]),
        share(value > 1 for value in column["repeated"]),
        sum(column["contact"]) / count,
        sum(column["signs"]) / count,
        *(column[name][0] for name in ("running", "mean", "shut")),
        log2(count + 1),
        share(size <= 30 for size in sizes),
        share(few),
        sum(few[:10]) / min(10, count),
        sum(few[-10:]) / min(10, count),
        sum(column["capitals"]) / count,
        share(value == 0 for value in column["stops"]),
        *article.numbers(where, rows),
        *_missing([at in gone for at in range(count)]),
        *_left([value for at, value in enumerate(scores) if at not in gone]),
    ]


def _missing(gone: Sequence[bool]) -> Iterator[float]:
    """Yield how many lines of a page go by rules, and which part of it, of its beginning and of its end."""
    yield float(sum(gone))
    for part in (gone, gone[:10], gone[-10:]):
        yield sum(part) / len(part)


def _left(scores: Sequence[float]) -> Iterator[float]:
    """Yield which part of the lines that no rule takes would go, which part goes beyond doubt, and the least score."""
    for least in (_LOWER, _BEYOND_DOUBT):
        yield sum(score < least for score in scores) / max(1, len(scores))
    yield min(scores, default=0.0)
