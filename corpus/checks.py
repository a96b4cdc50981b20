"""What callers of the library hand over: taken as it is meant, or refused in one clear line before anything is done."""

from __future__ import annotations

from typing import Any, get_args

from corpus.document import Form, Options, Preset
from corpus.errors import DechaffError

_NAMES = ("select", "ignore", "keep")
_WORDS = ("encoding", "language")


def binary(data: object, caller: str) -> bytes:
    """Return the bytes of a bytes-like object. Raises TypeError for anything else."""
    if isinstance(data, bytes):
        return data
    if isinstance(data, (bytearray, memoryview)):
        return bytes(data)
    raise TypeError(f"corpus.{caller} takes bytes, not {_kind(data)}")


def document(data: object, name: object, caller: str) -> bytes | str:
    """Return what a document is read from, bytes or text. Raises TypeError for anything else, and for no `name`."""
    if not isinstance(name, str):
        raise TypeError(f"corpus.{caller} takes the name of a document as str, not {_kind(name)}")
    if isinstance(data, str):
        return data
    if isinstance(data, (bytes, bytearray, memoryview)):
        return binary(data, caller)
    raise TypeError(f"corpus.{caller} takes bytes or str, not {_kind(data)}; of a file give what it holds")


def text(value: object, caller: str) -> None:
    """Raise TypeError for what is no text."""
    if not isinstance(value, str):
        raise TypeError(f"corpus.{caller} takes str, not {_kind(value)}; corpus.decode gives the text of bytes")


def word(value: object, what: str) -> None:
    """Raise TypeError for what is neither a word nor None; `what` says what it is for."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{what} is a str or None, not {_kind(value)}")


def options(given: Options | None) -> Options:
    """Return options, the usual ones for None.

    Raises TypeError where a value is of another type, DechaffError where it is none of those that there are.
    """
    if given is None:
        return Options()
    if not isinstance(given, Options):
        raise TypeError(f"options are corpus.Options, not {_kind(given)}")
    for field in _WORDS:
        word(getattr(given, field), f"Options.{field}")
    for field in _NAMES:
        _names(field, getattr(given, field))
    _choice("preset", given.preset, get_args(Preset))
    if given.normalize is not None:
        _choice("normalize", given.normalize, get_args(Form))
    if given.counts is not None:
        _counts(given.counts)
    return given


def _names(field: str, value: object) -> None:
    if isinstance(value, str):
        raise TypeError(f"Options.{field} is a tuple of names, not one; write {field}=({value!r},)")
    if not isinstance(value, (tuple, list, set, frozenset)) or not all(isinstance(name, str) for name in value):
        raise TypeError(f"Options.{field} is a tuple of names, not {value!r:.80}")


def _choice(field: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise DechaffError(f"Options.{field} is one of {', '.join(choices)}, not {value!r:.80}")


def _counts(value: object) -> None:
    from corpus.counting import Counts

    if not isinstance(value, Counts):
        raise TypeError(f"Options.counts is what corpus.counting.read returns, not {_kind(value)}")


def _kind(value: Any) -> str:
    return type(value).__name__
