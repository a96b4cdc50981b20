"""What a piece of text says when it was read in a wrong encoding, and how many bits that saves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import normalize


from corpus.document import Edit
from corpus.likelihood import bits
from corpus.packs import data_lines
from corpus.repairs import lossy, utf8
from corpus.repairs.pages import LOST, NEVER, PAGES, Page
from corpus.repairs.runs import Run, applied, differences, surroundings

_RULES = {"utf-8": "repair.mul.utf8"}
_LEGACY_RULE = "repair.mul.legacy"

# Bits that a reading must save: in all, and for each run of UTF-8, which is the surer the longer its sequences.
_UTF8, _LEGACY, _LOSSY = 8.0, 14.0, 20.0
_SHORT_RUN, _LONG_RUN = 5.0, 2.0
# Shorter runs of UTF-8 are in every tenth line of sound Chinese.
_FEWEST_BYTES = 6
# Text with fewer characters beyond ASCII than this share is in Latin letters.
_MOSTLY_LATIN = 0.4
# What a run saves by itself where not all of the piece was misread, so that none is picked by chance.
_LONE_RUN, _LONE_RUN_WIDE = 3.0, 10.0
# A reading as UTF-8 that leaves more beyond ASCII than this share is weighed against other ways.
_MOST = 0.8
# Text that was read as UTF-8 without exception, in so many runs, needs no weighing.
_SURE_RUNS = 3
_SURE = 40.0
# Bits per character of a reading that is text, by script; far more is none.
_READS, _READS_EAST = 6.0, 11.0

# One or two characters of Chinese, Japanese or Korean within a Latin word, and bits that this costs.
_EAST = "\u3041-\ud7a3\uff61-\uff9f"
_LONE = re.compile(
    f"(?<=[A-Za-z])[{_EAST}]{{1,2}}(?=[a-z])|(?<=[A-Za-z][a-z])[{_EAST}](?![{_EAST}])|(?<![{_EAST}])[{_EAST}](?=[a-z])"
)
# A capital after a small letter, where alphabets beyond ASCII have none.
_FLIP = re.compile("[à-öø-ÿа-яёђ-џα-ω][A-ZÀ-ÖØ-ÞА-ЯЁЂ-ЏΑ-Ω]|[a-z][А-ЯЁЂ-ЏΑ-Ω]")
_FLIP_COST = 6
# Quotes and the like between two letters, where no language has them.
_INSIDE = re.compile(r"(?<=[^\W\d_])[‘“”„‚«»…†‡•](?=[^\W\d_])")
_ODD_COST = 15
# Letters beyond Latin that stand alone tell nothing: a sign that is read as one may be anything.
_WORD = re.compile(r"[^\W\d_]{3}")
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"))
# A line that speaks of encodings may show the damage on purpose, so often.
_NAMED = re.compile(r"\b(?:utf-?8|windows-125\d|cp125\d|iso-8859-\d|latin-?1|mojibake)\b", re.IGNORECASE)
_MOST_SHOWN, _LONGEST_SHOWN = 2, 12
_OTHER_LETTERS = re.compile("[\u0370-\u1dff\u2c00-\u2dff\u3005-\u3007\u3041-\ud7ff]+")
_FEWEST_OTHER = 3
_RARE = 4.0
_MOST_WEIGHED, _BROKEN_COST, _GLIMPSE = 3, 4.0, 60
# What is no line, arrow or bullet: frames of tables are no misread text.
_NO_FRAME = re.compile("[^\x00-\x7f\xa0\u2010-\u203a\u2190-\u25ff]")
# Controls and private use, which a right reading does not bring.
_NO_TEXT = re.compile("[\x80-\x9f\ue000-\uf8ff]")


class Way(NamedTuple):
    """How text was misread: the page that showed it, the encoding that it was in, the bits that rare ones cost."""

    page: Page
    codec: str
    rarity: float = 0.0


class Reading(NamedTuple):
    """What the runs of a piece stand for, when it was misread in some way, and the bits that the reading saves."""

    way: Way
    runs: tuple[Run, ...]
    saved: float

    def edits(self, offset: int) -> Iterator[Edit]:
        """Yield the edits of the text in which the piece begins at `offset`."""
        page, codec = self.way.page.codec, self.way.codec
        rule, reason = _RULES.get(codec, _LEGACY_RULE), f"{codec} was read as {page}"
        score = round(self.saved, 1)
        for start, end, after in self.runs:
            yield Edit(start + offset, end + offset, after, rule, reason, codecs=(page, codec), score=score)


@cache
def ways() -> tuple[Way, ...]:
    """Return every way that is worth trying, UTF-8 first."""
    rows = [line.split("\t") for line in data_lines("pages.tsv")]
    rarity = {codec: float(value) for codec, value in rows}
    as_utf8 = (Way(page, "utf-8", rarity[page.codec]) for page in PAGES)
    legacy = (
        Way(page, codec, value + rarity[page.codec])
        for page in PAGES
        for codec, value in rarity.items()
        if codec != page.codec
    )
    return (*as_utf8, *legacy)


def sure(piece: str, tried: Sequence[Way]) -> Reading | None:
    """Return the reading of `piece` in some ways that is beyond doubt: nothing is left over, and no two ways differ."""
    if lossy.MARKED.search(piece):
        reading = best(piece, tried) if tried else None
        return reading if reading and reading.saved > _SURE else None
    found: dict[tuple[Run, ...], Way] = {}
    for way in tried:
        if way.codec == "utf-8":
            runs = tuple(utf8.runs(piece, way.page))
            if len(runs) >= _SURE_RUNS and _covered(piece, runs) == 1:
                found.setdefault(runs, way)
    if len(found) == 1:
        runs, way = found.popitem()
        return Reading(way, runs, _SURE)
    if found:
        return best(piece, list(found.values()))
    return next(filter(None, (_surely_legacy(piece, way) for way in tried if way.codec != "utf-8")), None)


def _surely_legacy(piece: str, way: Way) -> Reading | None:
    after = _read(way.page.bytes_of(piece), way.codec)
    if not after or after == piece or not _reads(after):
        return None
    saved = _cost(piece) - _cost(after) - _LEGACY - way.rarity
    return Reading(way, tuple(differences(piece, after)), saved) if saved > _SURE else None


def alike(piece: str, reading: Reading) -> list[Way]:
    """Return the ways in which `piece` says the same as in `reading`; legacy encodings are told apart by it alone."""
    if reading.way.codec != "utf-8":
        return [reading.way]
    return [way for way in ways() if way.codec == "utf-8" and tuple(utf8.runs(piece, way.page)) == reading.runs]


def best(piece: str, tried: Iterable[Way] | None = None, before: float = 0.0) -> Reading | None:
    """Return the reading of `piece` that saves most, None when none saves enough.

    `tried` are the ways looked at, all by default; `before` are bits that they save beforehand.
    """
    chosen = ways() if tried is None else tuple(tried)
    found = max(_as_utf8(piece, chosen, before), key=_saved, default=None)
    if lossy.MARKED.search(piece):
        found = max((*filter(None, [found]), *_with_losses(piece, chosen, before)), key=_saved, default=None)
    if found is None or found.saved <= 0 or _covered(piece, found.runs) < _MOST:
        found = max((*filter(None, [found]), *_as_legacy(piece, chosen, before)), key=_saved, default=None)
    return found if found and found.saved > 0 and not _is_shown(piece, found.runs) else None


def _is_shown(piece: str, runs: Sequence[Run]) -> bool:
    """Say whether a piece shows the damage on purpose, or has quotes in pairs that its reading would tear apart."""
    if len(runs) > _MOST_SHOWN or sum(run.end - run.start for run in runs) > _LONGEST_SHOWN:
        return False
    after = applied(piece, runs)
    torn = any(piece.count(a) == piece.count(b) > 0 and after.count(a) != after.count(b) for a, b in _QUOTES)
    return torn or bool(_NAMED.search(piece))


def _saved(reading: Reading) -> float:
    return reading.saved


def _as_utf8(piece: str, chosen: Sequence[Way], extra: float) -> Iterator[Reading]:
    for way in chosen:
        runs = tuple(utf8.runs(piece, way.page)) if way.codec == "utf-8" else ()
        if any(_NO_TEXT.search(run.after) for run in runs):
            continue
        if runs and _covered(piece, runs) < 1:
            runs = tuple(run for run in runs if _stands_alone(piece, run, way.page, extra))
        elif way.page.wide and not any(_is_telling(piece, run) for run in runs):
            continue
        if runs:
            saved = sum(_needed(run) for run in runs)
            before, after = surroundings(piece, runs)
            yield Reading(way, runs, _cost(before) - _cost(after) - _UTF8 - way.rarity - saved + extra)


def _is_telling(piece: str, run: Run) -> bool:
    """Say whether a run of a page of Chinese, Japanese or Korean is no chance: long, or among Latin letters."""
    length = len(run.after.encode())
    return length >= _FEWEST_BYTES or length > 3 * len(run.after) or _beyond_ascii(piece) < _MOSTLY_LATIN * len(piece)


def _with_losses(piece: str, chosen: Sequence[Way], extra: float) -> Iterator[Reading]:
    """Yield the readings of a piece that has marks of lost bytes."""
    cost = _cost(piece) - _LOSSY + extra
    seen = {piece}
    for way in _likeliest(piece, chosen):
        after = lossy.read(piece, way.page, way.codec)
        if after and after not in seen and not _NO_TEXT.search(after):
            seen.add(after)
            saved = cost - _cost(after) - way.rarity
            if saved > 0:
                yield Reading(way, tuple(differences(piece, after)), saved)


def _likeliest(piece: str, chosen: Sequence[Way]) -> list[Way]:
    """Return the ways in which a piece that has marks of loss reads best at first sight."""
    first = lossy.MARKED.search(piece)
    start = max(0, first.start() - _GLIMPSE // 2) if first else 0
    sample = piece[start : start + _GLIMPSE]
    seen: dict[str, tuple[float, Way]] = {}
    page, data = None, None
    for way in chosen:
        if way.page is not page:
            page, data = way.page, lossy.glimpse(sample, way.page)
        after = data.decode(way.codec, "replace") if data else ""
        if after and after != sample and after not in seen:
            # What stays broken is longer than what it stands for.
            seen[after] = _cost(after) + way.rarity + _BROKEN_COST * after.count(LOST), way
    return [way for _, way in sorted(seen.values(), key=lambda row: row[0])[:_MOST_WEIGHED]]


def _stands_alone(piece: str, run: Run, page: Page, extra: float) -> bool:
    """Say whether a run is likely where what is around it was not misread."""
    if page.wide and not _is_telling(piece, run):
        return False
    before, after = surroundings(piece, [run])
    least = _LONE_RUN_WIDE if page.wide else _LONE_RUN
    return _cost(before) - _cost(after) - _needed(run) > least - extra


def _needed(run: Run) -> float:
    return _LONG_RUN if len(run.after.encode()) > 2 else _SHORT_RUN


def _as_legacy(piece: str, chosen: Sequence[Way], extra: float) -> Iterator[Reading]:
    if not _NO_FRAME.search(piece):
        return
    cost = _cost(piece) - _LEGACY + extra
    seen = {piece}
    page, view = None, ""
    for way in chosen:
        if way.codec == "utf-8":
            continue
        if way.page is not page:
            page, view = way.page, way.page.bytes_of(piece)
        after = _read(view, way.codec)
        if after and after not in seen and _has_words(piece, after):
            seen.add(after)
            saved = cost - _cost(after) - way.rarity
            runs = tuple(differences(piece, after)) if saved > 0 else ()
            # A rare way takes more than a word or two to be believed.
            if len(runs) > _MOST_SHOWN or saved > way.rarity * _RARE:
                yield Reading(way, runs, saved)


def _read(view: str, codec: str) -> str | None:
    """Return bytes in some encoding, None when they don't fit."""
    if NEVER in view or LOST in view:
        return None
    try:
        text = view.encode("latin-1").decode(codec)
    except UnicodeDecodeError:
        return None
    if _NO_TEXT.search(text):
        return None
    # Vietnamese tones are characters of their own there.
    return normalize("NFC", text) if codec == "cp1258" else text


def _has_words(piece: str, after: str) -> bool:
    """Say whether a reading has words, and not letters one by one where the piece had something else."""
    longest = max(map(len, _OTHER_LETTERS.findall(after)), default=_FEWEST_OTHER)
    return longest >= _FEWEST_OTHER and bool(_WORD.search(after))


def _reads(text: str) -> bool:
    """Say whether a text costs as many bits as text does."""
    most = _READS_EAST if _LONE_EAST.search(text) else _READS
    return _cost(text) < most * len(text)


_LONE_EAST = re.compile(f"[{_EAST}]")


def _covered(piece: str, runs: Sequence[Run]) -> float:
    """Return the share of the characters beyond ASCII that are in the runs."""
    within = "".join(piece[run.start : run.end] for run in runs)
    return _beyond_ascii(within) / _beyond_ascii(piece)


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _cost(text: str) -> float:
    """Return the bits of a text, and of what pairs of characters don't tell."""
    odd = len(_LONE.findall(text)) + len(_INSIDE.findall(text))
    return bits(text) + _ODD_COST * odd + _FLIP_COST * len(_FLIP.findall(text))
