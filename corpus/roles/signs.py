"""What right beside a title makes a name of it: an initial, a year, another title or capital, an article."""

from __future__ import annotations

from corpus.patterns import lazy
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.naming import CRAFTS, is_craft, is_post, isco
from corpus.roles.neighbours import back, closed, determiner_before, joint_at
from corpus.roles.pack import CUES

# A single initial, behind no other word with a dot: what stands before a family name, and no acronym (U.S.).
_INITIAL = lazy(r"(?:^|\n|[^.\s] )([^\W\d_a-z])\. $")
_INITIALS = 6
# The year of what somebody wrote, and no span of years (2004-2008).
_YEAR = lazy(r" \((?:1[89]|20)\d\d[a-z]?(?:\)|, p)")
# What a team is named after besides crafts: ranks, arts and sports.
_TEAMS = (*CRAFTS, "0", "265", "342")
_TEAM_BEFORE = lazy(r"(?:^|[ (])the (?:[A-Z][a-z]+ )?$")
_NEAR = 24
_FIRST = lazy(r"([^\W\d_a-z][^\W\d_]*) & $")
_FIRM = lazy(r"[^\W\d_a-z][\w'’-]* & [^\W\d_a-z][\w'’-]* $")
_PLAIN_WORD = lazy(r"(?<!\w)[a-z]{3,}")
_WINDOW = 60
_PLAIN_WORDS = 2
# A number of one or two digits that is no part of another.
_COUNTED = lazy(r"(?:^|[\s:،,;(•-])[1-9]\d? $")
_COUNT = 5
_COMMAS = (",", "，", "、", "،")
# The longest determiner behind words that liken, with its spaces.
_DETERMINER = 6
_BEHIND = (" ", ",", ".", "'", "’", "")


def is_signed(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether an initial stands before a bare singular, or the year of what somebody wrote behind it.

    Posts have years and capitals too (Director (2004)).
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if grown.parts or grown.outer != grown.start or not source[start].isupper() or source[start:end].isupper():
        return False
    if source[end + 1 : end + 2].isupper() or is_post(grown):
        return False
    initial = _INITIAL.search(source, max(0, start - _INITIALS), start)
    if initial is not None and source[end - 1] != "s":
        # Where no articles are a sentence may begin behind the letter (вариант Б. Инженер ушёл).
        return bool(rules.own.indefinite) or closed(source, initial.start(1), -1)
    opened = closed(source, start, -1)
    if opened or determiner_before(text, rules, back(text.folded, grown.outer)):
        return False
    return _YEAR.match(source, end) is not None


def ends_firm(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it has a capital behind the name of a firm of two (Barber & Cook Solicitors), or is a craft in it."""
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if grown.parts or not source[start].isupper():
        return False
    if is_craft(grown) and (first := _FIRST.search(source, max(0, start - _WINDOW), start)):
        return not any(hit.end == len(first[1]) for hit in rules.heads(first[1].lower()))
    if source[end + 1 : end + 2].isupper():
        return False
    return _FIRM.search(source, max(0, start - _WINDOW), start) is not None


def _follows_adjective(text: Text, rules: Grammar, first: Grown, second: Grown) -> bool:
    """Say whether a word that one of two is described by parts it from the mark of the list (un juge sévère et un)."""
    between = text.folded[first.outer_end : second.outer].split()
    return not rules.own.left and len(between) in (2, 3) and between[1] in rules.lists


def goes_on_likened(text: Text, rules: Grammar, first: Grown, second: Grown) -> bool:
    """Say whether the next clause goes on with what a thing is likened to (既是秘书，又是侦探)."""
    if _follows_adjective(text, rules, first, second):
        return True
    folded, at = text.folded, first.outer_end
    joint = joint_at(text, rules, first.end)
    behind = joint is not None and "post" in joint[1].options
    if joint is not None and behind:
        at = joint[0]
    if not folded.startswith(_COMMAS, at):
        return False
    if behind:
        other = joint_at(text, rules, second.end)
        return other is not None and "post" in other[1].options
    at += 1 + (folded[at + 1 : at + 2] == " ")
    said = rules.cue_of("as", second.head).starting(text, at, CUES)
    return said is not None and 0 <= second.outer - said[0] <= max(said[1].reach, _DETERMINER)


def is_counted(text: Text, grown: Grown) -> bool:
    """Say whether how many are sought stands right before what may be another word, but no thing (2 kế toán)."""
    counted = _COUNTED.search(text.folded, max(0, grown.outer - _COUNT), grown.outer)
    return counted is not None and "thing" not in grown.head.options


def names_bearer(text: Text, rules: Grammar, title: Grown, second: Grown) -> bool:
    """Say whether a title without a capital stands right before one with it, which is its bearer (рэпер Хирург)."""
    if not rules.own.cited or text.folded[title.outer_end : second.outer] != " " or second.parts or is_post(second):
        return False
    first, start = (text.origin(grown.start, grown.end)[0] for grown in (title, second))
    return text.source[first].islower() and text.source[start].isupper()


def is_team(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a plural has a capital and its article none, amid other words (the Brewers won in overtime).

    A city may stand before it (fans of the Milwaukee Brewers).
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not rules.own.plurals or grown.parts or not source[start].isupper() or source[end - 1 : end] != "s":
        return False
    if source[start:end].isupper() or not _TEAM_BEFORE.search(source, max(0, start - _NEAR), start):
        return False
    if source[end : end + 1] not in _BEHIND or not (isco(grown) or "").startswith(_TEAMS):
        return False
    words = _PLAIN_WORD.finditer(source, max(0, start - _WINDOW), end + _WINDOW)
    return sum(1 for _ in words) > _PLAIN_WORDS
