"""The words of pay: what ``data/langs/TAG/pay.toml`` may hold, checked when it is read.

Each word of a pack becomes a `Word`: what it does in a sentence about money, and its value. A text is read with
the packs of its languages together, so that an English figure in a Chinese article is understood as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, get_args

from corpus.document import Qualifier, UnitText
from corpus.folding import fold
from corpus.packs import PackError, table

T = TypeVar("T")

Kind = Literal[
    # Parts of numbers: three, thousand, half, several, tens of; "and" and 零 inside a number; 多 and "-odd", 来.
    "unit", "times", "part", "few", "magnitude", "join", "odd", "vague",
    # Ranges: between, from, to; verbs of change.
    "between", "from", "to", "change",
    # Qualifiers beside a figure; those that work through the clause, with a preposition at the figure or without.
    "before", "after", "near", "free",
    # Evidence for pay and against it.
    "noun", "verb", "gain", "make", "weak", "earned", "total", "price", "deal", "extra", "difference", "more",
    # Time: a period, pay by the piece, when pay is handed out, salaries in a year.
    "period", "piece", "handout", "months",
    # What ties a person to a rate: a nurse *on* £17 an hour.
    "upon",
    # Who earns: people, and firms, whose income is no pay.
    "person", "firm",
    # What surrounds: counted things, verbs of saying, conjunctions, words that mean nothing here.
    "counted", "speech", "clause", "none",
    # Figures of the text and currencies of the table.
    "digits", "currency",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CurrencyForm:
    """One spelling of a currency and what it may stand for.

    `codes` are ISO 4217, likeliest first. `defaults` gives the code by language tag (``*`` for the others) where
    neither the words nor a place decide. `divisor` is what a minor unit makes of the main one. A `weak` form is
    a common word too (pound, 块) and needs evidence; a `bare` one counts without a number. `count` is the number that a
    dual holds (دولاران).
    """

    codes: tuple[str, ...]
    defaults: tuple[tuple[str, str], ...] = ()
    kind: str = "name"
    divisor: int = 1
    weak: bool = False
    bare: bool = False
    count: int = 0


class Word(NamedTuple):
    """What a word does; only the fields that its kind needs are set. `high` is exclusive."""

    kind: Kind
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    unit: UnitText | None = None
    qualifier: Qualifier | None = None
    form: CurrencyForm | None = None


class Unwritten(NamedTuple):
    """What a wage without a currency may be in: the candidates with their defaults, and whether a place decides."""

    form: CurrencyForm
    by_place: bool


def folded_words(words: Iterable[str]) -> list[str]:
    """Return the folded forms of words, folded together: one pass costs a fraction of a pass each."""
    joined = "\n".join(words)
    return fold(joined).text.split("\n") if joined else []


_LISTS: Mapping[str, tuple[Kind, ...]] = {
    "numbers": ("few", "join", "odd", "vague"),
    "ranges": ("between", "from", "to", "change"),
    "evidence": (
        "noun",
        "verb",
        "gain",
        "make",
        "weak",
        "earned",
        "total",
        "price",
        "deal",
        "extra",
        "difference",
        "more",
    ),
    "context": ("person", "firm", "upon", "piece", "handout", "months", "counted", "speech", "clause", "none"),
}
_VALUES: tuple[Kind, ...] = ("unit", "times", "part")
_QUALIFIERS: tuple[Kind, ...] = ("before", "after", "near", "free")
_CLITICS = ("before", "after")
_CURRENCY_KEYS = {"names", "codes", "default", "kind", "weak", "bare", "count", "divisor"}


class _Reader:
    """Reads one pack and says, when something is wrong, in which file and under which key."""

    def __init__(self, tag: str) -> None:
        self._file = f"langs/{tag}/pay.toml"
        self._data = table(tag, "pay")

    def fail(self, key: str, what: str) -> PackError:
        return PackError(f"{self._file}: {key}: {what}")

    def section(self, name: str, keys: tuple[str, ...]) -> dict[str, Any]:
        found = self._data.get(name, {})
        if not isinstance(found, dict):
            raise self.fail(name, "a table is due")
        for key in found:
            if key not in keys:
                raise self.fail(f"{name}.{key}", f"unknown key; known are {', '.join(keys)}")
        return found

    def words(self, key: str, found: object) -> list[str]:
        if not isinstance(found, list) or not all(isinstance(word, str) and word.strip() for word in found):
            raise self.fail(key, "a list of words is due")
        return found

    def number(self, key: str, found: object) -> Decimal:
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.fail(key, "a number is due")
        return Decimal(str(found))

    def top(self) -> None:
        known = (
            "numbers",
            "ranges",
            "qualifiers",
            "periods",
            "rates",
            "evidence",
            "context",
            "clitics",
            "currencies",
            "unwritten",
        )
        for key in self._data:
            if key not in known:
                raise self.fail(key, f"unknown section; known are {', '.join(known)}")

    def numbers(self) -> Iterator[tuple[str, Word]]:
        found = self.section("numbers", (*_LISTS["numbers"], *_VALUES, "magnitude"))
        for kind in _VALUES:
            for word, value in found.get(kind, {}).items():
                number = self.number(f"numbers.{kind}.{word}", value)
                yield word, Word(kind, number, number)
        for word, bounds in found.get("magnitude", {}).items():
            if not isinstance(bounds, list) or len(bounds) != 2:
                raise self.fail(f"numbers.magnitude.{word}", "two numbers are due: the least, and the first one above")
            low, high = (self.number(f"numbers.magnitude.{word}", bound) for bound in bounds)
            yield word, Word("magnitude", low, high)

    def lists(self) -> Iterator[tuple[str, Word]]:
        for section, kinds in _LISTS.items():
            extra = (*_VALUES, "magnitude") if section == "numbers" else ()
            found = self.section(section, (*kinds, *extra))
            for kind in kinds:
                value = Word(kind)
                for word in self.words(f"{section}.{kind}", found.get(kind, [])):
                    yield word, value

    def by_unit(self) -> Iterator[tuple[str, Word]]:
        for section, kind in (("periods", "period"), ("rates", "noun")):
            for unit, words in self.section(section, get_args(UnitText)).items():
                value = Word(kind, unit=unit)  # type: ignore[arg-type]
                for word in self.words(f"{section}.{unit}", words):
                    yield word, value

    def qualifiers(self) -> Iterator[tuple[str, Word]]:
        for kind, table_ in self.section("qualifiers", _QUALIFIERS).items():
            for qualifier, words in table_.items():
                key = f"qualifiers.{kind}.{qualifier}"
                if qualifier not in get_args(Qualifier):
                    raise self.fail(key, f"unknown key; known are {', '.join(get_args(Qualifier))}")
                value = Word(kind, qualifier=qualifier)  # type: ignore[arg-type]
                for word in self.words(key, words):
                    yield word, value

    def clitics(self) -> tuple[frozenset[str], frozenset[str]]:
        found = self.section("clitics", _CLITICS)
        before, after = (frozenset(self.words(f"clitics.{key}", found.get(key, []))) for key in _CLITICS)
        return before, after

    def unwritten(self) -> Unwritten:
        found = self.section("unwritten", ("codes", "default", "by_place"))
        codes = tuple(self.words("unwritten.codes", found.get("codes", [])))
        return Unwritten(CurrencyForm(codes, tuple(found.get("default", {}).items())), bool(found.get("by_place")))

    def currencies(self) -> Iterator[tuple[str, CurrencyForm]]:
        found = self._data.get("currencies", [])
        if not isinstance(found, list):
            raise self.fail("currencies", "a list of tables is due")
        for at, row in enumerate(found):
            key = f"currencies[{at}]"
            if not isinstance(row, dict) or not row.keys() <= _CURRENCY_KEYS or not {"names", "codes"} <= row.keys():
                raise self.fail(key, f"names and codes are due, and only {', '.join(sorted(_CURRENCY_KEYS))}")
            codes = tuple(self.words(f"{key}.codes", row["codes"]))
            defaults = row.get("default", {})
            if not isinstance(defaults, dict) or not {*defaults.values()} <= {*codes, ""}:
                raise self.fail(f"{key}.default", "a table from language tags to one of the codes is due")
            form = CurrencyForm(
                codes,
                tuple(defaults.items()),
                row.get("kind", "short"),
                weak=row.get("weak", False),
                bare=row.get("bare", False),
                count=row.get("count", 0),
                divisor=row.get("divisor", 1),
            )
            yield from ((name, form) for name in self.words(f"{key}.names", row["names"]))


class Pack(NamedTuple):
    """The words of one language, folded; `before` and `after` are what may be written on to a word (ال, -nya)."""

    words: tuple[tuple[str, Word], ...]
    currencies: tuple[tuple[str, CurrencyForm], ...]
    unwritten: Unwritten
    before: frozenset[str]
    after: frozenset[str]


def _folded(entries: list[tuple[str, T]]) -> tuple[tuple[str, T], ...]:
    return tuple(zip(folded_words(word for word, _ in entries), (value for _, value in entries), strict=True))


@cache
def pack(tag: str) -> Pack:
    """Return the words of the pack `tag`, none when the language has no ``pay.toml``.

    Raises PackError, with file and key, when the file does not hold what it should.
    """
    reader = _Reader(tag)
    reader.top()
    words = [*reader.numbers(), *reader.lists(), *reader.by_unit(), *reader.qualifiers()]
    return Pack(_folded(words), _folded(list(reader.currencies())), reader.unwritten(), *reader.clitics())
