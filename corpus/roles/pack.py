"""The words of roles of one language: ``roles.tsv``, as ``docs/packs-roles.md`` lays them down."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from itertools import chain
from typing import Any
from zlib import crc32

from corpus import built
from corpus.memory import kept
from corpus.packs import data_bytes, data_path
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.roles.syntax import NO_ENDINGS, STAGE, Endings, Syntax, inflected, syntax
from corpus.tables import key as key
from corpus.tables import normal as normal

# The language of the names; its pack also serves every other language.
PIVOT = "en"
HEADS = ("A", "B", "C")
PARTS = ("mod", "rank")
CUES = ("before", "after", "det", "verbal", "human", "machine", "subject", "as", "link", "and")
# The cues that may stand some characters away.
REACHING = ("before", "after", "subject", "as")
KINDS = (*HEADS, *PARTS, *CUES, "block", "word")
# What is looked up together: every head and the compounds that are no role, what a head can grow by, cues of a kind.
GROUPS = {"heads": (*HEADS, "block"), "parts": (*PARTS, *HEADS[:2]), **{kind: (kind,) for kind in ("C", *CUES, "word")}}
# Spellings are looked up by so many of their first characters, and of their last; those that are shorter by all.
OPENING, ENDING = 7, 3
# Whether any is looked up at a place so many of its characters tell first.
EDGE = 3
# Lengths are characters, this one for none: so a row of them is a line.
NO_LENGTH = ord(" ")
# Spellings are told apart by a mark, one of these characters, which no place has in it.
_MARKS = "".join([char for char in map(chr, range(0x21, 0x7F)) if char not in "0123456789.:,"])

# Kinds whose English name is the form itself where the row gives none.
_NAMED = ("A", "B", "C", "mod", "rank", "and")
_WORDS = lazy(r"[^\W_]+|[^\w\s]|_")
_NO_OPTIONS: Mapping[str, frozenset[str]] = {}
_NO_CODES: Mapping[str, str] = {}


class Entry(NamedTuple):
    """One spelling of one row. `isco` is four digits, ``-`` for certainly none, or empty; `codes` refine by group.

    `form` is the spelling where its case counts, else empty.
    """

    kind: str
    form: str
    english: str
    isco: str
    options: Mapping[str, frozenset[str]]
    codes: Mapping[str, str]
    tag: str

    @property
    def group(self) -> str:
        """The name under which modifiers refine this head."""
        return next(iter(self.options.get("group", ())), self.english)

    @property
    def reach(self) -> int:
        """How many characters may stand between this cue and the role."""
        return int(next(iter(self.options.get("within", ("0",)))))


class Form(NamedTuple):
    """One form of a row as it stands and folded; `row` has five cells."""

    row: tuple[str, ...]
    form: str
    folded: str

    @property
    def english(self) -> str:
        """The English name: the form itself where the row gives none."""
        return self.row[2] or self.form


class Index(NamedTuple):
    """What the spellings of a group begin and end with: texts whose lines belong together.

    That are what they begin with and, with spaces between, their lengths (see `lengths_of`; of heads see `lasts_of`)
    and the places of their forms, each behind the marks of its spellings; and what they end with and their lengths.
    `edges` are what they begin with, cut to so few characters that these are quickly asked for. `reaches` are how many
    characters may stand between a cue of the group and a role, and one with a capital. `far` are words of the cues
    that may stand some characters away, one of each, and `copulas` those of the cues behind which the thing may stand.
    """

    openings: str
    begun: str
    edges: str
    endings: str
    ended: str
    reaches: tuple[int, int]
    far: str
    copulas: str


class Pack:
    """The rows of a language, of which those are read whose spellings begin as a text does.

    An index says which, by group: it is built with the package, or made when first needed. A place is that of a form:
    the offset of its row and, behind a dot, which form of the row it is unless it is the first; behind a colon, which
    of its spellings are meant unless all are.
    """

    def __init__(self, tag: str) -> None:
        """Take the language; one without a pack has no rows. Raises PackError with a row that is none when asked."""
        self.tag = tag
        self.syntax = syntax(tag)
        self._openings: dict[str, dict[str, str]] = {}
        self._spelled: dict[str, list[tuple[str, Entry]]] = {}

    @kept
    def _data(self) -> bytes:
        return rows_of(self.tag)

    @kept
    def _index(self) -> Mapping[str, Index]:
        found: Mapping[str, Any] | None = built.load(sources(self.tag))
        if found is None:
            # What is built never needs this.
            from corpus.roles.indexing import index

            return index(self.tag)
        return {group: Index(*texts) for group, texts in found.items()}

    def openings(self, group: str) -> Mapping[str, str]:
        """Return what a group has that begins with some characters: lengths and places, as in `Index`."""
        if group not in self._openings:
            self._openings[group] = _paired(self._index[group].openings, self._index[group].begun)
        return self._openings[group]

    def edges(self, group: str) -> Set[str]:
        """Return what the spellings of a group begin with, shorter than `openings`."""
        return frozenset(self._index[group].edges.split("\n"))

    def endings(self, group: str) -> Mapping[str, str]:
        """Return how long the spellings of a group are by what they end with; see `lengths_of`."""
        return _paired(self._index[group].endings, self._index[group].ended)

    def reaches(self, group: str) -> tuple[int, int]:
        """Return how many characters may stand between a cue of a kind and a role, and one with a capital."""
        return self._index[group].reaches

    def far(self, group: str) -> Set[str]:
        """Return a word of each cue of a group that may stand some characters away from a role."""
        return frozenset(self._index[group].far.split())

    def copulas(self, group: str) -> Set[str]:
        """Return a word of each cue of a group behind which the thing may stand that a role is likened to."""
        return frozenset(self._index[group].copulas.split())

    def spelled(self, place: str) -> list[tuple[str, Entry]]:
        """Return the spellings at a place, folded, with their entries."""
        form, _, which = place.partition(":")
        if form not in self._spelled:
            row, _, at = form.partition(".")
            cells = self._cells(int(row))
            spelling = cells[1].split("|")[int(at or 0)]
            self._spelled[form] = spellings(Form(cells, spelling, key(spelling)), self.syntax, self.tag)
        pairs = self._spelled[form]
        return [pairs[int(at)] for at in which.split(",")] if which else pairs

    def cells(self, *kinds: str) -> Iterator[tuple[str, ...]]:
        """Yield the five cells of all rows of these kinds."""
        for kind in kinds:
            mark = f"\n{kind}\t".encode()
            row = self._data.find(mark)
            while row >= 0:
                yield self._cells(row + 1)
                row = self._data.find(mark, row + 1)

    def options(self, kind: str) -> Iterator[Mapping[str, frozenset[str]]]:
        """Yield the options of all rows of a kind."""
        return (options_of(cells[4]) for cells in self.cells(kind))

    def having(self, form: str) -> Iterator[tuple[str, ...]]:
        """Yield the cells of the rows of heads that have a form, of which only those that begin so are read."""
        folded, begun = key(form), self.openings("heads")
        mark = mark_of(folded)
        lines = (begun.get(folded[:size], "") for size in range(1, len(folded) + 1))
        places = (place.partition(":")[0] for line in lines for place in places_of(line, mark))
        rows = {int(place.partition(".")[0]) for place in places}
        return (cells for cells in map(self._cells, sorted(rows)) if cells[0] in HEADS and form in cells[1].split("|"))

    def entries(self, group: str) -> Iterator[tuple[str, Entry]]:
        """Yield every spelling of a group with its entries."""
        places = (place for line in self.openings(group).values() for place in places_of(line))
        return chain.from_iterable(map(self.spelled, places))

    def _cells(self, row: int) -> tuple[str, ...]:
        return cells_of(self._data[row : self._data.index(b"\n", row)].decode())


@cache
def load(tag: str) -> Pack:
    """Return the pack of a language, empty when it has none."""
    return Pack(tag)


def sources(tag: str) -> list[str]:
    """Return the files that the index of a pack is made of."""
    return [f"langs/{tag}/{STAGE}.tsv", f"langs/{tag}/{STAGE}.txt"]


@cache
def lengths_of(line: str) -> tuple[int, ...]:
    """Return the lengths that a line of an index stands for, the longest first."""
    return tuple([ord(char) - NO_LENGTH for char in line])


def lasts_of(line: str) -> list[tuple[int, str]]:
    """Return the lengths that a line of heads stands for, the longest first, and what spellings of each end with."""
    return [(ord(each[0]) - NO_LENGTH, each[1:]) for each in line.partition(" ")[0].split("\t")]


def words_of(folded: str) -> list[str]:
    """Return the words of a text, which are parted in scripts with marks, and all that is none of letters by itself."""
    return _WORDS.findall(folded)


def mark_of(spelling: str) -> str:
    """Return the mark of a spelling, by which the forms are told that may have it."""
    return _MARKS[crc32(spelling.encode("utf-8", "surrogatepass")) % len(_MARKS)]


def places_of(line: str, mark: str = "") -> list[str]:
    """Return the places of a line of an index, those alone that have a spelling with this mark."""
    places = line.partition(" ")[2]
    if not mark:
        return [place.lstrip(_MARKS) for place in places.split(" ")] if places else []
    # A line may have hundreds of places, and few of them the mark.
    found: list[str] = []
    at = places.find(mark)
    while at >= 0:
        end = places.find(" ", at)
        end = len(places) if end < 0 else end
        found.append(places[places.rfind(" ", 0, at) + 1 : end].lstrip(_MARKS))
        at = places.find(mark, end)
    return found


def rows_of(tag: str) -> bytes:
    """Return the rows of a pack between line breaks; places count in it."""
    path = sources(tag)[0]
    return b"\n%b\n" % data_bytes(path) if os.path.isfile(data_path(path)) else b"\n"


def _paired(keys: str, values: str) -> dict[str, str]:
    """Return the lines of a text by those of another."""
    return dict(zip(keys.split("\n"), values.split("\n"), strict=True)) if keys else {}


def cells_of(line: str) -> tuple[str, ...]:
    """Return the five cells of a row."""
    return (*line.split("\t"), "", "", "")[:5]


def entry_of(form: Form, tag: str) -> Entry:
    """Return the entry of a form, in any case."""
    kind, _, english, isco, options = form.row
    opts = options_of(options)
    if kind == "mod":
        return Entry(kind, "", form.english, "", opts, codes_of(isco) if isco else _NO_CODES, tag)
    return Entry(kind, "", form.english if kind in _NAMED else english, isco, opts, _NO_CODES, tag)


def spellings(form: Form, shape: Syntax, tag: str) -> list[tuple[str, Entry]]:
    """Return a form and what it inflects to, with their entries."""
    entry = entry_of(form, tag)
    endings = NO_ENDINGS if "fixed" in entry.options else _endings_of(entry, shape)
    agree = "agree" in entry.options
    if "last" in entry.options:
        shape = shape._replace(first=False)
    base = form.folded if form.form == form.form.lower() else form.form
    if not endings and base == form.folded:
        return [(base, entry)]
    forms = dict.fromkeys((base, *inflected(base, endings, shape, agree=agree)))
    plain = _no_name(entry) if shape.nouns or shape.articles else entry
    entries = [entry if spelling == base else plain for spelling in forms]
    pairs = zip(forms, entries, strict=True)
    if base == form.folded:
        return [*pairs]
    return [(key(spelling), each._replace(form=spelling)) for spelling, each in pairs]


def _no_name(entry: Entry) -> Entry:
    """Return the entry of a form in which a word is no surname: another than the basic one."""
    if "name" not in entry.options:
        return entry
    return entry._replace(options={name: values for name, values in entry.options.items() if name != "name"})


def _endings_of(entry: Entry, shape: Syntax) -> Endings:
    """Return the rules that a kind inflects by; of compounds that are no role the last word is the head, if any is."""
    kind = entry.kind
    if kind in PARTS:
        return shape.mods if kind == "mod" else shape.ranks
    whole = not shape.first or "agree" in entry.options
    return shape.heads if kind in HEADS or (kind == "block" and whole) else NO_ENDINGS


@cache
def options_of(cell: str) -> Mapping[str, frozenset[str]]:
    """Return the values of options by their names, none of an empty cell."""
    if not cell:
        return _NO_OPTIONS
    pairs = (option.partition("=") for option in cell.split(";"))
    return {name.strip(): frozenset(v.strip() for v in values.split(",")) for name, _, values in pairs}


@cache
def codes_of(cell: str) -> Mapping[str, str]:
    """Return what the refinements of a modifier say: a code for each group."""
    pairs = (pair.partition("=") for pair in re.split(r"(?<=[\d-])[ ;]+", cell))
    return {group: code for group, _, code in pairs if code}
