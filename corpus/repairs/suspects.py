"""Where text may have been read in a wrong encoding: what one fast look finds, before anything is weighed.

A pattern begins with one class of characters, which `re` looks for fast, and looks around it afterwards. Sound text may
hold what they look for; whether it is damage is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.packs import data_lines
from corpus.patterns import lazy

# A piece is a line, or about so many characters of it to the next space, of which no character's bytes hold one.
_PIECE = lazy(r"[^\n\r]{1,300}[^\n\r ]{0,3000}")

# What code pages show for the bytes 80 to BF and is no letter, but for the signs that sound text has behind letters.
_SIGNS = "\x80-\x84\x86-\x9f¡-¢¤-¨¬-\xad¯±´¶¸¼-¿×÷˘˛-˝΄-΅―‚†-‡‰₧₪₯№∂∏∑∙-√∞∫≈≠≤-≥⌐⌠-⌡─│┌┐└┘├┤┬┴┼═-╬▀▄█▌▐-▓■"
_PLAIN = "’‘“”«»…–—·•°™®©€£\xa0„‹›²³¹"
# What they show for the first bytes (C2-C6, CE-D1, D7-DB) of Latin, Greek, Cyrillic, Hebrew and Arabic in UTF-8.
_OFTEN = (
    "¤¬Â-ÆÎ-Ñ×-Ûãðÿ-ĀĂĆĎĐ-đĘěĞĪĹĻŁŃŒ-œŘŚŠŪŮŰŲŸƒΒ-ΖΞ-ΡΧ-ΫЎ-ЏВ-ЖО-СЧ-Ыб-вд-езн-пфцшы-ьяѕќў-џ"
    "\u05b2-\u05b6\u05be-\u05c1\u05f3-\u05f4آ-ئخ-رط-غย-ฦฮ-\u0e31\u0e37-\u0e3a⁄∆√≈─┌┘├┬┼╞╤╧-╨╪-╬█◊"
)
_CONTROLS = "\x80-\x84\x86-\x9f\ue000-\uf8ff"
_HIGH = "\x80-ÿŒœŠšŽžŸƒˆ˜‚„…†‡•‰‹›€™–—‘’“”"
_SIGN = "\xa1-\xa9\xab-\xb6\xb8\xb9\xbb-\xbf×÷"
_BOX = "─-╬√≈∆ƒ¬"

_EAST = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff61-\uff9f"
_HAS_OTHER_SCRIPT = lazy("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\uffdc]")
_HAS_EAST = lazy(f"[{_EAST}]")
_SMALL, _CAPITAL = "а-яёђ-џ", "А-ЯЁЂ-Џ"
_NOT_RUSSIAN, _RUSSIAN = "ЂЃЅЈЉЊЌЋЏђѓѕјљњќћџ", "ыэёъьщюяйЫЭЁЪЬЩЮЯЙ"
_ALPHABETS = "\u0370-\u03ff\u0400-\u04ff\u05d0-\u05ea\u0621-\u064a\u0e01-\u0e5b"
# A group of three counts in small letters alone, which nearly all words are in.
_LETTER = lazy("[^\\W\\d_]")
_MIDDLE = lazy("[¡-ßãåæèêìïðñòõøùûý-ſ]")


def pieces(text: str) -> list[tuple[int, int]]:
    """Return the spans of the pieces of `text` that may be misread, in order."""
    if text.isascii():
        return []
    found = sorted(_spots(text))
    return list(_around(text, found)) if found else []


def all_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of all pieces of `text` that are not ASCII alone."""
    return (match.span() for match in _PIECE.finditer(text) if not match.group().isascii())


def _around(text: str, spots: list[int]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in all_pieces(text):
        while at < len(spots) and spots[at] < start:
            at += 1
        if at < len(spots) and spots[at] < end:
            yield start, end


def _spots(text: str) -> Iterator[int]:
    """Yield where something looks odd, in no order."""
    patterns = [_signs()]
    if _HAS_OTHER_SCRIPT.search(text):
        patterns += _other_scripts(text)
        if _HAS_EAST.search(text):
            yield from _rare(text)
    for pattern in patterns:
        yield from (match.start() for match in pattern.finditer(text))
    yield from _groups(text)


def _other_scripts(text: str) -> list[re.Pattern[str]]:
    found = [_alphabets()]
    mostly_latin = len(text.encode("ascii", "ignore")) > len(text) // 2
    found.append(_MIXED_LATIN if mostly_latin else _MIXED_OTHER)
    if _HAS_EAST.search(text):
        found += [_ALONE] if mostly_latin else []
    return found


def _groups(text: str) -> Iterator[int]:
    """Yield where a letter stands between two as only a wrong page of Latin letters shows them."""
    is_letter = _LETTER.match
    for match in _MIDDLE.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        group = (before if is_letter(before) else "_") + match.group() + (after if is_letter(after) else "_")
        if group in _suspects():
            yield at


@cache
def _suspects() -> frozenset[str]:
    return frozenset(data_lines("suspects.latn.txt"))


def _first_of(ways: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """Return a pattern that one of the ways matches: a class of characters, and what must stand around it."""
    rows = list(ways)
    return re.compile(
        "["
        + "".join(chars for chars, _ in rows)
        + "](?:"
        + "|".join(f"(?<=[{chars}]){rest}" for chars, rest in rows)
        + ")"
    )


def _group(chars: Iterable[str]) -> str:
    return "[" + _inner(chars) + "]"


def _inner(chars: Iterable[str]) -> str:
    """Return what stands between the brackets of a class: runs of neighbours as ranges."""
    parts: list[str] = []
    codes = sorted(map(ord, chars))
    start = 0
    for at in range(1, len(codes) + 1):
        if at == len(codes) or codes[at] != codes[at - 1] + 1:
            first, last = chr(codes[start]), chr(codes[at - 1])
            parts.append(re.escape(first) + (f"-{re.escape(last)}" if last > first else ""))
            start = at
    return "".join(parts)


@cache
def _signs() -> re.Pattern[str]:
    """Return the pattern of UTF-8 in pages of one byte, and of anything in Latin pages."""
    return _first_of(
        (
            (_SIGNS, "(?<=[^\x00-\xa0‘-”].)"),
            (_PLAIN, f"(?<=[{_OFTEN}].)"),
            ("ÄÇЂА€─\x80", "(?<=[ÔâāΓβБвтגโ‚].)"),
            (_CONTROLS, ""),
            ("\xa1-ÿ", f"(?<=[{_HIGH}]{{4}})"),
            (_SIGN, "(?:(?<=[a-z].)(?=[a-z])|(?<=[\xa1-\xbf].))"),
            (_BOX, "(?<=[A-Za-z].)(?=[^\x00-\x7f])"),
            ("À-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶĹĻĽŁŃŇŐŘŚŞŠŢŤŪŮŰŹŻŽ", "(?<=[a-z].)"),
        )
    )


@cache
def _alphabets() -> re.Pattern[str]:
    """Return the pattern of what is odd in Cyrillic, Greek and Thai."""
    return _first_of(
        (
            (_CAPITAL, f"(?<=[{_SMALL}].)"),
            ("ЂЃЉЊЌЋЏђѓљњќћџЎўЈҐЄЇІіґєјЅѕїёЁ°±µ¶№»«", "(?<=[РСпя].)[РСпя]"),
            (_NOT_RUSSIAN, f"(?:(?<=[{_RUSSIAN}].)|(?=[{_RUSSIAN}]))"),
            ("ъь", "(?:(?<=[йьъ].)|(?<![^\\W_].)(?=\\W))"),
            ("ΞΟ", "(?<=[ΞΟ]..)"),
            ("ะั", "(?<=[ะั]..)"),
            ("ธน", "(?<=เ[ธน].เ.)"),
        )
    )


_MIXED_LATIN = lazy(f"[{_ALPHABETS}](?<=[A-Za-z].)")
_MIXED_OTHER = lazy(f"[A-Za-z](?=[{_ALPHABETS}])")
_IS_RARE_EAST = lazy("[ㄅ-ㄯ㐀-鿿가-힣-ｦ-ﾟ]")
_ALONE = lazy(f"[{_EAST}](?<![{_EAST}].)(?![{_EAST}])")


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(data_lines("common.east.txt")))


def _rare(text: str) -> Iterator[int]:
    """Yield where one of two rare characters of Chinese, Japanese or Korean within three stands."""
    rare = {char for char in set(text) - _common() if _IS_RARE_EAST.match(char)}
    if len(rare) < 2:
        return
    spots = [at for at, char in enumerate(text) if char in rare]
    yield from (second for first, second in zip(spots, spots[1:], strict=False) if second - first <= 2)
