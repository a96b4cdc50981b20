"""Words of a pack looked up at a place of a text: the longest that fits, with what is written on to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from corpus.document import Span
from corpus.folding import narrow
from corpus.lexicon import Automaton, joins
from corpus.memory import Memory, kept
from corpus.roles.pack import EDGE, ENDING, OPENING, Entry, Pack, lasts_of, lengths_of, mark_of, normal, places_of

_MAX_AFFIX = 12
# The shortest word of the pivot that counts inside a compound of another language.
_LOAN = 4
# So many places of a text are kept.
_MOST_KNOWN = 1 << 12
# So many characters of a text are searched at once for what may start near a place.
_PIECE = 512
# What stands for a character that an encoding lacks.
_OTHER = "?"
_Lengths = tuple[int, ...]
_NO_AFFIXES: Mapping[str, str] = {}


class Text:
    """A folded text with the characters that it was folded from.

    `determiners`, `joints`, `copulas` and `edges` are what was looked up at places of it, `starts` where words of a
    group may start in it.
    """

    __slots__ = ("copulas", "determiners", "edges", "folded", "joints", "origin", "source", "starts")

    def __init__(self, folded: str, origin: Callable[[int, int], tuple[int, int]], source: str) -> None:
        """Take the text, what gives the place of a span of it in `source`, and that."""
        self.folded, self.origin, self.source = folded, origin, source
        self.determiners: dict[int, tuple[int, Entry] | None] = Memory(_MOST_KNOWN)
        self.joints: dict[int, tuple[int, Entry] | None] = Memory(_MOST_KNOWN)
        self.copulas: dict[int, bool] = Memory(_MOST_KNOWN)
        self.edges: dict[int, Sequence[int]] = Memory(_MOST_KNOWN)
        self.starts: dict[tuple[Words, int], list[int]] = {}

    def cased(self, entries: Sequence[Entry], start: int, end: int, kinds: Sequence[str]) -> Entry | None:
        """Return the first entry of these kinds whose upper-case letters are upper case in the text as well."""
        for entry in entries:
            if entry.kind not in kinds:
                continue
            if not entry.form or self._upper(entry.form, start, end):
                return entry
        return None

    def _upper(self, form: str, start: int, end: int) -> bool:
        first, last = self.origin(start, end)
        words = zip(normal(form).split(" "), normal(narrow(self.source[first:last])).split(" "), strict=False)
        # Letters without case may be those of another script (AI记者, AI記者).
        return all(_capitals(due) == _capitals(seen) for due, seen in words if due != due.lower())


def _in_latin(text: str) -> str:
    """Return a text with `_OTHER` for each character that is not in Latin-1."""
    return text.encode("latin-1", "replace").decode("latin-1")


def _capitals(word: str) -> str:
    return "".join(filter(str.isupper, word))


class _Group:
    """A group of a pack, of which what begins as a text does is read, and kept."""

    def __init__(self, pack: Pack, group: str) -> None:
        """Take the pack and the group; the first entry of a spelling in one case wins."""
        self._pack, self._group = pack, group
        self._entries: dict[str, tuple[Entry, ...]] = {}

    @kept
    def _begun(self) -> Mapping[str, str]:
        return self._pack.openings(self._group)

    @kept
    def _openings(self) -> Automaton:
        return Automaton(self._begun)

    def _spelled(self, opening: str, spelling: str) -> tuple[Entry, ...]:
        """Return the entries of what is spelled so and looked up by `opening`; forms that cannot be are not read."""
        line, mark = self._begun[opening], mark_of(spelling)
        if mark not in line:
            return ()
        forms = map(self._pack.spelled, places_of(line, mark))
        if found := tuple([entry for pairs in forms for each, entry in pairs if each == spelling]):
            self._entries[spelling] = found
        return found


class Heads(_Group):
    """The heads of a pack, found in a whole text."""

    def __init__(self, pack: Pack) -> None:
        """Take the pack."""
        super().__init__(pack, "heads")
        self._lasts: dict[str, list[tuple[int, str]]] = {}

    @kept
    def _western(self) -> bool:
        """Whether all that they begin with is in Latin-1."""
        begun = "".join(self._begun)
        return _OTHER not in begun and begun == _in_latin(begun)

    def find(
        self, folded: str, may_open: Callable[[str, int], bool], may_close: Callable[[str, int], bool]
    ) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """Yield start, end and entries of the heads in a text, overlapping ones included, that may open and close."""
        known, entries, size = self._lasts, self._entries, len(folded)
        # The bytes of other letters are most of what the automaton would read where a text has another script.
        seen = _in_latin(folded) if self._western and not folded.isascii() else folded
        for _, start, last in self._openings.find(seen):
            if start and folded[start - 1] != " " and not may_open(folded, start):
                continue
            opening = folded[start:last]
            if opening not in known:
                known[opening] = lasts_of(self._begun[opening])
            for length, lasts in known[opening]:
                end = start + length
                if end > size or folded[end - 1] not in lasts:
                    continue
                if end == size or folded[end] == " " or may_close(folded, end):
                    spelling = folded[start:end]
                    if found := entries.get(spelling) or self._spelled(opening, spelling):
                        yield start, end, found


class Words(_Group):
    """A group of a pack looked up at a place of a text, the longest spelling first."""

    def __bool__(self) -> bool:
        """Say whether there is any word."""
        return bool(self._begun)

    @kept
    def meant(self) -> frozenset[str]:
        """The English names of the heads that some of them are ``for``."""
        return frozenset(chain.from_iterable(each.get("for", ()) for each in self._pack.options(self._group)))

    @kept
    def _ended(self) -> Mapping[str, str]:
        return self._pack.endings(self._group)

    @kept
    def _edges(self) -> Set[str]:
        return self._pack.edges(self._group)

    @kept
    def far(self) -> Set[str]:
        """A word of each of those that may stand some characters away from a role."""
        return self._pack.far(self._group)

    @kept
    def copulas(self) -> Set[str]:
        """A word of each of those behind which the thing may stand that a role is likened to."""
        return self._pack.copulas(self._group)

    def may_begin(self, edge: str) -> bool:
        """Say whether any word may begin where these are the next characters."""
        edges = self._edges
        return edge in edges or edge[:2] in edges or edge[:1] in edges

    def may_end(self, edge: str) -> bool:
        """Say whether any word may end where these are the last characters."""
        ended = self._ended
        return edge in ended or edge[-2:] in ended or edge[-1:] in ended

    def _new(self, spelling: str) -> tuple[Entry, ...]:
        """Return the entries of what is spelled so and was not met yet."""
        opening = spelling[:OPENING]
        return self._spelled(opening, spelling) if opening in self._begun else ()

    def _beginning(self, edge: str) -> _Lengths:
        """Return the lengths of what begins with these characters or is the first of them, the longest first."""
        table, found = self._begun, ""
        for size in range(len(edge), 0, -1):
            if line := table.get(edge[:size]):
                found += line[: line.index(" ")]
        return lengths_of(found) if found else ()

    def _ending(self, edge: str, least: int = 1) -> _Lengths:
        """Return the lengths of what ends with these characters or is the last `least` of them or more."""
        table = self._ended
        found = table.get(edge, "")
        for size in range(len(edge) - 1, least - 1, -1):
            if line := table.get(edge[-size:]):
                found += line
        return lengths_of(found) if found else ()

    def ending(
        self, text: Text, at: int, kinds: Sequence[str], prefixes: Mapping[str, str] = _NO_AFFIXES
    ) -> tuple[int, Entry] | None:
        """Return start and entry of the longest whole word or phrase that ends at `at`, what stands inside included."""
        folded, entries = text.folded, self._entries
        for length in self._ending(folded[max(0, at - ENDING) : at]):
            start = at - length
            if start < 0 or (start and not prefixes and joins(folded[start - 1], folded[start])):
                continue
            spelling = folded[start:at]
            found = entries.get(spelling) or self._new(spelling)
            if not found:
                continue
            inner = opening(folded, start, prefixes)
            if inner is not None and (entry := text.cased(found, start, at, kinds)):
                return inner[0], entry
        return None

    def inside(self, text: Text, first: int, at: int, kinds: Sequence[str]) -> Iterator[tuple[int, Entry]]:
        """Yield start and entry of what ends at `at`, not before `first`, inside a word or not, the longest first."""
        folded, entries = text.folded, self._entries
        for length in self._ending(folded[max(first, at - ENDING) : at], least=2):
            start = at - length
            spelling = folded[start:at] if start >= first else ""
            found = entries.get(spelling) or self._new(spelling)
            if found and (entry := text.cased(found, start, at, kinds)):
                yield start, entry

    def starting(
        self, text: Text, at: int, kinds: Sequence[str], suffixes: Mapping[str, str] = _NO_AFFIXES
    ) -> tuple[int, Entry] | None:
        """Return end and entry of the longest whole word or phrase that starts at `at`, one of `suffixes` left out."""
        folded, entries, size = text.folded, self._entries, len(text.folded)
        for length in self._beginning(folded[at : at + OPENING]):
            end = at + length
            if end > size or (end < size and not suffixes and joins(folded[end - 1], folded[end])):
                continue
            spelling = folded[at:end]
            found = entries.get(spelling) or self._new(spelling)
            if found and closing(folded, end, suffixes) and (entry := text.cased(found, at, end, kinds)):
                return end, entry
        return None

    def starts(self, text: Text, first: int, last: int) -> Iterator[int]:
        """Yield where something may start between two places of a text, which is read some characters at a time."""
        for piece in range(first // _PIECE, (last - 1) // _PIECE + 1):
            if (self, piece) not in text.starts:
                begin = piece * _PIECE
                folded = text.folded[begin : begin + _PIECE + OPENING]
                text.starts[self, piece] = sorted({begin + start for _, start, _ in self._openings.find(folded)})
            each = text.starts[self, piece]
            yield from each[bisect_left(each, first) : bisect_left(each, last)]


class Layers:
    """The words of a language over those of the pivot, which are ASCII and asked beside ASCII characters alone."""

    def __init__(self, own: Words, pivot: Words | None) -> None:
        """Take the words of the language and, unless that is the pivot itself, those of the pivot."""
        self._own = own
        self._pivot = pivot

    def __bool__(self) -> bool:
        """Say whether there is any word."""
        return bool(self._own) or bool(self._pivot)

    @kept
    def meant(self) -> frozenset[str]:
        """The English names of the heads that some of them are ``for``."""
        return self._own.meant | (self._pivot.meant if self._pivot else frozenset())

    @kept
    def far(self) -> Set[str]:
        """A word of each of those that may stand some characters away from a role."""
        return self._own.far | (self._pivot.far if self._pivot else frozenset())

    @kept
    def copulas(self) -> Set[str]:
        """A word of each of those behind which the thing may stand that a role is likened to; none if no own one is."""
        own = self._own.copulas
        return own | self._pivot.copulas if own and self._pivot else own

    def ending(
        self, text: Text, at: int, kinds: Sequence[str], prefixes: Mapping[str, str] = _NO_AFFIXES
    ) -> tuple[int, Entry] | None:
        """Return start and entry of the longest word or phrase that ends at `at`, the language first."""
        edge = text.folded[at - ENDING if at > ENDING else 0 : at]
        found = self._own.ending(text, at, kinds, prefixes) if self._own.may_end(edge) else None
        if self._pivot is not None and edge[-1:].isascii() and self._pivot.may_end(edge):
            other = self._pivot.ending(text, at, kinds, prefixes)
            return other if other and (found is None or other[0] < found[0]) else found
        return found

    def inside(self, text: Text, first: int, at: int, kinds: Sequence[str]) -> Iterator[tuple[int, Entry]]:
        """Yield start and entry of the pieces of a word that end at `at`; the pivot's short words are chance there."""
        yield from self._own.inside(text, first, at, kinds)
        if self._pivot is not None:
            pieces = self._pivot.inside(text, first, at, kinds)
            yield from ((start, entry) for start, entry in pieces if at - start >= _LOAN)

    def starting(
        self, text: Text, at: int, kinds: Sequence[str], suffixes: Mapping[str, str] = _NO_AFFIXES
    ) -> tuple[int, Entry] | None:
        """Return end and entry of the longest word or phrase that starts at `at`, the language first."""
        edge = text.folded[at : at + EDGE]
        found = self._own.starting(text, at, kinds, suffixes) if self._own.may_begin(edge) else None
        if self._pivot is not None and edge[:1].isascii() and self._pivot.may_begin(edge):
            other = self._pivot.starting(text, at, kinds)
            return other if other and (found is None or other[0] > found[0]) else found
        return found

    def within(self, text: Text, spans: Iterable[Span], kinds: Sequence[str]) -> Iterator[tuple[int, Entry]]:
        """Yield start and entry of what starts in some spans at places at which a word begins."""
        folded = text.folded
        both = [words for words in (self._own, self._pivot) if words is not None]
        likely = {at for words in both for first, last in spans for at in words.starts(text, first, last)}
        for at in sorted(likely):
            if (at == 0 or not joins(folded[at - 1], folded[at])) and (found := self.starting(text, at, kinds)):
                yield at, found[1]


def opening(folded: str, start: int, prefixes: Mapping[str, str]) -> tuple[int, int] | None:
    """Return where a word at `start` begins with its article and with its proclitics, None inside another word."""
    if start == 0 or folded[start - 1] == " " or not joins(folded[start - 1], folded[start]):
        return start, start
    if not prefixes:
        return None
    first = start - 1
    while first > 0 and start - first <= _MAX_AFFIX and joins(folded[first - 1], folded[first]):
        first -= 1
    outer = prefixes.get(folded[first:start])
    return None if outer is None else (first + len(outer), first)


def closing(
    folded: str, end: int, suffixes: Mapping[str, str], endings: Set[str] = frozenset()
) -> tuple[int, int] | None:
    """Return where a word to `end` ends without and with what is written on to it, None inside another word.

    `endings` belong to the word, with an apostrophe before or in them as well.
    """
    following = folded[end : end + 1]
    if following in ("", " "):
        return end, end
    inner = joins(folded[end - 1], following)
    if endings and (inner or following == "'"):
        last = _run(folded, end if inner else end + 1)
        if inner and folded[last : last + 1] == "'":
            further = _run(folded, last + 1)
            last = further if folded[end:further].replace("'", "") in endings else last
        if folded[end:last].replace("'", "") in endings:
            return last, last
    if not inner:
        return end, end
    if not suffixes:
        return None
    last = _run(folded, end)
    outer = suffixes.get(folded[end:last])
    return None if outer is None else (last - len(outer), last)


def _run(folded: str, at: int) -> int:
    """Return where the letters from `at` on end, as far as an affix can reach."""
    last = min(at + 1, len(folded))
    while last < len(folded) and last - at <= _MAX_AFFIX and joins(folded[last - 1], folded[last]):
        last += 1
    return last
