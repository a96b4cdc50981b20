"""`dechaff check`: what cleaning would change, for scripts and CI."""

from __future__ import annotations

from .. import options
from ..inputs import collect, documents
from ..outputs import write
from ..report import Report

HELP = """One line on stdout for each input that would change. Nothing is written.

\b
  dechaff check corpus/
  dechaff check --strict README.md
"""


def check(
    files: options.Inputs,
    strict: options.Strict = False,
    lang: options.Language = None,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    preset: options.Preset = None,
    keep: options.Keep = None,
    counts: options.CountsFile = None,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> int:
    """Check the inputs and return the exit code."""
    report = Report(quiet=quiet)
    inputs = collect(files, report)
    settled = options.library(lang, encoding, select, ignore, extract=False, preset=preset, keep=keep, counts=counts)
    for item, document in documents(inputs, settled, report, jobs):
        line = report.changes(item.label, document, strict=strict)
        if line:
            write(f"{line}\n")
        report.done(document)
    report.tell_checked()
    return report.exit_code
