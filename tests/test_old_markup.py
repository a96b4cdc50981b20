"""Markup of the years before small screens: columns in tables, and beginnings of other articles below the article."""

from __future__ import annotations

from html import escape

import pytest

import corpus

# Words of no pack, as a language without one has them.
NOUNS = ("korin", "belat", "siven", "dorma", "hulet", "ransi", "mosk", "fjorel", "nokt", "wira", "trelb", "fuon")
ARTICLE = [
    f"Ta {word} sarpet lopen, en durit kelma honu vestra, dalit surt en prada. Molun ika sen durit, ta halven kemina"
    f" lor vesk onnu en sarpet {word}, honu lopen vestra."
    for word in NOUNS[:5]
]
HEADLINE = "Sarpet lopen en vestra"
MENU = [f"{word.capitalize()} {other}" for word in NOUNS for other in ("ranu", "belo")]
NEWS = [
    (f"1{at % 10}:0{at % 7}", f"Grabo {word} tindal ur mosk", f"Jendo {word} maski fuon, ulvi pertan gosk wira hast.")
    for at, word in enumerate(NOUNS)
]


def link(text: str) -> str:
    return f'<a href="/{len(text)}">{escape(text)}</a>'


def site(article: list[str], column: str, below: str) -> str:
    """Return a page of three columns in a table: a menu, the article with what stands below it, and a column."""
    menu = "".join(f"<li>{link(entry)}</li>" for entry in MENU)
    text = "".join(f"<p>{line}</p>" for line in article)
    return (
        f"<html><head><title>{HEADLINE}</title></head><body><table><tr><td><ul>{menu}</ul></td>"
        f"<td><h1>{HEADLINE}</h1>{text}<div>{below}</div></td><td>{column}</td></tr></table></body></html>"
    )


def cleaned(markup: str) -> list[str]:
    return corpus.clean(markup, "page.html", corpus.Options(extract=False)).text.splitlines()


BEGINNINGS = "".join(f"<dt>{stamp} {link(title)}</dt><dd>{text}</dd>" for stamp, title, text in NEWS)
BOXES = "".join(f"<div><b>{link(title)}</b><br>{text}</div>" for _, title, text in NEWS)


@pytest.mark.parametrize("below", [f"<dl>{BEGINNINGS}</dl>", BOXES], ids=["terms", "boxes"])
def test_beginnings_below_the_article_go(below: str) -> None:
    assert cleaned(site(ARTICLE, "", below)) == [HEADLINE, *ARTICLE]


def test_a_column_of_beginnings_goes() -> None:
    assert cleaned(site(ARTICLE, BOXES, "")) == [HEADLINE, *ARTICLE]


def test_an_article_of_one_paragraph_stays_alone() -> None:
    assert cleaned(site(ARTICLE[:1], BOXES, "")) == [HEADLINE, ARTICLE[0]]


@pytest.mark.parametrize("tags", [("li", "li"), ("dt", "dd")], ids=["items", "terms"])
def test_a_list_of_the_text_stays(tags: tuple[str, str]) -> None:
    lines = [line for noun in NOUNS for line in (f"{noun} lopen", f"Ta {noun} en durit kelma honu, dalit surt.")]
    listed = "".join(f"<{tags[at % 2]}>{line}</{tags[at % 2]}>" for at, line in enumerate(lines))
    whole = [*ARTICLE[:3], listed, *ARTICLE[3:]]
    assert cleaned(site(whole, "", "")) == [HEADLINE, *ARTICLE[:3], *lines, *ARTICLE[3:]]


def test_a_text_with_tags_and_no_menu_stays() -> None:
    lines = [HEADLINE, *ARTICLE, *(title for _, title, _ in NEWS), *MENU[:6]]
    assert cleaned("".join(f"<p>{line}</p>" for line in lines)) == lines
