"""Compounds that are written as one word: what stands before a head in its word, cut into modifiers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpus.lexicon import is_han
from corpus.patterns import lazy
from corpus.roles.matching import Layers, Text
from corpus.roles.pack import PARTS, Entry
from corpus.roles.syntax import Syntax

# More parts than a word has; it bounds the work at one head.
_MAX_PARTS = 8
# A field that no pack knows: a word of it, and the most of them.
_FIELD = lazy(r" ?([^\W\d_]{4,})(?![\w'’-])")
_FIELD_WORDS = 3
# The Han letters of one before a head.
_FRONT = range(2, 5)
_FRONT_FIELD = lazy(r"(?:^|[^\w'’-])([^\W\d_]{2,}) $")
# No longer is a noun before a head looked for.
_LONGEST = 24
_NOUN = lazy(r" [^\W\d_a-zß-ÿ][^\W\d_A-Z]{4,}(?:-[^\W\d_]+)*(?![\w-])")


def split(
    text: Text, words: Layers, joints: Sequence[str], span: tuple[int, int], head: Entry, most: int = _MAX_PARTS
) -> tuple[Entry, ...] | None:
    """Return the parts that the front of a compound is put together of, in text order, None if it is not.

    `span` is where the word and where its head begins; `joints` are the letters that may link two parts, and `most`
    is how many there may be. Longer words are tried first, and no joint before any.
    """
    first, at = span
    if first == at:
        return ()
    for joint in ("", *joints) if most else ():
        edge = at - len(joint)
        if edge <= first or not text.folded.startswith(joint, edge):
            continue
        for start, part in words.inside(text, first, edge, part_kinds(head)):
            rest = split(text, words, joints, (first, start), head, most - 1) if joins_group(part, head) else None
            if rest is not None:
                return (*rest, part)
    return None


def continued(text: Text, at: int) -> bool:
    """Say whether a word goes on behind a hyphen at `at`, or is left out there (Arzt- und Pflegeberufe)."""
    return text.folded[at : at + 1] == " " and text.source[text.origin(at, at + 1)[0]] == "-"


def joined_before(text: Text, at: int) -> bool:
    """Say whether a hyphen joins the word that begins at `at` with a longer one (early-stage founders; not: U-boat)."""
    first = text.origin(at, at + 1)[0]
    before = text.source[max(0, first - 3) : first]
    return len(before) == 3 and before[:2].isalnum() and before[2] == "-"


def noun_end(text: Text, at: int) -> int:
    """Return where the word behind the space at `at` ends if it has a capital and many letters, else 0."""
    noun = _NOUN.match(text.source, text.origin(at, at + 1)[0]) if at < len(text.folded) else None
    return at + len(noun[0]) if noun else 0


def field_end(text: Text, at: int, own: Syntax, most: int = _FIELD_WORDS) -> int:
    """Return where the words behind a link that ends at `at` end if they may be a field that no pack knows, else 0.

    They have small letters alone, say not when, whose or how good, and do not end like a verb; what ends like an
    adjective needs a word behind it (по воспитательной работе).
    """
    field = _FIELD.match(text.source, text.origin(at, at + 1)[0]) if at < len(text.folded) else None
    if field is None or not most or not field[1].islower():
        return 0
    end = at + len(field[0])
    word = text.folded[at:end].strip()
    if word in own.outside or word.endswith(own.verbs):
        return 0
    return field_end(text, end, own, most - 1) if word.endswith(own.attributes) else end


def field_start(text: Text, at: int, own: Syntax) -> int:
    """Return where the noun right before a head at `at` that its ending makes a field of (gece resepsiyonisti) begins.

    It is -1 where none is: what says whose, which or how ends like that, and a name has a capital.
    """
    edge = text.origin(at, at + 1)[0]
    field = _FRONT_FIELD.search(text.source, max(0, edge - _LONGEST), edge)
    if field is None or not field[1].islower():
        return -1
    start = at - len(field[1]) - 1
    word = text.folded[start : at - 1]
    return -1 if word in own.outside or word.endswith(own.attributes) else start


def governed_end(text: Text, at: int, own: Syntax) -> int:
    """Return where a field in the genitive ends right behind a title that ends at `at`, by its first word, else 0."""
    end = field_end(text, at, own) if text.folded[at : at + 1] == " " else 0
    first = text.folded[at + 1 : end].split(" ", 1)[0]
    return end if first.endswith(own.governed) else 0


def part_kinds(head: Entry) -> tuple[str, ...]:
    """Return the kinds that a head takes as parts: other roles too, if it may modify them."""
    return (*PARTS, "A") if head.kind == "B" or "over" in head.options else PARTS


def joins_group(part: Entry, head: Entry) -> bool:
    """Say whether a part goes with this head."""
    wanted = part.options.get("with")
    return wanted is None or head.group in wanted or head.english in wanted


def completes(link: Entry, complement: Sequence[Entry]) -> bool:
    """Say whether a complement may stand behind a link, which some fields do not (Mitarbeiter | in der Stadt)."""
    fields = {entry.english for entry in complement if entry.kind == "mod"}
    return bool(fields) and fields.isdisjoint(link.options.get("not", ()))


@cache
def unread(tag: str) -> Entry:
    """Return a modifier that no pack knows: it has no name."""
    return Entry("mod", "", "", "", {}, {}, tag)


def front(folded: str, at: int) -> int:
    """Return where the Han letters right before a head begin that are a field no pack knows (集卵|作業員), or -1."""
    first = at
    while is_han(folded[first - 1 : first]) and at - first <= _FRONT[-1]:
        first -= 1
    return first if at - first in _FRONT else -1
