"""Masks off: letters, domains and numbers that spam writes so that nobody finds them, as they are meant to be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from corpus.patterns import lazy

# Letters in the forms of mathematics, of circles and squares, and what nobody sees between letters.
_STYLED = lazy(r"[\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
_UNSEEN = lazy(r"[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufe0f\ufeff]")
# A word with letters of two scripts that look alike.
_OTHER = r"\u0370-\u03ff\u0400-\u045f"
_MIXED = lazy(rf"[a-z{_OTHER}]{{0,30}}(?:[a-z][{_OTHER}]|[{_OTHER}][a-z])[a-z{_OTHER}]{{0,30}}")
_CYRILLIC = str.maketrans("асеорхуіјѕкмтвнԁһαορνικτεχ", "aceopxyijskmtbhdhaopviktex")
_LATIN = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_LATIN_LETTER = lazy(r"[a-z]")
# A sign or figure for a letter.
_LEET = lazy(
    r"(?<![\w.@$-])(?=[a-z0-9@$!]{0,20}[a-z])(?=[a-z@$!]{0,20}[013457@$!])[a-z0-9@$][a-z0-9@$!]{2,22}[a-z0-9@$]"
    r"(?![\w.@$-])"
)
_LEET_LETTERS = str.maketrans("013457@$!", "oieastasi")
# A word letter by letter; Chinese words with blanks or signs between their characters.
_MARK = r"[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{0,2}"
_SPELT = lazy(
    rf"(?<![\w.])[^\W\d_]{_MARK}([ .*_/-])(?:[^\W\d_]{_MARK}\1){{1,30}}"
    rf"[^\W\d_]{_MARK}(?!\w|(?!\1)[.*_/-]\w)"
)
# Several such words with wider gaps between them.
_SPELT_WORDS = lazy(rf"(?<![\w.])[^\W\d_]{_MARK}(?: {{1,4}}[^\W\d_]{_MARK}){{3,40}}(?!\w)")
_WIDE_GAP = lazy(r" {2,}")
_SPELT_OUT = 4  # letters of a word that somebody would spell
_HAN = "\u4e00-\u9fff"
_SPACED = lazy(rf"(?<![{_HAN}])[{_HAN}](?:[ *·._+/|~#^☆★◆●-]{{1,2}}[{_HAN}](?![{_HAN}])){{2,15}}")
_BETWEEN = lazy(r"[^\w]")
# A domain with blanks or full-width dots in it.
_ENDS = (
    r"(?:c ?o ?m|n ?e ?t|o ?r ?g|v ?i ?p|t ?o ?p|x ?y ?z|c ?c|m ?e|t ?v|c ?l ?u ?b|i ?n ?f ?o|s ?i ?t ?e|b ?e ?t"
    r"|w ?i ?n|a ?p ?p|c ?o|j ?p|r ?u)"
)
_ADDRESS = lazy(
    rf"(?<!\w)w ?w ?w ?[.．。,•点] ?(?P<name>[a-z0-9](?:[ -]?[a-z0-9]){{2,30}}) ?[.．。,•点] ?(?P<end>{_ENDS})(?!\w)"
    rf"|(?<![\w.])(?P<bare>[a-z0-9](?:-?[a-z0-9]){{2,30}})(?: [.．。] ?|[．。])(?P<tld>{_ENDS})(?!\w)"
    r"|(?<![\w.])(?P<odd>[a-z-]{2,20}\d{1,5}[a-z]{0,9}) [.．。] ?(?P<cc>[a-z]{2,4})(?!\w)"
)
# A number figure by figure.
_FIGURES = lazy(r"(?<![\d.,:])\+?\d(?:[ .·*_-]{1,3}\d){6,14}(?![\d]|[.,:]\d)")
_SINGLE = lazy(r"\d{2}")
_FIGURE = lazy(r"\D+")
# What one of the above needs; few lines have any of it. It begins with few characters, which are found fast.
_MAY_MARK = r"[^\x00-\x7f\w]{0,2}"
_GATE = lazy(
    r"[0-9@$!.．。*_/-](?:(?<=[a-z][013457@$!])[a-z@$](?:[a-z0-9@$!]|(?<=[a-z0-9@$!]{4}))|(?<=[a-z]!)[0-9]"
    r"|(?<=[a-z0-9] [.．。]) ?[a-z]|(?<=[a-z0-9][．。])[a-z]"
    r"|(?<=[0-9])[ .·*_-]{1,3}[0-9][ .·*_-]{1,3}[0-9][ .·*_-]{1,3}[0-9]"
    rf"|(?<=[.*_/-])[^\W\d_]{_MAY_MARK}[.*_/-][^\W\d_]{_MAY_MARK}[.*_/-])"
)
_SPELT_GATE = lazy(rf" [^\W\d_]{_MAY_MARK} [^\W\d_]{_MAY_MARK} ")
_MIXED_GATE = lazy(rf"[a-z](?:(?=[{_OTHER}])|(?<=[{_OTHER}].))")
# Any letter but a Latin one: a class of all Han takes 1 ms to compile.
_SPACED_GATE = lazy(r"[ *·._+/|~#^☆★◆●-][^\W\d_a-z][ *·._+/|~#^☆★◆●-]")
# What nobody sees and styled letters, with their neighbours in Unicode.
_HIDING = lazy(
    r"[\u00ad\u180e\u200b-\u200f\u2060-\u2064\u2480-\u24ff\ufe0f\ufeff\U0001d000-\U0001dfff\U0001f100-\U0001f1bf]"
)
_SERVER = lazy("w ?w ?w")
# First bytes in UTF-8: of Greek and Cyrillic letters, and of Han.
_OTHER_BYTES = tuple(bytes([lead]) for lead in range(0xCD, 0xD2))
_HAN_BYTES = tuple(bytes([lead]) for lead in range(0xE4, 0xEA))


def may_mask(text: str) -> bool:
    """Say whether a folded text may have masks; most texts have none."""
    if any(gate.search(text) for gate in _gates(text)):
        return True
    return _SERVER.search(text) is not None and _ADDRESS.search(text) is not None


def places(text: str) -> Iterator[int]:
    """Yield where a folded text may have masks, in no order; a place of each line of which `may_mask` says so."""
    for gate in (*_gates(text), _SERVER):
        yield from (match.start() for match in gate.finditer(text))


def _gates(text: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of what masks need that the characters of a text allow."""
    yield _GATE
    yield _SPELT_GATE
    if not text.isascii():
        utf8 = text.encode("utf-8", "surrogatepass")
        yield _HIDING
        if any(lead in utf8 for lead in _OTHER_BYTES):
            yield _MIXED_GATE
        if any(lead in utf8 for lead in _HAN_BYTES):
            yield _SPACED_GATE


def unmask(text: str, parted: Callable[[str], str], known: Callable[[str], bool]) -> tuple[str, bool]:
    """Return a folded text as it is meant to be read, and whether a way to reach someone was masked in it.

    `parted` puts blanks between the words of what was spelt letter by letter, `known` knows the words of spam.
    """
    if not text.isascii():
        if _STYLED.search(text):
            text = _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]).lower(), text)
        text = _UNSEEN.sub("", text)
        text = _MIXED.sub(_one_script, text)
        text = _SPACED.sub(lambda match: _BETWEEN.sub("", match[0]), text)
    masked = False

    def address(match: re.Match[str]) -> str:
        nonlocal masked
        masked = masked or match[0] != match[0].replace(" ", "") or not match[0].isascii()
        name, end = match["name"] or match["bare"] or match["odd"], match["end"] or match["tld"] or match["cc"]
        return f"{'www.' if match['name'] else ''}{name}.{end}".replace(" ", "")

    def number(match: re.Match[str]) -> str:
        nonlocal masked
        if len(_SINGLE.findall(match[0])):
            return match[0]
        masked = True
        return "0" + _FIGURE.sub("", match[0])

    text = _ADDRESS.sub(address, text)
    text = _FIGURES.sub(number, text)

    def word(match: re.Match[str]) -> str:
        letters = match[0].replace(match[1], "")
        return parted(letters) if len(letters) >= _SPELT_OUT or not letters.isascii() else match[0]

    text = _SPELT_WORDS.sub(_spelt_words, text)
    text = _SPELT.sub(word, text)
    text = _LEET.sub(lambda match: _as_letters(match[0], known), text)
    return text, masked


def _spelt_words(match: re.Match[str]) -> str:
    """Return words spelt letter by letter with wider gaps between them; other rows of letters as they are."""
    words = [word.replace(" ", "") for word in _WIDE_GAP.split(match[0])]
    return " ".join(words) if 1 < len(words) <= len("".join(words)) / 2 else match[0]


def _as_letters(word: str, known: Callable[[str], bool]) -> str:
    plain = word.translate(_LEET_LETTERS)
    return plain if known(plain) else word


def _one_script(match: re.Match[str]) -> str:
    latin = match[0].translate(_CYRILLIC)
    if latin.isascii():
        return latin
    other = match[0].translate(_LATIN)
    return match[0] if _LATIN_LETTER.search(other) else other
