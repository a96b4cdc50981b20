"""What the documents say is what the project has."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import corpus
from corpus import boilerplate
from corpus.export import schema

ROOT = Path(__file__).parents[1]
COMMANDS = [path.stem for path in ROOT.joinpath("cli", "commands").glob("*.py") if path.stem != "__init__"]
pytestmark = pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="the tests run without the checkout")


def read(name):
    return ROOT.joinpath(name).read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_shown_in_the_readme(command):
    assert f"dechaff {command}" in read("README.md")


def test_the_readme_and_the_schema_name_the_kinds_of_removals():
    removed = json.loads(schema())["properties"]["removed"]["items"]["properties"]["kind"]["enum"]
    assert set(removed) == set(boilerplate.KINDS)
    assert all(f"`{kind}`" in read("README.md") for kind in boilerplate.KINDS)


def test_every_field_of_a_document_is_in_the_schema_and_the_other_way_round():
    required = json.loads(schema())["required"]
    assert set(corpus.clean("Pay", "a.txt").to_dict()) == set(required)


def test_every_module_stands_in_the_architecture():
    words = set(re.findall(r"\w+", read("docs/architecture.md")))
    modules = [path.stem for folder in ("corpus", "cli") for path in ROOT.joinpath(folder).glob("[!_]*.py")]
    assert set(modules) - words == set()


@pytest.mark.parametrize("target", ["demo", "test", "lint", "wheel", "bench", "clean"])
def test_every_target_exists(target):
    assert re.search(rf"^{target}:", read("Makefile"), re.MULTILINE)


def test_relative_links_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    for name in (page.relative_to(ROOT).as_posix() for page in pages):
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", read(name)):
            assert (ROOT / name).parent.joinpath(link).exists(), f"{name}: {link}"
