"""How a number is written: what sets sums apart from numbers that call, count or date something, in numbers.

A telephone number has others right beside it, a file reference a slash, a count a word behind it; and a page writes
its sums in one way.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Span
from corpus.patterns import lazy

NAMES = (
    *"bare figures-of grouped zero-first round sign-before sign-behind word-before word-behind capital-behind".split(),
    *"digits-before digits-behind numbers-of-line digits-of-line styled bare-of-page".split(),
)
"""The names of the numbers that `Writing.of` gives."""

# What may stand between the parts of one number of a telephone or of a file, and how much of it is read.
_PART_BEFORE = lazy(r"(\d+)[ \u00a0)]?[-./–()\u00a0 ]?[(]?$")
_PART_BEHIND = lazy(r"[ \u00a0)]?[-./–(\u00a0 ]?(\d+)")
_NUMBER = lazy(r"\d+(?:[.,'’ \u00a0\u202f]\d{3}(?!\d))*")
_FIRST = lazy(r"\d[\d.,'’ \u00a0\u202f]*\d|\d")
_GROUPED = lazy(r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{2,3})+(?!\d)")
_FAR, _LINE, _LONG = 24, 200, 4
# Signs beside a number by what they tell; what is none of them counts as the last.
_KINDS = ("\n", " \u00a0\u3000", "/", "-–—", "#№", ":：", ".,;", "([（", "|\t", "*x×", "%‰°²³", "$€£¥₹")
_SIGNS = {sign: kind for kind, signs in enumerate(_KINDS, 1) for sign in signs}
_NOTHING = -1.0


class Writing:
    """Looks at how the numbers of one text are written."""

    def __init__(self, text: str, sums: Sequence[tuple[Span, bool]]) -> None:
        """Take the text and the spans of its numbers, with whether a currency shows each to be a sum."""
        self._text = text
        self._bare = sum(not shown for _, shown in sums)
        styles = [_grouped(text[slice(*span)]) for span, shown in sums if shown]
        known = [style for style in styles if style >= 0]
        self._style = sum(known) / len(known) if known else _NOTHING

    def of(self, span: Span, shown: bool) -> list[float]:
        """Return the numbers of what stands at a span, as `NAMES` has them."""
        text, (start, end) = self._text, span
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = last if last >= 0 else len(text)
        found = _FIRST.search(text, start, end)
        digits = found[0] if found else ""
        plain = "".join(filter(str.isdecimal, digits))
        own = _grouped(digits)
        near = text[max(first, start - _FAR) : start]
        behind = text[end : min(last, end + _FAR)]
        line = text[max(first, start - _LINE) : min(last, end + _LINE)]
        part_before, part_behind = _PART_BEFORE.search(near), _PART_BEHIND.match(behind)
        left, right = near.rstrip(), behind.lstrip()
        return [
            float(not shown),
            float(len(plain)),
            own,
            float(plain[:1] == "0"),
            float(len(plain) - len(plain.rstrip("0"))),
            _sign(text[start - 1 : start]),
            _sign(text[end : end + 1]),
            float(left[-1:].isalpha()),
            float(right[:1].isalpha()),
            float(right[:1].isupper()),
            float(len(part_before[1])) if part_before else 0.0,
            float(len(part_behind[1])) if part_behind else 0.0,
            float(sum(1 for _ in _NUMBER.finditer(line))),
            float(sum(map(str.isdecimal, line))),
            own - self._style if own >= 0 and self._style >= 0 else _NOTHING,
            float(self._bare),
        ]


def _sign(char: str) -> float:
    """Return the kind of a sign beside a number, 0 for a letter, that of a line break for none."""
    if not char:
        return float(_SIGNS["\n"])
    return 0.0 if char.isalnum() else float(_SIGNS.get(char, len(_SIGNS)))


def _grouped(written: str) -> float:
    """Return whether a number of four digits or more is written in groups, `_NOTHING` if it has less.

    A sum that begins with a name or a code of its currency counts as one without groups: so the trees have learnt it.
    """
    if sum(map(str.isdecimal, written)) < _LONG:
        return _NOTHING
    return float(_GROUPED.match(written.lstrip("$€£¥ ")) is not None)
