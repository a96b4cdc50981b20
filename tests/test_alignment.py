"""Edits: applying, composing, and following spans in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment import Alignment, apply, compose
from corpus.document import Edit

TEXTS = st.text(alphabet="abcdefgh ", max_size=30)


@st.composite
def edits_of(draw, text):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    kinds = st.sampled_from([None, "share"])
    return [
        Edit(a, b, draw(st.text(alphabet="XYZ", max_size=3)), "repair.mul.test", "test", kind=draw(kinds))
        for a, b in pairs
    ]


@st.composite
def two_stages(draw):
    text = draw(TEXTS)
    first = draw(edits_of(text))
    second = draw(edits_of(apply(text, first)))
    return text, first, second


@given(two_stages())
def test_composed_edits_do_what_both_stages_do(stages):
    text, first, second = stages
    assert apply(text, compose(text, first, second)) == apply(apply(text, first), second)


@given(two_stages())
def test_unchanged_text_maps_to_itself(stages):
    text, first, _ = stages
    after, alignment = apply(text, first), Alignment(first)
    for at in range(len(after)):
        start, end = alignment.to_source((at, at + 1))
        if after[at] not in "XYZ":
            assert text[start:end] == after[at]
            assert alignment.to_target((start, end)) == (at, at + 1)


@given(two_stages())
def test_spans_stay_inside_the_text(stages):
    text, first, _ = stages
    after, alignment = apply(text, first), Alignment(first)
    for start in range(len(after) + 1):
        for end in range(start, len(after) + 1):
            a, b = alignment.to_source((start, end))
            assert 0 <= a <= b <= len(text)


def test_a_span_beside_a_removed_stretch_does_not_take_it_in():
    removal = [Edit(3, 6, "", "boilerplate.en.share", "", kind="share")]
    assert Alignment(removal).to_source((0, 3)) == (0, 3)
    assert Alignment(removal).to_source((3, 5)) == (6, 8)
    assert Alignment(removal).to_target((3, 6)) == (3, 3)


def test_a_removal_swallows_the_repairs_inside_it():
    text = "good bAd good"
    repair = [Edit(6, 7, "aa", "repair.mul.latin", "")]
    removal = [Edit(5, 9, "", "boilerplate.en.share", "", kind="share")]
    assert compose(text, repair, removal) == [Edit(5, 8, "", "boilerplate.en.share", "", kind="share")]


def test_white_space_around_removals_leaves_each_its_own_record():
    text = "one\n\nBy Ida\n\nShare\n\ntwo"
    removals = [Edit(5, 13, "", "boilerplate.en.byline", "", kind="byline"), Edit(13, 20, "", "x", "", kind="share")]
    spacing = [Edit(3, 5, "\n", "layout.space", "")]
    composed = compose(text, removals, spacing)
    assert apply(text, composed) == "one\ntwo"
    assert [edit.kind for edit in composed if edit.kind] == ["byline", "share"]
    reaching = [Edit(2, 6, "e\nt", "layout.space", "")]
    composed = compose(text, removals, reaching)
    assert apply(text, composed) == "one\ntwo"
    assert [text[edit.start : edit.end] for edit in composed if edit.kind] == ["By Ida\n\n", "Share\n\n"]


def test_overlapping_edits_are_refused():
    with pytest.raises(ValueError, match=r"repair\.x"):
        apply("abc", [Edit(0, 2, "", "repair.x", ""), Edit(1, 3, "", "repair.x", "")])
