"""UTF-8 that was read in another code page: `Ã©`, `Р·Р°`, `浣犲ソ`, `縺ゅ＞`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.repairs.pages import Page
from corpus.repairs.runs import Run

# Well-formed UTF-8 beyond ASCII (Unicode, table 3-7), its bytes as characters.
_TAIL = "[\x80-\xbf]"
_SEQUENCE = (
    f"[\xc2-\xdf]{_TAIL}|\xe0[\xa0-\xbf]{_TAIL}|[\xe1-\xec\xee\xef]{_TAIL}{{2}}|\xed[\x80-\x9f]{_TAIL}"
    f"|\xf0[\x90-\xbf]{_TAIL}{{2}}|[\xf1-\xf3]{_TAIL}{{3}}|\xf4[\x80-\x8f]{_TAIL}{{2}}"
)
_RUN = re.compile(f"(?:{_SEQUENCE})+")


def runs(text: str, page: Page) -> Iterator[Run]:
    """Yield the stretches of `text` that are UTF-8 when `page` gives the bytes."""
    view = page.bytes_of(text)
    found = [match.span() for match in _RUN.finditer(view)]
    if not found:
        return
    if not page.wide:
        yield from (Run(start, end, _decoded(view[start:end])) for start, end in found)
        return
    index = {start: at for at, start in enumerate(page.starts(text))}
    for start, end in found:
        # A character may have taken an ASCII byte for its second one.
        last = end + (end not in index and view[end : end + 1].isascii())
        if start in index and last in index:
            yield Run(index[start], index[last], _decoded(view[start:last]))


def _decoded(view: str) -> str:
    return view.encode("latin-1").decode()
