"""One comparable form for words of every language, with the way back to the text as it stands.

Folding lowers case, turns Traditional Chinese characters into Simplified ones and full-width letters and digits into
plain ones, drops the vowel marks and the tatweel of Arabic script, unites its letter variants and takes the joints
within Persian words for the blanks that many write there, and does the same for Devanagari: dots below, nasals and
joiners, in which spellings of a word differ, and Cyrillic ё is е. A letter and its combining marks are one character,
soft hyphens and marks of direction are none, a dotless i is an i, and where spelling leaves open which vowel bears a
tone mark (hòa, hoà) or how it is written (kỹ, kĩ) there is one way. Packs are folded in the same way, so a word
written in a pack matches however the text spells it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from corpus import built
from corpus.document import Span
from corpus.packs import Section, sections
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.simplified import simplify

# What characters begin with in UTF-8. Whether such a byte occurs is known at once, and tells which passes a text needs.
# Bytes are looked for as numbers: for bytes as bytes Python makes an exception first, which costs more than the look.
_HAN = (*range(0xE3, 0xEA), 0xEF)
_FULL_WIDTH = 0xEF
_ARABIC = range(0xD8, 0xDC)
_COMBINING = (0xCC, 0xCD)
_INDIC_OR_THAI = 0xE0
# Those of the marked letters below but ё.
_VIETNAMESE = (0xC3, 0xC5, 0xE1)
# Letters and digits as wide as a Han character; what they mean is U+FEE0 below.
# So do the signs behind such digits (１，２００．５).
_WIDE = lazy(
    r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
    r"(?:(?<=[\uff10-\uff19])(?:\uff0c(?=[\uff10-\uff19]{3}(?![\uff10-\uff19]))|\uff0e(?=[\uff10-\uff19])))?"
)
# The combining marks behind a letter. The pattern begins with a class, so that it passes over all else quickly.
_MARKS = lazy(r"[\u0300-\u036f](?<=\w.)[\u0300-\u036f]{0,3}")
# A tone mark on the first of two vowels that end a syllable; the newer spelling has it on the second one.
_TONED = lazy(r"[òóỏõọùúủũụ][aey](?!\w)")
_TONED_VOWELS, _SECOND = "òóỏõọùúủũụ", frozenset("aey")
# From this length on a text is worth a look before it is made lower case: whether few of its first characters, few of
# its bytes, and few of its capitals, are beyond ASCII. One capital has two small letters, by where it stands.
_LONG, _SPARSE, _MOSTLY, _FEW, _BY_PLACE = 256, 6, 4, 8, "Σ"
_ASCII = bytes(range(128))
_AT_ONCE = 1 << 16  # longer texts are folded some lines at a time
_MARK_OF = dict(zip(_TONED_VOWELS, "\u0300\u0301\u0309\u0303\u0323" * 2, strict=True))
# Letters of one sound and mark: a tone on y is a tone on i (y with an acute belongs to other languages as well); the
# two dots of ё are seldom written.
_LETTERS = tuple(zip("ıỳỷỹỵё’", "iìỉĩịе'", strict=True))
_ARABIC_LETTERS = tuple(zip("أإآٱىیک", "ااااييك", strict=True))
_DEVANAGARI = (b"\xe0\xa4", b"\xe0\xa5")
# Letters with a dot below to those without; the candrabindu to the anusvara.
_DEVANAGARI_LETTERS = tuple(
    zip(
        "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u0929\u0931\u0934\u0901",
        "\u0915\u0916\u0917\u091c\u0921\u0922\u092b\u092f\u0928\u0930\u0933\u0902",
        strict=True,
    )
)
# A nasal with a virama before a stop or sibilant is the anusvara's other spelling: the virama goes.
_NASAL = lazy(
    r"[\u0919\u091e\u0923\u0928\u092e](?=\u094d)"
    r"(?:(?=.[\u0915-\u0927\u0936\u0938])(?<!\u092e)|(?=.[\u092a-\u092d])(?<=\u092e))"
)
# Two keys where Thai has one: the two parts of sara am, with a tone mark between them or not, and those of sara ae.
_SARA_AM = lazy(r"(?<=\u0e4d)\u0e32|(?<=\u0e4d[\u0e48-\u0e4b])\u0e32")
# What folding drops behind `united`: vowel marks and the tatweel;
_ARABIC_MARKS = lazy(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc]")
# dots below, joiners, the virama behind an anusvara; what is left of sara am and sara ae, and hints where a Thai word
# ends. Every branch begins with one character: so the pattern passes over all others quickly.
# Without Devanagari they stand only where one of these does.
_THAI_MARKS = ("\u0e4d", "\u0e41\u0e40", "\u200b")
_OTHER_MARKS = lazy(
    r"\u093c(?<=[\u0900-\u0963].)|\u200c(?<=[\u0900-\u0963].)|\u200d(?<=[\u0900-\u0963].)|\u094d(?<=\u0902.)"
    r"|\u0e4d(?=[\u0e48-\u0e4b]?\u0e33)|\u0e40(?<=\u0e41.)|\u200b(?<=[\u0e00-\u0e7f].)"
)


# Characters without a look of their own: the soft hyphen, marks of direction, joiners of words, byte order marks.
_UNSEEN = lazy(r"[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# What they begin with in UTF-8; of what letters, quotes and dashes begin with as well, what they go on with.
_UNSEEN_LEADS = ((0xC2, b"\xc2\xad"), (0xD8, b"\xd8\x9c"), (0xEF, b"\xef\xbb\xbf"))
_PUNCTUATION = 0xE2
_UNSEEN_ENDS = frozenset(b"\x80\x8e \x80\x8f \x80\xaa \x80\xab \x80\xac \x80\xad \x80\xae".split())
_UNSEEN_ENDS |= frozenset(b"\x81\xa0 \x81\xa6 \x81\xa7 \x81\xa8 \x81\xa9".split())
_NONE_UNSEEN = frozenset[int]()


class _Shifted(Sequence[int]):
    """The offsets of the characters of a text before some were dropped; `shifts` are the places behind those."""

    def __init__(self, shifts: list[int], length: int) -> None:
        self._shifts, self._length = shifts, length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, at: Any) -> Any:
        if at >= self._length:
            raise IndexError(at)
        return at + bisect_right(self._shifts, at)


class _Joined(Sequence[int]):
    """The offsets of the characters of a text before letters and their marks were joined.

    The stretch from `starts[n]` on began at `before[n]`: unchanged where n is even, else a letter with its marks, all
    of whose characters are at the letter's offset.
    """

    def __init__(self, starts: list[int], before: list[int], length: int) -> None:
        self._starts, self._before, self._length = starts, before, length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, at: Any) -> Any:
        if at >= self._length:
            raise IndexError(at)
        stretch = bisect_right(self._starts, at) - 1
        return self._before[stretch] + (0 if stretch % 2 else at - self._starts[stretch])


class _Both(Sequence[int]):
    """The offsets before two changes, from those before each of them."""

    def __init__(self, last: Sequence[int], first: Sequence[int]) -> None:
        self._last, self._first = last, first

    def __len__(self) -> int:
        return len(self._last)

    def __getitem__(self, at: Any) -> Any:
        return self._first[self._last[at]]


class Folded(NamedTuple):
    """A folded text; `origin` gives each of its characters' offset in the text before, None when all are equal.

    `unseen` are the offsets before of what folding drops as it has no look of its own.
    """

    text: str
    length: int
    origin: Sequence[int] | None = None
    unseen: frozenset[int] = _NONE_UNSEEN

    def span(self, start: int, end: int) -> Span:
        """Return the span before folding of a non-empty span of the folded text; marks go with their letter."""
        if self.origin is None:
            return start, end
        last = self.origin[end] if end < len(self.origin) else self.length
        while last - 1 in self.unseen:
            last -= 1
        return self.origin[start], last


def narrow(text: str) -> str:
    """Return `text` with its full-width letters and numbers as plain ones; the length stays."""
    if text.isascii() or b"\xef" not in text.encode("utf-8", "surrogatepass"):
        return text
    return _WIDE.sub(_narrowed, text)


def _narrowed(match: re.Match[str]) -> str:
    return "".join([chr(ord(char) - 0xFEE0) for char in match[0]])


def fold(text: str) -> Folded:
    """Return the comparable form of `text`."""
    return _fold(text, plain=True)


def fold_letters(text: str) -> Folded:
    """Return `text` folded but for Traditional and full-width characters."""
    return _fold(text, plain=False)


def folds_alike(text: str) -> bool:
    """Say whether `fold` and `fold_letters` make the same of a text: it has no Han or full-width characters."""
    return text.isascii() or not _any(_HAN, text.encode("utf-8", "surrogatepass"))


def _fold(text: str, *, plain: bool) -> Folded:
    if len(text) > _AT_ONCE and (folded := _in_pieces(text, plain=plain)) is not None:
        return Folded(folded, len(text))
    return _whole(text, plain=plain)


def _in_pieces(text: str, *, plain: bool) -> str | None:
    """Return a long text folded some lines at a time, None where characters move: what is made on the way is short."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        end = text.find("\n", at + _AT_ONCE) + 1 or len(text)
        folded = _whole(text[at:end], plain=plain)
        if folded.origin is not None:
            return None
        pieces.append(folded.text)
        at = end
    return "".join(pieces)


def _whole(text: str, *, plain: bool) -> Folded:
    lowered = _lower(text)
    if lowered.isascii():
        return Folded(lowered, len(text))
    utf8 = lowered.encode("utf-8", "surrogatepass")
    if not _any(_COMBINING, utf8):
        return _united(lowered, utf8, plain)
    letters, before = composed(text)
    if before is None:
        return _united(lowered, utf8, plain)
    lowered = _lower(letters)
    folded = _united(lowered, lowered.encode("utf-8", "surrogatepass"), plain)
    if folded.origin is None:
        return Folded(folded.text, len(text), before)
    unseen = frozenset([before[at] for at in folded.unseen])
    return Folded(folded.text, len(text), _Both(folded.origin, before), unseen)


def _lower(text: str) -> str:
    """Return a text in lower case: the same as Python's, which takes its time where a text is not all ASCII."""
    text = text.replace("İ", "i")
    if len(text) < _LONG or text.isascii() or len(text[:_LONG].encode("utf-8", "surrogatepass")) > _LONG + _SPARSE:
        return text.lower()
    utf8 = text.encode("utf-8", "surrogatepass")
    beyond = utf8.translate(None, _ASCII)
    if len(beyond) * _MOSTLY > len(utf8):
        return text.lower()
    capitals = [char for char in set(beyond.decode("utf-8", "surrogatepass")) if char != char.lower()]
    if len(capitals) > _FEW or _BY_PLACE in capitals:
        return text.lower()
    lowered = utf8.lower().decode("utf-8", "surrogatepass")
    for char in capitals:
        lowered = lowered.replace(char, char.lower())
    return lowered


def _any(leads: Iterable[int], utf8: bytes) -> bool:
    for lead in leads:  # noqa: SIM110 - asked of every word of a pack: a generator would cost more than the looks
        if lead in utf8:
            return True
    return False


def _united(lowered: str, utf8: bytes, plain: bool) -> Folded:
    """Return the comparable form of a text in lower case in which letters and Latin marks are single characters.

    `plain` tells whether Traditional and full-width characters count as Simplified and plain ones.
    """
    length = len(lowered)
    if plain and _any(_HAN, utf8):
        lowered = simplify(lowered)
        lowered = narrow(lowered) if _FULL_WIDTH in utf8 else lowered
    lowered = _with_letters(lowered, utf8)
    marks: list[int] = []
    if _any(_ARABIC, utf8):
        for variant, letter in _ARABIC_LETTERS:
            lowered = lowered.replace(variant, letter)
        if "\u200c" in lowered and not _in_devanagari(utf8):
            lowered = lowered.replace("\u200c", " ")
        marks += (mark.start() for mark in _ARABIC_MARKS.finditer(lowered))
    if _INDIC_OR_THAI in utf8:
        devanagari = _in_devanagari(utf8)
        if devanagari:
            for variant, letter in _DEVANAGARI_LETTERS:
                lowered = lowered.replace(variant, letter)
            lowered = _NASAL.sub("\u0902", lowered)
        if "\u0e4d" in lowered:
            lowered = _SARA_AM.sub("\u0e33", lowered)
        lowered = lowered.replace("\u0e40\u0e40", "\u0e41\u0e40")
        if devanagari or any(mark in lowered for mark in _THAI_MARKS):
            marks += (mark.start() for mark in _OTHER_MARKS.finditer(lowered))
    unseen = [mark.start() for mark in _UNSEEN.finditer(lowered)] if _holds_unseen(utf8) else []
    folded = _without(lowered, sorted(marks + unseen)) if marks or unseen else Folded(lowered, length)
    return folded._replace(unseen=frozenset(unseen)) if unseen else folded


def _in_devanagari(utf8: bytes) -> bool:
    return utf8.find(_DEVANAGARI[0]) >= 0 or utf8.find(_DEVANAGARI[1]) >= 0


def _holds_unseen(utf8: bytes) -> bool:
    """Say whether a text has characters without a look: single bytes are found many times faster than longer runs."""
    for lead, whole in _UNSEEN_LEADS:
        if lead in utf8 and utf8.find(whole) >= 0:
            return True
    if _PUNCTUATION not in utf8:
        return False
    return not _UNSEEN_ENDS.isdisjoint([rest[:2] for rest in utf8.split(b"\xe2")[1:]])


def _with_letters(lowered: str, utf8: bytes) -> str:
    """Return a text in lower case with the variants of Latin and Cyrillic letters united."""
    if _any(_VIETNAMESE, utf8):
        vowels = [vowel for vowel in _TONED_VOWELS if vowel in lowered]
        behind = (rest[:2] for vowel in vowels for rest in lowered.split(vowel)[1:])
        if any(rest[:1] in _SECOND and not rest[1:].isalnum() for rest in behind):
            lowered = _TONED.sub(_newer, lowered)
    for variant, letter in _LETTERS:
        lowered = lowered.replace(variant, letter)
    return lowered


def _without(text: str, marks: Sequence[int]) -> Folded:
    """Return a text without the characters at these offsets, which ascend."""
    starts = [0, *(mark + 1 for mark in marks)]
    kept = "".join([text[start:end] for start, end in zip(starts, (*marks, len(text)), strict=True)])
    # The n-th mark, at offset a, shifts everything from a - n on.
    return Folded(kept, len(text), _Shifted([mark - at for at, mark in enumerate(marks)], len(kept)))


def composed(text: str) -> tuple[str, Sequence[int] | None]:
    """Return a text with its combining marks joined to their letters, and each character's offset before.

    The offsets are None where nothing is joined.
    """
    pieces: list[str] = []
    starts, before = [0], [0]
    at = size = 0
    for marks in _MARKS.finditer(text):
        letter = marks.start() - 1
        piece = unicodedata.normalize("NFC", text[letter : marks.end()])
        pieces += (text[at:letter], piece)
        joined = size + letter - at
        at, size = marks.end(), joined + len(piece)
        starts += (joined, size)
        before += (letter, at)
    if not pieces:
        return text, None
    return "".join((*pieces, text[at:])), _Joined(starts, before, size + len(text) - at)


def _newer(vowels: re.Match[str]) -> str:
    """Return two vowels with the tone mark of the first one on the second."""
    first, second = vowels[0][0], vowels[0][1]
    plain = unicodedata.normalize("NFD", first)[0]
    return plain + unicodedata.normalize("NFC", second + _MARK_OF[first])


def folded_sections(tag: str, stage: str) -> list[Section]:
    """Return the lists of a pack, see `packs.sections`, with their words folded."""
    found = built.load([f"langs/{tag}/{stage}.txt"])
    return fold_sections(sections(tag, stage)) if found is None else [Section(*each) for each in found]


def fold_sections(found: Sequence[Section]) -> list[Section]:
    """Return lists with their words folded, all at once: many times faster than word by word."""
    folded = fold("\n".join([word for section in found for word in section.words])).text.split("\n")
    ends = list(accumulate(len(section.words) for section in found))
    return [
        section._replace(words=folded[end - len(section.words) : end]) for section, end in zip(found, ends, strict=True)
    ]
