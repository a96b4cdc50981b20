"""A document as JSON data: field names, order and the schema's version."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from importlib.resources import files
from typing import Any

from corpus.document import Change, Currency, Document, Extracts, Flag, Money, Role, Span, Wage

SCHEMA_VERSION = "1.0"

Json = dict[str, Any]


def schema() -> str:
    """Return the JSON Schema of the JSON document, as JSON text."""
    return (files("corpus") / "data" / "schema" / f"document-{SCHEMA_VERSION}.json").read_text("utf-8")


def document_to_dict(document: Document, *, edits: bool = False) -> Json:
    """Return the JSON document; `edits` adds the text before the first edit and every change of it."""
    decoded, known = document.decoded, document.metadata
    row: Json = {
        "schema": SCHEMA_VERSION,
        "id": document.id,
        "source": {"path": document.id, "bytes": document.bytes, "sha256": document.sha256},
        "encoding": {
            "name": decoded.encoding,
            "via": decoded.via,
            "confidence": decoded.confidence,
            "errors": decoded.errors,
            "segments": [],
        },
        "format": document.format,
        "pageType": None,
        "language": document.language,
        "script": document.script,
        "languages": [
            {"language": share.language, "share": share.share, "confidence": share.confidence}
            for share in document.languages
        ],
        "title": known.title,
        "date": known.date,
        "author": known.author,
        "publisher": known.publisher,
        "url": known.url,
        "text": document.text,
        "repairs": [_repair(change) for change in document.repairs],
        "removed": [_removal(change) for change in document.removed],
        "flags": [_flag(flag, document.text) for flag in document.flags],
        **extracts_to_dict(document.extracts),
        "roleSummary": role_summary(document.roles),
        "counts": {"charsIn": len(decoded.text), "charsOut": len(document.text)},
    }
    if edits:
        row["visible"] = document.visible
        row["edits"] = [_edit(change) for change in document.changes]
    return row


def extracts_to_dict(extracts: Extracts) -> Json:
    """Return the four lists of extracts as in the JSON document."""
    return {
        "wages": [_wage(wage) for wage in extracts.wages],
        "money": [_money(money) for money in extracts.money],
        "currencies": [_currency(currency) for currency in extracts.currencies],
        "roles": [_role(role) for role in extracts.roles],
    }


def role_summary(roles: tuple[Role, ...]) -> list[Json]:
    """Return the distinct roles, the most frequent first, with the spellings met in text order."""
    counts = Counter((role.name, role.isco) for role in roles)
    return [
        {
            "name": name,
            "isco": isco,
            "count": count,
            "texts": list(dict.fromkeys(role.text for role in roles if (role.name, role.isco) == (name, isco))),
        }
        for (name, isco), count in counts.most_common()
    ]


def rows(document: Document) -> list[Json]:
    """Return the extracts one a row, in text order: wages, money, currencies and roles with one set of columns."""
    text = document.text
    found: list[Json] = [{"type": "wage", **_wage(wage)} for wage in document.wages]
    for row in found:
        row["roles"] = [document.roles[index].name for index in row["roles"]]
    found += [{"type": "money", **_money(money)} for money in document.money]
    found += [{"type": "currency", **_currency(currency)} for currency in document.currencies]
    found += [{"type": "role", **_role(role)} for role in document.roles]
    return [{"id": document.id, **row, "line": _line(text, row["span"])} for row in sorted(found, key=_place)]


def _place(row: Json) -> tuple[int, int]:
    return row["span"][0], row["span"][1]


def _line(text: str, span: list[int]) -> str:
    """Return the line of `text` that a span begins on."""
    return text[text.rfind("\n", 0, span[0]) + 1 :].split("\n", 1)[0]


def _repair(change: Change) -> Json:
    edit = change.edit
    return {
        "rule": edit.rule,
        "source": _span(change.source),
        "before": change.before,
        "after": edit.after,
        "codecs": list(edit.codecs),
        "score": edit.score,
        "reason": edit.reason,
    }


def _removal(change: Change) -> Json:
    edit = change.edit
    return {
        "rule": edit.rule,
        "kind": edit.kind,
        "source": _span(change.source),
        "text": change.before,
        "score": edit.score,
        "reason": edit.reason,
    }


def _edit(change: Change) -> Json:
    edit = change.edit
    return {
        "rule": edit.rule,
        "kind": edit.kind,
        "visible": [edit.start, edit.end],
        "source": _span(change.source),
        "before": change.before,
        "after": edit.after,
        "codecs": list(edit.codecs),
        "score": edit.score,
        "reason": edit.reason,
    }


def _flag(flag: Flag, text: str) -> Json:
    return {
        "rule": flag.rule,
        "text": text[flag.start : flag.end],
        "span": [flag.start, flag.end],
        "source": _span(flag.source),
        "reason": flag.reason,
    }


def _wage(wage: Wage) -> Json:
    return {
        "text": wage.text,
        "span": list(wage.span),
        "source": _span(wage.source),
        "currency": wage.currency,
        "minValue": _number(wage.min_value),
        "maxValue": _number(wage.max_value),
        "unitText": wage.unit_text,
        "qualifier": wage.qualifier,
        "currencyInferred": wage.currency_inferred,
        "currencyCandidates": list(wage.currency_candidates),
        "kind": wage.kind,
        "monthsPerYear": wage.months_per_year,
        "roles": list(wage.roles),
        "confidence": wage.confidence,
        "rule": wage.rule,
    }


def _money(money: Money) -> Json:
    return {
        "text": money.text,
        "span": list(money.span),
        "source": _span(money.source),
        "currency": money.currency,
        "minValue": _number(money.min_value),
        "maxValue": _number(money.max_value),
        "qualifier": money.qualifier,
        "currencyInferred": money.currency_inferred,
        "currencyCandidates": list(money.currency_candidates),
        "confidence": money.confidence,
    }


def _currency(currency: Currency) -> Json:
    return {
        "currency": currency.currency,
        "text": currency.text,
        "span": list(currency.span),
        "source": _span(currency.source),
        "currencyCandidates": list(currency.currency_candidates),
    }


def _role(role: Role) -> Json:
    return {
        "text": role.text,
        "span": list(role.span),
        "source": _span(role.source),
        "name": role.name,
        "isco": role.isco,
        "confidence": role.confidence,
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _number(value: Decimal | None) -> int | float | None:
    """Return a value as the JSON number that prints exactly: whole ones as int, others as the nearest float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
