"""Where text may have been read in a wrong encoding: what one fast look finds, before anything is weighed.

A pattern begins with one class of characters, which `re` looks for fast, and looks around it afterwards. Sound text may
hold what they look for; whether it is damage is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.repairs.look import MIDDLES, Look, chars

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
_CONTROLS = "\x80-\x84\x86-\x9f"
_PRIVATE = lazy("[\ue000-\uf8ff]")
_HIGH = "\x80-ÿŒœŠšŽžŸƒˆ˜‚„…†‡•‰‹›€™–—‘’“”"
_SIGN = "\xa1-\xa9\xab-\xb6\xb8\xb9\xbb-\xbf×÷"
_BOX = "─-╬√≈∆ƒ¬"

_EAST = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff61-\uff9f"
_SMALL, _CAPITAL = "а-яёђ-џ", "А-ЯЁЂ-Џ"
_NOT_RUSSIAN, _RUSSIAN = "ЂЃЅЈЉЊЌЋЏђѓѕјљњќћџ", "ыэёъьщюяйЫЭЁЪЬЩЮЯЙ"
_ALPHABETS = "\u0370-\u03ff\u0400-\u04ff\u05d0-\u05ea\u0621-\u064a\u0e01-\u0e5b"
# A group of three counts in small letters alone, which nearly all words are in.
_LETTER = lazy("[^\\W\\d_]")
_MOST_JUDGED = 1 << 16
# One pattern for all rare characters takes long to compile, and is faster than looking for so many one by one.
_FEW = 300


class Piece(NamedTuple):
    """Where a piece of a text begins and ends, and the places in it that made it suspicious, counted from its start."""

    start: int
    end: int
    spots: tuple[int, ...]


def pieces(look: Look) -> list[Piece]:
    """Return the pieces of a text that may be misread, in order."""
    if look.text.isascii():
        return []
    found = sorted(_spots(look))
    return list(_around(look.text, found)) if found else []


def all_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of all pieces of `text` that are not ASCII alone."""
    return (match.span() for match in _PIECE.finditer(text) if not match.group().isascii())


def _around(text: str, spots: list[int]) -> Iterator[Piece]:
    for start, end in all_pieces(text):
        within = spots[bisect_left(spots, start) : bisect_left(spots, end)]
        if within:
            yield Piece(start, end, tuple(spot - start for spot in within))


def _spots(look: Look) -> Iterator[int]:
    """Yield where something looks odd, in no order."""
    text = look.text
    for char in look.notable & _signs().keys():
        if char not in _PLAIN_SIGNS or _often_stands(look):
            is_odd = _signs()[char].match
            yield from (at for at in look.places(char) if is_odd(text, at + 1))
    patterns = [_HIGH_RUN] if _may_run(look) else []
    if any("\ue000" <= char <= "\uf8ff" for char in look.notable):
        patterns.append(_PRIVATE)
    if look.alphabets or look.native or look.indic or look.east:
        patterns += _other_scripts(look)
        if look.east:
            yield from _rare(look)
    for pattern in patterns:
        yield from (match.start() for match in pattern.finditer(text))
    yield from _groups(look)


def _often_stands(look: Look) -> bool:
    """Say whether there is a letter that is often the first byte of misread UTF-8."""
    return look.alphabets or look.native or look.indic or not look.notable.isdisjoint(_often())


def _may_run(look: Look) -> bool:
    """Say whether four characters of a Latin page may stand side by side."""
    return look.is_dense(4) if look.latin else 0xC3 in look.data


def _other_scripts(look: Look) -> list[re.Pattern[str]]:
    found = [_alphabets()] if look.alphabets else []
    found += [_THAI] if look.indic else []
    mostly_latin = len(look.text.encode("ascii", "ignore")) > len(look.text) // 2
    if look.alphabets or look.native or look.indic:
        found.append(_MIXED_LATIN if mostly_latin else _MIXED_OTHER)
    if mostly_latin and look.east:
        found.append(_ALONE)
    return found


def _groups(look: Look) -> Iterator[int]:
    """Yield where a letter stands between two as only a wrong page of Latin letters shows them."""
    text = f" {look.text} "
    for char in look.notable.intersection(MIDDLES):
        around = _neighbours(char)
        # Most places are alike: each kind is judged once.
        if any(map(_is_suspect, set(around.findall(text)))):
            yield from (match.start() - 1 for match in around.finditer(text) if _is_suspect(match.group(1, 2)))


@cache
def _neighbours(char: str) -> re.Pattern[str]:
    """Return a pattern of a character that gives it with the one before it, and the one after it."""
    return re.compile(f"{re.escape(char)}(?<=(..))(?=(.))", re.DOTALL)


@lru_cache(_MOST_JUDGED)
def _is_suspect(parts: tuple[str, str]) -> bool:
    """Say whether two characters and the one after them are a suspect group."""
    (pair, after), is_letter = parts, _LETTER.match
    before, middle = pair[0], pair[1]
    return f"{before if is_letter(before) else '_'}{middle}{after if is_letter(after) else '_'}" in _suspects()


@cache
def _suspects() -> frozenset[str]:
    return frozenset(data_lines("suspects.latn.txt"))


@cache
def _often() -> frozenset[str]:
    return chars(_OFTEN)


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


# UTF-8 in pages of one byte, and anything in Latin pages: a character, and what stands before and after it.
_SIGN_RULES = (
    (_SIGNS, "(?<=[^\x00-\xa0‘-”].)"),
    (_PLAIN, f"(?<=[{_OFTEN}].)"),
    ("ÄÇ€─\x80", "(?<=[ÔâāΓβБвтגโ‚].)"),
    (_CONTROLS, ""),
    ("\xa1-\xbf", f"(?<=[{_HIGH}]{{4}})"),
    (_SIGN, "(?:(?<=[a-z].)(?=[a-z])|(?<=[\xa1-\xbf].))"),
    (_BOX, "(?<=[A-Za-z].)(?=[^\x00-\x7f])"),
    ("À-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶĹĻĽŁŃŇŐŘŚŞŠŢŤŪŮŰŹŻŽ", "(?<=[a-z].)"),
)
# Those of which nothing else is odd.
_PLAIN_SIGNS = chars(_PLAIN) - chars(_SIGNS + _SIGN + "€")
_HIGH_RUN = lazy(f"[\xa1-ÿ](?<=[{_HIGH}]{{4}})")


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    """Return the pattern of what is around each sign when it is odd."""
    found: dict[str, str] = {}
    for ranges, around in _SIGN_RULES:
        for char in chars(ranges):
            found[char] = f"{found[char]}|{around}" if char in found else around
    patterns = {around: lazy(around) for around in found.values()}
    return {char: patterns[around] for char, around in found.items()}


@cache
def _alphabets() -> re.Pattern[str]:
    """Return the pattern of what is odd in Cyrillic and Greek."""
    return _first_of(
        (
            (_CAPITAL, f"(?<=[{_SMALL}].)"),
            ("ЂЃЉЊЌЋЏђѓљњќћџЎўЈҐЄЇІіґєјЅѕїёЁ°±µ¶№»«", "(?<=[РСпя].)[РСпя]"),
            (_NOT_RUSSIAN, f"(?:(?<=[{_RUSSIAN}].)|(?=[{_RUSSIAN}]))"),
            ("ъь", "(?:(?<=[йьъ].)|(?<![^\\W_].)(?=\\W))"),
            ("ΞΟ", "(?<=[ΞΟ]..)"),
            ("ЂА", "(?<=[ÔâāΓβБвтגโ‚].)"),
        )
    )


_MIXED_LATIN = lazy(f"[{_ALPHABETS}](?<=[A-Za-z].)")
_MIXED_OTHER = lazy(f"[A-Za-z](?=[{_ALPHABETS}])")
_THAI = lazy("[ะัธน](?:(?<=[ะั]..)(?<=[ะั])|(?<=เ[ธน].เ[ธน]))")
_ALONE = lazy(f"[{_EAST}](?<![{_EAST}].)(?![{_EAST}])")


def _rare(look: Look) -> Iterator[int]:
    """Yield where one of two rare characters of Chinese, Japanese or Korean within three stands."""
    rare = [char for char in set(look.text) - _common() if _is_east(char)]
    if len(rare) < _FEW:
        spots = sorted(at for char in rare for at in look.places(char)) if len(rare) > 1 else []
    else:
        spots = [match.start() for match in _rarest().finditer(look.text)]
    yield from (second for first, second in pairwise(spots) if second - first <= 2)


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(data_lines("common.east.txt")))


def _is_east(char: str) -> bool:
    """Say whether a character is one of those that `_rarest` looks for, if it is not common."""
    return (
        "\u3105" <= char <= "\u312f"
        or "\u3400" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        or "\ue000" <= char <= "\uf8ff"
        or "\uff66" <= char <= "\uff9f"
    )


@cache
def _rarest() -> re.Pattern[str]:
    """Return the pattern of characters that are not common."""
    listed = "".join(data_lines("common.east.txt"))
    return re.compile(f"[^{listed}\x00-\u3104\u3130-\u33ff\ua000-\uabff\ud7a4-\udfff\uf900-\uff65\uffa0-\U0010ffff]")
