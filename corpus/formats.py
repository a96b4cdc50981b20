"""Markup or plain text: told before anything is parsed."""

from __future__ import annotations

import re

from corpus.patterns import lazy

_SUFFIX = lazy(r"\.(?:(x?html?)|(te?xt|md))\Z", re.IGNORECASE)
_DOCUMENT = lazy(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I
)
_BLOCK_TAG = lazy(r"</(?:p|div|ul|ol|table|tr|h[1-6]|article|section)\s*>|<br\s*/?>", re.IGNORECASE)
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
