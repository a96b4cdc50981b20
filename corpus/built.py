"""Data files in the form that they are read in fastest, made when the package is built (`setup.py`).

Beside a data file may stand one with ``.built`` behind its name: what `tables` makes of it, marshalled. It counts only
while the data that it was made of, and the code that made it, are the same to the byte; else the data file is read.
"""

from __future__ import annotations

import marshal
import os
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from corpus.packs import data_bytes, data_path

SUFFIX = ".built"
# The oldest form of marshal that has all that is used; every Python from 3.4 on reads it.
_MARSHAL = 4
_HEAD = 8
_CODE = (
    "built.py",
    "folding.py",
    "packs.py",
    "roles/indexing.py",
    "roles/pack.py",
    "roles/syntax.py",
    "simplified.py",
    "tables.py",
)
# What folding reads.
_FOLDING = "hant.tsv"


def load(sources: Sequence[str]) -> Any:
    """Return what was built of `sources` (relative to ``corpus/data``), None if there is nothing or it is stale."""
    try:
        with open(data_path(sources[0] + SUFFIX), "rb") as file:
            content = memoryview(file.read())
        fits = content[:_HEAD] == _head(sources, content[_HEAD:])
    except OSError:
        return None
    return marshal.loads(content[_HEAD:]) if fits else None  # noqa: S302 - the package's own, whole and unchanged


def write(sources: Sequence[str], value: Any) -> None:
    """Put `value`, made of lists, tuples, dicts, strings and numbers, beside the first of its sources."""
    content = marshal.dumps(value, _MARSHAL)
    with open(data_path(sources[0] + SUFFIX), "wb") as file:
        file.write(_head(sources, memoryview(content)) + content)


def _head(sources: Sequence[str], content: memoryview) -> bytes:
    """Return what a built form begins with: checks of its sources, and of itself."""
    check, size = _code()
    for source in sources:
        data = data_bytes(source) if os.path.isfile(data_path(source)) else b""
        check, size = zlib.crc32(data, check), size + len(data)
    return check.to_bytes(4, "big") + zlib.crc32(content, size).to_bytes(4, "big")


@cache
def _code() -> tuple[int, int]:
    """Return the check and the size of the code that builds, and of what it reads of every file."""
    data = data_bytes(_FOLDING)
    for name in _CODE:
        with open(os.path.join(os.path.dirname(__file__), *name.split("/")), "rb") as file:
            data += file.read()
    return zlib.crc32(data), len(data)
