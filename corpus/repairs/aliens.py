"""Words of a line that a wrong page shows in letters of another script, or in signs: `Я ÎÅ знал`, `كما 堬塈堭 في`.

Nothing else in the line needs to be damaged. What such words say must be in the script of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from itertools import chain, islice

from corpus.document import Span
from corpus.likelihood import bits
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.look import ELSEWHERE, Look
from corpus.repairs.pages import Page
from corpus.repairs.plausibility import cost, gain, reads_well
from corpus.repairs.readings import LEGACY, Reading
from corpus.repairs.runs import Run, applied, surroundings
from corpus.repairs.ways import Way, ways


class _Script(NamedTuple):
    """Letters beyond ASCII (a class of regular expressions), and the first bytes of all letters in UTF-8.

    A line in the script has so many of its letters, and so large a share.
    """

    letters: str
    firsts: tuple[int, ...]
    fewest: int = 6
    share: float = 0.25


_ASCII = (*range(0x41, 0x5B), *range(0x61, 0x7B))
# Punctuation and brackets of Chinese count among its letters.
_SCRIPTS = {
    "Latn": _Script("ªºÀ-ÖØ-öø-\u024f\u1e00-\u1eff", (*_ASCII, *range(0xC3, 0xCA), 0xE1), share=0.5),
    "Grek": _Script("\u0370-\u03ff\u1f00-\u1fff", (*range(0xCD, 0xD0),)),
    "Cyrl": _Script("\u0400-\u052f", (*range(0xD0, 0xD5),)),
    "Hebr": _Script("\u0591-\u05f4", (*range(0xD6, 0xD8),)),
    "Arab": _Script("\u0610-\u06ff\ufb50-\ufdff\ufe70-\ufefc", (*range(0xD8, 0xDC),)),
    "Indic": _Script("\u0900-\u097f\u0e01-\u0e7f", (0xE0,)),
    "East": _Script(
        "\u1100-\u11ff\u3001-\u3029\u3030-\u318f\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff",
        (*range(0xE3, 0xEE), 0xEF),
        fewest=3,
    ),
}
_KIND = {name: bytes([at]) for at, name in enumerate(_SCRIPTS, 1)}
# Frames, forms of half width and private use: what pages of other scripts show besides letters.
_SHOWN = (b"\xe2\x94", b"\xe2\x95", b"\xe2\x96", b"\xee", b"\xef\xbd", b"\xef\xbe")
# Signs that a right reading may bring, and what is no sign of damage in a line of any script.
_BROUGHT = "\xa0’‘“”«»„–—…•·°€£©®§²³¿¡№ʼ〜～\u3000\uff01-\uff0f\uff1a-\uff1f\u200c-\u200f،؟؛״׳־"
_SOUND = f"{_BROUGHT}\u0250-\u036f\xad¬µ×±─│―．α-ω¼-¾\u2150-\u21ff\u2600-\u27bf\ufe00-\ufe0f\ufeff\U0001f000-\U0010ffff"
_WIDE_SIGNS = "\u3000\uff01-\uff60"
# Two capitals and a small letter.
_FLIP = re.compile("[A-ZÀ-ÖØ-Þ]{2}[a-zß-öø-ÿ]")
_ASCII_LETTER = re.compile("[A-Za-z]")
_SMALL, _WITHIN = re.compile("[a-z]"), re.compile("[a-z]{2}")
_WORD = re.compile(r"\S+")
# What these cost says little: there are few of them.
_HALF_WIDTH = lazy("[\uff61-\uff9f]")
# Bits of a character of what is sound as it stands: words in another language.
_READS, _READS_EAST = 5.0, 8.0
# Letters that a word must say to be read by itself.
_FEWEST = 2
# Bits that UTF-8 must save, which other text agrees with less often than with other encodings; bits that a reading must
# save more than any other one; and bits that each word beside those that tell it must save.
_UTF8, _CLEAR, _BESIDE = 10.0, 3.0, 4.0
# So many odd characters of a text are looked at; so many different ones are looked for one by one.
_MOST_SPOTS, _MOST_SOUGHT = 2000, 20
# So many bytes tell that a text is in Latin letters.
_PART = 1 << 15
# So many words are remembered, none longer than so many characters.
_MOST_WORDS, _LONGEST = 1 << 13, 40

# A place in `_ways`, what a word says in that way, and whether it has letters enough to be read by itself.
Said = tuple[int, str, bool]


def best(piece: str) -> Reading | None:
    """Return what the alien words of a piece say, None when nothing is likely enough."""
    found: dict[str, Reading] = {}
    for name in _homes(piece.encode("utf-8", "surrogatepass")):
        for reading in _readings(piece, name):
            says = "\n".join(run.after for run in reading.runs)
            if says not in found or found[says].saved < reading.saved:
                found[says] = reading
    first, second = [*sorted(found.values(), key=lambda reading: -reading.saved), None, None][:2]
    if first is None or first.saved <= 0 or (second and second.saved > first.saved - _CLEAR):
        return None
    return first


def spots(look: Look) -> list[int]:
    """Return where in a text characters are odd beside those of the scripts that most of it is in."""
    if look.told and _is_mostly_latin(look):
        return sorted(set(islice(sorted(_told_spots(look)), _MOST_SPOTS)))
    return sorted({spot for name in _homes(look.data) for spot in islice(_spots(look, name), _MOST_SPOTS)})


def _is_mostly_latin(look: Look) -> bool:
    """Say whether so few letters of a text are not Latin that it is in no other script: a part of it tells."""
    table, others = _kinds()
    held = look.inside.encode("utf-8", "surrogatepass").translate(table, others)
    foreign = len(held.translate(None, _KIND["Latn"]))
    latin = look.data[:_PART].translate(table, others).count(_KIND["Latn"])
    return latin >= _SCRIPTS["Latn"].fewest and 0 < foreign < _SCRIPTS["East"].share * latin


def _told_spots(look: Look) -> Iterator[int]:
    """Yield where characters are odd in a text of Latin letters; those of other scripts stand where it is in doubt."""
    odd = _odd("Latn")
    yield from (match.start() for match in look.matches(odd))
    for char in odd.findall("".join(look.notable)):
        if not any(first <= char <= last for first, last in ELSEWHERE):
            yield from look.places(char)


def _spots(look: Look, name: str) -> Iterator[int]:
    """Yield where characters of a text are odd in a script, in order."""
    odd = _odd(name)
    if look.cleared and not any(char in look.text for char in odd.findall(look.cleared)):
        # Where its sheet is that of the script, hardly anything of the sheet is odd.
        return (match.start() for match in look.matches(odd))
    held = "".join(look.notable) if look.latin else look.rest if look.east and name == "East" else None
    found = set() if held is None else set(odd.findall(held))
    if held is None or len(found) > _MOST_SOUGHT:
        return (match.start() for match in odd.finditer(look.text))
    return iter(sorted(chain.from_iterable(map(look.places, found))))


def _homes(data: bytes) -> Iterator[str]:
    """Yield the scripts that a text, of which this is the UTF-8, may be in, if it holds anything else."""
    kinds = data.translate(*_kinds())
    # To look for a byte is far faster than to count it.
    counts = {name: kinds.count(kind) if kind in kinds else 0 for name, kind in _KIND.items()}
    if sum(map(bool, counts.values())) > 1 or any(shown in data for shown in _SHOWN):
        for name, script in _SCRIPTS.items():
            if counts[name] >= max(script.fewest, script.share * len(kinds)):
                yield name


@cache
def _kinds() -> tuple[bytes, bytes]:
    """Return a table of the scripts of first bytes, and the bytes that tell of none."""
    table = bytearray(0x100)
    for name, script in _SCRIPTS.items():
        for first in script.firsts:
            table[first] = _KIND[name][0]
    return bytes(table), bytes(code for code in range(0x100) if not table[code])


@cache
def _letters(name: str) -> re.Pattern[str]:
    return re.compile(f"[{_SCRIPTS[name].letters}]")


@cache
def _odd(name: str) -> re.Pattern[str]:
    """Return the pattern of a character that is odd in a line of a script."""
    return re.compile(f"[^\x00-\x7f{_SCRIPTS[name].letters}{_SOUND}]")


@cache
def _foreign(name: str) -> re.Pattern[str]:
    """Return the pattern of what a right reading of text in a script does not bring."""
    return re.compile(f"[^\t\x20-\x7e{_SCRIPTS[name].letters}{_BROUGHT}]")


@cache
def _shapes(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of alien words: without letters of the script, and with those beside the others."""
    own = _SCRIPTS[name].letters
    odd = _odd(name).pattern
    if name == "Latn":
        return (re.compile(f"[^\x00-\x7f{own}]{{0,300}}{odd}[^\x00-\x7f{own}]{{0,300}}"),)
    others = f"[^\\s{own}{_WIDE_SIGNS}]{{0,300}}"
    among = rf"(?:[^\s{_WIDE_SIGNS}]{{0,2}}{odd}){{1,300}}" if name == "East" else r"\S{0,100}"
    before = "" if name == "East" else r"\S{0,100}"
    return re.compile(f"{others}{odd}{others}"), re.compile(f"{before}{odd}{among}")


def _readings(piece: str, name: str) -> Iterator[Reading]:
    parts = list(_parts(piece, name))
    for shape in _shapes(name) if parts else ():
        words = [
            word
            for part in parts
            for word in shape.finditer(piece, *part)
            if not (_is_ascii(word.group()) or _is_within(piece, word, name))
        ]
        if (
            not words
            or (name != "Latn" and _is_one(words))
            or (_is_sound(" ".join(word.group() for word in words)) and not _are_inside(piece, words))
        ):
            continue
        for way, runs in _by_way(words, name):
            if not _is_telling(piece, runs, way):
                continue
            reading = Reading(way, runs, _saved(piece, runs) - _needed(way))
            # One that saves less stands in no other's way.
            if reading.saved > -_CLEAR and _tells(piece, runs, way, name):
                yield _extended(piece, reading, name)


def _parts(piece: str, name: str) -> Iterator[Span]:
    """Yield the parts of a piece between spaces in which a character is odd; no alien word holds a space."""
    at = 0
    while odd := _odd(name).search(piece, at):
        start, end = piece.rfind(" ", at, odd.start()) + 1 or at, piece.find(" ", odd.end())
        at = end if end >= 0 else len(piece)
        yield start, at


def _by_way(words: Sequence[re.Match[str]], name: str) -> Iterator[tuple[Way, tuple[Run, ...]]]:
    """Yield the ways in which some words say something, with what they say; those that tell little beside others."""
    found: dict[int, list[Run]] = {}
    tell: dict[int, list[Run]] = {}
    for word in words:
        says = _says if len(word.group()) <= _LONGEST else _says.__wrapped__
        for at, after, tells in says(word.group(), name):
            run = Run(word.start(), word.end(), after)
            found.setdefault(at, []).append(run)
            if tells:
                tell.setdefault(at, []).append(run)
    # Latin words are what stands between two letters of ASCII.
    yield from (
        (_ways(name)[at], tuple(found[at] if name == "Latn" else _beside(found[at], tell[at]))) for at in sorted(tell)
    )


@lru_cache(_MOST_WORDS)
def _says(word: str, name: str) -> list[Said]:
    """Return what a word says in the ways of a script, where it says anything."""
    shown = ((at, way, data) for page, rows in _ways_of_pages(name) for data in _shown(word, page) for at, way in rows)
    read = ((at, way, _in_script(word, _decoded(data, way.codec), name)) for at, way, data in shown)
    return [(at, after, _is_enough(after, way, name)) for at, way, after in read if after]


def _shown(word: str, page: Page) -> Iterator[bytes]:
    """Yield the bytes that a page shows as a word, if these are no more than two for a character."""
    if page.shows(word):
        with suppress(UnicodeEncodeError):
            data = page.encoded(word)
            if len(data) <= 2 * len(word):
                yield data


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _is_enough(after: str, way: Way, name: str) -> bool:
    """Say whether a word has letters enough to be read by itself."""
    return name == "Latn" or len(_letters(name).findall(after)) >= (1 if way.codec == "utf-8" else _FEWEST)


@cache
def _ways(name: str) -> list[Way]:
    """Return the ways in which words of a script may have come about.

    Text of one byte a character is hardly ever read in pages of two. Among Latin letters, where Greek and Cyrillic,
    ligatures and signs stand for themselves, pages of one byte tell too little unless they showed UTF-8.
    """
    wide = {way.page.codec for way in ways() if way.page.wide}
    return [way for way in ways() if way.codec == "utf-8" or (way.codec in wide if way.page.wide else name != "Latn")]


@cache
def _ways_of_pages(name: str) -> list[tuple[Page, list[tuple[int, Way]]]]:
    """Return the same by page, with their places."""
    pages: dict[Page, list[tuple[int, Way]]] = {}
    for at, way in enumerate(_ways(name)):
        pages.setdefault(way.page, []).append((at, way))
    return list(pages.items())


def _are_inside(piece: str, words: Sequence[re.Match[str]]) -> bool:
    """Say whether most words stand beside small letters of ASCII, as misread letters of Latin words do."""
    beside = (f"{piece[: word.start()][-1:]}{piece[word.end() : word.end() + 1]}" for word in words)
    return sum(_SMALL.search(pair) is not None for pair in beside) * 2 > len(words)


def _is_within(piece: str, word: re.Match[str], name: str) -> bool:
    """Say whether letters are a part of a word in the script of the line, as machine translation leaves them.

    Damage that begins within a word is mostly UTF-8, which no page of other alphabets shows as letters alone.
    """
    if name in ("Latn", "East") or not word.group().isalpha() or _letters("East").search(word.group()):
        return False
    return any(map(_letters(name).match, piece[word.start() - 1 : word.start()] + piece[word.end() : word.end() + 1]))


def _is_one(words: Sequence[re.Match[str]]) -> bool:
    """Say whether words have but one character beyond ASCII, which tells nothing."""
    return len({char for word in words for char in word.group() if char > "\x7f"}) < _FEWEST


def _is_ascii(word: str) -> bool:
    """Say whether most of a word are letters of ASCII: it is a name with an accent."""
    return len(_ASCII_LETTER.findall(word)) * 2 > len(word)


def _is_sound(words: str) -> bool:
    """Say whether words read as text in some other language."""
    if _HALF_WIDTH.search(words):
        return False
    return bits(words) < (_READS_EAST if _letters("East").search(words) else _READS) * len(words)


def _saved(piece: str, runs: Sequence[Run]) -> float:
    before, after = surroundings(piece, runs)
    return cost(before) - cost(after)


def _needed(way: Way) -> float:
    return way.rarity + (_UTF8 if way.codec == "utf-8" else LEGACY)


def _beside(runs: Sequence[Run], tell: Sequence[Run]) -> Iterator[Run]:
    """Yield those of some runs that tell, or stand beside one that does."""
    for run in runs:
        if any(one.start <= run.end + 1 and run.start <= one.end + 1 for one in tell):
            yield run


def _read(word: str, way: Way, name: str) -> str | None:
    """Return what a word says, None when that is not in a script."""
    return _in_script(word, way.page.decoded(word, way.codec), name)


def _in_script(word: str, after: str | None, name: str) -> str | None:
    return None if not after or after == word or _foreign(name).search(after) else after


def _is_telling(piece: str, runs: Sequence[Run], way: Way) -> bool:
    """Say whether runs are no character that stands there for itself."""
    shown = {char for run in runs for char in piece[run.start : run.end] if char > "\x7f"}
    within = (piece[run.start - 1 : run.start] + piece[run.end : run.end + 1] for run in runs)
    return len(shown) >= _FEWEST or (way.page.wide and all(map(_WITHIN.fullmatch, within)))


def _tells(piece: str, runs: Sequence[Run], way: Way, name: str) -> bool:
    """Say whether runs read as text."""
    after, says = applied(piece, runs), "".join(run.after for run in runs)
    if _count_flips(after) > _count_flips(piece):
        return False
    # Single letters of Latin words read as text only where they stand.
    return way.codec == "utf-8" or reads_well(after if name == "Latn" else says)


def _count_flips(text: str) -> int:
    return len(_FLIP.findall(text))


def _extended(piece: str, reading: Reading, name: str) -> Reading:
    """Return a reading with the words beside its own that read better in its way as well."""
    words = [match.span() for match in _WORD.finditer(piece)]
    runs = set(reading.runs)
    for order in (words, words[::-1]):
        beside = False
        for start, end in order:
            if any(run.start < end and start < run.end for run in reading.runs):
                beside = True
            elif beside:
                word = piece[start:end]
                after = _read(word, reading.way, name)
                beside = after is not None and gain(word, after) > _BESIDE
                runs |= {Run(start, end, after)} if after and beside else set()
    return reading._replace(runs=tuple(sorted(runs)))
