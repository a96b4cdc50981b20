"""Text of one alphabet beside Latin letters: which places of it the patterns need to read, told at the speed of C.

Such a text takes one byte a character, and one more for whatever its sheet lacks. What the patterns of `suspects` and
`gates` look for is a character, one before it and one behind it: each such rule is a bit, which stands in three tables,
so that neighbours with a bit in common are where a pattern may match, and nowhere else.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

from corpus.document import Span
from corpus.narrowing import Beginning
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.look import LEFT_EAST, chars, ends, stretches
from corpus.repairs.suspects import OFTEN

# Characters before, characters, characters behind; none means any.
Rule = tuple[str, str, str]

_FIRST = Beginning()
# The letters of East Asia.
_EAST = ("\u2e80", "\uffef")
_ASCII = "\t\n\r -~"
_QUOTES = "\xa0«»‘’“”„…–—"
_LATIN = "A-Za-z"
# What a sheet lacks is written as this sign, which stands elsewhere itself.
_LACKING, _QUESTION = "?", "\x01"
# For all alphabets: signs of a Latin page beside another, and quotes and dashes inside what was misread.
_EVERYWHERE: tuple[Rule, ...] = (
    (OFTEN + _QUOTES, _QUOTES, ""),
    ("–—", "\x01!-/:-~«»\u200b-\u200f‘-\u201f…\u0370-\u1fff", "–—"),
)
_CAPITALS, _SMALL = "А-ЯЁЂ-Џ", "а-яёђ-џ"
_NOT_RUSSIAN = "ЂЃЈЉЊЌЋЏђѓѕјљњќћџ"
_KOI8 = "б-вд-езн-пфцшы-ья"
_NO_WORD = "\x01\t\n\r -/:-@[-^`{-~" + _QUOTES
_OPENS = "\"#-'(*+/<-@[\\\\^`{-~«‘“„"


class _Group(NamedTuple):
    """Rules as tables of bits: of the character before, of the character, of the one behind if any rule asks for it.

    Where some characters are `needed`, the rules match nowhere in a text without them.
    """

    before: bytes
    here: bytes
    behind: bytes | None
    needed: bytes


class _Sheet(NamedTuple):
    """The bytes of the characters of one alphabet, that of all others, its rules, and what only a pattern can say."""

    shown: str
    codes: Any
    lacking: bytes
    groups: tuple[_Group, ...]
    also: re.Pattern[str] | None


# From and up to which character, its letters, its rules.
_ALPHABETS: tuple[tuple[str, str, str, tuple[Rule, ...], str], ...] = (
    (
        "\u0370",
        "\u03ff",
        "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce",
        (
            (_LATIN, "«»\u0370-\u03ff", ""),
            ("ΞΟ", "", "ΞΟ"),
            ("ΒΓ", _OPENS, ""),
        ),
        "",
    ),
    (
        "\u0400",
        "\u04ff",
        "ЁЂ-ЄІ-ЏА-яёђ-џҐґ",
        (
            # Some of the patterns' rules stand together, so that those of most texts are no more than eight.
            (_LATIN, "«»\u0400-\u04ff", ""),
            (_SMALL + "Б", _CAPITALS + "\xa0", ""),
            ("йьъ" + _NO_WORD, "ъь", ""),
            ("ВГ", _OPENS, ""),
            ("РСпя", "ЂЃЉЊЌЋЏђѓљњќћџЎўЈҐЄЇІіґєјѕїёЁ" + _QUOTES, "РСпя"),
            (_KOI8, _QUOTES, _QUOTES + "ЁЂ-ЏёђіїєҐґѓ-џ"),
            ("ыэёъьщюяйЫЭЁЪЬЩЮЯЙ", _NOT_RUSSIAN, ""),
            (_NOT_RUSSIAN, "ыэёъьщюяйЫЭЁЪЬЩЮЯЙ", ""),
        ),
        "",
    ),
    (
        "\u0590",
        "\u05ff",
        "\u05b0-\u05c7\u05d0-\u05ea\u05f3\u05f4",
        (
            (_LATIN, "«»\u05d0-\u05ea", ""),
            ("\u05d0-\u05ea", _LATIN, ""),
        ),
        "",
    ),
    (
        "\u0600",
        "\u06ff",
        "\u060c\u061b\u061f\u0621-\u063a\u0640-\u0655\u0660-\u066c\u0670\u0671\u0679\u067e\u0686\u0688\u0691\u0698"
        "\u06a9\u06af\u06ba\u06be\u06c0-\u06c3\u06cc\u06d2-\u06d4\u06f0-\u06f9\u200c-\u200f",
        (
            (_LATIN, "«»\u0620-\u065f\u0670-\u06d3", ""),
            ("\u0620-\u063f\u0641-\u065f\u0670-\u06d3", _LATIN, ""),
        ),
        "",
    ),
    ("\u0900", "\u097f", "\u0900-\u0970\u200b-\u200d", ((_LATIN, "«»", ""),), ""),
    (
        "\u0e00",
        "\u0e7f",
        "\u0e01-\u0e3a\u0e3f-\u0e4e\u0e50-\u0e59\u200b",
        ((_LATIN, "«»\u0e01-\u0e5b", ""), ("ะั", _ASCII + "\x01ก-ฟ\u200b" + _QUOTES, "ะั")),
        "เ[ธน].เ[ธน]",
    ),
)
# So many characters are looked at for the first letter, at the beginning and in the middle.
_GLIMPSE = 100
# Where one in so many characters is in doubt, all are.
_EACH = 16
_CLEAR = lazy(rb"\0+")
# So few characters are looked for one by one.
_FEW = 20


def doubtful(text: str, size: int) -> list[Span]:
    """Return the stretches of `text` where the patterns may match, in order; all of it where no sheet serves.

    `size` are the bytes that it takes as UTF-8.
    """
    sheet = _sheet_of(text)
    if sheet is None:
        # Where half of the characters may be of one byte, letters of East Asia may be odd among them.
        is_eastern = _EAST[0] <= _letter(text) <= _EAST[1] and 2 * size >= 5 * len(text)
        return _doubtful_east(text) if is_eastern else [(0, len(text))]
    padded = f"\n{text}\n".replace(_LACKING, _QUESTION)
    data: bytes = codecs.charmap_encode(padded, "replace", sheet.codes)[0]
    places = [] if sheet.also is None else [match.end() for match in sheet.also.finditer(text)]
    if sheet.lacking in data:
        places += (match.start() - 1 for match in re.finditer(re.escape(sheet.lacking), data))
    for group in sheet.groups:
        if not group.needed or any(code in data for code in group.needed):
            places += _places(_common(data, group), len(data))
    return _around(places, text)


def _doubtful_east(text: str) -> list[Span]:
    """Return the same for text of East Asia, of which most characters are passed over one by one."""
    # In the first short texts all is in doubt: the pattern takes 2 ms to compile.
    if _FIRST.takes(text):
        return [(0, len(text))]
    return _around([match.start() for match in LEFT_EAST.finditer(text)], text)


def _around(places: list[int], text: str) -> list[Span]:
    """Return the stretches around some places, all of the text where they are many."""
    if len(places) * _EACH > len(text):
        return [(0, len(text))]
    return stretches(((at, at) for at in sorted(places)), len(text))


def characters(text: str) -> str:
    """Return the characters of the sheet of a text, none where no sheet serves."""
    sheet = _sheet_of(text)
    return sheet.shown if sheet else ""


def _common(data: bytes, group: _Group) -> int:
    """Return the bits that neighbours have in common; a text is one large number, a byte a character."""
    found = _bits(data, group.here) & _bits(data, group.before) << 8
    return found & _bits(data, group.behind) >> 8 if found and group.behind else found


def _places(found: int, length: int) -> Iterator[int]:
    """Yield where in a text such bits stand; what has none is passed over fast."""
    if found:
        at = 0
        for clear in _CLEAR.finditer(found.to_bytes(length, "little")):
            yield from range(at - 1, clear.start() - 1)
            at = clear.end()
        yield from range(at - 1, length - 1)


def _bits(data: bytes, table: bytes) -> int:
    # The first character is the lowest byte: that is read twice as fast.
    return int.from_bytes(data.translate(table), "little")


def _tells(char: str) -> bool:
    """Say whether a character is beyond Latin letters and signs."""
    return char > "\u036f" and not "\u2000" <= char < "\u2e80"


def _letter(text: str) -> str:
    """Return the first letter that tells the script, at the beginning or in the middle."""
    return next(filter(_tells, text[:_GLIMPSE] + text[len(text) // 2 :][:_GLIMPSE]), "")


def _sheet_of(text: str) -> _Sheet | None:
    letter = _letter(text)
    return next((_sheet(at) for at, row in enumerate(_ALPHABETS) if row[0] <= letter <= row[1]), None)


@cache
def _sheet(at: int) -> _Sheet:
    _, _, letters, rules, also = _ALPHABETS[at]
    # In order, which `_table` counts on; the codec wants NUL in its place.
    shown = "\0\x01" + "".join(sorted(chars(_ASCII + _QUOTES + letters)))
    every = _EVERYWHERE + rules
    groups = tuple(_group(shown, every[first : first + 8]) for first in range(0, len(every), 8))
    lacking = bytes([shown.index(_LACKING)])
    codes = codecs.charmap_build(shown.ljust(256, "\ufffe"))
    return _Sheet(shown, codes, lacking, groups, re.compile(also) if also else None)


def _group(shown: str, rules: Sequence[Rule]) -> _Group:
    before, here, behind = ([_codes(shown, rule[place]) for rule in rules] for place in range(3))
    fewest = [min(codes, key=len) for codes in zip(before, here, behind, strict=True)]
    needed = sorted({*chain.from_iterable(fewest)})
    return _Group(
        _table(before),
        _table(here),
        _table(behind) if any(rule[2] for rule in rules) else None,
        bytes(needed if len(needed) <= _FEW else ()),
    )


def _codes(shown: str, ranges: str) -> list[int]:
    """Return the places on a sheet of the characters of a class, of all where none are told."""
    spans = ends(ranges) if ranges else [(shown[0], shown[-1])]
    return [
        code for first, last in spans for code in range(bisect_left(shown, first), bisect_right(shown, last or first))
    ]


def _table(classes: Sequence[Sequence[int]]) -> bytes:
    """Return the bits of each character, one for each class."""
    bits = [0] * 256
    for at, codes in enumerate(classes):
        for code in codes:
            bits[code] |= 1 << at
    return bytes(bits)
