"""Whether two texts of a page are fields that style alone sets apart, where no blank stands between their elements."""

from __future__ import annotations

from typing import Literal
from unicodedata import category

from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

Seam = Literal["", "above", "raised", "edge", "inline"]
"""What is between two texts: nothing; the beginning of one above the line, another border of one above or below it; the
border of one inline element, or one behind another."""

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits, and the characters that they are above the line."""

# A word of two letters or more at the end, and at the beginning, of a text.
_ENDING_WORD, _WORD = lazy(r"[^\W\d_]{2,}$"), lazy(r"[^\W\d_]{2,}")
# Signs that end a field, or begin one; those of money belong to the figure beside them.
_CLOSING, _OPENING = frozenset(")]!?%"), frozenset("([")
_DASHES = frozenset("-–—/|")


def is_above(before: str, after: str, seam: Seam) -> bool:
    """Say whether digits above the line stand right behind a digit: of a note or of cents, or an exponent."""
    return seam == "above" and before[-1:].isdecimal() and after.isascii() and after.isdecimal()


def gap_between(before: str, after: str, seam: Seam) -> str:
    """Return what sets a text off from that behind it: a tab two numbers, a blank other fields, nothing what is one.

    Fields (*Nurse*, *Leeds*, *£14.20*, *07:00*) show it by their borders; pieces of one word, of one sum, or of East
    Asian text do not. The figure of a note, an exponent or of cents is none of the number that it is written on to.
    """
    if not (seam and before and after):
        return ""
    if before[-1].isdecimal() and after[0].isdecimal():
        return {"inline": "\t", "edge": ""}.get(seam, " ")
    are_fields = _are_fields(before, after) if seam == "inline" else seam == "edge" and _is_labelled(before, after)
    return " " if are_fields else ""


def _is_labelled(before: str, after: str) -> bool:
    """Say whether a label, or a word, stands before what it tells of, or before a sum."""
    return _ends_label(before, after) or (before[-1].isalpha() and _is_money(after[0]))


def _are_fields(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if before in _DASHES or after in _DASHES:
        return True
    if last.isalpha() and first.isalpha():
        return last.islower() and first.isupper() and _ENDING_WORD.search(before) is not None
    if last.isalnum() and first.isalnum():
        letters = _ENDING_WORD.search(before) if last.isalpha() else _WORD.match(after)
        return letters is not None and not is_unspaced(letters[0][0])
    return _is_border(before, after)


def _is_border(before: str, after: str) -> bool:
    """Say whether a sign ends a field, or begins one."""
    last, first = before[-1], after[0]
    if _is_money(last) or _is_money(first):
        return last.isalpha() or first.isalpha() or (last.isdecimal() and after[1:2].isdecimal())
    return (
        _ends_label(before, after) or (last in _CLOSING and first.isalnum()) or (first in _OPENING and last.isalnum())
    )


def _is_money(char: str) -> bool:
    return category(char) == "Sc"


def _ends_label(before: str, after: str) -> bool:
    return before[-1] == ":" and before[-2:-1].isalpha() and after[0].isalnum()
