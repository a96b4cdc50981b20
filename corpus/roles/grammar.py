"""The packs of a text put together: heads in one automaton, and growth of a head by its modifiers and ranks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import Hit, is_letter, joins
from corpus.memory import kept
from corpus.patterns import lazy
from corpus.roles import compounds
from corpus.roles.growth import Borders as Borders
from corpus.roles.growth import Grown as Grown
from corpus.roles.growth import Growth, edges, follows, is_name
from corpus.roles.matching import Heads, Layers, Text, Words, closing, opening
from corpus.roles.pack import CUES, HEADS, PIVOT, REACHING, Entry, load
from corpus.roles.syntax import syntax

# More parts than a title has; it bounds the work at one head.
_MAX_PARTS = 8
_ROLES = HEADS[:2]
# A hit is made from its tuple: by name it takes three times as long.
_new = tuple.__new__
# The shortest front of a compound that is taken for a field unread.
_FRONT = 3
# The shortest head of the pivot has two letters.
_ASCII_WORD = lazy(r"[a-z]{2}")


class Lexemes:
    """The words of one pack, each group looked up by itself."""

    def __init__(self, tag: str) -> None:
        """Take the language."""
        self.pack = load(tag)
        self._words: dict[str, Words] = {}

    def words(self, group: str) -> Words:
        """Return the words of a group, the same ones whatever grammar asks."""
        if group not in self._words:
            self._words[group] = Words(self.pack, group)
        return self._words[group]

    @kept
    def common(self) -> frozenset[str]:
        """The spellings of common words."""
        return frozenset(self.pack.openings("word"))

    @kept
    def heads(self) -> Heads:
        """Every head, and the compounds that are no role."""
        return Heads(self.pack)


_lexemes = cache(Lexemes)


class Grammar:
    """What the packs of one language and of the pivot say together."""

    def __init__(self, tag: str) -> None:
        """Take the language."""
        self.tag = tag
        tags = tuple(dict.fromkeys((tag, PIVOT)))
        shapes = [syntax(name) for name in tags]
        self.own = shapes[0]
        self._packs = [_lexemes(name) for name in tags]
        self.lists = tuple(dict.fromkeys(mark for shape in shapes for mark in shape.lists))
        self.longest_mark = max(map(len, self.lists), default=0)
        self.prefixes = {affix: outer for shape in shapes for affix, outer in shape.prefixes.items()}
        self.suffixes = {affix: outer for shape in shapes for affix, outer in shape.suffixes.items()}
        self._grown_on = {affix: outer for affix, outer in self.suffixes.items() if is_letter(affix[0])}
        self._openers = {affix[-1] for affix in self.prefixes if affix}
        self._closers = {affix[0] for affix in (*self._grown_on, *self.own.endings)}
        # What is written on to the front of a word: articles are inside, proclitics outside.
        self.articles = tuple(affix for affix, outer in self.prefixes.items() if affix and not outer)
        self.proclitics = {affix: outer for affix, outer in self.prefixes.items() if affix == outer}
        # Whether letters may be written on to the front or the end of a cue.
        self.proclitic = any(is_letter(affix[-1:]) for affix in self.proclitics)
        self.enclitic = any(map(str.isalnum, self._grown_on))
        self._marked_ends = tuple(affix for affix in self._grown_on if not affix.isalnum())
        self.prepositions = tuple(self.own.prepositions)
        # The words that join what is listed, without the marks that do, and with those that a comma or space precedes.
        self.joints = tuple(mark for mark in self.lists if mark[:1].isalpha())
        self.spaced_joints = tuple(f" {word}" for word in self.joints)
        self.separators = tuple(word if word[0] == "," else f" {word}" for word in self.lists if word[-1:].isalpha())
        self._layers: dict[str, Layers] = {}
        self._own_layers: dict[str, Layers] = {}
        self._suffixes_from: dict[str, tuple[str, ...]] = {}

    def heads(self, folded: str) -> Iterator[Hit[Entry]]:
        """Yield the heads in a text that may be whole words, those of the language first."""
        for pack in self._packs if _ASCII_WORD.search(folded) else self._packs[:1]:
            for start, end, entries in pack.heads.find(folded, self._may_open, self._may_close):
                for entry in entries:
                    yield _new(Hit, (start, end, entry))

    def may_go_on(self, folded: str, start: int, end: int) -> bool:
        """Say whether something may be written on to a cue that stands between two places."""
        return self.enclitic or any(folded.find(affix, start, end) >= 0 for affix in self._marked_ends)

    def suffixes_from(self, first: str) -> tuple[str, ...]:
        """Return the suffixes that begin with a character, in their order."""
        if first not in self._suffixes_from:
            self._suffixes_from[first] = tuple(affix for affix in self.suffixes if affix[:1] in ("", first))
        return self._suffixes_from[first]

    def _may_open(self, folded: str, at: int) -> bool:
        """Say whether a word begins at `at`, or the last letter of what may be written on to one stands there."""
        if at == 0 or self.own.joints or not joins(folded[at - 1], folded[at]):
            return True
        return folded[at - 1] in self._openers

    def _may_close(self, folded: str, at: int) -> bool:
        """Say whether a word ends at `at`, or the first letter of what may be written on to one stands there."""
        return at == len(folded) or not joins(folded[at - 1], folded[at]) or folded[at] in self._closers

    @property
    def common(self) -> frozenset[str]:
        """The common words of the language, none where words are spaced."""
        return self._packs[0].common

    def cue(self, kind: str) -> Layers:
        """Return the cues of a kind; ``parts`` are what heads grow by, ``C`` the words for humans that are no role."""
        if kind not in self._layers:
            words = [pack.words(kind) for pack in self._packs]
            self._layers[kind] = Layers(words[0], words[1] if len(words) > 1 else None)
        return self._layers[kind]

    def cue_of(self, kind: str, head: Entry) -> Layers:
        """Return the cues of a kind that tell of a head: those of the pivot of its own heads alone.

        What is a thing in English is often a verb elsewhere (der Lehrer hat, plant, bot).
        """
        if head.tag == PIVOT:
            return self.cue(kind)
        if kind not in self._own_layers:
            self._own_layers[kind] = Layers(self._packs[0].words(kind), None)
        return self._own_layers[kind]

    @property
    def _parts(self) -> Layers:
        return self.cue("parts")

    def reach(self, kind: str, *, capital: bool) -> int:
        """Return how many characters may stand between a role and a cue, those for capitalised roles counted or not."""
        return self._reaches[kind][capital]

    @kept
    def _reaches(self) -> dict[str, tuple[int, ...]]:
        reaches = ((kind, [pack.pack.reaches(kind) for pack in self._packs]) for kind in REACHING)
        return {kind: tuple(map(max, zip(*each, strict=True))) for kind, each in reaches}

    @kept
    def _joiners(self) -> list[tuple[str, Entry]]:
        """What joins fields: with the space behind it where it is a word of its own, without where it is written on."""
        outers = set(self.prefixes.values())
        pairs = [pair for pack in self._packs for pair in pack.pack.entries("and")]
        bare = [spelling in outers or spelling.endswith("'") for spelling, _ in pairs]
        return [(word if joined else f"{word} ", entry) for joined, (word, entry) in zip(bare, pairs, strict=True)]

    def borders(self, text: Text, start: int, end: int, head: Entry) -> Borders | None:
        """Return where a head begins and ends in its word, None when it is part of another word.

        Where nouns have capitals a word of the pivot that has none is another word.
        """
        if not (closes := closing(text.folded, end, self._grown_on, self.own.endings)):
            return None
        if self.own.nouns and head.tag == PIVOT and text.source[text.origin(start, end)[0]].islower():
            return None
        if self.own.marks:
            closes = (self._marked(text.folded, closes[0]), self._marked(text.folded, closes[1]))
        if opens := opening(text.folded, start, self.prefixes):
            return Borders(opens[0], closes[0], opens[1], closes[1], start, (), text.folded[end : closes[0]])
        return self._compound(text, start, closes, head) if self.own.joints and head.tag != PIVOT else None

    def _marked(self, folded: str, end: int) -> int:
        """Return the end of a head that ends at `end`, with the mark of a further gender behind it."""
        for mark in self.own.marks if folded.startswith(self.own.marks, end) else ():
            if folded.startswith(mark, end) and not joins(mark[-1], folded[end + len(mark) : end + len(mark) + 1]):
                return end + len(mark)
        return end

    def _compound(self, text: Text, start: int, closes: tuple[int, int], head: Entry) -> Borders | None:
        """Return the borders of a head that ends a compound, None if no other words make up what stands before it.

        What is no role is none behind anything.
        """
        first = start
        while first > 0 and joins(text.folded[first - 1], text.folded[first]):
            first -= 1
        if self.own.nouns and text.source[text.origin(first, start)[0]].islower():
            return None
        parts: tuple[Entry, ...] | None = ()
        if head.kind in _ROLES:
            parts = compounds.split(text, self._parts, self.own.joints, (first, start), head)
            if parts is None and "open" in head.options and start - first >= _FRONT:
                parts = (compounds.unread(head.tag),)
        return None if parts is None else Borders(first, closes[0], first, closes[1], first, parts)

    def grow(self, text: Text, head: Entry, borders: Borders) -> Grown:
        """Return the head with its modifiers, ranks and complement."""
        start, end, outer, outer_end, inner, parts, _ = borders
        if "whole" in head.options:
            return Grown(start, end, outer, outer_end, head)
        leftward = syntax(head.tag).left
        left: list[Entry] = [*reversed(parts)]
        right: list[Entry] = []
        linked: list[Entry] = []
        if outer == start:
            start = outer = self._left(text, start, Growth(head, left, leftward, leftward))
            field, tag = -1, head.tag
            if not left and " " not in text.folded[start:end] and borders.ending in self.own.possessed:
                field = compounds.field_start(text, start, self.own)
            elif not (left or self.own.spaced or self._opens_phrase(text, start)) and "open" in head.options:
                field, tag = compounds.front(text.folded, start), PIVOT
            if field >= 0:
                start = outer = field
                left = [compounds.unread(tag)]
        if outer_end == end:
            apposed = "apposed" in head.options
            growth = Growth(head, right, apposed or not (leftward and self.own.left), not leftward, capital=apposed)
            growth.place = start, inner
            end = self._right(text, end, growth, definite=start < inner and not left)
            if right and (apposed or "of" in head.options):
                end = self._joined(text, end, head, right)
            end = outer_end = self._link(text, self._governed(text, end, head, linked), head, linked)
        return Grown(start, end, outer, outer_end, head, tuple(reversed(left)), tuple(right), tuple(linked))

    def _left(self, text: Text, at: int, growth: Growth) -> int:
        """Add the parts that stand before `at` and return where the first begins."""
        starts = [at]
        for _ in range(_MAX_PARTS):
            found = None
            for edge in edges(self.own, text.folded, starts[-1], -1):
                found = found or self._parts.ending(text, edge, growth.kinds, self.prefixes)
            if found is None or not self._stands(text, *found) or not growth.takes(found[1], "pre"):
                break
            starts.append(found[0])
        while len(starts) > 1 and self.own.left and compounds.joined_before(text, starts[-1]):
            del starts[-1]
            growth.drop()
        bare = growth.named and edges(self.own, text.folded, starts[-1], -1) == (starts[-1],)
        if bare and not self._opens_phrase(text, starts[-1]):
            del starts[1 + growth.cut_at_name() :]
        return starts[-1]

    def _stands(self, text: Text, at: int, part: Entry) -> bool:
        """Say whether a part may stand at `at` as a word: where nouns have capitals, what has none is an adjective.

        Behind an apostrophe stands an ending where words have some (Yusuf'un | öğretmen).
        """
        if self.own.endings and text.folded[at - 1 : at] == "'":
            return False
        if not self.own.nouns or part.kind != "mod" or "pre" in part.options:
            return True
        return not text.source[text.origin(at, at + 1)[0]].islower()

    def _opens_phrase(self, text: Text, at: int) -> bool:
        """Say whether a word that stands before noun phrases ends at `at`: no name goes on over it then."""
        return (self.cue("det").ending(text, at, CUES) or self.cue("verbal").ending(text, at, CUES)) is not None

    def _right(self, text: Text, at: int, growth: Growth, *, attached: bool = False, definite: bool = False) -> int:
        """Add the parts that stand behind `at`, the first at once if `attached`, and return where the last ends.

        Behind a head with the article a word of its script belongs to it only if it has the article too.
        """
        ends = [at]
        for part in range(_MAX_PARTS):
            found = None
            for edge in (at,) if attached and part == 0 else edges(self.own, text.folded, ends[-1], 1):
                if not growth.may_begin(text, edge):
                    continue
                if not definite or text.folded[edge].isascii() or text.folded.startswith(self.articles, edge):
                    found = found or self._starting(text, edge, growth.kinds)
            if found is None or (definite and not self._agrees(text, found)) or not follows(text, ends[-1], found[1]):
                break
            if found[1].kind in {"A", "B"} and self._is_apart(text, ends[-1]):
                break
            if is_name(text, ends[-1], found, growth, lower=self.own.lower) or not growth.takes(found[1], "post"):
                break
            if "verb" in found[1].options and self._is_told(text, growth):
                growth.drop()
                break
            ends.append(found[0])
        growth.cut_at_adjective()
        if growth.named and self.own.spaced and all(self._capital_at(text, end + 1) for end in ends[-2:]):
            # The institution that makes a post has no name behind it (ahli ekonomi | Universitas Negeri Malang).
            return ends[growth.cut_at_name()]
        return ends[growth.cut_at_hyphen(text, ends) if self.own.joints else growth.count]

    def _capital_at(self, text: Text, at: int) -> bool:
        """Say whether a word with a capital begins at `at`, behind a space."""
        spaced = text.folded[at - 1 : at] == " " and at < len(text.folded)
        return spaced and text.source[text.origin(at, at + 1)[0]].isupper()

    def _is_apart(self, text: Text, at: int) -> bool:
        """Say whether a blank parts a title that ends at `at` from the next: เจ้าหน้าที่ HR เจ้าหน้าที่จัดซื้อ."""
        return not self.own.spaced and text.folded[at] == " " and not text.folded[at + 1].isascii()

    def _is_told(self, text: Text, growth: Growth) -> bool:
        """Say whether a word before the head, which needs no part, shows that a verb may follow it."""
        start = growth.place[0] if growth.place else 0
        return start > 0 and growth.head.kind == "A" and self._opens_phrase(text, start - 1)

    def _agrees(self, text: Text, found: tuple[int, Entry]) -> bool:
        """Say whether a part may follow a head with the article: a modifier only if it is an adjective."""
        end, part = found
        if part.kind != "mod" or not self.own.agreeing or text.folded[end - 1].isascii():
            return True
        return text.folded.endswith(self.own.agreeing, 0, end)

    def _starting(self, text: Text, at: int, kinds: Sequence[str]) -> tuple[int, Entry] | None:
        if found := self._parts.starting(text, at, kinds):
            return self._marked(text.folded, found[0]), found[1]
        for inside in self.articles:
            if text.folded.startswith(inside, at) and (found := self._parts.starting(text, at + len(inside), kinds)):
                return found
        return None

    def _link(self, text: Text, at: int, head: Entry, parts: list[Entry]) -> int:
        """Add a complement behind a linking word at `at`, which may have one itself; return its end, `at` if none."""
        for edge in edges(self.own, text.folded, at, 1):
            found = self.cue("link").starting(text, edge, CUES)
            if found and compounds.joins_group(found[1], head):
                complement: list[Entry] = []
                end = self._right(text, found[0], Growth(head, complement, mods=True, heads=False))
                if compounds.completes(found[1], complement):
                    end = self._joined(text, end, head, complement)
                    parts += (found[1], *complement)
                    return self._link(text, end, head, parts) if len(parts) < _MAX_PARTS else end
                if self._opens(found[1], head) and (last := self._field(text, end)):
                    parts += (found[1], compounds.unread(head.tag))
                    return last if self.own.nouns else self._further(text, last, head, parts)
        return at

    def _opens(self, link: Entry, head: Entry) -> bool:
        """Say whether any noun may stand behind a link: Experte für Suchmaschinen, but Facharbeiter | in der Firma."""
        if link.tag != head.tag or "open" not in head.options:
            return False
        return head.kind == "B" and "with" not in link.options if self.own.nouns else "open" in link.options

    def _further(self, text: Text, at: int, head: Entry, parts: list[Entry]) -> int:
        """Add what belongs to a field that no pack knows and that ends at `at` (técnico en ética | de IA)."""
        further: list[Entry] = []
        end = self._right(text, at, Growth(head, further, mods=True, heads=False))
        parts += further
        return self._link(text, end, head, parts) if len(parts) < _MAX_PARTS else end

    def _governed(self, text: Text, at: int, head: Entry, parts: list[Entry]) -> int:
        """Add a field that no pack knows and that stands right behind a title, by its case; return where that ends."""
        own = "governs" in head.options and not self._title_at(text, at)
        end = compounds.governed_end(text, at, self.own) if own else 0
        parts += (compounds.unread(head.tag),) if end else ()
        return end or at

    def _field(self, text: Text, at: int) -> int:
        """Return where a field that no pack knows ends behind a link that ends at `at`, 0 if none is there."""
        if self.own.nouns:
            return compounds.noun_end(text, at)
        end = compounds.field_end(text, at, self.own)
        return 0 if self._title_at(text, at) else end

    def _joined(self, text: Text, at: int, head: Entry, parts: list[Entry]) -> int:
        """Add a second field of the complement that ends at `at` (trade and industry) and return where it ends.

        It is none when another title begins there or right behind it.
        """
        for edge in edges(self.own, text.folded, at, 1):
            for spelling, joiner in self._joiners:
                start = edge + len(spelling)
                if not text.folded.startswith(spelling, edge) or self._title_at(text, start):
                    continue
                second: list[Entry] = []
                end = self._right(text, start, Growth(head, second, mods=True, heads=False), attached=True)
                if second and not self._title_at(text, end):
                    parts += (joiner, *second)
                    return end
        return at

    def title_start(self, text: Text, at: int) -> int | None:
        """Return where a title without modifiers begins that ends at `at`, None if none does."""
        found = self._parts.ending(text, at, _ROLES, self.prefixes)
        return found[0] if found else None

    def _title_at(self, text: Text, at: int) -> bool:
        return any(self._starting(text, edge, ("A", "B")) for edge in (at, *edges(self.own, text.folded, at, 1)))


@cache
def grammar(tag: str) -> Grammar:
    """Return the grammar of a language's texts."""
    return Grammar(tag)
