"""Where the running text of a page ends: sentences that stand behind what closes it belong to the frame.

A legal notice, an invitation or a reader's comment in the footer reads as prose does.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.boilerplate.lines import Line, is_signed

# What the text of a page ends above: its subjects, other articles, what readers say, who owns it.
_CLOSING = frozenset({"tags", "related-news", "comments", "disclaimer", "subscribe"})
# So many sentences may stand behind it, and make up such a share of all.
_MOST = 4
_SHARE = 0.25
_FEWEST = 2  # sentences of a text


def shut(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Return how many of the lines `prose` (indices) are the text; the others stand behind what closes the page."""
    total = sum(lines[at].size for at in prose)
    count, size = len(prose), 0
    for kept in range(len(prose) - 1, max(_FEWEST, len(prose) - _MOST) - 1, -1):
        at, before = prose[kept], prose[kept - 1]
        size += lines[at].size
        if size > _SHARE * total:
            break
        if any(_closes(lines[i]) for i in range(before + 1, at)) or is_signed(lines[at]):
            count = kept
    return count


def _closes(line: Line) -> bool:
    """Say whether a line heads what closes a page: a title beside the word stands within a text too (Read more: …)."""
    if any(entry.kind in _CLOSING for entry in line.whole):
        return True
    return any(entry.kind == "tags" for entry in line.labels)
