"""Double-byte encodings as browsers decode them: the WHATWG Encoding Standard's algorithms over Python's tables."""

from __future__ import annotations

from collections.abc import Callable

DOUBLE_BYTE = {
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "cp932": "cp932",
    "euc-jp": "euc_jp",
    "cp949": "cp949",
}
_EURO_BYTE = 0x80
# What one step gives: the text, and how many bytes it took.
Taken = tuple[str, int]


def browser_decode(data: bytes, encoding: str) -> str:
    """Return `data` as a browser reads it: U+FFFD for each error, an ASCII byte within a broken pair stays."""
    table = DOUBLE_BYTE[encoding]
    take = _SPECIAL.get(table, _pair)
    parts, at = [], 0
    while at < len(data):
        if data[at] < 0x80:
            part, used = chr(data[at]), 1
        else:
            part, used = take(data[at : at + 4], table)
        parts.append(part)
        at += used
    return "".join(parts)


def _char(data: bytes, table: str) -> str | None:
    try:
        return data.decode(table)
    except UnicodeDecodeError:
        return None


def _pair(data: bytes, table: str) -> Taken:
    """Take a lead byte and its trail; the trail of a broken pair is lost with it unless it is ASCII."""
    if not 0x81 <= data[0] <= 0xFE:
        return "\ufffd", 1
    char = _char(data[:2], table) if len(data) > 1 else None
    if char:
        return char, 2
    return "\ufffd", 1 if len(data) < 2 or data[1] < 0x80 else 2


def _gb18030(data: bytes, table: str) -> Taken:
    """Take two or four bytes; of four that are none, only the first is lost."""
    if data[0] == _EURO_BYTE:
        return "€", 1
    if not (data[0] < 0xFF and len(data) > 1 and 0x30 <= data[1] <= 0x39):
        return _pair(data, table)
    if len(data) == 4 and 0x81 <= data[2] <= 0xFE and 0x30 <= data[3] <= 0x39:
        char = _char(data, table)
        return (char, 4) if char else ("\ufffd", 1)
    # At the end of the data whatever was begun is one error.
    ended = len(data) == 2 or (len(data) == 3 and 0x81 <= data[2] <= 0xFE)
    return "\ufffd", len(data) if ended else 1


def _shift_jis(data: bytes, table: str) -> Taken:
    """Take a half-width katakana, or a pair."""
    if data[0] == 0x80:
        return "\x80", 1
    if 0xA1 <= data[0] <= 0xDF:
        return chr(0xFF61 + data[0] - 0xA1), 1
    if data[0] == 0xA0 or data[0] > 0xFC:
        return "\ufffd", 1
    return _pair(data, table)


def _euc_jp(data: bytes, table: str) -> Taken:
    """Take a pair, or three bytes after 8F; bytes below A1 lead nothing but those of 8E and 8F."""
    if data[0] not in (0x8E, 0x8F) and not 0xA1 <= data[0] <= 0xFE:
        return "\ufffd", 1
    if data[0] == 0x8F and len(data) > 1 and 0xA1 <= data[1] <= 0xFE:
        char = _char(data[:3], table) if len(data) > 2 else None
        ascii_trail = len(data) > 2 and data[2] < 0x80
        return (char, 3) if char else ("\ufffd", 2 if ascii_trail else min(3, len(data)))
    return _pair(data, table)


_SPECIAL: dict[str, Callable[[bytes, str], Taken]] = {
    "gb18030": _gb18030,
    "cp932": _shift_jis,
    "euc_jp": _euc_jp,
}
