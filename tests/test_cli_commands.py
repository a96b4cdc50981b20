from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import ADVERT, DAMAGED, FOOTER, PROSE, dechaff, files
from corpus.cli import app

from corpus import __version__
from corpus.export import COLUMNS, FIELDS

COMMANDS = [*app.COMMANDS]


def test_version() -> None:
    for option in ("--version", "-V"):
        run = dechaff(option)
        assert (run.returncode, run.stdout, run.stderr) == (0, f"dechaff {__version__}\n".encode(), b"")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help_with_an_example(command: str, option: str) -> None:
    run = dechaff(command, option)
    assert (run.returncode, run.stderr) == (0, b"")
    assert f"\n    dechaff {command}".encode() in run.stdout
    assert "\x1b" not in run.stdout.decode()


def test_help_of_select_says_what_it_does_not_reach() -> None:
    for command, said in (("clean", True), ("extract", True), ("count", False)):
        told = " ".join(dechaff(command, "-h").stdout.decode().split())
        assert ("What is extracted is not selected." in told) is said


def test_help_lists_every_command() -> None:
    run = dechaff("--help")
    assert run.returncode == 0
    assert all(f"\n  {command} " in run.stdout.decode() for command in COMMANDS)


def test_no_arguments_is_help_on_stderr() -> None:
    run = dechaff()
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"Usage: dechaff")


def test_a_wrong_command_suggests_the_near_one() -> None:
    run = dechaff("clena", "a.txt")
    assert run.returncode == 2
    assert b"Did you mean 'clean'?" in run.stderr


def test_what_is_missing_behind_an_option_is_asked_of_its_command() -> None:
    run = dechaff("clean", "a.txt", "-o")
    assert run.returncode == 2
    assert run.stderr.endswith(b"see dechaff clean -h\n")


def test_without_a_file_the_line_says_what_to_name() -> None:
    run = dechaff("clean")
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert b"files, folders (read recursively), or - for stdin" in run.stderr


def test_the_module_is_the_command(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": DAMAGED})
    command = [sys.executable, "-m", "corpus.cli", "check", str(tmp_path / "a.txt")]
    run = subprocess.run(command, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    assert b"a.txt: 2 repairs" in run.stdout


def imported(*arguments: str) -> set[str]:
    """Return the modules that a run of the command imports."""
    code = "import sys; from corpus.cli.app import main; main(); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True, text=True)
    return set(run.stderr.split())


def test_what_is_not_needed_is_not_imported(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE})
    assert not {"typer", "rich", "dataclasses", "corpus.document"} & imported("--version")
    assert not {"typer", "rich", "corpus.document", "json"} & imported("--help")
    assert not {"typer", "rich", "dataclasses"} & imported("clean", str(tmp_path / "a.txt"), "--format", "json")
    assert "rich" in imported("explain", str(tmp_path / "a.txt"))


class TestExtract:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return files(tmp_path, {"in/a.txt": ADVERT, "in/b.txt": PROSE, "in/c.txt": ADVERT})

    def rows(self, folder: Path) -> list[dict[str, str]]:
        run = dechaff("extract", "in", "--format", "csv", cwd=folder)
        assert run.returncode == 0
        return list(csv.DictReader(io.StringIO(run.stdout.decode(), newline="")))

    def test_json_holds_the_extracts_alone(self, folder: Path) -> None:
        row = json.loads(dechaff("extract", "in/a.txt", cwd=folder).stdout)
        assert list(row) == [
            *("schema", "id", "source", "language", "wages", "money", "currencies", "roles", "roleSummary")
        ]
        whole = json.loads(dechaff("clean", "in/a.txt", "--format", "json", cwd=folder).stdout)
        assert row == {key: whole[key] for key in row}

    def test_csv_has_one_figure_a_row(self, folder: Path) -> None:
        rows = self.rows(folder)
        wage, *_ = (row for row in rows if row["type"] == "wage")
        assert (wage["minValue"], wage["maxValue"], wage["currency"]) == ("45000", "45000", "GBP")
        assert wage["currencyInferred"] == "false"
        assert wage["line"] == ADVERT.splitlines()[1]
        assert ADVERT[int(wage["start"]) : int(wage["end"])] == wage["text"]
        money, *_ = (row for row in rows if row["type"] == "money")
        assert (money["minValue"], money["unitText"]) == ("900", "")
        assert {(row["id"], row["path"]) for row in rows} == {
            (name, str(Path("in") / name)) for name in ("a.txt", "c.txt")
        }

    def test_a_carriage_return_ends_a_line_but_no_row_of_csv(self, tmp_path: Path) -> None:
        files(tmp_path, {"in/a.txt": ADVERT.replace("\n", "\r"), "in/b\r.txt": ADVERT})
        rows = self.rows(tmp_path)
        assert {row["line"] for row in rows} <= set(ADVERT.splitlines())
        assert {row["id"] for row in rows} == {"a.txt", "b\r.txt"}

    def test_rows_of_one_long_line_repeat_what_is_near(self, tmp_path: Path) -> None:
        line = "".join(f"On quay {number} a nurse is paid $5,000 a month by the office. " for number in range(200))
        files(tmp_path, {"in/a.txt": line})
        rows = self.rows(tmp_path)
        assert len(rows) >= 200
        for row in rows:
            assert len(row["line"]) <= 1000 + len(row["text"])
            at = line.index(row["line"])
            assert at <= int(row["start"]) < int(row["end"]) <= at + len(row["line"])

    def test_columns_are_the_documented_ones_even_without_rows(self, folder: Path) -> None:
        run = dechaff("extract", "in/b.txt", "--format", "csv", cwd=folder)
        assert run.stdout.decode() == ",".join(COLUMNS) + "\n"

    def test_every_column_stands_in_the_help(self) -> None:
        assert set(COLUMNS) <= set(re.findall(r"\w+", dechaff("extract", "--help").stdout.decode()))

    def test_jsonl_rows_all_have_the_same_keys_and_agree_with_csv(self, folder: Path) -> None:
        lines = dechaff("extract", "in", "--format", "jsonl", cwd=folder).stdout.splitlines()
        found = [json.loads(line) for line in lines]
        assert {tuple(row) for row in found} == {FIELDS}
        assert [(row["type"], row["text"]) for row in found] == [(r["type"], r["text"]) for r in self.rows(folder)]
        assert {"wage", "money", "currency", "role"} == {row["type"] for row in found}

    def test_rows_are_in_text_order(self, folder: Path) -> None:
        starts = [int(row["start"]) for row in self.rows(folder) if row["id"] == "a.txt"]
        assert starts == sorted(starts)

    def test_several_inputs_need_a_format(self, folder: Path) -> None:
        run = dechaff("extract", "in", cwd=folder)
        assert (run.returncode, run.stdout) == (2, b"")
        assert b"--format csv" in run.stderr


class TestCheck:
    def test_clean_text_is_silent(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE})
        run = dechaff("check", "a.txt", cwd=tmp_path)
        assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")

    def test_one_line_for_each_input_that_would_change(self, tmp_path: Path) -> None:
        files(tmp_path, {"in/a.txt": DAMAGED, "in/b.txt": PROSE, "in/c.txt": PROSE + FOOTER})
        run = dechaff("check", "in", cwd=tmp_path)
        damaged, footer = run.stdout.decode().splitlines()
        assert run.returncode == 1
        assert damaged.startswith(f"{Path('in/a.txt')}: ")
        assert " repair" in damaged
        assert footer == f"{Path('in/c.txt')}: 1 removal (disclaimer 1)"
        assert run.stderr == b"dechaff: 3 documents checked; 2 would change\n"
        assert (tmp_path / "in/a.txt").read_text("utf-8") == DAMAGED

    def test_layout_counts_when_strict(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE.replace("\n", "   \n", 1)})
        assert dechaff("check", "a.txt", cwd=tmp_path).returncode == 0
        run = dechaff("check", "--strict", "a.txt", cwd=tmp_path)
        assert (run.returncode, run.stdout) == (1, b"a.txt: 1 layout change\n")

    def test_a_failure_wins_over_changes(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": DAMAGED})
        run = dechaff("check", "a.txt", "gone.txt", cwd=tmp_path)
        assert run.returncode == 3
        assert run.stdout.startswith(b"a.txt: ")


@pytest.mark.parametrize("arguments", [[], ["document"], ["detect"]])
def test_schema_is_a_json_schema(arguments: list[str]) -> None:
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(json.loads(dechaff("schema", *arguments).stdout))


def test_a_usage_error_is_one_line_that_says_where_to_look() -> None:
    run = dechaff("clean", "--frmat", "json", "x")
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert run.stderr.startswith(b"dechaff: ")
    assert b"--format" in run.stderr
    assert b"dechaff clean -h" in run.stderr
