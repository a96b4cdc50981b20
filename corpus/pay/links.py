"""Whom a figure is for: the roles of its clause, none when in doubt."""

from __future__ import annotations

from corpus.document import Span
from corpus.pay.evidence import Evidence
from corpus.pay.money import Figure
from corpus.pay.tokens import Token


def links(evidence: Evidence, figure: Figure) -> list[int]:
    """Return the places in `roles` of those whom the figure is for, none when in doubt."""
    said = {cue.start for cue in evidence.cues if cue.word.kind == "speech"}
    named = [at for at, role in enumerate(evidence.roles) if not _speaks(role, said)]
    before = [at for at in named if evidence.roles[at][1] <= figure.start]
    if before:
        return _together(evidence, before, before[-1]) if _near(evidence, evidence.roles[before[-1]], figure, 3) else []
    after = [at for at in named if evidence.roles[at][0] >= figure.end]
    return (
        _together(evidence, after, after[0]) if after and _near(evidence, evidence.roles[after[0]], figure, 0) else []
    )


def _near(evidence: Evidence, role: Span, figure: Figure, breaks: int) -> bool:
    return evidence.breaks(*evidence.gap(*role, figure)) <= breaks


def _speaks(role: Span, said: set[int]) -> bool:
    return any(0 <= start - role[1] <= 12 for start in said)


def _together(evidence: Evidence, places: list[int], chosen: int) -> list[int]:
    """Return a role with those that it is listed with: nurses, midwives and carers."""
    group = [chosen]
    for other in (*reversed([at for at in places if at < chosen]), *[at for at in places if at > chosen]):
        near = min(group, key=lambda at: abs(at - other))
        first, last = sorted((other, near))
        gap = evidence.text[evidence.roles[first][1] : evidence.roles[last][0]]
        words = _listed(evidence, evidence.roles[first][1], evidence.roles[last][0])
        if abs(other - near) == 1 and (words or not gap.strip(" ,،、/和")) and len(gap) <= 8:
            group.append(other)
    return sorted(group)


def _listed(evidence: Evidence, start: int, end: int) -> bool:
    """Say whether nothing but words for *and* and commas stand between two offsets."""
    inside = [item for item in evidence.items if item.start >= start and item.end <= end]
    rest = evidence.text[start:end]
    for item in inside:
        if not (isinstance(item, Token) and item.any("join")):
            return False
        rest = rest.replace(evidence.text[item.start : item.end], "", 1)
    return not rest.strip(" ,،、/")
