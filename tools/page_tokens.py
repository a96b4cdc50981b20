"""What training and benchmarks of pages share: their tokens, and the sites that are kept aside."""

from __future__ import annotations

import hashlib
import re

_WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
_TOKEN = re.compile(rf"[{_WIDE}]|[^\W{_WIDE}]+")


def tokens(text: str) -> list[str]:
    """Return the words of `text` in small letters, characters of unspaced scripts one by one."""
    return _TOKEN.findall(text.lower())


def kept_aside(site: str) -> bool:
    """Say whether nothing is trained on a site: one of three."""
    return int(hashlib.sha256(site.removeprefix("www.").encode()).hexdigest(), 16) % 3 == 0
