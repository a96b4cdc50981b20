"""Whom a figure is for: the roles of its clause, none when in doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container

from corpus.document import Span
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy
from corpus.pay import bystanders, listings, shapes
from corpus.pay.evidence import Evidence
from corpus.pay.money import Figure
from corpus.pay.shapes import unread
from corpus.pay.subjects import Subjects, subjects
from corpus.pay.tokens import Token
from corpus.pay.words import Kind

# What parts the fields of a row, and words that make a sentence of it.
_FIELDS = {",", "|", "·", "\t", "，", "、", "،", "｜", ";", "；"}
_ACTING: set[Kind] = {"verb", "gain", "make", "speech", "price", "deal"}
# What parts fields whatever they hold, and what does where nothing acts.
_BORDERS = ("|", "·", "\t", "｜", " / ", "\n")
_HALVES = (";", "；")
# A title right before its sum makes a row: night guard 130rb, supervisor 170rb.
_COMMA = " ,،、/"
_COMMAS = (*_HALVES, ",", "，", "、", "،")
# What may follow a role that closes its sentence: a verb (구합니다, gesucht).
_VERB = 8
# Brackets behind a sum, or behind its period.
_BRACKETS = lazy(r"[^()（）.;,、，]{0,16}[(（]([^()（）]{1,40})[)）]")
# So many borders of fields may lie between a title and its sum.
_FIELDS_APART = 8
# Numbers of a row that has the pay of one post.
_SUMS = 8
# Letters of an article between a word for whom somebody pays and the role.
_TO_PAYEE = 5
# Letters between two roles that are listed.
_GAP = 8


def links(evidence: Evidence, figure: Figure, language: str | None, aloof: Container[int] = ()) -> list[int]:
    """Return the places in `roles` of those whom the figure is for, none when in doubt.

    Those at the places `aloof` rather announce what others are paid.
    As many figures in a row as there are roles in a list are for one of them each: nurses and carers get £30k and £24k.
    """
    group = _meant(evidence, figure, subjects(language), aloof) if evidence.roles else []
    row = _row(evidence, figure) if len(group) > 1 else []
    return [group[row.index(figure.start)]] if 1 < len(group) == len(row) else group


def _meant(evidence: Evidence, figure: Figure, words: Subjects, aloof: Container[int]) -> list[int]:
    said = bystanders.said(words, evidence, figure)
    named = [
        at
        for at, role in enumerate(evidence.roles)
        if not bystanders.speaks(evidence, role, said) and not bystanders.is_source(words, evidence, role, figure)
        if not bystanders.is_kin(words, evidence.text, role) and not bystanders.is_byline(evidence, role)
        if not bystanders.is_floor(words, evidence, figure, role)
        if not (at in aloof and bystanders.announces(words, evidence, role, figure))
    ]
    before = [at for at in named if evidence.roles[at][1] <= figure.start]
    # Whom a reporter is told of is paid, not he.
    before = [at for at in before if at not in aloof] or before
    if before and not _follows(evidence, figure, evidence.roles[before[0]], [evidence.roles[at] for at in named]):
        role = evidence.roles[before[-1]]
        reach = _FIELDS_APART if _titles(evidence, role) else 3
        meant = _near(evidence, role, figure, reach) or _heads_cells(evidence, role) or _labels(evidence, role, figure)
        meant = meant and not _labelled(evidence, role, figure)
        meant = meant and not bystanders.anothers(words, evidence, role, figure, said)
        if meant:
            return _together(words, evidence, before, before[-1])
        paid = next((at for at in named if evidence.roles[at][0] >= figure.end), None)
        return [] if paid is None or not _is_payee(evidence, figure, evidence.roles[paid]) else [paid]
    behind = next((at for at, (start, _) in enumerate(evidence.roles) if start >= figure.end), None)
    if behind is not None and bystanders.told(words, evidence, figure, evidence.roles[behind]):
        return [behind]
    if behind is not None and bystanders.quoted(evidence, figure, evidence.roles[behind]):
        return []
    after = [at for at in named if evidence.roles[at][0] >= figure.end]
    near = (
        after
        and not _opens_field(evidence, evidence.roles[after[0]])
        and (
            _near(evidence, evidence.roles[after[0]], figure, 0)
            or _added(evidence, figure, after[0])
            or _bracketed(evidence, figure, evidence.roles[after[0]])
            or shapes.led(evidence, figure, evidence.roles[after[0]])
        )
    )
    return _together(words, evidence, after, after[0]) if near else []


def _labels(evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether a role begins the label of the first sum of a line: *Nurse, US license (Cebu, nights): $900*."""
    told = evidence.text[role[1] : figure.start].rstrip()[-1:] in {":", "："}
    alone = role[0] <= shapes.TITLE and figure.start == evidence.starts[0]
    return told and alone and not any(cue.word.kind in _ACTING for cue in evidence.cues if cue.start < figure.start)


def _is_payee(evidence: Evidence, figure: Figure, role: Span) -> bool:
    """Say whether a word for *to* or *for* right before a role tells who gets what somebody pays."""
    if evidence.breaks(figure.end, role[0]):
        return False
    return any(cue.word.kind in {"for", "to"} and 0 <= role[0] - cue.end <= _TO_PAYEE for cue in evidence.cues)


def _opens_field(evidence: Evidence, role: Span) -> bool:
    """Say whether a role opens a field of its own, behind a stroke, that has a sum of its own."""
    apart = evidence.text[: role[0]].rstrip(" ")[-1:] in {"/", "／"}
    return apart and evidence.starts[-1] >= role[1]


def _titles(evidence: Evidence, role: Span) -> bool:
    """Say whether a role is the title of a row of fields with one sum, whatever they hold: Koch (m/w/d), Vollzeit."""
    if role[0] > shapes.TITLE or len(evidence.figures) > 1 or len(evidence.roles) > 1:
        return False
    return not any(cue.word.kind in _ACTING for cue in evidence.cues if cue.start < evidence.starts[0])


def _bracketed(evidence: Evidence, figure: Figure, role: Span) -> bool:
    """Say whether brackets right behind a figure name whom it is for: *€2,600 (nurse, five years)*."""
    inside = _BRACKETS.match(evidence.text, figure.end)
    return inside is not None and inside.start(1) <= role[0] and role[1] <= inside.end(1)


def _added(evidence: Evidence, figure: Figure, at: int) -> bool:
    """Say whether a role follows a figure in the next clause: right behind a word for *for*, or as a field of a row.

    เงินเดือน 25,000 บาท สำหรับวิศวกร; RAL 32.000 euro, ingegnere civile, Bologna.
    """
    start, end = evidence.roles[at]
    if evidence.breaks(figure.end, start) > 1:
        return False
    between = [cue for cue in evidence.cues if figure.end <= cue.start < start]
    if any(cue.word.kind == "for" and start - cue.end <= 1 for cue in between):
        return True
    closed = len(evidence.text[end:].strip(" .。!")) <= _VERB or evidence.text[end : end + 1] in _FIELDS
    acting = any(cue.word.kind in _ACTING for cue in evidence.cues)
    timed = all(cue.word.kind in {"period", "weak", "after"} for cue in between)
    listed = evidence.text[:start].rstrip(" ")[-1:] in _FIELDS
    return len(evidence.figures) == 1 and listed and closed and timed and not acting


def _labelled(evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether a field of its own, with a label that is no known role, has the figure: *guards $18 | leads $21*."""
    at = bisect_left(evidence.starts, figure.start)
    start = evidence.figures[at - 1].end if at else 0
    if start < role[1]:
        return False
    gap = evidence.text[start : figure.start]
    border = max(gap.rfind(sign) for sign in _BORDERS)
    if gap.rstrip(" ")[-1:] in {"(", "（"}:
        border = max(border, gap.find(")"), gap.find("）"))
    elif border < 0 and not any(cue.word.kind in _ACTING for cue in evidence.cues if cue.start < figure.start):
        border = _border_of_label(evidence, role, figure)
        if border < 0 and is_unspaced(evidence.text[role[1] - 1]):
            # Where words are not spaced a blank parts the fields: ผู้ใหญ่บ้าน 10,000 บาท ผู้ช่วย 6,000 บาท.
            known = any(start <= item.start for item in evidence.items[: figure.first])
            border = -1 if known else gap.find(" ")
    if border < 0:
        return False
    return any(map(str.isalpha, unread(evidence, figure, start)[border + 1 :]))


def has_label(evidence: Evidence, figure: Figure) -> bool:
    """Say whether words that nobody knows stand before a figure in its line: the title of another post."""
    return any(map(str.isalpha, unread(evidence, figure, 0)))


def _border_of_label(evidence: Evidence, role: Span, figure: Figure) -> int:
    """Return where, behind the figure before, the field of a figure begins in a sentence of nothing but fields, or -1.

    A comma parts them where the role has its sum right behind it (guard 130rb, …), or with words that the label has
    behind it as well: 薬剤師は570万円、事務員は350万円.
    """
    last = evidence.figures[bisect_left(evidence.starts, figure.start) - 1]
    gap = evidence.text[last.end : figure.start]
    comma = max(gap.rfind(sign) for sign in _COMMAS)
    told, label = evidence.text[role[1] : last.start].strip(" :："), gap[comma + 1 :].strip()
    if not told or (label != told and label.endswith(told)):
        return comma
    return max(gap.rfind(sign) for sign in _HALVES)


def _near(evidence: Evidence, role: Span, figure: Figure, breaks: int) -> bool:
    return evidence.breaks(*evidence.gap(*role, figure)) <= breaks


def _heads_cells(evidence: Evidence, role: Span) -> bool:
    """Say whether the only role is the first cell of a row: what stands between it and its pay is of the same row."""
    if len(evidence.roles) > 1 or evidence.text[: role[0]].strip() or len(evidence.figures) > _SUMS:
        return False
    end = listings.level_end(evidence.text, role[1])
    cells = evidence.text[end:].lstrip(" ")[:1] in {"\t", "|", "｜"}
    return cells and not any(cue.word.kind in _ACTING for cue in evidence.cues)


def _follows(evidence: Evidence, figure: Figure, first: Span, roles: list[Span]) -> bool:
    """Say whether each role stands behind its figure: £30k for nurses and £24k for carers."""
    if not (figure.form or figure.scaled):
        return False
    told = [own for own in evidence.figures if own.form or own.scaled]
    if first[0] < told[0].end:
        return False
    edges = [*(own.start for own in told[1:]), len(evidence.text)]
    starts = [start for start, _ in roles]
    return all(
        bisect_left(starts, edge) - bisect_left(starts, own.end) == 1 for own, edge in zip(told, edges, strict=True)
    )


def _row(evidence: Evidence, figure: Figure) -> list[int]:
    """Return where the figures begin that are listed with a figure, this one among them."""
    own = evidence.starts.index(figure.start)
    first = last = own
    while first and _tied(evidence, first - 1):
        first -= 1
    while last + 1 < len(evidence.figures) and _tied(evidence, last):
        last += 1
    return evidence.starts[first : last + 1]


def _tied(evidence: Evidence, at: int) -> bool:
    """Say whether only a comma or a joining word stands between the figures `at` and `at + 1`."""
    left, right = evidence.figures[at : at + 2]
    between = evidence.items[left.last + 1 : right.first]
    joining = all(isinstance(item, Token) and item.any("join", "and", "apart") for item in between)
    rest = evidence.text[left.end : right.start]
    for item in between:
        rest = rest.replace(evidence.text[item.start : item.end], "", 1)
    return joining and not rest.strip(" ,،、")


def _together(words: Subjects, evidence: Evidence, places: list[int], chosen: int) -> list[int]:
    """Return a role with those that it is listed with: nurses, midwives and carers."""
    group = [chosen]
    for other in (*reversed([at for at in places if at < chosen]), *[at for at in places if at > chosen]):
        near = min(group, key=lambda at: abs(at - other))
        first, last = sorted((other, near))
        gap = evidence.text[evidence.roles[first][1] : evidence.roles[last][0]] if last - first == 1 else None
        if gap is None or len(gap) > _GAP:
            continue
        if is_joint(words, gap):
            group.append(other)
    return sorted(group)


def is_joint(words: Subjects, gap: str) -> bool:
    """Say whether nothing but commas and words for *and* stands between two roles."""
    rest = gap.strip(_COMMA)
    return not rest or words.whole("and", rest)
