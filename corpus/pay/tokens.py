"""A sentence about money as a row of tokens: figures, and words of the packs, none overlapping another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from decimal import Decimal
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

from corpus.document import Span, UnitText
from corpus.lexicon import is_unspaced
from corpus.memory import kept
from corpus.patterns import lazy
from corpus.pay.digits import FRACTIONS
from corpus.pay.seams import AT_CLITIC, BORDER, SEAMS, letter, run, runs
from corpus.pay.words import Kind, Word
from corpus.records import NamedTuple

# Groups of three set apart by spaces (noughts by a sign and a space, too: 5, 000), or digits with signs between them, a
# stroke for no minor units or a fraction behind (5,- and 2½). Each alternative is unambiguous, so that matching stays
# linear; both patterns begin with a class of characters, so that they pass over everything else quickly.
_DIGITS = lazy(
    rf"\d(?:\d{{0,2}}(?:(?:[ \u00a0\u2009\u202f]\d{{3}}|[.,] 000)(?!\d))+(?:[.,\u066b]\d{{1,3}}(?!\d))?"
    rf"|\d*(?:[.,'’\u066b\u066c]\d+)*(?:[.,][-–—]{{1,2}}(?!\w)|(?:(?<!\d\d\d)[ \u00a0\u2009\u202f])?[{FRACTIONS}])?)"
    rf"|[{FRACTIONS}]"
)
# Dates, times, scores, fractions, telephone and serial numbers: digits tied by signs that amounts don't have; but for
# two ends in thousands (28/32k).
_TIED = lazy(
    r"\d(?:\d{0,8}([-/])\d{1,9}(?:\1\d+)+|(?<!\d\d)\d?(?:[:：]\d\d|[/\u2044](?!\d\d[kк](?!\w))\d{1,4})(?!\d)"
    r"|\d?[ ]\d[/\u2044][2-8](?![\d/])|\d\d\(\w\))"
)
# A British postcode, all capitals in the text: RM26 1QG, W6 3DH.
_POSTCODE = lazy(r"\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b")
# A decimal sign that digits begin with ($.50) stands behind a blank, a bracket or a sign that no digit has (39€.29€).
_POINT, _BEFORE_POINT, _MOST_DECIMALS = ".", lazy(r"[\s(\[]|(?<!\d)[$£€¥₹¢]"), 4
_FIGURED = lazy(r"[0-9]")
_FIGURE = lazy(rf"[\d{FRACTIONS}]")
_STROKES = "-–—"
# What ties digits has some on both sides, but for a letter in brackets.
_PAIR = 2
_ALIKE = bytes.maketrans(b"123456789", b"000000000")

_NUMERAL: frozenset[Kind] = frozenset({"unit", "times", "few"})
_LAST: frozenset[Kind] = frozenset({"noun", "deal", "extra"})
# Number words that may be written on to each other, and how short a multiplier may be; a unit is shorter (on, üç).
_PARTS: frozenset[Kind] = frozenset({"unit", "times", "one"})
_PART = 3
_COUNTING: frozenset[Kind] = _NUMERAL | {"odd", "magnitude"}
_COUNTED: frozenset[Kind] = _COUNTING | {"digits"}
_AMOUNT: frozenset[Kind] = _NUMERAL | {"digits", "currency"}
_NO_SPANS: frozenset[Span] = frozenset()
# The tokens of a sum behind a multiplier that begins it: digits, a multiplier, a currency.
_SUM = 3


class Token(NamedTuple):
    """A figure or a word at a span of the folded sentence; `words` are its readings, `kinds` those that they are of."""

    start: int
    end: int
    words: tuple[Word, ...]
    kinds: Set[Kind]

    def word(self, kind: Kind) -> Word | None:
        """Return the reading of that kind, or None."""
        if kind in self.kinds:
            for word in self.words:
                if word.kind == kind:
                    return word
        return None

    def any(self, *kinds: Kind) -> bool:
        """Say whether one of the readings is of these kinds."""
        return not self.kinds.isdisjoint(kinds)


_NO_KINDS: frozenset[Kind] = frozenset()


class Number(NamedTuple):
    """A number at a span of the folded sentence.

    `low` and `high` differ for magnitudes and neighbouring digits (几千, 三四万). `scale` is the multiplier that it
    is written with when it has a single part, `scaled` tells that some part has one. `unit` is the
    period that a multiplier implies (LPA). `fuzzy` marks a magnitude, `odd` a value that is only begun (两百多),
    `vague` one that is about right (三十来万), `elided` one whose last multiplier is left out (四万五). A number has
    no `words`, as a `Token` has.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal
    fuzzy: bool = False
    odd: bool = False
    digits: bool = False
    scaled: bool = False
    unit: UnitText | None = None
    vague: bool = False
    elided: bool = False
    words: tuple[Word, ...] = ()
    kinds: Set[Kind] = _NO_KINDS

    def word(self, _: Kind) -> None:
        """Return None: a number is no word."""


class Reading(NamedTuple):
    """All that a spelling means; `rest` is what it means where no code is written, None where that is the same."""

    words: tuple[Word, ...]
    kinds: Set[Kind]
    rest: Reading | None = None


Hit = tuple[int, int, Reading]
# A token is made from its tuple: by name it takes three times as long.
_new = tuple.__new__


def reading(words: Sequence[Word]) -> Reading:
    """Return what a spelling of these words means."""
    rest = tuple(word for word in words if word.form is None or word.form.kind != "code")
    kinds = frozenset(word.kind for word in words)
    return Reading(tuple(words), kinds, None if len(rest) == len(words) else reading(rest))


DIGITS = reading([Word("digits")])
NONE = reading([Word("none")])


class _Readings(dict[int, Reading]):
    """The readings of words by their numbers, each made when it is first asked for: a text holds few of them."""

    def __init__(self, meanings: Iterable[Sequence[Word]]) -> None:
        self.meanings = [*meanings]

    def __missing__(self, at: int) -> Reading:
        """Return the reading of a word that is asked for the first time."""
        found = self[at] = reading(self.meanings[at])
        return found


class Words:
    """The words of some packs, each with all that it may mean."""

    def __init__(self, entries: Iterable[tuple[str, Word]]) -> None:
        """Take folded words with what they do; several entries may share a spelling."""
        found: dict[str, list[Word]] = {}
        for spelling, word in entries:
            found.setdefault(spelling, []).append(word)
        self._spellings, self._readings = list(found), _Readings(found.values())

    @kept
    def _automaton(self) -> AhoCorasick:
        """The automaton of all words; where no text speaks of money it is never asked."""
        return AhoCorasick(self._spellings, implementation=Implementation.ContiguousNFA)

    @kept
    def _figured(self) -> AhoCorasick | None:
        figured = [spelling for spelling in self._spellings if not spelling.isalpha() and _FIGURED.search(spelling)]
        return AhoCorasick(figured, implementation=Implementation.ContiguousNFA) if figured else None

    def shape(self, text: str, folded: str) -> str | bytes:
        """Return what the tokens of a text depend on: its digits count as one and the same unless a word has some."""
        if not _FIGURED.search(text) or (self._figured is not None and self._figured.find_matches_as_indexes(folded)):
            return text
        return text.encode("utf-8", "surrogatepass").translate(_ALIKE)

    @kept
    def parts(self) -> frozenset[int]:
        """The numbers of the words that may be written on to others as parts of a number."""
        spelled = zip(self._spellings, self._readings.meanings, strict=True)
        return frozenset(
            at
            for at, (spelling, meaning) in enumerate(spelled)
            if any(word.kind in _PARTS for word in meaning)
            and len(spelling) >= _PART - any(word.kind == "unit" for word in meaning)
        )

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """Return number, start and end of every word in a folded text, overlapping ones and parts of words included."""
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)

    def read(self, found: Iterable[tuple[int, int, int]]) -> list[Hit]:
        """Return the words that were found with what they mean."""
        readings = self._readings
        return [(start, end, readings[at]) for at, start, end in found]


def _whole(
    text: str, hits: Sequence[tuple[int, int, int]], before: frozenset[str], after: frozenset[str]
) -> list[tuple[int, int, int]]:
    """Return the words that have `borders`, which most hits lack: the same without a call for each."""
    seams = SEAMS
    opening = [
        hit
        for hit in hits
        if not (seam := seams[text[hit[1] - 1 : hit[1] + 1]] if hit[1] else BORDER)
        or (before and seam == AT_CLITIC and run(text, hit[1], -1) in before)
    ]
    return [
        hit
        for hit in opening
        if not (seam := seams[text[hit[2] - 1 : hit[2] + 1]])
        or (after and seam == AT_CLITIC and run(text, hit[2], 1) in after)
    ]


def _filling(text: str, hits: Sequence[Hit], after: frozenset[str]) -> Set[Span]:
    """Return the words that, with others and a clitic of `after` at the end, fill their run of letters (시급만원이다).

    A noun of money counts at the end of a run whatever stands before it (가구소득). Runs of ASCII letters are never
    filled: their languages set words apart.
    """
    words = sorted([(start, end) for start, end, _ in hits if not text[start].isascii()])
    if not words:
        return _NO_SPANS
    nouns = {(start, end) for start, end, read in hits if end > start + 1 and not read.kinds.isdisjoint(_LAST)}
    opening, closing = _reached(text, words, after)
    return {(start, end) for start, end in words if end in closing and (start in opening or (start, end) in nouns)}


def _compounded(text: str, hits: Sequence[tuple[int, int, int]]) -> Set[Span]:
    """Return the number words, found as parts, that fill their run of letters with others (zweitausendfünfhundert)."""
    words = sorted([(start, end) for _, start, end in hits])
    opening, closing = _reached(text, words, frozenset())
    return {(start, end) for start, end in words if end in closing and start in opening}


def _reached(text: str, words: Sequence[Span], after: frozenset[str]) -> tuple[set[int], set[int]]:
    """Return where words stand that others tie to the start of their run of letters, and to its end."""
    opening: set[int] = set()
    closing: set[int] = set()
    for start, end in words:
        if start in opening or not start or not runs(text[start - 1]):
            opening.add(start)
            opening.add(end)
    for start, end in reversed(words):
        if end in closing or not runs(text[end : end + 1]) or (after and run(text, end, 1) in after):
            closing.add(start)
            closing.add(end)
    return opening, closing


def _counts(row: list[Token], at: int) -> bool:
    """Say whether a numeral of one letter, among words written together, counts: beside others alone (이백, 만 원)."""
    token = row[at]
    before, behind = row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None
    follows = behind is not None and behind.start == token.end and not behind.kinds.isdisjoint(_COUNTING)
    if follows or not token.any("times", "odd"):
        return follows or (token.any("unit") and _ends_sum(before, token, behind))
    if before and before.end == token.start:
        return not before.kinds.isdisjoint(_COUNTED)
    if behind and "digits" in behind.kinds and behind.start - token.end == 1 and at + _SUM < len(row):
        # 만 8천 원 is a sum, 만 15세 an age.
        times, sign = row[at + 2 : at + _SUM + 1]
        return times.any("times") and times.start == behind.end and sign.any("currency") and sign.start - times.end <= 1
    return behind is not None and behind.any("currency", *_COUNTING) and behind.start - token.end <= 1


def _ends_sum(before: Token | None, token: Token, behind: Token | None) -> bool:
    """Say whether a digit is the last of a sum in words: 백오 원."""
    if before is None or behind is None or before.end < token.start or not before.any("times"):
        return False
    return behind.any("currency") and behind.start - token.end <= 1


def _countable(text: str, row: list[Token]) -> list[Token]:
    """Return the row with the numerals of one letter that count nothing as words that mean nothing."""
    out = list(row)
    for at, token in enumerate(row):
        single = token.end - token.start == 1 and not text[token.start].isascii()
        if single and not token.kinds.isdisjoint(_COUNTING) and not _counts(out, at):
            rest = [word for word in token.words if word.kind not in _COUNTING]
            read = reading(rest) if rest else NONE
            out[at] = Token(token.start, token.end, read.words, read.kinds)
    return out


def _figures(text: str, coded: Callable[[int, int], bool]) -> list[Token]:
    if not _FIGURE.search(text):
        return []
    found = [match.span() for match in _DIGITS.finditer(text)]
    digits = [_new(Token, (_first(text, start, end), end, DIGITS.words, DIGITS.kinds)) for start, end in found]
    if len(found) < _PAIR and "(" not in text:
        return digits
    tied = [_new(Token, (*match.span(), NONE.words, NONE.kinds)) for match in _TIED.finditer(text)]
    postcodes = [match.span() for match in _POSTCODE.finditer(text)]
    tied += [_new(Token, (*span, NONE.words, NONE.kinds)) for span in postcodes if coded(*span)]
    return tied + digits


def _first(text: str, start: int, end: int) -> int:
    """Return where digits begin: at the decimal sign before them when nothing else stands there."""
    if text[start - 1 : start] != _POINT or end - start > _MOST_DECIMALS or not text[start:end].isdecimal():
        return start
    return start - 1 if start == 1 or _BEFORE_POINT.match(text, start - 2) else start


def _disjoint(found: list[Token], text: str) -> list[Token]:
    """Keep, from the left, the longest of overlapping tokens; an amount goes on where it may (十二元, not 二元)."""
    kept: list[Token] = []
    numerals: set[int] | None = None
    reached = amount = 0
    if len(found) > 1:
        found.sort(key=itemgetter(1), reverse=True)
        found.sort(key=itemgetter(0))
    for token in found:
        start, end, _, kinds = token
        if start < reached:
            continue
        if start == amount and start and "none" in kinds:
            if numerals is None:
                numerals = {
                    each.start
                    for each in found
                    if not each.kinds.isdisjoint(_NUMERAL) and is_unspaced(text[each.start])
                }
            if start in numerals:
                continue
        kept.append(token)
        reached = end
        # 零 goes on with a sum as well: 八百零二元.
        goes_on = not kinds.isdisjoint(_AMOUNT) or (start == amount and "join" in kinds)
        amount = end if goes_on else 0
    return kept


def _signed(text: str, figures: list[Token], words: list[Token]) -> list[Token]:
    """Return the figures without the stroke behind them where it is the sign of a currency: 50.- is 50 baht."""
    signs = {word.end: word.start for word in words if "currency" in word.kinds and text[word.end - 1] in _STROKES}
    if not signs:
        return figures
    return [figure._replace(end=signs.get(figure.end, figure.end)) for figure in figures]


def _spoiled(text: str, tokens: list[Token], at: int, before: frozenset[str], chained: bool) -> bool:
    """Say whether letters that are no token touch the digits at `at`: names such as ``v2`` and ``5g``."""
    token = tokens[at]
    left = "" if text[token.start - 1 : token.start] == " " else run(text, token.start, -1)
    near = tokens[at - 1] if at > 0 and tokens[at - 1].end == token.start else None
    tied = chained and not text[token.start - 1 : token.start].isascii()
    held = near is not None and (tied or near.any("elided", "tenth") or not (near.any("times") or _minor(near)))
    if left and left not in before and not held:
        return True
    if (at + 1 < len(tokens) and tokens[at + 1].start == token.end) or token.end == len(text):
        return False
    # 1 before a number that no pack knows (卅) is not one.
    return letter(text[token.end]) or (text[token.end].isalpha() and text[token.end].isnumeric())


def _minor(token: Token) -> bool:
    """Say whether a word is the letter of a minor unit, which stands before no number: P4-3992."""
    word = token.word("currency")
    return token.end - token.start == 1 and word is not None and word.form is not None and word.form.kind == "minor"


def tokens(
    text: str,
    words: Words,
    before: frozenset[str],
    after: frozenset[str],
    coded: Callable[[int, int], bool],
    *,
    chained: bool = False,
) -> list[Token]:
    """Return the tokens of a folded sentence, in order.

    `before` and `after` are the clitics of the packs; `coded` tells whether a span is written as codes of currencies
    are, in capitals, so that `all` and `try` are none. If `chained`, words may be written on to each other.
    """
    hits = words.find(text)
    whole = _whole(text, hits, before, after)
    if chained:
        filling = _filling(text, words.read(hits), after)
    else:
        parts = [hit for hit in hits if hit[0] in words.parts]
        filling = _compounded(text, parts) if parts else _NO_SPANS
    if filling:
        known = {hit[1:] for hit in whole}
        whole += [hit for hit in hits if hit[1:] in filling and hit[1:] not in known]
    found = []
    for start, end, (readings, kinds, rest) in words.read(whole):
        if rest is not None and not coded(start, end):
            readings, kinds, _ = rest
        if readings:
            found.append(_new(Token, (start, end, readings, kinds)))
    found = _disjoint(found + _signed(text, _figures(text, coded), found), text)
    if chained:
        found = _countable(text, found)
    for at, token in enumerate(found):
        if token.words is DIGITS.words and _spoiled(text, found, at, before, chained):
            found[at] = Token(token.start, token.end, NONE.words, NONE.kinds)
    return found
