"""Pages of portals, job boards, blogs and institutions as scrapers flatten them, and clean texts that tempt."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import corpus

CASES = Path(__file__).parent / "cases/portals"
Page = dict[str, Any]
# Shares of the lines that go and rightly go, of their kinds, and of the fields that are given rightly.
LEAST = {"removed": 0.94, "right": 0.99, "kinds": 0.9, "title": 0.96, "date": 0.96, "author": 0.85, "publisher": 0.9}
# The same of pages in Danish, Norwegian, Finnish, Hungarian and Hebrew, which give no publisher.
LEAST_NORTH = {"removed": 0.85, "right": 0.99, "kinds": 0.82, "title": 0.9, "date": 0.9, "author": 0.8}


def pages(name: str) -> list[Page]:
    """Return the pages of a file."""
    return [json.loads(row) for row in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]


def cleaned(page: Page) -> tuple[corpus.Document, list[str | None]]:
    """Return a page cleaned, and the kind under which each of its lines went."""
    texts = [line["text"] for line in page["lines"]]
    document = corpus.clean("\n".join(texts), "page.txt", corpus.Options(extract=False))
    kinds: list[str | None] = []
    at = 0
    for text in texts:
        gone = (change.edit for change in document.removed if change.edit.start <= at < change.edit.end)
        kinds.append(next((edit.kind for edit in gone), None))
        at += len(text) + 1
    return document, kinds


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """Return what is found of all pages together."""
    return shares_of("pages")


@pytest.fixture(scope="module")
def northern() -> dict[str, float]:
    """Return what is found of the pages of the languages under `LEAST_NORTH`."""
    return shares_of("pages.north")


def shares_of(name: str) -> dict[str, float]:
    """Return what is found of the pages of a file together."""
    right: Counter[str] = Counter()
    due: Counter[str] = Counter()
    for page in pages(name):
        document, kinds = cleaned(page)
        for line, kind in zip(page["lines"], kinds, strict=True):
            due["removed"] += line["kind"] is not None
            due["right"] += kind is not None
            both = line["kind"] is not None and kind is not None
            due["kinds"] += both
            right["removed"] += both
            right["right"] += both
            right["kinds"] += both and line["kind"] == kind
        for field, value in page["metadata"].items():
            due[field] += 1
            right[field] += getattr(document.metadata, field) == value
    return {name: right[name] / count for name, count in due.items()}


@pytest.mark.parametrize("name", LEAST)
def test_pages_are_read_alike_in_all_countries(shares: dict[str, float], name: str) -> None:
    assert shares[name] >= LEAST[name]


@pytest.mark.parametrize("name", LEAST_NORTH)
def test_pages_in_more_languages_are_read(northern: dict[str, float], name: str) -> None:
    assert northern[name] >= LEAST_NORTH[name]


@pytest.mark.parametrize("page", [*pages("clean"), *pages("clean.north")], ids=lambda page: page["name"])
def test_clean_text_that_tempts_stays(page: Page) -> None:
    assert [line["text"] for line, kind in zip(page["lines"], cleaned(page)[1], strict=True) if kind] == []
