"""Whether two texts of a page are fields that style alone sets apart, where no blank stands between their elements."""

from __future__ import annotations

from typing import Literal

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
_MONEY = frozenset("$€£¥₹₽₩₺฿₫₱₴₪₦")
_DASHES = frozenset("-–—/|")


def is_above(before: str, after: str, seam: Seam) -> bool:
    """Say whether digits above the line stand right behind a digit: of a note or of cents, or an exponent."""
    return seam == "above" and before[-1:].isdecimal() and after.isascii() and after.isdecimal()


def are_fields(before: str, after: str, seam: Seam) -> bool:
    """Say whether a text is one field, and that behind it another (*Nurse*, *Leeds*, *£14.20*, *07:00*).

    Fields show it by their borders; pieces of one word, of one sum, or of East Asian text do not. The figure of a
    note, an exponent or of cents is none of the number that it is written on to.
    """
    if not (seam and before and after):
        return False
    last, first = before[-1], after[0]
    if last.isdecimal() and first.isdecimal():
        return True
    if seam != "inline":
        return seam == "edge" and (_ends_label(before, first) or (last.isalpha() and first in _MONEY))
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
    if last in _MONEY or first in _MONEY:
        return last.isalpha() or first.isalpha() or (last.isdecimal() and after[1:2].isdecimal())
    return (
        _ends_label(before, first) or (last in _CLOSING and first.isalnum()) or (first in _OPENING and last.isalnum())
    )


def _ends_label(before: str, first: str) -> bool:
    return before[-1] == ":" and before[-2:-1].isalpha() and first.isalnum()
