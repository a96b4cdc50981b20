"""The ways in which text may have been misread: each page with each encoding, and how rare that is."""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from corpus.packs import data_lines
from corpus.records import NamedTuple
from corpus.repairs.pages import LOST, NEVER, PAGES, Page
from corpus.repairs.plausibility import is_text


class Way(NamedTuple):
    """How text was misread: the page that showed it, the encoding that it was in, the bits that rare ones cost."""

    page: Page
    codec: str
    rarity: float = 0.0


@cache
def ways() -> tuple[Way, ...]:
    """Return every way that is worth trying, UTF-8 first."""
    rows = [line.split("\t") for line in data_lines("pages.tsv")]
    rarity = {codec: float(value) for codec, value in rows}
    as_utf8 = (Way(page, "utf-8", rarity[page.codec]) for page in PAGES)
    legacy = (
        Way(page, codec, value + rarity[page.codec])
        for page in PAGES
        for codec, value in rarity.items()
        if codec != page.codec
    )
    return (*as_utf8, *legacy)


@cache
def utf8_ways() -> tuple[Way, ...]:
    """Return the ways in which UTF-8 was misread."""
    return tuple(way for way in ways() if way.codec == "utf-8")


def as_read(view: str, codec: str) -> str | None:
    """Return bytes in some encoding, None when they don't fit."""
    if NEVER in view or LOST in view:
        return None
    try:
        text = view.encode("latin-1").decode(codec)
    except UnicodeDecodeError:
        return None
    if not is_text(text):
        return None
    # Vietnamese tones are characters of their own there.
    return normalize("NFC", text) if codec == "cp1258" else text
