"""Text → bytes on stdout."""

from __future__ import annotations

import sys
from typing import Any

from corpus.patterns import lazy

from .terminal import harmless, harmless_json

_SURROGATE = lazy(r"[\ud800-\udfff]")


def write(text: str) -> None:
    """Write text to stdout as UTF-8, newlines untouched; a terminal gets no control characters.

    Raises BrokenPipeError when nobody reads any more.
    """
    shown = text
    if sys.stdout.isatty():
        shown = harmless(text if text.endswith("\n") or not text else f"{text}\n")
    sys.stdout.buffer.write(encode(shown))


def write_view(view: str) -> None:
    """Write what `render` made; it is harmless already, and its escapes are our own."""
    sys.stdout.buffer.write(encode(view))


def write_json(row: Any, *, indent: int | None = None) -> None:
    """Write one JSON value and a line break to stdout; `indent` spreads it over lines."""
    text = json_text(row, indent=indent)
    if sys.stdout.isatty():
        text = harmless_json(text)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def json_text(row: Any, *, indent: int | None = None) -> str:
    """Return a JSON value as text that ends a line."""
    import json

    return json.dumps(row, ensure_ascii=False, indent=indent) + "\n"


def encode(text: str) -> bytes:
    """Return text as UTF-8; a lone surrogate, which has no bytes, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode("utf-8")
