"""Headline, date and author out of what the visible part of a page marks, beside what its head says."""

from __future__ import annotations

import pytest

import corpus

TEXT = "<p>The yard took on forty welders in spring, and it still has thirty berths to fill before the ice comes.</p>"


def metadata(body: str, head: str = "<title>Welders wanted | Harbour Post</title>") -> corpus.Metadata:
    page = f"<html><head>{head}</head><body>{body}{TEXT}{TEXT.replace('yard', 'dock')}</body></html>"
    return corpus.clean(page, "page.html", corpus.Options(extract=False)).metadata


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ('<article><time datetime="2025-05-03T08:00:00Z">May</time></article>', "2025-05-03T08:00:00Z"),
        ('<span itemprop="datePublished" content="2025-05-03">3/5</span>', "2025-05-03"),
        ('<time datetime="2025-01-01">x</time><time class="published" datetime="2025-05-03">x</time>', "2025-05-03"),
        ('<footer><time datetime="2025-05-03">x</time></footer>', None),
        ('<time datetime="PT20M">20 minutes</time>', None),
        ("<h1>Welders wanted</h1><div>3 May 2025</div>", "2025-05-03"),
        ("<h1>Welders wanted</h1><div>3 May 2025</div><div>4 June 2025</div>", None),
    ],
)
def test_date(body: str, date: str | None) -> None:
    assert metadata(body).date == date


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ('<a rel="author" href="/nora">Nora Whitlam</a>', "Nora Whitlam"),
        ('<div class="byline"><a href="/nora">Nora Whitlam</a></div>', "Nora Whitlam"),
        ('<div itemprop="author"><span itemprop="name">Nora Whitlam</span> staff writer</div>', "Nora Whitlam"),
        ('<span class="author-name">https://example.org/nora</span>', None),
        ('<footer><span class="author-name">Nora Whitlam</span></footer>', None),
        (f'<span class="author">{"word " * 30}</span>', None),
    ],
)
def test_author(body: str, author: str | None) -> None:
    assert metadata(body).author == author


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            '<h1>Forty welders wanted in the yard</h1><a rel="author">Nora Whitlam</a>',
            "Forty welders wanted in the yard",
        ),
        ('<h1>Spring sale on now</h1><a rel="author">Nora Whitlam</a>', "Welders wanted"),
        ("<h1>Forty welders wanted in the yard</h1>", "Welders wanted"),
        ('<nav><h1>Welders wanted today</h1></nav><a rel="author">Nora Whitlam</a>', "Welders wanted"),
    ],
)
def test_title(body: str, title: str) -> None:
    head = '<title>Welders wanted</title><meta property="og:title" content="Welders wanted">'
    assert metadata(body, head).title == title


def test_entities_that_are_escaped_twice() -> None:
    head = '<title>x</title><meta property="og:title" content="Actuary&amp;#8217;s choice">'
    assert metadata("", head).title == "Actuary’s choice"


ARTICLE = (
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Welders wanted", "author": {"name": "N"}}'
)
STORY = [
    "The yard took on forty welders in spring, and it still has thirty berths to fill before the ice comes.",
    "Its foreman says that the young ones stay when they are paid for the course as well as for the work.",
    "Nobody counts the hours that the older men spend on showing them how a seam is laid under water.",
    "In autumn the harbour office wants to look at the plan once more, and then the money may run out.",
]
PRODUCT = '{"@graph": [{"@type": "Product", "offers": [{"@type": "Offer", "price": 12}]}]}'


@pytest.mark.parametrize(
    ("linked", "body", "kind"),
    [
        (ARTICLE, "".join(f"<p>{' '.join([line] * 3)}</p>" for line in STORY), "article"),
        (PRODUCT, "<h1>Lathe</h1><div class=price>$12</div><button>Add to cart</button>" + TEXT, "product"),
    ],
)
def test_page_type(linked: str, body: str, kind: str) -> None:
    head = f'<script type="application/ld+json">{linked}</script>'
    page = f"<html><head>{head}</head><body><main>{body}</main></body></html>"
    assert corpus.clean(page, "page.html").to_dict()["pageType"] == kind


def test_plain_text_has_no_page_type() -> None:
    assert corpus.clean("Welders wanted", "a.txt").to_dict()["pageType"] is None


@pytest.mark.parametrize("raw", ["{", "[" * 5000, '{"@type": 3}', '[{"@type": ["Article", 4]}]'])
def test_damaged_linked_data(raw: str) -> None:
    head = f'<title>Welders wanted</title><script type="application/ld+json">{raw}</script>'
    assert metadata("", head).title == "Welders wanted"
