"""What a terminal may be shown: text without control over it, and colour or none."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Literal

from corpus.patterns import lazy

if TYPE_CHECKING:
    import re

ColorMode = Literal["auto", "always", "never"]

# Controls but tab and line break, DEL, C1, line and paragraph separators, bidi embeddings, overrides and isolates,
# lone surrogates. LRM, RLM and ALM stay: Arabic text needs them and they reorder nothing beyond themselves.
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSAFE = lazy(rf"(?!\r\n)[{_CONTROL}]")
_UNSAFE_IN_LINE = lazy(rf"[\t\n{_CONTROL}]")
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def harmless(text: str) -> str:
    r"""Return `text` with everything that a terminal would obey written out: ESC as ``\x1b``."""
    return _UNSAFE.sub(_escape, text)


def one_line(text: str) -> str:
    r"""Return `text` as `harmless` does, tabs and line breaks written out too; for names and messages."""
    return _UNSAFE_IN_LINE.sub(_escape, text)


def harmless_json(text: str) -> str:
    r"""Return JSON `text` with its control characters as ``\u`` escapes: the data stay the same."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def wants_color(mode: ColorMode, stream: IO[str] | None) -> bool:
    """Return whether output to `stream` is coloured.

    `mode` decides when it is not ``auto``; then NO_COLOR (https://no-color.org), then FORCE_COLOR, where ``0``
    and ``false`` mean no; then whether the stream is a terminal that can.
    """
    if mode != "auto":
        return mode == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced.lower() not in ("0", "false")
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def turn_away(stream: IO[str]) -> None:
    """Turn a stream that takes nothing any more to the null device, so that nothing more can fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def styled(text: str, sgr: str) -> str:
    """Return `text` in a style of ECMA-48 (``1`` bold, ``33`` yellow); an empty text and an empty style add nothing."""
    return f"\x1b[{sgr}m{text}\x1b[0m" if text and sgr else text


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    return _SHORT.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
