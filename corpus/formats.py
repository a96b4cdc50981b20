"""Markup, plain text, or a list of pages in XML: told before anything is parsed."""

from __future__ import annotations

import re

from corpus.errors import BinaryInputError
from corpus.patterns import lazy

_SUFFIX = lazy(r"\.(?:(x?html?)|(te?xt|md))\Z", re.IGNORECASE)
_DOCUMENT = lazy(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I
)
_BLOCK_TAG = lazy(r"</(?:p|div|ul|ol|table|tr|h[1-6]|article|section)\s*>|<br\s*/?>", re.IGNORECASE)
# The root element of XML, known by what follows it: it holds elements, where a sentence about a tag goes on in words.
_ROOT = lazy(
    r"(?:[\s\ufeff]++|<\?[^>]{0,2000}+>|<!--(?:[^-]|-(?!->)){0,20000}+-->"
    r"|<!DOCTYPE[^<>\[]{0,500}+(?:\[[^\]]{0,5000}+\]\s{0,9})?>)*+"
    r"<(?:[\w.-]{1,40}:)?(?P<name>\w{1,40})(?:\s[^<>]{0,4000}+)?>\s*+(?:<|\Z)"
)
_HEAD_CHARS = 20_000


def is_markup(text: str, name: str) -> bool:
    """Say whether a document is HTML: by the suffix of its name, else by how it begins and by its tags."""
    suffix = _SUFFIX.search(name)
    if suffix:
        return suffix.group(1) is not None
    if _DOCUMENT.match(text):
        return True
    opening = text[:_HEAD_CHARS]
    return opening.lstrip()[:1] == "<" and len(_BLOCK_TAG.findall(opening)) >= 3


def refuse_feed(text: str) -> None:
    """Raise BinaryInputError when the text is XML that lists pages: a feed or a sitemap."""
    root = _ROOT.match(text[:_HEAD_CHARS])
    if not root:
        return
    from corpus.packs import data_lines

    kinds = dict(line.split("\t") for line in data_lines("feeds.tsv"))
    if kind := kinds.get(root["name"]):
        raise BinaryInputError(f"not text: {kind}; give the pages that it lists instead")
