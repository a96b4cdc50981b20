"""Titles of works in which a role is named and none is meant."""

from __future__ import annotations

from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.neighbours import back, determiner_before
from corpus.roles.pack import CUES

_OPEN, _CLOSED = '"“«', '"”»'
# With those that are apostrophes too or no capital stands behind, for what a word before them says to be a title.
_ALL_OPEN, _ALL_CLOSED = f"{_OPEN}„»'‘「『", f"{_CLOSED}'’」』"
_BLANKS = " \u00a0\u202f"
# The longest title.
_TITLE_LENGTH = 60


def in_title(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is a piece of a capitalised title of a work: in quotation marks or behind a capitalised article.

    A title that is nothing but a role is none of these: a post may be quoted.
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not source[start].isupper():
        return False
    opened = max(source.rfind(mark, max(0, start - _TITLE_LENGTH), start) for mark in _OPEN)
    if 0 <= opened < start - 1:
        closed = min((at for mark in _CLOSED if (at := source.find(mark, end, end + _TITLE_LENGTH)) >= 0), default=-1)
        if closed >= 0 and _capitalised(source[opened + 1 : closed]):
            return True
    determiner = determiner_before(text, rules, back(text.folded, grown.outer))
    if determiner is None or determiner_before(text, rules, back(text.folded, determiner[0])):
        return False
    at = text.origin(determiner[0], grown.start)[0]
    before = source[max(0, at - _TITLE_LENGTH) : at].rstrip(" ").rpartition(" ")[2]
    return source[at].isupper() and before.isalpha() and before.islower()


def in_named_quotes(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it stands in quotation marks that open behind a word for what has a title (ドラマ「看護師の夏」)."""
    folded = text.folded
    opened = max(folded.rfind(mark, max(0, grown.start - _TITLE_LENGTH), grown.start) for mark in _ALL_OPEN)
    if opened < 0 or any(mark in _ALL_CLOSED for mark in folded[opened + 1 : grown.start]):
        return False
    found = rules.cue("before").ending(text, back(folded, opened), CUES, rules.proclitics)
    return found is not None and "quoted" in found[1].options


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
    closed = min((at for mark in _CLOSED if (at := source.find(mark, end, end + _TITLE_LENGTH)) >= 0), default=-1)
    return closed >= 0 and all(word[0].isupper() or word.isdigit() for word in source[end:closed].split())


def _capitalised(title: str) -> bool:
    """Say whether the words of a title have capitals, short ones aside."""
    words = title.split()
    return bool(words) and all(word[0].isupper() or (at and len(word) <= 3) for at, word in enumerate(words))
