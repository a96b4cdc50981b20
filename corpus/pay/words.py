"""The words of pay, out of the languages' packs.

A pack's ``pay.txt`` has lists headed ``[group.kind]``, one word a line. A text is read with the packs of its languages
together, so that an English figure in a Chinese article is understood as well. The groups:

* ``numbers``: under ``unit``, ``times``, ``part`` and ``plus`` each line is ``word = value``, under ``magnitude`` it is
  ``word = least bound``, the bound being the first number above; ``few``, ``join``, ``odd``, ``vague``, ``elided``,
  ``tenth``, ``one``, ``point`` are words alone; units of two letters and multipliers of three or more may be
  written on to each other (zweitausendfünfhundert)
* ``ranges``, ``evidence``, ``context``: words of the kinds in `_LISTS`; what they mean stands beside `Kind`
* ``periods``, ``rates``: words of a unit of time, ``[periods.HOUR]``, and of pay by it
* ``before``, ``after``, ``near``, ``free``: words of a qualifier, ``[before.UP_TO]``
* ``clitics``: what may be written on to a word, ``before`` or ``after`` it; ``of`` ties a large number to its
  currency (2.000.000 de pesos)
* ``currency``: short names of a currency, ``[currency.KIND CODE CODE; option; option]``: `CurrencyForm` says what the
  options are, ``default.zh=CNY`` being a default; the kinds are in `_CURRENCY_KINDS`, ``letter`` being one capital
  before a sum (N70,000), whatever else the letter means
* ``[unwritten CODE CODE; option]``, without words: what a wage without a currency may be in; ``least=10000`` is the
  least sum that is written so; with words: what it may be in where its number has one of them (LPA, lakh)
* ``[chained]``, without words: words are written on to each other (시급만원이다), and count where they and a clitic of
  ``after`` fill what is written as one
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal, get_args

from corpus.document import Qualifier, UnitText
from corpus.folding import fold, folded_sections
from corpus.lexicon import is_unspaced
from corpus.packs import PackError
from corpus.records import NamedTuple

Kind = Literal[
    # Parts of numbers: three, thousand, half, several, tens of; "and" and 零 inside a number; 多 and "-odd", 来;
    # what the number behind has more (साढ़े, a half; पौने, a quarter less); a spoken decimal sign (五点五万).
    "unit", "times", "part", "plus", "few", "magnitude", "join", "odd", "vague", "point",
    # Multipliers behind which a last digit stands for tenths of them (một triệu hai, 8tr5: 1.2 and 8.5 millions).
    "elided",
    # Multipliers on to which one digit is written that stands for tenths of them (四万五, 1w5), and none in between.
    "tenth",
    # An article that is the last digit of a number in words (oitocentos e um euros), and nothing by itself.
    "one",
    # Ranges: between, from, to, an "and" that ties no parts of a number, an "or" (2 or 3 million); verbs of change;
    # what ties two figures of one currency that are no range (58 statt 49 Euro).
    # What marks the second of two figures as what the first becomes: behind it (123万円へ), before it (para).
    "between", "from", "to", "and", "or", "change", "apart", "result", "into",
    # Qualifiers beside a figure; those that work through the clause, with a preposition at the figure or without;
    # what turns a bound behind it, or behind its verb, into the opposite one (not more than).
    "before", "after", "near", "free", "negation",
    # Evidence for pay and against it; `pays` are verbs that the payer or the payee decides, `gets` what somebody gets,
    # which is pay where it comes by a unit of time.
    "noun", "verb", "gain", "make", "weak", "gets", "pays", "earned", "total", "price", "deal", "extra",
    "difference", "more",
    # What somebody does with a sum of his own right beside it: saves, loses, sends home.
    "spend",
    # Where somebody, or any figure, stands: he is *at* $22; pay where a person is the subject.
    "stands",
    # Time: a period, pay by the piece, when pay is handed out, salaries in a year.
    "period", "piece", "handout", "months",
    # What ties a person to a rate: a nurse *on* £17 an hour; $20 an hour *for* a nurse.
    "upon", "for",
    # Who earns: people, and firms, whose income is no pay; a pronoun takes up who has just been named; a payee is
    # whom somebody pays (his staff, 직원들에게): who is named before them is the payer.
    "person", "firm", "pronoun", "payee",
    # What surrounds: counted things, verbs of saying, conjunctions, relative pronouns, rates that clients pay too,
    # what heads the price list of somebody's work, words that mean nothing here.
    "counted", "speech", "clause", "relative", "charged", "tariff", "none",
    # What names who says so (according to), and what sets one clause against another (while, whereas).
    "source", "contrast",
    # Percent, where it is a word.
    "share",
    # What says in which unit a table counts: 单位：万元 is no sum; those whose monthly allowance is their pay.
    "measure", "trainee",
    # What takes what comes with pay into its sum: including allowances, 수당을 포함해.
    "including",
    # Figures of the text and currencies of the table.
    "digits", "currency",
]  # fmt: skip


class CurrencyForm(NamedTuple):
    """One spelling of a currency and what it may stand for.

    `codes` are ISO 4217, likeliest first. `defaults` gives the code by language tag (``*`` for the others) where
    neither the words nor a place decide. `divisor` is what a minor unit makes of the main one, `worth` how many of
    these a larger one is (toman). A `weak` form is a common word too (pound, 块) and needs evidence; a `bare` one
    counts without a number. `number` is the one that a dual holds (دولاران). `placed` are further codes, each of which
    only a place gives: what few texts mean is no candidate; `near` are those that only a place of the same sentence
    gives. `milliard` is the letter that stands for 10⁹ behind a sum in it, whatever it means elsewhere (Rp3 M). Smaller
    sums than `least` are none of it (PHP 8), nor larger ones than `most`, nor those that are `never` (1080p, 720p).
    """

    codes: tuple[str, ...]
    defaults: tuple[tuple[str, str], ...] = ()
    kind: str = "name"
    divisor: int = 1
    weak: bool = False
    bare: bool = False
    number: int = 0
    placed: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    milliard: str = ""
    least: int = 0
    most: int = 0
    never: tuple[int, ...] = ()
    worth: int = 1

    def fits(self, value: Decimal) -> bool:
        """Say whether a sum of this size is written so."""
        return value >= self.least and not (self.most and value > self.most) and value not in self.never


class Word(NamedTuple):
    """What a word does; only the fields that its kind needs are set. `high` is exclusive."""

    kind: Kind
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    unit: UnitText | None = None
    qualifier: Qualifier | None = None
    form: CurrencyForm | None = None


class Bearing(NamedTuple):
    """What of a word bears on figures outside its sentence; `form` is the currency that a head writes for its sums.

    `qualifier` is what a heading or a head says of all that is below: average pay.
    """

    kind: Kind
    unit: UnitText | None
    form: CurrencyForm | None = None
    qualifier: Qualifier | None = None


class Unwritten(NamedTuple):
    """What a wage without a currency may be in: the candidates with their defaults, and whether a place decides.

    Smaller sums than `least` leave out a multiplier too (연봉 5천 is 50 million won), but for pay by the hour.
    """

    form: CurrencyForm
    by_place: bool
    least: int = 0


def folded_words(words: Iterable[str]) -> list[str]:
    """Return the folded forms of words, folded together: one pass costs a fraction of a pass each."""
    joined = "\n".join(words)
    return fold(joined).text.split("\n") if joined else []


_LISTS: Mapping[str, tuple[Kind, ...]] = {
    "numbers": ("few", "join", "odd", "vague", "elided", "tenth", "one", "point"),
    "ranges": ("between", "from", "to", "and", "or", "change", "apart", "result", "into"),
    "evidence": (
        "noun",
        "verb",
        "gain",
        "make",
        "weak",
        "gets",
        "pays",
        "earned",
        "total",
        "price",
        "deal",
        "extra",
        "difference",
        "more",
        "spend",
        "stands",
    ),
    "context": (
        "person",
        "firm",
        "pronoun",
        "payee",
        "negation",
        "upon",
        "for",
        "piece",
        "handout",
        "months",
        "counted",
        "speech",
        "source",
        "contrast",
        "clause",
        "relative",
        "charged",
        "tariff",
        "none",
        "measure",
        "trainee",
        "including",
        "share",
    ),
}
_VALUES: tuple[Kind, ...] = ("unit", "times", "part", "plus")
_TIMED: Mapping[str, Kind] = {"periods": "period", "rates": "noun"}
_QUALIFIERS: Mapping[str, Kind] = {"before": "before", "after": "after", "near": "near", "free": "free"}
_CURRENCY_KINDS = ("name", "short", "symbol", "code", "letter", "minor")
_FLAGS = ("weak", "bare")
_NUMBERS = ("number", "divisor", "least", "most", "worth")
_DEFAULT = "default."


class Pack(NamedTuple):
    """The words of one language, folded; `before` and `after` are what may be written on to a word (ال, -nya).

    `ties` may stand between a number and its currency, the clitics before it or words (de). `implied` tells, for
    words of a number, what else a wage without a currency may be in (LPA). `letters` are codes of one letter.
    """

    words: tuple[tuple[str, Word], ...]
    currencies: tuple[tuple[str, CurrencyForm], ...]
    unwritten: Unwritten
    before: frozenset[str]
    after: frozenset[str]
    chained: bool = False
    implied: tuple[tuple[str, Unwritten], ...] = ()
    ties: frozenset[str] = frozenset()
    letters: tuple[tuple[str, CurrencyForm], ...] = ()


@cache
def pack(tag: str) -> Pack:
    """Return the words of the pack `tag`, none when the language has no ``pay.txt``.

    Raises PackError, with file and line, when the file does not hold what it should.
    """
    words: list[tuple[str, Word]] = []
    currencies: list[tuple[str, CurrencyForm]] = []
    letters: list[tuple[str, CurrencyForm]] = []
    clitics: dict[str, frozenset[str]] = {"before": frozenset(), "after": frozenset(), "of": frozenset()}
    unwritten = Unwritten(CurrencyForm(()), by_place=False)
    chained = False
    implied: list[tuple[str, Unwritten]] = []
    for name, line, folded in folded_sections(tag, "pay"):
        place = f"langs/{tag}/pay.txt:{line}: {name}"
        group, _, kind = name.partition(".")
        if group == "currency":
            form = _form(place, kind)
            if form.kind == "letter":
                letters += [(spelling, form._replace(kind="code")) for spelling in folded]
            else:
                currencies += [(spelling, form) for spelling in folded]
        elif group == "clitics" and kind in clitics:
            clitics[kind] = frozenset(folded)
        elif name == "chained":
            chained = True
        elif name.startswith("unwritten "):
            if folded:
                implied += [(word, _unwritten(place, name)) for word in folded]
            else:
                unwritten = _unwritten(place, name)
        else:
            words += _words(place, group, kind, folded)
    words += _into(words)
    before, after, ties = clitics["before"], clitics["after"], clitics["before"] | clitics["of"]
    forms = tuple(currencies)
    return Pack(tuple(words), forms, unwritten, before, after, chained, tuple(implied), ties, tuple(letters))


def _into(words: Iterable[tuple[str, Word]]) -> list[tuple[str, Word]]:
    """Return the verbs of change that end in what leads to their result: stijgt naar, went up to, 涨到."""
    words = [*words]
    ends = [form if is_unspaced(form[0]) else f" {form}" for form, word in words if word.kind in {"to", "into"}]
    return [(form, Word("into")) for form, word in words if word.kind == "change" and form.endswith(tuple(ends))]


def _unwritten(place: str, name: str) -> Unwritten:
    """Return what ``unwritten CODE CODE; option`` means."""
    head, *options = name.split("; ")
    least = [option.removeprefix("least=") for option in options if option.startswith("least=")]
    if any(not value.isdigit() for value in least):
        raise PackError(f"{place}: least needs a number")
    rest = [option for option in options if option != "by_place" and not option.startswith("least=")]
    form = _form(place, "; ".join([head.replace("unwritten", "name", 1), *rest]))
    return Unwritten(form, "by_place" in options, int(least[0]) if least else 0)


def _words(place: str, group: str, kind: str, folded: list[str]) -> list[tuple[str, Word]]:
    """Return what the words of a section do."""
    if group == "numbers" and kind in (*_VALUES, "magnitude"):
        return [_number(place, kind, line) for line in folded]
    if kind in _LISTS.get(group, ()):
        word = Word(kind)
    elif group in _TIMED and kind in get_args(UnitText):
        word = Word(_TIMED[group], unit=kind)  # type: ignore[arg-type]
    elif group in _QUALIFIERS and kind in get_args(Qualifier):
        word = Word(_QUALIFIERS[group], qualifier=kind)  # type: ignore[arg-type]
    else:
        raise PackError(f"{place} is no group of words of pay")
    return [(form, word) for form in folded]


def _number(place: str, kind: Kind, line: str) -> tuple[str, Word]:
    """Return a word with its value, or with the least value and the first one above."""
    word, _, values = line.rpartition(" = ")
    try:
        numbers = [Decimal(value) for value in values.split(" ")]
    except InvalidOperation:
        numbers = []
    if not word or len(numbers) != (2 if kind == "magnitude" else 1):
        raise PackError(f"{place}: {line!r} is no word = {'least bound' if kind == 'magnitude' else 'value'}")
    return word, Word(kind, numbers[0], numbers[-1])


def _form(place: str, text: str) -> CurrencyForm:
    """Return the currency that ``KIND CODE CODE; option`` means."""
    head, *options = text.split("; ")
    kind, *codes = head.split(" ")
    values = dict(option.partition("=")[::2] for option in options)
    placed = tuple(values.pop("placed", "").split())
    near = tuple(values.pop("near", "").split())
    milliard = values.pop("milliard", "")
    never = values.pop("never", "").split()
    defaults = {key.removeprefix(_DEFAULT): values.pop(key) for key in list(values) if key.startswith(_DEFAULT)}
    if kind not in _CURRENCY_KINDS or not codes or not {*defaults.values()} <= {*codes, ""}:
        raise PackError(f"{place}: a kind, codes, and defaults among the codes are due")
    counts = [*never, *(values.get(name, "1") for name in _NUMBERS)]
    if not values.keys() <= {*_FLAGS, *_NUMBERS} or not all(map(str.isdigit, counts)):
        raise PackError(f"{place}: options are {', '.join((*_FLAGS, *_NUMBERS))}, the last five with a number")
    return CurrencyForm(
        tuple(codes),
        tuple(defaults.items()),
        kind,
        int(values.get("divisor", 1)),
        weak="weak" in values,
        bare="bare" in values,
        number=int(values.get("number", 0)),
        placed=placed,
        near=near,
        milliard=milliard,
        least=int(values.get("least", 0)),
        most=int(values.get("most", 0)),
        never=tuple(map(int, never)),
        worth=int(values.get("worth", 1)),
    )
