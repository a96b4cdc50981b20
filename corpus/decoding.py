"""Bytes to text, with the encoding and how it was found.

In order: byte order mark, encodings of seven bits, UTF-16 and UTF-32 without a mark, UTF-8, a charset declared in
markup, detection.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache
from math import inf, log2
from typing import TYPE_CHECKING

from corpus import encodings
from corpus.document import Decoded
from corpus.encodings import Encoding
from corpus.errors import BinaryInputError
from corpus.packs import data_lines
from corpus.patterns import lazy

if TYPE_CHECKING:
    from corpus.detection import Guess

# Bytes of a character at least, by how the names of encodings begin; elsewhere one.
_UNITS = {"utf-16": 2, "utf-32": 4}
# Longest first: the mark of UTF-32LE begins with that of UTF-16LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_MARK_BEGINS = frozenset(mark[:1] for mark, _ in _MARKS)
# What the encodings of seven bits hold, and little else does.
_SWITCHES = (b"\x1b", b"~{", b"+")
_CONTROLS = bytes([*range(8), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_NON_ASCII = lazy(rb"[\x80-\xff]")
_HIGH = bytes(range(0x80, 0x100))
_DECLARES = lazy(rb"charset|<\?xml", re.IGNORECASE)
# What no text in UTF-16 or UTF-32 holds: controls, surrogates, private use, non-characters.
_NO_TEXT = lazy("[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]")

# Where markup declares its charset: browsers read 1024 bytes, and scraped pages put comments before it.
_HEAD = 4096
# How much of a document detection and the checks of shape look at.
_SAMPLE = 1 << 16
# More control characters than this share of the bytes is data: random bytes have a tenth, text has none.
_CONTROL_SHARE = 0.02
# UTF-16 has more bytes than this that would be control characters: NUL in Latin text, the low byte elsewhere.
_WIDE_SHARE = 0.01
# Without a byte beyond ASCII nearly every second one is a control: the high ones, of Devanagari a tabulator.
_WIDE_ASCII_SHARE = 0.3
# No text in UTF-16 or UTF-32 has so many bytes without one of them.
_GLIMPSE = 1 << 11
# High bytes of UTF-16 are less varied than low ones by so many bits of entropy, but for Han and Hangul.
_CLEAR_SPREAD = 1.0
# UTF-16 of those is nearly all made of such characters, and costs no more bits a character; so many bytes tell.
_EASTERN = lazy("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef\u2010-\u2026 -~\r\n]")
_EASTERN_SHARE, _EASTERN_BITS, _SHORT = 0.95, 16, 400
# More characters than this share that no text holds is no UTF-16; the wrong byte order gives far more.
_NO_TEXT_SHARE = 0.005
# Data with so many good multi-byte characters for each bad byte are UTF-8 in any case.
_GOOD_PER_BAD = 20
# A declared charset is believed when its reading costs at most so many bits more than the best one, however rare it is.
_BELIEVED = 8
# Guesses that are tried on all of the data, and the bits of a byte that has no character.
_TRIED, _LOST = 3, 38


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of `data`; `encoding` forces one (any label of the web or of Python).

    Undecodable bytes become U+FFFD and are counted, under a forced encoding too.
    Raises BinaryInputError when the bytes are no text, UnknownEncodingError when the forced name means nothing.
    """
    forced = encodings.named(encoding) if encoding is not None else None
    _refuse_signature(data)
    mark, marked = _marked(data)
    if forced:
        if marked and marked.name[:6] == forced.name[:6]:
            return _decoded(data[len(mark) :], marked, "forced")
        return _decoded(data, forced, "forced")
    if marked:
        return _decoded(data[len(mark) :], marked, "bom")
    return _unmarked(data)


def given(text: str) -> Decoded:
    """Return what is text already; surrogates, which no text should hold, are joined or become U+FFFD and count."""
    whole = encodings.whole(text)
    return Decoded(whole, "utf-8", "given", errors=0 if whole is text else whole.count("\ufffd") - text.count("\ufffd"))


def _decoded(data: bytes, encoding: Encoding, via: str, confidence: float = 1.0) -> Decoded:
    body = _body(data, _UNITS.get(encoding.name[:6], 1))
    text, errors = encoding.decode(body)
    return Decoded(text, encoding.name, via, round(confidence, 3), errors, padding=len(data) - len(body))


def _body(data: bytes, unit: int = 1) -> bytes:
    """Return `data` without the NULs at their end, in whole units of so many bytes; less than one was cut off."""
    size = len(data.rstrip(b"\0"))
    size += -size % unit
    return data[:size] if len(data) - size >= unit else data


@cache
def _signatures() -> list[tuple[int, bytes, bytes, str]]:
    rows = (line.split("\t") for line in data_lines("signatures.tsv"))
    return [(int(at), bytes.fromhex(magic), bytes.fromhex(also), kind) for at, magic, also, kind in rows]


@cache
def _beginnings() -> list[tuple[int, frozenset[bytes]]]:
    """Return the first two bytes of the signatures by where they stand: hardly any text has one of them."""
    places = {at for at, *_ in _signatures()}
    return [(place, frozenset(magic[:2] for at, magic, *_ in _signatures() if at == place)) for place in places]


def _refuse_signature(data: bytes) -> None:
    """Raise BinaryInputError when the data begin as some binary format does."""
    if not any(data[at : at + 2] in begins for at, begins in _beginnings()):
        return
    head = data[:_HEAD]
    for at, magic, also, kind in _signatures():
        if head.startswith(magic, at) and also in head:
            raise BinaryInputError(f"not text: {kind}; give the text or HTML instead")


def _refuse_shape(data: bytes) -> None:
    """Raise BinaryInputError when too many bytes are control characters."""
    if _control_share(data) > _CONTROL_SHARE:
        raise BinaryInputError("not text: binary data of an unknown kind; give the text or HTML instead")


def _control_share(data: bytes, controls: bytes = _CONTROLS) -> float:
    sample = data[:_SAMPLE]
    return 1 - len(sample.translate(None, controls)) / len(sample) if sample else 0.0


def _marked(data: bytes) -> tuple[bytes, Encoding | None]:
    """Return the byte order mark and the encoding that it tells; a NUL after FF FE may be text as well."""
    if data[:1] not in _MARK_BEGINS:
        return b"", None
    for mark, name in _MARKS:
        encoding = encodings.table()[name]
        if data.startswith(mark) and (len(mark) < 4 or _mostly_fits(data[: min(len(data), _GLIMPSE) & ~3], encoding)):
            return mark, encoding
    return b"", None


def _mostly_fits(sample: bytes, encoding: Encoding) -> bool:
    text, errors = encoding.decode(sample)
    return 2 * errors < len(text)


def _unmarked(data: bytes) -> Decoded:
    """Decode data without a byte order mark."""
    # Of NULs alone nothing is text.
    body = _body(data) or data
    special = _switched(body) if body.isascii() else None
    if not special and _control_share(body[:_GLIMPSE]) and _control_share(body) > _WIDE_SHARE:
        special = _wide(data)
    if special:
        return _decoded(data, special, "detected", 0.95)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        pairs = _body(data, 2)
        eastern = _eastern(pairs) if len(pairs) % 2 == 0 else None
        if eastern:
            return _decoded(data, eastern, "detected", 0.95)
        _refuse_shape(body)
        return _legacy(body)._replace(padding=len(data) - len(body))
    if b"\0" in body:
        _refuse_shape(body)
    return Decoded(text, "utf-8", "utf-8", padding=len(data) - len(body))


def _legacy(data: bytes) -> Decoded:
    """Decode what is no clean UTF-8."""
    from corpus.segments import has_utf8, is_broken_utf8, mixed

    declared = _declared(data[:_HEAD])
    found = mixed(data, declared)
    if found:
        return found
    utf8 = encodings.table()["utf-8"]
    first = _NON_ASCII.search(data)
    sample = data[first.start() if first else 0 :][:_SAMPLE]
    if is_broken_utf8(sample, _GOOD_PER_BAD):
        return _broken_utf8(data)
    from corpus.detection import rank

    also = [declared] if declared else []
    guesses = rank(data, [*also, utf8] if has_utf8(sample) else also)
    if declared and declared.fits(data):
        bits = next(guess.bits for guess in guesses if guess.encoding == declared)
        if bits <= guesses[0].bits + _BELIEVED + (declared.rarity or 0):
            return _decoded(data, declared, "declared", 0.95)
    return _broken_utf8(data) if guesses[0].encoding == utf8 else _detected(data, guesses)


def _broken_utf8(data: bytes) -> Decoded:
    text, errors = encodings.table()["utf-8"].decode(data)
    good = len(text) - len(data.translate(None, _HIGH)) - errors
    return Decoded(text, "utf-8", "utf-8", round((good + 1) / (good + errors + 1), 3), errors)


def _detected(data: bytes, guesses: list[Guess]) -> Decoded:
    """Decode in the likeliest encoding, all of the data considered: the guesses are from a sample."""
    scale = max(1.0, len(data) / _SAMPLE)
    found, least = None, inf
    for guess in guesses[:_TRIED]:
        result = _decoded(data, guess.encoding, "detected", guess.confidence)
        loss = (guess.bits - guesses[0].bits) * scale + _LOST * result.errors
        if loss < least:
            found, least = result, loss
        if not result.errors:
            break
    return found or result


def _switched(data: bytes) -> Encoding | None:
    """Return the encoding of ASCII that switches character sets; what tells them is imported for what may do so."""
    if not any(switch in data for switch in _SWITCHES):
        return None
    from corpus import sevenbit

    return sevenbit.find(data)


def _wide(data: bytes) -> Encoding | None:
    """Return the UTF-32 or UTF-16 order in which data without a mark read as text."""
    sample = _body(data[: min(len(data), _SAMPLE) & ~3], 4)
    for name in ("utf-32le", "utf-32be"):
        longest = encodings.table()[name]
        if sample and longest.fits(sample) and _reads(sample, longest):
            return longest
    sample = _body(data[: min(len(data), _SAMPLE) & ~1], 2)
    even, odd = _spread(sample[::2]), _spread(sample[1::2])
    found = encodings.table()["utf-16le" if odd < even else "utf-16be"]
    told = not sample.isascii() or _control_share(sample, _CONTROLS + b"\t") > _WIDE_ASCII_SHARE
    if told and abs(odd - even) >= _CLEAR_SPREAD and _reads(sample, found):
        return found
    return None if sample.isascii() else _eastern(sample)


def _eastern(data: bytes) -> Encoding | None:
    """Return the order of UTF-16 in which Han, kana or Hangul make sense: both of their bytes vary."""
    sample = data[:_SHORT]
    orders = [encodings.table()[name] for name in ("utf-16le", "utf-16be")]
    possible = [order for order in orders if order.fits(sample) and _is_eastern(order.decode(sample)[0])]
    if not possible:
        return None
    from corpus.legibility import cost

    bits = {order: cost(order.decode(sample)[0]) for order in possible}
    best = min(possible, key=bits.__getitem__)
    return best if bits[best] <= _EASTERN_BITS * len(sample) / 2 else None


def _is_eastern(text: str) -> bool:
    return len(_EASTERN.findall(text)) >= _EASTERN_SHARE * len(text)


def _spread(high: bytes) -> float:
    """Return the entropy of a row of bytes: that of high bytes is smaller, for text stays in few blocks."""
    counts, total = Counter(high), max(1, len(high))
    return -sum(count / total * log2(count / total) for count in counts.values())


def _reads(sample: bytes, encoding: Encoding) -> bool:
    text, errors = encoding.decode(sample)
    return errors + len(_NO_TEXT.findall(text)) <= _NO_TEXT_SHARE * len(text)


def _declared(head: bytes) -> Encoding | None:
    """Return the encoding that an XML declaration or a meta element names.

    They can't be read in UTF-16 or UTF-32, so those are no answer, as in the HTML standard.
    """
    if not _DECLARES.search(head):
        return None
    from bs4.dammit import EncodingDetector

    label = EncodingDetector.find_declared_encoding(head, is_html=True, search_entire_document=True)
    found = encodings.lookup(label) if label else None
    return None if found is None or found.name.startswith("utf-") else found
