"""The language of texts that are too short for their letters to tell it."""

from __future__ import annotations

from decimal import Decimal

import pytest

import corpus
from corpus.telling import language_of

CELLS = [
    ("Gaji Rp5 juta", "id", 5_000_000, "IDR"),
    ("Lohn: 2.500 € / Monat", "de", 2500, "EUR"),
    ("Sueldo 1500 euros", "es", 1500, "EUR"),
    ("Stipendio: 1.500 €", "it", 1500, "EUR"),
    ("Salaire : 2 000 €", "fr", 2000, "EUR"),
    ("Maaş 30.000 TL", "tr", 30_000, "TRY"),
    ("Lön: 28 000 kr/mån", "sv", 28_000, "SEK"),
    ("月薪8k", "zh", 8000, None),
]


@pytest.mark.parametrize(("text", "language", "value", "currency"), CELLS)
def test_a_cell_is_read_in_the_language_of_its_word_of_pay(text, language, value, currency):
    [wage] = corpus.extract(text).wages
    assert (wage.min_value, wage.currency) == (Decimal(value), currency)
    assert corpus.detect(text).language == language


SUMS = [
    ("Rp 1,5 juta", 1_500_000, "IDR"),
    ("R$ 1,5 bilhão", 1_500_000_000, "BRL"),
    ("2 tỷ đồng", 2_000_000_000, "VND"),
    ("20 tys. zł", 20_000, "PLN"),
    ("1,2 milliard d'euros", 1_200_000_000, "EUR"),
    ("100 dollars canadiens", 100, "CAD"),
    ("cem reais", 100, "BRL"),
]


@pytest.mark.parametrize(("text", "value", "currency"), SUMS)
def test_a_sum_by_itself_is_read_in_the_language_of_its_words(text, value, currency):
    [sum_] = corpus.extract(text).money
    assert (sum_.text, sum_.min_value, sum_.currency) == (text, Decimal(value), currency)


def test_words_that_many_languages_have_tell_little():
    assert language_of("30 billion dollars") is None


@pytest.mark.parametrize("text", ["", "Nr. 5", "x = f(y)", "Bravo, Alfa!", "2025-03-18", "€ 20"])
def test_what_has_no_word_of_pay_has_no_language(text):
    assert language_of(text) is None


def test_words_of_two_languages_leave_it_open():
    assert language_of("Lohn, gaji") is None


def test_a_long_text_is_not_told_by_a_word():
    assert language_of("0123456789 " * 40 + "Lohn") is None
