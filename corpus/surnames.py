"""Names of people in Han, which no capitals tell."""

from __future__ import annotations

from functools import cache

from corpus.folding import fold
from corpus.packs import data_lines


def is_full_name(key: str) -> bool:
    """Say whether a folded text in Han is a family name with one or two characters behind it."""
    return any(key[:size] in family_names() and 3 <= len(key) <= size + 2 for size in (3, 2, 1))


@cache
def family_names() -> frozenset[str]:
    """Return the family names in Han, folded."""
    return frozenset(fold(name).text for name in data_lines("surnames.txt"))
