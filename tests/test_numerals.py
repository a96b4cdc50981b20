"""Digits and number words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import pay
from corpus.document import Money, Region, Wage
from corpus.pay.digits import decimal_sign, read_digits


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1500", ".", "1500"),
        ("1,500", ".", "1500"),
        ("1,500", ",", "1.500"),
        ("1.500", ",", "1500"),
        ("1.500", ".", "1.500"),
        ("5,000,000", ",", "5000000"),
        ("5.000.000", ".", "5000000"),
        ("1.234,56", ".", "1234.56"),
        ("1,234.56", ",", "1234.56"),
        ("12,5", ".", "12.5"),
        ("6,00,000", ".", "600000"),
        ("9'500", ".", "9500"),
        ("1 500", ".", "1500"),
        ("٤٨٠", ".", "480"),
        ("١٬٥٠٠٫٢٥", ".", "1500.25"),
        ("３５００", ".", "3500"),
        ("0.125", ",", "0.125"),
    ],
)
def test_separators_by_shape_then_language(text: str, decimal: str, value: str) -> None:
    assert read_digits(text, decimal) == Decimal(value)


@pytest.mark.parametrize("text", ["1.2.3", "12.05.2024", "1,2,3", "10,20,30", "1.2,3.4", "9" * 30])
def test_what_is_no_well_formed_number_has_no_value(text: str) -> None:
    assert read_digits(text) is None


def test_thousandths_after_a_sign_are_a_group() -> None:
    assert read_digits("5,000", ",", currency="USD") == 5000
    assert read_digits("1.085", ".", currency="USD") == Decimal("1.085")


@pytest.mark.parametrize("currency", ["IDR", "VND", "CLP", "COP"])
def test_currencies_without_fractions_have_none(currency: str) -> None:
    assert read_digits("140.000", ".", currency=currency) == 140000
    assert read_digits("1.234", ".", currency=currency) == 1234
    assert read_digits("1.234", ",", currency=currency) == 1234


@pytest.mark.parametrize(("text", "currency"), [("1.500", "USD"), ("1.250", "MYR"), ("1.234", "EUR"), ("9.875", "SEK")])
def test_what_may_be_a_group_or_thousandths_is_left_open(text: str, currency: str) -> None:
    assert read_digits(text, ".", currency=currency) is None
    assert read_digits(text, ",", currency=currency) == Decimal(text.replace(".", ""))


def test_thousandths_of_a_dinar_are_read() -> None:
    assert read_digits("1.250", ".", currency="KWD") == Decimal("1.25")


def test_decimal_signs_come_from_cldr() -> None:
    assert [decimal_sign(tag) for tag in ("en", "id", "ms", "de", "zh-Hant", None)] == [".", ",", ".", ",", ".", "."]


@given(st.integers(0, 10**15))
def test_any_grouping_of_an_integer_reads_back(number: int) -> None:
    english = f"{number:,}"
    if number >= 10**6:
        assert read_digits(english, ",") == number
    assert read_digits(english, ".") == number
    assert read_digits(english.replace(",", "."), ",") == number
    assert read_digits(english.replace(",", " "), ",") == number


def _amounts(text: str, language: str) -> list[Wage | Money]:
    found = pay.find(text, [Region(0, len(text), language)])
    return sorted([*found.wages, *found.money], key=lambda figure: figure.span)


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("It costs half a million dollars.", "en", 500000, 500000),
        ("It costs two and a half million dollars.", "en", 2500000, 2500000),
        ("It costs three hundred and twenty-five dollars.", "en", 325, 325),
        ("It costs a few hundred dollars.", "en", 100, 999),
        ("It costs $1-2 million.", "en", 1000000, 2000000),
        ("It costs $900,000 to $1.2 million.", "en", 900000, 1200000),
        ("It costs five dollars and ten cents.", "en", "5.1", "5.1"),
        ("It costs $3½ million.", "en", 3500000, 3500000),
        ("It costs 2 ½ million dollars.", "en", 2500000, 2500000),
        ("In 1999 ½ million dollars was asked for it.", "en", 500000, 500000),
        ("It costs $5¾ a kilo.", "en", "5.75", "5.75"),
        ("It costs between $1¼ and $1½ million.", "en", 1250000, 1500000),
        ("It costs $.50 a piece.", "en", "0.5", "0.5"),
        ("It costs .5 million dollars.", "en", 500000, 500000),
        ("No.50 dollars was asked.", "en", 50, 50),
        ("It cost $1,000K.", "en", 1000000, 1000000),
        ("It cost £1,500-2,500k.", "en", 1500000, 2500000),
        ("It cost 1500 thousand dollars.", "en", 1500000, 1500000),
        ("It cost $2 million 500 thousand.", "en", 2500000, 2500000),
        ("It cost 25 hundred dollars.", "en", 2500, 2500),
        ("In 2015 hundred dollar bills were printed anew.", "en", 100, 100),
        ("السعر 12,500 ألفا دولار.", "ar", 12500000, 12500000),
        ("Бюджет составил 1500 тыс. рублей.", "ru", 1500000, 1500000),
        ("Costó 2.000 mil euros.", "es", 2000000, 2000000),
        ("售价12000万元。", "zh-Hans", 120000000, 120000000),
        ("売上は10000千円でした。", "ja", 10000000, 10000000),
        ("売上は15,000百万円でした。", "ja", 15000000000, 15000000000),
        ("売上は1億2千万円でした。", "ja", 120000000, 120000000),
        ("매출은 20000만원이다.", "ko", 200000000, 200000000),
        ("售价壹万贰仟元。", "zh-Hans", 12000, 12000),
        ("售价1万2千元。", "zh-Hans", 12000, 12000),
        ("售价四万五元。", "zh-Hans", 45000, 45000),
        ("售价两千零五元。", "zh-Hans", 2005, 2005),
        ("售价三百二十万元。", "zh-Hans", 3200000, 3200000),
        ("售价6萬8千元。", "zh-Hant", 68000, 68000),
        ("售价十几万元。", "zh-Hans", 110000, 199999),
        ("售价七八百元。", "zh-Hans", 700, 800),
        ("售价两百多元。", "zh-Hans", 200, None),
        ("售价三十来万元。", "zh-Hans", 300000, 300000),
        ("售价五元五角。", "zh-Hans", "5.5", "5.5"),
        ("售价五分钱。", "zh-Hans", "0.05", "0.05"),
        ("Harganya dua juta lima ratus ribu rupiah.", "id", 2500000, 2500000),
        ("Harganya satu setengah juta rupiah.", "id", 1500000, 1500000),
        ("Harganya belasan juta rupiah.", "id", 11000000, 19999999),
        ("Harganya dua belas ribu rupiah.", "id", 12000, 12000),
        ("السعر خمسة وعشرون دولارًا.", "ar", 25, 25),
        ("السعر ثلاثة آلاف وخمسمئة دولار.", "ar", 3500, 3500),
        ("السعر مليون ونصف دولار.", "ar", 1500000, 1500000),
        ("السعر ألفي دولار.", "ar", 2000, 2000),
        ("السعر دولاران.", "ar", 2, 2),
        ("السعر عشرات الآلاف من الدولارات.", "ar", 10000, 99999),
    ],
)
def test_number_words(text: str, language: str, low: object, high: object) -> None:
    (figure,) = _amounts(text, language)
    assert figure.min_value == (None if low is None else Decimal(str(low)))
    assert figure.max_value == (None if high is None else Decimal(str(high)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Form 1099, room 4200, version 2.5, 24/7.", "en"),
        ("It costs 3/4 million dollars, or £1⁄2 million.", "en"),
        ("It costs $2⅓ million or $1 1/2 million.", "en"),
        ("二〇二三年有三万人参加。", "zh-Hans"),
        ("Ada setengah juta pelamar.", "id"),
        ("يعمل ثلاثين ساعة.", "ar"),
    ],
)
def test_numbers_of_other_things_are_nothing(text: str, language: str) -> None:
    assert _amounts(text, language) == []
