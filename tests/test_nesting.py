"""What the elements around lines hold and repeat, and which headings stand above them."""

from __future__ import annotations

from math import log2

import pytest

from corpus import blocks, html
from corpus.boilerplate import nesting


def numbers(markup: str) -> dict[str, dict[str, float]]:
    """Return the numbers of each line of a page, by its text and their names."""
    page = html.project(f"<html><body>{markup}</body></html>")
    lines = blocks.split(page.text, page.hint_at)
    hints = [line.hint for line in lines if line.hint]
    headline = next((at for at, hint in enumerate(hints) if hint.tag == "h1"), None)
    columns = nesting.columns(hints, [float(len(line.text)) for line in lines], headline)
    rows = zip(*columns, strict=True)
    return {line.text: dict(zip(nesting.NAMES, row, strict=True)) for line, row in zip(lines, rows, strict=True)}


CARDS = "".join(f"<div class=card><p>Card {name}</p><p><a href=/{name}>{name * 8}</a></p></div>" for name in "abcd")


def test_a_row_of_elements_tells_its_lines() -> None:
    found = numbers(f"<div><p>Plain text</p></div><div>{CARDS}</div>")
    row = found["Card a"]
    assert row["row"] == log2(4)
    assert row["rowlinks"] == pytest.approx(8 / 14)
    assert row["rowsize"] == pytest.approx(log2(14 + 1))
    assert row["rowshare"] == pytest.approx(56 / 66)
    assert row["rowdepth"] == 2


def test_two_elements_are_no_row() -> None:
    found = numbers("<div><p>one</p><p>two</p></div><div><p>three</p></div>")
    assert {row["row"] for row in found.values()} == {0.0}


def test_elements_of_different_names_are_no_row() -> None:
    found = numbers("<div><p class=a>one</p><p class=b>two</p><p class=c>three</p></div>")
    assert {row["row"] for row in found.values()} == {0.0}


def test_lines_in_elements_alike_are_counted() -> None:
    found = numbers("<div class=x><p>one</p></div><div class=y><p>two</p></div><div class=x><i>three</i></div>")
    assert (found["one"]["beside1"], found["one"]["beside2"]) == (0.0, 1.0)


def test_what_elements_hold() -> None:
    found = numbers("<div><p>one</p><p>four</p></div><p>three</p>")
    assert [found["one"][f"held{by}"] for by in range(1, 5)] == pytest.approx([3 / 12, 7 / 12, 1.0, 1.0])


def test_lines_know_the_heading_above() -> None:
    found = numbers("<p>above</p><h2>News</h2><p>one</p><p>two</p><h3>More</h3><p>three</p>")
    assert [found[text]["level"] for text in ("above", "News", "two", "three")] == [0, 2, 2, 3]
    assert [found[text]["under"] for text in ("above", "News", "two", "three")] == [40, 0, 2, 1]
    assert found["one"]["section"] == log2(3)


def test_lines_know_the_headline() -> None:
    found = numbers("<div><p>menu</p></div><div><h1>Title</h1><p>text</p></div>")
    assert [found[text]["below"] for text in ("menu", "Title", "text")] == [-1, 0, 1]
    assert [found[text]["apart"] for text in ("menu", "Title", "text")] == [2, 0, 1]


def test_a_page_without_headline() -> None:
    found = numbers("<p>one</p>")
    assert (found["one"]["below"], found["one"]["apart"]) == (300, -1)


def test_lines_without_elements() -> None:
    hints = [blocks.Hint("p"), blocks.Hint("p", ("body",), 0.5, ())]
    assert [len(column) for column in nesting.columns(hints, [3.0, 4.0], None)] == [2] * len(nesting.NAMES)
