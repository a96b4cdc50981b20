"""Lines that many documents of the collection have."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.page import Page
from corpus.counting import Counts

# Weighted characters: shorter lines (Introduction, Yes.) many texts have by themselves; they count in the frame alone.
_LONG = 40
# A document has copies in the collection when many documents have more of its running text, and so many paragraphs: a
# page without text of its own may have a notice of the site or two.
_COPIED, _PARAGRAPHS = 0.5, 3


def find(page: Page, counts: Counts) -> Iterator[tuple[int, Evidence]]:
    """Yield the lines that belong to the site rather than to the document, by `counts`; none of a copied document."""
    common = {at for at, line in enumerate(page.lines) if counts.is_common(line.text)}
    running = {at: line.size for at, line in enumerate(page.lines) if line.prose}
    shared = [running[at] for at in common & running.keys()]
    if len(shared) >= _PARAGRAPHS and sum(shared) > _COPIED * sum(running.values()):
        return
    for at in sorted(common):
        line = page.lines[at]
        if line.size >= _LONG or page.at_edge(at):
            reason = f"{counts.of(line.text)} of {counts.documents} documents have it"
            yield at, Evidence(at, at + 1, "disclaimer" if line.prose else "navigation", "repeated", reason, 0.9)
