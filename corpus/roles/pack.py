"""The words of roles of one language: ``roles.tsv`` and ``roles.txt``, as ``docs/packs-roles.md`` lays them down."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from itertools import pairwise, product
from typing import NamedTuple

from corpus.lexicon import is_letter
from corpus.narrowing import holds, pieces
from corpus.packs import PackError, pack_lines, sections
from corpus.patterns import lazy
from corpus.tables import is_word, opening
from corpus.tables import key as key
from corpus.tables import normal as normal
from corpus.tables import roles as table

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


class Syntax(NamedTuple):
    """How a language grows, inflects and attaches; see the page on packs.

    Affixes are (outside, inside); `joints` are empty unless compounds are one word; `marks` stand longest first.
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
    plurals: bool
    articles: bool
    names: tuple[str, ...]
    given: frozenset[str]
    indefinite: frozenset[str]
    persons: frozenset[str]
    personal: tuple[str, ...]
    things: tuple[str, ...]
    qualities: tuple[str, ...]

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
        # Folding the forms of all rows at once is many times faster than one by one.
        folded = key("\n".join([line.split("\t", 2)[1] for line in lines])).split("\n")
        rows = [Row(forms, line) for forms, line in zip(folded, lines, strict=bool(lines))]
        if faulty := next((row for row in rows if not row.folded), None):
            raise self._fault(faulty.line)
        return rows

    def _fault(self, line: str) -> PackError:
        return PackError(f"langs/{self.tag}/roles.tsv: no row of roles: {line!r}")

    def forms(self, kind: str, kept: Set[str] | None = None, *, closed: bool = False) -> Iterator[Form]:
        """Yield the forms of a kind: all, or those that begin with one of `kept` (see `keys`).

        If `closed`, they may begin inside a word too.
        """
        known = self._known(kept, closed=closed) if kept is not None else lambda _: True
        lines = None if kept is None else table(self.tag).lines(kind.__eq__, known)
        for row in self.rows(kind) if lines is None else self._folded(lines):
            folded = row.folded.split("|")
            hits = [at for at, form in enumerate(folded) if known(opening(form, spaced=self.syntax.spaced))]
            if hits:
                cells = row.cells
                spelled = cells[1].split("|")
                for at in hits:
                    yield Form(cells, spelled[at], folded[at])

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

    def entries(self, kind: str, kept: Set[str] | None = None, *, closed: bool = False) -> list[tuple[str, Entry]]:
        """Return the entries of a kind, each with its folded spelling; see `forms`."""
        forms = self.forms(kind, kept, closed=closed)
        return [pair for form in forms for pair in _spellings(form, self.syntax, self.tag)]


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
        plurals="plurals" in flags,
        articles="articles" in flags,
        names=tuple(_keys(found.get("names", ()))),
        given=frozenset(_keys(found.get("given", ()))),
        indefinite=frozenset(_keys(found.get("indefinite", ()))),
        persons=frozenset(_keys(found.get("persons", ()))),
        personal=tuple(_keys(found.get("personal", ()))),
        things=tuple(_keys(found.get("things", ()))),
        qualities=tuple(_keys(found.get("qualities", ()))),
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
    return text.partition("|")[0], text.partition("|")[2]


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
    """Return the pack of a language, empty when it has none."""
    return Pack(tag)


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
    endings = _NO_ENDINGS if "fixed" in entry.options else _endings_of(entry, shape)
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
    return shape.heads if kind in HEADS or (kind == "block" and whole) else _NO_ENDINGS


@cache
def _options(cell: str) -> dict[str, frozenset[str]]:
    pairs = (option.partition("=") for option in cell.split(";"))
    return {name.strip(): frozenset(v.strip() for v in values.split(",")) for name, _, values in pairs}


@cache
def codes_of(cell: str) -> Mapping[str, str]:
    """Return what the refinements of a modifier say: a code for each group."""
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
