"""A document for people: its text with every change and find marked in place, then the lists of both.

The marks are written out, so that nothing is lost without colour; colour repeats them.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from corpus.alignment import Alignment
from corpus.records import NamedTuple

from .terminal import harmless, one_line

if TYPE_CHECKING:
    from corpus import Document
    from corpus.document import Change, Currency, Edit, Money, Role, Span, Wage

STYLES = {
    "repaired": "bold yellow",
    "removed": "red",
    "wage": "bold green",
    "money": "cyan",
    "currency": "blue",
    "role": "bold magenta",
    "note": "dim",
    "heading": "bold",
}
_LONGEST = 160
_WIDTH = 80


class Mark(NamedTuple):
    """A find in the cleaned text: `label` stands in front of it where it is marked."""

    start: int
    end: int
    kind: str
    label: str


def render(document: Document, label: str, *, color: bool) -> str:
    """Return the view of a document; with `color` it holds ANSI escapes, none of them from the document."""
    page = Text(no_wrap=True)
    for part in (_head(document, label), _legend(), _body(document), *_lists(document)):
        page.append_text(part)
    target = io.StringIO()
    console = Console(
        file=target,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        # Lines are never broken, but a width of nothing (COLUMNS=0) would print nothing.
        width=_WIDTH,
    )
    console.print(page, soft_wrap=True)
    return target.getvalue()


def _head(document: Document, label: str) -> Text:
    languages = ", ".join(f"{share.language} {share.share:.0%}" for share in document.languages) or "language unknown"
    decoded = document.decoded
    errors = f", {decoded.errors} undecodable bytes" if decoded.errors else ""
    padding = f", {decoded.padding} NUL bytes behind it" if decoded.padding else ""
    known = document.metadata
    facts = [document.format, f"{decoded.encoding} ({decoded.via}{errors}{padding})", languages]
    found = [("title", known.title), ("date", known.date), ("author", known.author), ("publisher", known.publisher)]
    lines = [Text(one_line(label), STYLES["heading"]), _plain(" · ".join(facts))]
    lines += [_plain(f"{name}: {value}") for name, value in found if value]
    return Text("\n").join(lines).append("\n")


def _legend() -> Text:
    legend = Text.assemble(
        ("{before → after}", STYLES["repaired"]), " repaired   ", ("- removed", STYLES["removed"]), "   "
    )
    for kind in ("wage", "money", "currency", "role"):
        legend.append(f"[{kind[0]}1 {kind}]", STYLES[kind]).append("   ")
    return legend.append("\n\n")


def _body(document: Document) -> Text:
    """Return the cleaned text with its marks, and the removed lines where they stood."""
    body = Text()
    marks = _marks(document)
    targets = Alignment([change.edit for change in document.changes]).targets
    at, fresh_line = 0, True
    for change, (start, end) in zip(document.changes, targets, strict=True):
        if start > at:
            body.append_text(_marked(document.text, (at, start), marks))
            fresh_line = document.text[start - 1] == "\n"
        at = start
        if change.edit.kind is not None:
            body.append_text(_removal(change, fresh_line=fresh_line))
            fresh_line = True
        elif change.edit.rule.startswith("repair."):
            body.append(f"{{{harmless(change.before)} →{' ' if end > start else ''}", STYLES["repaired"])
            body.append_text(_marked(document.text, (start, end), marks))
            body.append("}", STYLES["repaired"])
            at, fresh_line = end, False
    body.append_text(_marked(document.text, (at, len(document.text)), marks))
    return body if body.plain.endswith("\n") else body.append("\n")


def _removal(change: Change, *, fresh_line: bool) -> Text:
    edit = change.edit
    shown = Text() if fresh_line else Text("\n")
    for line in harmless(change.before).strip("\r\n").split("\n"):
        shown.append(f"- {line}\n" if line.strip() else "\n", STYLES["removed"])
    return shown.append(f"  ^ {edit.kind} · {edit.rule} · {one_line(edit.reason)}\n", STYLES["note"])


def _marks(document: Document) -> list[Mark]:
    """Return the finds that are marked in the text, in order and disjoint: what lies inside another is only listed."""
    finds: dict[str, Sequence[Wage | Money | Currency | Role]] = {
        "wage": document.wages,
        "money": document.money,
        "currency": document.currencies,
        "role": document.roles,
    }
    marks = [
        Mark(row.span[0], row.span[1], kind, f"{kind[0]}{number}")
        for kind, rows in finds.items()
        for number, row in enumerate(rows, 1)
    ]
    outer: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not outer or mark.start >= outer[-1].end:
            outer.append(mark)
    return outer


def _marked(text: str, span: Span, marks: Sequence[Mark]) -> Text:
    """Return a stretch of the cleaned text with the marks that reach into it."""
    shown = Text()
    at, stop = span
    first = bisect_right(marks, at, key=attrgetter("end"))
    last = bisect_left(marks, stop, key=attrgetter("start"))
    for mark in marks[first:last]:
        start, end = max(mark.start, at), min(mark.end, stop)
        shown.append(harmless(text[at:start]))
        shown.append(f"[{mark.label} {harmless(text[start:end])}]", STYLES[mark.kind])
        at = end
    return shown.append(harmless(text[at:stop]))


def _lists(document: Document) -> Iterator[Text]:
    yield _list("Repaired", "repaired", _repair_lines(document.repairs), len(document.repairs))
    flags = (f"{_short(document.text[flag.start : flag.end])}  {flag.reason} ({flag.rule})" for flag in document.flags)
    yield _list("Left as it is, though it looks damaged", "repaired", flags)
    yield _list("Removed", "removed", (_removal_line(change) for change in document.removed))
    yield _list("Wages", "wage", (_wage_line(n, wage, document.roles) for n, wage in enumerate(document.wages, 1)))
    money = (f"m{n}  {_short(row.text)}  {_figure(row)}" for n, row in enumerate(document.money, 1))
    yield _list("Money", "money", money)
    currencies = (
        f"c{n}  {_short(row.text)}  {_code(row.currency, row.currency_candidates)}"
        for n, row in enumerate(document.currencies, 1)
    )
    yield _list("Currencies", "currency", currencies)
    roles = (
        f"r{n}  {_short(role.text)}  {role.name}  ISCO {role.isco or 'unknown'}"
        for n, role in enumerate(document.roles, 1)
    )
    yield _list("Roles", "role", roles)


def _list(title: str, kind: str, lines: Iterable[str], count: int | None = None) -> Text:
    """Return a heading and its lines; `count` is how many things they stand for, when that is not their number."""
    rows = list(lines)
    if not rows:
        return Text()
    shown = Text("\n").append(f"{title} ({count or len(rows)})\n", f"{STYLES['heading']} {STYLES[kind]}")
    for row in rows:
        shown.append_text(_plain(f"  {row}\n"))
    return shown


def _repair_lines(repairs: Sequence[Change]) -> Iterator[str]:
    """Yield a line for each distinct repair, with the number of places, the codecs and the scores."""
    same: dict[tuple[str, Edit], list[float | None]] = {}
    for change in repairs:
        kind = change.edit._replace(start=0, end=0, score=None)
        same.setdefault((change.before, kind), []).append(change.edit.score)
    for (before, edit), scores in same.items():
        times = f"{len(scores)} × " if len(scores) > 1 else ""
        what = " ".join(part for part in (edit.rule, "→".join(edit.codecs), _scores(scores)) if part)
        yield f"{times}{_short(before)} → {_short(edit.after) or 'nothing'}  {edit.reason} ({what})"


def _scores(scores: Sequence[float | None]) -> str:
    """Return the score, or the least and the greatest: ``score 3.1``, ``score 2.4 to 3.1``."""
    shown = [f"{score:g}" for score in sorted({score for score in scores if score is not None})]
    return f"score {' to '.join(dict.fromkeys((shown[0], shown[-1])))}" if shown else ""


def _removal_line(change: Change) -> str:
    edit = change.edit
    return f"{edit.kind}: {_short(change.before.strip())}  {edit.reason} ({edit.rule})"


def _wage_line(number: int, wage: Wage, roles: Sequence[Role]) -> str:
    parts = [_figure(wage), wage.unit_text and f"per {wage.unit_text.lower()}", wage.kind and wage.kind.lower()]
    if wage.months_per_year:
        parts.append(f"{wage.months_per_year} months a year")
    if wage.roles:
        parts.append("for " + ", ".join(roles[index].name for index in wage.roles))
    return f"w{number}  {_short(wage.text)}  " + " ".join(part for part in parts if part)


def _figure(row: Wage | Money) -> str:
    """Return bounds, currency and qualifier: ``GBP 28,000 to 32,000``."""
    low, high = (f"{value.normalize():,f}" if value is not None else None for value in (row.min_value, row.max_value))
    bounds = low if low == high else f"{low} to {high}" if low and high else f"from {low}" if low else f"to {high}"
    inferred = " (currency inferred)" if row.currency_inferred else ""
    qualifier = f" {row.qualifier.replace('_', ' ').lower()}" if row.qualifier in ("AVERAGE", "ABOUT") else ""
    return f"{_code(row.currency, row.currency_candidates)} {bounds}{qualifier}{inferred}"


def _code(currency: str | None, candidates: Sequence[str]) -> str:
    return currency or f"unknown currency ({' or '.join(candidates)})" if candidates else currency or "no currency"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _plain(text: str) -> Text:
    return Text(harmless(text))
