"""What is listed together: titles one behind the other, and other items between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from corpus.roles.beside import is_capital
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.neighbours import CLAUSE_ENDS, back, edges_before
from corpus.roles.pack import CUES

# The longest stretch between two titles with other items of their list, and its items.
_BRIDGE, _ITEMS = 48, 2
# The most words of an item, its determiner counted.
_ITEM_WORDS = 3
_ENDS = frozenset(CLAUSE_ENDS) - {","}


def is_listed(text: Text, rules: Grammar, first: Grown, second: Grown) -> bool:
    """Say whether nothing but what joins the items of a list stands between two titles."""
    edges = edges_before(text, rules, back(text.folded, second.outer))
    # What joins the two may be written on to the first (변호사나 의사).
    starts, ends = {first.end, first.outer_end}, {max(first.outer_end, edge) for edge in edges} | {second.outer}
    if len(text.folded[first.outer_end : min(ends)].strip()) > rules.longest_mark:
        return False
    return any(text.folded[start:end].strip() in rules.lists for start, end in product(starts, ends))


def shares_preposition(text: Text, rules: Grammar, first: Grown, second: Grown) -> bool:
    """Say whether it is listed with another by a preposition of its own (traje de bombero y de policía)."""
    mark, _, preposition = text.folded[first.outer_end : second.outer].strip().rpartition(" ")
    return mark in rules.lists and preposition in rules.own.prepositions


def are_capitals(text: Text, listed: Sequence[Grown]) -> bool:
    """Say whether these have a capital each and nothing else, as names have where titles have none.

    A stroke joins titles, not names.
    """
    if "/" in text.folded[listed[0].end : listed[-1].start]:
        return False
    return all(is_capital(text, grown) and not grown.parts and grown.outer == grown.start for grown in listed)


def is_bridged(text: Text, rules: Grammar, first: Grown, second: Grown) -> bool:
    """Say whether items of a list that are no titles stand between two that are (a tutor, a friend and a nurse).

    They have a determiner if the second has one, and are one word each if not.
    """
    folded = text.folded
    edges = edges_before(text, rules, back(folded, second.outer))
    between = folded[first.outer_end : edges[-1]]
    if not between.startswith(",") or len(between) > _BRIDGE or not _ENDS.isdisjoint(between):
        return False
    last = next((mark for mark in (",", *rules.spaced_joints) if between.endswith(mark)), "")
    items = between[1 : len(between) - len(last)].split(",") if last and len(between) > len(last) else []
    at = first.outer_end + 1
    for item in items:
        words = item.split()
        determined = rules.cue("det").starting(text, at + 1, CUES) is not None
        if determined != (len(edges) > 1) or not 0 < len(words) <= (_ITEM_WORDS if determined else 1):
            return False
        at += len(item) + 1
    return 0 < len(items) <= _ITEMS
