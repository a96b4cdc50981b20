"""What a figure looks like in its sentence, in numbers that know no language: half of what a trained score reads.

The rules weigh words that stand in a pack. These numbers tell how much of them there is, and what can be seen without:
how large a sum is for its currency, and where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import log10

from corpus.document import Qualifier, UnitText
from corpus.packs import data_lines
from corpus.pay.digits import undivided
from corpus.pay.evidence import Evidence
from corpus.pay.money import Figure
from corpus.pay.surroundings import Above
from corpus.pay.weights import AGAINST, WEIGHTS
from corpus.pay.words import Kind
from corpus.records import NamedTuple

_PULLS: tuple[Kind, ...] = (
    "noun", "verb", "gain", "make", "weak", "gets", "pays", "earned", "price", "deal", "extra", "more", "spend",
    "total", "upon", "for", "to", "person", "firm", "payee", "pronoun", "speech", "tariff", "piece", "period",
    "handout", "trainee", "including", "difference", "counted",
)  # fmt: skip
_ABOVE: tuple[Kind, ...] = ("noun", "verb", "weak", "make", "price", "deal", "extra", "tariff")
_UNITS: tuple[UnitText | None, ...] = (None, "HOUR", "DAY", "WEEK", "MONTH", "YEAR")
_QUALIFIERS: tuple[Qualifier | None, ...] = (None, "UP_TO", "FROM", "AVERAGE", "ABOUT")

NAMES = (
    *"score ruled earned unit timed size low-size decimals ranged open qualifier scaled digits".split(),
    *"formed weak minor changed coded figures at gap-before gap-behind alike length to-start to-end".split(),
    *"asked quoted cells roles role-before role-behind headed bears for against".split(),
    *(f"pull-{kind}" for kind in _PULLS),
    *(f"above-{kind}" for kind in _ABOVE),
)
"""The names of the numbers that `of_figure` gives."""

# How far away anything stands at most; nothing stands there at all.
_FAR, _NOTHING = 200, -1.0
# Sums are alike that are at most so many times as large.
_ALIKE = 3
_QUOTES = frozenset('"“”«»「」『』„')
_CELLS = frozenset("\t|｜")
_ASKS = ("?", "？", "؟")
# Units of a currency that is not divided in a US dollar, where nothing is known.
_MANY = 100.0
_LEAST = 0.01


class Ruling(NamedTuple):
    """What the rules make of a figure, and its currency by ISO 4217, or the likeliest."""

    score: float
    wage: bool
    earned: bool
    unit: UnitText | None
    code: str | None


@cache
def _units() -> dict[str, float]:
    """Return about how many units of each currency, by ISO 4217 code, make one US dollar."""
    return {code: float(units) for code, units in (line.split("\t") for line in data_lines("sizes.tsv"))}


def dollars(value: float, code: str | None) -> float:
    """Return the decimal logarithm of a sum in US dollars, about true; an unknown currency counts as one."""
    units = _units().get(code or "") or (_MANY if code and undivided(code) else 1.0)
    return log10(max(value, _LEAST) / units)


def of_figure(evidence: Evidence, figure: Figure, ruling: Ruling, above: Above) -> tuple[float, ...]:
    """Return the numbers of a figure, as `NAMES` has them; `above` is what stands above its sentence."""
    low = figure.size if figure.low is None else figure.low
    kinds = {word.kind for word in above[0]}
    return (
        ruling.score,
        float(ruling.wage),
        float(ruling.earned),
        float(_UNITS.index(ruling.unit)),
        evidence.timed(figure),
        dollars(float(figure.size), ruling.code),
        dollars(float(low), ruling.code),
        float(figure.size != int(figure.size)),
        float(figure.low != figure.high),
        float(figure.low is None) - float(figure.high is None),
        float(_QUALIFIERS.index(figure.qualifier)),
        float(figure.scaled),
        float(figure.digits),
        float(figure.form is not None),
        float(figure.form is not None and figure.form.weak),
        float(figure.minor),
        float(figure.changed),
        float(ruling.code is not None),
        *_placed(evidence, figure),
        *_peopled(evidence, figure, len(above[1])),
        *_pulls(evidence, figure),
        *(float(kind in kinds) for kind in _ABOVE),
    )


def _placed(evidence: Evidence, figure: Figure) -> Iterator[float]:
    """Yield where a figure stands among the others of its sentence, and what the sentence shows."""
    text, figures = evidence.text, evidence.figures
    at = evidence.starts.index(figure.start)
    yield float(len(figures))
    yield float(at)
    yield _gap(figures[at - 1].end, figure.start) if at else _NOTHING
    yield _gap(figure.end, figures[at + 1].start) if at + 1 < len(figures) else _NOTHING
    yield float(sum(other.size <= figure.size * _ALIKE and figure.size <= other.size * _ALIKE for other in figures) - 1)
    yield _gap(0, len(text))
    yield _gap(0, figure.start)
    yield _gap(figure.end, len(text))
    yield float(text.rstrip().endswith(_ASKS))
    yield float(not _QUOTES.isdisjoint(text))
    yield float(not _CELLS.isdisjoint(text))


def _peopled(evidence: Evidence, figure: Figure, headed: int) -> Iterator[float]:
    """Yield how many roles stand in the sentence, how far from a figure, and how strongly they bear on it."""
    before = max((end for _, end in evidence.roles if end <= figure.start), default=-1)
    behind = min((start for start, _ in evidence.roles if start >= figure.end), default=-1)
    yield float(len(evidence.roles))
    yield _gap(before, figure.start) if before >= 0 else _NOTHING
    yield _gap(figure.end, behind) if behind >= 0 else _NOTHING
    yield float(headed)
    yield evidence.peopled(figure)


def _pulls(evidence: Evidence, figure: Figure) -> Iterator[float]:
    """Yield how many words for and against pay are a figure's own, and how strongly each kind of word bears on it."""
    pulls: dict[Kind, float] = {}
    favouring = opposing = 0
    for cue in evidence.around(figure):
        kind = cue.word.kind
        pulls[kind] = max(pulls.get(kind, 0.0), evidence.pull(cue, figure))
        if WEIGHTS.get(kind) and evidence.owns(figure, cue):
            opposing += kind in AGAINST
            favouring += kind not in AGAINST
    yield float(favouring)
    yield float(opposing)
    for kind in _PULLS:
        yield pulls.get(kind, 0.0)


def _gap(start: int, end: int) -> float:
    return float(min(_FAR, end - start))
