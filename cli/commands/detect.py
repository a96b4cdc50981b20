"""`dechaff detect`: what files are, before anything is done to them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import options
from ..inputs import Input, collect, results
from ..outputs import write_json, write_view
from ..report import Report
from ..terminal import one_line, styled, wants_color

if TYPE_CHECKING:
    from corpus import Detected

HELP = """One line a file: path, encoding, how it was found (bom, utf-8, declared, detected or forced), confidence,
undecodable bytes, language (BCP 47), script (ISO 15924), and the rules that find damage, with the number of places;
"left" marks what no repair brings back. A file that mixes two encodings by line has both names, that of most bytes
first. What is unknown or none is -. In a pipe the columns are separated by tabs.

\b
  dechaff detect pages/
  dechaff detect pages/ --format jsonl | jq -r 'select(.damage != []) | .source.path'
  curl -s https://example.org | dechaff detect -
"""

# Widths that hold all but rare values, so that a row can be shown before the next file is read.
_WIDTHS = (12, 8, 5, 2, 7, 4)
_LONGEST_PATH = 60
_DAMAGED = "33"


def detect(
    files: options.Inputs,
    form: options.DetectFormat = None,
    color: options.Color = "auto",
    lang: options.Language = None,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> int:
    """Say what the inputs are and return the exit code."""
    import corpus

    report = Report(quiet=quiet)
    inputs = collect(files, report)
    settled = options.library(lang, encoding, select, ignore)
    coloured, widths = wants_color(color, sys.stdout), _widths(inputs)
    for item, detected in results(inputs, corpus.detect, settled, report, jobs):
        if form in ("json", "jsonl"):
            write_json(detected.to_dict(path=item.label), indent=2 if form == "json" else None)
        else:
            write_view(_line(item.label, detected, widths, color=coloured))
        report.detected(damaged=bool(detected.damage))
    report.tell_detected()
    return report.exit_code


def _widths(inputs: Sequence[Input]) -> tuple[int, ...]:
    """Return the least widths of the columns: those of a table on a terminal, none elsewhere."""
    if not sys.stdout.isatty():
        return ()
    longest = max(len(one_line(item.label)) for item in inputs)
    return (min(longest, _LONGEST_PATH), *_WIDTHS)


def _line(label: str, detected: Detected, widths: Sequence[int], *, color: bool) -> str:
    decoded = detected.decoded
    cells = [
        one_line(label),
        "+".join(dict.fromkeys((decoded.encoding, *(segment.encoding for segment in decoded.segments)))),
        decoded.via,
        f"{decoded.confidence:.2f}",
        str(decoded.errors),
        detected.language or "-",
        detected.script or "-",
    ]
    if widths:
        cells = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    cells.append(styled(_damage(detected), _DAMAGED if color else "") or "-")
    return ("  " if widths else "\t").join(cells) + "\n"


def _damage(detected: Detected) -> str:
    """Return the rules with their places, whatever the codecs: ``repair.mul.utf8 ×12, repair.mul.lost ×3 left``."""
    counts: Counter[tuple[str, bool]] = Counter()
    for damage in detected.damage:
        counts[damage.rule, damage.repaired] += damage.places
    return ", ".join(
        f"{rule} ×{count}" + ("" if repaired else " left") for (rule, repaired), count in counts.most_common()
    )
