"""What can be wrong with a pack of roles, said line by line for the people who write it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from corpus.packs import languages, sections
from corpus.patterns import lazy
from corpus.roles.pack import HEADS, KINDS, PIVOT, key
from corpus.roles.syntax import STAGE

_LISTS = {
    "lists",
    "marks",
    "still",
    "joints",
    "names",
    "given",
    "indefinite",
    "persons",
    "personal",
    "things",
    "qualities",
    "agreeing",
    "called",
    "clefts",
    "copulas",
    "topics",
    "buildings",
    "figures",
    "kinds",
    "outside",
    "that",
    "verbs",
    "attributes",
    "governed",
    "possessed",
    "posts",
    "typical",
    "genitive",
    "particles",
    "prefixes",
    "prepositions",
    "suffixes",
}
_SETTINGS = {
    "right",
    "first",
    "unspaced",
    "juxtaposed",
    "ranks",
    "lower",
    "verbless",
    "cited",
    "final",
    "nouns",
    "plurals",
    "articles",
}
_FLAGS = {
    "notice",
    "proper",
    "definite",
    "quoted",
    "named",
    "of",
    "over",
    "verb",
    "weak",
    "name",
    "whole",
    "fixed",
    "pre",
    "said",
    "post",
    "linked",
    "thing",
    "device",
    "marked",
    "capital",
    "bare",
    "single",
    "firm",
    "built",
    "agree",
    "last",
    "open",
    "governs",
    "apposed",
    "either",
    "ends",
    "formal",
    "craft",
    "titled",
}
_VALUED = {"group", "only", "not", "with", "within", "for", "void", "behind"}
_CODE = lazy(r"-|\d{4}")
_CODES = lazy(r"[^=;]+=(?:\d{4}|-)(?:[ ;]+[^=;]+=(?:\d{4}|-))*")
_HEAD = frozenset(
    "group open governs apposed not of over verb weak thing device marked definite name whole fixed agree last".split()
)
_ALLOWED = {
    "A": _HEAD | {"firm", "built"},
    "B": _HEAD | {"linked", "only"},
    "C": {"fixed", "agree", "last"},
    "block": {"fixed", "agree", "last"},
    "mod": {"with", "named", "void", "behind", "fixed", "pre", "post", "agree", "last", "verb"},
    "rank": {"pre", "post", "with", "fixed", "agree", "last"},
    "link": {"with", "not", "open"},
    "as": {"post", "within", "linked", "either"},
    "det": {"formal"},
    "machine": {"for"},
    "human": {"notice", "pre", "said"},
    "before": {
        "within",
        "for",
        "capital",
        "definite",
        "quoted",
        "proper",
        "bare",
        "thing",
        "craft",
        "of",
        "said",
        "titled",
    },
    "after": {"within", "for", "capital", "proper", "behind", "bare", "single", "thing", "ends", "craft"},
    "subject": {"within"},
}


def validate(tag: str) -> list[str]:
    """Return the faults of ``data/langs/TAG/roles.tsv`` and ``roles.txt``, each with file and line; none is good.

    A language without ``roles.tsv`` has no faults: every stage does without its file.
    Raises ValueError when there is no such language.
    """
    if tag not in languages():
        raise ValueError(f"no pack {tag!r}; there are {', '.join(languages())}")
    path = files("corpus").joinpath("data", "langs", tag, f"{STAGE}.tsv")
    if not path.is_file():
        return []
    return [*faults_of(path.read_text("utf-8"), tag), *_syntax_faults(tag)]


def faults_of(text: str, tag: str) -> list[str]:
    """Return the faults of the text of a ``roles.tsv``, each with its line."""
    return [f"{tag}/roles.tsv:{number}: {fault}" for number, fault in _faults(text, tag)]


def _syntax_faults(tag: str) -> Iterator[str]:
    for name, line, words in sections(tag, STAGE):
        place = f"{tag}/roles.txt:{line}: {name}"
        if name == "flags":
            yield from (f"{place}: unknown flag {word!r}" for word in words if word not in _SETTINGS)
        elif name.startswith(("heads.", "mods.")):
            yield from (f"{place}: {word!r} is no ending>replacement" for word in words if word.count(">") != 1)
        elif name not in _LISTS and not name.startswith("slots."):
            yield f"{place} is no part of a grammar"
        elif name in ("prefixes", "suffixes"):
            yield from (f"{place}: {word!r} needs one |" for word in words if word.count("|") != 1)


def _faults(text: str, tag: str) -> Iterator[tuple[int, str]]:
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        yield from ((number, fault) for fault in _row_faults(cells, tag))
        if len(cells) < 2:
            continue
        role = "head" if cells[0] in (*HEADS, "block") else "part" if cells[0] in ("mod", "rank") else cells[0]
        for form in cells[1].split("|"):
            first = seen.setdefault((role, form if form != form.lower() else key(form)), number)
            if first != number:
                yield number, f"{form!r} stands in line {first} too"


def _row_faults(cells: list[str], tag: str) -> Iterator[str]:
    kind, forms, english, isco, options = (*cells, "", "", "", "")[:5]
    if kind not in KINDS:
        yield f"{kind!r} is no kind; kinds are {', '.join(KINDS)}"
        return
    if len(cells) > 5:
        yield f"{len(cells)} cells, at most 5"
    for form in forms.split("|"):
        if not key(form).strip() or form != form.strip():
            yield f"empty form or spaces around {form!r}"
    if not english and tag != PIVOT and kind in ("A", "B", "mod", "rank", "and"):
        yield "no English name"
    if english != english.strip() or "|" in english:
        yield f"English name {english!r}: one name without spaces around it"
    pattern = _CODES if kind == "mod" else _CODE
    if isco and not pattern.fullmatch(isco):
        yield f"ISCO {isco!r} is neither empty nor {'group=code' if kind == 'mod' else 'four digits or -'}"
    yield from _option_faults(kind, options)


def _option_faults(kind: str, options: str) -> Iterator[str]:
    for option in filter(None, options.split(";")):
        name, equals, values = (part.strip() for part in option.partition("="))
        if name not in _FLAGS | _VALUED:
            yield f"unknown option {name!r}"
        elif name not in _ALLOWED.get(kind, set()):
            yield f"option {name!r} does not go with {kind!r}"
        elif bool(equals) != (name in _VALUED) or (equals and not values):
            yield f"option {option!r}: {'needs' if name in _VALUED else 'takes no'} value"
        elif name == "within" and not values.isdigit():
            yield f"option {option!r}: a number of characters"
