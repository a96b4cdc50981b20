"""What around a title says that it is none here: comparison, software, verbs, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lexicon import is_word
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.naming import heads
from corpus.roles.pack import CUES, Entry

_QUOTES = " \u00a0\"'“”‘’«»「」『』（）()"
_CLAUSE_ENDS = frozenset('.,;:!?，。；：！？、\n\t|/()（）「」“”"•·—–،؛؟')
_CLAUSE_END = re.compile(f"[{re.escape(''.join(_CLAUSE_ENDS))}]")
# As far as the cues that reach over other words can reach.
_WINDOW = 60
_CODE = frozenset("_=@\\$")


def counts(text: Text, rules: Grammar, candidates: Sequence[Grown]) -> Iterator[Grown]:
    """Yield the candidates, in order, that their surroundings do not void.

    A word that may be a verb or a thing here is still a role in a list with one that is surely a role.
    """
    voided = [_voided(text, rules, candidate) for candidate in candidates]
    sure = [not void and not _doubtful(text, rules, grown) for void, grown in zip(voided, candidates, strict=True)]
    for at, candidate in enumerate(candidates):
        if not sure[at] and not voided[at]:
            after = at > 0 and sure[at - 1] and _listed(text, rules, candidates[at - 1], candidate)
            before = at + 1 < len(sure) and sure[at + 1] and _listed(text, rules, candidate, candidates[at + 1])
            sure[at] = after or before
        if sure[at]:
            yield candidate


def _voided(text: Text, rules: Grammar, grown: Grown) -> bool:
    return (
        _excluded(grown)
        or _in_code(text, grown)
        or _is_unit(text, grown)
        or _cued(text, rules, grown)
        or (not grown.parts and _is_verb(text, rules, grown))
        or ("name" in grown.head.options and not grown.parts and _is_name(text, grown))
    )


def _doubtful(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether nothing shows that a word that may be something else is a noun here."""
    options = grown.head.options
    if grown.parts or not options.keys() & {"verb", "weak"}:
        return False
    if rules.cue("det").ending(text, _back(text.folded, grown.outer), CUES):
        return False
    if "weak" in options:
        return not (_closed(text.folded, grown.outer, -1) and _closed(text.folded, grown.outer_end, 1))
    after = grown.outer_end + (text.folded[grown.outer_end : grown.outer_end + 1] == " ")
    return rules.cue("det").starting(text, after, CUES) is not None


def _excluded(grown: Grown) -> bool:
    """Say whether a modifier makes it a thing (software agent, machine translator)."""
    barred = set(grown.head.options.get("not", ()))
    if (pivot := heads().get(grown.head.english)) is not None:
        barred |= pivot.options.get("not", frozenset())
    return any(entry.english in barred for entry in grown.parts)


def _in_code(text: Text, grown: Grown) -> bool:
    """Say whether it is a piece of an identifier, option or host name (--author, alex_developer, tutor.com)."""
    start, end = text.origin(grown.outer, grown.outer_end)
    before, after = text.source[max(0, start - 2) : start], text.source[end : end + 2]
    if before == "--" or before[-1:] in _CODE or after[:1] in _CODE:
        return True
    return (after[:1] == "." and after[1:].isalnum()) or (before[-1:] == "." and before[:-1].isalnum())


def _is_unit(text: Text, grown: Grown) -> bool:
    """Say whether it is an acronym behind a figure (24 MP)."""
    start, end = text.origin(grown.start, grown.end)
    return text.source[start:end].isupper() and text.source[max(0, start - 2) : start].strip()[-1:].isdigit()


def _cued(text: Text, rules: Grammar, grown: Grown) -> bool:
    folded, head = text.folded, grown.head.english
    edges = {_back(folded, grown.outer)}
    if determiner := rules.cue("det").ending(text, min(edges), CUES):
        edges.add(_back(folded, determiner[0]))
    for edge in edges:
        if (found := rules.cue("before").ending(text, edge, CUES)) and _meant(found[1], head):
            return True
    end = _forth(folded, grown.outer_end, rules)
    if (found := rules.cue("after").starting(text, end, CUES)) and _meant(found[1], head):
        return True
    return _far(rules, folded, grown, head)


def _far(rules: Grammar, folded: str, grown: Grown, head: str) -> bool:
    """Say whether a cue that reaches over other words of the clause voids it."""
    if cues := rules.wide["before"]:
        window = _CLAUSE_END.split(folded[max(0, grown.outer - _WINDOW) : grown.outer])[-1]
        for spelling, reach, entry in cues:
            at = window.rfind(spelling)
            if at >= 0 and len(window) - at - len(spelling) <= reach and _means(entry, head, window, at, spelling):
                return True
    if cues := rules.wide["after"]:
        window = _CLAUSE_END.split(folded[grown.outer_end : grown.outer_end + _WINDOW], maxsplit=1)[0]
        for spelling, reach, entry in cues:
            at = window.find(spelling)
            if 0 <= at <= reach and _means(entry, head, window, at, spelling):
                return True
    return False


def _means(cue: Entry, head: str, window: str, at: int, spelling: str) -> bool:
    return _meant(cue, head) and is_word(window, at, at + len(spelling))


def _meant(cue: Entry, head: str) -> bool:
    wanted = cue.options.get("for")
    return wanted is None or head in wanted


def _back(folded: str, at: int) -> int:
    while at > 0 and folded[at - 1] in _QUOTES:
        at -= 1
    return at


def _forth(folded: str, at: int, rules: Grammar) -> int:
    """Return where the next word begins, behind a possessive ending."""
    for affix in rules.suffixes:
        if folded.startswith(affix, at):
            at += len(affix)
            break
    while at < len(folded) and folded[at] in _QUOTES:
        at += 1
    return at


def _is_verb(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word that may be a verb follows one that stands before verbs alone."""
    if "verb" not in grown.head.options:
        return False
    before = _back(text.folded, grown.outer)
    if rules.cue("det").ending(text, before, CUES):
        return False
    return rules.cue("verbal").ending(text, before, CUES) is not None


def _is_name(text: Text, grown: Grown) -> bool:
    """Say whether a capitalised word that is also a surname stands like a name: not alone between punctuation."""
    start, end = text.origin(grown.start, grown.end)
    if not text.source[start].isupper():
        return False
    line = text.source[max(0, start - 40) : end + 40]
    return "&" in line or not (_closed(text.source, start, -1) and _closed(text.source, end, 1))


def _closed(text: str, at: int, step: int) -> bool:
    """Say whether punctuation or a border of the line or text stands beside `at`."""
    near = text[at - 1 : at] if step < 0 else text[at : at + 1]
    if near == " ":
        near = text[at - 2 : at - 1] if step < 0 else text[at + 1 : at + 2]
    return not near or near in _CLAUSE_ENDS


def _listed(text: Text, rules: Grammar, first: Grown, second: Grown) -> bool:
    between = text.folded[first.outer_end : second.outer].strip()
    return between in rules.lists
