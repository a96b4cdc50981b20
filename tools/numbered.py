"""Pages with numbers put in that are no money: from those alone the score of sums learns what a number else may be.

`tools/numbers/TAG.txt` has one line with such numbers a line, written for this.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "numbers"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENDS = frozenset(".!?。！？।؟")
# So many lines are put into a page, and so many of the sentences go into a paragraph.
_MOST, _INLINE = 5, 0.5
_LEAST = 60


@cache
def _lines(tag: str) -> list[str]:
    path = _FOLDER / f"{tag}.txt"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def numbered(page: str, tag: str, chance: random.Random) -> str:
    """Return a marked page with up to five lines or sentences of its language put in, their digits drawn anew."""
    lines = page.split("\n")
    for _ in range(chance.randint(1, _MOST)):
        new = _drawn(chance.choice(_lines(tag)), chance)
        at = chance.randrange(1, len(lines) + 1)
        paragraph = lines[at - 1]
        if new[-1] in _ENDS and len(paragraph) >= _LEAST and paragraph[-1] in _ENDS and chance.random() < _INLINE:
            lines[at - 1] = f"{paragraph} {new}"
        else:
            lines.insert(at, new)
    return "\n".join(lines)


def _drawn(line: str, chance: random.Random) -> str:
    """Return a line with other digits, but the same zeros and years."""
    years = {at for year in _YEAR.finditer(line) for at in range(*year.span())}
    return "".join(
        _redrawn(char, chance) if char.isdecimal() and int(char) and at not in years else char
        for at, char in enumerate(line)
    )


def _redrawn(digit: str, chance: random.Random) -> str:
    """Return another digit of the same script that is no zero."""
    return chr(ord(digit) - int(digit) + chance.randint(1, 9))
