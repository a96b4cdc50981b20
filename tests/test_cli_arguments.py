"""Plain command lines mean what typer takes them for; all others are left to it."""

from __future__ import annotations

from importlib import import_module

import pytest
import typer
from corpus.cli import parsing
from corpus.cli.app import COMMANDS
from corpus.cli.arguments import read
from corpus.cli.commands.clean import clean

PLAIN = [
    "clean a.txt",
    "clean - a.txt b/ -o out -q",
    "clean a.txt --format json --edits --lang zh-hant-tw --encoding latin1 --normalize NFC",
    "clean --keep byline --keep tags,share a.txt --select repair.mul,layout --ignore repair --preset recall",
    "clean a.txt --format json --format text",
    "extract a.txt --format csv --counts counts --fold-width --straighten-quotes",
    "detect a.txt --color never",
    "check a.txt --strict",
    "explain a.txt --quiet",
    "count a.txt b.txt --encoding utf-8",
    "schema detect",
]
OTHER = [
    "",
    "--help",
    "-h a.txt",
    "-q",
    "a.txt --format=json",
    "a.txt --format xml",
    "a.txt --format",
    "a.txt --lang x_y",
    "a.txt --lang -q",
    "a.txt --select nothing",
    "a.txt --encoding no-such",
    "a.txt --keep nothing",
    "a.txt --nothing",
    "a.txt --form json",
    "-qo out a.txt",
    "-oout a.txt",
    "-- a.txt",
]


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_means_what_typer_takes_it_for(line: str) -> None:
    name, *words = line.split()
    said = read(getattr(import_module(f"corpus.cli.commands.{name}"), name), words)
    group = typer.main.get_command(parsing._app({name: COMMANDS[name]}))
    params = group.commands[name].make_context(name, list(words)).params  # type: ignore[attr-defined]
    taken = {key: [*value] if isinstance(value, tuple) else value for key, value in params.items()}
    assert said
    assert said == {key: taken[key] for key in said}
    assert not any(value for key, value in taken.items() if key not in said and value not in ("auto", "document"))


@pytest.mark.parametrize("line", OTHER)
def test_every_other_line_is_left_to_typer(line: str) -> None:
    assert read(clean, line.split()) is None


def test_a_value_may_be_an_empty_word_but_no_argument_may_be_missing() -> None:
    assert read(clean, ["", "--counts", ""]) == {"files": [""], "counts": ""}
    assert read(clean, ["--counts", "counts"]) is None
    assert read(clean, ["a.txt", "-o", ""]) is None
    assert read(clean, ["a.txt", "-o", "."]) == {"files": ["a.txt"], "output": "."}
