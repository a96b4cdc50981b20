"""The library's public surface, on small documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.alignment import apply

SCRAPS = st.lists(
    st.sampled_from(
        [
            "Nurses earn €2,600 a month.",
            "Baca juga: Upah naik",
            "相關閱讀",
            "月薪12000元，經(jīng)濟(jì)學(xué)",
            "caf\u00c3\u00a9 owner",
            "منذ 9 أيام",
            "  ",
            "\u3000\u3000薪資",
            "&amp;nbsp;",
            "</p>",
            "Share",
            "\ufffd\ufffd",
            "\ud83d\ude00 Nurses earn $20 an hour \udc00 here.",
            "2025-03-26 14:25",
        ]
    )
    | st.text(max_size=30),
    max_size=12,
).map("\n".join)


@given(SCRAPS)
def test_edits_replay_and_cleaning_is_done_once(text):
    document = corpus.clean(text, "scraps.txt")
    assert apply(document.visible, [change.edit for change in document.changes]) == document.text
    assert corpus.clean(document.text, "scraps.txt").text == document.text


@given(SCRAPS)
def test_repair_gives_edits_that_replay(text):
    repaired = corpus.repair(text)
    assert apply(text, repaired.edits) == repaired.text
    assert corpus.repair(repaired.text).edits == ()


@given(SCRAPS)
def test_extracts_stand_where_they_say(text):
    found = corpus.extract(text)
    for row in (*found.wages, *found.money, *found.currencies, *found.roles):
        assert text[slice(*row.span)] == row.text
    assert all(index < len(found.roles) for wage in found.wages for index in wage.roles)


def test_decoded_text_is_the_source_of_spans():
    document = corpus.clean("Home › Jobs\n\nA welder in Leeds earns £31,000 a year.\n".encode("utf-16"), "page.txt")
    [wage] = document.wages
    assert wage.source is not None
    assert document.decoded.text[slice(*wage.source)] == wage.text == "£31,000"


def test_pairs_of_surrogates_are_joined_and_lone_ones_are_counted():
    document = corpus.clean("\ud83d\ude00 A welder earns $20 an hour \ud800 here.")
    assert document.text == "😀 A welder earns $20 an hour \ufffd here."
    assert (document.decoded.errors, [wage.text for wage in document.wages]) == (1, ["$20"])
    assert corpus.clean("😀").decoded.errors == 0


def test_a_language_can_be_forced():
    document = corpus.clean(b"Gaji 4 juta", "note.txt", corpus.Options(language="id"))
    assert document.language == "id"


def test_the_text_alone_can_be_asked_for():
    data = b"Home > Jobs\n\nA welder in Leeds earns 31,000 pounds a year.\n"
    whole, bare = corpus.clean(data, "a.txt"), corpus.clean(data, "a.txt", corpus.Options(extract=False))
    assert bare.text == whole.text
    assert bare.changes == whole.changes
    assert (len(whole.wages), len(bare.wages), len(bare.roles)) == (1, 0, 0)


def test_detection_says_what_a_document_is_before_anything_goes():
    page = "Baca juga: harga cafÃ©\n\nIt isnâ€™t so, said the cafÃ© of 锟斤拷.\n".encode("utf-16")
    found = corpus.detect(page, "a.txt")
    assert (found.decoded.encoding, found.decoded.via, found.format) == ("utf-16le", "bom", "text")
    assert (found.language, found.script) == ("en", "Latn")
    assert sum(damage.places for damage in found.damage if damage.rule == "repair.mul.utf8") == 3
    assert corpus.Damage("repair.mul.lost", (), 1, repaired=False) in found.damage


def test_detection_reads_the_visible_text_of_a_page():
    found = corpus.detect("<p title='cafÃ©'>The cafÃ© is open.</p><script>'cafÃ©'</script>", "a.html")
    assert (found.format, [damage.places for damage in found.damage]) == ("html", [1])


def test_detection_of_sound_text_and_of_none():
    assert corpus.detect("The café is open. 咖啡館開門了。\n").damage == ()
    empty = corpus.detect(b"")
    assert (empty.language, empty.script, empty.languages, empty.damage) == (None, None, (), ())


def test_lone_surrogates_are_lost_characters():
    text = "It isn\u2019t so \udc80.\nA welder in Leeds earns £31,000 a year\ud83d.\n"
    document = corpus.clean(text, "a.txt")
    assert (document.text, document.decoded.errors) == (text.replace("\udc80", "\ufffd").replace("\ud83d", "\ufffd"), 2)
    assert [flag.rule for flag in document.flags] == ["repair.mul.lost", "repair.mul.lost"]
    assert corpus.extract(text).wages == tuple(wage._replace(source=None) for wage in document.wages) != ()
    assert corpus.detect(text).decoded.errors == 2


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (corpus.Options(language="klingon"), corpus.LanguageTagError),
        (corpus.Options(keep=("adverts",)), corpus.UnknownKindError),
        (corpus.Options(select=("nothing",)), corpus.UnknownRuleError),
        (corpus.Options(encoding="nothing"), corpus.UnknownEncodingError),
        (corpus.Options(preset="x"), corpus.DechaffError),
        (corpus.Options(preset=None), corpus.DechaffError),
        (corpus.Options(normalize="nfc"), corpus.DechaffError),
        (corpus.Options(normalize="NFD"), corpus.DechaffError),
    ],
)
def test_options_that_name_nothing_are_refused(options, error):
    with pytest.raises(error) as refused:
        corpus.clean(b"A welder", "a.txt", options)
    assert isinstance(refused.value, corpus.DechaffError)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (corpus.Options(select="repair"), r"select=\('repair',\)"),
        (corpus.Options(ignore="repair"), r"ignore=\('repair',\)"),
        (corpus.Options(keep="tags"), r"keep=\('tags',\)"),
        (corpus.Options(keep=None), "keep is a tuple"),
        (corpus.Options(select=(1,)), "select is a tuple"),
        (corpus.Options(encoding=8), "encoding is a str or None, not int"),
        (corpus.Options(language=b"en"), "language is a str or None, not bytes"),
        (corpus.Options(counts={}), "counts is what"),
        ({"language": "en"}, "corpus.Options, not dict"),
    ],
)
@pytest.mark.parametrize("call", [corpus.clean, corpus.detect])
def test_options_of_another_type_are_refused(call, options, told):
    with pytest.raises(TypeError, match=told):
        call("A welder", "a.txt", options)


def test_options_may_be_lists_and_sets():
    usual = corpus.clean("It isnâ€™t so.\n", "a.txt", corpus.Options(select=("repair",), keep=("tags",)))
    for kind in (list, set, frozenset):
        assert (
            corpus.clean("It isnâ€™t so.\n", "a.txt", corpus.Options(select=kind(["repair"]), keep=kind(["tags"])))
            == usual
        )


def test_everything_that_holds_bytes_is_bytes():
    data = "A welder earns £31,000 a year.\n".encode("cp1252")
    for other in (bytearray(data), memoryview(data), memoryview(data * 2)[: len(data)]):
        assert corpus.clean(other, "a.txt") == corpus.clean(data, "a.txt")
        assert corpus.detect(other, "a.txt") == corpus.detect(data, "a.txt")
        assert corpus.decode(other) == corpus.decode(data)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: corpus.clean(None), "corpus.clean takes bytes or str, not NoneType"),
        (lambda: corpus.clean(["a"]), "corpus.clean takes bytes or str, not list"),
        (lambda: corpus.clean(b"a", None), "name of a document as str, not NoneType"),
        (lambda: corpus.detect(5), "corpus.detect takes bytes or str, not int"),
        (lambda: corpus.decode("abc"), "corpus.decode takes bytes, not str"),
        (lambda: corpus.decode(b"abc", 5), "encoding is a str or None, not int"),
        (lambda: corpus.repair(b"abc"), "corpus.repair takes str, not bytes; corpus.decode"),
        (lambda: corpus.repair(None), "corpus.repair takes str, not NoneType"),
        (lambda: corpus.extract(b"abc"), "corpus.extract takes str, not bytes; corpus.decode"),
        (lambda: corpus.extract("abc", 5), "language is a str or None, not int"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(call, told):
    with pytest.raises(TypeError, match=told) as refused:
        call()
    assert "\n" not in str(refused.value)


def test_what_can_be_imported_can_be_seen():
    assert set(corpus.__all__) <= set(dir(corpus))


def test_binary_input_is_refused():
    with pytest.raises(corpus.BinaryInputError, match="PNG"):
        corpus.clean(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10", "photo.png")


def test_empty_input_is_an_empty_document():
    document = corpus.clean(b"", "empty.txt")
    assert document.text == ""
    assert document.to_dict()["counts"] == {"charsIn": 0, "charsOut": 0}


@given(SCRAPS)
def test_the_text_of_a_page_is_settled_too(text):
    markup = "<h1>Pay</h1>" + "".join(f"<p>{line}</p>" for line in text.split("\n"))
    document = corpus.clean(markup, "scraps.html")
    assert corpus.clean(document.text, "scraps.txt").text == document.text


def test_a_list_that_is_the_page_stays_whatever_its_boxes_are_called():
    box = "<div class='related'><a href=/{0}>Lathe {0} with a cast bed</a><p>$ {0}00.50</p></div>"
    boxes = "".join(map(box.format, range(2, 9)))
    document = corpus.clean(f"<html><body><h1>Wood lathes</h1>{boxes}</body></html>", "shop.html")
    assert "Lathe 5 with a cast bed" in document.text
    assert document.removed == ()


def test_a_box_of_other_stories_beside_an_article_goes():
    article = (
        "<p>The yard took on forty welders in spring and still has thirty berths to fill before the ice comes.</p>"
    )
    more = "<p>Its foreman says that the young ones stay when they are paid for the course as well as for the work.</p>"
    box = "<div class='related'><a href=/1>Ferry timetable changes</a><br><a href=/2>New pier opens late</a></div>"
    document = corpus.clean(f"<html><body><h1>Welders wanted</h1>{article}{more}{box}</body></html>", "yard.html")
    assert "thirty berths" in document.text
    assert "Ferry timetable" not in document.text
