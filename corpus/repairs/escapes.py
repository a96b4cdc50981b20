r"""Characters that stand as escapes of JSON or JavaScript: `caf\u00e9`, `\u0417\u0430`, `\\u201c`.

Scripts keep the text of a page in strings, and whoever takes it out of them as it stands takes the escapes along. They
are so in all of a text. Text that speaks of escapes has few of them inside words, and code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Edit
from corpus.patterns import lazy

RULE = "repair.mul.escape"
REASON = "a character was left as an escape"

_LINE = lazy(r"[^\n\r]+")
_RUN = lazy(r"(?P<slashes>\\{1,4})u[0-9a-fA-F]{4}(?:(?P=slashes)u[0-9a-fA-F]{4}){0,400}")
_UNIT = lazy(r"u([0-9a-fA-F]{4})")
# What else strings escape: quotes, strokes, and breaks of lines.
_OTHER = {'"': '"', "/": "/", "n": "\n", "r": "", "t": "\t"}
# Lines of a program or its data: an assignment, a pair of key and value, a call, an end as no sentence has it.
_CODE = lazy(
    r"[\"')\]}]\s*;\s*$|[{}\[]\s*$|^\s*[{}\[\]]|^\s*[\"'][\w .-]{1,60}[\"']\s*:"
    r"|^\s*(?:[\w.$-]{1,40}\s{1,4}){0,3}[\w.$\[\]-]{1,40}\s{0,4}:?=|\w\([\"'/]|\\[wWdDsSxb]"
)
# So many escapes inside words, of so many different words, are no example.
_FEWEST, _WORDS = 3, 2
# Letters of another alphabet that stand side by side are a word of their own.
_ALONE = 3
_NO_TEXT = lazy("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\uf8ff\ufffe\uffff]")


def find(text: str) -> list[Edit]:
    """Return the edits that put characters in the place of their escapes, in order, each within one line."""
    edits: list[Edit] = []
    words: list[str] = []
    for line in _LINE.finditer(text):
        if "\\u" not in line.group() or _CODE.search(line.group()):
            continue
        runs = [(run, char) for run in _RUN.finditer(line.group()) if (char := _decoded(run.group()))]
        words += (line.group()[max(0, run.start() - 4) : run.end() + 4] for run, char in runs if _is_within(run, char))
        if runs:
            edits += _line_edits(line.group(), line.start(), runs)
    return edits if len(words) >= _FEWEST and len(set(words)) >= _WORDS else []


def _line_edits(line: str, offset: int, runs: list[tuple[re.Match[str], str]]) -> Iterator[Edit]:
    """Yield the edits of a line that has some escapes, with what else stands in it as in a string."""
    slashes = runs[0][0]["slashes"]
    found = [(run.start(), run.end(), char) for run, char in runs]
    others = re.finditer(rf"(?<!\\){re.escape(slashes)}([\"/nrt])", line)
    found += ((other.start(), other.end(), _OTHER[other[1]]) for other in others)
    yield from (Edit(start + offset, end + offset, after, RULE, REASON) for start, end, after in sorted(found))


def _decoded(run: str) -> str | None:
    """Return the characters of some escapes in a row, None when one of them is none of a text."""
    data = b"".join(int(unit[1], 16).to_bytes(2, "big") for unit in _UNIT.finditer(run))
    after = data.decode("utf-16-be", "surrogatepass")
    return None if _NO_TEXT.search(after) else after


def _is_within(run: re.Match[str], char: str) -> bool:
    """Say whether escapes stand for a part of a word: beside letters, or a word in another alphabet."""
    before, behind = run.string[max(0, run.start() - 1) : run.start()], run.string[run.end() : run.end() + 1]
    letters, beside = sum(map(str.isalpha, char)), before.isalpha() + behind.isalpha()
    return char[0] > "\x7f" and (letters >= _ALONE or beside == 2 or (letters > 0 and beside > 0))
