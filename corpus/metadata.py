"""What a document says about itself: title, date, author, publisher and address.

They are read from what was taken out, and from the short lines around the headline and below the text. Only what
stands beside a label, or alone where pages have it, counts; two different answers make none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from corpus import bylines, capitals, published, publishers, sites
from corpus.blocks import Block
from corpus.boilerplate import Judgement, Verdict, dateline
from corpus.boilerplate.lines import Line
from corpus.boilerplate.lines import read as read_lines
from corpus.boilerplate.words import Words, load
from corpus.bylines import TRIM, WITH_NEXT, agreed
from corpus.document import Metadata, Region
from corpus.folding import fold
from corpus.packs import pack_tag, pack_tags
from corpus.patterns import lazy

_ABOVE, _BELOW, _SHORT = 3, 8, 100  # lines around the headline that may bear its date, and their characters
_SHAPED = "boilerplate.mul."
_BESIDE = 2  # lines between a bare name and a date, or the last of the text
_LABEL = lazy(r"[^:：|｜︱丨/／]{1,46}?\s{0,4}[:：|｜︱丨/／]\s{0,4}")
_ADDRESS = lazy(r"https?://[^\s<>\"'，。（）()]{4,300}")
_NAMES = frozenset({"date-line", "byline"})
_BARE = ("beside-date", "above-post")  # rules that take names alone
_TELLING = _NAMES | {"original-title", "navigation", "disclaimer"}
_WORDS = lazy(r"\w+")
_GAP = lazy(r"[\s|｜/／（(·•,，]{1,6}")
_TITLE_PARTS = lazy(r"\s[-–—|·:]\s|\s?[|｜_]\s?")
# Headings of entries, how much of them is a link, and weighted characters of a line of a post.
_TITLING, _LINKED, _POST = frozenset(f"h{level}" for level in range(1, 5)), 0.5, 30
_FEWEST_FIELDS, _FIELDS = 3, 8  # of a mail's head


class _Frame:
    """What a page says beside its text: the lines that go and tell of it, and the short ones near the headline."""

    def __init__(self, judged: Judgement, gone: Mapping[int, Verdict], regions: Sequence[Region]) -> None:
        lines = judged.lines
        self.words = judged.words
        self.day_first = _main(regions) not in self.words.month_first
        told = [at for at in sorted(gone) if gone[at].kind in _TELLING]
        self.told = {at: lines[at] for at in told}
        # Of the posts of a thread the first tells who began it.
        named = [at for at in told if gone[at].kind in _NAMES and not gone[at].rule.endswith("post-head")]
        self.named = [lines[at] for at in named]
        self.by_kind: dict[str, list[Line]] = {}
        for at, line in self.told.items():
            self.by_kind.setdefault(gone[at].kind, []).append(line)
        self.title = judged.headline
        self.around = self._around(lines)
        # A banner may give the day on which the page was read.
        self.below = [lines[at] for at in named if self.title is not None and self.title < at <= self.title + _BELOW]
        self.near = self._above_text(gone)
        self.site = sites.find(lines, gone, self.title, self.words)

    def _around(self, lines: Sequence[Line]) -> dict[int, Line]:
        """Return the lines around the headline."""
        if self.title is None:
            return {}
        reach = range(max(0, self.title - _ABOVE), min(len(lines), self.title + _BELOW + 1))
        return {at: lines[at] for at in reach if at != self.title}

    def _above_text(self, gone: Mapping[int, Verdict]) -> dict[int, Line]:
        """Return the short ones of the lines around the headline, down to the running text."""
        found: dict[int, Line] = {}
        # A standfirst stands above its author.
        told = max((at for at in self.around if at in gone and gone[at].kind in _NAMES), default=0)
        for at, line in self.around.items():
            if line.prose and self.title is not None and at > max(self.title, told) and at not in gone:
                break
            if len(line.text) <= _SHORT:
                found[at] = line
        return found


def read(judged: Judgement, regions: Sequence[Region]) -> Metadata:
    """Return what the lines that go, and those around the headline, say about the document; None where in doubt."""
    lines = judged.lines
    if not lines:
        return Metadata()
    # What only looks unlike the text may be a name: of it nothing is known.
    known = (verdict for verdict in judged.verdicts if not verdict.rule.endswith(".rest"))
    gone = {at: verdict for verdict in known for at in range(verdict.start, verdict.stop)}
    frame = _Frame(judged, gone, regions)
    words, named = frame.words, frame.named
    title = _subject(lines) or (lines[frame.title].text if frame.title is not None else None)
    near = [line for at, line in frame.around.items() if len(line.text) <= _SHORT and not dateline.is_held(lines, at)]
    kept = [line for at, line in frame.near.items() if at not in gone]
    return Metadata(
        title=title or agreed(_value(line) for line in frame.by_kind.get("original-title", [])),
        date=_posted(lines, frame)
        or _date(named, frame)
        or _date(frame.below, frame)
        or _date([line for line in near if not _updates(line, words) and published.is_told(line, words)], frame),
        author=_cased(
            bylines.authors(named, words, frame.site)
            or bylines.capitalised(bylines.authors(kept, words, frame.site))
            or _below_label(frame)
            or _unintroduced(lines, gone, frame),
            lines,
            words,
        ),
        publisher=sites.source(named, words)
        or _spelt(frame)
        or _house(lines, gone, frame)
        or agreed(_publisher(line) for line in named)
        or agreed(sites.holder(line, words) for line in frame.by_kind.get("disclaimer", []))
        or agreed(sites.signed(lines, words))
        or sites.of_path(lines, gone),
        url=agreed(_url(line) for line in named),
    )


def _cased(names: str | None, lines: Sequence[Line], words: Words) -> str | None:
    """Return names in capitals as running text writes them."""
    return (
        ", ".join(capitals.cased(capitals.spelt(name, lines), words) for name in names.split(", ")) if names else None
    )


def _subject(lines: Sequence[Line]) -> str | None:
    """Return what a mail is about: its subject, among the fields that it begins with."""
    fields = [*takewhile(lambda line: line.labelled or line.labels, lines[:_FIELDS])]
    told = [line for line in fields if line.has_label("original-title", "subjects")]
    addressed = any("@" in line.text or (line.stamp and line.stamp.dated) for line in fields)
    return _value(told[0]) if len(told) == 1 and len(fields) >= _FEWEST_FIELDS and addressed else None


def _spelt(frame: _Frame) -> str | None:
    """Return the site's name, where it is an address as the lines around the headline write it."""
    name, dot, _ = (frame.site or "").casefold().partition(".")
    if not dot or " " in name:
        return frame.site
    parts = (part.strip(TRIM) for line in frame.near.values() for part in WITH_NEXT.split(line.text))
    return next((part for part in parts if part.casefold().replace(" ", "") == name), frame.site)


def _main(regions: Sequence[Region]) -> str | None:
    """Return the pack of the language that most of a text is in."""
    sizes: Counter[str | None] = Counter()
    for region in regions:
        sizes[pack_tag(region.language)] += region.end - region.start
    return max(sizes, key=lambda tag: sizes[tag], default=None)


def _house(lines: Sequence[Line], gone: Mapping[int, Verdict], frame: _Frame) -> str | None:
    """Return the newspaper, agency or station that stands around the headline, or in brackets that open the text."""
    told = (line for at, line in frame.near.items() if at not in gone or gone[at].kind in _TELLING)
    around = agreed(publishers.named(line, frame.words) for line in told)
    if around or frame.title is None:
        return around
    below = [lines[at] for at in range(frame.title + 1, min(len(lines), frame.title + _BELOW)) if at not in gone]
    prose = next((line for line in below if line.prose), None)
    return publishers.opening(prose, frame.words) if prose else None


def _unintroduced(lines: Sequence[Line], gone: Mapping[int, Verdict], frame: _Frame) -> str | None:
    """Return the author whom no label names: beside the date, in brackets that open the text, or below it."""
    if frame.title is None:
        return None
    kept = [at for at in range(frame.title + 1, len(lines)) if at not in gone]
    texts = {at: lines[at] for at in kept}
    prose = [at for at in kept if texts[at].prose]
    if not prose:
        bare = (lines[at] for at in frame.near if _goes_bare(at, gone, frame.title))
        return _signed(bare, {}, frame, uncased=True)
    dated = [at for at, line in frame.near.items() if line.stamp and line.stamp.dated]
    beside = [at for at in frame.near if at in texts or _goes_bare(at, gone, frame.title)]
    beside = [at for at in beside if at - 1 not in frame.near or not _introduces(frame.near[at - 1], frame.words)]
    beside = [at for at in beside if any(0 < abs(at - i) <= _BESIDE for i in dated)]
    above = frame.title - 1 in dated
    right_beside = [
        at
        for at in beside
        if at > frame.title
        and (
            any(abs(at - i) == 1 for i in dated)
            or (above and at == frame.title + 1)
            or (at in gone and gone[at].rule.endswith(_BARE))
        )
    ]
    last = [at for at in kept[-1:] if at > prose[-1]]
    below = (lines[at] for at, verdict in gone.items() if verdict.rule.endswith(".below"))
    opening = [*(at for at in frame.near if at in texts), prose[0]]
    return (
        _signed((frame.near[at] for at in beside), texts, frame)
        or agreed(bylines.reporter(texts[at], frame.words) for at in opening)
        or _signed((frame.near[at] for at in right_beside), texts, frame, uncased=True)
        or _signed((texts[at] for at in last if gone and at - 1 in texts and texts[at - 1].closed), texts, frame)
        or bylines.authors([texts[at] for at in last], frame.words, frame.site)
        or agreed(bylines.signature(line, frame.words, frozenset()) for line in below)
        or _signed(_beside_days([frame.near[at] for at in dated], frame.words), texts, frame)
    )


def _beside_days(lines: Iterable[Line], words: Words) -> list[Line]:
    """Return what a sign sets off from the date in lines with nothing else, as lines (Bülent Aksu - 21 Ekim 2024)."""
    found = []
    for line in lines:
        parts = [part.strip(TRIM) for part in WITH_NEXT.split(line.text)] if not line.labels else []
        named = [part for part in parts if part and not any(map(str.isdigit, part))]
        named = [part for part in named if not publishers.is_house(part, words)]
        if len(parts) in (2, 3) and len(named) == 1:
            found += read_lines([Block(0, len(named[0]), named[0])], words)
    return found


def _goes_bare(at: int, gone: Mapping[int, Verdict], title: int) -> bool:
    """Say whether a line below the headline goes for its shape alone, as names do, and what follows it goes too."""
    if at <= title or at not in gone:
        return False
    return gone[at].rule.endswith(_BARE) or (at + 1 in gone and gone[at].rule.startswith(_SHAPED))


def _introduces(line: Line, words: Words, *groups: str) -> bool:
    """Say whether a line is nothing but the label of a byline, of one of the groups if any is given."""
    entries = (*line.whole, *words.label(f"{line.key.strip(':：')}:")[0])
    return any(entry.kind == "byline" and (not groups or entry.group in groups) for entry in entries)


def _below_label(frame: _Frame) -> str | None:
    """Return the name on the line below a label of authors that stands alone near the headline."""
    labels = [at for at, line in frame.near.items() if _introduces(line, frame.words, "authors")]
    names = (frame.near[at + 1] for at in labels if at + 1 in frame.near)
    return agreed(bylines.signature(line, frame.words, frozenset()) for line in names)


def _signed(lines: Iterable[Line], texts: Mapping[int, Line], frame: _Frame, *, uncased: bool = False) -> str | None:
    """Return the name that is all of one of the lines, when the running text does not speak of it.

    `uncased` lets names in scripts without capitals count.
    """
    short = list(lines)
    if not short:
        return None
    spoken = frozenset(word for line in texts.values() if line.prose for word in _WORDS.findall(line.folded))
    return agreed(bylines.signature(line, frame.words, spoken, uncased=uncased) for line in short)


def signed(told: Metadata, regions: Sequence[Region]) -> Metadata:
    """Return what markup says with the author's name alone, where words of the text's languages introduce it."""
    if told.author is None:
        return told
    words = load(pack_tags(region.language for region in regions))
    names = bylines.without_posts(bylines.without_words(told.author, words), words)
    return told._replace(author=", ".join(capitals.cased(name, words) for name in names.split(", ")))


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Return both together, field by field; where both know one, `first` wins.

    A title that ends in the publisher's name, or goes on behind the title of `second`, loses that end; the end is the
    publisher when no other is known.
    """
    merged = Metadata(*(one or other for one, other in zip(first, second, strict=True)))
    title, site = _without_site(merged.title, merged.publisher, second.title)
    return merged._replace(title=title, publisher=merged.publisher or site)


def _without_site(title: str | None, publisher: str | None, headline: str | None) -> tuple[str | None, str | None]:
    """Return a page's title without the site's name behind it, and that name, None where none can be told."""
    if title is None:
        return None, None
    for mark in _TITLE_PARTS.finditer(title):
        start, end = title[: mark.start()].strip(), title[mark.end() :].strip()
        told = headline is not None and start.casefold() == headline.casefold()
        if start and end and (told or (publisher is not None and end.casefold() == publisher.casefold())):
            return start, end
    return title, None


def _value(line: Line) -> str | None:
    """Return what stands behind the line's label, as it is written."""
    found = _LABEL.match(line.text)
    return line.text[found.end() :].strip(TRIM) or None if found else None


def _date(lines: Sequence[Line], frame: _Frame) -> str | None:
    """Return the date of publication: the one without a label, else the first whose label tells of no later change."""
    dated = [(line, day) for line in lines if (day := _day(line, frame))]
    plain = {day for line, day in dated if not line.labels and not _updates(line, frame.words)}
    if plain:
        return plain.pop() if len(plain) == 1 else None
    first = [day for line, day in dated if not _updates(line, frame.words)] or [day for _, day in dated]
    return first[0] if first else None


def _posted(lines: Sequence[Line], frame: _Frame) -> str | None:
    """Return when the first post of a thread was written: each post has its time in elements like those of the others.

    Other pages that repeat times are an article with comments, whose text stands above the first of them, and lists,
    whose entries have linked headings or no text.
    """
    below = range(0 if frame.title is None else frame.title + 1, len(lines))
    first = next((at for at in below if lines[at].prose or _is_clocked(lines[at])), None)
    if first is None or lines[first].hint is None or not _is_clocked(lines[first]):
        return None
    second = next(
        (at for at in range(first + 1, len(lines)) if _is_clocked(lines[at]) and _alike(lines, first, at)), None
    )
    between = lines[first + 1 : second]
    listed = any(line.hint and line.hint.tag in _TITLING and line.hint.link_density > _LINKED for line in between)
    told = any(line.size >= _POST for line in between)
    return _day(lines[first], frame) if second is not None and told and not listed else None


def _is_clocked(line: Line) -> bool:
    return line.stamp is not None and line.stamp.dated and line.stamp.clocked


def _alike(lines: Sequence[Line], at: int, other: int) -> bool:
    """Say whether two lines stand in different elements, within each other by the same names."""
    left, right = lines[at].hint, lines[other].hint
    if left is None or right is None or left.nodes == right.nodes or len(left.path) != len(right.path):
        return False
    return all(one.partition(".")[0] == two.partition(".")[0] for one, two in zip(left.path, right.path, strict=True))


def _day(line: Line, frame: _Frame) -> str | None:
    """Return the date in a line, days before months where the language has them so; the first before a later change."""
    stamp = line.stamp
    if stamp is None:
        return None
    day = stamp.date or (stamp.day_first if frame.day_first else None)
    if day or not stamp.dated:
        return day
    changed = next((cut for cut in _GAP.finditer(line.text) if _changes(line.text[cut.end() :], frame.words)), None)
    front = line.text[: changed.start()].strip(TRIM) if changed else ""
    return _day(read_lines([Block(0, len(front), front)], frame.words)[0], frame) if front else None


def _changes(text: str, words: Words) -> bool:
    """Say whether a text begins with a word for a later change."""
    key = fold(text).text
    begun = (match.entry.word for match in words.starts(key) if match.entry.kind == "date-line")
    labels = words.label(key)[0]
    return any(entry.group == "updates" for entry in (*labels, *(e for word in begun for e in words.labelled(word))))


def _updates(line: Line, words: Words) -> bool:
    """Say whether the line tells when the text was last changed."""
    begins = line.begins("date-line")
    entries = (*line.labels, *(words.label(f"{begins.entry.word}:")[0] if begins else ()))
    return any(entry.group == "updates" for entry in entries)


def _publisher(line: Line) -> str | None:
    stamp = line.stamp
    if stamp is None or not stamp.dated or stamp.alone or line.labels or line.edges:
        return None
    parts = [part.strip(TRIM) for part in WITH_NEXT.split(line.text)]
    named = [part for part in parts if part and not any(char.isdigit() for char in part)]
    return named[0] if len(named) == 1 and len(parts) == 2 else None


def _url(line: Line) -> str | None:
    found = _ADDRESS.search(line.text) if line.has_label("date-line", "links") else None
    return found[0] if found else None
