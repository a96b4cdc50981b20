"""Many words found in one pass: an automaton over folded text."""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar
from unicodedata import category

from ahocorasick_rs import AhoCorasick, Implementation

from corpus.document import Span
from corpus.folding import fold
from corpus.narrowing import Beginning, held, pieces
from corpus.records import NamedTuple

T = TypeVar("T")

# The scripts that are written without spaces between words, where a word border can't be seen: the first and last
# characters of their blocks. A regular expression of such wide ranges takes 2 ms to compile.
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_HAN = ("\u3400", "\u9fff")
_AT_ONCE = 1 << 16
# Of so many words, those that a text of so many characters, and at most so many for each word, cannot hold are left out
# faster than built in.
_MANY, _LONG, _SHORT = range(1000, 10_000), 1000, 2
# Vowels of Thai and Lao that no word begins with, and those that none ends with.
_NEVER_FIRST = frozenset("\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3")
_NEVER_LAST = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")


class Hit(NamedTuple, Generic[T]):
    """A word of the lexicon at a span of the folded text."""

    start: int
    end: int
    value: T


_BUILDING = allocate_lock()
# A hit is made from its tuple: by name it takes three times as long.
_new = tuple.__new__


class Automaton:
    """Words found in a text, built when first asked: many are never."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take folded words, none of them empty."""
        self._words = [*words]
        self._whole: AhoCorasick | None = None
        self._first = Beginning()

    def _built(self) -> AhoCorasick:
        """Return the automaton of all words, which nothing else needs then; threads wait for the one that builds it."""
        with _BUILDING:
            if self._whole is None:
                self._whole = AhoCorasick(self._words, implementation=Implementation.ContiguousNFA)
                self._words = []
            return self._whole

    def find(self, folded: str) -> Iterable[tuple[int, int, int]]:
        """Return number, start and end of each word, overlapping ones included, by end and start.

        For the first texts it is built of those words alone that they can hold.
        """
        words = self._words
        many = len(words) in _MANY and _LONG <= len(folded) <= _SHORT * len(words)
        if not (many and self._first.takes(folded)):
            return find_all(self._whole or self._built(), folded)
        known = held(pieces(folded), words)
        few = AhoCorasick([words[at] for at in known], implementation=Implementation.ContiguousNFA)
        return ((known[index], start, end) for index, start, end in find_all(few, folded))


class Lexicon(Generic[T]):
    """Words with values. Several values may share a word."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, folded: bool = False) -> None:
        """Build from (word, value) pairs; words are folded here unless `folded`. Raises ValueError on an empty word."""
        pairs = [*entries]
        words: dict[str, T] = dict(pairs) if folded else {}
        spellings: Iterable[str] = words
        self._values: list[tuple[T, ...]] = [(value,) for value in words.values()]
        if len(words) < len(pairs) or "" in words:
            spellings = joined = _joined(pairs, folded=folded)
            self._values = [*map(tuple, joined.values())]
        self._automaton = Automaton(spellings)

    def find(self, folded: str) -> Iterator[Hit[T]]:
        """Yield every hit in `folded`, which `fold` has made, overlapping ones included, by end and start."""
        for start, end, values in self.places(folded):
            for value in values:
                yield _new(Hit, (start, end, value))

    def places(self, folded: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield start and end of every word in `folded` with its values, as `find` does."""
        values = self._values
        for index, start, end in self._automaton.find(folded) if values else ():
            yield start, end, values[index]


def _joined(entries: Iterable[tuple[str, T]], *, folded: bool) -> dict[str, list[T]]:
    """Return the values of each folded word."""
    words: dict[str, list[T]] = {}
    for spelling, value in entries:
        word = spelling if folded else fold(spelling).text
        if not word:
            raise ValueError(f"empty word for {value!r}")
        words.setdefault(word, []).append(value)
    return words


def find_all(automaton: AhoCorasick, text: str) -> Iterable[tuple[int, int, int]]:
    """Return the number, start and end of all words in a text, overlapping ones included, by end and start.

    A word stands in one line. A long text is read some lines at a time, since an automaton lists all that it finds.
    """
    if len(text) <= _AT_ONCE:
        return automaton.find_matches_as_indexes(text, overlapping=True)
    return (
        (index, at + first, at + last)
        for at, end in lines_at_once(text)
        for index, first, last in automaton.find_matches_as_indexes(text[at:end], overlapping=True)
    )


def lines_at_once(text: str) -> Iterator[Span]:
    """Yield the stretches of a text that are read at once: whole lines, none when the text is empty."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _AT_ONCE) + 1 or len(text)
        yield at, end
        at = end


class Together(Generic[T]):
    """Several lexicons that are asked as one, so that what a language has is built once whatever stands beside it."""

    def __init__(self, parts: Iterable[Lexicon[T]]) -> None:
        """Take them in the order in which they are asked."""
        self._parts = tuple(parts)

    def find(self, folded: str) -> Iterator[Hit[T]]:
        """Yield every hit in `folded`, those of one lexicon behind those of another."""
        return chain.from_iterable(part.find(folded) for part in self._parts)

    def places(self, folded: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield start and end of every word in `folded` with its values, those of one lexicon behind another's."""
        return chain.from_iterable(part.places(folded) for part in self._parts)


def is_unspaced(char: str) -> bool:
    """Say whether a character's script is written without spaces between words."""
    return char >= _UNSPACED[0][0] and any(first <= char <= last for first, last in _UNSPACED)


def is_katakana(char: str) -> bool:
    """Say whether a character is katakana or its length mark; a run of them is one word, most often a borrowed one."""
    return "\u30a1" <= char <= "\u30fa" or char == "\u30fc"


def is_han(char: str) -> bool:
    """Say whether a character is a Chinese one of the usual blocks; an empty string is none."""
    return _HAN[0] <= char <= _HAN[1]


def is_mark(char: str) -> bool:
    """Say whether a character stands on or beside a letter, as the vowel signs of Indian scripts; "" is none."""
    return not char.isascii() and category(char)[0] == "M"


@lru_cache(maxsize=1 << 12)
def is_letter(char: str) -> bool:
    """Say whether a character is part of a word: a letter, a figure or a mark; "" is none."""
    return char.isalnum() or is_mark(char)


@lru_cache(maxsize=1 << 14)
def joins(left: str, right: str) -> bool:
    """Say whether two neighbouring characters belong to one word as far as spelling shows it."""
    # Their pairs are too many to be remembered.
    if _HAN[0] <= left <= _HAN[1] and _HAN[0] <= right <= _HAN[1]:
        return False
    if not (is_letter(left) and is_letter(right)):
        return False
    if is_mark(right) or right in _NEVER_FIRST or left in _NEVER_LAST:
        return True
    return (left.isascii() and right.isascii()) or not (is_unspaced(left) or is_unspaced(right))


@lru_cache(maxsize=1 << 12)
def is_run(letters: str) -> bool:
    """Say whether some characters are letters that all belong to one word; none are no run."""
    return is_letter(letters[:1]) and all(map(joins, letters, letters[1:]))


def is_word(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` has word borders on both sides."""
    if start and text[start - 1] != " " and joins(text[start - 1], text[start]):
        return False
    return end == len(text) or text[end] == " " or not joins(text[end - 1], text[end])
