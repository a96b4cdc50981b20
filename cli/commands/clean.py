"""`dechaff clean`: the cleaned text, on stdout or in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .. import options
from ..inputs import Input, collect, documents, needs_format
from ..outputs import write, write_json
from ..report import Report, UsageError

if TYPE_CHECKING:
    from corpus import Document

    from ..folder import Folder

HELP = """Several files need -o or --format jsonl. An input's id is its path below the folder given.

\b
  dechaff clean page.html
  dechaff clean pages/ -o out
  dechaff clean page.txt --select repair     only what is damaged is changed
  curl -s https://example.org | dechaff clean - --format json
"""


def clean(
    files: options.Inputs,
    output: options.Output = None,
    form: options.DocumentFormat = None,
    lang: options.Language = None,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    preset: options.Preset = None,
    keep: options.Keep = None,
    counts: options.CountsFile = None,
    normalize: options.Normalize = None,
    fold_width: options.FoldWidth = False,
    straighten_quotes: options.StraightenQuotes = False,
    edits: options.Edits = False,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> int:
    """Clean the inputs and return the exit code."""
    if output is not None and form is not None:
        raise UsageError("-o writes text and JSON for each input; leave --format out")
    report = Report(quiet=quiet, prints=output is None)
    inputs = collect(files, report, output)
    settled = options.library(
        *(lang, encoding, select, ignore),
        preset=preset,
        keep=keep,
        counts=counts,
        extract=output is not None or form in ("json", "jsonl"),
        normalize=normalize,
        fold_width=fold_width,
        straighten_quotes=straighten_quotes,
    )
    cleaned = documents(inputs, settled, report, jobs)
    if output is not None:
        from ..folder import Folder

        return _to_folder(Folder(output, inputs), cleaned, report, edits=edits)
    if form in (None, "text"):
        if needs_format(files, inputs):
            raise UsageError("several inputs do not go into one text; type -o FOLDER or --format jsonl")
        if edits:
            raise UsageError("--edits goes into the JSON; type --format json as well, or -o FOLDER")
    return _to_stdout(form or "text", cleaned, report, edits=edits)


def _row(document: Document, item: Input, *, edits: bool) -> dict[str, Any]:
    """Return the JSON document, whose long lists are made while they are written."""
    from corpus.export import document_in_parts

    return document_in_parts(document, edits=edits, path=item.label)


def _to_folder(folder: Folder, cleaned: Iterator[tuple[Input, Document]], report: Report, *, edits: bool) -> int:
    from ..ending import heeded

    with heeded():
        for item, document in cleaned:
            try:
                folder.write(item, document.text, _row(document, item, edits=edits))
            except OSError as error:
                report.failed(item.label, f"not written: {': '.join(_said(error))}")
            else:
                report.done(document)
    report.tell_cleaned(folder.describe() if report.documents else "nothing written")
    return report.exit_code


def _said(error: OSError) -> list[str]:
    """Return where an error happened, as far as it knows (a full disk does not), and what it was."""
    return [str(part) for part in (error.filename2 or error.filename, error.strerror) if part]


def _to_stdout(form: str, cleaned: Iterator[tuple[Input, Document]], report: Report, *, edits: bool) -> int:
    for item, document in cleaned:
        if form == "text":
            write(document.text)
        elif form == "json":
            write_json(_row(document, item, edits=edits), indent=2)
        else:
            write_json(document.to_dict(edits=edits, path=item.label))
        report.done(document)
    report.tell_cleaned()
    return report.exit_code
