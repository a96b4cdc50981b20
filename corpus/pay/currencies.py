"""Spellings of currencies, and which currency an ambiguous one stands for.

``data/currencies.tsv`` holds codes, signs and names (ISO 4217, CLDR); the packs add what people call them.
A spelling of several currencies is settled by the places of its sentence, then of the document, then by the
language; what nothing settles keeps its candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from corpus.folding import Folded
from corpus.lexicon import find_all
from corpus.narrowing import holds
from corpus.packs import data_lines, pack_tag
from corpus.pay.seams import borders
from corpus.pay.words import CurrencyForm, folded_words, pack
from corpus.records import NamedTuple
from corpus.tables import names

# A country settles a document's sums when it is named this many times as often as the next one.
DOMINANT = 3
# So often a document names the country that it is from.
_HOME = 2
# Letters of an ISO 3166-1 code; ISO 4217 ones have three.
COUNTRY = 2
# The country of names that stand for none.
_NOBODY = "ZZ"
# Short names below this length are too often other words to count without a number.
_BARE_LENGTH = 5


def _serves(language: str, tags: tuple[str, ...]) -> bool:
    return language == "*" or pack_tag(language) in tags


class _Columns(NamedTuple):
    """A table, and the columns in which its names and their languages stand."""

    path: str
    name: int
    language: int


_CURRENCIES = _Columns("currencies.tsv", 1, 2)
_PLACES = tuple(_Columns(path, 0, 3) for path in ("places.tsv", "places.more.tsv", "places.cities.tsv"))
# A folded name, and the row that it stands in.
_Named = tuple[str, list[str]]


def _rows(table: _Columns, tags: tuple[str, ...], held: Set[str] | None) -> Iterable[_Named]:
    """Return the rows of a table that the packs `tags` are served by: all, or what a text of `held` pieces can hold."""
    if held is None:
        return chain.from_iterable(_of_language(table, name) for name in _languages(table) if _serves(name, tags))
    lines = names(table.path).lines(cache(lambda name: _serves(name, tags)), held.__contains__)
    if lines is None:
        lines = [line for line in data_lines(table.path) if _serves(line.split("\t")[table.language], tags)]
    return [row for row in _keyed(table, lines) if holds(held, row[0])]


@cache
def _languages(table: _Columns) -> Sequence[str]:
    """Return the languages of a table, whose rows stand together, in their order."""
    groups = names(table.path).groups
    return groups or [*dict.fromkeys(line.split("\t")[table.language] for line in data_lines(table.path))]


@cache
def _of_language(table: _Columns, language: str) -> Sequence[_Named]:
    """Return the rows of a language: they are read once, whatever other languages a text has."""
    lines = names(table.path).lines(language.__eq__, lambda _: True)
    if lines is None:
        lines = [line for line in data_lines(table.path) if line.split("\t")[table.language] == language]
    return _keyed(table, lines)


def _keyed(table: _Columns, lines: Iterable[str]) -> list[_Named]:
    rows = [line.split("\t") for line in lines]
    return [*zip(folded_words(row[table.name] for row in rows), rows, strict=True)]


def currency_forms(tags: tuple[str, ...], held: Set[str] | None = None) -> dict[str, CurrencyForm]:
    """Return the spellings of currencies for the packs `tags`, folded, with what each stands for.

    They are all, or those that a text of the pieces `held` can hold.
    """
    forms: dict[str, CurrencyForm] = {}
    for key, (code, _, _, kind, divisor) in _rows(_CURRENCIES, tags, held):
        old = forms.get(key)
        if old and code in old.codes:
            continue
        codes = (*old.codes, code) if old else (code,)
        bare = len(codes) == 1 and (kind in {"code", "name"} or (kind == "short" and len(key) >= _BARE_LENGTH))
        forms[key] = CurrencyForm(codes, kind=old.kind if old else kind, divisor=int(divisor or 1), bare=bare)
    for tag in reversed(tags):
        forms.update(entry for entry in pack(tag).currencies if held is None or holds(held, entry[0]))
    return forms


class Places(NamedTuple):
    """An automaton of the names of places, the countries of each, and the clitics of the packs.

    `lower` tells which names the tables write without a capital (suisse, québécois): they count without one.
    """

    names: AhoCorasick
    owners: list[tuple[str, ...]]
    lower: list[bool]
    before: frozenset[str]
    after: frozenset[str]


def places(tags: tuple[str, ...], held: Set[str] | None = None) -> Places:
    """Return the places that the packs `tags` name: all, or what a text of the pieces `held` can hold."""
    return _whole(tags) if held is None else _places(tags, held)


def _places(tags: tuple[str, ...], held: Set[str] | None = None) -> Places:
    owners: dict[str, tuple[str, ...]] = {}
    lower: dict[str, bool] = {}
    alone: dict[str, tuple[str, ...]] = {}
    for key, (name, country, *_) in chain.from_iterable(_rows(table, tags, held) for table in _PLACES):
        lower[key] = lower.get(key, False) or name[0].islower()
        known = owners.get(key)
        if known is None:
            owners[key] = alone.setdefault(country, (country,))
        elif country not in known:
            owners[key] = (*known, country)
    packs = [pack(tag) for tag in tags]
    before = frozenset[str]().union(*(words.before for words in packs))
    after = frozenset[str]().union(*(words.after for words in packs))
    automaton = AhoCorasick(list(owners), MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return Places(automaton, list(owners.values()), list(lower.values()), before, after)


_whole = cache(_places)


def countries(folded: Folded, raw: str, known: Places) -> Counter[str]:
    """Return how often each country (ISO 3166-1 alpha-2) is named, by itself or by its places and people.

    `raw` is the text that `folded` was made of; a name in a script with capitals has to begin with one, unless the
    tables write it without. A name of nobody's (ZZ) votes for none and hides what lies within it, however it is
    written.
    """
    votes: Counter[str] = Counter()
    reached = 0
    hits = [
        (start, end, at)
        for at, start, end in find_all(known.names, folded.text)
        if borders(folded.text, start, end, known.before, known.after)
    ]
    for start, end, at in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start < reached:
            continue
        first = raw[folded.span(start, end)[0]]
        shield = _NOBODY in known.owners[at]
        if shield or known.lower[at] or first.upper() == first:
            reached = end
            votes.update(() if shield else known.owners[at])
    return votes


@cache
def _payers() -> Mapping[str, tuple[str, ...]]:
    """Return the countries (ISO 3166-1 alpha-2) that pay in a currency of another code than theirs: EUR, USD, XOF."""
    found: dict[str, tuple[str, ...]] = {}
    for code, country in (line.split("\t") for line in data_lines("tender.tsv")):
        found[code] = (*found.get(code, ()), country)
    return found


def homes(codes: Iterable[str]) -> set[str]:
    """Return the countries (ISO 3166-1 alpha-2) that pay in one of these currencies."""
    return {country for code in codes for country in (code[:2], *_payers().get(code, ()))}


@cache
def _voters(codes: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return which of some currencies each code and each country votes for: itself, and those that it pays in."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codes:
        for name in {code, *homes((code,))}:
            found[name] = (*found.get(name, ()), code)
    return found


def supported(codes: tuple[str, ...], votes: Counter[str]) -> Counter[str]:
    """Return the votes for the candidates, those of the countries that pay in them and of the codes themselves."""
    support = dict.fromkeys(codes, 0)
    voters = _voters(codes)
    for name in votes.keys() & voters.keys():
        for code in voters[name]:
            support[code] += votes[name]
    return Counter({code: count for code, count in support.items() if count > 0})


def _dominant(support: Counter[str]) -> str | None:
    first, *others = support.most_common(2)
    return first[0] if not others or first[1] >= DOMINANT * others[0][1] else None


def default(form: CurrencyForm, language: str | None) -> str | None:
    """Return the code that the language gives a spelling where no place does, or None."""
    defaults = dict(form.defaults)
    tag = language or ""
    found = defaults.get(tag, defaults.get(tag.split("-")[0], defaults.get("*", "")))
    return found or None


def resolve(
    form: CurrencyForm, sentence: Counter[str], document: Callable[[], Counter[str]], language: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """Return the code that a spelling stands for, or None with its candidates, likeliest first.

    `sentence` and `document` count the countries, and the codes of other currencies, that are named there.
    """
    if len(form.codes) == 1:
        return form.codes[0], ()
    codes = form.codes + form.placed
    support = supported(codes + form.near, sentence)
    if len(support) > 1:
        return None, _named(codes + form.near, support)
    code = next(iter(support), None)
    if code is None and (support := _told(codes, document())):
        code = _dominant(support)
    elif code is None and form.near:
        code = _home(form.near, document())
    code = code or default(form, language)
    return (code, ()) if code else (None, _named(codes, support) or form.codes)


def _home(codes: tuple[str, ...], named: Counter[str]) -> str | None:
    """Return the one of some currencies whose country a document names more than once, and none of the others."""
    support = supported(codes, Counter({name: count for name, count in named.items() if len(name) == COUNTRY}))
    code = next(iter(support), None)
    return code if code and len(support) == 1 and support[code] >= _HOME else None


def _told(codes: tuple[str, ...], named: Counter[str]) -> Counter[str]:
    """Return the votes of a document: of its places, and only without them of its other currencies.

    Who writes US$ for dollars has something else in mind where he writes $ by itself.
    """
    places = Counter({name: count for name, count in named.items() if len(name) == COUNTRY})
    return supported(codes, places) or supported(codes, named)


def _named(codes: tuple[str, ...], support: Counter[str]) -> tuple[str, ...]:
    """Return the candidates that the places speak for, those named most often first."""
    return tuple(sorted(support, key=lambda code: (-support[code], codes.index(code))))
