"""Encodings by name, read as browsers read them: `latin1` is windows-1252, `gb2312` is gb18030.

Names, labels and supersets are those of the WHATWG Encoding Standard; the code pages of DOS, EBCDIC and old
Macintosh that Python knows beside them go by Python's names.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from corpus.errors import UnknownEncodingError
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.records import NamedTuple

_CODE_PAGE = lazy(r"cp\d|iso8859|mac[-_]|koi8|hp[-_]|kz1048|ptcp154|tis")

# UTF-8 of the two halves of a pair of UTF-16 (CESU-8, Unicode Technical Report 26), as Java and old databases write it.
_HALVES = lazy(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_HALF = lazy("[\ud800-\udfff]")

# Where Python's EUC-JP follows JIS and the standard follows Windows.
_EUC_JP_AS_WINDOWS = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")


class Encoding(NamedTuple):
    """An encoding: standard name, Python codec that reads it, whether a character may take more than one byte.

    By `rarity` bits a text must read better in it than in the commonest legacy encoding, None where bytes tell it for
    certain, or where it is none of the usual ones.
    """

    name: str
    codec: str
    wide: bool
    rarity: int | None = None

    def decode(self, data: bytes) -> tuple[str, int]:
        """Return the text of `data` and the number of its U+FFFD that stand for bytes without a character."""
        if not self.wide:
            text = codecs.charmap_decode(data, "strict", _charmap(self.codec))[0]
            return text, text.count("\ufffd")
        if self.codec == "utf_8":
            data = _HALVES.sub(_paired, data)
        text = data.decode(self.codec, "corpus.euc-jp" if self.codec == "euc_jp" else "replace")
        if self.codec == "euc_jp":
            text = text.translate(_EUC_JP_AS_WINDOWS)
        errors = text.count("\ufffd")
        # The data may spell U+FFFD themselves.
        return text, errors - data.decode(self.codec, "ignore").count("\ufffd") if errors else 0

    def fits(self, data: bytes) -> bool:
        """Say whether every byte of `data` has a character, control characters of the range U+0080 to U+009F apart."""
        if self.codec == "euc_jp":
            return self.decode(data)[1] == 0
        try:
            data.decode(self.codec)
        except UnicodeDecodeError:
            return False
        return True


@cache
def table() -> dict[str, Encoding]:
    """Return the encodings by every label, in lower case."""
    by_label: dict[str, Encoding] = {}
    for line in data_lines("encodings.tsv"):
        name, codec, width, rarity, labels = line.split("\t")
        encoding = Encoding(name, codec, width == "n", None if rarity == "-" else int(rarity))
        by_label |= dict.fromkeys((name, *labels.split()), encoding)
    return by_label


@cache
def listed() -> tuple[Encoding, ...]:
    """Return the encodings of the table, each once."""
    return tuple(dict.fromkeys(table().values()))


def lookup(label: str) -> Encoding | None:
    """Return the encoding of a label, None when neither the standard nor Python's code pages know it."""
    plain = label.strip().lower()
    for form in (plain, plain.replace("_", "-"), plain.replace("-", "_")):
        if form in table():
            return table()[form]
    try:
        codec = codecs.lookup(plain).name
    except (LookupError, ValueError):
        return None
    if codec in table():
        return table()[codec]
    return Encoding(codec.replace("_", "-"), codec, False) if _CODE_PAGE.match(codec) else None


def named(label: str) -> Encoding:
    """Return the encoding of a label that somebody typed; raises UnknownEncodingError with a near name."""
    found = lookup(label)
    if found:
        return found
    from difflib import get_close_matches

    near = get_close_matches(label.strip().lower(), table(), 1)
    hint = f"did you mean {near[0]}?" if near else "give a name such as utf-8, windows-1252 or gb18030"
    raise UnknownEncodingError(f"unknown encoding {label!r}; {hint}")


def whole(text: str) -> str:
    """Return `text` with pairs of surrogates as the characters that they stand for, and U+FFFD for those alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _HALF.search(text) else text


def without_surrogates(text: str) -> str:
    """Return `text` with U+FFFD for each surrogate; the length stays."""
    return _HALF.sub("\ufffd", text)


def _paired(halves: re.Match[bytes]) -> bytes:
    return whole(halves[0].decode("utf-8", "surrogatepass")).encode()


@cache
def _charmap(codec: str) -> str:
    """Return the characters of a single-byte codec; as in the standard, unmapped C1 bytes stand for themselves."""
    chars = [bytes([byte]).decode(codec, "replace") for byte in range(256)]
    return "".join(chr(byte) if char == "\ufffd" and 0x80 <= byte < 0xA0 else char for byte, char in enumerate(chars))


def _windows_euc_jp(error: UnicodeError) -> tuple[str, int]:
    """Read a pair that Python's EUC-JP lacks (①, ㈱, 髙) through the Windows code page, as the standard does."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = error.object[error.start : error.start + 2]
    if len(pair) == 2 and min(pair) > 0xA0:
        row, cell = pair[0] - 0xA1, pair[1] - 0xA1
        lead = row // 2 + (0x81 if row < 62 else 0xC1)
        trail = cell + (0x9F if row % 2 else 0x40 + (cell > 62))
        char = bytes((lead, trail)).decode("cp932", "replace")
        if len(char) == 1:
            return char, error.start + 2
    return "\ufffd", error.start + 1


codecs.register_error("corpus.euc-jp", _windows_euc_jp)
