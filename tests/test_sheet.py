"""What a sheet leaves in doubt: nothing of sound text, and all that the patterns find in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.repairs import aliens, gates, sheet
from corpus.repairs.look import Look
from corpus.repairs.suspects import is_mixed, pieces

SOUND = {
    "Cyrillic": "Сегодня утром мы поехали на вокзал, «встречать» друзей — из СССР. Прийшло багато їжаків.",
    "Greek": "Το πρωί πήγαμε στην «αγορά» — για να πάρουμε ψωμί; ΟΧΙ!",
    "Hebrew": "הבוקר הלכנו לשוק – כדי לקנות לחם וגבינה.",
    "Arabic": "ذهبنا صباح اليوم إلى السوق، لشراء الخبز؟ می‌خواهم ۱۲۳",
    "Devanagari": "आज सुबह हम बाज़ार गए और रोटी खरीदी।",
    "Thai": "เช้านี้เราไปตลาดเพื่อซื้อขนมปัง มีคุณภาพดี",
}
MISREAD = [
    *("СЃРѕР±Р°РєР°", "ОєОіОґ", "ะฟั€ะธะฒะตั‚", "НовЫй", "Mир", "В§", "ВГ«", "คะะะ", "ذOب"),
    *("е—Я—Я", "ъ ", "пїя", "РЁС", "Б”"),
]
PIECES = [
    *"«»–—“”’…€°№\xa0\x85é中Ѕї?.,-aZ1\n ъьыРСпяВГвтБАёіљ",
    *"ΞΟΒΓαώ",
    *"אבנײ",
    *"بيخـم",
    *"कि।",
    *"ะัธนเกขภ\u200b",
    *"かカ１～㎡ﾞ■ǎα",
    *MISREAD,
]


def doubtful(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are in doubt."""
    return sheet.doubtful(text, len(text.encode()))


def found(text: str, *, everything: bool) -> tuple[object, ...]:
    """Return what the first look and the gates find, with all of a text in doubt or what its sheet leaves."""
    look = Look(text)
    if everything:
        look.doubtful, look.is_whole = [(0, len(text))], True
        look.rest = text
    return pieces(look), gates.is_misread(look), gates.is_mixed(look), is_mixed(look), aliens.spots(look)


@pytest.mark.parametrize("script", SOUND)
def test_sound_text_leaves_no_doubt(script: str) -> None:
    """Letters, digits, quotes and dashes of an alphabet as they stand in sentences are cleared."""
    assert doubtful(SOUND[script] * 3) == []


@pytest.mark.parametrize("misread", MISREAD)
@pytest.mark.parametrize("script", SOUND)
def test_what_may_be_misread_is_in_doubt(script: str, misread: str) -> None:
    """A misread word in a sentence is found as without a sheet."""
    text = f"{SOUND[script]} {misread} {SOUND[script]}"
    assert found(text, everything=False) == found(text, everything=True)


def test_text_without_a_sheet_is_all_in_doubt() -> None:
    """Latin and Georgian text have none."""
    assert doubtful("élève") == [(0, 5)]
    assert doubtful("დილა") == [(0, 4)]


def test_letters_of_east_asia_leave_no_doubt() -> None:
    """Pairs of rare ones are looked for in all of a text in any case."""
    text = "今天早上我们去市场买了面包。" * 2000
    assert doubtful(text) == []
    assert doubtful(f"{text}é{text}") == [(len(text) - 8, len(text) + 8)]
    assert doubtful("今天 早上 write code " * 2000) == [(0, 34000)]


def test_what_a_sheet_lacks_is_in_doubt() -> None:
    """A character that no text of the alphabet has is looked at, with what stands around it."""
    text = SOUND["Greek"] + "½" + SOUND["Greek"]
    assert doubtful(text) == [(len(SOUND["Greek"]) - 8, len(SOUND["Greek"]) + 8)]


@given(st.sampled_from(sorted(SOUND)), st.lists(st.sampled_from(PIECES), max_size=40))
def test_nothing_is_missed(script: str, parts: list[str]) -> None:
    """What the patterns find in a text they find where it is in doubt."""
    text = SOUND[script] + "".join(parts) + SOUND[script]
    assert found(text, everything=False) == found(text, everything=True)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_nothing_is_missed_beside_east_asian_letters(parts: list[str]) -> None:
    """In Chinese and Japanese text no letter that is passed over is odd or tells of another script."""
    text = "今日は市場へ行きました。" + "".join(parts)
    assert found(text, everything=False) == found(text, everything=True)
