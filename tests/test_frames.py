"""Lines of a page's frame in the languages of Europe, one at a time: what goes as which kind, and what stays."""

from __future__ import annotations

import pytest
from test_boilerplate import judged, kinds_of

ENGLISH = (
    "Mill in the valley closes after ninety years of weaving",
    "The last loom stopped on Tuesday afternoon, and nobody in the shed said anything for a while.",
    "Forty people worked there in the end, most of them for longer than they cared to remember.",
    "The council hopes that the building can be used again, but no plan has been put forward.",
)
INDONESIAN = (
    "Pabrik tenun di lembah tutup setelah sembilan puluh tahun",
    "Alat tenun terakhir berhenti pada Selasa sore, dan sesaat tidak ada seorang pun di bangsal yang berbicara.",
    "Empat puluh orang bekerja di sana sampai akhir, kebanyakan lebih lama daripada yang mau mereka ingat.",
    "Desa berharap bangunan itu dapat dipakai lagi, tetapi belum ada rencana yang diajukan sampai hari ini.",
)
FRENCH = (
    "La filature de la vallée ferme après quatre-vingt-dix ans",
    "Le dernier métier s'est arrêté mardi après-midi, et personne dans l'atelier n'a rien dit pendant un moment.",
    "Quarante personnes y travaillaient à la fin, la plupart depuis plus longtemps qu'elles ne le disaient.",
    "La commune espère que le bâtiment servira de nouveau, mais aucun projet n'a encore été déposé.",
)
GERMAN = (
    "Weberei im Tal schließt nach neunzig Jahren ihre Tore",
    "Der letzte Webstuhl stand am Dienstagnachmittag still, und in der Halle sagte eine Weile niemand etwas.",
    "Vierzig Menschen arbeiteten dort zuletzt, die meisten länger, als sie sich erinnern wollten.",
    "Die Gemeinde hofft, dass das Gebäude wieder genutzt werden kann, doch ein Plan liegt nicht vor.",
)
TEXTS = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "id": INDONESIAN}
MENUS = {
    "en": "Home | News | Sport | Contact",
    "fr": "Accueil | Actualités | Sport | Contact",
    "de": "Startseite | Nachrichten | Sport | Kontakt",
    "id": "Beranda | Berita | Olahraga | Kontak",
}


def kinds(language, place, *lines):
    """Return the kinds of lines set among those of a page before line `place` of its text."""
    title, *body = TEXTS[language]
    rows = [MENUS[language], title, *body]
    rows[place + 1 : place + 1] = lines
    found, verdicts = judged("\n".join(rows), language)
    return kinds_of(found, verdicts)[place + 1 : place + 1 + len(lines)]


ABOVE, BELOW, INSIDE, BEHIND = 0, 1, 2, 4


@pytest.mark.parametrize(
    ("language", "place", "line", "kind"),
    [
        ("de", INSIDE, "Werbung: Wollmäntel jetzt 20 % günstiger", "advertisement"),
        ("de", INSIDE, "Werbung – Alle Strickkurse der Region jetzt entdecken!", "advertisement"),
        ("de", INSIDE, "Werbung: Was erlaubt ist", None),
        ("de", INSIDE, "Anzeige: Strick deinen Mantel! Kurse in der alten Halle", "advertisement"),
        ("fr", INSIDE, "Contenu sponsorisé : manteaux de laine pour tous", "advertisement"),
        ("fr", INSIDE, "PUBLICITE", "advertisement"),
        ("fr", INSIDE, "A lire aussi : Pourquoi le prix de la laine a encore baissé", "related-news"),
        ("fr", BEHIND, "Plus d'infos : 01 99 00 12 34", None),
        ("fr", INSIDE, "A lire avec soin, disent les tisseuses", None),
        ("de", ABOVE, "DE | FR | IT", "navigation"),
        ("de", ABOVE, "DE und FR", None),
        ("en", BEHIND, "16+", "disclaimer"),
        ("en", BEHIND, "17+", None),
        ("de", BELOW, "Fr, 14.03.2025, 07:30 Uhr Lesezeit: 4 Min.", "date-line"),
        ("de", BELOW, "Redaktion: Dr. Anna Harl", "byline"),
        ("en", BELOW, "Words: Ann Harlow. Photography: Tom Pell", "byline"),
        ("en", BELOW, "Ann Harlow | Staff Reporter", "byline"),
        ("fr", BELOW, "Anne FERRAND / ANNECY", "byline"),
        ("fr", BELOW, "Quarante PERSONNES", None),
        ("en", BELOW, "Weavers leave the shed for the last time. NORTHPRESS / T. Pell", "image-credit"),
        ("en", BELOW, "Weavers leave the shed for the last time, and/or for good", None),
        ("en", BEHIND, "Promoted links by Taboola", "advertisement"),
        ("de", BELOW, "Anna Harl (Text) und Thomas Pell (Fotos)", "byline"),
        ("de", BELOW, "Anna Harl (links) und Thomas Pell (rechts)", None),
        ("en", INSIDE, "Pictured: the mill in 1961 (Image: Harwick Archive)", "image-credit"),
        ("en", INSIDE, "Follow us on Instagram: @courier", "share"),
        ("de", BEHIND, "Unser Tipp: Stiefel mitnehmen", None),
        ("de", BEHIND, "Weitere Infos: 0199 001234", None),
        ("de", BEHIND, "Melden Sie sich bis Freitag im Büro an.", None),
        ("en", INSIDE, "Background: how the mill was built", None),
        ("en", BEHIND, "Interested? Write to jobs@mill.example or ring the office.", None),
    ],
)
def test_lines_of_frames(language, place, line, kind):
    assert kinds(language, place, line) == [kind]


def test_the_first_of_three_networks_is_as_sure_as_the_others():
    assert kinds("en", BELOW, "Facebook", "Telegram", "WhatsApp") == ["share"] * 3


def test_buttons_in_a_column_go_together():
    assert kinds("en", BELOW, "Leave a comment", "Share", "Copy link") == ["navigation", "share", "share"]
    assert kinds("en", BELOW, "Leave a comment") == [None]


@pytest.mark.parametrize("place", [BELOW, BEHIND])
def test_a_name_with_the_handle_below_it(place):
    assert kinds("en", place, "Ann Harlow", "@annharlow") == ["byline"] * 2
    assert kinds("en", place, "Ann Harlow", "at the mill @ nine") == [None, None]


def test_a_post_with_its_place_stands_below_the_name():
    assert kinds("de", BELOW, "Anna Harl", "Korrespondentin in Brüssel") == ["byline"] * 2
    assert kinds("de", BELOW, "Anna Harl", "Ein Abschied in Brüssel") == [None, None]


def test_what_a_page_asks_about_itself_goes_with_its_answers():
    assert kinds("en", BEHIND, "Was this page helpful?", "Yes", "No") == ["navigation"] * 3
    assert kinds("en", INSIDE, "Was the council right?", "Yes", "No") == [None] * 3


def test_headings_of_other_articles_in_any_order_of_words():
    titles = ("Depot fire in Harwick: two arrested", "Bus fares are to rise in April")
    assert kinds("en", BEHIND, "You might quite possibly like", *titles) == ["related-news"] * 3
    posts = ("Admin Gudang – Gresik", "Kurir Motor – Sidoarjo")
    assert kinds("id", BEHIND, "Lowongan lain yang mungkin Anda minati", *posts) == ["related-news"] * 3


def test_a_heading_with_which_its_paragraph_begins_stays():
    text = "Follow us on Friday if you want to see the old looms, which are shown for the last time this week, at nine."
    assert kinds("en", INSIDE, "Follow us", text) == [None, None]


def test_a_credit_beside_a_heading_with_a_colon_is_in_no_sheet():
    assert kinds("de", INSIDE, "Foto: Archiv der Weberei", "Bürgermeister: Wir sind ratlos") == ["image-credit", None]


@pytest.mark.parametrize(
    "remark",
    [
        "Jim T. • 2 days ago: My mother worked there all her life.",
        "Jim from Harwick, 4 May 2025: My mother worked there all her life.",
        "1. Posted by Jim on 21/01/2025 15:44 : My mother worked there",
    ],
)
def test_remarks_with_their_time(remark):
    assert kinds("en", BEHIND, "1 comment", remark, "Load more comments") == ["comments"] * 3


def test_what_people_said_at_a_time_stays_without_a_heading():
    assert kinds("en", INSIDE, "Jim T., 4 May 2025: My mother worked there all her life.") == [None]


def section_above(headline, standfirst):
    """Return the kinds of a path, the section that ends it, the headline and what stands below."""
    rows = ["Valley Courier", "Home | News | Textiles | Sport", "Textiles", headline, standfirst, *ENGLISH[1:]]
    lines, verdicts = judged("\n".join(rows), "en")
    return kinds_of(lines, verdicts)[2:5]


def test_the_section_between_menu_and_headline_goes():
    standfirst = "Forty people lose their work, and the village loses the last of the sheds that it was built for"
    assert section_above(ENGLISH[0], standfirst) == ["navigation", None, None]
    assert section_above("All that we wrote about cloth", "Wool prices fall again") == [None, None, None]
