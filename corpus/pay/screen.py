"""Where a text may speak of money: the spans of its sentences that are worth reading.

A pass of one automaton over the lower-cased text finds currencies and words of pay; only the sentences around them
are looked at any further, and most texts have none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, cached_property
from itertools import chain, islice, product
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from corpus.document import Span
from corpus.folding import fold
from corpus.lexicon import is_han, lines_at_once
from corpus.narrowing import Beginning, holds, pieces
from corpus.patterns import lazy
from corpus.pay import numbered
from corpus.pay.currencies import Places, currency_forms, places
from corpus.pay.seams import SEAMS, borders
from corpus.pay.sentences import LONGEST, split
from corpus.pay.stretches import Stretches
from corpus.pay.tokens import Words
from corpus.pay.words import CurrencyForm, Kind, Unwritten, Word, pack
from corpus.records import NamedTuple
from corpus.simplified import han_pairs

# Short Latin forms are worth a look only as codes in capitals and beside a number.
# ASCII characters by their kind: A is a capital, a another letter, 0 a digit.
_SHAPES = bytes(
    65 if 65 <= byte <= 90 else 97 if 97 <= byte <= 122 else 48 if 48 <= byte <= 57 else 46 for byte in range(256)
)
_CODE = lazy(rb"AAA(?<!AAAA)(?![Aa])")
_SHORT = lazy(r"[a-z]{1,3}")
_AMOUNTS: set[Kind] = {"times", "magnitude"}
_JOINING: set[Kind] = {"join", "and"}
_NUMERAL: set[Kind] = {"unit", "times", "few", "odd", "part", "plus", "join"}
# What stands before something that belongs to it, and so ends no sentence.
_ONWARD: set[Kind] = {"times", "before"}
_TYING: set[Kind] = _JOINING | _ONWARD
_PAY: set[Kind] = {"noun", "verb", "gain", "make", "earned", "stands"}
_DIGIT = lazy(r"\d")
# What a head writes that counts in thousands or millions of a currency.
_COUNTED = lazy(r"(?<![^\W\d_])[kKmM]\s?[€$£]")
# A number that is no year.
_NUMBER = lazy(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
# What parts the cells of a row, and how many rows are read under a head that names pay.
_CELL = lazy(r"[\t|]")
_ROWS = 30
# Longer names of currencies are not short, nor parts of other words; shorter multipliers end many a word.
_SHORTEST, _PART, _BRIEF = 3, 2, 2
# Below it no character is a Chinese one.
_FIRST_HAN = "\u3400"
# At most so many spellings of a Han word with its Traditional characters.
_MOST_SPELLINGS = 16
_FIRST = Beginning()


class Vocabulary(NamedTuple):
    """The words of some packs together.

    `anchors` finds in lower-cased text what is worth a look: currencies, whose numbers in the automaton begin at
    `currencies`, and words of pay, which mean something only beside one of `amounts`: the `brief` ones behind
    digits. The currencies that are `numbered` are parts of other words (元, 角) and want one of `numerals` or a digit
    before them. `codes` and `short` are the spellings of currencies that are too short to be looked for by themselves;
    `scaled` finds them behind a multiplier, or from its word `begun` on a multiplier that one of these `names` must
    follow. `ands` tie what is listed. `stops` are abbreviations, without their stop, that end no sentence (3 Mrd.
    Euro). `inferred` tells that a language leaves one currency for a wage that names none.
    """

    words: Words
    anchors: AhoCorasick
    currencies: int
    numbered: tuple[bool, ...]
    numerals: frozenset[str]
    amounts: AhoCorasick
    brief: frozenset[str]
    codes: frozenset[str]
    short: frozenset[str]
    scaled: AhoCorasick
    begun: int
    names: frozenset[str]
    before: frozenset[str]
    ties: frozenset[str]
    after: frozenset[str]
    joins: frozenset[str]
    ands: frozenset[str]
    stops: frozenset[str]
    chained: bool
    inferred: bool


@cache
def _variants(char: str) -> str:
    """Return a character with the Traditional ones that are folded to it."""
    traditional, simplified = han_pairs()
    found, at = char, simplified.find(char)
    while at >= 0:
        found += traditional[at]
        at = simplified.find(char, at + 1)
    return found


def _spellings(word: str) -> Iterator[str]:
    if max(word) < _FIRST_HAN or not any(map(is_han, word)):
        yield word
        return
    for letters in islice(product(*map(_variants, word)), _MOST_SPELLINGS):
        yield "".join(letters)


def _wants_number(name: str, form: CurrencyForm, chained: bool) -> bool:
    if len(name) > _PART or form.bare:
        return False
    return is_han(name[0]) or (chained and name[0].isalpha() and not name[0].isascii())


def _all_spellings(words: Iterable[str]) -> dict[str, str]:
    """Return folded words by each of their spellings."""
    return {spelling: word for word in words for spelling in _spellings(word)}


class _Part(NamedTuple):
    """What the vocabulary has of one pack: its words, and the spellings of those that the screen looks for."""

    words: Sequence[tuple[str, Word]]
    cues: Sequence[str]
    short: Sequence[str]
    numerals: Sequence[str]
    times: Sequence[str]
    amounts: Sequence[str]


def _part(words: Sequence[tuple[str, Word]]) -> _Part:
    cues = [word for word, use in words if use.kind in _PAY or (use.kind == "period" and is_han(word[0]))]
    amounts = [word for word, use in words if use.kind in _AMOUNTS and not _SHORT.fullmatch(word)]
    numerals = [word for word, use in words if use.kind in _NUMERAL and len(word) == 1]
    return _Part(
        words,
        [*_all_spellings(word for word in cues if not _SHORT.fullmatch(word))],
        [word for word in cues if _SHORT.fullmatch(word)],
        [*_all_spellings(numerals)],
        [word for word, use in words if use.kind == "times" and not is_han(word[0])],
        [*_all_spellings(amounts)],
    )


@cache
def _whole_part(tag: str) -> _Part:
    """Return what a pack gives, whatever other packs stand beside it."""
    return _part(pack(tag).words)


def vocabulary(tags: tuple[str, ...], held: Set[str] | None = None) -> Vocabulary:
    """Return the vocabulary of the packs `tags`: all, or what a text of the pieces `held` can hold.

    Raises PackError when one of them is not as it should be.
    """
    packs = [pack(tag) for tag in tags]
    if held is None:
        parts = [_whole_part(tag) for tag in tags]
    else:
        parts = [_part([entry for entry in each.words if holds(held, entry[0])]) for each in packs]
    chained = any(each.chained for each in packs)
    words = [entry for part in parts for entry in part.words]
    forms = currency_forms(tags, held)
    letters = [entry for each in packs for entry in each.letters if held is None or holds(held, entry[0])]
    names = [*dict.fromkeys(name for name in (*forms, *dict(letters)) if _SHORT.fullmatch(name))]
    times = dict.fromkeys(chain.from_iterable(part.times for part in parts))
    scaled = [f"{word} {name}" for word in times if len(word) <= _BRIEF for name in names]
    pay = dict.fromkeys(chain.from_iterable(part.cues for part in parts))
    signs = _all_spellings(name for name in forms if len(name) > _SHORTEST or not _SHORT.fullmatch(name))
    kinds = [(word, use.kind) for word, use in words if use.kind in _TYING]
    return Vocabulary(
        Words([*words, *((name, Word("currency", form=form)) for name, form in (*letters, *forms.items()))]),
        AhoCorasick([*pay, *signs], MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA),
        len(pay),
        tuple([_wants_number(name, forms[name], chained) for name in signs.values()]),
        frozenset(chain.from_iterable(part.numerals for part in parts)),
        AhoCorasick(
            [*dict.fromkeys(chain.from_iterable(part.amounts for part in parts))],
            implementation=Implementation.ContiguousNFA,
        ),
        frozenset(word for word in times if len(word) > 1 and _SHORT.fullmatch(word)),
        frozenset(name.upper() for name in names if name in forms and name.upper() in forms[name].codes),
        frozenset(chain(names, *(part.short for part in parts))),
        AhoCorasick(
            [*scaled, *(f"{word} " for word in times if len(word) > _BRIEF)],
            implementation=Implementation.ContiguousNFA,
        ),
        len(scaled),
        frozenset(names),
        frozenset[str]().union(*(each.before for each in packs)),
        frozenset[str]().union(*(each.ties for each in packs)),
        frozenset[str]().union(*(each.after for each in packs)),
        frozenset(word for word, kind in kinds if kind == "join"),
        frozenset(word for word, kind in kinds if kind in _JOINING),
        frozenset(word[:-1] for word, kind in kinds if kind in _ONWARD and word.endswith(".")),
        chained,
        any(_leaves_one(each.unwritten) for each in packs),
    )


def _leaves_one(unwritten: Unwritten) -> bool:
    """Say whether a language leaves one currency for a wage that names none, wherever it is written."""
    form = unwritten.form
    return bool(form.codes) and not unwritten.by_place and (len(form.codes) == 1 or bool(form.defaults))


_whole = cache(vocabulary)


class Screen:
    """One text with its vocabulary and the places that it can name; gives the spans that may speak of money."""

    def __init__(self, text: str, tags: tuple[str, ...], roles: Sequence[int] = ()) -> None:
        """Take the text, its packs and where its roles begin: with one, a large number may be pay without a word."""
        self.text, self.tags = text, tags
        self.stretches = Stretches(text)
        self._held = pieces(fold(text).text) if _FIRST.takes(text) else None
        self.vocabulary = _whole(tags) if self._held is None else vocabulary(tags, self._held)
        self._roles = roles if self.vocabulary.inferred else ()

    @cached_property
    def places(self) -> Places:
        """The places of the packs, or those that the text can name."""
        return places(self.tags, self._held)

    @cached_property
    def spans(self) -> list[Span]:
        """The sentences that hold a currency, or a word of pay and a number, in order."""
        found: list[Span] = []
        for begin, stop in lines_at_once(self.text):
            # The rows of a table may have been read with the lines before.
            found += self._sentences(begin, stop, max(begin, found[-1][1] if found else 0))
        return found

    def _sentences(self, begin: int, stop: int, done: int) -> Iterator[Span]:
        """Yield the `spans` of some lines, of which those up to `done` are read."""
        found = self._anchors(begin, stop)
        starts, currencies = [*found], [*found.values()]
        below = -1
        for anchor in starts:
            if anchor < done:
                continue
            start = max(done, self.text.rfind("\n", begin, anchor) + 1)
            end = self.text.find("\n", anchor)
            end = len(self.text) if end < 0 else end
            line = currencies[bisect_left(starts, start) : bisect_left(starts, end)]
            counts = False
            # Most lines with a word of pay have neither a currency nor a number.
            worth = True in line or self._counts(start, end)
            for first, last in split(self.text, start, end, self.vocabulary.stops) if worth else ():
                held = currencies[bisect_left(starts, first) : bisect_left(starts, last)]
                if True in held or (False in held and self._counts(first, last)):
                    counts = counts or _NUMBER.search(self.text, first, last) is not None
                    yield first, last
                elif None in held and (self.scaled(first, last) or self._follows(first, last, below)):
                    below = end + 1
                    yield first, last
            below = end + 1 if counts else below
            done = end
            heads = False in line or _CELL.search(self.text, start, end) is not None
            if heads and not counts and not (True in line and self._multiplies(start, end)):
                for first, done in self._rows(start, end, titled=True in line):
                    if self._counts(first, done):
                        yield first, done

    def _rows(self, start: int, end: int, *, titled: bool) -> Iterator[Span]:
        """Yield the rows of the table whose head names pay and stands at `start`: its sums may name no currency.

        What is `titled` names a currency too, and may be the title of a table that has no head.
        """
        cells = len(_CELL.findall(self.text, start, end))
        listed = self.text[end - 1] in ":：" and self.vocabulary.inferred
        for _ in range(_ROWS if cells or titled or listed else 0):
            start, end = end + 1, self.text.find("\n", end + 1)
            end = len(self.text) if end < 0 else end
            if start >= end or end - start > LONGEST:
                return
            found = len(_CELL.findall(self.text, start, end))
            cells = cells or found
            if (not found or found != cells) and not (listed and numbered.is_item(self.text, (start, end))):
                return
            yield start, end

    def _multiplies(self, start: int, end: int) -> bool:
        """Say whether a head counts its sums in thousands or the like."""
        counted = _COUNTED.search(self.text, start, end) is not None
        return counted or bool(self.vocabulary.amounts.find_matches_as_indexes(self.stretches.letters(start, end)))

    def _anchors(self, begin: int, stop: int) -> dict[int, bool | None]:
        """Return the offsets of currencies (True), words of pay (False), roles (None) in some lines, ascending."""
        words = self.vocabulary
        found = self._worded(begin, stop)
        shapes = self.text[begin:stop].encode("ascii", "replace").translate(_SHAPES)
        if b"AAA" in shapes:
            for match in _CODE.finditer(shapes):
                at = begin + match.start()
                if self.text[at : at + _SHORTEST] in words.codes and not self.text[max(0, at - 1) : at].isalpha():
                    found[at] = True
        if b"0" in shapes:
            numbered.find(found, self.text, (begin, stop), words.short)
        roles = self._roles[bisect_left(self._roles, begin) : bisect_left(self._roles, stop)]
        return dict(sorted([*dict.fromkeys(roles).items(), *found.items()], key=itemgetter(0)))

    def _worded(self, begin: int, stop: int) -> dict[int, bool]:
        """Return what the automata find in some lines, currencies (True) and words of pay (False), by offset."""
        words = self.vocabulary
        # The line break before them is a border as well.
        begin = max(0, begin - 1)
        folded = self.stretches.lines(begin, stop)
        bare = folded.text
        found: dict[int, bool] = {}
        closers = {clitic[0] for clitic in words.after}
        loose = bool(words.before) or words.chained
        for index, start, end in words.anchors.find_matches_as_indexes(bare):
            # Most hits are pieces of other words: this is what `borders` asks first, without a call.
            if not loose and (
                (start and SEAMS[bare[start - 1 : start + 1]])
                or (SEAMS[bare[end - 1 : end + 1]] and bare[end] not in closers)
            ):
                continue
            currency = index >= words.currencies
            if currency and words.numbered[index - words.currencies] and not self._numbered(bare, start):
                continue
            chained = words.chained and not bare[start].isascii()
            if chained or borders(bare, start, end, words.before, words.after):
                found[begin + folded.span(start, end)[0]] = currency
        for index, start, end in words.scaled.find_matches_as_indexes(bare, overlapping=True):
            if index < words.begun:
                ends = [end]
            else:
                ends = [end + size for size in range(1, _SHORTEST + 1) if bare[end : end + size] in words.names]
            if any(borders(bare, start, last, words.before, words.after) for last in ends):
                found[begin + folded.span(start, end)[0]] = True
        return found

    def _numbered(self, text: str, at: int) -> bool:
        before = text[at - 1 : at]
        return before in self.vocabulary.numerals or before.isdigit() or before.isspace() or before in {"k", "w", "+"}

    def scaled(self, start: int, end: int) -> bool:
        """Say whether digits and a multiplier stand there."""
        if not _DIGIT.search(self.text, start, end):
            return False
        briefly = numbered.multiplies(self.text, (start, end), self.vocabulary.brief)
        return briefly or bool(self.vocabulary.amounts.find_matches_as_indexes(self.stretches.letters(start, end)))

    def _follows(self, start: int, end: int, below: int) -> bool:
        """Say whether a row with a number stands right below one that speaks of money, which ends before `below`."""
        return start == below and _DIGIT.search(self.text, start, end) is not None

    def _counts(self, start: int, end: int) -> bool:
        """Say whether a digit or a multiplier stands there; a wage that names no currency has one."""
        digits = _DIGIT.search(self.text, start, end) is not None
        return digits or bool(self.vocabulary.amounts.find_matches_as_indexes(self.stretches.letters(start, end)))
