"""Where text may have been read in a wrong encoding: what one fast look finds, before anything is weighed.

A pattern begins with one class of characters, which `re` looks for fast, and looks around it afterwards. Sound text may
hold what they look for; whether it is damage is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import chain, islice, pairwise

from corpus.document import Span
from corpus.narrowing import Beginning
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.records import NamedTuple
from corpus.repairs.look import MIDDLES, Look, chars, within

# A piece is a line, or about so many characters of it to the next space, of which no character's bytes hold one.
_PIECE, _SHORT = lazy(r"[^\n\r]{1,300}[^\n\r ]{0,3000}"), 300

# What code pages show for the bytes 80 to BF and is no letter, but for the signs that sound text has behind letters.
_SIGNS = "\x80-\x84\x86-\x9f¡-¢¤-¨¬-\xad¯±´¶¸¼-¿×÷˘˛-˝΄-΅―‚†-‡‰₧₪₯№∂∏∑∙-√∞∫≈≠≤-≥⌐⌠-⌡─│┌┐└┘├┤┬┴┼═-╬▀▄█▌▐-▓■"
_PLAIN = "’‘“”«»…–—·•°™®©€£\xa0„‹›²³¹"
OFTEN = (
    "¤¬Â-ÆÎ-Ñ×-Ûãðÿ-ĀĂĆĎĐ-đĘěĞĪĹĻŁŃŒ-œŘŚŠŪŮŰŲŸƒΒ-ΖΞ-ΡΧ-ΫЎ-ЏВ-ЖО-СЧ-Ыѕќў-џ"
    "\u05b2-\u05b6\u05be-\u05c1\u05f3-\u05f4آ-ئخ-رط-غย-ฦฮ-\u0e31\u0e37-\u0e3a⁄∆√≈─┌┘├┬┼╞╤╧-╨╪-╬█◊"
)
"""What they show for the first bytes (C2-C6, CE-D1, D7-DB) of Latin, Greek, Cyrillic, Hebrew and Arabic in UTF-8."""
# KOI8 has small letters there, and these plain signs; in the other page a small letter is the first of three bytes.
_OFTEN_KOI8, _PLAIN_KOI8 = "б-вд-езн-пфцшы-ья", "\xa0°²©·"
_CONTROLS = "\x80-\x84\x86-\x9f"
_PRIVATE = "\ue000-\uf8ff"
_HIGH = "\x80-ÿŒœŠšŽžŸƒˆ˜‚„…†‡•‰‹›€™–—‘’“”"
_SIGN = "\xa1-\xa9\xab-\xb6\xb8\xb9\xbb-\xbf×÷"
_BOX = "─-╬√≈∆ƒ¬"

_EAST = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff61-\uff9f"
_SMALL, _CAPITAL = "а-яёђ-џ", "А-ЯЁЂ-Џ"
_NOT_RUSSIAN, _RUSSIAN = "ЂЃЅЈЉЊЌЋЏђѓѕјљњќћџ", "ыэёъьщюяйЫЭЁЪЬЩЮЯЙ"
_ALPHABETS = "\u0370-\u03ff\u0400-\u04ff\u05d0-\u05ea\u0621-\u064a\u0e01-\u0e5b"
# A group of three counts in small letters alone, which nearly all words are in.
_LETTER = lazy("[^\\W\\d_]")
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_MIDDLES, _LETTERS = frozenset(MIDDLES), frozenset(filter(str.isalpha, MIDDLES)) - {"µ"}
_MOST_JUDGED = 1 << 16
_EVEN_RUNS: set[bytes] = set()
# So many odd runs are looked for one by one; a text is read through where there are more.
_MOST_SOUGHT = 30
# Bits that a character of a usual pair costs at most, its borders among them; in Chinese text names are rare pairs.
_USUAL, _USUAL_CHINESE = 13.0, 18.0
# Where a text is suspicious in so many places, and one of so many characters more, all of it is.
_MANY, _EACH = 200, 16


# Latin letters beyond ASCII; frames and private use; forms of half width.
_ELSEWHERE = within("À-\u027f\u1e80-\u1ebf\u2500-\u25bf\ue000-\uefff\uff40-\uffbf")


class Piece(NamedTuple):
    """Where a piece of a text begins and ends, and the places in it that made it suspicious, counted from its start.

    No place means that they are everywhere in the text.
    """

    start: int
    end: int
    spots: tuple[int, ...]


def pieces(look: Look) -> list[Piece]:
    """Return the pieces of a text that may be misread, in order."""
    if look.text.isascii() or not (look.doubtful or look.east):
        return []
    limit = _MANY + len(look.text) // _EACH
    found = sorted(islice(_spots(look), limit))
    if len(found) == limit:
        return [Piece(start, end, ()) for start, end in all_pieces(look.text)]
    return list(around(look.text, found)) if found else []


def is_mixed(look: Look) -> bool:
    """Say whether a text has letters of more than one script, or signs that wrong pages show for those of its own."""
    if look.text.isascii() or not look.doubtful:
        return False
    others = look.alphabets + look.native + look.indic + look.east
    if look.latin:
        return others > 0
    return others > 1 or any(map(_ELSEWHERE, set(look.rest)))


def all_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of all pieces of `text` that are not ASCII alone."""
    return (match.span() for match in _PIECE.finditer(text) if not match.group().isascii())


def around(text: str, spots: list[int]) -> Iterator[Piece]:
    """Yield the pieces of a text that hold some places, which are in order; only their lines are cut."""
    index, at = 0, 0
    while index < len(spots):
        spot = spots[index]
        start = max(at, text.rfind("\n", at, spot) + 1, text.rfind("\r", at, spot) + 1)
        end = text.find("\n", start, start + _SHORT)
        if end <= spot or "\r" in text[start:end]:
            start, end = next(match.span() for match in _PIECE.finditer(text, start) if match.end() > spot)
        first, index, at = index, bisect_left(spots, end, index), end
        if not text[start:end].isascii():
            yield Piece(start, end, tuple([spot - start for spot in spots[first:index]]))


def _spots(look: Look) -> Iterator[int]:
    """Yield where something looks odd, in no order."""
    odd = _odd_runs(look.runs) if look.is_whole and look.has_short_runs else None
    if odd is not None and len(odd) <= _MOST_SOUGHT:
        yield from (
            at + spot
            for run in odd
            for at in look.places(run.decode("utf-8", "surrogatepass"))
            for spot in _odd_in(run)
        )
        yield from _beside_ascii(look, _signs().keys() & look.notable)
        patterns = []
    else:
        patterns = [_odd()] if not look.east or _may_be_odd(look) else []
    if look.alphabets or look.native or look.indic or look.east:
        patterns = _with_scripts(look, patterns)
    for pattern in patterns:
        found = (match.start() for match in look.matches(pattern))
        yield from (at for at in found if not _is_typed(look.text, at)) if look.alphabets else found
    if look.east:
        yield from _rare(look)
    yield from _groups(look, _doubtful(look.notable))


def odd_places(text: str) -> Iterator[int]:
    """Yield where anything in a text of Latin letters is odd in any text: what `pieces` looks at is among that."""
    yield from (match.start() for match in _odd_alone().finditer(text))
    yield from (match.end() - 1 for match in _ROWS.finditer(text))
    yield from _suspect([(match[1], match.start()) for match in _group().finditer(text)], _MIDDLES)


def _odd_runs(runs: frozenset[bytes]) -> list[bytes]:
    """Return the runs in which a character is odd; those where none was before are left out at once."""
    fresh = runs - _EVEN_RUNS
    odd = [run for run in fresh if _odd_in(run)]
    if len(_EVEN_RUNS) < _MOST_JUDGED:
        _EVEN_RUNS.update(fresh.difference(odd))
    return odd


@lru_cache(_MOST_JUDGED)
def _odd_in(run: bytes) -> tuple[int, ...]:
    """Return where in a run a character is odd behind those before it."""
    return tuple(match.start() for match in _odd().finditer(run.decode("utf-8", "surrogatepass")))


@cache
def _group() -> re.Pattern[str]:
    """Return the pattern of what may be the middle of a suspect group; it captures this."""
    return re.compile(f"(?s)[{MIDDLES}](?=.(?<=(...)))")


def _beside_ascii(look: Look, signs: Iterable[str]) -> Iterator[int]:
    """Yield where one of some signs and capitals is odd between letters of ASCII, as that of a Latin page is."""
    for char in signs:
        is_odd = _signs()[char].match
        yield from (at for at in look.places(char) if is_odd(look.text, at + 1))


def _with_scripts(look: Look, found: list[re.Pattern[str]]) -> list[re.Pattern[str]]:
    """Return the patterns of other letters than Latin ones, with those `found` before."""
    thai = [_THAI] if look.indic else []
    others = look.alphabets or look.native or look.indic
    # Half of the characters of Latin text are of one byte.
    if look.latin or len(look.data.translate(None, _BEYOND_ASCII)) > len(look.text) // 2:
        found = [*found, *thai, *([_alphabets()] if look.alphabets else []), *([_MIXED_LATIN] if others else [])]
        return [*found, _ALONE] if look.east else found
    if not others:
        return found
    return [_mixed(alphabets=look.alphabets, runs=bool(found)), *thai]


def _is_typed(text: str, at: int) -> bool:
    if text[at] not in ALIKE and text[at - 1 : at] not in ALIKE:
        return False
    from corpus.repairs import usual

    return usual.is_typed(text, at)


def _groups(look: Look, middles: Set[str]) -> Iterator[int]:
    """Yield where one of some letters stands between two as only a wrong page of Latin letters shows them."""
    if not middles:
        return
    text = f" {look.text} "
    if look.is_whole:
        found = [(text[at : at + 3], at) for char in middles for at in look.places(char)]
    else:
        spans = (_group().finditer(text, start + 1, end + 2) for start, end in look.doubtful)
        found = [(match[1], match.start() - 1) for match in chain.from_iterable(spans)]
    for at in _suspect(found, middles):
        if look.text[at] == "»":
            from corpus.repairs import usual

            if usual.closes(look.text, at):
                continue
        yield at


def _suspect(found: Sequence[tuple[str, int]], middles: Set[str]) -> Iterator[int]:
    """Yield where one of some letters is the middle of a suspect group; most are alike, each kind is judged once."""
    suspects = {group for group in {group for group, _ in found} if group[1] in middles and _is_suspect(*group)}
    yield from (at for group, at in found if group in suspects)


@lru_cache(_MOST_JUDGED)
def _is_suspect(before: str, middle: str, after: str) -> bool:
    """Say whether three characters are a suspect group."""
    is_letter = _LETTER.match
    return f"{before if is_letter(before) else '_'}{middle}{after if is_letter(after) else '_'}" in _suspects()


@cache
def _suspects() -> frozenset[str]:
    return frozenset(data_lines("suspects.latn.txt"))


def _doubtful(notable: frozenset[str]) -> frozenset[str]:
    """Return the characters that may be of a wrong page: none that are in the alphabet of the text."""
    middles = notable & _MIDDLES
    for needed, alphabet in _alphabets_of_pages() if middles else ():
        if needed <= notable and not (middles & _LETTERS) - alphabet.keys():
            return frozenset(char for char in middles if alphabet.get(char, True))
    return middles


@cache
def _alphabets_of_pages() -> list[tuple[frozenset[str], dict[str, bool]]]:
    """Return for each alphabet the letters that tell it, and all of its letters, with whether each is looked at."""
    rows = [line.split("\t") for line in data_lines("alphabets.tsv")]
    return [
        (frozenset(letters), dict.fromkeys(letters + also, False) | dict.fromkeys(looked_at, True))
        for letters, also, looked_at in rows
    ]


def _first_of(ways: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """Return a pattern that one of the ways matches: a class of characters, and what must stand around it."""
    rows = list(ways)
    return re.compile(
        "["
        + "".join(chars for chars, _ in rows)
        + "](?:"
        + "|".join(f"(?<=[{chars}]){rest}" for chars, rest in rows)
        + ")"
    )


# From so many on in a row any character of a Latin page is odd.
_ROW = 4
_ROWS = lazy(f"[{_HIGH}]{{{_ROW - 1}}}[\xa1-ÿ]")
# A sign or a capital between letters of ASCII, in text that was read in a Latin page.
_BESIDE_RULES = (
    # Soft hyphens and accents for apostrophes stand between letters of sound text, and for no Latin letter.
    (_SIGN.replace("\xab-\xb6", "\xab\xac\xae-\xb3\xb5\xb6"), "(?<=[a-z].)(?=[a-z])"),
    (_BOX, "(?<=[A-Za-z].)(?=[^\x00-\x7f])"),
    ("À-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶĹĻĽŁŃŇŐŘŚŞŠŢŤŪŮŰŹŻŽ", "(?<=[a-z].)"),
)
# UTF-8 in pages of one byte, and anything in Latin pages: a character, and what stands before it beyond ASCII.
_RUN_RULES = (
    (_SIGNS, "(?<=[^\x00-\xa0‘-”].)"),
    (_PLAIN, f"(?<=[{OFTEN}].)"),
    (_PLAIN_KOI8, f"(?<=[{_OFTEN_KOI8}].)"),
    (_PLAIN, f"(?<=[{_OFTEN_KOI8}].)(?=[^\x00-\x7fА-я])"),
    ("ÄÇ€─\x80", "(?<=[ÔâāΓβБвтגโ‚].)"),
    (_CONTROLS + _PRIVATE, ""),
    (_SIGN, "(?<=[\xa1-\xbf].)"),
)
_ROW_RULE = ("\xa1-ÿ", f"(?<=[{_HIGH}]{{{_ROW}}})")


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    """Return the pattern of what is around each sign or capital when it is odd."""
    rules = {around: lazy(around) for _, around in _BESIDE_RULES}
    found: dict[str, str] = {}
    for ranges, around in _BESIDE_RULES:
        found |= {char: f"{found[char]}|{around}" if char in found else around for char in chars(ranges)}
    return {char: rules.setdefault(around, lazy(around)) for char, around in found.items()}


@cache
def _odd() -> re.Pattern[str]:
    """Return the pattern of a character that is odd beside those around it."""
    return _first_of((*_RUN_RULES, _ROW_RULE, *_BESIDE_RULES))


@cache
def _odd_alone() -> re.Pattern[str]:
    """Return the same without what is odd in rows alone, which many characters may be."""
    return _first_of((*_RUN_RULES, *_BESIDE_RULES))


def _may_be_odd(look: Look) -> bool:
    """Say whether `_odd` may match in text of East Asia, where beside letters hardly anything stands but quotes."""
    held = frozenset(look.rest)
    alone, in_rows, plain, before = _odd_chars()
    if not alone.isdisjoint(held) or (not plain.isdisjoint(held) and not before.isdisjoint(held)):
        return True
    return any(_IN_ROW.match(look.text, at + 1) for char in in_rows & held for at in look.places(char))


_IN_ROW = lazy(_ROW_RULE[1])


@cache
def _odd_chars() -> tuple[frozenset[str], ...]:
    """Return the characters that `_odd` looks for: alone, behind four others, and behind certain ones, and these."""
    alone = chars("".join((_SIGNS, _CONTROLS, _PRIVATE, _SIGN, *(ranges for ranges, _ in _BESIDE_RULES))))
    return alone, chars("\xa1-ÿ"), chars(_PLAIN + _PLAIN_KOI8 + "ÄÇ€─\x80"), chars(OFTEN + _OFTEN_KOI8 + "ÔâāΓβБвтגโ‚")


# What is odd in Cyrillic and Greek.
_ALPHABET_RULES = (
    (_CAPITAL, f"(?<=[{_SMALL}].)"),
    ("ЂЃЉЊЌЋЏђѓљњќћџЎўЈҐЄЇІіґєјЅѕїёЁ°±µ¶№»«", "(?<=[РСпя].)[РСпя]"),
    (_NOT_RUSSIAN, f"(?:(?<=[{_RUSSIAN}].)|(?=[{_RUSSIAN}]))"),
    ("ъь", "(?:(?<=[йьъ].)|(?<![^\\W_].)(?=\\W))"),
    ("ΞΟ", "(?<=[ΞΟ]..)"),
    ("ЂА", "(?<=[ÔâāΓβБвтגโ‚].)"),
)


@cache
def _alphabets() -> re.Pattern[str]:
    return _first_of(_ALPHABET_RULES)


@cache
def _mixed(*, alphabets: bool, runs: bool) -> re.Pattern[str]:
    """Return the pattern of a Latin letter before one of another alphabet, and of what else is odd."""
    mixed = ("A-Za-z", f"(?=[{_ALPHABETS}])")
    of_alphabets = _ALPHABET_RULES if alphabets else ()
    of_runs = (*_RUN_RULES, _ROW_RULE, *_BESIDE_RULES) if runs else ()
    return _first_of((mixed, *of_alphabets, *of_runs))


_MIXED_LATIN = lazy(f"[{_ALPHABETS}](?<=[A-Za-z].)")
ALIKE = "aceiopxyABCEHIKMOPTX"
"""Latin letters that look like Cyrillic ones."""
# Cyrillic letters, each of which begins with ะ or ั and ends before ภ: three of them, or two alone.
_THAI = lazy("[ะัธน](?:(?<=[ะั])(?<=[ะั][^ภ-๛].)(?:(?<=[ะั][^ภ-๛]...)|(?=[^ภ-๛](?:[ะั]|(?![ก-๛]))))|(?<=เ[ธน].เ[ธน]))")
# The characters of East Asia that may be rare, and those of private use: a class of these takes 5 ms to compile.
_MAY_BE_RARE = (("\u3105", "\u312f"), ("\u3400", "\u9fff"), ("가", "힣"), ("\ue000", "\uf8ff"), ("\uff66", "\uff9f"))
_FIRST = Beginning()
_ALONE = lazy(f"[{_EAST}](?<![{_EAST}].)(?![{_EAST}])")


def _among_east(look: Look) -> list[Span]:
    """Return where letters of East Asia stand: where these are passed over that is all of a text."""
    return look.doubtful if look.latin or look.cleared else [(0, len(look.text))]


def _rare(look: Look) -> Iterator[int]:
    """Yield where the second of two rare characters of Chinese, Japanese or Korean stands that are no usual pair."""
    spans = _among_east(look)
    if _FIRST.takes(look.text):
        spots = _few_rarest(look.text, spans)
    else:
        spots = [match.start() for start, end in spans for match in _rarest().finditer(look.text, start, end)]
    usual = _USUAL_CHINESE if look.chinese else _USUAL
    for first, second in pairwise(spots):
        if second - first <= 2 and _bits_each(look.text[first : second + 1]) > usual:
            yield second


@lru_cache(_MOST_JUDGED)
def _bits_each(pair: str) -> float:
    from corpus.likelihood import bits

    return bits(pair) / len(pair)


def _few_rarest(text: str, spans: list[Span]) -> list[int]:
    """Return where `_rarest` matches in some stretches, without its pattern: it takes 6 ms to compile."""
    rare = {char for char in set(text) if any(first <= char <= last for first, last in _MAY_BE_RARE)}
    rare.difference_update(*data_lines("common.east.txt"))
    return [at for start, end in spans for at in range(start, end) if text[at] in rare] if rare else []


@cache
def _rarest() -> re.Pattern[str]:
    """Return the pattern of characters that are not common."""
    listed = "".join(data_lines("common.east.txt"))
    return re.compile(f"[^{listed}\x00-\u3104\u3130-\u33ff\ua000-\uabff\ud7a4-\udfff\uf900-\uff65\uffa0-\U0010ffff]")
