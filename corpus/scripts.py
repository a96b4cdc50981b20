"""Scripts of letters, and the languages that a script or its letters tell."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Set
from functools import cache

from corpus.packs import data_lines
from corpus.records import NamedTuple
from corpus.simplified import han_pairs

_SAMPLE = 48
# Below this are no letters but Latin ones.
_AFTER_LATIN = "\u02b0"

LATIN = "Latn"
# Names and terms in Latin letters stand in text of every other script, seldom the other way round.
_LATIN_LETTERS = 3
HAN = "Hani"

# Scripts that are written among Han characters, with the share of both from which on they tell: a sentence has
# more, and a Chinese one with a Japanese brand name has less.
AMONG_HAN = {"Jpan": 0.1, "Kore": 0.1}


class Rule(NamedTuple):
    """A row of languages.tsv."""

    language: str
    letters: frozenset[str]
    share: float
    without: frozenset[str]
    sure: float

    def holds(self, text: str, present: frozenset[str]) -> bool:
        """Say whether the letters of `text`, of which `present` are the different ones, are those of the language."""
        if not self.letters:
            return True
        if present.isdisjoint(self.letters):
            return False
        found = sum(map(text.count, present & self.letters))
        enough = found >= self.share * (len(text) - text.count(" "))
        return enough and sum(map(text.count, present & self.without)) <= found / 3


@cache
def _ranges() -> tuple[list[int], list[int], list[str]]:
    rows = [line.split("\t") for line in data_lines("scripts.tsv")]
    return [int(row[0], 16) for row in rows], [int(row[1], 16) for row in rows], [row[2] for row in rows]


class _Scripts(dict[str, str | None]):
    """Characters seen so far with the code of their script; None for no letter and for scripts not listed."""

    def __missing__(self, char: str) -> str | None:
        first, last, scripts = _ranges()
        at = bisect_right(first, ord(char)) - 1
        self[char] = scripts[at] if at >= 0 and ord(char) <= last[at] and char.isalpha() else None
        return self[char]


_SCRIPTS = _Scripts()


def sample(text: str) -> str:
    """Return so many characters of `text`, taken evenly, as its script can be told by."""
    return text[:: max(1, len(text) // _SAMPLE)]


def script(sample: str) -> tuple[str | None, float]:
    """Return the script of most letters of `sample` and its share of them.

    Latin letters count less beside others, and Han goes with kana or Hangul.
    """
    if sample.isascii() or max(sample) < _AFTER_LATIN:
        return (LATIN, 1.0) if any(map(str.isalpha, sample)) else (None, 0.0)
    present = {*map(_SCRIPTS.__getitem__, {*sample})} - {None}
    if len(present) < 2:
        return (present.pop(), 1.0) if present else (None, 0.0)
    counts = Counter(map(_SCRIPTS.__getitem__, sample))
    del counts[None]
    counts[LATIN] //= _LATIN_LETTERS
    han = counts[HAN]
    for among, share in AMONG_HAN.items():
        if han and counts[among] >= share * (han + counts[among]):
            counts[among] += counts.pop(HAN)
            break
    first, most = max(counts.items(), key=lambda item: (item[1], item[0] != LATIN, item[0] or ""))
    return first, most / max(1, counts.total())


@cache
def _rules() -> dict[str, list[Rule]]:
    rules: dict[str, list[Rule]] = {}
    for line in data_lines("languages.tsv"):
        code, language, letters, share, without, sure = line.split("\t")
        rule = Rule(language, frozenset(letters), float(share or 0), frozenset(without), float(sure))
        rules.setdefault(code, []).append(rule)
    return rules


def by_letters(code: str, text: str) -> tuple[str | None, float]:
    """Return the language of `text` in the script `code` and how sure that is; None for a script not listed."""
    rules = _rules().get(code, [])
    if len(rules) == 1:
        return rules[0].language, rules[0].sure
    lowered = text.lower()
    present = frozenset(lowered)
    found = next((rule for rule in rules if rule.holds(lowered, present)), None)
    return (found.language, found.sure) if found else (None, 0.0)


@cache
def _sides() -> tuple[frozenset[str], frozenset[str]]:
    """Return the Han characters that Simplified writing has another form of, and those forms."""
    traditional, simplified = han_pairs()
    return frozenset(traditional), frozenset(simplified)


def han_sides(text: str) -> tuple[int, int]:
    """Return how many different characters of `text` are of Traditional and of Simplified writing alone.

    Forms that the other writing has too (里, 后, 著) do not count: Big5 is the set of Traditional characters, GB 2312
    that of Simplified ones.
    """
    traditional, simplified = _sides()
    present = set(text)
    return _lacking(present & traditional, "gb2312"), _lacking(present & simplified, "big5")


def _lacking(chars: Set[str], codec: str) -> int:
    """Return how many Han characters a codec lacks that writes each in two bytes."""
    return len(chars) - len("".join(chars).encode(codec, "ignore")) // 2
