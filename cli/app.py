"""The command `dechaff`: its commands, and what ends a run.

Exit codes: 0 done; 1 `check` found changes; 2 usage error, nothing processed; 3 some inputs failed, the rest was
done, or stdout could not be written; 130 interrupted; 141 the reader closed the pipe; 143 terminated.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import IO

from .report import (
    DONE,
    INTERRUPTED,
    PIPE_CLOSED,
    SOME_FAILED,
    TERMINATED,
    USAGE_ERROR,
    Terminated,
    UsageError,
    message,
    need_stdout,
    tell,
)
from .terminal import turn_away

COMMANDS = {
    "clean": "Repair FILE, take boilerplate out, and print the text.",
    "extract": "Clean FILE and print its wages, money, currencies and roles.",
    "detect": "Print encoding, language, script and classes of damage of FILE.",
    "check": "Say what would change in FILE; exit 1 when anything would.",
    "explain": "Show what was repaired, removed and found in FILE, and why.",
    "count": "Count the lines that several of FILE have, for clean --counts.",
    "schema": "Print the JSON Schema of what clean writes, or of what detect prints.",
}
# Start-up makes objects that stay: the collector looks at them once instead of dozens of times.
_ALLOCATIONS = 100_000
_HELP = """Usage: dechaff [OPTIONS] COMMAND [ARGS]...

  Clean scraped text, and read wages, currencies and role names from it.

    dechaff clean page.html            the text that its author wrote
    dechaff clean pages/ -o out        text and JSON for every page
    dechaff extract pages/ --format csv
    dechaff detect pages/              encoding, language and classes of damage
    dechaff explain page.html          what was changed and found, and why

  Exit codes: 0 done, 1 check found changes, 2 usage error, 3 some inputs failed.

Options:
  -V, --version  Print the version and exit.
  -h, --help     Show this message and exit.

Commands:
"""


def main() -> int:
    """Run the command line and return the exit code."""
    gc.set_threshold(_ALLOCATIONS)
    try:
        code = _run(sys.argv[1:])
        _flush()
    except KeyboardInterrupt:
        message("interrupted")
        return _end(INTERRUPTED)
    except Terminated:
        # Whoever asks for an end does not wait for a reader that is stuck.
        if sys.stdout is not None:
            turn_away(sys.stdout)
        message("terminated")
        return _end(TERMINATED)
    except BrokenPipeError:
        return _end(PIPE_CLOSED)
    except OSError as error:
        message(f"stdout: {error.strerror}")
        return _end(SOME_FAILED)
    # What is left goes with the process; looking through it for garbage would take 6 ms.
    gc.freeze()
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        return _dispatch(arguments)
    except UsageError as error:
        message(str(error))
        return USAGE_ERROR


def _dispatch(arguments: Sequence[str]) -> int:
    """Run the command line; only one that is not plain is left to typer, whose import takes as long as a small file."""
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        need_stdout()
    if name in ("-V", "--version"):
        from corpus import __version__

        sys.stdout.write(f"dechaff {__version__}\n")
        return DONE
    if name in ("", "-h", "--help"):
        text = _HELP + "".join(f"  {command:9}{summary}\n" for command, summary in COMMANDS.items())
        if not name:
            tell(text)
            return USAGE_ERROR
        sys.stdout.write(text)
        return DONE
    if name in COMMANDS:
        from .arguments import read

        command = getattr(import_module(f".commands.{name}", __package__), name)
        read_arguments = read(command, arguments[1:])
        if read_arguments is not None:
            return int(command(**read_arguments))
    from . import parsing

    return parsing.run(COMMANDS, arguments)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _end(code: int) -> int:
    """Return `code` after making sure that nothing more can fail at interpreter shutdown."""
    for stream in (sys.stdout, sys.stderr):
        _release(stream)
    return code


def _release(stream: IO[str] | None) -> None:
    """Flush a stream; one that takes nothing any more is turned to the null device."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        turn_away(stream)
