"""What a rule says about lines, and what the judgement makes of it."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.errors import UnknownKindError
from corpus.records import NamedTuple

# In the guideline's order; the published schema lists the same.
KINDS = (
    "spam-header",
    "navigation",
    "date-line",
    "original-title",
    "byline",
    "image-credit",
    "related-news",
    "share",
    "subscribe",
    "cookie",
    "advertisement",
    "tags",
    "comments",
    "disclaimer",
    "duplicate",
)


def check_kinds(names: Iterable[str]) -> None:
    """Raise UnknownKindError when one of `names` is no kind of boilerplate."""
    for name in names:
        if name not in KINDS:
            raise UnknownKindError(f"{name!r} is no kind of boilerplate; there are {', '.join(KINDS)}")


class Evidence(NamedTuple):
    """A rule's case against the neighbouring lines `start` to `stop` (half-open indices).

    `kind` is a kind of the removal guideline, `name` the rule within it, `tag` the language of the words that it
    rests on (``mul`` for shapes), `score` how sure the rule is, 0 to 1.
    """

    start: int
    stop: int
    kind: str
    name: str
    reason: str
    score: float
    tag: str = "mul"

    @property
    def rule(self) -> str:
        """The stable identifier, such as ``boilerplate.zh.byline``."""
        return f"boilerplate.{self.tag}.{self.name}"


class Verdict(NamedTuple):
    """Neighbouring lines that go: half-open indices into the lines that were judged.

    `rule` is a stable identifier, `reason` one short English sentence, `score` 0 to 1.
    """

    start: int
    stop: int
    kind: str
    rule: str
    reason: str
    score: float
