"""The language of a text that is too short for its letters to tell, such as a cell of a table: by its words of pay."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from corpus.folding import fold, folded_sections
from corpus.packs import languages
from corpus.patterns import lazy

# Longer texts without a language are no prose: code, or rows of figures.
_LONGEST = 300
_GROUPS = ("evidence.noun", "evidence.verb", "evidence.earned", "numbers.times", "periods.", "rates.")
# The shortest word that tells: of letters, and of Han, which are not spaced.
_LETTERS, _HAN = 3, 2
_WORD = lazy(r"[^\W\d_]+")
_UNSPACED = lazy("[\u3400-\u9fff]{2,}")


def language_of(text: str) -> str | None:
    """Return the language of whose pack alone a short text has most words, None where two have as many or none has."""
    if len(text) > _LONGEST:
        return None
    folded = fold(text).text
    words = set(_WORD.findall(folded))
    for run in _UNSPACED.findall(folded):
        words.update(run[at : at + size] for at in range(len(run) - 1) for size in (_HAN, _HAN + 1))
    told = _telling()
    votes = Counter(told[word] for word in words if word in told).most_common(2)
    return votes[0][0] if votes and (len(votes) == 1 or votes[0][1] > votes[1][1]) else None


@cache
def _telling() -> dict[str, str]:
    """Return the words of pay that one pack alone has, with its language."""
    owners: dict[str, set[str]] = defaultdict(set)
    for tag in languages():
        for section in folded_sections(tag, "pay"):
            for word in section.words if section.name.startswith(_GROUPS) else ():
                if len(word) >= (_HAN if _UNSPACED.fullmatch(word) else _LETTERS):
                    owners[word].add(tag)
    return {word: tags.pop() for word, tags in owners.items() if len(tags) == 1}
