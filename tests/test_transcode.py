"""Misread documents as a whole: what told in one piece decides the others, and what it must not decide."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus import repairs
from corpus.alignment import apply
from corpus.packs import data_lines
from corpus.repairs import dropped, utf8, whole
from corpus.repairs.known import Known
from corpus.repairs.look import Look
from corpus.repairs.runs import applied
from corpus.repairs.suspects import pieces
from corpus.repairs.ways import utf8_ways, ways

CROATIAN = [
    "Čekali smo dugo na večeru.",
    "Na raskrižju kod bolnice sudarili su se tramvaj i automobil.",
    "Klizalište je otvoreno svakoga dana od devet do šest.",
    "Ribari s otoka žale se da je srdele sve manje.",
    "Cvijeće na balkonu već cvate.",
]
POLISH = [
    "Zażółć gęślą jaźń.",
    "Kobieta szła przez łąkę.",
    "Chłopiec pił wodę źródlaną.",
    "Młoda śpiewaczka wyjeżdża jutro do Łodzi.",
    "Święta spędzimy u dziadków na wsi.",
]
RUSSIAN = [
    "Утром мы поехали на вокзал встречать друзей.",
    "Знаете ли вы, что музей закрыт по понедельникам?",
    "Дождь шёл всю ночь, и река вышла из берегов.",
    "Вечером дети читали вслух старую сказку.",
    "Поезд опоздал на сорок минут.",
]
FRENCH = [
    "Où est-il allé ?",
    "L’été dernier, nous étions à la mer.",
    "Ça ne fait rien.",
    "Le garçon a mangé une pêche.",
    "Voilà déjà l’hiver.",
]
CHINESE = [
    "我们用两年的时间写完了这本书。",
    "他在城市里找到了一份新的工作。",
    "天气预报说明天会下雨，请带伞。",
    "这个村子有三百多年的历史。",
    "孩子们在公园里放风筝。",
]


def fixed(text: str) -> str:
    """Return a text repaired."""
    return apply(text, repairs.find(text)[0])


@pytest.mark.parametrize(
    ("lines", "codec", "page"),
    [
        *((lines, "utf-8", "latin-1") for lines in (CROATIAN, POLISH, RUSSIAN, FRENCH, CHINESE)),
        *((lines, "utf-8", "gb18030") for lines in (RUSSIAN, FRENCH)),
        # Two pages share most letters of these languages: the lines with others tell which it was.
        *((lines, codec, "latin-1") for lines in (CROATIAN, POLISH) for codec in ("cp1250", "iso8859-2")),
        *((RUSSIAN, codec, "latin-1") for codec in ("cp1251", "koi8-r", "cp866")),
        *[(RUSSIAN, "koi8-r", "cp1251"), (CHINESE, "gbk", "latin-1")],
    ],
)
def test_document(lines: list[str], codec: str, page: str) -> None:
    text = "\n".join(lines)
    assert fixed("\n".join(line.encode(codec).decode(page) for line in lines)) == text


def test_layers() -> None:
    text = "\n".join(FRENCH)
    damaged = text
    for layers in range(1, 4):
        damaged = damaged.encode().decode("latin-1")
        assert fixed(damaged) == text, layers


def test_sound_lines_beside_misread_ones_stay() -> None:
    misread = [line.encode("cp1250").decode("latin-1", "replace") for line in POLISH]
    sound = ["La même fenêtre était ouverte.", "Der größte Käse kommt aus Österreich.", "O pão está na mesa."]
    assert fixed("\n".join(misread + sound)) == "\n".join(POLISH + sound)


def test_a_line_of_another_page_is_read_by_itself() -> None:
    lines = [line.encode().decode("cp1252", "replace") for line in FRENCH]
    lines.insert(2, RUSSIAN[0].encode("cp1251").decode("latin-1"))
    assert fixed("\n".join(lines)).split("\n")[2] == RUSSIAN[0]


@pytest.mark.parametrize("lines", [CROATIAN, POLISH, RUSSIAN, FRENCH, CHINESE])
def test_sound_documents_stay(lines: list[str]) -> None:
    assert repairs.find("\n".join(lines)) == ([], [])


def test_letters_of_the_own_alphabet_are_not_suspicious() -> None:
    group = next(group for group in data_lines("suspects.latn.txt") if group[1] == "ů" and "_" not in group)
    czech = "Příliš žluťoučký kůň úpěl ďábelské ódy, říká táta."
    assert pieces(Look(group)) != []
    assert pieces(Look(f"{czech} {group}")) == []
    # With a letter of another alphabet, all are looked at.
    assert pieces(Look(f"{czech} {group} bjørn")) != []


@pytest.mark.parametrize("length", [99, 101, 5000])
def test_long_runs(length: int) -> None:
    assert fixed("é" * length) == "é" * length
    assert fixed("Ã©" * length) == "é" * length


def test_a_whole_document_bears_the_record_of_its_outer_layer() -> None:
    text = "\n".join(RUSSIAN)
    damaged = text.encode().decode("koi8-r")
    edits, flags = repairs.find(damaged.encode().decode("latin-1"))
    assert flags == []
    assert {(edit.rule, edit.codecs) for edit in edits} == {("repair.mul.utf8", ("cp1252", "utf-8"))}
    # A word by itself is an edit by itself, whatever stands beside it.
    assert [edit.after for edit in edits][:3] == RUSSIAN[0].split(" ")[:3]


def test_a_whole_document_is_read_at_once_or_not_at_all() -> None:
    misread = "\n".join(FRENCH).encode().decode("latin-1")
    assert apply(misread, whole.edits(misread)) == "\n".join(FRENCH)
    # One sound letter, fewer runs, or one and the same run again and again: each line speaks for itself.
    for text in (f"{misread}\né", misread[:60], "Ã© " * 50, "\n".join(FRENCH)):
        assert whole.edits(text) == []


def test_a_page_shows_its_characters_alone() -> None:
    page = next(way.page for way in utf8_ways() if way.page.codec == "cp1252")
    assert page.may_show(frozenset("Ã©â€™\x81a\n"))
    assert not page.may_show(frozenset("Ãж"))


@pytest.mark.parametrize(
    ("codec", "lines", "piece", "may"),
    [
        ("cp1250", POLISH, "Les élèves étaient là.", True),
        ("cp1250", POLISH, "Die Hütte über dem See.", False),
        ("cp1250", POLISH, "Mo¿e jutro.", True),
        ("utf-8", POLISH, "Die Hütte über dem See.", True),
    ],
)
def test_what_known_ways_can_not_change_is_passed_over(codec: str, lines: list[str], piece: str, *, may: bool) -> None:
    way = next(way for way in ways() if way.page.codec == "cp1252" and way.codec == codec)
    text = "\n".join([*lines, piece])
    assert Known(text, Counter([way]), "").may_read(piece) == may


def test_characters_of_thousands_tell_by_being_common() -> None:
    lines = [line.encode("gbk").decode("latin-1") for line in CHINESE * 3]
    rare = "燮野明也杀得兴起，将那些矮人们砍成了两截。"
    lines.insert(7, rare.encode("gbk").decode("latin-1"))
    assert fixed("\n".join(lines)).split("\n") == [*(CHINESE * 3)[:7], rare, *(CHINESE * 3)[7:]]


def test_bytes_are_not_missed_in_what_is_another_encoding() -> None:
    page = next(way.page for way in utf8_ways() if way.page.codec == "cp1252")
    chinese = CHINESE[2].encode("gbk").decode("cp1252", "ignore")
    assert dropped.completed(chinese, (), page) == ()
    cyrillic = " ".join(RUSSIAN).encode().decode("cp1252", "ignore")
    assert "поехали" in applied(cyrillic, dropped.completed(cyrillic, utf8.runs(cyrillic, page), page))
