import gzip
import hashlib
import json
import subprocess
import sys

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.decoding import decode
from corpus.encodings import table
from corpus.errors import BinaryInputError, UnknownEncodingError
from corpus.export import schema
from corpus.packs import data_lines

TEXTS = {
    "en": "The café on the corner pays its waiters £11.50 an hour – more than the “living wage”.\n",
    "fr": "Le salaire d’un serveur dépend des pourboires, et l’été où il pleut, ça ne suffit guère à payer le loyer.\n",
    "de": "Für die Spätschicht zahlt die Bäckerei einen Zuschlag, größere Betriebe überbieten das häufig.\n",
    "pl": "Kierowca zarabia więcej niż przed rokiem, choć ceny żywności rosną szybciej niż płace.\n",
    "cs": "Řidič vydělává více než loni, přestože ceny potravin rostou rychleji než mzdy v celém kraji.\n",
    "tr": "Şoförün aylığı geçen yıla göre arttı, ancak gıda fiyatları ücretlerden daha hızlı yükseliyor.\n",
    "ru": "Водитель зарабатывает больше, чем год назад, но цены на продукты растут быстрее зарплат.\n",
    "uk": "Водій заробляє більше, ніж рік тому, але ціни на їжу зростають швидше за його платню.\n",
    "el": "Ο οδηγός κερδίζει περισσότερα από πέρυσι, αλλά οι τιμές των τροφίμων αυξάνονται πιο γρήγορα.\n",
    "he": "הנהג מרוויח יותר מאשר לפני שנה, אבל מחירי המזון עולים מהר יותר מן השכר.\n",
    "ar": "يكسب السائق أكثر مما كان يكسبه قبل عام، لكن أسعار الطعام ترتفع أسرع من الأجور.\n",
    "th": "คนขับรถมีรายได้มากกว่าปีที่แล้ว แต่ราคาอาหารเพิ่มขึ้นเร็วกว่าค่าจ้าง\n",
    "zh-Hans": "司机的收入比去年高，但是食品价格上涨得比工资更快，许多家庭不得不节省开支。\n",
    "zh-Hant": "司機的收入比去年高，但是食品價格上漲得比工資更快，許多家庭不得不節省開支。\n",
    "ja": "運転手の収入は昨年より増えたが、食料品の値段は賃金よりも速く上がっている。\n",
    "ko": "운전기사의 수입은 작년보다 늘었지만 식료품 가격은 임금보다 더 빨리 오르고 있다.\n",
}

FAMILIES = [
    ("fr", "cp1252", "windows-1252"),
    ("de", "latin-1", "windows-1252"),
    ("pl", "cp1250", "windows-1250"),
    ("pl", "iso8859-2", "iso-8859-2"),
    ("cs", "cp1250", "windows-1250"),
    ("tr", "cp1254", "windows-1254"),
    ("ru", "cp1251", "windows-1251"),
    ("ru", "koi8-r", "koi8-r"),
    ("ru", "cp866", "ibm866"),
    ("ru", "iso8859-5", "iso-8859-5"),
    ("uk", "koi8-u", "koi8-u"),
    ("el", "cp1253", "windows-1253"),
    ("he", "cp1255", "windows-1255"),
    ("ar", "cp1256", "windows-1256"),
    ("ar", "iso8859-6", "iso-8859-6"),
    ("th", "cp874", "windows-874"),
    ("zh-Hans", "gbk", "gb18030"),
    ("zh-Hans", "gb18030", "gb18030"),
    ("zh-Hant", "big5", "big5"),
    ("ja", "cp932", "shift_jis"),
    ("ja", "euc_jp", "euc-jp"),
    ("ja", "iso2022_jp", "iso-2022-jp"),
    ("ko", "cp949", "euc-kr"),
    ("ko", "iso2022_kr", "iso-2022-kr"),
    ("zh-Hans", "hz", "hz-gb-2312"),
    ("ja", "utf_7", "utf-7"),
    ("fr", "utf_7", "utf-7"),
]
UNMARKED = [
    ("en", "utf-16-le"),
    ("ru", "utf-16-be"),
    ("th", "utf-16-le"),
    ("zh-Hans", "utf-16-le"),
    ("ja", "utf-16-be"),
]


@pytest.mark.parametrize(("language", "codec", "name"), FAMILIES)
def test_legacy_text_comes_back_as_it_was(language, codec, name):
    text = TEXTS[language]
    if codec in {"latin-1", "iso8859-2", "iso8859-6", "koi8-r"}:
        text = text.replace("’", "'")
    result = decode(text.encode(codec) * 3)
    assert (result.text, result.encoding, result.via, result.errors) == (text * 3, name, "detected", 0)


@pytest.mark.parametrize(("language", "codec"), UNMARKED)
def test_utf_16_without_a_mark(language, codec):
    result = decode((TEXTS[language] * 3).encode(codec))
    assert (result.text, result.via) == (TEXTS[language] * 3, "detected")
    assert result.encoding == codec.replace("6-", "6")


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be"])
def test_utf_32_without_a_mark(codec):
    assert decode(TEXTS["ja"].encode(codec)).text == TEXTS["ja"]


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16le"), ("utf-32", "utf-32le")],
)
def test_a_mark_tells_and_goes(codec, name):
    result = decode("Gehälter\r\n".encode(codec))
    assert (result.text, result.encoding, result.via) == ("Gehälter\r\n", name, "bom")


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_utf_32_that_is_cut_off_or_damaged_stays_utf_32(codec, mark):
    whole = (mark + TEXTS["ja"] * 3).encode(codec)
    cut = decode(whole[:-2])
    assert (cut.text, cut.errors) == ((TEXTS["ja"] * 3)[:-1] + "\ufffd", 1)
    if mark:
        assert decode(whole[:40] + b"\xff\xff\xff\xff" + whole[44:]).text.count("\ufffd") == 1


@pytest.mark.parametrize("text", [') ( \x02 "', "( ` \x0f"])
def test_a_few_characters_with_a_control_are_no_utf_16(text):
    assert decode(text.encode()).text == text


def test_big_endian_marks():
    assert decode(b"\xfe\xff" + "Löhne".encode("utf-16-be")).text == "Löhne"
    assert decode(b"\x00\x00\xfe\xff" + "Löhne".encode("utf-32-be")).text == "Löhne"


@pytest.mark.parametrize("text", ["", "plain ASCII", "caf\u00e9\r\n\u2028", "1\x0b2", "\x1b[31mred\x1b[0m"])
def test_utf_8_stays_untouched(text):
    result = decode(text.encode())
    assert (result.text, result.encoding, result.via, result.errors) == (text, "utf-8", "utf-8", 0)


def test_a_stray_nul_in_ascii_text_is_no_utf_16():
    text = "one line of a log, then a NUL\0 and so on until the end of the line.." * 2
    assert decode(text.encode()).text == text


def test_fields_between_control_characters_are_no_utf_16():
    text = "first field\x01second field\x01third field\x01and the fourth field of the row at last"
    assert decode((text + "\n").encode()).text == text + "\n"
    assert decode(text.encode()).text == text


def test_control_characters_far_inside_a_text_are_no_utf_16():
    text = "A line of a report, as it was written.\n" * 80 + "first\x01second\x01third\x01fourth\x02\n" * 80
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("language", ["fr", "ru", "zh-Hans", "ja", "ar", "th"])
def test_broken_utf_8_stays_utf_8(language):
    data = bytearray((TEXTS[language] * 4).encode())
    at = next(place for place in range(len(data) // 2, len(data)) if data[place] >= 0x80)
    data[at] = 0xFF
    result = decode(bytes(data))
    assert result.encoding == "utf-8"
    assert 1 <= result.errors <= 3
    assert result.text.count("\ufffd") == result.errors


@pytest.mark.parametrize("language", ["fr", "ru", "zh-Hans", "ko"])
def test_a_character_cut_at_the_end_stays_utf_8(language):
    text = TEXTS[language].strip() + "é"
    result = decode(text.encode()[:-1])
    assert (result.text, result.encoding, result.errors) == (text[:-1] + "\ufffd", "utf-8", 1)


def test_a_latin_word_with_its_last_letter_accented_is_no_cut_utf_8():
    assert decode(b"Le mot qui manque est caf\xe9").text == "Le mot qui manque est café"


def test_a_replacement_character_that_the_data_spell_is_no_error():
    result = decode(("Größe \ufffd " * 10).encode() + b"\xff")
    assert (result.encoding, result.errors) == ("utf-8", 1)


HEAD = '<html><head><meta charset="{}"></head><body>{}</body></html>'


def test_a_declared_charset_that_fits_is_used():
    page = HEAD.format("iso-8859-2", "Płaca: ąęś")
    result = decode(page.encode("iso-8859-2"))
    assert (result.text, result.encoding, result.via) == (page, "iso-8859-2", "declared")


def test_an_xml_declaration_counts():
    page = '<?xml version="1.0" encoding="windows-1251"?><p>Оклад</p>'
    assert decode(page.encode("cp1251")).text == page


def test_utf_8_wins_over_a_wrong_declaration():
    page = HEAD.format("iso-8859-1", TEXTS["ru"])
    assert decode(page.encode()).text == page


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "utf-8", "utf-16", "nonsense"])
@pytest.mark.parametrize(
    ("language", "codec"), [("ru", "cp1251"), ("zh-Hans", "gbk"), ("ja", "cp932"), ("el", "cp1253")]
)
def test_a_declaration_that_reads_as_no_language_is_left(label, language, codec):
    page = HEAD.format(label, TEXTS[language] * 3)
    assert decode(page.encode(codec)).text == page


def test_labels_mean_what_browsers_take_them_for():
    assert decode("“£”".encode("cp1252"), "ISO-8859-1").text == "“£”"
    assert decode("镕€".encode("gb18030"), "gb2312").encoding == "gb18030"
    assert decode("똠".encode("cp949"), "euc-kr").text == "똠"
    assert decode("①髙～".encode("cp932"), "shift-jis").text == "①髙～"
    assert decode("ğ".encode("cp1254"), "latin5").text == "ğ"
    assert decode("€ก".encode("cp874"), "tis-620").text == "€ก"


def test_every_label_of_the_table_reads_text():
    labels = [
        label for line in data_lines("encodings.tsv") for label in (line.split("\t")[0], *line.split("\t")[4].split())
    ]
    assert len(labels) == len(set(labels))
    assert all(decode("\nok".encode(table()[label].codec), label.upper()).text == "\nok" for label in labels)


def test_bytes_that_a_windows_page_leaves_free_are_control_characters():
    result = decode(b"caf\xe9\x81", "windows-1252")
    assert (result.text, result.errors) == ("café\x81", 0)


def test_bytes_without_a_character_beyond_the_controls_are_errors():
    result = decode(b"\xe1\xd2", "windows-1253")
    assert (result.text, result.errors) == ("α\ufffd", 1)


def test_euc_jp_reads_the_signs_that_windows_added():
    result = decode(b"\xad\xa1\xad\xea\xfc\xe2 \xa1\xc1", "euc-jp")
    assert (result.text, result.errors) == ("①㈱髙 ～", 0)


def test_a_forced_encoding_replaces_and_counts():
    result = decode("Köln".encode("cp1252"), "utf8")
    assert (result.text, result.encoding, result.via, result.errors) == ("K\ufffdln", "utf-8", "forced", 1)


def test_a_forced_encoding_takes_the_mark_off():
    assert decode(b"\xfe\xff\x00a", "utf-16").text == "a"
    assert decode(b"\xef\xbb\xbfa", "UTF_8").text == "a"


def test_code_pages_beyond_the_web_can_be_forced():
    assert decode("Lohn".encode("cp037"), "cp037").text == "Lohn"
    assert decode("Löhne".encode("mac_roman"), "mac-roman").encoding == "macintosh"


@pytest.mark.parametrize(("name", "near"), [("utf9", "utf8"), ("windows1251x", "windows-1251")])
def test_an_unknown_encoding_is_refused_with_a_near_name(name, near):
    with pytest.raises(UnknownEncodingError, match=f"unknown encoding '{name}'; did you mean {near}"):
        decode(b"text", name)


@pytest.mark.parametrize(
    "name", ["", "rot13", "base64", "unicode_escape", "punycode", "idna", "undefined", "\0", "é" * 300]
)
def test_what_is_no_character_encoding_is_refused(name):
    with pytest.raises(UnknownEncodingError):
        decode(b"text", name)


BINARY = {
    "a PNG image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a JPEG image": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "a GIF image": b"GIF89a\x01\0\x01\0",
    "a WebP image": b"RIFF\x24\0\0\0WEBPVP8 ",
    "a BMP image": b"BM\x36\0\0\0\0\0",
    "an MP4 video": b"\0\0\0\x20ftypisom\0\0\2\0",
    "an MP3 sound": b"ID3\x04\0\0\0\0",
    "a PDF document": b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
    "an RTF document": rb"{\rtf1\ansi text}",
    "an Office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
    "a Word document": b"PK\x03\x04\x14\0\0\0\0\0word/document.xml",
    "an Excel workbook": b"PK\x03\x04\x14\0\0\0\0\0xl/workbook.xml",
    "a ZIP archive": b"PK\x03\x04\x14\0\0\0\0\0notes.txt",
    "gzip data": gzip.compress(b"text"),
    "a 7-Zip archive": b"7z\xbc\xaf\x27\x1c\0\4",
    "a tar archive": b"a.txt".ljust(257, b"\0") + b"ustar\x0000",
    "a WARC archive": b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n",
    "an ELF executable": b"\x7fELF\2\1\1\0",
    "a Windows executable": b"MZ\x90\0\3\0\0\0",
    "an SQLite database": b"SQLite format 3\0",
}


@pytest.mark.parametrize("kind", BINARY)
def test_binary_data_are_refused_by_name(kind):
    with pytest.raises(BinaryInputError, match=f"^not text: {kind}; give the text or HTML instead$"):
        decode(BINARY[kind])


@pytest.mark.parametrize(
    "text",
    [
        "BMW hires",
        "MZ is a code",
        "GIF89a is a format",
        "ID3 tags",
        "PK",
        "WARC/1.1 has WARC-Type",
        "Rar!",
        "%PD",
        "OggS",
    ],
)
def test_words_that_begin_like_binary_formats_are_text(text):
    assert decode(text.encode()).text == text


def test_binary_data_of_no_known_kind_are_refused_by_shape():
    with pytest.raises(BinaryInputError, match="binary data of an unknown kind"):
        decode(b"".join(hashlib.sha256(bytes([number])).digest() for number in range(200)))
    with pytest.raises(BinaryInputError):
        decode(b"".join((number * number % 251).to_bytes(4, "little") for number in range(500)))


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        result = decode(data)
    except BinaryInputError:
        return
    assert 0 <= result.confidence <= 1
    assert 0 <= result.errors <= result.text.count("\ufffd")


@given(st.binary(max_size=100), st.sampled_from([name for _, _, name in FAMILIES]))
def test_any_bytes_are_read_under_a_forced_encoding(data, name):
    try:
        result = decode(data, name)
    except BinaryInputError:
        return
    assert (result.encoding, result.via) == (name, "forced")
    assert 0 <= result.errors <= result.text.count("\ufffd")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_text_comes_back(text):
    result = decode(text.encode())
    assert result.text == text.removeprefix("\ufeff")
    assert result.errors == 0


@given(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=1), st.integers(2, 6))
def test_forcing_the_encoding_gives_the_text_back(family, times):
    language, codec, name = family[0]
    text = TEXTS[language].replace("’", "'") * times
    assert decode(text.encode(codec), name).text == text


def test_one_legacy_letter_makes_no_broken_utf_8():
    text = "The waiter at the café on the corner earns more than last year.\nHis sister earns less.\n"
    result = decode(text.encode("cp1252"))
    assert (result.text, result.encoding, result.errors) == (text, "windows-1252", 0)


def test_a_legacy_byte_in_a_line_of_utf_8_is_an_error():
    text = "L’été dernier, le garçon du café gagnait déjà moins que sa sœur aînée."
    result = decode(text.encode().replace("ç".encode(), b"\xe7"))
    assert (result.text, result.encoding, result.errors) == (text.replace("ç", "\ufffd"), "utf-8", 1)
    assert result.segments == ()


RARE = [
    ("fr", "mac_roman", "macintosh"),
    ("fr", "cp850", {"ibm850", "ibm437"}),
    ("de", "cp437", {"ibm850", "ibm437"}),
    ("pl", "cp852", "ibm852"),
    ("cs", "mac_latin2", "x-mac-ce"),
    ("ru", "mac_cyrillic", "x-mac-cyrillic"),
    ("el", "cp737", "ibm737"),
]


@pytest.mark.parametrize(("language", "codec", "names"), RARE)
def test_a_sentence_in_a_rare_code_page(language, codec, names):
    text = TEXTS[language].replace("’", "'").replace("ů", "u")
    result = decode(text.encode(codec))
    assert result.text == text
    assert result.encoding in ({names} if isinstance(names, str) else names)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("It’s a “quote”.", "cp1252", "windows-1252"),
        ("© 2013 by the author", "latin-1", "windows-1252"),
        ("Entry costs £5 at the door", "latin-1", "windows-1252"),
        ("It was 30° in the shade", "latin-1", "windows-1252"),
        ("¿Quién lo sabe?", "latin-1", "windows-1252"),
        ("Zażółć gęślą jaźń", "cp1250", "windows-1250"),
        ("Привет", "cp1251", "windows-1251"),
        ("Привет", "koi8-r", "koi8-r"),
        ("你好世界", "gbk", "gb18030"),
        ("東京へ行く", "cp932", "shift_jis"),
    ],
)
def test_a_few_words_are_in_the_great_encodings_of_the_web(text, codec, name):
    result = decode(text.encode(codec))
    assert (result.text, result.encoding) == (text, name)


def test_a_long_document_is_judged_by_places_all_over_it():
    text = "Copyright © of the publisher\n" * 400 + TEXTS["pl"] * 40
    result = decode(text.encode("cp1250"))
    assert (result.text, result.encoding) == (text, "windows-1250")


def test_a_letter_that_stands_once_in_a_long_document_counts():
    text = "Zvláštní zařízení měří délku.\n" * 400 + "Tržby v Ťapěticích\n"
    assert decode(text.encode("cp1250")).text == text
    assert decode(text.encode("iso8859-2")).text == text


def test_a_broken_byte_in_a_legacy_document_is_counted():
    data = bytearray((TEXTS["zh-Hans"] * 20).encode("gbk"))
    data[-3] = 0xFF
    result = decode(bytes(data))
    assert result.encoding == "gb18030"
    assert result.errors >= 1
    assert result.text.startswith(TEXTS["zh-Hans"] * 18)


@pytest.mark.parametrize(("language", "codec"), [("pl", "cp1250"), ("fr", "cp850"), ("ru", "koi8-r"), ("ja", "euc-jp")])
def test_a_true_declaration_is_believed_on_few_letters(language, codec):
    page = HEAD.format(codec, TEXTS[language].replace("’", "'"))
    result = decode(page.encode(codec))
    assert (result.text, result.via) == (page, "declared")


def test_a_declared_encoding_that_cannot_read_all_bytes_is_left():
    page = HEAD.format("windows-1253", TEXTS["ru"])
    result = decode(page.encode("cp1251"))
    assert (result.text, result.via) == (page, "detected")


SENTENCES = {
    "en": "The driver earns more",
    "el": "Ο οδηγός κερδίζει πολλά",
    "ru": "Водитель зарабатывает",
    "he": "הנהג מרוויח יותר מאשר",
    "ar": "يكسب السائق أكثر مما كان",
    "hi": "चालक पिछले साल से अधिक कमाता है",
    "th": "คนขับรถมีรายได้มากกว่าปี",
    "ka": "მძღოლი შარშანდელზე მეტს შოულობს",
    "zh-Hans": "司机的收入比去年高但是食品价格上涨得更快",
    "zh-Hant": "司機的收入比去年高但是食品價格上漲得更快",
    "ja": "運転手の収入は昨年より増えたが食料品の値段は",
    "ko": "운전기사의수입은작년보다늘었지만식료품가격은",
}


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", SENTENCES)
def test_a_short_sentence_without_a_mark(language, codec):
    result = decode(SENTENCES[language].encode(codec))
    assert (result.text, result.via) == (SENTENCES[language], "detected")


@pytest.mark.parametrize(
    ("language", "codec"), [("zh-Hans", "gbk"), ("zh-Hant", "big5"), ("ja", "cp932"), ("ko", "cp949"), ("th", "cp874")]
)
def test_double_byte_text_of_even_length_is_no_utf_16(language, codec):
    data = SENTENCES[language].encode(codec)
    assert decode(data if len(data) % 2 == 0 else data + b"\n").text.rstrip() == SENTENCES[language]


MIXED = [
    ("fr", "cp1252", "windows-1252"),
    ("ru", "cp1251", "windows-1251"),
    ("ru", "koi8-r", "koi8-r"),
    ("pl", "iso8859-2", "iso-8859-2"),
    ("zh-Hans", "gbk", "gb18030"),
    ("zh-Hant", "big5", "big5"),
    ("ja", "cp932", "shift_jis"),
    ("ar", "cp1256", "windows-1256"),
]


@pytest.mark.parametrize(("language", "codec", "name"), MIXED)
def test_two_encodings_by_line(language, codec, name):
    line = TEXTS[language].replace("’", "'")
    data = b"first entry\n" + line.encode() * 2 + line.encode(codec) * 3 + b"an entry in ASCII\n" + line.encode()
    result = decode(data)
    first, second = "first entry\n" + line * 2, line * 3 + "an entry in ASCII\n"
    assert result.text == first + second + line
    assert [(segment.start, segment.stop, segment.encoding) for segment in result.segments] == [
        (0, len(first), "utf-8"),
        (len(first), len(first + second), name),
        (len(first + second), len(result.text), "utf-8"),
    ]
    assert all(segment.reason for segment in result.segments)
    assert (result.encoding, result.via, result.errors) == ("utf-8", "detected", 0)


def test_mixed_files_are_named_after_most_of_their_bytes():
    result = decode(TEXTS["ru"].encode("cp1251") * 5 + TEXTS["ru"].encode())
    assert (result.encoding, len(result.segments)) == ("windows-1251", 2)


def test_lines_end_as_they_did_in_mixed_files():
    text = "Le café est fermé l'été.\r\n"
    result = decode(text.encode() + text.encode("cp1252") + text.encode())
    assert (result.text, len(result.segments)) == (text * 3, 3)


@pytest.mark.parametrize(("language", "codec"), [(language, codec) for language, codec, _ in MIXED])
def test_one_encoding_gives_no_segments(language, codec):
    line = TEXTS[language].replace("’", "'")
    for data in (line.encode() * 5, line.encode(codec) * 5, line.encode(codec) * 5 + b"ASCII\n"):
        assert decode(data).segments == ()


@pytest.mark.parametrize("language", ["fr", "ru", "ja"])
def test_lines_cut_within_a_character_are_no_other_encoding(language):
    lines = TEXTS[language] * 3
    letter = next(char for char in TEXTS[language] if not char.isascii())
    result = decode(lines.encode() + b"abc " + letter.encode()[:-1] + b"\n" + lines.encode())
    assert (result.text, result.errors) == (f"{lines}abc \ufffd\n{lines}", 1)
    assert (result.encoding, result.segments) == ("utf-8", ())


def test_noise_in_utf_8_is_no_other_encoding():
    result = decode(TEXTS["fr"].encode() * 3 + b"noise \xff\xfe\xfd\x81 here\n" + TEXTS["fr"].encode())
    assert (result.encoding, result.segments, result.errors) == ("utf-8", (), 4)


def test_mojibake_in_a_legacy_document_is_no_other_encoding():
    text = "La café est fermé.\n" * 3 + "le signe Â°\n" + "L'été passe.\n" * 2
    result = decode(text.encode("cp1252"))
    assert (result.text, result.segments) == (text, ())


@given(st.lists(st.tuples(st.sampled_from(sorted(TEXTS)), st.booleans()), min_size=1, max_size=8))
def test_segments_cover_the_text_in_order(parts):
    data = b"".join(TEXTS[language].encode() if clean else TEXTS["ru"].encode("cp1251") for language, clean in parts)
    result = decode(data)
    if result.segments:
        assert result.segments[0].start == 0
        assert result.segments[-1].stop == len(result.text)
        assert all(one.stop == two.start for one, two in zip(result.segments, result.segments[1:], strict=False))
        assert all(one.encoding != two.encoding for one, two in zip(result.segments, result.segments[1:], strict=False))


@pytest.mark.parametrize("kind", ["document", "detect"])
def test_segments_are_in_the_json_document(kind):
    data = "Le café est fermé.\n".encode() + "L'été passe déjà.\n".encode("cp1252")
    row = corpus.clean(data).to_dict() if kind == "document" else corpus.detect(data).to_dict()
    jsonschema.validate(row, json.loads(schema(kind)))
    first, second = row["encoding"]["segments"]
    assert (first["start"], first["stop"], first["encoding"]) == (0, 19, "utf-8")
    assert (second["start"], second["stop"], second["encoding"]) == (19, 37, "windows-1252")
    assert set(first) == {"start", "stop", "encoding", "reason"}


def test_clean_utf_8_loads_no_model():
    code = "import sys; from corpus.decoding import decode; decode('été'.encode())\n"
    code += "sys.exit(any(name in sys.modules for name in ('corpus.likelihood', 'corpus.detection', 'chardet')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
