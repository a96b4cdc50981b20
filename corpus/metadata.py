"""What a document says about itself: title, date, author, publisher and address, read from what was taken out.

Only what stands beside a label, or alone where pages have it, counts; two different answers make none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.blocks import Block
from corpus.boilerplate import Verdict
from corpus.boilerplate.lines import Line, weight
from corpus.boilerplate.lines import read as read_lines
from corpus.boilerplate.words import Words, load
from corpus.document import Metadata, Region
from corpus.folding import fold
from corpus.packs import pack_tags
from corpus.patterns import lazy

_TITLE_SIZE = 200  # weighted characters
_ABOVE, _BELOW, _DATED = 3, 8, 100  # lines around the headline that may bear its date, and their characters
_NEAR = 4  # kept lines from the top among which the headline stands
_LABEL = lazy(r"[^:：|｜︱丨/／]{1,46}?\s{0,4}[:：|｜︱丨/／]\s{0,4}")
_PARTS = lazy(r"\s{2,}|[\t\u3000|｜]|\s(?=[^\s:：]{2,8}[:：])")
_WITH_NEXT = lazy(r"\s{2,}|[\t\u3000|｜•]|\s[-–—·/]\s|[（(]")
_ADDRESS = lazy(r"https?://[^\s<>\"'，。（）()]{4,300}")
_TRIM = " \t\u00a0\u3000,，;；:：|｜/／()（）[]【】·•-–—"
_NAMES = frozenset({"date-line", "byline"})
_TELLING = _NAMES | {"original-title", "navigation", "disclaimer"}
_LETTERS = lazy(r"[^\W\d_]{2}")
_YEARS = lazy(r"(?:©|\(c\)|@)?\s{0,2}(?:(?:19|20)\d\d\s{0,2}[-–—]\s{0,2})?(?:19|20)\d\d|©", re.IGNORECASE)
_SENTENCE = lazy(r"[.。！!?？]\s|[。！？]|[|｜·•,，]|\s[-–—]\s")
_TITLE_PARTS = lazy(r"\s[-–—|·:]\s|\s?[|｜_]\s?")
_COMMAS = lazy(r"[,，、،]")
_HOLDER = 60  # characters of a publisher's name in a line of copyright


def read(lines: Sequence[Block], verdicts: Sequence[Verdict], regions: Sequence[Region]) -> Metadata:
    """Return what the lines that go, and the headline that stays, say about the document; None where in doubt."""
    if not verdicts:
        return Metadata(title=_kept_title(lines, frozenset()))
    gone = {at: verdict for verdict in verdicts for at in range(verdict.start, verdict.stop)}
    told = [at for at in sorted(gone) if gone[at].kind in _TELLING]
    words = load(pack_tags(region.language for region in regions))
    told_lines = dict(zip(told, read_lines([lines[at] for at in told], words), strict=True))
    by_kind: dict[str, list[Line]] = {}
    for at, line in told_lines.items():
        by_kind.setdefault(gone[at].kind, []).append(line)
    named = [line for at, line in told_lines.items() if gone[at].kind in _NAMES]
    site = next((line.text for at, line in told_lines.items() if gone[at].rule.endswith("site-name")), None)
    title = _kept_title(lines, gone.keys()) or _one(_value(line) for line in by_kind.get("original-title", []))
    return Metadata(
        title=title,
        date=_date(named, words) or _date(_near(lines, title, words), words),
        author=_authors(named, words, site),
        publisher=_one(_labelled(line, words, "date-line", "sources") for line in named)
        or site
        or _one(_publisher(line) for line in named)
        or _one(_holder(line, words) for line in by_kind.get("disclaimer", [])),
        url=_one(_url(line) for line in named),
    )


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Return both together, field by field; where both know one, `first` wins.

    A title that ends in the publisher's name, or goes on behind the title of `second`, loses that end; the end is the
    publisher when no other is known.
    """
    merged = Metadata(*(one or other for one, other in zip(first, second, strict=True)))
    title, site = _without_site(merged.title, merged.publisher, second.title)
    return merged._replace(title=title, publisher=merged.publisher or site)


def _without_site(title: str | None, publisher: str | None, headline: str | None) -> tuple[str | None, str | None]:
    """Return a page's title without the site's name behind it, and that name, None where none can be told."""
    if title is None:
        return None, None
    for mark in _TITLE_PARTS.finditer(title):
        start, end = title[: mark.start()].strip(), title[mark.end() :].strip()
        told = headline is not None and start.casefold() == headline.casefold()
        if start and end and (told or (publisher is not None and end.casefold() == publisher.casefold())):
            return start, end
    return title, None


def _kept_title(lines: Sequence[Block], gone: Iterable[int]) -> str | None:
    """Return the first kept line when it reads as a headline: text follows it, or the page's frame ends above it."""
    out = frozenset(gone)
    kept = [at for at in range(len(lines)) if at not in out]
    for at in kept:
        hint = lines[at].hint
        if hint is not None and hint.tag == "h1":
            return lines[at].text
    if len(kept) < 2 or len(lines[kept[0]].text) > _TITLE_SIZE:
        return None
    headline = lines[kept[0]].text
    below = max(len(lines[at].text) for at in kept[1 : 1 + _NEAR])
    framed = kept[0] - 1 in out
    is_headline = headline[-1] not in ".。…;；,，:：" and (framed or below > len(headline))
    return headline if is_headline else None


def _one(values: Iterable[str | None]) -> str | None:
    """Return the value when all that are given agree."""
    found = list(dict.fromkeys(value for value in values if value))
    return found[0] if len(found) == 1 else None


def _value(line: Line) -> str | None:
    """Return what stands behind the line's label, as it is written."""
    found = _LABEL.match(line.text)
    return line.text[found.end() :].strip(_TRIM) or None if found else None


def _date(lines: Sequence[Line], words: Words) -> str | None:
    """Return the date of publication: the one without a label, else the first whose label tells of no later change."""
    dated = [line for line in lines if line.stamp and line.stamp.date]
    plain = {line.stamp.date for line in dated if line.stamp and not line.labels and not _updates(line, words)}
    if plain:
        return plain.pop() if len(plain) == 1 else None
    first = [line for line in dated if not _updates(line, words)] or dated
    return first[0].stamp.date if first and first[0].stamp else None


def _near(lines: Sequence[Block], title: str | None, words: Words) -> list[Line]:
    """Return the short lines next to the headline that bear a date."""
    at = next((at for at, line in enumerate(lines) if line.text == title), None)
    if at is None:
        return []
    around = read_lines([line for line in lines[max(0, at - _ABOVE) : at + _BELOW + 1] if _is_short(line)], words)
    return [line for line in around if line.stamp and line.stamp.date and not _updates(line, words)]


def _is_short(line: Block) -> bool:
    return len(line.text) <= _DATED


def _people(value: str | None, words: Words) -> str | None:
    """Return the names in a value, joined with commas, without the posts that follow them."""
    name = _name(value)
    if name is None:
        return None
    parts = [part.strip() for part in _COMMAS.split(name)]
    parts = [part for part in parts if part and not _is_post(part, words)]
    people = [person for part in parts for person in _apart(part, words)]
    return ", ".join(people) or None


def _is_post(part: str, words: Words) -> bool:
    return any(match.entry.kind == "byline" for match in words.ends(fold(part).text))


def _apart(names: str, words: Words) -> list[str]:
    """Return the names that a word such as "and", or in scripts without spaces a space, keeps apart."""
    tokens = names.split()
    if len(tokens) > 1 and all(2 <= len(token) <= 4 and weight(token) == 2 * len(token) for token in tokens):
        return tokens
    people = [""]
    for token in tokens:
        if any(entry.kind == "byline" and entry.group == "marks" for entry in words.whole(fold(token).text)):
            people.append("")
        else:
            people[-1] = f"{people[-1]} {token}".strip()
    return [person for person in people if person]


def _updates(line: Line, words: Words) -> bool:
    """Say whether the line tells when the text was last changed."""
    begins = line.begins("date-line")
    entries = (*line.labels, *(words.label(f"{begins.entry.word}:")[0] if begins else ()))
    return any(entry.group == "updates" for entry in entries)


def _authors(lines: Sequence[Line], words: Words, site: str | None) -> str | None:
    """Return the authors in order, joined with commas; the first line that names any counts."""
    for read_author in (_labelled_author, _begun_author, _dated_author):
        found = _one(read_author(line, words) for line in lines)
        if found:
            return found
    return _one(_beside(line, site) for line in lines) or _one(_with_role(line) for line in lines)


def _labelled_author(line: Line, words: Words) -> str | None:
    return _people(_labelled(line, words, "byline", "authors"), words) or (
        _begun_author(line, words) if line.has_label("byline", "authors") else None
    )


def _labelled(line: Line, words: Words, kind: str, group: str) -> str | None:
    """Return the name behind a label of a group, wherever in the line wide spaces or bars let one begin."""
    for part in _PARTS.split(line.text):
        entries, _ = words.label(fold(part).text)
        if any(entry.kind == kind and entry.group == group for entry in entries):
            found = _LABEL.match(part)
            return _name(part[found.end() :].strip(_TRIM)) if found else None
    return None


def _begun_author(line: Line, words: Words) -> str | None:
    begins = line.begins("byline")
    if not begins:
        return None
    if not any(entry.group == "authors" for entry in words.label(f"{begins.entry.word}:")[0]):
        return None
    return _people(line.text.lstrip(_TRIM)[len(begins.entry.word) :].strip(_TRIM), words)


def _dated_author(line: Line, words: Words) -> str | None:
    """Return the name behind a date and a word that introduces authors."""
    stamp = line.stamp
    begins = next(words.starts(stamp.rest.strip(_TRIM)), None) if stamp and stamp.dated else None
    if begins is None or begins.entry.kind != "byline":
        return None
    found = re.search(rf"(?i)(?<!\w){re.escape(begins.entry.word)}", line.text)
    return _people(line.text[found.end() :].strip(_TRIM), words) if found else None


def _beside(line: Line, site: str | None) -> str | None:
    parts = [part.strip(_TRIM) for part in _WITH_NEXT.split(line.text)]
    return _name(parts[0]) if site and len(parts) == 2 and parts[1].lower() == site.lower() else None


def _with_role(line: Line) -> str | None:
    """Return the name before a comma and the writer's post."""
    if not line.stops("byline") or line.labels or line.begins("byline"):
        return None
    name, comma, _ = line.text.partition(",")
    return _name(name) if comma else None


def _publisher(line: Line) -> str | None:
    stamp = line.stamp
    if stamp is None or not stamp.dated or stamp.alone or line.labels or line.edges:
        return None
    parts = [part.strip(_TRIM) for part in _WITH_NEXT.split(line.text)]
    named = [part for part in parts if part and not any(char.isdigit() for char in part)]
    return named[0] if len(named) == 1 and len(parts) == 2 else None


def _holder(line: Line, words: Words) -> str | None:
    """Return who holds the rights, out of a line with the sign or a year of copyright."""
    text, signs = _YEARS.subn("|", line.text)
    if not signs or line.size > 2 * _HOLDER:
        return None
    parts = [part.strip(_TRIM + ".©") for part in _SENTENCE.split(text)]
    named = [part for part in parts if _LETTERS.search(part) and not _says_rights(part, words)]
    return named[0] if named and len(named[0]) <= _HOLDER else None


def _says_rights(part: str, words: Words) -> bool:
    key = fold(part).text
    return any(m.entry.kind == "disclaimer" for m in (*words.starts(key), *words.ends(key), *words.anywhere(key)))


def _name(value: str | None) -> str | None:
    """Return a name without what the same line says next."""
    if not value:
        return None
    name = _WITH_NEXT.split(value)[0].strip(_TRIM)
    return name if name and not any(char.isdigit() for char in name) else None


def _url(line: Line) -> str | None:
    found = _ADDRESS.search(line.text) if line.has_label("date-line", "links") else None
    return found[0] if found else None
