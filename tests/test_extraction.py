"""What a page says of pay and roles does not change with how its lines stand, nor with what else it tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_verdicts import SURVEY as SPACED

import corpus
from corpus.document import Extracts

PAGES = [
    json.loads(row)["text"]
    for path in sorted((Path(__file__).parent / "cases" / "clean").glob("*.jsonl"))
    for row in path.read_text("utf-8").splitlines()
]
SURVEY = "\n".join(filter(None, SPACED.split("\n")))
PROSE = (
    "The river rose twice in the spring, and each time the lower path was closed until the gravel had been raked back. "
    "Nobody minded much, for the upper one leads past the orchards, which were in flower then."
)
HOSPITAL = "the old nurse at the hospital in Boston went home and "


def told(found: Extracts) -> list[object]:
    """Return what was found in the words of the text, white space folded."""
    return [
        [(" ".join(row.text.split()), row.min_value, row.max_value, row.currency) for row in found.wages],
        [(" ".join(row.text.split()), row.min_value, row.max_value, row.currency) for row in found.money],
        [(" ".join(row.text.split()), row.name) for row in found.roles],
        [row.roles for row in found.wages],
    ]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAGES), st.sampled_from(["\n\n", "\n\n\n", "\n \n"]))
def test_lines_that_hold_nothing_change_nothing(page: str, between: str) -> None:
    text = page.replace("\n", between)
    found = corpus.extract(text)
    assert told(found) == told(corpus.extract(page))
    for row in (*found.wages, *found.money, *found.roles, *found.currencies):
        assert text[slice(*row.span)] == row.text


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"])
def test_blanks_of_any_width_are_blanks(blank: str) -> None:
    found = corpus.extract(SURVEY.replace(" ", blank))
    assert told(found) == told(corpus.extract(SURVEY))
    assert found.wages[0].text == "£1,210"


def test_a_blank_between_groups_of_digits_still_holds_them_together() -> None:
    wages = corpus.extract("Le soudeur gagne 2\u202f450\u202f€ par mois.", "fr").wages
    assert [(wage.text, wage.min_value) for wage in wages] == [("2\u202f450\u202f€", 2450)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Das Gehalt¹: 3.400 € brutto im Monat", "3.400 €"),
        ("Der Koch bekommt 3.400 €² brutto im Monat.", "3.400 €"),
        ("The wage is £14.20³ an hour.", "£14.20"),
        ("Сварщик получает 90 000 ₽¹ в месяц.", "90 000 ₽"),
    ],
)
def test_the_figure_of_a_note_belongs_to_no_word_and_no_number(text: str, told: str) -> None:
    assert [wage.text for wage in corpus.extract(text).wages] == [told]


def test_measures_keep_their_exponents() -> None:
    assert [money.text for money in corpus.extract("Die 50 m² große Wohnung kostet 600 €.").money] == ["600 €"]


@pytest.mark.parametrize("count", [3, 12, 40])
def test_prose_between_does_not_hide_the_pay_of_a_page(count: int) -> None:
    title, asked, *rows, canteen = SURVEY.split("\n")
    between = "\n".join([PROSE] * count)
    found = corpus.extract("\n".join([title, between, asked, *rows, between, canteen, between]), "en")
    assert [wage.text for wage in found.wages] == ["£1,210", "£890", "£540", "£1,060", "£310"]
    assert [money.text for money in found.money] == ["£6.50", "£1.20"]


@given(st.integers(min_value=1, max_value=3000))
def test_a_long_line_is_never_cut_within_a_figure(size: int) -> None:
    text = f"{(HOSPITAL * 60)[:size]} earns $2,600 a month {HOSPITAL * 20}"
    assert [wage.text for wage in corpus.extract(text, "en").wages] == ["$2,600"]


def test_long_lines_full_of_figures_are_cut_between_them() -> None:
    count = 120
    text = " ".join(f"nurse {at} in Boston earns ${2600 + at:,} to ${3100 + at:,} a month" for at in range(count))
    wages = corpus.extract(text, "en").wages
    assert [wage.text for wage in wages] == [f"${2600 + at:,} to ${3100 + at:,}" for at in range(count)]


def test_a_long_clause_without_blanks_is_never_cut_within_a_figure() -> None:
    clause = "這間醫院的護理師在山村裡工作，天亮就起床，"
    for size in range(0, 1100, 7):
        text = f"{(clause * 60)[:size]}，每月薪資新台幣42,600元，{clause * 5}"
        assert [wage.text for wage in corpus.extract(text, "zh-Hant").wages] == ["新台幣42,600元"]
