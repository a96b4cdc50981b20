"""How hard a reading is to believe: the bits of its letters, and of what those don't show: signs, case and scripts."""

from __future__ import annotations

from corpus.likelihood import bits
from corpus.patterns import lazy

_CASED = [chr(code) for code in range(0xC0, 0x530)]
_SMALL = "a-z" + "".join(filter(str.islower, _CASED))
_CAPITAL = "".join(filter(str.isupper, _CASED))
_LETTER = r"[^\W\d_]"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ\u1e00-\u1eff"
# Letters of the other scripts, full-width forms among them.
_OTHER = "\u0370-\u1dff\u1f00-\u1fff\u3001-\ud7a3\uff01-\uffdc"
_BETWEEN = f"[^{_LATIN}{_OTHER}]{{0,3}}"
# Signs that save so many bits where they are at home.
_AT_HOME, _SAVED = "¿¡´£¥§©°²³½¼", 8
# What correct text has little of, with the bits that each place costs.
_ODD = (
    # a byte without a character, on top of what U+FFFD costs as a character
    (12, lazy("\ufffd")),
    # a capital after a small letter; ASCII apart: iPhone
    (8, lazy(f"[{_SMALL}][{_CAPITAL}]")),
    # signs inside a word, or where none begins
    (8, lazy(f"(?<={_LETTER})[\\[-^{{-~¡-©«-³¶¸¹»-¿×÷˘-˝‘‚„†‡•‰‹›€™∂-⋿⌐-▟■-◿“”](?={_LETTER})")),
    (4, lazy(f"(?<={_LETTER})[\u2013\u2014…](?={_LETTER})")),
    (6, lazy(f'(?<={_LETTER})[‚„‘¡¿·°¬†‡](?!{_LETTER})|[©®°²³](?={_LETTER})|(?<![\\w"”»)])®')),
    (6, lazy(f"[─-◿](?={_LETTER})|(?<={_LETTER})[─-◿]")),
    # accents that stand alone
    (6, lazy("[ˆ˜¨¯¸ˇ˘˙˛˝]")),
    # a space that does not break, where no space is
    (8, lazy(f"(?<=[{_SMALL}])\u00a0(?=[{_SMALL} ])|(?<=[{_SMALL}²\\d])[\u200b-\u200f]")),
    # from one script to the other and back, and a letter that is alone in its script
    (6, lazy(f"[{_LATIN}]{_BETWEEN}(?=[{_OTHER}])|[{_OTHER}]{_BETWEEN}(?=[{_LATIN}])")),
    (8, lazy(f"[{_LATIN}]{_BETWEEN}[{_OTHER}](?![{_OTHER}])")),
    (8, lazy(f"(?<![{_OTHER}])[{_OTHER}]{_BETWEEN}(?=[{_LATIN}])")),
    # the signs that open a Spanish sentence, in their place; accents that serve as quotes
    (-_SAVED, lazy(f"(?<!\\w)[¿¡](?={_LETTER})|(?<!\\w)´(?=\\w)|(?<=\\w)´(?!\\w)")),
    # signs of measures, money and sections beside their figures
    (-_SAVED, lazy(r"[£¥§©](?= ?\d)|(?<=\d)[°²³½¼]|(?<=\d )°")),
)
# Romanian is written with cedillas where an encoding lacks the comma below, and no model has seen that.
_COMMA_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")

# What UTF-8 shows for one broken character, which has up to four bytes.
_BROKEN = lazy("\ufffd{1,3}")


def once(text: str) -> str:
    """Return `text` read as UTF-8 with one U+FFFD for each broken character instead of one for each of its bytes."""
    return _BROKEN.sub("\ufffd", text)


def cost(text: str) -> float:
    """Return the bits of `text`: the fewer, the better it reads beside another reading of the same bytes."""
    return letters(text) + signs(text)


def letters(text: str) -> float:
    """Return the bits of the characters of `text`, and of those beside each other."""
    found = bits(text)
    return min(found, bits(text.translate(_COMMA_BELOW))) if "ş" in text or "ţ" in text else found


def signs(text: str) -> float:
    """Return the bits that signs, case and scripts add to those of the characters."""
    return sum(price * len(pattern.findall(text)) for price, pattern in _ODD)


def most_saved(text: str) -> float:
    """Return bits that what `signs` adds is no less than, below zero: what all signs at home would save."""
    return -_SAVED * sum(map(text.count, _AT_HOME))
