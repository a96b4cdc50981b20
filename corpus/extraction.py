"""Cleaned text → what it says about pay and roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from corpus import pay, roles, wrapping
from corpus.alignment import Alignment, apply
from corpus.document import Currency, Edit, Extracts, Money, Region, Role, Wage
from corpus.patterns import lazy

_Row = TypeVar("_Row", Wage, Money, Currency, Role)

# Lines that hold nothing are left out, and a blank of any width is one, but for those between the digits of a number.
# The figure of a note above the line belongs to no word and no number; of a measure (m², km³) it does.
_EMPTY_LINES = lazy(r"(?<=\n)(?:[^\S\n]*\n)+")
_WIDE, _ABOVE = r"\u00a0\u2000-\u200a\u202f\u205f", "⁰¹²³⁴-⁹"
_BLANK = lazy(
    rf"[{_WIDE}{_ABOVE}]"
    rf"(?:(?<=[{_WIDE}])(?:(?!\d)|(?<!\d.))|(?<=[\W\d][{_ABOVE}])(?<!\s[{_ABOVE}])|(?<=[^\W\d_]{{3}}[{_ABOVE}]))"
)


def extract(text: str, regions: Sequence[Region]) -> Extracts:
    """Return the roles, wages, money and currencies of `text`, whose languages `regions` give.

    Spans count in `text`; `source` is not set.
    """
    flowing = _BLANK.sub(" ", wrapping.flowing(text))
    empty = [Edit(*match.span(), "", "", "") for match in _EMPTY_LINES.finditer(flowing)]
    if not empty:
        found = pay.find(flowing, regions, roles.find(flowing, regions))
        return found if flowing is text else _written(found, text, None)
    alignment, dense = Alignment(empty), apply(flowing, empty)
    moved = [Region(*alignment.to_target((start, end)), language) for start, end, language in regions]
    return _written(pay.find(dense, moved, roles.find(dense, moved)), text, alignment)


def _written(found: Extracts, text: str, alignment: Alignment | None) -> Extracts:
    """Return what was found with places and texts as in `text`, line breaks included."""

    def stand(rows: Sequence[_Row]) -> tuple[_Row, ...]:
        spans = [alignment.to_source(row.span) if alignment else row.span for row in rows]
        return tuple(row._replace(span=span, text=text[slice(*span)]) for row, span in zip(rows, spans, strict=True))

    return Extracts(stand(found.wages), stand(found.money), stand(found.currencies), stand(found.roles))
