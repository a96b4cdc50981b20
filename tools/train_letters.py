"""Make corpus/data/letters.bin: how many bits a character costs after another, in each language.

Usage: python tools/train_letters.py FOLDER (needs the packages wordfreq and opencc)

FOLDER is as `texts.py` says; the languages that it lacks are trained on words alone. Sources: the lines of FOLDER under
attribution licences (github/opensource.guide, CC-BY-4.0; Tatoeba through LASER, CC-BY 2.0 FR; XQuAD, DRCD, CMRC, JGLUE,
KLUE, CC-BY-SA; XCOPA and HeQ, CC-BY-4.0) and the word frequencies of wordfreq (CC-BY-SA-4.0). What ships is statistics.

Format: for each script a line with tabs: its name and languages; the first and last characters of its ranges; how
many characters and pairs have costs; the size of its part. After an empty line the parts, each compressed by zlib:
characters (UTF-16, little-endian, as the pairs), a byte for each character and language, pairs in order of their
second character, a byte for each pair and language: eighths of a bit.
"""

import argparse
import re
import zlib
from collections import Counter, defaultdict
from itertools import pairwise
from math import log2
from pathlib import Path

from tools.texts import trained_lines

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "letters.bin"
# Sums of costs are the longer the later a script comes: the one with most languages is last.
SCRIPTS = {
    "Hani": "zh-Hans zh-Hant ja".split(),
    "Hang": ["ko"],
    "Thai": ["th"],
    "Deva": ["hi"],
    "Hebr": ["he"],
    "Grek": ["el"],
    "Arab": "ar fa ur".split(),
    "Cyrl": "ru uk bg sr mk".split(),
    "Latn": "en fr de es pt it nl sv da fi no pl cs sk hu ro hr sl tr vi id ms is ca lt lv fil".split(),
}
# Classes of regular expressions, their ranges apart from each other.
LETTERS = {
    "Latn": "a-zªºß-öø-ɏəḀ-ỿ",
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebr": "\u0591-\u05f4",
    "Arab": "\u0610-\u06d3\u06d5-\u06ff\u200c",
    "Thai": "\u0e00-\u0e7f",
    "Deva": "\u0900-\u097f",
    "Hang": "\uac00-\ud7a3",
    "Hani": "\u3001\u3002\u3005-\u3007\u300c\u300d\uff01\uff0c\uff1a\uff1b\uff1f\u3041-\u30ff\u3400-\u9fff",
}
WORDLISTS = {"no": "nb", "hr": "sh", "sr": "sh", "zh-Hans": "zh", "zh-Hant": "zh"}
SERBIAN = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
SERBIAN_PAIRS = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"))
# Words alone know nothing of what stands at a sentence's end; text alone lacks many words. Both count alike.
WORD_WEIGHT = 4e5
MOST_PAIRS = {"Latn": 9000, "Hang": 30_000, "Hani": 90_000}
COMMON_TARGET = TARGET.with_name("common.east.txt")
COMMON_HEAD = (
    "# Han characters and Hangul syllables of which a language's text has one in 50,000;"
    " made by tools/train_letters.py, sources in NOTICE."
)
COMMON_BITS = 15.5
# The share of a character that a language never writes, and of one after another that it never follows.
FLOOR = 2**-24


Shares = defaultdict[str, float]


def words(language: str) -> dict[str, float]:
    """Return the words of a language with their frequencies; none where no list is known."""
    import wordfreq

    name = WORDLISTS.get(language, language)
    if name not in wordfreq.available_languages():
        return {}
    found: dict[str, float] = wordfreq.get_frequency_dict(name)
    if language == "zh-Hant":
        import opencc

        convert = opencc.OpenCC("s2tw").convert
        return {convert(word): share for word, share in found.items()}
    if language == "sr":
        return {_cyrillic(word): share for word, share in found.items()}
    return found


def _cyrillic(word: str) -> str:
    """Return a Serbian word of Latin letters in Cyrillic ones, as Serbian writes both."""
    for latin, cyrillic in SERBIAN_PAIRS:
        word = word.replace(latin, cyrillic)
    return word.translate(SERBIAN)


def counts(folder: Path, language: str, letters: str) -> Shares:
    """Return how often each pair of characters stands in a language; a space stands for all that is no letter."""
    found = Shares(float)
    other = re.compile(f"[^{letters}]+")
    if (folder / f"{language}.txt").exists():
        for line in trained_lines(folder, language):
            for pair in pairwise(f" {other.sub(' ', line.lower())} "):
                found["".join(pair)] += 1
    scale = max(sum(found.values()), WORD_WEIGHT)
    listed = Shares(float)
    for word, share in words(language).items():
        if not other.search(word):
            for pair in pairwise(f" {word} "):
                listed["".join(pair)] += share
    factor = scale / (sum(listed.values()) or 1)
    for joined, share in listed.items():
        found[joined] += share * factor
    found.pop("  ", None)
    return found


class Model:
    """The costs of one language."""

    def __init__(self, pairs: Shares) -> None:
        """Take how often each pair occurs."""
        self.pairs = pairs
        self.first = Shares(float)
        self.second = Shares(float)
        self.kinds = Counter[str]()
        for pair, number in pairs.items():
            self.first[pair[0]] += number
            self.second[pair[1]] += number
            self.kinds[pair[0]] += 1
        self.total = sum(pairs.values())

    def share(self, char: str) -> float:
        """Return the share of a character in all."""
        return max(self.second[char] / self.total, FLOOR)

    def cost(self, pair: str) -> float:
        """Return the bits of a pair's second character after its first (Witten and Bell's smoothing)."""
        before, char = pair[0], pair[1]
        kinds = self.kinds[before] + 1
        return -log2((self.pairs[pair] + kinds * self.share(char)) / (self.first[before] + kinds))


def eighths(bits: float) -> int:
    """Return bits as a byte."""
    return max(0, min(255, round(bits * 8)))


def known(models: list[Model]) -> list[str]:
    """Return the characters of a script that are worth a row."""
    chars = Shares(float)
    for model in models:
        for char, number in model.second.items():
            chars[char] += number / model.total
    return sorted(char for char, share in chars.items() if share > 3e-7 and char != " ")


def telling_pairs(models: list[Model], kept: list[str], most: int) -> list[str]:
    """Return the pairs that tell most: those of which the single characters do not tell the cost."""
    weight = Shares(float)
    for model in models:
        for pair, number in model.pairs.items():
            weight[pair] += number / model.total * abs(model.cost(pair) + log2(model.share(pair[1])))
    chars = set(kept)
    telling = sorted((pair for pair in weight if chars.issuperset(pair)), key=lambda pair: -weight[pair])
    return sorted(telling[:most], key=lambda pair: pair[::-1])


def script(name: str, models: list[Model]) -> tuple[str, bytes]:
    """Return what the file's head says about a script, and its part."""
    kept = known(models)
    pairs = telling_pairs(models, [" ", *kept], MOST_PAIRS.get(name, 4000))
    parts = (
        "".join(kept).encode("utf-16-le"),
        bytes(eighths(-log2(model.share(char))) for char in kept for model in models),
        "".join(pairs).encode("utf-16-le"),
        bytes(eighths(model.cost(pair)) for pair in pairs for model in models),
    )
    data = zlib.compress(b"".join(parts), 9)
    names = " ".join((name, *SCRIPTS[name]))
    return "\t".join((names, ranges(LETTERS[name]), str(len(kept)), str(len(pairs)), str(len(data)))), data


def ranges(letters: str) -> str:
    """Return the first and last characters of what stands in a class of a regular expression."""
    return "".join(first + (last or first) for first, last in re.findall("(.)(?:-(.))?", letters))


def common(models: list[Model], chars: list[str]) -> str:
    """Return the characters that are common in at least one language."""
    found = (char for char in chars if max(model.share(char) for model in models) >= 2**-COMMON_BITS)
    return "".join(char for char in found if char >= "\u3400")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    models = {
        name: [Model(counts(folder, language, LETTERS[name])) for language in languages]
        for name, languages in SCRIPTS.items()
    }
    heads, parts = zip(*(script(name, trained) for name, trained in models.items()), strict=True)
    TARGET.write_bytes("\n".join(heads).encode() + b"\n\n" + b"".join(parts))
    lines = [COMMON_HEAD, *(common(models[name], known(models[name])) for name in ("Hani", "Hang"))]
    COMMON_TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(TARGET.stat().st_size)


if __name__ == "__main__":
    main()
