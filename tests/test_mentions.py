"""Words that may be something else are roles where their page shows it, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import corpus

PIER = """What the pier pays this summer

The pier of Skerry Sands opens at Easter and employs forty people until October. We asked nine of them what they get.

The dishwasher, Ray, is on £11.60 an hour and eats for nothing. A line cook gets £14.20.

My first month as a postman paid less than the pier, says Tom, who is a ride operator now at £13.10.

Loaders get £12.40 for the early shift, and a loader with a licence gets £13.
"""
SHOP = """New in the kitchen shop at Skerry Sands

The shop on the pier has been open since March, and it sells all that a small kitchen needs.

The dishwasher, a narrow one, costs £279 and takes nine plates. It is quiet and stands under the worktop.

A rice cooker is £34, and the larger of two freezers is £310 with delivery.

The shop is closed on Mondays and opens at nine on all other days until the end of October.
"""


def roles(text: str) -> list[str]:
    return [role.text for role in corpus.extract(text, "en").roles]


def test_a_word_for_a_machine_is_a_role_where_somebody_is_paid() -> None:
    assert "dishwasher" in roles(PIER)
    assert "dishwasher" not in roles(SHOP)


def test_a_sentence_by_itself_shows_nothing_of_the_kind() -> None:
    assert roles("The dishwasher is on the left.") == []


def test_what_the_rules_take_for_a_role_stays_one() -> None:
    alone = roles("A line cook gets £14.20.")
    assert alone == ["line cook"]
    assert "line cook" in roles(PIER)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["loader", "the head", "cook", "as a postman", "dishwasher", "£12", "\n", "Baker"])))
def test_roles_of_any_page_stand_in_order_and_apart(words: list[str]) -> None:
    found = corpus.extract(" ".join([*words, *words, PIER]), "en").roles
    spans = [role.span for role in found]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
