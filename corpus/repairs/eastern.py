"""Characters of East Asia: a look that tells whether a text holds any, before a pattern for them is compiled.

A class of characters takes some 50 ns to compile for each code point in its ranges, so wide ones name what they leave
out, and those that name tens of thousands are compiled when a text of East Asia is met.
"""

from __future__ import annotations

import re

WIDE = re.compile("[^\x00-\u2e7f\uffe0-\U0010ffff]")
"""What pages of more than one byte show for text: Han, kana, Hangul, forms of half width, private use."""


def search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where a pattern of such characters alone matches first; it is compiled when there is one."""
    return pattern.search(text) if WIDE.search(text) else None
