"""Markup: which documents are pages, what is visible on them, and where it stands in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import html
from corpus.formats import is_markup
from corpus.panels import is_closed


def visible(markup):
    return html.project(markup).text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nothing but words", "page.html"),
        ("nothing but words", "PAGE.HTM"),
        ("<!doctype html><p>Pay", ""),
        ('<?xml version="1.0"?>\n<!-- saved -->\n<html><body>', "stdin"),
        ("<div><p>One</p><p>Two</p></div>", "download"),
    ],
)
def test_pages_are_told(text, name):
    assert is_markup(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!doctype html><p>Pay", "page.txt"),
        ("How to write <p> and <br> by hand", ""),
        ("Pay is < 5 and > 3", ""),
        ("", ""),
        ("学习。?/p>", "stdin"),
    ],
)
def test_plain_text_is_told(text, name):
    assert not is_markup(text, name)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one<p>two", "one\ntwo"),
        ("<p>a <b>bold</b>er word</p>", "a bolder word"),
        ("<p>one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>  spaced\n\tout  </p>", "spaced out"),
        ("<p>fish &amp; chips, &euro;5&nbsp;each", "fish & chips, €5\xa0each"),
        ("<p>1 &lt; 2 &zzz; &", "1 < 2 &zzz; &"),
        ("<table><tr><th>Role<th>Pay<tr><td>Cook<td>€12</table>", "Role\tPay\nCook\t€12"),
        ("<ul><li>one<li>two</ul>after", "one\ntwo\nafter"),
        ("<nav><a href=/>Home</a><a href=/j>Jobs</a></nav>", "Home Jobs"),
        ("<li><b>$61</b><a class='Btn btn-primary'>Buy</a></li>", "$61\nBuy"),
        ("<p>Ask <a class=btn-link>us</a>, <a class=unbuttoned>them</a>.", "Ask us, them."),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("<script>var a = '<p>no';</script><style>p{}</style><p>yes", "yes"),
        ("<p hidden>no</p><p style='display: none'>no</p><p>yes", "yes"),
        ("<noscript><p>shown without scripts</p></noscript>", "shown without scripts"),
        ("<p>الراتب <b>٣٠٠</b> دينار</p><p>薪<i>資</i>", "الراتب ٣٠٠ دينار\n薪資"),
        ("<p>kept <!-- a > comment --> whole", "kept whole"),
        ("", ""),
    ],
)
def test_visible_text(markup, text):
    assert visible(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<li><span>Munka</span><span>Buda</span><span>2 150</span><span>2 080</span>", "Munka Buda 2 150\t2 080"),
        ("<li><i>시급</i><b>10,500</b><span>07:00~13:00</span><span>3분전</span>", "시급 10,500\t07:00~13:00\t3분전"),
        ("<li><a href=/1><b>Nurse</b></a><i>(m/f)</i><i>Leeds</i><b>£14.20</b>", "Nurse (m/f) Leeds £14.20"),
        ("<div><span>Gehalt:</span><span>3.400 €</span><span>Vollzeit</span></div>", "Gehalt: 3.400 € Vollzeit"),
        ("<div><b>2.080</b><i>–</i><b>115</b></div>", "2.080 – 115"),
        ("<h2>Nurse<small>£30k</small></h2>", "Nurse £30k"),
        ("<div><b>Gehalt:</b>2.450 €, <i>$50</i><b>$40</b></div>", "Gehalt: 2.450 €, $50 $40"),
        # The figure of a note, of cents or of an exponent.
        ("<p>£14.20<sup>2</sup> an hour", "£14.20² an hour"),
        ("<p><b>$19</b><sup>99</sup>", "$19⁹⁹"),
        ("<p>10<sup>6</sup> pounds", "10⁶ pounds"),
        # Pieces of one word, one sum or one name, and code.
        ("<p><span>20</span><span>24</span>年<b>5</b><b>000</b>元", "2024年5000元"),
        ("<p><span>Night</span><span>Nurse</span> <i>Code</i><i>12</i>", "NightNurse Code12"),
        ("<div>2<b>450</b> €</div>", "2450 €"),
        ("<p><span>Emplo</span><span>yee</span> <em>T</em>he <i>i</i><b>OS</b>", "Employee The iOS"),
        ("<p><span>€</span><b>2.450</b><small>,00</small>", "€2.450,00"),
        ("<p><span>$</span><span>61</span>, <span>61</span><span>€</span>", "$61, 61€"),
        ("<p><b>H</b><sub>2</sub>O, m<sup>2</sup>, <b>1</b><sup>st</sup>", "H2O, m2, 1st"),
        ("<p><span>5000</span><span>元</span><span>工</span><span>资</span>", "5000元工资"),
        ("<p>Data<b>Base</b> <b>Data</b>Base, 3<b>D</b>, un<b>paid</b>", "DataBase DataBase, 3D, unpaid"),
        ("<p><span>A</span><span>4</span> <span>www.</span><span>a.example</span>", "A4 www.a.example"),
        ("<p><code><span>get</span><span>Pay</span></code>", "getPay"),
        ("<pre><b>let</b><i>Pay</i></pre>", "letPay"),
    ],
)  # fmt: skip
def test_fields_that_style_sets_apart_are_apart(markup, text):
    assert visible(markup) == text


LONG = "An answer that its reader unfolds: it says at length how the thing is done, by whom, and when it is paid for."


@pytest.mark.parametrize(
    "markup",
    [
        f"<h3>Why?</h3><div hidden><p>{LONG}</p></div>",
        f"<ul role=tablist><li>Facts</ul><div role=tabpanel style='display: none'><p>{LONG}</p></div>",
        f"<div class='tabs'><section style='visibility:hidden'>{LONG}</section></div>",
        f"<div hidden><h4>One</h4><div style='display:none'>{LONG}</div></div>",
    ],
)
def test_panels_of_tabs_and_folds_are_shown(markup):
    page = html.project(f"<body>{markup}<p>After it")
    assert LONG in page.text.splitlines()
    assert page.text.splitlines()[-1] == "After it"
    assert is_closed(page.hint_at(page.text.index(LONG)).path)
    assert not is_closed(page.hint_at(len(page.text) - 1).path)
    start = page.text.index(LONG)
    source = page.source((start, start + len(LONG)))
    assert f"<body>{markup}"[slice(*source)] == LONG


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class=modal><div style='display:none'>{LONG}</div></div>",
        f"<div class='newsletterPopup' hidden>{LONG}</div>",
        f"<nav><div hidden>{LONG}</div></nav>",
        f"<form><div hidden>{LONG}</div></form>",
        f"<div role=dialog hidden>{LONG}</div>",
        f"<div hidden><a href=/>{LONG}</a></div>",
        f"<div hidden>{LONG} {{{{ user.name }}}}</div>",
        f"<span hidden>{LONG}</span>",
        "<div hidden><p>Too little to be told.</div>",
    ],
)
def test_what_pops_up_stays_hidden(markup):
    page = html.project(f"<body><p>{LONG * 2}</p>{markup}<p>After it")
    assert page.text.splitlines() == [LONG * 2, "After it"]


def test_a_page_hidden_as_a_whole_is_shown():
    body = "<p>The pay round ended without a deal on Friday, the union said.</p>" * 3
    assert "ended without a deal" in visible(f"<p>Loading</p><div style='display:none'>{body}</div>")


def test_spans_lead_back_to_the_source():
    markup = "<title>x</title><p title='a > b'>Pay: &euro;5 to <b>&#8364;6</b>\r\n an  hour</p>"
    page = html.project(markup)

    def source(words):
        start = page.text.index(words)
        span = page.source((start, start + len(words)))
        return span and markup[slice(*span)]

    assert source("Pay") == "Pay"
    assert source("€5") == "&euro;5"
    assert source("€5 to €6") == "&euro;5 to <b>&#8364;6"
    assert source("an hour") == "an  hour"


def test_text_that_the_parser_moved_has_no_source_or_the_right_one():
    markup = "<table>moved<tr><td>one</td></tr></table><p>after</p>"
    page = html.project(markup)
    for words in ("moved", "one", "after"):
        start = page.text.index(words)
        span = page.source((start, start + len(words)))
        assert (span is None and words == "moved") or markup[slice(*span)] == words


def test_hints_name_the_elements_around_a_line():
    page = html.project("<div class='related box' id=more><ul><li><a href=/x>Other story</a></li></ul></div><p>Text")
    hint = page.hint_at(page.text.index("Other"))
    assert (hint.tag, hint.path[-3:], hint.link_density) == ("li", ("div.related.box.more", "ul", "li"), 1.0)
    assert page.hint_at(page.text.index("Text")).link_density == 0


@pytest.mark.parametrize(
    ("markup", "field", "value"),
    [
        ("<title> Pay\n rises </title>", "title", "Pay rises"),
        ('<meta property="og:title" content="Pay rises"><title>Pay | Site</title>', "title", "Pay rises"),
        (
            '<meta property="article:published_time" content="2025-03-26T10:00:00+01:00">',
            "date",
            "2025-03-26T10:00:00+01:00",
        ),
        ('<meta name="date" content="last week">', "date", None),
        ('<meta name="author" content="Ida Holm">', "author", "Ida Holm"),
        ('<meta name="author" content="https://example.org/ida">', "author", None),
        ('<meta property="og:site_name" content="The Tern">', "publisher", "The Tern"),
        ('<link rel="canonical" href="https://example.org/pay">', "url", "https://example.org/pay"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Pay",'
            ' "author": [{"name": "Ida Holm"}, {"name": "Bo Ek"}]}]}</script>',
            "author",
            "Ida Holm, Bo Ek",
        ),
        (
            '<script type="application/ld+json">{"@type": "JobPosting", "title": "Welder", "datePosted": "2025-03-01",'
            ' "validThrough": "2025-04-30"}</script>',
            "date",
            "2025-03-01",
        ),
        ('<script type="application/ld+json">{broken</script><meta name="author" content="Ida">', "author", "Ida"),
        ('<meta name="dcterms.issued" content="2025-03-26">', "date", "2025-03-26"),
        ('<p itemprop="author"><meta itemprop="name" content="Ida Holm"><b>3 posts</b></p>', "author", "Ida Holm"),
        (
            '<div id="data-preloaded" data-preloaded=\'{"topic_1": "{\\"post_stream\\":{\\"posts\\":[{\\"id\\":7,'
            '\\"name\\":\\"\\",\\"username\\":\\"tern_9\\"},{\\"username\\":\\"gull\\"}]}}"}\'></div>',
            "author",
            "tern_9",
        ),
        ("<div id='data-preloaded' data-preloaded='{\"username\": \"tern_9\"}'></div>", "author", None),
    ],
)
def test_metadata_of_the_head(markup, field, value):
    assert getattr(html.project(markup).metadata, field) == value


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class=a>", "</div>", "<b>", "<br>", "<table>", "<td>", "<pre>", "&amp;", "<", "<!--"]
)


@given(st.lists(TAGS | st.text(max_size=8), max_size=20).map("".join))
def test_any_markup_gives_spans_inside_the_source(markup):
    page = html.project(markup)
    for at in range(len(page.text)):
        span = page.source((at, at + 1))
        assert span is None or 0 <= span[0] <= span[1] <= len(markup)


def test_deep_nesting_is_no_trouble():
    assert visible("<div>" * 20_000 + "deep") == "deep"
