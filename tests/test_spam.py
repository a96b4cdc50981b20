"""Spam told by terms, shape, neighbours and the page; pages as data stand in cases/boilerplate/spam.jsonl."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import blocks, boilerplate
from corpus.boilerplate import contacts, goods, grams, masks
from corpus.boilerplate.lines import read
from corpus.boilerplate.words import load
from corpus.document import Region
from corpus.folding import fold
from corpus.packs import PackError, sections_of

WRITTEN = [
    pytest.param(case["lines"], id=f"{path.stem} {case['language']} {case['name']}")
    for path in sorted((Path(__file__).parent / "cases" / "spam").glob("*.jsonl"))
    for case in map(json.loads, path.read_text("utf-8").splitlines())
]
PAGE = [
    "Swifts return to the clock tower",
    "The birds came back on Thursday, nine days later than last year, and the warden counted forty by nightfall.",
    "Visitors may watch the nests from the gallery until the end of July, when the young birds leave for the south.",
]
LIST = "online casino, viagra, payday loans, free spins, escorts"


def gone(rows, language="en"):
    text = "\n".join(rows)
    lines = blocks.split(text)
    verdicts = boilerplate.judge(lines, [Region(0, len(text), language)]).verdicts
    return {lines[at].text: verdict.rule for verdict in verdicts for at in range(verdict.start, verdict.stop)}


@pytest.mark.parametrize("lines", WRITTEN)
def test_spam_goes_out_of_written_pages_and_nothing_else(lines):
    document = corpus.clean("\n".join(line["text"] for line in lines), "a.txt", corpus.Options(extract=False))
    left = document.text.split("\n")
    due = [line["text"] for line in lines if line["kind"] is None]
    assert [text for text in left if text in due] == due
    assert not [line["text"] for line in lines if line["kind"] == "spam-header" and line["text"] in left]


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        ("Multiply your money with our trading bot: deposit $250 and earn $3,000 a month. Register now.", True),
        ("Multiply your money: the warden's trading bot deposited $250 for the gallery, where the birds leave.", False),
        ("massage, LINE: massage_hc", False),
        ("gay porn, odd tiles, blue lamps, fetish chat, small ladders", True),
        ("gay porn, birds, nests, the gallery, the tower clock", False),
    ],
)
def test_what_sells_something_that_the_text_says_nothing_of(row, goes):
    assert (row in gone([*PAGE, row])) is goes


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        ("The blue ones, cheaper than the chemist, plain parcel, write me on Wickr", True),
        ("The blue ones nest higher, the warden says, and their seed is cheaper than the chemist's.", False),
        ("cheaper than the chemist", False),  # one hint is any advertisement
        ('"The blue ones, cheaper than the chemist, plain parcel", read the note in the gallery', False),
        ("Court fines man who sold the blue ones in a plain parcel, cheaper than the chemist, police said", False),
    ],
)
def test_hints_of_goods_that_nobody_names_add_up(row, goes):
    assert (row in gone([*PAGE, row])) is goes


def test_a_hint_in_words_of_the_text_is_its_own():
    row = "the blue ones, cheaper than the chemist, quickly"
    own = "The chemist in Tower Road is cheaper than others and keeps the blue ones apart, says the warden."
    assert list(gone([*PAGE, row])) == [row]
    assert gone([*PAGE, own, row]) == {}


def test_hints_stay_where_the_headline_warns_of_them():
    row = "lonely tonight, cheaper than the chemist, nothing on the label"
    assert list(gone([*PAGE, row])) == [row]
    assert gone(["How to spot a scam", *PAGE[1:], row]) == {}


def test_a_headline_needs_more_than_two_hints_unless_it_tells_how_to_reach_someone():
    assert gone(["Lonely tonight, new in town", *PAGE[1:]]) == {}
    row = "Lonely tonight, new in town, Telegram @jenna_22"
    assert list(gone([row, *PAGE])) == [row]


@pytest.mark.parametrize(
    ("text", "reached"),
    [("0534xxx1122", True), ("0988.xxx.123", True), ("9xxxx 55555", True), ("12 x 30 cm", False), ("4x4", False)],
)
def test_a_number_whose_middle_is_blotted_out_is_one_to_dial(text, reached):
    assert contacts.reaches(text) is reached


def test_arabic_commas_part_items():
    page = [
        "عادت الطيور إلى البرج يوم الخميس، وأحصى الحارس منها أربعين قبل الغروب.",
        "يمكن للزوار أن يروا الأعشاش حتى نهاية يوليو.",
    ]
    row = "متابعين للبيع، لايكات حقيقية، مشاهدات يوتيوب"
    assert list(gone([*page, row], "ar")) == [row]
    assert gone([*page, "أعشاش كثيرة، أبراج قديمة، طيور صغيرة"], "ar") == {}


def test_a_list_below_the_text_takes_its_unknown_entries_along():
    honest = ["Two galleries", "Forty nests"]
    rows = ["replica rolex submariner", "cheap viagra online", "blue quartz sprocket"]
    assert list(gone([*PAGE, *honest, *rows])) == rows


def test_what_only_honest_lists_have_keeps_a_casino_among_them():
    rows = ["Breakfast from 7 to 10", "Spa and swimming pool", "Casino with roulette and blackjack", "Free Wi-Fi"]
    assert gone(["Grand Hotel Meridian", *rows, *PAGE[1:]]) == {}


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_list_goes_wherever_it_stands(at):
    assert list(gone([*PAGE[:at], LIST, *PAGE[at:]])) == [LIST]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("Buy fake diploma and real passport, Telegram @papers_fast", "boilerplate.en.offer"),
        ("Buy fake diploma and real passport: so ran the notice that the police found in the bin.", None),
        ("We sell slot cars, Telegram @slotcars", None),
    ],
)
def test_an_offer_has_terms_and_a_way_to_reach_the_sender(row, rule):
    assert gone([*PAGE, row]).get(row) == rule


def test_short_lines_go_in_company():
    rows = ["cheap replica watches", "fake designer shoes", "designer outlet online"]
    assert gone([*PAGE, *rows]) == dict.fromkeys(rows, "boilerplate.en.spam-line")
    assert gone([*PAGE, "Replica watches of the museum"]) == {}


def test_a_page_that_speaks_of_such_things_keeps_its_lists():
    subject = [
        "Parliament votes on online casino rules",
        "Every bookmaker and online casino must show the odds, said the minister, and free spins are to be banned.",
        "The gambling industry called the law a gift to the black market, and the casinos will go to court.",
    ]
    assert gone([*subject, "online casino, free spins, slots, roulette, poker"]) == {}


def test_rows_of_a_price_list_stay():
    rows = ["Generic viagra 50 mg | £12.40", "Generic cialis 20 mg | £15.10", "Online pharmacy fee | £2.00"]
    assert gone([*PAGE, *rows]) == {}


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        ("cheap flights to bangkok, last minute hotel deals, discount airline tickets", True),
        ("flights, hotel deals, airline tickets", False),  # names alone
        ("cheap massages for birds, best massage near me", False),  # the page speaks of them
    ],
)
def test_wares_count_where_little_else_stands_and_nobody_speaks_of_them(row, goes):
    spoken = "The warden's massage of the frozen bell rope is an old custom of the tower, and visitors laugh at it."
    assert (row in gone([*PAGE, spoken, row])) is goes


def test_names_of_gambling_houses_and_medicines_are_known_by_their_shape():
    rows = ["hoki777 raja88 dewa303 bos168 ratu99 mpo500", "order velurafil online cheap, mirodafil best price"]
    assert list(gone([*PAGE, *rows])) == rows
    assert gone([*PAGE, "anna77, peter88, old tom"]) == {}


@pytest.mark.parametrize(
    ("masked", "plain"),
    [
        ("www . lucky888 . com", "www.lucky888.com"),
        ("abc88．ｃｏｍ", "abc88.com"),
        ("0 8 1 2 3 4 5 6 7 8", "00812345678"),
        ("c a s i n o", "casino"),
        ("v1agra", "viagra"),
        ("саsino", "casino"),
        ("𝗰𝗮𝘀𝗶𝗻𝗼", "casino"),
        ("por\u200bno", "porno"),
        ("代 开 发 票", "代开发票"),
        ("page 4 of 20, 1 2 3 next", "page 4 of 20, 1 2 3 next"),
        ("1.5 x 2.5 m, size3 it is", "1.5 x 2.5 m, size3 it is"),
    ],
)
def test_masks_come_off(masked, plain):
    folded = fold(masked).text
    read = masks.unmask(folded, str, lambda word: word == "viagra")[0] if masks.may_mask(folded) else folded
    assert read == plain


@given(st.lists(st.text("ab1@.。 _-дß代ⓐ\u200bw", max_size=12), max_size=6))
def test_every_line_that_may_wear_a_mask_is_found_in_one_look(lines):
    text = "\n".join(lines)
    found = {text.count("\n", 0, at) for at in masks.places(text)}
    assert found >= {at for at, line in enumerate(lines) if masks.may_mask(line)}


def test_who_quotes_spam_is_not_taken_for_it():
    row = "buy viagra online, no prescription, WhatsApp +44 7700 900417"
    assert gone([*PAGE, f'The message reads: "{row}"']) == {}
    assert list(gone([*PAGE, row])) == [row]


def test_a_banner_goes_line_by_line_and_a_headline_stays():
    rows = ["ZEUS138", "Register now and get 100% bonus", "online slots and live dealer"]
    assert list(gone([*PAGE, *rows])) == rows
    assert gone(["Casino 777 opens on Friday", *PAGE]) == {}


def test_papers_are_wares_of_those_without_an_address():
    asked = "Reisepass, Führerschein, Zeugnisse, zwei Lichtbilder"
    offer = "Wir liefern Führerscheine und Diplome, Bezahlung nach Erhalt, Telegram @papiere_de"
    assert list(gone([*PAGE, asked, offer], "de")) == [offer]


def test_arabic_words_count_behind_particles():
    row = "نبيع شهادات مزورة وجوازات سفر اصلية وترامادول، تلجرام @docs_ar"
    assert gone([*PAGE, row], "ar").get(row) == "boilerplate.ar.offer"


@pytest.mark.parametrize(
    ("text", "found"),
    [("무료", True), ("무료로", True), ("무료로 드려요", True), ("무료로운", False), ("유무료로", False)],
)
def test_a_korean_word_counts_with_an_ending_and_not_inside_another(text, found):
    words = [text[hit.start : hit.end] for hit in goods.words_in(goods.lexica_of(("ko",)).others, text)]
    assert ("무료" in words) == found


def test_korean_goods_count_with_what_is_written_on_to_them():
    (hit,) = goods.words_in(goods.lexica_of(("ko",)).goods, "서울첫충전소")
    assert (hit.start, hit.end) == (0, 6)


def test_korean_goods_at_the_start_of_a_line_are_of_that_line():
    # What is written on to a word was sought beyond the line's start, where the line above ends without a letter.
    above = "공장장이 말했다.\n"
    (hit,) = goods.words_in(goods.lexica_of(("ko",)).goods, above + "첫충전소")
    assert (hit.start, hit.end) == (len(above), len(above) + 4)


def test_a_damaged_list_is_named(monkeypatch):
    monkeypatch.setattr(goods, "folded_sections", lambda *_: sections_of("[padding]\nfree", "spam.txt"))
    with pytest.raises(PackError, match="padding is no group"):
        goods.Lexica(("sw",))


@pytest.mark.parametrize(
    "rows",
    [
        ["zuperbetix free spins, kazinoluxa bonus code, slotmaniax login, betvulkanix apk download"],
        ["日升娱乐城备用网址 真人荷官直播 彩票平台注册 棋牌游戏官网下载"],
        ["kamagrano oral günstig, viagrosa ohne rezept bestellen, potenzpillen rezeptfrei kaufen"],
        ["казинолюкс зеркало вход, слотомания бонус без депозита, ставкабет промокод"],
        ["slot gacorindo maxwinz, situs togelria resmi, bandar bolajaya terpercaya"],
        ["nagacuanix slot gacor", "dewatogelix link alternatif", "rajabandarku maxwin"],
    ],
)
def test_letters_tell_spam_that_no_pack_names(rows):
    assert set(gone([*PAGE, *rows])) == set(rows)


@pytest.mark.parametrize(
    "row",
    [
        "Skills: drawing, patience, binoculars, notebooks, early mornings",
        "wheat flour, water, sourdough, salt, sunflower seeds",
        "What the warden saw in June",
        "Ferry lines: 12, 14, 27, 31, 44",
        "Crane driver, night shift, call 0461 555 0178",
        "Home | News | Sport | Weather | Contact",
        "ripples, gulls and terns, storm petrels, the old lighthouse",
    ],
)
def test_letters_leave_what_reads_like_any_list(row):
    assert gone([*PAGE, row]).get(row, "").rpartition(".")[2] not in {"terms", "offer", "spam-line"}


def test_letters_prove_nothing_where_the_text_has_the_same_words():
    page = [
        "State lawmakers weigh a ban on online casinos",
        "A bill that would ban online slots and live casino games passed its first reading on Monday after a debate.",
        "Operators of sportsbooks and poker rooms say that the ban on casinos would cost four thousand jobs.",
    ]
    assert not gone([*page, "online slots, live casino games, sportsbooks, poker rooms"])


def test_letters_score_what_is_made_of_parts_of_spam_above_text():
    def score(text):
        return grams.score(read(blocks.split(text), load(("en",)))[0])

    assert score("pragmatika gacor x1000, casinolandia free spins") > 0 > score("The birds came back on Thursday")
    assert grams.places("") == set()


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Seguí a La Torre en Instagram, TikTok y X", "es"),
        ("Đăng ký | Đăng nhập | Bài mới | Tìm kiếm nâng cao", "vi"),
    ],
)
def test_channels_and_doors_of_a_site_are_no_spam(line: str, language: str) -> None:
    rule = gone([PAGE[0], line, *PAGE[1:]], language).get(line, "")
    assert not rule.endswith((".terms", ".list", ".offer"))
