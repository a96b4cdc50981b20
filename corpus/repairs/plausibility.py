"""What speaks for a reading of misread text and what against it: its bits, its words and its signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category, name, normalize

from corpus.likelihood import bits
from corpus.patterns import lazy
from corpus.repairs import eastern
from corpus.repairs.eastern import WIDE
from corpus.repairs.runs import Run, applied

# A reading that costs so many bits more than what stood is not weighed.
MOST_LOSS = 30.0
# U+3041 to U+D7A3 and U+FF61 to U+FF9F.
_EAST = "[^\x00-\u3040\ud7a4-\uff60\uffa0-\U0010ffff]"
_IS_EAST = lazy(_EAST)
# These begin with one class of characters, which `re` looks for fast, and look back from there.
# One or two characters of Chinese, Japanese or Korean within a Latin word.
_LONE = lazy(f"{_EAST}(?:(?<=[A-Za-z].){_EAST}?(?=[a-z])|(?<=[A-Za-z][a-z].)(?!{_EAST})|(?<!{_EAST}.)(?=[a-z]))")
# Quotes and the like between two letters, where no language has them.
_SIGNS_INSIDE = "‘“”„‚«»…†‡•\xa0°¤¦§¨©¬®¯±¶¸─-▟"
_INSIDE = lazy(f"[{_SIGNS_INSIDE}](?<=[^\\W\\d_].)[{_SIGNS_INSIDE}]*(?=[^\\W\\d_])")
# A capital after a small letter, where alphabets beyond ASCII have none.
_FLIP = re.compile("[A-ZÀ-ÖØ-ÞА-ЯЁЂ-ЏΑ-Ω](?:(?<=[à-öø-ÿа-яёђ-џα-ω].)|(?<=[a-z][А-ЯЁЂ-ЏΑ-Ω]))")
# Marks on letters that the letters of no language come apart into; `é` in UTF-8 is one of them to a Macintosh.
_MARKS = "\u0305\u030d-\u0322\u0324\u0325\u0329-\u036f"
_MARK = lazy(f"[{_MARKS}]")
# Those that letters do come apart into, where they stand on nothing or on a consonant with which they make no letter.
_STRAY = lazy(
    "[\u0300-\u036f](?:(?<!(?:[^\\W\\d_]|[\u0300-\u036f]).)|(?<=[b-df-hj-lp-tv-xzB-DF-HJ-LP-TV-XZ].))", re.DOTALL
)
# Most text has none of all these.
_TELLS = re.compile(f"[{_SIGNS_INSIDE}\u0300-\u036f]")
# What encodings have for letters that they lack: Romanian cedillas, and the sign for micro between Greek letters.
_STAND_IN = re.compile("[şţŞŢµ](?:(?<=[şţŞŢ])|(?<=[ά-ώ].)|(?=[ά-ώ]))")
_STANDS_FOR = dict(zip("şţŞŢµ", "șțȘȚμ", strict=True))
# Bits that each of these costs; beside ordinary pairs of letters (3 to 5), as rare as one in a thousand lines or more.
_ODD_COST, _FLIP_COST = 15, 6
# The same pieces and words are weighed more than once.
_MOST_REMEMBERED, _MOST_CHANGES = 1000, 1 << 15

_ESTONIAN = frozenset("äöõüšž")
# From Devanagari to Lao vowels are marks on letters.
_WORD = lazy("[^\\W\\d_]{3}|[\u0900-\u0eff]{3}")
# Letters beyond Latin that stand alone tell nothing: a sign that is read as one may be anything.
# U+0370 to U+1DFF, U+2C00 to U+2DFF, U+3005 to U+3007 and U+3041 to U+D7FF.
_OTHER_LETTERS = lazy("[^\x00-\u036f\u1e00-\u2bff\u2e00-\u3004\u3008-\u3040\ud800-\U0010ffff]+")
_FEWEST_OTHER = 3
# Signs beyond ASCII and kana of half width, which sentences hardly have; the share of them that a reading may bring.
_SIGNS = lazy("[｡-ﾟ\xa1-\xa8\xac-\xb6\xb8\xb9\xbc-\xbe\xd7\xf7ˆ-˟ƒ‚„†-•‰\u2200-\u25ff]")
_MOST_SIGNS = 0.1
# Controls and private use, which a right reading does not bring.
_NO_TEXT = lazy("[\x80-\x9f\ue000-\uf8ff]")
# A word that costs so many bits more than it did was not misread.
_WORSE = 10.0
# Bits per character of a reading that is text, by script; far more is none.
_READS, _READS_EAST = 6.0, 11.0
# Bits per character of text that was not misread, where so large a share is beyond ASCII: of sound text 99 % cost
# less than 4.5, of misread text 99 % more than 5.
_SOUND, _DENSE = 4.8, 0.6
# Of sound Chinese with rare words most cost less, of misread text all more than 11.5.
_SOUND_HAN = 10.5
_NOT_HAN = lazy("[\u0370-\u1fff\u3041-\u33ff\u4dc0-\u4dff\ua000-\ud7a3\uff61-\uff9f\ufffd]|\\?(?=[^\x00-\x7f])")

# A reading that leaves more beyond ASCII than what this share lacks is weighed against other ways.
_MOST = 0.8

QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"))
"""Quotes that stand in pairs."""
EMOJI = "ðŸ"
"""What most emoji in UTF-8 begin with; where the rest of one is gone it is nothing else for that."""
NAMED = lazy(r"\b(?:utf-?8|windows-125\d|cp125\d|iso-8859-\d|latin-?1|mojibake)\b", re.IGNORECASE)
"""What a line says that speaks of encodings, and may show the damage on purpose."""
# In so many places and characters.
_MOST_SHOWN, _LONGEST_SHOWN = 2, 12
# `Ä“` that is no `ē`; in what was misread twice the quote is a part of what it would tear.
_LONGEST_TORN = 4
# One word of the name of a character tells its script; these are written side by side.
_WRITTEN_TOGETHER = dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"), "EAST")
# So many characters away a letter tells, and so many characters of a run are no word of another script.
_NEAREST, _MOST_ESTRANGED = 4, 2
# What stands alone in text of other scripts.
_ALONE = frozenset({"", "EAST", "LATIN", "GREEK", "COMBINING"})


def is_of_most(piece: str, runs: Sequence[Run]) -> bool:
    """Say whether most characters beyond ASCII are in the runs."""
    return covered(piece, runs) >= _MOST


def covered(piece: str, runs: Sequence[Run]) -> float:
    """Return the share of the characters beyond ASCII that are in the runs."""
    within = "".join(piece[run.start : run.end] for run in runs)
    return beyond_ascii(within) / beyond_ascii(piece)


@lru_cache(_MOST_REMEMBERED)
def cost(text: str) -> float:
    """Return the bits of `text`, and of what pairs of characters don't tell."""
    odd = 0
    if _TELLS.search(text):
        # A letter and its mark are one letter, which is rarer than the two of them in Vietnamese that is taken apart.
        text = normalize("NFC", text)
        odd += len(_INSIDE.findall(text)) + len(_MARK.findall(text)) + len(_STRAY.findall(text))
    least = bits(text)
    if WIDE.search(text):
        odd += len(_LONE.findall(text))
    if _STAND_IN.search(text):
        least = min(least, bits(_STAND_IN.sub(lambda found: _STANDS_FOR[found.group()], text)))
    return least + _ODD_COST * odd + _FLIP_COST * len(_FLIP.findall(text))


@lru_cache(_MOST_CHANGES)
def gain(before: str, after: str) -> float:
    """Return the bits that a change saves, weighed with the letters beside it."""
    return cost(before) - cost(after)


def is_sound(text: str) -> bool:
    """Say whether text with hardly any ASCII reads so well as a whole that it was not misread as a whole.

    Of Japanese and Korean that can't be said: kana stay what they are in the pages of each other.
    """
    if beyond_ascii(text) < _DENSE * len(text):
        return False
    if not eastern.search(_IS_EAST, text):
        return cost(text) < _SOUND * len(text)
    return not _NOT_HAN.search(text) and cost(text) < _SOUND_HAN * len(text)


def reads_well(text: str) -> bool:
    """Say whether `text` costs no more bits a character than text does."""
    return cost(text) < (_READS_EAST if eastern.search(_IS_EAST, text) else _READS) * len(text)


def may_be_estonian(text: str) -> bool:
    """Say whether all letters beyond ASCII are Estonian, `õ` among them.

    `data/letters.bin` has no Estonian, and Hungarian words that were read in a Latin page look like it.
    """
    letters = set(filter(str.isalpha, text.lower())) if "õ" in text or "Õ" in text else set()
    return bool(letters) and all(letter in _ESTONIAN for letter in letters if letter > "\x7f")


def is_text(text: str) -> bool:
    """Say whether `text` has no controls or private characters, which no right reading brings."""
    return not _NO_TEXT.search(text)


def is_possible(piece: str, run: Run) -> bool:
    """Say whether Unicode has what a run stands for, and the run is no letter in quotes with one of them: `“Ã”`."""
    is_quoted = (piece[run.start - 1 : run.start], piece[run.end - 1]) in QUOTES
    return not is_quoted and all(category(char) != "Cn" for char in run.after)


def has_words(piece: str, after: str) -> bool:
    """Say whether a reading has words, and neither letters one by one nor more signs than `piece` had."""
    longest = max(map(len, _OTHER_LETTERS.findall(after)), default=_FEWEST_OTHER)
    few_signs = len(_SIGNS.findall(after)) <= max(len(_SIGNS.findall(piece)), beyond_ascii(after) * _MOST_SIGNS)
    return longest >= _FEWEST_OTHER and few_signs and bool(_WORD.search(after))


def worsens(piece: str, after: str) -> bool:
    """Say whether some word reads worse than it stood: then not all of `piece` was misread."""
    words = zip(piece.split(" "), after.split(" "), strict=False)
    return any(cost(new) > cost(old) + _WORSE for old, new in words if old != new)


def is_one_sign(piece: str, runs: Sequence[Run], *, within_word: bool) -> bool:
    """Say whether all that would change is one sign, which may stand for anything; `within_word` excepts those."""
    if len(runs) != 1 or runs[0].end - runs[0].start > 1 or piece[runs[0].start].isalpha():
        return False
    return not (within_word and piece[runs[0].end : runs[0].end + 1].isalpha())


def is_letter_apart(piece: str, runs: Sequence[Run]) -> bool:
    """Say whether all that would change is one sign beside no letter, which would become a letter: `Name ® – text`."""
    if len(runs) != 1 or runs[0].end - runs[0].start > 1 or not runs[0].after.isalpha():
        return False
    start, end = runs[0].start, runs[0].end
    return not any(map(str.isalpha, piece[max(0, start - 1) : end + 1]))


def is_shown(piece: str, runs: Sequence[Run]) -> bool:
    """Say whether `piece` shows damage on purpose, or has quotes in pairs that its reading would tear apart."""
    if len(runs) > _MOST_SHOWN or sum(run.end - run.start for run in runs) > _LONGEST_SHOWN:
        return False
    after = applied(piece, runs)
    is_short = sum(run.end - run.start for run in runs) <= _LONGEST_TORN
    pairs = [pair for pair in QUOTES if piece.count(pair[0]) == piece.count(pair[1]) > 0] if is_short else ()
    torn = any(after.count(left) != after.count(right) for left, right in pairs)
    return torn or bool(NAMED.search(piece))


def estranges(piece: str, run: Run, *, wide: bool) -> bool:
    """Say whether a run takes letters out of the script of what stands around them, which is sound.

    `亩` between other Han characters is no `Ķ`, and `её` among Russian words no `ţ`. A page that is `wide` shows any
    letter as one Han character: a single one of a script that nothing beside it is in stands nowhere.
    """
    new, around = _script(run.after[0]), _scripts_around(piece, run)
    if new in around or new == "COMBINING":
        return False
    if wide and len(run.after) == 1 and new and new not in _ALONE:
        return True
    was = {_script(char) for char in piece[run.start : run.end]}
    if was == {""} and not around:
        # Signs beside no letter: `£12–£13` on a page that is misread elsewhere.
        around = {"", *map(_script, piece[: run.start] + piece[run.end :])}
    return len(run.after) <= _MOST_ESTRANGED and new not in around and was <= around


def is_foreign(text: str, run: Run) -> bool:
    """Say whether what a run stands for, which is in `text`, is a letter of another script than those next to it."""
    script, around = _script(run.after[0]), _scripts_around(text, run)
    return bool(script and around) and script not in around and script != "COMBINING"


def _scripts_around(piece: str, run: Run) -> set[str]:
    """Return the scripts of the nearest letters within a few characters of a run."""
    sides = piece[max(0, run.start - _NEAREST) : run.start][::-1], piece[run.end : run.end + _NEAREST]
    nearest = (next(filter(None, map(_script, side)), "") for side in sides)
    return {script for script in nearest if script}


def _script(char: str) -> str:
    """Return the script of a letter or a mark on one, empty for other signs."""
    if not (char.isalpha() or category(char) == "Mn"):
        return ""
    word = name(char, "").partition(" ")[0]
    return _WRITTEN_TOGETHER.get(word, word)


def beyond_ascii(text: str) -> int:
    """Return the number of characters beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def loses(piece: str, after: str, places: Sequence[int]) -> bool:
    """Say whether the letters that change in some places among Latin ones read far worse than they stood."""
    if len(after) != len(piece):
        return False
    total = 0.0
    for at in places:
        if piece[at] != after[at]:
            total += gain(piece[max(0, at - 1) : at + 2], after[max(0, at - 1) : at + 2])
            if total < -MOST_LOSS:
                return True
    return False
