"""Titles that a thing is likened to: the app is a patient tutor."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from corpus.patterns import lazy
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Layers, Text
from corpus.roles.naming import isco
from corpus.roles.neighbours import (
    CLAUSE_ENDS,
    back,
    closed,
    complement_ends,
    determiner_before,
    edges_before,
    ends_back,
    joint_at,
    may_be_told,
    may_reach_back,
    places_back,
    title_back,
    word_back,
)
from corpus.roles.pack import CUES, HEADS, Entry

_CLAUSE_END = lazy(f"[{re.escape(''.join(CLAUSE_ENDS))}]")
# How much of the clause may stand before the thing that it compares with a human.
_LEAD_WORDS, _LEAD_CHARACTERS = 3, 4
_WORDS_BETWEEN, _CHARACTERS_BETWEEN = 4, 2
# The most words of the item of a list before, with its determiner.
_LIST_WORDS = 5
# The longest word between the items of a list, with its spaces.
_LIST_MARK = 8
_SENTENCE_ENDS = frozenset(("", "\n", "。", "！", "!"))
# As much of a clause as is looked at.
_WINDOW = 60
# The groups of ISCO-08 that figures of speech take, and where of what they are stands at the latest.
_FIGURATIVE = ("0", "1112", "2113", "214", "2161", "221", "264", "265", "315", "5", "6", "7", "8", "9")
_FIGURE = 4
_WORD = lazy(r"\w+")
# Where cases say whose something is only a determiner stands between, and none is longer.
_DETERMINER = 5
# No longer are words that say nothing (of the new).
_SHORT = 3
# No preposition is longer.
_PREPOSITION = 16


def likened(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether the clause says of a thing that it is or acts as this (the app works as a patient tutor).

    Whose it is is no likeness (la casa es del médico).
    """
    subjects = rules.cue_of("subject", grown.head)
    if not (rules.own.personal or rules.own.verbless or subjects):
        return False
    written_on = rules.suffixes_from(text.folded[grown.outer_end : grown.outer_end + 1])
    if text.folded.startswith(written_on, grown.outer_end) or _is_cleft(text, rules, grown.outer_end):
        return False
    if _said_first(text, rules, grown, subjects) or _is_apposed(text, rules, grown, subjects):
        return True
    if rules.own.spaced and not rules.own.final and _follows_thing(text, rules, grown, subjects):
        return True
    return _said_behind(text, rules, grown, subjects)


def is_figure(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is of something that nobody has a trade in (driver of growth, guardian of the genome).

    Who teaches, rules, writes laws or does science may be of such things.
    """
    figures = rules.own.figures
    if not figures or grown.modified:
        return False
    rest = _CLAUSE_END.split(text.folded[grown.outer_end : grown.outer_end + _WINDOW], maxsplit=1)[0]
    genitive = rules.own.genitive
    if genitive and not rest.startswith(tuple(f" {word}" if word.endswith("'") else f" {word} " for word in genitive)):
        return False
    words = list(_WORD.finditer(rest))[:_FIGURE]
    if not genitive and words and len(words[0][0]) > _DETERMINER:
        words = words[:1]
    behind = words[bool(genitive) :]
    word = next((word for word in behind if word[0] in figures), None)
    if word is None and genitive and "built" in grown.head.options:
        word = next((word for word in behind if len(word[0]) > _SHORT), None) if not _is_built(rules, behind) else None
        return word is not None and not _has_capital(text, rules, grown.outer_end, word)
    if word is None or not (isco(grown) or "").startswith(_FIGURATIVE):
        return False
    # A capital between the two is that of a name (un cuoco di Ostia cucina).
    first, end = grown.outer_end, grown.outer_end + word.start()
    return not any(map(str.isupper, text.source[slice(*text.origin(first, end))]))


def _is_built(rules: Grammar, words: Sequence[re.Match[str]]) -> bool:
    """Say whether one of these words is one for a building, or a compound with it."""
    buildings = rules.own.buildings
    return any(word[0] in buildings or (rules.own.nouns and word[0].endswith(buildings)) for word in words)


def _has_capital(text: Text, rules: Grammar, at: int, word: re.Match[str]) -> bool:
    """Say whether a word that a match behind `at` found has a capital where nouns have none, or is no genitive."""
    if rules.own.nouns:
        return word.string.startswith(" von ")
    return text.source[text.origin(at + word.start(), at + word.end())[0]].isupper()


def _is_cleft(text: Text, rules: Grammar, at: int) -> bool:
    """Say whether what goes on at `at` tells whose a thing is or who made it (手机是医生的伙伴, 桥是工程师建的)."""
    rest = _CLAUSE_END.split(text.folded[at : at + _WINDOW], maxsplit=1)[0] if rules.own.clefts else ""
    return rest.startswith(rules.own.clefts) or rest.endswith(rules.own.clefts)


def _said_behind(text: Text, rules: Grammar, grown: Grown, subjects: Layers) -> bool:
    """Say whether it stands behind the thing that is likened to it, with the words that join the two."""
    joined = _is_joined_behind(text, rules, grown)
    last = rules.own.final or (rules.own.left and not rules.own.spaced)
    if last and not joined and not _ends_here(text, rules, grown):
        return False
    edges = [*edges_before(text, rules, back(text.folded, grown.outer)), *_lists_begin(text, rules, grown)]
    if _is_owner(text, rules, edges[0]):
        return joined and bool(rules.own.genitives) and _stands_bare(text, rules, subjects, edges[0])
    told = [*_ties(text, rules, edges, joined=joined)]
    ties = [tie for tie, _ in told]
    # Where it must stand last what is before it may be its field (図書館の司書です), unless words show whose it is.
    if joined and not last:
        ties.append(edges[0])
    elif joined and rules.own.prepositions and _stands_bare(text, rules, subjects, edges[0]):
        return True
    # Where no article is, a word for how it is may stand before the role.
    near = [word_back(text.folded, edges[0])] if text.folded.endswith(rules.own.qualities, 0, edges[0]) else []
    told += _ties(text, rules, near, joined=joined)
    if any(_said_of_thing(text, rules, grown, tie, edge) for tie, edge in told):
        return True
    if rules.own.verbless and _stands_beside(text, rules, grown.start, edges[0]):
        return True
    for end, at in ((tie, place) for tie in ties for place in _steps_back(text.folded, tie, rules)):
        subject = subjects.ending(text, at, CUES, rules.proclitics)
        if subject is None or not _reaches(text, rules, subject[1], at, end):
            continue
        if _leads(text.folded, subject[0], rules, at, subject[1].reach):
            return True
    return False


def _reaches(text: Text, rules: Grammar, subject: Entry, at: int, tie: int) -> bool:
    """Say whether a thing that ends at `at` is what the words at `tie` tell of, where words are not spaced.

    What is counted goes on (这本手账简直是), but not into a particle (这本书的作者是律师).
    """
    if rules.own.spaced or tie - at <= _CHARACTERS_BETWEEN:
        return True
    between = text.folded[at:tie]
    return len(between) <= subject.reach and not any(particle in between for particle in rules.own.particles)


def _said_first(text: Text, rules: Grammar, grown: Grown, subjects: Layers) -> bool:
    """Say whether nothing is said of it but that it is a thing (the best doctor is time).

    An indefinite article makes of the thing what a human is likened to (the coach is a fox).
    """
    folded, gap = text.folded, int(rules.own.spaced)
    if not may_be_told(text, rules, grown.outer_end):
        return False
    ends = complement_ends(text, rules, grown.outer_end) if gap else (grown.outer_end,)
    joints = (joint_at(text, rules, end + gap) for end in ends)
    joint = next((joint for joint in joints if joint is not None and "either" in joint[1].options), None)
    if joint is None:
        return False
    at = joint[0] + gap
    if determiner := rules.cue("det").starting(text, at, CUES):
        if folded[at : determiner[0]] in rules.own.indefinite:
            return False
        at = determiner[0] + (folded[determiner[0] : determiner[0] + 1] in (" ", "'"))
    subject = subjects.starting(text, at, CUES)
    return subject is not None and closed(folded, subject[0], 1)


def _is_apposed(text: Text, rules: Grammar, grown: Grown, subjects: Layers) -> bool:
    """Say whether it stands between commas behind a thing that opens the clause (time, that patient doctor, heals)."""
    folded, end = text.folded, grown.outer_end
    if not closed(folded, end, 1) and not rules.own.left and folded[end : end + 1] == " ":
        # An adjective may stand behind it (le temps, ce médecin discret, guérit).
        end = next((at for at in range(end + 1, len(folded)) if folded[at] in CLAUSE_ENDS or folded[at] == " "), end)
    onward = folded[end + 1 : end + 1 + _LIST_MARK].lstrip(" ")
    # A list goes on: le pilier, le kiné, le soigneur.
    if not closed(folded, end, 1) or onward.startswith(rules.joints) or rules.cue("det").starting(text, end + 2, CUES):
        return False
    near = [*edges_before(text, rules, back(folded, grown.outer))]
    # Where no article is, an adjective may stand before it.
    for edge in near[1:] if rules.own.indefinite or rules.own.left else (*near, word_back(folded, near[0])):
        if folded[edge - 1 : edge] != ",":
            continue
        subject = subjects.ending(text, edge - 1, CUES, rules.proclitics)
        # What it is listed behind may end with a thing: phụ xe, thủ kho.
        if subject and _leads(folded, subject[0], rules) and rules.title_start(text, edge - 1) is None:
            return True
    return False


def _follows_thing(text: Text, rules: Grammar, grown: Grown, subjects: Layers) -> bool:
    """Say whether it is listed behind a thing that the clause calls what it speaks of (was the engine and midwife)."""
    folded, onward = text.folded, tuple(f"{word} " for word in rules.spaced_joints)
    for edge in edges_before(text, rules, back(folded, grown.outer)):
        # Behind a comma the list must go on (es reloj, contable y médico).
        marks = (",", *rules.spaced_joints) if folded.startswith(onward, grown.outer_end) else rules.spaced_joints
        if not folded.endswith(marks, 0, edge):
            continue
        at = edge - next(len(mark) for mark in marks if folded.endswith(mark, 0, edge))
        subject = subjects.ending(text, at, CUES, rules.proclitics)
        if subject is None:
            continue
        end = back(folded, subject[0])
        if determiner := determiner_before(text, rules, end):
            end = back(folded, determiner[0])
        joint = rules.cue("as").ending(text, end, CUES)
        if joint is not None and "either" in joint[1].options:
            return True
    return False


def _lists_begin(text: Text, rules: Grammar, grown: Grown) -> Iterator[int]:
    """Yield where what is listed before a role at the end of its clause may begin (a healer and a teacher).

    So may what it is said to be instead (a tool, not a doctor). Both have a determiner, where the language has
    articles; behind that of the first two words stand at most.
    """
    folded = text.folded
    if not (rules.own.spaced and closed(folded, grown.outer_end, 1)):
        return
    edge = back(folded, grown.outer)
    edges = [*edges_before(text, rules, edge)][1:] if rules.own.indefinite else [edge, word_back(folded, edge)]
    for edge in edges:
        if not folded.endswith(rules.separators, 0, edge):
            continue
        at = edge - next(len(mark) for mark in rules.separators if folded.endswith(mark, 0, edge))
        # Where verbs stand last, what ends so is a sentence and no item.
        if rules.cue("as").ending(text, at, CUES):
            continue
        for _ in range(_LIST_WORDS):
            if rules.own.indefinite:
                if determiner := determiner_before(text, rules, at):
                    yield back(folded, determiner[0])
            else:
                yield at
            at = word_back(folded, at)


def _stands_bare(text: Text, rules: Grammar, subjects: Layers, edge: int) -> bool:
    """Say whether a thing that opens the clause ends at `edge`, or at a word or titles before it, no postposition.

    What the role is of may stand between, no other postposition with it (वक्त हर घाव का डॉक्टर है).
    """
    edge -= text.folded[edge - 1 : edge] == " "
    owned = text.folded[word_back(text.folded, edge) : edge].strip() in rules.own.genitives
    at = edge
    for _ in range(_WORDS_BETWEEN + 1 if owned else 2):
        subject = subjects.ending(text, at, CUES, rules.proclitics)
        if subject and _leads(text.folded, subject[0], rules):
            words = text.folded[at:edge].split()
            return rules.own.prepositions.isdisjoint(words[:-1] if owned else words)
        at = word_back(text.folded, at)
    listed = title_back(text, rules, edge)
    return listed is not None and _stands_bare(text, rules, subjects, listed)


def _is_owner(text: Text, rules: Grammar, edge: int) -> bool:
    """Say whether a preposition that is no part of a likeness ends at `edge`: what follows has the thing."""
    word = text.folded[max(0, edge - _PREPOSITION) : edge].rpartition(" ")[2]
    return word in rules.own.prepositions and not rules.cue("as").ending(text, edge, CUES)


def _stands_beside(text: Text, rules: Grammar, start: int, edge: int) -> bool:
    """Say whether a role without an article stands right behind a thing that opens the clause, or behind its adjective.

    A verb that says that the thing was this may stand before it (كان المطر رساما).
    """
    folded, articles = text.folded, rules.articles
    if folded.startswith(articles, start):
        return False
    edge -= folded[edge - 1 : edge] == " "
    before = word_back(folded, edge)
    described = before < edge and folded[before:edge].lstrip(" ").startswith(articles)
    for at in (edge, before) if described else (edge,):
        if subject := rules.cue("subject").ending(text, at, CUES, rules.proclitics):
            lead = _CLAUSE_END.split(folded[max(0, subject[0] - _WINDOW) : subject[0]])[-1].strip()
            if not lead or rules.cue("as").ending(text, back(folded, subject[0]), CUES):
                return True
    return False


def _said_of_thing(text: Text, rules: Grammar, grown: Grown, tie: int, edge: int) -> bool:
    """Say whether `tie` says of a noun for no human, whose determiner opens the clause, that it is such a one.

    A noun that ends like those of things alone (loneliness) needs no determiner. A role behind another article than
    the indefinite one may be a certain human (the problem is the manager).
    """
    if not rules.own.personal:
        return False
    said = text.folded[edge : grown.outer].split()
    if rules.own.indefinite and not (said and said[0] in rules.own.indefinite):
        return False
    at = tie - (text.folded[tie - 1 : tie] == " ")
    start = word_back(text.folded, at)
    word = text.folded[start:at].strip(" ").rpartition("'")[2]
    if not word.isalpha() or word in rules.own.persons or word.endswith(rules.own.personal):
        return False
    if any(rules.cue(kind).ending(text, at, HEADS) for kind in ("parts", "C")):
        return False
    # A noun with a capital behind a determiner is somebody's name.
    if not rules.own.nouns and start > 0 and text.source[text.origin(at - len(word), at)[0]].isupper():
        return False
    if word.endswith(rules.own.things) and _opens(text.folded, at - len(word)):
        return True
    for end in (at - len(word) - 1, word_back(text.folded, start)):
        if determiner := determiner_before(text, rules, end):
            return _opens(text.folded, determiner[0])
    return False


def _opens(folded: str, at: int) -> bool:
    """Say whether a clause begins at `at`."""
    return not _CLAUSE_END.split(folded[max(0, at - _WINDOW) : at])[-1].strip()


def _ties(text: Text, rules: Grammar, edges: Collection[int], *, joined: bool) -> Iterator[tuple[int, int]]:
    """Yield where the words begin that join what ends at an edge, or an attribute before it, with a thing, and it."""
    joints, reach = rules.cue("as"), rules.reach("as", capital=False)
    if not (edges and may_reach_back(text, rules, joints, edges, reach)):
        return
    ends = ends_back if rules.own.spaced else partial(places_back, rules.prepositions)
    known: dict[int, tuple[int, Entry] | None] = {}
    for edge in edges:
        for at in ends(text.folded, edge, reach):
            if at not in known:
                known[at] = joints.ending(text, at, CUES)
            joint = known[at]
            if joint and joint[1].reach >= edge - at and (joined or "linked" not in joint[1].options):
                yield joint[0], edge


def _is_joined_behind(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word that joins it with a thing is written on to it, or follows it where verbs stand last.

    Where words are not spaced a sentence may end on what the thing is, without a word (時間は医者。).
    """
    if rules.own.left and not rules.own.spaced and text.folded[grown.outer_end :][:1] in _SENTENCE_ENDS:
        return True
    at = grown.end + (rules.own.final and text.folded[grown.end : grown.end + 1] == " ")
    joint = joint_at(text, rules, at)
    return joint is not None and "post" in joint[1].options


def _ends_here(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether nothing but an item of a list follows, as far as that shows without spaces or the verb.

    What is said behind a comparison (the best) may stand between.
    """
    end = grown.outer_end
    if (said := rules.cue("after").starting(text, end, CUES)) and "behind" in said[1].options:
        end = said[0]
    rest = text.folded[end : end + _LIST_MARK].lstrip(" ")
    return not rest or rest[0] in CLAUSE_ENDS or rest.startswith(rules.lists)


def _steps_back(folded: str, at: int, rules: Grammar) -> Iterator[int]:
    """Yield `at` and the places a few words before it, or a few characters where words are not spaced."""
    at = at - 1 if folded[at - 1 : at] == " " else at
    spaced = rules.own.spaced
    reach = _WORDS_BETWEEN if spaced else max(_CHARACTERS_BETWEEN, rules.reach("subject", capital=False))
    for _ in range(reach + 1):
        yield at
        at = word_back(folded, at) if spaced else max(0, at - 1)


def _leads(folded: str, at: int, rules: Grammar, end: int = 0, reach: int = 0) -> bool:
    """Say whether so little of the clause stands before a thing, and no preposition, that it must speak of it.

    Where words are not spaced one that ends at `end` and is a single character ends many a name (王大山 is no hill),
    and `reach` characters may stand before one that is counted.
    """
    lead = _CLAUSE_END.split(folded[max(0, at - _WINDOW) : at])[-1]
    if not rules.own.spaced:
        return len(lead) <= max(reach, _LEAD_CHARACTERS if end - at != 1 else 0)
    words = lead.split()
    # What somebody says begins anew (dicen que el GPS es un mal copiloto).
    words = words[max((at for at, word in enumerate(words, 1) if word in rules.own.that), default=0) :]
    short = len(words) <= _LEAD_WORDS and rules.own.prepositions.isdisjoint(words)
    # Where what a word is of stands behind it a human may be meant (penulis buku ini adalah dokter).
    return short and (rules.own.left or not _names_human(lead, rules))


def _names_human(lead: str, rules: Grammar) -> bool:
    """Say whether a word for a human, role or not, is among some words."""
    padded = f" {lead} "
    return any(padded[hit.start] == padded[hit.end + 1] == " " for hit in rules.heads(lead))
