"""What a sentence says about each of its figures: pay or other money, for which period, earned over time, for whom.

Cues are weighed by how near they stand: the distance in letters, the commas and the other figures in between. A
cue belongs to the figure that it stands nearest to and says less about the others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from corpus.document import Span, UnitText
from corpus.patterns import lazy
from corpus.pay import listings, shapes, unread
from corpus.pay.clauses import Clauses
from corpus.pay.digits import undivided
from corpus.pay.money import Figure, behind
from corpus.pay.scan import Sentence
from corpus.pay.tokens import Token
from corpus.pay.weights import AGAINST, PETTY, WAGE, WEIGHTS, weight
from corpus.pay.words import Bearing, Kind, Word
from corpus.pay.years import is_span
from corpus.records import NamedTuple

_FAINT = {kind for kind, weight in WEIGHTS.items() if abs(weight) <= WAGE}
_PERIOD_WEIGHTS: dict[UnitText, float] = {"HOUR": 0.95, "DAY": 0.8, "WEEK": 0.7, "MONTH": 0.6, "YEAR": 0.6}
_GAINED: set[Kind] = {"verb", "gain", "make"}
_NOUN: set[Kind] = {"noun"}
_EARNING: set[Kind] = {"noun", "verb", "gain", "earned"}
_NO_KINDS: frozenset[Kind] = frozenset()
_RATES: set[Kind] = {"period", "piece"}
_PIECE = 0.6
# A range by the hour or the year is rarely anything but pay; so little for so long is none.
_RANGE = 0.5
_RANGED: set[UnitText | None] = {"HOUR", "YEAR"}
# What a month brings that no word calls pay is rather a subscription.
_PLAN = 100
_PETTY_WEIGHT = -1.0
# Cents that come in without a period are what a share has earned or gained.
_CENTS_WEIGHT = -1.5
# What is left of cues from other clauses when the figure's own clause speaks of pay or of a price.
_SETTLED = 0.4
_SHADOWED = 0.6
_REPEATED = 0.5
# A figure that leaves out its last multiplier beside a period (一个月五万八), what a role's sum becomes.
_ELIDED = 0.6
# A range that fills the cell behind a title, what a list gives for a post, what a role has to live on.
_CELLED = 1.0
DIFFERENCE = -6.0
_ROLE = 1.2
_BOUNDARY = 0.55
_FIGURE = 0.6
FOREIGN = 0.4
_BEHIND = 0.8
_LIGHT = 5
_TOUCHING = 6
_HALVING = 50
_THOUSAND = 1000
_TO_ROLE = 6
# Smaller numbers without a currency are no sums: one of them, 25 years old.
_SUM = 100
# Sums of this size are seldom one person's pay; units of a currency that is not divided are smaller.
_LARGE = 10**8
_UNDIVIDED = 100
_TEN = 10
_LARGE_WEIGHT = -1.5
# Weight of a cue in the heading or the cell above, and of the roles there.
_ABOVE = 0.8
# What may stand between a figure and the period that follows it: a blank, a stroke, one short word (gross, net), "/-".
_TO_PERIOD = lazy(r"(?:/-)?[)）]?\s?(?:[/(（·]\s?)?(?:[^\W\d_]{1,10}\s){0,2}")
# Cues further away, in code points, bear on no figure.
_WINDOW = 160
# So many roles are asked one by one.
_FEW = 4


# A cue is made from its tuple: by name it takes three times as long.
_new = tuple.__new__


class Cue(NamedTuple):
    """A word that says something about pay, at a span of the folded sentence."""

    at: int
    start: int
    end: int
    word: Word


class Evidence:
    """The cues of one sentence, measured against its figures.

    `roles` are spans in the folded sentence; `small` numbers that may be rates are figures, too. What stands above
    a figure, in a heading or the head of its column, is given to the questions that it bears on.
    """

    def __init__(self, sentence: Sentence, roles: Sequence[Span], *, small: bool = False) -> None:
        self.roles, self.small = roles, small
        self._role_ends = [end for _, end in roles]
        self.text = sentence.folded.text
        self.items = sentence.items
        self.ands = sentence.ands
        self.figures = [figure for figure in sentence.figures if self._likely(figure)]
        clauses = Clauses(self.text, self.items)
        self.breaks, self.length, self._between = clauses.breaks, clauses.length, clauses.between
        self.starts = [figure.start for figure in self.figures]
        self.kinds = _NO_KINDS.union(*[item.kinds for item in self.items])
        self.cues = list(self._read_cues())
        self.cue_starts = [cue.start for cue in self.cues]
        self._weighing = [cue for cue in self.cues if cue.word.kind in WEIGHTS]
        self._onward = shapes.onward(self)
        self._owners: dict[int, Figure | None] = {}
        self._around: tuple[Span, list[Cue]] | None = None

    def _read_cues(self) -> Iterator[Cue]:
        """Yield the words that are no part of a figure, with the readings that fit."""
        inside = {at for figure in self.figures for at in range(figure.first, figure.last + 1)}
        for at, item in enumerate(self.items):
            if isinstance(item, Token) and at not in inside:
                wrong = _NO_KINDS if item.kinds.isdisjoint(AGAINST) else self._misread(item)
                counts = "period" in item.kinds and shapes.counts_time(self, at)
                for word in shapes.TOTAL if counts else item.words:
                    if word.kind not in wrong:
                        yield _new(Cue, (at, item.start, item.end, word))

    def _misread(self, item: Token) -> Set[Kind]:
        """Return what is wrong beside a role: *sales manager* sells nothing, *pay for nurses* is pay."""
        if "noun" in item.kinds:
            named = any(0 <= start - item.end <= _TO_ROLE for start, _ in self.roles)
            return AGAINST if named else _NOUN
        inside = any(start <= item.start and item.end <= end for start, end in self.roles)
        return AGAINST if inside else _NO_KINDS

    def _likely(self, figure: Figure) -> bool:
        """Say whether a figure may be money at all; years and counted things are none."""
        if figure.form or figure.scaled:
            return figure.digits or not shapes.measures(self, figure)
        follows = self.items[figure.last + 1] if figure.last + 1 < len(self.items) else None
        counted = isinstance(follows, Token) and follows.any("counted", "months") and follows.start - figure.end <= 1
        if figure.size < _SUM:
            # A number that a word of pay has right behind it keeps that word: lương tháng 13, the thirteenth.
            before = self.items[figure.first - 1] if figure.first else None
            rate = (before is not None and "noun" in before.kinds) or (self.small and unread.is_rate(self.text, figure))
            return rate and figure.digits and not counted
        return not (counted or is_span(self.text[figure.start : figure.end], figure.low, figure.high))

    def gap(self, start: int, end: int, figure: Figure) -> Span:
        """Return what lies between a stretch and a figure; a relative clause goes on from the noun before it."""
        end = self._onward.get(end, end)
        return (end, figure.start) if end <= figure.start else (figure.end, start)

    @cached_property
    def posts(self) -> set[int]:
        """Where the sums begin that a list or a table gives for posts."""
        return listings.posts(self)

    def _owner(self, start: int, end: int, onward: bool) -> Figure | None:
        def distance(figure: Figure) -> float:
            breaks, length = self._between(*self.gap(start, end, figure))
            distance = length + 15 * breaks
            if start >= figure.end:
                distance += shapes.BEHIND_FAR if length > _LIGHT else 0
                distance += 15 * (onward or self._goes_on(figure))
            return distance

        at = bisect_left(self.starts, end)
        return min(self.figures[max(0, at - 1) : at + 1], key=distance, default=None)

    def owns(self, figure: Figure, cue: Cue) -> bool:
        """Say whether a figure is the one that a cue stands nearest to."""
        if len(self.figures) == 1:
            return figure is self.figures[0]
        if cue.at not in self._owners:
            self._owners[cue.at] = self._owner(cue.start, cue.end, "clause" in self.items[cue.at].kinds)
        return self._owners[cue.at] is figure

    def _goes_on(self, figure: Figure) -> bool:
        """Say whether *and* stands right behind a figure, so that what follows speaks of something else."""
        follows = self.items[figure.last + 1] if figure.last + 1 < len(self.items) else None
        return isinstance(follows, Token) and follows.any("join", "and") and follows.start - figure.end <= 1

    def _decay(self, start: int, end: int, figure: Figure) -> float:
        if end <= figure.start:
            first, last, share = self._onward.get(end, end), figure.start, 1.0
        else:
            first, last, share = figure.end, start, _BEHIND if start >= figure.end else 1.0
        breaks, length = self._between(first, last)
        share *= _BOUNDARY**breaks
        if len(self.starts) > 1 and last > first:
            share *= _FIGURE ** (bisect_left(self.starts, last) - bisect_left(self.starts, first))
        return share / (1 + length / _HALVING)

    def _bears(self, role: Span, figure: Figure) -> float:
        """Return how strongly a role bears on a figure; one that begins the line, as titles do, bears on all of it."""
        near = self._decay(*role, figure)
        first = figure is self.figures[0] and role[1] <= figure.start and role[0] <= shapes.TITLE
        return max(near, _BOUNDARY) if first and self.length(role[1], figure.start) <= shapes.TO_SUBJECT else near

    def peopled(self, figure: Figure, default: float = 0.0) -> float:
        """Return how strongly the roles of the sentence bear on a figure, `default` where there are none."""
        return max([self._bears(role, figure) for role in self._beside(figure)], default=default)

    def _beside(self, figure: Figure) -> Sequence[Span]:
        """Return the roles that may bear on a figure most: the nearest on each side, and what begins the line."""
        if len(self.roles) <= _FEW:
            return self.roles
        first = max(0, bisect_right(self._role_ends, figure.start) - 1)
        last = next((at for at in range(first, len(self.roles)) if self.roles[at][0] >= figure.end), len(self.roles))
        return [*self.roles[: min(first, shapes.TITLE + 1)], *self.roles[first : last + 1]]

    def pull(self, cue: Cue, figure: Figure) -> float:
        """Return how strongly a cue bears on a figure, from 0 to 1."""
        own = self.owns(figure, cue)
        if not own and cue.word.kind in _GAINED and shapes.begins_another(self, cue, figure):
            return 0.0
        pull = self._decay(cue.start, cue.end, figure) * (1.0 if own else FOREIGN)
        return pull * FOREIGN if self._apart(cue, figure) else pull

    def _apart(self, cue: Cue, figure: Figure) -> bool:
        """Say whether a cue against pay stands so far behind a figure that it rather speaks of something else."""
        if cue.start < figure.end or cue.word.kind not in AGAINST:
            return False
        breaks, length = self._between(figure.end, cue.start)
        if not breaks and cue.word.kind == "deal" and cue.at == figure.last + 2 and self.following(figure, "period"):
            return False
        return breaks > 0 or (length > _TOUCHING and not shapes.compounds(self, cue, figure))

    def around(self, figure: Figure) -> list[Cue]:
        """Return the cues near enough to bear on a figure."""
        if len(self.text) <= _WINDOW:
            return self.cues
        if self._around is None or self._around[0] != (figure.start, figure.end):
            first = bisect_left(self.cue_starts, figure.start - _WINDOW)
            last = bisect_left(self.cue_starts, figure.end + _WINDOW)
            self._around = (figure.start, figure.end), self.cues[first:last]
        return self._around[1]

    def ends(self, first: int, last: int) -> list[int]:
        """Return where the roles end that end from `first` to `last`."""
        ends = self._role_ends
        return ends[bisect_left(ends, first) : bisect_right(ends, last)] if ends else ends

    def _shadow(self, cue: Cue, figure: Figure) -> float:
        """Return what is left of a cue against pay when a word for pay stands between it and its figure."""
        if cue.word.kind not in AGAINST or cue.end > figure.start:
            return 1.0
        nearer = self.cues[bisect_left(self.cue_starts, cue.end) : bisect_left(self.cue_starts, figure.start)]
        return _SHADOWED if any(other.word.kind in {"noun", "verb"} for other in nearer) else 1.0

    def _pulls(self, cues: Sequence[Cue], figure: Figure) -> list[float]:
        """Return what each of some cues says of a figure, by its weight and by where it stands."""
        weighed = [(cue, weighs) for cue in cues if (weighs := weight(self, cue, figure))]
        # What speaks for or against pay by itself in the clause of its figure settles what the figure is.
        settling = [
            abs(weighs) > WAGE and self.owns(figure, cue) and not self.breaks(*self.gap(cue.start, cue.end, figure))
            for cue, weighs in weighed
        ]
        rest = _SETTLED if True in settling else 1.0
        return [
            (1.0 if settles else rest) * self._shadow(cue, figure) * weighs * self.pull(cue, figure)
            for settles, (cue, weighs) in zip(settling, weighed, strict=True)
        ]

    def score(self, figure: Figure, above: Sequence[Bearing], headed: bool = False) -> float:
        """Return the evidence that a figure is pay: above `WAGE` it is one, below it is other money.

        `headed` tells that the lines above name a role.
        """
        around, large = self.around(figure), _LARGE * self.scale(figure)
        cues = self._weighing if around is self.cues else [cue for cue in around if cue.word.kind in WEIGHTS]
        pulls = self._pulls(cues, figure) if cues else []
        # Words against pay come in pairs (buy and sell); all but the strongest add half.
        total = sum([max(pull, _REPEATED * pull) for pull in pulls]) + (1 - _REPEATED) * min([0.0, *pulls])
        total += _ROLE * self.peopled(figure, _ABOVE * headed)
        # An extra that comes with another sum says nothing of what is above.
        if all(cue.word.kind in _FAINT or (cue.word.kind == "extra" and not self.owns(figure, cue)) for cue in cues):
            kinds = {word.kind for word in above if not figure.form or figure.size * _TEN < large} & WEIGHTS.keys()
            # What comes with pay does not speak against it.
            weights = [WEIGHTS[kind] for kind in kinds if kind != "extra" or not ("noun" in kinds or self.roles)]
            total += _ABOVE * (max([0.0, *weights]) + min([0.0, *weights]))
        total += self.timed(figure) + _PETTY_WEIGHT * self.petty(figure)
        grows = figure.changed and shapes.grows(self, figure) and not any(cue.word.kind in AGAINST for cue in cues)
        if figure.unit:
            total += WEIGHTS["noun"]
        if grows or shapes.colloquial(self, figure):
            total += _ELIDED
        if listings.celled(self, figure) or listings.posted(self, figure):
            total += _CELLED
        total += _ROLE * shapes.stands_on(self, figure) + _ELIDED * shapes.scales(self, figure)
        if figure.first <= 1 and self.roles and shapes.led(self, figure, self.roles[0]):
            total += _CELLED
        total += DIFFERENCE * shapes.is_difference(self, figure) + WEIGHTS["price"] * shapes.spent(self, figure)
        if figure.form and figure.form.divisor > 1 and not self.timed(figure):
            told = _GAINED | _NOUN if self.roles and "piece" in self.kinds else {"noun", "verb"}
            total += _CENTS_WEIGHT * told.isdisjoint(cue.word.kind for cue in cues)
        if figure.size >= large:
            total += _LARGE_WEIGHT * (1 if figure.size < _TEN * large else 2)
        return total

    def petty(self, figure: Figure) -> bool:
        """Say whether a figure is less for its period than people are paid."""
        period = None if figure.scaled or self.kinds.isdisjoint(_RATES) else self.following(figure, "period")
        if period is None or figure.size < PETTY.get(period.unit or "YEAR", 0):
            return period is not None
        return period.unit == "MONTH" and figure.size < _PLAN * self.scale(figure) and self.bare(figure, ())

    def scale(self, figure: Figure) -> int:
        """Return how many units of the figure's currency make about one of those that are divided."""
        return _UNDIVIDED if figure.form and undivided(figure.form.codes[0]) else 1

    def bare(self, figure: Figure, above: Sequence[Bearing]) -> bool:
        """Say whether no word for pay, nor for earning it, bears on a figure: a period and a role alone do."""
        cues = (cue for cue in self.around(figure) if cue.word.kind in WEIGHTS)
        cues = (cue for cue in cues if "charged" not in self.items[cue.at].kinds)
        told = any(weight(self, cue, figure) > WAGE for cue in cues)
        titled = (listings.celled(self, figure) or listings.posted(self, figure)) and not self.timed(figure)
        return not (told or titled or shapes.salaried(self, figure) or any(word.kind == "noun" for word in above))

    def timed(self, figure: Figure) -> float:
        """Return what a period or a piece of work beside a figure says for pay."""
        if self.kinds.isdisjoint(_RATES):
            return 0.0
        if period := self.following(figure, "period"):
            ranged = None not in {figure.low, figure.high} and figure.low != figure.high and not figure.fuzzy
            unit = period.unit or "YEAR"
            tied = shapes.upon(self, figure) is not None
            weight = _PERIOD_WEIGHTS[unit] + _RANGE * (ranged and unit in _RANGED)
            return weight + WEIGHTS["weak"] * tied
        if self.following(figure, "piece"):
            return _PIECE
        if figure.changed and (shared := shapes.changed_into(self, figure)):
            return _PERIOD_WEIGHTS[shared]
        leading = {cue.word.kind for cue in self.leading(figure)}
        return _PERIOD_WEIGHTS["DAY"] if "period" in leading else _PIECE if "piece" in leading else 0.0

    def paid(self, figure: Figure) -> bool:
        """Say whether a word for pay or for earning it, or a period, bears on a figure."""
        return self.timed(figure) > 0 or any(cue.word.kind in _EARNING for cue in self.around(figure))

    def hourly(self, figure: Figure) -> bool:
        """Say whether a figure is by the hour: what overtime brings then is a rate."""
        period = self.following(figure, "period") or next(
            (cue.word for cue in self.leading(figure) if cue.word.kind == "period"), None
        )
        return period is not None and period.unit == "HOUR"

    def following(self, figure: Figure, *kinds: Kind) -> Word | None:
        """Return the word of these kinds that stands right behind a figure, a qualifier apart."""
        if self.kinds.isdisjoint(kinds):
            return None
        edge = behind(self.text, figure.end)
        for at in range(figure.last + 1, min(figure.last + 4, len(self.items))):
            item = self.items[at]
            if not isinstance(item, Token) or not _TO_PERIOD.fullmatch(self.text, edge, item.start):
                return None
            if at > figure.last + 1 and shapes.leads_number(self, at):
                return None
            if words := [word for word in item.words if word.kind in kinds]:
                return next((word for word in words if word.unit), words[0])
            passed = any(edge <= start <= item.start for start, _ in self.roles)
            if passed or not item.any("after", "extra", "weak", "noun"):
                return None
            edge = item.end
        return None

    def floor(self, figure: Figure) -> int:
        """Return where the figure before ends."""
        at = bisect_left(self.starts, figure.start)
        return self.figures[at - 1].end if at else 0

    def leading(self, figure: Figure) -> Iterator[Cue]:
        """Yield the cues before a figure in its clause, nearest first, back to the figure before."""
        floor = max(self.floor(figure), figure.start - _WINDOW if len(self.text) > _WINDOW else 0)
        for at in range(bisect_left(self.cue_starts, figure.start) - 1, -1, -1):
            cue = self.cues[at]
            if cue.start < floor or self.breaks(cue.end, figure.start) > 0:
                return
            if cue.end <= figure.start:
                yield cue

    def earned(self, figure: Figure) -> bool:
        """Say whether the figure is what somebody has earned over time."""
        if figure.qualifier == "AVERAGE" or self.following(figure, "piece"):
            return False
        floor = self.floor(figure)
        verbs = [cue for cue in self.around(figure) if floor <= cue.start and cue.end <= figure.start]
        verbs = [cue for cue in verbs if self.breaks(cue.end, figure.start) <= 1]
        if any(cue.word.kind == "noun" for cue in verbs):
            return False
        if any(cue.word.kind == "earned" for cue in verbs) or self._goes_on_to(figure, {"earned"}):
            return True
        near = (cue for cue in self.around(figure) if self.breaks(*self.gap(cue.start, cue.end, figure)) <= 1)
        gained = any(cue.word.kind in _GAINED for cue in verbs) or self._goes_on_to(figure, _GAINED)
        return gained and any(cue.word.kind == "total" for cue in near)

    def _goes_on_to(self, figure: Figure, kinds: Set[Kind]) -> bool:
        """Say whether the clause goes on from the figure to a word of these kinds: 45万円を稼いだ."""
        behind = (cue for cue in self.around(figure) if cue.word.kind in kinds and cue.start >= figure.end)
        return any(self.owns(figure, cue) and not self.breaks(figure.end, cue.start) for cue in behind)
