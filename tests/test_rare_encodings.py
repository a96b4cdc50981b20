"""Encodings that hardly any text is in: old code pages, those of seven bits, and UTF-8 of halves of pairs."""

from __future__ import annotations

import pytest

from corpus.decoding import decode

TEXTS = {
    "fr": "Le salaire d'un serveur dépend des pourboires, et l'été où il pleut, ça ne suffit guère à payer le loyer.",
    "de": "Für die Spätschicht zahlt die Bäckerei einen Zuschlag, größere Betriebe überbieten das häufig.",
    "tr": "Şoförün aylığı geçen yıla göre arttı, ancak gıda fiyatları ücretlerden daha hızlı yükseliyor.",
    "uk": "Водій заробляє більше, ніж рік тому, але ціни на їжу зростають швидше за його платню.",
    "el": "Ο οδηγός κερδίζει περισσότερα από πέρυσι, αλλά οι τιμές των τροφίμων αυξάνονται πιο γρήγορα.",
}

# Code pages that hardly any text is in, each with text in which it differs from the commoner ones.
RARE = [
    ("uk", "cp1125", "cp1125"),
    ("tr", "mac_turkish", "mac-turkish"),
    ("tr", "cp1026", "cp1026"),
    ("el", "mac_greek", "mac-greek"),
    ("el", "cp875", "cp875"),
    ("de", "hp_roman8", "hp-roman8"),
    ("de", "cp273", "cp273"),
    ("fr", "cp500", "cp500"),
]
ASCII = [
    "Call +49 30 901820 or +1 (707) 555-0162 for a +- 5% estimate.",
    "C++ and a+b+c; the score was 4+2, the fee +120.",
    "The slot pays +AA and the grade is A+-",
    "Write ~{name}~ for the name, ~{number}~ for the number.",
    "~{ab~} is a set in that notation, ~{cd~} another one.",
    "\x1b[31mred\x1b[0m, and nothing else",
]
HALVES = {"😀": b"\xed\xa0\xbd\xed\xb8\x80", "👍": b"\xed\xa0\xbd\xed\xb1\x8d"}


@pytest.mark.parametrize(("language", "codec", "name"), RARE)
def test_rare_code_pages_are_told(language, codec, name):
    text = TEXTS[language]
    result = decode(text.encode(codec))
    assert (result.text, result.encoding, result.errors) == (text, name, 0)


@pytest.mark.parametrize("text", ASCII)
def test_signs_that_switch_character_sets_elsewhere_stay_in_ascii(text):
    result = decode(text.encode())
    assert (result.text, result.encoding) == (text, "utf-8")


def test_one_accented_letter_tells_utf_7():
    text = "The café on the corner hires 2+1 waiters."
    assert decode(text.encode("utf-7")).text == text


def _in_halves(text):
    return b"".join(HALVES.get(char, char.encode()) for char in text)


@pytest.mark.parametrize("text", ["The best job 😀 and the pay 👍.\n", "Größe 😀", "😀"])
def test_halves_of_pairs_in_utf_8_are_one_character(text):
    result = decode(_in_halves(text))
    assert (result.text, result.encoding, result.errors) == (text, "utf-8", 0)


def test_halves_of_pairs_beside_a_broken_byte():
    result = decode(_in_halves("Das beste 😀, größte 👍, schönste 👍 Büro ") + b"\xff")
    assert (result.text, result.errors) == ("Das beste 😀, größte 👍, schönste 👍 Büro \ufffd", 1)


def test_one_half_alone_is_an_error():
    result = decode("Größe, Höhe, Länge ".encode() * 9 + b"\xed\xa0\xbd.")
    assert (result.encoding, result.errors > 0, "\ufffd" in result.text) == ("utf-8", True, True)


def test_greek_letters_of_the_same_bytes_stay_greek():
    text = TEXTS["el"] + "Η αξία του έργου.\n"
    assert decode(text.encode("cp1253")).text == text
