"""What looks like a part of a site's frame, and is of the text where nothing else of a site stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, is_signed
from corpus.patterns import lazy

# Kinds that facts are taken for, their figures, and kinds that texts without a site around them have.
_FACTS, _FIGURES = frozenset({"share", "disclaimer", "comments"}), 5
_OF_TEXTS = frozenset({"date-line", "byline", "image-credit", "original-title", "duplicate", "tags"})
_DATED = ("date-line", "date")
# So many neighbouring lines with as many bars are a table.
_TABLE = 3
# The year of a work behind its title, and how near another one stands.
_WORK, _CLOSING = lazy(r"[(（](?:1[5-9]|20)\d\d[)）]\W?$"), frozenset(")）.,;。")
_NEAR = 2


def without(lines: Sequence[Line], won: Mapping[int, Evidence]) -> dict[int, Evidence]:
    """Return what goes of plain text by rules, `won`, without what is of the text unless a site is around it.

    Rows of a table and of a list of works always stay. Addresses, telephones and registers end a notice of a post, and
    the imprint of a site never stands alone; so with a heading that menus have as well.
    """
    if not won:
        return {}
    listed = _tabled(lines) | _works(lines)
    won = {at: evidence for at, evidence in won.items() if at not in listed or evidence.kind == "spam-header"}
    facts = {at for at, evidence in won.items() if evidence.kind in _FACTS and _is_fact(lines[at])}
    if any(at not in facts and evidence.kind not in _OF_TEXTS for at, evidence in won.items()):
        doubted = {at for at, evidence in won.items() if _is_heading(lines, at, evidence)}
        if len(doubted) > 1 or has_site({at: won[at] for at in won.keys() - facts - doubted}):
            return won
        facts |= doubted
    return {at: evidence for at, evidence in won.items() if at not in facts}


def has_site(won: Mapping[int, Evidence]) -> bool:
    """Say whether a site has put anything around a text: more than a date alone, which letters and minutes have too."""
    return any((evidence.kind, evidence.name) != _DATED for evidence in won.values())


def _tabled(lines: Sequence[Line]) -> Set[int]:
    """Return the rows of tables: neighbouring lines with as many bars, figures in some of them."""
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        bars = line.text.count("|")
        if run and bars != lines[run[-1]].text.count("|"):
            found.update(run if _is_table(lines, run) else ())
            run = []
        run += [at] if bars else []
    return found.union(run if _is_table(lines, run) else ())


def _works(lines: Sequence[Line]) -> Set[int]:
    """Return the titles with their years in brackets that stand near each other: *Back to the shore (1936)*."""
    dated = [at for at, line in enumerate(lines) if line.text[-1:] in _CLOSING and _WORK.search(line.text)]
    return {at for two in pairwise(dated) if two[1] - two[0] <= _NEAR for at in two}


def _is_table(lines: Sequence[Line], run: Sequence[int]) -> bool:
    return len(run) >= _TABLE and any(any(map(str.isdigit, lines[at].folded)) for at in run)


def _is_fact(line: Line) -> bool:
    """Say whether a line has figures enough for a number to reach or to register somebody, and claims no rights."""
    return sum(map(str.isdigit, line.folded)) >= _FIGURES and not (is_signed(line) or line.phrases)


def _is_heading(lines: Sequence[Line], at: int, evidence: Evidence) -> bool:
    """Say whether a line that menus have has running text below it (*About us*)."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return evidence.kind == "navigation" and not lines[at].closed and below is not None and below.prose
