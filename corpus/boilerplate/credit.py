"""Captions that only credit or label a picture."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate.amounts import costs
from corpus.boilerplate.captions import CLOSING, bracketed, is_credited, is_mark, names_house
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, once, weight
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import EDGES, Words
from corpus.boilerplate.zones import is_value
from corpus.patterns import lazy

KIND = "image-credit"
_VALUE = 60  # weighted characters of a credit
_SENTENCES = 200
_CAPTION = 160
_GIVEN = 12  # of who gave a picture, and the word for that
_NAMED = 40  # weighted characters of a word of pictures and a name
# A dot behind three letters or fewer ends an abbreviation.
_STOP = lazy(r"[。！？।；!?;]|\w{4}\.\s")
_ARROWS = frozenset("▲△▼▽↑↓←→◀▶")
# Its first word may be an abbreviation (Fot. Anna Bell), and initials end it (Photo: A.B.).
_LAST = lazy(r"(?:[.。!?！？।]\s{0,2}|\s{2})(?=(?:[^\W\d]{2,5}\.)?[^.。!?！？।]{3,60}(?:(?<=[:：\s]\w)\.\s?\w\.)?$)")
_DASHED = lazy(r"\s[—–|-]\s(?=[^—–|:：]{3,24}[:：][^:：]{3,60}$)")
_SIGNED = lazy(r"(?:^|[。！？.\s])([^。！？.]{2,24})[\s/／]([^\s/／]{1,4})$")
_WORD = lazy(r"[^\s/／]{5}")
_PART = lazy(r"[，,、;；]|\d")
_MARKED = lazy(r"[:：/|]|[.!?。।]\s{0,2}[^.。]{4,60}$")
# The street was closed on Friday. / Ann Bell
_SLASHED = lazy(r"[.!?»”\"]\s[/|]\s((?:[^\W\d_a-z]\. ?)?[^\W\d_][^.!?:/|]{2,40})$")
# Behind a letter such as `Ã` or a line of a frame the sign is a byte of a character that was misread.
_BEFORE_SIGN = "(?:[^©ⓒ\\s─-▟]\\s|[^©ⓒ\\s\u00aa-\u1fff─-▟])"
_RIGHTS = lazy(rf"[^©ⓒ]{{12,140}}{_BEFORE_SIGN}[©ⓒ]\s?(?!\s?(?:19|20)\d\d)(?:[^\d©ⓒ.!?]|\b\w\.){{3,60}}$")
_STEM = lazy(r"\.[a-z]{2,8}(?:\.[a-z]{2})?$")
_CAPTIONED = ("a caption that ends with a credit", 0.85, "mul")


def find(page: Page, words: Words) -> Iterator[Evidence]:
    """Yield credit lines, wherever a picture may have stood."""
    if page.first is None:
        return
    for at, line in enumerate(page.lines):
        credit = _credit(line, words)
        named = closed = False
        if page.in_head(at) and _may_credit(line):
            named = _is_name(page, at)
            closed = page.site_key is not None and _closes_with(line, page.site_key)
        if not page.in_tail(at) and not credit and _holds_rights(line):
            credit = "a caption that ends with who holds the rights", 0.82, "mul"
        if not (credit or named or closed) or at == page.title or (page.is_sheet(at) and not _stands_apart(page, at)):
            continue
        if credit:
            yield _evidence(at, *credit)
        if named:
            yield _evidence(at, "a word of pictures and a name, in the page's head", 0.82, "mul")
        if closed:
            yield _evidence(at, "a caption that ends with the site's name", 0.82, "mul")


def _stands_apart(page: Page, at: int) -> bool:
    """Say whether a paragraph stands above line `at`, and one label with its value beside it makes no sheet."""
    around = (page.lines[i] for i in range(max(0, at - 2), min(len(page), at + 3)) if i != at)
    return at > 0 and page.lines[at - 1].prose and sum(map(is_value, around)) == 1


def _is_name(page: Page, at: int) -> bool:
    """Say whether line `at` is a word of pictures and a name behind it, beside another line about the page itself."""
    line = page.lines[at]
    if line.closed or line.labelled or not any(other.labels for other in page.lines[max(0, at - 1) : at + 2]):
        return False
    name = line.text.split()[1:]
    if not 1 <= len(name) <= 3 or not page.is_named(next(iter(line.key.split()), ""), KIND):
        return False
    return all(part[0].isupper() for part in name) or (not any(part[0].islower() for part in name) and line.size <= 30)


def _may_credit(line: Line) -> bool:
    """Say cheaply whether a line may credit a picture.

    It has a word of pictures, or is a caption that an arrow opens, or brackets, a colon or a stroke end.
    """
    if KIND in line.kinds or line.size > _CAPTION:
        return line.size <= _SENTENCES and KIND in line.kinds
    if line.text[0] in _ARROWS or line.text[-1] in CLOSING or "＝" in line.text or "©" in line.text or "ⓒ" in line.text:
        return True
    if line.size <= _NAMED and " " in line.text:
        return True
    ending = line.folded[-64:]
    return not line.closed and (_MARKED.search(ending) is not None or not _WORD.match(ending[-5:]))


@once
def _credit(line: Line, words: Words) -> tuple[str, float, str] | None:
    """Return why a line credits a picture, how sure that is, and the language of the word that tells it."""
    if not _may_credit(line):
        return None
    if KIND not in line.kinds:
        return _CAPTIONED if _is_caption(line, words) else None
    label = line.has_label(KIND, "labels")
    note = line.has_label(KIND, "notes")
    whole = line.is_whole(KIND, "agencies")
    begins, ends = line.begins(KIND), line.stops(KIND)
    if label and line.rest and (not _STOP.search(line.rest[:-1]) or is_credited(line, words)):
        sure = len(label.word) > 5 or len(line.rest) <= _VALUE
        return "a label credits a picture", 0.85 if sure and not line.closed else 0.65, label.tag
    if _is_caption(line, words):
        return _CAPTIONED
    if note and 0 < len(line.rest) <= _VALUE // 3 and not line.closed and not _PART.search(line.rest):
        return "a few words of note, as under a picture", 0.8, note.tag
    if whole:
        return "the name of a picture agency alone", 0.85, whole.tag
    if begins and line.size <= 100 and not (line.closed or _STOP.search(line.folded) or costs(line.folded)):
        return "the line credits a picture", 0.85, begins.entry.tag
    if ends and line.size <= _VALUE and not line.closed and not _STOP.search(line.folded) and len(line.key) > 3:
        return "the line ends with a picture's source", 0.7 if line.size > 40 else 0.8, ends.entry.tag
    return None


def _is_caption(line: Line, words: Words) -> bool:
    """Say whether a labelled credit ends the line: in brackets, as its last sentence, or as a name and a word."""
    if line.size > _CAPTION:
        return False
    if is_credited(line, words):
        return True
    if line.closed or line.labelled:
        return False
    if _ends_with_credit(line, words) or names_house(line.text):
        return True
    dashed = _DASHED.search(line.folded)
    if dashed is not None and words.credits(line.folded[dashed.end() :]):
        return True
    if (slashed := _SLASHED.search(line.text)) and all(part[0].isupper() for part in slashed[1].split()):
        return True
    signed = _SIGNED.search(line.folded) if not _WORD.match(line.folded[-5:]) else None
    return signed is not None and any(e.kind == KIND and e.group == "marks" for e in words.whole(signed[2]))


def _ends_with_credit(line: Line, words: Words) -> bool:
    """Say whether the last sentence of a line credits a picture."""
    last = _LAST.search(line.folded)
    return last is not None and _credits(line.folded[last.end() :], words)


def _credits(last: str, words: Words) -> bool:
    """Say whether the last sentence of a line, folded, credits a picture: with a label, a beginning or an agency."""
    key = last.strip(EDGES)
    agency, _, name = key.partition("/")
    named = words.whole(agency.strip(EDGES)) if name else words.whole(key)
    begun = any(match.entry.kind == KIND for match in words.starts(key))
    # 鯨豹隊提供
    begun = begun or (weight(key) <= _GIVEN and any(is_mark(key[-size:], words) for size in (1, 2)))
    return begun or words.credits(last) or any(entry.group == "agencies" for entry in named)


@once
def _holds_rights(line: Line) -> bool:
    """Say whether words stand before the sign of copyright and a name behind it, without a year."""
    return line.size <= _CAPTION and _RIGHTS.match(line.text) is not None


def _closes_with(line: Line, name: str) -> bool:
    """Say whether a line ends with a name: in brackets, or as a sentence with a photographer behind it."""
    last = _LAST.search(line.folded)
    if bracketed(line.folded) == name:
        return True
    house, _, photographer = line.folded[last.end() :].partition("/") if last and not line.closed else ("", "", "")
    return bool(photographer) and house.strip(EDGES).replace(" ", "") in (name.replace(" ", ""), _STEM.sub("", name))


def _evidence(at: int, reason: str, score: float, tag: str) -> Evidence:
    return Evidence(at, at + 1, KIND, KIND, reason, score, tag)
