"""What is changed only when asked for: every change an edit, small, and done once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import normalization
from corpus.alignment import apply
from corpus.document import Options

# Letters and what composes with them, in the scripts where that is not simple.
LATIN = [*"aeAE 1\n", *"\u0301\u0316\u0327\u0338\u0345\u0344", "é", "ậ", "ﬁ", "½", "¨", "Å", "\u212b", "\u2126"]
ASIAN = [*"가각ᄀᆨ", "\u1161", "\u11a8", "\u09c7\u09be", "\u09be", "\u0f73", "\u0f71", "\u0958", "か", "\u3099"]
OTHER = [*"ｶﾞﾟＡ！￥￣\u3000ￒ“”‘’„‚中", "\u2028", "\u0644\u0627", "\ufefb", "\U0001d15e", "\ufb1d"]
PIECES = st.sampled_from([*LATIN, *ASIAN, *OTHER])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=20)
OPTIONS = st.tuples(st.sampled_from([None, "NFC", "NFKC"]), st.booleans(), st.booleans()).map(
    lambda drawn: Options(normalize=drawn[0], fold_width=drawn[1], straighten_quotes=drawn[2])
)


def changed(text, **options):
    return apply(text, normalization.edits(text, Options(**options)))


def rules_of(text, **options):
    return {edit.rule for edit in normalization.edits(text, Options(**options))}


@given(TEXTS, st.sampled_from(["NFC", "NFKC"]))
def test_the_edits_give_the_normal_form(text, form):
    assert changed(text, normalize=form) == unicodedata.normalize(form, text)


@given(TEXTS, OPTIONS)
def test_done_once_and_each_edit_a_change(text, options):
    edits = normalization.edits(text, options)
    assert all(text[edit.start : edit.end] != edit.after and edit.reason for edit in edits)
    assert normalization.edits(apply(text, edits), options) == []


@given(TEXTS, OPTIONS)
def test_cleaning_replays_and_settles(text, options):
    document = corpus.clean(text, "a.txt", options)
    assert apply(document.visible, [change.edit for change in document.changes]) == document.text
    assert corpus.clean(document.text, "a.txt", options).text == document.text


@given(TEXTS)
def test_nothing_is_changed_unasked(text):
    assert normalization.edits(text, Options()) == []


@pytest.mark.parametrize(
    ("text", "form", "edits"),
    [
        ("cafe\u0301 no\u0308n", "NFC", [(3, 5, "é"), (7, 9, "ö")]),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "NFC", [(0, 3, "한"), (3, 6, "글")]),
        ("ﬁne ½", "NFKC", [(0, 1, "fi"), (4, 5, "1⁄2")]),
        ("ﬁne ½ ＡＢ", "NFC", []),
        ("café, 中文。", "NFC", []),
    ],
)
def test_one_edit_for_each_character_that_changes(text, form, edits):
    found = normalization.edits(text, Options(normalize=form))
    assert [(edit.start, edit.end, edit.after) for edit in found] == edits
    assert {edit.rule for edit in found} <= {f"normalize.{form.lower()}"}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ　１２３！", "ABC 123!"),
        ("ｶﾞﾗｽ ﾊﾟﾝ", "ガラス パン"),
        ("ￚ ￥", "\u3161 ¥"),
        ("￣", "\u00af"),
        ("½ ﬁ ㎏ 中文。「」", "½ ﬁ ㎏ 中文。「」"),
    ],
)
def test_width(text, folded):
    assert changed(text, fold_width=True) == folded
    assert rules_of(text, fold_width=True) <= {"normalize.width"}


@pytest.mark.parametrize(
    ("text", "straight"),
    [("“It’s ‚so‘,” „she“ said", '"It\'s \'so\'," "she" said'), ("«so» `so` 5′ ʻokina Запоріжжя ʼ", None)],
)
def test_quotes(text, straight):
    assert changed(text, straighten_quotes=True) == (straight or text)
    assert rules_of(text, straighten_quotes=True) <= {"normalize.quotes"}


def test_rules_can_be_turned_off_but_are_not_lost_by_selecting_others():
    text = "cafe\u0301 isnâ€™t ﬁne.\n"
    wanted = {"normalize": "NFC", "straighten_quotes": True}
    repaired = corpus.clean(text, "a.txt", Options(select=("repair",), **wanted)).text
    assert repaired == "café isn't ﬁne.\n"
    kept = corpus.clean(text, "a.txt", Options(ignore=("normalize.nfc",), **wanted)).text
    assert kept == "cafe\u0301 isn't ﬁne.\n"


def test_a_repair_keeps_its_record_where_its_result_is_normalised():
    document = corpus.clean("It isnâ€™t so.\n", "a.txt", Options(straighten_quotes=True))
    [change] = document.changes
    assert (change.edit.rule, change.before, change.edit.after) == ("repair.mul.utf8", "â€™", "'")


def test_a_heap_of_marks_stays_as_it_is():
    heap = "a" + "\u0301\u0316" * 200
    assert changed(f"e\u0301 {heap} e\u0301", normalize="NFC") == f"é {heap} é"
    for count in range(20, 70):
        once = changed("o" + "\u0344\u0316" * count, normalize="NFC")
        assert changed(once, normalize="NFC") == once
