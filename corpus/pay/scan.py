"""The sentences of a text that may speak of money, as tokens with their figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.document import Region, Span
from corpus.folding import Folded
from corpus.memory import Memory
from corpus.pay import lettered
from corpus.pay.clauses import unnumbered
from corpus.pay.digits import decimal_sign
from corpus.pay.figures import figures
from corpus.pay.money import Figure, Item
from corpus.pay.numerals import ARTICLE, BEGINNING, numbers
from corpus.pay.screen import Screen, Vocabulary
from corpus.pay.tokens import Number, Token, Words, tokens
from corpus.pay.words import CurrencyForm, Kind
from corpus.pay.years import undated
from corpus.records import NamedTuple, record

if TYPE_CHECKING:
    from corpus.pay.evidence import Evidence

# Made once: of a generic class each call makes an exception first.
_NO_KINDS = frozenset[Kind]()
# What is kept of sentences that were read; those of listings come again and again.
_MOST_SENTENCES = 1 << 11
# Sentences of longer texts are read again when they are asked for again, but for the last so many.
_LONG, _LAST = 1 << 20, 1 << 8
# Smaller numbers have their currency right behind them.
_TIED = 100_000


@record
class Sentence:
    """A sentence of a text: `start` is its offset there, `raw` what stands there, the rest counts in `folded`.

    `written` are the items that may be currencies with the spelling of each, and `sums` tells that a figure is a sum
    whatever stands around it.
    `evidence` is what was found out about its figures, by the roles in it and by which numbers count; sentences of the
    same words share it.
    """

    start: int
    raw: str
    folded: Folded
    language: str | None
    items: list[Item]
    figures: list[Figure]
    written: list[tuple[Item, CurrencyForm]]
    sums: bool
    ands: frozenset[str]
    evidence: dict[tuple[object, ...], Evidence]

    def span(self, start: int, end: int) -> Span:
        """Return the span in the text of a span of the folded sentence."""
        first, last = self.folded.span(start, end)
        return self.start + first, self.start + last

    def codes(self) -> Iterator[str]:
        """Return the codes of the spellings that stand for one currency alone."""
        return _codes(self.written)

    def within(self, span: Span) -> Span:
        """Return the span in the folded sentence of a span of the text."""
        first, last = span[0] - self.start, span[1] - self.start
        if self.folded.origin is None:
            return first, last
        return bisect_left(self.folded.origin, first), bisect_left(self.folded.origin, last)


class _Content(NamedTuple):
    """What a sentence holds, wherever it stands."""

    folded: Folded
    items: list[Item]
    figures: list[Figure]
    written: list[tuple[Item, CurrencyForm]]
    sums: bool
    evidence: dict[tuple[object, ...], Evidence]


_CONTENTS: Memory[tuple[str, str, Words, frozenset[str]], _Content] = Memory(_MOST_SENTENCES)
_ROWS: Memory[tuple[str | bytes, Words, frozenset[str]], list[Token]] = Memory(_MOST_SENTENCES)


def _row(raw: str, folded: Folded, words: Vocabulary, letters: frozenset[str]) -> list[Token]:
    """Return the tokens of a sentence, those of one that differs in nothing but digits if one was read.

    `letters` are codes of currencies in its text.
    """

    def coded(first: int, last: int) -> bool:
        first, last = folded.span(first, last)
        return raw[first:last].isupper()

    key = words.words.shape(raw, folded.text), words.words, letters
    if (row := _ROWS.get(key)) is None:
        row = tokens(folded.text, words.words, words.before, words.after, coded, chained=words.chained)
        row = lettered.settled(folded.text, row, letters)
        _ROWS[key] = row
    return row


def _tied(text: str, items: list[Item], ties: frozenset[str]) -> list[Item]:
    """Return the items without what ties a large number to its currency: 2.000.000 de pesos."""
    loose = [
        at
        for at in range(1, len(items) - 1)
        if "from" in items[at].kinds
        and "currency" in items[at + 1].kinds
        and isinstance(number := items[at - 1], Number)
        and number.low >= _TIED
        and text[items[at].start : items[at].end] in ties
    ]
    return [item for at, item in enumerate(items) if at not in loose] if loose else items


def _content(folded: Folded, row: list[Token], decimal: str, words: Vocabulary) -> _Content:
    """Return what a sentence of these tokens holds; most headings have neither a number nor a currency."""
    kinds = _NO_KINDS.union(*[token.kinds for token in row])
    if kinds.isdisjoint(BEGINNING) and "currency" not in kinds:
        return _Content(folded, [token for token in row if token.kinds != ARTICLE], [], [], False, {})
    items = unnumbered(folded.text, undated(folded.text, numbers(folded.text, row, decimal, words.joins)))
    items = _tied(folded.text, items, words.ties)
    found = figures(folded.text, items, words.joins, words.ties)
    sums = any(figure.form or figure.scaled for figure in found)
    return _Content(folded, items, found, _written(items), sums, {})


def _written(items: Sequence[Item]) -> list[tuple[Item, CurrencyForm]]:
    """Return the items that may be currencies with the spelling of each."""
    found = [(item, word.form) for item in items if "currency" in item.kinds and (word := item.word("currency"))]
    return [(item, form) for item, form in found if form]


def _codes(written: Sequence[tuple[Item, CurrencyForm]]) -> Iterator[str]:
    return (form.codes[0] for _, form in written if len(form.codes) == 1 and not form.weak)


class Scan:
    """One text as it was screened; reads its sentences."""

    def __init__(self, screen: Screen, regions: Sequence[Region]) -> None:
        self.screen, self.text = screen, screen.text
        self._regions = regions
        self._starts = [region.start for region in regions]
        self._letters = lettered.trusted(self.text)
        self._read: dict[Span, Sentence] = {} if len(self.text) <= _LONG else Memory(_LAST)

    def close(self) -> None:
        """Drop what was read of a long text: whoever writes down what it says needs the room."""
        if len(self.text) > _LONG:
            _CONTENTS.clear()
            _ROWS.clear()

    def language(self, at: int) -> str | None:
        """Return the language of the region at an offset."""
        return self._regions[bisect_right(self._starts, at) - 1].language if self._regions else None

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences that may speak of money, in order."""
        return (self.sentence(*span) for span in self.screen.spans)

    def codes(self) -> Iterator[str]:
        """Yield the `codes` of all sentences; those of a long text, which are not kept, are read for them alone."""
        words = self.screen.vocabulary
        for start, end in self.screen.spans:
            if len(self.text) <= _LONG:
                yield from self.sentence(start, end).codes()
                continue
            raw = self.text[start:end]
            folded = self.screen.stretches.fold(start, end)
            row = _row(raw, folded, words, self._letters)
            if any("currency" in token.kinds for token in row):
                items = numbers(folded.text, row, decimal_sign(self.language(start)), words.joins)
                yield from _codes(_written(items))

    def kinds(self, start: int, end: int) -> set[Kind]:
        """Return what the words of `text[start:end]` are; reading its numbers as well takes twice the time."""
        folded = self.screen.stretches.fold(start, end)
        row = _row(self.text[start:end], folded, self.screen.vocabulary, self._letters)
        return {kind for token in row for kind in token.kinds}

    def sentence(self, start: int, end: int) -> Sentence:
        """Return `text[start:end]` as tokens, with its figures; what was read once is kept."""
        found = self._read.get((start, end))
        if found is None:
            found = self._read[start, end] = self._sentence(start, end)
        return found

    def _sentence(self, start: int, end: int) -> Sentence:
        raw, language = self.text[start:end], self.language(start)
        words, decimal = self.screen.vocabulary, decimal_sign(language)
        key = raw, decimal, words.words, self._letters
        if (known := _CONTENTS.get(key)) is None:
            folded = self.screen.stretches.fold(start, end)
            known = _CONTENTS[key] = _content(folded, _row(raw, folded, words, self._letters), decimal, words)
        folded, items, found, written, sums, evidence = known
        return Sentence(start, raw, folded, language, items, found, written, sums, words.ands, evidence)
