"""Names of what spam sells, told by their parts, from ``data/wares.tsv``: houses of gambling, and medicines.

A house is a word with a lucky number, or with what is played there; names of medicines end by what they are made of.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.packs import data_lines


def roots() -> list[str]:
    """Return what a name has in it, lucky numbers aside: few lines do, and only those are searched for the names."""
    return [root for kind, root, *_ in _rows() if kind != "lucky"]


@cache
def ends() -> frozenset[str]:
    """Return the roots that letters behind them make another word (better)."""
    return frozenset(root for kind, root, *_ in _rows() if kind == "end")


@cache
def house() -> re.Pattern[str]:
    """Return the pattern of the name of a house."""
    last = "|".join(
        "".join(rf"(?<!{each})" for each in others.split(",")) + rf"{root}(?:\d{{1,4}})?" for root, others in _last()
    )
    return re.compile(
        rf"(?<![\w.@])(?:{_lucky_name()}|[a-z0-9]{{0,9}}(?:{_any('house', 'front')})[a-z0-9]{{1,9}}"
        rf"|[a-z0-9]{{2,9}}(?:{_any('house')}|{last}))(?![\w@])"
        rf"|(?<![가-힣])[가-힣]{{1,6}}(?:{_any('written')})(?![가-힣])"
    )


@cache
def lucky_house() -> re.Pattern[str]:
    """Return the pattern of the names of houses that need no root."""
    return re.compile(rf"(?<![\w.@])(?:{_lucky_name()})(?![\w@])")


@cache
def lucky() -> re.Pattern[str]:
    """Return the pattern of what those have."""
    return re.compile(rf"[a-z]-?(?:{_any('lucky')})|(?:{_any('lucky')})[a-z]")


@cache
def medicine() -> re.Pattern[str]:
    """Return the pattern of the name of a medicine."""
    found = [root for kind, root, *_ in _rows() if kind == "medicine"]
    latin, cyrillic = ("|".join(root for root in found if root.isascii() == ascii_) for ascii_ in (True, False))
    return re.compile(rf"(?<!\w)(?:[a-z]{{2,9}}(?:{latin})|[а-я]{{2,9}}(?:{cyrillic}))(?!\w)")


def _lucky_name() -> str:
    return rf"[a-z]{{2,12}}-?(?:{_any('lucky')})|(?:{_any('lucky')})[a-z]{{3,10}}"


def _any(*kinds: str) -> str:
    return "|".join(root for kind, root, *_ in _rows() if kind in kinds)


def _last() -> list[tuple[str, str]]:
    return [(root, others) for kind, root, *rest in _rows() if kind == "end" for others in rest]


@cache
def _rows() -> list[list[str]]:
    return [line.split("\t") for line in data_lines("wares.tsv")]
