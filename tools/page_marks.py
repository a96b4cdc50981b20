"""What training and benchmarks of marked pages share: how pay, other money, roles and the frame are marked in them.

`~byline| By Jo Roe` is a line of the frame, with its kind or none; `[[w1|€17.40]]` is pay of role 1, `[[m|€4]]` other
money, `[[r1|nurse]]` a role.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from corpus import html

_WAGES = Path(__file__).resolve().parent / "wages"
MARK = re.compile(r"\[\[(w[\d,]*|m|r\d*)\|([^\[\]|]+)\]\]")
_MARKUP = re.compile(r"\[\[(w[\d,]*|m|r\d*)\|(.*?)\]\]", re.DOTALL)
_FRAMED = re.compile(r"~(?:([a-z-]*)\|)? ?(.*)")


def rows_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of the JSON Lines of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        yield from map(json.loads, filter(None, path.read_text("utf-8").split("\n")))


def pay_pages() -> Iterator[dict[str, Any]]:
    """Yield the rows of all pages that were written for pay: natural ones, amid other numbers, tables, and of markup.

    Of markup the page is the visible text.
    """
    for folder in (_WAGES, _WAGES / "numbers", _WAGES / "tables"):
        yield from rows_of(folder)
    for row in rows_of(_WAGES / "html"):
        yield row | {"page": seen(row["page"])}


def seen(markup: str) -> str:
    """Return the visible text of marked markup, marked: as it is seen without marks, which keep fields apart."""
    told, marks = text_of(html.project(markup).text)
    text = html.project(_MARKUP.sub(r"\2", markup)).text
    # Blanks alone differ.
    places = [at for at, char in enumerate(text) if not char.isspace()]
    counted = [0, *accumulate(not char.isspace() for char in told)]
    for mark, (start, end) in reversed(marks):
        first, last = places[counted[start]], places[counted[end] - 1] + 1
        text = f"{text[:first]}[[{mark}|{text[first:last]}]]{text[last:]}"
    return text


def lines(page: str) -> Iterator[tuple[str, str | None]]:
    """Yield each line of a page that holds something: what is written there, its kind if it is of the frame, or None.

    The kind is empty where the page does not say it; marks are left in.
    """
    for line in page.split("\n"):
        framed = _FRAMED.fullmatch(line)
        text = (framed[2] if framed else line).strip()
        if text:
            yield text, (framed[1] or "") if framed else None


def text_of(page: str) -> tuple[str, list[tuple[str, tuple[int, int]]]]:
    """Return the text of a page without its frame, and each mark with its span there."""
    text, marks = "", list[tuple[str, tuple[int, int]]]()
    for line in page.split("\n"):
        if _FRAMED.fullmatch(line):
            continue
        last = 0
        for mark in MARK.finditer(line):
            text += line[last : mark.start()]
            marks.append((mark[1], (len(text), len(text) + len(mark[2]))))
            text += mark[2]
            last = mark.end()
        text += line[last:] + "\n"
    return text, marks


def unmarked(line: str) -> str:
    """Return a line without its marks."""
    return MARK.sub(r"\2", line)
