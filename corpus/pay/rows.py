"""What the rows of a list or a table of pay tell of each other: a row goes on with what the one above it is."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Money, Span, Wage
from corpus.patterns import lazy
from corpus.pay.evidence import Evidence
from corpus.pay.listings import titled
from corpus.pay.money import Figure

# What parts the cells of a row; a post is paid more than so many times what comes with its pay.
_ROW = lazy(r"[|｜\t]")
_TEN = 10
# A row ends no further above than so many letters, and its sum is so many times larger or smaller at most.
_LONGEST_ROW = 240
_ALIKE = 4
# A number by itself, without a multiplier, is at least so large.
_LEAST = 1000


def above(text: str, wages: Sequence[Wage], start: int) -> Wage | None:
    """Return the last wage before the sentence that begins at an offset if its row, or sentence, is the one before."""
    if not wages or start - wages[-1].span[1] > _LONGEST_ROW:
        return None
    return wages[-1] if text.count("\n", wages[-1].span[1], start) == (text[start - 1 : start] == "\n") else None


def goes_on(evidence: Evidence, figure: Figure, row: Wage | None, code: str | None) -> bool:
    """Say whether a row of a title and a number is pay like the `row` above it; `code` is what the number is in."""
    value = row and (row.max_value or row.min_value)
    if row is None or not value or code is None or row.currency != code or figure.start != evidence.starts[0]:
        return False
    large = figure.scaled or figure.size >= _LEAST
    return large and value <= figure.size * _ALIKE and figure.size <= value * _ALIKE and titled(evidence, figure)


def extras(text: str, wages: Sequence[Wage]) -> dict[Span, Money]:
    """Return what a table of pay has below its posts for none of them, so small that it is a meal or a uniform."""
    found: dict[Span, Money] = {}
    posts: list[Wage] = []
    end = 0
    for wage in wages:
        line = text.rfind("\n", end, wage.span[0])
        if line < 0 or text.count("\n", end, line) or not _ROW.search(text, line, wage.span[0]):
            posts = []
        end = wage.span[1]
        if wage.roles:
            posts.append(wage)
        elif len(posts) > 1 and not wage.unit_text and all(_dwarfs(post, wage) for post in posts):
            found[wage.span] = Money(
                wage.text,
                wage.span,
                wage.min_value,
                wage.max_value,
                wage.currency,
                wage.currency_candidates,
                qualifier=wage.qualifier,
                confidence=wage.confidence,
            )
    return found


def _dwarfs(post: Wage, other: Wage) -> bool:
    """Say whether one sum is many times the other, in the same currency and by the same time."""
    large, small = post.min_value or post.max_value, other.max_value or other.min_value
    same = post.currency == other.currency and post.currency_candidates == other.currency_candidates
    return same and large is not None and small is not None and not other.currency_inferred and small * _TEN < large
