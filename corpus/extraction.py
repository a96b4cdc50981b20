"""Cleaned text → what it says about pay and roles."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import pay, roles
from corpus.document import Extracts, Region


def extract(text: str, regions: Sequence[Region]) -> Extracts:
    """Return the roles, wages, money and currencies of `text`, whose languages `regions` give.

    Spans count in `text`; `source` is not set.
    """
    found = roles.find(text, regions)
    return pay.find(text, regions, found)
