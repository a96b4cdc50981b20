"""Text → bytes on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from corpus.patterns import lazy

from .terminal import harmless, harmless_json

if TYPE_CHECKING:
    from json import JSONEncoder

_SURROGATE = lazy(r"[\ud800-\udfff]")
# So many characters of a text are written at once.
_AT_ONCE = 1 << 16


def write(text: str) -> None:
    """Write text to stdout as UTF-8, newlines untouched; a terminal gets no control characters.

    Raises BrokenPipeError when nobody reads any more.
    """
    shown = text
    if sys.stdout.isatty():
        shown = harmless(text if text.endswith("\n") or not text else f"{text}\n")
    _send(encode(shown))


def write_view(view: str) -> None:
    """Write what `render` made; it is harmless already, and its escapes are our own."""
    _send(encode(view))


def write_json(row: Mapping[str, Any], *, indent: int | None = None) -> None:
    """Write one JSON object and a line break to stdout; `indent` spreads it over lines."""
    shown = harmless_json if sys.stdout.isatty() else str
    for piece in json_pieces(row, indent=indent):
        _send(shown(piece).encode("utf-8", "backslashreplace"))


def json_pieces(row: Mapping[str, Any], *, indent: int | None = None) -> Iterator[str]:
    """Yield a JSON object as text that ends a line.

    One spread over lines comes in pieces, since it may be large, and its lists may be iterators that make their rows
    when these are written.
    """
    import json

    if indent is None:
        yield json.dumps(row, ensure_ascii=False)
    else:
        encoder = json.JSONEncoder(ensure_ascii=False, indent=indent)
        margin = "\n" + " " * indent
        opening = "{"
        for key, value in row.items():
            yield f"{opening}{margin}{encoder.encode(key)}: "
            yield from _value_pieces(value, encoder, margin, margin + " " * indent)
            opening = ","
        yield "\n}"
    yield "\n"


def _value_pieces(value: Any, encoder: JSONEncoder, margin: str, inner: str) -> Iterator[str]:
    """Yield the value of a field; lines begin with `margin`, those of the rows of a list with `inner`."""
    if isinstance(value, str):
        yield '"'
        for at in range(0, len(value), _AT_ONCE):
            yield encoder.encode(value[at : at + _AT_ONCE])[1:-1]
        yield '"'
    elif isinstance(value, Iterator):
        opening = "["
        for each in value:
            yield opening + inner + encoder.encode(each).replace("\n", inner)
            opening = ","
        yield f"{margin}]" if opening == "," else "[]"
    else:
        yield encoder.encode(value).replace("\n", margin)


def _send(data: bytes) -> None:
    """Write all of `data` to stdout, and to a terminal at once.

    Where Python does not buffer (PYTHONUNBUFFERED), one call writes as much as there is room for, and says nothing.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    if sys.stdout.isatty():
        sys.stdout.buffer.flush()


def encode(text: str) -> bytes:
    """Return text as UTF-8; a lone surrogate, which has no bytes, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode("utf-8")
