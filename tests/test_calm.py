"""Calm text: no rule on misread text finds anything in it, and sound text is calm but for few places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.repairs import aliens, gates, lost
from corpus.repairs.calm import tell
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


SENTENCE = "Le garçon a été près de l’hôtel, « déjà » fermé – où est-elle ? "


def is_calm(text: str) -> bool:
    """Say whether nothing in a text is in doubt."""
    told = tell(text.encode("utf-8", "surrogatepass"), len(text))
    return told is not None and not told.doubtful


def found(text: str, *, everything: bool) -> tuple[object, ...]:
    """Return what the first look and the gates find, with all of a text in doubt or what was told of it."""
    look = Look(text)
    look.told = None if everything else tell(look.data, len(text))
    each = [(start, end, {*spots}) for start, end, spots in pieces(look)]
    spots = aliens.spots(look) if is_mixed(look) else []
    flags = lost.find(look) if lost.is_in(look) else []
    return each, spots, flags, is_mixed(look), gates.is_misread(look), gates.is_mixed(look), gates.is_spliced(look)


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_calm(text):
    assert is_calm(text)


@pytest.mark.parametrize("text", ["Ã©tÃ©", "dâ€™un", "pr\x8ece", "Mоscow", "niezbêdny ³¹cz", "caf\ufffd", "中"])
def test_what_may_be_misread_is_not_calm(text):
    assert not is_calm(text)


def test_long_text_is_read_to_its_end():
    assert is_calm(SENTENCE * 2000)
    assert not is_calm(SENTENCE * 2000 + "dâ€™un")
    assert not is_calm("x" * 100_000 + "dâ€™un")


def test_only_the_places_of_what_may_be_misread_are_in_doubt():
    text = SENTENCE * 2000 + "dâ€™un " + SENTENCE * 2000
    told = tell(text.encode(), len(text))
    assert told is not None
    at = len(SENTENCE) * 2000
    assert told.doubtful == [(at - 8, at + 13)]


def test_text_with_many_such_places_is_not_told():
    text = "déjà dâ€™un été " * 200
    assert tell(text.encode(), len(text)) is None
    assert tell(b"x" * 100_000, 100_000) is None


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_is_found_in_calm_text(text):
    look = Look(text)
    if look.latin and is_calm(text):
        assert not pieces(look)
        assert not is_mixed(look)
        assert not gates.is_misread(look)
        assert not gates.is_mixed(look)
        look.told = None
        assert not lost.find(look)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_found_stands_where_a_text_is_in_doubt(text):
    """The rules find in the places that are in doubt what they find in all of the text."""
    around = SENTENCE * 20
    assert found(f"{around}{text} {around}", everything=False) == found(f"{around}{text} {around}", everything=True)
