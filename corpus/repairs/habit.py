"""What a spliced document shows about its own writing and about the site that damaged it."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from itertools import pairwise

from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.chinese import (
    RARE,
    Candidate,
    beginnings,
    completions,
    frequencies,
    has_reading,
    other_script,
    readers,
    script,
)
from corpus.repairs.gates import SYLLABLE

HAN = "\u3400-\u9fff\ue000-\uf8ff"
BRACKETS = tuple(zip("“‘「『《（(", "”’」』》）)", strict=True))
_CLOSING = frozenset(right for _, right in BRACKETS)
_ANNOTATED = lazy(rf"([{HAN}])[(（]({SYLLABLE})[)）]")
_FULL_WIDTH = lazy(rf"(?<=[{HAN}])[，：；（）]")
_HALF_WIDTH = lazy(rf"(?<=[{HAN}])[,:;](?![)\w])|(?<=[{HAN}])[,:;](?=[{HAN}])")
# What follows a hole may be shifted by a byte, up to the next ASCII character.
_DOUBTFUL = lazy(rf"\?(?:{SYLLABLE}\))?[^\x00-\x7f]*")

_CHOICES = 6
# Costs in natural log units, beside the cost of the characters read.
_ENTER_PUNCTUATION = 9.0
_ENTER_IN_ANNOTATED = 4.0
_AGAINST_HABIT = 8.0
_NEW_KEY = 3.0
_SEEN_HERE = 3.0
_OTHER_SCRIPT = 5.0
_OTHER_READING = 4.0
_NONE: frozenset[str] = frozenset()


class Choice(NamedTuple):
    """A character that a hole may stand for, as the document would write it, and its byte that was not known."""

    cost: float
    char: str
    byte: int


class _Pool(NamedTuple):
    """The candidates that share a byte: by symbol, by character as written, and the most usual ones of all."""

    of_symbol: dict[str, list[Candidate]]
    of_char: dict[str, list[Candidate]]
    usual: list[Candidate]


class Habit:
    """What a document shows: its punctuation, script, annotated characters, and what follows what in it.

    A site annotates every occurrence of its characters: those that bear an annotation are its keys, those that stand
    without are not. `has_keys` says that there are any, `enter` is the cost of supposing a damage
    without a reading.
    """

    def __init__(self, text: str, holes: Counter[str] | None = None) -> None:
        """Read the habit off a text whose holes hid the annotated characters `holes`, as a first reading found."""
        self._table = frequencies()
        self._half_width = len(_HALF_WIDTH.findall(text)) > len(_FULL_WIDTH.findall(text))
        self._wide_spaces = "\u3000" in text
        self._foreign = other_script(text)
        self._keys = frozenset(char for char, reading in set(_ANNOTATED.findall(text)) if has_reading(char, reading))
        self._holes = holes or Counter()
        self._bare = Counter(_DOUBTFUL.sub("", _ANNOTATED.sub("", text))) - self._holes
        plain = _ANNOTATED.sub(r"\1", text)
        self._followers: dict[str, set[str]] = {}
        for first, second in set(pairwise(plain)):
            self._followers.setdefault(first, set()).add(second)
        self.has_keys = bool(self._keys)
        self.enter = _ENTER_IN_ANNOTATED if len(self._keys) > 1 else _ENTER_PUNCTUATION
        self._costs: dict[str, float] = {}
        self._pools: dict[tuple[int, bool], _Pool] = {}
        self._likeliest: dict[tuple[str, int, bool], list[Choice]] = {}
        self._read: dict[tuple[str, int], list[Choice]] = {}

    def as_written(self, char: str) -> str:
        """Return `char` in the width that the document has."""
        if char == "\u3000":
            return char if self._wide_spaces else " "
        return chr(ord(char) - 0xFEE0) if self._half_width and "！" <= char <= "～" else char

    def cost(self, last: str, char: str, *, orphan: bool = False) -> float:
        """Return what it costs to read `char`, as written, after `last`; an `orphan` never bears an annotation."""
        both = last + char
        known = self._costs.get(both)
        if known is None:
            known = self._costs[both] = self._table.cost(last, char) + self._plain(char, script(char), last)
        return known - _AGAINST_HABIT if orphan and char in self._keys else known

    def key_cost(self, last: str, char: str, as_key: float) -> float:
        """Return what it costs to read the annotated `char` after `last`; `as_key` is the cost that `read_as` gave."""
        return self._table.cost(last, char) + as_key - (_SEEN_HERE if char in self._followers.get(last, ()) else 0.0)

    def choices(self, last: str, byte: int, *, ends: bool = False) -> list[Choice]:
        """Return the likeliest characters after `last` that begin or end with `byte`, and all that close a bracket."""
        key = (last, byte, ends)
        known = self._likeliest.get(key)
        if known is None:
            known = self._likeliest[key] = self._ranked(last, byte, ends=ends)
        return known

    def read_as(self, reading: str, lead: int) -> list[Choice]:
        """Return the characters that begin with `lead` and have a reading; their cost is that of being a key."""
        known = self._read.get((reading, lead))
        if known is None:
            main, others = readers(reading)
            known = self._read[reading, lead] = [
                Choice(self._as_key(found) + (0.0 if found.char in main else _OTHER_READING), found.char, found.byte)
                for found in completions(lead)
                if found.char in main or found.char in others
            ]
        return known

    def _ranked(self, last: str, byte: int, *, ends: bool) -> list[Choice]:
        pool = self._pools.get((byte, ends))
        if pool is None:
            pool = self._pools[byte, ends] = self._pool(beginnings(byte) if ends else completions(byte))
        row, alone, followers = self._table.row(last), self._table.alone, self._followers.get(last, _NONE)
        fitting = [found for sign in row.keys() & pool.of_symbol.keys() for found in pool.of_symbol[sign]]
        fitting += [found for char in followers & pool.of_char.keys() for found in pool.of_char[char]]
        choices = {
            Choice(
                min(row.get(found.symbol, RARE), alone.get(found.symbol, RARE))
                + self._plain(found.char, found.script, last),
                self.as_written(found.char),
                found.byte,
            )
            for found in (*fitting, *pool.usual)
        }
        ranked = sorted(choices)
        return ranked[:_CHOICES] + [choice for choice in ranked[_CHOICES:] if choice.char in _CLOSING]

    def _pool(self, candidates: tuple[Candidate, ...]) -> _Pool:
        """Arrange candidates so that those that may follow a character are found without looking at all."""
        alone = self._table.alone
        usual = nsmallest(
            _CHOICES,
            candidates,
            key=lambda found: alone.get(found.symbol, RARE) + self._plain(found.char, found.script, ""),
        )
        pool = _Pool({}, {}, usual + [found for found in candidates if found.char in _CLOSING])
        for found in candidates:
            pool.of_symbol.setdefault(found.symbol, []).append(found)
            pool.of_char.setdefault(self.as_written(found.char), []).append(found)
        return pool

    def _as_key(self, found: Candidate) -> float:
        cost = _OTHER_SCRIPT if found.script and found.script == self._foreign else 0.0
        if found.char in self._keys:
            return cost
        return cost + (_AGAINST_HABIT if self._bare[found.char] > 0 else _NEW_KEY / (1 + self._holes[found.char]))

    def _plain(self, char: str, script_of: str, last: str) -> float:
        """Return what the document has against `char` without an annotation after `last`."""
        cost = _OTHER_SCRIPT if script_of and script_of == self._foreign else 0.0
        if char in self._keys:
            cost += _AGAINST_HABIT
        return cost - _SEEN_HERE if char in self._followers.get(last, ()) else cost
