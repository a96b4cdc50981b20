"""Words of code, files and figures that look like a title: --author, AUTHORS, 24 MP."""

from __future__ import annotations

from corpus.patterns import lazy
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.pack import PIVOT
from corpus.roles.syntax import syntax

_CODE = frozenset("_=@\\$")
_BRACKETS = ("<", ">"), ("`", "`")
_MARKS = frozenset("™®")
# What a word of code, a path or an address looks like (Builder::new, --reset-author, /mailman/info, ['author']).
_CODE_WORD = lazy(r"://|::|^--|^[.~]?/\w+/|\['\w+'\]|^'\w+':|^`\w+`")
# A word of code, which is in ASCII, as far as it is looked at.
_ASCII_WORD = lazy(r"[!-~]+")
_CODE_REACH = 40
# Without one of these no word there is one of code. The pattern begins with a class: so it passes over others quickly.
_CODE_SIGN = lazy(r"[-:/\[`](?:(?<!-)|(?=-))")


def in_code(text: Text, grown: Grown) -> bool:
    """Say whether it is a piece of an identifier, option, host name or mark (--author, x_author, tutor.com, <cook>)."""
    start, end = text.origin(grown.outer, grown.outer_end)
    before, after = text.source[max(0, start - 2) : start], text.source[end : end + 2]
    if (before[-1:], after[:1]) in _BRACKETS or after[:1] in _MARKS or (before[-1:] == '"' and after == '":'):
        return True
    if before == "--" or before[-1:] in _CODE or after[:1] in _CODE:
        return True
    if (after[:1] == "." and after[1:].isalnum()) or (before[-1:] == "." and before[:-1].isalnum()):
        return True
    first, last = max(0, start - _CODE_REACH), end + _CODE_REACH
    if not _CODE_SIGN.search(text.source, first, last):
        return False
    around = _ASCII_WORD.finditer(text.source, first, last)
    return any(word.start() <= start < word.end() and _CODE_WORD.search(word[0]) for word in around)


def is_file(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it is an English word in capitals throughout, and no acronym, in another language (AUTHORS).

    In English itself it is if it may be a tool too, and words without capitals are beside it (EDITOR is not used).
    """
    if grown.head.tag != PIVOT or grown.head.form or grown.parts:
        return False
    start, end = text.origin(grown.start, grown.end)
    if not text.source[start:end].isupper():
        return False
    own = rules.own is syntax(PIVOT)
    return not own or ("device" in grown.head.options and _has_plain_word(text.source[end : end + _CODE_REACH]))


def _has_plain_word(source: str) -> bool:
    return any(word.isalpha() and word.islower() for word in source.split("\n", 1)[0].split())


def is_unit(text: Text, grown: Grown) -> bool:
    """Say whether it is an acronym behind a figure (24 MP)."""
    start, end = text.origin(grown.start, grown.end)
    written = text.source[start:end]
    return written.isupper() and " " not in written and text.source[max(0, start - 2) : start].strip(" ")[-1:].isdigit()
