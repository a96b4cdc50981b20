"""What the parts of `benchmarks.repair` share: the tools that are compared, and the options of a run."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import ftfy

import corpus
from benchmarks.samples import LANGUAGES, SENTENCES_EACH, Samples

Repairer = Callable[[str], str]


def dechaff(text: str) -> str:
    """Return the text as the product repairs it."""
    return corpus.repair(text).text


REPAIRERS: dict[str, Repairer] = {"dechaff": dechaff, "ftfy": ftfy.fix_encoding}


class Run:
    """The options of a run, and the samples that they lead to."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Take over the options."""
        self.samples = Samples(options.data, options.seed, every=options.every)
        self.languages: list[str] = options.language or LANGUAGES
        self.per_cell: int | None = options.per_cell
        self.verbose: bool = options.verbose

    def sizes(self) -> list[tuple[str, int, int]]:
        """Return (name, sentences in a text, texts a cell): documents and single sentences."""
        return [("doc", SENTENCES_EACH, self.per_cell or 4), ("one", 1, self.per_cell or 6)]

    def fault(self, label: str, truth: str, damaged: str, text: str) -> None:
        """Show what went wrong, when asked to."""
        if self.verbose:
            print(f"--- {label}\n  true    {truth!r}\n  damaged {damaged!r}\n  dechaff {text!r}")
