"""Compose pages of portals, as lines of plain text, out of sentences and paragraphs of a language.

An article of paragraphs stands among what portals put around theirs: menus, headlines with or without dates, and the
beginnings of other texts. Such pages teach the trained score of lines (`train_content`) how running text of many
languages stands out, without a page of theirs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from corpus.boilerplate.lines import weight
from tools.texts import trained_lines

# Weighted characters of paragraphs and of short sentences, and how many of each a language must have.
PARAGRAPH, SHORT = range(150, 1501), range(24, 111)
FEWEST = 60
FINAL = ".!?。！？؟۔।…\"”» "
INNER = ",;:、，"
DATES = (
    "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02} {h:02}:{n:02}", "{d}/{m}/{y}", "{h:02}:{n:02}",
    "{d:02}.{m:02}.{y}, {h:02}:{n:02}", "{h:02}:{n:02} | {d:02}.{m:02}",
)  # fmt: skip
# What stands in a list: headlines, headlines with dates, with teasers, with both, names.
LISTS = "hhhdttbn"


class Composer:
    """What one language's pages are made of."""

    def __init__(self, lines: list[str], seed: str) -> None:
        """Take lines of text; the same `seed` composes the same pages."""
        self.source = random.Random(seed)  # noqa: S311 - the same pages every time
        self.paragraphs = [line for line in lines if weight(line) in PARAGRAPH]
        self.short = [line for line in lines if weight(line) in SHORT]

    def page(self) -> list[tuple[str, int]]:
        """Return the lines of a page, each with 1 if it is content."""
        chance, some = self.source.random, self.source.choice
        top = [*self._names(3, 30), *(self._lists() if chance() < 0.45 else [])]
        stamps = [*([self._date()] if chance() < 0.7 else []), *(self._names(1, 1) if chance() < 0.3 else [])]
        bottom = [*self._lists(), *(self._lists() if chance() < 0.6 else []), *self._names(2, 20)]
        if chance() < 0.5:
            bottom.append(f"© {self.source.randint(2005, 2025)} {self._name()}")
        text: list[str] = []
        for _ in range(some((2, 3, 4, 5, 6, 8, 12))):
            text += [self._headline()] if chance() < 0.12 else []
            text.append(some(self.paragraphs))
        headline = [self._headline()] if chance() < 0.95 else []
        parts = ((top, 0), (headline, 1), (stamps, 0), (text, 1), (bottom, 0))
        return [(line, keep) for lines, keep in parts for line in lines if line.strip()]

    def _lists(self) -> list[str]:
        found: list[str] = []
        for _ in range(self.source.choice((1, 2, 3, 4, 6, 9))):
            found += [self._name()] if self.source.random() < 0.7 else []
            kind = self.source.choice(LISTS)
            for _ in range(self.source.randint(3, 12)):
                found += self._entry(kind)
        return found

    def _entry(self, kind: str) -> Iterator[str]:
        chance = self.source.random
        if kind == "n":
            yield self._name()
            return
        if kind == "d" and chance() < 0.9:
            yield self._date()
        yield self._headline()
        if kind in "tb":
            yield self._teaser()
        if kind == "b" and chance() < 0.6:
            yield self._date()

    def _headline(self) -> str:
        some, size = self.source.choice, self.source.randint(34, 95)
        text = some(self.short) if self.source.random() < 0.6 else _cut(some(self.paragraphs), size)
        return text.rstrip(FINAL) if self.source.random() < 0.93 else text

    def _teaser(self) -> str:
        text = _cut(self.source.choice(self.paragraphs), self.source.randint(70, 230))
        stop = "." if " " in text else "。"
        return text + self.source.choice(("...", "…", " [...]", stop, stop, stop, "", ""))

    def _names(self, fewest: int, most: int) -> list[str]:
        return [self._name() for _ in range(self.source.randint(fewest, most))]

    def _name(self) -> str:
        text = self.source.choice(self.short)
        tokens = text.split()
        name = " ".join(tokens[: self.source.choice((1, 1, 2))]) if len(tokens) > 2 else text[: self.source.randint(2, 5)]
        return _cut(name, 24) or text[:2]

    def _date(self) -> str:
        number = self.source.randint
        return self.source.choice(DATES).format(
            d=number(1, 28), m=number(1, 12), y=number(2008, 2025), h=number(0, 23), n=number(0, 59)
        )


def compose(texts: Path, language: str, count: int) -> Iterator[list[tuple[str, int]]]:
    """Yield so many pages of a language out of the texts in a folder, none where it has too few lines."""
    composer = Composer([line.strip() for line in trained_lines(texts, language)], language)
    if min(len(composer.paragraphs), len(composer.short)) >= FEWEST:
        for _ in range(count):
            yield composer.page()


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, of so many weighted characters, up to the end of a word."""
    size, end = 0, 0
    while end < len(text) and size < most:
        size += weight(text[end])
        end += 1
    part = text[:end]
    blank = part.rfind(" ") if end < len(text) else -1
    return (part[:blank] if blank > len(part) // 2 else part).rstrip(FINAL + INNER)
