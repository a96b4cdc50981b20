"""What a page says of itself outside of its text, and what that tells of its lines."""

from __future__ import annotations

import json

import pytest

from corpus import html
from corpus.blocks import Hint, split
from corpus.boilerplate import elements, readers, told
from corpus.boilerplate.lines import read
from corpus.boilerplate.words import load
from corpus.said import Said, runs, words

POT = "A teapot of cast iron that keeps the tea warm for an hour"
DATA = {
    "@type": "Product",
    "name": "Iron teapot",
    "description": f"<b>{POT}</b>",
    "review": [{"reviewBody": "It drips"}],
}
HEAD = f"""<title>Iron teapot</title><meta name="viewport" content="width=device-width">
<meta name="description" content="Keeps &amp;amp; warms">
<script type="application/ld+json">{json.dumps(DATA)}</script>"""
BODY = f"<main><h1>Iron teapot</h1><div><p>{POT}</p></div><ul><li>Our shops</li></ul></main>"


def page(head: str = HEAD, body: str = BODY) -> html.Page:
    return html.project(f"<html><head>{head}</head><body>{body}</body></html>")


def columns(page: html.Page) -> dict[str, list[float]]:
    blocks = split(page.text, page.hint_at)
    hints = [block.hint or Hint("body") for block in blocks]
    found = dict(zip(elements.NAMES, elements.columns(hints, read(blocks, load(("en",)))), strict=True))
    return {name: found[name] for name in told.NAMES}


def test_what_a_page_says() -> None:
    hint = page().hint_at(0)
    assert hint is not None
    assert hint.said is not None
    said = hint.said
    assert (said.sells, said.fits) == (True, True)
    assert "keeps warms" in said.described
    assert {"a teapot of", "warm for an"} <= said.stated
    assert "it drips" in said.read
    assert "it drips" not in said.stated
    assert said.titled == {"iron", "teapot"}


@pytest.mark.parametrize("head", ["", "<meta name=description>", '<script type="application/ld+json">[{</script>'])
def test_a_page_that_says_nothing(head: str) -> None:
    found = columns(page(head))
    assert not any(found["told"])
    assert set(found["told-since"]) == {100.0}


def test_lines_that_are_told() -> None:
    found = columns(page())
    assert found["told"] == [0.0, 1.0, 0.0]
    assert found["titled"][0] == 1.0
    assert found["brief"] == [0.0, 0.0, 0.0]
    assert found["told-in1"] == [0.0, 1.0, 0.0]
    assert found["told-since"] == [-1.0, 0.0, 1.0]


def test_runs_and_words() -> None:
    assert words("Ein Topf, 鉄瓶") == ["ein", "topf", "鉄", "瓶"]
    assert runs(["a", "b"]) == ["a b"]
    assert runs(["a", "b", "c", "d"]) == ["a b c", "b c d"]
    assert Said(["a " * 200_000]).described == {"a", "a a", "a a a"}


@pytest.mark.parametrize(
    ("path", "due"),
    [
        (("body", "div.product-reviews", "p"), True),
        (("body", "div.userReviews", "p"), True),
        (("body", "div.preview", "p"), False),
        (("body.reviews", "main.reviews", "p"), False),
    ],
)
def test_readers(path: tuple[str, ...], due: bool) -> None:
    assert readers.wrote(Hint("p", path)) == due
    assert not readers.wrote(None)


@pytest.mark.parametrize(
    ("path", "due"),
    [
        (("body", "ol.comment-list", "p"), True),
        (("body", "div.postComments", "p"), True),
        (("body", "div.commentary", "p"), False),
        (("body.comments", "p"), False),
    ],
)
def test_replies(path: tuple[str, ...], due: bool) -> None:
    assert readers.replied(Hint("p", path)) == due
    assert not readers.replied(None)


def test_kinds() -> None:
    assert Said(kinds={"newsarticle"}).reports
    assert not Said(kinds={"article", "discussionforumposting"}).reports
    assert not Said().reports
