"""A document as JSON data: field names, order and the schema's version."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from corpus.document import (
    Change,
    Currency,
    Damage,
    Decoded,
    Detected,
    Document,
    Extracts,
    Flag,
    Money,
    Role,
    Span,
    Wage,
)
from corpus.packs import data_text
from corpus.patterns import lazy

SCHEMA_VERSION = "1.0"

Json = dict[str, Any]

# The keys of a row of extracts. New ones are added at the end; none is renamed or moved within a schema version.
FIELDS = (
    "id", "path", "language", "type", "text", "minValue", "maxValue", "currency", "unitText", "qualifier", "kind",
    "monthsPerYear", "currencyInferred", "currencyCandidates", "roles", "name", "isco", "confidence", "rule",
    "span", "source", "line",
)  # fmt: skip

# What ends a line, as in `blocks`.
_END = lazy(r"[\n\r\v\f\x85\u2028\u2029]")
# Of a line no more than so many characters before and behind a row are repeated with it: one line may be all of a text.
_NEAR = 500

_SPANS = {"span": ("start", "end"), "source": ("sourceStart", "sourceEnd")}

COLUMNS = tuple(column for field in FIELDS for column in _SPANS.get(field, (field,)))


def schema(name: str = "document") -> str:
    """Return a JSON Schema as JSON text: that of the JSON ``document``, or of what ``detect`` finds."""
    return data_text(f"schema/{name}-{SCHEMA_VERSION}.json")


def document_to_dict(document: Document, *, edits: bool = False, path: str | None = None) -> Json:
    """Return the JSON document; `edits` adds the text before the first edit and every change of it.

    `path` is where the document was read from, when that is not its id.
    """
    row = document_in_parts(document, edits=edits, path=path)
    return {key: [*value] if isinstance(value, map) else value for key, value in row.items()}


def document_in_parts(document: Document, *, edits: bool = False, path: str | None = None) -> Json:
    """Return the JSON document as `document_to_dict` does, with iterators for lists that may be long.

    What they give is made when it is asked for, once: all rows of a large document take more room than the document.
    """
    known = document.metadata
    row: Json = {
        **_origin(document, path),
        "format": document.format,
        "pageType": document.page_type,
        **_languages(document),
        "title": known.title,
        "date": known.date,
        "author": known.author,
        "publisher": known.publisher,
        "url": known.url,
        "text": document.text,
        "repairs": map(_repair, document.repairs),
        "removed": map(_removal, document.removed),
        "flags": [_flag(flag, document.text) for flag in document.flags],
        **_in_parts(document.extracts),
        "roleSummary": role_summary(document.roles),
        "counts": {"charsIn": len(document.decoded.text), "charsOut": len(document.text)},
    }
    if edits:
        row["visible"] = document.visible
        row["edits"] = map(_edit, document.changes)
    return row


def detected_to_dict(detected: Detected, *, path: str | None = None) -> Json:
    """Return what `detect` found, with the keys of the JSON document, and the classes of damage.

    `path` is where the document was read from, when that is not its id.
    """
    return {
        **_origin(detected, path),
        "format": detected.format,
        **_languages(detected),
        "damage": [_damage(damage) for damage in detected.damage],
    }


def _origin(document: Document | Detected, path: str | None) -> Json:
    return {
        "schema": SCHEMA_VERSION,
        "id": document.id,
        "source": {"path": document.id if path is None else path, "bytes": document.bytes, "sha256": document.sha256},
        "encoding": _encoding(document.decoded),
    }


def _encoding(decoded: Decoded) -> Json:
    return {
        "name": decoded.encoding,
        "via": decoded.via,
        "confidence": decoded.confidence,
        "errors": decoded.errors,
        "segments": [segment._asdict() for segment in decoded.segments],
        "padding": decoded.padding,
    }


def _languages(document: Document | Detected) -> Json:
    return {
        "language": document.language,
        "script": document.script,
        "languages": [share._asdict() for share in document.languages],
    }


def extracts_to_dict(extracts: Extracts) -> Json:
    """Return the four lists of extracts as in the JSON document."""
    return {key: [*rows] for key, rows in _in_parts(extracts).items()}


def _in_parts(extracts: Extracts) -> Json:
    return {
        "wages": map(_wage, extracts.wages),
        "money": map(_money, extracts.money),
        "currencies": map(_currency, extracts.currencies),
        "roles": map(_role, extracts.roles),
    }


def role_summary(roles: tuple[Role, ...]) -> list[Json]:
    """Return the distinct roles, the most frequent first, with the spellings met in text order."""
    texts: dict[tuple[str, str | None], list[str]] = {}
    for role in roles:
        texts.setdefault((role.name, role.isco), []).append(role.text)
    return [
        {"name": name, "isco": isco, "count": len(found), "texts": list(dict.fromkeys(found))}
        for (name, isco), found in sorted(texts.items(), key=lambda item: -len(item[1]))
    ]


def extracts_of(document: Document, *, path: str | None = None) -> Json:
    """Return those fields of the JSON document that say which one it is and what it says about pay and roles.

    Long lists are iterators, as in `document_in_parts`.
    """
    row = document_in_parts(document, path=path)
    kept = ("schema", "id", "source", "language", "wages", "money", "currencies", "roles", "roleSummary")
    return {key: row[key] for key in kept}


def rows(document: Document, *, path: str | None = None) -> list[Json]:
    """Return the extracts one a row, in text order, each with the keys `FIELDS`; what a type lacks is None.

    `type` is wage, money, currency or role. `roles` of a wage are the English names of the roles that it is for,
    `name` and `isco` are a role's own, `line` is the line of the cleaned text that the row stands on, a long one as far
    as 500 characters from the row; lines broken at one width are joined.
    """
    from corpus import wrapping

    found = [{"type": "wage", **_wage(wage)} for wage in document.wages]
    for row in found:
        row["roles"] = [document.roles[index].name for index in row["roles"]]
    found += [{"type": "money", **_money(money)} for money in document.money]
    found += [{"type": "currency", **_currency(currency)} for currency in document.currencies]
    found += [{"type": "role", **_role(role)} for role in document.roles]
    known = {"id": document.id, "path": document.id if path is None else path, "language": document.language}
    flowing = wrapping.flowing(document.text)
    for row in found:
        row |= known | {"line": _line(flowing, row["span"])}
    return [{field: row.get(field) for field in FIELDS} for row in sorted(found, key=_place)]


def cells(row: Json) -> list[str]:
    """Return a row of `rows` as the cells of `COLUMNS`: spans as two columns, lists joined by ``; ``, None empty."""
    found: list[str] = []
    for field in FIELDS:
        value = row[field]
        if field in _SPANS:
            found += [_cell(at) for at in value or (None, None)]
        else:
            found.append(_cell(value))
    return found


def csv_line(values: Iterable[str]) -> str:
    """Return one line of CSV (RFC 4180, ended by a line feed)."""
    import csv
    import io

    line = io.StringIO()
    # A value with a carriage return is quoted where that is part of the end of a line.
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else str(value)


def _place(row: Json) -> tuple[int, int]:
    return row["span"][0], row["span"][1]


def _line(text: str, span: list[int]) -> str:
    """Return the line of `text` that a span begins on, as far as it is near."""
    start, end = span
    return _END.split(text[max(0, start - _NEAR) : start])[-1] + _END.split(text[start : end + _NEAR], 1)[0]


def _repair(change: Change) -> Json:
    row = _edit(change)
    return {field: row[field] for field in ("rule", "source", "before", "after", "codecs", "score", "reason")}


def _removal(change: Change) -> Json:
    row = _edit(change)
    row["text"] = row["before"]
    return {field: row[field] for field in ("rule", "kind", "source", "text", "score", "reason")}


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


def _damage(damage: Damage) -> Json:
    return {
        "rule": damage.rule,
        "codecs": list(damage.codecs),
        "count": damage.places,
        "repaired": damage.repaired,
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
