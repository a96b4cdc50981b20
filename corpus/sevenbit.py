"""Encodings that write every character in seven bits, told by how they switch: ISO-2022, HZ and UTF-7."""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase, digits

from corpus import encodings
from corpus.encodings import Encoding
from corpus.patterns import lazy

_ISO_2022 = ((lazy(rb"\x1b\$(?:[@B]|\([@BD])"), "iso-2022-jp"), (lazy(rb"\x1b\$\)C"), "iso-2022-kr"))
# RFC 1843: pairs of GB 2312 stand between ~{ and ~}; elsewhere a tilde is written twice, or joins two lines.
_HZ = lazy(rb"(?:[^~]++|~[~\n]|~\{(?:[!-w][!-~])++~\})*+")
# RFC 2152: UTF-16 in base64 stands behind a plus sign, which itself is written +-.
_PLUS = lazy(rb"\+([A-Za-z0-9+/]*)-?")
_BASE64 = f"{ascii_uppercase}{ascii_lowercase}{digits}+/".encode()
_BASE64_BITS, _UNIT = 6, 16
# By so many bits text must read better than what stands there, and so many a character beyond ASCII may cost.
_CLEAR, _WELL = 4, 18


def find(data: bytes) -> Encoding | None:
    """Return the encoding of `data`, which are ASCII, None when they are no more than that.

    A sequence of ISO-2022 is enough. For the others all data must follow the rules, and read better than as ASCII.
    """
    for escape, name in _ISO_2022:
        if escape.search(data):
            return encodings.table()[name]
    if b"~{" in data and _HZ.fullmatch(data):
        return _if_better(data, "hz-gb-2312")
    return _if_better(data, "utf-7") if all(map(_is_utf7, _PLUS.finditer(data))) else None


def _is_utf7(plus: re.Match[bytes]) -> bool:
    """Say whether the base64 behind a plus sign ends with a unit of UTF-16, but for bits that are zero."""
    run = plus[1]
    over = len(run) * _BASE64_BITS % _UNIT
    if not run:
        return plus[0] == b"+-"
    return over < _BASE64_BITS and not _BASE64.index(run[-1]) & ((1 << over) - 1)


def _if_better(data: bytes, name: str) -> Encoding | None:
    """Return the encoding of this name if the data read better in it, and what it adds to ASCII reads well."""
    from corpus.legibility import cost

    found = encodings.table()[name]
    text, errors = found.decode(data)
    if errors or text.isascii():
        return None
    plain, bits = text.encode("ascii", "ignore").decode("ascii"), cost(text)
    well = bits - cost(plain) <= _WELL * (len(text) - len(plain))
    return found if well and bits + _CLEAR <= cost(data.decode("ascii")) else None
