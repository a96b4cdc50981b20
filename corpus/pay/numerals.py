"""Digits and number words of every script, as `Decimal` with spans.

Number words add up from the left: a multiplier takes in what is smaller than itself (三百二十万, two hundred and
fifty thousand, 1만2천).
"""

from __future__ import annotations

from decimal import Decimal

from corpus.document import UnitText
from corpus.patterns import lazy
from corpus.pay.beside import is_hundreds, read_token
from corpus.pay.terms import Term
from corpus.pay.tokenrow import GAPS, TokenRow
from corpus.pay.tokens import Number, Token
from corpus.pay.words import Kind, Word
from corpus.records import replaced

_ONE = Decimal(1)
_TEN = Decimal(10)
_TWENTY = Decimal(20)
_THOUSAND, _MYRIAD, _HUNDRED_MILLION = Decimal(1000), Decimal(10**4), Decimal(10**8)
_PAIR = 2
_MOST_TOKENS = 24
# What may stand between two digits that guess at one number: 四、五萬.
_GUESSED = "、"
# What may part the thousands of a number in words from the hundreds: one thousand, two hundred.
_PARTED = ", "
# From this multiplier on a number says its size by a word of its own (thousand, 万, juta).
_LARGE = 1000
# A multiplier that stands behind digits alone: k, bn, к, mio. but not tỷ.
_ABBREVIATED = lazy(r"[a-zа-я]|[a-z]{2}|[^\W\d_]+\.")
_YEAR = lazy(r"(?:19|20)\d\d")
# What a number may begin with, and what may go on with digits.
BEGINNING: frozenset[Kind] = frozenset({"digits", "unit", "times", "part", "plus", "few", "magnitude"})
ARTICLE: frozenset[Kind] = frozenset({"one"})
_GOING_ON: frozenset[Kind] = BEGINNING | {"join", "odd", "vague", "one", "point"}


class _Composer(TokenRow):
    """Adds up the tokens of one number; `take` says whether a token belongs to it."""

    unit: UnitText | None = None
    plus = Decimal(0)
    decimals = 0
    vague = fuzzy = odd = digits = joined = broken = elided = tenth = False

    def __init__(self, text: str, row: list[Token], decimal: str, joins: frozenset[str]) -> None:
        super().__init__(text, row)
        self.decimal, self.joins = decimal, joins
        self.terms: list[Term] = []

    def follows(self, at: int) -> bool:
        """Say whether the token at `at` stands close enough to the one before it."""
        gap = self.gap(at)
        if gap.strip() in self.joins or (gap == _PARTED and self.is_parted(at)):
            self.joined = True
            return True
        return gap in GAPS or self.guesses(at)

    def is_parted(self, at: int) -> bool:
        """Say whether a comma parts a multiplier in words from the hundreds or tens behind it, which are no list."""
        times, unit = self.row[at - 1].word("times"), self.row[at].word("unit")
        if self.digits or not times or not unit or times.low < _LARGE:
            return False
        return unit.low >= _TWENTY or self.times_at(at + 1) is not None

    def guesses(self, at: int) -> bool:
        """Say whether a comma of lists parts the digit at `at` from the one before: 四、五萬, not a list's 1、2萬."""
        first, second = self.row[at - 1], self.row[at]
        if self.gap(at) != _GUESSED or not (self.text[: first.start].strip() and self.times_at(at + 1)):
            return False
        low, high = (self.digit(token) for token in (first, second))
        return low is not None and high == low + 1

    def goes_on(self, at: int) -> bool:
        """Say whether the token at `at` is a number that a joining word ties to the one before it."""
        tied = at < len(self.row) and self.gap(at).strip() in self.joins
        return tied and self.row[at].any("digits", "unit", "times", "part")

    def take(self, at: int) -> bool:
        token = self.row[at]
        if self.terms and self.terms[-1].single and self.guesses(at):
            self.terms[-1].high += 1
            return True
        if token.any("point"):
            return self.take_point(at)
        if self.decimals and self.gap(at) == "" and token.any("digits", "unit"):
            return self.take_decimals(token)
        self.decimals = 0
        return self.take_digits(at) if token.any("digits") else self.take_word(token, at)

    def take_word(self, token: Token, at: int) -> bool:
        word, times = token.word("unit"), token.word("times")
        if word and times and (self.terms or self.goes_on(at + 1)):
            # A dual by itself (ألفا دولار), the bare multiplier within a number (ألفا ومئتا دولار).
            return self.scale_by(times.low, at)
        if word:
            return self.take_unit(word, at)
        if token.any("few"):
            pushed = self.push(Term(_ONE, _TEN))
            self.fuzzy |= pushed
            return pushed
        if word := token.word("magnitude"):
            if self.terms:
                return self.scale_by(word.low, at)
            self.fuzzy = True
            return self.push(Term(word.low, word.high, word.low))
        if word := token.word("times"):
            taken = (self.digits or not _ABBREVIATED.fullmatch(self.text, token.start, token.end)) and self.scale_by(
                self.multiplier(token, word, at), at
            )
            self.unit = next((each.unit for each in token.words if taken and each.unit), self.unit)
            return taken
        if word := token.word("part"):
            return self.take_part(word, at)
        if token.any("one"):
            return self.ends_words(at) and self.push(Term(_ONE, _ONE))
        return self.take_around(token, at)

    def ends_words(self, at: int) -> bool:
        """Say whether what is at `at` ends a number in words, with what it counts behind it."""
        if not self.terms or self.digits:
            return False
        counts = at + 1 < len(self.row) and self.row[at + 1].any("currency", "times") and self.gap(at + 1) in GAPS
        return counts or self.gap(at) == ""

    def take_around(self, token: Token, at: int) -> bool:
        """Take what stands before a number (साढ़े) or behind one (多) and changes its size."""
        if word := token.word("plus"):
            fits, self.plus = not self.plus, word.low
            return fits
        # A sign that stands apart adds something else: 18,000 + commission.
        apart = at > 0 and self.gap(at) != "" and not self.text[token.start].isalnum()
        if (token.any("odd") or (token.any("vague") and self.counts(at))) and self.terms and not apart:
            self.odd |= token.any("odd")
            self.vague |= token.any("vague")
            return True
        return False

    def push(self, term: Term) -> bool:
        if self.terms and term.low >= self.terms[-1].room():
            return False
        if self.plus:
            term = Term(term.low + self.plus, term.high + self.plus)
            self.plus = Decimal(0)
        self.terms.append(term)
        return True

    def take_digits(self, at: int) -> bool:
        token = self.row[at]
        times = self.times_at(at + 1)
        value = read_token(self.text, self.row, at, self.decimal, scaled=times is not None)
        if value is None:
            self.broken = not self.terms
            return self.broken
        if self.terms and not self.text[token.start].isdecimal():
            # A fraction by itself, or a decimal sign, begins a number.
            return False
        if self.terms and self.gap(at) == "-" and self.terms[-1].scale > 1:
            # A dash behind a multiplier leads to the end of a range: 8 หมื่น-1.2 แสน.
            return False
        if self.terms and self.rest_at(at):
            return self.take_rest(value, token.end - token.start)
        fits = not self.terms or self.gap(at) == "" or (times and self.lets_in(value, times))
        if not fits and not (value < self.terms[-1].scale and (self.joined or self.ends_sum(at))):
            return False
        self.digits = True
        self.tenth = self.row[at - 1].any("elided", "tenth")
        return self.push(Term(value, value, single=value < _TEN))

    def lets_in(self, value: Decimal, times: Word) -> bool:
        """Say whether a figure behind a space adds to the last part (1억 2천) or scales it too (2천 500만)."""
        scale = self.terms[-1].scale
        return times.low < scale or value < scale < times.low

    def ends_sum(self, at: int) -> bool:
        """Say whether a currency stands right behind the digits at `at` (33 bin 400 lira), or they are hundreds."""
        near = at + 1 < len(self.row) and self.row[at + 1].any("currency") and self.gap(at + 1) in GAPS
        return (near or is_hundreds(self.text, self.row, at)) and self.terms[-1].scale >= _LARGE

    def take_rest(self, value: Decimal, digits: int) -> bool:
        """Add digits as decimals of the multiplier before them: 8tr5 and 8tr500 are the same."""
        share = value * self.terms[-1].scale / _TEN**digits
        self.elided = True
        return self.push(Term(share, share))

    def take_point(self, at: int) -> bool:
        """Take a spoken decimal sign between digits, with a multiplier or a currency behind them: 五点五万, 5・5億."""
        kind: Kind = "digits" if self.digits else "unit"
        behind = at + 1
        while behind < len(self.row) and self.gap(behind) == "" and self.tenths(self.row[behind], kind):
            behind += 1
        closing = self.row[behind] if behind < len(self.row) and self.gap(behind) == "" else None
        times = closing.word("times") if closing else None
        # Digits want a multiplier: 8点5元 may be a time with a price, as 三点一百元 is.
        ends = times is not None and times.low >= _MYRIAD
        ends = ends or (not self.digits and closing is not None and closing.any("currency"))
        listed = at > 1 and self.row[at - 2].any("point") and self.gap(at - 1) == ""
        last = self.terms[-1] if self.terms else None
        whole = last is not None and last.scale == 1 and last.low == last.high == last.low.to_integral_value()
        fits = ends and whole and not listed and behind > at + 1 and self.gap(at) == ""
        self.decimals = int(fits)
        return fits

    def take_decimals(self, token: Token) -> bool:
        digits = self.tenths(token, "digits" if self.digits else "unit")
        if not digits:
            return False
        share = Decimal(digits) / _TEN ** (self.decimals - 1 + len(digits))
        self.terms[-1].add(Term(share, share))
        self.terms[-1].single = False
        self.decimals += len(digits)
        return True

    def take_unit(self, word: Word, at: int) -> bool:
        value = word.low
        last = self.terms[-1] if self.terms else None
        term = Term(value, value, single=value < _TEN)
        spaced = self.gap(at) == " " and self.times_at(at + 1) is not None and len(self.terms) == 1 and not self.digits
        next_to = last is not None and last.low == last.high == value - 1
        if last is not None and last.single and term.single and (self.gap(at) == "" or (spaced and next_to)):
            # Neighbouring digits: 三四, dua tiga juta is three or four; anything else (二〇二三) is no amount.
            self.broken |= last.low != last.high or not last.low < value <= last.low + 2
            last.high = value
            return True
        self.tenth = self.row[at - 1].any("elided", "tenth")
        if last is None:
            return self.push(term)
        if self.digits and not self.joined and self.stands_apart(at):
            return False
        if self.joined and last.single and value % 10 == 0 and 20 <= value < 100:
            last.add(Term(value, value))
            last.single = False
            return True
        return self.push(term)

    def take_part(self, word: Word, at: int) -> bool:
        times = self.times_at(at + 1)
        if self.terms and times and self.joined and times.low <= self.terms[-1].scale:
            self.terms.append(Term(word.low, word.low))
            return True
        if self.terms:
            last = self.terms[-1]
            share = word.low if times else word.low * (last.scale if last.scale > 1 else last.room())
            last.add(Term(share, share))
            last.single = False
            return share > 0
        self.terms.append(Term(word.low, word.low))
        return True

    def is_counted(self, times: Decimal, at: int) -> bool:
        """Say whether digits say how many of a multiplier there are, however large they are: 12000万, 1,500k.

        Two multipliers written together are one: 2,500百万. A year counts no hundreds: in 2015 hundred dollar bills.
        """
        if not self.terms or self.gap(at) not in GAPS:
            return False
        before = self.row[at - 1]
        if before.any("digits"):
            year = self.gap(at) and times < _LARGE and _YEAR.fullmatch(self.text, before.start, before.end)
            return not year
        return at > 1 and before.any("times") and self.gap(at) == "" and self.row[at - 2].any("digits")

    def scale_by(self, times: Decimal, at: int) -> bool:
        """Multiply what is smaller than the multiplier at `at`, and what counts it whatever its size."""
        if self.plus and not self.push(Term(_ONE, _ONE)):
            return False
        kept = len(self.terms) - self.is_counted(times, at)
        while kept and self.terms[kept - 1].low < times:
            kept -= 1
        inner = self.terms[kept:]
        if not inner and self.terms and not self.joined and self.terms[-1].low < times * _TEN:
            return False
        term = Term(_ONE, _ONE) if not inner else Term(Decimal(0), Decimal(0))
        for part in inner:
            term.add(part)
        scale = inner[0].scale if len(inner) == 1 else _ONE
        scaled = Term(term.low * times, term.high * times, scale * times)
        if kept and scaled.low >= self.terms[kept - 1].room():
            return False
        self.terms[kept:] = [scaled]
        return True

    def complete(self, bare_end: bool) -> None:
        """Give a last digit its place where a multiplier of languages that do so is left out: 四万五 is 45000."""
        if bare_end and len(self.terms) > 1 and self.tenth and self.terms[-1].single and self.terms[-2].scale >= 100:
            place = self.terms[-2].scale / _TEN
            self.terms[-1].low *= place
            self.terms[-1].high *= place
            self.elided = True

    def complete_thousands(self, at: int, done: int) -> None:
        """Give thousands behind 억 or 亿 the 만 or 万 that they leave out: 1억 5천 is 150 million."""
        if len(self.terms) != _PAIR or self.terms[-1].scale != _THOUSAND or self.terms[0].scale != _HUNDRED_MILLION:
            return
        whole = done < len(self.row) and self.row[done].any("currency")
        multipliers = (token.word("times") for token in self.row[at:done])
        if not whole and any(word and word.low == _HUNDRED_MILLION for word in multipliers):
            self.terms[-1].low *= _MYRIAD
            self.terms[-1].high *= _MYRIAD

    def number(self, start: int, end: int) -> Number | None:
        if self.broken or self.plus or not self.terms:
            return None
        low = sum((term.low for term in self.terms), Decimal(0))
        high = sum((term.high for term in self.terms), Decimal(0))
        if self.fuzzy:
            high -= 1
        scale = self.terms[0].scale if len(self.terms) == 1 else _ONE
        scaled = any(term.scale >= _LARGE for term in self.terms)
        return Number(
            start, end, low, high, scale, self.fuzzy, self.odd, self.digits, scaled, self.unit, self.vague, self.elided
        )


def _one(text: str, row: list[Token], at: int, decimal: str, joins: frozenset[str]) -> tuple[Number | None, int]:
    """Compose the number that begins at `row[at]`; return it with the place behind its last token."""
    composer = _Composer(text, row, decimal, joins)
    here, done, linked, last_gap = at, at, False, "-"
    seam: tuple[int, list[Term]] | None = None
    # Digits behind a currency are a whole sum: $2 million and two cars.
    led = at > 0 and row[at - 1].any("currency")
    while here < min(len(row), at + _MOST_TOKENS):
        composer.joined = linked
        if here > at and (not composer.follows(here) or composer.dates(here)):
            break
        if row[here].any("join") and composer.terms and not linked:
            if led and composer.digits and composer.gap(here).isspace():
                break
            linked, seam = True, (done, [replaced(term) for term in composer.terms])
            here += 1
            continue
        gap = composer.gap(here) if here > at else ""
        if composer.joined and not linked:
            seam = done, [replaced(term) for term in composer.terms]
        if not composer.take(here):
            if seam and row[here].any("times"):
                # What follows the joining word is a number of its own: two hundred and five hundred.
                done, composer.terms = seam
            break
        spoken = row[here - 1].any("elided") and row[here].any("unit")
        last_gap = "" if spoken else "-" if linked or composer.joined else gap
        linked = False
        here = done = here + 1
    if done == at:
        return None, at + 1
    if seam and composer.digits and done < len(row) and row[done].any("counted"):
        # What is counted behind the joining word is no part of a sum in digits: 60k and 20 days.
        (done, composer.terms), last_gap = seam, "-"
    composer.complete(last_gap == "")
    composer.complete_thousands(at, done)
    return composer.number(row[at].start, row[done - 1].end), done


def _is_tied(text: str, row: list[Token], at: int) -> bool:
    """Say whether a multiplier stands behind figures that are no number, and counts those: 3/4 or (2,5) million."""
    if not at or "times" not in row[at].kinds:
        return False
    end, gap = row[at - 1].end, text[row[at - 1].end : row[at].start]
    tied = gap[1:] in GAPS if gap[:1] == ")" else gap in GAPS and "none" in row[at - 1].kinds
    return text[end - 1].isdecimal() and tied


def numbers(text: str, row: list[Token], decimal: str, joins: frozenset[str]) -> list[Token | Number]:
    """Return the row with each run of number tokens replaced by its `Number`.

    `text` is the folded sentence, `decimal` its language's decimal sign, `joins` the words that tie two parts
    (and, و, 零). Tokens that begin like a number and are none stay as they are.
    """
    out: list[Token | Number] = []
    at = 0
    while at < len(row):
        token = row[at]
        if token.kinds.isdisjoint(BEGINNING) or _is_tied(text, row, at):
            if token.kinds != ARTICLE:
                out.append(token)
            at += 1
            continue
        if "digits" in token.kinds and (at + 1 == len(row) or row[at + 1].kinds.isdisjoint(_GOING_ON)):
            value = read_token(text, row, at, decimal)
            number = None if value is None else Number(token.start, token.end, value, value, _ONE, digits=True)
            after = at + 1
        else:
            number, after = _one(text, row, at, decimal, joins)
        if number is not None:
            out.append(number)
        else:
            out.extend(row[at:after])
        at = after
    return out
