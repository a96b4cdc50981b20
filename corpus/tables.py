"""Tables of words, of which a short text needs few rows: an index tells which, by what the words begin with.

The index is built with the package (`built`). It only leaves out rows that cannot be needed, so that a reader who
gets all rows, where there is no index, finds the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

from corpus import built, trees
from corpus.folding import fold, fold_sections
from corpus.narrowing import beginning
from corpus.packs import data_bytes, languages, pack_lines, sections

_FORESTS = (
    "content.html.json",
    "content.text.json",
    "pagetype.json",
    "rest.json",
    "verdicts.json",
    "mentions.json",
    "pairs.json",
    "kinds.json",
)
_SECTIONS = ("boilerplate", "pay", "spam", "subjects")
_SPACES = "\u00a0\u202f\u2010\u2011"


class Table:
    """A table of ``corpus/data``: rows in groups, and an index of them if one was built.

    The built form has for each group the beginnings and, at the same places, the offsets in the file of the rows whose
    word begins so.
    """

    def __init__(self, path: str) -> None:
        """Take the table's file."""
        self.path = path
        self._groups: dict[str, dict[str, str]] = {}

    @cached_property
    def _index(self) -> dict[str, tuple[str, str]] | None:
        found: dict[str, tuple[str, str]] | None = built.load([self.path])
        return found

    @cached_property
    def _data(self) -> bytes:
        return data_bytes(self.path)

    @property
    def groups(self) -> list[str] | None:
        """The groups in their order, None if there is no index."""
        return None if self._index is None else [*self._index]

    def lines(self, served: Callable[[str], bool], known: Callable[[str], bool]) -> list[str] | None:
        """Return the rows of the groups that are `served` whose word begins as is `known`, in their order.

        None stands for all rows: there is no index.
        """
        if self._index is None:
            return None
        places: set[int] = set()
        for group in filter(served, self._index):
            rows = self._group(self._index, group)
            places.update(int(at) for word in filter(known, rows) for at in rows[word].split(" "))
        data = self._data
        return [data[at : data.index(b"\n", at)].decode() for at in sorted(places)]

    def _group(self, index: dict[str, tuple[str, str]], group: str) -> dict[str, str]:
        """Return the offsets of a group's rows by beginning."""
        if group not in self._groups:
            words, places = index[group]
            self._groups[group] = dict(zip(words.split("\n"), places.split("\n"), strict=True))
        return self._groups[group]


@cache
def names(path: str) -> Table:
    """Return a table of names, in groups by language, each by its `narrowing.beginning`."""
    return Table(path)


def normal(text: str) -> str:
    """Return folded text with hyphens and hard spaces as spaces and straight apostrophes; the length stays."""
    text = text.replace("-", " ")
    if text.isascii():
        return text
    for char in _SPACES:
        text = text.replace(char, " ")
    # The middle dot of Korean lists is a letter to Unicode.
    return text.replace("’", "'").replace("\u318d", "·")


def key(form: str) -> str:
    """Return what a spelling of a role is looked up by."""
    return normal(form.lower() if form.isascii() else fold(form).text)


def build() -> None:
    """Write the built forms beside the packs and tables. Raises PackError when one holds what it should not."""
    # Packs of roles need this module themselves.
    from corpus.roles.indexing import index
    from corpus.roles.pack import sources

    for tag in languages():
        for stage in _SECTIONS:
            if found := sections(tag, stage):
                built.write([f"langs/{tag}/{stage}.txt"], [tuple(each) for each in fold_sections(found)])
        if pack_lines(tag, "roles"):
            built.write(sources(tag), {group: tuple(texts) for group, texts in index(tag).items()})
    for name in _FORESTS:
        built.write([name], trees.read(name))
    _build(names("currencies.tsv"), 2, 1)
    _build(names("places.tsv"), 3, 0)
    _build(names("places.more.tsv"), 3, 0)
    _build(names("places.cities.tsv"), 3, 0)


def _build(table: Table, group: int, word: int) -> None:
    """Write the index of a table; `group` is the column of its groups, `word` that of what rows are looked up by."""
    groups: dict[str, dict[str, list[str]]] = {}
    at = 0
    for line in data_bytes(table.path).split(b"\n"):
        if line and not line.startswith(b"#"):
            cells = line.decode().split("\t")
            groups.setdefault(cells[group], {}).setdefault(beginning(fold(cells[word]).text), []).append(str(at))
        at += len(line) + 1
    packed = {
        name: ("\n".join(rows), "\n".join([" ".join(places) for places in rows.values()]))
        for name, rows in groups.items()
    }
    built.write([table.path], packed)
