"""Digits with separators: which sign sets groups apart and which the decimals.

Shape comes first; the language and the currency decide only where both readings are well formed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from corpus.packs import data_lines

SPACES = " \u00a0\u2009\u202f"
FRACTIONS = "¼-¾⅐-⅞"
"""Fractions of one character, as a class of characters."""
# What they are worth, as far as decimals say it.
_WORTH = dict(zip("½¼¾⅕⅖⅗⅘⅛⅜⅝⅞⅒", map(Decimal, ".5 .25 .75 .2 .4 .6 .8 .125 .375 .625 .875 .1".split()), strict=True))
# More digits than any sum of money has: such runs are serial numbers.
_MOST_DIGITS = 18


@cache
def _decimal_signs() -> dict[str, str]:
    return dict(line.split("\t") for line in data_lines("separators.tsv"))


@lru_cache(maxsize=1 << 8)
def decimal_sign(language: str | None) -> str:
    """Return ``.`` or ``,``, the decimal sign of a BCP 47 tag by CLDR; ``.`` where nothing is known."""
    signs = _decimal_signs()
    tag = language or ""
    return signs.get(tag) or signs.get(tag.split("-")[0], ".")


def _grouped(parts: list[str]) -> bool:
    first, *rest = parts
    if not rest or not first or first.startswith("0"):
        return not rest
    threes = len(first) <= 3 and all(len(part) == 3 for part in rest)
    indian = len(first) <= 2 and len(rest[-1]) == 3 and all(len(part) == 2 for part in rest[:-1])
    return threes or indian


@cache
def _fractions() -> dict[str, tuple[str, int]]:
    """Return for each ISO 4217 code the decimal sign where it is at home (empty: several) and its fraction digits."""
    rows = (line.split("\t") for line in data_lines("fractions.tsv"))
    return {code: (sign, int(digits)) for code, sign, digits in rows}


def undivided(currency: str) -> bool:
    """Say whether a currency, by its ISO 4217 code, is paid without minor units."""
    return _fractions().get(currency, ("", 2))[1] == 0


@lru_cache(maxsize=1 << 12)
def read_digits(text: str, decimal: str = ".", *, currency: str | None = None) -> Decimal | None:
    """Return the value of digits with separators, None where they are no well-formed number or their value is open.

    `decimal`, the language's decimal sign, and `currency`, the ISO 4217 code beside the digits, decide where both
    readings are well formed (``1.500``).
    """
    if text.isdecimal():
        # A code begins with a nought (05414), a number of several digits never.
        code = len(text) > 1 and int(text[0]) == 0
        return None if code or len(text) > _MOST_DIGITS else Decimal(text)
    if not text[-1].isdecimal() and text[-1].isnumeric():
        return _with_fraction(text[:-1].rstrip(), _WORTH.get(text[-1]))
    if text[0] == ".":
        return Decimal(text)
    # Behind a sign and a blank only noughts are surely a group ($5, 000): other figures may be the next of a list.
    text = text.rstrip("-–—.,").replace(", 000", ",000").replace(". 000", ".000")
    parts = re.split(r"\D", text)
    signs = [char for char in text if not char.isdigit()]
    if sum(map(len, parts)) > _MOST_DIGITS or len(set(signs)) > 2:
        return None
    if len(signs) == 2 and signs[0] in "'’" and list(map(len, parts[1:])) == [3, 3]:
        # Millions have a sign of their own: $2'500.000.
        return Decimal("".join(parts))
    fraction = _splits_fraction(parts, signs, decimal, currency)
    if fraction is None:
        return None
    whole = parts[:-1] if fraction else parts
    if not _grouped(whole) or len(set(signs[: len(whole) - 1])) > 1:
        return None
    return Decimal("".join(whole) + ("." + parts[-1] if fraction else ""))


def _with_fraction(whole: str, fraction: Decimal | None) -> Decimal | None:
    """Return the value of plain digits, or none, with a fraction behind them; thirds have none."""
    if fraction is None or not (not whole or whole.isdecimal()):
        return None
    return Decimal(whole or 0) + fraction


def _splits_fraction(parts: list[str], signs: list[str], decimal: str, currency: str | None) -> bool | None:
    """Say whether the last sign is a decimal one; None where neither reading is well formed, or nothing decides."""
    if not signs:
        return False
    last = signs[-1]
    if last in "'’\u066c" or last in SPACES:
        return False
    if last == "\u066b" or len(set(signs)) == 2:
        return signs.count(last) == 1
    if len(signs) > 1:
        return False
    if len(parts[1]) == 3 and _grouped(parts):
        return _has_thousandths(parts[1], last, decimal, currency) if currency else last == decimal
    return True if last == decimal or len(parts[1]) != 3 or parts[0] == "0" else None


def _has_thousandths(digits: str, sign: str, decimal: str, currency: str) -> bool | None:
    """Say whether three digits behind a sign are thousandths of a currency; None where the text leaves it open."""
    home, places = _fractions().get(currency, (".", 2))
    if places == 3:
        return sign == decimal
    if sign == "," or decimal == "," or (places == 0 and home == ","):
        return False
    # Prices by the litre and exchange rates have thousandths (1.459); round ones, and those of a currency that
    # is written with a comma at home, may as well be groups.
    return None if home != "." or digits.endswith("0") else True
