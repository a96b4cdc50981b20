"""A sentence about money as a row of tokens: figures, and words of the packs, none overlapping another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus.lexicon import Lexicon, is_unspaced
from corpus.patterns import lazy
from corpus.pay.words import Kind, Word

# Groups of three set apart by spaces, or digits with signs between them. Each alternative is unambiguous, so
# that matching stays linear.
_DIGITS = lazy(
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+(?:[.,\u066b]\d{1,2}(?!\d))?|\d+(?:[.,'’\u066b\u066c]\d+)*"
)
# Dates, times, scores, telephone and serial numbers: digits tied by signs that amounts don't have.
_TIED = lazy(r"\d{1,9}([-/])\d{1,9}(?:\1\d+)+|(?<!\d)\d{1,2}(?:[:：]\d\d|/\d{1,4})(?!\d)|\d{3}\(\w\)")
# The longest clitic that a pack may name; longer neighbours make a hit part of another word.
_CLITIC = 5

_NUMERAL: tuple[Kind, ...] = ("unit", "times", "few")

DIGITS = Word("digits")
NONE = Word("none")


class Token(NamedTuple):
    """A figure or a word at a span of the folded sentence; `words` are its readings."""

    start: int
    end: int
    words: tuple[Word, ...]

    def word(self, kind: Kind) -> Word | None:
        """Return the reading of that kind, or None."""
        for word in self.words:
            if word.kind == kind:
                return word
        return None

    def any(self, *kinds: Kind) -> bool:
        """Say whether one of the readings is of these kinds."""
        for word in self.words:  # noqa: SIM110 - asked so often that a generator would cost a tenth of the stage
            if word.kind in kinds:
                return True
        return False


def _letter(char: str) -> bool:
    return char.isalpha() and not is_unspaced(char)


def _run(text: str, at: int, step: int) -> str:
    """Return the letters that touch position `at`, leftwards (-1) or rightwards (1), a few at most."""
    edge = at
    for _ in range(_CLITIC + 1):
        near = text[edge : edge + 1] if step > 0 else text[edge - 1 : edge]
        if not near.isalnum() or near.isdecimal() or is_unspaced(near):
            break
        edge += step
    return text[min(at, edge) : max(at, edge)]


def borders(text: str, start: int, end: int, before: frozenset[str], after: frozenset[str]) -> bool:
    """Say whether `text[start:end]` is a word of its own, or one with a clitic of `before` or `after`.

    Digits beside letters are a border (``60k``, ``rp500``); scripts without spaces have no borders.
    """
    if start > 0 and _letter(text[start - 1]) and _letter(text[start]) and _run(text, start, -1) not in before:
        return False
    if end < len(text) and _letter(text[end]) and _letter(text[end - 1]):
        return _run(text, end, 1) in after
    return True


def _figures(text: str) -> Iterator[Token]:
    yield from (Token(*match.span(), (NONE,)) for match in _TIED.finditer(text))
    yield from (Token(*match.span(), (DIGITS,)) for match in _DIGITS.finditer(text))


def _disjoint(found: list[Token], text: str) -> list[Token]:
    """Keep, from the left, the longest of overlapping tokens; an amount goes on where it may (十二元, not 二元)."""
    kept: list[Token] = []
    numerals = {token.start for token in found if token.any(*_NUMERAL) and is_unspaced(text[token.start])}
    for token in sorted(found, key=lambda token: (token.start, -token.end)):
        if kept and token.start < kept[-1].end:
            continue
        onward = kept and kept[-1].end == token.start and kept[-1].any("digits", "currency", *_NUMERAL)
        if not (onward and token.any("none") and token.start in numerals):
            kept.append(token)
    return kept


def _spoiled(text: str, tokens: list[Token], at: int, before: frozenset[str]) -> bool:
    """Say whether letters that are no token touch the digits at `at`: names such as ``v2`` and ``5g``."""
    token = tokens[at]
    left = _run(text, token.start, -1)
    held = at > 0 and tokens[at - 1].end == token.start and not tokens[at - 1].any("times")
    if left and left not in before and not held:
        return True
    follows = at + 1 < len(tokens) and tokens[at + 1].start == token.end
    return bool(not follows and token.end < len(text) and _letter(text[token.end]))


def tokens(
    text: str,
    lexicon: Lexicon[Word],
    before: frozenset[str],
    after: frozenset[str],
    accept: Callable[[int, int, Word], bool],
) -> list[Token]:
    """Return the tokens of a folded sentence, in order.

    `before` and `after` are the clitics of the packs; `accept` may refuse a reading at a span, as for a currency
    code that the text does not write in capitals.
    """
    spans: dict[tuple[int, int], list[Word]] = {}
    for hit in lexicon.find(text):
        if borders(text, hit.start, hit.end, before, after) and accept(hit.start, hit.end, hit.value):
            spans.setdefault((hit.start, hit.end), []).append(hit.value)
    words = [Token(*span, tuple(readings)) for span, readings in spans.items()]
    found = _disjoint([*words, *_figures(text)], text)
    for at, token in enumerate(found):
        if token.words == (DIGITS,) and _spoiled(text, found, at, before):
            found[at] = Token(token.start, token.end, (NONE,))
    return found
