"""Words of machines, or of what else a title may mean, near it: the editor saves the file."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.patterns import lazy
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.matching import Text
from corpus.roles.naming import head, isco
from corpus.roles.pack import CUES, Entry

_SENTENCE_END = lazy(r"[.!?。！？؟।॥](?:\s|$)|[。！？\n]")
# As much of a sentence as is looked at on one side.
_WINDOW = 60
# How near words stand that tell what a paragraph is about, and how many of them do.
PARAGRAPH, _MANY = 240, 4


def names_machine(grown: Grown) -> bool:
    """Say whether a modifier makes it a thing (software agent, machine translator, AI nurse)."""
    if not grown.parts:
        return False
    barred = set(grown.head.options.get("not", ()))
    if (pivot := head(grown.head.english)) is not None:
        barred |= pivot.options.get("not", frozenset())
    if any(entry.english in barred for entry in grown.parts):
        return True
    groups = tuple(group for entry in grown.parts for group in entry.options.get("void", ()))
    return bool(groups) and (isco(grown) or "").startswith(groups)


def among_machines(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether the sentence speaks of software or machines, or of what else this head may mean."""
    if not ("device" in grown.head.options or grown.head.english in rules.cue("machine").meant):
        return False
    words = [*_machine_words(text, rules, grown)]
    if not words:
        return False
    if sum(weight for _, weight in words) >= _MANY:
        return True
    first, last = max(0, grown.outer - _WINDOW), min(len(text.folded), grown.outer_end + _WINDOW)
    before = _SENTENCE_END.split(text.folded[first : grown.outer])[-1]
    after = _SENTENCE_END.split(text.folded[grown.outer_end : last], maxsplit=1)[0]
    return any(grown.outer - len(before) <= at < grown.outer_end + len(after) for at, _ in words)


def _machine_words(text: Text, rules: Grammar, grown: Grown) -> Iterator[tuple[int, int]]:
    """Yield where words of machines begin in its paragraph: each with 1, of what else this head may mean with 2."""
    folded = text.folded
    first, last = max(0, grown.outer - PARAGRAPH), min(len(folded), grown.outer_end + PARAGRAPH)
    first = max(first, folded.rfind("\n", first, grown.outer) + 1)
    line = folded.find("\n", grown.outer_end, last)
    spans = (first, grown.outer), (grown.outer_end, last if line < 0 else line)
    for at, cue in rules.cue("machine").within(text, spans, CUES):
        if _speaks_of(cue, grown.head):
            yield at, 2 if "for" in cue.options else 1


def _speaks_of(cue: Entry, head: Entry) -> bool:
    """Say whether a word of machines, or of what else some heads may mean, tells of this one."""
    wanted = cue.options.get("for")
    return "device" in head.options if wanted is None else head.english in wanted
