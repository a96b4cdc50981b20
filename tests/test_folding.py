"""Tests of folding: one comparable form, however long the text."""

import pytest

from corpus.folding import fold

_LONG = "PLAIN words, Once and Again. " * 40


@pytest.mark.parametrize(
    "word",
    [
        "ÀÉÎÕÜ",
        "İSTANBUL",
        "ΟΔΟΣ ΟΔΥΣΣΕΥΣ",
        "ÅNGSTRÖM Œ",
        "ЖУРНАЛ Ё",
        "“Quoted” – Señor",
        "HÒA kỹ",
        "e\u0301 É",
        "ẞ\ud800",
    ],
)
def test_a_word_folds_alike_by_itself_and_in_a_long_text(word: str) -> None:
    folded = fold(_LONG + word)
    assert folded.text == _LONG.lower() + fold(word).text
    assert folded.span(0, 5) == (0, 5)


def test_a_long_text_of_many_capitals_is_folded_whole() -> None:
    capitals = "ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑ"
    assert fold(_LONG + capitals).text == _LONG.lower() + fold(capitals).text


@pytest.mark.parametrize(
    ("text", "folded", "word"),
    [
        ("Kranken\u00adschwester ist", "krankenschwester", "Kranken\u00adschwester"),
        ("\u202bمهندس\u202c جديد", "مهندس", "مهندس"),
        ("دولار\u200f شهريا", "دولار", "دولار"),
        ("cafe\u0301\u200e x", "café", "cafe\u0301"),
    ],
)
def test_what_has_no_look_is_dropped_and_belongs_to_no_word(text: str, folded: str, word: str) -> None:
    whole = fold(text)
    start = whole.text.index(folded)
    first, last = whole.span(start, start + len(folded))
    assert text[first:last] == word
