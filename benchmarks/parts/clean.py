"""Clean text of all languages, as it stands: every change is shown, for some of it is true damage."""

from __future__ import annotations

from collections import Counter

import ftfy

import corpus
from benchmarks.runs import Run

LINES_EACH = 20


def clean(run: Run) -> None:
    """Print what is changed in documents of twenty lines and in single lines; ftfy's changes as well."""
    print(f"{'':9}{'characters':>11}{'lines':>7} | changed: {'in documents':>13}{'alone':>7}{'ftfy alone':>11}  rules")
    sums: Counter[str] = Counter()
    for language in run.languages:
        lines = run.samples.lines(language)
        rules = Counter({f"document {rule}": n for rule, n in changes(run, language, documents(lines)).items()})
        alone = changes(run, f"{language}, line", lines)
        row = {
            "characters": sum(map(len, lines)),
            "lines": len(lines),
            "documents": rules.total(),
            "alone": alone.total(),
            "ftfy": sum(ftfy.fix_encoding(line) != line for line in lines),
        }
        sums.update(row)
        print_row(language, row, dict(alone))
    print_row("all", sums, {})


def print_row(name: str, row: dict[str, int], rules: dict[str, int]) -> None:
    """Print one line of the table."""
    cells = (f"{row['characters']:>11}{row['lines']:>7}", f"{row['documents']:>13}{row['alone']:>7}{row['ftfy']:>11}")
    print(f"{name:9}{cells[0]} | {'':9}{cells[1]}", *(f" {rule} {count}" for rule, count in rules.items()))


def documents(lines: list[str]) -> list[str]:
    """Return the lines as documents of twenty."""
    return ["\n".join(lines[at : at + LINES_EACH]) for at in range(0, len(lines), LINES_EACH)]


def changes(run: Run, label: str, texts: list[str]) -> Counter[str]:
    """Return how often each rule changed something, and show where when asked to."""
    rules: Counter[str] = Counter()
    for text in texts:
        for edit in corpus.repair(text).edits:
            rules[edit.rule] += 1
            if run.verbose:
                around = text[max(0, edit.start - 30) : edit.start], text[edit.end : edit.end + 30]
                before, after = text[edit.start : edit.end], edit.after
                print(f"--- {label} · {edit.rule}\n  {around[0]!r} [{before!r} -> {after!r}] {around[1]!r}")
    return rules
