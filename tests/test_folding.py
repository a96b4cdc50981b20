"""Tests of folding: one comparable form, however long the text."""

import pytest

from corpus.folding import fold, fold_letters
from corpus.pay.stretches import Stretches

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


@pytest.mark.parametrize(
    "text",
    [
        "Pay: £12.50 an hour.\nFür Übungen zahlen wir 5 €.\n" * 40,
        "Lương: 15 triệu đồng, hoà nhã.\nΟΔΟΣ 5 €.\n" * 40,
        "الراتب شهريًا ٥٠٠ ريال.\nवेतन २५,००० रुपये, हिन्दी।\n" * 40,
        "月薪30,000元。\n薪資：３萬元！\n" * 40,
    ],
)
def test_stretches_are_folded_as_they_are_by_themselves(text: str) -> None:
    stretches = Stretches(text)
    stretches.lines(20, 200)
    for start in (0, 7, 60, 30, 150, 190, 300, 5):
        cut, alone = stretches.fold(start, start + 25), fold(text[start : start + 25])
        assert cut.text == alone.text
        assert cut.span(2, len(cut.text)) == alone.span(2, len(alone.text))
        assert stretches.letters(start, start + 25) == fold_letters(text[start : start + 25]).text


def test_a_long_text_is_folded_some_lines_at_a_time() -> None:
    text = "Überstunden: 5 €.\n" * 9000
    stretches = Stretches(text)
    for start in (0, 140_000, 135_990, 161_000, 3):
        assert stretches.fold(start, start + 9).text == text[start : start + 9].lower()


@pytest.mark.parametrize(
    "line", ["Ungeübte ΟΔΟΣ: hoà “nhã” 萬\n", "soft\u00adhyphen, e\u0301\n", "شهريًا हिन्दी\u200d\n"]
)
def test_a_text_of_many_lines_folds_as_each_of_them(line: str) -> None:
    times = 70_000 // len(line) + 1
    folded, alone = fold(line * times), fold(line)
    assert folded.text == alone.text * times
    start = len(alone.text) * (times - 1)
    first, last = folded.span(start + 1, start + 5)
    assert (first - len(line) * (times - 1), last - len(line) * (times - 1)) == alone.span(1, 5)


@pytest.mark.parametrize(
    "unseen", [*"\u00ad\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"]
)
def test_each_character_without_a_look_is_dropped(unseen: str) -> None:
    assert fold(f"“pay{unseen}day” – 5").text == "“payday” – 5"
