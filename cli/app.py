"""The command `dechaff`: its commands, and what ends a run.

Exit codes: 0 done; 1 `check` found changes; 2 usage error, nothing processed; 3 some inputs failed, the rest was
done; 130 interrupted; 141 the reader closed the pipe.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, cast

from .report import DONE, INTERRUPTED, PIPE_CLOSED, SOME_FAILED, USAGE_ERROR, UsageError, message

if TYPE_CHECKING:
    import typer

COMMANDS = ("clean", "extract", "detect", "check", "explain", "count", "schema")
# Start-up makes objects that stay: the collector looks at them once instead of dozens of times.
_ALLOCATIONS = 100_000
HELP = """Clean scraped text, and read wages, currencies and role names from it.

\b
  dechaff clean page.html            the text that its author wrote
  dechaff clean pages/ -o out        text and JSON for every page
  dechaff extract pages/ --format csv
  dechaff detect pages/              encoding, language and classes of damage
  dechaff explain page.html          what was changed and found, and why

\b
Exit codes: 0 done, 1 check found changes, 2 usage error, 3 some inputs failed.
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
    except BrokenPipeError:
        return _end(PIPE_CLOSED)
    except OSError as error:
        message(f"stdout: {error.strerror}")
        return _end(SOME_FAILED)
    # What is left goes with the process; looking through it for garbage would take 6 ms.
    gc.freeze()
    return code


def _run(arguments: Sequence[str]) -> int:
    if sys.stdout is None:
        message("stdout is closed; there is nowhere to write to")
        return USAGE_ERROR
    if arguments[:1] in (["--version"], ["-V"]):
        from corpus import __version__

        sys.stdout.write(f"dechaff {__version__}\n")
        return DONE
    try:
        return _dispatch(arguments)
    except UsageError as error:
        message(str(error))
        return USAGE_ERROR


def _dispatch(arguments: Sequence[str]) -> int:
    import typer

    # What every error of parsing is; typer exports only leaves of that tree by name.
    parsing_error = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])
    invoked = [name for name in arguments[:1] if name in COMMANDS]
    command = typer.main.get_command(_app(invoked or COMMANDS))
    try:
        with command.make_context("dechaff", list(arguments)) as context:
            return int(command.invoke(context))
    except typer.Exit as stop:
        return stop.exit_code
    except parsing_error as error:
        if not arguments:
            error.show()  # the help
        else:
            where = error.ctx.command_path if error.ctx else "dechaff"
            message(f"{error.format_message().rstrip('.')}; see {where} -h")
        return USAGE_ERROR


def _app(names: Sequence[str]) -> typer.Typer:
    """Return the command with these of its commands; typer takes 1 ms to read the options of one."""
    from importlib import import_module

    import typer

    app = typer.Typer(
        help=HELP,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def options(version: bool = typer.Option(False, "-V", "--version", help="Print the version and exit.")) -> None:
        """Stand in the help: `_run` answers --version before typer is imported."""

    for name in names:
        module = import_module(f".commands.{name}", __package__)
        app.command(help=module.HELP)(getattr(module, name))
    return app


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
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
