"""The arguments and options that commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from corpus.errors import DechaffError
from corpus.records import NamedTuple

from .report import UsageError
from .terminal import ColorMode

if TYPE_CHECKING:
    from corpus import Options
    from corpus.counting import Counts

Form = Literal["NFC", "NFKC"]
Balance = Literal["precision", "balanced", "recall"]


class Argument(NamedTuple):
    """What a command acts on."""

    metavar: str
    help: str


class Option(NamedTuple):
    """An option as it is typed; `check` returns a value in its usual form, and raises DechaffError."""

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    check: Callable[[Any], Any] | None = None


def _folder(value: str) -> str:
    """Refuse an empty name, as a variable of the shell that is not set gives it: it would mean the current folder."""
    if not value:
        raise DechaffError("no folder is named; type one, or . for this one")
    return value


def _tag(value: str) -> str:
    from corpus.language import canonical

    return canonical(value)


def _known_encoding(value: str) -> str:
    """Refuse a name that means no encoding before anything is read."""
    import corpus

    corpus.decode(b"", value)
    return value


def _known_rules(values: list[str]) -> list[str]:
    """Refuse a name that fits no rule before anything is read."""
    from corpus import rules

    names = _listed(values)
    for name in names:
        rules.check(name)
    return names


def _processes(value: str | int) -> int:
    """Return how many processes are asked for."""
    if not str(value).isdecimal() or int(value) == 0:
        raise DechaffError(f"{value} is no number of processes; type 1 or more")
    return int(value)


def _kinds(values: list[str]) -> list[str]:
    """Refuse what is no kind of boilerplate."""
    from corpus.boilerplate.evidence import check_kinds

    names = _listed(values)
    check_kinds(names)
    return names


def _listed(values: list[str]) -> list[str]:
    """Return what the values of an option name; one may hold several, with commas between."""
    return [name.strip() for value in values for name in value.split(",")]


def _read_counts(path: str) -> Counts:
    """Return the counts in a file; what is wrong with it is a usage error."""
    from corpus import CountsError, counting

    try:
        with open(path, encoding="utf-8-sig") as file:
            return counting.read(file.read())
    except OSError as error:
        raise UsageError(f"--counts: {path}: {error.strerror}") from error
    except (CountsError, UnicodeDecodeError) as error:
        reason = error if isinstance(error, CountsError) else "this is no UTF-8"
        raise UsageError(f"--counts: {path}: {reason}") from error


Inputs = Annotated[list[str], Argument("FILE...", "Files, folders (read recursively), or - for stdin.")]
Output = Annotated[
    str | None,
    Option(("-o", "--output"), "Write NAME.txt and NAME.json for each input into FOLDER.", "FOLDER", _folder),
]
DocumentFormat = Annotated[
    Literal["text", "json", "jsonl"] | None,
    Option(("--format",), "What to print: the text (default), JSON documents, or one such a line."),
]
DetectFormat = Annotated[
    Literal["text", "json", "jsonl"] | None,
    Option(("--format",), "What to print: a line for each file (default), JSON, or one document a line."),
]
ExtractFormat = Annotated[
    Literal["json", "jsonl", "csv"] | None,
    Option(("--format",), "What to print: JSON of each document (default), or one figure a row."),
]
Language = Annotated[str | None, Option(("--lang",), "Take this as the language (BCP 47).", "TAG", _tag)]
Encoding = Annotated[
    str | None,
    Option(("--encoding",), "Decode with this encoding instead of finding it.", "NAME", _known_encoding),
]
Select = Annotated[
    list[str] | None,
    Option(
        ("--select",),
        "Let these rules alone change the text: repair, repair.mul, repair.mul.utf8 (repeatable). "
        "What is extracted is not selected.",
        "RULE",
        _known_rules,
    ),
]
Ignore = Annotated[list[str] | None, Option(("--ignore",), "Turn these rules off (repeatable).", "RULE", _known_rules)]
Normalize = Annotated[Form | None, Option(("--normalize",), "Bring the text into this Unicode normalisation form.")]
FoldWidth = Annotated[bool, Option(("--fold-width",), "Turn full-width and half-width forms into the usual ones.")]
StraightenQuotes = Annotated[
    bool, Option(("--straighten-quotes",), "Turn curly quotes and apostrophes into straight ones.")
]
Preset = Annotated[
    Balance | None,
    Option(
        ("--preset",),
        "What boilerplate is judged for: both (balanced, default), what must go, or what must stay (recall).",
    ),
]
Keep = Annotated[
    list[str] | None,
    Option(("--keep",), "Leave boilerplate of this kind in: byline, tags (repeatable).", "KIND", _kinds),
]
CountsFile = Annotated[
    str | None, Option(("--counts",), "Take out what many documents have, as dechaff count printed it.", "FILE")
]
Edits = Annotated[bool, Option(("--edits",), "Record every change in the JSON, white space included.")]
Strict = Annotated[bool, Option(("--strict",), "Count white-space layout as well.")]
SchemaName = Annotated[
    Literal["document", "detect"], Argument("[detect]", "What detect prints, instead of the documents.")
]
Color = Annotated[ColorMode, Option(("--color",), "When to use colour.")]
Jobs = Annotated[
    int | None, Option(("-j", "--jobs"), "Work on so many documents at once, each in a process.", "N", _processes)
]
Quiet = Annotated[bool, Option(("-q", "--quiet"), "Leave the summary out; errors are always shown.")]


def library(
    language: str | None,
    encoding: str | None,
    select: list[str] | None,
    ignore: list[str] | None,
    *,
    extract: bool = True,
    preset: Balance | None = None,
    keep: list[str] | None = None,
    counts: str | None = None,
    normalize: Form | None = None,
    fold_width: bool = False,
    straighten_quotes: bool = False,
) -> Options:
    """Return the library's options for what the user settled; `extract` false asks for the text alone."""
    from corpus import Options

    return Options(
        encoding=encoding,
        language=language,
        extract=extract,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        preset=preset or "balanced",
        keep=tuple(keep or ()),
        counts=_read_counts(counts) if counts else None,
        normalize=normalize,
        fold_width=fold_width,
        straighten_quotes=straighten_quotes,
    )
