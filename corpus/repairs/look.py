"""One look at a text that all gates share: which characters it holds that damage could be in.

In text of Latin letters the runs of characters beyond ASCII are few, and most of them stand there again and again: each
is judged once, and remembered. In other text most letters are passed over at once, and each rule looks at the places of
the characters that are left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, filterfalse
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.memory import kept
from corpus.narrowing import Beginning
from corpus.patterns import lazy

if TYPE_CHECKING:
    from corpus.repairs.calm import Told

ELSEWHERE = (("\u0340", "\u0fff"), ("\u3000", "\uffff"))
"""Where the letters of other alphabets, private use and marks of losses are, which calm text holds none of."""

MIDDLES = "±³µ¶¹»¼¾¿ãåæèêìïðñòõøùûýþÿąăćčďđęěĺľłńňőœŕřšţůűżžˇ"
"""The characters that stand in the middle of a group in `data/suspects.latn.txt`."""

# ASCII; small Latin letters that no rule looks for; the letters of other scripts.
_PASSES = (
    "\x00-\x7fß-âäçéëíîóôöúüāĉċēĕėĝğġģĥħĩīĭįıĳĵķĸļņŋōŏŝŧũūŭųŵŷơưșț"
    "\u0370-\u0383\u0386-\u1dff\u1e00-\u1eff\u3000-\ud7ff\uff01-\uff5e"
)
# ASCII, letters and signs of East Asia, of which _PASSES has all; nothing that `aliens` finds odd among them, and a
# character of each mark of `lost` left out.
_PASSES_EAST = (
    "\x00-\x7f\u3000-\u3029\u3030-\u318f\u31f0-\u31ff\u3400-\u5698\u569a-\u5c6e\u5c70-\u70ea\u70ec-\u9402\u9404-\u951e"
    "\u9520-\u9fff\uac00-\uc618\uc61a-\ud7a3\uff01-\uff0f\uff1a-\uff1f"
)
_PASSED_EAST = lazy(f"[{_PASSES_EAST}]+")
LEFT_EAST = lazy(f"[^{_PASSES_EAST}‘’“”…·•]")
"""What is left of text of East Asia without its letters, their signs and what is odd only beside other characters."""
# The first short texts are sorted character by character: the pattern, which is faster, takes 2 ms to compile.
_FIRST = Beginning()
# What tells calm text is made from all rules; the first short texts need few of them.
_FIRST_CALM = Beginning()
_ASCII = bytes(range(0x80))
_ASCII_AS_SPACE = bytes(code if code > 0x7F else 0x20 for code in range(0x100))
_LONG = 100
# A pattern looks at so many characters beside a place.
_REACH = 8
_MOST_JUDGED = 1 << 12
# First bytes of UTF-8: Greek and Cyrillic; Hebrew and Arabic; Thai and the scripts of India; kana, Han and Hangul.
_ALPHABETS = range(0xCD, 0xD5)
_NATIVE = range(0xD6, 0xDC)
_INDIC = range(0xE0, 0xE1)
_EAST = (*range(0xE3, 0xEE), 0xEF)
_NO_FIRSTS = bytes({*range(0x100)}.difference(_ALPHABETS, _NATIVE, _INDIC, _EAST))
# The first bytes of Hiragana and of most Hangul.
_NOT_CHINESE = (b"\xe3\x81", b"\xeb", b"\xec")


class Look:
    """A text with what was found out about its characters."""

    def __init__(self, text: str, passed: set[str] | None = None) -> None:
        """Take a text; nothing is looked at before it is asked for.

        `passed` are pieces of what the text was before, for which no reading was found.
        """
        self.text = text
        self.passed = set[str]() if passed is None else passed

    @kept
    def data(self) -> bytes:
        """The text as UTF-8."""
        return self.text.encode("utf-8", "surrogatepass")

    @kept
    def runs(self) -> frozenset[bytes]:
        """The different runs of characters beyond ASCII, as UTF-8."""
        return frozenset(self.data.translate(_ASCII_AS_SPACE).split())

    @kept
    def has_short_runs(self) -> bool:
        """Whether the runs are short, as in text of Latin letters: only then are they judged one by one."""
        return self.latin and max(map(len, self.runs), default=0) < _LONG

    @kept
    def told(self) -> Told | None:
        """What was told of the places of a text in Latin letters where anything can be misread, if they are few."""
        if not self.latin or _FIRST_CALM.takes(self.text):
            return None
        from corpus.repairs import calm

        return calm.tell(self.data, len(self.text))

    @kept
    def calm(self) -> bool:
        """Whether nothing in the text, which is in Latin letters, can be misread; False where that is not known."""
        return self.told is not None and not self.told.doubtful

    @kept
    def doubtful(self) -> list[Span]:
        """The stretches in which patterns may match; all of the text but where most of it is cleared."""
        if self.latin:
            return [(0, len(self.text))] if self.told is None else self.told.doubtful
        from corpus.repairs import sheet

        return sheet.doubtful(self.text, len(self.data))

    @kept
    def is_whole(self) -> bool:
        """Whether all of the text is doubtful."""
        return self.doubtful == [(0, len(self.text))]

    @kept
    def cleared(self) -> str:
        """The characters of which all of the text is but what is doubtful; none where nothing tells them."""
        if self.latin or self.is_whole:
            return ""
        from corpus.repairs import sheet

        return sheet.characters(self.text)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern, which looks at few characters, matches."""
        return chain.from_iterable(pattern.finditer(self.text, start, end) for start, end in self.doubtful)

    @kept
    def notable(self) -> frozenset[str]:
        """The characters of what is doubtful that some rule may look for, and others beyond ASCII."""
        if self.latin:
            return frozenset(self._beyond.decode("utf-8", "surrogatepass"))
        return frozenset(filterfalse(_passes(), set(self.rest)))

    @kept
    def inside(self) -> str:
        """What is doubtful."""
        return "".join(self.text[start:end] for start, end in self.doubtful)

    @kept
    def rest(self) -> str:
        """The same, in text of East Asia without most of its letters and ASCII."""
        if not self.east:
            return self.inside
        if not _FIRST.takes(self.inside):
            return _PASSED_EAST.sub("", self.inside)
        left = frozenset(filterfalse(_passes_east(), set(self.inside)))
        return "".join(filter(left.__contains__, self.inside))

    @kept
    def alphabets(self) -> bool:
        """Whether the text may hold Greek or Cyrillic letters."""
        return self._has(_ALPHABETS)

    @kept
    def native(self) -> bool:
        """Whether the text may hold Hebrew or Arabic letters."""
        return self._has(_NATIVE)

    @kept
    def indic(self) -> bool:
        """Whether the text may hold Thai letters or those of India."""
        return self._has(_INDIC)

    @kept
    def east(self) -> bool:
        """Whether the text may hold kana, Han characters or Hangul."""
        return self._has(_EAST)

    @kept
    def chinese(self) -> bool:
        """Whether nearly all of the text is Chinese: it takes more than five bytes for two characters."""
        is_east = 2 * len(self.data) > 5 * len(self.text)
        return is_east and self.east and not any(first in self.data for first in _NOT_CHINESE)

    @kept
    def latin(self) -> bool:
        """Whether the letters of the text are nearly all Latin: it takes few bytes more than characters."""
        return 2 * len(self.data) < 3 * len(self.text)

    @kept
    def _beyond(self) -> bytes:
        """All characters beyond ASCII, in Latin text each run of them once."""
        if self.told:
            return b"".join({*chain.from_iterable(self.told.fragments)}).translate(None, _ASCII)
        return b"".join(self.runs) if self.latin else self.data

    @kept
    def _firsts(self) -> bytes:
        """What holds the first bytes of letters of other scripts: in Latin text only these, which are few or none."""
        if self.told:
            return self.told.odd
        return self.data.translate(None, _NO_FIRSTS) if self.latin else self.data

    def _has(self, firsts: range | tuple[int, ...]) -> bool:
        held = self._firsts
        return bool(held) and any(first in held for first in firsts)

    def places(self, char: str) -> Iterator[int]:
        """Yield where a character, or a run of them, stands in all of the text."""
        find = self.text.find
        at = find(char)
        while at >= 0:
            yield at
            at = find(char, at + 1)


def stretches(spans: Iterable[Span], length: int) -> list[Span]:
    """Return the stretches around some spans, which are in order, of a text of so many characters, each once."""
    found: list[Span] = []
    for first, last in spans:
        start, end = max(0, first - _REACH), min(length, last + _REACH)
        if found and start <= found[-1][1]:
            start, before = found.pop()
            end = max(before, end)
        found.append((start, end))
    return found


@cache
def _passes() -> Callable[[str], bool]:
    return within(_PASSES)


@cache
def _passes_east() -> Callable[[str], bool]:
    return within(_PASSES_EAST)


def within(ranges: str) -> Callable[[str], bool]:
    """Return what says whether a character stands in a class; it is made faster than a pattern of wide ranges."""
    spans = sorted((first, last or first) for first, last in ends(ranges))
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]

    @lru_cache(_MOST_JUDGED)
    def stands(char: str) -> bool:
        at = bisect_right(firsts, char)
        return at > 0 and char <= lasts[at - 1]

    return stands


def chars(ranges: str) -> frozenset[str]:
    """Return the characters of what stands in a class of a regular expression."""
    return frozenset(chr(code) for first, last in ends(ranges) for code in range(ord(first), ord(last or first) + 1))


def ends(ranges: str) -> list[tuple[str, str]]:
    """Return the first and the last character of each range in a class, the last one empty where there is one alone."""
    return re.findall("(?s)(.)(?:-(.))?", ranges)
