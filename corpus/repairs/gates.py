"""What a text must hold for a class of damage to be in it: one fast look each, before the class is even imported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.patterns import lazy
from corpus.repairs.look import Look, chars

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
_TAKEN = rf"[{WIDE}](?<=[\u3400-\u9fff\ue000-\uf8ff].){REST}[)）]"
SPLICED = lazy(f"{_STRUCK}|{_TAKEN}")
_TAKEN_FAST = lazy(_TAKEN)
# These begin with a literal, which `re` looks for fastest. Where a full-width bracket is taken apart others are whole.
_SPLICED_FAST = lazy(_STRUCK)
_NOTED = rf"(?<=[\u3400-\u9fff].){SYLLABLE}"
ANNOTATED = lazy(rf"\({_NOTED}\)")
WIDE_ANNOTATED = lazy(rf"（{_NOTED}）")
# What each of them matches begins with a sign, and has this shape, which has no class of characters beyond ASCII: they
# take 2 ms to compile.
_SPLICES = (
    ("?", lazy(r"\?(?:[^\s()]{1,9}\)|[^\w\s])"), _SPLICED_FAST),
    ("(", lazy(r"\([a-zA-Z:\x80-\u02ff\u1e00-\u1eff]{1,8}[1-5]?\)"), ANNOTATED),
    ("（", lazy(r"（[a-zA-Z:\x80-\u02ff\u1e00-\u1eff]{1,8}[1-5]?）"), WIDE_ANNOTATED),
)
MARKED = "&<>"
MARKED_SHAPE = lazy(r"[&<>](?:(?<=&)[#a-zA-Z]|(?<=<)[/!?a-zA-Z]|(?<=[a-zA-Z0-9/]>)|(?<=[a-zA-Z]\s>))")

# Letters and vowel marks, without the tatweel, which joins foreign words on purpose.
NATIVE = "\u05d0-\u05ea\u0620-\u063f\u0641-\u065f\u0670-\u06d3\u06fa-\u06ff"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
OTHER = "\u0370-\u03ff\u0400-\u052f\uac00-\ud7a3"
HAS_NATIVE = lazy(f"[{NATIVE}]")
MIXED = lazy(f"[{LATIN}{OTHER}](?:(?<=[{NATIVE}].)|(?=[{NATIVE}]))")
# The same, faster where letters of those scripts are few.
_MIXED_FOREIGN = lazy(f"[{NATIVE}](?:(?<=[{LATIN}{OTHER}].)|(?=[{LATIN}{OTHER}]))")

_MOST_JUDGED = 1 << 16
_SOUND_RUNS: set[bytes] = set()
_PAGES = (("latin-1", "cp1252", "cp1254"), ("cp1250",), ("cp1257",), ("iso8859-2",))


def is_spliced(look: Look) -> bool:
    """Say whether a text may hold a double-byte splice or readings behind characters."""
    if look.text.isascii():
        return False
    splices = _SPLICES if look.east else _SPLICES[:1]
    return any(_begins_at(look, sign, rough) and _begins_at(look, sign, shape) for sign, rough, shape in splices)


def has_holes(text: str) -> bool:
    """Say whether `SPLICED` matches anywhere: each half of it is looked for faster than both."""
    return ("?" in text and _SPLICED_FAST.search(text) is not None) or _TAKEN_FAST.search(text) is not None


def _begins_at(look: Look, sign: str, shape: re.Pattern[str]) -> bool:
    """Say whether a shape that begins with a sign stands anywhere."""
    # Bytes are passed over faster than characters.
    is_there = sign.encode() in look.data if sign.isascii() else sign in look.text
    return is_there and any(shape.match(look.text, at) for at in look.places(sign))


def is_misread(look: Look) -> bool:
    """Say whether a text may hold UTF-8 that was read as a single-byte code page: whether `misread` matches it."""
    if look.text.isascii() or not look.doubtful:
        return False
    if look.alphabets and any(look.matches(_misread_alphabets())):
        return True
    if not look.is_whole:
        return any(True for start, end in look.doubtful for _ in misread_places(look.text[start:end]))
    if any(_begins(look, char) for char in look.notable & _FIRST.keys()):
        return True
    if look.has_short_runs:
        return _end_in(look.runs)
    # What only Latin letters begin; U+00C0 to U+017F begin with these bytes.
    if not any(first in look.data for first in range(0xC3, 0xC6)):
        return False
    return any(_ends(look, char) for char in look.notable & _following())


def misread_places(text: str) -> Iterator[int]:
    """Yield where a text of Latin letters holds what `is_misread` looks for."""
    yield from (at for at in _found(text, _firsts()) if _FIRST[text[at]].match(text, at + 1))
    yield from _found(text, _follows())


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    return (match.start() for match in pattern.finditer(text))


def _begins(look: Look, char: str) -> bool:
    """Say whether a sign stands somewhere as only the first of misread characters does."""
    return any(_FIRST[char].match(look.text, at + 1) for at in look.places(char))


def _ends(look: Look, char: str) -> bool:
    """Say whether a character stands somewhere as the last one of UTF-8 in a Latin page, behind one beyond ASCII."""
    text = look.text
    return any(text[at - 1 : at] > "\x7f" and _follows().match(text, at) for at in look.places(char))


def _end_in(runs: frozenset[bytes]) -> bool:
    """Say the same of runs of characters beyond ASCII; those of which it was not true before are left out at once."""
    fresh = runs - _SOUND_RUNS
    if any(map(_ends_in, fresh)):
        return True
    if len(_SOUND_RUNS) < _MOST_JUDGED:
        _SOUND_RUNS.update(fresh)
    return False


def _ends_in(run: bytes) -> bool:
    """Say the same of one run."""
    text = run.decode("utf-8", "surrogatepass")
    return any(char in _following() and _follows().match(text, at) for at, char in enumerate(text) if at)


def is_mixed(look: Look) -> bool:
    """Say whether a text holds words of Arabic or Hebrew script with letters of another."""
    if look.text.isascii() or not look.native:
        return False
    return any(look.matches(_MIXED_FOREIGN if look.latin else MIXED))


def is_escaped(look: Look) -> bool:
    """Say whether a text holds what an escape of a character begins with."""
    # One byte is looked for far faster than two.
    return b"\\" in look.data and b"\\u" in look.data


def is_marked(look: Look) -> bool:
    """Say whether a text holds what an entity or a tag begins or ends with."""
    return any(_begins_at(look, sign, MARKED_SHAPE) for sign in MARKED)


def _shown(codecs: tuple[str, ...], low: int, high: int) -> set[str]:
    """Return the characters that code pages show for a range of bytes."""
    return {char for codec in codecs for char in bytes(range(low, high)).decode(codec, "ignore")}


def _group(shown: set[str]) -> str:
    return "[" + "".join(map(re.escape, sorted(shown))) + "]"


@cache
def _ways() -> list[tuple[set[str], str]]:
    """Return the characters that Latin pages show for first bytes, with a class of what they show for those behind."""
    ways: list[tuple[set[str], str]] = []
    for pages in _PAGES:
        follow = _group(_shown(pages, 0x80, 0xC0) - {"\x85"})
        ways += [(_shown(pages, 0xC2, 0xE0), follow), (_shown(pages, 0xE0, 0xF5), follow + follow)]
    return ways


@cache
def _following() -> frozenset[str]:
    return frozenset(char for pages in _PAGES for char in _shown(pages, 0x80, 0xC0))


@cache
def _follows() -> re.Pattern[str]:
    """Return a pattern of the last character of UTF-8 in a Latin page."""
    behind = "|".join(f"(?<={_group(first)}{follow})" for first, follow in _ways())
    return re.compile(f"[^\x00-\x7f](?<=[^\x00-\x7f].)(?:{behind})")


# What follows a first character; controls need nothing.
_FIRST_RULES = (
    ("Ã", " "),
    ("\x80-\x84\x86-\x9f", ""),
    # Macintosh and DOS pages.
    ("√", r"\S"),
    ("‚", "Ä"),
    ("¬", r"[^\w\s]"),
    ("–—", r"[^\s\d–—][–—][^\s\d–—]"),
    ("┬├╬╧╨╤╪", r"[^\s\u2500-\u259f]"),
)
_FIRST = {char: pattern for firsts, rest in _FIRST_RULES for pattern in [lazy(rest)] for char in chars(firsts)}


@cache
def _firsts() -> re.Pattern[str]:
    return re.compile(_group(set(_FIRST)))


@cache
def _alphabet_ways() -> list[tuple[set[str], str]]:
    """Return the same for Cyrillic and Greek letters.

    Two sequences stand in a row there, or a letter that Latin sequences begin with and a sign.
    """
    cyrillic, greek = _group(_shown(("cp1251",), 0x80, 0xC0)), _group(_shown(("cp1253",), 0x80, 0xC0))
    return [
        (set("РС"), rf"{cyrillic}[РС]{cyrillic}"),
        (set("ΞΟ"), rf"{greek}[ΞΟ]{greek}"),
        (set("ВГΒΓ"), r"[^\w\s.,:;!?)\]»”…–—’-]"),
        (set("Γ"), "Ç"),
    ]


@cache
def _misread_alphabets() -> re.Pattern[str]:
    return _first_of([*_alphabet_ways(), (set("Ђ€"), "(?<=[вβ].)")])


def _first_of(ways: list[tuple[set[str], str]]) -> re.Pattern[str]:
    """Return a pattern that begins with one class of characters, which `re` looks for fast, and looks back at it."""
    first: set[str] = set().union(*(one for one, _ in ways))
    return re.compile(_group(first) + "(?:" + "|".join(f"(?<={_group(one)}){rest}" for one, rest in ways) + ")")


@cache
def misread() -> re.Pattern[str]:
    """Return a pattern that every line of UTF-8 read as a single-byte page matches and hardly a sound one does."""
    signs = [(set(chars(firsts)), rest) for firsts, rest in _FIRST_RULES]
    return _first_of([*_ways(), *signs, *_alphabet_ways(), (set("вβ"), "[Ђ€]")])
