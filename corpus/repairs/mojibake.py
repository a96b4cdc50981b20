"""UTF-8 that was read as a single-byte code page: `Ã©`, `â€™`, `Ð¿Ñ€`, `Р·`; and C1 controls of windows-1252.

The repair is ftfy's `fix_encoding`, line by line, so that no line depends on another. Which lines it sees is
decided by what such damage must hold: the first byte of a UTF-8 sequence with its following ones, as the
code pages show them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category

from corpus.document import Edit
from corpus.patterns import lazy
from corpus.repairs.edits import trimmed
from corpus.repairs.gates import misread
from corpus.repairs.plausibility import NAMED, QUOTES

if TYPE_CHECKING:
    from ftfy import ExplainedText, TextFixerConfig

RULE = "repair.mul.utf8"
REASON = "UTF-8 was read as a single-byte code page"

_LINE = lazy(r"[^\n\r]+")
_MOST_SHOWN = 2
_LOST_QUOTE = lazy("â€[?\ufffd]")
# Where Unicode has the letters that only phonetic transcription and few alphabets use; none of them is a capital.
_PHONETIC = "\u0250", "\u02af"
# The comparison of runs is quadratic; a longer line becomes one edit.
_MOST_RUNS = 1000
_RUN = lazy(r"[\x00-\x7f]+|[^\x00-\x7f]+")


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )


def find(text: str) -> list[Edit]:
    """Return the edits that undo the damage in `text`, in order, each within one line."""
    edits: list[Edit] = []
    at = 0
    search = misread().search
    while gate := search(text, at):
        start = max(text.rfind("\n", at, gate.start()), text.rfind("\r", at, gate.start())) + 1
        line = _LINE.match(text, start or at)
        if line is None:
            break
        edits += _line_edits(line.group(), start)
        at = line.end()
    return edits


def _line_edits(line: str, offset: int) -> Iterator[Edit]:
    from ftfy import fix_encoding_and_explain

    explained = fix_encoding_and_explain(_closed(line), _config())
    if explained.text == line or not explained.explanation or _is_worse(line, explained.text):
        return
    codecs = _codecs(explained)
    differences = list(_differences(line, explained.text))
    if len(differences) <= _MOST_SHOWN and NAMED.search(line):
        return
    for start, end, after in differences:
        edit = trimmed(Edit(start, end, after, RULE, REASON, codecs=codecs), line)
        if not _breaks_word(edit, line):
            yield edit._replace(start=edit.start + offset, end=edit.end + offset)


def _closed(line: str) -> str:
    """Give the closing quotes that windows-1252 has no character for their last byte back, one for each opened."""
    opened = line.count("â€œ") + line.count("“") - line.count("â€\x9d") - line.count("”")
    return _LOST_QUOTE.sub("â€\x9d", line, count=opened) if opened > 0 else line


def _differences(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of `before` that differ, with what stands for them: ASCII is what both share."""
    old, new = _RUN.findall(before), _RUN.findall(after)
    at = list(accumulate(map(len, old), initial=0))
    if len(old) == len(new) and all(a == b for a, b in zip(old, new, strict=True) if a.isascii()):
        yield from ((at[i], at[i + 1], b) for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
    elif len(old) > _MOST_RUNS:
        yield 0, len(before), after
    else:
        from difflib import SequenceMatcher

        for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                yield at[first], at[last], "".join(new[start:end])


def _breaks_word(edit: Edit, line: str) -> bool:
    """Say whether a sign such as ‰ would stand inside a word, or a phonetic letter behind a capital, or a space go.

    The byte was of another page than ftfy supposes, or the line was not misread.
    """
    before, behind = line[edit.start - 1 : edit.start], line[edit.end : edit.end + 1]
    # `ðŸ‘ ` lacks a byte of an emoji, and ftfy takes the space for it.
    if edit.after > "\U00010000" and line[edit.start : edit.end].endswith(" "):
        return True
    if before.isupper() and _PHONETIC[0] <= edit.after[:1] <= _PHONETIC[1]:
        return True
    is_within = before.isalpha() and behind.isalpha()
    return is_within and category(edit.after[:1] or "’") == "Po" and edit.after != "…"


def _is_worse(before: str, after: str) -> bool:
    """Say whether a repair brought in what no text has, or took half of a pair of quotes: `“Ã”` is no `“Ô`."""
    if _count_odd(after) > _count_odd(before):
        return True
    return any(before.count(a) == before.count(b) > 0 and after.count(a) != after.count(b) for a, b in QUOTES)


def _count_odd(text: str) -> int:
    """Return the number of controls, private-use and unassigned characters."""
    return sum(category(char) in ("Cc", "Co", "Cn") for char in text)


def _codecs(explained: ExplainedText) -> tuple[str, ...]:
    """Return the Python codecs that ftfy's plan went through; its own variants bear their plain names."""
    steps = [(step.action, step.parameter) for step in explained.explanation or []]
    codecs = [name.removeprefix("sloppy-") for action, name in steps if action in ("encode", "decode")]
    return tuple(codecs) or ("windows-1252", "utf-8")
