"""Lines put there for search engines, or by those who broke into the site: lists of terms, offers, ways to reach them.

No term tells by itself. A line is suspect by how many terms it has, how much of it they take, its shape, and what it
asks the reader to do; it stays where the rest of the page speaks of the same, or reads like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from corpus.boilerplate import company, grams, signs, stems, weight
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line
from corpus.boilerplate.page import Page
from corpus.boilerplate.signs import Signs
from corpus.boilerplate.survey import Seen
from corpus.patterns import lazy

_LINE, _LIST, _SURE = 1, 2, 3  # how suspect: a short line that may be a heading, a list or an offer, beyond doubt
_DENSE = 0.6  # share of the letters of a line that is little but terms and their padding
_SPARSE = 0.25  # and of a list or an offer that has more than that
_MIXED = 0.45  # of a list in which one term tells
_STUFFED = 0.3  # of words that return
_OFFER = 0.35  # and of one with a way to reach the sender
_WEAK = 0.4  # share of the letters of a short line beside one that is spam
_HEADLINE = 200
_RETURNING = 0.4  # share of a line's other words that return elsewhere when it belongs to the page
_HALF = 0.45
_WHOLE = 0.75  # share of the letters of a line of which hardly anything else is left
_DISGUISED = 0.3  # and of a line whose terms wear a mask
_NEAR = 4  # lines
_BANNER = 6  # lines
_FEW = 3  # terms
_LEADING = 2  # lines before a line that may speak of it
_PITCH = 4  # points of a line that sells what the text says nothing of
_ODD = 0.35  # share of the letters of short lines together that have one term
_LURE = 5  # and of one that does not say what it sells
_FOREIGN = 0.2  # share of its other words that the text may have as well
_ARTICLE = 2  # lines of running text
_SAID = 40  # weighted characters of a sentence
_LISTED, _LETTERS = 1.0, 2.5  # scores of the letters of a list that is spam, and of another line
# What these must have more of: a line whose wares were weighed already, one that advertises (twice where it is no
# list), one with a word of reports, one in a menu, one of whose words the text has all.
_WARES, _REACHED, _REPORTED, _MENU, _SHARED = 2.0, 1.8, 2.5, 2.5, 6.0
_NAMED, _BESIDE, _NEVER = 1.0, 1.0, 9.0  # what they may lack where it has a term, and beside another such line
_NOTHING = frozenset[str]()
_ASKED = 2  # calls of a line that is as long as running text
_TOLD = (0, 0, 1, 2)  # lines that may speak of such things elsewhere before a line so suspect stays

# A figure that is no part of a name (s1, 1080p).
_NUMBER = lazy(r"(?<!\w)\d+(?!\w)")

_RULES = {
    _LINE: ("spam-line", "a short line of terms for search engines among others"),
    _LIST: ("terms", "a list of terms for search engines"),
    _SURE: ("offer", "an offer of such things, with a way to take it up"),
}


def find(page: Page) -> Iterator[Evidence]:
    """Yield the lines of spam, wherever in the page they stand."""
    seen = Seen(page.lines, page.words, page.title)
    levels = _levels(seen, page.title)
    banners = _banners(seen, page.title)
    if not (banners or any(levels)):
        return
    told = _told(page, seen, levels)
    taken = _taken(seen, levels, told)
    if told <= _TOLD[_LIST]:
        for at in [at for at, level in enumerate(levels) if level == _LINE and at in seen.heavy and at not in taken]:
            levels[at] = _LIST
            taken.add(at)
    if not told:
        taken |= banners
    for at in sorted(company.joined(page, seen, taken) if told <= _TOLD[_LIST] else taken):
        name, reason = _RULES[_SURE if seen[at].contact else max(levels[at], _LINE)]
        yield Evidence(at, at + 1, "spam-header", name, reason, 0.95, seen[at].tag)


def _levels(seen: Seen, title: int | None) -> list[int]:
    """Return how suspect each line is, 0 for not at all; of the headline the text speaks if it returns to one word."""
    levels = [0] * len(seen)
    for at in seen.suspects:
        levels[at] = _level(seen[at]) if seen[at].terms else 0
    _pitched(seen, levels)
    _weighed(seen, levels)
    _lettered(seen, levels, title)
    if not any(levels):
        return levels
    known = signs.vocabulary(line for line, level in zip(seen.lines, levels, strict=True) if not level)
    for at in [at for at, level in enumerate(levels) if level]:
        each = seen[at]
        dense = each.share >= _DENSE and len(each.terms) > _FEW
        if each.contact:
            if not (each.calls or each.masked) and _below_prices(seen, at):
                levels[at] = 0
            continue
        returns = not dense and (_in_table(seen, at) or each.returning(known) >= _RETURNING)
        returns = returns or (at == title and levels[at] == _LINE and not each.others.isdisjoint(known))
        if returns or each.line.begins("share") or _is_among_honest(seen, levels, at):
            levels[at] = 0
    return levels


def _pitched(seen: Seen, levels: list[int]) -> None:
    """Mark the lines that sell something of which the running text around them says nothing."""
    pitches = {at for at in seen.luring if not levels[at] and _is_pitch(seen[at])}
    runs = [run for run in _short_runs(seen) if _is_odd_run(seen, run)]
    suspect = pitches.union(*runs)
    if not suspect:
        return
    others = [at for at, level in enumerate(levels) if not level and at not in suspect]
    if not _is_article(seen, others):
        return
    if any(each.contact and each.calls for each in map(seen.brief, others)):
        pitches.clear()
    known = signs.vocabulary(seen.lines[at] for at in others)
    for at in pitches:
        if _is_foreign(seen[at], known):
            levels[at] = _LIST
    for run in runs:
        if not any(seen[at].others & known for at in run):
            for at in run:
                levels[at] = levels[at] or _LIST


def _weighed(seen: Seen, levels: list[int]) -> None:
    """Mark the lines in which enough small signs add up, alone or beside another such line; all have some goods."""
    doubted = {at for at in seen.suspects if weight.weigh(seen[at], _NOTHING) >= weight.TOGETHER}
    if not any(levels[at] < _LIST for at in doubted):
        return
    others = [at for at in range(len(seen)) if not levels[at] and at not in doubted]
    if not _is_article(seen, others):
        return
    known = signs.vocabulary(seen.lines[at] for at in others)
    weights = {at: weight.weigh(seen[at], known) for at in doubted}
    heavy = {at for at in range(len(seen)) if levels[at] > _LINE or weights.get(at, 0) >= weight.TOGETHER}
    for at, own in weights.items():
        if seen[at].hints and _is_reported(seen, at, doubted):
            continue
        # What begins a page is its headline more often than not, which has no hint and a way to reach someone.
        bar = weight.ALONE + (at == 0 and not (seen[at].contact and seen[at].hints))
        if own >= bar or (own >= weight.TOGETHER and {at - 1, at + 1} & heavy):
            seen.heavy.add(at)
            levels[at] = levels[at] or _LIST


def _lettered(seen: Seen, levels: list[int], title: int | None) -> None:
    """Mark the lines whose letters are those of spam, and of whose words the running text has next to none."""
    near = {at: over for at in seen.unended if not levels[at] and (over := _over(seen, at, title)) > -_BESIDE}
    spam = {*near, *[at for at, level in enumerate(levels) if level]}
    odd = {at: total for at, over in near.items() if (total := over + _BESIDE * bool({at - 1, at + 1} & spam)) > 0}
    if not odd:
        return
    others = [at for at, level in enumerate(levels) if not level and at not in odd]
    if not _is_article(seen, others):
        return
    known = {stem for at in others for stem in stems.of(seen.lines[at].folded)}
    for at, over in odd.items():
        own = stems.of(seen[at].folded)
        if over > _SHARED * len(own & known) / max(1, len(own)) + _MENU * _is_in_menu(seen, at, odd):
            levels[at] = _LIST


def _is_in_menu(seen: Seen, at: int, odd: Mapping[int, float]) -> bool:
    """Say whether most lines near a short one are as short, and no spam by their letters: a menu, a table."""
    near = [i for i in range(max(0, at - _NEAR), min(len(seen), at + _NEAR + 1)) if i != at]
    plain = [i for i in near if i not in odd and seen.lines[i].size <= company.BARE and not seen.lines[i].closed]
    return len(plain) >= _FEW and 2 * len(plain) > len(near)


def _over(seen: Seen, at: int, title: int | None) -> float:
    """Return by how much the letters of a line speak more for spam than they must: little enough for a headline."""
    each: Signs = seen[at]
    listed = len(each.items) >= _FEW
    if at in (0, title) and not listed:
        return -_NEVER
    over = grams.score(each.line) - (_LISTED if listed else _LETTERS)
    if over <= -_BESIDE - _NAMED or each.sentence or each.quoted or each.costs:
        return -_NEVER
    over -= _REPORTED * each.reports
    if each.contact or each.calls:
        return over - (_REACHED if listed else 2 * _REACHED)
    return over + (_NAMED if each.sure else -_WARES * bool(each.wares))


def _is_reported(seen: Seen, at: int, doubted: Set[int]) -> bool:
    """Say whether the headline or what leads up to a line speaks as those do who warn of such things."""
    before: list[Signs] = [seen[i] for i in range(at) if i not in doubted]
    if before and not before[0].line.closed and before[0].reports:
        return True
    return sum(each.reports for each in before[-_LEADING:]) > 1


def _is_article(seen: Seen, lines: Sequence[int]) -> bool:
    """Say whether some of these lines are running text, short sentences among them."""
    return sum(seen.lines[at].prose or _is_said(seen.lines[at]) for at in lines) >= _ARTICLE


def _is_said(line: Line) -> bool:
    return line.size >= _SAID and (line.closed or company.is_clause(line))


def _is_foreign(each: Signs, known: frozenset[str]) -> bool:
    """Say whether the text has few of a line's words that are not of spam; one word may be anybody's."""
    others = len(each.others)
    return others < _FEW or len(each.others & known) <= (max(1, _FOREIGN * others) if others > _FEW else 0)


def _short_runs(seen: Seen) -> Iterator[range]:
    """Yield the runs of short lines with goods among them that begin or end the page."""
    if not seen.suspects:
        return
    stop = 0
    while stop < len(seen) and company.is_entry(seen[stop]):
        stop += 1
    start = len(seen)
    while start > stop and company.is_entry(seen[start - 1]):
        start -= 1
    # What begins a page ends in its headline.
    yield from (run for run in (range(stop - 1), range(start, len(seen))) if len(run) >= company.RUN)


def _is_odd_run(seen: Sequence[Signs], run: range) -> bool:
    """Say whether a run of short lines has terms, and little enough beside them for lines that sell."""
    goods = [at for at in run if seen[at].goods]
    sure = [at for at in goods if seen[at].sure]
    told = len(goods) > 1 or any(seen[at].share >= _HALF for at in sure)
    return bool(sure) and told and sum(seen[at].share for at in run) >= _ODD * len(run)


def _is_pitch(each: Signs) -> bool:
    """Say whether a line sells: goods of which nobody speaks, and what one does or whom one reaches to have them."""
    if each.spoken or each.is_tame or each.quoted or not (each.contact or each.calls):
        return False
    # An expert or a study may be of the pitch; employers offer a bonus too.
    alone = each.sentence and not (each.contact or each.terms or len(each.wares) > 1)
    if each.reports > 1 or (each.calls < _ASKED and (each.reports or alone)):
        return False
    return each.pitch >= (_PITCH if each.goods else _LURE) and each.share >= _SPARSE


def _level(each: Signs) -> int:
    """Return how suspect a line with a term is by itself."""
    asks = each.personal and each.calls > each.reports and not each.line.closed
    asks = asks or (each.personal and len(each.terms) > 1 and each.share >= _DENSE)
    whole = not each.sentence and len(each.terms) > 1 and each.share >= _WHOLE
    if each.reports and (each.sentence or len(each.terms) <= _FEW) and not (asks or whole):
        return 0
    if each.quoted or (each.costs and not (each.branded or each.contact or each.calls)):
        return 0
    if each.disguised and each.share >= _DISGUISED:
        return _LIST
    return _offered(each, asks=asks) or _listed(each)


def _offered(each: Signs, *, asks: bool) -> int:
    """Return how suspect a line is for what it offers; `asks` says that it tells how to reach who has no address."""
    if not each.contact:
        return 0
    terms, share = len(each.terms), each.share
    if terms + each.masked > 1 and (share >= _SPARSE or each.calls or each.masked or not each.line.prose):
        return _SURE
    if asks and each.sure and each.calls >= (_ASKED if each.line.prose else 1) and share >= _SPARSE:
        return _LIST
    return _LIST if share >= _DENSE or (each.calls and len(each.items) > 2 and share >= _SPARSE) else 0


def _listed(each: Signs) -> int:
    """Return how suspect a line is for how much of it are terms, and for its shape."""
    terms, share = len(each.terms), each.share
    if (each.stuffed or each.enumerates) and share >= _STUFFED and not each.costs:
        return _LIST
    if each.sentence or each.line.prose:
        offers = terms > 1 and each.calls and terms + each.calls > _FEW and share >= _SPARSE
        return _LIST if offers or (terms > _FEW and share >= _DENSE) else 0
    if _is_mixed(each):
        return _LIST
    if len(each.items) > 2 and terms > 1 and (2 * each.full >= len(each.items) or share >= _DENSE):
        if share >= (_DENSE if each.line.labelled else _SPARSE):
            return _SURE if terms > _FEW and share >= _DENSE else _LIST
        return 0
    if terms > 1 and share >= _DENSE:
        return _LIST
    if terms == 1 and not each.calls and _NUMBER.search(each.folded):
        return 0
    return _LINE if each.line.size <= company.BARE and share >= _DENSE and not each.single else 0


def _is_mixed(each: Signs) -> bool:
    """Say whether a line is a list in which one term tells, with nothing of a table."""
    if not each.sure or each.spoken or len(each.items) < _FEW:
        return False
    if each.contact:
        return each.share >= _OFFER
    return each.share >= _MIXED and not (each.line.labelled or _NUMBER.search(each.folded))


def _below_prices(seen: Sequence[Signs], at: int) -> bool:
    """Say whether entries with an amount of money stand close above, to which the way to reach someone belongs."""
    above = [seen[i] for i in range(max(0, at - _NEAR), at)]
    return sum(each.costs and not (each.goods or each.sentence or each.line.prose) for each in above) > 1


def _is_among_honest(seen: Sequence[Signs], levels: Sequence[int], at: int) -> bool:
    """Say whether a line stands in a list with lines of what only honest lists have (a hotel's pool and breakfast)."""
    around = [i for i in range(max(0, at - 2), min(len(seen), at + 3)) if i != at and not seen[i].sentence]
    honest = [i for i in around if seen[i].reports and not seen[i].goods]
    return len(honest) > 1 and not any(levels[i] for i in around)


def _in_table(seen: Sequence[Signs], at: int) -> bool:
    """Say whether a line has a price and stands among others that have one."""
    around = (i for i in range(max(0, at - 2), min(len(seen), at + 3)) if i != at)
    return seen[at].priced and sum(seen[i].priced for i in around) > 1


def _told(page: Page, seen: Seen, levels: Sequence[int]) -> int:
    """Return how many lines that are not suspect speak of such things, the headline counted twice."""
    honest = [at for at, level in enumerate(levels) if not level]
    if not honest:
        return len(seen)
    known = set(page.of("spam-header"))
    goods = set(seen.suspects)
    named = [at for at in honest if at in known or (at in goods and len(seen[at].terms) > 1)]
    about = {at for at in named if seen[at].speaks}
    # What stands below a line of spam may be its second line.
    about |= {at for at in named if at == honest[0] and (not at or about)}
    first = honest[0] in about and seen[honest[0]].line.size <= _HEADLINE
    return len(about) + first


def _taken(seen: Sequence[Signs], levels: Sequence[int], told: int) -> set[int]:
    """Return the lines that go for what they show, and the short ones among or beside them."""
    taken = {at for at, level in enumerate(levels) if level > _LINE and told <= _TOLD[level]}
    short = [at for at, level in enumerate(levels) if level == _LINE]
    if taken:
        return taken | set(short if told <= _TOLD[_LIST] else ())
    if told > _TOLD[_LINE]:
        return taken
    run = {at for at in short if _run(seen, levels, at) >= company.RUN}
    if any(seen[at].sure for at in run):
        return run
    pair = {at for at in short if seen[at].sure and not seen[at].line.bullet}
    if any({at + 1, at + 2} & pair for at in pair):
        return pair
    beside = {i for at in pair for i in range(max(0, at - 2), min(len(seen), at + 3)) if i != at and _is_weak(seen[i])}
    if beside:
        known = signs.vocabulary(each.line for at, each in enumerate(seen) if at not in beside | pair)
        beside = {at for at in beside if not seen[at].others & known}
        return pair | beside if beside else {at for at in pair if _is_whole(seen[at])}
    return {at for at in short if seen[at].sure and _is_whole(seen[at])}


def _banners(seen: Seen, title: int | None) -> set[int]:
    """Return the short lines of banners: names of such things, calls, ways to take them up, one below another."""
    found: set[int] = set()
    for at in seen.suspects:
        if at in found or not (seen[at].branded and _may_stand(seen[at])):
            continue
        start, stop = at, at + 1
        while start and at - start < _BANNER and _may_stand(seen[start - 1]) and start - 1 != title:
            start -= 1
        while stop < len(seen) and stop - at < _BANNER and _may_stand(seen[stop]) and stop != title:
            stop += 1
        run = range(start, stop)
        asking = sum(bool(seen[i].calls) or seen[i].contact for i in run)
        told = asking + sum(seen[i].goods for i in run)
        if len(run) > 1 and asking and told >= _FEW and not any(_in_table(seen, i) for i in run):
            found.update(run)
    return found


def _may_stand(each: Signs) -> bool:
    """Say whether a line may be one of a banner."""
    if each.sentence or each.line.size > company.BARE or each.reports or each.quoted:
        return False
    if each.goods or each.bare:
        return each.calls > 0 or (not each.priced and (each.single or each.share >= _HALF or each.bare))
    return each.calls > 0 and each.share >= _OFFER


def _run(seen: Sequence[Signs], levels: Sequence[int], at: int) -> int:
    """Return how many lines near a line, itself one of them, are suspect or little but padding."""
    around = range(max(0, at - _NEAR), min(len(seen), at + _NEAR + 1))
    return sum(bool(levels[i]) or company.is_padding(seen[i]) for i in around)


def _is_weak(each: Signs) -> bool:
    """Say whether a short line has a term and little more, so that one beside it that is surer tells on both."""
    if not each.sure or each.share < _WEAK or each.line.size > company.BRIDGE or each.single or each.line.bullet:
        return False
    return not (each.sentence or each.reports or each.quoted or each.priced)


def _is_whole(each: Signs) -> bool:
    """Say whether a short line is nothing but terms and padding, more than a heading would be."""
    start, end = each.terms[0]
    more = len(each.line.key) > end - start and not (each.line.bullet or _NUMBER.search(each.folded))
    return each.share >= 0.95 and more
