"""Which of the names that a page gives itself is its headline."""

from __future__ import annotations

import pytest

from corpus import titles

SITES = ["Harbour Courier", *titles.hosts("https://www.harbour-courier.example/news/rain")]


def chosen(named, headings=(), below=(), text="", sites=SITES):
    return titles.choose(titles.Names(named, headings, below, sites, text))


@pytest.mark.parametrize(
    ("named", "headings", "below", "due"),
    [
        (["Rain again | Harbour Courier"], ["Rain again"], [], "Rain again"),
        (["Rain again | Harbour Courier"], ["Harbour Courier", "Rain again"], [], "Rain again"),
        (["Harbour Courier: Rain again"], ["Harbour Courier"], [], "Harbour Courier: Rain again"),
        (["Harbour Courier - Rain falls again"], ["Harbour Courier"], ["Rain falls again"], "Rain falls again"),
        (["Rain again - harbour-courier.example"], [], [], "Rain again"),
        (["Rain again - and snow - Harbour Courier"], [], [], "Rain again - and snow"),
        (["Rain again: what to do"], ["Rain again"], [], "Rain again"),
        (["Rain again and again"], ["Rain falls again and again in May"], [], "Rain falls again and again in May"),
        (["Rain again and again"], ["Spring sale on now"], [], "Rain again and again"),
        (["Rain again and again"], ["Rain again " * 40], [], "Rain again and again"),
        (["Rain again - Letters - Post"], ["Post"], [], "Rain again - Letters - Post"),
        (["暴雨再次来袭_海港日报"], ["暴雨再次来袭"], [], "暴雨再次来袭"),
        (["暴雨再次来袭"], ["海港暴雨再次来袭居民撤离"], [], "海港暴雨再次来袭居民撤离"),
        (["Harbour Courier"], [], [], "Harbour Courier"),
        ([], ["Rain again"], [], "Rain again"),
        ([], [], [], None),
    ],
)
def test_a_heading_that_the_head_confirms_is_the_title(named, headings, below, due):
    assert chosen(named, headings, below, "\n".join([*headings, *below])) == due


def test_slogans_count_only_where_the_head_has_them():
    named, slogan = ["Roof repair in Leeds"], ["We mend what leaks"]
    assert chosen(named, slogan, text=slogan[0]) == named[0]
    assert chosen(named, named, slogan, "\n".join([*named, *slogan])) == named[0]
    assert chosen(["We mend what leaks | Roofs", *named], slogan, text=slogan[0]) == slogan[0]


def test_what_an_article_or_its_address_has_counts():
    named, headings = ["Rain in Harbourtown"], ["Storms return to the coast"]
    page = titles.Names(named, headings, [], SITES, headings[0])
    assert titles.choose(page) == named[0]
    address = "https://courier.example/news/2024/storms-return-coast"
    assert titles.choose(page._replace(address=address, kinds=frozenset(["newsarticle"]))) == headings[0]
    assert titles.choose(page._replace(address="https://courier.example/rain-harbourtown")) == named[0]


def test_marks_of_links_are_no_part_of_a_heading():
    assert chosen(["Rain gauges | Manual"], ["Rain gauges ¶"], text="Rain gauges ¶") == "Rain gauges"
    assert chosen(["| Rain gauges"]) == "Rain gauges"


def test_a_part_of_the_title_that_is_a_line_of_the_page():
    named = ["When will the rain stop - Weather - Letters"]
    assert chosen(named, text="Home\nWhen will the rain stop\nSoon.") == "When will the rain stop"
    assert chosen(named, text="Home\nSoon.") == named[0]


def test_a_title_of_the_head_that_is_a_line_of_the_page_comes_before_a_heading_like_it():
    named, headings = ["Rain again and again in May"], ["Rain falls again and again"]
    assert chosen(named, headings, text=f"{headings[0]}\n{named[0]}") == named[0]
    assert chosen(named, headings, text=f"{headings[0]}\nSnow in May") == headings[0]


def test_who_has_the_copyright_is_the_site():
    named = ["The Ferry - Rain again"]
    assert titles.owners(named, "Home\nRain again\n© 2024 The Ferry") == ["The Ferry"]
    assert titles.owners(named, "Home\nThe Ferry\nRain again") == []


def test_what_one_title_lacks_of_another_is_the_site():
    named = ["Rain again", "The Old Ferry - Rain again", "Rain again | Ferry - Letters"]
    assert titles.beside(named) == ["Ferry - Letters", "The Old Ferry"]
    assert titles.beside(named[:1]) == []
    assert chosen(named[:2], text="The Old Ferry\nHello", sites=titles.beside(named[:2])) == "Rain again"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.harbour.example/a", ["harbour.example", "harbour"]),
        ("https://post.co.uk/", ["post.co.uk"]),
        ("/a/b", []),
        (None, []),
    ],
)
def test_hosts(address, found):
    assert titles.hosts(address) == found


def test_the_name_of_a_site_is_told_by_its_host():
    assert titles.site(["Rain again | The Harbour Post"], "https://harbourpost.example/rain") == "The Harbour Post"
    assert titles.site(["Rain again | Weather"], "https://harbourpost.example/rain") is None
    assert titles.site(["Rain again"], "https://harbourpost.example/rain") is None
