"""Text → bytes on stdout, or files written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.patterns import lazy

from .inputs import Input
from .report import UsageError
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


class Folder:
    """The folder that `-o` names: NAME.txt and NAME.json for each input."""

    def __init__(self, path: Path, inputs: Sequence[Input]) -> None:
        """Make the folder. Raises UsageError when it can't hold an output for each of `inputs`."""
        self.path = path
        self._targets = {item: self._paths(item) for item in inputs}
        self._check()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"-o {path}: {error.strerror}; choose another folder") from error
        if not os.access(path, os.W_OK | os.X_OK):
            raise UsageError(f"-o {path}: nothing can be written there; choose another folder")

    def write(self, item: Input, text: str, row: Mapping[str, Any]) -> None:
        """Write the two files of one input, each whole or not at all. Raises OSError."""
        text_path, json_path = self._targets[item]
        text_path.parent.mkdir(parents=True, exist_ok=True)
        data = json_text(row, indent=2).encode("utf-8", "backslashreplace")
        replace_files({text_path: encode(text), json_path: data})

    def describe(self) -> str:
        """Return where the outputs are, for people."""
        if len(self._targets) > 1:
            return f"written to {self.path}{os.sep}"
        return "written: " + " and ".join(str(path) for paths in self._targets.values() for path in paths)

    def _paths(self, item: Input) -> tuple[Path, Path]:
        return self.path / f"{item.stem}.txt", self.path / f"{item.stem}.json"

    def _check(self) -> None:
        sources = {os.path.realpath(item.path): item for item in self._targets if item.path}
        taken: dict[str, Input] = {}
        for item, paths in self._targets.items():
            other = taken.setdefault(item.stem, item)
            if other is not item:
                raise UsageError(
                    f"{other.label} and {item.label} would both be written to {paths[0]}; "
                    "rename one, or clean them into different folders, one -o each"
                )
            for path in paths:
                if source := sources.get(os.path.realpath(path)):
                    raise UsageError(f"{source.label} would be overwritten; choose another folder with -o")


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Put whole files in place: each is written beside its place first, and nothing is left when that fails.

    Raises OSError.
    """
    waiting = {path.parent / f".dechaff-{os.getpid()}-{at}.tmp": path for at, path in enumerate(contents)}
    try:
        for temporary, path in waiting.items():
            temporary.write_bytes(contents[path])
        for temporary, path in waiting.items():
            os.replace(temporary, path)
    finally:
        for temporary in waiting:
            temporary.unlink(missing_ok=True)
