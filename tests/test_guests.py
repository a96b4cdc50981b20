"""Sums that a text writes with the multipliers of a language that it is not in."""

from __future__ import annotations

from decimal import Decimal

import pytest

import corpus
from corpus.folding import folded_sections
from corpus.packs import data_lines, languages

_LONG = 4
# What is short for another sum in English: five billions are no French ones.
_ENGLISH = {"billions"}

SUMS = [
    ("It was listed at Rp 1,5 juta in March.", "en", 1_500_000, "IDR"),
    ("The flat sold for R$ 1,5 milhão in May.", "en", 1_500_000, "BRL"),
    ("The permit cost 15 тыс. руб. in all.", "en", 15_000, "RUB"),
    ("Das Grundstück kostete 300万円.", "de", 3_000_000, "JPY"),
    ("El terreno costó 20 triệu đồng.", "es", 20_000_000, "VND"),
    ("A ₹5 लाख fine was paid.", "en", 500_000, "INR"),
    ("The bridge cost 3ล้านบาท.", "en", 3_000_000, "THB"),
    ("It cost ¥1兆 then.", "en", 10**12, None),
    ("The hall cost 5 Mio. CHF to build.", "en", 5_000_000, "CHF"),
]


@pytest.mark.parametrize(("text", "language", "value", "currency"), SUMS)
def test_a_multiplier_of_another_language_counts(text, language, value, currency):
    [sum_] = corpus.extract(text, language).money
    assert (sum_.min_value, sum_.max_value, sum_.currency) == (Decimal(value), Decimal(value), currency)


@pytest.mark.parametrize("text", ["It cost $5 more.", "They paid €12 minimum.", "We spent £7 mostly on tea."])
def test_other_words_behind_a_sum_leave_it_alone(text):
    [sum_] = corpus.extract(text, "en").money
    assert sum_.min_value < 100


def _multipliers():
    """Return the values of each multiplier by pack."""
    found = {}
    for tag in languages():
        for section in folded_sections(tag, "pay"):
            for line in section.words if section.name == "numbers.times" else ():
                word, _, value = line.rpartition(" = ")
                found.setdefault(word.rstrip("."), {}).setdefault(tag, Decimal(value))
    return found


def test_the_table_of_multipliers_has_what_the_packs_have():
    """What is long enough not to be an English word by chance, and from a thousand on, is in it."""
    table = {word for line in data_lines("multipliers.tsv") for word in line.split("\t")[1].split(" ")}
    for word, values in _multipliers().items():
        alone = "en" not in values and len(set(values.values())) == 1 and word.replace("'", "").isalpha()
        if alone and len(word) >= _LONG and min(values.values()) >= 1000:
            assert word in table or word in _ENGLISH, word


def test_the_table_of_multipliers_says_what_the_packs_say():
    values = _multipliers()
    for tag, words in (line.split("\t") for line in data_lines("multipliers.tsv")):
        for word in words.split(" "):
            assert tag in values[word], word
            assert "en" not in values[word], word
            assert len(set(values[word].values())) == 1, word
