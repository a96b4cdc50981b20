"""Text of Latin letters in which nothing can be misread: told by what stands around each run beyond ASCII.

A run of bytes with the one on either side of it is all that the rules of `suspects` and `gates` look at there. Most
such fragments stand in text again and again, so each is judged once and remembered. They are cut out of a text as one
large number, at the speed of C. Where few of them are odd only the places of these are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from corpus.document import Span
from corpus.records import NamedTuple
from corpus.repairs import gates, lost, suspects
from corpus.repairs.look import ELSEWHERE, stretches

# The first bytes of what stands elsewhere.
_ELSEWHERE = bytes(code for first, last in ELSEWHERE for code in range(first.encode()[0], last.encode()[0] + 1))
# So many bytes are one number.
_PART = 1 << 15
_BEYOND, _SPACES = (int.from_bytes(bytes([code]) * (_PART + 1), "little") for code in (0x80, 0x20))
# So many fragments are remembered, none of them longer than so many bytes.
_MOST_JUDGED, _LONGEST = 1 << 16, 40
_CALM: set[bytes] = set()
# Where one in so many fragments of a part, or of so many bytes, is odd, the text is not told: all of it is looked at.
_OFTEN, _EACH, _FEWEST = 4, 400, 4


class Told(NamedTuple):
    """What was told of a text: the stretches where fragments are odd, these fragments, and all of them by parts."""

    doubtful: list[Span]
    odd: bytes
    fragments: list[frozenset[bytes]]


def tell(data: bytes, length: int) -> Told | None:
    """Return where rules of `suspects` and `gates` have anything to look at in a text of so many characters, as UTF-8.

    None means that it may be anywhere: in what has no spaces for long, or many odd places.
    """
    found: list[Span] = []
    odd: set[bytes] = set()
    fragments: list[frozenset[bytes]] = []
    for start, part in _parts(data):
        cut = frozenset(_fragments(part))
        fresh = _odd(cut, len(part)) if part else None
        if fresh is None:
            return None
        if fresh:
            odd |= fresh
            # A number ends with a zero.
            found += _places(part + b"\0", fresh, start)
            if len(found) * _EACH > len(data) + _FEWEST * _EACH:
                return None
        fragments.append(cut)
    spans = stretches(_in_characters(data, sorted(found)), length) if found else []
    return Told(spans, b" ".join(sorted(odd)), fragments)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield where the parts of a text begin, and these, which end with spaces; an empty one where there are none."""
    at = 0
    while at < len(data):
        end = len(data) if len(data) - at <= _PART else data.rfind(b" ", at, at + _PART) + 1
        yield at, data[at:end]
        at = end or len(data)


def _odd(fragments: frozenset[bytes], size: int) -> frozenset[bytes] | None:
    """Return the fragments of a part of so many bytes that are odd, None where they are many."""
    fresh = fragments - _CALM
    if not fresh:
        return fresh
    most = _FEWEST + min(len(fragments) // _OFTEN, size // _EACH)
    odd = _foreign(fresh)
    text = f" {b' '.join(fresh - odd).decode('utf-8', 'surrogatepass')} "
    for at in _odd_places(text):
        if len(odd) > most:
            return None
        odd.add(text[text.rfind(" ", 0, at) + 1 : text.find(" ", at)].encode("utf-8", "surrogatepass"))
    if len(_CALM) < _MOST_JUDGED:
        _CALM.update(fresh - odd)
    return frozenset(odd)


def _foreign(fragments: frozenset[bytes]) -> set[bytes]:
    """Return those of some fragments that are long or hold anything of other alphabets."""
    joined = b" ".join(fragments)
    if len(joined.translate(None, _ELSEWHERE)) == len(joined) and max(map(len, fragments)) <= _LONGEST:
        return set()
    return {one for one in fragments if len(one) > _LONGEST or one.translate(None, _ELSEWHERE) != one}


def _odd_places(text: str) -> Iterator[int]:
    """Yield where some rule finds a fragment odd, whatever else stands in its text."""
    return chain(suspects.odd_places(text), gates.misread_places(text), lost.places(text))


def _places(part: bytes, fragments: Iterable[bytes], offset: int) -> Iterator[Span]:
    """Yield where some fragments stand in a part of a text."""
    for fragment in fragments:
        at = part.find(fragment)
        while at >= 0:
            yield offset + at, offset + at + len(fragment)
            at = part.find(fragment, at + len(fragment))


def _in_characters(data: bytes, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans of bytes, which are in order, as spans of characters."""
    at, chars = 0, 0
    for start, end in spans:
        chars += len(data[at:start].decode("utf-8", "surrogatepass"))
        at = start
        yield chars, chars + len(data[start:end].decode("utf-8", "surrogatepass"))


def _fragments(part: bytes) -> list[bytes]:
    """Return the runs of bytes beyond ASCII with the byte on either side, if that is no white space."""
    size = len(part) + 1
    number, spaces = int.from_bytes(part, "little"), _SPACES >> 8 * (_PART + 1 - size)
    beyond = number & _BEYOND
    # Each byte of these is one to stay; all others become spaces.
    stays = ((beyond | beyond << 8 | beyond >> 8) >> 7) * 0xFF
    return ((number ^ spaces) & stays ^ spaces).to_bytes(size, "little").split()
