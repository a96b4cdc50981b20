"""Files, folders and stdin → named bytes → documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from corpus.records import NamedTuple

from .report import Report, UsageError

if TYPE_CHECKING:
    from corpus import Document, Options

_Result = TypeVar("_Result")
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
STDIN = "-"


class Input(NamedTuple):
    """One document to read.

    `name` is its id: the path below the folder that was given, or the file's own name. `label` is the path
    as the user gave it, for people; `path` is None for stdin.
    """

    name: str
    label: str
    path: str | None

    @property
    def stem(self) -> str:
        """The name that its outputs bear, without suffix; an unknown suffix belongs to the name."""
        base, suffix = os.path.splitext(self.name)
        return base if suffix.lower() in SUFFIXES else self.name

    def read(self) -> bytes:
        """Return the whole content. Raises OSError."""
        if self.path is None:
            return sys.stdin.buffer.read()
        with open(self.path, "rb") as file:
            return file.read()


def collect(arguments: Sequence[str], report: Report, output: str | None = None) -> list[Input]:
    """Return the inputs that `arguments` name, in their order, folders sorted, each file once.

    `output` is the folder that will be written to; it is never walked. A path that does not exist is reported as
    failed. Raises UsageError when nothing is left to read.
    """
    found: dict[str, Input] = {}
    for argument in arguments:
        for item in _expand(argument, report, output):
            found.setdefault(_identity(item), item)
    if not found:
        raise UsageError(_nothing(arguments, report))
    return list(found.values())


def needs_format(arguments: Sequence[str], inputs: Sequence[Input]) -> bool:
    """Return whether the output could hold several documents: several inputs, or a folder of any size."""
    return len(inputs) > 1 or any(os.path.isdir(argument) for argument in arguments)


def documents(
    inputs: Sequence[Input], options: Options, report: Report, jobs: int | None = None
) -> Iterator[tuple[Input, Document]]:
    """Read and clean the inputs, in their order; those that fail are reported and left out."""
    import corpus

    return results(inputs, corpus.clean, options, report, jobs)


def results(
    inputs: Sequence[Input],
    work: Callable[[bytes, str, Options], _Result],
    options: Options,
    report: Report,
    jobs: int | None,
) -> Iterator[tuple[Input, _Result]]:
    """Read the inputs and do the library's `work` on them, by so many processes at once (None: by this one).

    They are handed over in their order; those that fail are reported and left out.
    """
    import corpus

    for item, outcome in _outcomes(inputs, partial(_worked, work, options), jobs):
        try:
            result = outcome()
        except OSError as error:
            report.failed(item.label, error.strerror or str(error))
        except corpus.DechaffError as error:
            report.failed(item.label, str(error))
        else:
            yield item, result


def _worked(work: Callable[[bytes, str, Options], _Result], options: Options, item: Input) -> _Result:
    return work(item.read(), item.name, options)


def _outcomes(
    inputs: Sequence[Input], work: Callable[[Input], _Result], jobs: int | None
) -> Iterator[tuple[Input, Callable[[], _Result]]]:
    """Return each input with what returns its result."""
    if jobs is None or jobs < 2 or len(inputs) < 2:
        return ((item, partial(work, item)) for item in inputs)
    from . import workers

    return workers.outcomes(inputs, work, jobs)


def _expand(argument: str, report: Report, output: str | None) -> Iterator[Input]:
    if argument == STDIN:
        if sys.stdin is None:
            raise UsageError("stdin is closed; name a file instead of -")
        yield Input("stdin", "stdin", None)
    elif os.path.isdir(argument):
        yield from _walk(argument, report, output)
    elif reason := _unreachable(argument):
        report.failed(argument, reason)
    else:
        yield Input(os.path.basename(argument), argument, argument)


def _unreachable(path: str) -> str | None:
    """Return why nothing is found at a path, None for what is there, a link that leads nowhere among it."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return "no such file or folder"
    except OSError as error:
        return error.strerror or str(error)
    return None


def _walk(folder: str, report: Report, output: str | None) -> list[Input]:
    """Return the readable files below `folder`, sorted by their path, hidden ones and the output folder left out."""
    from pathlib import Path

    top = os.path.realpath(folder)
    closed = os.path.realpath(output) if output else None
    if top == closed:
        raise UsageError(f"{folder} is the input and the output; choose another folder: -o {Path(top).name}-clean")
    below: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: _unreadable(error, report)):
        at = Path(os.path.relpath(root, folder))
        folders[:] = [name for name in folders if name[0] != "." and os.path.join(top, at / name) != closed]
        below += [at / name for name in names if _is_wanted(root, name)]
    rows = ((path.as_posix(), str(Path(folder) / path)) for path in sorted(below, key=lambda path: path.parts))
    return [Input(name, path, path) for name, path in rows]


def _is_wanted(root: str, name: str) -> bool:
    suffix = os.path.splitext(name)[1].lower()
    if name[0] == "." or (suffix and suffix not in SUFFIXES):
        return False
    # A link that leads nowhere is kept: reading it fails aloud. Pipes and devices would block.
    path = os.path.join(root, name)
    return os.path.isfile(path) or not os.path.exists(path)


def _unreadable(error: OSError, report: Report) -> None:
    report.failed(str(error.filename), error.strerror or str(error))


def _identity(item: Input) -> str:
    """Return the same string for the same file, however its folder was written."""
    if item.path is None:
        return STDIN
    return os.path.join(os.path.realpath(os.path.dirname(item.path)), os.path.basename(item.path))


def _nothing(arguments: Sequence[str], report: Report) -> str:
    if report.failures:
        return "nothing was processed"
    return (
        f"{', '.join(arguments)}: no {', '.join(SUFFIXES)} file in there, and none without suffix; "
        "a file of another kind is read when you name it"
    )
