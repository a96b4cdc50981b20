"""Ways in which a piece may have been misread: read off rows for all of them, and one by one, they are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.repairs.traits import Traits
from corpus.repairs.ways import ways

LETTERS = "éèüÃ©š³¹żłąЯьÐžשلمกΞ中浣か가\x85\x9d€“ a.Z"


@pytest.mark.parametrize("piece", ["niezbêdny ³¹cz", "ÏÐÈÂÅÒ", "ŰŃÇá", "浣犲ソ", "Ã©", "Tiêìng Viêòt", "caf\ufffdé"])
def test_ways_of_a_piece_are_the_same_at_once_and_one_by_one(piece):
    assert list(Traits(piece).ways(ways())) == list(Traits(piece).ways((*ways(), ways()[0])))


@given(st.text(LETTERS, min_size=1, max_size=12).filter(lambda text: not text.isascii()))
def test_ways_of_any_piece_are_the_same_at_once_and_one_by_one(piece):
    assert list(Traits(piece).ways(ways())) == list(Traits(piece).ways((*ways(), ways()[0])))


def test_what_letters_say_is_told():
    told = {(way.page.codec, way.codec): says for way, says in Traits("ÏÐÈÂÅÒ").ways(ways())}
    assert told["cp1252", "cp1251"] == "ВЕИПРТ"
