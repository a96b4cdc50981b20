"""`dechaff count`: which lines the documents of a collection share."""

from __future__ import annotations

from .. import options
from ..inputs import collect, results
from ..outputs import write
from ..report import Report

HELP = """A line of a site's frame stands in many of its pages. Memory is fixed, whatever the number of files.

\b
  dechaff count pages/ > counts
  dechaff clean pages/ --counts counts -o out
"""


def count(
    files: options.Inputs,
    encoding: options.Encoding = None,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> int:
    """Count the lines of the inputs and return the exit code."""
    from corpus import counting, pipeline

    report = Report(quiet=quiet)
    counter = counting.Counter()
    inputs = collect(files, report)
    for _, lines in results(inputs, pipeline.lines, options.library(None, encoding, None, None), report, jobs):
        counter.add(lines)
        report.counted()
    for line in counting.written(counter.counts()):
        write(line)
    report.tell_counted()
    return report.exit_code
