"""How a language grows, inflects and attaches the words of roles: ``roles.txt``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from corpus.packs import sections
from corpus.records import NamedTuple
from corpus.tables import key

STAGE = "roles"

# Rules (ending, replacement) by the last letter of a word, one mapping for each further form.
Endings = tuple[Mapping[str, tuple[tuple[str, str], ...]], ...]

NO_ENDINGS: Endings = ()


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
    agreeing: tuple[str, ...]
    prepositions: frozenset[str]
    genitive: tuple[str, ...]
    particles: tuple[str, ...]
    clefts: tuple[str, ...]
    topics: tuple[str, ...]
    called: frozenset[str]
    copulas: tuple[str, ...]
    kinds: tuple[str, ...]
    figures: frozenset[str]
    buildings: tuple[str, ...]
    outside: frozenset[str]
    verbs: tuple[str, ...]
    attributes: tuple[str, ...]
    governed: tuple[str, ...]
    possessed: frozenset[str]
    posts: frozenset[str]
    typical: frozenset[str]
    that: frozenset[str]

    @property
    def genitives(self) -> frozenset[str]:
        """What modifiers take behind them as a word of its own (hi का)."""
        forms = (replacement for endings in self.mods for rules in endings.values() for _, replacement in rules)
        return frozenset(form.strip() for form in forms if form.startswith(" "))

    @property
    def inflections(self) -> set[tuple[str, str]]:
        """Every rule by which a word inflects, (ending, replacement)."""
        return {pair for endings in (*self.heads, *self.mods) for rules in endings.values() for pair in rules}


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
        ranks=heads if "ranks" in flags else NO_ENDINGS,
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
        agreeing=tuple(_keys(found.get("agreeing", ()))),
        prepositions=frozenset(_keys(found.get("prepositions", ()))),
        genitive=tuple(_keys(found.get("genitive", ()))),
        particles=tuple(_keys(found.get("particles", ()))),
        clefts=tuple(_keys(found.get("clefts", ()))),
        topics=tuple(_keys(found.get("topics", ()))),
        called=frozenset(_keys(found.get("called", ()))),
        copulas=tuple(_keys(found.get("copulas", ()))),
        kinds=tuple(_keys(found.get("kinds", ()))),
        figures=frozenset(_keys(found.get("figures", ()))),
        buildings=tuple(_keys(found.get("buildings", ()))),
        outside=frozenset(_keys(found.get("outside", ()))),
        verbs=tuple(_keys(found.get("verbs", ()))),
        attributes=tuple(_keys(found.get("attributes", ()))),
        governed=tuple(_keys(found.get("governed", ()))),
        possessed=frozenset(_keys(found.get("possessed", ()))),
        posts=frozenset(_keys(found.get("posts", ()))),
        typical=frozenset(_keys(found.get("typical", ()))),
        that=frozenset(_keys(found.get("that", ()))),
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
