"""Make the tables of Chinese that the repairs need: corpus/data/zh.readings.tsv and corpus/data/zh.frequency.tsv.

Readings: the characters of GBK with every reading that pypinyin (MIT) gives them; its table is based on the
Unihan database. Frequencies: characters and pairs of characters, both scripts folded to Simplified, counted in CMRC
2018 and XQuAD (CC-BY-SA-4.0), DRCD (CC-BY-SA-3.0), opensource.guide and Tatoeba (CC-BY), and in the words of wordfreq
(data CC-BY-SA-4.0). The counts are stored as powers of two; a pair that only a rare word has counts a quarter. Run with
the packages `pypinyin` and `wordfreq` installed, naming a folder of sentences by language (`tools/texts.py` says which
of them are counted):

    python tools/build_zh.py FOLDER
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from pypinyin.constants import PINYIN_DICT
from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from corpus.repairs.chinese import reading_key, symbol
from tools.texts import trained_lines

DATA = Path(__file__).resolve().parents[1] / "corpus" / "data"
LEAST_PAIR = 0.25
# The corpora are encyclopedic; in news and stories people speak. Shares of a mark that are followed by another there,
# estimated, not counted.
SPEECH = {
    "。”": 0.12,
    "。“": 0.06,
    "，“": 0.04,
    "：“": 0.4,
    "！”": 0.3,
    "？”": 0.3,
    "，”": 0.03,
    "”。": 0.1,
    "。」": 0.12,
    "。「": 0.06,
}
Counts = dict[str, float]

HEAD_READINGS = (
    "# Reading, the GBK characters that it is the first reading of, others that have it.\n"
    "# Source: pypinyin (MIT), after Unihan. Made by tools/build_zh.py"
)
HEAD_FREQUENCY = (
    "# A character, then how often as a power of two, and which characters follow it so often. An empty first field\n"
    "# stands for characters by themselves. Sources: CMRC 2018, XQuAD, DRCD (CC-BY-SA), opensource.guide, Tatoeba\n"
    "# (CC-BY), wordfreq (CC-BY-SA). Made by tools/build_zh.py"
)


def double_bytes() -> Iterator[str]:
    """Yield the Han characters that GBK writes in two bytes."""
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            char = bytes((lead, trail)).decode("gbk", "ignore")
            if "\u3400" <= char <= "\u9fff":
                yield char


def readings() -> list[str]:
    """Return the rows of the readings: reading, characters that it is the first reading of, others."""
    rows: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for char in double_bytes():
        for place, reading in enumerate(filter(None, PINYIN_DICT.get(ord(char), "").split(","))):
            rows[reading_key(reading)][min(place, 1)].add(char)
    return [
        f"{reading}\t{''.join(sorted(main))}\t{''.join(sorted(others - main))}"
        for reading, (main, others) in sorted(rows.items())
    ]


def frequencies(lines: Iterable[str]) -> list[str]:
    """Return the rows of the frequencies: character, then a level and its followers for every level."""
    alone: Counts = defaultdict(float)
    pairs: dict[str, Counts] = defaultdict(lambda: defaultdict(float))
    for line in lines:
        symbols = [symbol(char) for char in line.strip()]
        for first, second in zip(["\n", *symbols], [*symbols, "\n"], strict=True):
            alone[second] += 1
            pairs[first][second] += 1
    of_words, in_words = word_frequencies()
    total = sum(alone.values())
    for char, frequency in of_words.items():
        alone[char] = max(alone[char], round(frequency * total))
    for (first, second), frequency in in_words.items():
        pairs[first][second] = max(pairs[first][second], frequency * total, LEAST_PAIR)
    for pair, share in SPEECH.items():
        one, other = symbol(pair[0]), symbol(pair[1])
        pairs[one][other] = max(pairs[one][other], share * alone[one])
    return [row("", alone), *(row(first, pairs[first]) for first in sorted(pairs))]


def word_frequencies() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """Return how often a Han character, and a pair of them, is in the words of wordfreq."""
    chars: dict[str, float] = defaultdict(float)
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    for word, frequency in get_frequency_dict("zh", wordlist="large").items():
        symbols = [symbol(char) if "\u3400" <= char <= "\u9fff" else "" for char in word]
        for char in filter(None, symbols):
            chars[char] += frequency
        for first, second in pairwise(symbols):
            if first and second:
                pairs[first, second] += frequency
    return chars, pairs


def row(first: str, counts: Counts) -> str:
    """Return one row; characters of one level are ordered by code point."""
    levels: dict[int, list[str]] = defaultdict(list)
    for char, count in counts.items():
        if count > 0:
            levels[math.floor(math.log2(count))].append(char)
    fields = [f"{level}\t{''.join(sorted(levels[level]))}" for level in sorted(levels, reverse=True)]
    return "\t".join([first, *fields]).replace("\n", "¶")


def write(name: str, head: str, rows: list[str]) -> None:
    """Write one table."""
    DATA.joinpath(name).write_text("\n".join([head, *rows]) + "\n", "utf-8")


def main() -> None:
    """Write both tables."""
    folder = Path(sys.argv[1])
    lines = [line for language in ("zh-Hans", "zh-Hant") for line in trained_lines(folder, language)]
    write("zh.readings.tsv", HEAD_READINGS, readings())
    write("zh.frequency.tsv", HEAD_FREQUENCY, frequencies(lines))


if __name__ == "__main__":
    main()
