"""Capitals that make a title a piece of a name: Engineers Australia, Judy Bishop, Rian Guru."""

from __future__ import annotations

import re
from itertools import islice

from corpus.patterns import lazy
from corpus.roles.beside import is_capital
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.naming import CRAFTS, is_craft, is_post, isco
from corpus.roles.neighbours import back, closed, determiner_before, forth, word_back
from corpus.roles.pack import CUES, HEADS, PIVOT
from corpus.roles.syntax import syntax

# As much of a sentence as is looked at on one side.
_WINDOW = 60
_SENTENCE_END = lazy(r"[.!?](?:\s|$)|\n")
_ARTS = ("265", "315")
_RANKS = ("0",)
# What shows that the sentence is no headline with capitals throughout.
# The number of a model, no year and no sum.
_MODEL = lazy(r" (?!(?:19|20)\d\d)[1-9]\d{2,3}(?![\d%€$£]|[.,:]\d| ?[€$£%])")
_PLAIN_WORD = lazy(r"(?<!\w)[^\W\d_A-Z]{4,}")
_SHORT_PLAIN_WORD = lazy(r"(?<!\w)[^\W\d_A-Z]{3,}")
_PLAIN_WORDS = 2
# The most words of a name before the one that is a role elsewhere.
_NAME_WORDS = 3
# Two persons with one title (Senators Warren and Sanders).
_TWO = lazy(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}(?:,| and| &) ?[^\W\d_a-z]")
# A word with a capital behind one without.
_NAME_BEFORE = lazy(r"(?:^|[ ('’])([^\W\d_A-Z][^\W\d_A-Z]*) ([^\W\d_a-z][^\W\d_]+) $")


def opens_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is a capitalised plural that goes on into a name (Solicitors Act, Teachers' Pension Scheme).

    So does a singular with a possessive, but that of a post (the Surgeon's Photograph; not: the Chancellor's Brexit
    plan). The sentence must have words without capitals; two names of persons may follow a title in the plural.
    """
    word = text.folded[grown.start : grown.end]
    if not rules.own.plurals or not (_is_plural(word) or _owns(text, grown)):
        return False
    start, end = text.origin(grown.start, grown.end)
    source, at = text.source, forth(text.folded, grown.outer_end, rules)
    if not source[start].isupper() or at <= grown.end or at >= len(text.folded) or source[end : end + 1] == ",":
        return False
    following = text.origin(at, at + 1)[0]
    if source[start:end].isupper() or not source[following].isupper() or source[following - 1] != " ":
        return False
    after = _SENTENCE_END.split(source[following : following + _WINDOW], maxsplit=1)[0]
    before = _SENTENCE_END.split(source[max(0, start - _WINDOW) : start])[-1]
    return not _TWO.match(after) and any(_PLAIN_WORD.search(part) for part in (before, after))


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _owns(text: Text, grown: Grown) -> bool:
    """Say whether it has a possessive ending, behind which no acronym stands, and is no post, rank or bare title."""
    behind = text.folded[grown.end : grown.end + 3]
    following = text.source[text.origin(grown.start, grown.end)[1] + 3 :][:2]
    return behind == "'s " and not following.isupper() and not is_post(grown)


def is_surname(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it has a capital and stands bare behind a given name, with no capital behind it (Judy Bishop).

    In a script without capitals the head must be a `name`, and nothing may say that the person is one (सुनील दर्जी ने).
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not rules.own.given or grown.parts or source[start - 1 : start] != " ":
        return False
    before = word_back(text.folded, grown.start - 1)
    name = text.folded[before : grown.start - 1].strip()
    if name not in rules.own.given:
        return False
    if source[start].lower() == source[start].upper():
        told = rules.cue("as").starting(text, forth(text.folded, grown.outer_end, rules), CUES)
        return "name" in grown.head.options and not (told and "post" in told[1].options)
    # Two family names follow a given one where titles have no capital (Marta Pastor Ruiz).
    if not rules.own.cited and source[end : end + 1] == " " and source[end + 1 : end + 2].isupper():
        return False
    return source[start].isupper() and source[start - 1 - len(name)].isupper()


def names_crafts(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is a craft with a capital behind an article, where titles have none: a team, a shop, a work.

    Where the language has no articles it stands in the middle of a clause. Posts and professions are written with
    one out of courtesy (el Ministro); no craft is (los Ferroviarios ganaron). The capitals of an acronym are its own
    (een CNC-draaier).
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if grown.parts or not rules.own.cited or rules.own.nouns:
        return False
    if not source[start].isupper() or source[start:end].partition("-")[0].isupper():
        return False
    if source[end + 1 : end + 2].isupper():
        return False
    edge = back(text.folded, grown.outer)
    told = is_craft(grown) and (determiner_before(text, rules, edge) or not rules.own.indefinite)
    told = told or _is_called(text, rules, grown, edge) or (is_craft(grown) and _is_paired_behind(text, rules, edge))
    if not told or closed(source, start, -1) or rules.cue("human").ending(text, edge, CUES):
        return False
    return _has_plain_words(source, max(0, start - _WINDOW), end + _WINDOW, _SHORT_PLAIN_WORD)


def _is_called(text: Text, rules: Grammar, grown: Grown, edge: int) -> bool:
    """Say whether a noun for no human, with a determiner, stands right before it (mi perro Sargento, la mula Diácono).

    Behind any noun a craft or rank is a name; posts have a capital out of courtesy.
    """
    code = isco(grown) or "1"
    if code.startswith("1") or determiner_before(text, rules, edge) is not None:
        return False
    first = word_back(text.folded, edge)
    word = text.folded[first:edge].strip()
    if not word.isalpha() or word in (*rules.lists, *rules.own.prepositions):
        return False
    if not code.startswith((*CRAFTS, *_RANKS)) and (word in rules.own.persons or word.endswith(rules.own.personal)):
        return False
    called = text.source[slice(*text.origin(first, edge))].strip()
    return called.islower() and determiner_before(text, rules, back(text.folded, first)) is not None


def _is_paired_behind(text: Text, rules: Grammar, edge: int) -> bool:
    """Say whether a word joins it with another before it that opens the sentence with a capital (Cubero y Barquero)."""
    if not rules.own.indefinite:
        return False
    first = word_back(text.folded, edge)
    before = word_back(text.folded, first)
    if text.folded[first:edge].strip() not in rules.lists or before >= first:
        return False
    start, end = text.origin(before, first)
    return text.source[start:end].strip()[:1].isupper() and closed(text.folded, before, -1)


def is_apposed_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is a craft with a capital between commas behind a common noun (our labrador, Porter, ate it)."""
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if grown.parts or rules.own.nouns or not source[start].isupper() or source[start:end].isupper():
        return False
    if source[start - 2 : start] != ", " or source[end : end + 1] != ",":
        return False
    return _is_called(text, rules, grown, back(text.folded, grown.outer) - 1)


def is_attributive(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is a craft right behind a noun for no human, which it describes (un rail conducteur).

    The noun has an indefinite article, or opens a sentence with its determiner: elsewhere a verb with a pronoun may
    stand there (la contrataron cocinera). Words of humans are no such nouns (un ami boulanger).
    """
    own, folded = rules.own, text.folded
    if own.left or not (own.indefinite and own.personal) or grown.parts or grown.outer != grown.start:
        return False
    edge = back(folded, grown.outer)
    if not is_craft(grown) or is_capital(text, grown) or folded[edge : grown.outer] != " ":
        return False
    first = word_back(folded, edge)
    word = folded[first:edge].strip()
    if not word.isalpha() or word in own.persons or word.endswith(own.personal):
        return False
    if (
        word in own.prepositions
        or word in own.lists
        or word in own.posts
        or text.source[slice(*text.origin(first, edge))].strip() != word
    ):
        return False
    if any(rules.cue(kind).ending(text, edge, HEADS) for kind in ("parts", "C")) or _is_cue(text, rules, edge):
        return False
    told = determiner_before(text, rules, back(folded, first))
    return told is not None and (folded[told[0] : first].strip() in own.indefinite or closed(folded, told[0], -1))


def is_typical(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it tells of what kind a thing is, that has a determiner (el alzacuellos de cura).

    It is a singular without an article; behind a noun of work it is somebody's trade (el puesto de camarero).
    """
    own, folded = rules.own, text.folded
    if not own.typical or grown.parts or grown.outer != grown.start or is_capital(text, grown):
        return False
    if folded[grown.end - 1] == "s" or " " in folded[grown.start : grown.end] or (isco(grown) or "1").startswith("1"):
        return False
    edge = grown.start - (folded[grown.start - 1 : grown.start] == " ")
    first = max(folded.rfind(" ", 0, edge), -1) + 1
    if folded[first:edge] not in own.typical or first < 2:
        return False
    start = word_back(folded, first - 1)
    word = folded[start : first - 1].strip().rpartition("'")[2]
    if not word.isalpha() or word in own.posts or word in own.persons or word.endswith(own.personal):
        return False
    if any(rules.cue(kind).ending(text, first - 1, HEADS) for kind in ("parts", "C")) or _is_cue(
        text, rules, first - 1
    ):
        return False
    if folded[first - 2 - len(word)] == "'":
        return True
    return determiner_before(text, rules, back(folded, start)) is not None


def _is_cue(text: Text, rules: Grammar, edge: int) -> bool:
    return any(rules.cue(kind).ending(text, edge, CUES) for kind in ("human", "det", "as", "verbal"))


def is_inflected_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is a craft with a capital and an apostrophe before its ending, as names have (Denizciler'i).

    Posts and professions have both out of courtesy (Başbakan'ın).
    """
    if not rules.own.endings or grown.parts or not is_craft(grown):
        return False
    source = text.source[slice(*text.origin(grown.start, grown.end))]
    return source[0].isupper() and ("'" in source or "’" in source)


def joins_a_thing(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a hyphen joins it with the word of a thing, where modifiers stand behind (сторож-пёс)."""
    if rules.own.left or grown.parts:
        return False
    subjects, (start, end) = rules.cue_of("subject", grown.head), text.origin(grown.start, grown.end)
    if text.source[start - 1 : start] == "-" and subjects.ending(text, grown.start - 1, CUES):
        return True
    return text.source[end : end + 1] == "-" and subjects.starting(text, grown.end + 1, CUES) is not None


def is_foreign_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is an English word for a craft or an art, alone with a capital, elsewhere (ma vieille Singer).

    Those who do such work are called by words of the language; where nouns have capitals too many are English.
    """
    if grown.head.tag != PIVOT or rules.own is syntax(PIVOT) or rules.own.nouns or grown.parts:
        return False
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not source[start].isupper() or source[start + 1].isupper() or " " in source[start:end]:
        return False
    if closed(source, start, -1) or source[end + 1 : end + 2].isupper():
        return False
    return (isco(grown) or "").startswith((*CRAFTS, *_ARTS))


def names_product(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word for tools too ends what has capitals behind a determiner (our Customer Journey Builder is)."""
    if "device" not in grown.head.options or not rules.own.left or rules.own.nouns:
        return False
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not source[start].isupper() or source[end + 1 : end + 2].isupper() or source[start - 1 : start] != " ":
        return False
    edge, words = back(text.folded, grown.outer), 0
    while edge and determiner_before(text, rules, edge) is None:
        first = word_back(text.folded, edge)
        word = source[slice(*text.origin(first, edge))].strip()
        words += 1
        if words > _NAME_WORDS or not word or not word[0].isupper():
            return False
        edge = first
    return words > 0 and edge > 0 and _has_plain_words(source, 0, end + _WINDOW)


def names_model(text: Text, grown: Grown) -> bool:
    """Say whether it is a craft with a capital and the number of a model behind it, amid a line (the Chef 3000)."""
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not source[start].isupper() or grown.parts or source[start - 1 : start] != " " or not is_craft(grown):
        return False
    return _MODEL.match(source, end) is not None


def _has_plain_words(source: str, start: int, end: int, word: re.Pattern[str] = _PLAIN_WORD) -> bool:
    """Say whether enough words without a capital stand there."""
    return len([*islice(word.finditer(source, start, end), _PLAIN_WORDS)]) == _PLAIN_WORDS


def ends_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it has a capital and a word with one before it, in the middle of a clause (oleh Rian Guru pada).

    Where titles stand before names and modifiers behind, it ends a name then.
    """
    own = rules.own
    if own.left or grown.parts or not (own.prepositions or own.cited):
        return False
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not source[start].isupper() or source[start:end].isupper() or source[start - 1 : start] != " ":
        return False
    if source[end + 1 : end + 2].isupper() and not (own.cited and is_craft(grown)):
        return False
    edge = back(text.folded, grown.outer)
    named = _complements_name(text, rules, grown, edge)
    name = _NAME_BEFORE.search(source, max(0, start - _WINDOW), start)
    if not named and (name is None or name[2].isupper() or not (name[2][0].isupper() and name[1].islower())):
        return False
    return named or not any(rules.cue(kind).ending(text, edge, CUES) for kind in ("det", "human"))


def _complements_name(text: Text, rules: Grammar, grown: Grown, edge: int) -> bool:
    """Say whether it stands behind a genitive and a word with a capital in the middle of a clause (Plaza del Pescador).

    Posts and ranks may belong to a place or a person there (la visita a Madrid del Ministro), and what stands behind
    another title is its complement.
    """
    genitive = next((word for word in rules.own.genitive if text.folded.endswith(f" {word}", 0, edge)), None)
    if genitive is None or is_post(grown):
        return False
    end = edge - len(genitive) - 1
    first = word_back(text.folded, end)
    word = text.source[slice(*text.origin(first, end))].strip() if first < end else ""
    if not word[:1].isupper() or word.isupper() or closed(text.folded, end - len(word), -1):
        return False
    return not any(hit.end == len(word) for hit in rules.heads(text.folded[end - len(word) : end]))
