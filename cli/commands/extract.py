"""`dechaff extract`: what documents say about pay and roles, without their text."""

from __future__ import annotations

from .. import options
from ..inputs import collect, documents, needs_format
from ..outputs import write, write_json
from ..report import Report, UsageError

HELP = """csv and jsonl give one figure a row, in text order. Columns of csv: id, path, language, type (wage, money,
currency or role), text, minValue, maxValue, currency (ISO 4217), unitText, qualifier, kind, monthsPerYear,
currencyInferred, currencyCandidates, roles (that a wage is for), name and isco (of a role), confidence, rule, start,
end (in the cleaned text), sourceStart, sourceEnd (in the decoded input), line (that the row stands on, a long one as
far as 500 characters from it). Lists are joined by "; ". In jsonl start and end are the pair span, sourceStart and
sourceEnd the pair source.

\b
  dechaff extract advert.txt
  dechaff extract pages/ --format csv > pay.csv
"""


def extract(
    files: options.Inputs,
    form: options.ExtractFormat = None,
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
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> int:
    """Print the extracts of the inputs and return the exit code."""
    from corpus import export

    report = Report(quiet=quiet)
    inputs = collect(files, report)
    if form is None and needs_format(files, inputs):
        raise UsageError("several inputs: type --format csv or --format jsonl for one figure a row, or --format json")
    if form == "csv":
        write(export.csv_line(export.COLUMNS))
    settled = options.library(
        *(lang, encoding, select, ignore),
        preset=preset,
        keep=keep,
        counts=counts,
        normalize=normalize,
        fold_width=fold_width,
        straighten_quotes=straighten_quotes,
    )
    for item, document in documents(inputs, settled, report, jobs):
        if form in (None, "json"):
            write_json(export.extracts_of(document, path=item.label), indent=2)
        for row in export.rows(document, path=item.label) if form in ("jsonl", "csv") else ():
            if form == "csv":
                write(export.csv_line(export.cells(row)))
            else:
                write_json(row)
        report.done(document)
    report.tell_extracted()
    return report.exit_code
