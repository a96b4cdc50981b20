"""Spellings of currencies, and which currency an ambiguous one stands for.

``data/currencies.tsv`` holds codes, signs and names (ISO 4217, CLDR); the packs add what people call them.
A spelling of several currencies is settled by the places of its sentence, then of the document, then by the
language; what nothing settles keeps its candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from corpus.folding import Folded, fold
from corpus.lexicon import Lexicon
from corpus.packs import data_lines, pack_tag
from corpus.pay.tokens import borders
from corpus.pay.words import CurrencyForm, pack

# A country settles a document's sums when it is named this many times as often as the next one.
_DOMINANT = 3
# Short names below this length are too often other words to count without a number.
_BARE_LENGTH = 5


def _serves(language: str, tags: tuple[str, ...]) -> bool:
    return language == "*" or pack_tag(language) in tags


def _table(tags: tuple[str, ...]) -> Iterator[tuple[str, str, str, str]]:
    for line in data_lines("currencies.tsv"):
        code, name, language, kind, divisor = line.split("\t")
        if _serves(language, tags):
            yield code, name, kind, divisor


@cache
def currency_forms(tags: tuple[str, ...]) -> dict[str, CurrencyForm]:
    """Return the spellings of currencies for the packs `tags`, folded, with what each stands for."""
    forms: dict[str, CurrencyForm] = {}
    for code, name, kind, divisor in _table(tags):
        key = fold(name).text
        old = forms.get(key)
        codes = tuple(dict.fromkeys((*old.codes, code))) if old else (code,)
        bare = len(codes) == 1 and (kind in {"code", "name"} or (kind == "short" and len(key) >= _BARE_LENGTH))
        forms[key] = CurrencyForm(codes, kind=old.kind if old else kind, divisor=int(divisor or 1), bare=bare)
    for tag in reversed(tags):
        forms.update((fold(name).text, form) for name, form in pack(tag).currencies)
    return forms


@cache
def _places(tags: tuple[str, ...]) -> tuple[Lexicon[str], frozenset[str], frozenset[str]]:
    entries = [line.split("\t") for name in ("places.tsv", "places.more.tsv") for line in data_lines(name)]
    packs = [pack(tag) for tag in tags]
    before = frozenset[str]().union(*(words.before for words in packs))
    after = frozenset[str]().union(*(words.after for words in packs))
    return Lexicon((row[0], row[1]) for row in entries if _serves(row[3], tags)), before, after


def countries(folded: Folded, raw: str, tags: tuple[str, ...]) -> Counter[str]:
    """Return how often each country (ISO 3166-1 alpha-2) is named, by itself or by its places and people.

    `raw` is the text that `folded` was made of; a name in a script with capitals has to begin with one.
    """
    lexicon, before, after = _places(tags)
    votes: Counter[str] = Counter()
    reached, last = 0, (0, 0)
    for hit in sorted(lexicon.find(folded.text), key=lambda hit: (hit.start, -hit.end, hit.value)):
        span = hit.start, hit.end
        if (hit.end <= reached and span != last) or not borders(folded.text, hit.start, hit.end, before, after):
            continue
        first = raw[folded.span(hit.start, hit.end)[0]]
        if first.upper() == first:
            votes[hit.value] += 1
            reached, last = hit.end, span
    return votes


def _supported(codes: tuple[str, ...], votes: Counter[str]) -> Counter[str]:
    """Return the votes for the candidates: ISO 4217 codes begin with their country's ISO 3166 code."""
    support = Counter({code: votes[code[:2]] + votes[code] for code in codes})
    return +support


def _dominant(support: Counter[str]) -> str | None:
    first, *others = support.most_common(2)
    return first[0] if not others or first[1] >= _DOMINANT * others[0][1] else None


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
    support = _supported(form.codes, sentence)
    if len(support) > 1:
        return None, form.codes
    code = next(iter(support), None)
    if code is None and (support := _supported(form.codes, document())):
        code = _dominant(support)
    code = code or default(form, language)
    return (code, ()) if code else (None, form.codes)
