"""Job postings as job boards show them: a menu, a title, fields, lists without running text, and similar jobs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import corpus

CASES = Path(__file__).parent / "cases/portals/postings.jsonl"
POSTINGS: list[dict[str, Any]] = [json.loads(row) for row in CASES.read_text("utf-8").splitlines()]
# Shares of the postings.
LEAST = {"title": 0.85, "similar": 0.9, "pay": 0.85}
BUTTON = 1  # the line above similar jobs, by which one applies


def cleaned(posting: dict[str, Any]) -> corpus.Document:
    return corpus.clean("\n".join(posting["lines"]), "posting.txt")


@pytest.mark.parametrize("posting", POSTINGS, ids=[posting["lang"] for posting in POSTINGS])
def test_no_line_of_a_posting_is_lost(posting: dict[str, Any]) -> None:
    kept = cleaned(posting).text.splitlines()
    own = posting["lines"][posting["menu"] : posting["similar"] - BUTTON]
    # When it was posted may go.
    assert [line for line in own if line not in kept] in ([], [own[4]])
    assert not set(posting["lines"][: posting["menu"]]) & set(kept)


@pytest.mark.parametrize("field", LEAST)
def test_most_of_them_are_read(field: str) -> None:
    assert sum(_is_read(posting, field) for posting in POSTINGS) >= LEAST[field] * len(POSTINGS)


def _is_read(posting: dict[str, Any], field: str) -> bool:
    document = cleaned(posting)
    if field == "title":
        return bool(document.metadata.title == posting["title"])
    if field == "similar":
        return not any(line in document.text for line in posting["lines"][posting["similar"] :])
    at = document.text.index(posting["pay"])
    paid = [wage for wage in document.wages if at <= wage.span[0] < at + len(posting["pay"])]
    return any(document.roles[role].text in posting["title"] for wage in paid for role in wage.roles)


def test_what_is_sold_below_a_role_is_no_pay() -> None:
    for text in (
        "Nurse\nCostumes\n£24 - £36",
        "Ask the doctor\nConsultation\n£300 - £450",
        "Ovens\nLeeds\n£1,200 - £1,500",
    ):
        assert corpus.extract(text).wages == ()


def test_a_list_of_similar_jobs_that_is_the_page_stays() -> None:
    text = "Similar jobs\nCashier - Corner Shop - £21,000\nDriver - Swift Vans - £25,500\nCook - Blue Inn - £22,000"
    assert corpus.clean(text, "a.txt").text.strip() == text


FIELDS = [json.loads(row) for row in (CASES.parent / "fields.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("posting", FIELDS, ids=[posting["lang"] for posting in FIELDS])
def test_the_fields_of_a_posting_stay_and_its_button_goes(posting: dict[str, Any]) -> None:
    lines, (start, stop) = posting["lines"], posting["stays"]
    document = cleaned(posting)
    kept = document.text.splitlines()
    own = [*lines[start:stop], *(lines[at] for at in posting["also"])]
    assert [line for line in own if line not in kept] == []
    assert not set(lines[:start]) & set(kept)
    assert not set(lines[max(posting["also"]) + 1 :]) & set(kept)
    for field in {"title", "date"} & posting.keys():
        assert getattr(document.metadata, field) == posting[field]


def test_a_heading_by_which_one_applies_stays_with_its_text() -> None:
    below = "Write to us before the end of May, and say what you grow on your land."
    assert "Apply\n" in corpus.clean(f"Grants for growers\nWe support small farms.\nApply\n{below}", "a.txt").text


def test_a_deadline_in_a_table_is_no_date_of_publication() -> None:
    rows = "<tr><th>급여</th><td>일급 14만원</td></tr><tr><th>마감일</th><td>2025.07.31</td></tr>"
    text = f"<h1>야간 포장 모집</h1><table>{rows}</table><p>초보자도 가능하며 통근버스를 운행합니다.</p>"
    assert corpus.clean(f"<html><body>{text}</body></html>", "a.html").metadata.date is None
    dated = text.replace("마감일", "등록일")
    assert corpus.clean(f"<html><body>{dated}</body></html>", "a.html").metadata.date == "2025-07-31"


THREAD = """plumbers.example
Home › Jobs & Trades › Hiring
Login | Register
Topic: {about}
Started by leith_ann, 12 Mar 2025, 10:41
leith_ann
Member
Posts: 14
Hi all, we are a small firm in Leith and look for a plumber for the summer. The pay depends on experience.
Reply
Quote
#2 tam
Senior Member
Posts: 302
Is the van yours, or does one bring a van? I could start in the first week of June.
Reply
Quote"""


@pytest.mark.parametrize(
    ("about", "stays"), [("Hiring a plumber in Leith (two months)", True), ("work, plumbing, Leith, summer", False)]
)
def test_what_a_thread_is_about_is_no_list_of_keywords(about: str, stays: bool) -> None:
    assert (about in corpus.clean(THREAD.format(about=about), "a.txt").text) == stays


MENU = '<nav><ul><li><a href="/a">Início</a></li><li><a href="/b">Buscar vagas</a></li></ul></nav>'
FIELDS = ("Transfrio Logística", "Itajaí - SC", "R$ 2.650 - R$ 3.100 por mês")
TEXT = (
    "<h2>Descrição da vaga</h2><p>Operar empilhadeira a gás no pátio e na câmara fria, conferir notas e manter o "
    "corredor livre.</p><h2>Requisitos</h2><ul><li>Curso de empilhadeira com reciclagem em dia</li><li>Experiência de "
    "seis meses em carteira</li></ul><h2>Benefícios</h2><ul><li>Adicional de insalubridade de 20%</li></ul>"
)
SIMILAR = (
    '<section class="c9"><h2>Vagas semelhantes</h2><div><a href="/v2">Conferente de carga</a></div></section>'
    "<footer>© 2025 VagaCerta. Todos os direitos reservados.</footer>"
)


def test_fields_between_title_and_button_of_markup_are_no_menu() -> None:
    fields = "".join(f'<div class="c{at}">{field}</div>' for at, field in enumerate(FIELDS))
    head = f'<div class="c7"><h1>Operador de Empilhadeira</h1>{fields}<button>Candidatar-se</button></div>'
    page = f"<!DOCTYPE html><html><body>{MENU}<main>{head}{TEXT}</main>{SIMILAR}</body></html>"
    text = corpus.clean(page, "a.html").text
    assert all(field in text for field in FIELDS)
    assert "Candidatar-se" not in text
    assert "Conferente" not in text
    assert "Buscar vagas" not in text


def test_the_benefits_of_an_employer_are_no_spam() -> None:
    text = "門市正職人員\n月薪 33,000~38,000元\n工作內容\n商品上架、收銀結帳\n公司福利\n三節獎金、夜班津貼每班150元"
    assert corpus.clean(text, "a.txt").text.strip() == text


ENTRIES = (
    ("Wat verdient een afwasser?", "4 maart 2025", "Een afwasser van 21 jaar krijgt minstens 14,06 euro per uur."),
    ("Fooi op de pin: van wie is het?", "18 februari 2025", "De wet zegt er niets over, maar de meesten delen het."),
    ("Nieuwe cao horeca", "2 februari 2025", "De lonen stijgen in twee stappen, zo is vandaag afgesproken."),
)


def test_a_button_of_each_entry_of_a_list_heads_nothing() -> None:
    cards = "".join(
        f"<article><h2><a href='/p'>{title}</a></h2><time>{day}</time><p>{text}</p><a>Lees meer</a></article>"
        for title, day, text in ENTRIES
    )
    page = f"<html><body><header><a href='/'>Loonwijzer</a></header><h1>Categorie: Horeca</h1>{cards}</body></html>"
    text = corpus.clean(page, "a.html").text
    assert all(title in text and said in text for title, _, said in ENTRIES)
    assert text.startswith("Categorie: Horeca")
    assert "Lees meer" not in text
