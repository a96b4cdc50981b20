"""What stands above a figure: the sentence before it in the line, a heading, the head of its column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.document import Role, Span
from corpus.memory import Memory
from corpus.patterns import lazy
from corpus.pay.money import Figure, alike, is_kind
from corpus.pay.scan import Scan, Sentence
from corpus.pay.tokens import Number
from corpus.pay.weights import GAINS, WEIGHTS
from corpus.pay.words import Bearing, Word

# Headings stand over short lines: list items, fields, rows. A paragraph speaks for itself.
_LONGEST_LINE = 120
_LONGEST_HEADING = 60
# Letters beside the title of a post in its line: a level, (m/f/d).
_BESIDE_TITLE = 4
_LINES_UP = 8
# So many lines may hold a site's name, a way to the page and its title.
_HEAD = 4
_ROWS_UP = 30
_ACTS = {"verb", *GAINS}
_CELLS = lazy(r"[\t|]")
# A smaller number before a period counts what comes in it: 5 shifts a week.
_COUNT = 100
# Of so many stretches what they tell is kept; several figures stand below the same.
_MOST_TOLD = 1 << 8
_SENTENCE_END = lazy(r"[.。！？!?；;,，…][^\w)）]*$")
# The last sentence of a paragraph, when a colon ends it: it heads the list below.
_INTRODUCES = lazy(r"(?:[。！？!?؟।]|\.\s)\s?((?:[^.。！？!?؟।\n]|\.(?!\s)){4,60}[:：])\s?$")
# What firms are called (Acme S.A., Acme Ltd.).
_FIRM_END = lazy(r"\s(?:[A-Z][a-z]{1,3}|\w{1,2}(?:\.\w){1,3})\.$")
# A sum beside the title of a post: Sales manager – 50,000.
_OWN_SUM = lazy(r"\s{0,2}[:：|｜\t–—-]\s{0,2}\d{1,3}(?:[.,]\d{3})+(?!\d)")
# A question, and so many characters before the sum that answers it: A: about $2,000 a month.
_QUESTION = lazy(r"[?？؟]\W*$")
_CALL = lazy(r"[?？؟!！]\W*$")
_TO_ANSWER = 14
# What joins rates with a title, the letters between the two, and what such a heading says: these are fees for work.
_JOINT = lazy(r"[-–—:|·•/,(]")
_TO_TITLE = 12
_FEE = Word("noun")
# What stands behind a word for pay in a heading may be the year.
_LAST_YEAR = 2100


def _lasts(word: Word) -> bool:
    """Say whether a word bears on the next sentence too: a period and what somebody does or gets end with their own."""
    return not word.unit and word.kind not in _ACTS


def _told_otherwise(before: Sentence, figure: Figure) -> bool:
    """Say whether a sentence has sums of its own, and none of about the size of a figure."""
    told = [own for own in before.figures if own.form or own.scaled]
    return bool(told) and not any(alike(own, figure) for own in told)


def _has_sums(line: Sentence) -> bool:
    """Say whether a line has a sum of its own: one with a currency, or right behind a word for pay (RAL 32.000)."""
    named = {at + 1 for at, item in enumerate(line.items) if is_kind(item, "noun")}
    return line.sums or any(own.first in named and own.size > _LAST_YEAR for own in line.figures)


# A row is made from its tuple: by name it takes three times as long.
_new = tuple.__new__
# The words that bear on a figure from outside its sentence, and the places of the roles there.
Above = tuple[tuple[Bearing, ...], tuple[int, ...]]


class Surroundings:
    """Looks around the sentences of one text."""

    def __init__(self, scan: Scan, roles: Sequence[Role]) -> None:
        self.scan = scan
        self._roles = roles
        self._role_starts = [role.span[0] for role in roles]
        self._told: Memory[tuple[Span, bool], Above] = Memory(_MOST_TOLD)

    def titles(self) -> Iterator[tuple[str, Above]]:
        """Yield the lines at the head of the text that may be its title, or say where it stands, with what they tell.

        They are short, are no statement, and have no sum.
        """
        text, start = self.scan.text, 0
        for _ in range(_HEAD):
            start += len(text[start : start + _LONGEST_LINE]) - len(text[start : start + _LONGEST_LINE].lstrip())
            end = text.find("\n", start, start + _LONGEST_LINE)
            if end < 0:
                return
            line = text[start:end].rstrip()
            if (not _SENTENCE_END.search(line) or _QUESTION.search(line)) and not self.scan.sentence(start, end).sums:
                yield line, self._tells((start, end), lasting=False)
            start = end

    def above(self, sentence: Sentence, figures: Sequence[Figure]) -> list[Above]:
        """Return what stands above each of some figures: one answer for all where no columns part them."""
        if not figures:
            return []
        if _CELLS.search(sentence.raw):
            return [self._above(sentence, figure) for figure in figures]
        return [self._above(sentence, figures[0])] * len(figures)

    def _above(self, sentence: Sentence, figure: Figure) -> Above:
        words: list[Bearing] = []
        columns = _CELLS.search(sentence.raw) is not None
        for span in self._spans(sentence, figure):
            lasting = span[1] == sentence.start
            if lasting:
                before = self.scan.sentence(*span)
                if _told_otherwise(before, figure):
                    continue
                # The sentence before has its own period, unless it asks; a heading's holds for what is under it.
                lasting = figure.start > _TO_ANSWER or _QUESTION.search(before.raw) is None
            key = span, lasting
            if (told := self._told.get(key)) is None:
                told = self._told[key] = self._tells(span, lasting)
            # Of the title of a table whose head names pay the unit of time counts.
            named = columns and any(word.kind == "noun" for word in words)
            words += [word for word in told[0] if word.unit] if named else told[0]
            if len(told[1]) == 1 and self._names(sentence, span, told[1][0]):
                return tuple(words), () if self.is_listed(told[1][0]) else told[1]
        return tuple(words), ()

    def _names(self, sentence: Sentence, span: Span, place: int) -> bool:
        """Say whether a stretch is about the role in it; a line further up that is no title may tell of its duties.

        *Cook*, *Hiring a cook*, with a field or two below; not: *You report to the head cook*.
        """
        if span[1] == sentence.start or self.is_title(place):
            return span[1] != sentence.start or self._announces(span, place)
        between = self.scan.text[span[1] : sentence.start].strip()
        return not between or self._announces(span, place)

    def is_listed(self, place: int) -> bool:
        """Say whether a role is one of several posts, one a line, or has its own sum: what stands below is not its."""
        this = self._roles[place].span
        if _OWN_SUM.match(self.scan.text, this[1]):
            return True
        last = self._roles[place - 1].span if place else this
        between = self.scan.text[last[1] : this[0]] if this[0] - last[1] <= _LONGEST_LINE else ""
        named = self.scan.text[slice(*last)] != self.scan.text[slice(*this)]
        return between.count("\n") == 1 and named and self.is_title(place) and self.is_title(place - 1)

    def _announces(self, span: Span, place: int) -> bool:
        """Say whether a sentence heads the next one: it calls or asks, or begins with its role, words of work apart.

        *Cook wanted. €2,100*; not: *The yard hires foreign welders. Pay is €2,100*.
        """
        read = self.scan.sentence(*span)
        if _CALL.search(read.raw):
            return True
        first = read.within(self._roles[place].span)[0]
        lead = read.folded.text[:first]
        for item in read.items:
            if item.end <= first:
                lead = lead.replace(read.folded.text[item.start : item.end], "", 1)
        return not any(map(str.isalpha, lead))

    def _tells(self, span: Span, lasting: bool) -> Above:
        """Return what a stretch tells of figures outside it: if `lasting` what bears on the next sentence too."""
        read, within = self.scan.sentence(*span), self._within(span)
        items = read.items
        if within:
            inner = [read.within(self._roles[at].span) for at in within]
            items = [item for item in items if not any(a <= item.start and item.end <= b for a, b in inner)]
        counts = (item.start for item in items if isinstance(item, Number) and item.high < _COUNT)
        counted = next(counts, len(read.folded.text))
        found = [word for item in items for word in item.words if word.kind != "period" or item.start < counted]
        if not lasting and len(within) == 1 and self._heads_fees(read, self._roles[within[0]].span):
            found = [word for word in found if word.kind != "price"] + [_FEE]
        if lasting:
            found = [word._replace(qualifier=None) for word in found if _lasts(word)]
        return tuple([_new(Bearing, (word.kind, word.unit, word.form, word.qualifier)) for word in found]), within

    def _heads_fees(self, read: Sentence, role: Span) -> bool:
        """Say whether a sign joins a word for rates with who works for them: *Rates 2026 – wedding photographer*."""
        start, end = read.within(role)
        text = read.folded.text
        told = [item for item in read.items if "tariff" in item.kinds]
        gaps = [text[item.end : start] if item.end <= start else text[end : item.start] for item in told]
        return any(_JOINT.search(gap) and len(gap) <= _TO_TITLE for gap in gaps)

    def is_title(self, place: int) -> bool:
        """Say whether a role is little less than all of its line: the title of a post, not *Ask the doctor*."""
        start, end = self._roles[place].span
        text = self.scan.text
        first = text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
        last = text.find("\n", end, end + _LONGEST_LINE)
        beside = text[first:start] + (text[end:last] if last >= 0 else text[end : end + _LONGEST_LINE])
        return sum(map(str.isalpha, beside)) <= _BESIDE_TITLE

    def _spans(self, sentence: Sentence, figure: Figure) -> Iterator[Span]:
        text = self.scan.text
        start = text.rfind("\n", max(0, sentence.start - _LONGEST_LINE), sentence.start) + 1
        if start == 0 and sentence.start > _LONGEST_LINE:
            return
        end = text.find("\n", sentence.start, start + _LONGEST_LINE + 1)
        end = min(len(text), start + _LONGEST_LINE + 1) if end < 0 else end
        if 0 < sentence.start - start <= _LONGEST_HEADING:
            yield start, sentence.start
        if end - start > _LONGEST_LINE:
            return
        cells = list(_CELLS.finditer(text, start, sentence.span(figure.start, figure.end)[0]))
        if cells and (head := self._column(start, end, len(cells))):
            yield head
            # A column that is headed by a year, a place or a least and a most is of what the table is of.
            # So is one that names pay and no unit of time.
            named = [word for item in self.scan.sentence(*head).items for word in item.words if word.kind in WEIGHTS]
            if all(word.kind == "noun" and not word.unit for word in named):
                yield from self._caption(head[0])
        else:
            first = start == sentence.start and figure.start <= _TO_ANSWER
            yield from self._headings(start, answers=first)

    def _caption(self, within: int) -> Iterator[Span]:
        """Yield the title of a table: the line above the row of heads, an empty one apart, that an offset stands in."""
        text = self.scan.text
        start = text.rfind("\n", max(0, within - _LONGEST_LINE), within) + 1
        for line in islice(self._lines_up(start, 2), 1):
            written = text[slice(*line)]
            if len(written) > _LONGEST_LINE:
                return
            if not (_CELLS.search(written) or _SENTENCE_END.search(written) or self.scan.sentence(*line).sums):
                yield line

    def _lines_up(self, start: int, most: int) -> Iterator[Span]:
        """Yield the lines above an offset that are not empty, the nearest first."""
        text = self.scan.text
        for _ in range(most):
            if start == 0:
                return
            end = start - 1
            start = text.rfind("\n", max(0, end - _LONGEST_LINE - 1), end) + 1
            if start == 0 and end > _LONGEST_LINE:
                # The end of a paragraph, longer than a line may be.
                yield end - _LONGEST_LINE - 1, end
                return
            if text[start:end].strip():
                yield start, end

    def _headings(self, start: int, *, answers: bool) -> Iterator[Span]:
        """Yield the heading above an offset and the short lines that stand right over it, as in a listing.

        A question is the heading of a line that answers with its sum.
        """
        edge = None
        for line in self._lines_up(start, _LINES_UP):
            written = self.scan.text[slice(*line)]
            if edge is None and (lead := self._introduction(line)):
                yield lead
                return
            # What stands in cells heads the rows below it, not the line below the table.
            if len(written) > _LONGEST_LINE or (edge is not None and line[1] + 1 != edge) or written.count("\t") > 1:
                return
            if _has_sums(self.scan.sentence(*line)):
                if edge is not None:
                    return
                continue
            asked = answers and edge is None and _QUESTION.search(written)
            closed = _SENTENCE_END.search(written) and not (asked or _FIRM_END.search(written))
            if closed or len(written) > _LONGEST_HEADING:
                return
            yield line
            if asked:
                return
            edge = line[0]

    def _introduction(self, line: Span) -> Span | None:
        """Return the sentence without a sum that heads the list below a paragraph: *… Monthly averages by post:*."""
        last = _INTRODUCES.search(self.scan.text[slice(*line)])
        span = (line[0] + last.start(1), line[1]) if last else line
        return span if last and not self.scan.sentence(*span).sums else None

    def _column(self, start: int, end: int, at: int) -> Span | None:
        """Return the head of the column `at` of the row that begins at `start`."""
        text = self.scan.text
        columns = len(_CELLS.findall(text, start, end))
        head = None
        for line in self._lines_up(start, _ROWS_UP):
            if line[1] - line[0] > _LONGEST_LINE or len(_CELLS.findall(text, *line)) != columns:
                break
            head = line
        if head is None or any(figure.form for figure in self.scan.sentence(*head).figures):
            return None
        borders = [head[0], *(match.end() for match in _CELLS.finditer(text, *head)), head[1] + 1]
        return borders[at], borders[at + 1] - 1

    def _within(self, span: Span) -> tuple[int, ...]:
        first = bisect_left(self._role_starts, span[0])
        last = bisect_left(self._role_starts, span[1], first)
        return tuple([at for at in range(first, last) if self._roles[at].span[1] <= span[1]])
