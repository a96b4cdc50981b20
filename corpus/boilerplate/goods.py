"""What spam sells: its words in folded lines, whatever mask they wear."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import repeat
from operator import itemgetter

from corpus.boilerplate import amounts, brands, contacts, masks
from corpus.boilerplate.lines import AT_ONCE, Joined, Line
from corpus.boilerplate.words import Match, Words
from corpus.folding import folded_sections
from corpus.lexicon import Hit, Lexicon, Together, is_word
from corpus.memory import kept
from corpus.packs import PackError, Section
from corpus.patterns import lazy
from corpus.records import NamedTuple

_GOODS = frozenset({"terms", "wares", "papers", "hints", "taboo"})
_OTHERS = frozenset({"fill", "calls", "channels", "reports"})
_AFFIXES = ("before", "behind")
_GROUPS = _GOODS | _OTHERS | {*_AFFIXES}
_NUMBERED = lazy(r"[0-9](?:[a-z]|(?<=[a-z].)|(?<=[a-z]-.))")
_END_AND_START = itemgetter(1, 0)
# Where endings are written on, a place is written before goods and a trade behind them as well: so many letters tell
# goods all the same.
_COMPOUND = 3
_RUN = lazy(r"[^\W\d_a-z]{0,8}\Z"), lazy(r"[^\W\d_a-z]{0,8}")
_PARTED = 0.6  # share of letters that words of spam take where a row of letters is parted into words


class Word(NamedTuple):
    """The group of a word, and the language of its pack."""

    group: str
    tag: str


# Parts of names, and of ways to reach someone: wherever they stand in a line, it is looked at.
_ROOT, _SIGN = Word("roots", "mul"), Word("signs", "mul")


class Lexica:
    """The words of spam of some packs: `goods`, with the roots and signs, make a line suspect."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        """Take the languages. Raises PackError when a ``spam.txt`` is damaged."""
        self._tags = tags
        self.goods = Together(_goods_of(tag, rooted=tag == tags[0]) for tag in tags)

    @kept
    def others(self) -> Together[Word]:
        """All other words, which few lines are searched for."""
        return Together(_others_of(tag) for tag in self._tags)


@cache
def lexica_of(tags: tuple[str, ...]) -> Lexica:
    """Return the words of spam of these packs. Raises PackError when a ``spam.txt`` is damaged."""
    return Lexica(tags)


@cache
def _goods_of(tag: str, *, rooted: bool) -> Lexicon[Word]:
    parts = [*((root, _ROOT) for root in brands.roots()), *((sign, _SIGN) for sign in contacts.signs())]
    return Lexicon([*(parts if rooted else ()), *_words_of(tag, _GOODS)], folded=True)


@cache
def _others_of(tag: str) -> Lexicon[Word]:
    return Lexicon(_words_of(tag, _OTHERS), folded=True)


@cache
def _affixes(tag: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a language writes on to the front and to the end of words."""
    found = {name: tuple(words) for name, _, words in _sections(tag) if name in _AFFIXES}
    return found.get("before", ()), found.get("behind", ())


@cache
def _sections(tag: str) -> list[Section]:
    return folded_sections(tag, "spam")


def _words_of(tag: str, groups: Set[str]) -> Iterator[tuple[str, Word]]:
    for name, number, words in _sections(tag):
        if name not in _GROUPS:
            raise PackError(f"langs/{tag}/spam.txt:{number}: {name} is no group of words")
        if name in groups:
            yield from zip(words, repeat(Word(name, tag)))


class Goods(NamedTuple):
    """The spans of what spam sells in a folded line, each with the language of its word.

    `sure` are the terms that are no wares, `hints` what speaks of goods without a name for them; `taboo` says that one
    of the terms stands in no honest page about other things.
    """

    sure: dict[tuple[int, int], str]
    wares: dict[tuple[int, int], str]
    papers: dict[tuple[int, int], str]
    hints: dict[tuple[int, int], str]
    taboo: bool = False


NO_GOODS = Goods({}, {}, {}, {})


class Plain(NamedTuple):
    """A masked line as it is meant to be read, with its phrases; `reached` tells of a hidden way to reach someone."""

    folded: str
    reached: bool
    phrases: tuple[Match, ...]


def _unmasked(line: Line, lexica: Lexica, words: Words) -> str:
    """Return a folded line as it is meant to be read, and remember that where it differs."""
    folded = line.folded
    if masks.may_mask(folded):
        plain, reached = masks.unmask(
            folded, lambda letters: _parted(letters, lexica, words), lambda word: _is_known(word, lexica, words)
        )
        if plain != folded:
            line.facts[Plain] = Plain(plain, reached, tuple(words.anywhere(plain)))
            return plain
    return folded


def _parted(letters: str, lexica: Lexica, phrases: Words) -> str:
    """Return words that were spelt without a blank between them with blanks around those that the packs have."""
    spans = set(_inside(letters, lexica, phrases))
    words: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if end - start > 1 and all(end <= first or last <= start for first, last in words):
            words.append((start, end))
    if sum(end - start for start, end in words) < _PARTED * len(letters):
        return letters
    pieces, at = [], 0
    for start, end in sorted(words):
        pieces += [letters[at:start], letters[start:end]]
        at = end
    return " ".join(piece for piece in [*pieces, letters[at:]] if piece)


def _is_known(word: str, lexica: Lexica, phrases: Words) -> bool:
    """Say whether a word, or most of it, is one of the packs'."""
    return any(end - start >= _PARTED * len(word) for start, end in _inside(word, lexica, phrases))


def _inside(letters: str, lexica: Lexica, phrases: Words) -> Iterator[tuple[int, int]]:
    """Yield the spans of words of spam, whatever stands beside them."""
    for each in (lexica.goods, lexica.others):
        yield from ((hit.start, hit.end) for hit in each.find(letters) if hit.value.group in _GROUPS)
    yield from phrases.inside(letters, "spam-header")


def spot(lines: Iterable[Line], lexica: Lexica, words: Words) -> None:
    """Find the goods of the lines that were not searched before, and which of them lure, many in one pass."""
    new = list({line.text: line for line in lines if Goods not in line.facts}.values())
    for at in range(0, len(new), AT_ONCE):
        _spot(new[at : at + AT_ONCE], lexica, words)


def _spot(new: Sequence[Line], lexica: Lexica, words: Words) -> None:
    texts = [line.folded for line in new]
    page = Joined(texts)
    masked = {page.line(at) for at in masks.places(page.text)}
    if masked:
        for at in masked:
            texts[at] = _unmasked(new[at], lexica, words)
        page = Joined(texts)
    goods: dict[int, list[Hit[Word]]] = {}
    numbered = {page.line(number.start()) for number in _NUMBERED.finditer(page.text)}
    lucky = {at for at in numbered if brands.lucky().search(texts[at])}
    named = set[int]()
    signs: dict[int, list[int]] = {}
    for hit in words_in(lexica.goods, page.text):
        at = page.line(hit.start)
        start = page.start(at)
        if hit.value is _SIGN:
            signs.setdefault(at, []).append(hit.start - start)
        elif hit.value is _ROOT:
            if page.text[hit.start : hit.end] not in brands.ends() or not page.text[hit.end : hit.end + 1].isalpha():
                named.add(at)
        else:
            goods.setdefault(at, []).append(Hit(hit.start - start, hit.end - start, hit.value))
    for at, line in enumerate(new):
        patterns = _names(named=at in named, lucky=at in lucky)
        # A phrase may be a term.
        if at in goods or patterns or line.phrases or Plain in line.facts:
            found = _goods(line, goods.get(at, ()), patterns)
            line.facts[Goods] = found if any(found[:4]) else None
        else:
            line.facts[Goods] = None
        if at in signs or Plain in line.facts:
            _reach(line, is_free=at in signs and contacts.is_free(texts[at], signs[at]))


def _reach(line: Line, *, is_free: bool) -> None:
    """Remember whether a line has a way to reach someone who has no address, and whether one that nothing masks."""
    if is_free:
        line.facts[has_free] = True
    if Plain in line.facts:
        is_free = contacts.free().search(line.folded) is not None
    if is_free and amounts.promised(line.folded):
        line.facts[lures] = True


def has_free(line: Line) -> bool:
    """Say whether a line, searched before, has a way to reach someone who has no address, masked or not."""
    return has_free in line.facts


def lures(line: Line) -> bool:
    """Say whether a line, searched before, has an amount and such a way that nothing masks."""
    return lures in line.facts


def _names(*, named: bool, lucky: bool) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of names that a line may have, by what it has of them."""
    if named:
        return brands.house(), brands.medicine()
    return (brands.lucky_house(),) if lucky else ()


def _goods(line: Line, words: Collection[Hit[Word]], names: Iterable[re.Pattern[str]]) -> Goods:
    """Return the goods of a line with these words of the packs; `names` are the patterns of names that it may have."""
    plain = line.facts.get(Plain)
    folded, phrases = (plain.folded, plain.phrases) if plain else (line.folded, line.phrases)
    of_spam = [match for match in phrases if (match.entry.kind, match.entry.group) == ("spam-header", "terms")]
    sure = {(match.start, match.end): match.entry.tag for match in of_spam}
    wares: dict[tuple[int, int], str] = {}
    papers: dict[tuple[int, int], str] = {}
    hints: dict[tuple[int, int], str] = {}
    groups = {"terms": sure, "wares": wares, "papers": papers, "hints": hints, "taboo": sure}
    for hit in words:
        groups[hit.value.group][hit.start, hit.end] = hit.value.tag
    for span in [span for span in sure if brands.medicine().fullmatch(folded, *span)]:
        wares[span] = sure.pop(span)
    for pattern in names:
        wares |= {name.span(): "mul" for name in pattern.finditer(folded)}
    return Goods(sure, wares, papers, hints, any(hit.value.group == "taboo" for hit in words))


def words_in(lexicon: Together[Word], folded: str) -> list[Hit[Word]]:
    """Return the words in a folded line, also with what their language writes on to words."""
    found: list[Hit[Word]] = []
    for start, end, words in lexicon.places(folded):
        if is_word(folded, start, end):
            found += [Hit(start, end, word) for word in words]
        elif any(map(_may_be_part, words)):
            found += [hit for word in words if (hit := _part(word, folded, start, end))]
    found.sort(key=_END_AND_START)
    return found


@cache
def _may_be_part(word: Word) -> bool:
    """Say whether a word counts as a part of a longer one; in most languages none does."""
    return word.tag == _ROOT.tag or any(_affixes(word.tag))


def _part(word: Word, folded: str, start: int, end: int) -> Hit[Word] | None:
    """Return the hit of a word at a span that is part of a longer one, None where it is another word."""
    if word.tag == _ROOT.tag:
        return Hit(start, end, word)
    before, behind = _affixes(word.tag)
    text = folded[start:end]
    if behind and word.group in _GOODS and len(text) >= _COMPOUND and text.isalpha() and not text.isascii():
        return _compound(folded, Hit(start, end, word))
    opens = (start - len(each) for each in before if folded.endswith(each, 0, start))
    closes = (end + len(each) for each in behind if folded.startswith(each, end))
    stands = any(is_word(folded, at, end) for at in opens) or any(is_word(folded, start, at) for at in closes)
    return Hit(start, end, word) if stands else None


def _compound(folded: str, hit: Hit[Word]) -> Hit[Word]:
    """Return a word of goods with what is written on to it."""
    before, behind = _RUN
    start = before.search(folded, max(0, hit.start - 8), hit.start)
    end = behind.match(folded, hit.end)
    return Hit(start.start() if start else hit.start, end.end() if end else hit.end, hit.value)


def folded_of(line: Line) -> str:
    """Return a folded line as it is meant to be read."""
    plain: Plain | None = line.facts.get(Plain)
    return plain.folded if plain else line.folded
