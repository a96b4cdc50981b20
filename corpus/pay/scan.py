"""Where a text may speak of money, and its sentences there as tokens.

A pass of one automaton over the lower-cased text finds currencies and words of pay; only the sentences around
them are looked at any further.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice, product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from corpus.document import Region, Span
from corpus.folding import Folded, fold
from corpus.lexicon import Lexicon
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.pay.currencies import currency_forms
from corpus.pay.figures import figures
from corpus.pay.money import Figure, Item
from corpus.pay.numerals import decimal_sign, numbers
from corpus.pay.tokens import Token, borders, tokens
from corpus.pay.words import CurrencyForm, Kind, Word, pack

_MARK = lazy(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc]")
_ARABIC_LETTERS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ی", "ي"), ("ک", "ك"))
# What a full stop that ends a sentence may stand behind: two letters or digits, a vowel mark, a closing sign.
_BEFORE_STOP = r"(?<=[^\W_]{2})|(?<=[\u064b-\u0652][^\W_])|(?<=[^\W_][)\]”’»%٪\u064b-\u0652])"
# A full stop ends a sentence before a capital or a letter without case, not after one letter (U.S.) and not
# before a figure (Rs. 500).
_END = lazy(rf"[。！？!?؟]+[”’\"'」』）)]*|(?:{_BEFORE_STOP})[.]+[”’\"')]*\s+(?=[^\W\d_])")
# Short Latin forms are worth a look only as codes in capitals and beside a number.
_CODE = lazy(r"[A-Z][A-Z][A-Z](?![A-Za-z])")
_NUMBER = lazy(r"[0-9][0-9]*(?:[.,][0-9]+)*[kK]?")
# What job boards give as pay: 15-25K.
_THOUSANDS = lazy(r"[0-9][-~–—][0-9]{1,3}[kK](?![A-Za-z])")
_HEAD = lazy(r"(?<![A-Za-z])([A-Za-z]{1,3})\.?[ \u00a0]?$")
_TAIL = lazy(r"[ \u00a0]?([A-Za-z]{1,3})(?![A-Za-z])")
_SHORT = lazy(r"[a-z]{1,3}")
_HAN = lazy(r"[\u3400-\u9fff]")
_NUMERAL: set[Kind] = {"unit", "times", "few", "odd", "part", "join"}
_PAY: set[Kind] = {"noun", "verb", "gain", "make", "earned"}
_DIGIT = lazy(r"\d")
_LOWER_AHEAD = lazy(r"[a-z]")
# Longer sentences are cut: what stands further away says nothing about a figure.
_LONGEST = 500
# At most so many spellings of a Han word with its Traditional characters.
_MOST_SPELLINGS = 16


class Vocabulary(NamedTuple):
    """The words of some packs together.

    `anchors` finds in lower-cased text what is worth a look: currencies, whose numbers in the automaton begin at
    `currencies`, and words of pay, which mean something only beside one of `amounts`. The currencies that are
    `numbered` are parts of other words (元, 角) and want one of `numerals` or a digit before them. `codes`
    and `short` are the spellings of currencies that are too short to be looked for by themselves.
    """

    lexicon: Lexicon[Word]
    anchors: AhoCorasick
    currencies: int
    numbered: tuple[bool, ...]
    numerals: frozenset[str]
    amounts: AhoCorasick
    codes: frozenset[str]
    short: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    joins: frozenset[str]


@cache
def _traditional() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in data_lines("hant.tsv"):
        traditional, simplified = line.split("\t")
        found[simplified] = found.get(simplified, simplified) + traditional
    return found


def _spellings(word: str) -> Iterator[str]:
    table = _traditional()
    for letters in islice(product(*(table.get(char, char) for char in word)), _MOST_SPELLINGS):
        yield "".join(letters)


def _wants_number(name: str, form: CurrencyForm) -> bool:
    return bool(_HAN.match(name)) and len(name) <= 2 and not form.bare


def _all_spellings(words: Iterable[str]) -> dict[str, str]:
    """Return folded words by each of their spellings."""
    return {spelling: word for word in words for spelling in (_spellings(word) if _HAN.search(word) else (word,))}


@cache
def vocabulary(tags: tuple[str, ...]) -> Vocabulary:
    """Return the vocabulary of the packs `tags`. Raises PackError when one of them is not as it should be."""
    packs = [pack(tag) for tag in tags]
    words = [entry for each in packs for entry in each.words]
    forms = currency_forms(tags)
    cues = [word for word, use in words if use.kind in _PAY or (use.kind == "period" and _HAN.match(word))]
    short = {name for name in (*forms, *cues) if _SHORT.fullmatch(name)}
    pay = _all_spellings(word for word in cues if word not in short)
    signs = _all_spellings(name for name in forms if name not in short)
    amounts = _all_spellings(
        word for word, use in words if use.kind in {"times", "magnitude"} and not _SHORT.fullmatch(word)
    )
    return Vocabulary(
        Lexicon([*words, *((name, Word("currency", form=form)) for name, form in forms.items())], folded=True),
        AhoCorasick([*pay, *signs], MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA),
        len(pay),
        tuple(_wants_number(name, forms[name]) for name in signs.values()),
        frozenset(char for word, use in words if use.kind in _NUMERAL and len(word) == 1 for char in _spellings(word)),
        AhoCorasick(list(amounts), implementation=Implementation.NoncontiguousNFA),
        frozenset(name.upper() for name in short if name in forms and forms[name].kind == "code"),
        frozenset(short),
        frozenset[str]().union(*(each.before for each in packs)),
        frozenset[str]().union(*(each.after for each in packs)),
        frozenset(word for word, use in words if use.kind == "join"),
    )


@dataclass(slots=True)
class Sentence:
    """A sentence of a text: `start` is its offset there, `raw` what stands there, the rest counts in `folded`."""

    start: int
    raw: str
    folded: Folded
    language: str | None
    items: list[Item]
    figures: list[Figure]

    def span(self, start: int, end: int) -> Span:
        """Return the span in the text of a span of the folded sentence."""
        first, last = self.folded.span(start, end)
        return self.start + first, self.start + last

    def codes(self) -> Iterator[str]:
        """Yield the codes of the spellings that stand for one currency alone."""
        for item in self.items:
            word = item.word("currency") if isinstance(item, Token) else None
            if word and word.form and len(word.form.codes) == 1 and not word.form.weak:
                yield word.form.codes[0]

    def within(self, span: Span) -> Span:
        """Return the span in the folded sentence of a span of the text."""
        first, last = span[0] - self.start, span[1] - self.start
        if self.folded.origin is None:
            return first, last
        return bisect_left(self.folded.origin, first), bisect_left(self.folded.origin, last)


class Scan:
    """One text with its vocabulary; gives the sentences that may speak of money."""

    def __init__(self, text: str, regions: Sequence[Region], tags: tuple[str, ...]) -> None:
        self.text, self.tags = text, tags
        self._regions = regions
        self._starts = [region.start for region in regions]
        self.vocabulary = vocabulary(tags)
        self._read: dict[Span, Sentence] = {}

    def language(self, at: int) -> str | None:
        """Return the language of the region at an offset."""
        return self._regions[bisect_right(self._starts, at) - 1].language if self._regions else None

    @cached_property
    def anchors(self) -> list[tuple[int, bool]]:
        """Offsets of currencies (True) and words of pay (False), ascending."""
        words = self.vocabulary
        bare, shifts = self._screened()
        found: dict[int, bool] = {}
        for index, start, end in words.anchors.find_matches_as_indexes(bare):
            currency = index >= words.currencies
            if currency and words.numbered[index - words.currencies] and not self._numbered(bare, start):
                continue
            if borders(bare, start, end, words.before, words.after):
                found[start + bisect_right(shifts, start)] = currency
        for match in _CODE.finditer(self.text):
            if match[0] in words.codes and not self.text[max(0, match.start() - 1) : match.start()].isalpha():
                found[match.start()] = True
        for match in _NUMBER.finditer(self.text):
            start, end = match.span()
            head, tail = _HEAD.search(self.text[max(0, start - 6) : start]), _TAIL.match(self.text, end)
            if (head and head[1].lower() in words.short) or (tail and tail[1].lower() in words.short):
                found[start] = True
        for match in _THOUSANDS.finditer(self.text):
            found.setdefault(match.start(), False)
        return sorted(found.items())

    def _numbered(self, text: str, at: int) -> bool:
        before = text[at - 1 : at]
        return before in self.vocabulary.numerals or before.isdigit() or before.isspace() or before in {"k", "w", "+"}

    def _screened(self) -> tuple[str, list[int]]:
        """Return the text in lower case without Arabic marks, and the places where a mark has shifted it."""
        lowered = _screen(self.text)
        if lowered.isascii() or not _MARK.search(lowered):
            return lowered, []
        # The n-th mark, at offset a, shifts everything from a - n on.
        return _MARK.sub("", lowered), [match.start() - at for at, match in enumerate(_MARK.finditer(lowered))]

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences that hold a currency, or a word of pay and a number."""
        done = 0
        starts = [start for start, _ in self.anchors]
        for anchor, _ in self.anchors:
            if anchor < done:
                continue
            start = max(done, self.text.rfind("\n", 0, anchor) + 1)
            end = self.text.find("\n", anchor)
            end = len(self.text) if end < 0 else end
            for first, last in _split(self.text, start, end):
                held = self.anchors[bisect_left(starts, first) : bisect_left(starts, last)]
                if held and (any(currency for _, currency in held) or self._counts(first, last)):
                    yield self.sentence(first, last)
            done = end

    def _counts(self, start: int, end: int) -> bool:
        """Say whether a digit or a multiplier stands there; a wage that names no currency has one."""
        if _DIGIT.search(self.text, start, end):
            return True
        return (
            next(
                iter(self.vocabulary.amounts.find_matches_as_indexes(_MARK.sub("", _screen(self.text[start:end])))),
                None,
            )
            is not None
        )

    def sentence(self, start: int, end: int) -> Sentence:
        """Return `text[start:end]` as tokens, with its figures; what was read once is kept."""
        found = self._read.get((start, end))
        if found is None:
            found = self._read[start, end] = self._sentence(start, end)
        return found

    def _sentence(self, start: int, end: int) -> Sentence:
        raw = self.text[start:end]
        folded = fold(raw)
        language = self.language(start)
        words = self.vocabulary

        def accept(first: int, last: int, word: Word) -> bool:
            """Codes are written in capitals, so that `all` and `try` are none."""
            if word.form is None or word.form.kind != "code":
                return True
            first, last = folded.span(first, last)
            return raw[first:last].isupper()

        row = tokens(folded.text, words.lexicon, words.before, words.after, accept)
        items = numbers(folded.text, row, decimal_sign(language), words.joins)
        return Sentence(start, raw, folded, language, items, figures(folded.text, items, words.joins, words.before))


def _screen(text: str) -> str:
    """Return `text` in lower case with Arabic letter variants united, nothing moved from its place."""
    lowered = text.lower() if "İ" not in text else text.replace("İ", "i").lower()
    if not lowered.isascii():
        for variant, letter in _ARABIC_LETTERS:
            lowered = lowered.replace(variant, letter)
    return lowered


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of one line, long ones in pieces that end at a space or comma where there is one."""
    for match in _END.finditer(text, start, end):
        if _LOWER_AHEAD.match(text, match.end()):
            continue
        yield from _pieces(text, start, match.end())
        start = match.end()
    if start < end:
        yield from _pieces(text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        cut = max(text.rfind(sign, start + _LONGEST // 2, start + _LONGEST) for sign in " ,，、،;；")
        cut = cut + 1 if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
