"""Which kind of boilerplate the words of a line are at home in, for lines in which no entry of a pack stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from corpus.boilerplate.lines import Line
from corpus.folding import folded_sections
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

# Kinds that words tell apart; names, places and times are of all.
_KINDS = frozenset({"share", "subscribe", "cookie", "advertisement", "tags", "comments", "disclaimer", "related-news"})
_WORD = lazy(r"[^\W\d_]{4,}")
# Letters that are read together where words are not parted.
_GROUP = 2
# A line is of a kind when so many of its words have such a weight for it together, so many times that for another. By
# itself one word (after, in "after the advertisement") tells nothing.
_FEWEST, _LEAST, _LEAD = 2, 0.7, 1.5


def told(line: Line, tags: tuple[str, ...]) -> str | None:
    """Return the kind that the words of a line tell by the packs `tags`, None where they tell none for sure."""
    weights = _weights(tags)
    sums, words = dict.fromkeys(_KINDS, 0.0), dict.fromkeys(_KINDS, 0)
    for word in sorted(set(_words(line.folded)) & weights.keys()):
        for kind, weight in weights[word].items():
            sums[kind] += weight
            words[kind] += 1
    best, second = sorted(_KINDS, key=lambda kind: (-sums[kind], kind))[:2]
    sure = words[best] >= _FEWEST and sums[best] >= max(_LEAST, _LEAD * sums[second])
    return best if sure else None


def _words(folded: str) -> Iterator[str]:
    for found in _WORD.finditer(folded):
        word = found[0]
        if is_unspaced(word[0]):
            yield from (word[at : at + _GROUP] for at in range(len(word) - _GROUP + 1))
        else:
            yield word


@cache
def _weights(tags: tuple[str, ...]) -> Mapping[str, Mapping[str, float]]:
    """Return for each word of the packs the share of its entries that is of each kind; rare words tell less."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tag in tags:
        for section in folded_sections(tag, "boilerplate"):
            kind = section.name.partition(".")[0]
            if kind in _KINDS:
                for entry in section.words:
                    for word in set(_words(entry)):
                        counts[word][kind] += 1
    return {
        word: {kind: count / (kinds.total() + 1) for kind, count in kinds.items()} for word, kinds in counts.items()
    }
