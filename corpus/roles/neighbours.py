"""Where the words beside a title begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.roles.grammar import Grammar
from corpus.roles.matching import Text
from corpus.roles.pack import CUES, Entry

_QUOTES = " \u00a0\"'“”‘’«»「」『』（）()"
# The most words of a complement.
_COMPLEMENT = 5
# No preposition is longer.
_PREPOSITION = 16
# How long common words are.
_SIZES = (2, 3, 4)
# Signs of a list.
_BULLETS = frozenset("-*•·–—")
CLAUSE_ENDS = frozenset('.,;:!?，。；：！？、\n\t|/()（）「」“”"«»„•·—–،؛؟।॥')


def determiner_before(text: Text, rules: Grammar, at: int) -> tuple[int, Entry] | None:
    """Return start and entry of the determiner that ends at `at`, whatever is written on to its front."""
    key = "det", at
    if key not in text.known:
        text.known[key] = rules.cue("det").ending(text, at, CUES, rules.proclitics)
    return text.known[key]


def edges_before(text: Text, rules: Grammar, at: int) -> Iterator[int]:
    """Yield where a word before a role may end: right before it, its determiner, or that with one word between."""
    yield at
    for edge in (at, word_back(text.folded, at)) if rules.own.spaced else (at,):
        if determiner := determiner_before(text, rules, edge):
            yield back(text.folded, determiner[0])


def word_back(folded: str, at: int) -> int:
    """Return where the text before the word that ends at `at` ends."""
    start = at
    while start > 0 and folded[start - 1] not in CLAUSE_ENDS and folded[start - 1] != " ":
        start -= 1
    return start - 1 if folded[start - 1 : start] == " " else start


def opens_line(text: str, at: int) -> bool:
    """Say whether a line begins at `at`, or its item behind the sign of a list (- Cook, * Cook)."""
    if text[at - 1 : at] == " " and text[at - 2 : at - 1] in _BULLETS:
        at -= 2
    return text[at - 1 : at] in ("", "\n")


def closed(text: str, at: int, step: int) -> bool:
    """Say whether punctuation or a border of the line or text stands beside `at`."""
    near = text[at - 1 : at] if step < 0 else text[at : at + 1]
    if near == " ":
        near = text[at - 2 : at - 1] if step < 0 else text[at + 1 : at + 2]
    return not near or near in CLAUSE_ENDS or (opens_line(text, at) if step < 0 else text[at : at + 3] == " - ")


def complement_ends(text: Text, rules: Grammar, end: int) -> Iterator[int]:
    """Yield `end` and where the next words end, if the first says of what the title before is (of, aus, des)."""
    yield end
    folded, first = text.folded, end + 1
    if folded[end:first] != " ":
        return
    word = folded[first : first + _PREPOSITION].split(" ", 1)[0]
    elided, apostrophe, _ = word.partition("'")
    kinds = ("link", "det") if rules.own.nouns else ("link",)
    if rules.own.prepositions.isdisjoint((word, elided + apostrophe)) and not any(
        rules.cue(kind).starting(text, first, CUES) for kind in kinds
    ):
        return
    for _ in range(_COMPLEMENT):
        end = next((at for at in range(end + 1, len(folded)) if folded[at] in CLAUSE_ENDS or folded[at] == " "), end)
        if folded[end : end + 1] != " ":
            return
        yield end


def ends_word(text: Text, rules: Grammar, at: int) -> bool:
    """Say whether a word to `at` must end there, where none is spaced: a clause ends, or a particle begins."""
    # A dot goes on with the name of a person (史学家丹·洛林).
    ends = closed(text.folded, at, 1) and not text.folded.startswith("·", at)
    return ends or text.folded.startswith(rules.own.particles, at)


def crossed(text: Text, rules: Grammar, start: int, end: int, *, bare: bool) -> bool:
    """Say whether two common words, one behind the other, cover a title and go on beyond it (公司|机会 is no 司机).

    The first may begin where a `bare` one does (音乐|家具 is no 音乐家) unless a word begins behind that.
    """
    words, folded = rules.common, text.folded
    if not words:
        return False
    alone = bare and not any(folded[end : end + size] in words for size in _SIZES)
    for cut in range(start + 1, end):
        # How far a word must reach on either side to go on beyond the title.
        before, behind = cut - start + (not alone), end - cut + 1
        if any(size >= before and folded[cut - size : cut] in words for size in _SIZES) and any(
            size >= behind and folded[cut : cut + size] in words for size in _SIZES
        ):
            return True
    return False


def back(folded: str, at: int) -> int:
    """Return where the text before `at` ends, quotation marks and spaces left out."""
    while at > 0 and folded[at - 1] in _QUOTES:
        at -= 1
    return at


def forth(folded: str, at: int, rules: Grammar) -> int:
    """Return where the next word begins, behind a possessive ending."""
    for affix in rules.suffixes_from(folded[at : at + 1]):
        if folded.startswith(affix, at):
            at += len(affix)
            break
    while at < len(folded) and folded[at] in _QUOTES:
        at += 1
    return at
