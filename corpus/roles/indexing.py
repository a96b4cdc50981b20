"""What the spellings of a pack of roles begin and end with, worked out when the package is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from corpus.packs import PackError
from corpus.roles.pack import (
    EDGE,
    ENDING,
    GROUPS,
    KINDS,
    NO_LENGTH,
    OPENING,
    REACHING,
    Entry,
    Form,
    Index,
    cells_of,
    key,
    mark_of,
    rows_of,
    sources,
    spellings,
    words_of,
)
from corpus.roles.syntax import syntax

# The shortest and the longest stem of heads: short ones begin many other words, and those of phrases serve one each.
_SHORTEST, _LONGEST = 6, 10
# The groups that are not looked up at places of a text.
_SOUGHT = ("heads", "word")

# The forms of a group: their places, and their spellings with entries.
_Forms = Sequence[tuple[str, Sequence[tuple[str, Entry]]]]


def index(tag: str) -> dict[str, Index]:
    """Return the index of a pack by group. Raises PackError with the row that is none."""
    shape = syntax(tag)
    found: dict[str, list[tuple[str, list[tuple[str, Entry]]]]] = {kind: [] for kind in KINDS}
    for place, form in _forms(tag):
        found[form.row[0]].append((place, spellings(form, shape, tag)))
    return {
        group: _indexed(group, [*chain.from_iterable(found[kind] for kind in kinds)]) for group, kinds in GROUPS.items()
    }


def _forms(tag: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a pack with their places."""
    row = 0
    for line in rows_of(tag).split(b"\n"):
        if line and not line.startswith(b"#"):
            cells = cells_of(line.decode())
            forms = key(cells[1]).split("|")
            if cells[0] not in KINDS or not all(forms):
                raise PackError(f"{sources(tag)[0]}: no row of roles: {line.decode()!r}")
            for at, pair in enumerate(zip(cells[1].split("|"), forms, strict=True)):
                yield f"{row}.{at}" if at else str(row), Form(cells, *pair)
        row += len(line) + 1


def _indexed(group: str, forms: _Forms) -> Index:
    """Return the index of a group."""
    openings = _openings(group, forms)
    places: dict[str, list[str]] = {}
    begun: dict[str, dict[int, set[str]]] = {}
    ended: dict[str, set[int]] = {}
    reaches = {0}, {0}
    cues = [pair for _, spelled in forms for pair in spelled] if group in REACHING else []
    for place, spelled in forms:
        parts: dict[str, list[int]] = {}
        for at, (spelling, entry) in enumerate(spelled):
            opening = openings[spelling]
            parts.setdefault(opening, []).append(at)
            begun.setdefault(opening, {}).setdefault(len(spelling), set()).add(spelling[-1])
            ended.setdefault(spelling[-ENDING:], set()).add(len(spelling))
            reaches["capital" in entry.options].add(entry.reach)
        for opening, part in parts.items():
            which = "" if len(part) == len(spelled) else f":{','.join(map(str, part))}"
            marks = "".join(sorted({mark_of(spelled[at][0]) for at in part})) if group != "word" else ""
            places.setdefault(opening, []).append(marks + place + which)
    line = _lasts if group == "heads" else _line
    lines = [" ".join((line(begun[opening]), *places[opening])) for opening in places]
    ends, edges = (ended, {opening[:EDGE]: None for opening in places}) if group not in _SOUGHT else ({}, {})
    return Index(
        "\n".join(places),
        "\n".join(lines),
        "\n".join(edges),
        "\n".join(ends),
        "\n".join(map(_line, ends.values())),
        (max(reaches[False]), max(reaches[False] | reaches[True])),
        "\n".join(_telling(spelling for spelling, entry in cues if entry.reach or group == "as")),
        "\n".join(_telling(spelling for spelling, entry in cues if "either" in entry.options)),
    )


def _telling(cues: Iterable[str]) -> Sequence[str]:
    """Return the longest word of each cue, which is the rarest most often."""
    return sorted({max(words_of(cue), key=len) for cue in cues})


def _openings(group: str, forms: _Forms) -> Mapping[str, str]:
    """Return what the spellings of a group are looked up by.

    Heads are looked for in whole texts, so by their stem: what all spellings of a form begin with; the shortest where
    several forms have a spelling. Common words are looked up by all of them.
    """
    if group != "heads":
        size = None if group == "word" else OPENING
        return {spelling: spelling[:size] for _, spelled in forms for spelling, _ in spelled}
    found: dict[str, str] = {}
    for _, spelled in forms:
        common = _common([spelling for spelling, _ in spelled])[:_LONGEST]
        for spelling, _ in spelled:
            stem = common if len(common) >= _SHORTEST else spelling[:_SHORTEST]
            found[spelling] = min(found.get(spelling, stem), stem, key=len)
    return found


def _common(spellings: Sequence[str]) -> str:
    """Return what all of these begin with."""
    first, last = min(spellings), max(spellings)
    return first[: next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)]


def _lasts(sizes: Mapping[int, Iterable[str]]) -> str:
    """Return the line of lengths, each with the characters that spellings of it end with."""
    return "\t".join([chr(NO_LENGTH + size) + "".join(sorted(sizes[size])) for size in sorted(sizes, reverse=True)])


def _line(sizes: Iterable[int]) -> str:
    return "".join([chr(NO_LENGTH + size) for size in sorted(sizes, reverse=True)])
