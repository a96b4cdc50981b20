"""Whom pay is for, in whole texts: headings of posts, names, pronouns, quotations, and who only announces it."""

import json
from pathlib import Path
from typing import Any

import pytest

import corpus

CASES = Path(__file__).parent / "cases" / "links" / "cases.jsonl"


def _cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    found = corpus.extract(case["text"], case["lang"])
    assert {wage.text: [found.roles[at].text for at in wage.roles] for wage in found.wages} == case["links"]


def test_every_language_has_cases() -> None:
    told = {case["lang"] for case in _cases()}
    assert len(told) >= 17
    assert any(not roles for case in _cases() for roles in case["links"].values())
