"""Documents without a frame come back as they are, whatever of them looks like one: letters, lists, minutes, tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corpus

_FOLDER = Path(__file__).parent / "cases" / "clean"
_DOCUMENTS = [
    json.loads(row) for path in sorted(_FOLDER.glob("*.jsonl")) for row in path.read_text("utf-8").split("\n") if row
]


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda document: f"{document['lang']}-{document['kind']}")
def test_all_lines_stay(document: dict[str, str]) -> None:
    cleaned = corpus.clean(document["text"], "page.txt")
    assert [change.before for change in cleaned.removed] == []
    assert list(filter(None, cleaned.text.split("\n"))) == [
        line.rstrip() for line in document["text"].split("\n") if line.strip()
    ]
