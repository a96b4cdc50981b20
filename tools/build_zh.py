"""Make the tables of Chinese that the repairs need: corpus/data/zh.readings.tsv and corpus/data/zh.frequency.tsv.

Readings: the characters of GBK with every reading that pypinyin (MIT) gives them; its table is based on the
Unihan database. Frequencies: characters and pairs of characters, both scripts folded to Simplified, counted in CMRC
2018 and XQuAD (CC-BY-SA-4.0), DRCD (CC-BY-SA-3.0), opensource.guide and Tatoeba (CC-BY), and in the words of wordfreq
(data CC-BY-SA-4.0). The counts are stored as powers of two. Run with the packages `pypinyin` and `wordfreq`
installed, naming text files of one paragraph a line:

    python tools/build_zh.py FILE...
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from pypinyin.constants import PINYIN_DICT
from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from corpus.repairs.chinese import reading_key, symbol

DATA = Path(__file__).resolve().parents[1] / "corpus" / "data"
LEAST_PAIR = 2
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
    alone: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line in lines:
        symbols = [symbol(char) for char in line.strip()]
        alone.update([*symbols, "\n"])
        for first, second in zip(["\n", *symbols], [*symbols, "\n"], strict=True):
            pairs[first][second] += 1
    total = sum(alone.values())
    for word, frequency in get_frequency_dict("zh", wordlist="large").items():
        symbols = [symbol(char) for char in word]
        for first, second in pairwise(symbols):
            if "\u3400" <= first <= "\u9fff" and "\u3400" <= second <= "\u9fff":
                words[first][second] += frequency * total
    for first, followers in words.items():
        for second, count in followers.items():
            pairs[first][second] = max(pairs[first][second], round(count))
    for pair, share in SPEECH.items():
        one, other = symbol(pair[0]), symbol(pair[1])
        pairs[one][other] = max(pairs[one][other], int(share * alone[one]))
    rows = [row("", alone, 1)]
    rows += [row(first, pairs[first], LEAST_PAIR) for first in sorted(pairs)]
    return [line for line in rows if "\t" in line]


def row(first: str, counts: Counter[str], least: int) -> str:
    """Return one row; characters of one level are ordered by code point."""
    levels: dict[int, list[str]] = defaultdict(list)
    for char, count in counts.items():
        if count >= least:
            levels[count.bit_length() - 1].append(char)
    fields = [f"{level}\t{''.join(sorted(levels[level]))}" for level in sorted(levels, reverse=True)]
    return "\t".join([first, *fields]).replace("\n", "¶")


def write(name: str, head: str, rows: list[str]) -> None:
    """Write one table."""
    DATA.joinpath(name).write_text("\n".join([head, *rows]) + "\n", "utf-8")


def main() -> None:
    """Write both tables."""
    lines = [line for name in sys.argv[1:] for line in Path(name).read_text("utf-8").split("\n") if line]
    write("zh.readings.tsv", HEAD_READINGS, readings())
    write("zh.frequency.tsv", HEAD_FREQUENCY, frequencies(lines))


if __name__ == "__main__":
    main()
