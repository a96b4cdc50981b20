"""The middle of a long text, which the trained scores pass over: a frame is the same around a text of any length."""

from __future__ import annotations

from collections.abc import Container, Sequence

from corpus.boilerplate.lines import Line

# So many paragraphs are looked at from each end of the text.
_SEEN = 3


def without(lines: Sequence[Line], gone: Container[int]) -> list[int]:
    """Return the indices of lines of plain text but for the paragraphs in the middle; `gone` go by rules."""
    paragraphs = [at for at, line in enumerate(lines) if line.prose and at not in gone]
    passed = {*paragraphs[_SEEN:-_SEEN]}
    return [at for at in range(len(lines)) if at not in passed]
