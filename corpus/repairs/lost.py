"""Text that is lost: replacement characters, and what they became when they were encoded once more (`锟斤拷`)."""

from __future__ import annotations

import re
from functools import cache

from corpus.document import Flag

RULE = "repair.mul.lost"
REASON = "the characters were lost before the text came here"

_CODECS = ("gbk", "big5", "cp1250", "cp1251", "cp1252", "cp1256", "latin-1", "euc-kr")
_REPLACEMENT = "\ufffd"


@cache
def _marks() -> tuple[str, ...]:
    """Return U+FFFD and what two of it become when their UTF-8 bytes are read in another code page."""
    return _REPLACEMENT, *sorted({(_REPLACEMENT * 2).encode().decode(codec, "ignore") for codec in _CODECS})


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, _marks())) + "){1,10000}")


def find(text: str) -> list[Flag]:
    """Return a flag for each stretch of lost characters in `text`."""
    if text.isascii() or not any(mark in text for mark in _marks()):
        return []
    return [Flag(lost.start(), lost.end(), RULE, REASON) for lost in _pattern().finditer(text)]
