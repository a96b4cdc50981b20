"""White space between and around lines; never inside them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import layout
from corpus.alignment import apply


def tidy(text):
    return apply(text, layout.edits(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one  \ntwo\t\n", "one\ntwo\n"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
        ("one\n \n\u3000\ntwo", "one\n\ntwo"),
        ("\n\n one", " one"),
        ("one\n\n\n", "one\n"),
        ("\u3000\u3000indented\n\xa0 too", "indented\ntoo"),
        ("one\r\ntwo\r\n", "one\ntwo\n"),
        (" \n\t\n", ""),
        ("\ufeffone\n", "one\n"),
        (" \ufeff\n\ufeff\n one\n", " one\n"),
        ("\ufeff\n", ""),
    ],
)
def test_untidy_white_space_is_put_in_order(before, after):
    assert tidy(before) == after


@pytest.mark.parametrize(
    "text", ["", "one", "one\ntwo\n", "one\n\ntwo\n", "def f():\n    return 1\n", "a  b\u3000c\xa0d\n", "a\n\ufeffb\n"]
)
def test_tidy_text_stays(text):
    assert layout.edits(text) == []


@given(st.text(alphabet="ab \n\t\r\xa0\u3000\ufeff", max_size=40))
def test_tidying_is_done_once_and_touches_white_space_alone(text):
    once = tidy(text)
    assert layout.edits(once) == []
    assert re.sub(r"\s", "", once) == re.sub(r"\s", "", text).lstrip("\ufeff")
