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


POST = '<div class="post" id="p{0}"><h3><span>#{0}</span> {1}</h3><p>{2}</p></div>'
ASKED, ANSWERED = "Which glue holds on oak that stays wet?", "Any resin does, if you dry the joint for a day or two."


def thread(times: list[str], above: str = "", post: str = POST) -> str:
    posts = zip(times, [ASKED, ANSWERED, "Thanks, that has held through two storms."], strict=False)
    return f"<h1>Glue for wet oak</h1>{above}" + "".join(
        post.format(at, time, text) for at, (time, text) in enumerate(posts, 1)
    )


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (thread(["2025-05-03 08:12:40", "2025-05-03 10:01:02", "2025-06-11 21:30:00"]), "2025-05-03"),
        (thread(["05-13-2025, 08:12 AM", "05-14-2025, 10:01 AM"]), "2025-05-13"),
        # Comments below an article, entries of a list, times with nothing written between them, days without a time.
        (thread(["2025-05-03 08:12:40", "2025-05-04 10:01:02"], TEXT), None),
        (thread(["2025-05-03 08:12", "2025-05-04 10:01"], post='<div>{1}</div><h2><a href="/{0}">{2}</a></h2>'), None),
        (thread(["2025-05-03 08:12", "2025-05-04 10:01"], post="<li>#{0} {1}</li>"), None),
        (thread(["2025-05-03", "2025-05-04"]), None),
    ],
)
def test_a_thread_begins_with_its_first_post(body: str, date: str | None) -> None:
    assert metadata(body, "<title>Glue for wet oak</title>").date == date


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ('<a rel="author" href="/nora">Nora Whitlam</a>', "Nora Whitlam"),
        ('<div class="byline"><a href="/nora">Nora Whitlam</a></div>', "Nora Whitlam"),
        ('<div itemprop="author"><span itemprop="name">Nora Whitlam</span> staff writer</div>', "Nora Whitlam"),
        ('<span class="author-name">https://example.org/nora</span>', None),
        ('<footer><span class="author-name">Nora Whitlam</span></footer>', None),
        (f'<span class="author">{"word " * 30}</span>', None),
        ('<div class="crawler-post-meta"><span class="creator"><a>dockhand77</a></span></div>', "dockhand77"),
        ('<article data-author="dockhand77"><span class="postAuthorBox">x</span></article>', "dockhand77"),
        ('<div class="blog__AuthorName">Nora Whitlam</div>', "Nora Whitlam"),
        ('<span class="author-name">Nora Whitlam 3 May</span>', None),
        ('<span class="author-name">2025</span>', None),
        ('<span class="author-name">x7f3a99c01d22b64e8</span>', None),
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
        ("<h1>Forty welders wanted in the yard</h1>", "Forty welders wanted in the yard"),
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


QUESTION = '{"@type": "Question", "name": "Who wants welders?", "author": {"@type": "Person", "name": "Nora Whitlam"}}'
GRAPH = (
    '{"@graph": [{"@type": "NewsArticle", "headline": "Who wants welders?",'
    ' "author": [{"@id": "#nora"}, {"@id": "#x"}]},'
    ' {"@type": "Person", "@id": "#nora", "name": "Nora Whitlam"}]}'
)


@pytest.mark.parametrize(
    ("linked", "title", "author"),
    [
        (f'{{"@type": "QAPage", "mainEntity": {QUESTION}}}', "Who wants welders?", "Nora Whitlam"),
        (f'{{"@type": "FAQPage", "mainEntity": [{QUESTION}]}}', "Welders wanted", None),
        (f'{{"@type": "FAQPage", "mainEntity": {QUESTION}}}', "Welders wanted", None),
        (GRAPH, "Who wants welders?", "Nora Whitlam"),
        (f'[{{"@type": "Organization", "name": "Post"}}, {QUESTION}]', "Who wants welders?", "Nora Whitlam"),
        ('{"@type": "Recipe", "name": "Rye loaf", "author": {"name": "Nora Whitlam"}}', "Rye loaf", "Nora Whitlam"),
        ('{"@type": "Offer", "name": "Rye loaf", "author": {"name": "Nora Whitlam"}}', "Welders wanted", None),
    ],
    ids=["question", "questions", "one question", "elsewhere", "side by side", "recipe", "offer"],
)
def test_linked_data(linked: str, title: str, author: str | None) -> None:
    head = f'<title>Welders wanted</title><script type="application/ld+json">{linked}</script>'
    found = metadata("", head)
    assert (found.title, found.author) == (title, author)


@pytest.mark.parametrize(("byline", "author"), [("Nora Whitlam", "Nora Whitlam"), ("", "Harbour Post")])
def test_a_publisher_is_the_author_where_no_other_is_named(byline: str, author: str) -> None:
    head = '<meta name="author" content="Harbour Post"><meta property="og:site_name" content="Harbour Post">'
    assert metadata(f'<span class="author-name">{byline}</span>', head).author == author


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Sri Utami - Harbour Post", "Sri Utami"),
        ("Sri Utami | Harbour Post", "Sri Utami"),
        ("Sri Utami - Joko Tarub", "Sri Utami - Joko Tarub"),
        ("Ann-Marie Bell", "Ann-Marie Bell"),
    ],
)
def test_the_site_is_no_part_of_an_author(byline: str, author: str) -> None:
    head = f'<meta name="author" content="{byline}"><meta property="og:site_name" content="Harbour Post">'
    assert metadata("", head).author == author


@pytest.mark.parametrize(
    ("marked", "name", "text"),
    [
        (
            "Posted by Ann Bell",
            "Ann Bell",
            "The crews of the ferries voted on Tuesday to accept the pay that was offered.",
        ),
        ("By Ann Bell", "Ann Bell", "The crews of the ferries voted on Tuesday to accept the pay that was offered."),
        ("Bybel Jansen", "Bybel Jansen", "The crews of the ferries voted on Tuesday to accept the pay offer."),
        ("Diposting oleh Pak Karjo", "Pak Karjo", "Para pekerja pelabuhan hari Selasa menyetujui kenaikan upah itu."),
        ("Di Stefano Marco", "Di Stefano Marco", "I lavoratori del porto hanno approvato martedì gli aumenti offerti."),
    ],
)
def test_words_that_introduce_an_author_are_no_part_of_the_name(marked: str, name: str, text: str) -> None:
    page = f'<body><h1>Harbour pay</h1><span class="post-author">{marked}</span><p>{text}</p><p>{text}</p></body>'
    assert corpus.clean(page, "a.html").metadata.author == name
