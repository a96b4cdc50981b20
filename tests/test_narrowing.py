"""Packs cut down to one text say of it what whole ones say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import lexicon, pay, roles
from corpus.document import Region
from corpus.narrowing import Beginning, holds, pieces
from corpus.pay import screen
from corpus.repairs import suspects
from corpus.repairs.look import Look
from corpus.roles import grammar

TEXTS = {
    "en": "The nurse earns $31 an hour in Canada. Fees rose to £9,250, and 300 pesos a day is paid in Mexico.",
    "zh-Hant": "護理師月薪四萬五千元，台北的工程師時薪兩百美元。",
    "ar": "يتقاضى الطبيب في مصر خمسة آلاف جنيه شهريًا، والرسوم ألفا دولار.",
    "id": "Gaji perawat di Malaysia RM3.000 sebulan; buku itu Rp50 ribu.",
}


@given(st.text(), st.text(), st.text())
def test_no_word_that_a_text_holds_is_refused(before: str, word: str, after: str) -> None:
    if word:
        assert holds(pieces(before + word + after), word)


def test_a_word_that_begins_otherwise_is_refused() -> None:
    found = pieces("salary")
    assert not holds(found, "sales")
    assert not holds(found, "as")
    assert not holds(found, "x")


def test_a_beginning_takes_a_few_short_texts() -> None:
    beginning = Beginning()
    assert not beginning.takes("long " * 10_000)
    taken = [beginning.takes("short") for _ in range(9)]
    assert taken[0]
    assert not taken[-1]
    assert taken == sorted(taken, reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "\u9f98\u7228 齉龖龗 都少見。",
        "今天天氣很好，我們去公園散步。",
        "\ue000\ue001 ﾃｽﾄ",
        "힣뷁 쀍쀎 같은 글자",
        "plain",
    ],
)
def test_the_first_texts_have_the_same_rare_characters_as_later_ones(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suspects, "_FIRST", Beginning())
    first = list(suspects._rare(Look(text)))
    later = [list(suspects._rare(Look(text))) for _ in range(6)]
    assert later == [first] * 6
    assert bool(first) == (text[0] in "\u9f98\ue000힣")


@pytest.mark.parametrize("language", TEXTS)
def test_the_first_texts_give_the_same_figures_as_later_ones(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXTS[language]
    monkeypatch.setattr(screen, "_FIRST", Beginning())
    regions = [Region(0, len(text), language)]
    first = pay.find(text, regions)
    later = [pay.find(text, regions) for _ in range(6)]
    assert first.wages
    assert later == [first] * 6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The senior software engineers met the jeweller's assistant and the R&D manager."),
        ("en", "My suitcase is a patient teacher."),
        ("en", "The farmers' co-op has the carpenter's clamp that the teacher aide lost."),
        ("fr", "Ma valise est un professeur patient."),
        ("fr", "Les chefs de projet et l'ingénieure d'essais ont vu l'infirmier."),
        ("de", "Die Softwareentwicklerinnen und der stellvertretende Chefarzt."),
        ("ar", "مهندسو البرمجيات والأطباء والمحاسبون القانونيون"),
        ("hi", "वरिष्ठ सॉफ्टवेयर इंजीनियर और अध्यापिकाएँ"),
        ("zh", "資深軟體工程師和護理師，還有律師事務所。"),
    ],
)
def test_the_first_texts_give_the_same_roles_as_later_ones(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "_LONG", 0)
    for cached in (grammar.grammar, grammar._lexemes):
        cached.cache_clear()
    regions = [Region(0, len(text), language)]
    first = roles.find(text, regions)
    later = [roles.find(text, regions) for _ in range(6)]
    assert later == [first] * 6
    assert bool(first) == ("teacher." not in text and "professeur" not in text)
