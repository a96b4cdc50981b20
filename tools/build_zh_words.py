"""Make the rows ``word`` of corpus/data/langs/zh/roles.tsv: common words that begin or end inside a head of roles.

A word counts when another one goes on where it stops, inside the same head (公司|机会 over 司机). The words come from
wordfreq (data CC-BY-SA-4.0). Run with the package `wordfreq` installed:

    python tools/build_zh_words.py
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from corpus.folding import fold
from corpus.roles.pack import load

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "langs" / "zh" / "roles.tsv"
LEAST = 2e-6
LONGEST = 4
A_ROW = 100
# What stands beside words and is counted with them (人有).
BESIDE = frozenset(
    "的了是在有和与及或也都不就又还很太更最将已被把从向对于让给等但而并且这那此该某各每我你他她它们吗呢吧啊之其所以为"
)
# Verbs that stand behind a head in 人 and are counted with its end (经纪人|要).
BEHIND = frozenset("人中 人会 人住 人则 人到 人去 人想 人来 人死 人用 人称 人能 人要".split())
RUDE = frozenset("骚淫奸肛屄尻屌嫖妓")


def han(word: str) -> bool:
    """Say whether a word is two to four Han characters that are not all the same."""
    return 1 < len(word) <= LONGEST and len({*word}) > 1 and all("\u4e00" <= char <= "\u9fff" for char in word)


def heads() -> set[str]:
    """Return the heads of the pack, folded."""
    forms = {fold(form).text for cells in load("zh").cells("A", "B") for form in cells[1].split("|")}
    return {form for form in forms if han(form)}


def common(roles: set[str]) -> Iterator[str]:
    """Yield the words that are often used and no head, folded."""
    often: dict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("zh", "large").items():
        often[fold(word).text] += share if han(word) else 0
    for word, share in often.items():
        beside = word in roles or word in BEHIND
        if share >= LEAST and not beside and BESIDE.isdisjoint((word[0], word[-1])) and RUDE.isdisjoint(word):
            yield word


def chosen(roles: set[str]) -> set[str]:
    """Return the words that with another one cover a head and go on beyond it, or begin where it does."""
    ending, beginning = defaultdict(set), defaultdict(set)
    for word in common(roles):
        ending[word].add(word)
        for cut in range(1, len(word)):
            ending[word[cut:]].add(word)
            beginning[word[:cut]].add(word)
    found: set[str] = set()
    for head in roles:
        for cut in range(1, len(head)):
            left, right = ending[head[:cut]], beginning[head[cut:]]
            found |= left | right if left and right else set()
    return found


def main() -> None:
    """Write the rows in place of those that stand there."""
    words = sorted(chosen(heads()))
    kept = [line for line in TARGET.read_text("utf-8").splitlines() if not line.startswith("word\t")]
    rows = ["word\t" + "|".join(words[at : at + A_ROW]) for at in range(0, len(words), A_ROW)]
    TARGET.write_text("\n".join([*kept, *rows, ""]), "utf-8")


if __name__ == "__main__":
    main()
