"""Make currencies.tsv, fractions.tsv, tender.tsv and places.tsv in corpus/data from CLDR, as Babel carries it.

Source: Unicode CLDR (Unicode License v3) through Babel: names and signs of the currencies that are legal tender
somewhere today, names of countries, and the exemplar cities of the time zones. Short names of currencies stand in the
packs, further places in places.more.tsv; both are written by hand.

python tools/build_cldr.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import get_timezone_location
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_precision, get_territory_currencies

DATA = Path(__file__).resolve().parents[1] / "corpus" / "data"
# The language of a row, and the locales that have words for it; Malay is read with the words of Indonesian, and
# Norwegian with those of Danish.
LANGUAGES = {
    "en": ("en", "en_GB", "en_AU"),
    "zh-Hans": ("zh_Hans",),
    "zh-Hant": ("zh_Hant", "zh_Hant_HK"),
    "id": ("id", "ms"),
    "ar": ("ar",),
    "ja": ("ja",),
    "ko": ("ko",),
    "vi": ("vi",),
    "tr": ("tr",),
    "hi": ("hi",),
    "th": ("th",),
    "fr": ("fr", "fr_CA"),
    "it": ("it",),
    "es": ("es", "es_MX", "es_AR"),
    "pt": ("pt", "pt_PT"),
    "de": ("de",),
    "ru": ("ru",),
    "pl": ("pl",),
    "nl": ("nl",),
    "sv": ("sv",),
    "el": ("el",),
    "uk": ("uk",),
    "cs": ("cs",),
    "ro": ("ro",),
    "hu": ("hu",),
    "da": ("da", "nb"),
    "fa": ("fa",),
    "he": ("he",),
}
MARKS = re.compile(r"[\u200b\u200e\u200f\u061c]")
# Bare signs that several currencies share, signs with a blank ($ AU: 500 $ au mois), signs that are words or initials
# in running text (КМ: kilometre), and C$, which is Nicaragua's in CLDR and Canada's in most texts: the packs decide.
UNSAFE = re.compile(r"\w|.* .*|КМ|[A-Za-z]{0,3}|[$£¥]|C\$")
# Currencies whose minor unit ISO 4217 keeps and nobody uses; CLDR counts no digits of their cash.
UNDIVIDED = {"IDR", "COP"}

Row = tuple[str, ...]


def tender() -> list[str]:
    """Return the codes that are legal tender in some territory today."""
    territories = [str(territory) for territory in Locale("en").territories]
    return sorted({str(code) for territory in territories for code in get_territory_currencies(territory)})


def currency_names(code: str, tag: str, locale: Locale) -> Iterator[str]:
    """Yield the display name of a currency and its plural forms."""
    name = locale.currencies.get(code)
    plurals = locale._data["currency_names_plural"].get(code, {}).values()
    for form in dict.fromkeys((name, *plurals)):
        if form and form != code:
            yield form
            if tag == "en" and form[0].isupper():
                yield form.lower()


def signs() -> dict[str, str]:
    """Return the signs that stand for one currency alone, in our languages and where the currency is at home."""
    found: dict[str, set[str]] = {}
    for identifier in (each for identifiers in LANGUAGES.values() for each in identifiers):
        for code, sign in Locale.parse(identifier).currency_symbols.items():
            found.setdefault(MARKS.sub("", sign).strip(". "), set()).add(code)
    for identifier in locale_identifiers():
        try:
            locale = Locale.parse(identifier)
        except (UnknownLocaleError, ValueError):
            continue
        if locale.territory:
            for code in get_territory_currencies(locale.territory):
                sign = MARKS.sub("", locale.currency_symbols.get(code, "")).strip(". ")
                found.setdefault(sign, set()).add(code)
    current = set(tender())
    return {
        sign: next(iter(codes & current))
        for sign, codes in found.items()
        if len(codes & current) == 1 and not UNSAFE.fullmatch(sign)
    }


def currency_rows() -> Iterator[Row]:
    """Yield code, spelling, language, kind, divisor (empty: whole units)."""
    codes = tender()
    for code in codes:
        yield code, code, "*", "code", ""
    for sign, code in sorted(signs().items(), key=lambda item: (item[1], item[0])):
        yield code, sign, "*", "symbol", ""
    for tag, identifiers in LANGUAGES.items():
        locales = [Locale.parse(identifier) for identifier in identifiers]
        for code in codes:
            for name in dict.fromkeys(name for locale in locales for name in currency_names(code, tag, locale)):
                yield code, name, tag, "name", ""


def decimal_sign(territory: str) -> str | None:
    """Return the decimal sign of the official language that most people of a territory speak."""
    spoken = get_global("territory_languages").get(territory, {})
    official = [(row["population_percent"], tag) for tag, row in spoken.items() if row.get("official_status")]
    if not official:
        return None
    tag = max(official)[1]
    for identifier in (f"{tag}_{territory}", tag):
        try:
            return str(Locale.parse(identifier).number_symbols["latn"]["decimal"])
        except (UnknownLocaleError, ValueError, KeyError):
            continue
    return None


def fraction_rows() -> Iterator[Row]:
    """Yield code, decimal sign where the currency is at home (empty: several), digits of a fraction that are in use."""
    signs: dict[str, set[str]] = {}
    for territory in Locale("en").territories:
        if sign := decimal_sign(str(territory)):
            for code in get_territory_currencies(str(territory)):
                signs.setdefault(str(code), set()).add(sign)
    for code in tender():
        issuer = decimal_sign(code[:2])
        home = {issuer} if issuer else signs.get(code, set())
        digits = 0 if code in UNDIVIDED else get_currency_precision(code)
        yield code, next(iter(home)) if len(home) == 1 else "", str(digits)


def place_rows() -> Iterator[Row]:
    """Yield name, ISO 3166-1 alpha-2 country, kind, language."""
    for tag, (identifier, *_) in LANGUAGES.items():
        locale = Locale.parse(identifier)
        for country, name in sorted(locale.territories.items()):
            if re.fullmatch(r"[A-Z]{2}", country) and country not in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}:
                yield name, country, "country", tag
        for zone, country in sorted(get_global("zone_territories").items()):
            if "/" in zone and re.fullmatch(r"[A-Z]{2}", country) and zone in locale.time_zones:
                city = get_timezone_location(zone, locale=locale, return_city=True)
                if "," not in city:
                    yield city, country, "city", tag


def write(name: str, head: str, rows: Iterator[Row]) -> None:
    """Write the rows, each once, below a line that names the source."""
    lines = ["\t".join(row) for row in dict.fromkeys(rows)]
    note = f"# {head}. Source: Unicode CLDR through Babel. Made by tools/build_cldr.py"
    (DATA / name).write_text("\n".join([note, *lines]) + "\n", "utf-8")


def tender_rows() -> Iterator[Row]:
    """Yield each currency with the countries, one row each, that pay in it though its code is not made of theirs."""
    for country in sorted(map(str, Locale("en").territories)):
        for code in get_territory_currencies(country) if re.fullmatch(r"[A-Z]{2}", country) else ():
            if code[:2] != country:
                yield code, country


def main() -> None:
    """Write the tables."""
    write("currencies.tsv", "code, spelling, language, kind, divisor", currency_rows())
    write("fractions.tsv", "code, decimal sign at home, fraction digits", fraction_rows())
    write("tender.tsv", "code, country that pays in it", tender_rows())
    write("places.tsv", "name, country, kind, language", place_rows())


if __name__ == "__main__":
    main()
