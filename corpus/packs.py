"""The words of the languages: data files beside the code, loaded when first needed.

A language has a folder ``data/langs/TAG/`` with one file for each stage that needs words:
``boilerplate.toml``, ``pay.toml``, ``roles.tsv``. Lines of the .tsv files that begin with ``#`` are comments.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import Any

# importlib.resources and pathlib would cost more at start-up than reading what is needed.
_DATA = os.path.join(os.path.dirname(__file__), "data")

# Languages that read another's pack: Malay and Indonesian share most words of work and pay.
_SHARED = {"ms": "id"}


class PackError(ValueError):
    """A data file does not hold what it should; the message names file and place."""


def data_path(path: str) -> str:
    """Return where the data file `path` (relative to ``corpus/data``) lies."""
    return os.path.join(_DATA, *path.split("/"))


def data_bytes(path: str) -> bytes:
    """Return the data file `path` (relative to ``corpus/data``)."""
    with open(data_path(path), "rb") as file:
        return file.read()


def data_text(path: str) -> str:
    """Return the text of the data file `path` (relative to ``corpus/data``)."""
    return data_bytes(path).decode("utf-8")


def data_lines(path: str) -> list[str]:
    """Return the lines of the data file `path` (relative to ``corpus/data``) without comments and empty ones."""
    return [line for line in data_text(path).split("\n") if line and not line.startswith("#")]


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the packs that are shipped, sorted."""
    return tuple(sorted(entry.name for entry in os.scandir(data_path("langs")) if entry.is_dir()))


def pack_tag(language: str | None) -> str | None:
    """Return the tag of the pack that serves a BCP 47 tag, or None: ``zh-Hant`` → ``zh``, ``ms`` → ``id``."""
    base = (language or "").split("-")[0].lower()
    base = _SHARED.get(base, base)
    return base if base in languages() else None


def pack_tags(tags: Iterable[str | None]) -> tuple[str, ...]:
    """Return the packs that serve a text in these languages: theirs in order of first use, and English."""
    found = dict.fromkeys(tag for tag in map(pack_tag, tags) if tag)
    return tuple(dict.fromkeys((*found, "en")))


@cache
def table(tag: str, stage: str) -> dict[str, Any]:
    """Return the parsed ``data/langs/TAG/STAGE.toml``, empty when the language has none.

    Raises PackError with the file's name when it is no TOML.
    """
    path = f"langs/{tag}/{stage}.toml"
    if not os.path.isfile(data_path(path)):
        return {}
    import tomllib

    try:
        return tomllib.loads(data_text(path))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}") from error


@cache
def rows(tag: str, stage: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/langs/TAG/STAGE.tsv``, empty when the language has none."""
    path = f"langs/{tag}/{stage}.tsv"
    if not os.path.isfile(data_path(path)):
        return ()
    return tuple(tuple(line.split("\t")) for line in data_lines(path))
