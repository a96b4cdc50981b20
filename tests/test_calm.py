"""Calm text: no rule on misread text finds anything there, and sound text is calm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.repairs import gates, lost
from corpus.repairs.calm import is_calm
from corpus.repairs.look import Look
from corpus.repairs.suspects import is_mixed, pieces

SOUND = [
    "Le garçon a été près de l’hôtel, « déjà » fermé… Où est-elle ?",
    "Żółć gęślą jaźń – „zażółć”. Příliš žluťoučký kůň.",
    "Một ngày đẹp trời, tôi đi chợ mua cá và rau.",
    "Die Straße ist für Fußgänger 😀 gesperrt – bis März.",
    "plain",
    "",
]
PIECES = [*"aZs 1\n’“”–—«»…éèãÃýąšôđÂ¹§°½¬\xad\xa0\x85\x80√├\ufffdя中\ue000😀ạĐ", "Ã©", "â€™", "ﬁ"]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_calm(text):
    assert is_calm(text.encode())


@pytest.mark.parametrize("text", ["Ã©tÃ©", "dâ€™un", "pr\x8ece", "Mоscow", "niezbêdny ³¹cz", "caf\ufffd", "中"])
def test_what_may_be_misread_is_not_calm(text):
    assert not is_calm(text.encode())


def test_long_text_is_read_to_its_end():
    assert is_calm(SOUND[0].encode() * 2000)
    assert not is_calm(SOUND[0].encode() * 2000 + "dâ€™un".encode())
    assert not is_calm(b"x" * 100_000 + "dâ€™un".encode())


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_is_found_in_calm_text(text):
    look = Look(text)
    if look.latin and is_calm(text.encode()):
        assert not pieces(look)
        assert not is_mixed(look)
        assert not gates.is_misread(look)
        assert not gates.is_mixed(look)
        assert not lost.find(text)
