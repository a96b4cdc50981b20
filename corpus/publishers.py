"""Who publishes a text: newspapers, agencies and stations, by the words that their names begin or end with."""

from collections.abc import Iterator
from functools import cache

from corpus.boilerplate.lines import Line, weight
from corpus.boilerplate.words import Words
from corpus.bylines import TRIM, WITH_NEXT, agreed
from corpus.folding import fold
from corpus.lexicon import is_unspaced
from corpus.packs import data_lines
from corpus.patterns import lazy

_SIZE = 40  # weighted characters of a name
_PARTS = lazy(r"[,，、:：]|[)）】〕]")
# Agencies stand in brackets where the running text begins, behind its place and day or alone.
_OPENING = lazy(r"\s{0,4}(?:[^()（）]{2,40}\(([^()]{2,30})\)\s?[-–—]|[（(【]([^（()）】]{2,30})[）)】])")


def named(line: Line, words: Words) -> str | None:
    """Return the name of a publisher that is all of a short line, or a part of it that marks set off."""
    return agreed(part for part in _parts(line.text) if is_house(part, words))


def opening(line: Line, words: Words) -> str | None:
    """Return the agency in the brackets at the beginning of a line of running text."""
    found = _OPENING.match(line.text)
    # Behind the place, as in Korea (세종=가나뉴스).
    place, sign, name = (found[1] or found[2]).rpartition("=") if found else ("", "", "")
    name = name.strip()
    known = bool(sign and place) or any(entry.group == "agencies" for entry in words.whole(fold(name).text))
    return name if name and (known or is_house(name, words)) else None


def _parts(text: str) -> Iterator[str]:
    for part in WITH_NEXT.split(text):
        yield from (piece.strip(TRIM + "©ⓒ") for piece in _PARTS.split(part))


def is_house(name: str, words: Words) -> bool:
    """Say whether a name begins or ends with a word that those of newspapers, agencies and stations have."""
    key = fold(name).text
    # Of a row of tatweels nothing is left to compare.
    if not key or not 2 < weight(name) <= _SIZE or words.whole(key) or any(map(str.isdigit, name)):
        return False
    if is_unspaced(key[-1]) or " " not in key:
        return any(key.endswith(word) and len(key) > len(word) + 1 for word in _houses() if not word.isascii())
    small = any(token[0].islower() for token in (name.split()[0], name.split()[-1]))
    return not small and any(key.startswith(f"{word} ") or key.endswith(f" {word}") for word in _houses())


@cache
def _houses() -> frozenset[str]:
    return frozenset(fold(word).text for word in data_lines("publishers.txt"))
