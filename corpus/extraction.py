"""Cleaned text → what it says about pay and roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from corpus import pay, roles, wrapping
from corpus.document import Currency, Extracts, Money, Region, Role, Wage

_Row = TypeVar("_Row", Wage, Money, Currency, Role)


def extract(text: str, regions: Sequence[Region]) -> Extracts:
    """Return the roles, wages, money and currencies of `text`, whose languages `regions` give.

    Spans count in `text`; `source` is not set.
    """
    flowing = wrapping.flowing(text)
    found = pay.find(flowing, regions, roles.find(flowing, regions))
    return found if flowing is text else _written(found, text)


def _written(found: Extracts, text: str) -> Extracts:
    """Return what was found with the texts of the rows as they stand in `text`, line breaks included."""

    def stand(rows: Sequence[_Row]) -> tuple[_Row, ...]:
        return tuple(row._replace(text=text[slice(*row.span)]) for row in rows)

    return Extracts(stand(found.wages), stand(found.money), stand(found.currencies), stand(found.roles))
