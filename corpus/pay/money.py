"""Amounts of money in a sentence: a number with its currency, and its minor units.

A figure here is a stretch of a folded sentence. Whether it is a wage, and which code an ambiguous currency stands
for, is decided by those who know the surroundings.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.document import Qualifier, UnitText
from corpus.lexicon import is_han, is_unspaced
from corpus.patterns import lazy
from corpus.pay.digits import undivided
from corpus.pay.tokens import Number, Token
from corpus.pay.words import CurrencyForm, Kind
from corpus.pay.years import is_year
from corpus.records import record

Item = Token | Number

SPACE = "[ \u00a0\u2009\u202f]"
_BEFORE = lazy(rf"\.?{SPACE}?")
# A number may have an ending: 5.000'er TL.
_AFTER = lazy(rf"(?:['’](?!s\b)[^\W\d_]{{1,4}}{SPACE})?{SPACE}?|-")
# An ending that an apostrophe sets off from a figure: TL'den.
_APOSTROPHES = {"'", "’"}
_PAIR = 2
_ENDING = lazy(r"['’][^\W\d_]{1,6}(?!\w)")
_TWO_DIGITS = lazy(r"[1-9]\d")
_SPOKEN = range(10, 100)
# How far, in tokens, a qualifier may stand from its figure when others stand between.
REACH = 4
# What stands between a currency in the brackets of a label and its sum.
_LABEL = lazy(r"[)）\]]\s?[:：]\s?")
# The letters of a code, and a year.
_CODE = 3
_YEAR = lazy(r" (?:19[6-9]|20[0-5])\d(?![\d.,]*\d)")
# Figures of about one size: neither is more than so many times the other.
_ALIKE = 5
# What counts tenths of a currency that is left out; minor units that have none.
_TENTHS = 10
_CENTS = 100
# What closes a sum that is written on to it: 三块五一斤, 从五毛六涨到六毛一.
_CLOSING: tuple[Kind, ...] = ("price", "period", "piece", "after", "change", "to", "result", "months")
# What S/ ends with, and what stands before it where it is the end of a word: the 60's/70's.
_STROKE, _MIDWORD = "/", {"'", "’", *"0123456789"}
# What a sign begins that is no currency: $(command), ${name}.
_OPENING = "({"
# What follows a share or a temperature.
SHARES = {"%", "％", "‰", "°"}


@record
class Figure:
    """An amount at a span of the folded sentence; `first` and `last` are the places of its items.

    `marks` are the spans at which the text writes the currency, with their spelling. `scaled` tells that a
    multiplier is written, `elided` that the last one is not (四万五), `changed` that it is an end of a change
    (from A to B). A figure without `form` has no currency of its own.
    """

    start: int
    end: int
    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    form: CurrencyForm | None = None
    marks: tuple[tuple[int, int, CurrencyForm], ...] = ()
    qualifier: Qualifier | None = None
    scale: Decimal = Decimal(1)
    fuzzy: bool = False
    odd: bool = False
    digits: bool = False
    minor: bool = False
    scaled: bool = False
    changed: bool = False
    vague: bool = False
    elided: bool = False
    unit: UnitText | None = None

    @property
    def size(self) -> Decimal:
        """The larger bound."""
        return self.high or self.low or Decimal(0)


def alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures are about as large."""
    return one.size <= other.size * _ALIKE and other.size <= one.size * _ALIKE


def _spread(form: CurrencyForm) -> int:
    return len(form.codes)


def merged(left: CurrencyForm | None, right: CurrencyForm | None) -> CurrencyForm | None:
    """Return what two spellings of one currency stand for together, None when they contradict each other."""
    if left is None or right is None or left is right:
        return left or right
    shared = tuple(code for code in left.codes if code in right.codes + right.placed)
    shared += tuple(code for code in left.placed if code in right.codes)
    placed = tuple(code for code in left.placed if code in right.placed)
    narrow = min((form for form in (left, right) if {*shared} <= {*form.codes}), key=_spread, default=left)
    return narrow._replace(codes=shared, weak=left.weak and right.weak, placed=placed) if shared else None


def behind(text: str, end: int) -> int:
    """Return where the word of a figure that ends at `end` ends, with an ending behind an apostrophe, a last stop.

    A stop belongs to an abbreviation that has one before its last letter as well: 25 ر.س. في الساعة.
    """
    if text[end : end + 1] == "." == text[end - _PAIR : end - 1]:
        return end + 1
    ending = _ENDING.match(text, end) if text[end : end + 1] in _APOSTROPHES else None
    return ending.end() if ending else end


class Row:
    """The items of a sentence with the text between them."""

    def __init__(self, text: str, items: Sequence[Item], clitics: frozenset[str]) -> None:
        self.text, self.items, self.clitics = text, items, clitics
        self.taken: set[int] = set()
        self._priced = any("currency" in item.kinds for item in items)

    def gap(self, at: int) -> str:
        """Return the text before the item at `at`, back to the item before it."""
        return self.text[self.items[at - 1].end : self.items[at].start]

    def form(self, at: int) -> CurrencyForm | None:
        """Return the spelling of a currency at `at`, None when there is none or a figure has taken it."""
        if not 0 <= at < len(self.items) or "currency" not in self.items[at].kinds or at in self.taken:
            return None
        word = self.items[at].word("currency")
        return word.form if word else None

    def leads(self, at: int) -> bool:
        """Say whether the currency at `at` may stand before its number: signs, codes, names without spaces."""
        item, form = self.items[at], self.form(at)
        if form is None or (form.kind == "minor" and self.text[item.start].isascii()):
            return False
        if self.text[item.end - 1] == _STROKE and self.text[max(0, item.start - 1) : item.start] in _MIDWORD:
            return False
        short = item.end - item.start <= 3 and not self._written_on(item)
        return form.kind in {"symbol", "code"} or short or is_han(self.text[item.start])

    def _written_on(self, item: Item) -> bool:
        """Say whether a name is the end of another word: 선원 16명."""
        letter, before = self.text[item.start], self.text[max(0, item.start - 1) : item.start]
        return before.isalpha() and letter.isalpha() and not letter.isascii()

    def before(self, at: int) -> bool:
        """Say whether a currency stands right before the item at `at` and belongs to it."""
        led = at > 0 and self.leads(at - 1) and bool(_BEFORE.fullmatch(self.gap(at)))
        return led and not names_year(self.text, self.items[at - 1])

    def after(self, at: int) -> bool:
        """Say whether the currency behind the item at `at` belongs to it and not to the number that follows."""
        if at + 1 >= len(self.items) or self.form(at + 1) is None or not self._touches(at + 1):
            return False
        if self._leads_only(at + 1):
            return False
        onward = self.items[at + 2] if at + 2 < len(self.items) else None
        if not isinstance(onward, Number) or not self.leads(at + 1):
            return True
        if not self.gap(at + 1):
            # A sign between a word and digits is theirs: 單尾數$40,000.
            signed = self._is_sign(at + 1) and self._is_digit(at + 2) and not self.gap(at + 2)
            return self._is_digit(at) or not signed
        if is_year(self.items[at]) and _BEFORE.fullmatch(self.gap(at + 2)):
            return False
        # A sign goes with digits rather than with a word, and with those behind rather than with a dash before it: a
        # meia R$ 20; R$ 12.500-R$ 18.000.
        signed = self._is_sign(at + 1) and self._is_digit(at + 2)
        signed = signed and (not self._is_digit(at) or self.gap(at + 1) == "-")
        return not (self.gap(at + 2) == "" or (signed and _BEFORE.fullmatch(self.gap(at + 2))))

    def _leads_only(self, at: int) -> bool:
        """Say whether the currency at `at` is none of the number before it: 7S/, 8K $$$, 8 $(command)."""
        start, end = self.items[at].start, self.items[at].end
        sign, onward = self.text[start:end], self.text[end : end + 1]
        if sign[-1] == _STROKE:
            return True
        return len(sign) == 1 and not sign.isalnum() and (onward == sign or (onward != "" and onward in _OPENING))

    def labelled(self, at: int) -> CurrencyForm | None:
        """Return the currency of a label in brackets right before a number: Salary (USD): 120,000."""
        if at == 0 or not _LABEL.fullmatch(self.text, self.items[at - 1].end, self.items[at].start):
            return None
        form = self.form(at - 1)
        bracketed = form and self.text[max(0, self.items[at - 1].start - 1)] in "(（["
        return form if bracketed else None

    def _is_weak(self, at: int) -> bool:
        """Say whether the currency at `at` is rather another word where one follows too: won a million dollars."""
        form = self.form(at)
        return form is not None and form.weak

    def _is_sign(self, at: int) -> bool:
        form = self.form(at)
        return form is not None and form.kind == "symbol"

    def _names_sign(self, at: int) -> bool:
        """Say whether the code at `at` tells which currency the sign behind it stands for: CAD $25."""
        form = self.form(at)
        if form is None or form.kind != "code" or self.gap(at + 1) not in {"", " "}:
            return False
        sign = self.items[at + 1].word("currency")
        return sign is not None and sign.form is not None and sign.form.kind == "symbol" and len(sign.form.codes) > 1

    def _is_digit(self, at: int) -> bool:
        return self.text[self.items[at].start].isdigit()

    def _touches(self, at: int) -> bool:
        gap, before = self.gap(at), self.items[at - 1]
        if gap == "-" == self.text[max(0, before.start - 1) : before.start]:
            # P4-3992-KR is a code.
            return False
        return bool(_AFTER.fullmatch(gap)) or gap.strip() in self.clitics

    def amount(self, at: int) -> Figure | None:
        """Return the amount that a number or a currency at `at` is, with the currencies beside it, or None."""
        item = self.items[at]
        if not isinstance(item, Number):
            return self._counted(at)
        figure = Figure(
            item.start, item.end, at, at, item.low, item.high, scale=item.scale, scaled=item.scaled, unit=item.unit
        )
        figure.fuzzy, figure.odd, figure.vague, figure.digits = item.fuzzy, item.odd, item.vague, item.digits
        figure.elided = item.elided
        if not self._priced:
            return figure
        if self.before(at) and not (self.after(at) and (self._is_weak(at - 1) or self._is_quoted(at))):
            self._mark(figure, at - 1)
            if self._names_sign(at - 2):
                self._mark(figure, at - 2)
        elif (form := self.labelled(at)) and not self.after(at):
            # The label stands outside the figure.
            figure.form = form
            figure.marks = ((self.items[at - 1].start, self.items[at - 1].end, form),)
        while self.after(figure.last) and not self._begins_clause(figure) and self._mark(figure, figure.last + 1):
            pass
        if self._explains(figure.last + 1) and self._mark(figure, figure.last + 1):
            figure.end += 1
        return figure

    def _explains(self, at: int) -> bool:
        """Say whether the item at `at` is a code in brackets right behind a figure: $450 (CAD)."""
        form = self.form(at)
        if form is None or form.kind != "code" or self.gap(at) not in {"(", " (", "（"}:
            return False
        return self.text[self.items[at].end : self.items[at].end + 1] in {")", "）"}

    def _is_quoted(self, at: int) -> bool:
        """Say whether the name before the number at `at` is what has its price in the currency behind: euro 4,31 zł."""
        name, priced, form = self.items[at - 1], self.form(at - 1), self.form(at + 1)
        worded = name.end - name.start > _CODE and self.text[name.start : name.end].isalpha()
        return worded and form is not None and len(form.codes) == 1 and merged(priced, form) is None

    def _begins_clause(self, figure: Figure) -> bool:
        """Say whether a blank parts a further currency from a figure that has one, in a script without others."""
        at = figure.last + 1
        return bool(figure.marks) and self.gap(at) == " " and is_unspaced(self.text[self.items[at].start])

    def _counted(self, at: int) -> Figure | None:
        """Return the figure of a currency in the dual, which is number and name at once."""
        form = self.form(at)
        if form is None or not form.number:
            return None
        item, count = self.items[at], Decimal(form.number)
        figure = Figure(item.start, item.end, at, at, count, count)
        self._mark(figure, at)
        return figure

    def _mark(self, figure: Figure, at: int) -> bool:
        form = self.form(at)
        if form is None or not form.fits(figure.size):
            return False
        both = merged(figure.form, form)
        if both is None and len(form.codes) > 1 and figure.start < self.items[at].start and not self.gap(at).strip():
            # A general word behind a currency that is named before the number: 美金500元.
            both = figure.form
        if both is None and figure.form and len(form.codes) == 1 < len(figure.form.codes):
            # A general word or sign before the name or the code: 500块美金, 35元加幣, $1.300.000 COP.
            both = form._replace(weak=False) if self.gap(at) == "" or form.kind == "code" else None
        if both is None:
            return False
        item = self.items[at]
        # Behind a sum in main units a minor one says nothing more: £4.50p.
        main = figure.form is not None and not figure.minor
        figure.form = both
        figure.marks += ((item.start, item.end, form),)
        figure.start, figure.end = min(figure.start, item.start), max(figure.end, item.end)
        figure.first, figure.last = min(figure.first, at), max(figure.last, at)
        self.taken.add(at)
        if max(form.divisor, form.worth) > 1 and not main:
            figure.low, figure.high = in_main(figure.low, form), in_main(figure.high, form)
            figure.minor = True
        return True


def names_year(text: str, item: Item) -> bool:
    """Say whether the word for a currency is rather a name with its year: Euro 2008."""
    name = text[item.start : item.end]
    return len(name) > _CODE and name.isalpha() and _YEAR.match(text, item.end) is not None


def in_main(value: Decimal | None, form: CurrencyForm) -> Decimal | None:
    """Return a value in minor or larger units as one in main units, None for None."""
    return None if value is None else value * form.worth / form.divisor


def amounts(row: Row) -> list[Figure]:
    """Return the amounts of a row, minor units added to the amount before them."""
    places = [at for at, item in enumerate(row.items) if isinstance(item, Number) or "currency" in item.kinds]
    found = [figure for at in places if (figure := row.amount(at))]
    out: list[Figure] = []
    for figure in found:
        if not (out and _adds(row, out[-1], figure)):
            out.append(figure)
    return out


def _adds(row: Row, main: Figure, part: Figure) -> bool:
    """Add minor units to the amount before them (5元5角, three dollars and ten cents), also 三块五, 五毛六."""
    if main.form is None or main.low is None or part.low is None or main.fuzzy or part.fuzzy:
        return False
    if main.minor and not _is_tail(row, main, part):
        return False
    gap = row.text[main.end : part.start]
    if _is_half(row, part, gap):
        more = part.low * main.scale
    elif part.minor:
        joined = part.first - main.last == 2 and is_kind(row.items[main.last + 1], "join", "and")
        if merged(main.form, part.form) is None or not (joined or (part.first == main.last + 1 and gap in {"", " "})):
            return False
        more = part.low
    elif _is_spoken(row, main, part):
        more = part.low / 100
    elif _is_tail(row, main, part):
        more = part.low / (_TENTHS * main.marks[-1][2].divisor)
    else:
        return False
    main.low, main.high = main.low + more, (main.high or Decimal(0)) + more
    main.end, main.last = part.end, part.last
    main.marks += part.marks
    return True


def _is_tail(row: Row, main: Figure, part: Figure) -> bool:
    """Say whether a digit counts tenths of the common word for a currency right before it: 三块五, 五毛六一斤."""
    last = main.marks[-1][2]
    if main.end != part.start or part.form or not last.weak or part.low is None or part.low >= _TENTHS:
        return False
    onward = row.items[part.last + 1] if part.last + 1 < len(row.items) else None
    closed = onward is not None and onward.start == part.end and is_kind(onward, *_CLOSING)
    return last.divisor < _CENTS and (closed or not row.text[part.end : part.end + 1].isalnum())


def _is_half(row: Row, part: Figure, gap: str) -> bool:
    """Say whether a figure is a joining word with a share of one: 7 euros *e meio*, جنيهين *ونصف*."""
    shared = part.low is not None and 0 < part.low < 1 and part.form is None and not part.digits
    joined = " " in row.text[part.start : part.end] if gap == " " else gap[:1] == " " and gap[1:] in row.clitics
    return shared and part.first == part.last and joined


def _is_spoken(row: Row, main: Figure, part: Figure) -> bool:
    """Say whether two digits behind a currency are its minor units: 1 Euro 20, un euro e 30; behind a sign, 3€50."""
    name = row.text[main.marks[-1][0] : main.end]
    touching = main.end == part.start
    if not (name.isalpha() or touching) or main.scaled or main.low is None or main.low != main.high or main.low % 1:
        return False
    if main.form is None or undivided(main.form.codes[0]):
        return False
    between = row.items[main.last + 1 : part.first]
    tied = all(is_kind(item, "join") for item in between) and len(between) <= 1
    gap = row.text[main.end : part.start]
    apart = "\t" not in gap and gap.split() == [row.text[item.start : item.end] for item in between]
    digits = row.text[part.start : part.end]
    closed = not row.text[part.end : part.end + (1 if touching else 2)].strip()[:1].isalnum()
    onward = row.items[part.last + 1] if part.last + 1 < len(row.items) else None
    closed = closed or (onward is not None and onward.start - part.end == 1 and is_kind(onward, "period", "piece"))
    worded = digits[0].isalpha() and not main.digits and part.low == part.high and part.low in _SPOKEN
    return tied and apart and closed and (worded or _TWO_DIGITS.fullmatch(digits) is not None) and not opens(row, main)


def is_kind(item: Item, *kinds: Kind) -> bool:
    """Say whether an item is a word of one of these kinds."""
    return not item.kinds.isdisjoint(kinds)


def opens(row: Row, figure: Figure) -> bool:
    """Say whether the word for *between* stands right before the figure."""
    at = figure.first - 1
    while at >= max(0, figure.first - REACH) and is_kind(row.items[at], "before"):
        at -= 1
    return at >= 0 and is_kind(row.items[at], "between")
