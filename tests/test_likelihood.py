"""How likely a text is: readings compared, languages named, and what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.likelihood import bits, likelihood, pair_costs, rows

SENTENCES = {
    "en": "The children were already waiting near the window.",
    "fr": "Les élèves étaient déjà là, près de la fenêtre.",
    "ro": "Vreți să știți și prețurile tuturor cărților noastre?",
    "pl": "Żółta łódź płynęła powoli wzdłuż brzegu rzeki.",
    "vi": "Chúng tôi đã đến trường từ sáng sớm hôm qua.",
    "ru": "Сегодня утром мы поехали на вокзал встречать друзей.",
    "uk": "Сьогодні вранці ми поїхали на вокзал зустрічати друзів.",
    "el": "Το πρωί πήγαμε στην αγορά για να πάρουμε ψωμί.",
    "he": "הבוקר הלכנו לשוק כדי לקנות לחם וגבינה.",
    "ar": "ذهبنا صباح اليوم إلى السوق لشراء الخبز.",
    "fa": "امروز صبح برای خرید نان به بازار رفتیم.",
    "th": "เช้านี้เราไปตลาดเพื่อซื้อขนมปัง",
    "hi": "आज सुबह हम बाज़ार गए और रोटी खरीदी।",
    "ko": "오늘 아침에 우리는 시장에 가서 빵을 샀다.",
    "ja": "今朝、私たちは市場へ行ってパンを買いました。",
    "zh-Hans": "今天早上我们去市场买了面包和水果。",
    "zh-Hant": "今天早上我們去市場買了麵包和水果。",
}
LEGACY = {"fr": "cp1252", "pl": "cp1250", "ru": "cp1251", "el": "cp1253", "he": "cp1255", "ar": "cp1256", "th": "cp874"}
EAST = {"ko": "cp949", "ja": "cp932", "zh-Hans": "gb18030", "zh-Hant": "cp950"}
WIDTH = 0.125


@pytest.mark.parametrize("page", ["cp1252", "cp1251", "koi8_r", "mac_roman", "gb18030", "cp932"])
@pytest.mark.parametrize("language", SENTENCES.keys() - {"en"})
def test_right_reading_costs_less_than_utf8_misread(language: str, page: str) -> None:
    text = SENTENCES[language]
    assert bits(text) < bits(text.encode().decode(page, "replace"))


@pytest.mark.parametrize(("language", "codec"), {**LEGACY, **EAST}.items())
@pytest.mark.parametrize("page", ["cp1252", "cp1251", "cp866", "gb18030"])
def test_right_reading_costs_less_than_legacy_misread(language: str, codec: str, page: str) -> None:
    text = SENTENCES[language]
    wrong = text.encode(codec).decode(page, "replace")
    assert text == wrong or bits(text) < bits(wrong)


@pytest.mark.parametrize("language", SENTENCES)
def test_language(language: str) -> None:
    assert likelihood(SENTENCES[language]).language == language


@pytest.mark.parametrize("text", ["", " ", "12 + 30 = 42", "…", "\u2603\U0001f600"])
def test_no_letters_no_language(text: str) -> None:
    assert likelihood(text).language is None


def test_empty_costs_hardly_anything() -> None:
    assert 0 <= bits("") < bits("a") < bits("aa")


def test_rare_characters_cost_more() -> None:
    assert bits("a letter") < bits("a lettér") < bits("a lett\u0238r")
    assert bits("one") < bits("on\u0435")
    assert bits("one") < bits("o\x81e")
    assert bits("他很高兴") < bits("他很高齉")


def test_capitals_cost_what_small_letters_do() -> None:
    assert bits("ÉTÉ") == bits("été")


def test_two_languages_cost_more_than_their_own() -> None:
    french, russian = SENTENCES["fr"], SENTENCES["ru"]
    assert likelihood(f"{french} {russian}").bits == pytest.approx(bits(french) + bits(russian), abs=8)


def test_pairs() -> None:
    cost = pair_costs("en")
    assert cost("th") < cost("tn") < cost("t\u0436")
    assert pair_costs("zh-Hans")("我们") < pair_costs("zh-Hans")("我門")


@pytest.mark.parametrize("language", ["en", "ru", "zh-Hans"])
def test_pairs_add_up(language: str) -> None:
    words = {"en": "there", "ru": "сегодня", "zh-Hans": "我们今天"}[language]
    cost, padded = pair_costs(language), f" {words} "
    assert bits(words) == pytest.approx(sum(cost(padded[at : at + 2]) for at in range(len(words) + 1)), abs=WIDTH)


PARTS = [*SENTENCES.values(), "…", "\U0001f600", "\ud800", "\ufffd", "\x85", "é", " ", "\n", "12"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=4).map("".join) | st.text(max_size=60))
def test_laws(text: str) -> None:
    found = likelihood(text)
    assert found == likelihood(text)
    assert found.bits >= 0
    assert found.bits / WIDTH == int(found.bits / WIDTH)


@settings(deadline=None)
@given(st.lists(st.sampled_from(list(SENTENCES.values())), min_size=2, max_size=4))
def test_together_no_language_costs_less_than_each_its_own(parts: list[str]) -> None:
    slack = 4.0 * len(parts)
    assert bits(" ".join(parts)) >= sum(map(bits, parts)) - slack


@pytest.mark.parametrize(("language", "chars"), [("zh-Hans", "我们門的龘"), ("ko", "가나다를의"), ("th", "กขคะา")])
def test_rows_hold_what_pairs_cost(language, chars):
    cost, row = pair_costs(language), rows(language)
    for char in chars:
        found = row(char)
        assert found is None or all(
            found[0].get(before, found[1]) == cost(before + char) for before in chars if row(before)
        )


def test_no_row_stands_for_letters_with_case_or_of_another_script():
    assert rows("ru")("д") is None
    assert rows("th")("я") is None


@pytest.mark.parametrize("char", ["\u200c", "達", "사", "Ж"])
def test_letters_of_another_script_are_not_free(char: str) -> None:
    cost = pair_costs("fr")
    assert cost(f" {char}") + cost(f"{char} ") > cost(" é") + cost("é ")
