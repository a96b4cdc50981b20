"""Ranges and changes: two figures that belong together, and what one end shares with the other."""

from __future__ import annotations

from decimal import Decimal

from corpus.patterns import lazy
from corpus.pay.money import SHARES, SPACE, Figure, Row, in_main, is_kind, merged, opens
from corpus.pay.tokens import Number
from corpus.pay.words import Kind
from corpus.pay.years import is_year

_BETWEEN = rf"{SPACE}?[-\u2010-\u2015\u2212\u223c~～〜]{SPACE}?"
_DASH = lazy(_BETWEEN)
# The first end of a range without noughts, and the last one with them: 32-34.000, 450–500 000, $50-$60,000, 5-8000.
_PLAIN_END = lazy(r"(?<![\d.,])([1-9]\d{0,2})(?![\d.,])")
_NOUGHTS = lazy(r"(?<![\d.,])([1-9]\d{0,2})((?:[.,'’ \u00a0\u202f]000)+|000)(?![.,]?\d)")
# So many times larger the last end is at most where each has its currency or no groups, and where a word joins them.
_APART, _APART_BY_WORD = 2, Decimal("1.5")
_CLAUSE_END = lazy(r"[,，،、;；。!?]|\.\s")
# A number without a multiplier that changes into one with it has the same, unless it is larger.
_SCALED = 1000
_TENS = 10
# The letters between a sum and its year.
_TO_YEAR = 25
# A sum so many times larger than a number that may be a year shows that it is one.
_OF_YEAR = 4
# A bare number so many times smaller than the sum behind it counts something else.
_OF_ANOTHER = 50
_CHANGING: frozenset[Kind] = frozenset({"clause", "change", "difference"})


def _link(row: Row, left: Figure, right: Figure, joins: frozenset[str], before: Figure | None = None) -> str | None:
    """Say how two neighbouring figures are tied: ``range``, ``change`` or not at all; `before` stands before them."""
    between = list(row.items[left.last + 1 : right.first])
    if between and is_kind(between[0], "period"):
        between.pop(0)
    if len(between) > 1:
        return None
    start = row.items[right.first - 1 - len(between)].end
    gap = row.text[max(start, left.end) : right.start]
    if not between:
        tied = _DASH.fullmatch(gap) or (gap.strip() in joins and opens(row, left))
        tied = tied or (gap == "/" and _guesses(left, right))
    else:
        token = between[0]
        if gap.replace(row.text[token.start : token.end], "", 1).strip():
            return None
        if is_kind(token, "change", "apart") or (is_kind(token, "into") and (right.form or not left.form)):
            apart = _is_share(row, right) or _is_share(row, left) or _is_year(row, left, right, before)
            return None if apart or _dated(left, right) or _dwarfed(left, right) else "change"
        tied = is_kind(token, "to") or (is_kind(token, "join", "and") and (opens(row, left) or _closes(row, right)))
        tied = tied or (is_kind(token, "clause") and _closes(row, right))
        tied = tied or (is_kind(token, "or") and _guesses(left, right))
    if not tied or _dated(left, right) or _is_share(row, right) or _is_share(row, left):
        return None
    if _is_year(row, left, right, before):
        return None
    joining = between and not is_kind(between[0], "or") and not _signed(row, left, right)
    return "change" if joining and (_moves(row, left, right) or _ends_in_change(row, right)) else "range"


def _revised(row: Row, left: Figure, right: Figure, after: list[Figure], link: str) -> str | None:
    """Return how two figures are tied, with an eye on the one after them."""
    if link == "range":
        # A sign ties the next two more closely: 24万円から26万円～28万円に.
        parted = after and _signed(row, right, after[0]) and not _signed(row, left, right)
        return "change" if parted else link
    if left.changed and left.form and not left.marks and right.marks:
        # What something becomes has its currency at its own end: de 1300 € a 1.400 a 1.600 euros.
        return "range"
    return None if after and _leads_sum(row, right, after[0]) else link


def _signed(row: Row, left: Figure, right: Figure) -> bool:
    """Say whether a sign alone ties two figures, more closely than any word: 250만~300만 원으로."""
    return _DASH.fullmatch(row.text, left.end, right.start) is not None


def _is_share(row: Row, figure: Figure) -> bool:
    """Say whether a bare number is a share, by the sign behind it or a word: down 1.5%, yüzde 12."""
    beside = [*row.items[max(0, figure.first - 1) : figure.first], *row.items[figure.last + 1 : figure.last + 2]]
    if figure.form is None and any(is_kind(item, "share") for item in beside):
        return True
    return figure.form is None and row.text[figure.end : figure.end + 2].lstrip()[:1] in SHARES


def _guesses(left: Figure, right: Figure) -> bool:
    """Say whether two figures around *or* or a stroke guess at one sum: 2 or 3 million, 28/32k, not $15 or $12."""
    if left.form or left.low is None or left.low != left.high:
        return False
    low = left.low if left.scaled else left.low * right.scale
    return low < right.size <= 2 * low


def _moves(row: Row, left: Figure, right: Figure) -> bool:
    """Say whether a sum becomes another; a bare number without *from* is the end of a range: raise 3 to 5 million.

    So is what something becomes: subiu para 2.000 a 2.400 reais.
    """
    bare = left.form is None and not left.scaled and left.size < right.size
    lead = row.items[left.first - 1] if left.first else None
    if lead is not None and is_kind(lead, "into"):
        return False
    # A verb of several words has its preposition with it: passe de, ging van.
    verb = lead is not None and is_kind(lead, "change") and " " in row.text[lead.start : lead.end]
    begun = verb or (lead is not None and is_kind(lead, "from"))
    moves = changes(row, left, far=begun)
    return moves and (begun or not bare) and not opens(row, left)


def _dated(left: Figure, right: Figure) -> bool:
    """Say whether a year follows a sum with its currency: 1,2 mil milhões de euros para 2026."""
    closed = left.form is not None and (left.scaled or any(end == left.end for _, end, _ in left.marks))
    return closed and right.form is None and right.end - right.start == 4 and 1900 <= right.size < 2100


def _is_year(row: Row, left: Figure, right: Figure, before: Figure | None) -> bool:
    """Say whether a bare number before a sum is a year: from $752 billion in 2024 to $2.4 trillion."""
    if left.form or right.form is None or left.first != left.last or not is_year(row.items[left.first]):
        return False
    follows = row.items[left.last + 1]
    if right.size * _OF_YEAR < left.size and is_kind(follows, "change") and not is_kind(follows, "from", "to"):
        # The verb of a year, not what stands between the ends of a change: in 2023 it was R$ 190.
        return True
    if before and _dates(row, before, left, right):
        return True
    signed = right.marks[0][0] == right.start and not row.text[left.end : left.end + 1].strip()
    signed = signed and right.size > _OF_YEAR * left.size
    return right.scaled or right.fuzzy or (signed and bool(row.text[left.end : right.start].strip(" -–—~")))


def _dates(row: Row, before: Figure, year: Figure, after: Figure) -> bool:
    """Say whether the year of a sum stands between it and what it becomes: 1,200 euros in 2022 to 1,400 euros."""
    if year.form or year.first != year.last or not is_year(row.items[year.first]):
        return False
    if not (before.form and after.form) or year.start - before.end > _TO_YEAR:
        return False
    between = row.items[year.last + 1 : after.first]
    return any(is_kind(item, "to", "change", "apart") for item in between) and after.start - year.end <= _TO_YEAR


def _parted(row: Row, left: Figure, right: Figure) -> bool:
    """Say whether few words part the ends of a change, which bound nothing: from $2,000 in May to $2,600 in July."""
    if not left.first or left.form is None or left.form is not right.form or right.start - left.end > _TO_YEAR:
        return False
    ends = is_kind(row.items[left.first - 1], "from") and is_kind(row.items[right.first - 1], "to")
    return ends and not _CLAUSE_END.search(row.text, left.end, right.start)


def _leads_sum(row: Row, year: Figure, after: Figure) -> bool:
    """Say whether a year stands before the sum of its time: ₹1,850 से बढ़कर 2024 में ₹2,140."""
    if year.form or after.form is None or year.first != year.last or not is_year(row.items[year.first]):
        return False
    return after.start - year.end <= _TO_YEAR and not _CLAUSE_END.search(row.text, year.end, after.start)


def _dwarfed(left: Figure, right: Figure) -> bool:
    """Say whether a number without a currency is too small for what a sum was: year 2 rises by 1,200."""
    own = right.size / right.scale
    return left.form is None and not left.scaled and left.size * _OF_ANOTHER < min(own, right.size)


def _ends_in_change(row: Row, figure: Figure) -> bool:
    """Say whether a verb of change stands right behind a figure and ends its clause: 1000円から1200円に上がった.

    The size of the change may stand between them: 9620원에서 9860원으로 2.5% 올랐다.
    """
    at = figure.last + 1
    if at < len(row.items) and is_kind(row.items[at], "result") and row.gap(at) == "":
        return True
    if at < len(row.items) and isinstance(row.items[at], Number):
        behind = row.items[at + 1 : at + 3]
        sized = any(is_kind(item, "change", "more") for item in behind)
        return sized and not _CLAUSE_END.search(row.text, figure.end, behind[-1].start)
    if at >= len(row.items) or not is_kind(row.items[at], "change"):
        return False
    touching = not row.text[figure.end : row.items[at].start].strip()
    return touching and not (at + 1 < len(row.items) and isinstance(row.items[at + 1], Number))


def _closes(row: Row, figure: Figure) -> bool:
    """Say whether the word for *between* stands right behind the figure: 200만 원과 300만 원 사이."""
    return figure.last + 1 < len(row.items) and is_kind(row.items[figure.last + 1], "between")


def changes(row: Row, figure: Figure, *, far: bool = True) -> bool:
    """Say whether a verb of change stands before a figure in its clause, with no comma between if not `far`."""
    for item in reversed(row.items[max(0, figure.first - 11) : figure.first]):
        if not item.kinds.isdisjoint(_CHANGING):
            apart = not far and _CLAUSE_END.search(row.text, item.end, figure.start)
            return "clause" not in item.kinds and not apart
    return False


def _share(left: Figure, right: Figure, *, change: bool = False) -> bool:
    """Give each end what only the other one has written; False when the ends don't fit together.

    What falls may begin with the larger number: de 12 a 4,6 millones.
    """
    falls = change and left.form is None and left.size < _SCALED
    form = merged(left.form, right.form)
    if form is None and (left.form or right.form):
        return False
    smaller = left.high is not None and left.high * right.scale < right.size
    if not left.scaled and right.scale > 1 and (smaller or falls):
        left.low, left.high, left.scale = _scaled(left.low, right), _scaled(left.high, right), right.scale
        left.scaled = True
    if not right.scaled and left.scale > 1 and right.size < left.size and not _outgrows(left, right):
        right.low, right.high, right.scale = _scaled(right.low, left), _scaled(right.high, left), left.scale
        right.scaled = True
    if left.form is None and right.minor:
        left.low, left.high = (in_main(value, right.marks[-1][2]) for value in (left.low, left.high))
    left.form = right.form = form
    return True


def _lend_noughts(row: Row, left: Figure, right: Figure) -> None:
    """Give the first end of a range the noughts that are written behind the last one alone."""
    first = _PLAIN_END.search(row.text, left.start, left.end)
    last = _NOUGHTS.search(row.text, right.start, right.end)
    if not (first and last) or left.scaled or right.scaled or left.low != left.high or left.size != int(first[1]):
        return
    noughts = _SCALED ** last[2].count("000")
    lent = left.size * noughts
    if right.size == int(last[1]) * noughts and lent < right.size <= lent * _most_apart(row, left, right, last[2]):
        left.low = left.high = lent


def _most_apart(row: Row, left: Figure, right: Figure, noughts: str) -> Decimal:
    """Return how many times larger the last end of a range may be that lends its noughts to the first."""
    if not _signed(row, left, right):
        return _APART_BY_WORD if left.size >= _TENS else Decimal(0)
    apart = (left.form is not None and right.form is not None) or noughts == "000"
    return Decimal(_APART if apart else _SCALED)


def _outgrows(left: Figure, right: Figure) -> bool:
    """Say whether a multiplier that both ends shared would make the right one far too large: from 2k to 1,500."""
    return right.size * left.scale > _OF_ANOTHER * left.size


def _scaled(value: Decimal | None, other: Figure) -> Decimal | None:
    return None if value is None else value * other.scale


def joined(left: Figure, right: Figure) -> Figure:
    """Return the range of two amounts, which the left one becomes."""
    if left.fuzzy and not right.fuzzy:
        left.low, left.qualifier = None, "UP_TO"
    left.end, left.last, left.high, left.marks = right.end, right.last, right.high, left.marks + right.marks
    left.scale, left.digits = max(left.scale, right.scale), left.digits or right.digits
    left.scaled, left.unit = left.scaled or right.scaled, left.unit or right.unit
    left.fuzzy, left.odd = left.fuzzy and right.fuzzy, right.odd
    return left


def ranges(row: Row, found: list[Figure], joins: frozenset[str]) -> list[Figure]:
    """Return the amounts with those that are the ends of a range joined."""
    out: list[Figure] = []
    for at, figure in enumerate(found):
        last, before = (out[-1] if out else None), (out[-2] if len(out) > 1 else None)
        link = _link(row, last, figure, joins, before) if last else None
        if last and link:
            link = _revised(row, last, figure, found[at + 1 : at + 2], link)
        if last and not link and _parted(row, last, figure):
            last.changed = figure.changed = True
        if last and before and not link and _dates(row, before, last, figure):
            before.changed = figure.changed = True
        if last and link and (link == "change" or last.size < figure.size or _rescued(last, figure)):
            bounds = last.low, last.high
            if link == "range":
                _lend_noughts(row, last, figure)
            shared = _share(last, figure, change=link == "change")
            if shared and link == "change":
                last.changed = figure.changed = True
            elif shared:
                if last.size < figure.size:
                    out[-1] = joined(last, figure)
                    continue
                last.low, last.high = bounds
        out.append(figure)
    return out


def _rescued(left: Figure, right: Figure) -> bool:
    """Say whether the right end becomes the larger one when multiplier or minor unit serve both (20k-35)."""
    minor = right.minor and left.form is None and right.marks[-1][2].divisor * right.size > left.size
    return minor or (left.scaled and not right.scaled and right.size * left.scale > left.size)
