"""Signs and codes of currencies beside a sum: which of them counts, and which is another word."""

import pytest

import corpus


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The flat costs $1.300.000 COP.", "en", [(1300000, "COP")]),
        ("It costs $500 MXN or $20.", "en", [(500, "MXN"), (20, "USD")]),
        ("Php15,000 a month", "en", [(15000, "PHP")]),
        ("The book costs RM26 in 1 shop.", "en", [(26, "MYR")]),
        ("CLP$500.000 for the room", "en", [(500000, "CLP")]),
        ("Anggarannya Rp 1,2 T.", "id", [(1200000000000, "IDR")]),
    ],
)
def test_a_code_decides_what_a_sign_is(text: str, language: str, found: list[tuple[int, str]]) -> None:
    extracts = corpus.extract(text, language)
    rows = sorted([*extracts.wages, *extracts.money], key=lambda row: row.span)
    assert [(row.min_value, row.currency) for row in rows] == found


@pytest.mark.parametrize(
    "text",
    [
        "The PHP 8.2 release is out, and PHP 7 costs nothing.",
        "It runs on Windows NT 5.1.",
        "It cost ¥1卅 then.",
        "We use PHP and MySQL.",
    ],
)
def test_versions_and_cut_numbers_are_no_money(text: str) -> None:
    extracts = corpus.extract(text, "en")
    assert not extracts.money
    assert not extracts.wages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Send it to 14 Mill Lane, Rainham RM26 1QG, or to Ilkley LS29 9RS.", "en"),
        ("Kantor kami di Hưng Yên 05414.", "vi"),
        ("Agent $007 is back.", "en"),
    ],
)
def test_postcodes_and_codes_that_begin_with_a_nought_are_no_money(text: str, language: str) -> None:
    extracts = corpus.extract(text, language)
    assert not extracts.money
    assert not extracts.wages
