"""A head in its word, and with what belongs to it."""

from __future__ import annotations

from corpus.memory import kept
from corpus.records import NamedTuple
from corpus.roles.pack import PARTS, Entry


class Borders(NamedTuple):
    """Where a head begins and ends, the word round it with its proclitics, and the head without its article.

    `parts` are what stands before the head in the same word, in text order.
    """

    start: int
    end: int
    outer: int
    outer_end: int
    inner: int
    parts: tuple[Entry, ...] = ()


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
