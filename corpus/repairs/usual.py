"""What looks odd in sound text and is usual there: imported when a text has it."""

from __future__ import annotations

from corpus.patterns import lazy
from corpus.repairs.suspects import ALIKE

_LONGEST = 40
# A word in Cyrillic letters and those that look like them, in small letters but for the first.
_TYPED = lazy(f"(?<![^\\W_])[{ALIKE}А-ЯІЇЄҐа-яіїєґё][{ALIKE.lower()}а-яіїєґё]{{1,{_LONGEST}}}(?![^\\W_])")
_OPENS = lazy(r"(?<![^\s(])«(?=\S)")


def is_typed(text: str, at: int) -> bool:
    """Say whether the letter at a place, or the one before it, was typed for the Cyrillic one that looks like it."""
    start = at
    while text[start - 1 : start].isalpha() and at - start < _LONGEST:
        start -= 1
    word = _TYPED.match(text, start)
    return word is not None and 2 * len(word[0].encode("ascii", "ignore")) < len(word[0])


def closes(text: str, at: int) -> bool:
    """Say whether a quotation that was opened in a line ends at a place."""
    opened = text.rfind("«", text.rfind("\n", 0, at) + 1, at)
    return opened >= 0 and "»" not in text[opened:at] and _OPENS.match(text, opened) is not None
