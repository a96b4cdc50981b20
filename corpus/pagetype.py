"""What sort of page markup is: an article, a thread of a forum, a listing, a product, documentation or a service.

Small forests, made by `tools/train_pagetype.py`, vote on what the head names, the elements of the visible lines, and
the shape of the text that is left of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from math import exp, log2
from typing import get_args

from corpus.blocks import Block
from corpus.document import PageType
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.trees import forests

TYPES: tuple[PageType, ...] = get_args(PageType)

# Names of types in schema.org and OpenGraph, by what they are a sign of.
_NAMED = (
    lazy(r"(?:article|blogposting)$"),
    lazy(r"(?:discussionforumposting|qapage|question|answer|comment)$"),
    lazy(r"(?:product|offer)$"),
    lazy(r"(?:itemlist|collectionpage|searchresultspage)$"),
    lazy(r"(?:techarticle|apireference|howto|faqpage)$"),
    lazy(r"(?:service|business|organization)$"),
    lazy(r"website$"),
)
_TAGS = ("p", "li", "h2", "h3", "td", "pre", "dd", "blockquote", "button", "label", "div")
_PART = lazy(r"[a-z]+")
_PRICE = lazy(r"[$€£¥₹]\s?\d|\d\s?[€£¥₹]")
_LEAST = 0.45
# Elements of a site's pages repeat.
_MOST_STEPS = 1 << 12


def numbers(kinds: Collection[str], lines: Sequence[Block], text: str) -> list[float]:
    """Return what the page is told by.

    `kinds` are the types that its head names, in small letters, `lines` its visible lines, `text` what is left of them.
    """
    count = max(1, len(lines))
    tags = Counter(line.hint.tag for line in lines if line.hint)
    names = Counter[str]()
    for path, number in Counter([line.hint.path for line in lines if line.hint]).items():
        for word in frozenset[str]().union(*map(_words_of, path)):
            names[word] += number
    left = text.split("\n")
    kept = [line for line in left if line] or [""]
    long = [line for line in kept if len(line) > 150]
    size = max(1, len(text))
    return [
        *(float(sum(bool(pattern.search(kind)) for kind in kinds)) for pattern in _NAMED),
        *(tags[tag] / count for tag in _TAGS),
        *(names[word] / count for word in _words()),
        log2(count),
        log2(size),
        log2(len(kept)),
        size / sum(len(line.text) for line in lines or [Block(0, 1, " ")]),
        sum(map(len, kept)) / len(kept),
        sum(map(len, long)) / size,
        len(long) / len(kept),
        text.count("?") / size * 1000,
        text.count(",") / size * 1000,
        _digits(text) / size,
        float(len(_PRICE.findall(text))),
        text.count("(") / size * 1000,
        sum(line.hint.link_density for line in lines if line.hint) / count,
        sum(line[-1:] in ".!?。！？" for line in kept) / len(kept),
        float(max(map(len, kept))),
    ]


@cache
def _words() -> tuple[str, ...]:
    """Return the words of classes and ids that tell types of pages."""
    return tuple(data_lines("pagetype.words.txt"))


@lru_cache(_MOST_STEPS)
def _words_of(step: str) -> frozenset[str]:
    """Return the telling words that an element is called by, its name among them."""
    return frozenset(_words()).intersection(_PART.findall(step.lower()))


def _digits(text: str) -> int:
    if text.isascii():
        return sum(map(text.count, "0123456789"))
    return sum(map(str.isdigit, text))


def of(kinds: Collection[str], lines: Sequence[Block], text: str) -> PageType | None:
    """Return the type of a page, None when no type is likely; the arguments are those of `numbers`."""
    row = numbers(kinds, lines, text)
    weights = {kind: exp(forests("pagetype.json")[kind].value(row)) for kind in TYPES}
    best = max(TYPES, key=weights.__getitem__)
    return best if weights[best] >= _LEAST * sum(weights.values()) else None
