"""Files written whole or not at all, below the folder that `-o` names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .inputs import Input
from .outputs import encode, json_pieces
from .report import UsageError

# So many of what is wrong are named.
_SHOWN = 3


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
        self._check_collisions()
        sources = {os.path.realpath(item.path): item for item in self._targets if item.path}
        for paths in self._targets.values():
            for path in paths:
                if source := sources.get(os.path.realpath(path)):
                    raise UsageError(f"{source.label} would be overwritten; choose another folder with -o")

    def _check_collisions(self) -> None:
        """Raise UsageError where several inputs have one name without suffix; it names the first of them."""
        by_stem: dict[str, list[Input]] = {}
        for item in self._targets:
            by_stem.setdefault(item.stem, []).append(item)
        several = [items for items in by_stem.values() if len(items) > 1]
        if not several:
            return
        count = f"{len(several)} outputs would each" if len(several) > 1 else "1 output would"
        told = [f"{self._paths(items[0])[0]} from {_listed(items)}" for items in several[:_SHOWN]]
        more = [f"{len(several) - _SHOWN} more"] if len(several) > _SHOWN else []
        raise UsageError(
            f"{count} be written from several inputs: {'; '.join([*told, *more])}; "
            "rename all but one, or clean them into different folders, one -o each"
        )


def _listed(items: Sequence[Input]) -> str:
    """Return how the user names some inputs, the first of them where they are many."""
    labels = [item.label for item in items]
    rest = [f"{len(labels) - _SHOWN} more"] if len(labels) > _SHOWN else []
    *before, last = [*labels[:_SHOWN], *rest]
    return f"{', '.join(before)} and {last}"


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
