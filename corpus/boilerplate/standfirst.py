"""Where the running text begins when a standfirst stands above the author and the date."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.boilerplate.lines import Line

# A standfirst is followed by so many lines at most down to the text, of several paragraphs with it.
_STANDFIRST, _SEVERAL = 6, 3
_NAMED, _LONGEST = 60, 4  # weighted characters of a line that names an author, and words of the name


def first(lines: Sequence[Line], prose: Sequence[int]) -> int | None:
    """Return where the running text begins: behind a standfirst, which stands alone above the author and the date."""
    if len(prose) < _SEVERAL or prose[0] == 0 or not 1 < prose[1] - prose[0] <= _STANDFIRST:
        return prose[0] if prose else None
    told = [at for at in range(prose[0] + 1, prose[-1]) if _is_day(lines[at]) or _is_byline(lines[at])]
    alone = bool(told) and all(at < prose[1] for at in told) and not _is_day(lines[prose[0] - 1])
    return prose[1] if alone else prose[0]


def _is_day(line: Line) -> bool:
    """Say whether a line that is no sentence gives a date alone, with a time, or behind a label."""
    stamp = line.stamp
    if stamp is None or not stamp.dated or line.prose or line.closed:
        return False
    return stamp.alone or stamp.clocked or "date-line" in line.kinds


def _is_byline(line: Line) -> bool:
    """Say whether a short line begins as bylines do and goes on with a name in capitals."""
    begins = line.begins("byline") if line.size <= _NAMED and not line.closed else None
    name = line.text[-len(line.key[begins.end :].strip()) :].split() if begins else []
    return 1 < len(name) <= _LONGEST and all(part[0].isupper() for part in name)
