"""What a line shows of spam: terms, the words that spam is padded with, invitations and ways to reach the sender.

The terms of ``[spam-header.terms]`` say little else than spam. The other words stand in a pack's ``spam.txt``:

* ``terms``: further terms, which honest texts have as well
* ``wares``: what spam sells and honest texts speak of. A ware is a term beside a term, or in a line that is little
  else, unless a sentence elsewhere in the page speaks of it
* ``papers``: papers that spam forges or writes for others and that honest lists ask for: wares where someone offers
  them who has no address
* ``hints``: what those say who name no goods: how one pays, what the parcel looks like, whom they look for, which word
  one is to send. Each counts as one of the small signs of `weight`, no line is suspect for them alone
* ``fill``: words that such lines are made of beside their terms, and that prove nothing (free, online, best)
* ``calls``: invitations and promises
* ``channels``: what a number or a name to reach the sender stands behind
* ``reports``: words of those who write about such things: police, courts, studies; and what
  only honest lists have beside such words (a hotel's casino, bowling and breakfast)
* ``before``, ``behind``: what the language writes on to the front and to the end of words
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import compress

from corpus.boilerplate import amounts, contacts, enumeration, stems
from corpus.boilerplate.goods import NO_GOODS, Goods, Lexica, Plain, Word, folded_of, has_free, words_in
from corpus.boilerplate.lines import Line, once
from corpus.lexicon import Hit, is_letter, is_unspaced
from corpus.memory import kept
from corpus.patterns import lazy

_SEPARATOR = lazy(r"[,，、،؛|｜;；/_•·+。]+|\s[-–—]\s|\s{2,}")
_BLANKS = lazy(r"\s+")
_SENTENCE = lazy(r"[。！？।]\s*\S|[.!?؟]\s+\S")
_CLAUSE = lazy(r"[,;:，、；：。]\s?\S")
# Words of somebody else: what stands in quotation marks, behind a blank where an apostrophe could be one.
_QUOTED = lazy(r"[\"“”«„「『‹][^\"“”»«」』›]{6,300}[\"“”»«」』›]|(?<=[\s:])['‘](?:[^'‘]|'(?=\w)){6,300}'(?!\w)")
_ASKING = frozenset({"calls", "channels"})
_BARE_LETTERS = 12
_LEAD = 6  # letters beside such words that say whose they are; half as many characters of scripts without spaces
_HANGUL, _COMPOUND = lazy(r"[가-힣]"), 4  # characters of a word that is two in languages that write them together
_INVITING = 2  # calls of a sentence that asks the reader to act
_OFFERED = 0.5  # and where it tells what to do and whom to reach
_PERSONAL = 0.3  # and where who offers them is reached as no company is
_STUFFED = 0.3  # and where words return in it as in no sentence
_RETURNS = 0.3  # share of the words of such a line that it has had before
_STUFFED_WORDS, _NAMES = 7, 5  # words of such a line; wares
_SAID = 0.75  # share of a line's letters above which even a sentence says nothing
_PRAISE = 0.15  # share of a line's letters that words beside its wares take
_LITTLE_ELSE = 0.6  # share of a line's letters that words of spam take where its wares are terms
_SEVERAL = 0.4  # and where it has three wares or more
_LURING = 0.44  # share of such words in a line that promises and does not say what
_PITCHED = (0.4, 0.6)  # shares of such words that make a pitch
_MOST_GOODS, _MOST_CALLS = 3, 3


class Signs:
    """What one line shows.

    `share` is the share of its letters that belong to terms, wares and words that pad them, 0 to 1; `calls` and
    `reports` count such words; `contact` says that it tells how to reach someone, `priced` that it has an amount of
    money or a measure.
    """

    def __init__(self, line: Line, lexica: Lexica, *, spoken: bool = False) -> None:
        """Read the line with the words of `lexica`; `spoken` says that another line speaks of one of its wares."""
        self.line = line
        self._lexica = lexica
        self.spoken = spoken
        goods: Goods = line.facts[Goods] or NO_GOODS
        self._sure, self._wares, self._papers, self._hints = (dict(found) for found in goods[:4])
        self.taboo = goods.taboo
        plain: Plain | None = line.facts.get(Plain)
        self.folded = plain.folded if plain else line.folded
        self.masked = plain is not None and plain.reached
        if self.line.facts[Goods] and self.personal:
            self._leave_names()
        if self._papers and self.personal and self.calls:
            self._wares = self._wares | self._papers

    def _leave_names(self) -> None:
        """Forget goods that are of the name by which the sender is reached: a masseur's account is no offer."""
        names = [match.span() for match in contacts.NAMED.finditer(self.folded)]
        for goods in (self._sure, self._wares, self._papers):
            for first, last in [*goods]:
                if any(start <= first and last <= end for start, end in names):
                    del goods[first, last]

    @kept
    def _hits(self) -> list[Hit[Word]]:
        return _words_of_spam(self.line, self._lexica)

    @kept
    def terms(self) -> list[tuple[int, int]]:
        """The spans of the terms, and of the wares where they count as such; of overlapping ones the longest."""
        if not self._wares or self.spoken:
            return _longest(self._sure)
        wares = _longest(self._wares)
        counts = self._sure or (self._has_little_else(wares) and self._praised(wares))
        return _longest([*self._sure, *wares] if counts else self._sure)

    def _has_little_else(self, wares: Sequence[tuple[int, int]]) -> bool:
        """Say whether the line is little beside its wares, the less, the more it asks the reader to do."""
        if len(wares) > 1 and (self.share >= _LITTLE_ELSE or (len(wares) > 2 and self.share >= _SEVERAL)):
            return True
        if len(self.items) > 2 and self.share >= _OFFERED and self.calls > 0 and self.contact:
            return True
        if len(wares) > 1 and self.share >= _PERSONAL and self.calls > 0 and self.personal and not self.reports:
            return True
        return (self.stuffed or self.enumerates) and self.share >= _STUFFED

    def _praised(self, wares: Sequence[tuple[int, int]]) -> bool:
        """Say whether there is more to the wares than their names, of which a few prove nothing."""
        named = sum(map(str.isalpha, "".join(self.folded[start:end] for start, end in wares)))
        beside = self.share - named / sum(map(str.isalpha, self.folded))
        return len(wares) > _NAMES or beside >= _PRAISE or self.contact or self.stuffed or self.enumerates

    @property
    def sure(self) -> bool:
        """Whether the line has a term that is no ware."""
        return bool(self._sure)

    @kept
    def sure_ones(self) -> list[tuple[int, int]]:
        """The spans of the terms that are no wares."""
        return _longest(self._sure)

    @kept
    def further(self) -> int:
        """How many different wares stand beside the terms."""
        spans = (span for span in _longest([*self._sure, *self._wares]) if span in self._wares)
        return len({self.folded[start:end] for start, end in spans})

    @kept
    def papers(self) -> int:
        """How many papers the line names that are no other goods."""
        return len(self._papers.keys() - self._wares.keys())

    @kept
    def hints(self) -> list[frozenset[str]]:
        """The longer words of each hint that is no goods."""
        spans = [span for span in _longest([*self._sure, *self._wares, *self._hints]) if span in self._hints]
        return [frozenset(stems.vocabulary(self.folded[start:end])) for start, end in spans]

    @property
    def tag(self) -> str:
        """The language of the first term, or hint."""
        if self.terms:
            return (self._sure | self._wares)[self.terms[0]]
        return min(self._hints.items())[1] if self._hints else "mul"

    @kept
    def wares(self) -> list[frozenset[str]]:
        """The stems of each ware's words."""
        found = [self.folded[start:end] for start, end in _longest(self._wares)]
        return [stems.of(ware) or frozenset([ware]) for ware in found]

    @property
    def speaks(self) -> bool:
        """Whether the line is a sentence that does not ask the reader to act, and is more than words of spam."""
        if self.calls >= _INVITING or self.contact or not (self.line.prose or self.sentence):
            return False
        if self.calls and self.promises and not self.reports:
            return False
        return self.line.prose or self.share < _SAID or self.reports > 0

    @kept
    def calls(self) -> int:
        """How many invitations and promises the line has."""
        return self._count("calls")

    @kept
    def reports(self) -> int:
        """How many words of reports the line has outside its terms and their padding."""
        reports = {hit.start for hit in self._hits if hit.value.group == "reports"}
        return sum(not self._covered[start] for start in reports)

    def _count(self, group: str) -> int:
        return len({hit.end for hit in self._hits if hit.value.group == group})

    @kept
    def _covered(self) -> list[bool]:
        covered = [False] * len(self.folded)
        known = [(hit.start, hit.end) for hit in self._hits if hit.value.group != "reports"]
        for start, end in [*self._sure, *self._wares, *self._hints, *known]:
            covered[start:end] = [True] * (end - start)
        return covered

    @kept
    def share(self) -> float:
        """The share of the line's letters that its terms and what pads them take."""
        letters = sum(map(str.isalpha, self.folded))
        return sum(map(str.isalpha, compress(self.folded, self._covered))) / letters if letters else 0.0

    @kept
    def contact(self) -> bool:
        """Whether the line tells how to reach someone: a number, a name behind a channel, a domain."""
        return self.personal or _is_told(self.line, self._lexica)

    @kept
    def personal(self) -> bool:
        """Whether the line tells how to reach someone who has no address: by a messenger or a free mailbox."""
        return self.masked or has_free(self.line)

    @kept
    def pitch(self) -> float:
        """How much the line sells: what it has of goods, invitations, ways to reach the sender and money."""
        told = contacts.spans(self.folded)
        named = (span for span in (*self._sure, *self._wares) if not any(a <= span[0] < b for a, b in told))
        goods = min(_MOST_GOODS, len({self.folded[start:end] for start, end in _longest(named)}))
        promised = self.promises
        asks = self.calls and (self.sure or self.personal)
        # One word alone proves nothing, for many have another sense as well.
        alone = goods and (self.costs or asks) and self.share >= _LURING
        if not (goods > 1 or alone or self._lures):
            return 0
        reached = self.contact + self.personal
        dense = sum(self.share >= least for least in _PITCHED)
        return goods + min(_MOST_CALLS, self.calls) + reached + promised + dense - 2 * self.reports

    @property
    def is_tame(self) -> bool:
        """Whether a cheap look tells that the line makes no pitch: one ware, no money, nobody to be reached."""
        return not self._sure and len(self._wares) < 2 and not self.personal and not self.costs

    @property
    def _lures(self) -> bool:
        """Whether the line promises something, no matter what, and has who promises it reached as no company is."""
        return self.promises and self.personal and self.calls > 0 and self.share >= _LURING

    @kept
    def stuffed(self) -> bool:
        """Whether the line is words without an end of a clause, of which many return: for those who search them."""
        if self.sentence or _CLAUSE.search(self.folded):
            return False
        words = [word[: stems.SIZE] for word in self.folded.split() if len(word) > 2 or _HANGUL.match(word)]
        return len(words) >= _STUFFED_WORDS and len(words) - len(set(words)) >= _RETURNS * len(words)

    @kept
    def enumerates(self) -> bool:
        """Whether goods return in most items of the line, as a trade does beside each town."""
        if self.sentence or self.line.prose:
            return False
        goods = [*self._sure, *self._wares]
        return any(stems.of(self.folded[start:end]) & self._returning for start, end in goods)

    @kept
    def _returning(self) -> frozenset[str]:
        return enumeration.repeated(self.folded, self.items)

    @property
    def returns(self) -> bool:
        """Whether a word, of goods or not, returns in most items of the line."""
        return not (self.sentence or self.line.prose) and bool(self._returning)

    @kept
    def disguised(self) -> bool:
        """Whether goods of the line wear a mask, as in no honest one."""
        masked = Plain in self.line.facts
        return masked and any(self.folded[a:b] not in self.line.folded for a, b in (*self._sure, *self._wares))

    @property
    def goods(self) -> bool:
        """Whether the line has a term or an unspoken ware."""
        return bool(self._sure) or (bool(self._wares) and not self.spoken)

    @property
    def branded(self) -> bool:
        """Whether the line has a term, or a name that only such things have."""
        return bool(self._sure) or "mul" in self._wares.values()

    @kept
    def bare(self) -> bool:
        """Whether the line has little beside a way to reach someone and words of spam."""
        if not self.contact or self.reports:
            return False
        known = {at for hit in self._hits if hit.value.group in _ASKING for at in range(hit.start, hit.end)}
        known.update(at for start, end in contacts.spans(self.folded) for at in range(start, end))
        return sum(char.isalpha() for at, char in enumerate(self.folded) if at not in known) <= _BARE_LETTERS

    @kept
    def quoted(self) -> bool:
        """Whether the line quotes its terms, as those do who warn of them, and tells no way to reach someone itself."""
        named = self.terms or [*self._hints]
        quotes = [match.span() for match in _QUOTED.finditer(self.folded)] if named else []
        if not quotes or not all(any(a < at < b for a, b in quotes) for at, _ in named):
            return False
        beside = [*self.folded]
        for start, end in quotes:
            beside[start:end] = [" "] * (end - start)
        letters = [char for char in beside if is_letter(char)]
        return len(letters) * (1 + any(map(is_unspaced, letters))) >= _LEAD and not contacts.reaches("".join(beside))

    @kept
    def priced(self) -> bool:
        """Whether the line has an amount of money or a measure."""
        return amounts.is_priced(self.folded)

    @kept
    def costs(self) -> bool:
        """Whether the line has an amount of money."""
        return amounts.costs(self.folded)

    @kept
    def promises(self) -> bool:
        """Whether the line has an amount of money or a percentage."""
        return amounts.promised(self.folded)

    @kept
    def sentence(self) -> bool:
        """Whether the line ends as sentences do, or has the end of one inside."""
        return self.line.closed or _SENTENCE.search(self.folded) is not None

    @kept
    def single(self) -> bool:
        """Whether the line is one word."""
        key = self.line.key
        return " " not in key and (len(key) < _COMPOUND or not (is_unspaced(key[0]) or _HANGUL.match(key)))

    @kept
    def items(self) -> list[tuple[int, int]]:
        """The spans of the parts that marks part, or blanks in scripts without spaces between words."""
        spans = _parts(_SEPARATOR, self.folded)
        if len(spans) < 3 and sum(map(is_unspaced, self.folded)) * 2 > len(self.folded):
            return _parts(_BLANKS, self.folded)
        return spans

    @kept
    def full(self) -> int:
        """How many of the items have a term."""
        return sum(any(start <= at < end for at, _ in self.terms) for start, end in self.items)

    @kept
    def others(self) -> frozenset[str]:
        """The longer words that are neither terms nor padding; pairs of characters in scripts without spaces."""
        folded, covered = self.folded, self._covered
        return frozenset(word for word, start in stems.words(folded) if not any(covered[start : start + len(word)]))

    def returning(self, known: frozenset[str]) -> float:
        """Return the share of `others` that stand in the vocabulary `known`; 0 when there are hardly any."""
        return len(self.others & known) / len(self.others) if len(self.others) > 2 else 0.0


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """Return the longer words of the lines; pairs of characters in scripts without spaces."""
    found: set[str] = set()
    for line in lines:
        found.update(stems.vocabulary(line.folded))
    return frozenset(found)


@once
def alone(line: Line, lexica: Lexica) -> Signs:
    """Return what a line shows as long as no other speaks of its wares."""
    return Signs(line, lexica)


@once
def _words_of_spam(line: Line, lexica: Lexica) -> list[Hit[Word]]:
    """Return the words in a line that prove nothing by themselves."""
    return words_in(lexica.others, folded_of(line))


@once
def _is_told(line: Line, lexica: Lexica) -> bool:
    """Say whether a line tells how to reach someone."""
    folded = folded_of(line)
    if contacts.reaches(folded):
        return True
    hits = _words_of_spam(line, lexica)
    return any(hit.value.group == "channels" and contacts.ACCOUNT.match(folded, hit.end) for hit in hits)


def _longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans without those that overlap a longer or earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _parts(separator: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for found in separator.finditer(text):
        spans.append((at, found.start()))
        at = found.end()
    return [(start, end) for start, end in [*spans, (at, len(text))] if text[start:end].strip()]
