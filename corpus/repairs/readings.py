"""What a piece of text says when it was read in a wrong encoding, and how many bits that saves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
from operator import attrgetter

from corpus.document import Edit
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs import dropped, lossy, utf8
from corpus.repairs.oddity import oddest
from corpus.repairs.pages import CONTROLS, LATIN, LOST, Page
from corpus.repairs.plausibility import (
    EMOJI,
    beyond_ascii,
    cost,
    covered,
    estranges,
    has_words,
    is_letter_apart,
    is_of_most,
    is_one_sign,
    is_possible,
    is_shown,
    is_sound,
    is_text,
    may_be_estonian,
    reads_well,
    worsens,
)
from corpus.repairs.runs import Run, beside, differences, surroundings
from corpus.repairs.shortlist import legacy_readings, shortlist
from corpus.repairs.traits import MULTIBYTE
from corpus.repairs.ways import Way, as_read, utf8_ways, ways

UTF8_RULE, LEGACY_RULE = "repair.mul.utf8", "repair.mul.legacy"

# The bits that a reading must save were set on development text: where sound text of 35 languages has no reading left.
_UTF8, LEGACY, _LOSSY = 8.0, 14.0, 20.0
# For each run of UTF-8, by its length: two bytes agree by chance more often than three.
_SHORT_RUN, _LONG_RUN = 5.0, 2.0
# More when the reading is of a part that was picked for reading oddly.
_WITHIN = 12.0
# Readings that save so nearly the same bits do not differ in them.
_NEAR = 6.0
# What a run saves by itself where not all of the piece was misread, so that none is picked by chance.
_LONE_RUN, _LONE_RUN_WIDE = 3.0, 10.0
# Shorter runs of UTF-8 are in every tenth line of sound Chinese.
_FEWEST_BYTES = 6
# So many runs are chance when they are so small a share, and most stand amid what is no UTF-8.
_MANY_RUNS, _FEW_COVERED = 6, 0.33
# Text with fewer characters beyond ASCII than this share is in Latin letters.
_MOSTLY_LATIN = 0.4
# A reading of no more runs than these, in a rare way, must save so many times what the way's rarity costs.
_FEW_RUNS, _RARE, _COMMON = 2, 6.0, 1.0
# A rare word of Chinese or Japanese has no more characters than this has.
_FEWEST_WIDE = 4
# Text that was read as UTF-8 without exception, in so many runs or characters, needs no weighing.
_SURE_RUNS, _SURE_LENGTH, SURE = 3, 12, 40.0
# A reading of all of a piece that saves so many times more than one of a small part is the right one.
_FAR = 3
# Where bytes are lost: the ways that are followed up, what each mark left over costs, the characters looked at before.
_MOST_WEIGHED, _BROKEN_COST, _GLIMPSE = 3, 4.0, 60
# The best of UTF-8, in which characters are sought of which bytes were dropped.
_MOST_COMPLETED = 2
# A legacy reading of most of a piece that saves so many bits needs no other beside it, unless so much is UTF-8.
_PLAIN, _HALF = 100.0, 0.5
# What no right reading as UTF-8 brings: private use, and planes without characters. Controls may be read once more.
_PRIVATE = lazy("[\ue000-\uf8ff\U00030000-\U0010ffff]")
_BEYOND_ASCII = lazy("[^\x00-\x7f]")
# What is no line, arrow or bullet: frames of tables are no misread text.
_NO_FRAME = lazy("[^\x00-\x7f\xa0\u2010-\u203a\u2190-\u25ff]")
# What is more than signs of ISO 8859-1 by themselves, of which borders are drawn: `¸.·´¯`·.¸`.
_LETTER = lazy("[^\x00-\x7f\xa0-\xbf]|[\xa1-\xbf](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
# Letters of Hangul by themselves: those by which one laughs and weeps in a chat, and others, which Japanese brings.
_JAMO = lazy("[\u3131-\u318e]")
_NO_CHAT = lazy("[\u3131-\u318e](?<![ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅗㅜㅠㅡ])")


class Reading(NamedTuple):
    """What the runs of a piece stand for, when it was misread in some way, and the bits that the reading saves."""

    way: Way
    runs: tuple[Run, ...]
    saved: float

    def moved(self, by: int) -> Reading:
        """Return the reading of a piece in which this one begins at `by`."""
        return self._replace(runs=tuple(Run(start + by, end + by, after) for start, end, after in self.runs))

    def edits(self, offset: int) -> Iterator[Edit]:
        """Return the edits of the text in which the piece begins at `offset`."""
        record = self.record
        return map(Edit._make, [(start + offset, end + offset, after, *record) for start, end, after in self.runs])

    @property
    def record(self) -> tuple[str, str, None, tuple[str, str], float]:
        """What each of the edits says of itself: rule, reason, no kind, codecs and score."""
        page, codec = self.way.page.codec, self.way.codec
        rule = UTF8_RULE if codec == "utf-8" else LEGACY_RULE
        return rule, f"{codec} was read as {page}", None, (page, codec), round(self.saved, 1)


def sure(piece: str, tried: Sequence[Way]) -> Reading | None:
    """Return the reading of `piece` in some ways that is beyond doubt: nothing is left over, and no two ways differ."""
    if lossy.MARKED.search(piece):
        reading = best(piece, tried) if tried else None
        return reading if reading and reading.saved > SURE and not _is_less(piece, reading) else None
    found: dict[tuple[Run, ...], Way] = {}
    held = frozenset(piece)
    for way in _possibly_utf8(piece, tried):
        runs = utf8.runs(piece, way.page) if way.page.may_show(held) else ()
        if is_long(runs) and covered(piece, runs) == 1:
            found.setdefault(runs, way)
    if len(found) == 1:
        runs, way = found.popitem()
        return Reading(way, runs, SURE)
    if found:
        return best(piece, list(found.values()))
    return next(filter(None, (_surely_legacy(piece, way) for way in tried if way.codec != "utf-8")), None)


def _is_less(piece: str, reading: Reading) -> bool:
    """Say whether a reading of a small part of a piece saves far less than one of all of it."""
    if is_of_most(piece, reading.runs):
        return False
    whole = _best_of([*_as_legacy(piece, ways(), 0.0), *_with_losses(piece, ways(), 0.0)])
    return whole is not None and whole.saved > reading.saved * _FAR


def is_long(runs: Sequence[Run]) -> bool:
    """Say whether runs of UTF-8, between which nothing is beyond ASCII, are too many to be one by chance."""
    return len(runs) >= _SURE_RUNS or sum(len(run.after) for run in runs) >= _SURE_LENGTH


def alike(piece: str, reading: Reading) -> list[Way]:
    """Return the ways in which `piece` says the same as in `reading`, its own first."""
    if reading.way.codec == "utf-8":
        same = [way for way in _possibly_utf8(piece, utf8_ways()) if utf8.runs(piece, way.page) == reading.runs]
    else:
        page, after = reading.way.page, reading.way.page.decoded(piece, reading.way.codec)
        same = [way for way in ways() if way.page is page and after and page.decoded(piece, way.codec) == after]
    return [reading.way, *(way for way in same if way != reading.way)]


def best(piece: str, tried: Iterable[Way] | None = None, before: float = 0.0) -> Reading | None:
    """Return the reading of `piece` that saves most, None when none saves enough.

    `tried` are the ways looked at, all by default; `before` are bits that they save beforehand. What was misread may be
    the whole piece or the part of it that reads oddest.
    """
    chosen = ways() if tried is None else tuple(tried)
    if tried is not None and not _may_show(piece, chosen):
        return None
    found = _of_all(piece, chosen, before)
    if found and is_of_most(piece, found.runs):
        is_sure = found.saved > SURE and not lossy.MARKED.search(piece)
        if is_sure or found.way.codec == "utf-8":
            return found
    is_clear = not lossy.MARKED.search(piece) and all(way.codec == "utf-8" for way in chosen)
    # A part can't be read where no byte of any way begins UTF-8 that may be no chance: this is cheap to say.
    if found is None and is_clear and not any(_may_tell(piece, way.page) for way in _possibly_utf8(piece, chosen)):
        return None
    span = oddest(piece)
    within = _of_all(piece[slice(*span)], chosen, before - _WITHIN) if span else None
    if span and within and (found is None or within.saved > found.saved):
        return within.moved(span[0])
    return found


def _may_show(piece: str, chosen: Sequence[Way]) -> bool:
    """Say whether the page of any way shows a character of `piece` beyond ASCII; marks of loss are in each."""
    chars = set(_BEYOND_ASCII.findall(piece))
    pages = {way.page.codec: way.page for way in chosen}.values()
    return lossy.MARKED.search(piece) is not None or any(page.shows(char) for page in pages for char in chars)


def _of_all(piece: str, chosen: Sequence[Way], before: float) -> Reading | None:
    """Return the reading of the whole of `piece` that saves most, None when none saves enough."""
    is_marked = lossy.MARKED.search(piece) is not None
    legacy = None if is_marked or _is_half_utf8(piece, chosen) else list(_as_legacy(piece, chosen, before))
    first = legacy[0] if legacy else None
    if legacy is None or first is None or first.saved < _PLAIN or not is_of_most(piece, first.runs):
        found = _as_utf8(piece, chosen, before)
        if is_marked:
            found += _with_losses(piece, chosen, before)
        first = _best_of(found)
        if first is None or not is_of_most(piece, first.runs):
            first = _best_of([*found, *(_as_legacy(piece, chosen, before) if legacy is None else legacy)])
    return first if first and first.runs and not is_shown(piece, first.runs) else None


def _is_half_utf8(piece: str, chosen: Sequence[Way]) -> bool:
    """Say whether some way shows half of what is beyond ASCII as UTF-8."""
    least = beyond_ascii(piece) * _HALF
    runs = (utf8.runs(piece, way.page) for way in _possibly_utf8(piece, chosen))
    return any(sum([run.end - run.start for run in each]) > least for each in runs)


def _best_of(found: Iterable[Reading]) -> Reading | None:
    """Return the reading that saves most; of those that save about as much, the one that leaves least as it is."""
    readings = list(found)
    most = max((reading.saved for reading in readings), default=0.0)
    near = (reading for reading in readings if most > 0 and reading.saved >= most - _NEAR)
    return max(near, key=lambda reading: (_extent(reading), reading.saved), default=None)


def _extent(reading: Reading) -> int:
    return sum(run.end - run.start for run in reading.runs)


def _as_utf8(piece: str, chosen: Sequence[Way], before: float) -> list[Reading]:
    possible = _possibly_utf8(piece, chosen)
    found = [
        Reading(way, runs, saved_as_utf8(piece, way, runs, before))
        for way in possible
        if (runs := tuple(_believable(piece, way, before)))
    ]
    told = [(each.way, each.runs) for each in nlargest(_MOST_COMPLETED, found, key=attrgetter("saved"))]
    likely = told or [(way, ()) for way in possible[:_MOST_COMPLETED] if before > 0]
    for way, runs in likely:
        more = runs if way.page.wide else dropped.completed(piece, runs, way.page)
        if more != runs:
            found.append(Reading(way, more, saved_as_utf8(piece, way, more, before)))
    return found


def saved_as_utf8(piece: str, way: Way, runs: Sequence[Run], before: float) -> float:
    """Return the bits that runs of UTF-8 in a piece save beyond what they must; `before` are saved beforehand."""
    old, new = surroundings(piece, runs)
    return cost(old) - cost(new) - (_UTF8 + way.rarity + sum(map(_needed, runs)) - before)


def _possibly_utf8(piece: str, chosen: Iterable[Way]) -> list[Way]:
    narrow, wide = utf8.may_be(piece)
    tried = utf8_ways() if chosen is ways() else [way for way in chosen if way.codec == "utf-8"]
    return [way for way in tried if (wide if way.page.wide else narrow)]


def _believable(piece: str, way: Way, before: float) -> Iterable[Run]:
    """Return the runs of UTF-8 that may be no chance."""
    runs = tuple(run for run in utf8.runs(piece, way.page) if is_possible(piece, run))
    if not runs or _PRIVATE.search("".join(run.after for run in runs)):
        return ()
    if covered(piece, runs) < 1:
        is_chance = not way.page.wide and _are_chance(piece, runs, way.page)
        return () if is_chance else _standing(piece, runs, way.page, before)
    if not way.page.wide:
        return runs
    is_odd = len(runs) == 1 and estranges(piece, runs[0], wide=True)
    return runs if not is_odd and any(_is_telling(piece, run) for run in runs) else ()


def _are_chance(piece: str, runs: Sequence[Run], page: Page) -> bool:
    """Say whether most of many runs stand beside Latin letters or signs of the same page: bytes of another encoding."""
    if len(runs) < _MANY_RUNS or covered(piece, runs) > _FEW_COVERED or lossy.MARKED.search(piece):
        return False
    sides = (piece[run.start - 1 : run.start] + piece[run.end : run.end + 1] for run in runs)
    beside = ("".join(char for char in both if "\x7f" < char < "\u0370") for both in sides)
    return sum(bool(chars) and page.shows(chars) for chars in beside) * 2 > len(runs)


def _standing(piece: str, runs: Sequence[Run], page: Page, before: float) -> list[Run]:
    """Return the runs that are likely by themselves, and those that are beside what these stand for."""
    sure = [run for run in runs if _stands_alone(piece, run, page, before)]
    if not sure or len(sure) == len(runs):
        return sure
    return [run for run in runs if run in sure or _stands_alone(*beside(piece, run, sure), page, before)]


def _is_telling(piece: str, run: Run) -> bool:
    """Say whether a run of a page of Chinese, Japanese or Korean is no chance: long, or among Latin letters."""
    length = len(run.after.encode())
    return length >= _FEWEST_BYTES or length > 3 * len(run.after) or beyond_ascii(piece) < _MOSTLY_LATIN * len(piece)


def _may_tell(piece: str, page: Page) -> bool:
    """Say whether a part of a piece may be UTF-8 that is no chance."""
    if not page.wide:
        return utf8.may_hold(piece, page)
    return any(_is_telling(piece, run) for run in utf8.runs(piece, page))


def _stands_alone(piece: str, run: Run, page: Page, before: float) -> bool:
    """Say whether a run is likely where what is around it was not misread."""
    if (page.wide and not _is_telling(piece, run)) or estranges(piece, run, wide=page.wide):
        return False
    old, new = surroundings(piece, [run])
    least = _LONE_RUN_WIDE if page.wide else _LONE_RUN
    return cost(old) - cost(new) - _needed(run) > least - before


def _needed(run: Run) -> float:
    return _LONG_RUN if len(run.after.encode()) > 2 else _SHORT_RUN


def _with_losses(piece: str, chosen: Sequence[Way], before: float) -> Iterator[Reading]:
    """Yield the readings of a piece that has marks of lost bytes."""
    most = cost(piece) - _LOSSY + before
    seen = {piece}
    may_be = _codecs_of(piece)
    for way in _likeliest(piece, [way for way in chosen if may_be(way.codec)]):
        after = lossy.read(piece, way.page, way.codec, most)
        if not after or after in seen or not (is_text(after) and has_words(piece, after)):
            continue
        seen.add(after)
        is_likely = way.codec == "utf-8" or after.count(LOST) * 2 < beyond_ascii(after)
        if is_likely and reads_well(after.replace(LOST, "")):
            yield Reading(way, tuple(differences(piece, after)), most - cost(after) - way.rarity)


def _likeliest(piece: str, chosen: Sequence[Way]) -> list[Way]:
    """Return the ways in which a piece that has marks of loss reads best at first sight."""
    first = lossy.MARKED.search(piece)
    start = max(0, first.start() - _GLIMPSE // 2) if first else 0
    sample = piece[start : start + _GLIMPSE]
    seen: dict[str, tuple[float, Way]] = {}
    looked_at: set[tuple[bytes, str]] = set()
    page, data = None, None
    for way in chosen:
        if way.page is not page:
            page, data = way.page, lossy.glimpse(sample, way.page)
        if not data or (data, way.codec) in looked_at:
            continue
        looked_at.add((data, way.codec))
        after = data.decode(way.codec, "replace")
        if after != sample and after not in seen:
            # What stays broken is longer than what it stands for.
            seen[after] = way.rarity + _BROKEN_COST * after.count(LOST), way
    # What stays broken costs so much that hardly any of these need be weighed.
    found: list[tuple[float, int, Way]] = []
    for order, (after, (least, way)) in sorted(enumerate(seen.items()), key=lambda row: row[1][1][0]):
        if len(found) == _MOST_WEIGHED and least >= found[-1][0]:
            break
        found = nsmallest(_MOST_WEIGHED, [*found, (cost(after) + least, order, way)])
    return [way for _, _, way in found]


def _as_legacy(piece: str, chosen: Sequence[Way], before: float) -> Iterator[Reading]:
    if all(way.codec == "utf-8" for way in chosen) or not _NO_FRAME.search(piece) or is_sound(piece):
        return
    if before <= 0 and may_be_estonian(piece):
        return
    most, may_be = cost(piece) - LEGACY + before, _codecs_of(piece)
    found: list[tuple[float, Way, str]] = []
    for way, after in shortlist(piece, list(legacy_readings(piece, chosen))):
        saved = most - cost(after) - way.rarity
        if saved > 0 and has_words(piece, after) and may_be(way.codec):
            found.append((saved, way, after))
    plain = piece.translate(CONTROLS)
    if found and plain != piece and is_text(plain):
        found.append((most - cost(plain), Way(LATIN, "cp1252"), plain))
    # Only the best that is not refused counts.
    for saved, way, after in sorted(found, key=lambda row: -row[0]):
        reading = Reading(way, tuple(differences(piece, after)), saved)
        is_refused = (before <= 0 and _is_doubtful(piece, after, reading)) or is_letter_apart(piece, reading.runs)
        if not is_refused and not worsens(piece, after):
            yield reading
            return
    if found:
        # A reading in doubt is none, but it is likelier than one of a small part that saves less.
        yield Reading(found[0][1], (), max(saved for saved, _, _ in found))


def _codecs_of(piece: str) -> Callable[[str], bool]:
    """Return a function that says whether a piece may be in an encoding.

    It is in none but UTF-8 that has what is left of an emoji or letters by which one laughs in a chat, and in none of
    one byte a character that has nothing beyond ASCII but signs.
    """
    is_chat = _JAMO.search(piece) is not None and not _NO_CHAT.search(piece)
    if is_chat or EMOJI in piece:
        return frozenset(("utf-8",)).__contains__
    return bool if _LETTER.search(piece) else frozenset(("utf-8", *MULTIBYTE)).__contains__


def _is_doubtful(piece: str, after: str, reading: Reading) -> bool:
    """Say whether a reading is no good text, or rests on a sign, a rare word or little in a rare way."""
    rarity, runs = reading.way.rarity, reading.runs
    if len(runs) <= _FEW_RUNS and reading.saved <= rarity * _RARE:
        return True
    if reading.way.page.wide and beyond_ascii(piece) < _FEWEST_WIDE:
        return True
    return is_one_sign(piece, runs, within_word=rarity <= _COMMON) or not reads_well(after)


def _surely_legacy(piece: str, way: Way) -> Reading | None:
    after = as_read(way.page.bytes_of(piece), way.codec)
    if not after or after == piece or not reads_well(after):
        return None
    saved = cost(piece) - cost(after) - LEGACY - way.rarity
    return Reading(way, tuple(differences(piece, after)), saved) if saved > SURE else None
