from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import blocks
from corpus.document import Region
from corpus.errors import LanguageTagError
from corpus.language import canonical, identify, regions, summarise
from corpus.packs import data_lines

SENTENCES = {
    "en": "The warehouse is looking for two drivers who can start before the end of this month.",
    "de": "Für unser Lager suchen wir zwei Fahrer, die noch in diesem Monat anfangen können.",
    "fr": "Nous cherchons pour notre entrepôt deux chauffeurs qui peuvent commencer avant la fin du mois.",
    "es": "Buscamos dos conductores para nuestro almacén que puedan empezar antes de que termine el mes.",
    "it": "Cerchiamo per il nostro magazzino due autisti che possano cominciare prima della fine del mese.",
    "pt": "Procuramos dois motoristas para o nosso armazém que possam começar antes do fim do mês.",
    "nl": "Voor ons magazijn zoeken wij twee chauffeurs die nog deze maand kunnen beginnen.",
    "sv": "Vi söker två förare till vårt lager som kan börja redan före månadens slut.",
    "da": "Vi søger to chauffører til vores lager, som kan begynde inden månedens udgang.",
    "fi": "Etsimme varastoomme kahta kuljettajaa, jotka voivat aloittaa ennen kuukauden loppua.",
    "pl": "Szukamy do naszego magazynu dwóch kierowców, którzy mogą zacząć przed końcem miesiąca.",
    "cs": "Hledáme do našeho skladu dva řidiče, kteří mohou začít ještě před koncem měsíce.",
    "hu": "Raktárunkba két sofőrt keresünk, akik még a hónap vége előtt el tudják kezdeni a munkát.",
    "ro": "Căutăm pentru depozitul nostru doi șoferi care pot începe înainte de sfârșitul lunii.",
    "tr": "Depomuz için ay sonundan önce işe başlayabilecek iki şoför arıyoruz.",
    "vi": "Chúng tôi đang tìm hai tài xế cho kho hàng, có thể bắt đầu trước cuối tháng này.",
    "id": "Kami sedang mencari dua orang sopir untuk gudang kami yang bisa mulai sebelum akhir bulan ini.",
    "ru": "Мы ищем для нашего склада двух водителей, которые могут начать до конца этого месяца.",
    "uk": "Ми шукаємо для нашого складу двох водіїв, які можуть почати до кінця цього місяця.",
    "bg": "Търсим за нашия склад двама шофьори, които могат да започнат преди края на месеца с договор.",
    "sr": "Тражимо за наше складиште два возача који могу да почну пре краја месеца, љубазне и њежне.",
    "el": "Ψάχνουμε για την αποθήκη μας δύο οδηγούς που μπορούν να αρχίσουν πριν από το τέλος του μήνα.",
    "he": "אנחנו מחפשים למחסן שלנו שני נהגים שיכולים להתחיל לפני סוף החודש.",
    "ar": "نبحث عن سائقين اثنين للعمل في المستودع قبل نهاية هذا الشهر.",
    "fa": "ما برای انبار خود به دو راننده نیاز داریم که بتوانند پیش از پایان ماه کار را آغاز کنند.",
    "ur": "ہمیں اپنے گودام کے لیے دو ڈرائیوروں کی ضرورت ہے جو اس مہینے کے آخر سے پہلے کام شروع کر سکیں۔",
    "hi": "हमें अपने गोदाम के लिए दो ड्राइवर चाहिए जो इस महीने के अंत से पहले काम शुरू कर सकें।",
    "th": "เรากำลังมองหาคนขับรถสองคนสำหรับคลังสินค้าของเราที่เริ่มงานได้ก่อนสิ้นเดือนนี้",
    "ja": "倉庫で働く運転手を二名探しています。今月末までに始められる方を歓迎します。",
    "ko": "이번 달 말 전에 일을 시작할 수 있는 창고 운전기사 두 명을 찾고 있습니다.",
    "zh-Hans": "我们的仓库正在招聘两名司机，要求本月底之前能够上岗，待遇从优。",
    "zh-Hant": "我們的倉庫正在招聘兩名司機，要求本月底之前能夠上班，待遇從優。",
}
SCRIPTS = {"en": "Latn", "ru": "Cyrl", "ar": "Arab", "ja": "Jpan", "ko": "Kore", "zh-Hans": "Hans", "zh-Hant": "Hant"}


def found(text, tag=None):
    return [(region.language, text[region.start : region.end]) for region in regions(text, blocks.split(text), tag)]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_recognised(language):
    assert identify(SENTENCES[language]).language == language


@pytest.mark.parametrize("language", SCRIPTS)
def test_the_script_goes_by_its_iso_code(language):
    assert identify(SENTENCES[language]).script == SCRIPTS[language]


@pytest.mark.parametrize("text", ["", "   ", "12 345,00 €", "GitHub", "— @lmccart", "J. Smith"])
def test_what_does_not_decide_has_no_language(text):
    assert identify(text).language is None


def test_malay_and_indonesian_are_told_apart_only_with_doubt():
    guess = identify("Harga rumah di bandar besar terus naik")
    assert guess.language in {"id", "ms"}
    assert guess.confidence < 0.99


def test_one_language_is_one_region():
    text = "\n\n".join([SENTENCES["de"]] * 3)
    assert found(text) == [("de", text)]


def test_a_label_takes_the_language_of_its_neighbours():
    text = "\n".join(["Über uns", SENTENCES["de"], "Kontakt Impressum", SENTENCES["de"], "Chat GPT"])
    assert found(text) == [("de", text)]


def test_a_menu_in_another_script_keeps_its_language():
    menu = "Home | About us | Our jobs | Contact us\n"
    assert found(menu + SENTENCES["ar"]) == [("en", menu), ("ar", SENTENCES["ar"])]


def test_names_in_another_script_take_the_language_of_their_neighbours():
    text = "\n".join([SENTENCES["ru"], "rotate.example.ua", SENTENCES["ru"], "Lexus GX 470", SENTENCES["ru"]])
    assert found(text) == [("ru", text)]


def test_a_sentence_in_another_language_is_a_region():
    lines = [SENTENCES["de"] + "\n", SENTENCES["en"] + "\n", SENTENCES["de"]]
    assert found("".join(lines)) == list(zip(("de", "en", "de"), lines, strict=True))


def test_both_ways_of_writing_chinese_in_one_text():
    lines = [SENTENCES["zh-Hans"] + "\n", SENTENCES["zh-Hant"]]
    assert found("".join(lines)) == list(zip(("zh-Hans", "zh-Hant"), lines, strict=True))


def test_a_headline_without_kana_is_japanese_among_japanese():
    text = "\n".join(["東京都知事選挙", SENTENCES["ja"], SENTENCES["ja"]])
    assert found(text) == [("ja", text)]


def test_a_text_without_kana_is_japanese_by_characters_that_chinese_lacks():
    text = "看護師募集\n月給28万円\n賞与年二回"
    assert found(text) == [("ja", text)]
    assert summarise(text, [Region(0, len(text), "ja")]).script == "Jpan"


def test_one_japanese_character_does_not_turn_a_line_of_a_chinese_text():
    text = "\n".join([SENTENCES["zh-Hant"], "日本円貶值", "東京消息"])
    assert found(text) == [("zh-Hant", text)]


def test_arabic_typed_on_a_persian_keyboard_stays_arabic():
    text = "\n".join([SENTENCES["ar"], "شکراً لك علی کل شيء.", SENTENCES["ar"]])
    assert found(text) == [("ar", text)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("使用 Python 與 TensorFlow 開發", "zh-Hant"),
        ("خبراء STEM و machine learning برواتب", "ar"),
        ("Alibaba (阿里巴巴) is hiring two thousand engineers for its new office", "en"),
    ],
)
def test_terms_in_latin_letters_do_not_make_the_language(text, language):
    assert identify(text).language == language


def test_text_without_letters_has_one_region_without_language():
    assert found("10 + 20\n= 30") == [(None, "10 + 20\n= 30")]
    assert found(" \n ") == [(None, " \n ")]
    assert found("") == []


def test_a_tag_overrides_the_text():
    assert found(SENTENCES["en"] + "\n" + SENTENCES["ar"], "zh_tw")[0][0] == "zh-Hant"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN", "en"),
        ("en-gb", "en-GB"),
        ("zh-tw", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("ZH_hans", "zh-Hans"),
        ("zh-cn", "zh-Hans"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("es-419", "es-419"),
    ],
)
def test_tags_are_written_as_in_bcp_47(written, tag):
    assert canonical(written) == tag


def test_the_tables_name_languages_by_their_canonical_tags():
    rules = [line.split("\t") for line in data_lines("languages.tsv")]
    meant = [line.split("\t")[1] for line in data_lines("tags.tsv")]
    assert all(canonical(tag) == tag for tag in (*(row[1] for row in rules), *meant))
    assert {row[0] for row in rules} <= {line.split("\t")[2] for line in data_lines("scripts.tsv")}


@pytest.mark.parametrize("tag", ["", "english!", "e", "en-", "zh--tw", "12", "en GB"])
def test_a_malformed_tag_is_refused_in_one_line(tag):
    with pytest.raises(LanguageTagError, match=r"^not a language tag: .*$"):
        regions("text", blocks.split("text"), tag)


def test_summary_counts_letters():
    text = SENTENCES["ar"] + "\n" + SENTENCES["en"] + "\n" + SENTENCES["en"]
    summary = summarise(text, regions(text, blocks.split(text)))
    assert (summary.language, summary.script) == ("en", "Latn")
    assert [share.language for share in summary.languages] == ["en", "ar"]
    assert sum(share.share for share in summary.languages) == pytest.approx(1, abs=1e-3)
    assert all(share.confidence > 0.9 for share in summary.languages)


def test_summary_of_a_tag_says_when_the_text_is_in_another_language():
    summary = summarise(SENTENCES["ar"], [Region(0, len(SENTENCES["ar"]), "en")])
    assert summary.language == "en"
    assert summary.languages[0].confidence < 0.1


def test_summary_of_nothing():
    summary = summarise("123", regions("123", blocks.split("123")))
    assert (summary.language, summary.script, summary.languages) == (None, None, ())


PIECES = st.one_of(st.sampled_from(list(SENTENCES.values())), st.text(max_size=30), st.just("\n"), st.just("12 / 3"))


@given(st.lists(PIECES, max_size=8).map("\n".join))
def test_regions_follow_each_other_and_cover_the_text(text):
    result = regions(text, blocks.split(text))
    edges = [0, *(region.end for region in result)]
    assert [region.start for region in result] == edges[:-1]
    assert edges[-1] == len(text)
    assert all(region.start < region.end for region in result)
    assert all(one.language != other.language for one, other in pairwise(result))


@given(st.lists(PIECES, max_size=8).map("\n".join))
def test_shares_and_confidences_are_shares(text):
    summary = summarise(text, regions(text, blocks.split(text)))
    assert all(0 < share.share <= 1 and 0 <= share.confidence <= 1 for share in summary.languages)
    assert sum(share.share for share in summary.languages) <= 1.001


@given(st.text(max_size=200))
def test_every_text_gets_a_guess(text):
    guess = identify(text)
    assert 0 <= guess.confidence <= 1
    assert guess.language is None or guess.script is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gaji sopir truk di desa itu tiga juta rupiah karena jalannya panjang dan muatannya berat.", "id"),
        ("Gaji pemandu lori di kampung itu tiga ribu ringgit kerana jalannya panjang dan muatannya berat.", "ms"),
    ],
)
def test_languages_that_share_a_pack_are_told_by_their_own_words(text, language):
    lines = blocks.split(text)
    assert summarise(text, regions(text, lines)).language == language


def test_a_given_language_with_several_scripts_takes_the_one_of_the_text() -> None:
    simplified = corpus.extract("这家公司的设计师月薪是12,500元。", "zh")
    assert [wage.currency for wage in simplified.wages] == ["CNY"]
    open_script = corpus.extract("月薪12,500元", "zh")
    assert [wage.currency for wage in open_script.wages] == [None]
