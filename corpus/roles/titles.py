"""Titles and names that show by what follows: Le Boucher, un film de …; Chef is a tool; The Surgeon (2004)."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.patterns import lazy
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Layers, Text
from corpus.roles.neighbours import (
    CLAUSE_ENDS,
    back,
    closed,
    complement_ends,
    determiner_before,
    joint_at,
    may_be_told,
    word_back,
    word_end,
)
from corpus.roles.pack import CUES, Entry

_YEAR = lazy(r" \((?:1[89]|20)\d\d\)")
_MARK = lazy(r"(?:,| [—–]) ")
_BEHIND_IT = lazy(r"[^\w\s'’-]|\n")
_CLOSED = ("»", "”", "“", '"')
_SENTENCE_ENDS = frozenset(("", "\n", ".", "!", "?", "…"))
# How many words may stand before a noun that says what is named, where modifiers stand before it and where behind.
_BEFORE, _BEHIND = 3, 1
# As much of a clause as is looked at.
_CLAUSE = 40
# No postposition is longer.
_POSTPOSITION = 16
# As much of what a copula tells as is looked at.
_WINDOW = 60
_NEXT = " \u00a0'"


def is_introduced(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a year, or a word for what has a title or is a thing, follows as what this is.

    What is told behind a comma or a dash must look like a title: a capital opens it. A singular with a capital and no
    article that opens a sentence may be the name of anything.
    """
    folded, end = text.folded, grown.outer_end
    if _YEAR.match(folded, end):
        return _is_titled(text, rules, grown)
    if not grown.parts and _is_told(text, rules, grown):
        return True
    told = may_be_told(text, rules, end)
    for at in _ends_after(text, rules, end):
        mark = _MARK.match(folded, at)
        if mark is not None:
            return _names_kind(text, rules, grown, mark.end()) and _is_titled(text, rules, grown)
        joint = joint_at(text, rules, at + 1) if told and folded[at : at + 1] == " " else None
        if joint is not None and "either" in joint[1].options:
            bare = (at == end or rules.own.left) and _is_bare(text, rules, grown)
            if not (bare or _is_titled(text, rules, grown) or _is_owner(text, rules, grown)):
                return False
            return _names_kind(text, rules, grown, joint[0] + 1, bare=bare, told=True)
    return False


def _is_told(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether what opens a sentence, bare, is said to be what has a title or a name (船长是一支乐队).

    So is what a word between the two calls so (변호사라는 앱), and what spaces set off where words have none.
    """
    folded, end = text.folded, grown.outer_end
    kinds = rules.cue_of("before", grown.head)
    at = end + (folded[end : end + 1] == " ")
    if folded[grown.end : end] in rules.own.called:
        return _is_title_word(kinds.starting(text, at, CUES, rules.suffixes))
    unspaced = not (rules.own.left or rules.own.spaced)
    if unspaced and folded[grown.outer - 1 : grown.outer] == folded[end : end + 1] == " ":
        return _is_title_word(kinds.ending(text, grown.outer - 1, CUES))
    if rules.own.indefinite or not closed(folded, back(folded, grown.outer), -1):
        return False
    joint = joint_at(text, rules, at)
    copula = joint[0] if joint is not None and "either" in joint[1].options else -1
    return (_is_told_last if rules.own.left else _is_told_next)(text, rules, grown, kinds, copula)


def _is_told_next(text: Text, rules: Grammar, grown: Grown, kinds: Layers, copula: int) -> bool:
    """Say whether the word for what it is follows a copula that ends there (Kapten adalah band).

    Without one what stands behind a title is its complement, unless that has the article (المهندس فرقة).
    """
    folded, end = text.folded, grown.outer_end
    at = copula if copula >= 0 else end
    at += folded[at : at + 1] == " "
    if copula < 0:
        apart = rules.own.verbless and folded.startswith(rules.articles, grown.start)
        if not apart or folded.startswith(rules.articles, at):
            return False
    if determiner := rules.cue("det").starting(text, at, CUES):
        at = determiner[0] + (folded[determiner[0] : determiner[0] + 1] == " ")
    return _is_title_word(kinds.starting(text, at, CUES))


def _is_told_last(text: Text, rules: Grammar, grown: Grown, kinds: Layers, copula: int) -> bool:
    """Say whether the clause ends on the word for what it is, where copulas stand last or nothing is spaced."""
    folded, end = text.folded, grown.outer_end
    at = end + (folded[end : end + 1] == " ")
    following = folded[at : at + _POSTPOSITION].partition(" ")[0]
    final = rules.own.final and following not in rules.own.prepositions
    if not (copula >= 0 or final or folded.startswith(rules.own.topics, grown.end)):
        return False
    last = min(at + _CLAUSE, len(folded))
    stop = next((place for place in range(at, last) if folded[place] in CLAUSE_ENDS), last)
    if stop == at or (stop == last < len(folded)):
        return False
    ends = [stop - len(word) for word in rules.own.copulas if folded.endswith(word, at, stop)]
    ends = ends if rules.own.final else [*ends, stop]
    return any(_is_title_word(kinds.ending(text, back(folded, place), CUES)) for place in ends)


def _is_title_word(found: tuple[int, Entry] | None) -> bool:
    if found is None or "for" in found[1].options:
        return False
    return not found[1].options.keys().isdisjoint(("quoted", "capital"))


def is_kind_of_thing(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a copula behind it and its complement tells what kind of thing it is (the secretary is a bird).

    The kind has an indefinite article, where the language has any; an adverb may stand before that (is also a bird).
    """
    kinds = rules.own.kinds
    for end in (
        _complement_ends(text, rules, grown.outer_end) if kinds and may_be_told(text, rules, grown.outer_end) else ()
    ):
        joint = joint_at(text, rules, end + 1) if text.folded[end : end + 1] == " " else None
        if joint is not None and "either" in joint[1].options:
            said = text.folded[joint[0] : joint[0] + _WINDOW].lstrip()
            words = _BEHIND_IT.split(said, maxsplit=1)[0].replace("'", "' ").split()
            if rules.own.indefinite:
                at = next((at for at, word in enumerate(words[:2]) if word in rules.own.indefinite), -1)
                words = words[at + 1 :] if at >= 0 else []
            near = words[:_BEFORE] if rules.own.left else words[: _BEHIND + 1]
            return any(word in kinds or (rules.own.nouns and word.endswith(kinds)) for word in near)
    return False


def _complement_ends(text: Text, rules: Grammar, end: int) -> Iterator[int]:
    """Yield where what a title is of may end, and behind a single word, which may say of what colour it is."""
    folded = text.folded
    end += folded[end : end + 1] in _CLOSED
    yield from complement_ends(text, rules, end)
    if folded[end : end + 1] == " ":
        yield word_end(folded, end + 1, end)


def _ends_after(text: Text, rules: Grammar, end: int) -> Iterator[int]:
    """Yield `end` and where the next words of the clause end, which may belong to a title (le médecin malgré lui).

    Where titles have capitals throughout the last of them has one (Soldiers of Fortune).
    """
    yield end
    folded = text.folded
    for _ in range(_BEFORE):
        first = end + 1
        if folded[end:first] != " " or first == len(folded):
            return
        end = word_end(folded, first, end)
        if not rules.own.left or text.source[text.origin(first, first + 1)[0]].isupper():
            yield end


def _is_titled(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether an article with a capital stands before it, two words between at most, or it has one without any.

    Where titles of works have capitals throughout it has one itself.
    """
    start = text.origin(grown.start, grown.end)[0]
    if not text.source[start].isupper() and rules.own.left:
        return False
    edge = back(text.folded, grown.outer)
    for _ in range(_BEFORE):
        if determiner := determiner_before(text, rules, edge):
            return text.source[text.origin(determiner[0], grown.start)[0]].isupper()
        edge = word_back(text.folded, edge)
    return not rules.own.indefinite and text.source[start].isupper()


def _is_owner(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it stands behind a noun and a preposition that open the sentence (La Femme du boulanger)."""
    folded, edge = text.folded, back(text.folded, grown.outer)
    if determiner := determiner_before(text, rules, edge):
        edge = back(folded, determiner[0]) if folded[determiner[0] : edge] not in rules.own.prepositions else edge
    before = word_back(folded, edge)
    if folded[before:edge].strip(" ") not in rules.own.prepositions:
        return False
    opened = determiner_before(text, rules, word_back(folded, before))
    return opened is not None and text.source[text.origin(opened[0], grown.start)[0]].isupper()


def _is_bare(text: Text, rules: Grammar, grown: Grown) -> bool:
    start = text.origin(grown.outer, grown.end)[0]
    if grown.parts or not (rules.own.indefinite and text.source[start].isupper()):
        return False
    return text.source[max(0, start - 3) : start].rstrip(' "“«„')[-1:] in _SENTENCE_ENDS


def _names_kind(text: Text, rules: Grammar, grown: Grown, at: int, *, bare: bool = False, told: bool = False) -> bool:
    """Say whether a word for what has a title begins at `at`, or behind an indefinite article there.

    If `bare` so does one for a thing; if `told`, by a verb, there must be an article where the language has any.
    """
    folded = text.folded
    if determiner := rules.cue("det").starting(text, at, CUES):
        if rules.own.indefinite and folded[at : determiner[0]] not in rules.own.indefinite:
            return False
        at = determiner[0] + (folded[determiner[0] : determiner[0] + 1] in _NEXT)
    elif told and rules.own.indefinite:
        return False
    for _ in range((_BEFORE if told and rules.own.left else _BEHIND) + 1):
        if _is_kind(text, rules, grown, at, bare=bare):
            return True
        at = next((place for place in range(at, len(folded)) if folded[place] in _NEXT), len(folded)) + 1
        if at >= len(folded) or folded[at - 2] in CLAUSE_ENDS:
            return False
    return False


def _is_kind(text: Text, rules: Grammar, grown: Grown, at: int, *, bare: bool) -> bool:
    found = rules.cue_of("before", grown.head).starting(text, at, CUES)
    if found is not None and found[1].options.keys() & ({"quoted", "proper"} if bare else {"quoted"}):
        return True
    return bare and rules.cue_of("subject", grown.head).starting(text, at, CUES) is not None
