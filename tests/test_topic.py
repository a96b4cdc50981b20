"""What a page as a whole tells of its sums: its title, its other pay, and how much of it is priced."""

from __future__ import annotations

import pytest

import corpus

# Between the title and the sums, so that it is no heading of theirs.
_APART = "\n" + "- - - " * 24 + "\n"


def _texts(page: str, language: str) -> tuple[list[str], list[str]]:
    """Return the sums of a page that are wages, and those that are other money."""
    found = corpus.extract(page, language)
    return [wage.text for wage in found.wages], [money.text for money in found.money]


@pytest.mark.parametrize(
    ("title", "wages"),
    [
        ("What do tilers earn?", ["£31,000"]),
        ("Pay in the trades", ["£31,000"]),
        ("Would you leave your job?", ["£31,000"]),
        ("Boards of the trade\nWork › Pay\nA long week", ["£31,000"]),
        ("Boards of the trade\nPay is low.\nA long week", []),
        ("Notes from a long week", []),
        ("Prices and pay in the trades", []),
        ("What do tilers buy?", []),
    ],
)
def test_a_rate_is_pay_below_a_title_about_pay(title: str, wages: list[str]) -> None:
    assert _texts(f"{title}{_APART}Last I heard, it was £31,000 a year.", "en")[0] == wages


@pytest.mark.parametrize(
    ("language", "title", "sentence", "wage"),
    [
        ("de", "Was verdient ein Fliesenleger?", "Zuletzt waren das 2.900 Euro im Monat.", "2.900 Euro"),
        ("fr", "Combien gagne un carreleur ?", "Ici, on parle de 2 100 euros par mois.", "2 100 euros"),
        ("es", "¿Cuánto cobra un alicatador?", "Por aquí hablan de 1.700 euros al mes.", "1.700 euros"),
        ("it", "Quanto prende un piastrellista?", "Qui si parla di 1.600 euro al mese.", "1.600 euro"),
        ("pt", "Quanto ganha um azulejador?", "Por aqui fala-se em 1.300 euros por mês.", "1.300 euros"),
        ("ru", "Сколько зарабатывает плиточник?", "У нас это 80 тысяч рублей в месяц.", "80 тысяч рублей"),
    ],
)
def test_titles_ask_for_pay_in_several_languages(language: str, title: str, sentence: str, wage: str) -> None:
    assert _texts(f"{title}{_APART}{sentence}", language) == ([wage], [])
    assert _texts(f"—{_APART}{sentence}", language) == ([], [wage])


def test_a_sum_of_a_budget_is_no_pay_below_a_title_about_pay() -> None:
    assert _texts(f"Pay in the trades{_APART}Last I heard, it was £31 million a year.", "en") == ([], ["£31 million"])


def test_a_rate_is_pay_on_a_page_that_tells_pay_of_its_size() -> None:
    pay = "Her salary is €1,700 a month."
    assert _texts(f"{pay}\nIn Lisbon it was €980 a month.", "en") == (["€1,700", "€980"], [])
    assert _texts(f"{pay}\nIn Lisbon it was €90 a month.", "en") == (["€1,700"], ["€90"])
    assert _texts(f"{pay}\nIn Lisbon the rent was €980 a month.", "en") == (["€1,700"], ["€980"])
    assert _texts(f"{pay}\nIn Lisbon it was $980 a month.", "en") == (["€1,700"], ["$980"])


_PRICES = "The medical costs $380.\nThe licence fee is $1,900.\nBoots are sold at $150.\nThe flat rents for $800.\n"


def test_prices_do_not_make_salaries_prices_of_services() -> None:
    assert "$68k" in _texts(f"{_PRICES}I was a delivery driver for years, about $68k a year.", "en")[0]
    assert "$68" in _texts(f"{_PRICES}Delivery driver: $68 an hour.", "en")[1]


def test_what_comes_with_pay_is_no_price() -> None:
    extras = "Weihnachtsgeld 1.200 Euro\nUrlaubsgeld 800 Euro\nWillkommensprämie 2.000 Euro\nZuschuss 40 Euro\n"
    assert "1.050 Euro" in _texts(f"{extras}Im ersten Lehrjahr zahlen wir 1.050 Euro monatlich.", "de")[0]


@pytest.mark.parametrize(
    ("heading", "qualifier"), [("Average monthly pay, 2024", "AVERAGE"), ("Monthly pay, 2024", None)]
)
def test_a_heading_makes_averages_of_the_rows_below(heading: str, qualifier: str | None) -> None:
    (wage,) = corpus.extract(f"{heading}\nBakers: £2,310", "en").wages
    assert (wage.unit_text, wage.qualifier) == ("MONTH", qualifier)


def test_an_average_in_the_sentence_before_is_its_own() -> None:
    wages = corpus.extract("The average salary is £30,000. Bakers earn £24,000.", "en").wages
    assert [wage.qualifier for wage in wages] == ["AVERAGE", None]


def test_what_a_club_gives_for_a_player_is_a_price() -> None:
    assert _texts("Der Verein holt den Torwart für 6 Millionen Euro.", "de") == ([], ["6 Millionen Euro"])


def test_sums_that_name_no_unit_of_time_are_pay_where_the_page_tells_as_much_a_month() -> None:
    page = (
        f"Was verdient ein Fliesenleger?{_APART}Bei uns ist der Lohn 2.900 Euro im Monat.\nDrüben gibt es 2.400 Euro."
    )
    assert _texts(page, "de")[0] == ["2.900 Euro", "2.400 Euro"]
    assert _texts(page.replace("2.400", "240"), "de")[0] == ["2.900 Euro"]


def test_millions_below_a_headline_about_pay_are_no_pay() -> None:
    headline = "Charity boss's pay questioned"
    assert _texts(f"{headline}\nIt all fell to £23m.", "en") == ([], ["£23m"])
    assert _texts(f"{headline}\nIt all fell to £230,000.", "en") == (["£230,000"], [])


def test_perks_above_do_not_speak_against_the_rate_of_a_post() -> None:
    perks = "Free meals on shift\nTronc"
    assert _texts(f"{perks}\nChef de partie: £14.50 an hour", "en") == (["£14.50"], [])
    assert _texts(f"{perks}\nUp to £14.50", "en") == ([], ["£14.50"])


def test_the_same_sum_is_pay_wherever_the_page_gives_it() -> None:
    page = "Operator derek 5,6 juta, ambil gak?\n\nGaji operator derek di sini Rp5,6 juta sebulan. Kos Rp750 ribu.\n"
    assert _texts(page, "id") == (["5,6 juta", "Rp5,6 juta"], ["Rp750 ribu"])
    assert "5,7 juta" not in _texts(page.replace("5,6", "5,7", 1), "id")[0]


def test_sums_of_another_size_are_no_pay_below_a_title_about_pay() -> None:
    page = "外卖骑手一个月到底挣多少\n春天的雨下个不停，街上行人稀少。\n“最好的时候一个月挣过一万三，现在就难说了，"
    page += "有时候连着三天没有几单。”他说，"
    page += "电动车是站里统一租来的，月租350元，换电池要自己跑到巷子口的柜子，里里外外{}元。\n"
    assert "120元" in _texts(page.format("每月还要120"), "zh-Hans")[1]


def test_rates_and_lone_sums_are_pay_on_a_page_that_tells_of_pay() -> None:
    pay = "Her salary is €1,700 a month.\nHis salary is €1,900 a month."
    assert _texts(f"{pay}\nAnother porter, weekends only. €1,500.", "en")[0][2:] == ["€1,500"]
    assert _texts(f"{pay}\nOver the river it is €9 an hour.", "en")[0][2:] == ["€9"]
    assert _texts(f"{pay}\nAnother porter, weekends only. €150.", "en")[1] == ["€150"]
    assert _texts(f"{pay}\nThe court is rented at €9 an hour.", "en")[1] == ["€9"]
    assert _texts("Another porter, weekends only. €1,500.", "en") == ([], ["€1,500"])


@pytest.mark.parametrize(
    ("language", "paid", "other"),
    [
        ("en", "My brother is at €1,900.", "The rent is at €1,900."),
        ("es", "Mi cuñado está en 1.900 euros.", "El alquiler está en 1.900 euros."),
        ("pt", "O meu cunhado está nos 1.900 euros.", "A renda está nos 1.900 euros."),
        ("fr", "Mon frère est à 1 900 euros.", "Le loyer est à 1 900 euros."),
        ("de", "Mein Bruder liegt bei 1.900 Euro.", "Die Miete liegt bei 1.900 Euro."),
        ("it", "Mio marito è a 1.900 euro.", "L'affitto è a 1.900 euro."),
        ("nl", "Mijn broer zit op 1.900 euro.", "De huur zit op 1.900 euro."),
    ],
)
def test_where_a_person_stands_is_his_pay(language: str, paid: str, other: str) -> None:
    assert len(_texts(paid, language)[0]) == 1
    assert len(_texts(other, language)[1]) == 1


@pytest.mark.parametrize(
    ("language", "sentence", "wages"),
    [
        ("es", "Mi cuñado está en 1.400 y no se queja.", ["1.400"]),
        ("es", "Mi cuñado está en 1.400 metros de altura.", []),
        ("sv", "Jag ligger på 34 500.", ["34 500"]),
        ("en", "My sister is on 58k and sleeps at night.", ["58k"]),
        ("en", "My cousin is at 4,000 words a day.", []),
    ],
)
def test_a_bare_number_is_pay_where_another_clause_begins(language: str, sentence: str, wages: list[str]) -> None:
    assert _texts(sentence, language) == (wages, [])


def test_what_a_firm_gives_somebody_by_the_hour_is_pay() -> None:
    assert _texts("In summer a company gives me eighteen dollars an hour.", "en")[0] == ["eighteen dollars"]
    assert _texts("In summer a company made eighteen million dollars a year.", "en")[0] == []


def test_what_so_many_months_brought_are_earnings() -> None:
    def kinds(text: str) -> list[str | None]:
        return [wage.kind for wage in corpus.extract(text, "en").wages]

    assert kinds("She earned $6,300 in the first two months.") == ["EARNINGS"]
    assert kinds("She earned $6,300 a month.") == [None]
