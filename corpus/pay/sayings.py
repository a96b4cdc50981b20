"""What a sentence says of a figure, as the rows of a document: pay, other money, the currencies that are written."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.document import Currency, Money, Qualifier, UnitText, Wage
from corpus.pay import periods
from corpus.pay.evidence import Evidence
from corpus.pay.money import Figure, names_year
from corpus.pay.resolution import Resolver
from corpus.pay.scan import Sentence
from corpus.pay.surroundings import Above
from corpus.pay.traits import Ruling, of_figure
from corpus.pay.verdicts import Weighed
from corpus.pay.weights import WAGE
from corpus.pay.words import CurrencyForm
from corpus.records import record

# A score this far from the border counts as sure; both ways the confidence follows a logistic curve.
_STEEPNESS = 1.2
_WHOLE = Decimal(1)


@record
class Judged:
    """A figure with what the sentence says about it."""

    figure: Figure
    score: float
    wage: bool
    earned: bool = False
    bare: bool = False
    unit: UnitText | None = None
    qualifier: Qualifier | None = None
    form: CurrencyForm | None = None
    months: int | None = None
    links: tuple[int, ...] = ()

    def as_pay(self, unit: UnitText | None, earned: bool) -> Judged:
        """Return the figure as it would be written down if it were pay."""
        earned = earned and unit is None
        rest = self.qualifier, self.form, self.months, self.links
        return Judged(self.figure, self.score, self.wage, earned, False, unit, *rest)

    @property
    def confidence(self) -> float:
        """How sure the rules are, from .5 to .99."""
        sure = 1 / (1 + math.exp(-_STEEPNESS * abs(self.score - WAGE)))
        return round(min(sure, 0.99), 2)

    @property
    def priced(self) -> bool:
        """Whether words of the sentence say that the figure is no pay."""
        return not self.wage and self.score < -WAGE


class Sayings:
    """Writes down what the sentences of a text say."""

    def __init__(self, text: str, places: Resolver) -> None:
        self._text, self._places = text, places

    def weighed(self, sentence: Sentence, evidence: Evidence, judged: Judged, above: Above) -> Weighed:
        """Return a figure as pay and as other money, for those who know the rest of the page."""
        figure = judged.figure
        if not judged.wage:
            # A heading that does not name pay names no unit of time of it: a night with the porters.
            named = above[0] if any(word.kind == "noun" for word in above[0]) else ()
            judged = judged.as_pay(periods.unit(evidence, figure, named), evidence.earned(figure))
        wage = self.wage(sentence, judged)
        code = wage.currency or next(iter(wage.currency_candidates), None)
        ruling = Ruling(judged.score, judged.wage, judged.earned, judged.unit, code)
        numbers = of_figure(evidence, figure, ruling, above)
        headed = figure.form is None and judged.form is not None
        return Weighed(wage, self.money(sentence, judged) if figure.form else None, numbers, headed)

    def money(self, sentence: Sentence, judged: Judged) -> Money:
        """Return a figure that has a currency as money that is no pay."""
        figure = judged.figure
        span = sentence.span(figure.start, figure.end)
        assert figure.form is not None  # noqa: S101 - money without a currency is dropped before
        code, candidates = self._places.resolve(figure.form, sentence, figure)
        return Money(
            self._text[slice(*span)],
            span,
            _plain(figure.low),
            _plain(figure.high),
            code,
            candidates,
            qualifier=figure.qualifier,
            confidence=judged.confidence,
        )

    def wage(self, sentence: Sentence, judged: Judged) -> Wage:
        """Return a figure as pay."""
        figure = judged.figure
        span = sentence.span(figure.start, figure.end)
        code, candidates = (
            self._places.resolve(form, sentence, figure)
            if (form := figure.form or judged.form)
            else self._places.unwritten(sentence, figure)
        )
        return Wage(
            self._text[slice(*span)],
            span,
            _plain(figure.low),
            _plain(figure.high),
            code,
            candidates,
            currency_inferred=code is not None and form is None,
            unit_text=judged.unit,
            qualifier=judged.qualifier,
            kind="EARNINGS" if judged.earned else None,
            months_per_year=judged.months,
            roles=judged.links,
            confidence=judged.confidence,
            rule="wages.earnings" if judged.earned else "wages.rate",
        )

    def written(self, sentence: Sentence, kept: Sequence[Figure]) -> Iterator[Currency]:
        """Yield the currencies that a sentence writes: those of its figures, and names that need no number."""
        marks = [mark for figure in kept for mark in figure.marks]
        forms = {(start, end): _figure_at(kept, start, form) for start, end, form in marks} if marks else {}
        for item, form in sentence.written:
            if form.bare and not form.weak and not names_year(sentence.folded.text, item):
                forms.setdefault((item.start, item.end), (form, None))
        for (start, end), (form, figure) in sorted(forms.items()):
            span = sentence.span(start, end)
            yield Currency(self._text[slice(*span)], span, *self._places.resolve(form, sentence, figure))


def _figure_at(figures: Sequence[Figure], at: int, form: CurrencyForm) -> tuple[CurrencyForm, Figure | None]:
    """Return the figure at an offset with what its currency stands for, all its spellings taken together."""
    found = next((figure for figure in figures if figure.start <= at < figure.end), None)
    return (found and found.form) or form, found


def _plain(value: Decimal | None) -> Decimal | None:
    """Return a value without the zeros that multiplying has left behind its decimal point."""
    if value is None or value.same_quantum(_WHOLE) or value != value.to_integral_value():
        return value
    return Decimal(int(value))
