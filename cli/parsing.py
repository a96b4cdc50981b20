"""The command line for typer: help of commands, what is wrong with a line, and whatever `arguments` does not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import FunctionType
from typing import Annotated, Any, cast

import typer

from corpus.errors import DechaffError

from .arguments import Parameter, parameters
from .options import Argument
from .report import USAGE_ERROR, message, need_stdout


def run(commands: Mapping[str, str], words: Sequence[str]) -> int:
    """Run the words of a command line and return the exit code; `commands` are summed up in a line each."""
    # What every error of parsing is; typer exports only leaves of that tree by name.
    parsing_error = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])
    # typer takes 1 ms to read the options of one.
    invoked = {name: commands[name] for name in words[:1] if name in commands}
    command = typer.main.get_command(_app(invoked or commands))
    try:
        with command.make_context("dechaff", list(words)) as context:
            return int(command.invoke(context))
    except typer.Exit as stop:
        # Help was printed, or would have been.
        need_stdout()
        return stop.exit_code
    except parsing_error as error:
        where = error.ctx.command_path if error.ctx else " ".join(["dechaff", *invoked])
        message(f"{_said(error)}; see {where} -h")
        return USAGE_ERROR


def _said(error: typer.BadParameter) -> str:
    """Return what is wrong with a line, and of an argument that is missing what it takes."""
    said = error.format_message().rstrip(".")
    takes = str(getattr(getattr(error, "param", None), "help", None) or "")
    missing = bool(takes) and not error.message
    return f"{said}: {takes[0].lower()}{takes[1:].rstrip('.')}" if missing else said


def _app(commands: Mapping[str, str]) -> typer.Typer:
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def options(version: bool = typer.Option(False, "-V", "--version")) -> None:
        """Stand for what is answered before typer is imported, so that it is suggested for the like."""

    for name, summary in commands.items():
        module = import_module(f".commands.{name}", __package__)
        app.command(help=f"{summary}\n\n{module.HELP}")(_annotated(getattr(module, name)))
    return app


def _annotated(command: FunctionType) -> FunctionType:
    """Return a command annotated as typer reads it."""
    copy = FunctionType(command.__code__, command.__globals__, command.__name__, command.__defaults__)
    copy.__annotations__ = {each.name: _declared(each) for each in parameters(command)} | {"return": int}
    return copy


def _declared(parameter: Parameter) -> Any:
    """Return the annotation of a parameter as typer reads it."""
    declared = parameter.declared
    if isinstance(declared, Argument):
        return Annotated[
            parameter.hint, typer.Argument(metavar=declared.metavar, help=declared.help, show_default=False)
        ]
    return Annotated[
        parameter.hint,
        typer.Option(
            *declared.names,
            help=declared.help,
            metavar=declared.metavar,
            case_sensitive=False,
            callback=_callback(declared.check) if declared.check else None,
        ),
    ]


def _callback(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a check of given values as typer wants it: it is asked about what was not given as well."""

    def checked(value: Any) -> Any:
        try:
            return None if value is None else check(value)
        except DechaffError as error:
            raise typer.BadParameter(str(error)) from error

    return checked
