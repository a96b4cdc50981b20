"""UTF-8 in a page of one byte of which bytes were left out without a mark: `â€œyesâ€` for “yes”.

A page has no character for some bytes, and tools drop these, or the controls that stand in their place. What is left of
a character leaves few choices. One is taken when it is far likelier than all others together, and reads better than
what stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import itemgetter
from unicodedata import category

from corpus.likelihood import likelihood, pair_costs
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs import lossy
from corpus.repairs.pages import LOST, Page
from corpus.repairs.plausibility import is_foreign
from corpus.repairs.runs import Run

# What lacks one byte; a mark behind it is that of the byte.
_CUT = lazy("(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})(?![\x80-\xbf\ufffd?])")
# What lacks two where all controls were dropped, E2 80 99: between letters no other punctuation stands.
_APOSTROPHE = lazy("(?<=[A-Za-z])\xe2(?=[A-Za-z\xc3])")
_CONTROLS = range(0x80, 0xA0)
# So small a share of bytes is UTF-8 by chance.
_FIFTH = 5
# No alphabet has so many different first bytes of two; Chinese that was read in a Latin page has bytes of all kinds.
_LEAD = lazy("[\xc2-\xdf]")
_MOST_LEADS = 8
_HIGH = lazy("[\x80-\ufffc]")
_SIGNS = "‘’‚“”„–—…•€™«»"
# So many bits a choice must save with the characters beside it: more where nothing else was misread for certain, and so
# many places there must be then.
_BESIDE_OTHERS, _ALONE, _FEWEST = 2.0, 6.0, 2


class _Part(NamedTuple):
    """A stretch of a piece: what it stands for, or the characters that it may be what is left of."""

    start: int
    end: int
    item: lossy.Item


def completed(piece: str, runs: Sequence[Run], page: Page) -> tuple[Run, ...]:
    """Return the `runs` of UTF-8 in a piece, in order, and between them those of which bytes were dropped."""
    cut = list(_cut(piece, runs, page))
    if not cut or _is_other(piece, runs, cut, page) or _has_all_kinds(piece, page):
        return tuple(runs)
    parts = list(_parts(piece, sorted((*runs, *cut), key=itemgetter(0, 1))))
    language = likelihood("".join(part.item for part in parts if isinstance(part.item, str))).language
    if language is None:
        return tuple(runs)
    said = lossy.filled([part.item for part in parts], language)
    text, starts = "".join(said), accumulate(map(len, said), initial=0)
    least, cost = _BESIDE_OTHERS if runs else _ALONE, pair_costs(language)
    found: list[Run] = []
    kept = 0
    for part, after, at in zip(parts, said, starts, strict=False):
        if isinstance(part.item, str) or after == LOST:
            continue
        before, behind = text[max(0, at - 1) : at] or " ", text[at + 1 : at + 2] or " "
        stands, says = (before + each + behind for each in (piece[part.start : part.end], after))
        saved = sum(map(cost, _pairs(stands))) - sum(map(cost, _pairs(says)))
        if saved > least and not is_foreign(text, Run(at, at + 1, after)):
            found.append(Run(part.start, part.end, after))
        else:
            kept += 1
    # Where most are sound as they stand, as capitals are, the others are too.
    is_likely = len(found) >= (kept if runs else max(_FEWEST, kept))
    return tuple(sorted((*runs, *found))) if is_likely else tuple(runs)


def _is_other(piece: str, runs: Sequence[Run], cut: Sequence[_Part], page: Page) -> bool:
    """Say whether hardly anything of what a page shows beyond ASCII is UTF-8, and little was: another encoding."""
    whole, left = (sum(len(_HIGH.findall(piece[start:end])) for start, end, _ in each) for each in (runs, cut))
    shown = len(_HIGH.findall(page.bytes_of(piece)))
    return whole * _FIFTH < shown and (whole + left) * 2 < shown


def _has_all_kinds(piece: str, page: Page) -> bool:
    """Say whether characters begin in more ways than those of any alphabet do."""
    return len(set(_LEAD.findall(page.bytes_of(piece)))) > _MOST_LEADS


def _pairs(text: str) -> Iterator[str]:
    return map("".join, pairwise(text.lower()))


def _cut(piece: str, runs: Sequence[Run], page: Page) -> Iterator[_Part]:
    """Yield what is left of characters between the runs."""
    view = page.bytes_of(piece)
    without_controls = not any(char in piece for char in page.shown(_CONTROLS))
    gone = tuple(_CONTROLS) if without_controls else lossy.unmapped(page)
    borders = [0, *(border for run in runs for border in run[:2]), len(piece)]
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        for place in _CUT.finditer(view, start, end):
            if choices := _choices(place[0], gone):
                yield _Part(*place.span(), choices)
    for place in _APOSTROPHE.finditer(view) if without_controls else ():
        yield _Part(*place.span(), ("’",))


def _parts(piece: str, known: Sequence[Run | _Part]) -> Iterator[_Part]:
    """Yield all of a piece: what is `known` of it, and what stands between that."""
    at = 0
    for part in known:
        if at < part.start:
            yield _Part(at, part.start, piece[at : part.start])
        yield _Part(*part)
        at = part.end
    if at < len(piece):
        yield _Part(at, len(piece), piece[at:])


@cache
def _choices(left: str, gone: tuple[int, ...]) -> tuple[str, ...]:
    """Return the letters, vowel marks and usual signs of which one byte is gone and the others are `left`."""
    data = left.encode("latin-1")
    whole = {data[:at] + bytes([byte]) + data[at:] for at in range(1, len(data) + 1) for byte in gone}
    chars = (each.decode("utf-8", "ignore") for each in whole)
    return tuple(sorted(char for char in chars if len(char) == 1 and _is_usual(char)))


def _is_usual(char: str) -> bool:
    # From Devanagari to Lao vowels are marks on letters.
    return char.isalpha() or char in _SIGNS or ("\u0900" <= char <= "\u0eff" and category(char) in ("Mn", "Mc"))
