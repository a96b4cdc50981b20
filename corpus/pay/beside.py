"""Digits read with the help of the currency beside them: what groups and what is a decimal sign."""

from __future__ import annotations

from decimal import Decimal

from corpus.patterns import lazy
from corpus.pay.digits import read_digits
from corpus.pay.tokens import Token

# So far, in characters, may a currency stand from digits that it serves at the other end of a range.
_TO_CURRENCY = 16
_THOUSAND = 1000
_NOUGHTS = ".000"
# The digits of hundreds, and what makes more of them than that.
_HUNDREDS = 3
_GOES_ON = lazy(r"[.,:/–-]\d|\s?%")


def _currency_beside(row: list[Token], at: int) -> str | None:
    """Return the likeliest code of the currency at the digits, or at the other end of their range.

    What means one currency alone says more than a sign that many share: `$ 12.990 CLP`.
    """
    likeliest = None
    for near in (at - 1, at + 1, at - 3, at - 2, at + 2, at + 3):
        if not 0 <= near < len(row) or "currency" not in row[near].kinds:
            continue
        word = row[near].word("currency")
        inner = row[min(near, at) + 1 : max(near, at)]
        close = max(row[near].start - row[at].end, row[at].start - row[near].end) <= _TO_CURRENCY
        if word and word.form and close and (not inner or any("digits" in token.kinds for token in inner)):
            if len(word.form.codes) == 1:
                return word.form.codes[0]
            likeliest = likeliest or word.form.codes[0]
    return likeliest


def read_token(text: str, row: list[Token], at: int, decimal: str, *, scaled: bool = False) -> Decimal | None:
    """Return the value of the digits at `row[at]`; a currency beside them helps unless they are `scaled`.

    Where they may be thousandths or thousands, nobody is paid thousandths: a salary of €70.000 a year. Nor has anybody
    decimals that are all noughts: a car for €45.000.
    """
    token = row[at]
    digits = text[token.start : token.end]
    if digits.isdecimal():
        return read_digits(digits, decimal)
    currency = None if scaled else _currency_beside(row, at)
    value = read_digits(digits, decimal, currency=currency)
    if value is None and currency and not _by_hour(row) and (digits.endswith(_NOUGHTS) or _pays(row)):
        return read_digits(digits, ",", currency=currency)
    return value


def _pays(row: list[Token]) -> bool:
    """Say whether a sentence speaks of pay, and of no price."""
    paid = any(token.any("noun", "verb", "gain") for token in row)
    return paid and not any("price" in token.kinds for token in row)


def _by_hour(row: list[Token]) -> bool:
    timed = [token.word("noun") or token.word("period") for token in row]
    return any(word is not None and word.unit == "HOUR" for word in timed)


def is_hundreds(text: str, row: list[Token], at: int) -> bool:
    """Say whether the digits at `at` are three, a blank behind a word for thousand: *gana 2 mil 200 a la semana*."""
    token, before = row[at], row[at - 1]
    times = before.word("times")
    spelled = times is not None and times.low == _THOUSAND and before.end - before.start > 1
    digits = text[token.start : token.end]
    whole = len(digits) == _HUNDREDS and digits.isdecimal() and digits[0] != "0"
    return spelled and whole and text[before.end : token.start] == " " and not _GOES_ON.match(text, token.end)
