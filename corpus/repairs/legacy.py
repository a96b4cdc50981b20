"""Text of one legacy encoding that was read in another: `ÄãºÃ`, `ÏÐÈÂÅÒ`, `оПХБЕР`, `yapýlan`."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from corpus.packs import data_lines
from corpus.repairs.pages import LOST, NEVER, PAGES, Page


class Misreading(NamedTuple):
    """A page that text was read in, and the codec that it was in; `rarity` are the bits that rare pages cost."""

    page: Page
    codec: str
    rarity: float


@cache
def misreadings() -> tuple[tuple[Page, tuple[Misreading, ...]], ...]:
    """Return every pair of different pages that is worth trying, by the page that text was read in."""
    rows = [line.split("\t") for line in data_lines("pages.tsv")]
    rarity = {codec: float(bits) for codec, bits in rows}
    return tuple(
        (
            page,
            tuple(
                Misreading(page, codec, bits + rarity[page.codec])
                for codec, bits in rarity.items()
                if codec != page.codec
            ),
        )
        for page in PAGES
    )


def readings(text: str) -> Iterator[tuple[Misreading, str]]:
    """Yield what `text` says when every character of it was misread; its last character may be cut."""
    seen: set[tuple[bytes, str]] = set()
    for page, ways in misreadings():
        view = page.bytes_of(text)
        if NEVER in view or LOST in view:
            continue
        data = view.encode("latin-1")
        for way in ways:
            key = data, way.codec
            if key not in seen:
                seen.add(key)
                after = decoded(data, way.codec, final=False)
                if after is not None and after != text:
                    yield way, after


def read(text: str, way: Misreading) -> str | None:
    """Return what `text` says under one misreading, None when some character or byte does not fit."""
    view = way.page.bytes_of(text)
    if NEVER in view or LOST in view:
        return None
    return decoded(view.encode("latin-1"), way.codec)


def decoded(data: bytes, codec: str, *, final: bool = True) -> str | None:
    """Return the text of `data`, None when they don't fit; a cut character at the end is no fault unless `final`."""
    try:
        text = codecs.getincrementaldecoder(codec)().decode(data, final)
    except UnicodeDecodeError:
        return None
    # Vietnamese tones are characters of their own there.
    return normalize("NFC", text) if codec == "cp1258" else text
