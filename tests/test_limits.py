"""Markup that is too deep or has too many attributes is read without the excess; all other is read as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import html, limits


@pytest.mark.parametrize("opening", ["<div>", '<DIV class="a > b">', "<ul><li>", "<section>"])
def test_text_in_too_many_elements_stays(opening: str) -> None:
    markup = f"<p>before</p>{opening * 5_000}deep</div><p>after</p>"
    found = limits.bounded(markup)
    assert len(found) == len(markup)
    assert found.lower().count(opening.lower()) < 5_000
    assert html.project(markup).text.split("\n") == ["before", "deep", "after"]


def test_what_is_closed_is_as_deep_as_what_it_stands_in() -> None:
    flat = "<div>row</div>" * 5_000
    assert limits.bounded(flat) == flat
    markup = f"{'<div>' * 5_000}deep{'</div>' * 5_000}<div>{flat}</div>"
    assert limits.bounded(markup).endswith(f"<div>{flat}</div>")


def test_items_that_need_no_end_are_not_in_each_other() -> None:
    markup = "<ul>" + "<li>item" * 5_000
    assert limits.bounded(markup) == markup


def test_tags_in_scripts_and_comments_are_none() -> None:
    long = "a<b " + "c = 1; " * 5_000
    markup = f"<script>{'<div>' * 5_000}{long}></script><!--{'<div>' * 5_000}{long}>--><div>one</div>"
    assert limits.bounded(markup) == markup


def test_an_element_keeps_its_first_attributes() -> None:
    many = " ".join(f"data-{number}=1" for number in range(5_000))
    markup = f'<div id=body {many}>text</div><p title="{"long " * 2_000}">more</p>'
    found = limits.bounded(markup)
    assert len(found) == len(markup)
    assert "id=body data-0=1" in found
    assert "data-4999" not in found
    assert "long " * 2_000 in found
    assert html.project(markup).text == "text\nmore"


@given(st.text(alphabet="<>/=\"' adivul!-", max_size=60))
def test_what_is_in_bounds_stays_as_it_is(markup: str) -> None:
    assert limits.bounded(markup) == markup
