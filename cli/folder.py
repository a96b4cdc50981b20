"""Files written whole or not at all, below the folder that `-o` names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .inputs import Input
from .outputs import encode, json_pieces
from .report import UsageError


class Folder:
    """The folder that `-o` names: NAME.txt and NAME.json for each input."""

    def __init__(self, path: str, inputs: Sequence[Input]) -> None:
        """Make the folder. Raises UsageError when it can't hold an output for each of `inputs`."""
        self.path = Path(path)
        self._targets = {item: self._paths(item) for item in inputs}
        self._check()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"-o {self.path}: {error.strerror}; choose another folder") from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise UsageError(f"-o {self.path}: nothing can be written there; choose another folder")

    def write(self, item: Input, text: str, row: Mapping[str, Any]) -> None:
        """Write the two files of one input, each whole or not at all. Raises OSError."""
        text_path, json_path = self._targets[item]
        text_path.parent.mkdir(parents=True, exist_ok=True)
        pieces = (piece.encode("utf-8", "backslashreplace") for piece in json_pieces(row, indent=2))
        replace_files({text_path: [encode(text)], json_path: pieces})

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


def replace_files(contents: Mapping[Path, Iterable[bytes]]) -> None:
    """Put whole files in place: each is written beside its place first, and nothing is left when that fails.

    Raises OSError.
    """
    waiting = {path.parent / f".dechaff-{os.getpid()}-{at}.tmp": path for at, path in enumerate(contents)}
    try:
        for temporary, path in waiting.items():
            with temporary.open("wb") as file:
                file.writelines(contents[path])
        for temporary, path in waiting.items():
            os.replace(temporary, path)
    finally:
        for temporary in waiting:
            temporary.unlink(missing_ok=True)
