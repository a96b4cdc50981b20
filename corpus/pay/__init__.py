"""Numerals → money → wages: what a text says about pay."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Extracts, Region, Role
from corpus.packs import pack_tags
from corpus.patterns import lazy
from corpus.pay.guests import hosting
from corpus.pay.screen import Screen

__all__ = ["find"]

# A run of blanks within a line that parts columns: wide ones, or more than an end of a sentence has.
_COLUMN = lazy(r"(?<=[^\s.。!！?？:：])(?:\u3000(?=\u3000+\S)|[ \u00a0](?=[ \u00a0]{2,}\S))")
_BLANKS = ("\u3000\u3000", "   ", "\u00a0\u00a0\u00a0")


def find(text: str, regions: Sequence[Region], roles: Sequence[Role] = ()) -> Extracts:
    """Return the wages, the other money and the currencies that `text` speaks of, in text order.

    Spans count in `text`; `source` stays None. `regions` give the languages, `roles` what `text` names: the
    wages' `roles` are indices into them. Raises PackError when a data file is not as it should be.
    """
    text = _ruled(text)
    tags = hosting(text, pack_tags(region.language for region in regions))
    screen = Screen(text, tags, [role.span[0] for role in roles])
    if not screen.spans:
        return Extracts(roles=tuple(roles))
    # Imported for texts that speak of money alone.
    from corpus.pay import wages

    return wages.find(screen, regions, roles)


def _ruled(text: str) -> str:
    """Return a text of the same length in which what blanks alone part as columns is parted by tabs."""
    return _COLUMN.sub("\t", text) if any(blanks in text for blanks in _BLANKS) else text
