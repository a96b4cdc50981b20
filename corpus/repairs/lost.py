"""Text that is lost: replacement characters, and what they became when they were encoded once more (`锟斤拷`).

Memory that a program never wrote to reads as Chinese (`烫烫烫烫烫烫`, `屯屯屯屯`) and is as empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.document import Flag
from corpus.patterns import lazy
from corpus.repairs.look import Look

RULE = "repair.mul.lost"
REASON = "the characters were lost before the text came here"

_REPLACEMENT = "\ufffd"
# In these pages one U+FFFD becomes characters of its own, in those two become three characters together.
_SINGLE = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1255", "cp1256", "cp1257", "koi8-r", "cp866"),
    *("cp437", "cp850", "mac_roman", "cp874"),
)
_DOUBLE = ("gbk", "big5", "euc-jp", "euc-kr")
# What the Japanese page has characters for, and a mixture of two Arabic ones.
_PARTS = ("ｿｽ", "ن؟½")
# Fewer of them may be a word said again and again.
_UNWRITTEN = (("烫", 6), ("屯", 4))
_EMPTY = tuple(char * least for char, least in _UNWRITTEN)
LAST = frozenset("\ufffdｽ拷申蕭옙╜ฝ½Ѕ╫˝Ω¢烫屯")
"""The last characters of all marks, so that text without one need not make the marks."""
_LAST = lazy(f"[{''.join(sorted(LAST))}]")


@cache
def _marks() -> tuple[str, ...]:
    """Return U+FFFD, and what its UTF-8 bytes become when another code page reads them."""
    encoded = _REPLACEMENT.encode()
    single = {encoded.decode(codec) for codec in _SINGLE}
    twice = encoded.decode("cp1252").encode().decode("cp1252")
    double = {(2 * encoded).decode(codec) for codec in _DOUBLE}
    return tuple(sorted({_REPLACEMENT, twice, *_PARTS} | single | double, reverse=True))


def is_in(look: Look) -> bool:
    """Say whether a text holds a mark; most texts have none of the last characters."""
    text = look.inside
    last = look.notable & LAST if look.latin else LAST
    return any(char in text and any(mark in text for mark in _all_marks() if mark[-1] == char) for char in last)


def places(text: str) -> Iterator[int]:
    """Yield where the last character of a mark stands, in a text that shall hold none."""
    ends = (match.end() for match in _LAST.finditer(text))
    return (end - 1 for end in ends if text.endswith(_all_marks(), 0, end))


@cache
def _all_marks() -> tuple[str, ...]:
    return (*_marks(), *_EMPTY)


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a stretch; half of a mark may be left at its end."""
    halves = {mark[0] + _REPLACEMENT for mark in _marks() if mark[0] > "\u3000"} | {f"・{_PARTS[0]}"}
    marks = map(re.escape, sorted(halves | set(_marks()), reverse=True))
    unwritten = (f"{char}{{{least},10000}}" for char, least in _UNWRITTEN)
    return re.compile(f"(?:{'|'.join((*marks, *unwritten))}){{1,10000}}")


def find(look: Look) -> list[Flag]:
    """Return a flag for each stretch of lost characters in a text."""
    return [Flag(gone.start(), gone.end(), RULE, REASON) for gone in look.matches(pattern())]
