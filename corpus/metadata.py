"""What a document says about itself: title, date, author, publisher and address, read from what was taken out.

Only what stands beside a label, or alone where pages have it, counts; two different answers make none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields

from corpus.blocks import Block
from corpus.boilerplate import Verdict
from corpus.boilerplate.lines import Line
from corpus.boilerplate.lines import read as read_lines
from corpus.boilerplate.words import Words, load
from corpus.document import Metadata, Region
from corpus.packs import pack_tags

_TITLE_SIZE = 200  # weighted characters
_NEAR = 4  # kept lines from the top among which the headline stands
_LABEL = re.compile(r"[^:：|｜︱丨/／]{1,46}?\s{0,4}[:：|｜︱丨/／]\s{0,4}")
_WITH_NEXT = re.compile(r"\s{2,}|\t|[|｜•]|\s[-–—·/]\s|[（(]")
_ADDRESS = re.compile(r"https?://[^\s<>\"'，。（）()]{4,300}")
_TRIM = " \t\u00a0\u3000,，;；:：|｜/／()（）[]【】·•-–—"
_NAMES = frozenset({"date-line", "byline"})


def read(lines: Sequence[Block], verdicts: Sequence[Verdict], regions: Sequence[Region]) -> Metadata:
    """Return what the lines that go, and the headline that stays, say about the document; None where in doubt."""
    if not verdicts:
        return Metadata(title=_kept_title(lines, frozenset()))
    gone = {at: verdict for verdict in verdicts for at in range(verdict.start, verdict.stop)}
    told = [at for at in sorted(gone) if gone[at].kind in _NAMES or gone[at].kind == "original-title"]
    words = load(pack_tags(region.language for region in regions))
    told_lines = read_lines([lines[at] for at in told], words)
    title = _kept_title(lines, gone.keys()) or _one(_value(line) for line in told_lines if _is(line, "original-title"))
    named = [line for line in told_lines if not _is(line, "original-title")]
    return Metadata(
        title=title,
        date=_date(named),
        author=_one(_author(line, words) for line in named),
        publisher=_one(_publisher(line) for line in named),
        url=_one(_url(line) for line in named),
    )


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Return both together, field by field; where both know one, `first` wins."""
    names = [field.name for field in fields(Metadata)]
    return Metadata(**{name: getattr(first, name) or getattr(second, name) for name in names})


def _kept_title(lines: Sequence[Block], gone: Iterable[int]) -> str | None:
    """Return the first kept line when it reads as a headline and running text follows it."""
    out = frozenset(gone)
    kept = [line for at, line in enumerate(lines) if at not in out]
    marked = [line for line in kept if line.hint and line.hint.tag == "h1"]
    if marked:
        return marked[0].text
    if len(kept) < 2 or len(kept[0].text) > _TITLE_SIZE:
        return None
    below = max(len(line.text) for line in kept[1 : 1 + _NEAR])
    ends = kept[0].text[-1]
    is_headline = ends not in ".。…;；,，:：" and below > len(kept[0].text)
    return kept[0].text if is_headline else None


def _is(line: Line, kind: str) -> bool:
    return any(entry.kind == kind for entry in line.labels)


def _one(values: Iterable[str | None]) -> str | None:
    """Return the value when all that are given agree."""
    found = list(dict.fromkeys(value for value in values if value))
    return found[0] if len(found) == 1 else None


def _value(line: Line) -> str | None:
    """Return what stands behind the line's label, as it is written."""
    found = _LABEL.match(line.text)
    return line.text[found.end() :].strip(_TRIM) or None if found else None


def _date(lines: Sequence[Line]) -> str | None:
    """Return the one date of the lines; the first when later ones are labelled (an update after the publication)."""
    dates = [line.stamp.date for line in lines if line.stamp and line.stamp.date]
    if len(set(dates)) <= 1:
        return dates[0] if dates else None
    plain = [line.stamp.date for line in lines if line.stamp and line.stamp.date and not line.labels]
    return plain[0] if len(set(plain)) == 1 else None


def _author(line: Line, words: Words) -> str | None:
    if line.has_label("byline", "authors"):
        return _name(_value(line))
    begins = line.begins("byline")
    if not begins or line.labels:
        return None
    if not any(entry.group == "authors" for entry in words.label(f"{begins.entry.word}:")[0]):
        return None
    return _name(line.text.lstrip(_TRIM)[len(begins.entry.word) :].strip(_TRIM))


def _publisher(line: Line) -> str | None:
    if line.has_label("date-line", "sources"):
        return _name(_value(line))
    stamp = line.stamp
    if stamp is None or not stamp.dated or stamp.alone or line.labels or line.edges:
        return None
    parts = [part.strip(_TRIM) for part in _WITH_NEXT.split(line.text)]
    named = [part for part in parts if part and not any(char.isdigit() for char in part)]
    return named[0] if len(named) == 1 and len(parts) == 2 else None


def _name(value: str | None) -> str | None:
    """Return a name without what the same line says next."""
    if not value:
        return None
    name = _WITH_NEXT.split(value)[0].strip(_TRIM)
    return name if name and not any(char.isdigit() for char in name) else None


def _url(line: Line) -> str | None:
    found = _ADDRESS.search(line.text) if line.has_label("date-line", "links") else None
    return found[0] if found else None
