"""Wages, other money and currencies of a text.

Amounts become wages by the evidence of their clause (`corpus.pay.evidence`), of the heading above a short line and
of the head of a table's column. What the text does not decide stays None, with candidates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress

from corpus.document import Extracts, Region, Role, Span, Wage
from corpus.lexicon import is_han
from corpus.memory import Memory
from corpus.pay import listings, pairs, periods, plausibility, relations, shapes, unread, verdicts
from corpus.pay.antecedents import Antecedent, Antecedents
from corpus.pay.currencies import default, homes
from corpus.pay.evidence import DIFFERENCE, Evidence
from corpus.pay.links import has_label
from corpus.pay.money import Figure, is_kind
from corpus.pay.resolution import Resolver
from corpus.pay.rows import Found, Rows, empty, goes_back, goes_on, is_anew, row_above
from corpus.pay.sayings import Judged, Sayings
from corpus.pay.scan import Scan, Sentence
from corpus.pay.screen import Screen
from corpus.pay.surroundings import Above, Surroundings
from corpus.pay.topic import is_due, is_extra, is_lone, is_pay, is_rated, settled
from corpus.pay.verdicts import Page, Weighed
from corpus.pay.weights import WAGE
from corpus.pay.words import Bearing

# ISCO-08: legislators, senior officials, judges, police officers, police inspectors.
_OFFICES = {"1111", "1112", "2612", "5412", "3355"}
# ISCO-08: athletes and sports players.
_PLAYER = "3421"
# What so many sentences said is kept.
_MOST_FOUND = 1 << 10
# What a period by the year or the month says for pay, with prices in other clauses.
_RATED = 0.45
_YEAR = 12
# What the title of a post above a range says for pay.
_TITLED = 1.0
# What scores less is asked for nobody: the page will hardly make it pay.
_LEAST = -4.0
# Of longer texts, and those that name fewer roles and no pay, only what has a currency or a word of pay is read; of
# others without pay their tables as well.
_LONG, _ROLES = 40_000, 2
# The words of a sentence, its language, the roles in it and above it, the sum of the row above it.
_Asking = tuple[str, str | None, bool, tuple[Span, ...], tuple[Above, ...], Antecedent, int | None, tuple[object, ...]]


def find(screen: Screen, regions: Sequence[Region], roles: Sequence[Role]) -> Extracts:
    """Return what the screened text says about pay, see `corpus.pay.find`."""
    scan = Scan(screen, regions)
    found = _Finder(scan, roles).extracts()
    scan.close()
    return found


class _Finder:
    def __init__(self, scan: Scan, roles: Sequence[Role]) -> None:
        self.scan, self.roles = scan, roles
        self.surroundings = Surroundings(scan, roles)
        self.antecedents = Antecedents(scan, self.surroundings, roles)
        self._starts = [role.span[0] for role in roles]
        self._found: Memory[_Asking, Found] = Memory(_MOST_FOUND)
        self.places = Resolver(scan)
        self.sayings = Sayings(scan.text, self.places)

    def extracts(self) -> Extracts:
        whole = empty()
        for sentence in self.scan.sentences():
            whole = whole.add(self.found(sentence, row_above(self.scan.text, whole.wages, sentence.start)))
        wages, money = settled(whole, self.scan.text, about_pay=self._is_about_pay)
        about_pay = self._is_about_pay()
        weighed = whole.weighed
        tells = about_pay or bool(wages)
        if len(self.scan.text) <= _LONG and (tells or len(self.roles) >= _ROLES):
            known = {each.wage.span for each in weighed}
            more = [each for each in self._unread(rows_alone=not tells) if each.wage.span not in known]
            weighed = sorted([*weighed, *more], key=lambda each: each.wage.span)
        wages, money = verdicts.settled(Page(self.scan, self.roles, about_pay), weighed, wages, money)
        wages = pairs.linked(self.scan.text, wages, self.roles)
        return Extracts(tuple(wages), tuple(money), tuple(whole.written), tuple(self.roles))

    def _unread(self, *, rows_alone: bool) -> Iterator[Weighed]:
        """Yield the sums without a currency that no word of pay is beside, in tables alone where none is told."""
        for span, small in unread.sentences(self.scan.screen, rows_alone=rows_alone):
            sentence = self.scan.sentence(*span)
            if sentence.figures:
                yield from self.found(sentence, None, small=small).weighed

    def _is_about_pay(self) -> bool:
        """Say whether the title speaks of pay, asks what somebody makes or offers a post, and of nothing that costs."""
        return any(is_pay(text, told) for text, told in self.surroundings.titles())

    def found(self, sentence: Sentence, row: Wage | None, *, small: bool = False) -> Rows:
        """Return what a sentence says; one of the same words, below the same and about as many roles, says the same.

        `row` is the wage of the row, or sentence, right before; `small` numbers count too, see `Evidence`.
        """
        if not sentence.figures:
            return empty()._replace(written=[*self.sayings.written(sentence, ())])
        places, spans = self._roles_in(sentence)
        evidence = self._evidence(sentence, spans, small)
        above = tuple(self.surroundings.above(sentence, evidence.figures))
        antecedent = self.antecedents.of(sentence, evidence)
        first = places[0] if places else 0
        # The roles above are not moved with those of the sentence.
        apart = first if antecedent.any() or any(roles for _, roles in above) else None
        # Of the row above its sum bears on a title, its roles on those above.
        anew = is_anew(self.scan.text, sentence, row)
        paid = row[2:5] if row and (spans or anew) else row is not None
        beside = (paid, row.roles if row and apart is not None else None, anew)
        key = sentence.raw, sentence.language, small, tuple(spans), above, antecedent, apart, beside
        if (known := self._found.get(key)) is not None:
            return known.moved(sentence.start, first)
        rows, kept, priced = empty(), list[Figure](), 0
        told = [*self.judge(sentence, evidence, places, above, antecedent, row)]
        for judged, onward in zip(reversed(told[:-1]), reversed(told), strict=False):
            self._takes_back(evidence, judged, onward, above[0][0])
        weighed = self._weighed(sentence, evidence, places, above, antecedent, told)
        for judged in told:
            wage, money, *_ = weighed[judged.figure.start]
            kept += [judged.figure] if judged.wage or money else []
            priced += judged.priced and not is_extra(evidence, judged.figure)
            rows.bare.extend([money] if judged.bare and money else [])
            if judged.wage:
                rows.wages.append(wage)
            else:
                rows.money.extend([money] if money else [])
                lone = is_lone(evidence, judged.figure, headed=bool(above[0][1]), resumes=row is not None)
                self._leaves(sentence, evidence, judged, above[0][1] if lone else None, rows)
        rows.weighed.extend(weighed.values())
        # Beside pay in one sentence the words have their say: rent is €1,350 a month, so nurses on €2,600 share.
        alone, others = ([], rows.rated) if rows.wages else (rows.rated, [])
        written = [*self.sayings.written(sentence, kept)]
        rows = rows._replace(written=written, rated=alone, beside=others, priced=priced)
        self._found[key] = Found(sentence.start, first, rows)
        return rows

    def _weighed(
        self,
        sentence: Sentence,
        evidence: Evidence,
        places: list[int],
        around: Sequence[Above],
        antecedent: Antecedent,
        told: Sequence[Judged],
    ) -> dict[int, Weighed]:
        """Return the sums of a sentence by where they start: those that are `told`, and what else may be one."""
        known = {judged.figure.start: judged for judged in told}
        found: dict[int, Weighed] = {}
        for figure, above in zip(evidence.figures, around, strict=True):
            judged = known.get(figure.start)
            if judged is None and (figure.form.weak if figure.form else plausibility.is_open(evidence, figure)):
                judged = self._judged(evidence, figure, above[0], None, above[1])
                judged.wage = False
                judged.form = None if figure.form else listings.heading_form(evidence, figure, above[0])
                judged.links = self.antecedents.whom(sentence, evidence, figure, places, (antecedent, above[1]))
            if judged is not None:
                found[figure.start] = self.sayings.weighed(sentence, evidence, judged, above)
        return found

    def _leaves(
        self,
        sentence: Sentence,
        evidence: Evidence,
        judged: Judged,
        heads: tuple[int, ...] | None,
        rows: Rows,
    ) -> None:
        """Add to `rows` what other pay of the page may make of a sum that is none by its sentence.

        `heads` are the roles above a lone sum, None for others.
        """
        if judged.score > 0 and evidence.hourly(judged.figure):
            judged.unit = "HOUR"
            rows.hourly.append(self.sayings.wage(sentence, judged))
        if judged.score >= _RATED and is_rated(evidence, judged.figure):
            judged.unit = periods.unit(evidence, judged.figure, ())
            rows.rated.append(self.sayings.wage(sentence, judged))
            rows.due.extend(rows.rated[-1:] if is_due(evidence, judged.figure) else [])
        elif judged.score >= 0 and heads is not None:
            judged.links = heads
            rows.lone.append(self.sayings.wage(sentence, judged))

    def judge(
        self,
        sentence: Sentence,
        evidence: Evidence,
        places: list[int],
        around: Sequence[Above],
        antecedent: Antecedent,
        row: Wage | None,
    ) -> Iterator[Judged]:
        """Yield the figures of a sentence that are money, with what they are; `around` is what stands above each."""
        before: Judged | None = None
        for figure, (above, above_roles) in zip(evidence.figures, around, strict=True):
            follows = before is not None and before.wage and relations.becomes(evidence, figure, before.figure)
            back = goes_back(evidence, figure, row) and is_anew(self.scan.text, sentence, row)
            listed = back or (row is not None and goes_on(evidence, figure, row, self._code(sentence, figure)))
            follows |= listed
            told = figure.form is not None or follows or self._pays(sentence, evidence, figure, above, before)
            rated = figure.form is not None or (
                plausibility.possible(evidence, figure) and self._code(sentence, figure) is not None
            )
            if not (told or rated):
                continue
            if figure.form and figure.form.weak and not self._relevant(sentence, evidence, figure, above):
                continue
            judged = self._judged(evidence, figure, above, before, above_roles)
            judged.wage = told and (judged.wage or listed)
            judged.unit = periods.behind(evidence, figure) if back else judged.unit
            if (
                figure.form is None
                and judged.unit != "HOUR"
                and figure.size < self.places.unwritten_in(sentence, figure).least
            ):
                continue
            if judged.wage and judged.unit is None and self._passes(evidence, figure, above, places):
                judged.wage = judged.earned = False
            if judged.wage or judged.score > _LEAST:
                had = row is not None and has_label(evidence, figure) and self._have(row, above_roles)
                over = None if had else (antecedent, above_roles)
                judged.links = self.antecedents.whom(sentence, evidence, figure, places, over)
            if judged.wage:
                judged.bare = figure.form is not None and evidence.bare(figure, above)
                judged.form = listings.heading_form(evidence, figure, above)
            if judged.wage or figure.form:
                before = judged
            if judged.wage or rated:
                yield judged

    def _takes_back(self, evidence: Evidence, judged: Judged, onward: Judged, above: Sequence[Bearing]) -> None:
        """Make a figure pay that the one behind shows to be: from 1,900 to $2,100 a month, 3.400, as a master 4.300."""
        figure, later = judged.figure, onward.figure
        if judged.wage or not onward.wage or onward.earned or not relations.shares(evidence, figure, later):
            return
        judged.wage = True
        judged.unit = periods.unit(evidence, figure, above) or onward.unit
        judged.links = onward.links if figure.changed else ()

    def _have(self, row: Wage, roles: Sequence[int]) -> bool:
        """Say whether a role that stands in the line of a wage has it: what stands below for others is not its."""
        return any(
            at in row.roles and "\n" not in self.scan.text[slice(*sorted((self.roles[at].span[0], row.span[0])))]
            for at in roles
        )

    def _code(self, sentence: Sentence, figure: Figure) -> str | None:
        """Return the currency of a figure, that of a wage if it names none."""
        form = figure.form
        return (self.places.resolve(form, sentence, figure) if form else self.places.unwritten(sentence, figure))[0]

    def _relevant(self, sentence: Sentence, evidence: Evidence, figure: Figure, above: Sequence[Bearing]) -> bool:
        """Say whether a common word is a currency; a place that pays in it speaks for all but the usual one (pound)."""
        if plausibility.relevant(evidence, figure, above):
            return True
        assert figure.form is not None  # noqa: S101 - asked for currencies only
        usual = None if is_han(sentence.folded.text[figure.end - 1]) else default(figure.form, sentence.language)
        others = [code for code in figure.form.codes + figure.form.placed if code != usual]
        at_home = len(figure.form.codes) > 1 and not homes(others).isdisjoint(self.places.around(sentence))
        return at_home and plausibility.relevant(evidence, figure, above, at_home=True)

    def _passes(self, evidence: Evidence, figure: Figure, above: Sequence[Bearing], places: Sequence[int]) -> bool:
        """Say whether a sum without a period goes to an office, or from club to club for a player behind it."""
        if self._taken(evidence, figure, above, places):
            return True
        behind = [at for at, role in zip(places, evidence.roles, strict=True) if role[0] >= figure.end]
        given = figure.first > 0 and is_kind(evidence.items[figure.first - 1], "for")
        bought = places if given or len(behind) == len(places) else [*compress(places, shapes.sought(evidence))]
        sold = bought and self.roles[bought[0]].isco == _PLAYER
        return bool(sold) and figure.scaled and not any(cue.word.kind == "noun" for cue in evidence.around(figure))

    def _taken(self, evidence: Evidence, figure: Figure, above: Sequence[Bearing], places: Sequence[int]) -> bool:
        """Say whether all that speaks for pay is an office: what a mayor or a judge takes at once is hardly that."""
        office = any((self.roles[at].isco or "")[:4] in _OFFICES for at in places)
        told = evidence.paid(figure) or listings.posted(evidence, figure) or listings.heads(evidence, figure)
        return office and not told and not any(word.kind == "noun" for word in above)

    def _pays(
        self, sentence: Sentence, evidence: Evidence, figure: Figure, above: Sequence[Bearing], before: Judged | None
    ) -> bool:
        """Say whether a figure without a currency may be a wage."""
        if plausibility.strong(evidence, figure, above):
            return True
        code = self.places.unwritten(sentence, figure)[0]
        last = before.figure if before and before.wage else None
        if last and last.form and code not in last.form.codes:
            last = None
        known = code is not None or (last is not None and last.form is None)
        return known and plausibility.meant(evidence, figure, last)

    def _evidence(self, sentence: Sentence, roles: list[Span], small: bool) -> Evidence:
        """Return the evidence of a sentence; that of the same words about the same roles is known."""
        known, key = sentence.evidence, (small, *roles)
        if key not in known:
            known[key] = Evidence(sentence, roles, small=small)
        return known[key]

    def _judged(
        self, evidence: Evidence, figure: Figure, above: Sequence[Bearing], before: Judged | None, heads: Sequence[int]
    ) -> Judged:
        score = evidence.score(figure, above, bool(heads))
        if len(heads) == 1 and listings.fills(evidence, figure) and self.surroundings.is_title(heads[0]):
            score += _TITLED
        wage, sized = score > WAGE, False
        if before and (
            relations.changes(evidence, figure, before.figure)
            or relations.converts(evidence, figure, before.figure)
            or relations.restates(evidence, figure, before.figure)
        ):
            # The size of a rise tells what rises: 50 euros, to 870 euros.
            sized = shapes.is_difference(evidence, before.figure)
            wage = before.wage or (sized and before.score - DIFFERENCE > WAGE)
        elif before and not wage and relations.results(evidence, figure, before.figure):
            sized = shapes.is_difference(evidence, before.figure)
            wage = sized and before.score - DIFFERENCE > WAGE
        elif before and before.wage:
            wage |= relations.resembles(evidence, figure, before.figure) and not evidence.petty(figure)
        judged = Judged(figure, score, wage, qualifier=figure.qualifier)
        judged.months = periods.months(evidence, figure)
        # What twelve months bring may be paid by the month for a year, whatever it is.
        judged.wage |= judged.months is not None and judged.months > _YEAR
        if not judged.wage:
            return judged
        # What somebody has earned is for no time that a heading names.
        judged.unit = periods.unit(evidence, figure, () if above and evidence.earned(figure) else above) or (
            "MONTH" if judged.months and periods.by_month(evidence, figure) else None
        )
        if judged.unit is None and before and before.wage and relations.continues(evidence, figure, before.figure):
            judged.unit = before.unit
        if judged.unit is None and before and sized:
            judged.unit = periods.unit(evidence, before.figure, above)
        judged.earned = judged.unit is None and evidence.earned(figure)
        listed = before if before and before.wage and before.qualifier == "AVERAGE" else None
        average = listed is not None and relations.averaged(evidence, figure, listed.figure)
        if judged.qualifier is None and (average or any(word.qualifier == "AVERAGE" for word in above)):
            judged.qualifier = "AVERAGE"
        return judged

    def _roles_in(self, sentence: Sentence) -> tuple[list[int], list[Span]]:
        """Return the roles within a sentence: their places in `roles`, their spans in the folded sentence."""
        places, spans = [], []
        end = sentence.start + len(sentence.raw)
        at = bisect_left(self._starts, sentence.start)
        while at < len(self.roles) and self.roles[at].span[1] <= end:
            places.append(at)
            spans.append(sentence.within(self.roles[at].span))
            at += 1
        return places, spans
