"""Edits and what follows from them: the text after, one list out of two stages, and spans in both directions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from corpus.document import Edit, Span


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` carried out.

    Raises ValueError when the edits are not in order, overlap or lie outside the text.
    """
    parts, at, length = list[str](), 0, len(text)
    for edit in edits:
        start, end, after = edit[:3]
        if not at <= start <= end <= length:
            raise ValueError(f"{edit.rule}: span {start}:{end} overlaps another edit or leaves the text")
        parts += (text[at:start], after)
        at = end
    parts.append(text[at:])
    return "".join(parts)


class Alignment:
    """Where the stretches of a text went under a list of edits, in both directions."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take edits in order and without overlap, as `apply` does."""
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._target_starts: list[int] = []
        self._target_ends: list[int] = []
        shift = 0
        for edit in edits:
            self._target_starts.append(edit.start + shift)
            shift += len(edit.after) - (edit.end - edit.start)
            self._target_ends.append(edit.end + shift)

    @property
    def targets(self) -> list[Span]:
        """The spans that the edits' replacements take up after them."""
        return list(zip(self._target_starts, self._target_ends, strict=True))

    def to_source(self, span: Span) -> Span:
        """Return the span before the edits of a span after them.

        A border inside replaced text widens to the whole replaced stretch; a border beside a removed stretch
        stays on its own side of it.
        """
        starts, ends = self._target_starts, self._target_ends
        start = _moved(span[0], starts, ends, self._starts, self._ends, opening=True)
        return start, max(start, _moved(span[1], starts, ends, self._starts, self._ends, opening=False))

    def to_target(self, span: Span) -> Span:
        """Return the span after the edits of a span before them; what was removed becomes empty."""
        starts, ends = self._target_starts, self._target_ends
        start = _moved(span[0], self._starts, self._ends, starts, ends, opening=True)
        return start, max(start, _moved(span[1], self._starts, self._ends, starts, ends, opening=False))


def _moved(
    at: int, starts: list[int], ends: list[int], new_starts: list[int], new_ends: list[int], *, opening: bool
) -> int:
    """Carry one border over; `starts` and `ends` are the edits' places on its own side."""
    index = (bisect_right(starts, at) if opening else bisect_left(starts, at)) - 1
    if index < 0:
        return at
    inside = at < ends[index] if opening else at <= ends[index]
    if not inside:
        return at - ends[index] + new_ends[index]
    if opening:
        return new_starts[index]
    return new_ends[index]


def compose(source: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Return one list of edits of `source` that does what `first` and then `second` do.

    Edits of the two that overlap become one: it bears the record of a removal before that of a repair, and of
    a repair before those of normalisation and white space. A later edit that reaches over removals is split at
    them instead.
    """
    if not first or not second:
        return list(first or second)
    middle = apply(source, first)
    alignment = Alignment(first)
    placed = [(start, end, 0, edit) for (start, end), edit in zip(alignment.targets, first, strict=True)]
    placed += [(edit.start, edit.end, 1, edit) for edit in second]
    composed: list[Edit] = []
    for group in _groups(sorted(placed, key=itemgetter(0, 1, 2))):
        # Nearly all changes of text that was misread twice are of these two shapes.
        if len(group) == 1 and not group[0][2]:
            composed.append(group[0][3])
            continue
        if len(group) == 2 and (edit := _inside(group, middle)):
            composed.append(edit)
            continue
        later = [edit for _, _, stage, edit in group if stage == 1]
        earlier = [edit for _, _, stage, edit in group if stage == 0]
        if len(later) == 1 and all(edit.kind and not edit.after for edit in earlier):
            composed += _around(earlier, later[0], alignment)
        else:
            composed.append(_merged(earlier, later, middle, alignment, group))
    return composed


_Placed = tuple[int, int, int, Edit]


def _groups(placed: Iterable[_Placed]) -> Iterable[list[_Placed]]:
    """Yield those that overlap others of the other stage together; there are as many as changes of a text."""
    group: list[_Placed] = []
    reach = -1
    for item in placed:
        start, end, stage, _ = item
        if start < reach and (group[0][2] != stage or any(other[2] != stage for other in group)):
            group.append(item)
            if end > reach:
                reach = end
        else:
            if group:
                yield group
            group, reach = [item], end
    if group:
        yield group


def _around(removals: list[Edit], later: Edit, alignment: Alignment) -> Iterable[Edit]:
    """Split a later edit at the removals inside it, so that each keeps its own record."""
    at, end = alignment.to_source((later.start, later.end))
    after = later.after
    for removal in removals:
        if at < removal.start or after:
            yield later._replace(start=at, end=removal.start, after=after)
        yield removal
        at, after = removal.end, ""
    if at < end or after:
        yield later._replace(start=at, end=end, after=after)


def _inside(group: list[_Placed], middle: str) -> Edit | None:
    """Return one edit for a later one within what an earlier one put there, None where they stand otherwise."""
    (start, end, _, earlier), (at, to, _, later) = group if not group[0][2] else reversed(group)
    if not start <= at < to <= end:
        return None
    if earlier.rule == later.rule and earlier.kind == later.kind:
        is_later = to - at > earlier.end - earlier.start
    else:
        is_later = _rank(later) > _rank(earlier)
    best = later if is_later else earlier
    return Edit(earlier.start, earlier.end, middle[start:at] + later.after + middle[to:end], *best[3:])


def _merged(earlier: list[Edit], later: list[Edit], middle: str, alignment: Alignment, group: list[_Placed]) -> Edit:
    first, last = alignment.to_source((later[0].start, later[-1].end))
    parts, at = list[str](), group[0][0]
    for start, end, stage, edit in group:
        if stage == 1:
            parts += (middle[at:start], edit.after)
            at = end
    parts.append(middle[at : max(map(itemgetter(1), group))])
    best = max((*earlier, *later), key=_rank)
    return Edit(min(first, earlier[0].start), max(last, earlier[-1].end), "".join(parts), *best[3:])


def _rank(edit: Edit) -> tuple[bool, bool, bool, int]:
    start, end, _, rule, _, kind = edit[:6]
    return kind is not None, rule.startswith("repair."), not rule.startswith("layout."), end - start
