"""The places by hand and of GeoNames: well-formed rows, none twice, and names that settle a country."""

from collections import defaultdict

import pytest

from corpus.folding import fold
from corpus.packs import data_lines, languages, pack_tag

KINDS = {"country", "region", "city", "nationality", "institution"}
# CLDR's code of no country: its names keep a shorter one within them from counting.
SHIELD = "ZZ"


def table(name):
    return [tuple(line.split("\t")) for line in data_lines(name)]


ROWS = table("places.more.tsv")
CLDR = table("places.tsv")
CITIES = table("places.cities.tsv")


def keys(rows):
    return [(fold(name).text, country, pack_tag(tag)) for name, country, _, tag in rows]


def capitalised(rows):
    """Return the rows without those that a table writes in lower case: they add that the name needs no capital."""
    return [row for row in rows if row[0][0] == row[0][0].upper()]


def countries_of(name):
    return {country for found, country, _ in keys(ROWS + CLDR) if found == fold(name).text}


def longest(text, tag):
    """Return the countries of the longest name that covers the whole of `text` or lies in it."""
    folded = fold(text).text
    held = [row for row in keys(ROWS + CLDR) if row[0] in folded and row[2] in {tag, "en"}]
    length = max((len(name) for name, _, _ in held), default=0)
    return {country for name, country, _ in held if len(name) == length}


def test_every_row_has_four_cells_without_stray_space():
    assert [row for row in ROWS if len(row) != 4 or any(cell != cell.strip() or not cell for cell in row)] == []


def test_kinds_and_languages_are_known():
    assert {row[2] for row in ROWS} <= KINDS
    assert {row[3] for row in ROWS} <= {*languages(), "zh-Hans", "*"}


def test_countries_are_those_of_cldr():
    assert {row[1] for row in ROWS} <= {row[1] for row in CLDR}


def test_names_have_two_letters_or_more():
    assert [row for row in ROWS if sum(map(str.isalpha, fold(row[0]).text)) < 2] == []


def test_names_in_cased_scripts_begin_with_a_capital_but_those_of_peoples():
    small = [row for row in ROWS if row[0][0].lower() == row[0][0] != row[0][0].upper()]
    assert [row for row in small if row[2] != "nationality" and row[1] != SHIELD] == []


def test_no_row_stands_twice():
    assert len(set(keys(ROWS))) == len(ROWS)


def test_no_row_repeats_cldr():
    assert set(keys(capitalised(ROWS))) & set(keys(CLDR)) == set()


def test_cities_repeat_no_other_row():
    others = {(name, tag) for name, _, tag in keys(ROWS + CLDR)}
    assert [row for row in keys(CITIES) if (row[0], row[2]) in others or (row[0], "en") in others] == []


def test_a_city_of_geonames_means_one_country():
    owners = defaultdict(set)
    for name, country, _ in keys(CITIES):
        owners[name].add(country)
    assert [name for name, countries in owners.items() if len(countries) > 1] == []


def test_no_row_repeats_an_english_one_which_serves_every_text():
    english = {(name, country) for name, country, tag in keys(ROWS + CLDR) if tag == "en"}
    assert [row for row in keys(capitalised(ROWS)) if row[2] != "en" and row[:2] in english] == []


def test_chinese_is_written_in_simplified_characters():
    assert [row[0] for row in ROWS if row[3] == "zh-Hans" and fold(row[0]).text != row[0].lower()] == []


def test_rows_are_sorted_by_language_then_country():
    order = list(dict.fromkeys(row[3] for row in ROWS))
    places = [(order.index(row[3]), row[1]) for row in ROWS]
    assert places == sorted(places)


def test_a_shield_holds_a_name_that_it_shields():
    names = defaultdict(set)
    for name, country, tag in keys(ROWS + CLDR):
        if country != SHIELD:
            names[tag].add(name)
    useless = []
    for name, country, tag in keys(ROWS):
        parts = {name[start:end] for start in range(len(name)) for end in range(start + 2, len(name) + 1)}
        if country == SHIELD and not parts & (names[tag] | names["en"]):
            useless.append(name)
    assert useless == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("UK", "GB"),
        ("Scotland", "GB"),
        ("Canadian", "CA"),
        ("New South Wales", "AU"),
        ("British Columbia", "CA"),
        ("Hong Kong", "HK"),
        ("Hyderabad", "IN"),
        ("Amerika", "US"),
        ("Inggris", "GB"),
        ("Jatim", "ID"),
        ("Selangor", "MY"),
        ("狮城", "SG"),
        ("竹北", "TW"),
        ("高雄", "TW"),
        ("台中", "TW"),
        ("九龍灣", "HK"),
        ("チューリッヒ", "CH"),
        ("카트만두", "NP"),
        ("ลาฮอร์", "PK"),
        ("कराची", "PK"),
        ("旺角", "HK"),
        ("強積金", "HK"),
        ("主計總處", "TW"),
        ("人社部", "CN"),
        ("沙特", "SA"),
        ("السعودية", "SA"),
        ("الإسكندرية", "EG"),
        ("مصرية", "EG"),
        ("سلطنة عُمان", "OM"),
        ("وهران", "DZ"),
    ],
)
def test_a_name_means_its_country(name, country):
    assert countries_of(name) == {country}


@pytest.mark.parametrize(
    ("name", "countries"),
    [("Tripoli", {"LY", "LB"}), ("طرابلس", {"LY", "LB"}), ("عمان", {"JO", "OM"}), ("Punjab", {"IN", "PK"})],
)
def test_a_name_of_two_countries_keeps_both(name, countries):
    assert countries_of(name) == countries


@pytest.mark.parametrize(
    "name",
    "US Us Reading Bath Mobile Nice Orange Java Surat Bursa Lima".split()
    + "中山 大安 三重 东方 中环 新界 金门 内地 美 台".split()
    + "بنت سلا الخبر العين العمارة معان الجديدة جنين".split(),
)
def test_words_that_are_more_than_a_place_stay_out(name):
    assert fold(name).text not in {found for found, _, tag in keys(ROWS) if tag in {"en", "id", "zh", "ar"}}


@pytest.mark.parametrize(
    ("text", "tag", "country"),
    [
        ("South America", "en", SHIELD),
        ("New Mexico", "en", "US"),
        ("London, Ontario", "en", "CA"),
        ("其中國家", "zh", SHIELD),
        ("以上海外", "zh", SHIELD),
        ("提高雄性", "zh", SHIELD),
        ("平台中", "zh", SHIELD),
        ("台中國", "zh", SHIELD),
        ("南投資", "zh", SHIELD),
        ("白雲林", "zh", SHIELD),
        ("中國台灣", "zh", "TW"),
        ("長沙灣", "zh", "HK"),
        ("新馬鞍山市", "zh", "CN"),
        ("الولايات المتحدة الأمريكية", "ar", "US"),
        ("أمريكا الجنوبية", "ar", SHIELD),
        ("اليد اليمنى", "ar", SHIELD),
    ],
)
def test_the_longest_name_shields_those_within(text, tag, country):
    assert longest(text, tag) == {country}
