from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from command import ADVERT, DAMAGED, FOOTER, PROSE, dechaff, files, names
from corpus.cli.outputs import json_pieces

import corpus

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00\x43\x00" + bytes(range(64))


def test_one_file_prints_its_text_and_nothing_else(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE})
    run = dechaff("clean", "a.txt", cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, PROSE.encode(), b"")


def test_damage_and_boilerplate_are_gone(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": DAMAGED + FOOTER})
    printed = dechaff("clean", "a.txt", cwd=tmp_path).stdout.decode()
    assert "It isn’t clear" in printed
    assert "All rights reserved" not in printed


def test_stdin_is_read_as_bytes() -> None:
    run = dechaff("clean", "-", data=PROSE.encode("utf-16"))
    assert (run.returncode, run.stdout) == (0, PROSE.encode())


def test_json_is_what_the_library_gives_with_the_path_as_typed(tmp_path: Path) -> None:
    files(tmp_path, {"sub/a.txt": ADVERT})
    row = json.loads(dechaff("clean", "sub/a.txt", "--format", "json", cwd=tmp_path).stdout)
    assert row["source"]["path"] == "sub/a.txt"
    row["source"]["path"] = row["id"]
    assert row == corpus.clean(ADVERT.encode(), "a.txt").to_dict()


def test_json_that_is_written_in_pieces_is_what_json_writes() -> None:
    rows = [{"text": "£5", "span": [1, 3], "roles": []}, {"text": 'a\n"b"', "span": [], "roles": [1]}]
    row: dict[str, Any] = {
        "id": "é\\",
        "text": "a\nb\t\u2028😀" * 30_000,
        "none": None,
        "empty": [],
        "source": {"a": [1]},
    }
    due = json.dumps({**row, "rows": rows, "nothing": []}, ensure_ascii=False, indent=2) + "\n"
    assert "".join(json_pieces({**row, "rows": iter(rows), "nothing": iter(())}, indent=2)) == due


def test_padding_is_left_out_and_on_record(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE.encode() * 30 + bytes(512), "b.txt": PROSE})
    run = dechaff("clean", "a.txt", cwd=tmp_path)
    assert (run.returncode, b"\0" in run.stdout, run.stdout[-20:]) == (0, False, PROSE.encode()[-20:])
    for command in ("clean", "detect"):
        lines = dechaff(command, "a.txt", "b.txt", "--format", "jsonl", cwd=tmp_path).stdout.splitlines()
        assert [json.loads(line)["encoding"]["padding"] for line in lines] == [512, 0]
    assert b"512 NUL bytes" in dechaff("explain", "a.txt", cwd=tmp_path).stdout
    assert b"NUL" not in dechaff("explain", "b.txt", cwd=tmp_path).stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_format_is_the_same_for_one_and_for_several(tmp_path: Path, form: str) -> None:
    files(tmp_path, {"a.txt": PROSE, "b.txt": ADVERT})
    one, other, both = (
        dechaff("clean", *chosen, "--format", form, cwd=tmp_path).stdout
        for chosen in (["a.txt"], ["b.txt"], ["a.txt", "b.txt"])
    )
    assert both == one + other
    assert one.count(b"\n") == 1 or form == "json"


def test_edits_are_recorded_when_asked_for(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": f"{DAMAGED}   \n\n\n\n{PROSE}"})
    row = json.loads(dechaff("clean", "a.txt", "--format", "json", "--edits", cwd=tmp_path).stdout)
    text, shift = row["visible"], 0
    for edit in row["edits"]:
        start, end = (at + shift for at in edit["visible"])
        text = text[:start] + edit["after"] + text[end:]
        shift += len(edit["after"]) - (end - start)
    assert text == row["text"]
    assert any(edit["rule"].startswith("layout.") for edit in row["edits"])


def test_every_document_validates_against_the_printed_schema(tmp_path: Path) -> None:
    import jsonschema

    files(tmp_path, {"a.txt": DAMAGED + FOOTER, "b.txt": ADVERT, "c.html": f"<html><body><p>{PROSE}</p></body></html>"})
    schema = json.loads(dechaff("schema").stdout)
    lines = dechaff("clean", tmp_path, "--format", "jsonl", "--edits").stdout.splitlines()
    assert len(lines) == 3
    for line in lines:
        jsonschema.validate(json.loads(line), schema)


class TestFolder:
    def test_mirrored_names_below_the_folder_given(self, tmp_path: Path) -> None:
        files(tmp_path, {"in/a.txt": PROSE, "in/sub/b.html": f"<p>{PROSE}</p>", "in/README": ADVERT})
        run = dechaff("clean", "in", "-o", "out", cwd=tmp_path)
        assert run.returncode == 0
        assert names(tmp_path / "out") == ["README.json", "README.txt", "a.json", "a.txt", "sub/b.json", "sub/b.txt"]
        assert (tmp_path / "out/a.txt").read_bytes() == PROSE.encode()
        assert json.loads((tmp_path / "out/sub/b.json").read_text("utf-8"))["id"] == "sub/b.html"
        assert run.stdout == b""

    def test_the_summary_names_the_place_and_quiet_leaves_it_out(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": DAMAGED, "b.txt": PROSE})
        told = dechaff("clean", "a.txt", "b.txt", "-o", "out", cwd=tmp_path).stderr.decode()
        assert told.startswith("dechaff: 2 documents cleaned; ")
        assert f"written to out{os.sep}" in told
        assert told.count("\n") == 1
        one = dechaff("clean", "a.txt", "-o", "out", cwd=tmp_path).stderr.decode()
        assert str(Path("out/a.txt")) in one
        assert str(Path("out/a.json")) in one
        assert dechaff("clean", "a.txt", "b.txt", "-q", "-o", "out", cwd=tmp_path).stderr == b""

    def test_a_second_run_changes_nothing_and_reads_no_output(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": DAMAGED, "sub/b.txt": PROSE})
        assert dechaff("clean", ".", "-o", "out", cwd=tmp_path).returncode == 0
        first = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
        assert dechaff("clean", ".", "-o", "out", cwd=tmp_path).returncode == 0
        assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == first
        assert not (tmp_path / "out" / "out").exists()

    def test_a_failing_input_is_told_and_the_rest_is_written(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE, "photo.jpg": JPEG, "z.txt": PROSE})
        run = dechaff("clean", "a.txt", "photo.jpg", "gone.txt", "z.txt", "-o", "out", "-q", cwd=tmp_path)
        assert run.returncode == 3
        assert names(tmp_path / "out") == ["a.json", "a.txt", "z.json", "z.txt"]
        gone, photo = sorted(run.stderr.decode().splitlines())
        assert gone == "dechaff: gone.txt: no such file or folder"
        assert photo.startswith("dechaff: photo.jpg: ")

    def test_an_output_that_cannot_be_replaced_fails_alone(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE, "b.txt": PROSE, "out/a.txt/x": b""})
        run = dechaff("clean", "a.txt", "b.txt", "-o", "out", cwd=tmp_path)
        assert run.returncode == 3
        assert run.stderr.startswith(b"dechaff: a.txt: not written: ")
        assert names(tmp_path / "out") == ["a.txt/x", "b.json", "b.txt"]

    def test_new_files_get_the_usual_permissions(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE})
        dechaff("clean", "a.txt", "-o", "out", cwd=tmp_path)
        plain = tmp_path / "plain"
        plain.touch()
        assert (tmp_path / "out/a.txt").stat().st_mode == plain.stat().st_mode


class TestUsage:
    """Exit code 2: nothing is processed, and the message says what to type."""

    def refused(self, cwd: Path, *arguments: str) -> str:
        before = names(cwd)
        run = dechaff(*arguments, cwd=cwd)
        assert (run.returncode, run.stdout) == (2, b"")
        assert names(cwd) == before
        return run.stderr.decode()

    @pytest.mark.parametrize("more", [[], ["--format", "text"]])
    def test_several_inputs_or_a_folder_as_text(self, tmp_path: Path, more: list[str]) -> None:
        files(tmp_path, {"in/a.txt": PROSE, "b.txt": PROSE})
        for inputs in (["in/a.txt", "b.txt"], ["in"]):
            told = self.refused(tmp_path, "clean", *inputs, *more)
            assert "-o FOLDER" in told
            assert "--format jsonl" in told

    def test_two_inputs_for_one_output(self, tmp_path: Path) -> None:
        files(tmp_path, {"in/a.txt": PROSE, "in/a.html": PROSE})
        told = self.refused(tmp_path, "clean", "in", "-o", "out")
        assert str(Path("in/a.html")) in told
        assert str(Path("in/a.txt")) in told
        assert "rename" in told
        assert "dechaff: 1 output would" in told

    def test_many_inputs_for_fewer_outputs(self, tmp_path: Path) -> None:
        doubles = {f"in/p{at}.{suffix}": PROSE for at in range(5) for suffix in ("html", "txt")}
        files(tmp_path, {**doubles, "in/single.txt": PROSE, "in/p0.md": PROSE})
        told = self.refused(tmp_path, "clean", "in", "-o", "out")
        assert (told.startswith("dechaff: 5 outputs would each "), told.count("\n")) == (True, 1)
        assert "out/p0.txt from in/p0.html, in/p0.md and in/p0.txt; out/p1.txt from in/p1.html and in/p1.txt; " in told
        assert ("; 2 more; rename" in told, "p3" in told, "single" in told) == (True, False, False)

    def test_an_input_is_never_overwritten(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE, "b.md": PROSE})
        assert "a.txt would be overwritten" in self.refused(tmp_path, "clean", "a.txt", "-o", ".")
        assert "the input and the output" in self.refused(tmp_path, "clean", ".", "-o", ".")

    def test_nothing_to_read(self, tmp_path: Path) -> None:
        files(tmp_path, {"in/photo.jpg": JPEG, "in/.hidden.txt": PROSE})
        assert ".txt" in self.refused(tmp_path, "clean", "in", "-o", "out")
        assert "gone: no such file" in self.refused(tmp_path, "clean", "gone")
        assert "FILE" in self.refused(tmp_path, "clean")

    def test_options_that_do_not_go_together(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE})
        assert "--format" in self.refused(tmp_path, "clean", "a.txt", "-o", "out", "--format", "json")
        assert "--format json" in self.refused(tmp_path, "clean", "a.txt", "--edits")

    @pytest.mark.parametrize(
        ("option", "value"),
        [
            ("-o", ""),
            ("--output", ""),
            ("--lang", "english"),
            ("--lang", ""),
            ("--lang", "en-a"),
            ("--keep", "adverts"),
            ("--encoding", "utf-99"),
            ("--format", "xml"),
            ("--colour", "never"),
        ],
    )
    def test_values_that_do_not_exist(self, tmp_path: Path, option: str, value: str) -> None:
        files(tmp_path, {"a.txt": PROSE})
        assert option in self.refused(tmp_path, "clean", "a.txt", option, value)

    def test_output_folders_that_cannot_be(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": PROSE, "file": b""})
        closed = "/proc/dechaff"
        if os.geteuid() != 0:
            closed = str(tmp_path / "closed")
            os.mkdir(closed, 0o555)
        for folder in ("file", "file/below", closed):
            assert "choose another folder" in self.refused(tmp_path, "clean", "a.txt", "-o", folder)


def test_forced_language_and_encoding_reach_the_library(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": "Čtyři žáci".encode("cp1250")})
    run = dechaff("clean", "a.txt", "--format", "json", "--encoding", "cp1250", "--lang", "ZH-hant-tw", cwd=tmp_path)
    row = json.loads(run.stdout)
    assert row["text"].strip() == "Čtyři žáci"
    assert row["encoding"]["via"] == "forced"
    assert {share["language"] for share in row["languages"]} <= {"zh-Hant-TW"}
