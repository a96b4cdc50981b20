"""Of which kind a line is that goes for its place or its look: what its words and the lines beside it tell.

Of plain text a forest for each kind tells it, made by `tools/train_kinds.py`; of markup, and where nothing is known,
what stands beside a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.boilerplate import rest, vocabulary
from corpus.boilerplate.columns import Table
from corpus.boilerplate.evidence import KINDS, Evidence
from corpus.boilerplate.known import around
from corpus.boilerplate.lines import Line
from corpus.patterns import lazy
from corpus.trees import forests

# Rules that say that a line goes, and not as what.
_UNTOLD = frozenset(("score", "outside", "rest"))
# The kind of a line before anything is known of it, and kinds that come as lists.
_UNKNOWN = "navigation"
_LISTS = frozenset(("related-news", "comments"))
# Kinds that words tell wherever a line stands, but for those that entries of lists have too.
_OF_ENTRIES = frozenset(("date-line", "byline"))
_TOLD = frozenset(KINDS) - {"spam-header", _UNKNOWN, "duplicate"}
# So many lines beside a line of known kind are of the same.
_BESIDE = 3
# A line of fewer weighted characters is an entry, one of more may be a headline of another page.
_ENTRY = 28
_NEIGHBOURS = (-2, -1, 0, 1, 2)
_ADDRESS, _TAGGED = lazy(r"https?:|www\.|\w@\w"), "#＃"
_ASKS, _ONWARD = ("?", "？", "؟"), ("…", "...", "»", "›", ">")
_COMMAS, _DOTS = ",،、", "·•"
# What stands for the place beyond an end of the page.
_BEYOND = -1.0


def told(lines: Sequence[Line], won: Mapping[int, Evidence], tags: tuple[str, ...]) -> dict[int, str]:
    """Return the kinds of the lines that go by score or place alone.

    `won` tells which lines go and by which rule, `tags` are the packs that the lines were read with.
    """
    if all(evidence.name not in _UNTOLD for evidence in won.values()):
        return {}
    known = {at: evidence.kind for at, evidence in won.items() if evidence.name not in _UNTOLD}
    made = beside(lines, won, tags)
    if lines[0].hint is not None or not known:
        return made
    numbers = [*rows(lines, known, made, tags)]
    values = {kind: forest.values(numbers) for kind, forest in forests("kinds.json").items()}
    return {at: max(values, key=lambda kind: values[kind][row]) for row, at in enumerate(made)}


def rows(lines: Sequence[Line], known: Mapping[int, str], made: Mapping[int, str], tags: tuple[str, ...]) -> Table:
    """Return a row of numbers for each line of `made`, which tells what `beside` makes of them.

    `known` are the kinds of the others that go.
    """
    unknown = [*made]
    left = [at for at in range(len(lines)) if at not in known]
    columns = [[column[at] for at in unknown] for column in around(lines, known, left)]
    spoken = zip(*(_spoken(lines, at, tags) for at in unknown), strict=True)
    guesses = [float(KINDS.index(kind)) for kind in made.values()]
    return Table([*columns, *rest.shown(lines, unknown), *map(list, spoken), guesses])


def _spoken(lines: Sequence[Line], at: int, tags: tuple[str, ...]) -> Iterator[float]:
    """Yield what the words and signs of a line tell of its kind, and how long the lines around it are."""
    line, text = lines[at], lines[at].text
    for kind in (_told(line), vocabulary.told(line, tags)):
        yield float(KINDS.index(kind) + 1 if kind else 0)
    for kind in KINDS:
        yield float(kind in line.kinds)
    for by in _NEIGHBOURS:
        other = lines[at + by] if 0 <= at + by < len(lines) else None
        yield other.size if other else _BEYOND
        yield float(other.closed) if other else _BEYOND
    yield float(_ADDRESS.search(text) is not None)
    yield float(text[:1] in _TAGGED)
    yield float(text.endswith(_ASKS))
    yield float(text.endswith(_ONWARD))
    yield sum(map(str.isupper, text)) / len(text)
    yield float(sum(map(text.count, _COMMAS)))
    yield float(sum(map(text.count, _DOTS)))
    yield float("©" in text)
    yield float(text.count("("))
    yield float(text.count("/"))


def beside(lines: Sequence[Line], won: Mapping[int, Evidence], tags: tuple[str, ...]) -> dict[int, str]:
    """Return what the words of lines and what stands beside them make of them.

    Lists have headings and marks that rules know: what stands between them, and goes too, is of their kind. Of what
    nothing is known beside, long lines behind the text are headlines of other pages.
    """
    found: dict[int, str] = {}
    for run in _runs(sorted(won)):
        known = {at: won[at].kind for at in run if won[at].name not in _UNTOLD}
        unknown = [at for at in run if at not in known]
        long = [at for at in unknown if lines[at].size > _ENTRY]
        usual = "related-news" if 2 * len(long) > len(unknown) and run[0] > 0 else _UNKNOWN
        for at in unknown:
            near = (at + by for far in range(1, _BESIDE + 1) for by in (-far, far))
            listed = next((known[other] for other in near if other in known), usual) if known else usual
            own = _told(lines[at]) or vocabulary.told(lines[at], tags)
            entry = listed in _LISTS
            found[at] = own if own and not (entry and own in _OF_ENTRIES) else listed if entry else usual
    return found


def _told(line: Line) -> str | None:
    """Return the kind that the words of a line, its date or its hash mark tell, None where they tell none."""
    if any(entry.kind == _UNKNOWN for entry in line.whole):
        return None
    begun = (match.entry for match in line.edges if match.entry.group == "starts")
    spoken = (match.entry for match in line.phrases if match.entry.group == "phrases")
    own = next((entry.kind for entry in (*line.whole, *line.labels, *begun, *spoken) if entry.kind in _TOLD), None)
    stamp = line.stamp
    dated = stamp is not None and stamp.found and (stamp.alone or stamp.clocked or stamp.counted)
    return own or ("date-line" if dated else "tags" if line.text[0] in "#＃" else None)


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of neighbours among places in order."""
    run: list[int] = []
    for at in places:
        if run and at > run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run
