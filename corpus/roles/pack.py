"""The words of roles of one language: ``roles.tsv`` and ``roles.toml``, as ``docs/packs-roles.md`` lays them down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from corpus.folding import fold
from corpus.packs import PackError, rows, table

STAGE = "roles"
# The language of the names; its pack also serves every other language.
PIVOT = "en"
HEADS = ("A", "B", "C")
PARTS = ("mod", "rank")
CUES = ("before", "after", "det", "verbal", "link", "and")
KINDS = (*HEADS, *PARTS, *CUES, "block")

_NO_OPTIONS: Mapping[str, frozenset[str]] = {}
_NO_CODES: Mapping[str, str] = {}
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


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a language grows, inflects and attaches; see the page on packs. Affixes are (outside, inside)."""

    left: bool
    spaced: bool
    first: bool
    lists: tuple[str, ...]
    heads: tuple[tuple[tuple[str, str], ...], ...]
    mods: tuple[tuple[tuple[str, str], ...], ...]
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pack:
    """The entries of a language by kind, each with its folded spelling."""

    tag: str
    syntax: Syntax
    entries: Mapping[str, tuple[tuple[str, Entry], ...]]


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
    """Return the settings of ``roles.toml``; a language without the file grows to the left and is spaced."""
    raw = table(tag, STAGE)
    return Syntax(
        left=raw.get("grow", "left") == "left",
        spaced=raw.get("spaced", True),
        first=raw.get("inflect", "last") == "first",
        lists=tuple(raw.get("lists", ())),
        heads=_rules(raw.get("heads", ())),
        mods=_rules(raw.get("mods", ())),
        prefixes={key(outer + inner): key(outer) for outer, inner in map(_affix, raw.get("prefixes", ()))},
        suffixes={key(inner + outer): key(outer) for inner, outer in map(_affix, raw.get("suffixes", ()))},
    )


def _affix(text: str) -> tuple[str, str]:
    left, _, right = text.partition("|")
    return left, right


def _rules(lists: Sequence[Sequence[str]]) -> tuple[tuple[tuple[str, str], ...], ...]:
    split = [[rule.partition(">") for rule in rules] for rules in lists]
    return tuple(tuple((key(ending), key(replacement)) for ending, _, replacement in rules) for rules in split)


@cache
def load(tag: str) -> Pack:
    """Return the pack of a language, empty when it has none.

    Raises PackError with the row when a row has no kind that exists or no forms.
    """
    entries: dict[str, list[tuple[str, Entry]]] = {kind: [] for kind in KINDS}
    shape = syntax(tag)
    for row in rows(tag, STAGE):
        kind = row[0]
        if kind not in entries or len(row) < 2 or not row[1]:
            raise PackError(f"langs/{tag}/roles.tsv: no row of roles: {row!r}")
        entries[kind] += _spellings(row, shape, tag)
    return Pack(tag, shape, {kind: tuple(found) for kind, found in entries.items()})


def _spellings(row: Sequence[str], shape: Syntax, tag: str) -> list[tuple[str, Entry]]:
    kind, cell, english, isco, options = (*row, "", "", "")[:5]
    opts = _options(options) if options else _NO_OPTIONS
    codes = _codes(isco) if kind == "mod" and isco else _NO_CODES
    shared = Entry(kind, "", english, "" if kind == "mod" else isco, opts, codes, tag)
    rules = () if "fixed" in opts else _rules_of(kind, shape)
    named = english or kind == "link"
    found = []
    for form, base in zip(cell.split("|"), key(cell).split("|"), strict=True):
        entry = shared if named else shared._replace(english=form)
        if form == form.lower():
            found.append((base, entry))
            if rules:
                found += [(spelling, entry) for spelling in inflected(base, rules, shape.first)]
        else:
            spellings = [form, *inflected(form, rules, shape.first)]
            found += [(key(spelling), entry._replace(form=spelling)) for spelling in spellings]
    return found


def _rules_of(kind: str, shape: Syntax) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the rules that a kind inflects by; of compounds that are no role the last word is the head, if any is."""
    if kind == "mod":
        return shape.mods
    return shape.heads if kind in HEADS or (kind == "block" and not shape.first) else ()


def _options(cell: str) -> dict[str, frozenset[str]]:
    pairs = (option.partition("=") for option in cell.split(";"))
    return {name.strip(): frozenset(v.strip() for v in values.split(",")) for name, _, values in pairs}


@cache
def _codes(cell: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in re.split(r"(?<=[\d-])[ ;]+", cell))
    return {group: code for group, _, code in pairs if code}


def inflected(form: str, rules: Sequence[Sequence[tuple[str, str]]], first: bool) -> list[str]:
    """Return one more form for each list of rules: the first rule whose ending fits changes one word of the form."""
    word, rest = form, ""
    if first and " " in form:
        word, space, rest = form.partition(" ")
        rest = space + rest
    forms = []
    for choices in rules:
        for ending, replacement in choices:
            if word.endswith(ending):
                forms.append(word[: len(word) - len(ending)] + replacement + rest)
                break
    return forms
