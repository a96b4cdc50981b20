"""Text damaged on purpose: stored in one encoding and read in another, once or several times.

A misreading is a list of steps (true encoding, encoding of the reader). Without loss it is done as the web does it:
bytes 80-9F without a character stand for the controls of that number. With loss, bytes without a character become
U+FFFD, or `?`.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from itertools import permutations, product
from typing import NamedTuple
from unicodedata import normalize

from benchmarks.browsers import DOUBLE_BYTE, browser_decode

Step = tuple[str, str]
Reader = Callable[[bytes, str], str]

SINGLE_BYTE = "cp1252 latin-1 cp1250 cp1251 cp1253 cp1254 cp1256 cp1257 cp437 cp850 mac_roman koi8-r cp874".split()
DOUBLE = "gbk gb18030 big5 cp932 euc-jp cp949".split()
EAST = "gbk big5 cp932 euc-jp cp949".split()
LEGACY = [*EAST, *"cp1251 koi8-r cp1256 cp1250 iso8859-2 cp1254 cp1258 cp874 cp1253 cp1255".split()]
OTHERS = [
    *permutations(("cp1251", "koi8-r", "cp866"), 2),
    ("cp1251", "iso8859-5"),
    *permutations(("cp1250", "iso8859-2"), 2),
    *product(("cp1253", "cp1255", "cp1256"), ("cp1251",)),
    *[("gbk", "big5"), ("big5", "gbk"), ("euc-jp", "cp932"), ("cp932", "euc-jp"), ("gbk", "cp932"), ("cp932", "gbk")],
    *[("gbk", "cp949"), ("cp949", "gbk"), ("big5", "cp932")],
]
_WEST = ("utf-8", "cp1252")
LAYERS = [
    (_WEST, _WEST),
    (_WEST, _WEST, _WEST),
    (_WEST, ("utf-8", "latin-1")),
    (("utf-8", "latin-1"), ("utf-8", "latin-1")),
    (("utf-8", "cp1251"), ("utf-8", "cp1251")),
    (_WEST, ("utf-8", "cp1251")),
    (("utf-8", "koi8-r"), _WEST),
    *[((true, "cp1252"), _WEST) for true in ("gbk", "big5", "cp932", "cp949", "cp1251", "cp1256", "cp874", "cp1253")],
]
# The languages that each legacy encoding was made for.
HOME = {
    "gbk": "zh-Hans zh-Hant",
    "gb18030": "zh-Hans zh-Hant",
    "big5": "zh-Hant",
    "cp932": "ja",
    "euc-jp": "ja",
    "cp949": "ko",
    "cp1251": "ru uk bg sr",
    "koi8-r": "ru bg",
    "cp866": "ru bg",
    "cp1256": "ar fa ur",
    "cp1250": "pl cs sk hu ro hr",
    "iso8859-2": "pl cs sk hu ro hr",
    "cp1254": "tr",
    "cp1258": "vi",
    "cp874": "th",
    "cp1253": "el",
    "cp1255": "he",
}
# Letters that a legacy encoding lacks, and what was written in their place.
_STAND_INS = str.maketrans("șȘțȚی", "şŞţŢي")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Misreading(NamedTuple):
    """A class of damage (1-5, the order of the tables) and its steps."""

    kind: int
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        """Name the way of the bytes, the oldest first."""
        return ", ".join(f"{true} as {read}" for true, read in self.steps)

    def at_home(self, language: str) -> bool:
        """Tell whether the first encoding is one that text of this language is found in."""
        true = self.steps[0][0]
        return true == "utf-8" or language in HOME[true].split()


KINDS = {
    1: "UTF-8 as single-byte",
    2: "UTF-8 as double-byte",
    3: "legacy as Latin",
    4: "legacy as legacy",
    5: "twice, three times",
}
ONCE = [
    *(Misreading(1, (("utf-8", read),)) for read in SINGLE_BYTE),
    *(Misreading(2, (("utf-8", read),)) for read in DOUBLE),
    *(Misreading(3, ((true, read),)) for true in LEGACY for read in ("latin-1", "cp1252")),
    *(Misreading(4, (pair,)) for pair in OTHERS),
]
TWICE = [Misreading(5, steps) for steps in LAYERS]


def written_in(text: str, encoding: str) -> str:
    """Return `text` as it is written in an encoding: with its stand-ins, and for cp1258 with tone marks apart."""
    if encoding == "utf-8" or fits(text, encoding):
        return text
    return "".join(map(_apart, text)) if encoding == "cp1258" else text.translate(_STAND_INS)


def _apart(char: str) -> str:
    """Return a Vietnamese letter with its tone mark behind it."""
    parts = normalize("NFD", char)
    tone = next((mark for mark in parts[1:] if mark in _TONES), "")
    return char if not tone or fits(char, "cp1258") else normalize("NFC", parts.replace(tone, "")) + tone


def fits(text: str, encoding: str) -> bool:
    """Tell whether an encoding has all characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def misread(text: str, steps: tuple[Step, ...]) -> str | None:
    """Return `text` misread step by step; None where a step can't be done or can't be undone."""
    try:
        for true, read in steps:
            data = text.encode(true)
            text = decoded(data, read)
            if encoded(text, read) != data:
                return None
    except UnicodeError:
        return None
    return text


def decoded(data: bytes, encoding: str) -> str:
    """Return what a reader makes of bytes, none being lost; raises UnicodeDecodeError where some would be."""
    return data.decode(encoding, "strict" if encoding in DOUBLE_BYTE else "controls")


def encoded(text: str, encoding: str) -> bytes:
    """Return the bytes that were `decoded`."""
    return text.encode(encoding, "strict" if encoding in DOUBLE_BYTE else "controls")


def _controls(error: UnicodeError) -> tuple[str | bytes, int]:
    """Let 80-9F stand for themselves in both directions."""
    if isinstance(error, UnicodeDecodeError):
        data = error.object[error.start : error.end]
        if all(0x80 <= byte < 0xA0 for byte in data):
            return data.decode("latin-1"), error.end
    if isinstance(error, UnicodeEncodeError):
        chars = error.object[error.start : error.end]
        if all("\x80" <= char < "\xa0" for char in chars):
            return chars.encode("latin-1"), error.end
    raise error


codecs.register_error("controls", _controls)


def python_decode(data: bytes, encoding: str) -> str:
    """Read as Python does with errors="replace"."""
    return data.decode(encoding, "replace")


# How a reader decodes, and what it writes for what is lost.
READERS: dict[str, tuple[Reader, str]] = {
    "Python": (python_decode, "\ufffd"),
    "browser": (browser_decode, "\ufffd"),
    "question mark": (python_decode, "?"),
    "dropping": (python_decode, ""),
}


def lose(text: str, step: Step, reader: str) -> str | None:
    """Return `text` misread by a reader that loses bytes; None where it loses none."""
    true, read = step
    decode, mark = READERS[reader]
    damaged = decode(text.encode(true), read)
    return damaged.replace("\ufffd", mark) if "\ufffd" in damaged else None
