"""Whose pay a figure is not, though his role stands near: who says so, who reports, whose wife it is, who pays."""

from __future__ import annotations

from bisect import bisect_left

from corpus.document import Span
from corpus.lexicon import is_unspaced
from corpus.patterns import lazy
from corpus.pay import listings
from corpus.pay.evidence import Cue, Evidence
from corpus.pay.money import Figure
from corpus.pay.shapes import unread
from corpus.pay.subjects import DENSE, Part, Subjects
from corpus.pay.words import Kind

# Signs that open a quotation, with those that close it.
_QUOTES = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("„", "“"), ('"', '"'))
# The letters, words of pay apart, between an official and his own pay; in scripts that write a syllable as one.
_TO_OWN, _TO_OWN_DENSE = 7, 3
# The letters between a verb of saying and the pronoun behind it: said that they.
_TO_PRONOUN = 10
_PEOPLE: set[Kind] = {"person", "trainee"}
_OTHERS: set[Kind] = {*_PEOPLE, "payee", "counted"}
# The letters between who says so and the verb of saying; behind a name, or a title that commas set off.
_TO_SPEECH, _TO_APPOSED = 12, 40
# Between a role and whom he is the father or the neighbour of.
_TO_KIN = 20
# And between a role and the minimum wage that is its.
_TO_FLOOR = 3
# Words that are read and say nothing of pay.
_BESIDE_PAY: set[Kind] = {"none", "counted", "firm", "person", "clause"}
# What tells of pay, and the commas around a name.
_TOLD: set[Kind] = {"digits", "noun", "verb", "gain", "make", "weak", "period", "earned", "gets", "pays"}
_ASIDE = 2
_EARNING: set[Kind] = {"verb", "gain"}
# What stands behind a reporter in front of the text, and between his post and his name in brackets.
_SIGNED = lazy(r"\s?[=＝]\s?[^\W\d_]")
_ONWARD = lazy(r"[ \u3000・/／:：]?[^\W\d_]")
# The letters of a conjunction behind a verb of saying, and those in which a sum has its verb behind it.
_CONJUNCTION, _TO_EARN = 6, 24
# Letters that are written on to a word: an article, a particle.
_CLITIC = 2
# An age in brackets behind a name.
_AGE = lazy(r"\s?[(（]\d{1,3}[^()（）]{0,2}[)）]")
# Between a word for who says so and the role.
_TO_SOURCE = 6
# Behind a quotation, between the verb of saying and who speaks.
_TO_SPEAKER = 12


def said(words: Subjects, evidence: Evidence, figure: Figure) -> set[int]:
    """Return where the verbs of saying stand behind which a figure is not of who speaks."""
    if "speech" not in evidence.kinds:
        return set()
    speech = (cue for cue in evidence.cues if cue.word.kind == "speech")
    return {
        cue.start
        for cue in speech
        if not (_takes_up(words, evidence, cue, figure) or _earns(words, evidence, cue, figure))
    }


def is_floor(words: Subjects, evidence: Evidence, figure: Figure, role: Span | None = None) -> bool:
    """Say whether a figure is a minimum wage that a role is not said to earn: *the minister raised the minimum wage*.

    What stands right before the word, or behind it, is whose minimum it is.
    """
    floors = words.spans("floor", evidence.text, 0, figure.start)
    if not floors or any(
        cue.word.kind in _EARNING and floors[-1][1] <= cue.start < figure.start for cue in evidence.cues
    ):
        return False
    start = floors[-1][0]
    if role is None:
        return True
    if role[0] >= figure.end:
        return not any(cue.word.kind == "for" and 0 <= role[0] - cue.end <= 1 for cue in evidence.cues)
    own = any(cue.word.kind in _EARNING and role[1] <= cue.start < start for cue in evidence.cues)
    gap = evidence.text[role[1] : start].strip()
    its = words.whole("his", gap[:1]) if gap else is_unspaced(evidence.text[start])
    return role[1] <= start and not own and not (its and len(gap) <= _TO_FLOOR)


def is_kin(words: Subjects, text: str, role: Span) -> bool:
    """Say whether somebody of a role's is spoken of, not the role: *the teacher's wife*, *o filho do ferreiro*."""
    for start, end in words.spans("kin", text, max(0, role[0] - _TO_KIN), min(len(text), role[1] + _TO_KIN)):
        gap = text[end : role[0]] if end <= role[0] else text[role[1] : start]
        if end <= role[0] and words.whole("of", gap.strip()):
            return True
        if start >= role[1] and (words.whole("his", gap) or words.whole("his", gap.strip())):
            return True
    return False


def is_byline(evidence: Evidence, role: Span) -> bool:
    """Say whether a role only tells who reports, or who chairs: *(By Jo Roe, reporter)*, *(会長＝大学教授)*."""
    before, after = evidence.text[: role[0]], evidence.text[role[1] :]
    if _SIGNED.match(after):
        return True
    opened = max(before.rfind(sign) for sign in "(（")
    inside = opened >= 0 and not any(sign in before[opened:] for sign in ")）") and any(sign in after for sign in ")）")
    named = inside and any(map(str.isalpha, before[opened:]))
    return (
        inside
        and (not before[:opened].strip() or any(sign in before[opened:] for sign in "=＝"))
        and (named or bool(_ONWARD.match(after)))
    )


def announces(words: Subjects, evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether an official before a figure tells what others get: more than words of pay lie between.

    *The governor promised that the salary in schools would rise to €1,900*; not: *the governor earns €9,000*.
    """
    if role[1] > figure.start or _has_pronoun(words, evidence, role[1], figure.start):
        return False
    if any(cue.word.kind == "speech" and cue.end <= figure.start for cue in evidence.cues):
        return True
    most = _TO_OWN_DENSE if evidence.text[role[1] - 1] >= DENSE else _TO_OWN
    others = (item for item in evidence.items[: figure.first] if item.start >= role[1])
    told = sum(item.end - item.start for item in others if not item.kinds.isdisjoint(_BESIDE_PAY))
    return told + sum(map(str.isalpha, unread(evidence, figure, role[1]))) > most


def anothers(words: Subjects, evidence: Evidence, role: Span, figure: Figure, said: set[int]) -> bool:
    """Say whether what stands between a role and a figure behind it tells that it is somebody else's."""
    return (
        _passed(evidence, role, figure)
        or _pays(words, evidence, role, figure)
        or _quotes(words, evidence, role, figure)
        or _outspoken(evidence, role, figure, said)
        or _contrasted(words, evidence, role, figure)
        or _has_relative(words, evidence, role, figure)
    )


def _has_relative(words: Subjects, evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether a later clause is about somebody else: *…; her husband gets €1,500*."""
    told = max(evidence.floor(figure), role[1])
    for start, end in words.spans("kin", evidence.text, told, figure.start):
        apart = told > role[1]
        if (apart or evidence.breaks(role[1], start)) and evidence.breaks(end, figure.start) <= apart:
            return True
    return False


def _takes_up(words: Subjects, evidence: Evidence, speech: Cue, figure: Figure) -> bool:
    """Say whether a pronoun behind a verb of saying stands for who speaks: *riders said they clear $90*.

    It is right behind it, or what is told is his, of nobody else who is named there.
    """
    text, start = evidence.text, speech.end + 1
    if _has_pronoun(words, evidence, start, min(len(text), start + _TO_PRONOUN)):
        return True
    if start > figure.start or any(start <= first < figure.start for first, _ in evidence.roles):
        return False
    others = any(cue.word.kind in _OTHERS and start <= cue.start < figure.start for cue in evidence.cues)
    told = words.spans("whose", text, start, figure.start) + words.spans("third", text, start, figure.start)
    they = words.spans("they", text, start, figure.start)
    return not others and bool(told) and not they and not words.has("kin", text, start, figure.start)


def _earns(words: Subjects, evidence: Evidence, speech: Cue, figure: Figure) -> bool:
    """Say whether who speaks tells what he earns himself: *la enfermera dice que gana 1.850 euros*.

    Nothing but a conjunction stands between the verb of saying and the words of pay.
    """
    others = [start for start, _ in evidence.roles]
    others += [cue.start for cue in evidence.cues if cue.word.kind in _OTHERS]
    if speech.end > figure.start or any(speech.end <= start < figure.start for start in others):
        return False
    if words.has("kin", evidence.text, speech.end, figure.start):
        return False
    left = unread(evidence, figure, speech.end)
    spans = words.spans("earn", evidence.text, speech.end, figure.start)
    for start, end in spans:
        left[start - speech.end : end - speech.end] = " " * (end - start)
    behind = evidence.text[figure.end : figure.end + _TO_EARN]
    return (bool(spans) or words.has("earn", behind)) and sum(map(str.isalpha, left)) <= _CONJUNCTION


def _passed(evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether a later clause before the figure speaks of somebody else: …, while the typical employee made $5.

    What brackets say of the title itself (intern) is nobody else.
    """
    end = listings.level_end(evidence.text, role[1])
    others = [cue for cue in evidence.cues if cue.word.kind in _PEOPLE and end <= cue.start < figure.start]
    others = [other for other in others if "pronoun" not in evidence.items[other.at].kinds]
    # Who has an age in brackets has a title behind it: 간호사 이영희(34) 씨.
    ages = [*_AGE.finditer(evidence.text, end, figure.start)]
    others = [other for other in others if not any(0 <= other.start - age.end() <= 1 for age in ages)]
    return any(evidence.breaks(end, other.start) for other in others)


def _outspoken(evidence: Evidence, role: Span, figure: Figure, said: set[int]) -> bool:
    """Say whether somebody who speaks stands between a role and a figure, which may be his own."""
    if not said:
        return False
    between = (other for other in evidence.roles if role[1] <= other[0] and other[1] <= figure.start)
    sources = {cue.start for cue in evidence.cues if cue.word.kind == "source"}
    return any(other[0] not in sources and speaks(evidence, other, said) for other in between)


def _contrasted(words: Subjects, evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether a clause of its own, about somebody unknown, has the figure: …, *while newcomers get $4,500*."""
    if "contrast" not in evidence.kinds:
        return False
    at = bisect_left(evidence.starts, figure.start)
    told = evidence.figures[at - 1].end if at else 0
    apart = next(
        (cue for cue in evidence.cues if told <= cue.start < figure.start and cue.word.kind == "contrast"), None
    )
    if apart is None or told < role[1] or _has_pronoun(words, evidence, apart.end, figure.start):
        return False
    return any(map(str.isalpha, unread(evidence, figure, apart.end)))


def is_source(words: Subjects, evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether a role is only who says so, or who is told: *according to the manager, newcomers get $3,000*."""
    if "source" not in evidence.kinds:
        return False
    sources = [cue for cue in evidence.cues if cue.word.kind == "source"]
    # Whom the word itself names is none of the story, and no pronoun takes him up: told reporters that he earns.
    if any(cue.start <= role[0] and role[1] <= cue.end for cue in sources):
        return True
    told = any(0 <= role[0] - cue.end <= _TO_SOURCE for cue in sources)
    return told and not _has_pronoun(words, evidence, role[1], figure.start)


def _has_pronoun(words: Subjects, evidence: Evidence, start: int, end: int) -> bool:
    """Say whether a pronoun stands in a stretch; of a language whose words are unknown any that is one somewhere."""
    if words.known:
        parts: tuple[Part, ...] = ("third", "whose", "self")
        other = words.has("kin", evidence.text, start, end)
        return not other and any(words.has(part, evidence.text, start, end) for part in parts)
    return any(cue.word.kind == "pronoun" and start <= cue.start < end for cue in evidence.cues)


def _pays(words: Subjects, evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether the figure is what a role gives to somebody else: the owner pays his staff $10."""
    if any(cue.word.kind == "payee" and role[1] <= cue.start < figure.start for cue in evidence.cues):
        return True
    active = words.spans("pays", evidence.text, role[1], figure.start)
    own = words.spans("oneself", evidence.text, role[1], figure.start) if active else []
    return any(not evidence.breaks(role[1], span[0]) and not _is_beside(span, own) for span in active)


def _is_beside(span: Span, others: list[Span]) -> bool:
    """Say whether one of other words is right beside a word: who pays himself is paid (*se verse, pays herself*)."""
    start, end = span
    return any(0 <= start - last <= 1 or 0 <= first - end <= 1 for first, last in others)


def _quotes(words: Subjects, evidence: Evidence, role: Span, figure: Figure) -> bool:
    """Say whether a role speaks of others' pay: the figure stands in quotes that open behind the role."""
    between = evidence.text[role[1] : figure.start]
    opened, end = max((_open(between, *quotes), quotes[1]) for quotes in _QUOTES)
    # What a sentence within quotes ends before is what somebody says.
    closed = end in evidence.text[figure.end :]
    if opened < 0 or (closed and not any(cue.word.kind == "speech" for cue in evidence.cues)):
        return False
    own = sum(map(str.isalpha, unread(evidence, figure, role[1] + opened))) <= _CLITIC
    return not own and not _has_pronoun(words, evidence, role[1], figure.start)


def _open(text: str, opening: str, closing: str) -> int:
    """Return where the quotation begins that a text does not end, or -1."""
    at = text.rfind(opening)
    return at if at > text.rfind(closing) or (opening == closing and text.count(opening) % 2) else -1


def speaks(evidence: Evidence, role: Span, said: set[int]) -> bool:
    """Say whether a verb of saying is a role's: *the director said*, *Jo Roe, the director of a union, said*."""
    apposed = evidence.text[: role[0]].rstrip()[-1:] == ","
    for start in said:
        gap = evidence.text[role[1] : start]
        between = [item for item in evidence.items if role[1] <= item.start < start]
        named = not between
        # A title is set off behind a name, or the name behind its title: the manager, Jo Roe, said.
        aside = all(item.kinds.isdisjoint(_TOLD) for item in between) and gap.count(",") == _ASIDE
        apart = gap.count(",") == 1 if apposed else aside
        if 0 <= start - role[1] <= _TO_APPOSED and apart and gap.rstrip().endswith(","):
            return True
        if 0 <= start - role[1] <= (_TO_APPOSED if named else _TO_SPEECH) and "," not in gap:
            return True
    return False


def quoted(evidence: Evidence, figure: Figure, role: Span) -> bool:
    """Say whether a quotation with a figure ends before a role: *"We pay €14 an hour," says the owner*."""
    text = evidence.text
    for opening, closing in _QUOTES:
        at = text.find(closing, figure.end, role[0])
        if at >= 0 and text.rfind(opening, 0, figure.start) > text.rfind(closing, 0, figure.start):
            return True
        if at >= 0 and opening == closing and text.count(opening, 0, figure.start) % 2:
            return True
    return False


def told(words: Subjects, evidence: Evidence, figure: Figure, role: Span) -> bool:
    """Say whether a role behind a quotation says in it what he earns: *"My pay is €2,700 a month," says the nurse*."""
    text = evidence.text
    if not words.has("self", text, 0, figure.start) or words.has("kin", text, 0, figure.start):
        return False
    ends = [at for _, closing in _QUOTES if (at := text.find(closing, figure.end, role[0])) >= 0]
    speech = (cue for cue in evidence.cues if cue.word.kind == "speech" and ends and cue.start > ends[0])
    return any(-_TO_APPOSED <= role[0] - cue.end <= _TO_SPEAKER for cue in speech)
