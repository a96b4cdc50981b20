"""What the words around a sum tell: by their forms, and by the line and the page alone that they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pay.wording import NAMES, Wording
from corpus.wording import SIZE

PAGE = "Harbour wages\nThe pilots get 4,100 euros a month.\n\nTickets cost 12 euros."


def told(text: str, sum_: str) -> list[float]:
    at = text.index(sum_)
    return Wording(text).of((at, at + len(sum_)))


def test_words_that_speak_for_pay_are_told_from_those_that_speak_for_a_price() -> None:
    assert told(PAGE, "4,100")[-1] > told(PAGE, "12 euros")[-1]


def test_case_and_long_endings_change_nothing() -> None:
    assert told(PAGE, "4,100") == told(PAGE.replace("pilots", "PILOTS").replace("Harbour", "Harbours"), "4,100")


def test_lines_further_down_change_nothing() -> None:
    assert told(PAGE, "4,100") == told(f"{PAGE}\nRent is 700 euros.", "4,100")


def test_the_line_above_tells_as_well() -> None:
    above = NAMES.index("words-above")
    text = "Town news\nWages of the crew\n900 euros"
    assert told(text, "900")[above] != told(text.replace("Wages of the crew", "Prices of the ferry"), "900")[above]


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 20))
def test_any_text_has_its_numbers(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    words, span = Wording(text), (start, min(len(text), start + size))
    found = words.of(span)
    assert len(found) == len(NAMES)
    assert found[-1] == pytest.approx(sum(found[:-1]))
    assert all(0 <= part < len(NAMES) - 1 and 0 <= place < SIZE for part, place in words.places(span))
