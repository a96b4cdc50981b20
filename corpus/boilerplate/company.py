"""Lines that go with lines of spam beside them: entries of the same list, calls and promises of the same offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.boilerplate import signs, stems, weight
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.boilerplate.signs import Signs
from corpus.boilerplate.survey import Seen
from corpus.lexicon import is_unspaced

BARE = 80
"""Weighted characters of a short line."""
BRIDGE = 44
"""Weighted characters of an unknown line between lines of spam."""
RUN = 3
"""Short lines that are spam together."""

_HALF = 0.45  # share of the letters of a line
_PADDED = 0.75  # and of one that only its neighbours tell to be spam
_PIECE = 26  # characters of a line between blanks where a script has no spaces between words
_FIRST_KANA = "\u3040"  # and those that have stops, Han among them
_FEW = 3  # letters of a word that may return


def joined(page: Page, seen: Seen, taken: set[int]) -> set[int]:
    """Return the lines of spam with those that go with them: those beside that sell too, unknown ones inside."""
    found = taken | set(_beside(page, seen, taken))
    for at in range(len(seen)):
        beside = {at - 1, at + 1} & found if at not in found else ()
        if beside and seen[at].single and any(_repeats(seen, at, near) for near in beside):
            found.add(at)
    inside = (at for at in range(1, len(seen) - 1) if at not in found and {at - 1, at + 1} <= found)
    told_by = {at for at in inside if {at - 2, at + 2} & found or seen[at].share >= _HALF or seen[at].sure}
    found |= {at for at in told_by if at != page.title and _is_filler(seen[at])}
    return found | set(_listed_with(page, seen, found))


def _beside(page: Page, seen: Sequence[Signs], taken: set[int]) -> Iterator[int]:
    """Yield the lines beside spam that may be of it, and those beside them."""
    found = set(taken)
    said: Counter[str] | None = None
    for order in (range(1, len(seen)), range(len(seen) - 2, -1, -1)):
        for at in order:
            if at in found or (at - order.step) not in found:
                continue
            if _may_head(seen, at) and not seen[at].sure and seen[at].share < _PADDED:
                continue
            if not _may_join(seen[at]):
                if at in (0, page.title) or not _sells(seen[at]):
                    continue
                said = said or _said(seen, taken)
                known = frozenset(word for word in seen[at].others if said[word] > 1)
                if weight.weigh(seen[at], known) < weight.BESIDE:
                    continue
            found.add(at)
            yield at


def _may_head(seen: Sequence[Signs], at: int) -> bool:
    """Say whether a line may be the headline: what begins the page, or names alone above running text."""
    below = seen[at + 1] if at + 1 < len(seen) else None
    return at == 0 or (below is not None and not _sells(seen[at]) and _is_text(below))


def _is_text(each: Signs) -> bool:
    """Say whether a line may be of the running text."""
    return each.line.closed or each.line.prose or is_clause(each.line) or not (each.goods or is_entry(each))


def is_clause(line: Line) -> bool:
    """Say whether a line of a script without spaces or stops (Thai) has a piece too long for a list."""
    key = line.key
    if not key or not is_unspaced(key[0]) or key[0] >= _FIRST_KANA:
        return False
    return any(len(piece) > _PIECE for piece in key.split())


def _sells(each: Signs) -> bool:
    """Say whether a line has more than wares, which a headline may have as well."""
    return each.sure or each.contact or (each.calls > 0 and each.further > 1)


def _said(seen: Sequence[Signs], taken: set[int]) -> Counter[str]:
    """Return in how many lines that are not `taken` each word stands."""
    lines = (each.line for at, each in enumerate(seen) if at not in taken)
    return Counter(word for line in lines for word in {word for word, _ in stems.words(line.folded)})


def is_padding(each: Signs) -> bool:
    """Say whether a short line is little but terms and what pads them, more than one word."""
    return each.line.size <= BARE and not (each.single or each.sentence or each.priced) and each.share >= _PADDED


def _listed_with(page: Page, seen: Seen, found: set[int]) -> Iterator[int]:
    """Yield the unknown lines of lists that are spam for the most part, of which the rest of the page says nothing."""
    known: frozenset[str] | None = None
    for run in _lists(page, seen, found):
        sure = [i for i in run if i in found]
        unknown = [i for i in _inner(seen, run, sure) if i not in found]
        if unknown and len(run) >= RUN and len(unknown) <= len(sure):
            known = known or signs.vocabulary(each.line for i, each in enumerate(seen) if i not in found | set(unknown))
            yield from (i for i in unknown if not seen[i].others & known)


def _lists(page: Page, seen: Seen, found: set[int]) -> Iterator[range]:
    """Yield the runs of lines of spam and of those that may be entries of a list with them."""

    def belongs(at: int) -> bool:
        return at in found or (at != page.title and is_entry(seen[at]))

    reached = 0
    for at in sorted(found):
        if at < reached:
            continue
        start, stop = at, at + 1
        while start > reached and belongs(start - 1):
            start -= 1
        while stop < len(seen) and belongs(stop):
            stop += 1
        yield range(start, stop)
        reached = stop


def _inner(seen: Seen, run: range, sure: Sequence[int]) -> range:
    """Return the part of a run of short lines that is of the lines of spam in it.

    What stands between such a list and the text may be of the text, as may what begins the page above the list.
    """
    first = 0 if run.start == 0 and run[-1] != sure[-1] else sure[0]
    return range(first, sure[-1] if run.stop < len(seen) else run.stop)


def is_entry(each: Signs) -> bool:
    """Say whether a line may be one of a list of links that no pack knows."""
    line = each.line
    is_known = line.whole or line.labels or (line.stamp is not None and line.stamp.found)
    return line.size <= BRIDGE and not (is_known or each.sentence or each.reports or each.quoted or is_clause(line))


def _repeats(seen: Sequence[Signs], at: int, near: int) -> bool:
    """Say whether a line of spam has the one word of a line beside it."""
    key = seen[at].line.key
    return len(key) > _FEW and key in seen[near].folded.split()


def _may_join(each: Signs) -> bool:
    """Say whether a line beside spam may be of it: one term, or half of a short line."""
    if each.reports or each.sentence or each.line.size > BARE or each.quoted:
        return False
    if each.bare or (each.calls and each.goods and each.share >= _HALF):
        return True
    if each.priced:
        return False
    return is_padding(each) or (each.goods and (each.single or each.share >= _HALF))


def _is_filler(each: Signs) -> bool:
    """Say whether an unknown line may belong to the lines of spam around it."""
    return each.line.size <= BRIDGE and not (each.sentence or each.priced or each.reports)
