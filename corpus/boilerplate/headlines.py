"""The headline of a text without markup: which of the lines above the running text it is.

Of a text of which nothing goes it is the first line, or below names of sections the first of which the text speaks. Of
a page some of the frame may have stayed, or the headline may have gone with it: every line above the text is weighed,
by its size, how the text returns to its words, its place, a path above it, and a date or an author below it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log2

from corpus.boilerplate import rows
from corpus.boilerplate.captions import is_credited
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.words import Words
from corpus.boilerplate.zones import is_sum, is_value
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

_SIZE = 200  # weighted characters
_HEAD = 12  # kept lines from the top among which the running text begins
_NEAR = 4  # and lines below the headline that show it to be one
_FIELDS = 2  # of which so many are labelled
_READ = 40  # kept lines whose words return in the headline
_SMALL = 28  # weighted characters of the name of a section, of a slogan or a notice above the headline
_LARGER = 1.5  # a headline is so many times larger than what stands above it
_RETURNS, _RETURNS_UNSPACED = 0.33, 0.25  # share of a headline's words, or pairs of characters, in the running text
_PATH = lazy(r"\s[›»>＞→/|•]\s")
# An arrow behind a name leads on: a path with one name a line. Quotations have both.
_ON, _BACK = frozenset("»›→"), frozenset("«‹")
_FOLLOWING = frozenset({"byline", "date-line"})
_NEVER = frozenset({"spam-header", "cookie", "advertisement", "image-credit", "share", "subscribe"})
_STEM = 5
_WORD = lazy(r"[^\W\d_]+")
_LATIN = lazy(r"[A-Za-z]{4,}")
_OPEN = ".。…;；,，:："

# Of a page the likeliest line wins: of so many above the text, and where there is none of those down to the kept line
# of this number.
_ABOVE, _RUN, _FOLLOWS, _BARE = 40, 6, 5, 10
_SHORTEST, _NAME = 6, 13  # weighted characters; a name of one word may have so many
# What a line's marks count: fitted to the headlines of training pages in 18 languages, against the other lines of each
# page; and how likely it must be among them.
_WEIGHTS = {
    "share": 1.88, "often": 0.6, "kept": 1.0, "again": -0.38, "dated": 0.6, "next": 1.33, "size": 1.8, "name": -1.12,
    "larger": 0.25, "below-frame": 0.89, "below-path": 1.95, "under": -0.27, "above-text": 0.65, "known": -0.8,
    "first": 0.23,
    "slogan": -1.5,
}  # fmt: skip
_LEAST, _OFTEN = 0.2, 2.0
_TEXT, _FRAMED = 80, 12


def find(lines: Sequence[Line], gone: Mapping[int, Evidence], words: Words) -> int | None:
    """Return the index of the headline among the lines, of which those in `gone` go; None where none can be told."""
    kept = [at for at in range(len(lines)) if at not in gone]
    for at in kept:
        hint = lines[at].hint
        if hint is not None and hint.tag == "h1":
            return at
    if len(kept) < 2:
        return None
    seen = {at: lines[at] for at in kept[: _HEAD + _READ]}
    if gone:
        return _weighed(lines, gone, words, seen)
    if len(lines[kept[0]].text) > _SIZE:
        return None
    told = _told(_head(seen), seen)
    return told if told is not None and _is_above_text(lines[told], lines[told + 1 : told + 1 + _NEAR]) else None


def _is_above_text(line: Line, below: Sequence[Line]) -> bool:
    """Say whether one of the lines below a headline is longer, or several are fields of a notice (*Place: Leeds*)."""
    if any(len(other.text) > len(line.text) for other in below):
        return True
    return not line.labelled and sum(other.labelled for other in below) >= _FIELDS


def _begins(seen: Mapping[int, Line]) -> int | None:
    """Return where the running text begins: a line of it that another follows soon, else the first."""
    prose = [at for at, line in seen.items() if line.prose]
    runs = (at for at, other in pairwise(prose) if other - at <= _RUN)
    return next(runs, next(iter(prose), None))


def _weighed(lines: Sequence[Line], gone: Mapping[int, Evidence], words: Words, seen: Mapping[int, Line]) -> int | None:
    """Return the line that is likeliest the headline, None where none is likely enough; `seen` are lines that stay."""
    scores = {
        at: exp(sum(_WEIGHTS[name] * value for name, value in marks.items()))
        for at, marks in _candidates(lines, gone, words, seen).items()
    }
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    return best if best is not None and scores[best] >= _LEAST * sum(scores.values()) else None


def _candidates(
    lines: Sequence[Line], gone: Mapping[int, Evidence], words: Words, seen: Mapping[int, Line]
) -> dict[int, dict[str, float]]:
    """Return the marks of each line above the text that may be the headline."""
    first = _begins(seen)
    stop = 1 + (first if first is not None else [*seen][: _BARE + 1][-1])
    start = max(0, stop - _ABOVE)
    spoken = Counter(stem for line in seen.values() if line.prose for stem in _stems(line.folded))
    top = next((at for at in seen if at >= start), None)
    texts = Counter([line.text for line in lines])
    found = dict(enumerate(lines[start:stop], start))
    heads = [at for at, line in found.items() if _may_be(at, line, gone, words) and not _is_field(lines, at)]
    heads = [at for at in heads if not _frames(found[at].text, [found[i].text for i in heads if i > at])]
    marks: dict[int, dict[str, float]] = {}
    for at in heads:
        line = found[at]
        own = _stems(line.folded)
        known = [] if line.prose else [spoken[stem] for stem in own if stem in spoken]
        below = [gone[i].kind if i in gone else "" for i in range(at + 1, min(stop, at + 1 + _FOLLOWS))]
        above = (found[i].size for i in range(max(start, at - _RUN), at))
        marks[at] = {
            "share": len(known) / max(1, len(own)) * log2(1 + len(own)),
            "often": min(_OFTEN, sum(log2(1 + count) for count in known) / max(1, len(own))),
            "kept": at not in gone,
            "again": texts[line.text] > 1,
            "dated": not _FOLLOWING.isdisjoint(below),
            "next": not _FOLLOWING.isdisjoint(below[: 1 + (line.size > _SMALL)]),
            "size": log2(line.size) / _RUN,
            "larger": line.size > _LARGER * max(above, default=0),
            "below-frame": at - 1 in gone,
            "under": at - 1 in marks and found[at - 1].size > _SMALL,
            "below-path": any(_leads(found[i], words) for i in range(max(start, at - 2), at)),
            "above-text": at + 1 < len(lines) and at + 1 not in gone and len(lines[at + 1].text) > _TEXT,
            "known": bool(line.whole or line.labels),
            "first": at == top,
            "name": line.size <= _NAME and " " not in line.key,
            # A slogan or a notice begins in small letters, not fitted but set: training pages hardly had one.
            "slogan": line.text[0].islower(),
        }
    return marks


def _is_field(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line is one of several fields of a notice (*Pay: £24,000*)."""
    return lines[at].labelled and any(map(is_value, (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])))


def _frames(text: str, below: Sequence[str]) -> bool:
    """Say whether a line is a headline that stands below, with the site's name or the way to it around."""
    return any(
        text != other and len(other) > _FRAMED and (text.startswith(other) or text.endswith(other)) for other in below
    )


def _leads(line: Line, words: Words) -> bool:
    """Say whether a line is a path through the site."""
    row = rows.read(line, words) if line.stamp is None or not line.stamp.dated else None
    return row is not None and (row.is_path or row.arrows > 0)


def _may_be(at: int, line: Line, gone: Mapping[int, Evidence], words: Words) -> bool:
    """Say whether a line may be the headline, whether it goes or stays."""
    kind = gone[at].kind if at in gone else ""
    if line.size < _SHORTEST or kind in _NEVER or kind in _FOLLOWING or not may_head(line):
        return False
    if is_credited(line, words) or (line.begins("byline") and line.stops("byline")):
        return False
    # What finds names reads the lines of this package, so it comes after it.
    from corpus import bylines

    if bylines.dotted(line, words):
        return False
    row = rows.read(line, words)
    return row is None or not (row.is_path or row.is_menu or row.is_sharing)


def _head(seen: Mapping[int, Line]) -> list[int]:
    """Return the lines above the running text that may be the headline."""
    head: list[int] = []
    for at, line in list(seen.items())[:_HEAD]:
        if line.prose and line.text[-1] not in "?？!！":
            break
        if may_head(line):
            head.append(at)
    return head


def may_head(line: Line) -> bool:
    """Say whether a line can be a headline by itself."""
    stamp = line.stamp
    stamped = stamp is not None and (stamp.alone or (stamp.clocked and stamp.dated))
    named = any(entry.kind in ("byline", "date-line", "image-credit") for entry in line.labels)
    is_path = len(_PATH.findall(line.text)) > 1 or (line.text[-1] in _ON and _BACK.isdisjoint(line.text))
    if line.text[-1] in _OPEN or line.size > _SIZE or stamped or named or is_path or is_sum(line):
        return False
    return bool(line.key)


def _told(head: Sequence[int], seen: Mapping[int, Line]) -> int | None:
    """Return the first line of the head, or below names of sections the first of which the running text speaks."""
    if not head:
        return None
    prose = [line for line in seen.values() if line.prose]
    first = head[0]
    if not prose or not seen[first].whole or seen[first].size > _SMALL:
        return first
    spoken = {stem for line in prose for stem in _stems(line.folded)}
    for at in head:
        if _returns(seen[at], spoken):
            return at
        if seen[at].size > _SMALL:
            break
    return next((at for at in head if seen[at].size >= _LARGER * seen[first].size), first)


def _returns(line: Line, spoken: set[str]) -> bool:
    own = _stems(line.folded)
    least = _RETURNS_UNSPACED if any(map(is_unspaced, line.folded)) else _RETURNS
    return bool(own) and len(own & spoken) >= max(1.0, least * len(own))


def _stems(folded: str) -> set[str]:
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
