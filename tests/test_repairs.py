"""Repairs: cases by class, and what holds for every text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import repairs
from corpus.alignment import apply

CASES = [
    pytest.param(case, id=f"{file.stem}:{number}")
    for file in sorted((Path(__file__).parent / "cases" / "repairs").glob("*.jsonl"))
    for number, case in enumerate(map(json.loads, file.read_text("utf-8").strip("\n").split("\n")), 1)
]

# Pieces that the repairs look for, so that random texts come near their rules.
PIECES = [
    *"?！!。“”　 (（)）\n\r<>&;/ab1é",
    *["?cè)弧", "經(jīng)", "濟(jì)", "罢n", "\ue43b", "?/p>", "</p>", "<br>", "&amp;", "&lt;", "&nbsp;", "&#10;"],
    *["Ã©", "â€™", "Ð¿Ñ€", "\x93", "\ufffd", "锟斤拷", "إن사이در", "بизнес", "ال", "CEO", "שלום", "中文"],
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, object]) -> None:
    text = str(case["input"])
    edits, flags = repairs.find(text)
    assert apply(text, edits) == case["expected"]
    assert [text[flag.start : flag.end] for flag in flags] == case.get("flags", [])
    rules = {edit.rule for edit in edits}
    assert rules == set(case.get("rules", rules))  # type: ignore[call-overload]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
def test_laws(text: str) -> None:
    edits, flags = repairs.find(text)
    repaired = apply(text, edits)
    assert repairs.find(repaired)[0] == []
    for edit in edits:
        assert "\n" not in text[edit.start : edit.end]
        assert text[edit.start : edit.end] != edit.after
        assert edit.rule.startswith("repair.")
        assert edit.reason
    for flag in flags:
        assert 0 <= flag.start <= flag.end <= len(text)


@given(st.text(st.characters(max_codepoint=0x7F, exclude_characters="<>&"), max_size=200))
def test_plain_ascii_stays(text: str) -> None:
    assert repairs.find(text) == ([], [])


def test_edits_are_minimal() -> None:
    edits, _ = repairs.find("The caf\u00c3\u00a9s of donâ€™t")
    assert [(edit.start, edit.end, edit.after) for edit in edits] == [(7, 9, "é"), (17, 20, "’")]
    assert edits[0].codecs
    assert edits[0].codecs[-1] == "utf-8"


@pytest.mark.parametrize(
    "sentence",
    ["Half the town had walked down to see the first ship unloaded", "Each night the bakers carry sacks up the stairs"],
)
def test_what_no_reading_makes_text_of_stays(sentence: str) -> None:
    cut = sentence.encode() if len(sentence) % 2 else sentence.encode()[:-1]
    misread = cut.decode("utf-16-be", "replace")
    assert misread.endswith("\ufffd")
    assert repairs.find(misread)[0] == []


def test_lines_do_not_depend_on_each_other() -> None:
    damaged, clean = "Ã©tÃ©", "GBEƑÃ Ɖ"
    alone = apply(damaged, repairs.find(damaged)[0])
    both = f"{clean}\n{damaged}\n{clean}"
    assert apply(both, repairs.find(both)[0]) == f"{clean}\n{alone}\n{clean}"
