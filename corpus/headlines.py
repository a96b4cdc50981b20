"""The headline of a text without markup: which of the lines above the running text it is.

Where a page's frame is small, it is the first line that stays, or below names of sections the first of which the text
speaks. Where it is large, the headline may have gone with it: then every line above the text is weighed, by how the
text returns to its words, by its place, and by a date or an author below it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log2

from corpus.blocks import Block
from corpus.boilerplate import Verdict
from corpus.boilerplate.lines import Line, read
from corpus.boilerplate.ruled import stems
from corpus.boilerplate.words import Words
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
_OPEN = ".。…;；,，:："

# A large frame has so many lines above the text; the headline is looked for so far above it.
_LARGE, _ABOVE, _RUN, _FOLLOWS = 10, 30, 6, 5
_SHORTEST = 8
# What a line's marks count, as they tell titles best on the training pages of WCXB, and what a headline must have.
_WEIGHTS = {"share": 0.6, "often": 0.5, "far": 0.03, "kept": 0.4, "again": 0.2, "dated": 0.6}
_LEAST, _OFTEN = 1.5, 2.0


def find(lines: Sequence[Block], gone: Mapping[int, Verdict], words: Words) -> int | None:
    """Return the index of the headline among the lines, of which those in `gone` go; None where none can be told."""
    kept = [at for at in range(len(lines)) if at not in gone]
    for at in kept:
        hint = lines[at].hint
        if hint is not None and hint.tag == "h1":
            return at
    if len(kept) < 2:
        return None
    seen = dict(zip(kept, read([lines[at] for at in kept[: _HEAD + _READ]], words), strict=False))
    first = _begins(seen)
    if first is not None and first >= _LARGE and sum(at in gone for at in range(first)) * 2 >= first:
        return _weighed(lines, gone, words, seen, first)
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


def _weighed(
    lines: Sequence[Block], gone: Mapping[int, Verdict], words: Words, seen: Mapping[int, Line], first: int
) -> int | None:
    """Return the line above the text that has most marks of a headline, None where none has enough."""
    spoken = Counter(stem for line in seen.values() if line.prose for stem in stems(line.folded))
    start = max(0, first - _ABOVE)
    above = {line.text for line in lines[start:first]}
    texts = Counter([line.text for line in lines if line.text in above])
    best, most = None, _LEAST
    for at, line in zip(range(start, first), read(lines[start:first], words), strict=True):
        own = stems(line.folded)
        kind = gone[at].kind if at in gone else ""
        if not own or line.size < _SHORTEST or kind in _NEVER or not may_head(line):
            continue
        known = [spoken[stem] for stem in own if stem in spoken]
        below = (gone[i].kind for i in range(at + 1, min(first, at + 1 + _FOLLOWS)) if i in gone)
        score = (
            _WEIGHTS["share"] * len(known) / len(own) * log2(1 + len(own))
            + _WEIGHTS["often"] * min(_OFTEN, sum(log2(1 + count) for count in known) / len(own))
            - _WEIGHTS["far"] * (first - at)
            + _WEIGHTS["kept"] * (at not in gone)
            + _WEIGHTS["again"] * (texts[line.text] > 1)
            + _WEIGHTS["dated"] * any(kind in _FOLLOWING for kind in below)
        )
        if score > most:
            best, most = at, score
    return best


def _head(kept: Sequence[int], seen: dict[int, Line], gone: Mapping[int, Verdict]) -> list[int]:
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
    spoken = {stem for line in prose for stem in stems(line.folded)}
    for at in head:
        if _returns(seen[at], spoken) and (seen[first].whole or seen[at].size <= _LONGER * seen[first].size):
            return at
        if seen[at].size > _SMALL:
            break
    larger = next((at for at in head if seen[at].size >= _LARGER * seen[first].size), first)
    return larger if seen[first].whole else first


def _returns(line: Line, spoken: set[str]) -> bool:
    own = stems(line.folded)
    least = _RETURNS_UNSPACED if any(map(is_unspaced, line.folded)) else _RETURNS
    return bool(own) and len(own & spoken) >= max(1.0, least * len(own))


def _stands(at: int, lines: Sequence[Block], kept: Sequence[int], gone: Mapping[int, Verdict]) -> bool:
    """Say whether text follows a headline, or the page's frame ends above it."""
    below = [len(lines[i].text) for i in kept if i > at][:_NEAR]
    return at - 1 in gone or kept[0] - 1 in gone or max(below, default=0) > len(lines[at].text)
