"""`dechaff explain`: a document for people, with everything that was changed and found."""

from __future__ import annotations

import sys

from .. import options
from ..inputs import collect, documents
from ..outputs import write_view
from ..report import Report
from ..terminal import wants_color

HELP = """\b
  dechaff explain page.html
  dechaff explain --color always page.html | less -R
"""


def explain(
    files: options.Inputs,
    color: options.Color = "auto",
    lang: options.Language = None,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    preset: options.Preset = None,
    keep: options.Keep = None,
    counts: options.CountsFile = None,
    quiet: options.Quiet = False,
) -> int:
    """Show the inputs and return the exit code."""
    from ..render import render

    report = Report(quiet=quiet)
    coloured = wants_color(color, sys.stdout)
    inputs = collect(files, report)
    settled = options.library(lang, encoding, select, ignore, preset=preset, keep=keep, counts=counts)
    for item, document in documents(inputs, settled, report):
        write_view(render(document, item.label, color=coloured))
        report.done(document)
    report.tell_cleaned(verb="shown")
    return report.exit_code
