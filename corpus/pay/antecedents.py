"""Whom what stands above a figure speaks of: the sentence before it, the heading of its section, a posting's title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.document import Role, Span
from corpus.patterns import lazy
from corpus.pay import headings
from corpus.pay.bystanders import is_floor
from corpus.pay.evidence import Evidence
from corpus.pay.links import is_joint, links
from corpus.pay.money import Figure, is_kind
from corpus.pay.people import People
from corpus.pay.scan import Scan, Sentence
from corpus.pay.sentences import split
from corpus.pay.sequels import Named, named, takes_up
from corpus.pay.shapes import unread
from corpus.pay.subjects import Subjects, subjects
from corpus.pay.surroundings import Surroundings
from corpus.records import NamedTuple

# How far back the sentence before is looked for.
_FAR_BACK = 300
# Letters of an article that is written on to a word.
_CLITIC = 2
# The letters between a word for who says so and the role.
_TO_SOURCE = 6
# Lines above a figure that are looked at, and the length of those that are no paragraphs.
_LINES, _FAR_UP, _SHORT, _HEADLINE = 40, 4000, 60, 100
# ISCO-08: journalists, of whom those announce who report; legislators, senior officials, heads of unions, judges,
# spokespeople.
_REPORTER = "2642"
_OFFICIALS = {"1111", "1112", "1114", "2612", "2432"}
_REPORTING = lazy(r"(?:^|\s)(?:journalist|reporter|correspondent)$")
# So many paragraphs of a section are the heading's.
_PARAGRAPHS = 3
_ENDS = lazy(r"[.。！？!?…।॥:：][”’»」』\"')）]*\s*$")
# A sentence within quotes, up to those that close it.
_QUOTED = lazy(r"\s*[“\"«「『„][^”\"»」』“]*[”\"»」』“]?")
_WORDS = lazy(r"[^\W\d_]+")
_CALL = lazy(r"[?？؟!！]\W*$")


class Antecedent(NamedTuple):
    """Whom the sentence before a figure names, and the heading above it; `titled` is no heading of paragraphs.

    `people` are the names in the sentence, and the role that each stands for.
    """

    before: Named = Named()
    heading: tuple[int, ...] = ()
    titled: bool = False
    people: tuple[tuple[Span, int], ...] = ()

    def any(self) -> bool:
        """Say whether anybody is spoken of."""
        return bool(self.before.roles or self.heading or self.people)


_NONE = Antecedent()


class Antecedents:
    """Looks above the sentences of one text."""

    def __init__(self, scan: Scan, surroundings: Surroundings, roles: Sequence[Role]) -> None:
        self.scan, self.surroundings = scan, surroundings
        self._roles = roles
        self._people = People(scan, roles)
        self._starts = [role.span[0] for role in roles]

    def of(self, sentence: Sentence, evidence: Evidence) -> Antecedent:
        """Return whom what stands above a sentence speaks of, nobody if each of its figures has a role before it."""
        if not self._starts or self._starts[0] >= sentence.start or not evidence.figures:
            return _NONE
        named = self._people.within(sentence.start, sentence.start + len(sentence.raw))
        people = tuple((sentence.within(span), place) for span, place in named)
        if evidence.roles and evidence.roles[0][0] < evidence.starts[0]:
            return Antecedent(people=people) if people else _NONE
        heading, titled = self._heading(sentence)
        if titled and self.scan.text[sentence.start - 1] != "\n":
            heading = ()
        return Antecedent(self._before(sentence), heading, titled, people)

    def whom(
        self,
        sentence: Sentence,
        evidence: Evidence,
        figure: Figure,
        places: Sequence[int],
        over: tuple[Antecedent, tuple[int, ...]] | None,
    ) -> tuple[int, ...]:
        """Return whom a figure is for: roles of its sentence, which stand at `places`, or those that `over` has.

        `over` is what stands above, and the roles at the head of it.
        """
        if over and over[0].people:
            evidence, places = _with(sentence, evidence, places, over[0].people)
        aloof = {at for at, place in enumerate(places) if self._announces(place)}
        own = tuple({places[at]: None for at in links(evidence, figure, sentence.language, aloof)})
        return own if own or over is None else self._above(sentence, evidence, figure, *over)

    def _above(
        self, sentence: Sentence, evidence: Evidence, figure: Figure, antecedent: Antecedent, above: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Return whom a figure is for by what stands above its sentence, none when in doubt.

        `above` are roles that stand at the head of what is above.
        """
        words = subjects(sentence.language)
        if is_floor(words, evidence, figure):
            return ()
        if any(start < figure.start for start, _ in evidence.roles):
            return ()
        if above and self._heads(words, sentence, evidence, figure, antecedent, above[0]):
            return above
        if antecedent.before.roles and takes_up(words, evidence, figure, antecedent.before):
            return antecedent.before.roles
        if antecedent.heading and (
            _is_labelled(evidence, figure) if antecedent.titled else _speaks(words, evidence, figure)
        ):
            return antecedent.heading
        return ()

    def _heads(
        self,
        words: Subjects,
        sentence: Sentence,
        evidence: Evidence,
        figure: Figure,
        antecedent: Antecedent,
        place: int,
    ) -> bool:
        """Say whether a sentence goes on with whom a heading, or the sentence before, begins with.

        *Cook wanted. €2,100 a month*; not: *The mayor is proud of the yard. Those who sweep it get €11*.
        """
        text = self.scan.text
        if antecedent.heading and not (place in antecedent.heading or self.surroundings.is_title(place)):
            return False
        if _is_told(evidence, figure) and not self.surroundings.is_title(place):
            return False
        if _QUOTED.match(sentence.raw) and words.has("self", evidence.text, 0, figure.start):
            # What somebody says of himself is the speaker's, whoever that is.
            return False
        end = self._roles[place].span[1]
        beside = "\n" not in text[end : sentence.start]
        called = _CALL.search(text, end, sentence.start) is not None
        return not beside or called or takes_up(words, evidence, figure, Named())

    def _announces(self, place: int) -> bool:
        """Say whether a role is one of those who tell in public what others are paid."""
        role = self._roles[place]
        code = (role.isco or "")[:4]
        return code in _OFFICIALS or (code == _REPORTER and _REPORTING.search(role.name) is not None)

    def _within(self, span: Span) -> range:
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def _before(self, sentence: Sentence) -> Named:
        """Return whom the sentence before, in the same line, speaks of, or who says what is within quotes."""
        text, end = self.scan.text, sentence.start
        if (speaker := self._speaker(sentence)) is not None:
            return Named((speaker,), alone=True)
        start = max(text.rfind("\n", 0, end) + 1, end - _FAR_BACK)
        if not (self._within((start, end)) or self._people.within(start, end)):
            return Named()
        *_, span = split(text, start, end, self.scan.screen.vocabulary.stops)
        read = self.scan.sentence(*span)
        told = [(self._roles[at].span, at) for at in self._within(span)] or self._people.within(*span)
        places = tuple(dict.fromkeys(place for _, place in told))
        spans = [read.within(each) for each, _ in told]
        words, folded = subjects(sentence.language), read.folded.text
        if not spans:
            return self._myself(words, start, end)
        if not _together(words, folded, spans):
            return Named()
        if any("source" in item.kinds and 0 <= spans[0][0] - item.end <= _TO_SOURCE for item in read.items):
            return Named()
        found = named(words, folded, spans)
        official = any(map(self._announces, places))
        says = official or any("speech" in item.kinds for item in read.items)
        return found._replace(roles=places, says=says and not found.own, shown=found.shown or official)

    def _myself(self, words: Subjects, start: int, end: int) -> Named:
        """Return who speaks, if he says of himself the only role of what stands in the line before a sentence."""
        places = self._within((start, end))
        for first, last in split(self.scan.text, start, end, self.scan.screen.vocabulary.stops):
            if len(places) == 1 and first <= self._starts[places[0]] < last:
                read = self.scan.sentence(first, last)
                found = named(words, read.folded.text, [read.within(self._roles[places[0]].span)])
                return found._replace(roles=tuple(places)) if found.own else Named()
        return Named()

    def _speaker(self, sentence: Sentence) -> int | None:
        """Return who says what stands within quotes of himself: whom the line, or the one above, names with his role.

        *Jo Roe, a carer, was sacked.* ⏎ *“I earned £9 an hour,” she said*; not: *“I earned £9,” said Al Doe*.
        """
        text, start = self.scan.text, sentence.start
        quoted = _QUOTED.match(sentence.raw)
        if quoted is None or not subjects(sentence.language).has("self", sentence.folded.text):
            return None
        first = text.rfind("\n", 0, start) + 1
        if not text[first:start].strip():
            first = next(self._lines(first), (start, start))[0]
        people = {*self._people.named(first, start)}
        if len(people) != 1:
            return None
        tail = start + quoted.end()
        again = any(mention.place in people for mention in self._people.within(tail, start + len(sentence.raw)))
        others = any(word[0][0].isupper() for word in _WORDS.finditer(text, tail, start + len(sentence.raw)))
        return people.pop() if again or not others else None

    def _lines(self, end: int) -> Iterator[Span]:
        """Yield the lines above an offset that are not empty, the nearest first."""
        text = self.scan.text
        for _ in range(_LINES):
            if end <= 0:
                return
            start = text.rfind("\n", 0, end - 1) + 1
            if text[start : end - 1].strip():
                yield start, end - 1
            end = start

    def _is_short(self, line: Span) -> bool:
        """Say whether a line is no paragraph."""
        return line[1] - line[0] <= _SHORT and not _ENDS.search(self.scan.text, *line)

    def _heading(self, sentence: Sentence) -> tuple[tuple[int, ...], bool]:
        """Return the posts that stand as a title above a sentence, and whether more than paragraphs lie between."""
        text = self.scan.text
        first = text.rfind("\n", 0, sentence.start) + 1
        if self._within((first, sentence.start)) or not self._within((max(0, first - _FAR_UP), first)):
            return (), False
        paragraphs, role_between = 0, False
        own = first, len(text) if (last := text.find("\n", first)) < 0 else last
        # A field, or a row, does not speak of the heading as a paragraph does.
        apart, label, counts = self._is_short(own), headings.label(text, own), {""}
        for line in self._lines(first):
            places = self._within(line)
            few = line[1] - line[0] <= _HEADLINE
            # What the field is of another time is for another post.
            if few and ((places and self.scan.sentence(*line).sums) or (label and label == headings.label(text, line))):
                return (), False
            if post := self._post(line, places):
                # Below a reporter's post stands what he writes.
                none = not apart and (role_between or self._roles[post[0]].isco == _REPORTER)
                none |= self.surroundings.is_listed(post[0]) or headings.count(text, line) in counts - {""}
                tailed = not text[: line[0]].strip() and not self.surroundings.is_title(post[0])
                return (() if none else post), (apart and line[1] + 1 != first) or tailed
            if len(places) == 1 and not text[: line[0]].strip() and few:
                return (places[0],), True
            short = self._is_short(line)
            paragraphs += not short
            role_between |= bool(places)
            apart |= short or paragraphs > _PARAGRAPHS
            if short:
                counts.add(headings.count(text, line))
        return (), False

    def _post(self, line: Span, places: Sequence[int]) -> tuple[int, ...]:
        """Return the posts that a line is the heading of: those that it begins with."""
        if not places or line[1] - line[0] > _HEADLINE or _ENDS.search(self.scan.text, *line):
            return ()
        if len(places) == 1 and self.surroundings.is_title(places[0]):
            return (places[0],)
        words = subjects(self.scan.language(line[0]))
        spans = [self._roles[at].span for at in places]
        last = 1
        while last < len(spans) and is_joint(words, self.scan.text[spans[last - 1][1] : spans[last][0]].lower()):
            last += 1
        return tuple(places[:last]) if headings.heads(self.scan.text, line, spans[:last]) else ()


def _with(
    sentence: Sentence, evidence: Evidence, places: Sequence[int], people: Sequence[tuple[Span, int]]
) -> tuple[Evidence, list[int]]:
    """Return the evidence of a sentence with the names in it as the roles that they stand for, and the places of all.

    A name beside a role is part of it: the carer Jo Roe.
    """
    told = [*zip(evidence.roles, places, strict=True)]
    told += [
        (span, place)
        for span, place in people
        if place not in places and not any(start < span[1] and span[0] < end for start, end in evidence.roles)
    ]
    told.sort()
    return Evidence(sentence, [span for span, _ in told], small=evidence.small), [place for _, place in told]


def _together(words: Subjects, text: str, spans: Sequence[Span]) -> bool:
    """Say whether roles are listed, or there is but one."""
    return all(is_joint(words, text[left[1] : right[0]]) for left, right in pairwise(spans))


def _is_told(evidence: Evidence, figure: Figure) -> bool:
    """Say whether somebody says what a figure is, of whomever: *the leader said pay would rise to £13*."""
    return any(cue.word.kind == "speech" and cue.end <= figure.start for cue in evidence.cues)


def _is_labelled(evidence: Evidence, figure: Figure) -> bool:
    """Say whether a line is a field of a posting: a word for pay, and a sum."""
    leading = evidence.items[: figure.first]
    label = any(is_kind(item, "noun") for item in leading) and not any(is_kind(item, "person") for item in leading)
    return label and not evidence.roles and sum(map(str.isalpha, unread(evidence, figure, 0))) <= _CLITIC


def _speaks(words: Subjects, evidence: Evidence, figure: Figure) -> bool:
    """Say whether a sentence below the heading of a section may speak of it: nobody else is named."""
    text = evidence.text
    named = any(start < figure.start for start, _ in evidence.roles)
    return not named and not words.has("self", text, 0, figure.start)
