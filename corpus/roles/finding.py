"""Finding roles: heads, grown by the grammar, less what the cues around them void."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from corpus.document import Region, Role
from corpus.folding import fold
from corpus.packs import pack_tag
from corpus.roles import naming
from corpus.roles.cues import State, states
from corpus.roles.grammar import Borders, Grammar, Grown, grammar
from corpus.roles.matching import Text
from corpus.roles.mentions import Candidate, settled
from corpus.roles.pack import HEADS, PIVOT, Entry, load, normal

_ROLES = ("A", "B")
_NOWHERE = Borders(0, 0, 0, 0, 0)


def find(text: str, regions: Sequence[Region]) -> list[Role]:
    """Return the roles that `text` names, in text order and without overlap.

    `regions` say in which language each stretch is; spans are code points of `text`. Each stretch is read with the
    pack of its language and with the English one. In a language without a pack only acronyms and titles of several
    words count, since its own words may be spelled like an English one. Raises PackError when a pack is no pack.
    """
    found: list[Candidate] = []
    for start, end, tag in _stretches(regions):
        among = _found(text[start:end], grammar(tag or PIVOT), start)
        found += among if tag else [each for each in among if _is_title(each.grown)]
    return [_role(text, each, likely) for each, likely in settled(text, found)]


def _is_title(grown: Grown) -> bool:
    """Say whether it is an acronym or has several words, and may be English in a text of an unknown language."""
    return grown.modified or bool(grown.head.form) or " " in grown.head.english


def _stretches(regions: Sequence[Region]) -> Iterator[tuple[int, int, str]]:
    """Yield the regions with the pack that serves them ("" when none does), neighbours of one pack as one."""
    start, end, tag = 0, 0, ""
    for region in regions:
        serving = _serving(region.language) if region.language else PIVOT
        if serving != tag or region.start != end:
            if start < end:
                yield start, end, tag
            start, tag = region.start, serving
        end = region.end
    if start < end:
        yield start, end, tag


def _serving(language: str) -> str:
    """Return the tag of the pack of roles that serves a language, "" when none does: its pack may hold other words."""
    tag = pack_tag(language)
    return tag if tag and any(load(tag).cells(_ROLES[0])) else ""


def _found(stretch: str, rules: Grammar, offset: int) -> list[Candidate]:
    """Return what may be a role in a stretch of the text that begins at `offset`, in order and without overlap."""
    folded = fold(stretch)
    # Only one copy is kept: the text may be long.
    folded = folded._replace(text=normal(folded.text))
    text = Text(folded.text, folded.span, stretch)
    heads = _longest_heads(text, rules)
    every = [rules.grow(text, head, borders) for borders, head in heads if head.kind in _ROLES]
    found = _longest(every)
    told = [*zip(found, states(text, rules, found), strict=True)]
    told += [(grown, State.UNLICENSED) for grown in _loose(every, found)]

    told.sort(key=_places)
    spans = (folded.span(grown.start, grown.end) for grown, _ in told)
    return [
        Candidate(start + offset, end + offset, grown, state, grown.head.tag != rules.tag)
        for (start, end), (grown, state) in zip(spans, told, strict=True)
    ]


def _places(told: tuple[Grown, State]) -> tuple[int, int]:
    return told[0].start, told[0].end


def _loose(candidates: Sequence[Grown], kept: Sequence[Grown]) -> Iterator[Grown]:
    """Yield the candidates that are no role as they grew and that no other overlaps; both are in order."""
    starts = [grown.start for grown in kept]
    last = 0
    for candidate in candidates:
        at = bisect_left(starts, candidate.end)
        if not candidate.licensed and candidate.start >= last and (not at or kept[at - 1].end <= candidate.start):
            yield candidate
            last = candidate.end


def _longest_heads(text: Text, rules: Grammar) -> list[tuple[Borders, Entry]]:
    """Return the whole words among the heads; of those that overlap the longest, which may be no role.

    Of two that are equally long both stay: what they grow to decides.
    """
    kinds = (*HEADS, "block")
    kept: list[tuple[Borders, Entry]] = []
    last = _NOWHERE
    hits = sorted(rules.heads(text.folded), key=itemgetter(1), reverse=True)
    hits.sort(key=itemgetter(0))
    for start, end, entry in hits:
        # A word that is none in this very case (the surname Кузнецов) is surer than the same in any.
        exact = bool(entry.form) and entry.kind not in _ROLES
        if end <= last.end and last.start <= start and not (exact and (start, end) == last[:2]):
            continue
        borders = rules.borders(text, start, end, entry)
        if borders is None or not (borders.parts or text.cased((entry,), start, end, kinds)):
            continue
        gain = _length(borders) - _length(last)
        if last.end <= borders.start:
            kept.append((borders, entry))
        elif gain > 0 or (gain == 0 and exact):
            kept[-1] = (borders, entry)
        elif gain == 0 and entry.kind in _ROLES and kept[-1][1].kind in _ROLES:
            kept.append((borders, entry))
        last = kept[-1][0]
    return kept


def _length(borders: Borders) -> int:
    return borders.end - borders.start


def _longest(candidates: Sequence[Grown]) -> list[Grown]:
    """Return the candidates without those that a longer one overlaps."""
    kept: list[Grown] = []
    for candidate in sorted(candidates, key=lambda grown: (grown.start, -grown.end)):
        if not candidate.licensed:
            continue
        if not kept or kept[-1].end <= candidate.start:
            kept.append(candidate)
        elif _weight(candidate) > _weight(kept[-1]):
            kept[-1] = candidate
    return kept


def _weight(grown: Grown) -> tuple[int, bool]:
    return grown.end - grown.start, grown.head.kind == "A"


def _role(text: str, found: Candidate, likely: float | None) -> Role:
    start, end = found[:2]
    confidence = _confidence(found.grown) if likely is None else round(likely, 2)
    return Role(text[start:end], (start, end), naming.name(found.grown), naming.isco(found.grown), confidence)


def _confidence(grown: Grown) -> float:
    """Return 0.95 for a head with its field, 0.9 for a bare one, 0.8 for a word that is more often something else."""
    if grown.modified:
        return 0.95
    return 0.8 if grown.head.options.keys() & {"weak", "verb", "name"} else 0.9
