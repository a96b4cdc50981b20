"""Markup residue in plain text: entities in prose, stray tags, tags cut in half.

Text that speaks of markup or shows code stays as it is. It is known by its shapes: quoted or standing tags and
entities, code around them, several different tags with attributes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpus.document import Edit, Span
from corpus.patterns import lazy
from corpus.repairs.edits import trimmed
from corpus.repairs.gates import MARKED, MARKED_SHAPE

RULE_ENTITY = "repair.mul.entity"
RULE_TAG = "repair.mul.tag"
REASON_ENTITY = "a character was left as an HTML entity"
REASON_TAG = "a tag was left in the text"

_BREAKING = r"br|hr|p|div|li|ul|ol|tr|td|th|table|h[1-6]|section|article|blockquote"
_INLINE = r"a|b|i|u|s|em|strong|span|font|small|big|sub|sup|strike|del|ins|center|img"
_LONG = r"p|br|hr|div|li|ul|ol|td|tr|table|h[1-6]|section|article|blockquote|span|strong|font|center"
_NAME = rf"(?:{_BREAKING}|{_INLINE})"
_INSIDE = r"(?:\s[^<>\n]{0,500})?"
_OPENS, _CLOSES = "(?:<|&(?:amp;){0,4}lt;)", "(?:>|&(?:amp;){0,4}gt;)"
_TAG = lazy(rf"{_OPENS}(/?)(?P<name>{_NAME})({_INSIDE}?)\s{{0,4}}/?{_CLOSES}", re.IGNORECASE)
_CUT = lazy(
    rf"<(?:(?:{_NAME})\s[^<>\n]{{0,500}}|/[a-z]{{0,10}}|(?:br|hr|div|span|strong|img|li|td|tr))\s*$"
    r"|<!--[^<>\n]{0,500}-->"
    # Behind a sentence any tag may be cut off, and behind a word one that nothing else is written like.
    rf"|(?<=[.!?…。！？؟।”\"»』」])<(?:{_NAME})\s*$"
    rf"|(?<=[^\s/<])/(?:{_LONG})>\s*$"
    # A closing tag without its bracket between a word and a sign.
    rf"|(?<=\S)</(?:{_NAME})(?=[^\w\s<>.:/-])"
    rf"|(?:(?<=[.!…。！”」])\?)?(?<![\w/<.:-])/(?:{_NAME})>|^\s*(?:p|div|span|br)\s?/?>",
    re.IGNORECASE | re.MULTILINE,
)
# A tag that is cut off behind a word or a sign, not one that a sentence speaks of.
_AFTER = lazy(rf"(?<=\S)<(?:{_NAME})\s[^<>\n]{{0,500}}$", re.IGNORECASE)
_ENTITY = lazy(
    r"&(?:amp;|#0{0,3}38;|#[xX]26;){0,4}(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    # Without its semicolon it must stand alone: `&copy=` belongs to an address, `AT&T` to nobody.
    r"|&nbsp(?![\w;=])|(?<![^\s(])&(?:[a-zA-Z]{2,6}|#\d{2,5})(?![\w;=&#])"
)
_LINE = lazy(r"[^\n\r]+")

# Shapes of text about markup: a tag or entity in quotes or backticks, a page's own elements, a pair's half alone.
_QUOTED = lazy(rf"[`'\"“‘«「『(]\s?(?:</?{_NAME}{_INSIDE}/?>|&(?:#?\w{{2,31}});)\s?[`'\"”’»」』)]", re.IGNORECASE)
_PAGE = lazy(r"<(?:!doctype|html|head|body|script|style|meta|link|form|input|\?php|\?xml)\b", re.IGNORECASE)
_NAMED = lazy(r"\bX?HTML\b|\bXML\b")
_MENTIONED = lazy(rf"(?<=\s)<(?P<name>{_NAME})>(?=[\s,.;:])", re.IGNORECASE)
_CLOSER_NAMED = lazy(rf"\s</{_NAME}>[,.;:，。；：]", re.IGNORECASE)
_ALONE = lazy(rf"\s*<(?P<name>(?![bh]r){_NAME})>\s*", re.IGNORECASE)
_CLOSER = lazy(rf"/({_NAME})\s?{_CLOSES}", re.IGNORECASE)
# "use <br> to break a line"
_GOES_ON = lazy(r"\s[a-zà-öø-ÿа-яα-ω]")
_BEGINS_TAG = lazy(r"/?[a-zA-Z!?]")
_OPEN_TAG = lazy(r"(?:&lt;|<)[/!?a-zA-Z][^<>]{0,200}$")
_CODE = lazy(r"[{}]|=>|==|&&|\w\(['\")]|;\s*$|::|^\s*(?://|\$ |>>> )|\w\s?=\s?['\"]|</?[a-z]+[-:.][a-z]")
_MOST_TAGS_WITH_ATTRIBUTES = 2
_LEAST_TAGS_OF_CODE = 3
_TAGS_SHARE_OF_CODE = 0.4
_ROUNDS = 5


def find(text: str) -> list[Edit]:
    """Return the edits that take markup residue out of `text`, in order, each within one line."""
    marked = [line for line in _marked_lines(text) if _is_marked(line.group())]
    if not marked or _is_about_markup([line.group() for line in marked]):
        return []
    return [edit for line in marked for edit in _line_edits(line.group(), line.start())]


def _marked_lines(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines of `text` in which anything begins or ends as an entity or a tag does."""
    at = 0
    places = (mark.start() for sign in MARKED for mark in re.finditer(sign, text))
    for mark in sorted(place for place in places if MARKED_SHAPE.match(text, place)):
        if mark >= at:
            start = max(text.rfind("\n", at, mark), text.rfind("\r", at, mark)) + 1 or at
            line = _LINE.match(text, start)
            if line:
                yield line
                at = line.end()


def _is_marked(line: str) -> bool:
    return (_ENTITY.search(line) or _TAG.search(line) or _CUT.search(line) or _PAGE.search(line)) is not None


def _is_about_markup(lines: list[str]) -> bool:
    """Say whether the lines with markup show that the document speaks of it."""
    speaks = (_QUOTED, _PAGE, _NAMED, _CLOSER_NAMED)
    if any(_is_mention(line) or any(shape.search(line) for shape in speaks) for line in lines):
        return True
    alone = {tag["name"].lower() for line in lines if (tag := _ALONE.fullmatch(line))}
    return len(alone) > 1 or sum(map(_is_code, lines)) > 1


def _is_mention(line: str) -> bool:
    """Say whether a line names a tag as one names a thing: it stands between spaces and nothing closes it."""
    closers = _last_closers(line)
    return any(not _is_closed(mention, closers) for mention in _MENTIONED.finditer(line))


def _last_closers(line: str) -> dict[str, int]:
    """Return where each element's last closing tag of the line stands."""
    return {closer[1].lower(): closer.start() for closer in _CLOSER.finditer(line)}


def _is_closed(tag: re.Match[str], closers: dict[str, int]) -> bool:
    name = tag["name"].lower()
    return name in ("br", "hr", "img") or closers.get(name, -1) >= tag.end() - 1


def _is_code(line: str) -> bool:
    tags = [tag.end() - tag.start() for tag in _TAG.finditer(line)]
    if len(tags) >= _LEAST_TAGS_OF_CODE and sum(tags) >= _TAGS_SHARE_OF_CODE * len(line):
        return True
    return _is_marked(line) and _CODE.search(_prose(line)) is not None


def _prose(line: str) -> str:
    return _ENTITY.sub(" ", _TAG.sub(" ", _AFTER.sub(" ", line)))


def _line_edits(line: str, offset: int) -> Iterator[Edit]:
    if _is_code(line):
        return
    tags = list(_TAG.finditer(line))
    if sum(bool(tag[3].strip(" /")) for tag in tags) > _MOST_TAGS_WITH_ATTRIBUTES and len({tag[2] for tag in tags}) > 2:
        return
    closers = _last_closers(line)
    shown = _TAG.sub(lambda tag: " " * len(tag[0]), line)
    text = len(shown) - len(shown.lstrip()), len(shown.rstrip())
    found = [edit for tag in tags for edit in _tag_edit(tag, line, closers, text)]
    found += [Edit(cut.start(), cut.end(), "", RULE_TAG, REASON_TAG) for cut in _CUT.finditer(line)]
    found += [edit for entity in _ENTITY.finditer(line) for edit in _entity_edit(entity, line)]
    at = 0
    for edit in sorted(found, key=lambda edit: edit.start):
        if edit.start >= at:
            at = edit.end
            yield trimmed(edit, line, offset)


def _tag_edit(tag: re.Match[str], line: str, closers: dict[str, int], text: Span) -> Iterator[Edit]:
    """Yield the removal of a tag: a block's border inside the line's text breaks the line, others leave nothing."""
    breaks = re.fullmatch(_BREAKING, tag["name"].lower()) is not None
    if not breaks and not tag[1] and not _is_closed(tag, closers):
        return
    if breaks and line[max(0, tag.start() - 1) : tag.start()].isspace() and _GOES_ON.match(line, tag.end()):
        return
    inside = text[0] < tag.start() and tag.end() < text[1]
    yield Edit(tag.start(), tag.end(), "\n" if breaks and inside else "", RULE_TAG, REASON_TAG)


def _entity_edit(entity: re.Match[str], line: str) -> Iterator[Edit]:
    """Yield the replacement of an entity by its character, unless that would make up a tag or a control."""
    # Without a semicolon it is one of those names that browsers know so too.
    written = entity.group()
    for _ in range(_ROUNDS):
        read = html.unescape(written)
        if read == written:
            break
        written = read
    if len(written) > 2 or written == entity.group() or not all(_is_text(char) for char in written):
        return
    if written == "<" and _BEGINS_TAG.match(line, entity.end()):
        return
    if written == ">" and _OPEN_TAG.search(line[max(0, entity.start() - 220) : entity.start()]):
        return
    yield Edit(entity.start(), entity.end(), written, RULE_ENTITY, REASON_ENTITY)


def _is_text(char: str) -> bool:
    return char != "\ufffd" and (
        char.isprintable() or char in "\xa0\xad\u200b\u200c\u200d\u2002\u2003\u2009\u200e\u200f\u3000"
    )
