"""Lines that many documents of a collection have: counted within fixed memory, written and read as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.errors import CountsError
from corpus.folding import fold
from corpus.patterns import lazy
from corpus.records import NamedTuple

# So many different lines are remembered; about 100 bytes each.
_MOST_LINES = 300_000
_LONGEST = 200
_HEAD = "# dechaff counts: "
_LEAST_WRITTEN = 2
_NUMBER = lazy(r"[0-9]{1,18}")
# A line is a site's, not a document's, when so many documents have it, and such a share of the collection.
_FEWEST, _SHARE = 5, 0.005
_ZEROS = str.maketrans(dict.fromkeys("123456789", "0"))


class Counts(NamedTuple):
    """How many of so many documents have a line, by its `key`."""

    documents: int
    lines: Mapping[str, int]

    def is_common(self, line: str) -> bool:
        """Say whether a line stands in so many documents that it belongs to the site."""
        return self.lines.get(key(line), 0) >= max(_FEWEST, _SHARE * self.documents)

    def of(self, line: str) -> int:
        """Return the number of documents that have a line, 0 where it was not counted."""
        return self.lines.get(key(line), 0)


class Counter:
    """Counts lines within fixed memory (Misra and Gries, 1982): what most documents have is never lost.

    When there are too many different lines, each loses one and those with none left go; a count may so be too small,
    by at most the number of lines that were met for each one remembered.
    """

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._documents = 0
        self._lines: dict[str, int] = {}

    def add(self, lines: Iterable[str]) -> None:
        """Count the lines of one document, each once."""
        self._documents += 1
        for name in dict.fromkeys(map(key, lines)):
            self._lines[name] = self._lines.get(name, 0) + 1
        if len(self._lines) > _MOST_LINES:
            self._lines = {name: count - 1 for name, count in self._lines.items() if count > 1}

    def counts(self) -> Counts:
        """Return what was counted so far."""
        return Counts(self._documents, self._lines)


def key(line: str) -> str:
    """Return what lines have in common that differ by case, marks, white space and figures alone."""
    return " ".join(fold(line[:_LONGEST]).text.translate(_ZEROS).split())


def written(counts: Counts) -> Iterator[str]:
    """Yield the lines of a file of counts: the number of documents, then count, tab, line, the most frequent first."""
    yield f"{_HEAD}{counts.documents} documents\n"
    rows = [(count, name) for name, count in counts.lines.items() if count >= _LEAST_WRITTEN and name]
    for count, name in sorted(rows, key=lambda row: (-row[0], row[1])):
        yield f"{count}\t{name}\n"


def read(text: str) -> Counts:
    """Return the counts that `written` wrote. Raises CountsError when the text is something else."""
    head, *rows = text.split("\n")
    documents = head.removeprefix(_HEAD).split(" ")[0]
    if not head.startswith(_HEAD) or not _NUMBER.fullmatch(documents):
        raise CountsError("this is no file of counts; make one with dechaff count FILES > counts")
    lines: dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        count, tab, name = row.partition("\t")
        if row and not (tab and _NUMBER.fullmatch(count)):
            raise CountsError(f"line {number} of the counts is no count and line, with a tab between")
        if row:
            lines[name] = int(count)
    return Counts(int(documents), lines)
