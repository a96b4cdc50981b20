"""Captions that only credit or label a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import Words

KIND = "image-credit"
_VALUE = 60  # weighted characters of a credit
_SENTENCES = 200
_STOP = re.compile(r"[。！？；!?;]|\.\s")
_ARROWS = frozenset("▲△▼▽↑↓←→◀▶")
_BRACKETS = re.compile(r"[(（【\[]([^()（）【】\[\]]{3,60})[)）】\]]$")
_PART = re.compile(r"[，,、;；]|\d")


def find(page: Page, words: Words) -> Iterator[Evidence]:
    """Yield credit lines, wherever a picture may have stood."""
    if page.first is None:
        return
    arrows = [at for at, line in enumerate(page.lines) if line.text[0] in _ARROWS]
    for at in sorted({*page.of(KIND), *arrows}):
        line = page.lines[at]
        if line.size <= _SENTENCES and at != page.title and not page.is_sheet(at):
            yield from _line(at, line, words)


def _line(at: int, line: Line, words: Words) -> Iterator[Evidence]:
    label = line.has_label(KIND, "labels")
    note = line.has_label(KIND, "notes")
    whole = line.is_whole(KIND, "agencies")
    begins, ends = line.begins(KIND), line.stops(KIND)
    if label and line.rest and not _STOP.search(line.rest[:-1]):
        sure = len(label.word) > 5 or len(line.rest) <= _VALUE
        yield _evidence(at, "a label credits a picture", 0.85 if sure and not line.closed else 0.65, label.tag)
    elif _is_caption(line, words):
        yield _evidence(at, "a marked caption with a credit in brackets", 0.85, "mul")
    elif note and 0 < len(line.rest) <= _VALUE // 3 and not line.closed and not _PART.search(line.rest):
        yield _evidence(at, "a few words of note, as under a picture", 0.8, note.tag)
    elif whole:
        yield _evidence(at, "the name of a picture agency alone", 0.85, whole.tag)
    elif begins and line.size <= 100 and not line.closed and not _STOP.search(line.folded):
        yield _evidence(at, "the line credits a picture", 0.85, begins.entry.tag)
    elif ends and line.size <= _VALUE and not line.closed and not _STOP.search(line.folded) and len(line.key) > 3:
        yield _evidence(at, "the line ends with a picture's source", 0.7 if line.size > 40 else 0.8, ends.entry.tag)


def _is_caption(line: Line, words: Words) -> bool:
    """Say whether an arrow at a picture opens the line and a labelled credit in brackets ends it."""
    credit = _BRACKETS.search(line.folded) if line.text[0] in _ARROWS else None
    return credit is not None and any(entry.kind == KIND for entry in words.label(credit[1])[0])


def _evidence(at: int, reason: str, score: float, tag: str) -> Evidence:
    return Evidence(at, at + 1, KIND, KIND, reason, score, tag)
