"""Which currency a spelling stands for in a sentence, by the places and the other currencies that are named."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from corpus.folding import fold
from corpus.lexicon import lines_at_once
from corpus.memory import Memory
from corpus.packs import pack_tag
from corpus.patterns import lazy
from corpus.pay.clauses import Clauses
from corpus.pay.currencies import COUNTRY, DOMINANT, countries, default, homes, resolve, supported
from corpus.pay.money import Figure
from corpus.pay.scan import Scan, Sentence
from corpus.pay.words import CurrencyForm, Unwritten, pack

# The last sentence of a stretch, and the letters of a line that are looked at before a sentence.
_LAST = lazy(r"[^.。!！?？؟]+[.。!！?？؟]+[\s\"'”’»)]*$")
_LINE = 400
_WORDS = lazy(r"[^\W\d_]+")
# So many sentences' places are kept.
_MOST_AROUND = 1 << 12
# A spelling with the language and the places of its sentence.
_Asked = tuple[CurrencyForm, str | None, tuple[tuple[str, int], ...]]


class Resolver:
    """What the sentences of one document name, and what its currencies stand for."""

    def __init__(self, scan: Scan) -> None:
        """Take the document."""
        self.scan = scan
        self._around: Memory[str, Counter[str]] = Memory(_MOST_AROUND)
        self._settled: dict[_Asked, tuple[str | None, tuple[str, ...]]] = {}

    @cached_property
    def named(self) -> Counter[str]:
        """What the document names: countries, and currencies that stand for themselves."""
        text, found = self.scan.text, Counter[str]()
        for start, end in lines_at_once(text):
            lines = text[start:end]
            found.update(countries(fold(lines), lines, self.scan.screen.places))
        found.update(self.scan.codes())
        return found

    def resolve(
        self, form: CurrencyForm, sentence: Sentence, figure: Figure | None = None
    ) -> tuple[str | None, tuple[str, ...]]:
        """Return what a spelling stands for: the same in all sentences of a document that name the same places.

        Where a sentence names several, those beside the figure decide: *$20 in Toronto, in Sydney $25*.
        """
        if len(form.codes) == 1:
            return form.codes[0], ()
        here = self.around(sentence)
        key = form, sentence.language, tuple(here.items())
        if key not in self._settled:
            self._settled[key] = resolve(form, here, lambda: self.named, sentence.language)
        found = self._settled[key]
        codes = form.codes + form.placed + form.near
        if found[0] is None and figure is not None and len(here) > 1:
            support = supported(codes, self._beside(sentence, figure))
            support = support if len(support) == 1 else self._in_turn(codes, sentence, figure)
            return (next(iter(support)), ()) if len(support) == 1 else found
        if found[0] and default(form, sentence.language) is None and not supported(codes, here):
            before = supported(codes, self._before(sentence))
            if before and found[0] not in before:
                return None, (*before, found[0])
        return found

    def _before(self, sentence: Sentence) -> Counter[str]:
        """What the sentence before one in its line names: where it goes on, whatever the document speaks of most."""
        start = self.scan.text.rfind("\n", max(0, sentence.start - _LINE), sentence.start) + 1
        told = _LAST.search(self.scan.text[start : sentence.start])
        return countries(fold(told[0]), told[0], self.scan.screen.places) if told else Counter()

    def _in_turn(self, codes: tuple[str, ...], sentence: Sentence, figure: Figure) -> Counter[str]:
        """The votes of a figure's own place if each has one before it, or each behind: *$9 in Ohio and $8 in Perth*."""
        figures = [each for each in sentence.figures if each.form]
        if figure not in figures:
            return Counter()
        edges = [0, *(edge for each in figures for edge in (each.start, each.end)), len(sentence.folded.text)]
        gaps = [supported(codes, self._named_in(sentence, *edges[at : at + 2])) for at in range(0, len(edges), 2)]
        for own, rest in ((gaps[:-1], gaps[-1]), (gaps[1:], gaps[0])):
            if not rest and all(len(support) == 1 for support in own):
                return own[figures.index(figure)]
        return Counter()

    def _beside(self, sentence: Sentence, figure: Figure) -> Counter[str]:
        """What is named from the clause behind the figure before a figure to the end of its own clause."""
        figures = [each for each in sentence.figures if each.form]
        floor = max((each.end for each in figures if each.end <= figure.start), default=0)
        edge = min((each.start for each in figures if each.start >= figure.end), default=len(sentence.folded.text))
        breaks = Clauses(sentence.folded.text, sentence.items).breaks
        start, end = floor, figure.end
        while floor and start < figure.start and not breaks(floor, start):
            start += 1
        while end < edge and not breaks(figure.end, end + 1):
            end += 1
        return self._named_in(sentence, start, end)

    def _named_in(self, sentence: Sentence, start: int, end: int) -> Counter[str]:
        """The countries that a stretch of a folded sentence names; it may be empty."""
        if start >= end:
            return Counter()
        first, last = sentence.folded.span(start, end)
        piece = sentence.raw[first:last]
        return countries(fold(piece), piece, self.scan.screen.places)

    def around(self, sentence: Sentence) -> Counter[str]:
        """What the sentence names, like `named`; the answers are kept."""
        here = self._around.get(sentence.raw)
        if here is None:
            here = countries(sentence.folded, sentence.raw, self.scan.screen.places)
            here.update(sentence.codes())
            self._around[sentence.raw] = here
        return here

    def unwritten_in(self, sentence: Sentence, figure: Figure) -> Unwritten:
        """What a wage without a currency may be in, by its own words and the language of the sentence."""
        words = pack(pack_tag(sentence.language) or "en")
        written = _WORDS.findall(sentence.folded.text, figure.start, figure.end) if words.implied else []
        return next((found for word, found in words.implied if word in written), words.unwritten)

    def unwritten(self, sentence: Sentence, figure: Figure) -> tuple[str | None, tuple[str, ...]]:
        """Return the currency of a wage that names none, by language and place, or None with the candidates."""
        found = self.unwritten_in(sentence, figure)
        here = self.around(sentence)
        known = homes(found.form.codes + found.form.placed)
        if any(name not in known for name in here if len(name) == COUNTRY):
            return None, found.form.codes
        if found.by_place:
            return resolve(found.form, here, lambda: self._one_sided(known), sentence.language)
        code, candidates = resolve(found.form, Counter(), Counter, sentence.language)
        foreign = code and any(name not in homes((code,)) for name in here if len(name) == COUNTRY)
        return (None, found.form.codes) if foreign else (code, candidates)

    def _one_sided(self, known: set[str]) -> Counter[str]:
        """What the document names, nothing where countries that are not among those `known` weigh against it."""
        votes = {name: count for name, count in self.named.items() if len(name) == COUNTRY}
        ours = sum(count for name, count in votes.items() if name in known)
        return self.named if ours >= DOMINANT * (sum(votes.values()) - ours) else Counter()
