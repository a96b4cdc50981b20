"""Small helpers that every class of damage needs."""

from __future__ import annotations

from itertools import takewhile

from corpus.document import Edit


def trimmed(edit: Edit, text: str, offset: int = 0) -> Edit:
    """Return `edit` of `text` without what it leaves as it is at its ends, moved by `offset`."""
    before, after = text[edit.start : edit.end], edit.after
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return edit._replace(
        start=edit.start + head + offset,
        end=edit.end - tail + offset,
        after=after[head : len(after) - tail],
    )


def _shared(left: str, right: str) -> int:
    """Return how many characters the two have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(left, right, strict=False)))
