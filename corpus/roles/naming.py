"""What a grown head is called in English, and which unit group of ISCO-08 it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from corpus.roles.grammar import Grown
from corpus.roles.growth import is_adjective
from corpus.roles.pack import HEADS, PIVOT, Entry, Form, codes_of, entry_of, load, normal
from corpus.roles.syntax import syntax

# The groups of ISCO-08 whose names nobody writes with a capital, and those of posts and ranks.
CRAFTS = ("4412", "51", "52", "53", "6", "7", "8", "9")
POSTS = ("0", "1")


def name(grown: Grown) -> str:
    """Return the English name, singular, with its rank."""
    if not (grown.left or grown.right or grown.linked):
        return grown.head.english
    return " ".join([*(rank.english for rank in _ranks(grown)), _core(grown)])


def isco(grown: Grown) -> str | None:
    """Return the ISCO-08 unit group, None where none fits clearly.

    The whole title decides before head with modifier, and that before the head alone; the English name
    counts before the word of another language. A head whose field is not read has no code unless it holds in every one.
    """
    if not grown.codes:
        grown.codes.append(_isco(grown))
    return grown.codes[0]


def _isco(grown: Grown) -> str | None:
    read = _firm(grown) or all(part.english for part in grown.parts)
    code = (_by_title(grown) if read else "") or _by_modifier(grown)
    if not code and read:
        code = grown.head.isco or _head_code(grown.head.english)
    return code if code and code != "-" else None


def _ranks(grown: Grown) -> list[Entry]:
    before = [entry for entry in grown.left if entry.kind == "rank"]
    behind = grown.right if _linking(grown) else (*grown.right, *grown.linked)
    return [entry for entry in reversed(behind) if entry.kind == "rank" and not _trails(grown, entry)] + before


def _trails(grown: Grown, rank: Entry) -> bool:
    """Say whether English too puts a rank of the right side behind the head (engineer II)."""
    return _left(grown) and "post" in rank.options


def _left(grown: Grown) -> bool:
    return syntax(grown.head.tag).left


def _modifiers(grown: Grown) -> list[str]:
    """Return the modifiers as English puts them before the head; a head that modifies counts with its name."""
    left = [entry.english for entry in grown.left if entry.kind != "rank" and entry.english]
    linked = () if _linking(grown) else grown.linked[1:]
    return [*_turned(linked), *_turned(grown.right), *left]


def _turned(parts: Sequence[Entry]) -> list[str]:
    """Return what stands behind the head in the order of English; fields joined by "and" keep theirs.

    So do an adjective and the field that it stands before.
    """
    names: list[str] = []
    group: list[str] = []
    adjectives: list[str] = []
    for entry in parts:
        if entry.kind == "and":
            names += (*reversed(group), entry.english)
            group = []
        elif is_adjective(entry):
            adjectives.append(entry.english)
        elif entry.kind not in ("rank", "link") and entry.english:
            group.append(" ".join([*adjectives, entry.english]))
            adjectives = []
    return [*names, *reversed(group)]


def _linking(grown: Grown) -> str:
    return grown.linked[0].english if grown.linked else ""


def _core(grown: Grown) -> str:
    modifiers, head = _modifiers(grown), grown.head.english
    core = f"{head} of {' '.join(modifiers)}" if "of" in grown.head.options and modifiers else _joined(modifiers, head)
    tail = [entry.english for entry in grown.right if entry.kind == "rank" and _trails(grown, entry)]
    told = _linking(grown) and all(entry.english for entry in grown.linked)
    complement = [entry.english for entry in grown.linked] if told else []
    return " ".join([core, *tail, *complement])


def _joined(modifiers: Sequence[str], head: str) -> str:
    """Return modifiers and head with a word that one ends in and the next begins with once (film film director)."""
    words: list[str] = []
    for part in (*modifiers, head):
        first, *rest = part.split(" ")
        words += rest if words and words[-1] == first else (first, *rest)
    return " ".join(words)


def _by_title(grown: Grown) -> str:
    """Return the code of the longest title that the name ends in."""
    if not grown.parts:
        return ""
    core = _core(grown)
    words = [*(rank.english for rank in _ranks(grown)), *_modifiers(grown)]
    whole = f"{' '.join(rank.english for rank in _ranks(grown))} {core}".strip()
    for candidate in (whole, core, *_tails(words, grown.head.english)):
        if code := title_code(normal(candidate.lower())):
            return code
    return ""


def _tails(words: Sequence[str], head: str) -> Iterator[str]:
    for at in range(len(words)):
        yield " ".join([*words[at:], head])


def _by_modifier(grown: Grown) -> str:
    """Return the refinement of the modifier next to the head that has one for it; a firm head takes none."""
    if _firm(grown):
        return ""
    for entry in reversed([*grown.left, *reversed(grown.right), *reversed(grown.linked)]):
        if entry.kind != "mod":
            continue
        for codes in (entry.codes, _refinements(entry.english)):
            if code := codes.get(grown.head.english) or codes.get(_group(grown.head)):
                return code
    return ""


def _firm(grown: Grown) -> bool:
    return any(entry is not None and "firm" in entry.options for entry in (grown.head, head(grown.head.english)))


def _refinements(english: str) -> Mapping[str, str]:
    """Return the refinements of a field, or of its first words (marketing division)."""
    words = english.split(" ")
    known = (_fields().get(" ".join(words[:length])) for length in range(len(words), 0, -1))
    return next((codes for cell in known if cell and (codes := codes_of(cell))), {})


def _group(own: Entry) -> str:
    pivot = None if "group" in own.options else head(own.english)
    return (pivot or own).group


def _head_code(english: str) -> str:
    found = head(english)
    return found.isco if found else ""


@cache
def _heads() -> Mapping[str, tuple[str, ...]]:
    """Return the rows of the pivot's heads by their English name."""
    found: dict[str, tuple[str, ...]] = {}
    for cells in load(PIVOT).cells(*HEADS):
        for english in (cells[2],) if cells[2] else cells[1].split("|"):
            found.setdefault(english, cells)
    return found


def is_craft(grown: Grown) -> bool:
    """Say whether it is a trade, a service or the work of a farm, a machine or a labourer."""
    return (isco(grown) or "").startswith(CRAFTS)


def is_post(grown: Grown) -> bool:
    """Say whether it is a post, a rank, or a title without a code."""
    return (isco(grown) or "1").startswith(POSTS)


@cache
def head(english: str) -> Entry | None:
    """Return the head of the pivot that has this English name; only the names of packs are asked for."""
    # Nearly all are among the rows that have the name as a form; to read every row takes far longer.
    named = (cells for cells in load(PIVOT).having(english) if not cells[2])
    cells = next(named, None) or _heads().get(english)
    return entry_of(Form(cells, english, ""), PIVOT) if cells else None


@cache
def _fields() -> Mapping[str, str]:
    """Return the refinements of the pivot's modifiers by their English name, as the pack writes them."""
    rows = [cells for cells in load(PIVOT).cells("mod") if cells[3]]
    return {english: cells[3] for cells in rows for english in ([cells[2]] if cells[2] else cells[1].split("|"))}


def title_code(title: str) -> str:
    """Return the unit group that the pivot's pack gives an English title of several words, or an empty string."""
    english = _titles().get(title)
    return _head_code(english) if english else ""


@cache
def _titles() -> Mapping[str, str]:
    """Return the heads of several words by what a title is looked up by."""
    return {normal(english.lower()): english for english in _heads() if " " in english or "-" in english}
