"""Code pages as what misread text: from the characters that they showed back to the bytes that were there.

The bytes stand as a string of the characters U+0000 to U+00FF, so that `str.translate` makes them and `re` reads them.
What no byte could show becomes NEVER, a mark of a lost byte stays U+FFFD.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import Any

from corpus.records import NamedTuple

_HIGH = bytes(range(0x80, 0x100))
NEVER = "\uffff"
LOST = "\ufffd"


class Page(NamedTuple):
    """A code page: its Python codec, those of its variants, and whether a character may take more than one byte.

    `alone` are bytes that browsers show in their own way: a single byte and its character.
    """

    codec: str
    variants: tuple[str, ...] = ()
    wide: bool = False
    alone: tuple[tuple[int, str], ...] = ()

    def bytes_of(self, text: str) -> str:
        """Return the bytes that this page shows as `text`, as characters up to U+00FF."""
        if self.wide and LOST not in text and not any(char in text for _, char in self.alone):
            try:
                return text.encode(self.codec).decode("latin-1")
            except UnicodeEncodeError:
                pass
        return text.translate(_table(self))

    def shows(self, chars: Iterable[str]) -> bool:
        """Say whether this page has all of some characters."""
        table = _table(self)
        return all(table[ord(char)] != NEVER for char in chars)

    def may_show(self, chars: frozenset[str]) -> bool:
        """Say whether this page may have all of some characters: what is cheap to say of pages of one byte."""
        return self.wide or _shown(self).issuperset(chars)

    def shown(self, span: range) -> str:
        """Return the characters that this page, which is of one byte, shows for a range of bytes."""
        low, high = chr(span.start), chr(span.stop - 1)
        return "".join(chr(code) for code, byte in _table(self).copy().items() if low <= byte <= high)

    def covers(self, other: Page, chars: frozenset[str]) -> bool:
        """Say whether another page shows no other bytes as some characters, if it has them."""
        if not other.wide:
            return _differing(self, other).isdisjoint(chars)
        mine, others = _table(self), _table(other)
        return all(others[ord(char)] in (mine[ord(char)], NEVER) for char in chars)

    def decoded(self, text: str, codec: str) -> str | None:
        """Return what `text` says when this page showed text in `codec`; None when it can't have."""
        try:
            return self.encoded(text).decode(codec)
        except UnicodeError:
            return None

    def encoded(self, text: str) -> bytes:
        """Return the bytes that this page shows as `text`; raises UnicodeEncodeError when it does not."""
        if not any(char in text for _, char in self.alone):
            try:
                return text.encode(self.codec) if self.wide else codecs.charmap_encode(text, "strict", _map(self))[0]
            except UnicodeEncodeError:
                pass
        return self.bytes_of(text).encode("latin-1")

    def starts(self, text: str) -> list[int]:
        """Return where the bytes of each character of `text` begin in `bytes_of`, and where the last ones end."""
        if not self.wide:
            return list(range(len(text) + 1))
        return list(accumulate(map(len, map(_table(self).__getitem__, map(ord, text))), initial=0))


class _Bytes(dict[int, str]):
    """The bytes of each character of a page, found when first asked for."""

    def __init__(self, page: Page) -> None:
        """Fill in ASCII, and the whole page when it is small."""
        super().__init__({code: chr(code) for code in range(0x80)})
        self.codecs = page.codec, *page.variants
        if not page.wide:
            # Browsers show an unmapped byte of this range as the control character of its number.
            self |= {code: chr(code) for code in range(0x80, 0xA0)}
            for codec in reversed(self.codecs):
                self |= {ord(char): chr(code) for code, char in enumerate(_HIGH.decode(codec, "replace"), 0x80)}
        self |= {ord(char): chr(code) for code, char in page.alone}
        self[ord(LOST)] = LOST

    def __missing__(self, code: int) -> str:
        char = chr(code)
        for codec in self.codecs:
            found = char.encode(codec, "ignore")
            if found:
                break
        self[code] = shown = found.decode("latin-1") or NEVER
        return shown


@cache
def _table(page: Page) -> _Bytes:
    return _Bytes(page)


@cache
def _shown(page: Page) -> frozenset[str]:
    """Return the characters of a page of one byte, and marks of loss."""
    return frozenset(chr(code) for code, byte in _table(page).copy().items() if byte != NEVER)


@cache
def _differing(page: Page, other: Page) -> frozenset[str]:
    """Return the characters of a page of one byte, `other`, for which it has other bytes."""
    mine = _table(page)
    return frozenset(chr(code) for code, byte in _table(other).copy().items() if byte not in (NEVER, mine[code]))


@cache
def _map(page: Page) -> Any:
    """Return what `codecs` encodes a page of one byte by, unmapped bytes as browsers show them."""
    shown = bytes(range(0x100)).decode(page.codec, "replace")
    return codecs.charmap_build("".join(chr(code) if char == LOST else char for code, char in enumerate(shown)))


SINGLE = (
    *map(Page, ("cp1252", "cp1250", "cp1251")),
    Page("koi8_u", ("koi8_r",)),
    *map(
        Page,
        ("cp1254", "cp1256", "cp1253", "cp1255", "cp1257", "cp1258", "cp874", "iso8859_2", "iso8859_5", "iso8859_7"),
    ),
    *map(Page, ("cp866", "mac_cyrillic", "mac_roman", "cp852", "cp850", "cp437")),
)
LATIN = Page("latin-1")
CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
"""What windows-1252 has where ISO 8859-1 shows controls."""
GBK = Page("gb18030", wide=True, alone=((0x80, "€"),))
BIG5 = Page("cp950", ("big5hkscs",), wide=True)
SHIFT_JIS = Page("cp932", ("shift_jis",), wide=True)
EUC_JP = Page("euc_jp", ("euc_jisx0213",), wide=True)
EUC_KR = Page("cp949", wide=True)

PAGES = (*SINGLE, GBK, BIG5, SHIFT_JIS, EUC_JP, EUC_KR)
"""The pages that misread text, the commonest of each width first; ISO 8859-1, -9 and -11 are parts of Windows pages."""
