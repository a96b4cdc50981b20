"""The headline of a text without markup: which of the lines above the running text it is.

Where a page's frame is small, it is the first line that stays, or below names of sections the first of which the text
speaks. Where it is large, the headline may have gone with it: then every line above the text is weighed, by its size,
how the text returns to its words, its place, and a date or an author below it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log2

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

_SIZE = 200  # weighted characters
_HEAD = 12  # kept lines from the top among which the running text begins
_NEAR = 4  # and lines below the headline that show it to be one
_READ = 40  # kept lines whose words return in the headline
_SMALL = 28  # weighted characters of the name of a section, of a slogan or a notice above the headline
_LARGER = 1.5  # a headline is so many times larger than what stands above it
_RETURNS, _RETURNS_UNSPACED = 0.33, 0.25  # share of a headline's words, or pairs of characters, in the running text
_LONGER = 4  # times: what is so much longer than the line above it is its subtitle
_PATH = lazy(r"\s[›»>→/|]\s")
_FOLLOWING = frozenset({"byline", "date-line"})
_NEVER = frozenset({"spam-header", "cookie", "advertisement", "image-credit", "share", "subscribe"})
_STEM = 5
_WORD = lazy(r"[^\W\d_]+")
_LATIN = lazy(r"[A-Za-z]{4,}")
_OPEN = ".。…;；,，:："

# Of a page of which so many lines go the likeliest line wins: of so many above the text, and where there is no text of
# those down to the kept line of this number.
_LARGE, _ABOVE, _RUN, _FOLLOWS, _BARE = 10, 40, 6, 5, 10
_SHORTEST = 6
# What a line's marks count: fitted to the headlines of training pages in 18 languages, against the other lines of each
# page; and how likely it must be among them.
_WEIGHTS = {
    "share": 1.63, "often": 1.28, "far": -0.84, "kept": 0.25, "again": -0.65, "dated": 1.44, "size": 3.0,
    "larger": 0.37, "below-frame": 0.94, "above-text": 0.53, "known": -1.34, "first": 0.97, "long": -0.72,
}  # fmt: skip
_LEAST, _OFTEN = 0.3, 2.0
_FAR, _LONG, _TEXT = 30, 120, 80


def find(lines: Sequence[Line], gone: Mapping[int, Evidence]) -> int | None:
    """Return the index of the headline among the lines, of which those in `gone` go; None where none can be told."""
    kept = [at for at in range(len(lines)) if at not in gone]
    for at in kept:
        hint = lines[at].hint
        if hint is not None and hint.tag == "h1":
            return at
    if len(kept) < 2:
        return None
    seen = {at: lines[at] for at in kept[: _HEAD + _READ]}
    if len(gone) >= _LARGE:
        return _weighed(lines, gone, seen)
    if len(lines[kept[0]].text) > _SIZE:
        return None
    head = _head(kept, seen, gone)
    told = _told(head, seen, framed=bool(gone))
    return told if told is not None and _stands(told, lines, kept, gone) else None


def _begins(seen: Mapping[int, Line]) -> int | None:
    """Return where the running text begins: a line of it that another follows soon, else the first."""
    prose = [at for at, line in seen.items() if line.prose]
    runs = (at for at, other in pairwise(prose) if other - at <= _RUN)
    return next(runs, next(iter(prose), None))


def _weighed(lines: Sequence[Line], gone: Mapping[int, Evidence], seen: Mapping[int, Line]) -> int | None:
    """Return the line that is likeliest the headline, None where none is likely enough; `seen` are lines that stay."""
    first = _begins(seen)
    stop = 1 + (first if first is not None else [*seen][: _BARE + 1][-1])
    start = max(0, stop - _ABOVE)
    near = lines[start:stop]
    spoken = Counter(stem for line in seen.values() if line.prose for stem in _stems(line.folded))
    top = next((at for at in seen if at >= start), None)
    texts = Counter([line.text for line in lines])
    scores: dict[int, float] = {}
    for at, line in enumerate(near, start):
        kind = gone[at].kind if at in gone else ""
        if line.size < _SHORTEST or kind in _NEVER or kind in _FOLLOWING or not may_head(line):
            continue
        own = _stems(line.folded)
        known = [] if line.prose else [spoken[stem] for stem in own if stem in spoken]
        below = (gone[i].kind for i in range(at + 1, min(stop, at + 1 + _FOLLOWS)) if i in gone)
        marks = {
            "share": len(known) / max(1, len(own)) * log2(1 + len(own)),
            "often": min(_OFTEN, sum(log2(1 + count) for count in known) / max(1, len(own))),
            "far": (stop - at) / _FAR,
            "kept": at not in gone,
            "again": texts[line.text] > 1,
            "dated": any(kind in _FOLLOWING for kind in below),
            "size": log2(line.size) / _RUN,
            "larger": line.size
            > _LARGER * max((other.size for other in near[max(0, at - start - _RUN) : at - start]), default=0),
            "below-frame": at - 1 in gone,
            "above-text": at + 1 < len(lines) and at + 1 not in gone and len(lines[at + 1].text) > _TEXT,
            "known": bool(line.whole or line.labels),
            "first": at == top,
            "long": line.size > _LONG,
        }
        scores[at] = exp(sum(_WEIGHTS[name] * value for name, value in marks.items()))
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    return best if best is not None and scores[best] >= _LEAST * sum(scores.values()) else None


def _head(kept: Sequence[int], seen: dict[int, Line], gone: Mapping[int, Evidence]) -> list[int]:
    """Return the lines above the running text that may be the headline, down to its author and date."""
    head: list[int] = []
    for at in kept[:_HEAD]:
        line = seen[at]
        if head and any(gone[i].kind in _FOLLOWING for i in range(head[-1] + 1, at) if i in gone):
            break
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
    is_path = len(_PATH.findall(line.text)) > 1
    return not (line.text[-1] in _OPEN or line.size > _SIZE or stamped or named or is_path) and bool(line.key)


def _told(head: Sequence[int], seen: dict[int, Line], *, framed: bool) -> int | None:
    """Return the first line of the head, or below names of sections the first of which the running text speaks."""
    if not head:
        return None
    prose = [line for line in seen.values() if line.prose]
    first = head[0]
    if not prose or not (framed or seen[first].whole) or seen[first].size > _SMALL:
        return first
    spoken = {stem for line in prose for stem in _stems(line.folded)}
    for at in head:
        if _returns(seen[at], spoken) and (seen[first].whole or seen[at].size <= _LONGER * seen[first].size):
            return at
        if seen[at].size > _SMALL:
            break
    larger = next((at for at in head if seen[at].size >= _LARGER * seen[first].size), first)
    return larger if seen[first].whole else first


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


def _stands(at: int, lines: Sequence[Line], kept: Sequence[int], gone: Mapping[int, Evidence]) -> bool:
    """Say whether text follows a headline, or the page's frame ends above it."""
    below = [len(lines[i].text) for i in kept if i > at][:_NEAR]
    return at - 1 in gone or kept[0] - 1 in gone or max(below, default=0) > len(lines[at].text)
