"""How many sentences there are to draw from, and how many are left out for letters foreign to their language."""

from __future__ import annotations

from benchmarks.runs import Run
from benchmarks.samples import is_in_alphabet


def sources(run: Run) -> None:
    """Print the sentences of each language, and those left out."""
    print(f"{'':9}{'sentences':>10}{'left out':>10}")
    for language in run.languages:
        usual = run.samples.usual(language)
        foreign = [line for line in usual if not is_in_alphabet(line, language)]
        print(f"{language:9}{len(usual):>10}{len(foreign):>10}")
        if run.verbose:
            print(*(f"    {line}" for line in foreign), sep="\n")
