"""Patterns that are compiled when first used."""

import re

import pytest

from corpus.patterns import lazy


def test_a_pattern_does_what_a_compiled_one_does():
    found = lazy(r"(\d+)\s?km", re.IGNORECASE)
    assert found.search("12 KM")[1] == "12"
    assert found.sub("-", "1km, 2 km") == "-, -"
    assert found.flags & re.IGNORECASE
    assert lazy(rb"\xff").search(b"a\xff").start() == 1


def test_a_faulty_pattern_fails_when_it_is_used():
    faulty = lazy("(")
    with pytest.raises(re.error):
        faulty.search("x")
