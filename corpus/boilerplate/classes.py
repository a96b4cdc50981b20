"""What the classes and ids around a line say of it: words of them that pages of many sites share, with weights."""

from __future__ import annotations

from functools import cache, lru_cache

from corpus.packs import data_lines
from corpus.patterns import lazy

FEWEST = 3
"""Letters of the shortest word of a class name that tells anything."""

NUMBERS = ("weighed", "against", "for", "most against", "known")
"""The names of the numbers that `numbers` gives."""

_WORD = lazy(rf"[a-z]{{{FEWEST},}}")
# Elements out from a line whose names are read, how many of the nearest count by their tags too, and how many of the
# weights that speak most against a line are added up.
_REACH, _NEAREST, _LOWEST = 8, 2, 3
_MOST_STEPS = 1 << 13


def words(path: tuple[str, ...]) -> frozenset[str]:
    """Return the words of the classes and ids around a line, and its nearest elements as ``<0div`` and ``<1ul``."""
    near = (f"<{at}{step.lower().partition('.')[0]}" for at, step in enumerate(path[: -_NEAREST - 1 : -1]))
    return frozenset(near).union(*map(_words, path[-_REACH:]))


@lru_cache(_MOST_STEPS)
def _words(step: str) -> tuple[str, ...]:
    """Return the words of an element's classes and id."""
    return tuple(_WORD.findall(step.lower().partition(".")[2]))


def numbers(path: tuple[str, ...]) -> tuple[float, ...]:
    """Return what the elements around a line say: see `weigh`."""
    return weigh(words(path), weights())


def weigh(found: frozenset[str], known: dict[str, float]) -> tuple[float, ...]:
    """Return the mean weight of words, the least, the greatest, the sum of the three least, and the share known.

    Weights are log odds, above 0 for content; all is 0 where no word is known.
    """
    values = sorted(known[word] for word in found if word in known)
    if not values:
        return (0.0,) * len(NUMBERS)
    share = len(values) / len(found)
    return sum(values) / len(values), values[0], values[-1], sum(values[:_LOWEST]), share


@cache
def weights() -> dict[str, float]:
    """Return the weights of the words, from ``data/classes.tsv``, which `tools/train_content.py` makes."""
    return {word: float(weight) for word, weight in (line.split("\t") for line in data_lines("classes.tsv"))}
