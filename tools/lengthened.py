"""Pages made as long as articles are, with prose about anything: so scores learn what does not change with length.

The prose is text under attribution licences, see `tools/texts.py`; a language without one has that of a near one.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tools.texts import trained_lines

_NEAR = {"no": "da"}
# A paragraph has so many characters or more; so many are put into a page at most, and it has fewer as often as many.
_LEAST, _MOST = (40, 400), 32
# Lines that are shorter, or end otherwise, stand in a list or a table, whose rows stay together.
_PROSE, _ENDS = 40, frozenset('.!?。！？।؟…”"»」')


def lengthened(
    lines: Sequence[str], keep: Sequence[bool], language: str, folder: Path, chance: random.Random
) -> tuple[list[str], list[bool]]:
    """Return the lines of a page, and which are its text, with paragraphs of a folder of texts put into that."""
    prose = _prose(folder, _NEAR.get(language, language))
    found, kept = [*lines], [*keep]
    count = round(_MOST ** chance.random())
    for at in sorted(chance.choices(_places(lines, keep), k=count), reverse=True):
        found.insert(at, _paragraph(prose, chance))
        kept.insert(at, True)
    return found, kept


def long_page(page: str, language: str, folder: Path, chance: random.Random) -> str:
    """Return a marked page that was `lengthened`."""
    lines = page.split("\n")
    return "\n".join(lengthened(lines, [not line.startswith("~") for line in lines], language, folder, chance)[0])


@cache
def _prose(folder: Path, language: str) -> list[str]:
    """Return the lines of a language that hold no number."""
    return [line for line in trained_lines(folder, language) if not any(map(str.isdecimal, line))]


def _places(lines: Sequence[str], keep: Sequence[bool]) -> list[int]:
    """Return where a paragraph may stand: beside two lines of the text, not both of a list, and at its end."""
    kept = [at for at, is_kept in enumerate(keep) if is_kept]
    between = [at for at in kept[1:] if keep[at - 1] and any(_is_prose(line) for line in lines[at - 1 : at + 1])]
    return [*between, kept[-1] + 1]


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and line.rstrip()[-1] in _ENDS


def _paragraph(prose: Sequence[str], chance: random.Random) -> str:
    """Return lines that follow each other as one paragraph."""
    at, length, found = chance.randrange(len(prose)), chance.randint(*_LEAST), ""
    while len(found) < length:
        found = f"{found} {prose[at % len(prose)]}".strip()
        at += 1
    return found
