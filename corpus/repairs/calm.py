"""Text of Latin letters in which nothing can be misread: told by what stands around each run beyond ASCII.

A run of bytes with the one on either side of it is all that the rules of `suspects` and `gates` look at there. Most
such fragments stand in text again and again, so each is judged once and remembered. They are cut out of a text as one
large number, at the speed of C.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from corpus.repairs import gates, lost, suspects

# First bytes of letters of other alphabets, private use and marks of losses.
_ELSEWHERE = bytes([*range(0xCD, 0xE1), *range(0xE3, 0xF0)])
# So many bytes are one number.
_PART = 1 << 15
_BEYOND, _SPACES = (int.from_bytes(bytes([code]) * (_PART + 1), "little") for code in (0x80, 0x20))
# So many fragments are remembered, none of them longer than so many bytes.
_MOST_JUDGED, _LONGEST = 1 << 16, 40
_CALM: set[bytes] = set()


def is_calm(data: bytes) -> bool:
    """Say whether no rule of `suspects` and `gates` on misread text has anything to look at in a text, here as UTF-8.

    Text of other letters than Latin ones is never said to be calm, nor is what has no spaces for long.
    """
    return all(map(_is_calm, _parts(data)))


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield a text in parts that end with spaces, an empty one where it has none."""
    at = 0
    while at < len(data):
        end = len(data) if len(data) - at <= _PART else data.rfind(b" ", at, at + _PART) + 1
        yield data[at:end]
        at = end or len(data)


def _is_calm(part: bytes) -> bool:
    if not part:
        return False
    fragments = _fragments(part)
    if _CALM.issuperset(fragments):
        return True
    fresh = frozenset(fragments) - _CALM
    if max(map(len, fresh)) > _LONGEST:
        return False
    for fragment in fresh:
        if not _is_even(fragment):
            return False
        if len(_CALM) < _MOST_JUDGED:
            _CALM.add(fragment)
    return True


def _fragments(part: bytes) -> list[bytes]:
    """Return the runs of bytes beyond ASCII with the byte on either side, if that is no white space."""
    size = len(part) + 1
    number, spaces = int.from_bytes(part, "little"), _SPACES >> 8 * (_PART + 1 - size)
    beyond = number & _BEYOND
    # Each byte of these is one to stay; all others become spaces.
    stays = ((beyond | beyond << 8 | beyond >> 8) >> 7) * 0xFF
    return ((number ^ spaces) & stays ^ spaces).to_bytes(size, "little").split()


@lru_cache(_MOST_JUDGED)
def _is_even(fragment: bytes) -> bool:
    """Say whether no rule finds a fragment odd, whatever else stands in its text."""
    if fragment.translate(None, _ELSEWHERE) != fragment:
        return False
    text = fragment.decode("utf-8", "surrogatepass")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    # Most have none of the characters that rules look for, and only long ones are odd as such.
    if beyond <= suspects.ROW and _telling(alone=beyond == 1).isdisjoint(text):
        return True
    text = f" {text} "
    return lost.LAST.isdisjoint(text) and not suspects.is_odd(text) and not gates.begins_misread(text)


@cache
def _telling(*, alone: bool) -> frozenset[str]:
    """Return the characters without which a short fragment is even; fewer where one stands alone among ASCII."""
    return suspects.telling(alone=alone) | gates.telling(alone=alone) | lost.LAST
