"""Beginnings of words, by which two lines are known to speak of the same."""

from __future__ import annotations

from sys import intern

from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

SIZE = 5
"""Letters by which a word is known again under other endings."""

# Vowel signs of Indian scripts are of the word, which one of two letters of their own would end otherwise.
_WORD = lazy(r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])+")
# Letters of a word whose return says that two lines speak of the same.
_LONG_WORD = 4
_LONG = lazy(rf"[a-zA-Z]{{{_LONG_WORD},}}")
_HAN_PAIR, _RUN_OF_LETTERS, _FIRST_HAN = 2, 5, "\u2e80"
# Hangul says with a syllable what an alphabet says with two or three letters; endings are written on to it.
_FIRST_HANGUL, _LAST_HANGUL = "\uac00", "\ud7a3"


def of(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text; pairs of characters in scripts without spaces."""
    return frozenset(intern(word.removeprefix("ال")[:SIZE]) for word, _ in words(text))


def vocabulary(text: str) -> list[str]:
    """Return the words of a text, see `words`, without their places."""
    if text.isascii():
        return _LONG.findall(text)
    return [word for word, _ in words(text)]


def words(text: str) -> list[tuple[str, int]]:
    """Return the words of a text with their places; runs of letters in scripts without spaces."""
    found_words: list[tuple[str, int]] = []
    for found in _WORD.finditer(text):
        word, start = found[0], found.start()
        if is_unspaced(word[0]):
            # Han says with two characters what an alphabet without blanks says with more.
            size = _HAN_PAIR if word[0] >= _FIRST_HAN else _RUN_OF_LETTERS
            found_words += [(word[at : at + size], start + at) for at in range(len(word) - size + 1)]
        elif _FIRST_HANGUL <= word[0] <= _LAST_HANGUL:
            found_words += [(word[:_HAN_PAIR], start)] if len(word) >= _HAN_PAIR else []
        elif len(word) >= _LONG_WORD:
            found_words.append((word, start))
    return found_words
