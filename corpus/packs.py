"""The words of the languages: data files beside the code, loaded when first needed.

A language has a folder ``data/langs/TAG/`` with one file for each stage that needs words:
``boilerplate.txt``, ``pay.txt``, ``roles.tsv``. Lines of .tsv and .txt files that begin with ``#`` are comments.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus.records import NamedTuple

# importlib.resources and pathlib would cost more at start-up than reading what is needed.
_DATA = os.path.join(os.path.dirname(__file__), "data")

# Files that were read last: a table is read once to check its index, and once for its rows.
_KEPT = 4

# Languages that read another's pack: Malay and Indonesian share most words, and so do Norwegian and Danish.
_SHARED = {"ms": "id", "no": "da", "nb": "da", "nn": "da"}


class PackError(ValueError):
    """A data file does not hold what it should; the message names file and place."""


def data_path(path: str) -> str:
    """Return where the data file `path` (relative to ``corpus/data``) lies."""
    return os.path.join(_DATA, *path.split("/"))


def data_bytes(path: str) -> bytes:
    """Return the data file `path` (relative to ``corpus/data``)."""
    return _content(data_path(path))


@lru_cache(_KEPT)
def _content(path: str) -> bytes:
    with open(path, "rb") as file:
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


class Section(NamedTuple):
    """The words under one heading of a list; `line` is the heading's line in the file, from 1."""

    name: str
    line: int
    words: list[str]


def sections(tag: str, stage: str) -> list[Section]:
    """Return the lists of ``data/langs/TAG/STAGE.txt``, none when the language has no such file.

    A heading stands in square brackets, and each line below it is a word: lists are long, and this is read many times
    faster than TOML. Raises PackError with file and line.
    """
    path = f"langs/{tag}/{stage}.txt"
    return sections_of(data_text(path), path) if os.path.isfile(data_path(path)) else []


def sections_of(text: str, path: str) -> list[Section]:
    """Return the lists of a text; `path` is its name in errors."""
    found: dict[str, Section] = {}
    opening, *lists = f"\n{text}".split("\n[")
    if stray := _words(opening, path, 0):
        line = opening.split("\n").index(stray[0])
        raise PackError(f"{path}:{line}: {stray[0]!r} stands under no heading")
    number = opening.count("\n") + 1
    for each in lists:
        heading, _, words = each.partition("\n")
        name = heading[:-1]
        if heading[-1:] != "]" or name in found:
            raise PackError(f"{path}:{number}: '[{heading}' is no heading, or stands twice")
        found[name] = Section(name, number, _words(words, path, number + 1))
        number += each.count("\n") + 1
    return list(found.values())


def _words(text: str, path: str, number: int) -> list[str]:
    """Return the lines of a list without comments and empty ones; it begins in line `number` of the file."""
    lines = text.split("\n")
    words = [line for line in lines if line and line[0] != "#"]
    if words != [*map(str.strip, words)]:
        faulty = next(word for word in words if word != word.strip())
        raise PackError(f"{path}:{number + lines.index(faulty)}: white space around {faulty.strip()!r}")
    return words


def pack_lines(tag: str, stage: str) -> list[str]:
    """Return the lines of ``data/langs/TAG/STAGE.tsv``, see `data_lines`; none when the language has no such file."""
    path = f"langs/{tag}/{stage}.tsv"
    return data_lines(path) if os.path.isfile(data_path(path)) else []
