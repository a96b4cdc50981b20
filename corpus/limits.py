"""Markup without what the parser would take more than linear time for: too many elements in each other or attributes.

What goes is blanked in place, so that every offset stays; text never goes. Browsers have such limits too (Chrome's
tree is 512 elements deep).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from corpus.document import Span
from corpus.patterns import lazy

# A page has no more elements in each other, an element no more attributes.
_DEEPEST, _MOST_ATTRIBUTES = 2000, 500
# A tag with so many attributes is longer.
_LONG = 4000
# The elements that the parser looks for an open paragraph at, through all that they stand in, and that must be closed.
_NAMES = (
    "address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figure|footer|form|header|hgroup"
    "|main|menu|nav|ol|pre|search|section|summary|ul"
)
_NESTING = lazy(rf"<(?:{_NAMES})(?=[\s/>])", re.IGNORECASE)
_ATTRIBUTES = r"""(?:[^<>"']++|"[^"]{0,4000}"|'[^']{0,4000}')*+"""
# What is no markup, as a whole, or a tag; of such an element its name as well.
_STEP = lazy(
    rf"""<!--.*?(?:-->|\Z)
       | <(script|style|textarea|title|xmp)\b.*?(?:</\1\s*>|\Z)
       | <(/?)(?:({_NAMES})(?=[\s/>])|[a-z]){_ATTRIBUTES}>""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SLASH, _NAME = 2, 3
_LONG_TAG = lazy(rf"<[a-zA-Z][^<>]{{{_LONG}}}")
_ATTRIBUTE = lazy(r"""[^\s"'<>/=]+(?:\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")


def bounded(markup: str) -> str:
    """Return `markup` in the same length, without the tags and attributes that are too many; most is returned as is."""
    places = [*_attributes(markup), *_too_deep(markup)]
    if not places:
        return markup
    pieces, at = [], 0
    for start, end in sorted(places):
        # `<!   >` is a comment without content.
        blank = f"<!{' ' * (end - start - 3)}>" if markup[start] == "<" else " " * (end - start)
        pieces += [markup[at:start], blank]
        at = end
    return "".join([*pieces, markup[at:]])


def _too_deep(markup: str) -> Iterator[Span]:
    """Yield the spans of the tags of elements that stand in too many others."""
    # Counting signs takes a tenth of the time of counting elements.
    if markup.count("<") - markup.count("</") <= _DEEPEST or len(_NESTING.findall(markup)) <= _DEEPEST:
        return
    depth = 0
    for found in _STEP.finditer(markup):
        if not found[_NAME]:
            continue
        if found[_SLASH]:
            if depth > _DEEPEST:
                yield found.span()
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > _DEEPEST:
                yield found.span()


def _attributes(markup: str) -> Iterator[Span]:
    """Yield the spans of what follows the last attribute that counts in tags that have too many."""
    longest = [(found.start(), markup.find(">", found.end())) for found in _LONG_TAG.finditer(markup)]
    if not any(_surplus(markup, start, end) for start, end in longest):
        return
    for tag in _STEP.finditer(markup):
        if tag.end() - tag.start() > _LONG and tag[_SLASH] is not None:
            at = _surplus(markup, tag.start(), tag.end() - 1)
            if at is not None:
                yield at, tag.end() - 1


def _surplus(markup: str, start: int, end: int) -> int | None:
    """Return where the attributes that count of a tag at `start` end if there are more; an `end` below 0 is none."""
    end = end if end >= 0 else len(markup)
    # The first is the name of the element.
    attributes = islice(_ATTRIBUTE.finditer(markup, start + 1, end), _MOST_ATTRIBUTES, _MOST_ATTRIBUTES + 2)
    found = [attribute.end() for attribute in attributes]
    return found[0] if len(found) > 1 else None
