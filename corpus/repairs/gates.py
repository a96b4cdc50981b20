"""What a text must hold for a class of damage to be in it: one fast look each, before the class is even imported."""

from __future__ import annotations

import re
from functools import cache

from corpus.patterns import lazy

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếềêü"
SYLLABLE = rf"[a-zA-Zɡ:{_TONED}{_TONED.upper()}]{{1,7}}[1-5]?"
"""A pattern for what may be a pinyin syllable, with a tone mark, a tone number or neither."""

REST = SYLLABLE.replace("{1,7}", "{0,6}")
"""The same without its first letter."""

# What stands before a sign's `?` there: Chinese text, or the annotation of the character before.
_BEFORE = "[)\\u2010-\\u203a\\u3000-\\u303f\\u3400-\\u9fff\\ue000-\\uf8ff\\uff01-\\uff5e]"
# In GBK the second byte of a full-width bracket and the letter after it.
WIDE = "\u255d-\u2573\u2581-\u2583"
_STRUCK = rf"\?(?:{SYLLABLE}\)|(?<={_BEFORE}\?)[!,.:;)！-／：；？。、])"
SPLICED = lazy(rf"{_STRUCK}|[{WIDE}](?<=[\u3400-\u9fff\ue000-\uf8ff].){REST}[)）]")
# These begin with a literal, which `re` looks for fastest. Where a full-width bracket is taken apart others are whole.
_SPLICED_FAST = lazy(_STRUCK)
_NOTED = rf"(?<=[\u3400-\u9fff].){SYLLABLE}"
ANNOTATED = lazy(rf"\({_NOTED}\)")
WIDE_ANNOTATED = lazy(rf"（{_NOTED}）")
MARKED = lazy("[&<>]")

# Letters and vowel marks, without the tatweel, which joins foreign words on purpose.
NATIVE = "\u05d0-\u05ea\u0620-\u063f\u0641-\u065f\u0670-\u06d3\u06fa-\u06ff"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
OTHER = "\u0370-\u03ff\u0400-\u052f\uac00-\ud7a3"
HAS_NATIVE = lazy(f"[{NATIVE}]")
MIXED = lazy(f"[{LATIN}{OTHER}](?:(?<=[{NATIVE}].)|(?=[{NATIVE}]))")
# The same, faster where letters of those scripts are few.
_MIXED_FOREIGN = lazy(f"[{NATIVE}](?:(?<=[{LATIN}{OTHER}].)|(?=[{LATIN}{OTHER}]))")
_SAMPLE = 1000

_PAGES = (("latin-1", "cp1252", "cp1254"), ("cp1250",), ("cp1257",), ("iso8859-2",))


def is_spliced(text: str) -> bool:
    """Say whether `text` may hold a double-byte splice or readings behind characters."""
    shapes = (_SPLICED_FAST, ANNOTATED, WIDE_ANNOTATED)
    return not text.isascii() and any(shape.search(text) for shape in shapes)


def is_misread(text: str) -> bool:
    """Say whether `text` may hold UTF-8 that was read as a single-byte code page."""
    return not text.isascii() and misread().search(text) is not None


def is_mixed(text: str) -> bool:
    """Say whether `text` holds words of Arabic or Hebrew script with letters of another."""
    if text.isascii() or not (first := HAS_NATIVE.search(text)):
        return False
    sample = text[first.start() : first.start() + _SAMPLE]
    shape = MIXED if 2 * len(HAS_NATIVE.findall(sample)) > len(sample) else _MIXED_FOREIGN
    return shape.search(text) is not None


def is_marked(text: str) -> bool:
    """Say whether `text` holds a character of markup."""
    return "&" in text or "<" in text or ">" in text


def _shown(codecs: tuple[str, ...], low: int, high: int) -> set[str]:
    """Return the characters that code pages show for a range of bytes."""
    return {char for codec in codecs for char in bytes(range(low, high)).decode(codec, "ignore")}


def _group(chars: set[str]) -> str:
    return "[" + "".join(map(re.escape, sorted(chars))) + "]"


@cache
def misread() -> re.Pattern[str]:
    """Return a pattern that every line of UTF-8 read as a single-byte page matches and hardly a sound one does.

    It begins with one class of characters, which `re` looks for fast, and looks back at it afterwards.
    """
    ways: list[tuple[set[str], str]] = []
    for pages in _PAGES:
        follow = _group(_shown(pages, 0x80, 0xC0) - {"\x85"})
        ways += [(_shown(pages, 0xC2, 0xE0), follow), (_shown(pages, 0xE0, 0xF5), follow + follow)]
    cyrillic, greek = _group(_shown(("cp1251",), 0x80, 0xC0)), _group(_shown(("cp1253",), 0x80, 0xC0))
    controls = {chr(code) for code in range(0x80, 0xA0)} - {"\x85"}
    sign = r"[^\w\s.,:;!?)\]»”…–—’-]"
    ways += [
        ({"Ã"}, " "),
        (controls, ""),
        # Cyrillic and Greek pages: two sequences in a row, or a letter that Latin sequences begin with and a sign.
        (set("РС"), rf"{cyrillic}[РС]{cyrillic}"),
        (set("ΞΟ"), rf"{greek}[ΞΟ]{greek}"),
        (set("ВГΒΓ"), sign),
        (set("вβ"), "[Ђ€]"),
        # Macintosh and DOS pages.
        ({"√"}, r"\S"),
        ({"‚"}, "Ä"),
        ({"¬"}, r"[^\w\s]"),
        (set("–—"), r"[^\s\d–—][–—][^\s\d–—]"),
        ({"Γ"}, "Ç"),
        (set("┬├╬╧╨╤╪"), r"[^\s\u2500-\u259f]"),
    ]
    first = set().union(*(chars for chars, _ in ways))
    return re.compile(_group(first) + "(?:" + "|".join(f"(?<={_group(chars)}){rest}" for chars, rest in ways) + ")")
