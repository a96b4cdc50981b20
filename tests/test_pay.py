"""Wages, other money and currencies, by cases and by laws."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import packs, pay
from corpus.document import Extracts, Money, Region, Role, Wage
from corpus.packs import PackError, sections_of
from corpus.pay import numbered
from corpus.pay.currencies import currency_forms
from corpus.pay.words import pack

CASES = Path(__file__).parent / "cases" / "pay"
LANGUAGES = ["en", "zh-Hans", "zh-Hant", "id", "ar"]


def _cases() -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(CASES.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def _find(text: str, language: str | None, roles: list[Role] | None = None) -> Extracts:
    return pay.find(text, [Region(0, len(text), language)], roles or [])


def _value(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _money(figure: Money | Wage) -> dict[str, Any]:
    return {
        "text": figure.text,
        "span": list(figure.span),
        "minValue": _value(figure.min_value),
        "maxValue": _value(figure.max_value),
        "currency": figure.currency,
        "qualifier": figure.qualifier,
        "currencyCandidates": list(figure.currency_candidates),
    }


def _wage(figure: Wage, roles: list[Role]) -> dict[str, Any]:
    return _money(figure) | {
        "unitText": figure.unit_text,
        "kind": figure.kind,
        "monthsPerYear": figure.months_per_year,
        "currencyInferred": figure.currency_inferred,
        "for": sorted(roles[at].text for at in figure.roles),
    }


def _due(rows: list[dict[str, Any]], keys: set[str]) -> list[dict[str, Any]]:
    missing: dict[str, Any] = {"currencyCandidates": [], "for": [], "currencyInferred": False}
    return [{key: row.get(key, missing.get(key)) for key in keys} for row in rows]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    spans = sorted((text.index(name), text.index(name) + len(name)) for name in case.get("roles", []))
    roles = [Role(text[start:end], (start, end), text[start:end], None) for start, end in spans]
    found = _find(text, case["lang"], roles)
    got_wages = [_wage(figure, roles) for figure in found.wages]
    got_money = [_money(figure) for figure in found.money]
    assert got_wages == _due(case["wages"], set(_wage(_BLANK, [])))
    assert got_money == _due(case["money"], set(_money(_BLANK)))
    assert {row.currency for row in found.currencies if row.currency} == set(case["currencies"])


_BLANK = Wage("", (0, 0), None, None, None)

_WORDS = """salary |per hour |half a |million |thousand |and |to |from |Rp|juta |gaji |ribu |hingga |月薪|年薪
|工资|至|左右|以上|راتب |ألف |و|دولارًا |بين |إلى |USD |CNY |k|İ|ß|\u064b|\u0640"""
_PIECES = st.sampled_from([*"0123456789.,-–~$€£¥%()/|\n\t 一二十百千万亿两几多半元块角", *_WORDS.split("|")])


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join)), st.sampled_from([*LANGUAGES, None])
)
def test_laws_hold_on_any_text(text: str, language: str | None) -> None:
    found = _find(text, language)
    for group in (found.wages, found.money, found.currencies):
        starts = [row.span[0] for row in group]
        assert starts == sorted(starts)
        for row in group:
            assert 0 <= row.span[0] < row.span[1] <= len(text)
            assert row.text == text[slice(*row.span)]
            assert (row.currency is None) == bool(row.currency_candidates)
    figures = sorted([row.span for row in found.wages] + [row.span for row in found.money])
    assert all(left[1] <= right[0] for left, right in pairwise(figures))
    rows: list[Wage | Money] = [*found.wages, *found.money]
    for figure in rows:
        assert figure.min_value is not None or figure.max_value is not None
        if figure.min_value is not None and figure.max_value is not None:
            assert figure.min_value <= figure.max_value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spelling_of_a_currency_is_found_beside_a_number(language: str) -> None:
    tags = packs.pack_tags([language])
    missing = []
    for name, form in currency_forms(tags).items():
        written = name.upper() if form.kind == "code" else name
        sum_ = str(max(250, form.least)) if len(written) > 1 or form.kind != "code" else "250.00"
        texts = [f"$1 price {written} {sum_}", f"$1 price {sum_} {written}", f"$1 price {sum_}{written}"]
        texts += [f"$1 price {written}{sum_}", f"$1 price {written}"]
        found = {
            code
            for text in texts
            for row in _find(text, language).currencies
            if row.span[0] > 0
            for code in (row.currency, *row.currency_candidates)
        }
        if not found & set(form.codes):
            missing.append(name)
    assert missing == []


def test_places_of_the_document_decide_when_the_sentence_does_not() -> None:
    text = "上海一家公司正在招人。\n月薪八千元。"
    (wage,) = _find(text, "zh-Hant").wages
    assert wage.currency == "CNY"


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Calbuco, turno de noche\nOperario de jaula: $620.000 al mes", "es", "CLP"),
        ("Zacatecas, turno de noche\nOperario: $9.000 al mes", "es", "MXN"),
        ("Turno de noche\nOperario: $9.000 al mes", "es", None),
        ("Bobo-Dioulasso : un gardien gagne 60 000 francs par mois.", "fr", "XOF"),
        ("Un gardien gagne 60 000 francs par mois.", "fr", None),
        ("راتب العامل في سدة الهندية 600 ألف دينار شهريا.", "ar", "IQD"),
    ],
)
def test_a_small_town_tells_the_country_too(text: str, language: str, code: str | None) -> None:
    (wage,) = _find(text, language).wages
    assert wage.currency == code


def test_a_sum_of_which_no_place_tells_the_currency_may_end_the_text() -> None:
    # The stretch behind the last sum is empty, and letters with their marks are joined before it.
    (sum_,) = _find("عمّان 70 قرشًا", "ar").money
    assert (sum_.text, sum_.currency) == ("70 قرشًا", None)


def test_conflicting_places_leave_the_currency_open() -> None:
    (wage,) = _find("台北與上海的店員月薪都是八千元。", "zh-Hant").wages
    assert wage.currency is None
    assert wage.currency_candidates == ("TWD", "CNY")


@pytest.mark.parametrize(
    ("text", "code", "candidates"),
    [
        ("Product manager, Manchester, salary 60-70k.", "GBP", ()),
        ("Backend engineer in Munich, salary 75k.", "EUR", ()),
        ("Lawyers in Sydney or Auckland, salary 90k.", None, ("AUD", "NZD")),
        ("Data analyst in Tokyo, salary 60k.", None, ("USD", "GBP", "EUR")),
        ("Data analyst, salary 60k, bonus $5,000.", None, ("USD", "GBP", "EUR")),
    ],
)
def test_a_place_tells_the_currency_of_pay_that_names_none(
    text: str, code: str | None, candidates: tuple[str, ...]
) -> None:
    (wage,) = _find(text, "en").wages
    assert (wage.currency, wage.currency_candidates, wage.currency_inferred) == (code, candidates, code is not None)


def test_a_heading_speaks_for_the_short_lines_under_it() -> None:
    listed = "Salaries\nFitter: $52,000\nWelder: $48,000\n"
    assert len(_find(listed, "en").wages) == 2
    assert len(_find(listed.replace("Salaries", "Prices"), "en").money) == 2


def test_the_head_of_a_column_speaks_for_its_cells() -> None:
    text = "Post\tHourly wage\tTraining fee\nFitter\t$25\t$300\nWelder\t$27\t$280\n"
    found = _find(text, "en")
    assert [(wage.text, wage.unit_text) for wage in found.wages] == [("$25", "HOUR"), ("$27", "HOUR")]
    assert [money.text for money in found.money] == ["$300", "$280"]


def test_a_role_that_only_speaks_is_not_linked() -> None:
    text = "The mayor said pay would reach $20 an hour."
    (wage,) = _find(text, "en", [Role("mayor", (4, 9), "mayor", None)]).wages
    assert wage.roles == ()


def test_what_was_read_before_changes_nothing() -> None:
    texts = [(case["text"], case["lang"]) for case in _cases()]
    first = [_find(*each) for each in texts]
    for text, language in texts:
        _find(re.sub("[0-9]", lambda digit: str(9 - int(digit[0])), text), language)
    assert [_find(*each) for each in reversed(texts)] == first[::-1]


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        ("A nurse earns £20 an hour, a carer earns $14 a day.", [("£20", "nurse"), ("$14", "carer")]),
        ("nurse\n£20 an hour", [("£20", "nurse")]),
        ("The carer was paid by\n£", []),
    ],
)
def test_a_long_text_that_repeats_itself_says_the_same_each_time(lines: str, due: list[tuple[str, str]]) -> None:
    filler = "Nothing is said here of anything that counts, and it is said at length.\n" * 30
    times = 480
    text = f"{lines}\n{filler}\n" * times
    roles = [Role(each[0], each.span(), each[0], None) for each in re.finditer("nurse|carer", text)]
    wages = _find(text, "en", roles).wages
    assert [(wage.text, roles[wage.roles[0]].text) for wage in wages] == due * times
    assert all(text[slice(*wage.span)] == wage.text for wage in wages)
    assert all(0 < wage.span[0] - roles[wage.roles[0]].span[0] < 20 for wage in wages)


@pytest.mark.parametrize("text", ["Euro 6 for 600 euros.", "Euro 2 for 600 euros.", "Euro 2024 for 600 euros."])
def test_words_that_hold_digits_are_told_from_others(text: str) -> None:
    for other in ("Euro 3 for 600 euros.", text):
        found = _find(other, "de")
    assert [figure.text for figure in found.money][-1:] == ["600 euros"]
    assert [one.text for one in found.currencies] == (["euros"] if text.split()[1] != "2" else ["Euro", "euros"])


@pytest.mark.parametrize("marks", ["e\u0301", "x\u0304", "o\u0323\u0302", "e\u0301" * 5])
def test_letters_with_marks_shift_no_span(marks: str) -> None:
    text = f"Cafe\u0301 {marks}, {marks}: baristas earn £12 an hour, waiters \u0661\u0663 euros a {marks}."
    figures = sorted([*(found := _find(text, "en")).wages, *found.money], key=lambda figure: figure.span)
    assert [text[slice(*figure.span)] for figure in figures] == [figure.text for figure in figures]
    assert figures[0].text == "£12"


def test_vowel_marks_do_not_hide_a_wage() -> None:
    (wage,) = _find("يَتَقاضى العامِلُ أَجْرًا قَدْرُهُ 900 دولارٍ.", "ar").wages
    assert wage.text == "900 دولارٍ"
    assert wage.min_value == 900


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[evidence.nuon]\npay", "1: evidence.nuon"),
        ("# Words\n[numbers.unit]\none = 1\ntwo", "2: numbers.unit: 'two'"),
        ("[numbers.unit]\none = i", "1: numbers.unit: 'one = i'"),
        ("[numbers.magnitude]\ntens of = 10", "1: numbers.magnitude: 'tens of = 10'"),
        ("[periods.FORTNIGHT]\na fortnight", "1: periods.FORTNIGHT"),
        ("[clitics.within]\ns", "1: clitics.within"),
        ("[currency.short]\nquid", "1: currency.short: a kind, codes"),
        ("[currency.short GBP; default.*=USD]\nquid", "1: currency.short GBP; default.*=USD: a kind, codes"),
        ("[currency.minor GBP; divisor]\npence", "1: currency.minor GBP; divisor: options"),
        ("[currency.minor GBP; plain]\npence", "1: currency.minor GBP; plain: options"),
        ("[wage]\npay", "1: wage"),
    ],
)
def test_a_faulty_pack_is_refused_by_file_and_line(text: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.folding.sections", lambda tag, stage: sections_of(text, f"langs/{tag}/{stage}.txt"))
    with pytest.raises(PackError, match=re.escape(f"langs/xx/pay.txt:{told}")):
        pack.__wrapped__("xx")


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The baker in Jakarta earns Rp140.000 a day.", "en", [140000]),
        ("Cafe staff earn €1.500 a month.", "en", [1500]),
        ("Salary: €70.000 – €85.000 plus a car", "en", [70000]),
        ("Gaji jururawat itu RM1.250 sebulan.", "ms", [1250]),
        ("Hourly pay for waiters: €15.000", "en", []),
        ("The waiter paid €1.500 for a chair.", "en", []),
    ],
)
def test_separators_that_the_language_does_not_use_go_by_the_currency(
    text: str, language: str, found: list[int]
) -> None:
    assert [wage.min_value for wage in _find(text, language).wages] == found


def test_a_name_of_nobodys_place_hides_the_country_within_it() -> None:
    (shielded,) = _find("A waiter sailing the Gulf of Mexico earns 9,000 pesos a month.", "en").wages
    (named,) = _find("A waiter in Mexico earns 9,000 pesos a month.", "en").wages
    assert (shielded.currency, named.currency) == (None, "MXN")


def test_a_role_above_the_lines_of_a_listing_makes_its_rate_pay() -> None:
    listing = "Ticket Clerk\nOld Pier Railway, Cromsby\n£13.10 per day, temporary\n"
    role = Role("Ticket Clerk", (0, 12), "ticket clerk", None)
    (wage,) = _find(listing, "en", [role]).wages
    assert (wage.unit_text, wage.roles) == ("DAY", (0,))
    assert _find(listing, "en").wages == ()


@pytest.mark.parametrize(
    ("language", "text", "player", "paid"),
    [
        ("en", "The club paid £40 million for the striker.", "striker", False),
        ("en", "The club pays the striker £5 million.", "striker", True),
        ("de", "Für den Torwart zahlt der Verein 14 Millionen Euro.", "Torwart", False),
        ("de", "Der Verein zahlt dem Torwart 14 Millionen Euro.", "Torwart", True),
        ("ru", "За вратаря клуб заплатил 9 млн евро.", "вратаря", False),
        ("ru", "Вратарь получает 9 млн евро.", "Вратарь", True),
        ("tr", "Kulüp, kaleci için 12 milyon euro ödeyecek.", "kaleci", False),
        ("tr", "Kulüp kaleciye 12 milyon euro ödeyecek.", "kaleciye", True),
    ],
)
def test_what_clubs_pay_for_a_player_is_no_pay(language: str, text: str, player: str, paid: bool) -> None:
    at = text.index(player)
    found = _find(text, language, [Role(player, (at, at + len(player)), "player", "3421")])
    assert (len(found.wages), len(found.money)) == (paid, not paid)


def test_what_a_firm_makes_is_no_pay() -> None:
    assert _find("The company made $85,000 last year.", "en").wages == ()
    (wage,) = _find("She made $85,000 last year.", "en").wages
    assert wage.kind == "EARNINGS"


_PRICED = "The price is $40.\nShipping costs $9.\nThe deposit is $100.\nTickets cost $15.\n"


def test_a_bare_rate_on_a_page_of_prices_is_one() -> None:
    page = _PRICED + "Electrician: $50–$100 per hour\n"
    found = _find(page, "en", [Role("Electrician", (page.index("Elec"), page.index(":")), "Electrician", None)])
    assert not found.wages
    assert [row.text for row in found.money][-1] == "$50–$100"
    assert [row.span for row in found.money] == sorted(row.span for row in found.money)


def test_words_of_pay_outweigh_a_page_of_prices() -> None:
    found = _find(_PRICED + "The salary is $3,000 a month.\n", "en", [])
    assert [row.text for row in found.wages] == ["$3,000"]


def test_a_bare_rate_by_itself_is_pay() -> None:
    text = "Electrician: $50–$100 per hour"
    assert _find(text, "en", [Role("Electrician", (0, 11), "Electrician", None)]).wages


@pytest.mark.parametrize(
    ("text", "language", "amounts"),
    [
        ("The mayor asked for 3 million usd, and the clerks for 5 bn usd.", "en", [3_000_000, 5_000_000_000]),
        ("There were 3 million used cars and 5 bn usdollars.", "en", []),
        ("Bukunya 5 juta rp, padahal dulu 2 juta rpnya.", "id", [5_000_000, 2_000_000]),
        ("Ada 5 juta rpm dan 2 juta rumah.", "id", []),
    ],
)
def test_short_spellings_of_currencies_count_behind_a_multiplier(text: str, language: str, amounts: list[int]) -> None:
    found = _find(text, language)
    assert [figure.max_value for figure in (*found.wages, *found.money)] == amounts


def test_a_long_text_says_of_each_sentence_what_a_short_one_says() -> None:
    text = "The cook earns $21 an hour. Flour is $3 a bag.\nNothing else was said about that.\n" * 13_000
    found, short = _find(text, "en"), _find(text[:80], "en")
    assert len(text) > 1 << 20
    assert len(found.wages) == len(found.money) == 13_000
    assert found.wages[0] == short.wages[0]
    assert text[slice(*found.money[-1].span)] == "$3"


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("Rp 5.000, 12,500 kr, RM\n950", {3: True, 10: True, 24: True}),
        ("15-25K or 8tr/tháng", {1: False, 10: False}),
        ("In 2024, 3 of 12 teams; size 40.", {}),
        ("Room 12b, word 5, 7 krona", {}),
    ],
)
def test_numbers_whose_form_tells_of_money(text: str, spots: dict[int, bool]) -> None:
    found: dict[int, bool] = {}
    numbered.find(found, text, (0, len(text)), frozenset({"rp", "kr", "rm"}))
    assert found == spots
