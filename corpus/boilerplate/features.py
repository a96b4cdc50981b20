"""What is measured of each line and its neighbours, in numbers: the input of the trained score (`content`).

Nothing here depends on a language: characters of unspaced scripts count twice, stops and commas are those of all
scripts, and words of the packs enter as one number.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise
from math import log2

from corpus.blocks import Hint
from corpus.boilerplate.columns import Table, compact, mean
from corpus.boilerplate.lines import REACH, REMEMBERED, Line, once
from corpus.patterns import lazy

LINE = (
    "size words closed cut stops commas digits capitals signs letters ends lower contact repeated listed stamped "
    "size-2 size-1 size+1 size+2 closed-1 closed+1 prose-1 prose+1 capitals-1 capitals+1 "
    "sizes3 sizes8 sizes20 closed3 closed8 closed20 prose3 prose8 prose20 digits5 capitals5 varied "
    "before place since until outside above below lines running mean shut"
).split()
"""The names of the numbers that `of_lines` gives for a line of plain text, in order."""

MOST_SIZE = 600
"""No line counts for longer."""

_MOST_WORDS, _MOST_STOPS, _MOST_COMMAS, _MOST_SIGNS, _MOST_REPEATED = 80, 6, 8, 6, 4
_STOP = lazy(r"[.!?؟۔;:] |[。！？；।]")
_COMMA = lazy(r"[,，、،]")
_SIGN = lazy(r"[|/<>»«›‹·•→←↑↓▶►#*=+&@_~^\\\[\]{}©®™%$€£¥✓★☆■●▲▼]")
_DIGIT = lazy(r"\d")
_WORD = lazy(r"\w+")
_ENDS = {":": 1.0, "：": 1.0, "?": 2.0, "？": 2.0, "؟": 2.0}
# Prose further apart than so many lines is another piece of running text.
_APART = 4
# The circumflex by itself is a letter, but neither a capital nor a small one.
_CASELESS = "\u02c6".encode("cp1252")
_REPEATED = LINE.index("repeated")
# So many numbers a line shows by itself.
_OWN = LINE.index("stamped")
_FARTHEST = 30.0
_STEPS = [float(step) for step in range(int(_FARTHEST))]


@cache
def hinted_names() -> list[str]:
    """Return the names of the numbers that `of_lines` gives for a line of markup."""
    from corpus.boilerplate import elements

    return [*LINE, *elements.NAMES]


def of_lines(lines: Sequence[Line], *, hinted: bool) -> Table:
    """Return a row of numbers for each line: those of `LINE`, with the markup's behind them where `hinted`."""
    # What lines show is remembered with them, but of a large document that would take too much room.
    numbers = array("d", chain.from_iterable(map(_own if len(lines) <= REMEMBERED else _shown, lines)))
    own = [numbers[at::_OWN] for at in range(_OWN)]
    del numbers
    texts = Counter([line.folded for line in lines])
    repeated = compact([float(min(texts[line.folded], _MOST_REPEATED)) for line in lines])
    del texts
    marked_up = _marked_up(lines) if hinted else []
    around, running = _around(lines, own), _running(lines, own)
    return Table(chain(own[:_REPEATED], [repeated], own[_REPEATED:], around, running, marked_up))


def _marked_up(lines: Sequence[Line]) -> list[list[float]]:
    from corpus.boilerplate import elements

    return elements.columns([line.hint or Hint("body") for line in lines], lines)


@once
def _own(line: Line) -> array[float]:
    """Return what a line shows by itself, up to `stamped` but for `repeated`."""
    return array("d", _shown(line))


def _shown(line: Line) -> tuple[float, ...]:
    text = line.text[:REACH]
    length = len(text)
    spaces = text.count(" ")
    stops, commas, signs, digits, letters, capitals, small = _marks(text)
    if not spaces:
        capitals = small = 0
    stripped = text.rstrip("\"'”’»›」』】）)]}*_ ")
    return (
        float(min(line.size, MOST_SIZE)),
        float(min(spaces + 1, _MOST_WORDS)),
        float(line.closed),
        float(line.cut),
        float(min(stops, _MOST_STOPS)),
        float(min(commas, _MOST_COMMAS)),
        digits / length,
        capitals / (capitals + small) if capitals + small else 0.5,
        float(min(signs, _MOST_SIGNS)),
        letters / length,
        _ENDS.get(stripped[-1:], 0.0),
        float(text[0].islower()),
        float("@" in text or "http" in text or "©" in text or "www." in text),
        _listed(line),
        _stamped(line),
    )


def _marks(text: str) -> tuple[int, ...]:
    """Return how many stops, commas, signs, digits, letters, and words with a capital and a small first letter it has.

    What fits into a byte a character is counted several times faster: most text does, its curly quotes included.
    """
    page = "latin-1"
    try:
        data = b" " + text.encode(page)
    except UnicodeEncodeError:
        page = "cp1252"
        try:
            data = b" " + text.encode(page)
        except UnicodeEncodeError:
            return _any_marks(text)
        if _CASELESS in data:
            return _any_marks(text)
    signs, words = _tables(page)
    signed, worded = data.translate(signs), data.translate(words)
    return (
        signed.count(b". "),
        signed.count(b","),
        signed.count(b"/"),
        worded.count(b"0"),
        worded.count(b"A") + worded.count(b"a"),
        worded.count(b" A"),
        worded.count(b" a"),
    )


@cache
def _tables(page: str) -> tuple[bytes, bytes]:
    """Return what `_marks` turns bytes of a code page into: stops, commas and signs, and what words are made of."""
    chars = [bytes([code]).decode(page, "replace") for code in range(0x100)]
    signs = ["." if _STOP.match(f"{c} ") else "," if _COMMA.match(c) else "/" if _SIGN.match(c) else "" for c in chars]
    words = ["A" if c.isupper() else "a" if c.isalpha() else "0" if _DIGIT.match(c) else "" for c in chars]
    words = [mark or ("" if _WORD.match(c) else " ") for mark, c in zip(words, chars, strict=True)]
    return _table(signs), _table(words)


def _table(marks: Sequence[str]) -> bytes:
    """Return what each byte turns into; without a mark it stays."""
    return bytes([ord(mark) if mark else code for code, mark in enumerate(marks)])


def _any_marks(text: str) -> tuple[int, ...]:
    words = _WORD.findall(text)
    initials = [word[0] for word in words]
    joined = "".join(words)
    plain = joined.isalpha()
    return (
        len(_STOP.findall(text)),
        len(_COMMA.findall(text)),
        len(_SIGN.findall(text)),
        0 if plain else len(_DIGIT.findall(joined)),
        len(joined) if plain else sum(map(str.isalpha, joined)),
        sum(map(str.isupper, initials)),
        sum(map(str.islower, initials)),
    )


def _listed(line: Line) -> float:
    """Return how much the packs know of a line: all of it, its beginning or end, a phrase, nothing."""
    begun = line.labels or any(match.entry.group != "openers" for match in line.edges)
    return 3.0 if line.whole else 2.0 if begun else 1.0 if line.phrases else 0.0


def _stamped(line: Line) -> float:
    stamp = line.stamp
    if stamp is None or not stamp.found:
        return 0.0
    return 2.0 if stamp.alone else 1.0


def _around(lines: Sequence[Line], own: Sequence[Sequence[float]]) -> Iterator[Sequence[float]]:
    """Yield the columns of what stands beside each line, of which `own` are the columns of what each shows."""
    sizes = compact([log2(size + 1) for size in own[0]])
    closed, digits, capitals = own[2], own[6], own[7]
    prose = compact([float(line.prose) for line in lines])
    steps = compact([0.0, *(abs(after - before) for before, after in pairwise(sizes)), 0.0])
    varied = compact([(left + right) / 2 for left, right in pairwise(steps)])
    yield from (_moved(sizes, by) for by in (-2, -1, 1, 2))
    yield from (_moved(column, by) for column in (closed, prose, capitals) for by in (-1, 1))
    yield from (mean(column, by) for column in (sizes, closed, prose) for by in (3, 8, 20))
    yield from (mean(digits, 5), mean(capitals, 5), mean(varied, 3))


def _moved(column: Sequence[float], by: int) -> list[float]:
    """Return for each line the number of the line `by` further on, 0 beyond the ends."""
    zeros = [0.0] * min(abs(by), len(column))
    return [*column[by:], *zeros] if by > 0 else [*zeros, *column[:by]]


def _running(lines: Sequence[Line], own: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """Return the columns of where each line stands to the running text, and those of the whole page."""
    count = len(lines)
    places = [at for at, line in enumerate(lines) if line.prose]
    sizes, closed = own[0], own[2]
    total = sum(sizes[at] for at in places)
    mass = compact(list(accumulate([sizes[at] if line.prose else 0.0 for at, line in enumerate(lines)])))
    since, until, above, below = map(compact, _distances(places, sizes, total, count))
    outside = [3.0] * count
    if places:
        first, last = places[0], places[-1]
        outside = [1.0] * first + [0.0] * (last + 1 - first) + [2.0] * (count - last - 1)
    page = (
        float(min(count, 1000)),
        total / max(1.0, sum(sizes)),
        sum(log2(size + 1) for size in sizes) / max(1, count),
        sum(closed) / max(1, count),
    )
    return [
        compact([size / total if total else 0.5 for size in mass]),
        compact([(at + 0.5) / count for at in range(count)]),
        *(since, until, outside, above, below),
        *([number] * count for number in page),
    ]


def _distances(
    places: Sequence[int], sizes: Sequence[float], total: float, count: int
) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return the lines since and until running text, and the share of the page's that stands together there."""
    shares = [*_shares(places, sizes, total)]
    since, above = _since(places, shares, count)
    until, below = _since([count - 1 - at for at in reversed(places)], shares[::-1], count)
    return since, until[::-1], above, below[::-1]


def _shares(places: Sequence[int], sizes: Sequence[float], total: float) -> Iterator[float]:
    """Yield for each line of running text the share of all of it that stands together there."""
    start = 0
    for stop in range(1, len(places) + 1):
        if stop == len(places) or places[stop] - places[stop - 1] > _APART:
            share = sum(sizes[at] for at in places[start:stop]) / total
            yield from [share] * (stop - start)
            start = stop


def _since(places: Sequence[int], shares: Sequence[float], count: int) -> tuple[list[float], list[float]]:
    """Return for so many lines how far back running text stands, and its share, of which `places` have `shares`."""
    first = places[0] if places else count
    distances, seen = [_FARTHEST] * first, [0.0] * first
    for at, after, share in zip(places, (*places[1:], count), shares, strict=False):
        distances += _STEPS[: after - at]
        distances += [_FARTHEST] * (after - at - len(_STEPS))
        seen += [share] * (after - at)
    return distances, seen
