"""Numerals → money → wages: what a text says about pay."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Extracts, Region, Role
from corpus.packs import pack_tags
from corpus.pay.guests import hosting
from corpus.pay.screen import Screen

__all__ = ["find"]


def find(text: str, regions: Sequence[Region], roles: Sequence[Role] = ()) -> Extracts:
    """Return the wages, the other money and the currencies that `text` speaks of, in text order.

    Spans count in `text`; `source` stays None. `regions` give the languages, `roles` what `text` names: the
    wages' `roles` are indices into them. Raises PackError when a data file is not as it should be.
    """
    tags = hosting(text, pack_tags(region.language for region in regions))
    screen = Screen(text, tags, [role.span[0] for role in roles])
    if not screen.spans:
        return Extracts(roles=tuple(roles))
    # Imported for texts that speak of money alone.
    from corpus.pay import wages

    return wages.find(screen, regions, roles)
