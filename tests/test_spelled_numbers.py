"""Sums that are written out in words, by themselves and on to each other."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import pay
from corpus.document import Region

_DIGITS = "零一二三四五六七八九"


def _values(text: str, language: str) -> list[Decimal | None]:
    found = pay.find(text, [Region(0, len(text), language)])
    return [figure.min_value for figure in [*found.wages, *found.money]]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("The bridge cost one thousand, two hundred dollars.", "en", 1200),
        ("The bridge cost two million, three hundred fifty thousand dollars.", "en", 2350000),
        ("A ponte custou quarenta e oito mil, setecentos e cinquenta reais.", "pt", 48750),
        ("A ponte custou oitocentos e um milhões de reais.", "pt", 801000000),
        ("A ponte custou cento e um reais.", "pt", 101),
        ("Le pont a coûté deux cent un euros.", "fr", 201),
        ("Il ponte è costato duecentouno euro.", "it", 201),
        ("Il ponte è costato cinquecentottantuno euro.", "it", 581),
        ("Il ponte è costato trecentoquarantacinquemila euro.", "it", 345000),
        ("Il ponte è costato due milioni e ottocentomila euro.", "it", 2800000),
        ("Die Brücke kostete hundertfünf Euro.", "de", 105),
        ("Die Brücke kostete zweitausendfünfhundert Euro.", "de", 2500),
        ("De brug kostte honderdvijf euro.", "nl", 105),
        ("Bron kostade etthundrafem kronor.", "sv", 105),
        ("Köprü onbeş liraya mal oldu.", "tr", 15),
        ("Köprü üçbindörtyüzellialtı liraya mal oldu.", "tr", 3456),
        ("Cây cầu có giá một nghìn năm trăm đồng.", "vi", 1500),
        ("Cây cầu có giá hai tỷ đồng.", "vi", 2000000000),
        ("สะพานราคาหนึ่งร้อยห้าบาท", "th", 105),
        ("สะพานราคาหมื่นห้าบาท", "th", 15000),
        ("橋の建設費は百五円だった。", "ja", 105),
        ("橋の建設費は千五十円だった。", "ja", 1050),
        ("다리 건설비는 백오 원이었다.", "ko", 105),
        ("다리 건설비는 이만 삼천사백육십이 원이었다.", "ko", 23462),
        ("这座桥花了一百五十元。", "zh-Hans", 150),
        ("这座桥花了一万五元。", "zh-Hans", 15000),
        ("月薪1w5。", "zh-Hans", 15000),
        ("月薪3k5。", "zh-Hans", 3500),
        ("Le pont a coûté 1 234,560 dinars tunisiens.", "fr", "1234.56"),
        ("She earns R15 000 a month in Durban.", "en", 15000),
        ("Le pont a coûté 500 $SG.", "fr", 500),
    ],
)
def test_sums_in_words_are_read_whole(text: str, language: str, value: object) -> None:
    assert _values(text, language) == [Decimal(str(value))]


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("O salário é de R$ 12.500-R$ 18.000 por mês.", "pt", 12500, 18000),
        ("Het salaris is € 12.500-€ 18.000 per maand.", "nl", 12500, 18000),
        ("वेतन 12,500 रुपये और 18,000 रुपये के बीच है।", "hi", 12500, 18000),
    ],
)
def test_ranges_with_a_sign_at_both_ends_or_a_word_behind(text: str, language: str, low: int, high: int) -> None:
    found = pay.find(text, [Region(0, len(text), language)])
    assert [(wage.min_value, wage.max_value) for wage in found.wages] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Gehalt: 25,00 €/h brutto", "de", "HOUR"),
        ("Upah Rp150.000/hr", "id", "DAY"),
        ("Salary: $250/hr", "en", "HOUR"),
        ("الراتب: \u200f1,500.00\u00a0ر.س.\u200f في الشهر", "ar", "MONTH"),
        ("Wynagrodzenie: 1500 zł/dobę", "pl", "DAY"),
        ("급여: 월당 ₩1,500,000", "ko", "MONTH"),
    ],
)
def test_short_periods_are_those_of_the_language(text: str, language: str, unit: str) -> None:
    found = pay.find(text, [Region(0, len(text), language)])
    assert [wage.unit_text for wage in found.wages] == [unit]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("They asked for one thousand, two thousand or three thousand dollars.", "en", [2000]),
        ("It cost two million dollars, five hundred people came.", "en", [2000000]),
        ("Paguei 18.000 reais e um bônus.", "pt", [18000]),
        ("Un euro e un po' di fortuna.", "it", []),
        ("La R250 a reçu un prix.", "fr", []),
    ],
)
def test_lists_and_articles_are_no_part_of_a_sum(text: str, language: str, values: list[int]) -> None:
    assert [value for value in _values(text, language) if value != 3000] == values


@given(st.integers(11, 99_999_999))
def test_any_chinese_number_reads_back(number: int) -> None:
    assert _values(f"这座桥花了{_in_chinese(number)}元。", "zh-Hans") == [number]


def _in_chinese(number: int) -> str:
    high, low = divmod(number, 10_000)
    if not high:
        return _four(low)
    zero = "零" if 0 < low < 1000 else ""
    return f"{_four(high)}万{zero}{_four(low) if low else ''}"


def _four(number: int) -> str:
    out, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + unit
        gap = not digit
    return out
