"""What the head and the marked elements of a page say of its author, its date and whose site it is."""

from __future__ import annotations

import json

import pytest

import corpus

TEXT = "".join(
    f"<p>{line}</p>"
    for line in (
        "Bus drivers in the valley will vote next week on whether to accept a pay rise of four percent.",
        "The company described the offer as generous and said that it had hired eleven new drivers since the spring.",
        "One driver with nineteen years of service said he would vote against it because of the split shifts.",
    )
)
TITLE = "Valley drivers vote on pay"


def read(head="", above="", below="", title=TITLE):
    body = f"{above}<h1>{TITLE}</h1>{TEXT}{below}"
    page = f"<html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return corpus.clean(page, "a.html", corpus.Options(extract=False)).metadata


def linked(**said):
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


@pytest.mark.parametrize(
    ("head", "due"),
    [
        ('<meta name="author" content="admin">', None),
        ('<meta name="author" content="Ann Bell">', "Ann Bell"),
        ('<meta name="author" content="Bruno CASTEL, staff writer">', "Bruno Castel"),
        ('<meta name="author" content="BCR Connect Team">', "BCR Connect Team"),
        (
            '<meta property="article:author" content="https://social.example/ann">'
            '<meta name="parsely-author" content="Ann Bell">',
            "Ann Bell",
        ),
        (
            linked(**{"@type": "Article"}, headline=TITLE, author=[
                {"@type": "Organization", "name": "Valley Echo"}, {"@type": "Person", "name": "Ann Bell"},
            ]),
            "Ann Bell",
        ),
        (
            linked(**{"@type": "Article"}, headline=TITLE, author=[{"@type": "Organization", "name": "Valley Echo"}]),
            "Valley Echo",
        ),
    ],
)  # fmt: skip
def test_authors_of_the_head(head, due):
    assert read(head).author == due


def test_readers_are_no_authors_beside_one():
    comment = '<div itemprop="comment"><span itemprop="author">Roadrunner</span><p>Thank you for this one.</p></div>'
    assert read(above="<p>by <a rel=author>Ann Bell</a></p>", below=comment).author == "Ann Bell"
    assert read(below=comment).author == "Roadrunner"


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({"head": '<meta name="SiteName" content="Valley Echo">'}, "Valley Echo"),
        ({"head": '<meta name="ContentSource" content="人事科">'}, None),
        ({"above": "<header>Valley Echo</header>", "title": f"{TITLE} | News | Valley Echo"}, "Valley Echo"),
        ({"title": f"{TITLE} | News"}, None),
        ({"above": '<div id="site-title">Valley Echo</div>'}, "Valley Echo"),
    ],
)
def test_publishers(given, due):
    assert read(**given).publisher == due


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ({"@type": "WebPage", "datePublished": "2025-03-04", "dateModified": "2025-05-05"}, "2025-03-04"),
        ({"@type": "WebPage", "dateModified": "2025-05-05"}, None),
        ({"@type": "Question", "name": TITLE, "dateCreated": "2025-03-04"}, "2025-03-04"),
    ],
)
def test_dates_of_linked_data(said, due):
    assert read(linked(**said)).date == due
