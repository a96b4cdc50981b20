"""Where the words beside a title begin and end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set

from corpus.lexicon import is_run, joins
from corpus.patterns import lazy
from corpus.roles.grammar import Grammar
from corpus.roles.matching import Layers, Text
from corpus.roles.pack import CUES, Entry, words_of

_QUOTES = " \u00a0\"'„“”‘’«»「」『』（）()"
# The most words of a complement.
_COMPLEMENT = 5
# No preposition is longer.
_PREPOSITION = 16
# How long common words are.
_SIZES = (2, 3, 4)
# Signs of a list.
_BULLETS = frozenset("-*•·–—")
CLAUSE_ENDS = frozenset('.,;:!?，。；：！？、\n\t|/()（）「」“”"«»„•·—–،؛؟।॥')
# Most words are shorter, and all cues that may stand some characters away.
_LONG_WORD, LONG_CUE = 24, 32
# What scripts without spaces begin behind, Korean letters among them.
_SPACED, _UNSPACED = "\u0e00", lazy("[^\x00-\u0dff\uac00-\ud7ff]")
# As much of a clause as copulas are looked for in, if it is so many words.
_TOLD, _TOLD_WORDS = 100, 9


def determiner_before(text: Text, rules: Grammar, at: int) -> tuple[int, Entry] | None:
    """Return start and entry of the determiner that ends at `at`, whatever is written on to its front."""
    known = text.determiners
    if at not in known:
        known[at] = rules.cue("det").ending(text, at, CUES, rules.proclitics)
    return known[at]


def joint_at(text: Text, rules: Grammar, at: int) -> tuple[int, Entry] | None:
    """Return end and entry of the word that begins at `at` and joins a role with a thing."""
    known = text.joints
    if at not in known:
        known[at] = rules.cue("as").starting(text, at, CUES)
    return known[at]


def may_hold(folded: str, rules: Grammar, start: int, end: int, words: Set[str]) -> bool:
    """Say whether one of these words may stand between two places; where words are not spaced any may."""
    if not (words and rules.own.spaced):
        return bool(words)
    stretch = folded[start if start > 0 else 0 : end]
    # Splitting takes a fraction of the time of a pattern; what is left of other marks is rare.
    found = stretch.replace(",", " ").replace(".", " ").replace("'", " ").split()
    letters = "".join(found)
    if not letters.isalnum():
        found = words_of(stretch)
        letters = "".join(filter(str.isalnum, found))
    return not (words.isdisjoint(found) and _is_spaced(letters))


def _is_spaced(letters: str) -> bool:
    """Say whether letters are of scripts that part words by spaces, as all of Latin-1 are, which is known at once."""
    if len(letters.encode("latin-1", "ignore")) == len(letters) or max(letters) < _SPACED:
        return True
    return not _UNSPACED.search(letters)


def may_reach_back(text: Text, rules: Grammar, cue: Layers, edges: Collection[int], reach: int) -> bool:
    """Say whether one of the cues that may stand some characters before a role may stand before one of its edges."""
    return may_hold(text.folded, rules, min(edges) - reach - LONG_CUE, max(edges), cue.far)


def may_be_told(text: Text, rules: Grammar, at: int) -> bool:
    """Say whether a copula may stand within the next words behind a title that ends at `at`."""
    known, words = text.copulas, rules.cue("as").copulas
    if not words:
        return True
    if at not in known:
        far = at + _TOLD
        cut = far < len(text.folded) and text.folded.count(" ", at, far) < _TOLD_WORDS
        known[at] = cut or may_hold(text.folded, rules, at, far + LONG_CUE, words)
    return known[at]


def edges_before(text: Text, rules: Grammar, at: int) -> Sequence[int]:
    """Return where a word before a role may end: right before it, its determiner, or that with one word between."""
    known = text.edges
    if at not in known:
        nearest = (at, word_back(text.folded, at)) if rules.own.spaced else (at,)
        determiners = (determiner_before(text, rules, edge) for edge in nearest)
        known[at] = (at, *(back(text.folded, found[0]) for found in determiners if found))
    return known[at]


def title_back(text: Text, rules: Grammar, edge: int) -> int | None:
    """Return where the text ends before a bare title that is listed right before `edge`, None if none is."""
    for mark in (",", *rules.separators):
        if text.folded.endswith(mark, 0, edge):
            start = rules.title_start(text, edge - len(mark))
            return None if start is None else back(text.folded, start)
    return None


def word_back(folded: str, at: int) -> int:
    """Return where the text before the word that ends at `at` ends."""
    space = folded.rfind(" ", max(0, at - _LONG_WORD), at)
    if space >= 0 and folded[space + 1 : at].isalnum():
        return space
    start = at
    while start > 0 and folded[start - 1] not in CLAUSE_ENDS and folded[start - 1] != " ":
        start -= 1
    return start - 1 if folded[start - 1 : start] == " " else start


def word_end(folded: str, at: int, default: int) -> int:
    """Return where the word ends that `at` is in or before, `default` where the text ends with it."""
    space = folded.find(" ", at, at + _LONG_WORD)
    if space >= 0 and folded[at:space].isalnum():
        return space
    ends = (place for place in range(at, len(folded)) if folded[place] in CLAUSE_ENDS or folded[place] == " ")
    return next(ends, default)


def ends_back(folded: str, edge: int, reach: int) -> list[int]:
    """Return `edge` and where words end before it, the nearest first: within so many characters and the clause."""
    ends, at = [edge], edge
    first = edge - reach if edge > reach else 0
    while at > first:
        space = folded.rfind(" ", first, at)
        start = space + 1 if space >= 0 else first
        if space < 0 or not is_run(folded[start:at]):
            for place in range(at - 1, start - 1, -1):
                if folded[place] in CLAUSE_ENDS:
                    return ends
                if place and folded[place - 1] != " " and not joins(folded[place - 1], folded[place]):
                    ends.append(place)
            if space < 0:
                break
        if space and folded[space - 1] != " ":
            ends.append(space)
        at = space
    return ends


def places_back(prepositions: tuple[str, ...], folded: str, edge: int, reach: int) -> Iterator[int]:
    """Yield `edge` and the places of the clause before it where no preposition begins.

    By whom it is made (是由工程师开发的) is no likeness.
    """
    yield edge
    for at in range(edge - 1, max(0, edge - reach) - 1, -1):
        if folded[at] in CLAUSE_ENDS:
            return
        if not folded.startswith(prepositions, at):
            yield at


def may_reach_forth(text: Text, rules: Grammar, cue: Layers, edge: int, reach: int) -> bool:
    """Say whether one of the cues that may stand some characters behind a role may stand behind its edge."""
    folded, end = text.folded, edge + reach + LONG_CUE
    written_on = bool(cue.far) and rules.may_go_on(folded, edge, end)
    return written_on or may_hold(folded, rules, edge, end, cue.far)


def starts_forth(folded: str, edge: int, reach: int) -> list[int]:
    """Return `edge` and where words begin behind it, the nearest first: within so many characters and the clause."""
    starts, at = [edge], edge
    last = min(edge + reach, len(folded))
    while at < last:
        space = folded.find(" ", at, last)
        end = space if space >= 0 else last
        if space < 0 or not is_run(folded[at:end]):
            for place in range(at + 1, end + 1):
                if folded[place - 1] in CLAUSE_ENDS:
                    return starts
                if folded[place : place + 1] not in ("", " ") and not joins(folded[place - 1], folded[place]):
                    starts.append(place)
            if space < 0:
                break
        at = space + 1
        if folded[at : at + 1] not in ("", " "):
            starts.append(at)
    return starts


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
        end = word_end(folded, end + 1, end)
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
