"""Whose site a page stands on: the name above it, in its path or menu, and who holds the rights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from corpus import capitals, publishers
from corpus.boilerplate import Verdict, rows
from corpus.boilerplate.lines import Line
from corpus.boilerplate.words import Words
from corpus.bylines import TRIM, agreed, capitalised
from corpus.folding import fold
from corpus.lexicon import is_unspaced
from corpus.packs import data_text, sections_of
from corpus.patterns import lazy

NOTICES = frozenset({"spam-header", "cookie", "advertisement", "subscribe"})
_NAMING = frozenset({"share", "subscribe", "disclaimer"})  # notices in which sites name themselves
_TOP = 4  # lines above the headline among which a site gives its name
_FOOT = 5  # last lines of a page, one of which may give the holder of the rights in running text
_HOLDER = 60  # characters of a publisher's name in a line of copyright
_QUOTES = TRIM + "«»„“”\"'「」『』‹›"
_LETTERS = lazy(r"[^\W\d_]{2}")
_WAY = lazy(r"\s?[›»＞→>|]\s?")
_SLOGAN = lazy(r"\s[-–—|·:]\s|\s?[|｜_]\s?")
_PARTS = lazy(r"\s[-–—|·:/／]\s|\s?[|｜│_]\s?|\s{2,}|\u3000")
_BRACKETS = "（(【[〔"
# Of the Buddhist calendar too.
_YEARS = lazy(r"(?:©|ⓒ|\(c\)|@)?\s{0,2}(?:(?:19|2[05])\d\d\s{0,2}[-–—]\s{0,2})?(?:19|2[05])\d\d|©|ⓒ", re.IGNORECASE)
_SENTENCE = lazy(r"[.。！!?？]\s|[。！？]|[|｜·•,，]|\s[-–—]\s|\s{2,}|\u3000")
_SIGN = lazy(r"(?:©|ⓒ|\(c\))\s?(?:(?:19|20)\d\d)?", re.IGNORECASE)
_DATED_SIGN = lazy(r"(?:©|\(c\))\s?(?:19|20)\d\d", re.IGNORECASE)


def find(lines: Sequence[Line], gone: Mapping[int, Verdict], title: int | None, words: Words) -> str | None:
    """Return the name of the site as the page's frame gives it above the headline, as running text writes it.

    Of several names the one counts that the page has once more below its headline.
    """
    names = list(dict.fromkeys(_named(lines, gone, title, words)))
    again = (name for name in names if _returns(name, lines[(title or 0) + 1 :]))
    name = next(again, next(iter(names), None))
    return capitals.spelt(name, lines) if name else None


def _named(lines: Sequence[Line], gone: Mapping[int, Verdict], title: int | None, words: Words) -> Iterable[str]:
    """Yield the names that the lines above the headline may give."""
    for at, verdict in sorted(gone.items()):
        text = lines[at].text
        if verdict.rule.endswith("site-name") and (_opens(at, gone) or _stands_in_longer(lines, text)):
            # Less the slogan behind it.
            yield plain(_SLOGAN.split(text)[0].strip(TRIM)) or text
    for at in range(min(_TOP, len(lines) if title is None else title)):
        if not _opens(at, gone):
            break
        if at not in gone or gone[at].kind == "navigation":
            yield from _heading(lines, at, gone, title, words)


def _heading(
    lines: Sequence[Line], at: int, gone: Mapping[int, Verdict], title: int | None, words: Words
) -> Iterable[str]:
    """Yield the name that the line of a page's top begins with: in a row, in words of a site, or named below again."""
    text = lines[at].text.strip(TRIM)
    first = _PARTS.split(_WAY.split(text)[0])[0].strip(TRIM)
    name = plain(first)
    key = fold(first).text
    if not name or words.whole(key) or len(name) > _HOLDER or not _LETTERS.search(name):
        return
    if at not in gone:
        # A page has a frame of which the path through the site, right above the headline, may have stayed.
        if gone and at + 1 == title and _WAY.search(text) and len(name.split()) > 1 and name[0].isupper():
            yield name
        return
    row = rows.site(lines[at], words) == key or _leads_menu(lines[at], words) or _leads_on(lines[at], name, words)
    sure = (row or name != first) and not any(map(str.isdigit, name))
    if sure or (_is_telling(name) and _returns(name, _foot(lines, gone))) or _opens_text(name, lines):
        yield name


def _is_telling(name: str) -> bool:
    """Say whether a name is more than the word of a section: of several words or capitals, or in a script without."""
    capitals = sum(map(str.isupper, name))
    return bool(capitalised(name)) and (len(name.split()) > 1 or capitals > 1 or name.upper() == name.lower())


def _leads_on(line: Line, name: str, words: Words) -> bool:
    """Say whether arrows lead on from a name of three words or more, as from an institution's."""
    row = rows.read(line, words)
    return row is not None and row.is_way and not row.home and len(name.split()) > 2 and bool(capitalised(name))


def _leads_menu(line: Line, words: Words) -> bool:
    """Say whether a line is a menu behind a name: wide blanks part entries two of which are known, or home is next."""
    row = rows.read(line, words)
    if row is None or row.home or not row.spaced or words.whole(row.parts[0]):
        return False
    next_home = any(entry.group == "home" for entry in words.whole(row.parts[1]))
    return next_home or (rows.is_wide(line) and row.known > 1)


def _foot(lines: Sequence[Line], gone: Mapping[int, Verdict]) -> Sequence[Line]:
    """Return the lines behind the last one of running text, at least a few last ones, and the notices of the page."""
    last = max((at for at, line in enumerate(lines) if line.prose and at not in gone), default=0)
    notices = (at for at in gone if gone[at].kind in _NAMING and at < last)
    return [*lines[max(1, min(last + 1, len(lines) - _FOOT)) :], *(lines[at] for at in notices)]


def _opens_text(name: str, lines: Sequence[Line]) -> bool:
    """Say whether the running text begins with a name in brackets."""
    text = next((line.text for line in lines if line.prose), "")
    return text[:1] in _BRACKETS and text[1:].startswith(name) and not text[1 + len(name) :][:1].isalnum()


def _returns(name: str, lines: Iterable[Line]) -> bool:
    """Say whether one of the lines holds a name as whole words, or anywhere in scripts without spaces."""
    key = fold(name).text
    pattern = re.compile(rf"(?<![^\W_]){re.escape(key)}(?![^\W_])" if key[:1].isascii() else re.escape(key))
    return any(key in line.folded and pattern.search(line.folded) for line in lines)


def _opens(at: int, gone: Mapping[int, Verdict]) -> bool:
    """Say whether nothing but notices and ways to other pages stands above a line."""
    above = [gone[i] for i in range(at) if i in gone]
    return len(above) == at and all(it.kind in NOTICES or it.rule.endswith((".navigation", ".outside")) for it in above)


def _stands_in_longer(lines: Sequence[Line], text: str) -> bool:
    """Say whether a longer line that is no prose, as one of rights, has the text of a line, which makes that a name."""
    others = (line for line in lines if text in line.text and not line.prose)
    return any(len(text) < len(line.text) <= 2 * _HOLDER + len(text) for line in others)


def plain(name: str) -> str | None:
    """Return a name without the words by which sites call themselves the site of somebody, None when it is no more."""
    if _is_all("about", name):
        return None
    found = _around("about").fullmatch(name)
    inner = next((group for group in found.groups() if group), "").strip(TRIM) if found else name
    return plain(inner) if inner not in ("", name) else inner or None


def without_form(name: str, words: Words) -> str:
    """Return a name without legal forms and the quotes within them (ООО «Вестник» → Вестник).

    Of newspapers it also loses what their firms add (Harbour Courier Media Group → Harbour Courier).
    """
    for group in ("rights", "forms", "forms", "trade"):
        found = _around(group).fullmatch(name)
        inner = next((part for part in found.groups() if part), "").strip(_QUOTES) if found else name
        if len(inner) > 1 and (group != "trade" or publishers.is_house(inner, words)):
            name = inner
    return name


def is_department(name: str) -> bool:
    """Say whether a name is that of an office within a house, which neither publishes nor writes."""
    return _around("departments").fullmatch(name) is not None


def _is_all(group: str, name: str) -> bool:
    """Say whether a text is nothing but one of the words of a group."""
    found = (_around(group).fullmatch(text) for text in (name, f" {name}", f"{name} "))
    return any(match is not None and not any(match.groups()) for match in found)


def is_nobody(name: str) -> bool:
    """Say whether a name is that of an account which content management systems set up (admin)."""
    return _around("nobody").fullmatch(name) is not None


@cache
def _around(group: str) -> re.Pattern[str]:
    """Return what matches a name with one of the words of a group around it, the name being the only group set."""
    section = next(each for each in sections_of(data_text("sites.txt"), "sites.txt") if each.name == group)
    ways = sorted(section.words, key=len, reverse=True)
    return re.compile("|".join(re.escape(way).replace("…", "(.{0,60}?)", 1) for way in ways), re.IGNORECASE)


def holder(line: Line, words: Words) -> str | None:
    """Return who holds the rights, out of a line with the sign or a year of copyright, or a newspaper or firm.

    The name stands behind the sign, or else right before it.
    """
    before, *behind = _YEARS.sub("\0", line.text).split("\0")
    if not behind:
        return agreed(name for name, form in _names(before, words) if form or publishers.is_house(name, words))
    if line.size > 2 * _HOLDER and not _SIGN.search(line.text):
        return None
    named = [name for part in behind for name, _ in _names(part, words)[:1]]
    named = named or [name for name, _ in _names(_SENTENCE.sub("\0", before).rpartition("\0")[2] or before, words)]
    return capitalised(named[0]) if named else None


def signed(lines: Sequence[Line], words: Words) -> Iterable[str | None]:
    """Yield who holds the rights by the last lines of a page that stay, as part of running text."""
    for line in lines[-_FOOT:]:
        found = _DATED_SIGN.search(line.text)
        names = _names(line.text[found.end() :], words)[:1] if found else []
        yield capitalised(names[0][0]) if names else None


def _names(text: str, words: Words) -> list[tuple[str, bool]]:
    """Return the parts of a line of rights that can be a name, without legal forms, and whether they had one."""
    parts = [part.strip(_QUOTES + ".©ⓒ\0") for part in _SENTENCE.split(text)]
    # In scripts without spaces a blank parts a name from what is said next.
    parts = [piece for part in parts for piece in (part.split() if part and is_unspaced(part[0]) else [part])]
    found = []
    for part in parts:
        name = without_form(part, words) if _LETTERS.search(part) and not _says_rights(part, words) else ""
        if name and _is_name(name, words):
            found.append((name, name != part))
    return found


def _is_name(name: str, words: Words) -> bool:
    known = words.whole(fold(name).text) or _is_all("forms", name)
    return len(name) <= _HOLDER and "?" not in name and not known


def _says_rights(part: str, words: Words) -> bool:
    key = fold(part).text
    return any(m.entry.kind == "disclaimer" for m in (*words.starts(key), *words.ends(key), *words.anywhere(key)))


def of_path(lines: Sequence[Line], gone: Mapping[int, Verdict]) -> str | None:
    """Return the name with which the path or the menu of the site begins, where a notice that goes has it as well."""
    top = (lines[at].text for at in range(min(_TOP - 1, len(lines))) if at in gone and gone[at].kind == "navigation")
    names = [text[: found.start()].strip(TRIM) for text in top if (found := _WAY.search(text))]
    told = [lines[at].text for at in gone if gone[at].kind in NOTICES | {"disclaimer"}]
    return next((name for name in names[:1] if name and any(name in text for text in told)), None)


def source(lines: Iterable[Line], words: Words) -> str | None:
    """Return the name behind a label of sources, unless it is that of an office within a house."""
    from corpus import bylines

    named = agreed(bylines.labelled(line, words, "date-line", "sources") for line in lines)
    return None if named and is_department(named) and not publishers.is_house(named, words) else named
