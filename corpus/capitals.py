"""Names in capitals, as running text writes them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.boilerplate.lines import Line
from corpus.boilerplate.words import Words
from corpus.folding import fold
from corpus.patterns import lazy

_SHORT = 3  # letters of a word that need be no name by itself
_LETTERS = lazy(r"[^\W\d_]+")
_WORD = lazy(r"[\w.&-]+")


def spelt(name: str, lines: Sequence[Line]) -> str:
    """Return a name in capitals as the page writes it elsewhere: with small letters, or as it is.

    An address in small letters stands with its capitals elsewhere too.
    """
    if name != name.upper() or name == name.lower():
        return name
    size, key = len(_WORD.findall(name)), _key(name)
    for line in lines:
        tokens = [*_WORD.finditer(line.text)] if key in _key(line.text) else []
        for first, last in zip(tokens, tokens[size - 1 :], strict=False):
            found = line.text[first.start() : last.end()].rstrip(".")
            if _key(found) == key and found != found.upper() and found[0].isupper():
                return found
    return name


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text).text)).replace(".", "")


def cased(name: str, words: Words) -> str:
    """Return a name with the family name in capitals (Selma KIZILTAN) as running text writes it; all capitals stay."""
    tokens = name.split()
    loud = [at for at, token in enumerate(tokens) if token.isupper() and "." not in token and len(token) > 1]
    if not loud or len(loud) == len(tokens) or loud != [*range(loud[0], len(tokens))]:
        return name  # An acronym stands before other words.
    if max(len(tokens[at]) for at in loud) <= _SHORT:
        return name
    turkic = "tr" in words.tags
    lowered = {at: _LETTERS.sub(lambda word: _lowered(word[0], turkic=turkic), tokens[at]) for at in loud}
    return " ".join(lowered.get(at, token) for at, token in enumerate(tokens))


def _lowered(word: str, *, turkic: bool) -> str:
    """Return a word with but its first letter in capitals; a capital I without a dot keeps none where there are two."""
    rest = word[1:].replace("I", "ı").replace("İ", "i") if turkic else word[1:]
    return word[0] + rest.lower()
