"""Whom a sentence names, and whether the next one goes on with him: *Marta is a nurse. She earns €2,450 a month*."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Span
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy
from corpus.pay.evidence import Evidence
from corpus.pay.money import Figure, is_kind
from corpus.pay.shapes import unread
from corpus.pay.subjects import DENSE, Part, Subjects
from corpus.records import NamedTuple

# The letters between a word for who somebody is and the role, and between the role and such a word.
_TO_ROLE, _TO_NEXT, _TO_OWN, _BEHIND = 22, 2, 34, 2
# A pronoun stands so near the beginning of its sentence, and what is his right before the word for pay.
_TO_PRONOUN, _TO_PAY = 30, 12
# So many words before a role are an article, or an adverb with a comma and one.
_LEAD = 2
# So many where a comma parts it from the role; so many words before a role tell that it is of several people.
_ADVERBIAL, _TO_MANY = 6, 3
# What sets a title off behind a name: Amina, a nurse.
_APPOSED = lazy(r"\w,\s(?:[^\W\d_]{1,5}\s)?(?:[^\W\d_]+\s)?$")
_STOP = lazy(r"\s?[.!?;:,]")
_SIGNS = lazy(r"[,，;；、()（）—]")
# So many letters, words of pay apart, does somebody say who goes on with his own pay.
_OWN, _OWN_DENSE = 20, 8
# Letters of an article that is written on to a word.
_CLITIC = 2


class Named(NamedTuple):
    """The roles of the sentence before, which may be `alone` in it.

    `own` are those of who speaks, `led` begin the sentence, `shown` ones are no subject, `many` are several people's,
    and who `says` what follows is hardly paid it.
    """

    roles: tuple[int, ...] = ()
    alone: bool = False
    own: bool = False
    led: bool = False
    shown: bool = False
    many: bool = False
    says: bool = False


def named(words: Subjects, text: str, spans: Sequence[Span]) -> Named:
    """Return how a sentence speaks of the roles in it."""
    start, end = spans[0][0], spans[-1][1]
    if not any(map(str.isalnum, text[:start] + text[end:])):
        return Named(alone=True)
    other = words.has("kin", text, 0, start)
    own = [last for _, last in words.spans("am", text, 0, start) if start - last <= _TO_OWN]
    if own and not other and not _SIGNS.search(text, own[-1], start):
        return Named(own=True)
    reach = _TO_NEXT if is_unspaced(text[start]) else _TO_ROLE
    being = [last for _, last in words.spans("being", text, 0, start) if start - last <= reach]
    told = bool(being) and not _SIGNS.search(text, being[-1], start)
    told = told or any(words.follows("after", text, at) for at in range(end, min(len(text), end + _BEHIND)))
    led = not told and _APPOSED.search(text, 0, start) is not None
    clause = text[:start].split(",")
    lead = len(text[:start].split())
    led |= not told and len(clause[-1].split()) <= 1 and lead <= (_LEAD if len(clause) == 1 else _ADVERBIAL)
    # Whom the role does something to may be who is spoken of next: the coach praised her.
    parts: tuple[Part, ...] = ("third", "whose")
    met = any(_STOP.match(text, last) for part in parts for _, last in words.spans(part, text, end))
    near = " ".join(text[:start].split()[-_TO_MANY:])
    many = words.has("many", near) or words.ends("many", text[start:end]) or near[-1:].isdigit()
    return Named(led=led and not met, shown=met or not (told or led), many=many and not met)


def _rest(words: Subjects, evidence: Evidence, figure: Figure) -> int:
    """Count the letters before a figure that are no words of pay, nor for whom it is spoken of."""
    left = "".join(unread(evidence, figure, 0))
    parts: tuple[Part, ...] = ("self", "third", "whose", "we")
    for part in parts:
        for start, end in words.spans(part, evidence.text, 0, figure.start):
            left = left[:start] + " " * (end - start) + left[end:]
    return sum(map(str.isalpha, left))


def _others(words: Subjects, evidence: Evidence, figure: Figure) -> bool:
    """Say whether somebody else stands before a figure in its sentence: a role, his wife, those who start."""
    if any(start < figure.start for start, _ in evidence.roles) or words.has("kin", evidence.text, 0, figure.start):
        return True
    known = [span for part in ("self", "third", "whose", "we") for span in words.spans(part, evidence.text)]
    people = [cue for cue in evidence.cues if cue.word.kind in {"person", "payee"} and cue.start < figure.start]
    # One letter is rather part of a word.
    people = [cue for cue in people if cue.end - cue.start > 1 or is_unspaced(evidence.text[cue.start])]
    return any(not any(start <= cue.start < end for start, end in known) for cue in people)


def takes_up(words: Subjects, evidence: Evidence, figure: Figure, before: Named) -> bool:
    """Say whether a sentence goes on with whom the one before names, up to a figure.

    It has a pronoun for him, or no words at all but those of pay.
    """
    if _others(words, evidence, figure):
        return False
    text = evidence.text
    own, theirs, others_say = _pronouns(words, text, figure.start)
    several = words.has("they", text, 0, figure.start) or words.has("either", text, 0, figure.start)
    if others_say and not theirs:
        return False
    if before.many and several and theirs and not own and theirs[0][0] <= _TO_PRONOUN:
        return True
    if before.shown:
        return _takes_shown(words, evidence, figure, before, spoken=own or bool(theirs))
    if own and theirs:
        return False
    if (before.own or before.alone) and own:
        return True
    if before.led and (not theirs or words.has("they", text, 0, figure.start)):
        return False
    if theirs and not before.own:
        said = max(
            (cue.end for cue in evidence.cues if cue.word.kind == "speech" and cue.start < figure.start), default=0
        )
        return theirs[0][0] <= _TO_PRONOUN and theirs[-1][1] >= said
    most = _CLITIC
    if before.own:
        # Who speaks of himself goes on with himself: I'm a roofer. On a good day £180.
        most = _OWN_DENSE if any(char >= DENSE for char in text[: figure.start]) else _OWN
    return not (own or theirs or before.says) and _rest(words, evidence, figure) <= most


def _pronouns(words: Subjects, text: str, end: int) -> tuple[bool, list[Span], bool]:
    """Return whether who speaks is spoken of up to an offset, where who was named is, and whether he is who says so."""
    theirs = [*words.spans("third", text, 0, end), *words.spans("whose", text, 0, end)]
    says = words.spans("by", text, 0, end)
    theirs = [span for span in theirs if not any(start <= span[0] < last for start, last in says)]
    own = words.spans("self", text, 0, end)
    if theirs and words.has("oneself", text, 0, end):
        # Of whom a pronoun speaks, his own: 她說自己的月薪.
        alone = words.spans("oneself", text, 0, end)
        own, theirs = [span for span in own if span not in alone], [*theirs, *(span for span in own if span in alone)]
    return bool(own), theirs, bool(says)


def _takes_shown(words: Subjects, evidence: Evidence, figure: Figure, before: Named, *, spoken: bool) -> bool:
    """Say whether a sentence goes on with somebody who is no subject of the one before.

    Who looks for him says what he pays (*Gesucht wird ein Hausmeister. Wir zahlen 2.600 Euro*), or his pay is told.
    """
    text = evidence.text
    if not before.says and words.has("we", text, 0, figure.start):
        return not spoken and _rest(words, evidence, figure) <= _CLITIC
    held = next(iter(words.spans("whose", text, 0, figure.start)), (1, 0))
    nouns = [item for item in evidence.items if is_kind(item, "noun") and item.end > held[0]]
    return held[0] == 0 and bool(nouns) and nouns[0].start - held[1] <= _TO_PAY
