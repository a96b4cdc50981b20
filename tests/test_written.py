"""How numbers are written tells telephones, files and counts from sums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.pay.written import NAMES, Writing

ROWS = """Pay of the harbour clinic from April

The clinic of Skerry harbour has told its staff what it pays from April. The last agreement is six years old.

Nurse: 3,450 euros
Receptionist: 2,380
Porter: 2,260
Cleaner: 2,140

The next talks begin in autumn.
"""


def numbers(text: str, number: str, *, shown: bool = False) -> dict[str, float]:
    at = text.index(number)
    span = at, at + len(number)
    sums = [(span, shown), ((text.index("3,450"), text.index("3,450") + 5), True)]
    return dict(zip(NAMES, Writing(text, sums).of(span, shown), strict=True))


def test_a_number_beside_others_is_told_from_one_by_itself() -> None:
    assert numbers(f"{ROWS}Tel. 22410 71653", "71653")["digits-before"] == 5
    assert numbers(ROWS, "2,260")["digits-before"] == 0


def test_a_stroke_before_a_number_is_told_from_a_space() -> None:
    assert numbers(f"{ROWS}Ref. 2031/5513", "5513")["sign-before"] != numbers(ROWS, "2,260")["sign-before"]


def test_a_number_that_is_not_grouped_as_the_sums_of_its_page_are_is_told() -> None:
    assert numbers(f"{ROWS}Room 2045", "2045")["styled"] < numbers(ROWS, "2,260")["styled"]


@pytest.mark.parametrize(
    "line",
    [
        "Tel. 22410 71653", "Ref. 48213", "Reference: 2031/5513", "3,200 people applied for the posts.",
        "P.O. Box 20345", "The clinic has 1,450 beds.", "Vacancy no. 4127",
        "Bus 4100 stops at the gate.", "Code of occupation 2221",
    ],
)  # fmt: skip
def test_a_number_that_is_no_money_below_rows_of_pay_is_none(line: str) -> None:
    due = corpus.extract(ROWS)
    found = corpus.extract(f"{ROWS}{line}\n")
    assert [wage.text for wage in due.wages] == ["3,450 euros", "2,380", "2,260", "2,140"]
    # How sure the trees are of a sum may change with what stands below it.
    assert [wage._replace(confidence=1.0) for wage in found.wages] == [
        wage._replace(confidence=1.0) for wage in due.wages
    ]
    assert found.money == due.money


@given(st.text("0123456789 .,-/()#:\n aZ€", max_size=80), st.integers(0, 80), st.integers(0, 12), st.booleans())
def test_any_number_has_all_its_numbers(text: str, start: int, size: int, shown: bool) -> None:
    start = min(start, len(text))
    span = start, min(len(text), start + size)
    assert len(Writing(text, [(span, shown)]).of(span, shown)) == len(NAMES)
