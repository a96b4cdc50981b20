"""A document's lines together: where its running text stands, what is title, and how sure a rule must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from corpus.boilerplate import ending, rows, standfirst, zones
from corpus.boilerplate.captions import is_credited
from corpus.boilerplate.lines import Line, once
from corpus.boilerplate.rows import Row
from corpus.boilerplate.words import EDGES, Words
from corpus.boilerplate.zones import Zones
from corpus.memory import kept
from corpus.patterns import lazy

# A document that is prose for this share of its characters is taken for clean, and only what is certain goes.
_PROSE_SHARE = 0.75
CERTAIN = 0.8
LIKELY = 0.6

# Kinds whose words open a line: such a line is no proof that the running text reaches so far.
_OPENERS = frozenset(
    {
        "share",
        "subscribe",
        "cookie",
        "disclaimer",
        "comments",
        "advertisement",
        "related-news",
        "tags",
        "original-title",
    }
)
# A sentence of so many weighted characters, most of them of scripts without spaces, says what a line of prose does: a
# document of short paragraphs has no longer ones.
_SHORT_PROSE, _WIDE = 50, 1.5
_TITLE_SIZE = 200
_PIECES = lazy(r"[,，、،|｜/\[\]]|\s{2,}")
_PARTS = lazy(r"[.;|]\s+|\s[–—]\s")
_MADE = frozenset({"byline", "image-credit"})
_ENDS = frozenset(">›»→.!?…")
_NAME, _SECOND = 40, 24  # weighted characters of a site's name, and of a second one
_SLOGAN = lazy(r"\s[—–|·:-]\s|\s?[｜|]\s?")
_OPENING = 2  # lines that open a page
_BELOW = 4  # lines below the frame among which a page without running text has its headline
_BUTTON = 3  # headings of the same words on a page: those of its cards
_FACT = 60  # weighted characters of a label and its value in a sheet of facts


class Page:
    """The lines of a document that still stand, with what their order shows.

    `first` and `last` are the indices of the first and last line of running text, None where there is none;
    what is before is the head, what is behind the tail, the rest the body. A standfirst is of the head. `gone` is how
    many lines no longer stand (`whole` is the page with them), `parted` tells which lines have such right above.
    """

    def __init__(
        self, lines: Sequence[Line], words: Words, before: Page | None = None, places: Sequence[int] = ()
    ) -> None:
        """Find the running text.

        `words` are those that the lines were read with, `before` is an earlier look at the page, which had more lines;
        `places` tells which of all lines these are.
        """
        self._path_named = before.path_key if before else None
        self.parted = frozenset(at for at in range(1, len(places)) if places[at] > places[at - 1] + 1)
        self._site_named = before.site_key if before else None
        self._often = before.often if before else None
        # Once the frame above the headline is told, a row of buttons below the headline is no frame above another.
        self._headed = before.headed if before else None
        self.whole: Page = before.whole if before else self
        self.gone: int = before.gone + len(before) - len(lines) if before else 0
        self.lines = lines
        self.words = words
        self.shut: int | None = None
        prose = [at for at, line in enumerate(lines) if line.prose and not opens(line)]
        prose = prose or [at for at, line in enumerate(lines) if _is_short_prose(line) and not opens(line)]
        if lines and lines[0].hint is None:
            prose = self._above_what_closes(prose, before, places)
        self._prose = prose
        self._begins: int | None = prose[0] if prose else None
        self.first: int | None = standfirst.first(lines, prose)
        self.last: int | None = prose[-1] if prose else None
        total = sum(len(line.text) for line in lines)
        self.prose_share = sum(len(lines[at].text) for at in prose) / total if total else 0.0

    def _above_what_closes(self, prose: list[int], before: Page | None, places: Sequence[int]) -> list[int]:
        """Return the lines `prose` that stand above what closes the page, as this look or an earlier one saw it."""
        if before is not None and before.shut is not None:
            self.shut = before.shut
            return [at for at in prose if places[at] < before.shut]
        count = ending.shut(self.lines, prose)
        if count < len(prose):
            self.shut = places[prose[count]] if places else prose[count]
        return prose[:count]

    @kept
    def _by_kind(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, line in enumerate(self.lines):
            if line.whole or line.labels or line.edges or line.phrases:
                for kind in line.kinds:
                    found.setdefault(kind, []).append(at)
        return found

    @kept
    def often(self) -> frozenset[str]:
        """What headings of other articles and ways to other pages say again and again: buttons of cards ("More")."""
        if self._often is not None:
            return self._often
        keys = Counter(self.lines[at].key for at in {*self.of("related-news"), *self.of("navigation")})
        return frozenset(key for key, count in keys.items() if count >= _BUTTON)

    @property
    def tags(self) -> tuple[str, ...]:
        """The packs that the lines were read with."""
        return self.words.tags

    def of(self, kind: str) -> list[int]:
        """Return the indices of the lines that have a word of `kind`, in order."""
        return self._by_kind.get(kind, [])

    def __len__(self) -> int:
        return len(self.lines)

    @kept
    def threshold(self) -> float:
        """The score that evidence needs: more where the document reads as prose, or as one list without prose."""
        return CERTAIN if self.first is None or self.prose_share >= _PROSE_SHARE else LIKELY

    @kept
    def _prose_sizes(self) -> list[int]:
        short = frozenset(self._prose)
        sizes = (line.size if line.prose or at in short else 0 for at, line in enumerate(self.lines))
        return list(accumulate(sizes, initial=0))

    def prose_before(self, at: int) -> int:
        """Return the size of the running text above line `at`, in weighted characters."""
        return self._prose_sizes[at]

    @kept
    def zones(self) -> Zones:
        """Where the page's frame ends at the top and begins at the bottom."""
        found = zones.find(self.lines, self.words, self.first, self.last)
        headed = next((at for at, line in enumerate(self.lines) if line is self._headed), None)
        if headed is None or found.top <= headed:
            return found
        return found._replace(top=headed, site=found.site if found.site is not None and found.site < headed else None)

    @kept
    def headed(self) -> Line | None:
        """The headline below the frame, as the first look saw it that found the frame; None where none did."""
        return self._headed or (self.lines[self.title] if self.zones.top and self.title is not None else None)

    @kept
    def board(self) -> bool:
        """Whether a path through the site above the text leads to a board, where readers write to each other."""
        page = self.whole
        return any(row.board for at, row in page.rows if row.arrows and page.in_head(at))

    @property
    def site(self) -> int | None:
        """The index of the line that gives the site's name: where one has gone, no line as large as headlines."""
        at = self.zones.site
        return None if at is not None and self._site_named and self.lines[at].size > _SECOND else at

    @kept
    def site_key(self) -> str | None:
        """The site's name, folded: a line of its own, or what a path or row of sections begins with."""
        if self.site is not None:
            return self.lines[self.site].key
        return self._site_named or (rows.site(self.lines[0], self.words) if self.lines else None)

    @kept
    def path_key(self) -> str | None:
        """The name, folded, with which the path through the site begins that opens the page, no word of menus."""
        rows = [row for at, row in self.rows if at < _OPENING and row.arrows > 0 and not (row.home or row.board)]
        first = next((row.parts[0] for row in rows if row.kinds[0] is None), None)
        return self._path_named or first

    @kept
    def rows(self) -> list[tuple[int, Row]]:
        """The lines before and behind the running text that are rows of names, less the headline, with their rows."""
        read = ((at, self.row(at)) for at in self.edges if at != self.title)
        return [(at, row) for at, row in read if row is not None]

    def row(self, at: int) -> Row | None:
        """Return line `at` as a row of names, None when it is none."""
        return rows.read(self.lines[at], self.words)

    def signs(self, rest: str) -> bool:
        """Say whether `rest`, folded, is an author's name behind the word that introduces one."""
        rest = rest.strip(EDGES)
        return any(match.entry.kind == "byline" for match in self.words.starts(rest))

    def is_button(self, part: str) -> bool:
        """Say whether `part` of a line, folded, is a button of a notice of cookies, or two of them."""
        if self._names_button(part):
            return True
        pieces = [piece for piece in _PIECES.split(part) if piece.strip(EDGES)]
        return any(found and all(map(self._names_button, found)) for found in (pieces, part.split()))

    def _names_button(self, part: str) -> bool:
        return any(entry.group == "buttons" for entry in self.words.whole(part.strip(EDGES)))

    def is_named(self, part: str, kind: str) -> bool:
        """Say whether `part` of a line, folded, is a word of `kind` or a label of it."""
        part = part.strip(EDGES)
        return any(entry.kind == kind for entry in (*self.words.whole(part), *self.words.label(f"{part}:")[0]))

    def in_zone(self, at: int) -> bool:
        """Say whether line `at` belongs to the page's frame."""
        return at < self.zones.top or at >= self.zones.bottom

    @kept
    def _head(self) -> int:
        return max(self.first or 0, self.zones.top)

    @kept
    def _tail(self) -> int:
        return self.zones.bottom if self.last is None else min(self.last + 1, self.zones.bottom)

    def in_head(self, at: int) -> bool:
        """Say whether line `at` stands before the running text, or above the headline of a page that has none."""
        return at < self._head

    def in_tail(self, at: int) -> bool:
        """Say whether line `at` stands behind the running text, or closes a page that has none."""
        return at >= self._tail

    @kept
    def edges(self) -> list[int]:
        """The indices of the lines before and behind the running text."""
        head = min(self._head, len(self.lines))
        return [*range(head), *range(max(head, self._tail), len(self.lines))]

    def at_edge(self, at: int) -> bool:
        """Say whether line `at` stands before or behind the running text."""
        return at < self._head or at >= self._tail

    @kept
    def title(self) -> int | None:
        """The index of the line that looks like the headline: the markup's, or the longest plain line of the head."""
        marked = next((at for at, line in enumerate(self.lines) if line.hint and line.hint.tag == "h1"), None)
        if marked is not None:
            return marked
        top = self.zones.top
        stop = self._begins if self._begins is not None else min(top + _BELOW, len(self.lines)) if top else 0
        head = (at for at in range(top, stop) if self._is_heading(self.lines[at]))
        if top:
            return next(head, None)
        return max(head, key=lambda at: (self.lines[at].size, -at), default=None)

    @kept
    def _last_names(self) -> frozenset[str]:
        return frozenset(line.key for line in self.lines[-2:] if line.size <= _NAME)

    def _is_heading(self, line: Line) -> bool:
        """Say whether a line may be the headline: no row of sharing, no credited caption, no site's name."""
        if not _may_head(line):
            return False
        row = rows.read(line, self.words)
        if (row and (row.is_sharing or row.is_way or row.is_barred(line))) or is_credited(line, self.words):
            return False
        if rows.is_shelf(line, self.words):
            return False
        if line.begins("byline") and is_shared(line, self.words):
            return False
        name = name_of(line)
        return name == line.key or name not in self._last_names

    @kept
    def subjects(self) -> frozenset[str]:
        """The kinds that the document is about: named in its headline, or again and again in its running text."""
        counts: dict[str, int] = {}
        for at, line in enumerate(self.lines):
            weight = self._speaks(at, line) if line.phrases else 0
            for kind in {match.entry.kind for match in line.phrases if match.entry.group == "about"} if weight else ():
                counts[kind] = counts.get(kind, 0) + weight
        return frozenset(kind for kind, count in counts.items() if count >= 3)

    def _speaks(self, at: int, line: Line) -> int:
        """Return how much a line says about the document's subject: a headline all, running text a third."""
        listed = any(match.entry.group != "about" for match in line.phrases)
        first = at == 0 and not self.zones.top
        if at == self.title or (first and line.size <= _TITLE_SIZE and not (line.closed or line.whole or listed)):
            return 3
        return int(line.prose)

    def is_sheet(self, at: int) -> bool:
        """Say whether line `at` stands among labels and values that no pack knows: one line of a sheet of facts."""
        around = range(max(0, at - 2), min(len(self.lines), at + 3))
        facts = [i for i in around if i != at and self._is_fact(self.lines[i])]
        if len(facts) == 1 and self.in_head(at) and sum(bool(self.lines[i].labels) for i in around) > 2:
            return False
        # Behind a text one fact alone is a line of the page's foot.
        behind = self.last is not None and self.in_tail(at)
        return len(facts) > 1 or (not behind and any(abs(i - at) == 1 and i != self.title for i in facts))

    @staticmethod
    def _is_fact(line: Line) -> bool:
        dated = line.stamp is not None and line.stamp.dated and ("|" in line.text or "｜" in line.text)
        return line.labelled and not (line.labels or dated or line.closed) and line.size <= _FACT


@once
def is_shared(line: Line, words: Words) -> bool:
    """Say whether all sentences of a line begin as bylines or credits do (Words by …. Pictures by …)."""
    parts = [part for part in _PARTS.split(line.key) if part.strip()]
    return len(parts) > 1 and all(any(m.entry.kind in _MADE for m in words.starts(part)) for part in parts)


@once
def _may_head(line: Line) -> bool:
    """Say whether a line reads like a headline by itself."""
    stamp = line.stamp
    stamped = stamp is not None and (stamp.alone or stamp.clocked or (stamp.dated and stamp.counted))
    if line.size > _TITLE_SIZE or line.whole or line.labels or line.cut or stamped or zones.is_sum(line):
        return False
    reported = line.begins("byline") is not None and line.stops("byline") is not None
    credited = line.stops("image-credit") is not None
    timed = any(match.entry.kind == "date-line" and match.entry.then for match in line.edges)
    return not (reported or credited or timed or rows.is_wide(line) or points_back(line) or opens(line))


@once
def points_back(line: Line) -> bool:
    """Say whether a few words have an arrow before them, which leads back; of quotation marks there are two."""
    return line.text[0] in "<‹«←" and line.size <= _SECOND * 2 and _ENDS.isdisjoint(line.text)


@once
def name_of(line: Line) -> str:
    """Return a site's name without the slogan that a mark sets off behind it."""
    return _SLOGAN.split(line.key, maxsplit=1)[0].strip()


@once
def _is_short_prose(line: Line) -> bool:
    return line.closed and not line.cut and line.size >= max(_SHORT_PROSE, _WIDE * len(line.text))


def opens(line: Line) -> bool:
    """Say whether the line begins as boilerplate of a kind does: it is, or begins with, one of its words."""
    if not (line.whole or line.labels or line.edges or line.phrases) or line.kinds.isdisjoint(_OPENERS):
        return False
    if any(entry.kind in _OPENERS for entry in (*line.whole, *line.labels)):
        return True
    if any(match.entry.kind in _OPENERS and match.entry.group == "starts" for match in line.edges):
        return True
    return any(line.announced(kind) for kind in line.kinds & _OPENERS)
