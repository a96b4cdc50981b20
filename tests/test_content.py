"""The trained score of lines: what it takes out that no word gives away, and what it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus import html
from corpus.blocks import Block, Hint, split
from corpus.boilerplate import classes, content, duplicate, features
from corpus.boilerplate.columns import Table
from corpus.boilerplate.lines import read
from corpus.boilerplate.words import load

# Words of no pack, as a language without one has them.
MENU = ["Vestra", "Molun ika", "Sarpet", "Onnu", "Dalit", "Vesk", "Prada lor", "Kemina", "Surt", "Halven"]
TEASERS = [f"Grabo {word} tindal ur mosk brenna fjorel hast" for word in MENU]
PARAGRAPHS = [
    f"Ta {word} sarpet lopen, en durit kelma honu vestra, dalit surt en prada. Molun ika sen durit, ta halven kemina"
    f" lor vesk onnu en sarpet {word}, honu lopen vestra. Kelma ta durit en surt."
    for word in ("korin", "belat", "siven", "dorma", "hulet", "ransi")
]
MORE = [f"{teaser} {word}" for word in ("nola", "brit") for teaser in TEASERS]
LINKS = [f"{word} {other}" for word in MENU for other in ("ranu", "belo")]
PAGE = [*MENU, *LINKS, "Kelma ta durit en vestra", *PARAGRAPHS, *TEASERS, *MORE, *LINKS[::-1], "2024", *MENU]
ENGLISH = [
    "The yard took on forty welders in spring, and it still has thirty berths to fill before the ice comes.",
    "Its foreman says that the young ones stay when they are paid for the course as well as for the work.",
    "Nobody counts the hours that the older men spend on showing them how a seam is laid under water.",
]


def cleaned(lines: list[str], **options: object) -> list[str]:
    """Return the lines that stay of a page of plain text."""
    return corpus.clean("\n".join(lines), "page.txt", corpus.Options(extract=False, **options)).text.splitlines()  # type: ignore[arg-type]


def test_a_page_without_known_words() -> None:
    kept = cleaned(PAGE)
    assert [line for line in PARAGRAPHS if line not in kept] == []
    assert [line for line in kept if line in MENU or line in LINKS] == []


def test_recall_leaves_what_no_rule_knows() -> None:
    assert [line for line in LINKS if line not in cleaned(PAGE, preset="recall")] == []


def test_precision_takes_no_less() -> None:
    assert set(cleaned(PAGE, preset="precision")) <= set(cleaned(PAGE))


def test_keep() -> None:
    kept = cleaned(PAGE, keep=("navigation", "related-news", "duplicate"))
    assert [line for line in PAGE if line not in kept] == []


def test_a_removal_says_why() -> None:
    document = corpus.clean("\n".join(PAGE), "page.txt", corpus.Options(extract=False))
    scored = [change.edit for change in document.removed if change.edit.rule == "boilerplate.mul.score"]
    assert scored
    assert all(edit.reason and edit.score is not None and 0 < edit.score <= 1 for edit in scored)


def test_prices_and_facts_stay_on_a_page() -> None:
    facts = ["Ranta: 200 grada", "€ 78.00"]
    assert [fact for fact in facts if fact not in cleaned([*PAGE[:32], *facts, *PAGE[32:]])] == []


def taken(texts: dict[str, float]) -> list[str]:
    """Return the lines that go of a page whose lines score so much."""
    lines = read([Block(0, len(text), text, Hint("p", ("body", "p"))) for text in texts], load(("en",)))
    scored = content.Scored([*texts.values()], True, [float("-inf")] * len(texts), Table([[]]), [])
    return [lines[at].text for at, _ in content.find(lines, "balanced", scored)]


@pytest.mark.parametrize(
    ("price", "goes"),
    [
        ("€ 78.00", False),
        ("Korin, sarpet lopen, dalit: € 78.00", False),
        (" ".join([*MENU, "€ 12.50", *LINKS]), True),
    ],
)
def test_a_menu_in_one_line_is_no_price(price: str, goes: bool) -> None:
    page = {price: -2.5, **dict.fromkeys(PARAGRAPHS, 3.0), **dict.fromkeys(TEASERS, -3.0)}
    assert (price in taken(page)) == goes


@pytest.mark.parametrize(
    "lines",
    [
        PARAGRAPHS,
        ENGLISH * 4,
        ["Kelma ta durit", *PARAGRAPHS],
        ["Salt", "Flour", "Two eggs", "Milk", "Butter", "Beat the eggs with the milk.", "Add the flour.", "Fry."],
        [f"{hour}:15  {name}" for hour, name in enumerate(("Arden", "Birk", "Corrie", "Dell", "Esk", "Firth"), 6)] * 2,
    ],
    ids=["prose", "english", "headline", "recipe", "timetable"],
)
def test_clean_text_stays(lines: list[str]) -> None:
    assert cleaned(lines, ignore=("boilerplate.mul.block",)) == lines


def test_what_is_cleaned_stays() -> None:
    assert cleaned(cleaned(PAGE)) == cleaned(PAGE)


def demanding(lines: list[str]) -> list[str]:
    """Return the lines that must score more than others because of where they stand."""
    found = read([Block(0, len(line), line) for line in lines], load(("en",)))
    return [line for line, least in zip(lines, content.score(found, {}).demands, strict=True) if least > 0]


def test_lines_below_the_article_of_a_long_page_must_score_more() -> None:
    beginnings = [line for pair in zip(TEASERS, ENGLISH, strict=False) for line in pair]
    for below in ([*TEASERS, *MORE], [*LINKS, *beginnings]):
        found = demanding([*LINKS, *LINKS[::-1], *MENU, *PARAGRAPHS, *below])
        assert [line for line in below if line not in found and line not in LINKS] == []
        assert [line for line in PARAGRAPHS if line in found] == []


def test_lines_of_a_short_page_need_no_more() -> None:
    assert demanding([*PARAGRAPHS, *TEASERS]) == []


@pytest.mark.parametrize("lines", [[*TEASERS, *MORE, *LINKS], [*LINKS, *PARAGRAPHS[:1], *LINKS]], ids=["list", "short"])
def test_lines_of_a_page_without_article_need_no_more(lines: list[str]) -> None:
    assert demanding(lines) == []


def test_words_of_classes_tell() -> None:
    menu, text = ("body", "div.site-menu", "ul"), ("body", "div.article-text.body", "p")
    assert classes.numbers(menu)[0] < 0 < classes.numbers(text)[0]


def test_classes_that_no_site_has_tell_nothing() -> None:
    assert set(classes.numbers(("x-vestra.molun", "x-dalit.surt"))) == {0.0}


def test_a_score_that_leaves_nothing_is_not_believed() -> None:
    lines = [*MENU, *LINKS, *MENU[::-1], *LINKS[::-1]]
    assert cleaned(lines) == lines


def test_markup_without_words() -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in MENU)
    text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    more = "".join(f"<div class=x><a href=/{number}>{line}</a></div>" for number, line in enumerate(TEASERS))
    page = (
        f"<html><body><div><ul>{menu}</ul></div><div><h1>Kelma ta durit</h1>{text}</div><div>{more}</div></body></html>"
    )
    document = corpus.clean(page, "page.html", corpus.Options(extract=False))
    assert document.text.splitlines() == ["Kelma ta durit", *PARAGRAPHS]


def test_code_stays_or_goes_as_a_whole() -> None:
    code = ["select sarpet", "from vestra", ");", "", "| 1 |", "where honu > 3"]
    text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    body = "\n".join(code)
    page = (
        f"<html><body><main><h1>Kelma ta durit</h1>{text}<pre>{body}</pre><p>{PARAGRAPHS[0]}.</p></main></body></html>"
    )
    lines = corpus.clean(page, "page.html", corpus.Options(extract=False)).text.splitlines()
    assert [line for line in code if line not in lines] in ([], [line for line in code if line])


def test_precision_takes_no_less_of_markup() -> None:
    cards = "".join(
        f"<div class=card><p>{line}</p><a href=/{number}>Prada</a></div>" for number, line in enumerate(MORE)
    )
    page = f"<html><body><main><h1>Kelma ta durit</h1><p>{PARAGRAPHS[0]}</p>{cards}</main></body></html>"
    left = {
        preset: set(corpus.clean(page, "page.html", corpus.Options(extract=False, preset=preset)).text.splitlines())
        for preset in ("recall", "balanced", "precision")
    }
    assert left["precision"] <= left["balanced"] <= left["recall"]
    assert PARAGRAPHS[0] in left["precision"]


TEXTS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Z"]), min_size=1), min_size=1, max_size=30
)
HINTS = st.builds(
    Hint,
    st.sampled_from(["p", "li", "td", "h2", "div"]),
    st.lists(st.sampled_from(["body", "div.menu", "nav", "article", "ul"]), max_size=5).map(tuple),
    st.floats(0, 1),
    st.lists(st.integers(1, 9), max_size=5).map(tuple),
)


@settings(deadline=None)
@given(TEXTS, st.none() | HINTS)
def test_every_line_has_a_row_of_numbers(texts: list[str], hint: Hint | None) -> None:
    lines = read([Block(0, len(text), text, hint) for text in texts], load(("en",)))
    names = features.hinted_names() if hint else features.LINE
    rows = features.of_lines(lines, hinted=hint is not None)
    assert [len(row) for row in rows] == [len(names)] * len(texts)
    assert len(content.score(lines, {}).lines) == len(texts)


@given(
    st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc"]), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)
def test_marks_count_the_same_in_bytes_and_in_characters(text: str) -> None:
    known = load(("en",))
    plain, wide = features.of_lines(read([Block(0, 1, text), Block(0, 1, f"{text}\u0101")], known), hinted=False)
    for name in ("stops", "commas", "signs"):
        assert plain[features.LINE.index(name)] == wide[features.LINE.index(name)]
    for name in ("digits", "letters"):
        counted = round(plain[features.LINE.index(name)] * len(text))
        assert round(wide[features.LINE.index(name)] * (len(text) + 1)) == counted + (name == "letters")


@settings(max_examples=300)
@given(st.text(alphabet="ab \t\n\x1c\xa0\u3000", max_size=20))
def test_lines_are_the_same_whatever_ends_them(text: str) -> None:
    assert split(text) == split(text.replace("\n", "\v"))


@pytest.mark.parametrize("text", ["“Quoted”, she said. Then she left", "It’s 5 % – no more; Œuvre", "Ñandú ª 2ª ˆhat"])
def test_marks_are_counted_alike_in_every_script(text: str) -> None:
    # Lines are counted by the bytes of a Western page where they fit: one with é does, one with ł is counted otherwise.
    words = load(("en",))
    plain, wide = (
        features.of_lines(read([Block(0, len(t), t)], words), hinted=False)[0] for t in (f"{text}é", f"{text}ł")
    )
    columns = [features.LINE.index(name) for name in ("stops", "commas", "digits", "capitals", "signs", "letters")]
    assert [plain[at] for at in columns] == [wide[at] for at in columns]


def copied(body: str) -> list[str]:
    """Return the lines of markup that are copies of lines above."""
    page = html.project(f"<body><main>{body}</main></body>")
    lines = read(split(page.text, page.hint_at), load(("en",)))
    return [lines[at].text for at, _ in duplicate.copies(lines, ())]


def test_markup_says_the_same_once() -> None:
    body = f"<p>{ENGLISH[0]}</p><section><div class='wide'><p>{ENGLISH[0]}</p></div></section>"
    assert copied(body) == [ENGLISH[0]]
    article = "".join(f"<p>{line}</p>" for line in ENGLISH)
    page = f"<body><main><h1>Berths to fill</h1><article>{article}</article>{body}</main></body>"
    assert corpus.clean(page, "page.html", corpus.Options(extract=False)).text.count(ENGLISH[0]) == 1


def test_short_lines_are_copies_only_together() -> None:
    first = "<div><p>Ask the yard</p><p>Ring us</p></div>"
    assert copied(f"{first}<div><b><p>Ring us</p></b><p>Old berths</p></div>") == []
    assert copied(f"{first}<section>{first}</section>") == ["Ask the yard", "Ring us"]


def test_entries_of_a_list_may_have_something_in_common() -> None:
    one, two = (f"<li><h3>{post}</h3><p>Harbour Yard Limited</p><p>Anywhere in the world</p></li>" for post in "AB")
    assert copied(f"<ul>{one}{two}</ul>") == []
    assert copied(f"<ul>{one}{two}{one}</ul>") == ["A", "Harbour Yard Limited", "Anywhere in the world"]
    button = "<button>Ask the yard for this berth now</button>"
    assert copied(f"<ul><li><p>A</p>{button}</li><li><p>B</p>{button}</li></ul>") == [button[8:-9]]


@pytest.mark.parametrize(
    "refrain",
    [
        "<div><p>The yard took them all, and sang</p><p>Forty</p><p>The yard took them all, and sang</p></div>",
        "<table>" + "<tr><td>The yard took them all, and sang</td></tr>" * 2 + "</table>",
        "<pre>def berths(yard, welders, ice):\nreturn\ndef berths(yard, welders, ice):</pre>",
    ],
    ids=["refrain", "cells", "code"],
)
def test_what_is_meant_twice_stays(refrain: str) -> None:
    assert copied(refrain) == []


def test_dates_that_head_a_list_stay() -> None:
    rows = [text for day in range(3, 8) for text in (f"Berth {day} wants a welder with papers", f"2025-05-0{day}")]
    assert cleaned([*ENGLISH[:1], *rows]) == [*ENGLISH[:1], *rows]


SERVICE = """\
Nominalia Asesores
Inicio
Servicios
Precios
Blog
Contacto
Acceso clientes
Gestión de nóminas para pymes
Tu equipo cobra a tiempo. Preparamos nóminas y contratos para empresas de uno a cien trabajadores.
Pide presupuesto
Qué incluye
Nóminas mensuales y finiquitos
Altas y bajas en la Seguridad Social
Certificados de empresa
Precios
Desde 9 euros por trabajador y mes, sin permanencia.
Preguntas frecuentes
¿Puedo cambiar de asesoría a mitad de año?
Sí. Recogemos los datos de tu asesoría actual y no tienes que hacer nada.
¿Trabajáis con convenios especiales?
Trabajamos con todos los convenios, también el de empleadas de hogar.
Opiniones de clientes
«Desde que están ellos no he vuelto a pagar un recargo.» Teresa, panadería Las Eras
¿Hablamos? Déjanos tu correo y te llamamos hoy mismo
Síguenos en LinkedIn
Aviso legal
Política de cookies
© 2025 Nominalia Asesores S.L.
"""


def test_headings_inside_the_text_stay_with_what_they_head() -> None:
    left = corpus.clean(SERVICE, "a.txt").text.splitlines()
    assert [line for line in left if line in ("Qué incluye", "Precios", "Preguntas frecuentes")] == [
        "Qué incluye",
        "Precios",
        "Preguntas frecuentes",
    ]
    assert not {"Inicio", "Servicios", "Blog", "Aviso legal"} & {*left}
