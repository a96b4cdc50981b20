"""Where text may be misread: what the first look finds, what it passes over, and what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.packs import data_lines
from corpus.repairs import lost
from corpus.repairs.look import MIDDLES, Look
from corpus.repairs.oddity import reads_oddly
from corpus.repairs.suspects import all_pieces, pieces

SENTENCES = {
    "fr": "Les élèves étaient déjà là, près de la fenêtre.",
    "de": "Über die Straße fährt täglich ein größerer Zug.",
    "pl": "Żółta łódź płynęła powoli wzdłuż brzegu rzeki.",
    "vi": "Chúng tôi đã đến trường từ sáng sớm hôm qua.",
    "ru": "Сегодня утром мы поехали на вокзал встречать друзей.",
    "el": "Το πρωί πήγαμε στην αγορά για να πάρουμε ψωμί.",
    "he": "הבוקר הלכנו לשוק כדי לקנות לחם וגבינה.",
    "ar": "ذهبنا صباح اليوم إلى السوق لشراء الخبز.",
    "th": "เช้านี้เราไปตลาดเพื่อซื้อขนมปัง",
    "hi": "आज सुबह हम बाज़ार गए और रोटी खरीदी।",
    "ko": "오늘 아침에 우리는 시장에 가서 빵을 샀다.",
    "ja": "今朝、私たちは市場へ行ってパンを買いました。",
    "zh-Hans": "今天早上我们去市场买了面包和水果。",
    "zh-Hant": "今天早上我們去市場買了麵包和水果。",
}
# What was written, and the page that showed it.
MISREAD = [
    *((language, "utf-8", page) for language in SENTENCES for page in ("cp1252", "cp437", "mac_roman", "gb18030")),
    *((language, "utf-8", page) for language in ("fr", "ru", "zh-Hans") for page in ("cp1250", "cp1251", "cp1253")),
    *(("ru", codec, page) for codec in ("cp1251", "koi8_r", "cp866") for page in ("cp1252", "mac_roman")),
    *(("ru", codec, page) for codec, page in [("cp1251", "koi8_r"), ("koi8_r", "cp1251"), ("cp866", "cp1251")]),
    *[("el", "cp1253", "cp1252"), ("he", "cp1255", "cp1252"), ("ar", "cp1256", "cp1252"), ("th", "cp874", "cp1252")],
    *[
        ("pl", "cp1250", "cp1252"),
        ("zh-Hans", "gb18030", "cp1252"),
        ("ja", "cp932", "cp1252"),
        ("ko", "cp949", "cp1252"),
    ],
    *[("zh-Hant", "cp950", "gb18030"), ("ja", "euc_jp", "gb18030"), ("ko", "cp949", "gb18030")],
]
SOUND = [
    "She said “hello” — it’s the café’s naïve résumé… (€20, 5 °C, § 3, ©2020)",
    "¿Dónde está el niño? ¡Aquí! Él «duerme» a 30 °C.",
    "Новая «книга» № 5 стоит 20 € — дорого.",
    "مرحبا Python و Java في 2020",
    "我们用 Python 写代码，再用 C++ 写一遍。",
]
PIECES = ["Ã©", "â€™", "é", "ů", "сРѕ", "”", "\x93", "中", "愧疚", "ะัะ", "iЖ", "a", " ", ".", "\n", "\r", "x" * 310]


def look(text: str) -> list[str]:
    """Return the pieces that may be misread."""
    return [text[start:end] for start, end, _ in pieces(Look(text))]


@pytest.mark.parametrize(("language", "codec", "page"), MISREAD)
def test_misread(language: str, codec: str, page: str) -> None:
    text = SENTENCES[language].encode(codec, "ignore").decode(page, "replace")
    assert look(text)
    assert look(f"{SENTENCES[language]}\n{text}\n{SENTENCES[language]}") == [text]


@pytest.mark.parametrize("text", [*SENTENCES.values(), *SOUND])
def test_sound(text: str) -> None:
    assert look(text) == []


def test_only_the_line() -> None:
    assert look("Ein schöner Tag.\r\nIt was dÃ©jÃ\xa0 vu.\r\nAïe !") == ["It was dÃ©jÃ\xa0 vu."]


LETTERS = (
    "Příliš žluťoučký kůň úpěl ďábelské ódy.\nŻółta łódź płynęła wzdłuż brzegu.\nPăsările cântă și țipă în țară.\n"
    "Où est l’élève, là-bas ? Ça va très bien.\nÅrets høst på øen er rød, sænk båden."
)
"""Lines with letters of so many alphabets that they are looked at together."""


def test_letters_of_many_alphabets() -> None:
    """They are sound side by side, and the line among them that is not is found as by itself."""
    misread = "Vous ętes lŕ, derričre la fenętre."
    assert pieces(Look(LETTERS)) == []
    (found,) = pieces(Look(f"{LETTERS}\n{misread}"))
    assert found.start == len(LETTERS) + 1
    assert found.spots == pieces(Look(misread))[0].spots


@pytest.mark.parametrize("misread", ["В“", "“”…—¿", "가¶나", "Г—"])
def test_signs_in_korean(misread: str) -> None:
    """Quotes and dashes are sound among Hangul, and odd behind letters of another script and in rows."""
    sound = "“오늘 아침에…” 우리는 — 시장에 · 가서 ‘빵’을 샀다."
    assert pieces(Look(sound)) == []
    assert [piece.start for piece in pieces(Look(f"{sound}\n{misread}\n{sound}"))] == [len(sound) + 1]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_pieces_end_with_their_line(end: str) -> None:
    """Whichever way lines end, and however long they are."""
    lines = ["Une ligne saine.", "dÃ©jÃ\xa0 vu", "mot " * 90 + "dÃ©jÃ\xa0"]
    text = end.join(lines)
    found = {text[piece.start : piece.end] for piece in pieces(Look(text))}
    assert lines[1] in found
    assert all("\r" not in piece and "\n" not in piece and piece in text for piece in found)


def test_letters_of_two_alphabets() -> None:
    assert look("The rеport") == ["The rеport"]
    assert look("The отчёт") == []


def test_rare_characters_side_by_side() -> None:
    assert look("他说鐨勫畨。") == ["他说鐨勫畨。"]
    assert look("他感到高兴。") == []
    # Words of rare characters are common in Chinese; beside other text they need a look.
    assert look("他感到愧疚。") == []
    assert look("He felt 愧疚, he said.") == ["He felt 愧疚, he said."]


def test_all_pieces_are_those_beyond_ascii() -> None:
    text = "plain\nnaïve\n\nalso plain\nété"
    assert [text[start:end] for start, end in all_pieces(text)] == ["naïve", "été"]
    assert list(all_pieces("plain\nalso plain")) == []


def test_long_lines_are_cut_at_a_space() -> None:
    word = "été" * 50
    text = " ".join([word] * 10)
    assert [text[start:end].strip() for start, end in all_pieces(text)] != [text]
    assert "".join(text[start:end] for start, end in all_pieces(text)) == text


def test_characters_of_the_groups() -> None:
    assert {group[1] for group in data_lines("suspects.latn.txt")} == set(MIDDLES)


@pytest.mark.parametrize(
    "codec",
    [
        *"cp1250 cp1251 cp1252 cp1253 cp1255 cp1256 cp1257 koi8-r cp866 cp437".split(),
        *"cp850 mac_roman cp874 gbk big5 euc-jp euc-kr".split(),
    ],
)
def test_lost_characters_are_met_in_every_page(codec: str) -> None:
    mark = ("\ufffd" * 2).encode().decode(codec)
    assert [(flag.start, flag.end) for flag in lost.find(Look(f"one {mark} two"))] == [(4, 4 + len(mark))]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=80))
def test_laws(text: str) -> None:
    every = list(all_pieces(text))
    found = pieces(Look(text))
    assert {(start, end) for start, end, _ in found} <= set(every)
    assert all(spots and 0 <= min(spots) <= max(spots) < end - start for start, end, spots in found)
    assert found == sorted(found)
    at = 0
    for start, end in every:
        assert at <= start < end <= len(text)
        assert not text[start:end].isascii()
        assert "\n" not in text[start:end]
        at = end


@given(st.text(st.characters(max_codepoint=0x7F), max_size=200))
def test_ascii_has_none(text: str) -> None:
    assert pieces(Look(text)) == []


@pytest.mark.parametrize("word", ["вiдповiдь", "Iван", "бoльшую", "Мaма"])
def test_a_letter_typed_for_one_that_looks_like_it_is_no_sign(word: str) -> None:
    """Keyboards have both; no page shows a Latin letter within a Cyrillic word."""
    assert look(f"Сегодня утром {word} поехали на вокзал, а вечером домой.") == []


@pytest.mark.parametrize("word", ["cafй", "KГјlГјg", "MГЎlaga", "Pйrez", "AГЇ", "Mьller", "НовЫй"])
def test_a_cyrillic_letter_in_a_latin_word_is_a_sign(word: str) -> None:
    """Accented letters of foreign names are shown so."""
    assert len(look(f"Сегодня утром {word} поехали на вокзал, а вечером домой.")) == 1


def test_the_end_of_a_quotation_that_was_opened_is_no_sign() -> None:
    """In Czech text read in a wrong page the same sign stands for a letter."""
    assert look("Dicono «no ai bei tempi passati» gli amici.") == []
    assert len(look("to nemá veli» nikdo, »slovo« a veli» zase")) == 1


PARAGRAPH = (
    "今天早上我们去市场买了面包和水果，然后沿着河边慢慢走回家，路上遇到了老同学，大家一起喝茶聊天，谈起小时候的事情。"
    * 3
)


@pytest.mark.parametrize(("word", "is_odd"), [("鸲鹟", False), ("饕餮", False), ("涓栫晫鍜屽钩", True)])
def test_a_rare_word_in_a_long_paragraph_is_not_weighed(word: str, is_odd: bool) -> None:
    """Words of rare characters are no UTF-8 that a Chinese page showed."""
    text = f"{PARAGRAPH}他说{word}，{PARAGRAPH}"
    assert any(reads_oddly(text[start:end], spots) for start, end, spots in pieces(Look(text))) is is_odd
