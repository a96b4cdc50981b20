"""Plain command lines, read without typer, whose import takes as long as cleaning a small file.

A line is plain when it names inputs and gives options in full, each value as a word behind its option. Help, mistakes
and every other way of writing are left to typer, which is told the same declarations (`options`, `parsing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from corpus.errors import DechaffError
from corpus.records import NamedTuple

from . import options
from .options import Argument, Option


class Parameter(NamedTuple):
    """A parameter of a command: its type, and what declares it."""

    name: str
    hint: Any
    declared: Argument | Option

    @property
    def kind(self) -> Any:
        """The type of what is given: the hint without its None."""
        kinds = get_args(self.hint)
        return next(kind for kind in kinds if kind is not NoneType) if NoneType in kinds else self.hint

    @property
    def several(self) -> bool:
        """Whether it takes any number of values."""
        return get_origin(self.kind) is list

    def admits(self, value: str) -> bool:
        """Say whether a word is a value: one of the choices where there are such, and no option."""
        choices = get_args(self.kind) if get_origin(self.kind) is Literal else (value,)
        return value in choices and (value == "-" or value[:1] != "-")


def parameters(command: Callable[..., int]) -> list[Parameter]:
    """Return the parameters of a command; each is annotated with an ``Annotated[type, declaration]`` of `options`.

    Annotations are looked up by name: `typing.get_type_hints`, which evaluates them, takes 2 ms.
    """
    names = {name: hint.partition(".")[2] for name, hint in command.__annotations__.items() if name != "return"}
    return [Parameter(name, *get_args(getattr(options, hint))) for name, hint in names.items()]


def read(command: Callable[..., int], words: Sequence[str]) -> dict[str, Any] | None:
    """Return the arguments of a command that the words of a plain line give, None for a line that is not plain."""
    known = parameters(command)
    said: dict[str, Any] = {}
    try:
        for parameter, value in _values(known, iter(words)):
            said[parameter.name] = [*said.get(parameter.name, ()), value] if parameter.several else value
        for parameter in known:
            if parameter.name in said and isinstance(parameter.declared, Option) and parameter.declared.check:
                said[parameter.name] = parameter.declared.check(said[parameter.name])
    except (LookupError, DechaffError):
        return None
    return said if all(each.name in said for each in known if isinstance(each.declared, Argument)) else None


def _values(known: Sequence[Parameter], words: Iterator[str]) -> Iterator[tuple[Parameter, str | bool]]:
    """Yield each value with its parameter. Raises LookupError where the line is not plain."""
    options = {name: each for each in known if isinstance(each.declared, Option) for name in each.declared.names}
    for word in words:
        parameter = options[word] if word[:1] == "-" and word != "-" else _argument(known)
        if parameter.kind is bool:
            yield parameter, True
            continue
        value = next(words, "--") if isinstance(parameter.declared, Option) else word
        if not parameter.admits(value):
            raise LookupError(word)
        yield parameter, value


def _argument(known: Sequence[Parameter]) -> Parameter:
    return next(each for each in known if isinstance(each.declared, Argument))
