"""Of whom a sentence speaks, and whether the next one goes on with him: *Marta is a nurse. She earns €2,450 a month*.

The words are in ``subjects.txt`` of each language; they are asked in the sentences around a wage alone, so that they
part no sums from the words of pay beside them. The lists:

* ``am``, ``being``: what stands before a role that somebody says of himself, or that is said of somebody; ``after``:
  what stands behind such a role
* ``self``, ``third``, ``whose``: words for who speaks, for who was named, and for what is his; ``they``:
  of these the ones for several
* ``kin``: words for somebody else (my brother, those who), ``of`` stands between
  it and a role whose he is, ``his`` behind such a role; ``we``: who offers the pay
* ``and``: what joins roles that share their pay; ``earn``: what somebody does who has it, ``pays``: who gives it,
  ``oneself``: what beside it tells that he gives it to himself, or that it is given
* ``was``: what takes the pay just told up again, with no other word for it (it was), ``then``: what says of which time
* ``by``: what names by a pronoun who says so (according to her)
* ``many``: what stands before a role that several people have, or ends it (-s);
  ``either``: pronouns that may be for several
* ``floor``: minimum wages, which are nobody's by name
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from corpus.document import Span
from corpus.folding import folded_sections
from corpus.lexicon import is_unspaced
from corpus.memory import Memory
from corpus.packs import pack_tag
from corpus.patterns import IN_WORD, lazy
from corpus.records import NamedTuple

Part = Literal[
    "am",
    "being",
    "after",
    "self",
    "third",
    "whose",
    "they",
    "kin",
    "of",
    "his",
    "we",
    "and",
    "earn",
    "pays",
    "oneself",
    "was",
    "then",
    "floor",
    "by",
    "many",
    "either",
]

# From here on a letter is about a syllable or a word: kana, Han, Hangul.
DENSE = "\u3040"
# The first of the letters whose vowels are marks, the first mark, and what words of such letters are made of.
_FIRST_MARKED, _FIRST_MARK, _WITHIN = "\u0590", "\u0300", lazy(f"[{IN_WORD}]")
# What stands behind a role may be written on to it, and be the stem of a verb.
_ENDINGS = {"after"}
# Of so many sentences and lists is known which words are there.
_MOST_HELD = 1 << 8


class _Word(NamedTuple):
    """A word, and whether it `opens` and `closes` with a border: it is no part of a longer one, `marked` or not."""

    text: str
    opens: bool
    closes: bool
    marked: bool


class Subjects:
    """The words of one language; texts are folded.

    They are looked for one by one: a list is short and asked seldom, and a pattern of it takes long to compile.
    """

    def __init__(self, tag: str | None) -> None:
        """Take the pack's tag; without one nothing is ever found."""
        found = folded_sections(tag, "subjects") if tag else []
        self.known = bool(found)
        self._listed = {section.name: section.words for section in found}
        self._words: dict[Part, list[_Word]] = {}
        self._held: Memory[tuple[Part, str], list[_Word]] = Memory(_MOST_HELD)

    def has(self, part: Part, text: str, start: int = 0, end: int | None = None) -> bool:
        """Say whether a word of a list stands in a stretch."""
        return next(self._found(part, text, start, end), None) is not None

    def spans(self, part: Part, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """Return where the words of a list stand in a stretch."""
        return [*self._found(part, text, start, end)]

    def follows(self, part: Part, text: str, at: int) -> bool:
        """Say whether a word of a list begins right there."""
        return any(text.startswith(word.text, at) and _stands(word, text, at, len(text)) for word in self._of(part))

    def ends(self, part: Part, text: str) -> bool:
        """Say whether a text ends with one of the endings of a list, which begin with a hyphen there."""
        return any(word.startswith("-") and text.endswith(word[1:]) for word in self._listed.get(part, ()))

    def whole(self, part: Part, text: str) -> bool:
        """Say whether a text is a word of a list."""
        return any(word.text == text for word in self._of(part))

    def _found(self, part: Part, text: str, start: int, end: int | None) -> Iterator[Span]:
        """Yield where words of a list stand, from left to right and none within another: of those the longest."""
        end = len(text) if end is None else end
        if not (held := self._in(part, text)):
            return
        places = sorted((at, order) for order, word in enumerate(held) for at in _places(word.text, text, start, end))
        last = start
        for at, order in places:
            if at >= last and _stands(held[order], text, at, end):
                last = at + len(held[order].text)
                yield at, last

    def _in(self, part: Part, text: str) -> list[_Word]:
        """Return the words of a list whose letters stand in a text; a sentence is asked for each of its figures."""
        key = part, text
        if (held := self._held.get(key)) is None:
            held = self._held[key] = [word for word in self._of(part) if word.text in text]
        return held

    def _of(self, part: Part) -> list[_Word]:
        """Return the words of a list, those first that are read first, worked out when first needed."""
        if part not in self._words:
            groups: dict[tuple[bool, bool], list[_Word]] = {}
            listed = self._listed.get(part, [])
            marked = any(max(text) >= _FIRST_MARKED for text in listed)
            for text in sorted(listed, key=len, reverse=True):
                word = _Word(text, _apart(part, text[0]), _apart(part, text[-1]), marked)
                groups.setdefault((word.opens, word.closes), []).append(word)
            self._words[part] = [word for group in groups.values() for word in group]
        return self._words[part]


def _places(word: str, text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a word begins in a stretch."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, end)


def _stands(word: _Word, text: str, at: int, end: int) -> bool:
    """Say whether a word in a stretch that ends at `end` is no part of a longer one."""
    last = at + len(word.text)
    if word.opens and at and _joins(text[at - 1], word):
        return False
    return not (word.closes and last < end and _joins(text[last], word))


def _joins(char: str, word: _Word) -> bool:
    """Say whether a character beside a word makes it a part of a longer one."""
    if char.isalnum() or char == "_":
        return True
    return word.marked and char >= _FIRST_MARK and _WITHIN.match(char) is not None


def _apart(name: str, edge: str) -> bool:
    """Say whether a word with a character at its edge is set apart from letters there."""
    return name not in _ENDINGS and edge.isalpha() and not is_unspaced(edge)


@cache
def of(tag: str | None) -> Subjects:
    """Return the words of the pack `tag`, none when it has no ``subjects.txt``."""
    return Subjects(tag)


def subjects(language: str | None) -> Subjects:
    """Return the words that serve a BCP 47 tag."""
    return of(pack_tag(language))
