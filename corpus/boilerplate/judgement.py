"""The judgement: every rule states its case, the surer and earlier one wins, until nothing more goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.blocks import Block
from corpus.boilerplate import (
    byline,
    comments,
    content,
    credit,
    dateline,
    duplicate,
    headlines,
    kinds,
    lone,
    markup,
    middle,
    navigation,
    notices,
    original,
    outside,
    posting,
    related,
    repeated,
    rest,
    spam,
    tags,
    threads,
)
from corpus.boilerplate.evidence import Evidence, Verdict
from corpus.boilerplate.lines import Line, read
from corpus.boilerplate.page import Page
from corpus.boilerplate.words import Words, load
from corpus.counting import Counts
from corpus.document import Edit, Preset, Region
from corpus.packs import pack_tags
from corpus.records import NamedTuple

Rule = Callable[[Page, Words], Iterable[Evidence]]


def _alone(rule: Callable[[Page], Iterable[Evidence]]) -> Rule:
    return lambda page, _: rule(page)


# In order of precedence: what takes whole sections comes before what takes lines that sections have too.
RULES: tuple[Rule, ...] = (
    _alone(spam.find),
    _alone(original.find),
    _alone(related.find),
    _alone(posting.find),
    _alone(comments.find),
    _alone(threads.find),
    _alone(tags.find),
    navigation.find,
    _alone(dateline.find),
    _alone(byline.find),
    credit.find,
    _alone(notices.find),
    _alone(duplicate.find),
    _alone(markup.find),
    navigation.frame,
)

# What a list of titles runs on into, and what keeps its own kind there.
_LIST = "related-news"
_BEHIND_LIST = frozenset({"byline", "share", "subscribe", "cookie", "advertisement", "disclaimer"})

# The share of a headline's words that the titles of the page's head have.
_TITLED = 0.3
# The same of a heading that says what they say, which stays; spam and copies go all the same.
_HEADED = 0.75
_ELSEWHERE = frozenset({"spam-header", "duplicate"})
# Rules that take menus in one line, and the least of their entries: a heading may be one of them.
_MENUS, _ENTRIES = frozenset({"menu", "breadcrumb"}), 3
# Evidence that no word or shape gives.
_SCORES = frozenset({"score", "rest"})
_HEADING = 60  # weighted characters of a heading inside the text
_SUBTITLE = 40  # weighted characters
# Taking a block away can bring another to the margin. Real documents settle in three rounds.
_ROUNDS = 8
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"


class Judgement(NamedTuple):
    """What was found out about a document: its lines, read with `words`, the index of the headline, and what goes.

    `verdicts` are runs of neighbouring lines, in order and disjoint.
    """

    lines: list[Line]
    words: Words
    verdicts: list[Verdict]
    headline: int | None


def judge(
    lines: Sequence[Block], regions: Sequence[Region], preset: Preset = "recall", counts: Counts | None = None
) -> Judgement:
    """Return what goes of a document, and where its headline is.

    A document of one line stays as it is. `preset` says whether a line goes of which only the trained score tells that
    it is no content, `counts` which lines many documents have. Raises PackError when a pack is damaged.
    """
    words = load(pack_tags(region.language for region in regions))
    found = read(lines, words)
    page = Page(found, words)
    won = _lost(page, preset, counts) if len(found) > 1 else {}
    if any(evidence.name in _SCORES for evidence in won.values()) and found[0].hint is None:
        _keep_headlines(page, won)
    headline = _headline(page, won)
    if preset != "recall" and headline is not None and _is_framed(page, won):
        won |= dict(outside.above(page, won, headline))
    for at, kind in kinds.told(found, won, words.tags).items():
        won[at] = won[at]._replace(kind=kind)
    return Judgement(found, words, _verdicts(won), headline)


def _headline(page: Page, won: Mapping[int, Evidence]) -> int | None:
    posted = posting.headline(page, won)
    return posted if posted is not None else headlines.find(page.lines, won, page.words)


def _lost(page: Page, preset: Preset, counts: Counts | None) -> dict[int, Evidence]:
    """Return the evidence that wins each line that goes."""
    won = by_rules(page)
    lines = page.lines
    title = page.title if page.title is not None and _may_be_title(lines[page.title]) else None
    posted = posting.stretch(page, won)
    headed = _headed(lines)
    if headed is not None and headed in won and won[headed].kind not in _ELSEWHERE:
        del won[headed]
    found = list(repeated.find(page, counts) if counts else ())
    if preset != "recall":
        found += _by_score(page, won, preset)
        won |= dict(outside.behind(page, won)) if _is_framed(page, won) else {}
    for at, evidence in found:
        if at not in (title, headed) and not (at in posted and evidence.name in _SCORES):
            won.setdefault(at, evidence)
    if lines[0].hint is None:
        for at in [at for at, evidence in won.items() if evidence.name in _SCORES and _heads(lines, at, won)]:
            del won[at]
    if preset != "recall" and lines[0].hint is not None:
        for at, evidence in duplicate.copies(lines, won):
            if at not in (title, headed):
                won[at] = evidence
    return won


def _is_framed(page: Page, won: Mapping[int, Evidence]) -> bool:
    """Say whether a site is around the text: markup tells by itself."""
    return page.lines[0].hint is not None or lone.has_site(won)


def _headed(lines: Sequence[Line]) -> int | None:
    """Return the index of the heading in markup that says what the titles of the page say; None where there is none."""
    hints = [line.hint for line in lines if line.hint]
    if len(hints) < len(lines):
        return None
    from corpus.boilerplate import told
    from corpus.said import words

    at, titled = told.headline(hints, lines), told.said_of(hints).titled
    own = words(lines[at].text) if at is not None else []
    return at if len(own) > 1 and sum(word in titled for word in own) >= _HEADED * len(own) else None


def _heads(lines: Sequence[Line], at: int, won: Mapping[int, Evidence]) -> bool:
    """Say whether a short line between lines that stay can head the sentence below it, even if menus have it too."""
    line = lines[at]
    if at == 0 or at + 1 == len(lines) or at - 1 in won or at + 1 in won or line.size > _HEADING:
        return False
    if not line.kinds <= {"navigation"} or any(entry.group != "menu" for entry in line.whole):
        return False
    return lines[at + 1].closed and not (line.closed or line.cut or line.stamp or line.labelled)


def _may_be_title(line: Line) -> bool:
    """Say whether a line can be the headline: not where markup has titles and the line has next to no word of them."""
    if line.hint is None or line.hint.said is None or not line.hint.said.titled:
        return True
    from corpus.said import words

    own = words(line.text)
    return sum(word in line.hint.said.titled for word in own) >= _TITLED * len(own)


def _keep_headlines(page: Page, won: dict[int, Evidence]) -> None:
    """Take what can be the headline of plain text, by the rules alone and by all, out of what the score takes.

    Below a headline stands its subtitle: a line of some length without words or dates of a page's frame; below the
    title of a posting the employer.
    """
    ruled = {at: evidence for at, evidence in won.items() if evidence.name not in _SCORES}
    for at in (_headline(page, ruled), _headline(page, won)):
        if at is None:
            continue
        below = at + 1 in won and (
            _may_be_subtitle(page.lines, won, at + 1) or page.words.is_firm(page.lines[at + 1].key)
        )
        for place in [at, at + 1] if below else [at]:
            if place in won and won[place].name in _SCORES:
                del won[place]


def _may_be_subtitle(lines: Sequence[Line], won: dict[int, Evidence], at: int) -> bool:
    """Say whether a line below the headline can be its subtitle: below it is text, or what words tell."""
    line = lines[at]
    below = won.get(at + 1)
    if below and below.name in _SCORES and not lines[at + 1].kinds:
        return False
    return line.size >= _SUBTITLE and not (line.kinds or line.cut or line.bullet or (line.stamp and line.stamp.dated))


def _by_score(page: Page, won: Mapping[int, Evidence], preset: Preset) -> list[tuple[int, Evidence]]:
    """Return the lines that go by what they look like, with the evidence; `won` are those that go by rules."""
    sited = _is_framed(page, won)
    framed = sited and page.lines[0].hint is None
    passes = framed and not content.is_due(page.lines)
    places = middle.without(page.lines, won) if passes else range(len(page.lines))
    lines = [page.lines[at] for at in places]
    due = content.is_due(lines) and (sited or len(lines) >= content.FEW_LINES)
    if not (due or framed):
        return []
    gone = {at: won[place] for at, place in enumerate(places) if place in won}
    scored = content.score(lines, {at: evidence.kind for at, evidence in gone.items()})
    found = [
        *(content.find(lines, preset, scored) if due else ()),
        *(rest.find(lines, gone, scored, preset) if framed else ()),
    ]
    # On a board any sentence may be a reader's post.
    return [(places[at], evidence) for at, evidence in found if not (framed and page.board and lines[at].closed)]


def by_rules(page: Page) -> dict[int, Evidence]:
    """Return the evidence that wins each line that goes by its words or shape."""
    standing = list(enumerate(page.lines))
    won: dict[int, Evidence] = {}
    for _ in range(_ROUNDS):
        if won:
            page = Page([line for _, line in standing], page.words, page, [at for at, _ in standing])
        taken = _round(page)
        if not taken or len(taken) == len(standing):
            break
        won |= {standing[at][0]: evidence for at, evidence in taken.items()}
        standing = [pair for at, pair in enumerate(standing) if at not in taken]
    else:
        # Without running text a frame that goes on and on is a list, which is what the page is.
        if page.first is None:
            won = {at: evidence for at, evidence in won.items() if evidence.kind == "spam-header"}
    won = _with_copies(page.whole, won)
    return won if page.whole.lines[0].hint is not None else lone.without(page.whole.lines, won)


def _with_copies(page: Page, won: dict[int, Evidence]) -> dict[int, Evidence]:
    """Return what goes with the menus in one line that stand once more, which another look would take."""
    menus = {
        page.lines[at].key: evidence for at, evidence in won.items() if evidence.name in _MENUS and _is_row(page, at)
    }
    copies = {at: menus[line.key] for at, line in enumerate(page.lines) if line.key in menus} if menus else {}
    return copies | won


def _is_row(page: Page, at: int) -> bool:
    row = page.row(at)
    return row is not None and len(row.parts) >= _ENTRIES


def _round(page: Page) -> dict[int, Evidence]:
    """Return the evidence that wins each line that goes, for one look at the page.

    Spam goes by itself, so that no other rule takes it for a part of the page.
    """
    return _winners(page, RULES[:1]) or _winners(page, RULES[1:])


def _winners(page: Page, rules: Sequence[Rule]) -> dict[int, Evidence]:
    taken: dict[int, Evidence] = {}
    for rule in rules:
        for evidence in rule(page, page.words):
            if evidence.score >= page.threshold:
                for at in range(evidence.start, evidence.stop):
                    if taken.setdefault(at, evidence).kind == _LIST and evidence.kind in _BEHIND_LIST:
                        taken[at] = evidence
    return taken


def _verdicts(won: dict[int, Evidence]) -> list[Verdict]:
    """Join neighbouring lines that go for the same reason."""
    verdicts: list[Verdict] = []
    run: list[int] = []
    for at in sorted(won):
        if run and not (at == run[-1] + 1 and _is_same(won[at], won[run[-1]])):
            verdicts.append(_verdict(run, won))
            run = []
        run.append(at)
    return [*verdicts, _verdict(run, won)] if run else verdicts


def _is_same(one: Evidence, other: Evidence) -> bool:
    return (one.name, one.tag, one.kind, one.reason) == (other.name, other.tag, other.kind, other.reason)


def _verdict(run: Sequence[int], won: dict[int, Evidence]) -> Verdict:
    """Return the verdict on neighbouring lines, as sure as on the least sure of them."""
    evidence = won[run[0]]
    score = min(won[at].score for at in run)
    return Verdict(run[0], run[-1] + 1, evidence.kind, evidence.rule, evidence.reason, score)


def removals(text: str, lines: Sequence[Block], verdicts: Sequence[Verdict]) -> list[Edit]:
    """Return the edits that take the lines of `verdicts` out of `text`.

    Each takes whole lines with their leading white space, and what is empty up to the next line that is not.
    """
    if not verdicts:
        return []
    starts = [*(_line_start(text, line.start) for line in lines), len(text)]
    return [
        Edit(
            starts[verdict.start],
            starts[verdict.stop],
            "",
            verdict.rule,
            verdict.reason,
            verdict.kind,
            score=verdict.score,
        )
        for verdict in verdicts
    ]


def _line_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1] not in _LINE_BREAKS:
        at -= 1
    return at
