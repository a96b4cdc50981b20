"""A row of tokens with the text between them, as what composes numbers looks at it."""

from __future__ import annotations

from decimal import Decimal

from corpus.pay.digits import SPACES
from corpus.pay.tokens import Token
from corpus.pay.words import Kind, Word

GAPS = frozenset({"", "-", *SPACES})
"""What may stand between two tokens of one number."""
MOST_REST = 3
"""The longest row of digits that counts parts of a multiplier before it."""

_TEN = Decimal(10)
_YEAR, _CENTURIES = 4, {"19", "20"}
_MILLIARD = Decimal(10**9)
# How far, in tokens, a multiplier may stand from the currency before its sum, or before the range that it closes.
_TO_SIGN = 5


class TokenRow:
    """Tokens of a text, by their places in the row."""

    def __init__(self, text: str, row: list[Token]) -> None:
        """Take the folded text and its tokens."""
        self.text, self.row = text, row

    def gap(self, at: int) -> str:
        """Return what stands between the token at `at` and the one before it."""
        return self.text[self.row[at - 1].end : self.row[at].start]

    def digit(self, token: Token) -> Decimal | None:
        """Return the value of a token of one digit or one word for it, None of all others."""
        letters = self.text[token.start : token.end]
        if token.any("digits"):
            return Decimal(letters) if len(letters) == 1 and letters.isdecimal() else None
        word = token.word("unit")
        return word.low if word and 0 < word.low < _TEN else None

    def times_at(self, at: int) -> Word | None:
        """Return the multiplier that stands right behind the token before `at`."""
        if at < len(self.row) and self.gap(at) in GAPS:
            return self.row[at].word("times")
        return None

    def dates(self, at: int) -> bool:
        """Say whether the token at `at` is a word for *year* with a year right behind it: năm 2022."""
        word = self.row[at].word("period")
        if word is None or word.unit != "YEAR" or at + 1 >= len(self.row) or self.gap(at + 1) != " ":
            return False
        year = self.text[self.row[at + 1].start : self.row[at + 1].end]
        return len(year) == _YEAR and year.isdecimal() and year[:2] in _CENTURIES

    def counts(self, at: int) -> bool:
        """Say whether what is counted follows the token at `at`, or nothing: 四千来块, not 四千来挖角."""
        follows = self.row[at + 1] if at + 1 < len(self.row) and self.gap(at + 1) in GAPS else None
        counted = follows is not None and follows.any("currency", "counted", "times", "period")
        return counted or not self.text[self.row[at].end : self.row[at].end + 1].isalnum()

    def is_rate(self, at: int) -> bool:
        """Say whether the words at `at` are more than a unit of time, which a digit could count: 2 một tháng."""
        words = self.text[self.row[at].start : self.row[at].end] if at < len(self.row) else ""
        return " " in words or words.startswith("/")

    def stands_apart(self, at: int) -> bool:
        """Say whether a blank parts the digit in words at `at` from digits before it: RM90 *one* shift.

        Behind a multiplier whose tenths it may count a unit of time tells so: Rp1,5 juta *satu* minggu.
        """
        if not self.gap(at).isspace() or self.times_at(at + 1):
            return False
        timed = at + 1 < len(self.row) and self.row[at + 1].any("period") and self.gap(at + 1).isspace()
        return (timed and not self.is_rate(at + 1)) or not self.row[at - 1].any("elided")

    def rest_at(self, at: int) -> bool:
        """Say whether what is at `at` ends an amount behind a multiplier whose parts it counts: 8tr5, một triệu hai."""
        token = self.row[at]
        if not self.row[at - 1].any("elided") or token.end - token.start > MOST_REST or self.times_at(at + 1):
            return False
        behind = self.text[token.end : token.end + 2].strip()[:1]
        kinds: tuple[Kind, ...] = ("currency", "to")
        if token.end - token.start == MOST_REST or self.is_rate(at + 1):
            kinds = (*kinds, "period")
        follows = at + 1 < len(self.row) and self.row[at + 1].any(*kinds)
        return self.gap(at) == "" or not behind.isalnum() or follows

    def multiplier(self, token: Token, word: Word, at: int) -> Decimal:
        """Return the value of a multiplier, by the currency before it where its letters mean milliards there: Rp3 M."""
        letters = self.text[token.start : token.end]
        if len(letters) > 1:
            return word.low
        signs = (before.word("currency") for before in reversed(self.row[max(0, at - _TO_SIGN) : at]))
        form = next((sign.form for sign in signs if sign), None)
        return _MILLIARD if form and form.milliard == letters else word.low

    def tenths(self, token: Token, kind: Kind) -> str:
        """Return the digits of a token of a kind behind a decimal sign, none when it is something else."""
        if not token.any(kind):
            return ""
        if kind == "digits":
            letters = self.text[token.start : token.end]
            return letters if letters.isdecimal() and len(letters) <= MOST_REST else ""
        word = token.word("unit")
        return str(int(word.low)) if word and word.low < _TEN and word.low == int(word.low) else ""
