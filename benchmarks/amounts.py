"""Peers that find amounts of money: what each makes of a text, as (value, currency).

None of them tells pay from other money, so every amount that they find counts for both.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from importlib import import_module
from importlib.util import find_spec

Amount = tuple[Decimal, str | None]
Finder = Callable[[str, str], list[Amount]]

# What a currency is called by the peers that give names; the likeliest code where a name has several.
_CODES = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "฿": "THB", "₫": "VND",
    "Dollar": "USD", "United States dollar": "USD", "Pound": "GBP", "British pound": "GBP", "Euro": "EUR",
    "Japanese yen": "JPY", "Chinese yuan": "CNY", "Indian rupee": "INR", "South Korean won": "KRW", "Korean won": "KRW",
    "Russian ruble": "RUB", "Turkish lira": "TRY", "Brazilian Real": "BRL", "Mexican peso": "MXN", "Thai baht": "THB",
    "dollar": "USD", "pound sterling": "GBP", "euro": "EUR", "yen": "JPY", "rupee": "INR", "yuan": "CNY",
}  # fmt: skip
_CULTURES = {
    "en": "English", "zh-Hans": "Chinese", "zh-Hant": "Chinese", "es": "Spanish", "pt": "Portuguese", "fr": "French",
    "de": "German", "it": "Italian", "ja": "Japanese", "ko": "Korean", "tr": "Turkish",
}  # fmt: skip


def finders() -> dict[str, Finder]:
    """Return the installed peers."""
    warnings.simplefilter("ignore")
    known: dict[str, tuple[str, Finder]] = {
        "recognizers-text": ("recognizers_number_with_unit", _recognizers),
        "price-parser": ("price_parser", _price_parser),
        "quantulum3": ("quantulum3", _quantulum),
    }
    return {name: finder for name, (module, finder) in known.items() if find_spec(module)}


def _recognizers(text: str, language: str) -> list[Amount]:
    package = import_module("recognizers_number_with_unit")
    culture = getattr(package.Culture, _CULTURES.get(language, "English"), package.Culture.English)
    found = (one.resolution or {} for one in package.recognize_currency(text, culture))
    rows = ((row.get("value"), row.get("isoCurrency") or _CODES.get(str(row.get("unit")))) for row in found)
    return [(value, code) for raw, code in rows if (value := _decimal(raw)) is not None]


def _price_parser(text: str, _: str) -> list[Amount]:
    price = import_module("price_parser").Price.fromstring(text)
    code = price.currency if price.currency and len(price.currency) > 1 else None
    return [] if price.amount is None else [(price.amount, _CODES.get(price.currency) or code)]


def _quantulum(text: str, _: str) -> list[Amount]:
    found = import_module("quantulum3.parser").parse(text)
    money = [one for one in found if one.unit.entity.name == "currency"]
    rows = ((_decimal(one.value), _CODES.get(one.unit.name)) for one in money)
    return [(value, code) for value, code in rows if value is not None]


def _decimal(raw: object) -> Decimal | None:
    try:
        return Decimal(str(raw).replace(",", ""))
    except InvalidOperation:
        return None
