"""Words that void the role beside them: the `before` and `after` rows of a pack, with what their options ask."""

from __future__ import annotations

from collections.abc import Iterable, Set

from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.naming import is_craft, is_post
from corpus.roles.neighbours import (
    back,
    determiner_before,
    ends_back,
    ends_word,
    forth,
    may_reach_back,
    may_reach_forth,
    starts_forth,
)
from corpus.roles.pack import CUES, Entry, key

# The marks that a single name may fill.
_QUOTED = {("'", "'"), ('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("‘", "'"), ("‘", "’")}

# How far behind a role what it says may end its clause.
_SAID = 90


def voided(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word before or behind a candidate, or its determiner, says that it is no role."""
    edges = {back(text.folded, grown.outer)}
    if determiner := determiner_before(text, rules, min(edges)):
        edges.add(back(text.folded, determiner[0]))
    if not rules.own.spaced:
        # A space ends a phrase where none stands between words.
        edges = {edge for edge in edges if text.folded[edge : edge + 1] != " "}
    if rules.own.nouns and grown.left and is_craft(grown) and " " in text.folded[grown.start : grown.end]:
        # A thing as a word of its own is no field of a craft, but what has the name (unser Hund Bäcker).
        edges.add(back(text.folded, text.folded.rfind(" ", grown.start, grown.end)))
    if edges and _cue_before(text, rules, grown, edges):
        return True
    return _cue_after(text, rules, grown, forth(text.folded, grown.outer_end + _is_quoted(text, grown), rules))


def _is_quoted(text: Text, grown: Grown) -> bool:
    """Say whether it fills quotation marks, behind which may stand what has the name (a "Barista" setting)."""
    marks = text.folded[grown.outer - 1 : grown.outer], text.folded[grown.outer_end : grown.outer_end + 1]
    return not grown.parts and marks in _QUOTED


def _cue_before(text: Text, rules: Grammar, grown: Grown, edges: Set[int]) -> bool:
    cue, reach = rules.cue_of("before", grown.head), _reach(text, rules, grown, "before")
    if not (rules.proclitic or may_reach_back(text, rules, cue, edges, reach)):
        reach = 0
    for edge in edges:
        for at in ends_back(text.folded, edge, reach):
            found = cue.ending(text, at, CUES, rules.proclitics)
            # Asking first whether it reaches so far spares what else it would have to mean.
            near = found and (at == edge or found[1].reach >= edge - at)
            if found and near and _means(text, rules, found[1], grown, edge - at, (found[0], edge)):
                return True
    return False


def _cue_after(text: Text, rules: Grammar, grown: Grown, edge: int) -> bool:
    folded, cue, reach = text.folded, rules.cue_of("after", grown.head), _reach(text, rules, grown, "after")
    # What stands in brackets tells where or how, but for the kind of what has the name: Taxi Driver (film).
    if "(" in folded[grown.outer_end : edge] or not may_reach_forth(text, rules, cue, edge, reach):
        reach = 0
    for at in starts_forth(folded, edge, reach):
        # What a postposition ends is a phrase of its own (इंजीनियर ने टाटा लिमिटेड).
        ended = folded[edge:at].rstrip(" ").rpartition(" ")[2] if at > edge and rules.own.final else ""
        if ended in rules.own.prepositions:
            return False
        found = cue.starting(text, at, CUES, rules.suffixes)
        if found and _means(text, rules, found[1], grown, at - edge, (edge, found[0])):
            return True
    return False


def _reach(text: Text, rules: Grammar, grown: Grown, kind: str) -> int:
    return rules.reach(kind, capital=is_capital(text, grown))


def is_capital(text: Text, grown: Grown) -> bool:
    """Say whether a candidate begins with a capital."""
    return text.source[text.origin(grown.start, grown.end)[0]].isupper()


def _means(text: Text, rules: Grammar, cue: Entry, grown: Grown, gap: int, between: tuple[int, int]) -> bool:
    """Say whether a cue, `gap` characters away, voids this role; `between` is the cue with what lies between."""
    if not _is_of_kind(text, rules, cue, grown) or ("said" in cue.options and _speaks(text, rules, grown)):
        return False
    wanted = cue.options.get("for")
    # A title of several words goes with its last (fund manager with manager).
    names = {grown.head.english, grown.head.english.rpartition(" ")[2]}
    quoted = "quoted" in cue.options and cue.options.keys().isdisjoint(("proper", "bare"))
    meant = not quoted if wanted is None else not wanted.isdisjoint(names)
    if gap > cue.reach or not meant:
        return False
    if cue.kind == "before" and not cue.reach and _is_apart(text, rules, grown, between):
        return False
    apart = between[1] < back(text.folded, grown.outer)
    beside = "bare" in cue.options and not (gap or apart)
    if "capital" in cue.options and not beside:
        start, end = text.origin(*between)
        words = text.source[start:end].split()
        if not is_capital(text, grown) or any(word[0].islower() for word in words):
            return False
    if "proper" in cue.options and not _is_proper(text, rules, grown, cue, between[1] - gap):
        return False
    bare = "bare" in cue.options and "capital" not in cue.options
    if bare and (grown.outer_end > grown.end if cue.kind == "after" else apart):
        return False
    if "single" in cue.options and not _qualifies(text, grown, between[0]):
        return False
    if "ends" in cue.options and not ends_word(text, rules, between[1]):
        return False
    return "behind" not in cue.options or _stands_behind(text, rules, grown, cue.options["behind"])


def _speaks(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a verb of speech follows in its clause, so that it is likened to nobody (wie ein Sprecher sagte)."""
    cue = rules.cue("human")
    for at in starts_forth(text.folded, forth(text.folded, grown.outer_end, rules), _SAID):
        told = cue.starting(text, at, CUES)
        if told and "said" in told[1].options:
            return True
    return False


def _is_of_kind(text: Text, rules: Grammar, cue: Entry, grown: Grown) -> bool:
    """Say whether a role is a craft, has its article or no ending, where a cue is for such alone."""
    if "craft" in cue.options and not is_craft(grown):
        return False
    if rules.own.endings and cue.kind == "after" and "bare" in cue.options and not _is_basic(text, rules, grown):
        return False
    return "definite" not in cue.options or text.folded.startswith(rules.articles, grown.start)


def _is_basic(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether no ending is written on to it (doktor odası, not: doktorun odası)."""
    word = text.folded[grown.start : grown.end]
    return any(hit.end == len(word) for hit in rules.heads(word))


def _is_apart(text: Text, rules: Grammar, grown: Grown, cue: tuple[int, int]) -> bool:
    """Say whether a preposition written on to it parts it from a cue of one word (جائزة للمهندسة)."""
    return text.folded[grown.outer : grown.start] not in ("", *rules.lists) and " " not in text.folded[slice(*cue)]


def _qualifies(text: Text, grown: Grown, at: int) -> bool:
    """Say whether it is a singular right before what begins at `at`, which is no name (Senator Stone)."""
    singular = text.folded[grown.start : at - 1].removesuffix("'s").endswith(grown.head.english.lower())
    return singular and not (is_capital(text, grown) and text.source[text.origin(at, at + 1)[0]].isupper())


def _is_proper(text: Text, rules: Grammar, grown: Grown, cue: Entry, cue_end: int) -> bool:
    """Say whether a role beside a cue has a capital, and so has every word between the two (la marca El Jardinero).

    Behind a cue with `of` a genitive stands between, and no post before a name (el puente del Pescador).
    """
    if cue_end > grown.start:
        return is_capital(text, grown)
    if "titled" in cue.options and determiner_before(text, rules, back(text.folded, grown.outer)):
        return is_capital(text, grown)
    first, start = (text.origin(at, grown.end)[0] for at in (cue_end, grown.start))
    between = text.source[first:start].split()
    if "of" in cue.options and " ".join(between) in rules.own.genitive:
        following = text.source[text.origin(grown.start, grown.end)[1] :][:2]
        return is_capital(text, grown) and not (is_post(grown) or following[1:].isupper())
    return is_capital(text, grown) and not any(word[0].islower() for word in between)


def _stands_behind(text: Text, rules: Grammar, grown: Grown, words: Iterable[str]) -> bool:
    """Say whether one of these words stands right before the role and its determiner."""
    edge = back(text.folded, grown.outer)
    if determiner := determiner_before(text, rules, edge):
        edge = back(text.folded, determiner[0])
    return text.folded.endswith(tuple(map(key, words)), 0, edge)
