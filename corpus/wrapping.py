"""Text whose paragraphs were broken into lines of one width, read as it ran before.

Mail, text dumps of pages and of printed pages break a sentence wherever the line is full, a figure from its unit or its
currency among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise

from corpus.lexicon import is_unspaced
from corpus.patterns import lazy
from corpus.records import NamedTuple

# The narrowest and the widest lines that are taken for full ones, and the fewest of them.
_WIDTHS, _LEAST = range(30, 133), 3
# Of the breaks between two lines so many are at full lines; so many lines may be wider, and so many look like rows.
_FULL, _WIDER, _ROWS = 0.6, 0.05, 0.2
# So many breaks in paragraphs of full lines alone are enough, whatever short lines stand around them (mail's own).
_SURE = 5
# Of the full lines so many end within a sentence, and so many go on in small letters: German has many others.
_ONWARD, _SMALL = 0.5, 0.25
# So many that do both are enough, and so many of the breaks, whatever lines of lists stand around them.
_BROKEN, _OFTEN = 3, 0.2
# The widths that are tried, from the widest line on.
_MOST_TRIED = 12
# In columns a line of one script may have twice the characters of another.
_NEARLY = 0.4
# What quoted text in mail begins its lines with.
_LINE = lazy(r"(?m)^([> \t]*)(.*?)[ \t\r]*$")
_ROW = lazy(r"\S(?: {2,}|\t| ?\| ?)\S")
_ENDS = ".!?:;。！？：；؟۔।…"
_UNSEEN = "\u00ad"
"""A soft hyphen, which the comparison of words passes over."""


class _Line(NamedTuple):
    start: int
    end: int
    width: int
    # The width of what would have had to fit on the line before.
    first: int
    text: str


# So many breaks of a text tell its width.
_SAMPLE = 2000
_NOWHERE = _Line(-2, -2, 0, 0, " ")


def flowing(text: str) -> str:
    """Return a text of the same length in which a break within a paragraph is a space, or unseen within a word.

    It is `text` itself where no lines were broken at one width.
    """
    if not _is_even(text):
        return text
    for measure in (len,) if text.isascii() else (_columns, len):
        if width := _width(list(islice(_pairs(text, measure), _SAMPLE))):
            return "".join(_joined(text, _pairs(text, measure), width))
    return text


def _pairs(text: str, measure: Callable[[str], int]) -> Iterator[tuple[_Line, _Line]]:
    """Yield the lines that have another one right below, with that."""
    lines = (_line(match.start(2), match.group(2), measure) for match in _LINE.finditer(text))
    return ((line, after) for line, after in pairwise(lines) if line.text and after.text)


def _is_even(text: str) -> bool:
    """Say whether most lines are nearly as long as the longest but for a few: a fast first look."""
    breaks = text.count("\n")
    if breaks < _LEAST or len(text) > _WIDTHS.stop * (breaks + 1):
        return False
    sizes = sorted(filter(None, map(len, text.split("\n"))))
    return bool(sizes) and sizes[len(sizes) // 2] >= _NEARLY * sizes[int((1 - _WIDER) * (len(sizes) - 1))]


def _line(start: int, text: str, measure: Callable[[str], int]) -> _Line:
    first = text[:1] if text and is_unspaced(text[0]) else text.partition(" ")[0]
    return _Line(start, start + len(text), measure(text), measure(first), text)


def _columns(text: str) -> int:
    """Return the columns of a text: two for each character of East Asia."""
    return len(text) + sum("\u2e80" <= char <= "\uffe6" for char in text)


def _width(pairs: Sequence[tuple[_Line, _Line]]) -> int:
    """Return the width that the lines were broken at, 0 where they were not."""
    if len(pairs) < _LEAST:
        return 0
    rows = sum(map(_is_row, pairs))
    widths = Counter(line.width for line, _ in pairs)
    wider = 0
    for width in sorted(widths, reverse=True)[:_MOST_TRIED]:
        if wider > _WIDER * len(pairs):
            break
        full = [pair for pair in pairs if _is_full(*pair, width)] if width in _WIDTHS else []
        if _are_broken(full, pairs) or (
            rows <= _ROWS * len(pairs)
            and (len(full) >= max(_LEAST, _FULL * len(pairs)) or _in_full(pairs, width) >= _SURE)
            and _go_on(full)
        ):
            return width
        wider += widths[width]
    return 0


def _in_full(pairs: Sequence[tuple[_Line, _Line]], width: int) -> int:
    """Count the breaks in paragraphs whose lines are all full but the last."""
    found = here = 0
    sound, end = True, -1
    for line, after in (*pairs, (_NOWHERE, _NOWHERE)):
        if line.start != end:
            found += here if sound else 0
            here, sound = 0, True
        here += 1
        sound = sound and _is_full(line, after, width)
        end = after.start
    return found


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Say whether the first word of the line after could not have stood on a line of this width."""
    if line.width > width:
        return False
    return _is_parted(line.text, after.text) or width < line.width + (not is_unspaced(after.text[0])) + after.first


def _is_row(pair: tuple[_Line, _Line]) -> bool:
    return _ROW.search(pair[0].text) is not None


def _are_broken(full: Sequence[tuple[_Line, _Line]], pairs: Sequence[tuple[_Line, _Line]]) -> bool:
    """Say whether many full lines that are no rows end in the middle of a sentence, and go on in small letters."""
    broken = [after.text[0] for line, after in full if _ends_within(line) and not _is_row((line, after))]
    onward = sum(char.isalpha() and not char.isupper() for char in broken)
    return onward >= max(_BROKEN, _OFTEN * len(pairs))


def _go_on(full: Sequence[tuple[_Line, _Line]]) -> bool:
    """Say whether many of the lines end, and of the lines after begin, in the middle of a sentence."""
    ends = sum(_ends_within(line) for line, _ in full)
    begins = sum(not after.text[0].isupper() for _, after in full)
    return ends >= _ONWARD * len(full) and begins >= _SMALL * len(full)


def _ends_within(line: _Line) -> bool:
    return line.text[-1] not in _ENDS


def _joined(text: str, pairs: Iterable[tuple[_Line, _Line]], width: int) -> Iterator[str]:
    """Yield the text with its breaks after full lines undone."""
    at = 0
    for line, after in pairs:
        if not _is_full(line, after, width):
            continue
        cut = line.end - _is_parted(line.text, after.text)
        yield text[at:cut]
        gap = after.start - cut
        yield _UNSEEN * gap if cut < line.end or _is_run_on(line.text, after.text) else " " + _UNSEEN * (gap - 1)
        at = after.start
    yield text[at:]


def _is_run_on(text: str, after: str) -> bool:
    """Say whether no space stood at the break: beside East Asian characters, and within a figure among them."""
    if is_unspaced(text[-1]) or is_unspaced(after[0]):
        return True
    return after[0].isdecimal() and 4 * _columns(text) > 5 * len(text)


def _is_parted(text: str, after: str) -> bool:
    """Say whether a line ends with the hyphen of a word that goes on in the next."""
    return text[-1] == "-" and text[-2:-1].isalpha() and after[0].islower()
