"""Several documents at once: the same output in the same order, and what happens when one fails."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command import ADVERT, DAMAGED, DECHAFF, FOOTER, PROSE, dechaff, environment, files, names
from corpus.cli import workers
from corpus.cli.ending import heeded
from corpus.cli.folder import replace_files
from corpus.cli.inputs import Input
from corpus.cli.report import Terminated

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
        os.kill(os.getpid(), signal.SIGKILL)
    return item.name


def results(count: int) -> Iterator[str]:
    for _, outcome in workers.outcomes([Input(str(at), str(at), str(at)) for at in range(count)], ended, 2):
        try:
            yield outcome()
        except corpus.DechaffError as error:
            yield str(error)


def test_a_process_that_ends_loses_the_input_in_its_hand_alone() -> None:
    told = list(results(40))
    assert "--jobs" in told[2]
    assert [*told[:2], *told[3:]] == [str(at) for at in range(40) if at != 2]


def test_without_processes_this_one_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refused)
    assert list(results(2)) == ["0", "1"]


def running(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start the command in a group of its own; the test reads its stderr."""
    return subprocess.Popen(
        [DECHAFF, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(),
        start_new_session=True,
    )


def until(true: Callable[[], object]) -> None:
    """Wait until something is true, and fail where it does not become so."""
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def fed(pipe: Path) -> int:
    """Return a descriptor of the writing side of a named pipe as soon as somebody reads it."""
    found: list[int] = []

    def opened() -> bool:
        try:
            found.append(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:
            return False
        return True

    until(opened)
    return found[0]


def children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that has ended and nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def reader(pids: list[int], path: Path) -> int:
    """Return which of the processes has a file open, as soon as one has."""
    found: list[int] = []

    def opened() -> list[int]:
        fds = ((pid, fd) for pid in pids for fd in Path(f"/proc/{pid}/fd").iterdir())
        found.extend(pid for pid, fd in fds if fd.exists() and fd.samefile(path))
        return found

    until(opened)
    return found[0]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
class TestProcesses:
    """What becomes of the processes; named pipes keep them at a document as long as the test wants."""

    @pytest.fixture
    def held(self, folder: Path) -> Path:
        for name in ("one", "two"):
            os.mkfifo(folder / name)
        return folder

    def test_one_that_is_killed_fails_its_document_and_the_rest_is_done(self, held: Path) -> None:
        run = running(held, "clean", "one", "two", "in", "-o", "out", "-j", "2")
        one, two = fed(held / "one"), fed(held / "two")
        os.kill(reader(children(run.pid), held / "one"), signal.SIGKILL)
        os.close(one)
        os.write(two, PROSE.encode())
        os.close(two)
        told = run.communicate(timeout=60)[1].decode().splitlines()
        assert run.returncode == 3
        assert [line[:14] for line in told[:-1]] == ["dechaff: one: "]
        assert told[-1].startswith("dechaff: 17 documents cleaned, 1 failed; ")
        done = {Path(name).stem for name in (*DOCUMENTS, "two")}
        assert names(held / "out") == sorted(f"{stem}.{suffix}" for stem in done for suffix in ("json", "txt"))

    @pytest.mark.parametrize("whole_group", [False, True])
    def test_all_end_when_the_run_is_to_end(self, held: Path, *, whole_group: bool) -> None:
        run = running(held, "clean", "one", "two", "in", "-o", "out", "-j", "2")
        ends = [fed(held / name) for name in ("one", "two")]
        started = children(run.pid)
        (os.killpg if whole_group else os.kill)(run.pid, signal.SIGTERM)
        assert run.communicate(timeout=60)[1] == b"dechaff: terminated\n"
        assert (run.returncode, len(started)) == (143, 2)
        until(lambda: not any(map(is_alive, started)))
        for end in ends:
            os.close(end)

    def test_all_end_when_the_one_that_waits_for_them_is_killed(self, held: Path) -> None:
        run = running(held, "clean", "one", "two", "in", "-o", "out", "-j", "2")
        ends = [fed(held / name) for name in ("one", "two")]
        started = children(run.pid)
        run.kill()
        run.wait()
        # They look up between documents.
        for end in ends:
            os.close(end)
        run.communicate(timeout=60)
        assert len(started) == 2
        until(lambda: not any(map(is_alive, started)))


def test_no_half_written_file_stays_when_the_run_is_to_end(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        assert len(names(tmp_path)) == 2
        os.kill(os.getpid(), signal.SIGTERM)
        yield b"whole"

    with pytest.raises(Terminated), heeded():
        replace_files({tmp_path / "a.txt": [b"text"], tmp_path / "a.json": pieces()})
    assert names(tmp_path) == []
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_one_that_somebody_else_heeds_is_left_to_him() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    with heeded():
        os.kill(os.getpid(), signal.SIGTERM)
    signal.signal(signal.SIGTERM, before)
    assert heard == [signal.SIGTERM]
