"""Letters that are codes of currencies before a sum, and letters before anything else: N70,000 and R45bn, but N95."""

from __future__ import annotations

from collections.abc import Set

from corpus.patterns import lazy
from corpus.pay.tokens import NONE, Token, reading
from corpus.pay.words import Word

# Digits that are a sum and no number of a model or a road: groups of three, or cents.
# Behind a blank they are a sum where blanks set the groups apart (R 26 000), else rather a number of anything.
_SUMS = r"(?:\d{1,3}(?:(?:,\d{3})+(?:\.\d\d)?|\.\d\d)|[ \u00a0]?\d{1,3}(?:[ \u00a0]\d{3})+)(?!\d)"
_SUM = lazy(_SUMS)
# What else is one in a text that has such sums behind the same letter.
_PLAIN = lazy(r"\d{3,6}(?![\d.,]*\w)")
_LETTERED = lazy(rf"(?<![\w-])([A-Z]){_SUMS}")


def trusted(text: str) -> frozenset[str]:
    """Return the letters, small, that a text has before sums that show by their groups or cents to be some."""
    return frozenset(letter.lower() for letter in _LETTERED.findall(text))


def settled(text: str, row: list[Token], known: Set[str]) -> list[Token]:
    """Return the tokens of a folded sentence, with a single letter before a sum as a code alone, and else as none.

    Behind letters that are `known` as codes plain numbers are sums as well.
    """
    out = list(row)
    for at, token in enumerate(row):
        if token.end - token.start == 1 and any(map(_is_code, token.words)):
            leads = _leads_sum(text, row, at, known)
            words = [word for word in token.words if _is_code(word) == leads]
            read = reading(words) if words else NONE
            out[at] = Token(token.start, token.end, read.words, read.kinds)
    return out


def _is_code(word: Word) -> bool:
    return word.form is not None and word.form.kind == "code"


def _leads_sum(text: str, row: list[Token], at: int, known: Set[str]) -> bool:
    """Say whether a sum stands behind a letter: digits in groups, or right before a multiplier or a period."""
    start, end = row[at].start, row[at].end
    if text[start - 1 : start].isdigit():
        return False
    if _SUM.match(text, end) or (text[start:end] in known and _PLAIN.match(text, end)):
        return True
    if at + 2 >= len(row) or not text[end : end + 1].isdigit():
        return False
    digits, behind = row[at + 1 : at + 3]
    return digits.any("digits") and behind.any("times", "period") and behind.start - digits.end <= 1
