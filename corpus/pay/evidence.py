"""What a sentence says about each of its figures: pay or other money, for which period, earned over time, for whom.

Cues are weighed by how near they stand: the distance in letters, the commas and the other figures in between. A
cue belongs to the figure that it stands nearest to and says less about the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.document import Span, UnitText
from corpus.pay.money import Figure
from corpus.pay.numerals import Number
from corpus.pay.scan import Sentence
from corpus.pay.tokens import Token
from corpus.pay.words import Kind, Word

# Weights were set by hand on development sentences; a figure is a wage from `WAGE` on.
WAGE = 1.0
_WEIGHTS: dict[Kind, float] = {
    "noun": 3.0, "verb": 2.2, "earned": 2.2, "weak": 0.8, "price": -3.0, "deal": -3.0, "extra": -4.0,
}  # fmt: skip
_PERIOD_WEIGHTS: dict[UnitText, float] = {"HOUR": 0.9, "DAY": 0.8, "WEEK": 0.7, "MONTH": 0.6, "YEAR": 0.6}
_AGAINST: set[Kind] = {"price", "deal", "extra"}
_PIECE = 0.6
_DIFFERENCE = -6.0
_ROLE = 1.2
_BOUNDARY = 0.55
_FIGURE = 0.6
_FOREIGN = 0.4
_BEHIND = 0.8
# A word rather bears on the figure that follows it than on the one before, unless that one touches it.
_BEHIND_FAR = 12
_TOUCHING = 6
_HALVING = 50
# Sums of this size are seldom one person's pay.
_LARGE = 10**8
_LARGE_WEIGHT = -1.5
# Weight of a cue in the heading or the cell above, and of the roles there.
_ABOVE = 0.8
_BREAKS = re.compile(r"[,،，、;；.。!?()（）\[\]|\t—…+＋&]|[-–] ")
_HAN = re.compile(r"[\u3400-\u9fff]")
# What may stand between a figure and the period that follows it: a blank, a stroke, one short word (gross, net).
_TO_PERIOD = re.compile(r"[)）]?\s?(?:[/(（·]\s?)?(?:[^\W\d_]{1,10}\s){0,2}")
_MONTHS_GAP = re.compile(r"[\s·・•*x×,，、/()（）]{0,3}")
_NEAR = 40
# The letters between a word for a rise and its size (a rise in hourly pay of $2).
_TO_SIZE = 25
# A figure without words of its own continues one of about its size.
_ALIKE = 5
# Below this a weak currency tied to another character is rather a count (三块蛋糕).
_FEW = 10
# So many figures may share the period behind the last of them.
_SHARED = 6
# The letters between two figures of a list that has commas.
_LISTED = 9
# Cues further away, in code points, bear on no figure.
_WINDOW = 160
# What a period further behind the figure may not have before it.
_CLOSING: set[Kind] = {"period", "noun", "join", "change", "clause", "counted", "total"}
_LETTERS_PER_HAN = 2.5


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says something about pay, at a span of the folded sentence."""

    at: int
    start: int
    end: int
    word: Word


class Evidence:
    """The cues of one sentence, measured against its figures.

    `roles` are spans in the folded sentence. What stands above a figure, in a heading or the head of its column,
    is given to the questions that it bears on.
    """

    def __init__(self, sentence: Sentence, roles: Sequence[Span]) -> None:
        self.roles = roles
        self.text = sentence.folded.text
        self.items = sentence.items
        self.figures = [figure for figure in sentence.figures if self._likely(figure)]
        inside = {at for figure in self.figures for at in range(figure.first, figure.last + 1)}
        self._breaks = self._find_breaks()
        self._starts = [figure.start for figure in self.figures]
        self._lengths = [0.0, *accumulate(_LETTERS_PER_HAN if _HAN.match(char) else 1.0 for char in self.text)]
        self.cues = [
            Cue(at, item.start, item.end, word)
            for at, item in enumerate(self.items)
            if isinstance(item, Token) and at not in inside
            for word in item.words
            if not (word.kind in _AGAINST and self._within_role(item))
        ]
        self._cue_starts = [cue.start for cue in self.cues]
        self._owners = {id(cue): self._owner(cue.start, cue.end) for cue in self.cues}

    def _within_role(self, item: Token) -> bool:
        """Say whether a word is part of a role's name, as in *sales manager*."""
        return any(start <= item.start and item.end <= end for start, end in self.roles)

    def _likely(self, figure: Figure) -> bool:
        """Say whether a figure may be money at all; years and counted things are none."""
        if figure.form or figure.scaled:
            return True
        year = figure.low == figure.high and 1900 <= figure.size < 2100
        follows = self.items[figure.last + 1] if figure.last + 1 < len(self.items) else None
        counted = isinstance(follows, Token) and follows.any("counted", "months") and follows.start - figure.end <= 1
        return not year and not counted

    def _find_breaks(self) -> list[int]:
        spans = [(item.start, item.end) for item in self.items if isinstance(item, Number)]
        starts = [start for start, _ in spans]
        found = []
        for match in _BREAKS.finditer(self.text):
            at = bisect_left(starts, match.start()) - 1
            if at < 0 or spans[at][1] <= match.start():
                found.append(match.start())
        found += [item.start for item in self.items if isinstance(item, Token) and item.any("clause")]
        return sorted(found)

    def breaks(self, start: int, end: int) -> int:
        """Return how many clause borders lie between two offsets."""
        return bisect_left(self._breaks, end) - bisect_left(self._breaks, start)

    def length(self, start: int, end: int) -> float:
        """Return a distance in letters of an alphabet; a Han character stands for several."""
        return max(0.0, self._lengths[end] - self._lengths[start])

    def _gap(self, start: int, end: int, figure: Figure) -> Span:
        return (end, figure.start) if end <= figure.start else (figure.end, start)

    def _owner(self, start: int, end: int) -> Figure | None:
        def distance(figure: Figure) -> float:
            gap = self._gap(start, end, figure)
            length = self.length(*gap)
            behind = _BEHIND_FAR if start >= figure.end and length > 3 else 0
            return length + 15 * self.breaks(*gap) + behind

        at = bisect_left(self._starts, end)
        return min(self.figures[max(0, at - 1) : at + 1], key=distance, default=None)

    def _decay(self, start: int, end: int, figure: Figure) -> float:
        gap = self._gap(start, end, figure)
        between = max(0, bisect_left(self._starts, gap[1]) - bisect_left(self._starts, gap[0]))
        behind = _BEHIND if start >= figure.end else 1.0
        return float(behind * _BOUNDARY ** self.breaks(*gap) * _FIGURE**between / (1 + self.length(*gap) / _HALVING))

    def pull(self, cue: Cue, figure: Figure) -> float:
        """Return how strongly a cue bears on a figure, from 0 to 1."""
        own = self._owners[id(cue)] is figure
        behind = cue.word.kind in _AGAINST and cue.start >= figure.end
        apart = behind and (self.breaks(figure.end, cue.start) > 0 or self.length(figure.end, cue.start) > _TOUCHING)
        return self._decay(cue.start, cue.end, figure) * (1.0 if own else _FOREIGN) * (_FOREIGN if apart else 1.0)

    def around(self, figure: Figure) -> list[Cue]:
        """Return the cues near enough to bear on a figure."""
        first = bisect_left(self._cue_starts, figure.start - _WINDOW)
        return self.cues[first : bisect_left(self._cue_starts, figure.end + _WINDOW)]

    def score(self, figure: Figure, above: Sequence[Word]) -> float:
        """Return the evidence that a figure is pay: above `WAGE` it is one, below it is other money."""
        cues = self.around(figure)
        total = sum(_WEIGHTS[cue.word.kind] * self.pull(cue, figure) for cue in cues if cue.word.kind in _WEIGHTS)
        total += max((_ROLE * self._decay(*role, figure) for role in self.roles), default=0.0)
        weights = [_WEIGHTS[word.kind] for word in above if word.kind in _WEIGHTS]
        total += _ABOVE * (max([0.0, *weights]) + min([0.0, *weights]))
        if period := self.following(figure, "period"):
            total += _PERIOD_WEIGHTS[period.unit or "YEAR"]
        elif self.following(figure, "piece"):
            total += _PIECE
        elif any(cue.word.kind == "period" for cue in self._leading(figure)):
            total += _PERIOD_WEIGHTS["DAY"]
        if figure.unit:
            total += _WEIGHTS["noun"]
        if self._is_difference(figure):
            total += _DIFFERENCE
        if figure.size >= _LARGE:
            total += _LARGE_WEIGHT
        return total

    def _is_difference(self, figure: Figure) -> bool:
        """Say whether the figure is the size of a rise or of a gap: *a rise of $2*, *$2 more*."""
        for cue in self.around(figure):
            start, end = self._gap(cue.start, cue.end, figure)
            if cue.word.kind == "more" and cue.start >= figure.end and self.length(start, end) <= 3:
                return True
            if cue.word.kind == "difference" and cue.end <= figure.start and cue.start >= self._floor(figure):
                onward = any(
                    isinstance(item, Token) and item.any("to") for item in self.items[cue.at + 1 : figure.first]
                )
                if self.length(start, end) <= _TO_SIZE and not onward and not self.breaks(start, end):
                    return True
        return False

    def following(self, figure: Figure, *kinds: Kind) -> Word | None:
        """Return the word of these kinds that stands right behind a figure, a qualifier apart."""
        edge = figure.end
        for item in self.items[figure.last + 1 : figure.last + 4]:
            if not isinstance(item, Token) or not _TO_PERIOD.fullmatch(self.text, edge, item.start):
                return None
            for word in item.words:
                if word.kind in kinds:
                    return word
            if not item.any("after", "extra", "weak"):
                return None
            edge = item.end
        return None

    def _floor(self, figure: Figure) -> int:
        """Return where the figure before ends."""
        at = bisect_left(self._starts, figure.start)
        return self.figures[at - 1].end if at else 0

    def _leading(self, figure: Figure) -> Iterator[Cue]:
        """Yield the cues before a figure in its clause, nearest first, back to the figure before."""
        floor = self._floor(figure)
        for cue in reversed(self.around(figure)):
            if cue.end <= figure.start and cue.start >= floor and not self.breaks(cue.end, figure.start):
                yield cue

    def unit(self, figure: Figure, above: Sequence[Word]) -> UnitText | None:
        """Return the period that the clause gives a figure: behind it, before it, or behind a later one."""
        if figure.unit:
            return figure.unit
        for reader in (self._unit_behind, self._unit_before, self._unit_shared):
            word = reader(figure)
            if word is not None:
                return None if word.kind == "piece" else word.unit
        return next((word.unit for word in above if word.unit), None)

    def _unit_behind(self, figure: Figure) -> Word | None:
        return self.following(figure, "period", "piece")

    def _unit_before(self, figure: Figure) -> Word | None:
        for cue in self._leading(figure):
            if cue.word.kind == "piece" or (cue.word.unit and cue.word.kind in {"period", "noun"}):
                return cue.word
        for cue in reversed(self.around(figure)):
            if cue.end <= figure.start and cue.word.kind == "noun":
                near = self._owners[id(cue)] is figure and self.breaks(cue.end, figure.start) <= 2
                return cue.word if near and cue.word.unit else None
        behind = next((cue for cue in self.around(figure) if cue.start >= figure.end), None)
        if behind and behind.word.unit and behind.start - figure.end <= 2:
            return behind.word
        return None

    def _unit_shared(self, figure: Figure) -> Word | None:
        """Return the period behind a later figure when only joining words stand between the figures."""
        at = bisect_left(self._starts, figure.end)
        for later in self.figures[at : at + _SHARED]:
            between = self.items[figure.last + 1 : later.first]
            if any(isinstance(item, Number) or item.any("noun", "verb", "price", "extra") for item in between):
                return None
            if self.breaks(figure.end, later.start) and self.length(figure.end, later.start) > _LISTED:
                return None
            if word := self.following(later, "period"):
                return word
        behind = [cue for cue in self.around(figure) if cue.start >= figure.end and cue.word.kind in _CLOSING]
        clear = behind and not self.breaks(figure.end, behind[0].start) and self._owners[id(behind[0])] is figure
        return behind[0].word if clear and behind[0].word.unit else None

    def months(self, figure: Figure) -> int | None:
        """Return how many monthly salaries a year has, when the text says so right behind the figure (·16薪)."""
        for at in range(figure.last + 1, min(len(self.items) - 1, figure.last + 4)):
            number, word = self.items[at], self.items[at + 1]
            if isinstance(number, Number) and isinstance(word, Token) and word.any("months"):
                whole = number.low == number.high == int(number.low) and 12 <= number.low <= 24
                clear = (
                    self.length(figure.end, number.start) <= _NEAR and self.text[number.end : word.start].strip() == ""
                )
                return int(number.low) if whole and clear else None
        return None

    def earned(self, figure: Figure) -> bool:
        """Say whether the figure is what somebody has earned over time."""
        if figure.qualifier == "AVERAGE":
            return False
        floor = self._floor(figure)
        verbs = [cue for cue in self.around(figure) if floor <= cue.start and cue.end <= figure.start]
        verbs = [cue for cue in verbs if self.breaks(cue.end, figure.start) <= 1]
        if any(cue.word.kind == "noun" for cue in verbs):
            return False
        if any(cue.word.kind == "earned" for cue in verbs):
            return True
        near = (cue for cue in self.around(figure) if self.breaks(*self._gap(cue.start, cue.end, figure)) <= 1)
        return any(cue.word.kind == "total" for cue in near) and any(cue.word.kind == "verb" for cue in verbs)

    def strong(self, figure: Figure, above: Sequence[Word]) -> bool:
        """Say whether a figure without a currency is pay all the same: a pay word bears on it and nothing counts."""
        follows = self.items[figure.last + 1] if figure.last + 1 < len(self.items) else None
        counted = isinstance(follows, Token) and follows.any("counted", "months", "handout")
        gap = self.text[figure.end : follows.start] if follows else ""
        if (counted and gap in {"", " "}) or self.text[figure.end : figure.end + 2].lstrip()[:1] in {
            "%",
            "％",
            "‰",
            "°",
        }:
            return False
        if self.months(figure):
            return True
        leading = list(self._leading(figure))
        if figure.scaled:
            nouns = [
                cue for cue in self.around(figure) if cue.word.kind == "noun" and self.pull(cue, figure) > _FOREIGN
            ]
            return bool(nouns) or any(cue.word.kind in {"verb", "earned"} for cue in leading)
        return figure.low != 0 and figure.size >= 100 and self._named(figure, leading, above)

    def _named(self, figure: Figure, leading: list[Cue], above: Sequence[Word]) -> bool:
        """Say whether the figure stands right behind a word for pay and nothing but an end or a period follows."""
        named = any(cue.word.kind == "noun" and self.length(cue.end, figure.start) <= 12 for cue in leading)
        rest = self.text[figure.end :].lstrip()
        closed = not rest or not rest[0].isalnum() or self.following(figure, "period", "after", "piece") is not None
        return closed and (named or any(word.kind == "noun" for word in above))

    def relevant(self, figure: Figure, above: Sequence[Word]) -> bool:
        """Say whether anything near speaks of money, so that a word such as *pound* is the currency."""
        follows = figure.last + 1 < len(self.items) and self.items[figure.last + 1].start == figure.end
        if figure.size < _FEW and not follows and _HAN.match(self.text, figure.end):
            return False
        if figure.scaled or self.following(figure, "period", "piece") or above:
            return True
        kinds = {*_WEIGHTS, "difference", "more"} - {"weak"}
        return any(
            cue.word.kind in kinds and self.breaks(*self._gap(cue.start, cue.end, figure)) <= 1
            for cue in self.around(figure)
        )

    def _independent(self, figure: Figure, before: Figure) -> bool:
        """Say whether a figure has words of its own, between it and the one before or behind it."""
        own = [cue for cue in self.around(figure) if before.end <= cue.start < figure.start]
        own += [cue for cue in self.around(figure) if cue.start >= figure.end and self._owners[id(cue)] is figure]
        return any(cue.word.kind in {*_WEIGHTS, "difference", "more"} - {"weak"} for cue in own)

    def changes(self, figure: Figure, before: Figure) -> bool:
        """Say whether a figure is what the one before it becomes."""
        between = self.items[before.last + 1 : figure.first]
        tied = any(isinstance(item, Token) and item.any("change", "to") for item in between)
        return tied and not self._independent(figure, before)

    def converts(self, figure: Figure, before: Figure) -> bool:
        """Say whether a figure gives the one before it in another currency: 5,000 yuan ($690)."""
        gap = self.text[before.end : figure.start].lstrip()
        return figure.form != before.form and gap[:1] in {"(", "（"} and len(gap) <= _NEAR

    def resembles(self, figure: Figure, before: Figure) -> bool:
        """Say whether a figure goes on with what was said of the one before: about as large, and nothing new."""
        alike = before.size <= figure.size * _ALIKE and figure.size <= before.size * _ALIKE
        return alike and figure.form == before.form and not self._independent(figure, before)

    def continues(self, figure: Figure, before: Figure) -> bool:
        """Say whether the period of the figure before holds on: no word for pay stands between the two."""
        between = (cue for cue in self.around(figure) if before.end <= cue.start < figure.start)
        return not any(cue.word.kind in {"noun", "earned", "piece"} for cue in between)

    def links(self, figure: Figure) -> list[int]:
        """Return the places in `roles` of those whom the figure is for, none when in doubt."""
        said = {cue.start for cue in self.cues if cue.word.kind == "speech"}
        named = [at for at, role in enumerate(self.roles) if not self._speaks(role, said)]
        before = [at for at in named if self.roles[at][1] <= figure.start]
        if before:
            return self._together(before, before[-1]) if self._near(self.roles[before[-1]], figure, 3) else []
        after = [at for at in named if self.roles[at][0] >= figure.end]
        return self._together(after, after[0]) if after and self._near(self.roles[after[0]], figure, 0) else []

    def _near(self, role: Span, figure: Figure, breaks: int) -> bool:
        return self.breaks(*self._gap(*role, figure)) <= breaks

    def _speaks(self, role: Span, said: set[int]) -> bool:
        return any(0 <= start - role[1] <= 12 for start in said)

    def _together(self, places: list[int], chosen: int) -> list[int]:
        """Return a role with those that it is listed with: nurses, midwives and carers."""
        group = [chosen]
        for other in (*reversed([at for at in places if at < chosen]), *[at for at in places if at > chosen]):
            near = min(group, key=lambda at: abs(at - other))
            first, last = sorted((other, near))
            gap = self.text[self.roles[first][1] : self.roles[last][0]]
            words = self._listed(self.roles[first][1], self.roles[last][0])
            if abs(other - near) == 1 and (words or not gap.strip(" ,،、/和")) and len(gap) <= 8:
                group.append(other)
        return sorted(group)

    def _listed(self, start: int, end: int) -> bool:
        """Say whether nothing but words for *and* and commas stand between two offsets."""
        inside = [item for item in self.items if item.start >= start and item.end <= end]
        rest = self.text[start:end]
        for item in inside:
            if not (isinstance(item, Token) and item.any("join")):
                return False
            rest = rest.replace(self.text[item.start : item.end], "", 1)
        return not rest.strip(" ,،、/")
