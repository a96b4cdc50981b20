"""Amounts of money, measures and shares in a folded line, where no more than that one is there needs to be known."""

from __future__ import annotations

import re
from functools import cache

from corpus.packs import data_lines
from corpus.patterns import lazy

_SIGNS = "[$€£¥₽₩₫₹]"
_CHINESE = r"[一二三四五六七八九十百千万两][十百千万]\w{0,6}[元圆块]|\d[万千]元"
_PERCENT = lazy(r"\d\s?[%％٪]")


# No amount of money or percentage is without one of these.
_FIGURE = lazy(r"[\d一二三四五六七八九十百千万两]")


def has_figure(folded: str) -> bool:
    """Say whether a folded text has a figure, without which it has no amount."""
    return _FIGURE.search(folded) is not None


def is_priced(folded: str) -> bool:
    """Say whether a folded text has an amount of money or of another measure."""
    return has_figure(folded) and _measures().search(folded) is not None


def costs(folded: str) -> bool:
    """Say whether a folded text has an amount of money."""
    return has_figure(folded) and _money().search(folded) is not None


def promised(folded: str) -> bool:
    """Say whether a folded text has an amount of money or a percentage."""
    if not has_figure(folded):
        return False
    return _PERCENT.search(folded) is not None or _money().search(folded) is not None


@cache
def _measures() -> re.Pattern[str]:
    """Return the pattern of an amount of money or of another measure."""
    return _pattern(r"[a-z]{2,4}\b")


@cache
def _money() -> re.Pattern[str]:
    """Return the pattern of an amount of money."""
    return _pattern(rf"(?:{_words('short')})\b")


def _pattern(units: str) -> re.Pattern[str]:
    """Return the pattern of an amount, whose number may stand before one of `units` too."""
    return re.compile(
        rf"{_SIGNS}\s?\d|\d\s?[万千만]\s?[円元원]|\d\s?(?:{_SIGNS}|{units}|{_words('name')})"
        rf"|\b(?:{_words('before')})\.?\s?\d|{_CHINESE}"
    )


def _words(kind: str) -> str:
    rows = (line.split("\t") for line in data_lines("amounts.tsv"))
    return "|".join(word for each, word in rows if each == kind)
