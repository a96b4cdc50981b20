"""Where the article of a page stands: the running text that stands together, and what lines around it must score.

Portals put hundreds of headlines, and the beginnings of other articles, around each of theirs. Whoever wrote them had
the same hand as who wrote the article, so no line gives itself away: only its place does.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from corpus.boilerplate import features
from corpus.boilerplate.columns import Table
from corpus.records import NamedTuple

# A line of running text counts for the article up to so many weighted characters, any other line against it so many.
_MOST, _AGAINST = 300.0, 30.0
# What the trained score finds so unlike content is no running text of an article: imprints, consents.
_UNLIKE = -1.0
# Running text of fewer weighted characters, or lines, is no article.
_FEWEST, _LINES = 600.0, 3
# If such a share of the page's running text stands in the article, what stands below it must score so much, and in
# markup so much whatever stands outside: set on development pages for the best F1 that costs few pages more than half
# their text. The scores of plain text know of the article themselves, and less of the posts of a thread.
_BELOW_SHARE, _BELOW = 0.25, 2.0
_PLAIN_SHARE, _BELOW_PLAIN = 0.45, 0.5
_OUTSIDE_SHARE, _OUTSIDE = 0.7, 1.0
# A sentence of so many weighted characters, so near below the article, is its last one.
_NEXT, _SENTENCE = 2, 24
_SIZE, _CLOSED, _STAMPED, _SINCE = (features.LINE.index(name) for name in "size closed stamped since".split())


class Article(NamedTuple):
    """The lines of a page that its running text stands in: half-open indices.

    `size` is the running text in it, in weighted characters, `share` how much of the page's that is, and `lines` the
    lines of it.
    """

    start: int
    stop: int
    size: float
    share: float
    lines: int


def find(scores: Sequence[float], rows: Table) -> Article:
    """Return the lines where most running text stands together, by the scores and the numbers of a page's lines."""
    columns = zip(scores, rows.columns[_SIZE], rows.columns[_SINCE], strict=True)
    sizes = [size if not since and score > _UNLIKE else 0.0 for score, size, since in columns]
    _, start, stop = stretch([min(size, _MOST) if size else -_AGAINST for size in sizes])
    size = sum(sizes[start:stop])
    return Article(start, stop, size, size / max(1.0, sum(sizes)), sum(map(bool, sizes[start:stop])))


def demands(article: Article, count: int, *, hinted: bool) -> list[float]:
    """Return what each of a page's `count` lines must score at least because of where the article stands."""
    found = [float("-inf")] * count
    if article.size < _FEWEST or article.lines < _LINES:
        return found
    if hinted and article.share >= _OUTSIDE_SHARE:
        found = [_OUTSIDE] * count
        found[article.start : article.stop] = [float("-inf")] * (article.stop - article.start)
    share, least = (_BELOW_SHARE, _BELOW) if hinted else (_PLAIN_SHARE, _BELOW_PLAIN)
    if article.share >= share:
        found[article.stop :] = [least] * (count - article.stop)
    return found


def to_last_sentence(article: Article, rows: Table) -> Article:
    """Return the article with the short sentences next below it: many end with one, and no list begins so."""
    sizes, closed = rows.columns[_SIZE], rows.columns[_CLOSED]
    below = range(article.stop, min(len(rows), article.stop + _NEXT))
    ends = [at for at in below if closed[at] and sizes[at] >= _SENTENCE]
    return article._replace(stop=ends[-1] + 1) if ends and article.stop else article


def numbers(article: Article, rows: Table) -> list[float]:
    """Return what the article and its surroundings tell of the page."""
    count = len(rows)
    outside = [*range(article.start), *range(article.stop, count)]
    closed, since = rows.columns[_CLOSED], rows.columns[_SINCE]
    unclosed = sum(not closed[at] for at in outside)
    stamped = sum(number > 0 for number in rows.columns[_STAMPED])
    running = sum(not since[at] for at in outside)
    return [
        article.share,
        log2(article.size + 1),
        log2(article.stop - article.start + 1),
        log2(unclosed + 1),
        unclosed / count,
        log2(stamped + 1),
        running / max(1, article.lines + running),
    ]


def stretch(gains: Sequence[float]) -> tuple[float, int, int]:
    """Return the sum, start and end of the neighbours that gain most together (Kadane); 0, 0, 0 where none gains."""
    best, total, start = (0.0, 0, 0), 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, at
        total += gain
        if total > best[0]:
            best = (total, start, at + 1)
    return best
