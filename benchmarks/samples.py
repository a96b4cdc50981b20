"""Sentences and five-sentence documents in many languages that no model of the product was trained on."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from unicodedata import normalize

import ftfy

from tools.texts import kept_aside

LANGUAGES = (
    "en fr de es pt it nl sv da fi no pl cs sk hu ro hr tr vi id ms ru uk bg sr el he ar fa ur hi th ko ja "
    "zh-Hans zh-Hant"
).split()
OWN = Path(__file__).parent / "texts"
_ALPHABETS = OWN / "alphabets.tsv"
SENTENCES_EACH = 5
# Without spaces a character is about two letters.
_LENGTHS = {"ja": (10, 150), "zh-Hans": (10, 150), "zh-Hant": (10, 150), "th": (15, 250)}
_USUAL = (20, 250)
# Controls, private use, U+FFFD and what it becomes: truth that is damaged itself.
_DAMAGED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]|锟斤拷|ï¿½|\\w\\?\\w")


# Letters that stand for signs in every language.
_SIGNS = "ªºµ"


class Samples:
    """Text of the folder `data` (what is kept aside) or our own, in an order that the seed decides."""

    def __init__(self, data: Path, seed: int, *, every: bool = False) -> None:
        """Remember where text is and the seed; `every` takes lines with letters foreign to their language as well."""
        self.data = data
        self.seed = seed
        self.every = every

    @cache  # noqa: B019 (one object a run)
    def lines(self, language: str) -> list[str]:
        """Return all text of a language as it stands, in its own order; none where there is none."""
        own = OWN / f"{language}.txt"
        if own.exists():
            return own.read_text("utf-8").splitlines()
        return kept_aside(self.data, language) if (self.data / f"{language}.txt").exists() else []

    @cache  # noqa: B019
    def sentences(self, language: str) -> list[str]:
        """Return the lines of a usual length that show no damage, in NFC, sorted."""
        usual = self.usual(language)
        return usual if self.every else [line for line in usual if is_in_alphabet(line, language)]

    @cache  # noqa: B019
    def usual(self, language: str) -> list[str]:
        """Return the same with those that have letters which their language is not written with."""
        low, high = _LENGTHS.get(language, _USUAL)
        lines = (normalize("NFC", line.strip("\ufeff ")) for line in self.lines(language))
        return sorted({line for line in lines if low <= len(line) <= high and _sound(line)})

    def chance(self, *names: object) -> random.Random:
        """Return a source of chance of its own for the thing so named."""
        return random.Random(" ".join(map(str, (self.seed, *names))))  # noqa: S311

    def shuffled(self, language: str, *names: object) -> list[str]:
        """Return the sentences of a language in an order of its own for the thing so named."""
        sentences = self.sentences(language)
        return self.chance(language, *names).sample(sentences, len(sentences))

    def texts(
        self, language: str, size: int, *names: object, usable: Callable[[str], str | None] = str
    ) -> Iterator[str]:
        """Yield texts of `size` sentences, each as `usable` writes it; where that gives None it is left out."""
        written = (line for line in map(usable, self.shuffled(language, size, *names)) if line)
        while len(group := list(islice(written, size))) == size:
            yield "\n".join(group)


@cache
def _foreign(language: str) -> re.Pattern[str]:
    """Return the pattern of what is beyond ASCII and the letters that a language is written with."""
    rows = (line.split("\t") for line in _ALPHABETS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return re.compile(f"[^\x00-\x7f{_SIGNS}{dict(rows)[language]}]")


def is_in_alphabet(line: str, language: str) -> bool:
    """Tell whether all letters of a line are those of its language, or ASCII.

    It knows nothing of repair: some sources hold true damage (Czech `ą` for `š`), whose repair would count as a fault.
    """
    return not any(map(str.isalpha, _foreign(language).findall(line.lower())))


def _sound(line: str) -> bool:
    return not _DAMAGED.search(line) and ftfy.fix_encoding(line) == line
