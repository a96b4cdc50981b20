"""Whose site a page stands on, by its frame and by its line of rights."""

from __future__ import annotations

import pytest

from corpus import bylines, capitals, sites
from corpus.blocks import split
from corpus.boilerplate.lines import read
from corpus.boilerplate.words import load


@pytest.fixture(scope="module")
def words():
    return load(("en", "de", "es", "ru", "th", "tr", "vi", "zh"))


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("Official website of the Town of Brackley", "Town of Brackley"),
        ("Site officiel de la Commune de Valmorel", "Commune de Valmorel"),
        ("T.C. Dereköy Belediyesi Resmi Web Sitesi", "Dereköy Belediyesi"),
        ("株式会社みのり物流 公式サイト", "株式会社みのり物流"),
        ("云岭区民政局政府网站", "云岭区民政局"),
        ("Harbour Courier", "Harbour Courier"),
        ("Official website", None),
    ],
)
def test_words_around_a_name_go(name, due):
    assert sites.plain(name) == due


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("Harbour Dairies Ltd", "Harbour Dairies"),
        ("Harbour Courier Media Group Ltd", "Harbour Courier"),
        ("Harbour Media", "Harbour Media"),
        ("ООО «Камский вестник»", "Камский вестник"),
        ("湖光晚报有限公司出版", "湖光晚报"),
        ("Ltd", "Ltd"),
    ],
)
def test_legal_forms_go(name, due, words):
    assert sites.without_form(name, words) == due


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("人事科", True),
        ("研究室", True),
        ("보건행정팀", True),
        ("Referat 23", True),
        ("湖滨日报", False),
        ("Team Sport", False),
    ],
)
def test_departments(name, department):
    assert sites.is_department(name) == department


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Terms | Privacy | © Harbour Bureau of Statistics, 2025", "Harbour Bureau of Statistics"),
        ("El Noticiero del Sil, S.L. © 2025 Todos los derechos reservados", "El Noticiero del Sil"),
        ("Alle Rechte vorbehalten. Hafener Anzeiger Verlagsgesellschaft mbH", "Hafener Anzeiger"),
        ("ลิขสิทธิ์ © โรงพยาบาลท่าเรือ นโยบายความเป็นส่วนตัว", "โรงพยาบาลท่าเรือ"),
        ("本网站资料如需转载，请注明出处。© 海港资讯网 版权所有", "海港资讯网"),
        ("All rights reserved. Nothing may be copied", None),
        ("© 2025 All rights reserved", None),
    ],
)
def test_holders(line, due, words):
    assert sites.holder(read(split(line), words)[0], words) == due


@pytest.mark.parametrize(
    ("name", "line", "due"),
    [
        ("THE HARBOUR COURIER", "© The Harbour Courier Ltd", "The Harbour Courier"),
        ("KÖRFEZ POSTASI", "Körfez Postası'nın sayfası", "Körfez Postası"),
        ("NUSA", "The agency NUSA writes", "NUSA"),
        ("Harbour Courier", "HARBOUR COURIER", "Harbour Courier"),
        ("METRO", "by metro to the harbour", "METRO"),
    ],
)
def test_capitals(name, line, due, words):
    assert capitals.spelt(name, read(split(line), words)) == due


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("Mara BELL", "Mara Bell"),
        ("Selma KIZILTAN", "Selma Kızıltan"),
        ("MARA BELL", "MARA BELL"),
        ("HOSTLAR", "HOSTLAR"),
        ("JR Bell", "JR Bell"),
    ],
)
def test_family_names_in_capitals(name, due, words):
    assert capitals.cased(name, words) == due


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("By Ann Bell, Leeds, and Tom Reed, Hull", "Ann Bell, Tom Reed"),
        ("By Ann Bell / Tom Reed", "Ann Bell, Tom Reed"),
        ("By Ann Bell & Tom Reed", "Ann Bell, Tom Reed"),
        ("By Ann Bell / Leeds", "Ann Bell"),
        ("By Ann Bell / Harbour Courier", "Ann Bell"),
        ("By Ann Bell » Tue 4 Mar 2025", "Ann Bell"),
        ("Interview and words: Ann Bell", "Ann Bell"),
        ("By Harbour Courier, Ann Bell", "Ann Bell"),
    ],
)
def test_several_authors(line, due, words):
    assert bylines.authors(read(split(line), words), words, None) == due


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Words by Ann Bell, pictures by Tom Reed", "Ann Bell"),
        ("文・三浦ことね", "三浦ことね"),
        ("文 | 宋晚 图 | 吕小川", "宋晚"),
        ("技・三浦ことね", None),
    ],
)
def test_credits_beside_the_author(line, due):
    known = load(("en", "ja", "zh"))
    assert bylines.authors(read(split(line), known), known, None) == due


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Ann Bell, Tom Reed", "Ann Bell, Tom Reed"),
        ("Ann Bell (in Oban)", "Ann Bell"),
        ("◎林予安（台南市民）", "林予安"),
        ("Ann Bell, harbour correspondent", None),
        ("Ann Bell (3)", None),
    ],
)
def test_bare_names(line, due, words):
    assert bylines.signature(read(split(line), words)[0], words, frozenset()) == due


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("5 May 2025 - by Ann Bell", "Ann Bell"),
        ("2025-05-12 来源：海港融媒　记者 马小苒 通讯员 丁磊", "马小苒"),
        ("文字：鄭以樂／圖片：受訪者提供", "鄭以樂"),
        ("Posted by: Harbour Logistics Ltd", None),
    ],
)
def test_authors_in_rows(line, due, words):
    assert bylines.authors(read(split(line), words), words, None) == due


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Text: Ann Bell / Tom Reed", "Ann Bell, Tom Reed"),
        ("文／蘇品文 攝影／陳立", "蘇品文"),
        ("文＝小野田薫　写真＝西村", "小野田薫"),
        ("a＝b", None),
    ],
)
def test_labels_beside_each_other(line, due):
    known = load(("en", "ja", "zh"))
    assert bylines.authors(read(split(line), known), known, None) == due


@pytest.mark.parametrize(("line", "due"), [("글 오하늬 · 사진 정민", "오하늬"), ("오늘 오하늬", "오늘 오하늬")])
def test_a_label_without_a_colon(line, due):
    known = load(("ko", "en"))
    assert bylines.signature(read(split(line), known)[0], known, frozenset(), uncased=True) == due
