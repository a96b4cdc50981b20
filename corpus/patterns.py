"""Regular expressions that are compiled when they are first used.

Compiling one takes about 0.4 ms, and most documents need few of those that the rules have.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

# What words are made of, inside a class of characters: vowel signs and other marks are no `\w`.
IN_WORD = (
    r"\w\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0963\u0980-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece"
    r"\u1000-\u109f\u1780-\u17d3"
)


class _Pattern:
    """Compiles a pattern when first asked for one of its attributes, and keeps what it was asked for."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        """Take what `re.compile` takes."""
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the compiled pattern; it is found without this call from then on."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern of `source`, compiled with these flags of `re` when first used; `re.error` is raised then."""
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
