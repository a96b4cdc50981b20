"""Files that mix UTF-8 and one legacy encoding by line, as feeds do that were written one behind the other."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from corpus import encodings
from corpus.document import Decoded, Segment
from corpus.encodings import Encoding
from corpus.patterns import lazy

_HIGH = bytes(range(0x80, 0x100))
# UTF-8 with broken bytes has at least so many good characters beyond ASCII for each of them.
_GOOD_PER_BAD = 2
# The begin of a character that nothing but UTF-8 ends with: two bytes of three, or the lead byte of é and its like.
_CUT = lazy(rb"(?:[\xe2-\xef][\x80-\xbf]|[\xc2\xc3])\s*\Z")
# The same behind lines of UTF-8, which tell what characters begin with.
_TAIL = lazy(rb"([\xc2-\xf4])[\x80-\xbf]{0,2}\s*\Z")
# How much of either sort of lines is read, and by how many bits it must read better in its own encoding: in all, and
# for each character that is no UTF-8.
_SAMPLE = 4000
_CLEAR, _EACH = 30, 4
# What a character beyond ASCII may cost in an encoding that the lines are taken for.
_WELL = 14
# Shorter lines, and guesses that are less believed, tell nothing.
_SHORT, _BELIEVED = 10, 0.5
_REASONS = {True: "valid UTF-8", False: "no UTF-8, and reads well in {}"}


def mixed(data: bytes, declared: Encoding | None) -> Decoded | None:
    """Return the text of `data`, which are no clean UTF-8, when UTF-8 and a legacy encoding both serve whole lines.

    `declared` is what the data say about themselves, to be weighed with the rest.
    """
    lines = data.splitlines(keepends=True)
    valid = b"".join(line for line in lines if not line.isascii() and _is_valid(line))
    if not valid:
        return None
    leads = frozenset(valid)
    kinds = [None if line.isascii() else _is_utf8(line, leads) for line in lines]
    foreign = b"".join(line for line, kind in zip(lines, kinds, strict=True) if kind is False)
    legacy, confidence = _legacy(valid, foreign, declared) if foreign else (None, 0.0)
    return _joined(lines, kinds, legacy, confidence) if legacy else None


def has_utf8(data: bytes) -> bool:
    """Say whether any character beyond ASCII of `data` is valid UTF-8."""
    return not encodings.table()["utf-8"].decode(data)[0].replace("\ufffd", "").isascii()


def is_broken_utf8(data: bytes, good_per_bad: int) -> bool:
    """Say whether `data` are UTF-8 but for a few bytes: so many characters beyond ASCII for each byte without one."""
    text, bad = encodings.table()["utf-8"].decode(data)
    good = len(text) - len(data.translate(None, _HIGH)) - bad
    cut = bad == 1 and text.rstrip().endswith("\ufffd") and (good > 0 or _CUT.search(data) is not None)
    return good >= good_per_bad * bad or cut


def _is_utf8(line: bytes, leads: frozenset[int]) -> bool:
    """Say whether a line is UTF-8, be it with a few broken bytes or cut within a character that has one of `leads`."""
    tail = _TAIL.search(line)
    cut = tail is not None and tail[1][0] in leads and _is_valid(line[: tail.start()])
    return cut or _is_valid(line) or is_broken_utf8(line, _GOOD_PER_BAD)


def _is_valid(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(own: bytes, foreign: bytes, declared: Encoding | None) -> tuple[Encoding | None, float]:
    """Return the encoding of the foreign lines; None where one sort of lines reads nearly as well in the other's."""
    from corpus.detection import rank
    from corpus.legibility import cost, once

    best = rank(foreign, [declared] if declared else [])[0]
    legacy, utf8 = best.encoding, encodings.table()["utf-8"]
    if len(foreign) < _SHORT or best.confidence < _BELIEVED or not legacy.fits(foreign):
        return None, 0.0
    own, foreign = own[:_SAMPLE], foreign[:_SAMPLE]
    text = legacy.decode(foreign)[0]
    beyond = "".join(char for char in text if char >= "\x80")
    plain = "".join(char for char in text if char < "\x80")
    broken = once(utf8.decode(foreign)[0])
    bits = cost(text)
    clear = (
        bits - cost(plain) <= _WELL * len(beyond)
        and bits + _CLEAR + _EACH * broken.count("\ufffd") <= cost(broken)
        and cost(utf8.decode(own)[0]) + _CLEAR <= cost(legacy.decode(own)[0])
    )
    return (legacy, best.confidence) if clear else (None, 0.0)


def _joined(lines: list[bytes], kinds: list[bool | None], legacy: Encoding, confidence: float) -> Decoded:
    """Return the text, each run of lines decoded in its encoding; lines in ASCII go with those before them."""
    utf8 = encodings.table()["utf-8"]
    kind = next(kind for kind in kinds if kind is not None)
    settled = [kind := kind if found is None else found for found in kinds]
    texts: list[str] = []
    segments: list[Segment] = []
    sizes = {utf8: 0, legacy: 0}
    start = failed = 0
    for valid, run in groupby(zip(settled, lines, strict=True), key=itemgetter(0)):
        part = b"".join(line for _, line in run)
        encoding = utf8 if valid else legacy
        text, errors = encoding.decode(part)
        texts.append(text)
        segments.append(Segment(start, start + len(text), encoding.name, _REASONS[valid].format(legacy.name)))
        sizes[encoding] += len(part)
        start, failed = start + len(text), failed + errors
    most = max(sizes, key=sizes.__getitem__)
    return Decoded("".join(texts), most.name, "detected", round(confidence, 3), failed, tuple(segments))
