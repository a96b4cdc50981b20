"""Sums are pay, or none, by the page that they stand on; and whom they are for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.pay import pairs

PORTERS = """A night with the porters of the infirmary

Porters start at half past nine. Marek, 34, earns £1,790 a month, and he has been a porter for nine years.

In the first year as a porter it had been £1,410. A porter in Hull told him of £1,920.

A cleaner on the same ward went home with £1,390.

Parking costs staff £4.20 a night, and a sandwich from the machine £3.10.
"""
SURVEY = """What the building trades of Lincolnshire pay

We asked forty people on six sites what they earn in a full week. A foreman gets £1,210 a week.

Bricklayer, Boston: £890
Hod carrier, Boston: £540
Crane driver, Lincoln: £1,060
Apprentice plasterer, Grantham: £310

The canteen on the largest site sells breakfast for £6.50 and tea for £1.20.
"""
PRICES = """Winter offers of the garden centre

The shop opens at nine and closes at six. Our gardener is there on Sundays, too.

Rakes: £14.50
Wheelbarrows: £62
Hanging baskets: £19
Bird tables: £28

Delivery within ten miles costs £8 and is free above £150.
"""


def _texts(text: str) -> tuple[list[str], list[str]]:
    found = corpus.extract(text, "en")
    return [wage.text for wage in found.wages], [money.text for money in found.money]


def test_a_page_about_pay_tells_it_without_the_word() -> None:
    assert _texts(PORTERS) == (["£1,790", "£1,410", "£1,920", "£1,390"], ["£4.20", "£3.10"])


def test_the_rows_of_a_survey_are_pay_and_what_a_canteen_sells_is_not() -> None:
    assert _texts(SURVEY) == (["£1,210", "£890", "£540", "£1,060", "£310"], ["£6.50", "£1.20"])


def test_a_short_list_of_posts_and_sums_gives_pay_and_one_of_goods_does_not() -> None:
    assert _texts("Nurse – $55,000\nPlumber – $48,000\nCook – $31,500\n")[0] == ["$55,000", "$48,000", "$31,500"]
    assert _texts("Rakes – $55\nShovels – $48\nLadders – $31\n") == ([], ["$55", "$48", "$31"])
    assert _texts("Nurse – $55,000\nPlumber – $48,000\n")[0] == []


def test_prices_are_no_pay() -> None:
    wages, money = _texts(PRICES)
    assert wages == []
    assert len(money) == 6


def test_what_the_page_makes_pay_says_so() -> None:
    found = corpus.extract(PORTERS, "en")
    assert [wage.rule for wage in found.wages] == ["wages.rate", "wages.page", "wages.page", "wages.rate"]
    assert all(0.5 <= wage.confidence <= 1 for wage in found.wages)


@pytest.mark.parametrize(("text", "due"), [("It was £1,840 in June.", 0), ("Rakes: £14.50\nRent: £610", 0)])
def test_sentences_by_themselves_are_ruled_by_their_words(text: str, due: int) -> None:
    assert len(_texts(text)[0]) == due


CREWS = """What do the boats pay in Peterhead?

I crewed for two summers. A deckhand gets £640 a week when the prawns run, and the cook gets £700.

The engineer on our boat went home with 910, and the skipper would not say what he earns.

We were 12 hours on deck, 6 men and a dog, from June to August, and I was 24 years old.
"""


def test_a_page_tells_small_sums_without_a_currency_and_no_counts_or_ages() -> None:
    assert _texts(CREWS) == (["£640", "£700", "910"], [])
    assert _texts(CREWS.splitlines()[4])[0] == []


def test_a_row_is_for_the_post_that_it_names() -> None:
    found = corpus.extract(SURVEY, "en")
    names = [{found.roles[at].name for at in wage.roles} for wage in found.wages]
    assert names[3] == {"crane driver"}
    assert all(found.roles[at].span[1] <= wage.span[0] for wage in found.wages for at in wage.roles)


LINES = [line for page in (PORTERS, SURVEY, PRICES) for line in page.splitlines() if line]


@given(st.lists(st.sampled_from(LINES), min_size=4, max_size=20, unique=True))
@settings(max_examples=60, deadline=None)
def test_each_sum_is_pay_or_other_money_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = corpus.extract(text, "en")
    for rows in (found.wages, found.money):
        assert [row.span for row in rows] == sorted(row.span for row in rows)
    spans = [row.span for row in (*found.wages, *found.money)]
    assert len(spans) == len({*spans})
    assert sum(line.count("£") for line in lines) == len(spans)
    assert all(text[slice(*row.span)] == row.text for row in (*found.wages, *found.money))
    assert all(0 <= at < len(found.roles) for wage in found.wages for at in wage.roles)


def test_each_wage_is_weighed_with_each_role_once_by_name() -> None:
    found = corpus.extract(SURVEY, "en")
    weighed = [*pairs.rows(SURVEY, found.wages, found.roles)]
    names = [(pair.wage, found.roles[pair.role].name) for pair in weighed]
    assert len(names) == len({*names})
    assert {len(pair.numbers) for pair in weighed} == {len(pairs.NAMES)}


@pytest.mark.parametrize("text", [SURVEY * 90, "Short: £12 and £14."])
def test_lists_of_hundreds_and_short_texts_are_ruled_by_their_words(text: str) -> None:
    assert "wages.page" not in {wage.rule for wage in corpus.extract(text, "en").wages}


RENTER = """Chị Hạnh làm nhân viên kho ở Bình Dương, lương 9 triệu đồng một tháng

Chị Hạnh vào nghề từ năm 2016, hiện là nhân viên kho với mức lương 9 triệu đồng một tháng, chưa kể tăng ca.

Tiền thuê nhà hết 2,5 triệu, gửi con 1,8 triệu, xăng xe chừng 600 nghìn.

Năm ngoái chị vay ngân hàng 40 triệu để mua chiếc xe máy, nay còn nợ 12 triệu.

Kho có 118 kệ hàng, mỗi ca 14 người, làm từ 6 giờ đến 14 giờ.
"""


def test_sums_without_a_currency_are_money_on_a_page_of_pay() -> None:
    found = corpus.extract(RENTER, "vi")
    assert {"2,5 triệu", "1,8 triệu", "40 triệu", "12 triệu"} <= {money.text for money in found.money}
    rent = next(money for money in found.money if money.text == "2,5 triệu")
    assert (rent.min_value, rent.currency, rent.currency_candidates) == (2_500_000, None, ("VND",))


def test_counts_on_a_page_of_pay_are_no_money() -> None:
    told = {row.text for kind in (corpus.extract(RENTER, "vi"),) for row in (*kind.money, *kind.wages)}
    assert told.isdisjoint({"118", "14", "6", "2016"})


def test_sums_without_a_currency_are_nothing_where_no_pay_is_told() -> None:
    text = RENTER.replace("lương 9 triệu đồng một tháng", "ở kho số 9").replace("mức lương", "mã số")
    assert corpus.extract(text.replace("làm nhân viên kho", "sống"), "vi").money == ()


BLAZERS = """What a uniform costs in Sandton

The school shop sells a blazer for R1,150. A shirt is R540, and a tie R99.

A waiter at the mall is paid R6,200 a month, and a taxi takes R840 of it.
"""


def test_letters_of_currencies_are_read_before_small_sums_where_larger_ones_show_them() -> None:
    assert _texts(BLAZERS) == (["R6,200"], ["R1,150", "R540", "R840"])


@pytest.mark.parametrize("text", ["Take the R540 as far as the N840.", "Forms P450 and R840 are at the desk."])
def test_letters_before_numbers_are_no_currencies_by_themselves(text: str) -> None:
    assert _texts(text) == ([], [])


RIDER = """外卖骑手小周的账本

小周是一名外卖骑手，在城东跑了四年单，上个月到手一万一千元，比前年同一个月少了两千元。

他和同乡合租一套两居室，房租九千，一人一半；电瓶车是分期买的，还欠六千三，要到明年春天才能还清。

站长的月薪是一万四千元，不过要管八十个人，每天开会到十一点，周末也常常被叫去顶班送餐。

站点后面的面馆每天卖三百多碗面，骑手们大多在那里吃午饭。小周说，年底想攒够三万五，回老家开一家小店，不再看人脸色。

"""


def test_sums_in_chinese_numerals_are_money_on_a_page_of_pay() -> None:
    found = corpus.extract(RIDER, "zh")
    assert [wage.text for wage in found.wages] == ["一万一千元", "一万四千元"]
    assert {"九千", "六千三"} <= {money.text for money in found.money}
    assert {money.text for money in found.money}.isdisjoint({"八十", "三百多", "四"})


def test_numbers_written_on_to_what_they_count_are_no_sums() -> None:
    text = RIDER.replace("卖三百多碗面", "接待三千骑手，仓里有书近十二万册").replace("还欠六千三", "全国有十亿打工人")
    found = corpus.extract(text, "zh")
    told = {row.text for row in (*found.wages, *found.money)}
    assert told.isdisjoint({"三千", "十二万", "近十二万", "十亿"})


def test_sums_are_found_whatever_line_they_stand_in() -> None:
    quiet = "The boats lay in the harbour and nobody spoke of it.\n" * 3
    found = corpus.extract(f"{quiet}{CREWS.rstrip()}\n{quiet}", "en")
    assert [wage.text for wage in found.wages] == _texts(CREWS)[0]
    assert [money.text for money in found.money] == _texts(CREWS)[1]


RATES = """What the homes of the bay pay from April

Fourteen homes answered us. Nobody starts on less than £11.40 an hour, and nights are paid better everywhere.

Hourly rates in £, before tax
Post\tDays\tNights\tStaff
Care assistant\t11.95\t13.20\t214
Registered nurse\t20.10\t22.75\t38
Kitchen porter\t11.50\t12.60\t19
Gardener\t12.05\t–\t11

The homes have 640 beds, and 38 of their nurses trained abroad.
"""
RESULTS = """Results of the club's spring meeting

The secretary, a retired nurse, read them out, and the gardener took the photographs.

Name\tRun\tThrow\tPoints
Anna Bell\t11.95\t13.20\t214
Marek Roe\t12.10\t22.75\t38
Jo Hart\t11.50\t12.60\t19

Entry was £4 for members and £6 for all others.
"""


def test_rates_of_a_table_are_pay_where_its_head_says_what_they_are() -> None:
    wages = corpus.extract(RATES, "en").wages
    rates = "11.95 13.20 20.10 22.75 11.50 12.60 12.05".split()
    assert [wage.text for wage in wages] == ["£11.40", *rates]
    assert {wage.currency for wage in wages} == {"GBP"}


def test_figures_of_a_table_about_something_else_are_none() -> None:
    assert _texts(RESULTS) == ([], ["£4", "£6"])
