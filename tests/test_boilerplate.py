"""What goes and what stays. A case is a page, line by line, with the kind that each line goes as, or null."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import blocks, boilerplate
from corpus.alignment import apply
from corpus.blocks import Block, Hint
from corpus.boilerplate import words
from corpus.document import Region
from corpus.packs import PackError, sections_of

CASES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "cases" / "boilerplate").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
TEXTS = sorted({line["text"] for case in CASES for line in case["lines"]})
LANGUAGES = st.sampled_from(["en", "zh-Hans", "zh-Hant", "id", "ar", "el", None])


def judged(text, language):
    lines = blocks.split(text)
    return lines, boilerplate.judge(lines, [Region(0, len(text), language)]).verdicts


def kinds_of(lines, verdicts):
    kinds = [None] * len(lines)
    for verdict in verdicts:
        for at in range(verdict.start, verdict.stop):
            kinds[at] = verdict.kind
    return kinds


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}-{case['name']}" for case in CASES])
def test_pages(case):
    lines, verdicts = judged("\n".join(line["text"] for line in case["lines"]), case["language"])
    found = [(line.text, kind) for line, kind in zip(lines, kinds_of(lines, verdicts), strict=True)]
    assert found == [(line["text"], line["kind"]) for line in case["lines"]]


BODY = [line["text"] for case in CASES if case["name"] == "short headline" for line in case["lines"][1:]]


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Fishing boats at the quay on Friday. REUTERS/Ann Bell", True),
        ("Fishing boats at the quay on Friday. / Ann Bell", True),
        ("Fishing boats at the quay. © Harbour Courier / A. B.", True),
        ("Fishing boats at the quay and the café © Harbour Courier", True),
        ("Fishing boats at the quay are Σ╗לÇΣ╕Ďâ©╝îand no ships", False),
        ("Fishing boats at the quay are mostly fermÃ©es till Friday", False),
        ("Fishing boats at the quay on Friday. (Getty Images)", True),
        ("Fishing boats at the quay on Friday. Nobody was there", False),
        ("The boats came on Friday and/or Saturday", False),
    ],
)
def test_captions_are_told_by_who_signs_them(line, goes):
    rows = ["Harbour Courier", "Home | News | Sport", "Rain falls on the harbour again", line, *BODY]
    lines, verdicts = judged("\n".join(rows), "en")
    assert (kinds_of(lines, verdicts)[3] == "image-credit") == goes


def test_every_kind_has_a_positive_case():
    assert {line["kind"] for case in CASES for line in case["lines"]} - {None} == set(boilerplate.KINDS)


@given(st.lists(st.one_of(st.sampled_from(TEXTS), st.text(max_size=60)), max_size=25), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_verdicts_are_in_order_disjoint_and_in_range(rows, language):
    lines, verdicts = judged("\n".join(rows), language)
    at = 0
    for verdict in verdicts:
        assert at <= verdict.start < verdict.stop <= len(lines)
        assert verdict.kind in boilerplate.KINDS
        assert 0 <= verdict.score <= 1
        assert verdict.rule.startswith("boilerplate.")
        assert verdict.reason
        at = verdict.stop


@given(st.lists(st.sampled_from(TEXTS), max_size=25), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_what_is_kept_is_kept_again(rows, language):
    text = "\n".join(rows)
    lines, verdicts = judged(text, language)
    kept = apply(text, boilerplate.removals(text, lines, verdicts))
    assert judged(kept, language)[1] == []


@given(st.lists(st.sampled_from(TEXTS), max_size=25), st.sampled_from(["\n", "\r\n", "\n\n", "\n \u3000"]))
@settings(max_examples=100, deadline=None)
def test_removals_take_whole_lines_and_nothing_else(rows, newline):
    text = newline.join(rows)
    lines, verdicts = judged(text, "en")
    gone = kinds_of(lines, verdicts)
    kept = apply(text, boilerplate.removals(text, lines, verdicts))
    assert [block.text for block in blocks.split(kept)] == [
        line.text for line, kind in zip(lines, gone, strict=True) if kind is None
    ]


ARTICLE = next(case for case in CASES if case["name"] == "short headline")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("← The tide in March", "navigation"),
        ("Lamps of the old quay →", "navigation"),
        ("« We never counted the boats »", None),
        ("She said: «Count them twice»", None),
    ],
)
def test_arrows_behind_the_text_lead_to_neighbours(row, kind):
    lines, verdicts = judged("\n".join([*(line["text"] for line in ARTICLE["lines"]), row]), "en")
    assert kinds_of(lines, verdicts)[-1] == kind


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("(Photo: Ann Bell/Harbour Courier)", "image-credit"),
        ("Boats at the quay last winter. Photograph: Ann Bell", "image-credit"),
        ("Boats at the quay last winter (see page four)", None),
    ],
)
def test_captions_that_end_with_a_credit_go(row, kind):
    texts = [line["text"] for line in ARTICLE["lines"]]
    lines, verdicts = judged("\n".join([*texts[:2], row, *texts[2:]]), "en")
    assert kinds_of(lines, verdicts)[2] == kind


def test_markup_names_what_plain_text_does_not():
    rows = [line["text"] for line in ARTICLE["lines"]] + ["Gardens", "Letters"]
    hints = [Hint("p", ("body", "article"))] * 4 + [Hint("li", ("body", "nav.site", "ul"), 1.0)] * 2
    plain = [Block(0, len(row), row) for row in rows]
    marked = [Block(0, len(row), row, hint) for row, hint in zip(rows, hints, strict=True)]
    assert boilerplate.judge(plain, [Region(0, 1, "en")]).verdicts == []
    verdicts = boilerplate.judge(marked, [Region(0, 1, "en")]).verdicts
    assert [(verdict.start, verdict.stop, verdict.kind) for verdict in verdicts] == [(4, 6, "navigation")]


def test_markup_that_names_the_whole_page_is_no_evidence():
    rows = [line["text"] for line in ARTICLE["lines"]]
    marked = [Block(0, len(row), row, Hint("p", ("body", "div.content.sidebar"))) for row in rows]
    assert boilerplate.judge(marked, [Region(0, 1, "en")]).verdicts == []


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        ("[share.lines]\n,", "1: share.lines has an empty word"),
        ("[share.rows]\nshare", "1: share.rows is no group"),
        ("[shares.lines]\nshare", "1: shares.lines is of no kind"),
        ("\n[share]\nshare", "2: share is no group"),
        ("[time.epochs]\nago", "1: time.epochs is no part"),
        ("[time.months]\njanuary, jan", "1: time.months has not the names of twelve"),
        ("share", "1: 'share' stands under no heading"),
        ("[share.lines]\n share", "2: white space around 'share'"),
        ("[share.lines\nshare", "1: .* is no heading"),
        ("[share.lines]\nshare\n[share.lines]", "3: .* stands twice"),
    ],
)
def test_a_damaged_pack_is_named(monkeypatch, pack, told):
    monkeypatch.setattr("corpus.folding.sections", lambda *_: sections_of(pack, "langs/xx/boilerplate.txt"))
    with pytest.raises(PackError, match=f"langs/xx/boilerplate.txt:{told}"):
        words.load.__wrapped__(("xx",))


def test_every_pack_loads():
    for tag in ("en", "zh", "id", "ar"):
        assert words.load((tag,)).whole(" ") == ()


def test_a_page_of_nothing_but_menus_stays():
    lines, verdicts = judged("Home\n" * 500, "en")
    assert len(lines) == 500
    assert verdicts == []


def test_a_menu_that_stands_twice_goes_twice() -> None:
    menu, quote = (
        "Anasayfa › Ekonomi › İstihdam",
        '"At last my son can go to the evening course," said Endang, who lives there.',
    )
    found, verdicts = judged("\n".join([menu, "Evening courses", menu, quote, quote]), "en")
    assert kinds_of(found, verdicts)[:3:2] == ["navigation", "navigation"]
