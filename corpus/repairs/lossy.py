"""Misread text of which bytes are gone: U+FFFD or `?` stands where the page had no character.

The bytes that remain often leave a choice of few characters. The likeliest is taken when it is far likelier than the
others together; else a mark of loss stays in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from math import prod
from unicodedata import category

from corpus.likelihood import likelihood, pair_costs, rows
from corpus.repairs.pages import LOST, NEVER, Page
from corpus.repairs.plausibility import cost
from corpus.repairs.traits import MULTIBYTE

# A mark beside what is beyond ASCII.
MARKED = re.compile("\ufffd|(?<=[^\x00-\x7f])\\?|\\?(?=[^\x00-\x7f])")
# The share of all choices that the likeliest must have: where half is enough every tenth letter is a wrong one.
_SURE = 0.8
# A wrong number is worse than none: the share that it must have where numbers have more than so much of all.
_SURE_OF_FIGURES, _FIGURES = 0.9, 0.1
# Bits of a capital behind a small letter, and elsewhere.
_FLIP, _CAPITAL = 8.0, 2.0
# So many choices are weighed where both neighbours have some as well: each is weighed with each of theirs.
_MOST_BESIDE = 10
# Bits of a letter that no language has, and the first of those that are many.
_UNKNOWN, _EAST = 30.0, "\u2e80"
# So many choices are weighed, such as those for one of the three bytes of a Chinese character.
_MOST_CHOICES, _MOST_WEIGHED = 130, 40
_TAILS = range(0x80, 0xC0)
_ANY = range(0x80, 0x100)

# One character in so many may be of another page.
_MOST_FOREIGN = 10
_PLACEHOLDERS = {ord(NEVER): "?", ord(LOST): "?"}
_TAILS_AFTER = re.compile("[\x80-\xbf]{0,3}")
_MARKS = frozenset((LOST, "?"))
# What the bytes of a character but the first show.
_SECOND = ""
# What so many pairs of bytes say is remembered, and how likely so many pairs of characters are.
_MOST_REMEMBERED, _MOST_PAIRS = 1 << 13, 1 << 16

# A piece is read more than once, in the ways that told and in all.
_MOST_TEXTS = 64
# Where a character is left out two others that hardly stand side by side do.
_SLACK = 40.0

# A character, or the choices for one.
Item = str | Sequence[str]


def read(text: str, page: Page, codec: str, most: float) -> str | None:
    """Return what `text` says when `page` showed text in `codec` and lost bytes; None when it says nothing.

    Nor does it where what was not lost costs more than `most` bits already.
    """
    items, known = _items(text, page, codec)
    if len(known) < len(items) // 2 or known == text or cost(known) > most + _SLACK:
        return None
    return _completed(text, page, codec)


@lru_cache(_MOST_TEXTS)
def _items(text: str, page: Page, codec: str) -> tuple[list[Item], str]:
    """Return what `text` says, and what of it leaves no choice."""
    view, shown = page.bytes_of(text), _shown(text, page)
    items = list(_utf8(view, shown, page) if codec == "utf-8" else _legacy(view, shown, page, codec))
    return items, "".join([item for item in items if isinstance(item, str)])


@lru_cache(_MOST_TEXTS)
def _completed(text: str, page: Page, codec: str) -> str:
    items, known = _items(text, page, codec)
    return "".join(filled(items, likelihood(known).language))


def glimpse(text: str, page: Page) -> bytes | None:
    """Return roughly the bytes that `page` shows as `text`, None when it does not: to choose between pages by."""
    view = page.bytes_of(text)
    if view.count(NEVER) * _MOST_FOREIGN > len(view):
        return None
    return view.translate(_PLACEHOLDERS).encode("latin-1")


def filled(items: Sequence[Item], language: str | None) -> list[str]:
    """Return the text of each of `items`, which follow each other; choices are made by what stands on both sides.

    Where none has more than a clear share of all that is likely, or no language tells, a mark of loss stands.
    """
    if language is None:
        return [item if isinstance(item, str) else LOST for item in items]
    alone, chances = pair_costs(language), _chances(language)
    columns = [[item] if isinstance(item, str) else _likeliest(item, alone) for item in items]
    columns = [
        column if beside else column[:_MOST_BESIDE]
        for column, beside in zip(columns, _beside_known(columns), strict=True)
    ]
    ahead, behind = _shares(columns, chances), _shares(columns[::-1], chances, backwards=True)[::-1]
    return [_chosen(*each) for each in zip(columns, ahead, behind, strict=True)]


def _beside_known(columns: Sequence[Sequence[str]]) -> Iterator[bool]:
    """Yield for each column whether one at its side leaves no choice."""
    sizes = [1, *map(len, columns), 1]
    return (1 in (left, right) for left, right in zip(sizes, sizes[2:], strict=False))


def _likeliest(choices: Sequence[str], alone: Callable[[str], float]) -> list[str]:
    """Return the commonest of the choices, without Han characters of no language where others are."""
    bits = {char: alone(f" {char.lower()}"[:2]) for char in choices}
    found = sorted(choices, key=bits.__getitem__)[:_MOST_WEIGHED]
    return [char for char in found if bits[char] < _UNKNOWN or char < _EAST] or found


def _shares(columns: Sequence[Sequence[str]], chances: _Chances, *, backwards: bool = False) -> list[list[float]]:
    """Return how likely each choice is by what stands on one side of it."""
    shares: list[list[float]] = []
    before: Sequence[str] = [" "]
    weights = [1.0]
    for column in columns:
        if len(column) == 1 and len(before) == 1:
            before, weights = column, [1.0]
            shares.append(weights)
            continue
        if backwards:
            known = [(old[:1] or " ", weight) for old, weight in zip(before, weights, strict=True)]
            row = chances.before(_ends(column), known)
        else:
            known = list(zip(_ends(before), weights, strict=True))
            row = chances.behind([new[:1] or " " for new in column], known)
        total = sum(row) or 1.0
        before, weights = column, [value / total for value in row]
        shares.append(weights)
    return shares


def _ends(column: Sequence[str]) -> list[str]:
    return [item[-1:] or " " for item in column]


class _Chances:
    """How likely two characters stand side by side in a language, of which costs know small ones.

    Of the many pairs of a large script few have costs of their own, so those are read off rows.
    """

    def __init__(self, language: str) -> None:
        """Take the tag of a language."""
        pair_cost, row_of = pair_costs(language), rows(language)

        @lru_cache(_MOST_PAIRS)
        def pair(chars: str) -> float:
            capital = 0.0 if not chars[1].isupper() else _FLIP if chars[0].islower() else _CAPITAL
            return 2 ** -(pair_cost(chars.lower()[:2]) + capital)

        @lru_cache(_MOST_REMEMBERED)
        def row(char: str) -> tuple[Callable[[str, float], float], float] | None:
            found = row_of(char)
            if found is None:
                return None
            return {before: 2**-bits for before, bits in found[0].items()}.get, 2 ** -found[1]

        self._pair, self._row = pair, row

    def behind(self, chars: Sequence[str], known: Sequence[tuple[str, float]]) -> list[float]:
        """Return how likely each of some characters is behind others, which are known to be as likely as told."""
        if len(known) == 1:
            return [known[0][1] * self._pair(known[0][0] + char) for char in chars]
        own = [(edge, weight) for edge, weight in known if self._row(edge)]
        others = [(edge, weight) for edge, weight in known if not self._row(edge)] if len(own) < len(known) else []
        found: list[float] = []
        for char in chars:
            row = self._row(char)
            pairs = others if row else known
            total = sum([weight * self._pair(edge + char) for edge, weight in pairs])
            if row:
                get, other = row
                total += sum([weight * get(edge, other) for edge, weight in own])
            found.append(total)
        return found

    def before(self, chars: Sequence[str], known: Sequence[tuple[str, float]]) -> list[float]:
        """Return how likely each of some characters is before others, which are known to be as likely as told."""
        if len(chars) == 1:
            return [sum([weight * self._pair(chars[0] + edge) for edge, weight in known])]
        kept = [(self._row(edge), edge, weight) for edge, weight in known]
        own = [(*row, weight) for row, _, weight in kept if row]
        others = [(edge, weight) for row, edge, weight in kept if not row]
        found: list[float] = []
        for char in chars:
            is_own = bool(own) and self._row(char) is not None
            total = sum([weight * self._pair(char + edge) for edge, weight in (others if is_own else known)])
            if is_own:
                total += sum([weight * get(char, other) for get, other, weight in own])
            found.append(total)
        return found


@cache
def _chances(language: str) -> _Chances:
    return _Chances(language)


def _chosen(column: Sequence[str], ahead: Sequence[float], behind: Sequence[float]) -> str:
    """Return the choice that is likely enough by what stands on both sides, else the mark of loss."""
    if len(column) == 1:
        return column[0]
    both = [left * right for left, right in zip(ahead, behind, strict=True)]
    best, total = max(both), sum(both)
    figures = [share for char, share in zip(column, both, strict=True) if char.isnumeric()]
    sure = _SURE_OF_FIGURES if sum(figures) > _FIGURES * total else _SURE
    found = column[both.index(best)]
    # How common the sign of a currency is does not tell of which this sum is.
    return found if best > sure * total and category(found[:1] or " ") != "Sc" else LOST


def _shown(text: str, page: Page) -> Sequence[str]:
    """Return what `text` shows for each byte; a second byte shows nothing of its own."""
    if not page.wide:
        return text
    found = [_SECOND] * page.starts(text)[-1]
    for char, start in zip(text, page.starts(text), strict=False):
        found[start] = char
    return found


@cache
def unmapped(page: Page) -> tuple[int, ...]:
    """Return the bytes that a mark may stand for."""
    if page.wide:
        return tuple(_ANY)
    return tuple(byte for byte in _ANY if not bytes([byte]).decode(page.codec, "ignore"))


def _utf8(view: str, shown: Sequence[str], page: Page) -> Iterator[Item]:
    at = 0
    while at < len(view):
        parts = _sequence(view, at, page)
        if parts is None:
            end = _end(shown, at)
            # A character of which no byte begins UTF-8 was not misread.
            is_whole = shown[at] != _SECOND and not any(_sequence(view, byte, page) for byte in range(at + 1, end))
            yield shown[at] if is_whole else LOST
            at = end if is_whole else at + 1
            continue
        size, known = parts
        choices = _choices(tuple(known), page)
        yield choices[0] if len(choices) == 1 else choices or LOST
        at += size


def _end(shown: Sequence[str], at: int) -> int:
    """Return where the bytes of a character end of which one stands at `at`."""
    return next((byte for byte in range(at + 1, len(shown)) if shown[byte] != _SECOND), len(shown))


def _sequence(view: str, at: int, page: Page) -> tuple[int, list[int | None]] | None:
    """Return how many places a sequence of UTF-8 takes, and its bytes, None for each that is lost."""
    first = view[at]
    if first == LOST:
        tails = len(_TAILS_AFTER.match(view, at + 1).group())  # type: ignore[union-attr]
        return (1 + tails, [None, *map(ord, view[at + 1 : at + 1 + tails])]) if tails == 2 else None
    needed = (
        2 if "\xc2" <= first <= "\xdf" else 3 if "\xe0" <= first <= "\xef" else 4 if "\xf0" <= first <= "\xf4" else 0
    )
    known: list[int | None] = [ord(first)]
    end = at + 1
    while len(known) < needed and end < len(view):
        char = view[end]
        if "\x80" <= char <= "\xbf":
            known.append(ord(char))
        elif char in _MARKS:
            known.append(None)
            # A mark of a page of two bytes may stand for both.
            if page.wide and char == LOST and len(known) < needed and not "\x80" <= view[end + 1 : end + 2] <= "\xbf":
                known.append(None)
        else:
            break
        end += 1
    return (end - at, known) if needed and len(known) == needed else None


@lru_cache(_MOST_REMEMBERED)
def _choices(known: tuple[int | None, ...], page: Page) -> list[str]:
    """Return the characters that bytes of UTF-8 may be, none when they are too many."""
    gone = unmapped(page)
    tails = tuple(byte for byte in gone if byte in _TAILS)
    firsts = tuple(byte for byte in gone if 0xE0 <= byte <= 0xEF)
    options = [(byte,) if byte is not None else tails if at else firsts for at, byte in enumerate(known)]
    if not all(options) or prod(map(len, options)) > _MOST_CHOICES:
        return []
    return list(filter(None, (bytes(choice).decode("utf-8", "ignore") for choice in product(*options))))


def _legacy(view: str, shown: Sequence[str], page: Page, codec: str) -> Iterator[Item]:
    # A mark of a page of two bytes may be one or both of any character's: there are too many.
    gone = () if page.wide else unmapped(page)
    at = 0
    while at < len(view):
        first, second = view[at], view[at + 1 : at + 2]
        if first < "\x80":
            yield shown[at] or LOST
            at += 1
            continue
        size, choices = 1, _decoded(_bytes(first, gone), (None,), codec)
        if codec in MULTIBYTE and not choices:
            size, choices = 2, _decoded(_bytes(first, gone), _bytes(second, gone), codec)
        if not choices:
            yield (first == NEVER and shown[at]) or LOST
            at += 1
        else:
            yield choices[0] if len(choices) == 1 else choices
            at += size


def _bytes(char: str, gone: tuple[int, ...]) -> tuple[int, ...]:
    """Return the bytes that a place of the view may be, none where the page shows no such character."""
    if char in _MARKS:
        return gone
    return (ord(char),) if "" < char < "\u0100" else ()


@lru_cache(_MOST_REMEMBERED)
def _decoded(first: tuple[int, ...], second: tuple[int | None, ...], codec: str) -> Sequence[str]:
    """Return the characters that bytes of a legacy encoding may be."""
    rows = (bytes(filter(None, pair)) for pair in product(first, second))
    found = (row.decode(codec, "ignore") for row in rows)
    return [char for char in found if len(char) == 1 and not "\ue000" <= char <= "\uf8ff"]
