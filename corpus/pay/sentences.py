"""Sentences of a line, as far as what tells of pay goes."""

from __future__ import annotations

from collections.abc import Iterator, Set

from corpus.document import Span
from corpus.patterns import lazy

# What a full stop that ends a sentence stands behind: two letters or digits, a vowel mark, a closing sign.
# Thai ends abbreviations with it, no sentences.
_FULL_STOP = (
    r"(?<![\u0e00-\u0e7f][.])"
    r"(?:(?<=[^\W_]{2}[.])|(?<=[\u064b-\u0652][^\W_][.])|(?<=[^\W_][)\]”’»%٪\u064b-\u0652][.]))[.]*"
)
# A full stop ends a sentence before a capital or a letter without case, not after one letter (U.S.) and not
# before a figure (Rs. 500).
# Either way it begins with one class of characters: so the pattern passes over all others quickly.
_END = lazy(
    r"[.。！？!?؟।॥](?:(?<=[^.])[。！？!?؟।॥]*[”’\"'」』）)]*"
    rf"|{_FULL_STOP}[”’\"')]*\s+(?=[“„«‘\"']?[^\W\d_]))"
)
# A word, read backwards.
_LAST = lazy(r"[^\W\d_]+")
_WORD = 12
_NO_DIGITS = lazy(r"\D+")

LONGEST = 500
"""Longer sentences are cut: what stands further away says nothing about a figure."""


def split(text: str, start: int, end: int, stops: Set[str]) -> Iterator[Span]:
    """Yield the sentences of one line, long ones in pieces that end far from any digit."""
    for match in _END.finditer(text, start, end):
        last = _LAST.match(text[max(start, match.start() - _WORD) : match.start()][::-1])
        if text[match.end() : match.end() + 1].islower() or (last and last[0][::-1].lower() in stops):
            continue
        yield from _pieces(text, start, match.end())
        start = match.end()
    if start < end:
        yield from _pieces(text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = _cut(text, start + LONGEST // 2, start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, first: int, last: int) -> int:
    """Return where to cut within a span: at a space or comma in the middle of the longest stretch without digits."""
    gap = max((match.span() for match in _NO_DIGITS.finditer(text, first, last)), key=_length, default=(last, last))
    middle = (gap[0] + gap[1]) // 2
    return max(text.rfind(sign, gap[0], middle) for sign in " ,，、،;；") + 1 or middle


def _length(span: Span) -> int:
    return span[1] - span[0]
