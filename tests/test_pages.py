"""Pages of markup in ten languages, built alike: what stays and what goes must not depend on the language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import corpus

ROWS = [json.loads(row) for row in (Path(__file__).parent / "cases/markup/pages.jsonl").read_text("utf-8").splitlines()]
Row = dict[str, Any]


def links(words: list[str], tag: str = "li") -> str:
    """Return entries of a menu."""
    return "".join(f"<{tag}><a href='/{at}'>{word}</a></{tag}>" for at, word in enumerate(words))


def paragraphs(texts: list[str]) -> str:
    """Return paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def modern(row: Row) -> str:
    """Return an article with folds, comments, cards of others and what pops up, as sites are built today."""
    folds = "".join(
        f"<div class='accordion-item'><h3><button aria-expanded=false aria-controls='a{at}'>{question}</button></h3>"
        f"<div id='a{at}' class='accordion-panel' style='display:none'><p>{answer}</p></div></div>"
        for at, (question, answer) in enumerate(row["folds"])
    )
    cards = "".join(
        f"<div class=card><a href='/c{at}'><img src='{at}.jpg'><h4>{teaser}</h4></a></div>"
        for at, teaser in enumerate(row["teasers"])
    )
    comments = "".join(
        f"<li class=comment><div class=comment-author>user{at}</div><div class=comment-content><p>{text}</p></div></li>"
        for at, text in enumerate(row["comments"] * 3)
    )
    return f"""<!doctype html><html lang={row["lang"]}><head><title>{row["title"]} | {row["site"]}</title>
<meta name=viewport content="width=device-width"><meta property="og:type" content="article"></head><body>
<header class=site-header><div class=logo>{row["site"]}</div><nav><ul>{links(row["menu"])}</ul></nav></header>
<div class="modal" style="display:none"><p>{row["popup"]}</p><button>OK</button></div>
<main><article class=post><h1>{row["title"]}</h1><div class=entry-content>{paragraphs(row["text"])}
<section class=faq>{folds}</section></div></article>
<section class=related><div class=cards>{cards}</div></section>
<section id=comments><ol class=comment-list>{comments}</ol></section></main>
<footer class=site-footer><ul>{links(row["menu"])}</ul><p>© 2024 {row["site"]}</p></footer></body></html>"""


def old(row: Row) -> str:
    """Return the same article as a portal laid it out in tables, without names that tell anything."""
    side = "".join(
        f"<tr><td><a href='/n{at}'>{teaser}</a><br>{text[:60]}...</td></tr>"
        for at, (teaser, text) in enumerate(zip(row["teasers"] * 3, row["comments"] * 6, strict=True))
    )
    answers = paragraphs([answer for _, answer in row["folds"]])
    return f"""<html><head><title>{row["site"]} - {row["title"]}</title></head><body>
<table><tr>{links(row["menu"], "td")}</tr></table>
<table><tr><td width=160><table>{side}</table></td>
<td><b>{row["title"]}</b>{paragraphs(row["text"])}{answers}</td>
<td width=200><table>{side}</table></td></tr></table>
<table><tr><td>{" | ".join(f"<a href='/f{at}'>{word}</a>" for at, word in enumerate(row["menu"]))}</td></tr>
<tr><td>© 2009 {row["site"]}</td></tr></table></body></html>"""


def thread(row: Row) -> str:
    """Return a thread of a forum, which is its posts."""
    posts = "".join(
        f"<div class=post id='p{at}'><div class=post-author><a href='/u{at}'>user{at}</a></div>"
        f"<div class=post-body><p>{text}</p></div></div>"
        for at, text in enumerate([*row["text"], *row["comments"]])
    )
    return f"""<html lang={row["lang"]}><head><title>{row["title"]} - {row["site"]}</title>
<meta name=viewport content="width=device-width">
<script type="application/ld+json">{{"@type": "DiscussionForumPosting", "headline": "{row["title"]}"}}</script></head>
<body><nav><ul>{links(row["menu"])}</ul></nav><h1>{row["title"]}</h1><div class=posts>{posts}</div>
<footer><ul>{links(row["menu"])}</ul></footer></body></html>"""


def kept(markup: str) -> list[str]:
    """Return the lines that are left of a page."""
    return corpus.clean(markup, "page.html", corpus.Options(extract=False)).text.splitlines()


@pytest.fixture(params=ROWS, ids=[row["lang"] for row in ROWS])
def row(request: pytest.FixtureRequest) -> Row:
    """Return what one page is made of."""
    found: Row = request.param
    return found


def test_articles_keep_their_text_and_their_folds_alone(row: Row) -> None:
    lines = kept(modern(row))
    due = [*row["text"], *[text for fold in row["folds"] for text in fold]]
    assert [text for text in due if text not in lines] == []
    assert [line for line in lines if line in {*row["menu"], *row["teasers"], *row["comments"], row["popup"]}] == []


def test_articles_of_old_portals_keep_their_text_alone(row: Row) -> None:
    lines = kept(old(row))
    assert [text for text in [*row["text"], *[answer for _, answer in row["folds"]]] if text not in lines] == []
    assert [line for line in lines if any(teaser in line for teaser in row["teasers"])] == []


def test_threads_keep_their_posts(row: Row) -> None:
    lines = kept(thread(row))
    assert [text for text in [*row["text"], *row["comments"]] if text not in lines] == []
    assert [line for line in lines if line in row["menu"]] == []


def test_titles(row: Row) -> None:
    for page in (modern(row), old(row), thread(row)):
        assert corpus.clean(page, "page.html", corpus.Options(extract=False)).metadata.title == row["title"]
