"""Whether the date in a short line says when a text was published, or when something happens (a deadline, a birth)."""

from __future__ import annotations

from corpus.blocks import Block
from corpus.boilerplate.lines import Line, read
from corpus.boilerplate.words import Words
from corpus.folding import fold
from corpus.patterns import lazy

_PARTS = lazy(r"\s{2,}|[\t\u3000|｜•·,，、;(（]|\s[-–—/]\s")
# A row of two cells of a table, of which the date is the second.
_FIELD = lazy(r"[^\t\d]{2,40}\t[^\t]{6,40}")
_WORD = lazy(r"[^\W\d_]+")
_BEFORE = lazy(r"\D{0,200}")
_LABEL = lazy(r"[^\W\d_]\s{0,2}[:：]\s{0,2}$")
# What begins or labels the line of a text's date or of its author.
_TELLING = frozenset({"date-line", "byline"})
# So many words before a date are a statement, in scripts without case and where the last of them is in small letters.
_STATED, _STATED_SMALL = 4, 2


def is_told(line: Line, words: Words) -> bool:
    """Say whether the date of a line may be that of the text.

    It is another one behind a label that no pack knows for it (*Closing date: 30 June 2025*), and behind two words or
    more of which the last is no name (*Apply by 30 June 2025*).
    """
    if line.stamp is None or not line.stamp.dated or line.stamp.alone or _is_known(line):
        return True
    if _FIELD.fullmatch(line.text):
        return False
    part = next((part for part in _parts(line, words) if part.stamp and part.stamp.dated), line)
    if part.stamp is None or part.stamp.alone or _is_known(part):
        return True
    left = set(_WORD.findall(part.stamp.rest))
    found = _BEFORE.match(part.text)
    before = found[0] if found else ""
    words_before = [word for word in _WORD.findall(before) if fold(word).text in left]
    if words_before and _LABEL.search(before):
        return False
    last = words_before[-1] if words_before else ""
    return len(words_before) < (_STATED if last == last.upper() else _STATED_SMALL) or last[:1].isupper()


def _is_known(line: Line) -> bool:
    return not _TELLING.isdisjoint(line.kinds)


def _parts(line: Line, words: Words) -> list[Line]:
    parts = [part.strip() for part in _PARTS.split(line.text)]
    return read([Block(0, len(part), part) for part in parts if part], words)
