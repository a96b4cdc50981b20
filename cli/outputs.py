"""Text → bytes on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

from corpus.patterns import lazy

from .terminal import harmless, harmless_json

_SURROGATE = lazy(r"[\ud800-\udfff]")
# So many words and signs of JSON are written at once.
_CHUNKS = 1 << 12


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


def write_json(row: Any, *, indent: int | None = None) -> None:
    """Write one JSON value and a line break to stdout; `indent` spreads it over lines."""
    shown = harmless_json if sys.stdout.isatty() else str
    for piece in json_pieces(row, indent=indent):
        _send(shown(piece).encode("utf-8", "backslashreplace"))


def json_pieces(row: Any, *, indent: int | None = None) -> Iterator[str]:
    """Yield a JSON value as text that ends a line; one spread over lines in pieces, since it may be large."""
    import json

    if indent is None:
        yield json.dumps(row, ensure_ascii=False)
    else:
        chunks = json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(row)
        yield from iter(lambda: "".join(islice(chunks, _CHUNKS)), "")
    yield "\n"


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
