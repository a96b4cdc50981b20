from __future__ import annotations

import json
import os
import pty
import re
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import ADVERT, DAMAGED, DECHAFF, FOOTER, PROSE, dechaff, environment, files, names

HOSTILE = "[/b] [bold]x[/bold] :smile: \x1b[31mred\x1b]0;title\x07 end\n"


def on_terminal(*arguments: str, cwd: Path, **changes: str) -> bytes:
    """Run the command with a terminal as its stdout and return what the terminal got."""
    ours, theirs = pty.openpty()
    changes.setdefault("TERM", "xterm")
    with subprocess.Popen([DECHAFF, *arguments], stdout=theirs, cwd=cwd, env=environment(**changes)):
        os.close(theirs)
        received = b""
        while chunk := _read(ours):
            received += chunk
    os.close(ours)
    return received


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""


class TestClosedPipe:
    def run(self, *arguments: str, cwd: Path) -> tuple[int, bytes]:
        """Run the command with a stdout that nobody reads."""
        ours, theirs = os.pipe()
        os.close(ours)
        run = subprocess.run(
            [DECHAFF, *arguments], stdout=theirs, stderr=subprocess.PIPE, cwd=cwd, env=environment(), check=False
        )
        os.close(theirs)
        return run.returncode, run.stderr

    @pytest.mark.parametrize("copies", [1, 3000])
    def test_ends_quietly_whether_early_or_at_the_final_flush(self, tmp_path: Path, copies: int) -> None:
        files(tmp_path, {"a.txt": "".join(f"{number} {PROSE}" for number in range(copies))})
        assert self.run("clean", "a.txt", cwd=tmp_path) == (141, b"")

    @pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["clean", "--help"], ["schema"]])
    def test_texts_of_our_own(self, tmp_path: Path, arguments: list[str]) -> None:
        assert self.run(*arguments, cwd=tmp_path) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["clean", "a.txt"], ["--version"]])
def test_a_full_disk_behind_stdout_is_told(tmp_path: Path, arguments: list[str]) -> None:
    files(tmp_path, {"a.txt": PROSE})
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [DECHAFF, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(), check=False
        )
    assert run.returncode == 3
    assert run.stderr.startswith(b"dechaff: stdout: ")
    assert run.stderr.count(b"\n") == 1


def on_a_small_disk(*arguments: str, cwd: Path, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with its stdout in the file `printed`, where no file may be longer than 64 kB."""
    with open(cwd / "printed", "wb") as printed:
        return subprocess.run(
            [DECHAFF, *arguments],
            stdout=printed,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env=environment(**changes),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16)),
            check=False,
        )


LONG = "".join(f"On day {number} the crane of quay {number * 7} stood still again.\n" for number in range(4000))


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_is_cut_short_is_told(tmp_path: Path, unbuffered: str) -> None:
    files(tmp_path, {"a.txt": LONG})
    run = on_a_small_disk("clean", "a.txt", cwd=tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (tmp_path / "printed").stat().st_size == 1 << 16
    assert run.returncode == 3
    assert run.stderr.startswith(b"dechaff: stdout: ")


def test_a_file_that_does_not_fit_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": LONG, "b.txt": PROSE})
    run = on_a_small_disk("clean", "a.txt", "b.txt", "-o", "out", "-q", cwd=tmp_path)
    assert run.returncode == 3
    assert run.stderr == b"dechaff: a.txt: not written: File too large\n"
    assert names(tmp_path / "out") == ["b.json", "b.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(("arguments", "code"), [(["clean", "gone", "a.txt"], 3), (["clean", "gone"], 2), ([], 2)])
def test_a_full_disk_behind_stderr_stops_nothing(tmp_path: Path, arguments: list[str], code: int) -> None:
    files(tmp_path, {"a.txt": PROSE})
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [DECHAFF, *arguments, *(["--format", "jsonl"] if code == 3 else [])],
            stdout=subprocess.PIPE,
            stderr=full,
            cwd=tmp_path,
            env=environment(),
            check=False,
        )
    assert run.returncode == code
    assert run.stdout.count(b"\n") == (code == 3)


def test_messages_stand_behind_what_was_printed_before(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE, "b.txt": b"%PDF-1.7 ", "c.txt": DAMAGED})
    run = subprocess.run(
        [DECHAFF, "detect", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=tmp_path,
        env=environment(),
        check=False,
    )
    begins = [line[:5] for line in run.stdout.decode().splitlines()]
    assert begins == ["a.txt", "decha", "c.txt", "decha"]


def test_a_terminal_gets_each_row_before_the_next_file_is_read(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE})
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [DECHAFF, "detect", "a.txt", "-"], stdin=subprocess.PIPE, stdout=theirs, cwd=tmp_path, env=environment()
    ) as process:
        os.close(theirs)
        assert _read(ours).startswith(b"a.txt ")
        process.communicate(b"")
    os.close(ours)


def test_closed_streams_do_not_crash(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE})
    for redirection, code in ((">&-", 2), ("2>&-", 0), ("<&-", 0)):
        line = f'"$0" clean a.txt {redirection}'
        run = subprocess.run(
            ["/bin/sh", "-c", line, DECHAFF], capture_output=True, cwd=tmp_path, env=environment(), check=False
        )
        assert (run.returncode, b"Traceback" in run.stderr) == (code, False)


def with_stdout_closed(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", '"$0" "$@" >&-', DECHAFF, *arguments],
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=environment(),
        check=False,
    )


@pytest.mark.parametrize("more", [[], ["-j", "2"], ["gone.txt"]])
def test_a_folder_needs_no_stdout(tmp_path: Path, more: list[str]) -> None:
    files(tmp_path, {"in/a.txt": PROSE, "in/b.txt": PROSE})
    run = with_stdout_closed("clean", "in", "-o", "out", *more, cwd=tmp_path)
    assert (run.returncode, b"Traceback" in run.stderr) == (3 if "gone.txt" in more else 0, False)
    assert run.stderr.splitlines()[-1].startswith(b"dechaff: 2 documents cleaned")
    assert names(tmp_path / "out") == ["a.json", "a.txt", "b.json", "b.txt"]
    assert (tmp_path / "out/a.txt").read_bytes() == PROSE.encode()


@pytest.mark.parametrize(
    "line", ["clean a.txt", "detect a.txt", "check a.txt", "count a.txt", "schema", "clean -h", "-V", ""]
)
def test_what_prints_needs_stdout(tmp_path: Path, line: str) -> None:
    files(tmp_path, {"a.txt": PROSE})
    run = with_stdout_closed(*line.split(), cwd=tmp_path)
    assert (run.returncode, run.stderr) == (2, b"dechaff: stdout is closed; there is nowhere to write to\n")


def test_an_interrupt_leaves_whole_files_alone(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": DAMAGED})
    process = subprocess.Popen(
        [DECHAFF, "clean", "a.txt", "-", "-o", "out"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
        # A shell's background jobs, this test maybe one of them, inherit that they ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "out/a.json").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told) == (130, b"dechaff: interrupted\n")
    assert names(tmp_path / "out") == ["a.json", "a.txt"]
    assert json.loads((tmp_path / "out/a.json").read_bytes())["id"] == "a.txt"


@pytest.mark.parametrize("changes", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii:strict"}])
def test_output_is_utf_8_whatever_the_locale(tmp_path: Path, changes: dict[str, str]) -> None:
    files(tmp_path, {"a.txt": "الميناء هادئ اليوم\n", "b\u4e2d.txt": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"})
    assert dechaff("clean", "a.txt", cwd=tmp_path, **changes).stdout.decode() == "الميناء هادئ اليوم\n"
    row = json.loads(dechaff("clean", "a.txt", "--format", "json", cwd=tmp_path, **changes).stdout)
    assert row["text"] == "الميناء هادئ اليوم\n"
    assert "هادئ" in dechaff("explain", "a.txt", cwd=tmp_path, **changes).stdout.decode()
    failed = dechaff("clean", "b\u4e2d.txt", cwd=tmp_path, **changes)
    assert failed.returncode == 3
    assert failed.stderr.startswith(b"dechaff: b")


def test_bytes_to_a_pipe_are_exact_and_a_terminal_gets_no_escapes(tmp_path: Path) -> None:
    text = PROSE + HOSTILE
    files(tmp_path, {"a.txt": text})
    assert dechaff("clean", "a.txt", cwd=tmp_path).stdout == text.encode()
    shown = on_terminal("clean", "a.txt", cwd=tmp_path)
    assert b"\x1b" not in shown
    assert b"\x07" not in shown
    assert rb"\x1b[31mred\x1b]0;title\x07 end" in shown
    for form in ("json", "jsonl"):
        printed = on_terminal("clean", "a.txt", "--format", form, cwd=tmp_path)
        assert b"\x1b" not in printed
        assert json.loads(printed)["text"] == text


def test_json_with_control_characters_stays_json_on_a_terminal(tmp_path: Path) -> None:
    text = f"{PROSE}one \u202etwo\u202c three \x7f four\n"
    files(tmp_path, {"a.txt": text})
    printed = on_terminal("clean", "a.txt", "--format", "jsonl", cwd=tmp_path).decode()
    assert not set("\u202e\u202c\x7f") & set(printed)
    assert json.loads(printed)["text"] == text


class TestExplain:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return files(tmp_path, {"a.txt": DAMAGED + HOSTILE + PROSE + FOOTER})

    @pytest.mark.parametrize(
        ("arguments", "changes", "coloured"),
        [
            ([], {}, False),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "0"}, False),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colour_in_a_pipe(
        self, folder: Path, arguments: list[str], changes: dict[str, str], *, coloured: bool
    ) -> None:
        assert (b"\x1b[" in dechaff("explain", "a.txt", *arguments, cwd=folder, **changes).stdout) is coloured

    @pytest.mark.parametrize(
        ("changes", "coloured"),
        [({}, True), ({"NO_COLOR": "1"}, False), ({"FORCE_COLOR": "0"}, False), ({"TERM": "dumb"}, False)],
    )
    def test_colour_on_a_terminal(self, folder: Path, changes: dict[str, str], *, coloured: bool) -> None:
        assert (b"\x1b[" in on_terminal("explain", "a.txt", cwd=folder, **changes)) is coloured

    def test_colour_adds_escapes_and_nothing_else(self, folder: Path) -> None:
        plain = dechaff("explain", "a.txt", cwd=folder).stdout
        coloured = dechaff("explain", "a.txt", "--color", "always", cwd=folder).stdout
        assert re.sub(rb"\x1b\[[0-9;]*m", b"", coloured) == plain

    @pytest.mark.parametrize("width", ["0", "1", "-5", "wide", "300"])
    def test_the_width_of_the_terminal_changes_nothing(self, folder: Path, width: str) -> None:
        usual = dechaff("explain", "a.txt", cwd=folder).stdout
        assert dechaff("explain", "a.txt", cwd=folder, COLUMNS=width).stdout == usual != b""

    def test_the_document_commands_nothing(self, folder: Path) -> None:
        shown = dechaff("explain", "a.txt", cwd=folder).stdout.decode()
        assert r"[/b] [bold]x[/bold] :smile: \x1b[31mred\x1b]0;title\x07 end" in shown
        assert "\x1b" not in shown

    def test_changes_are_readable_without_colour(self, folder: Path) -> None:
        shown = dechaff("explain", "a.txt", cwd=folder).stdout.decode()
        assert "â€™ → " in shown
        assert "- © 2025 Harbour Gazette Ltd. All rights reserved.\n" in shown
        assert "  ^ disclaimer · boilerplate." in shown
        assert "Repaired (" in shown
        assert "Removed (" in shown

    def test_a_repair_is_listed_with_rule_codecs_and_score(self, tmp_path: Path) -> None:
        pinyin = (
            "來(lái)源經(jīng)濟產(chǎn)業(yè)學(xué)校經(jīng)濟產(chǎn)業(yè)學(xué)校很好，他們都說不錯，明天再見。"
        )
        files(tmp_path, {"a.txt": f"{DAMAGED}{pinyin}\n"})
        listed = dechaff("explain", "a.txt", cwd=tmp_path).stdout.decode().partition("Repaired (")[2]
        assert re.search(r"\(repair\.mul\.utf8 [\w-]+→utf-8", listed)
        assert "(repair.zh.pinyin score " in listed

    def test_the_same_repair_is_listed_once_with_its_count(self, tmp_path: Path) -> None:
        files(tmp_path, {"a.txt": f"It isnâ€™t so.\n{PROSE}It isnâ€™t so.\n{ADVERT}"})
        listed = dechaff("explain", "a.txt", cwd=tmp_path).stdout.decode().partition("Repaired (2)\n")[2]
        assert listed.startswith("  2 × ")
