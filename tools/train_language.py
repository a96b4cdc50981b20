"""Make corpus/data/language.latn.bin: how words and letter groups tell the languages of Latin script apart.

Usage: python tools/train_language.py FOLDER

FOLDER is as `texts.py` says. Read are only sources under attribution licences: github/opensource.guide
(CC-BY-4.0), Tatoeba through LASER (CC-BY 2.0 FR), XQuAD (CC-BY-SA-4.0), XCOPA (CC-BY-4.0). What ships is
statistics: for each feature and language a byte.

Format: a line of language tags; a line with the number of words and of letter groups; the features one a line, words
first, then letter groups with "_" for a word's border; then for each feature one byte a language. A byte is
16 × ln(P(feature | language) / geometric mean over the languages) + 128, capped to 1…255.
"""

import argparse
import re
from collections import Counter
from math import log
from pathlib import Path

from tools.texts import trained_lines

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "language.latn.bin"
LANGUAGES = "cs da de en es fi fr hu id it ms nl pl pt ro sv tr vi".split()
WORDS_EACH = 250
GROUPS = 12_500
# The share that a feature counts with in a language whose text lacks it; larger ones did worse on held-out lines.
FLOOR = 1e-6

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def features(line: str) -> tuple[list[str], list[str]]:
    """Return the words of a line and their letter groups of two to four."""
    words = WORD.findall(line.lower())
    padded = "_".join(["", *words, ""])
    return words, [padded[at : at + size] for size in (2, 3, 4) for at in range(len(padded) - size + 1)]


def shares(counts: Counter[str]) -> dict[str, float]:
    """Return each feature's share of all."""
    total = counts.total()
    return {feature: count / total for feature, count in counts.items()}


def informative(by_language: list[dict[str, float]], number: int) -> list[str]:
    """Return the features that tell the languages apart best, weighed by how often they occur."""
    gain: dict[str, float] = {}
    for feature in set().union(*by_language):
        values = [row.get(feature, 0.0) + FLOOR for row in by_language]
        mean = sum(map(log, values)) / len(values)
        gain[feature] = sum(value * abs(log(value) - mean) for value in values)
    return [feature for feature, _ in sorted(gain.items(), key=lambda item: (-item[1], item[0]))[:number]]


def row(feature: str, by_language: list[dict[str, float]]) -> bytes:
    """Return a feature's bytes, one a language."""
    logs = [log(shares.get(feature, 0.0) + FLOOR) for shares in by_language]
    mean = sum(logs) / len(logs)
    return bytes(max(1, min(255, round(16 * (value - mean) + 128))) for value in logs)


def main() -> None:
    """Count, choose and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    words, groups = [], []
    for language in LANGUAGES:
        seen = [features(line) for line in trained_lines(options.folder, language)]
        words.append(shares(Counter(word for found, _ in seen for word in found)))
        groups.append(shares(Counter(group for _, found in seen for group in found)))
    chosen_words = informative(words, WORDS_EACH * len(LANGUAGES))
    chosen_groups = informative(groups, GROUPS)
    head = [" ".join(LANGUAGES), f"{len(chosen_words)} {len(chosen_groups)}", *chosen_words, *chosen_groups]
    rows = [row(word, words) for word in chosen_words] + [row(group, groups) for group in chosen_groups]
    TARGET.write_bytes("\n".join(head).encode() + b"\n" + b"".join(rows))


if __name__ == "__main__":
    main()
