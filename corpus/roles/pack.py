"""The words of roles of one language: ``roles.tsv`` and ``roles.txt``, as ``docs/packs-roles.md`` lays them down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from itertools import pairwise, product
from typing import NamedTuple

from corpus.folding import fold
from corpus.lexicon import is_letter
from corpus.narrowing import holds, pieces
from corpus.packs import PackError, pack_lines, sections
from corpus.patterns import lazy

STAGE = "roles"
# The language of the names; its pack also serves every other language.
PIVOT = "en"
HEADS = ("A", "B", "C")
PARTS = ("mod", "rank")
CUES = ("before", "after", "det", "verbal", "human", "machine", "subject", "as", "link", "and")
# The cues that may stand some characters away.
REACHING = ("before", "after", "as")
KINDS = (*HEADS, *PARTS, *CUES, "block")

# Rules (ending, replacement) by the last letter of a word, one mapping for each further form.
Endings = tuple[Mapping[str, tuple[tuple[str, str], ...]], ...]

_NO_ENDINGS: Endings = ()
# Kinds whose English name is the form itself where the row gives none.
_NAMED = ("A", "B", "C", "mod", "rank", "and")
_NO_OPTIONS: Mapping[str, frozenset[str]] = {}
_NO_CODES: Mapping[str, str] = {}
_ASCII_WORD = lazy(r"[a-z0-9]+")
_SPACES = "\u00a0\u202f\u2010\u2011"


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
    """How a language grows, inflects and attaches; see the page on packs. Affixes are (outside, inside).

    `joints` are empty unless compounds are written as one word; `marks` stand longest first.
    """

    left: bool
    spaced: bool
    first: bool
    lower: bool
    verbless: bool
    cited: bool
    final: bool
    still: frozenset[str]
    lists: tuple[str, ...]
    heads: Endings
    mods: Endings
    ranks: Endings
    marks: tuple[str, ...]
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]
    endings: frozenset[str]
    joints: tuple[str, ...]
    nouns: bool
    names: tuple[str, ...]
    prepositions: frozenset[str]

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

    def forms(self, kind: str, kept: Set[str] | None = None, *, closed: bool = False) -> Iterator[Form]:
        """Yield the forms of a kind: all, or those that begin with one of `kept` (see `keys`).

        If `closed`, they may begin inside a word too.
        """
        spaced = self.syntax.spaced
        for row in self.rows(kind):
            folded = row.folded.split("|")
            if kept is None:
                hits = list(range(len(folded)))
            elif spaced:
                firsts = (base.partition(" ")[0] for base in folded)
                known = partial(holds, kept) if closed else kept.__contains__
                hits = [
                    at for at, first in enumerate(firsts) if known(first) or not (first.isalnum() or _is_word(first))
                ]
            else:
                hits = [at for at, base in enumerate(folded) if base[:2] in kept or len(base) < 2]
            if hits:
                cells = row.cells
                spelled = cells[1].split("|")
                for at in hits:
                    yield Form(cells, spelled[at], folded[at])

    def entries(self, kind: str, kept: Set[str] | None = None, *, closed: bool = False) -> list[tuple[str, Entry]]:
        """Return the entries of a kind, each with its folded spelling; see `forms`."""
        forms = self.forms(kind, kept, closed=closed)
        return [pair for form in forms for pair in _spellings(form, self.syntax, self.tag)]


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
    """Return what a spelling is looked up by."""
    return normal(form.lower() if form.isascii() else fold(form).text)


@cache
def syntax(tag: str) -> Syntax:
    """Return the settings of ``roles.txt``; a language without the file grows to the left and is spaced."""
    found = {section.name: section.words for section in sections(tag, STAGE)}
    flags = found.get("flags", ())
    heads = _rules([rules for name, rules in found.items() if name.startswith("heads.")])
    prefixes, suffixes = (map(_affix, found.get(name, ())) for name in ("prefixes", "suffixes"))
    return Syntax(
        left="right" not in flags,
        spaced="unspaced" not in flags,
        first="first" in flags,
        lower="lower" in flags,
        verbless="verbless" in flags,
        cited="cited" in flags,
        final="final" in flags,
        still=frozenset(map(key, found.get("still", ()))),
        lists=(*([""] if "juxtaposed" in flags else []), *found.get("lists", ())),
        heads=heads,
        mods=_rules([rules for name, rules in found.items() if name.startswith("mods.")]),
        marks=tuple(sorted(map(key, found.get("marks", ())), key=len, reverse=True)),
        ranks=heads if "ranks" in flags else _NO_ENDINGS,
        prefixes=_affixes((outer + inner, outer) for outer, inner in prefixes),
        suffixes=_affixes((inner + outer, outer) for inner, outer in suffixes),
        endings=_slotted(found),
        joints=tuple(map(key, found.get("joints", ()))),
        nouns="nouns" in flags,
        names=tuple(_keys(found.get("names", ()))),
        prepositions=frozenset(_keys(found.get("prepositions", ()))),
    )


def _slotted(found: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the endings that the slots make, one of each or none in their order."""
    slots = [("", *_keys(words)) for name, words in found.items() if name.startswith("slots.")]
    return frozenset(map("".join, product(*slots))) - {""}


def _keys(words: Sequence[str]) -> list[str]:
    """Return what words are looked up by, folded all at once: many times faster than one by one."""
    return key("\n".join(words)).split("\n") if words else []


def _affixes(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the outer part of affixes by the whole of each."""
    rows = list(pairs)
    return dict(zip(_keys([whole for whole, _ in rows]), _keys([outer for _, outer in rows]), strict=True))


def _affix(text: str) -> tuple[str, str]:
    left, _, right = text.partition("|")
    return left, right


def _rules(lists: Sequence[Sequence[str]]) -> Endings:
    """Return each list of rules by the last letter of the words that they may fit; "" is for every other letter."""
    parts = [part for rules in lists for rule in rules for part in rule.partition(">")[::2]]
    folded = iter(_keys(parts))
    found = []
    for rules in lists:
        pairs = [(next(folded), next(folded)) for _ in rules]
        by_last: dict[str, list[tuple[str, str]]] = {last: [] for last in ("", *(ending[-1:] for ending, _ in pairs))}
        for pair in pairs:
            for last in (pair[0][-1:],) if pair[0] else by_last:
                by_last[last].append(pair)
        found.append({last: tuple(pairs) for last, pairs in by_last.items()})
    return tuple(found)


@cache
def load(tag: str) -> Pack:
    """Return the pack of a language, empty when it has none. Raises PackError with a row that is none."""
    return Pack(tag, pack_lines(tag, STAGE))


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, the marks on their letters included."""
    between = {ord(char): " " for char in set(folded) if not is_letter(char)}
    return folded.translate(between).split()


def _is_word(form: str) -> bool:
    """Say whether a spelling holds nothing but letters, figures and marks; an identifier may hold no others."""
    return form.isalnum() or f"a{form}".isidentifier()


def keys(folded: str, tag: str) -> set[str]:
    """Return what the forms begin with, of this language or the pivot, that a folded text can hold.

    That is a word without what is written on to it or it inflects by, or two characters where words are not spaced;
    where compounds are closed, the pieces of such words as well (see `narrowing.holds`).
    """
    shapes = [syntax(name) for name in dict.fromkeys((tag, PIVOT))]
    found = {*words_of(folded), *_ASCII_WORD.findall(folded)}
    for affix in {affix for shape in shapes for affix in shape.prefixes}:
        found |= {word[len(affix) :] for word in found if word.startswith(affix)}
    suffixes = {affix for shape in shapes for affix in shape.suffixes if _is_word(affix)} | shapes[0].endings
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
    closed = pieces(" ".join(found | bases)) if shapes[0].joints else ()
    return found.union(bases, pairs, closed)


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
    endings = _NO_ENDINGS if "fixed" in entry.options else _endings_of(entry, shape)
    agree = "agree" in entry.options
    if "last" in entry.options:
        shape = shape._replace(first=False)
    base = form.folded if form.form == form.form.lower() else form.form
    spellings = dict.fromkeys((base, *inflected(base, endings, shape, agree=agree)))
    plain = _no_name(entry) if shape.nouns else entry
    entries = [entry if spelling == base else plain for spelling in spellings]
    if base == form.folded:
        return [*zip(spellings, entries, strict=True)]
    pairs = zip(spellings, entries, strict=True)
    return [(key(spelling), each._replace(form=spelling)) for spelling, each in pairs]


def _no_name(entry: Entry) -> Entry:
    """Return the entry of a form in which a word is no surname: another than the basic one."""
    return entry._replace(options={name: values for name, values in entry.options.items() if name != "name"})


def _endings_of(entry: Entry, shape: Syntax) -> Endings:
    """Return the rules that a kind inflects by; of compounds that are no role the last word is the head, if any is."""
    kind = entry.kind
    if kind in PARTS:
        return shape.mods if kind == "mod" else shape.ranks
    whole = not shape.first or "agree" in entry.options
    return shape.heads if kind in HEADS or (kind == "block" and whole) else _NO_ENDINGS


@cache
def _options(cell: str) -> dict[str, frozenset[str]]:
    pairs = (option.partition("=") for option in cell.split(";"))
    return {name.strip(): frozenset(v.strip() for v in values.split(",")) for name, _, values in pairs}


@cache
def _codes(cell: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in re.split(r"(?<=[\d-])[ ;]+", cell))
    return {group: code for group, _, code in pairs if code}


def inflected(form: str, endings: Endings, shape: Syntax, *, agree: bool = False) -> list[str]:
    """Return one more form for each list of rules: the first rule whose ending fits changes a word of the form.

    That is its last or its first word, where words `agree` each of them, or where words stand still (de, in) every
    word before the first of these.
    """
    words, rest = [form], ""
    if agree or shape.still:
        words = form.split(" ")
        ends = next((at for at, word in enumerate(words) if at and _stem(word) in shape.still), len(words))
        words, rest = words[:ends], "".join(f" {word}" for word in words[ends:])
    elif shape.first and " " in form:
        words[0], space, rest = form.partition(" ")
        rest = space + rest
    return [" ".join([_changed(word, by_last) for word in words]) + rest for by_last in endings]


def _stem(word: str) -> str:
    """Return a word, or what is elided before it (d')."""
    elided, apostrophe, _ = word.partition("'")
    return elided + apostrophe


def _changed(word: str, by_last: Mapping[str, tuple[tuple[str, str], ...]]) -> str:
    """Return a word as the first rule whose ending fits changes it, as it is where none does."""
    for ending, replacement in by_last.get(word[-1:]) or by_last[""]:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + replacement
    return word
