"""The words of roles of one language: ``roles.tsv`` and ``roles.txt``, as ``docs/packs-roles.md`` lays them down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from corpus.folding import fold
from corpus.packs import PackError, pack_lines, sections
from corpus.patterns import lazy

STAGE = "roles"
# The language of the names; its pack also serves every other language.
PIVOT = "en"
HEADS = ("A", "B", "C")
PARTS = ("mod", "rank")
CUES = ("before", "after", "det", "verbal", "human", "machine", "subject", "as", "link", "and")
KINDS = (*HEADS, *PARTS, *CUES, "block")

# Rules (ending, replacement) by the last letter of a word, one mapping for each further form.
Endings = tuple[Mapping[str, tuple[tuple[str, str], ...]], ...]

_NO_ENDINGS: Endings = ()
# Kinds whose English name is the form itself where the row gives none.
_NAMED = ("A", "B", "C", "mod", "rank", "and")
_NO_OPTIONS: Mapping[str, frozenset[str]] = {}
_NO_CODES: Mapping[str, str] = {}
_WORD = lazy(r"[^\W_]+")
_ASCII_WORD = lazy(r"[a-z0-9]+")
_SPACES = "\u00a0\u2010\u2011"


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


class Syntax(NamedTuple):
    """How a language grows, inflects and attaches; see the page on packs. Affixes are (outside, inside)."""

    left: bool
    spaced: bool
    first: bool
    lists: tuple[str, ...]
    heads: Endings
    mods: Endings
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]

    @property
    def inflections(self) -> set[tuple[str, str]]:
        """Every rule by which a word inflects, (ending, replacement)."""
        return {pair for endings in (*self.heads, *self.mods) for rules in endings.values() for pair in rules}


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

    def __init__(self, tag: str, lines: Sequence[str]) -> None:
        """Take the rows as they stand in the file. Raises PackError with the row when it has no kind that exists."""
        self.tag = tag
        self.syntax = syntax(tag)
        self._lines: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self._rows: dict[str, list[Row]] = {}
        for line in lines:
            kind = line[: line.find("\t")]
            if kind not in self._lines:
                raise self._fault(line)
            self._lines[kind].append(line)

    def rows(self, kind: str) -> Sequence[Row]:
        """Return the rows of a kind. Raises PackError with the row when one has no forms."""
        if kind not in self._rows:
            lines = self._lines[kind]
            # Folding the forms of all rows at once is many times faster than one by one.
            folded = key("\n".join([line.split("\t", 2)[1] for line in lines])).split("\n")
            self._rows[kind] = [Row(forms, line) for forms, line in zip(folded, lines, strict=bool(lines))]
            if faulty := next((row for row in self._rows[kind] if not row.folded), None):
                raise self._fault(faulty.line)
        return self._rows[kind]

    def _fault(self, line: str) -> PackError:
        return PackError(f"langs/{self.tag}/roles.tsv: no row of roles: {line!r}")

    def forms(self, kind: str, kept: Set[str] | None = None) -> Iterator[Form]:
        """Yield the forms of a kind: all, or those that begin with one of `kept` (see `keys`)."""
        spaced = self.syntax.spaced
        for row in self.rows(kind):
            folded = row.folded.split("|")
            if kept is None:
                hits = list(range(len(folded)))
            elif spaced:
                firsts = (base.partition(" ")[0] for base in folded)
                hits = [at for at, first in enumerate(firsts) if first in kept or not first.isalnum()]
            else:
                hits = [at for at, base in enumerate(folded) if base[:2] in kept or len(base) < 2]
            if hits:
                cells = row.cells
                spelled = cells[1].split("|")
                for at in hits:
                    yield Form(cells, spelled[at], folded[at])

    def entries(self, kind: str, kept: Set[str] | None = None) -> list[tuple[str, Entry]]:
        """Return the entries of a kind, each with its folded spelling: all, or those that begin with one of `kept`."""
        return [pair for form in self.forms(kind, kept) for pair in _spellings(form, self.syntax, self.tag)]


def normal(text: str) -> str:
    """Return folded text with hyphens and hard spaces as spaces; the length stays."""
    text = text.replace("-", " ")
    if text.isascii():
        return text
    for char in _SPACES:
        text = text.replace(char, " ")
    return text


def key(form: str) -> str:
    """Return what a spelling is looked up by."""
    return normal(form.lower() if form.isascii() else fold(form).text)


@cache
def syntax(tag: str) -> Syntax:
    """Return the settings of ``roles.txt``; a language without the file grows to the left and is spaced."""
    found = {section.name: section.words for section in sections(tag, STAGE)}
    flags = found.get("flags", ())
    prefixes, suffixes = (map(_affix, found.get(name, ())) for name in ("prefixes", "suffixes"))
    return Syntax(
        left="right" not in flags,
        spaced="unspaced" not in flags,
        first="first" in flags,
        lists=(*([""] if "juxtaposed" in flags else []), *found.get("lists", ())),
        heads=_rules([rules for name, rules in found.items() if name.startswith("heads.")]),
        mods=_rules([rules for name, rules in found.items() if name.startswith("mods.")]),
        prefixes={key(outer + inner): key(outer) for outer, inner in prefixes},
        suffixes={key(inner + outer): key(outer) for inner, outer in suffixes},
    )


def _affix(text: str) -> tuple[str, str]:
    left, _, right = text.partition("|")
    return left, right


def _rules(lists: Sequence[Sequence[str]]) -> Endings:
    """Return each list of rules by the last letter of the words that they may fit; "" is for every other letter."""
    found = []
    for rules in lists:
        pairs = [(key(ending), key(replacement)) for ending, _, replacement in (rule.partition(">") for rule in rules)]
        lasts = {ending[-1:] for ending, _ in pairs} | {""}
        found.append({last: tuple(pair for pair in pairs if pair[0][-1:] in ("", last)) for last in lasts})
    return tuple(found)


@cache
def load(tag: str) -> Pack:
    """Return the pack of a language, empty when it has none. Raises PackError with a row that is none."""
    return Pack(tag, pack_lines(tag, STAGE))


def keys(folded: str, tag: str) -> set[str]:
    """Return what the forms begin with, of this language or the pivot, that a folded text can hold.

    That is a word without what is written on to it or it inflects by, or two characters where words are not spaced.
    """
    shapes = [syntax(name) for name in dict.fromkeys((tag, PIVOT))]
    found = {*_WORD.findall(folded), *_ASCII_WORD.findall(folded)}
    for affix in {affix for shape in shapes for affix in shape.prefixes}:
        found |= {word[len(affix) :] for word in found if word.startswith(affix)}
    for affix in {affix for shape in shapes for affix in shape.suffixes if affix.isalnum()}:
        found |= {word[: -len(affix)] for word in found if word.endswith(affix)}
    by_last: dict[str, list[str]] = {"": list(found)}
    for word in found:
        by_last.setdefault(word[-1:], []).append(word)
    bases: set[str] = set()
    for ending, replacement in {pair for shape in shapes for pair in shape.inflections}:
        words = [word for word in by_last.get(replacement[-1:], ()) if word.endswith(replacement)]
        bases |= {word[: len(word) - len(replacement)] + ending for word in words}
    pairs = () if all(shape.spaced for shape in shapes) else map("".join, pairwise(folded))
    return found.union(bases, pairs)


def entry_of(form: Form, tag: str) -> Entry:
    """Return the entry of a form, in any case."""
    kind, _, english, isco, options = form.row
    opts = _options(options) if options else _NO_OPTIONS
    if kind == "mod":
        return Entry(kind, "", form.english, "", opts, _codes(isco) if isco else _NO_CODES, tag)
    return Entry(kind, "", form.english if kind in _NAMED else english, isco, opts, _NO_CODES, tag)


def _spellings(form: Form, shape: Syntax, tag: str) -> list[tuple[str, Entry]]:
    """Return a form and what it inflects to, with their entries."""
    entry = entry_of(form, tag)
    endings = _NO_ENDINGS if "fixed" in entry.options else _endings_of(entry.kind, shape)
    if form.form == form.form.lower():
        return [(spelling, entry) for spelling in (form.folded, *inflected(form.folded, endings, shape.first))]
    spellings = [form.form, *inflected(form.form, endings, shape.first)]
    return [(key(spelling), entry._replace(form=spelling)) for spelling in spellings]


def _endings_of(kind: str, shape: Syntax) -> Endings:
    """Return the rules that a kind inflects by; of compounds that are no role the last word is the head, if any is."""
    if kind == "mod":
        return shape.mods
    return shape.heads if kind in HEADS or (kind == "block" and not shape.first) else _NO_ENDINGS


@cache
def _options(cell: str) -> dict[str, frozenset[str]]:
    pairs = (option.partition("=") for option in cell.split(";"))
    return {name.strip(): frozenset(v.strip() for v in values.split(",")) for name, _, values in pairs}


@cache
def _codes(cell: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in re.split(r"(?<=[\d-])[ ;]+", cell))
    return {group: code for group, _, code in pairs if code}


def inflected(form: str, endings: Endings, first: bool) -> list[str]:
    """Return one more form for each list of rules: the first rule whose ending fits changes one word of the form."""
    word, rest = form, ""
    if first and " " in form:
        word, space, rest = form.partition(" ")
        rest = space + rest
    forms = []
    for by_last in endings:
        for ending, replacement in by_last.get(word[-1:]) or by_last[""]:
            if word.endswith(ending):
                forms.append(word[: len(word) - len(ending)] + replacement + rest)
                break
    return forms
