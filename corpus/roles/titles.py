"""Titles of works and ends of names that marks and capitals alone tell, with no word for what they are."""

from __future__ import annotations

from corpus.lexicon import joins
from corpus.patterns import lazy
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.neighbours import CLAUSE_ENDS, back
from corpus.roles.pack import CUES

OPEN, CLOSED = '"“«', '"”»'
# With those that are apostrophes too or no capital stands behind, for what a word before them says to be a title.
ALL_OPEN, ALL_CLOSED = f"{OPEN}„»'‘「『", f"{CLOSED}'’」』"
BLANKS = " \u00a0\u202f"
TITLE_LENGTH = 60
_TITLE_WORDS, _SHORT_TITLE = 8, 4
# How soon behind a title the word for what it is the title of begins.
_NAMED_WITHIN = 30
# As much of a clause as is looked at before a name.
_WINDOW = 60
_CLAUSE_MARK = lazy(r"[.!?;:]")
# A word with a capital behind one without.
_NAME_BEFORE = lazy(r"(?:^|[ (])[^\W\d_A-Z][^\W\d_A-Z]* ([^\W\d_a-z][^\W\d_]+) $")


def in_quoted_title(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it stands in quotation marks that open on a capital in the middle of a clause (en "El cartero y yo").

    What is said has a colon or a comma before it, or no capital; a post that fills the marks may be quoted.
    """
    source = text.source
    start, end = text.origin(grown.start, grown.end)
    opened = max(source.rfind(mark, max(0, start - TITLE_LENGTH), start) for mark in OPEN)
    closed = min((at for mark in CLOSED if (at := source.find(mark, end, end + TITLE_LENGTH)) >= 0), default=-1)
    if opened < 1 or closed < 0 or (opened == start - 1 and closed == end and grown.parts):
        return False
    blank, inside = source[opened - 1], source[opened + 1 : closed].strip(BLANKS)
    if blank not in BLANKS or not source[opened - 2 : opened - 1].isalpha() or not inside[0].isupper():
        return False
    if _CLAUSE_MARK.search(inside) or len(inside.split()) > _TITLE_WORDS:
        return False
    return not rules.cue("human").ending(text, back(text.folded, grown.outer - (start - opened)), CUES)


def in_short_quotes(text: Text, grown: Grown) -> bool:
    """Say whether it stands in quotation marks round so few words that no verb is among them, as it would stand last.

    What is a title, or so called, has such marks.
    """
    source = text.source
    start, end = text.origin(grown.start, grown.end)
    opened = max(source.rfind(mark, max(0, start - TITLE_LENGTH), start) for mark in ALL_OPEN)
    closed = min((at for mark in ALL_CLOSED if (at := source.find(mark, end, end + TITLE_LENGTH)) >= 0), default=-1)
    quoted = source[opened + 1 : closed]
    return 0 <= opened < closed and quoted == quoted.strip() and len(quoted.split()) <= _SHORT_TITLE


def ends_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it has a capital and a word with one before it, in the middle of a clause (oleh Rian Guru pada).

    Where titles stand before names and modifiers behind, it ends a name then.
    """
    start, end = text.origin(grown.start, grown.end)
    source = text.source
    if not source[start].isupper() or source[start:end].isupper() or source[start - 1 : start] != " ":
        return False
    name = _NAME_BEFORE.search(source, max(0, start - _WINDOW), start)
    if name is None or name[1].isupper() or source[end + 1 : end + 2].isupper():
        return False
    edge = back(text.folded, grown.outer)
    return not any(rules.cue(kind).ending(text, edge, CUES) for kind in ("det", "human"))


def in_named_quotes(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it stands in quotation marks that open behind a word for what has a title (ドラマ「看護師の夏」)."""
    folded = text.folded
    opened = max(folded.rfind(mark, max(0, grown.start - TITLE_LENGTH), grown.start) for mark in ALL_OPEN)
    if opened < 0 or any(mark in ALL_CLOSED for mark in folded[opened + 1 : grown.start]):
        return False
    found = rules.cue("before").ending(text, back(folded, opened), CUES, rules.proclitics)
    if found is not None and "quoted" in found[1].options:
        return True
    if opened and joins(folded[opened - 1], folded[opened + 1]):
        return False
    ends = [at for mark in ALL_CLOSED if (at := folded.find(mark, grown.end, grown.end + TITLE_LENGTH)) >= 0]
    return bool(ends) and folded[min(ends) - 1] not in CLAUSE_ENDS and _named_behind(text, rules, min(ends) + 1)


def _named_behind(text: Text, rules: Grammar, at: int) -> bool:
    """Say whether a word for what has a title stands soon behind the marks that close at `at` (「…」というドラマ)."""
    folded = text.folded
    for place in range(at, min(at + _NAMED_WITHIN, len(folded))):
        if folded[place] in CLAUSE_ENDS:
            return False
        found = None if joins(folded[place - 1], folded[place]) else rules.cue("before").starting(text, place, CUES)
        if found is not None and "quoted" in found[1].options:
            return True
    return False
