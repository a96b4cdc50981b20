"""Titles of works in which a role is named and none is meant."""

from __future__ import annotations

import re

from corpus.lexicon import joins
from corpus.patterns import lazy
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.neighbours import CLAUSE_ENDS, back, closed, determiner_before, word_back
from corpus.roles.pack import CUES

_OPEN, _CLOSED = '"“«„‘', '"”»'
# With those that are apostrophes too or no capital stands behind, for what a word before them says to be a title.
_ALL_OPEN, _ALL_CLOSED = f"{_OPEN}„»'‘「『", f"{_CLOSED}'’」』"
_APOSTROPHES = "'’"
# They open and close, so one that stands inside a word or before a space closes there.
_STRAIGHT = "'\""
_BLANKS = " \u00a0\u202f"
# The longest title.
_TITLE_LENGTH = 60
_TITLE_WORDS, _SHORT_TITLE, _SHORTEST = 8, 4, 2
# How soon behind a title the word for what it is the title of begins.
_NAMED_WITHIN = 30
_NAMED_WITHIN_UNSPACED = 10
# Longer than articles are.
_ARTICLE = 4
# The shortest last part of a compound that says what it is.
_PART = 4
_CLAUSE_MARK, _SAYING = lazy(r"[.!?;:]"), lazy(r"[.!?;:,]")
_SENTENCE_ENDS = frozenset(("", "\n", ".", "!", "?", "…"))
# What closes elsewhere opens where nothing but a word follows and none stands before (»Der Hausmeister«).
_TURNED = r"(?<![^\s(])»(?!\s)"
_LAST_OPEN, _LAST_ALL_OPEN = lazy(f"(?s).*(?:[{_OPEN}]|{_TURNED})"), lazy(f"(?s).*[{_ALL_OPEN}]")
_ANY_OPEN = lazy(f"[{_ALL_OPEN}]")
_ANY_CLOSED, _ANY_ALL_CLOSED = lazy(f"[{_CLOSED}]"), lazy(f"[{_ALL_CLOSED}]")
# What closes marks that open low is what opens others, and what closes single ones is an apostrophe inside a word.
_OWN_CLOSED = {"„": lazy('["“”]'), "‘": lazy(r"’(?!\w)"), "»": lazy("«")}


def in_title(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is a piece of a capitalised title of a work: in quotation marks or behind a capitalised article.

    A title that is nothing but a role is none of these: a post may be quoted. Where titles of works have but the first
    capital it may have none itself (la novela El maestro y Margarita), unless a name follows (El actor Juan Luna).
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    capital = source[start].isupper()
    if not capital and (not rules.own.cited or source[end + 1 : end + 2].isupper()):
        return False
    opened, shut = _quoted(source, start, end)
    longer = opened < start - 1 or shut > end
    if opened >= 0 and shut >= 0 and longer and _capitalised(source[opened + 1 : shut]):
        return True
    edge = back(text.folded, grown.outer)
    determiner = determiner_before(text, rules, edge)
    if rules.own.cited:
        # An adjective may stand between (La humilde costurera).
        further = determiner_before(text, rules, word_back(text.folded, edge))
        if further and (determiner is None or source[text.origin(further[0], grown.start)[0]].isupper()):
            determiner = further
    if determiner is None or "formal" in determiner[1].options:
        return False
    at = text.origin(determiner[0], grown.start)[0]
    if not source[at].isupper() or (not capital and len(source[at:start].split(" ", 1)[0]) >= _ARTICLE):
        return False
    edge = back(text.folded, determiner[0])
    other = determiner_before(text, rules, edge)
    if other is not None and text.folded[other[0] : edge] not in rules.own.prepositions:
        return False
    before = source[max(0, at - _TITLE_LENGTH) : at].rstrip(" ").rpartition(" ")[2]
    opening = closed(source, at - 1 - len(before), -1)
    # Where nouns have capitals so has the word before a title.
    named = (rules.own.cited and opening) or (rules.own.nouns and not opening)
    return before.isalpha() and (before.islower() or named)


def in_quoted_title(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it stands in quotation marks that open on a capital in the middle of a clause (en "El cartero y yo").

    What is said has a colon or a comma before it, or no capital; a post that fills the marks may be quoted.
    """
    source = text.source
    start, end = text.origin(grown.start, grown.end)
    opened, shut = _quoted(source, start, end)
    if (
        _opens_sentence(source, opened, start)
        and shut >= end
        and _goes_on(source, opened, shut)
        and (opened < start - 1 or shut > end)
    ):
        return True
    if opened < 1 or shut < 0 or (opened == start - 1 and ((shut == end and grown.parts) or rules.own.nouns)):
        return False
    blank, inside = source[opened - 1], source[opened + 1 : shut].strip(_BLANKS)
    if blank not in _BLANKS or not source[opened - 2 : opened - 1].isalpha() or not inside[0].isupper():
        return False
    if _CLAUSE_MARK.search(inside) or len(inside.split()) > _TITLE_WORDS:
        return False
    return not rules.cue("human").ending(text, back(text.folded, grown.outer - (start - opened)), CUES)


def _opens_sentence(source: str, opened: int, start: int) -> bool:
    """Say whether quotation marks open a sentence, and near a role."""
    if not 0 <= opened < start:
        return False
    return source[max(0, opened - 3) : opened].rstrip(_BLANKS)[-1:] in _SENTENCE_ENDS


def _goes_on(source: str, opened: int, shut: int) -> bool:
    """Say whether what is quoted looks like a title, and the sentence goes on behind it without a mark.

    What somebody says ends in one, or has one behind it.
    """
    inside = source[opened + 1 : shut].strip(_BLANKS)
    if not _SHORTEST <= len(inside.split()) <= _TITLE_WORDS or not inside[0].isupper() or _SAYING.search(inside):
        return False
    return source[shut + 1 : shut + 2] == " " and source[shut + 2 : shut + 3].islower()


def in_short_quotes(text: Text, grown: Grown) -> bool:
    """Say whether it stands in quotation marks round so few words that no verb is among them, as it would stand last.

    What is a title, or so called, has such marks.
    """
    source = text.source
    start, end = text.origin(grown.start, grown.end)
    opened = _opened(source, start, _LAST_ALL_OPEN)
    shut = _shut(source, end, _ANY_ALL_CLOSED) if opened >= 0 else -1
    if shut < 0:
        return False
    quoted = source[opened + 1 : shut]
    # A full stop ends what somebody says ("Kızım doktor olacak."), not a title.
    said = quoted.endswith((".", "।"))
    return not said and quoted == quoted.strip() and len(quoted.split()) <= _SHORT_TITLE


def in_named_quotes(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it stands in quotation marks beside a word for what has a title (ドラマ「看護師の夏」)."""
    folded = text.folded
    opened = _opened(folded, grown.start, _LAST_ALL_OPEN)
    if opened < 0 or any(mark in _ALL_CLOSED for mark in folded[opened + 1 : grown.start]):
        return False
    if folded[opened] in _APOSTROPHES and folded[opened - 1 : opened].isalnum():
        return False
    inner = opened > 0 and joins(folded[opened - 1], folded[opened + 1])
    if rules.own.spaced and folded[opened] in _STRAIGHT and (inner or folded[opened + 1] in _BLANKS):
        return False
    edge = back(folded, opened)
    if _names_kind(text, rules, edge):
        return True
    if inner:
        return False
    shut = _shut(folded, grown.end, _ANY_ALL_CLOSED)
    # Where adjectives stand behind nouns one may stand before a short title (الفيلم التركي «الطبيب»).
    short = shut >= 0 and len(folded[opened:shut].split(" ")) <= _SHORT_TITLE
    if short and rules.own.spaced and not rules.own.left and _names_kind(text, rules, word_back(folded, edge)):
        return True
    return shut >= 0 and folded[shut - 1] not in CLAUSE_ENDS and _named_behind(text, rules, shut + 1)


def is_quoted_figure(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it ends what a thing is called in quotation marks, behind an attribute (是“场上的指挥官”)."""
    folded, clefts = text.folded, rules.own.clefts
    if not clefts or folded[grown.outer_end : grown.outer_end + 1] not in _ALL_CLOSED or grown.outer_end >= len(folded):
        return False
    opened = _opened(folded, grown.outer, _LAST_ALL_OPEN)
    if opened < 0 or not folded.endswith(clefts, opened + 1, grown.outer):
        return False
    determiner = determiner_before(text, rules, opened)
    edges = (opened, determiner[0]) if determiner else (opened,)
    return any(rules.cue("as").ending(text, edge, CUES) for edge in edges)


def is_cited(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it has a capital and fills quotation marks as the name of a thing («Повар 3000», «El cartero»).

    Numbers and words with capitals behind it («Капитан Морган») stand between the marks too, or a determiner before it
    that has the capital.
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if determiner := determiner_before(text, rules, back(text.folded, grown.outer)):
        first = text.origin(determiner[0], grown.start)[0]
        start = start if any(mark in source[first:start] for mark in _OPEN) else first
    opening = source[max(0, start - 2) : start].rstrip(_BLANKS)[-1:]
    if not opening or opening not in _OPEN or not source[start].isupper():
        return False
    if rules.cue("human").ending(text, back(text.folded, grown.outer), CUES, rules.proclitics):
        return False
    shut = _shut(source, end, _OWN_CLOSED.get(opening, _ANY_CLOSED))
    return shut >= 0 and all(word[0].isupper() or word.isdigit() for word in source[end:shut].split())


def _quoted(source: str, start: int, end: int) -> tuple[int, int]:
    """Return where quotation marks open before `start` and close behind `end`, as near as in a title, each or -1."""
    opened = _opened(source, start, _LAST_OPEN)
    if opened < 0:
        return -1, -1
    return opened, _shut(source, end, _OWN_CLOSED.get(source[opened], _ANY_CLOSED))


def _opened(source: str, start: int, last: re.Pattern[str]) -> int:
    first = max(0, start - _TITLE_LENGTH)
    # To say that there is none takes a fraction of the time.
    if not _ANY_OPEN.search(source, first, start):
        return -1
    found = last.match(source, first, start)
    return found.end() - 1 if found else -1


def _shut(source: str, end: int, mark: re.Pattern[str]) -> int:
    found = mark.search(source, end, end + _TITLE_LENGTH)
    return found.start() if found else -1


def _capitalised(title: str) -> bool:
    """Say whether the words of a title have capitals, short ones between them aside."""
    words = title.split()
    edges = (0, len(words) - 1)
    return bool(words) and all(
        word[0].isupper() or (at not in edges and len(word) <= 3) for at, word in enumerate(words)
    )


def _names_kind(text: Text, rules: Grammar, at: int) -> bool:
    """Say whether a word for what has a title ends at `at`."""
    before = rules.cue("before")
    found = before.ending(text, at, CUES, rules.proclitics)
    if found is None and rules.own.joints:
        # A compound is what its last part is (das Segelschulschiff »Lotse«).
        pieces = before.inside(text, word_back(text.folded, at) + 1, at, CUES)
        return any(at - start >= _PART and "quoted" in piece.options for start, piece in pieces)
    return found is not None and "quoted" in found[1].options


def _named_behind(text: Text, rules: Grammar, at: int) -> bool:
    """Say whether a word for what has a title stands soon behind the marks that close at `at` (「…」というドラマ)."""
    folded = text.folded
    reach = _NAMED_WITHIN if rules.own.spaced else _NAMED_WITHIN_UNSPACED
    for place in range(at, min(at + reach, len(folded))):
        if folded[place] in CLAUSE_ENDS:
            return False
        inner = joins(folded[place - 1], folded[place])
        found = None if inner else rules.cue("before").starting(text, place, CUES, rules.suffixes)
        if found is not None and "quoted" in found[1].options:
            return True
    return False
