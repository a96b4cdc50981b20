"""`dechaff detect`, and the options that say which rules act and what else is changed."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from command import DAMAGED, FOOTER, PROSE, dechaff, files, names
from test_cli_streams import on_terminal

import corpus

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"


class TestDetect:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        contents = {"in/a.txt": DAMAGED, "in/b.txt": PROSE.encode("utf-16"), "in/sub/c.html": f"<p>{PROSE}</p>"}
        return files(tmp_path, contents)

    def test_one_line_of_columns_for_each_file(self, folder: Path) -> None:
        run = dechaff("detect", "in", cwd=folder)
        rows = [line.split("\t") for line in run.stdout.decode().splitlines()]
        assert run.returncode == 0
        assert rows == [
            [str(Path("in/a.txt")), "utf-8", "utf-8", "1.00", "0", "en", "Latn", "repair.mul.utf8 ×2"],
            [str(Path("in/b.txt")), "utf-16le", "bom", "1.00", "0", "en", "Latn", "-"],
            [str(Path("in/sub/c.html")), "utf-8", "utf-8", "1.00", "0", "en", "Latn", "-"],
        ]
        assert run.stderr == b"dechaff: 3 documents looked at; 1 damaged\n"

    def test_what_is_lost_is_marked_and_broken_bytes_are_counted(self) -> None:
        run = dechaff("detect", "-", data=f"{PROSE}He said 锟斤拷.\n".encode() + b"\xff\n")
        _, encoding, _, _, errors, _, _, damage = run.stdout.decode().rstrip("\n").split("\t")
        assert (encoding, errors) == ("utf-8", "1")
        assert damage.startswith("repair.mul.lost ×")
        assert damage.endswith(" left")

    def test_nothing_is_written(self, folder: Path) -> None:
        before = {name: (folder / name).read_bytes() for name in names(folder)}
        dechaff("detect", "in", "--format", "json", cwd=folder)
        assert {name: (folder / name).read_bytes() for name in names(folder)} == before

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_json_is_what_the_library_gives_and_the_schema_says(self, folder: Path, form: str) -> None:
        run = dechaff("detect", "in/a.txt", "--format", form, cwd=folder)
        row = json.loads(run.stdout)
        assert row == corpus.detect(DAMAGED.encode(), "a.txt").to_dict(path="in/a.txt")
        [damage] = row["damage"]
        assert (damage["rule"], damage["count"], damage["repaired"]) == ("repair.mul.utf8", 2, True)
        assert damage["codecs"][-1] == "utf-8"
        jsonschema.validate(row, json.loads(dechaff("schema", "detect").stdout))
        assert (run.stdout.count(b"\n") == 1) is (form == "jsonl")

    def test_keys_that_documents_have_too_hold_the_same(self, folder: Path) -> None:
        row = json.loads(dechaff("detect", "in/b.txt", "--format", "json", cwd=folder).stdout)
        document = json.loads(dechaff("clean", "in/b.txt", "--format", "json", cwd=folder).stdout)
        shared = set(row) - {"damage"}
        assert {"encoding", "language", "script", "languages", "source"} <= shared
        assert {key: row[key] for key in shared} == {key: document[key] for key in shared}

    def test_the_detect_schema_says_the_same_of_shared_keys(self) -> None:
        document, detected = (json.loads(dechaff("schema", name).stdout) for name in ("document", "detect"))
        for key in set(detected["properties"]) - {"damage"}:
            assert detected["properties"][key] == document["properties"][key]

    def test_a_file_that_is_no_text_fails_alone(self, folder: Path) -> None:
        files(folder, {"photo.jpg": JPEG})
        run = dechaff("detect", "photo.jpg", "gone.txt", "in/a.txt", "-q", cwd=folder)
        assert run.returncode == 3
        assert run.stdout.count(b"\n") == 1
        gone, photo = run.stderr.decode().splitlines()
        assert gone == "dechaff: gone.txt: no such file or folder"
        assert photo.startswith("dechaff: photo.jpg: not text")

    def test_a_terminal_gets_aligned_columns_and_colour(self, folder: Path) -> None:
        rows = on_terminal("detect", "in", "-q", cwd=folder).decode().splitlines()
        assert len({row.index("  en  ") for row in rows}) == 1
        assert "\t" not in "".join(rows)
        assert "\x1b[33mrepair.mul.utf8 ×2\x1b[0m" in rows[0]
        assert "\x1b" not in on_terminal("detect", "in", "-q", cwd=folder, NO_COLOR="1").decode()

    def test_colour_in_a_pipe_when_asked_for(self, folder: Path) -> None:
        assert b"\x1b" not in dechaff("detect", "in", cwd=folder).stdout
        assert b"\t\x1b[33m" in dechaff("detect", "in", "--color", "always", cwd=folder).stdout

    def test_a_name_cannot_break_the_line(self, tmp_path: Path) -> None:
        files(tmp_path, {"a\tb\n\x1b.txt": PROSE})
        shown = dechaff("detect", ".", cwd=tmp_path).stdout.decode()
        assert shown.startswith("a\\tb\\n\\x1b.txt\tutf-8\t")
        assert shown.count("\n") == 1


class TestRules:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return files(tmp_path, {"a.txt": DAMAGED + FOOTER})

    def test_selected_rules_act_alone(self, folder: Path) -> None:
        chosen = dechaff("clean", "a.txt", "--select", "repair", cwd=folder).stdout.decode()
        assert "It isn’t clear" in chosen
        assert chosen.endswith(FOOTER)

    def test_ignored_rules_do_not_act(self, folder: Path) -> None:
        kept = dechaff("clean", "a.txt", "--ignore", "repair.mul", cwd=folder).stdout.decode()
        assert "isnâ€™t" in kept
        assert "All rights reserved" not in kept

    @pytest.mark.parametrize(
        "options", [["--ignore", "repair", "--ignore", "boilerplate"], ["--ignore", "repair, boilerplate"]]
    )
    def test_several_names(self, folder: Path, options: list[str]) -> None:
        assert dechaff("check", "a.txt", *options, cwd=folder).returncode == 0
        assert dechaff("check", "a.txt", *options[:1], "repair", cwd=folder).returncode == 1

    @pytest.mark.parametrize("command", ["clean", "extract", "check", "explain", "detect"])
    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_an_unknown_name_is_a_usage_error_with_near_ones(self, folder: Path, command: str, option: str) -> None:
        run = dechaff(command, "a.txt", option, "repair.mul.utf", cwd=folder)
        assert (run.returncode, run.stdout) == (2, b"")
        assert option in run.stderr.decode()
        assert "'repair.mul.utf'" in run.stderr.decode()
        assert "repair.mul.utf8" in run.stderr.decode()
        assert run.stderr.count(b"\n") == 1

    def test_every_command_takes_them(self, folder: Path) -> None:
        off = ["--ignore", "repair.mul.utf8"]
        assert "Repaired" not in dechaff("explain", "a.txt", *off, cwd=folder).stdout.decode()
        assert dechaff("detect", "a.txt", *off, cwd=folder).stdout.endswith(b"\t-\n")
        assert dechaff("extract", "a.txt", *off, cwd=folder).returncode == 0


class TestNormalization:
    TEXT = "The cafe\u0301 “of the ﬁrst quay” costs ＄５ a cup, they say, and it opens at nine in the morning.\n"

    @pytest.mark.parametrize(
        ("options", "text"),
        [
            ([], TEXT),
            (["--normalize", "NFC"], TEXT.replace("e\u0301", "é")),
            (["--normalize", "nfkc"], TEXT.replace("e\u0301", "é").replace("ﬁ", "fi").replace("＄５", "$5")),
            (["--fold-width"], TEXT.replace("＄５", "$5")),
            (["--straighten-quotes"], TEXT.replace("“", '"').replace("”", '"')),
        ],
    )
    def test_nothing_but_what_is_asked_for(self, tmp_path: Path, options: list[str], text: str) -> None:
        files(tmp_path, {"a.txt": self.TEXT})
        assert dechaff("clean", "a.txt", *options, cwd=tmp_path).stdout.decode() == text

    def test_each_change_is_an_edit(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": self.TEXT})
        options = ["--normalize", "NFC", "--fold-width", "--straighten-quotes", "--format", "json", "--edits"]
        row = json.loads(dechaff("clean", "a.txt", *options, cwd=tmp_path).stdout)
        assert [(edit["rule"], edit["before"], edit["after"]) for edit in row["edits"]] == [
            ("normalize.nfc", "e\u0301", "é"),
            ("normalize.quotes", "“", '"'),
            ("normalize.quotes", "”", '"'),
            ("normalize.width", "＄", "$"),
            ("normalize.width", "５", "5"),
        ]
        jsonschema.validate(row, json.loads(dechaff("schema").stdout))

    def test_extracts_are_read_from_the_folded_text(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": "The salary is ＄４５,０００ a year, which the office pays in June.\n"})
        row = json.loads(dechaff("extract", "a.txt", "--fold-width", cwd=tmp_path).stdout)
        assert [wage["text"] for wage in row["wages"]] == ["$45,000"]

    def test_a_form_that_does_not_exist(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": self.TEXT})
        run = dechaff("clean", "a.txt", "--normalize", "NFX", cwd=tmp_path)
        assert run.returncode == 2
        assert b"--normalize" in run.stderr
