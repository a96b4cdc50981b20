"""The words of roles of one language: ``roles.tsv``, as ``docs/packs-roles.md`` lays them down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property, partial
from itertools import pairwise

from corpus.lexicon import is_letter
from corpus.narrowing import holds, pieces
from corpus.packs import PackError, pack_lines
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.roles.syntax import NO_ENDINGS, STAGE, Endings, Syntax, inflected, syntax
from corpus.tables import is_word, opening, word_of
from corpus.tables import key as key
from corpus.tables import normal as normal
from corpus.tables import roles as table

# The language of the names; its pack also serves every other language.
PIVOT = "en"
HEADS = ("A", "B", "C")
PARTS = ("mod", "rank")
CUES = ("before", "after", "det", "verbal", "human", "machine", "subject", "as", "link", "and")
# The cues that may stand some characters away.
REACHING = ("before", "after", "subject", "as")
KINDS = (*HEADS, *PARTS, *CUES, "block", "word")

# Kinds whose English name is the form itself where the row gives none.
_NAMED = ("A", "B", "C", "mod", "rank", "and")
_NO_OPTIONS: Mapping[str, frozenset[str]] = {}
_NO_CODES: Mapping[str, str] = {}
# Within closed compounds forms are looked up by so many of their first letters where few more of them inflect.
_SURE, _ENDING = 6, 3
_ASCII_WORD = lazy(r"[a-z0-9]+")


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


class Row(NamedTuple):
    """A row as it stands in the file, with its forms folded; it is cut into cells when it is needed."""

    folded: str
    line: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The five cells."""
        return (*self.line.split("\t"), "", "", "")[:5]


class Pack:
    """The rows of a language, each kind folded when first needed."""

    def __init__(self, tag: str) -> None:
        """Take the language; one without a pack has no rows."""
        self.tag = tag
        self.syntax = syntax(tag)
        self._rows: dict[str, list[Row]] = {}

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        """The rows as they stand in the file, by kind. Raises PackError with a row that has no kind that exists."""
        found: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for line in pack_lines(self.tag, STAGE):
            kind = line[: line.find("\t")]
            if kind not in found:
                raise self._fault(line)
            found[kind].append(line)
        return found

    def rows(self, kind: str) -> Sequence[Row]:
        """Return the rows of a kind. Raises PackError with the row when one has no forms."""
        if kind not in self._rows:
            self._rows[kind] = self._folded(self._lines[kind])
        return self._rows[kind]

    def cells(self, *kinds: str) -> Iterator[tuple[str, ...]]:
        """Yield the cells of all rows of these kinds."""
        return (Row("", line).cells for kind in kinds for line in self._lines[kind])

    def _folded(self, lines: Sequence[str]) -> list[Row]:
        rows = list(map(Row, _keys([line.split("\t", 2)[1] for line in lines]), lines))
        if faulty := next((row for row in rows if not row.folded), None):
            raise self._fault(faulty.line)
        return rows

    def _fault(self, line: str) -> PackError:
        return PackError(f"langs/{self.tag}/roles.tsv: no row of roles: {line!r}")

    def forms(self, kind: str, kept: Set[str] | None = None, *, closed: bool = False) -> Iterator[Form]:
        """Yield the forms of a kind: all, or those that begin with one of `kept` (see `keys`).

        If `closed`, they may begin inside a word too.
        """
        if kept is None:
            for row in self.rows(kind):
                yield from map(partial(Form, row.cells), row.cells[1].split("|"), row.folded.split("|"))
            return
        known = self._known(kept, closed=closed)
        begun = [(cells, form) for cells, forms in self._begun(kind, known) for form in forms]
        for (cells, form), folded in zip(begun, _keys([form for _, form in begun]), strict=True):
            if not self.syntax.spaced or all(map(known, _words(folded))):
                yield Form(cells, form, folded)

    def having(self, kind: str, form: str) -> Iterator[tuple[str, ...]]:
        """Yield the cells of the rows of a kind that have a form, of which only those that begin so are read."""
        first = opening(key(form), spaced=self.syntax.spaced)
        return (cells for cells, forms in self._begun(kind, first.__eq__) if form in forms)

    def _begun(self, kind: str, known: Callable[[str], bool]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Yield the cells of the rows of a kind, with those of their forms that begin as is `known`."""
        found = table(self.tag).forms(kind.__eq__, known)
        if found is None:
            spaced = self.syntax.spaced
            for row in self.rows(kind):
                pairs = zip(row.cells[1].split("|"), row.folded.split("|"), strict=True)
                yield row.cells, [form for form, folded in pairs if known(opening(folded, spaced=spaced))]
        else:
            for line, places in found:
                cells = Row("", line).cells
                forms = cells[1].split("|")
                yield cells, [forms[at] for at in places]

    def _known(self, kept: Set[str], *, closed: bool) -> Callable[[str], bool]:
        """Return what says of the opening of a form whether a text of the keys `kept` can hold the form."""
        if not (closed and self.syntax.spaced):
            return {*kept, ""}.__contains__
        changed = tuple({ending for ending, _ in self.syntax.inflections if len(ending) > _ENDING})

        def within(first: str) -> bool:
            if len(first) < _SURE + _ENDING or first.endswith(changed):
                return not first or holds(kept, first)
            return first[:_SURE] in kept

        return within

    def spellings(self, kind: str, kept: Set[str] | None = None) -> frozenset[str]:
        """Return the folded forms of a kind that does not inflect; see `forms`."""
        if kept is None:
            return frozenset(form for row in self.rows(kind) for form in row.folded.split("|"))
        return frozenset(form.folded for form in self.forms(kind, kept))

    def entries(self, kind: str, kept: Set[str] | None = None, *, closed: bool = False) -> list[tuple[str, Entry]]:
        """Return the entries of a kind, each with its folded spelling; see `forms`."""
        forms = self.forms(kind, kept, closed=closed)
        return [pair for form in forms for pair in _spellings(form, self.syntax, self.tag)]


@cache
def load(tag: str) -> Pack:
    """Return the pack of a language, empty when it has none."""
    return Pack(tag)


def _keys(forms: Sequence[str]) -> list[str]:
    """Return what forms are looked up by; folding all at once is many times faster than one by one."""
    return key("\n".join(forms)).split("\n") if forms else []


def _words(form: str) -> Iterable[str]:
    """Return what the words of a form that is spaced begin with (see `word_of`)."""
    words = form.split(" ")
    return words if form.replace(" ", "").isalnum() else map(word_of, words)


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, the marks on their letters included."""
    between = {ord(char): " " for char in set(folded) if not is_letter(char)}
    return folded.translate(between).split()


def keys(folded: str, tag: str) -> set[str]:
    """Return what the forms begin with, of this language or the pivot, that a folded text can hold.

    That is a word without what is written on to it or it inflects by, or two characters where words are not spaced;
    where compounds are closed, the pieces of such words as well (see `narrowing.holds`).
    """
    shapes = [syntax(name) for name in dict.fromkeys((tag, PIVOT))]
    found = {*words_of(folded), *_ASCII_WORD.findall(folded)}
    for affix in {affix for shape in shapes for affix in shape.prefixes}:
        found |= {word[len(affix) :] for word in found if word.startswith(affix)}
    suffixes = {affix for shape in shapes for affix in shape.suffixes if is_word(affix)} | shapes[0].endings
    sizes = range(1, max(map(len, suffixes), default=0) + 1)
    found |= {word[:-size] for word in found for size in sizes if word[-size:] in suffixes}
    by_last: dict[str, list[str]] = {"": list(found)}
    for word in found:
        by_last.setdefault(word[-1:], []).append(word)
    bases: set[str] = set()
    for ending, replacement in {pair for shape in shapes for pair in shape.inflections}:
        words = [word for word in by_last.get(replacement[-1:], ()) if word.endswith(replacement)]
        bases |= {word[: len(word) - len(replacement)] + ending for word in words}
    pairs = () if all(shape.spaced for shape in shapes) else map("".join, pairwise(folded))
    if not shapes[0].joints:
        return found.union(bases, pairs)
    text = " ".join(found | bases)
    return found.union(bases, pairs, pieces(text), [text[at : at + _SURE] for at in range(len(text))])


def entry_of(form: Form, tag: str) -> Entry:
    """Return the entry of a form, in any case."""
    kind, _, english, isco, options = form.row
    opts = _options(options) if options else _NO_OPTIONS
    if kind == "mod":
        return Entry(kind, "", form.english, "", opts, codes_of(isco) if isco else _NO_CODES, tag)
    return Entry(kind, "", form.english if kind in _NAMED else english, isco, opts, _NO_CODES, tag)


def _spellings(form: Form, shape: Syntax, tag: str) -> list[tuple[str, Entry]]:
    """Return a form and what it inflects to, with their entries."""
    entry = entry_of(form, tag)
    endings = NO_ENDINGS if "fixed" in entry.options else _endings_of(entry, shape)
    agree = "agree" in entry.options
    if "last" in entry.options:
        shape = shape._replace(first=False)
    base = form.folded if form.form == form.form.lower() else form.form
    spellings = dict.fromkeys((base, *inflected(base, endings, shape, agree=agree)))
    plain = _no_name(entry) if shape.nouns or shape.articles else entry
    entries = [entry if spelling == base else plain for spelling in spellings]
    if base == form.folded:
        return [*zip(spellings, entries, strict=True)]
    pairs = zip(spellings, entries, strict=True)
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
def _options(cell: str) -> dict[str, frozenset[str]]:
    pairs = (option.partition("=") for option in cell.split(";"))
    return {name.strip(): frozenset(v.strip() for v in values.split(",")) for name, _, values in pairs}


@cache
def codes_of(cell: str) -> Mapping[str, str]:
    """Return what the refinements of a modifier say: a code for each group."""
    pairs = (pair.partition("=") for pair in re.split(r"(?<=[\d-])[ ;]+", cell))
    return {group: code for group, _, code in pairs if code}
