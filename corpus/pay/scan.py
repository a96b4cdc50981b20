"""The sentences of a text that may speak of money, as tokens with their figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Region, Span
from corpus.folding import Folded, fold
from corpus.patterns import lazy
from corpus.pay.digits import decimal_sign
from corpus.pay.figures import figures
from corpus.pay.money import Figure, Item
from corpus.pay.numerals import numbers
from corpus.pay.screen import Screen
from corpus.pay.tokens import Token, tokens
from corpus.pay.words import Word

# Digits that are a sum and no number of a model or a road: groups of three, or cents.
_SUM = lazy(r"\d{1,3}(?:(?:,\d{3})+(?:\.\d\d)?|\.\d\d)(?!\d)")


@dataclass(slots=True)
class Sentence:
    """A sentence of a text: `start` is its offset there, `raw` what stands there, the rest counts in `folded`."""

    start: int
    raw: str
    folded: Folded
    language: str | None
    items: list[Item]
    figures: list[Figure]
    ands: frozenset[str]

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
    """One text as it was screened; reads its sentences."""

    def __init__(self, screen: Screen, regions: Sequence[Region]) -> None:
        self.screen, self.text = screen, screen.text
        self._regions = regions
        self._starts = [region.start for region in regions]
        self._read: dict[Span, Sentence] = {}

    def language(self, at: int) -> str | None:
        """Return the language of the region at an offset."""
        return self._regions[bisect_right(self._starts, at) - 1].language if self._regions else None

    def sentences(self) -> list[Sentence]:
        """Return the sentences that may speak of money, in order."""
        return [self.sentence(*span) for span in self.screen.spans]

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
        words = self.screen.vocabulary

        def accept(first: int, last: int, word: Word) -> bool:
            """Codes are written in capitals, so that `all` and `try` are none; one letter wants a sum behind it."""
            if word.form is None or word.form.kind != "code":
                return True
            first, last = folded.span(first, last)
            return raw[first:last].isupper() and (last - first > 1 or _SUM.match(raw, last) is not None)

        row = tokens(folded.text, words.lexicon, words.before, words.after, accept, chained=words.chained)
        items = numbers(folded.text, row, decimal_sign(language), words.joins)
        found = figures(folded.text, items, words.joins, words.before)
        return Sentence(start, raw, folded, language, items, found, words.ands)
