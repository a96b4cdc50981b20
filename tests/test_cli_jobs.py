"""Several documents at once: the same output in the same order, and what happens when one fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import ADVERT, DAMAGED, FOOTER, PROSE, dechaff, files
from corpus.cli import workers
from corpus.cli.inputs import Input

import corpus

DOCUMENTS = {f"{at:02}.txt": text for at, text in enumerate((PROSE, DAMAGED, ADVERT, PROSE + FOOTER) * 4)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return files(tmp_path, {f"in/{name}": text for name, text in DOCUMENTS.items()})


COMMANDS = [
    ("clean", "--format", "jsonl"),
    ("extract", "--format", "csv"),
    ("check",),
    ("detect",),
    ("count",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_output_is_that_of_one_process(folder: Path, command: tuple[str, ...]) -> None:
    one, several = (dechaff(*command, "in", *jobs, cwd=folder) for jobs in ((), ("-j", "3")))
    assert (several.stdout, several.stderr, several.returncode) == (one.stdout, one.stderr, one.returncode)


def test_a_folder_is_written_alike(folder: Path) -> None:
    for jobs in ("1", "2"):
        assert dechaff("clean", "in", "-o", f"out{jobs}", "--jobs", jobs, cwd=folder).returncode == 0
    assert {path.name: path.read_bytes() for path in (folder / "out1").iterdir()} == {
        path.name: path.read_bytes() for path in (folder / "out2").iterdir()
    }


def test_standard_input_keeps_its_place(folder: Path) -> None:
    run = dechaff(
        "extract", "in/02.txt", "-", "in/00.txt", "--format", "csv", "-j", "2", data=ADVERT.encode(), cwd=folder
    )
    ids = list(dict.fromkeys(row.split(",")[0] for row in run.stdout.decode().splitlines()[1:]))
    assert ids == ["02.txt", "stdin"]


def test_what_fails_is_told_and_the_rest_is_done(folder: Path) -> None:
    (folder / "in/01.txt").write_bytes(b"%PDF-1.7\n\x00\x01")
    run = dechaff("clean", "in", "--format", "jsonl", "-j", "2", cwd=folder)
    assert (len(run.stdout.splitlines()), run.returncode) == (len(DOCUMENTS) - 1, 3)
    assert b"in/01.txt" in run.stderr


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5"])
def test_what_is_no_number_of_processes(folder: Path, number: str) -> None:
    run = dechaff("clean", "in", "--format", "jsonl", "-j", number, cwd=folder)
    assert (run.stdout, run.returncode, len(run.stderr.splitlines())) == (b"", 2, 1)


def ended(item: Input) -> str:
    """Work that ends its process when it comes to the third input, as the system does with one that takes too much."""
    if item.name == "2":
        os._exit(1)
    return item.name


def results(count: int) -> Iterator[str]:
    for _, outcome in workers.outcomes([Input(str(at), str(at), str(at)) for at in range(count)], ended, 2):
        try:
            yield outcome()
        except corpus.DechaffError as error:
            yield str(error)


def test_a_process_that_ends_loses_no_input_unsaid() -> None:
    told = list(results(40))
    assert len(told) == 40
    assert [text for text in told if text not in map(str, range(40)) and "--jobs" not in text] == []
    assert "--jobs" in told[2]
