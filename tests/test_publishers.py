"""Newspapers, agencies and stations, by their names."""

from __future__ import annotations

import pytest

from corpus import publishers
from corpus.blocks import split
from corpus.boilerplate.lines import read
from corpus.boilerplate.words import load


@pytest.fixture(scope="module")
def words():
    return load(("en", "ja", "zh"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour Courier", "The Harbour Courier"),
        ("By our reporter | Harbour Wire", "Harbour Wire"),
        ("Agence du Littoral, 3 May 2025", "Agence du Littoral"),
        ("港町新聞", "港町新聞"),
        ("新聞", None),
        ("a courier came", None),
        ("Harbour Courier | Northern Gazette", None),
        ("Sport", None),
        ("\u0640" * 7, None),
    ],
)
def test_names(text, name, words):
    assert publishers.named(read(split(text), words)[0], words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LISBON, 3 May (Harbour Wire) - Growers brought in less oil than last year.", "Harbour Wire"),
        ("（海岸通訊社）橫跨溪口的舊橋最快要到九月才會開始維修。", "海岸通訊社"),
        ("LISBON (and its hills) - Growers brought in less oil than last year.", None),
        ("Growers brought in less oil than last year.", None),
    ],
)
def test_agencies_in_brackets(text, name, words):
    assert publishers.opening(read(split(text), words)[0], words) == name
