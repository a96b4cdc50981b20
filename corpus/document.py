"""The nouns of the library: what a document is, and what was found in it and changed in it.

Offsets are half-open and count code points. Values are `Decimal`, in whole units of the currency.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from corpus.records import NamedTuple

Span = tuple[int, int]

if TYPE_CHECKING:
    from corpus.counting import Counts

UnitText = Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
Qualifier = Literal["UP_TO", "FROM", "AVERAGE", "ABOUT"]


class Edit(NamedTuple):
    """One change of a text: `text[start:end]` becomes `after`.

    `rule` is a stable name such as ``repair.zh.splice``, ``boilerplate.zh.related`` or ``layout.trim``;
    `reason` says in one short English sentence why it applied. `kind` is set for removals of boilerplate alone.
    `codecs` are the Python codecs that a repair went through, `score` its strength (larger is surer).
    """

    start: int
    end: int
    after: str
    rule: str
    reason: str
    kind: str | None = None
    codecs: tuple[str, ...] = ()
    score: float | None = None


class Flag(NamedTuple):
    """A stretch that looks damaged and was left as it is, because no reading of it is safe."""

    start: int
    end: int
    rule: str
    reason: str
    source: Span | None = None


class Repaired(NamedTuple):
    """A text with its damage undone; applying `edits` to the text before gives `text`."""

    text: str
    edits: tuple[Edit, ...]
    flags: tuple[Flag, ...]


class Region(NamedTuple):
    """A stretch of text in one language; the regions of a text follow each other without gaps or overlap.

    `language` is a BCP 47 tag (``en``, ``zh-Hant``) or None where the text does not decide.
    """

    start: int
    end: int
    language: str | None


class Money(NamedTuple):
    """An amount of money that is no wage. `min_value` or `max_value` is None at an open end, never both."""

    text: str
    span: Span
    min_value: Decimal | None
    max_value: Decimal | None
    currency: str | None
    currency_candidates: tuple[str, ...] = ()
    currency_inferred: bool = False
    qualifier: Qualifier | None = None
    confidence: float = 1.0
    source: Span | None = None


class Wage(NamedTuple):
    """What somebody is paid for work; `roles` are indices into the roles of the same text."""

    text: str
    span: Span
    min_value: Decimal | None
    max_value: Decimal | None
    currency: str | None
    currency_candidates: tuple[str, ...] = ()
    currency_inferred: bool = False
    unit_text: UnitText | None = None
    qualifier: Qualifier | None = None
    kind: Literal["EARNINGS"] | None = None
    months_per_year: int | None = None
    roles: tuple[int, ...] = ()
    confidence: float = 1.0
    rule: str = ""
    source: Span | None = None


class Currency(NamedTuple):
    """A currency that the text writes, by sign, code or name, with or without a number."""

    text: str
    span: Span
    currency: str | None
    currency_candidates: tuple[str, ...] = ()
    source: Span | None = None


class Role(NamedTuple):
    """A role name: `name` is the English one, singular; `isco` the ISCO-08 unit group or None."""

    text: str
    span: Span
    name: str
    isco: str | None
    confidence: float = 1.0
    source: Span | None = None


class LanguageShare(NamedTuple):
    """A language of a document, with its share of the letters (0 to 1) and how sure that is (0 to 1)."""

    language: str
    share: float
    confidence: float


class Metadata(NamedTuple):
    """What a document says about itself; `date` is ISO 8601 as far as it is known (year, day or time)."""

    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


class Segment(NamedTuple):
    """A run of lines of a decoded text (`start` and `stop` in code points) in one encoding, and why that one."""

    start: int
    stop: int
    encoding: str
    reason: str


class Decoded(NamedTuple):
    """Text out of bytes: BOM off, newlines untouched, undecodable bytes replaced by U+FFFD and counted.

    `via` is ``bom``, ``utf-8``, ``declared``, ``detected``, ``forced`` or ``given`` (it was text already). `segments`
    cover the text where it mixes two encodings by line, and `encoding` is that of most bytes; else there are none.
    `padding` is how many NUL bytes stand behind the text, as dumps and crashes leave them; they are left out.
    """

    text: str
    encoding: str
    via: str
    confidence: float = 1.0
    errors: int = 0
    segments: tuple[Segment, ...] = ()
    padding: int = 0


Preset = Literal["precision", "balanced", "recall"]
"""What boilerplate is judged for."""

Form = Literal["NFC", "NFKC"]
"""The forms of Unicode normalisation that can be asked for."""

PageType = Literal["article", "forum", "listing", "product", "documentation", "service"]
"""What sort of page markup is."""


class Options(NamedTuple):
    """What a caller may settle beforehand; None leaves it to the document.

    `extract` false leaves the extracts empty, for a caller who wants the text alone: they take half of the time.
    `select` and `ignore` are identifiers of rules or their first parts (``repair``, ``repair.mul``): with `select`
    those alone act, and none of `ignore` does. `normalize`, `fold_width` and `straighten_quotes` are what changes
    sound text, each when asked for, whatever `select` says. `preset` is what boilerplate is judged for: with
    ``recall`` only what a rule knows by its words or shape goes, with ``precision`` also what may be content, and
    ``balanced`` does best on the mean of both. `keep` are kinds of boilerplate that stay. `counts` say which lines
    many documents of the collection have.
    """

    encoding: str | None = None
    language: str | None = None
    markup: bool | None = None
    extract: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    normalize: Form | None = None
    fold_width: bool = False
    straighten_quotes: bool = False
    preset: Preset = "balanced"
    keep: tuple[str, ...] = ()
    counts: Counts | None = None


class Extracts(NamedTuple):
    """What a text says about pay and roles, in text order."""

    wages: tuple[Wage, ...] = ()
    money: tuple[Money, ...] = ()
    currencies: tuple[Currency, ...] = ()
    roles: tuple[Role, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the four lists as in the JSON document."""
        from corpus.export import extracts_to_dict

        return extracts_to_dict(self)


class Damage(NamedTuple):
    """A class of damage in a document: the places where a `rule` finds it, with the codecs of its repair.

    `repaired` says whether cleaning undoes it; else it is flagged and stays.
    """

    rule: str
    codecs: tuple[str, ...]
    places: int
    repaired: bool


class Detected(NamedTuple):
    """What a document is, before anything is taken out of it: its encoding, languages and damage."""

    id: str
    bytes: int
    sha256: str
    decoded: Decoded
    format: Literal["text", "html"]
    language: str | None
    script: str | None
    languages: tuple[LanguageShare, ...]
    damage: tuple[Damage, ...]

    def to_dict(self, *, path: str | None = None) -> dict[str, object]:
        """Return the JSON document; `path` is where it was read from, when that is not its id."""
        from corpus.export import detected_to_dict

        return detected_to_dict(self, path=path)


class Change(NamedTuple):
    """An edit as the finished document records it.

    `edit` counts in the visible text; `source` is the span in the decoded text (None where markup gives no
    place for it), `before` what stood in the visible text.
    """

    edit: Edit
    before: str
    source: Span | None


class Document(NamedTuple):
    """A cleaned document with everything that was found and everything that was changed.

    `visible` is the text before the first edit: the decoded text, or for markup its visible text. Applying
    the edits of `changes` to it gives `text`.
    """

    id: str
    bytes: int
    sha256: str
    decoded: Decoded
    format: Literal["text", "html"]
    language: str | None
    script: str | None
    languages: tuple[LanguageShare, ...]
    metadata: Metadata
    visible: str
    text: str
    changes: tuple[Change, ...]
    flags: tuple[Flag, ...]
    extracts: Extracts = Extracts()
    page_type: PageType | None = None

    @property
    def repairs(self) -> tuple[Change, ...]:
        """The changes that undo damage."""
        return tuple(change for change in self.changes if change.edit.rule.startswith("repair."))

    @property
    def removed(self) -> tuple[Change, ...]:
        """The changes that take boilerplate out."""
        return tuple(change for change in self.changes if change.edit.kind is not None)

    @property
    def wages(self) -> tuple[Wage, ...]:
        """The wage figures, in text order."""
        return self.extracts.wages

    @property
    def money(self) -> tuple[Money, ...]:
        """The other amounts of money, in text order."""
        return self.extracts.money

    @property
    def currencies(self) -> tuple[Currency, ...]:
        """The currencies that the text writes, in text order."""
        return self.extracts.currencies

    @property
    def roles(self) -> tuple[Role, ...]:
        """The role names, in text order."""
        return self.extracts.roles

    def to_dict(self, *, edits: bool = False, path: str | None = None) -> dict[str, object]:
        """Return the JSON document; with `edits` also every change, white space included.

        `path` is where the document was read from, when that is not its id.
        """
        from corpus.export import document_to_dict

        return document_to_dict(self, edits=edits, path=path)
