"""The arguments and options that commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from corpus.patterns import lazy

from .report import UsageError
from .terminal import ColorMode

if TYPE_CHECKING:
    from corpus import Options
    from corpus.counting import Counts

Form = Literal["NFC", "NFKC"]
Balance = Literal["precision", "balanced", "recall"]

# BCP 47 as far as shape goes: language, then script, region and variants.
_TAG = lazy(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}")


def _tag(value: str | None) -> str | None:
    if value is None:
        return None
    if not _TAG.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is no language tag; type en, zh-Hans, zh-Hant, id, ar or the like")
    language, *rest = value.split("-")
    return "-".join([language.lower(), *map(_subtag, rest)])


def _subtag(subtag: str) -> str:
    """Return a subtag in its usual case: Hant, TW, 1996."""
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag.lower())


def _known_encoding(value: str | None) -> str | None:
    """Refuse a name that means no encoding before anything is read."""
    if value is not None:
        import corpus

        try:
            corpus.decode(b"", value)
        except corpus.UnknownEncodingError as error:
            raise typer.BadParameter(str(error)) from error
    return value


def _known_rules(values: list[str] | None) -> list[str]:
    """Refuse a name that fits no rule before anything is read; one value may hold several, with commas between."""
    if not values:
        return []
    from corpus import UnknownRuleError, rules

    names = [name.strip() for value in values for name in value.split(",")]
    try:
        for name in names:
            rules.check(name)
    except UnknownRuleError as error:
        raise typer.BadParameter(str(error)) from error
    return names


def _kinds(values: list[str] | None) -> list[str]:
    """Refuse what is no kind of boilerplate; one value may hold several, with commas between."""
    if not values:
        return []
    from corpus.boilerplate.evidence import KINDS

    names = [name.strip() for value in values for name in value.split(",")]
    for name in names:
        if name not in KINDS:
            raise typer.BadParameter(f"{name!r} is no kind of boilerplate; there are {', '.join(KINDS)}")
    return names


def _read_counts(path: Path) -> Counts:
    """Return the counts in a file; what is wrong with it is a usage error."""
    from corpus import CountsError, counting

    try:
        return counting.read(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"--counts: {path}: {error.strerror}") from error
    except (CountsError, UnicodeDecodeError) as error:
        reason = error if isinstance(error, CountsError) else "this is no UTF-8"
        raise UsageError(f"--counts: {path}: {reason}") from error


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Files, folders (read recursively), or - for stdin.", show_default=False),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FOLDER", help="Write NAME.txt and NAME.json for each input into FOLDER."),
]
DocumentFormat = Annotated[
    Literal["text", "json", "jsonl"] | None,
    typer.Option("--format", help="What to print: the text (default), JSON documents, or one such a line."),
]
DetectFormat = Annotated[
    Literal["text", "json", "jsonl"] | None,
    typer.Option("--format", help="What to print: a line for each file (default), JSON, or one document a line."),
]
ExtractFormat = Annotated[
    Literal["json", "jsonl", "csv"] | None,
    typer.Option("--format", help="What to print: JSON of each document (default), or one figure a row."),
]
Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="TAG", help="Take this as the language (BCP 47).", callback=_tag),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Decode with this encoding instead of finding it.", callback=_known_encoding
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Let these rules alone act: repair, repair.mul, repair.mul.utf8 (repeatable).",
        callback=_known_rules,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Turn these rules off (repeatable).", callback=_known_rules),
]
Normalize = Annotated[
    Form | None,
    typer.Option("--normalize", case_sensitive=False, help="Bring the text into this Unicode normalisation form."),
]
FoldWidth = Annotated[
    bool, typer.Option("--fold-width", help="Turn full-width and half-width forms into the usual ones.")
]
StraightenQuotes = Annotated[
    bool, typer.Option("--straighten-quotes", help="Turn curly quotes and apostrophes into straight ones.")
]
Preset = Annotated[
    Balance | None,
    typer.Option(
        "--preset",
        help="What boilerplate is judged for: both (balanced, default), what must go, or what must stay (recall).",
    ),
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        "--keep", metavar="KIND", help="Leave boilerplate of this kind in: byline, tags (repeatable).", callback=_kinds
    ),
]
CountsFile = Annotated[
    Path | None,
    typer.Option("--counts", metavar="FILE", help="Take out what many documents have, as dechaff count printed it."),
]
Edits = Annotated[bool, typer.Option("--edits", help="Record every change in the JSON, white space included.")]
Strict = Annotated[bool, typer.Option("--strict", help="Count white-space layout as well.")]
SchemaName = Annotated[
    Literal["document", "detect"],
    typer.Argument(metavar="[detect]", help="What detect prints, instead of the documents.", show_default=False),
]
Color = Annotated[ColorMode, typer.Option("--color", help="When to use colour.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Leave the summary out; errors are always shown.")]


def library(
    language: str | None,
    encoding: str | None,
    select: list[str] | None,
    ignore: list[str] | None,
    *,
    extract: bool = True,
    preset: Balance | None = None,
    keep: list[str] | None = None,
    counts: Path | None = None,
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
