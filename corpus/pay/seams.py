"""Where one word ends and another begins, by the characters on both sides."""

from __future__ import annotations

from functools import lru_cache

from corpus.lexicon import is_katakana, is_letter, is_mark, is_unspaced, joins
from corpus.memory import Memory

# The longest clitic that a pack may name; longer neighbours make a hit part of another word.
_CLITIC = 8
BORDER, AT_CLITIC, _INSIDE = range(3)
"""What may stand between two characters: a border, one beside a clitic, none."""
# Of how many pairs that is kept.
_MOST_SEAMS = 1 << 14


def letter(char: str) -> bool:
    """Say whether a character is a letter or its mark, of a script that sets words apart."""
    return (char.isalpha() or is_mark(char)) and not is_unspaced(char)


@lru_cache(maxsize=1 << 12)
def runs(char: str) -> bool:
    """Say whether a character belongs to a run of letters; "" does not."""
    return is_letter(char) and not char.isdecimal() and not is_unspaced(char)


def run(text: str, at: int, step: int) -> str:
    """Return the letters that touch position `at`, leftwards (-1) or rightwards (1), a few at most."""
    edge = at
    if step > 0:
        while edge - at <= _CLITIC and runs(text[edge : edge + 1]):
            edge += 1
        return text[at:edge]
    while at - edge <= _CLITIC and edge and runs(text[edge - 1]):
        edge -= 1
    return text[edge:at]


class _Seams(Memory[str, int]):
    """What stands between two neighbouring characters: a border, a clitic's border or none. One alone has borders."""

    def __missing__(self, pair: str) -> int:
        """Return the answer for two neighbours that are asked for the first time."""
        seam = self[pair] = _seam(*pair) if len(pair) > 1 else BORDER
        return seam


def _seam(left: str, right: str) -> int:
    """Say whether two neighbouring characters can be parted, so that a word ends between them."""
    if (is_katakana(left) and is_katakana(right)) or (is_unspaced(right) and joins(left, right)):
        return _INSIDE
    return AT_CLITIC if letter(left) and letter(right) else BORDER


SEAMS = _Seams(_MOST_SEAMS)


def borders(text: str, start: int, end: int, before: frozenset[str], after: frozenset[str]) -> bool:
    """Say whether `text[start:end]` is a word of its own, or one with a clitic of `before` or `after`.

    Digits beside letters are a border (``60k``, ``rp500``); scripts without spaces have none but before a vowel sign,
    and katakana has none within a run (パート is none of アパート).
    """
    opens = SEAMS[text[start - 1 : start + 1]] if start else BORDER
    if opens and (opens == _INSIDE or not before or run(text, start, -1) not in before):
        return False
    closes = SEAMS[text[end - 1 : end + 1]]
    return not closes or (closes == AT_CLITIC and bool(after) and run(text, end, 1) in after)
