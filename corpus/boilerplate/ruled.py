"""What the rules and the page say around each line of plain text, in numbers: the input of the trained score, too.

A line among lines that go by their words is likely one of their list; where dates and readers return, posts stand
between them; what has the words of the headline and of the running text belongs to them; what returns in shape every
few lines is a card among cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from corpus.boilerplate.columns import mean
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, once
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

KINDS = {
    "consent": ("cookie", "subscribe"),
    "readers": ("comments", "byline"),
    "tail": ("related-news", "share", "tags", "disclaimer", "advertisement", "image-credit"),
    "menu": ("navigation",),
    "date": ("date-line",),
}
"""The kinds of boilerplate that are counted together."""

_TAIL = frozenset(("related-news", "comments", "share", "tags", "disclaimer"))
_HEAD = frozenset(("byline", "date-line"))

KNOWN = [
    "ruled", "ruled3", "ruled10",
    *(f"{group}{reach}" for group in KINDS for reach in ("", "5", "15")),
    "since-tail", "until-tail", "since-head", "until-head",
    "page-ruled", "page-consent", "page-readers",
]  # fmt: skip
"""The names of the numbers that rest on words of the packs."""

NAMES = [
    *KNOWN,
    "stamps4", "stamps15", "since-stamp", "until-stamp", "page-stamps",
    "price", "prices4", "prices15", "page-prices",
    "from-title", "of-title", "of-text", "of-text5", "of-text15",
    "period", "returns", "alike",
]  # fmt: skip
"""The names of the numbers that `columns` gives for a line, in order."""

_FARTHEST = 30.0
_FROM_TITLE = 40
# The longest distance at which cards are looked for, and the fewest lines beside each other that are compared.
_PERIODS, _COMPARED = range(1, 9), 4
# A shorter period tells more, unless a longer one fits so much better.
_BETTER = 0.05
_ALIKE = 100
_SIZES = 7
_STEM = 5
_WORD = lazy(r"[^\W\d_]+")
_LATIN = lazy(r"[A-Za-z]{4,}")
_DIGIT = lazy(r"\d")
_PRICE = lazy(r"[$€£¥₹₩₽₺฿₫]\s?\d|\d\s?[€£¥₹₩₽₺฿₫]")
_PRICED = 200  # characters of a line in which a price is looked for


def columns(lines: Sequence[Line], won: Mapping[int, Evidence], title: int | None) -> Iterator[Sequence[float]]:
    """Yield the columns of `NAMES`; `won` are the lines that go by rules, `title` is the index of the headline."""
    yield from _of_rules(lines, won)
    yield from _of_stamps(lines)
    yield from _of_prices(lines)
    yield from _of_words(lines, won, title)
    yield from _of_shapes(lines)


def _of_rules(lines: Sequence[Line], won: Mapping[int, Evidence]) -> Iterator[Sequence[float]]:
    count = len(lines)
    taken = [won[at].kind if at in won else "" for at in range(count)]
    ruled = [1.0 if kind else 0.0 for kind in taken]
    yield from (ruled, mean(ruled, 3), mean(ruled, 10))
    kinds = [line.kinds for line in lines]
    for group in KINDS.values():
        own = [float(kind in group or not known.isdisjoint(group)) for kind, known in zip(taken, kinds, strict=True)]
        yield from (own, mean(own, 5), mean(own, 15))
    for near in (_TAIL, _HEAD):
        yield from _distances([kind in near for kind in taken])
    yield [sum(ruled) / count] * count
    for kind in ("cookie", "comments"):
        found = sum(kind == one or kind in known for one, known in zip(taken, kinds, strict=True))
        yield [found / count] * count


def _of_stamps(lines: Sequence[Line]) -> Iterator[Sequence[float]]:
    count = len(lines)
    stamped = [float(line.stamp is not None and bool(line.stamp.found)) for line in lines]
    yield from (mean(stamped, 4), mean(stamped, 15), *_distances(list(map(bool, stamped))))
    yield [sum(stamped) / count] * count


def _of_prices(lines: Sequence[Line]) -> Iterator[Sequence[float]]:
    count = len(lines)
    priced = list(map(_is_priced, lines))
    yield from (priced, mean(priced, 4), mean(priced, 15), [sum(priced) / count] * count)


@once
def _is_priced(line: Line) -> float:
    text = line.text[:_PRICED]
    may_be = "$" in text or not text.isascii()
    return float(may_be and _PRICE.search(text) is not None)


def _of_words(lines: Sequence[Line], won: Container[int], title: int | None) -> Iterator[Sequence[float]]:
    """Yield how far the headline is, and how many words each line shares with it and with the running text."""
    count = len(lines)
    if title is None:
        yield [-_FROM_TITLE - 1.0] * count
    else:
        yield [float(max(-_FROM_TITLE, min(_FROM_TITLE, at - title))) for at in range(count)]
    stems = list(map(stems_of, lines))
    own = [line.prose and at not in won for at, line in enumerate(lines)]
    spoken = Counter[str]()
    for found, speaks in zip(stems, own, strict=True):
        if speaks:
            spoken.update(found)
    named = stems[title] if title is not None else frozenset[str]()
    yield [len(found & named) / len(found) if found and at != title else -1.0 for at, found in enumerate(stems)]
    again = {stem for stem, times in spoken.items() if times > 1}
    shared = [
        len(found & again if speaks else found & spoken.keys()) / len(found) if found else -1.0
        for found, speaks in zip(stems, own, strict=True)
    ]
    yield from (shared, mean(shared, 5), mean(shared, 15))


@once
def stems_of(line: Line) -> frozenset[str]:
    """Return how the longer words of a line begin; pairs of characters in scripts without spaces."""
    return frozenset(stems(line.folded))


def stems(folded: str) -> set[str]:
    """Return how the longer words of a folded text begin; pairs of characters in scripts without spaces."""
    if folded.isascii():
        return {word[:_STEM] for word in _LATIN.findall(folded)}
    found: set[str] = set()
    for word in _WORD.findall(folded):
        if is_unspaced(word[0]):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _STEM - 1:
            found.add(word[:_STEM])
    return found


def _of_shapes(lines: Sequence[Line]) -> Iterator[Sequence[float]]:
    """Yield how many lines around each return in shape after some lines, after how many, and how many are like it."""
    count = len(lines)
    numbers: dict[tuple[int, str, str, bool], int] = {}
    shapes = [numbers.setdefault(_shape(line), len(numbers)) for line in lines]
    best, period = [0.0] * count, [0.0] * count
    for far in _PERIODS:
        if far >= count:
            break
        same = [float(one == other) for one, other in zip(shapes, shapes[far:], strict=False)]
        for at, share in enumerate(mean([*same, *[0.0] * far], max(_COMPARED, far))):
            if share > best[at] + _BETTER:
                best[at], period[at] = share, float(far)
    like = Counter(shapes)
    yield from (best, period, [float(min(_ALIKE, like[shape])) for shape in shapes])


@once
def _shape(line: Line) -> tuple[int, str, str, bool]:
    """Return what lines of one kind of card have in common: their size, how they begin and end, whether a figure."""
    first, last = line.text[0], line.text[-1]
    begins = "0" if first.isdigit() else "A" if first.isupper() else "a" if first.isalpha() else first
    ends = "a" if last.isalnum() else last
    return min(_SIZES, (line.size + 1).bit_length() - 1), ends, begins, _DIGIT.search(line.text) is not None


def _distances(flags: Sequence[bool]) -> tuple[list[float], list[float]]:
    """Return how many lines above and below each the next flag stands."""
    return _since(flags), _since(flags[::-1])[::-1]


def _since(flags: Sequence[bool]) -> list[float]:
    far, found = _FARTHEST, []
    for flag in flags:
        far = 0.0 if flag else min(_FARTHEST, far + 1)
        found.append(far)
    return found
