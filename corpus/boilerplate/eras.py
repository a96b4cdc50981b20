"""Years of Japan's eras: 令和6年 is 2024年."""

from __future__ import annotations

import re
from functools import cache

from corpus.packs import data_lines


def common(text: str) -> str:
    """Return a folded text with its years of eras as common ones; one in brackets behind a common year goes."""
    if not any(name in text for name in _eras()):
        return text
    beside, alone = _patterns()
    return alone.sub(lambda m: f"{_eras()[m[1]] + (1 if m[2] == '元' else int(m[2]))}年", beside.sub("", text))


@cache
def _eras() -> dict[str, int]:
    return {name: int(year) for name, year in (line.split("\t") for line in data_lines("eras.tsv"))}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    era = rf"({'|'.join(_eras())})\s?(元|\d{{1,2}})\s?年"
    return re.compile(rf"(?<=\d年)[(（]{era}[)）]"), re.compile(era)
