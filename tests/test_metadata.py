"""What a document says about itself, read from the lines that go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corpus
from corpus import blocks, boilerplate, metadata
from corpus.document import Metadata, Region

CASES = {
    (case["language"], case["name"]): case
    for path in sorted((Path(__file__).parent / "cases" / "boilerplate").glob("*.jsonl"))
    for case in map(json.loads, path.read_text("utf-8").splitlines())
}
WRITTEN = {
    (path.stem, case["name"]): case
    for path in sorted((Path(__file__).parent / "cases" / "metadata").glob("*.jsonl"))
    for case in map(json.loads, path.read_text("utf-8").splitlines())
}
# What is read wrongly still: a line above the headline, a place behind a name, an entry of a menu.
WRONG = {("de", "Interview", "title"), ("pt", "notícia", "author")}
FEWEST = {"title": 0.95, "date": 0.97, "author": 0.95, "publisher": 0.93}
BODY = [line["text"] for line in CASES["en", "short headline"]["lines"][1:]]


def read(rows, language="en"):
    text = "\n".join(rows)
    regions = [Region(0, len(text), language)]
    return metadata.read(boilerplate.judge(blocks.split(text), regions), regions)


@pytest.mark.parametrize(
    ("language", "name", "due"),
    [
        (
            "en",
            "article with its page",
            ("Market hall to open in the old harbour warehouses", "2025-05-03", "Maria Thornton", "Harbour Courier"),
        ),
        ("zh-Hant", "新聞頁", ("舊港倉庫將改建為市場", "2025-05-03", "林小梅", "海港日報")),
        ("zh-Hans", "新闻页", ("旧港仓库将改建为市场", "2025-05-03", "林小梅", None)),
        ("id", "halaman berita", ("Gudang tua di pelabuhan akan menjadi pasar", "2025-05-03", "Rina Hartati", None)),
        ("ar", "صفحة خبر", ("سوق جديدة في مستودعات الميناء القديمة", None, "مريم الحداد", "وكالة الأنباء")),
        ("en", "short headline", ("Rain", None, None, None)),
        ("en", "poem with refrain", ("The Tide", None, None, None)),
    ],
)
def test_pages(language, name, due):
    found = read([line["text"] for line in CASES[language, name]["lines"]], language)
    assert (found.title, found.date, found.author, found.publisher) == due


@pytest.mark.parametrize(
    "case",
    [case for case in CASES.values() if "metadata" in case],
    ids=lambda case: f"{case['language']}-{case['name']}",
)
def test_whole_pages(case):
    found = read([line["text"] for line in case["lines"]], case["language"])
    assert {field: getattr(found, field) for field in case["metadata"]} == case["metadata"]


@pytest.fixture(scope="module")
def told():
    return {
        key: corpus.clean("\n".join(case["lines"]), "a.txt", corpus.Options(extract=False)).metadata
        for key, case in WRITTEN.items()
    }


def test_nothing_is_invented(told):
    wrong = {
        (*key, field)
        for key, case in WRITTEN.items()
        for field, due in case["metadata"].items()
        if (got := getattr(told[key], field)) is not None and got != due
    }
    assert wrong == WRONG


@pytest.mark.parametrize("field", FEWEST)
def test_most_is_found(told, field):
    due = [key for key, case in WRITTEN.items() if case["metadata"].get(field)]
    right = [key for key in due if getattr(told[key], field) == WRITTEN[key]["metadata"][field]]
    assert len(right) >= FEWEST[field] * len(due)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Bell, harbour correspondent", "Ann Bell"),
        ("Ann Bell, harbour correspondent", "Ann Bell"),
        ("Ann Bell - Harbour Courier", "Ann Bell"),
        ("3 May 2025 by Ann Bell — 4 comments", "Ann Bell"),
        ("By Ann Bell and Tom Reed", "Ann Bell, Tom Reed"),
        ("By the light of the moon", None),
    ],
)
def test_authors(line, author):
    rows = ["Harbour Courier", "Home | News | Sport", "Rain falls on the harbour again", line, *BODY]
    assert read(rows).author == author


def test_consent_below_the_text_names_no_author():
    rows = ["Harbour Courier", "Home | News | Sport", "Rain falls on the harbour again", *BODY]
    line = "By submitting this form you agree to hear from Tern Ltd"
    assert read([*rows, line, "© 2024 Harbour Courier"]).author is None
    assert read([*rows, "By Ann Bell, harbour correspondent", "© 2024 Harbour Courier"]).author == "Ann Bell"


@pytest.mark.parametrize(
    ("title", "publisher", "due"),
    [
        ("Rain again - Harbour Courier", None, ("Rain again", "Harbour Courier")),
        ("Rain again | Harbour Courier", "Harbour Courier", ("Rain again", "Harbour Courier")),
        ("Rain - and more of it - Harbour Courier", "Harbour Courier", ("Rain - and more of it", "Harbour Courier")),
        ("Rain again - and snow", "Harbour Courier", ("Rain again - and snow", "Harbour Courier")),
    ],
)
def test_the_title_of_a_page_loses_the_name_of_its_site(title, publisher, due):
    headline = "Rain again" if publisher is None else None
    merged = metadata.merge(Metadata(title=title, publisher=publisher), Metadata(title=headline))
    assert (merged.title, merged.publisher) == due


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2025 Harbour Media Ltd. All rights reserved.", "Harbour Media"),
        ("© Harbour Media 2025", "Harbour Media"),
        ("Source: Harbour Press", "Harbour Press"),
        ("All rights reserved.", None),
    ],
)
def test_publishers(line, publisher):
    assert read(["Rain falls on the harbour again", *BODY, line]).publisher == publisher


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 2025-03-26 14:25:14", "2025-03-26"),
        ("Published: March 26, 2025", "2025-03-26"),
        ("Published: 26th March 2025", "2025-03-26"),
        ("Published: 26/03/2025", "2025-03-26"),
        ("Published: 03.04.2025", "2025-04-03"),
        ("Published: 03/04/2025", None),
        ("Published: 2025-02-30 10:00", None),
        ("Published: 3 days ago", None),
    ],
)
def test_dates(line, date):
    assert read(["Rain falls on the harbour again", line, *BODY]).date == date


@pytest.mark.parametrize(("language", "date"), [("fr", "2025-04-03"), ("en", None)])
def test_days_stand_before_months_where_the_language_has_them_so(language, date):
    rows = ["Rain falls on the harbour again", "03/04/2025 10:00", *BODY]
    assert read(rows, language).date == date


def test_a_headline_that_goes_with_a_large_frame_is_told_by_its_words():
    menu = "Home News Sport Opinion Weather Video Contact Subscribe Search Culture Business Travel".split()
    title = "Council opens the empty warehouses by the old quay"
    found = corpus.clean("\n".join([*menu, title, "3 May 2025", *BODY]), "a.txt").metadata
    assert (found.title, found.date) == (title, "2025-05-03")


@pytest.mark.parametrize(
    "above", [["Home", "Tides"], ["Home > Tides > Quay", "Ferries"], ["HomeTidesRain falls on the harbour again"]]
)
def test_the_headline_is_told_below_what_stays_of_a_small_frame(above):
    rows = [*above, "Rain falls on the harbour again", "3 May 2025", *BODY, "© 2025 Harbour Courier"]
    assert corpus.clean("\n".join(rows), "a.txt").metadata.title == "Rain falls on the harbour again"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Ann Bell", "Ann Bell"),
        ("Ann Bell / Agencies", "Ann Bell"),
        ("Ann Bell @annbell", "Ann Bell"),
        ("Rain map", None),
    ],
)
def test_a_name_alone_beside_the_date(line, author):
    rows = [
        "Harbour Courier",
        "Home | News | Sport",
        "Rain falls on the harbour again",
        line,
        "3 May 2025 10:00",
        *BODY,
    ]
    assert read(rows).author == author


@pytest.mark.parametrize(
    ("title", "line", "language", "author"),
    [
        (
            "舊橋維修延到秋天",
            "（中央海岸社記者林佳蓉台北20日電）縣政府星期四表示，舊橋最快要到九月才會開始維修。",
            "zh-Hant",
            "林佳蓉",
        ),
        ("수출 석 달째 증가", "[세종=가나뉴스] 김하늘 기자 = 지난달 수출이 12.3% 늘었다고 밝혔다.", "ko", "김하늘"),
    ],
)
def test_reporters_of_agencies_in_the_opening_of_the_text(title, line, language, author):
    prose = line.partition("）")[2] or line.partition("=")[2]
    assert read([title, "2025-05-03 10:00", line, prose * 2], language).author == author


def test_a_later_change_on_the_same_line_is_no_second_date():
    rows = ["Rain falls on the harbour again", "3 May 2025 10:00 | Updated 5 May 2025 08:00", *BODY]
    assert read(rows).date == "2025-05-03"


def test_the_name_of_a_site_loses_its_slogan():
    rows = ["Harbour Courier - News from the quay", "Home", "News", "Sport", "Contact us"]
    found = read([*rows, "Rain falls on the harbour again", "3 May 2025", *BODY])
    assert found.publisher == "Harbour Courier"


def test_author_date_on_one_line():
    found = read(["Rain falls on the harbour again", "By Ann Bell | 3 May 2025", *BODY])
    assert (found.author, found.date) == ("Ann Bell", "2025-05-03")


def test_two_dates_make_none():
    rows = ["Rain falls on the harbour again", "3 May 2025", "4 May 2025", *BODY]
    assert read(rows).date is None


def test_url():
    rows = ["Rain falls on the harbour again", *BODY, "Permalink: https://example.org/rain"]
    assert read(rows).url == "https://example.org/rain"


def test_merge_prefers_the_first_field_by_field():
    merged = metadata.merge(Metadata(title="a", date=None), Metadata(title="b", date="2025"))
    assert merged == Metadata(title="a", date="2025")


def test_nothing_from_nothing():
    assert read([]) == Metadata()


FRAME = ["Harbour Courier", "News", "Sport", "Weather", "Contact us", "Sign in"]
ENDS = [
    "Share on Facebook",
    "About us",
    "Privacy policy",
    "Terms of use",
    "© 2025 Harbour Courier. All rights reserved.",
]


def test_an_author_stands_on_the_line_below_the_label():
    found = read(
        [*FRAME, "Market hall to open in the old harbour", "By", "Maria Thornton", "May 3, 2025", *BODY, *ENDS]
    )
    assert found.author == "Maria Thornton"


def test_who_edited_is_no_author():
    named = ["Edited by", "Maria Thornton", "May 3, 2025"]
    assert read([*FRAME, "Market hall to open in the old harbour", *named, *BODY, *ENDS]).author is None


def test_a_reporter_stands_between_the_words_for_one_and_for_reporting():
    body = ["昨天上午市府表示,舊港倉庫將於明年改建為市場,預計提供四十個攤位給在地小農使用,並保留原有磚牆。"] * 1
    found = read(["舊港倉庫將改建為市場", "記者林小梅／基隆報導", "2025-05-03", *body], "zh-Hant")
    assert found.author == "林小梅"


@pytest.mark.parametrize("line", ["| 12 May 2025", "12 May 2025 - ", "— | 12 May 2025"])
def test_nothing_beside_a_date_names_nobody(line):
    assert (
        read(["Harbour Courier", "Home | News | Sport", "Rain falls on the harbour again", line, *BODY]).author is None
    )
