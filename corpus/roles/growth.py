"""A head as it grows: in its word, with what belongs to it, and one side of it with the parts that it takes there."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon import is_letter, joins
from corpus.memory import kept
from corpus.records import NamedTuple
from corpus.roles.compounds import continued, joins_group, part_kinds
from corpus.roles.matching import Text
from corpus.roles.pack import PARTS, PIVOT, Entry
from corpus.roles.syntax import Syntax


class Borders(NamedTuple):
    """Where a head begins and ends, the word round it with its proclitics, and the head without its article.

    `parts` are what stands before the head in the same word, in text order, `ending` is what its word ends with.
    """

    start: int
    end: int
    outer: int
    outer_end: int
    inner: int
    parts: tuple[Entry, ...] = ()
    ending: str = ""


class _Grown(NamedTuple):
    start: int
    end: int
    outer: int
    outer_end: int
    head: Entry
    left: tuple[Entry, ...] = ()
    right: tuple[Entry, ...] = ()
    linked: tuple[Entry, ...] = ()


class Grown(_Grown):
    """A head with what belongs to it. `outer` is where the word begins, its proclitics included."""

    @kept
    def parts(self) -> tuple[Entry, ...]:
        """Every modifier and rank, in text order."""
        parts = self.left + self.right
        return parts + tuple([entry for entry in self.linked if entry.kind in PARTS]) if self.linked else parts

    @kept
    def modified(self) -> bool:
        """Whether a modifier that is no rank belongs to it."""
        return any(entry.kind != "rank" for entry in self.parts)

    @kept
    def licensed(self) -> bool:
        """Whether the head is a role with these modifiers."""
        if self.head.kind == "A":
            return True
        if "linked" in self.head.options:
            return bool(self.linked)
        only = self.head.options.get("only")
        return self.modified if only is None else any(entry.english in only for entry in self.parts)

    @kept
    def codes(self) -> list[str | None]:
        """The code that `naming.isco` gives it, once it was asked for."""
        return []


class Growth:
    """One side of a head: which parts it takes there, and those that it has taken."""

    def __init__(self, head: Entry, parts: list[Entry], mods: bool, heads: bool, *, capital: bool = False) -> None:
        """Take whether modifiers and other roles as modifiers may stand on this side, and if with a capital alone."""
        self.head = head
        self._parts = parts
        self._mods = mods
        self._capital = capital
        # Where the head begins with its article and without, if these parts are right behind it.
        self.place: tuple[int, int] | None = None
        self.kinds = part_kinds(head) if heads else PARTS

    def may_begin(self, text: Text, at: int) -> bool:
        """Say whether a part may begin at `at` by its capital."""
        return not self._capital or text.source[text.origin(at, at + 1)[0]].isupper()

    def takes(self, part: Entry, side: str) -> bool:
        """Take a part on this side (``pre`` or ``post``) if it may stand there, and say whether it does."""
        if not joins_group(part, self.head):
            return False
        if part.kind == "rank":
            sides = part.options.keys() & {"pre", "post"}
            fits = side in sides if sides else side == "pre" or self._mods
        else:
            fits = self._mods or side in part.options
        if fits:
            self._parts.append(part)
        return fits

    @property
    def count(self) -> int:
        """How many parts it has taken."""
        return len(self._parts)

    @property
    def named(self) -> bool:
        """Whether a part is an institution, which a name may go on into."""
        return any("named" in part.options for part in self._parts)

    def cut_at_adjective(self) -> None:
        """Drop the adjectives at the end that no modifier follows."""
        while self._parts and is_adjective(self._parts[-1]):
            self._parts.pop()

    def cut_at_hyphen(self, text: Text, ends: Sequence[int]) -> int:
        """Drop the parts at the end that a word goes on from behind a hyphen, and return how many stay."""
        while self._parts and continued(text, ends[self.count]):
            self._parts.pop()
        return self.count

    def drop(self) -> None:
        """Drop the part that it took last."""
        self._parts.pop()

    def cut_at_name(self) -> int:
        """Drop an institution that a name goes on into, with all before it, and return how many parts stay."""
        for at, part in enumerate(self._parts):
            if "named" in part.options:
                del self._parts[at:]
        return len(self._parts)


def is_adjective(part: Entry) -> bool:
    """Say whether a modifier stands before what it modifies in a language whose other modifiers stand behind."""
    return part.kind == "mod" and "pre" in part.options and "post" not in part.options


def follows(text: Text, at: int, part: Entry) -> bool:
    """Say whether a part may stand behind a word that ends at `at`: some agree with how it ends (مهندسا مدنيا)."""
    endings = part.options.get("behind")
    return endings is None or text.folded.endswith(tuple(endings), 0, at)


def is_name(text: Text, at: int, found: tuple[int, Entry], growth: Growth, *, lower: bool) -> bool:
    """Say whether a part behind a head begins with a capital, as names do (директор Credit Suisse).

    Words of the pivot count behind another script, all of them right behind a head that has none where titles may
    have them (la doctora Salas; `lower`). A single letter behind such a head is a word (as a translator I).
    """
    end, part = found
    start, inner = growth.place or (-1, -1)
    if len(part.form) == 1 and _is_lower(text, inner):
        return True
    if part.form or not (
        (lower and _is_lower(text, start)) or (part.tag == PIVOT and not text.folded[at - 1].isascii())
    ):
        return False
    word = text.source[slice(*text.origin(at, end))].strip()
    return word[0].isupper() and not word.isupper()


def _is_lower(text: Text, at: int) -> bool:
    return at >= 0 and text.source[text.origin(at, at + 1)[0]].islower()


def edges(own: Syntax, folded: str, at: int, step: int) -> tuple[int, ...]:
    """Return where a neighbouring word may begin: behind one space, or at once where no space is written."""
    near = folded[at - 1 : at] if step < 0 else folded[at : at + 1]
    if near == " ":
        if own.spaced:
            return (at + step,)
        other = folded[at - 2 : at - 1] if step < 0 else folded[at + 1 : at + 2]
        inner = folded[at : at + 1] if step < 0 else folded[at - 1 : at]
        return (at + step,) if other.isascii() or inner.isascii() else ()
    inner = folded[at : at + 1] if step < 0 else folded[at - 1 : at]
    if step > 0 and inner == "'" and is_letter(near):
        return (at,)
    apart = not (joins(near, inner) if step < 0 else joins(inner, near))
    return (at,) if near and inner and is_letter(near) and apart else ()
