"""Tables of words, of which a short text needs few rows: an index tells which, by what the words begin with.

The index is built with the package (`built`). It only leaves out rows that cannot be needed, so that a reader who
gets all rows, where there is no index, finds the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property, partial
from itertools import takewhile

from corpus import built, trees
from corpus.folding import fold, fold_sections
from corpus.narrowing import beginning
from corpus.packs import data_bytes, languages, pack_lines, sections

_FORESTS = ("content.json", "pagetype.json")
_SECTIONS = ("boilerplate", "pay", "spam")
_SPACES = "\u00a0\u202f\u2010\u2011"
# What forms stand under that no word begins.
_OTHERS = ""


class Table:
    """A table of ``corpus/data``: rows in groups, and an index of them if one was built.

    The built form has for each group the beginnings and, at the same places, where the forms stand that begin so: the
    offset of the row in the file and, behind a dot, the place of the form in the row unless it is the first.
    """

    def __init__(self, *sources: str) -> None:
        """Take the table's file, and what else the index depends on."""
        self.sources = sources
        self._groups: dict[str, dict[str, str]] = {}

    @cached_property
    def _index(self) -> dict[str, tuple[str, str]] | None:
        found: dict[str, tuple[str, str]] | None = built.load(self.sources)
        return found

    @cached_property
    def _data(self) -> bytes:
        return data_bytes(self.sources[0])

    @property
    def groups(self) -> list[str] | None:
        """The groups in their order, None if there is no index."""
        return None if self._index is None else [*self._index]

    def lines(self, served: Callable[[str], bool], known: Callable[[str], bool]) -> list[str] | None:
        """Return the rows of the groups that are `served` with a form that begins as is `known`, in their order.

        None stands for all rows: there is no index.
        """
        found = self.forms(served, known)
        return None if found is None else [row for row, _ in found]

    def forms(self, served: Callable[[str], bool], known: Callable[[str], bool]) -> list[tuple[str, list[int]]] | None:
        """Return the rows that `lines` gives, each with the places of its forms that begin as is `known`."""
        if self._index is None:
            return None
        places: dict[int, list[int]] = {}
        for group in filter(served, self._index):
            rows = self._group(self._index, group)
            for row, _, form in [at.partition(".") for word in filter(known, rows) for at in rows[word].split(" ")]:
                places.setdefault(int(row), []).append(int(form or 0))
        data = self._data
        return [(data[at : data.index(b"\n", at)].decode(), sorted(places[at])) for at in sorted(places)]

    def _group(self, index: dict[str, tuple[str, str]], group: str) -> dict[str, str]:
        """Return the offsets of a group's rows by beginning."""
        if group not in self._groups:
            words, places = index[group]
            self._groups[group] = dict(zip(words.split("\n"), places.split("\n"), strict=True))
        return self._groups[group]


@cache
def roles(tag: str) -> Table:
    """Return the table of a language's roles, in groups by kind, its forms by `opening`."""
    return Table(f"langs/{tag}/roles.tsv", f"langs/{tag}/roles.txt")


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


def is_word(form: str) -> bool:
    """Say whether a spelling holds nothing but letters, figures and marks; an identifier may hold no others."""
    return form.isalnum() or f"a{form}".isidentifier()


def opening(form: str, *, spaced: bool) -> str:
    """Return what a folded form begins with: a word, or two characters; empty for what any text may hold."""
    if not spaced:
        return form[:2] if len(form) > 1 else _OTHERS
    return word_of(form.partition(" ")[0])


def word_of(piece: str) -> str:
    """Return the letters that a piece without blanks begins with; empty for what any text may hold."""
    return piece if is_word(piece) else "".join(takewhile(is_word, piece)) or _OTHERS


def build() -> None:
    """Write the built forms beside the packs and tables. Raises PackError when one holds what it should not."""
    for tag in languages():
        for stage in _SECTIONS:
            if found := sections(tag, stage):
                built.write([f"langs/{tag}/{stage}.txt"], [tuple(each) for each in fold_sections(found)])
        if pack_lines(tag, "roles"):
            flags = [word for each in sections(tag, "roles") if each.name == "flags" for word in each.words]
            _build(roles(tag), 0, 1, partial(_openings, spaced="unspaced" not in flags))
    for name in _FORESTS:
        built.write([name], trees.read(name))
    _build(names("currencies.tsv"), 2, 1, _beginnings)
    _build(names("places.tsv"), 3, 0, _beginnings)
    _build(names("places.more.tsv"), 3, 0, _beginnings)


def _openings(cell: str, *, spaced: bool) -> list[str]:
    return [opening(form, spaced=spaced) for form in key(cell).split("|")]


def _beginnings(cell: str) -> list[str]:
    return [beginning(fold(cell).text)]


def _build(table: Table, group: int, words: int, begin: Callable[[str], list[str]]) -> None:
    """Write the index of a table; `group` is the column of its groups, `words` that of what `begin` says begins so."""
    groups: dict[str, dict[str, list[str]]] = {}
    at = 0
    for line in data_bytes(table.sources[0]).split(b"\n"):
        if line and not line.startswith(b"#"):
            cells = line.decode().split("\t")
            rows = groups.setdefault(cells[group], {})
            for form, word in enumerate(begin(cells[words])):
                rows.setdefault(word, []).append(f"{at}.{form}" if form else str(at))
        at += len(line) + 1
    packed = {
        name: ("\n".join(rows), "\n".join([" ".join(places) for places in rows.values()]))
        for name, rows in groups.items()
    }
    built.write(table.sources, packed)
