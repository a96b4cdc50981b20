"""The words of the languages: data files beside the code, loaded when first needed.

A language has a folder ``data/langs/TAG/`` with one file for each stage that needs words:
``boilerplate.toml``, ``pay.toml``, ``roles.tsv``. Lines of the .tsv files that begin with ``#`` are comments.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("corpus") / "data"

# Languages that read another's pack: Malay and Indonesian share most words of work and pay.
_SHARED = {"ms": "id"}


class PackError(ValueError):
    """A data file does not hold what it should; the message names file and place."""


def data_lines(path: str) -> list[str]:
    """Return the lines of the data file `path` (relative to ``corpus/data``) without comments and empty ones."""
    text = _DATA.joinpath(path).read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the packs that are shipped, sorted."""
    return tuple(sorted(folder.name for folder in _DATA.joinpath("langs").iterdir() if folder.is_dir()))


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
    path = _DATA / "langs" / tag / f"{stage}.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"langs/{tag}/{stage}.toml: {error}") from error


@cache
def rows(tag: str, stage: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/langs/TAG/STAGE.tsv``, empty when the language has none."""
    path = f"langs/{tag}/{stage}.tsv"
    if not _DATA.joinpath(path).is_file():
        return ()
    return tuple(tuple(line.split("\t")) for line in data_lines(path))
