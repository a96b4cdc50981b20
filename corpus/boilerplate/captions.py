"""What ends a caption: who took the picture, and for whom."""

from __future__ import annotations

from corpus.boilerplate.lines import Line, once
from corpus.boilerplate.words import EDGES, Match, Words
from corpus.folding import fold
from corpus.patterns import lazy
from corpus.surnames import is_full_name

_HOUSE = 6  # characters of an agency's name before the word for a reporter
_OF_DAY = lazy(r"(?:\d{4}\w)?\d{1,2}(\w)")
_DAY = lazy(r"(?<=\S)[\s,，]{1,2}\d\S{3,14}$")
_SENTENCES = lazy(r"[.。!?！？।]\s{0,2}")
# 記者林采薇攝 114年6月9日
_TAKEN = lazy(r"\s{1,2}(?:\d{2,4}\s?[年./-]\s?)?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?$")
_SIGNATURE = 8  # characters of the word for a reporter, a name and the word for taking a picture
_INTRODUCING = 6  # characters of a word before a photographer's name
_BY_HOUSE = lazy(
    r"[(（]([^\W\d_][^()（）/\d]{1,30})/([^\W\d_][^()（）/\d]{2,40})[)）]\W{0,2}$"
    r"|[.!?。]\s{1,2}([^\W\d_][^()/\d.!?]{1,30}?)\s?/\s?([^\W\d_][^()/\d!?]{2,40})$"
)
# A house of two words in one (HarbourNews/Ann Bell).
_CAMEL = lazy(r"[a-z][A-Z]")
_TAKER = range(1, 4)  # words of a photographer's name
_BRACKETS = lazy(r"[(（【\[]([^()（）【】\[\]]{3,60})[)）】\]]\W{0,2}$")
CLOSING = frozenset(")）】]")
"""Brackets that close."""


@once
def is_credited(line: Line, words: Words) -> bool:
    """Say whether a line ends with a credit: in brackets, or behind the place, as in Japan (…＝山里市で、大沢撮影)."""
    place = line.folded.rpartition("＝")[2] if "＝" in line.folded else ""
    day = _OF_DAY.match(place)
    if place and (any(is_mark(place[-size:], words) for size in (1, 2)) or (day and _is_day(day[1], words))):
        return True
    credit = bracketed(line.folded)
    if credit is None:
        return not line.closed and _takes(line.folded, words)
    credit = _DAY.sub("", credit)
    taken = is_mark(credit[-1:], words) and reports(credit, words)
    named = not line.prose and any(entry.group == "agencies" for entry in words.whole(credit.strip(EDGES)))
    named = named or names_house(line.text)
    taken = taken or any(_introduces(match, credit) for match in words.starts(credit))
    taken = taken or any(is_mark(credit[-size:], words) and is_full_name(credit[:-size]) for size in (1, 2))
    return named or taken or is_mark(credit.split()[-1], words) or words.credits(credit) or _names_taker(line, words)


def _takes(folded: str, words: Words) -> bool:
    """Say whether a reporter or a name and the word for taking a picture end a line, or the day of it behind them."""
    *before, last = _SENTENCES.split(_TAKEN.sub("", folded))
    key = last.strip(EDGES)
    if not before or len(key) > _HOUSE + _SIGNATURE or not is_mark(key[-1:], words):
        return False
    return reports(key, words) or is_full_name(key[:-1])


def _introduces(match: Match, credit: str) -> bool:
    """Say whether a credit begins with a word for pictures that is long enough to introduce a name."""
    return match.entry.kind == "image-credit" and len(match.entry.word) >= _INTRODUCING and match.end < len(credit)


def names_house(text: str) -> bool:
    """Say whether a text ends with a house and a photographer: (Harbour/Anna Bell), or HARBOUR NEWS/Anna Bell."""
    found = _BY_HOUSE.search(text)
    if found is None:
        return False
    house, name = (found[1] or found[3]).split(), (found[2] or found[4]).split()
    shouted = "".join(house).isupper() or (len(house) == 1 and _CAMEL.search(house[0]) is not None)
    if not all(part[0].isupper() for part in (*house, *name)) or not (shouted or (found[1] and len(name) > 1)):
        return False
    return len(name) in _TAKER and not "".join(name).isupper()


def _names_taker(line: Line, words: Words) -> bool:
    """Say whether a word of pictures and a name in capitals stand in the brackets that end a line: (foto Anna Bell)."""
    found = _BRACKETS.search(line.text) if not (line.prose or line.closed) else None
    word, *name = found[1].split() if found else [""]
    if len(name) not in _TAKER or not all(part[0].isupper() for part in name):
        return False
    return any(entry.kind == "image-credit" for entry in words.labelled(fold(word).text))


def _is_day(word: str, words: Words) -> bool:
    return word in (*words.calendar.parts["day"], *words.calendar.parts["month"])


def is_mark(word: str, words: Words) -> bool:
    """Say whether a folded word is one for taking a picture."""
    return any(entry.kind == "image-credit" and entry.group == "marks" for entry in words.whole(word))


def reports(credit: str, words: Words) -> bool:
    """Say whether a word for a reporter stands in a credit, behind a few characters of the house's name."""
    return any(match.entry.kind == "byline" for at in range(_HOUSE) for match in words.starts(credit[at:]))


def bracketed(folded: str) -> str | None:
    """Return what stands in brackets at the end of a folded line."""
    if CLOSING.isdisjoint(folded[-3:]):
        return None
    found = _BRACKETS.search(folded)
    return found[1] if found else None
