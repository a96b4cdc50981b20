"""Whole documents, from damaged bytes to text and facts, and the laws that hold for each of them.

A case is three files: NAME.txt (the bytes), NAME.expected.txt (the text due, line by line) and NAME.json (figures
by value, roles by spelling with `|` between accepted ones, kinds of what was removed).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

import corpus
from corpus.export import schema

CASES = sorted(Path(__file__).parent.joinpath("cases", "documents").glob("*/*.json"))
EXAMPLES = sorted(path for path in Path(__file__).parents[1].joinpath("examples").iterdir() if path.is_file())
VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema()))

every_case = pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
every_input = pytest.mark.parametrize(
    "path", [*(case.with_suffix(".txt") for case in CASES), *EXAMPLES], ids=lambda path: path.name
)


def cleaned(path):
    return corpus.clean(path.read_bytes(), path.name)


def lines(text):
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


def figure(row):
    fields = ("minValue", "maxValue", "currency", "currencyInferred", "unitText", "qualifier", "kind")
    defaults = {"currencyInferred": False}
    return tuple(row.get(field, defaults.get(field)) for field in fields)


def amount(row):
    return row["minValue"], row["maxValue"], row["currency"]


@every_case
def test_text_is_the_authors(case):
    assert lines(cleaned(case.with_suffix(".txt")).text) == lines(case.with_suffix(".expected.txt").read_text("utf-8"))


@every_case
def test_figures_are_right(case):
    due, document = json.loads(case.read_text("utf-8")), cleaned(case.with_suffix(".txt")).to_dict()
    assert [figure(row) for row in document["wages"]] == [figure(row) for row in due["wages"]]
    assert [amount(row) for row in document["money"]] == [amount(row) for row in due["money"]]
    assert {row["currency"] for row in document["currencies"]} - {None} == set(due["currencies"])


@every_case
def test_roles_are_those_due(case):
    due = json.loads(case.read_text("utf-8"))
    found = {role.text for role in cleaned(case.with_suffix(".txt")).roles}
    accepted = [set(spellings.split("|")) for spellings in due["roles"]]
    assert [spellings for spellings in accepted if not spellings & found] == []
    assert found - set().union(*accepted) - set(due["rolesOptional"]) == set()


@every_case
def test_kinds_and_language_are_those_due(case):
    due, document = json.loads(case.read_text("utf-8")), cleaned(case.with_suffix(".txt"))
    assert {change.edit.kind for change in document.removed} == set(due["removed"])
    assert document.language == due["language"]


@every_input
def test_replaying_the_edits_gives_the_text(path):
    row = cleaned(path).to_dict(edits=True)
    text, shift = row["visible"], 0
    for edit in row["edits"]:
        start, end = (at + shift for at in edit["visible"])
        assert text[start:end] == edit["before"]
        text = text[:start] + edit["after"] + text[end:]
        shift += len(edit["after"]) - len(edit["before"])
    assert text == row["text"]


@every_input
def test_every_span_leads_to_its_text_and_back_to_the_source(path):
    document = cleaned(path)
    row = document.to_dict()
    changed = [change["source"] for change in row["repairs"] if change["source"]]
    for found in (*row["wages"], *row["money"], *row["currencies"], *row["roles"]):
        assert row["text"][slice(*found["span"])] == found["text"]
        if found["source"] is None:
            assert document.format == "html"
            continue
        start, end = found["source"]
        repaired = any(a < end and start < b for a, b in changed)
        if not repaired and document.format == "text":
            assert document.decoded.text[start:end] == found["text"]


@every_input
def test_cleaning_the_cleaned_text_changes_nothing(path):
    document = cleaned(path)
    again = corpus.clean(document.text, "again.txt")
    assert again.text == document.text
    assert again.changes == ()


@every_input
def test_the_json_document_is_as_the_schema_says(path):
    document = cleaned(path)
    for edits in (False, True):
        VALIDATOR.validate(json.loads(json.dumps(document.to_dict(edits=edits))))


@every_input
def test_the_same_bytes_give_the_same_document(path):
    assert cleaned(path) == cleaned(path)
