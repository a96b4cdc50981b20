"""The words of boilerplate, out of the languages' packs, in a form that answers questions about a line.

A pack's ``boilerplate.txt`` has lists headed ``[kind.group]``, one word a line. The group is the place in a line:

* ``lines``, ``headings`` and the other groups of `_WHOLE`: the line is this and nothing else
* ``applying``: a button by which one applies for a post, which tells that the page is a posting
* ``readers``: what forums call those who write, above what they wrote; ``floors``: the place of a post in its thread,
  before who wrote it
* ``answers``: a heading of comments, but of content below a question; ``boards``: a place of threads in a path
* ``issues``: what the number of an issue is made of
* ``labels`` and the other groups of `_LABELS`: stand before a colon, a bar or a slash, with a value after it
* ``firms``: begin or end the name of a firm
* ``subjects``: label what a mail is about, among its other fields
* ``starts``, ``ends``: the line begins or ends so; ``download our … app`` begins with the one and has the other behind
* ``openers``: the line begins so, and names a section or an author (``more from``)
* ``phrases``, ``terms``: anywhere in the line
* ``about``: words of a text whose subject is the kind itself

and lists ``[time.part]`` for what dates and times are made of (``joints`` stand between day, month and year); under
``[time.months]`` each line is a month, its names parted by commas, and so under ``[time.solar]``, for the solar
calendar of Iran (``lunar`` are months of the Islamic one, whose days stand beside others). ``[open]``, without words,
tells that endings are written on to words: beginnings and phrases count before an ending too; ``[month-first]`` tells
that figures may give the month before the day, ``[unaccented]`` that many write without accents, in capitals above all
(PUBLICITE, A lire également).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus.boilerplate.evidence import KINDS
from corpus.folding import folded_sections
from corpus.lexicon import Lexicon, joins
from corpus.packs import PackError
from corpus.patterns import lazy
from corpus.records import NamedTuple

_WHOLE = frozenset(
    {
        "lines",
        "headings",
        "answers",
        "menu",
        "home",
        "boards",
        "networks",
        "buttons",
        "fields",
        "marks",
        "readers",
        "floors",
        "issues",
        "agencies",
        "applying",
    }
)
_LABELS = frozenset({"labels", "sources", "links", "authors", "staff", "notes", "subjects", "updates"})
_ANYWHERE = frozenset({"phrases", "terms", "about"})
_COUNTS = frozenset({"counts"})
_FIRMS = frozenset({"firms"})
_STARTS = frozenset({"starts", "openers"})
_GROUPS = _WHOLE | _LABELS | _ANYWHERE | _COUNTS | _FIRMS | _STARTS | {"ends"}
_TIME = frozenset(
    {
        "weekdays",
        "units",
        "before",
        "after",
        "now",
        "noise",
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "ordinals",
        "joints",
        "lunar",
    }
)

# Stands around the words of a line without belonging to them.
_SIGNS = (
    " \t\u00a0\u3000\u200b\u200e\u200f\ufeff•·●○■□▪▌▍▎👉☞📌🔗◆◇★☆►▶▸▼▲→←↑↓›»‹«><＞＜|｜︱丨/\\—–-_=~*#+^@&%✕×✖✓©®™"
    "※◎▷▽△⟶➔➜➤⬅➡≫│┃¦❘‧⚠❗❕⛔"
)
_PUNCTUATION = ",，、.。…:：;；!！?？¿¡؟،()（）[]【】「」『』《》〈〉{}\"'“”‘’`"
EDGES = _SIGNS + _PUNCTUATION
_LABEL = lazy(r"[\s•·●■▪▌▍▎👉☞📌🔗◆★►▶▷◀◁→➤⬅➡※◎*(（\[【>＞-]{0,6}([^:：|｜︱丨/／＝]{1,40}?)\s{0,4}[:：|｜︱丨/／＝]")
# 【延伸閱讀】三班制的孩子誰來顧, ▼ 廣告 ▼ 滿額現折, ＼あわせて読みたい／坂の上の銭湯
_BRACKETED = lazy(
    r"(?:[【\[〔]([^】\]〕]{1,20})[】\]〕]|[▼▽]\s?([^▼▽]{1,20}?)\s?[▼▽]|[(（]([^()（）]{1,20})[)）]|＼\s?([^＼／]{1,20}?)\s?／)\s{0,2}[:：]?"
)
_OPENERS = ("【", "[", "〔", "▼", "▽", "(", "（", "＼")
# 文・取材, Text & photos
_POSTS = lazy(r"[・&＆+、]")
_MADE = frozenset({"byline", "image-credit"})
_COLON = lazy(r"[:：|｜︱丨/／＝]")
_LABEL_SIZE = 50
_ELLIPSIS = "…"  # parts the beginning of a line from what stands behind it
_PREFIXES = (4, 3, 2)  # characters by which beginnings and ends are looked up; no word is shorter
_COUNT = "0123456789۰۱۲۳۴۵۶۷۸۹()（）[] ,.+:："
_ACCENTED = str.maketrans("àáâãçèéêëìíîïñòóôõùúûü", "aaaaceeeeiiiinoooouuuu")
# コメント（2件, Réagir (3 commentaires, 댓글 12개
_TALLY = lazy(r"(?:\s?[(（]\d[\d,]{0,8}\s?[^\W\d_]{1,14}|\s\d[\d,]{0,8}\s?[^\W\d_]{1,2})$")


class Entry(NamedTuple):
    """Where a word comes from: the kind and group of its list, the language of its pack, the word folded.

    `then` is what must stand anywhere behind the word, empty for most.
    """

    kind: str
    group: str
    tag: str
    word: str
    then: str = ""


class Match(NamedTuple):
    """A word of the packs at a span of a folded line."""

    entry: Entry
    start: int
    end: int


class Listed(NamedTuple):
    """A list of a pack with its words, folded."""

    kind: str
    group: str
    tag: str
    words: list[str]

    def entry(self, word: str, then: str = "") -> Entry:
        """Return one of the words as an entry."""
        return Entry(self.kind, self.group, self.tag, word, then)


class Calendar(NamedTuple):
    """What dates are made of: words by their part (see `_TIME`), and the months by name, those of Iran's too."""

    parts: dict[str, tuple[str, ...]]
    months: dict[str, int]
    solar: dict[str, int]


class Words:
    """The words of several packs together."""

    def __init__(
        self,
        lists: list[Listed],
        calendar: Calendar,
        opened: frozenset[str] = frozenset(),
        month_first: frozenset[str] = frozenset(),
    ) -> None:
        """Sort the words by the question that they answer.

        To those of the packs `opened` endings are written on; in those of `month_first` dates of figures may begin
        with the month.
        """
        self.month_first = month_first
        self.calendar = calendar
        self.tags = tuple(sorted({each.tag for each in lists}))
        self._opened = opened
        self.counts = tuple(dict.fromkeys(word for each in lists if each.group in _COUNTS for word in each.words))
        self._firms = tuple(dict.fromkeys(word for each in lists if each.group in _FIRMS for word in each.words))
        self._whole = _by_word(lists, _WHOLE)
        self._labels = _by_word(lists, _LABELS)
        self._starts = _buckets(lists, _STARTS, slice(_PREFIXES[0]))
        self._ends = _buckets(lists, frozenset({"ends"}), slice(-_PREFIXES[0], None))
        # Most lines are told by two characters to have neither.
        self._first, self._last = {key[:2] for key in self._starts}, {key[-2:] for key in self._ends}
        anywhere = ((word, each) for each in lists if each.group in _ANYWHERE for word in each.words)
        self._anywhere = Lexicon(anywhere, folded=True)

    def whole(self, key: str) -> tuple[Entry, ...]:
        """Return the entries that a line's `key` is, a count at either end left out of account."""
        found = self._whole.get(key)
        if not found and key and (key[-1] in _COUNT or key[0] in _COUNT):
            key = key.strip(_COUNT)
            found = self._whole.get(key)
        if not found and ("(" in key or "（" in key or key[-2:-1].isdigit()):
            key = _TALLY.sub("", key)
            found = self._whole.get(key)
        return tuple([listed.entry(key) for listed in found]) if found else ()

    def label(self, folded: str) -> tuple[tuple[Entry, ...], int]:
        """Return the entries of a folded line's label, and where a value begins; 0 when it has no such shape."""
        found = _BRACKETED.match(folded) if folded.startswith(_OPENERS) else None
        if found and (entries := self.labelled(found[1] or found[2] or found[3] or found[4])):
            return entries, found.end()
        if folded.isascii() and not (":" in folded or "/" in folded or "|" in folded):
            return (), 0
        if not _COLON.search(folded, 0, _LABEL_SIZE):
            return (), 0
        found = _LABEL.match(folded)
        if not found or found[1][-1].isdigit():
            return (), 0
        return self.labelled(found[1]), found.end()

    def labelled(self, label: str) -> tuple[Entry, ...]:
        """Return the entries that a folded label is; of several posts in one, those of the first if all are posts."""
        word = label.strip(EDGES)
        found = tuple([listed.entry(word) for listed in self._labels.get(word, ())])
        parts = _POSTS.split(word) if not found and _POSTS.search(word) else ()
        posts = [[listed for listed in self._labels.get(part.strip(), ()) if listed.kind in _MADE] for part in parts]
        return tuple([listed.entry(word) for listed in posts[0]]) if posts and all(posts) else found

    def credits(self, value: str) -> bool:
        """Say whether a folded value credits a picture: a label does that, before a colon or a dot."""
        label, _, name = value.replace("・", ".").partition(".")
        labels = self.label(value)[0] or (self.labelled(label) if name.strip() else ())
        return any(entry.kind == "image-credit" for entry in labels)

    def is_firm(self, key: str) -> bool:
        """Say whether a line's key begins or ends as names of firms do."""
        for word in self._firms:
            if key.startswith(word) and _closes(key, len(word)):
                return True
            if key.endswith(word) and (len(key) == len(word) or not joins(key[-len(word) - 1], word[0])):
                return True
        return False

    def starts(self, key: str) -> Iterator[Match]:
        """Yield the words that a line's key begins with, as whole words, the longest first."""
        for size in _PREFIXES:
            for entry in self._starts.get(key[:size], ()) if len(key) >= size else ():
                end = len(entry.word)
                opened = entry.tag in self._opened
                if not key.startswith(entry.word) or not (opened or _closes(key, end)):
                    continue
                if not entry.then or _stands(entry.then, key, end, opened):
                    yield Match(entry, 0, end)

    def ends(self, key: str) -> Iterator[Match]:
        """Yield the words that a line's key ends with, as whole words, the longest first."""
        for size in _PREFIXES:
            for entry in self._ends.get(key[-size:], ()) if len(key) >= size else ():
                start = len(key) - len(entry.word)
                if key.endswith(entry.word) and (start == 0 or not joins(key[start - 1], key[start])):
                    yield Match(entry, start, len(key))

    def edges(self, key: str) -> tuple[Match, ...]:
        """Return the words that a line's key begins or ends with."""
        begins = key[:2] in self._first and self._may_begin(key)
        if begins or (key[-2:] in self._last and self._may_end(key)):
            return (*self.starts(key), *self.ends(key))
        return ()

    def _may_begin(self, key: str) -> bool:
        for size in _PREFIXES:
            for entry in self._starts.get(key[:size], ()):
                if key.startswith(entry.word):
                    return True
        return False

    def _may_end(self, key: str) -> bool:
        for size in _PREFIXES:
            for entry in self._ends.get(key[-size:], ()):
                if key.endswith(entry.word):
                    return True
        return False

    def anywhere(self, folded: str) -> Iterator[Match]:
        """Yield the phrases in a folded text, as whole words."""
        for start, end, listed in self._anywhere.find(folded):
            begins = start == 0 or not joins(folded[start - 1], folded[start])
            if begins and (listed.tag in self._opened or _closes(folded, end)):
                yield Match(listed.entry(folded[start:end]), start, end)

    def inside(self, folded: str, kind: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of the phrases of `kind`, whatever stands beside them."""
        return ((start, end) for start, end, listed in self._anywhere.find(folded) if listed.kind == kind)


def _closes(key: str, end: int) -> bool:
    """Say whether a word may end at `end`."""
    return end == len(key) or not joins(key[end - 1], key[end])


def _stands(word: str, key: str, at: int, opened: bool) -> bool:
    """Say whether `word` stands in `key` behind `at`, first found as a whole word, or with an ending if `opened`."""
    start = key.find(word, at)
    return start >= 0 and (opened or _closes(key, start + len(word)))


def _by_word(lists: list[Listed], groups: frozenset[str]) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, tuple[Listed, ...]] = {}
    for listed in lists:
        if listed.group in groups:
            new = dict.fromkeys(listed.words, (listed,))
            found |= new | {word: (*found[word], listed) for word in found.keys() & new.keys()}
    return found


def _buckets(lists: list[Listed], groups: frozenset[str], at: slice) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for listed in lists:
        for word in listed.words if listed.group in groups else ():
            halves = [half.strip(EDGES) for half in word.split(_ELLIPSIS, 1)] if _ELLIPSIS in word else [word]
            found.setdefault(halves[0][at], []).append(listed.entry(*halves))
    return {char: sorted(bucket, key=lambda entry: -len(entry.word)) for char, bucket in found.items()}


@cache
def load(tags: tuple[str, ...]) -> Words:
    """Return the words of the packs `tags`. Raises PackError when a pack holds what it should not."""
    lists: list[Listed] = []
    parts: dict[str, list[str]] = {part: [] for part in _TIME}
    months: dict[str, int] = {}
    solar: dict[str, int] = {}
    flags: dict[str, list[str]] = {"open": [], "month-first": [], "unaccented": []}
    for tag in tags:
        for name, line, words in folded_sections(tag, "boilerplate"):
            kind, _, group = name.partition(".")
            place = f"langs/{tag}/boilerplate.txt:{line}: {name}"
            if name == "time.months":
                months |= _months(place, words)
            elif name == "time.solar":
                solar |= _months(place, words)
            elif name in flags:
                flags[name].append(tag)
            elif kind == "time":
                if group not in _TIME:
                    raise PackError(f"{place} is no part of dates")
                parts[group] += _cores(place, words)
            else:
                lists.append(_listed(place, tag, kind, group, words, bare=tag in flags["unaccented"]))
    calendar = Calendar({part: tuple(dict.fromkeys(words)) for part, words in parts.items()}, months, solar)
    return Words(lists, calendar, frozenset(flags["open"]), frozenset(flags["month-first"]))


def _listed(place: str, tag: str, kind: str, group: str, words: list[str], *, bare: bool) -> Listed:
    if kind not in KINDS:
        raise PackError(f"{place} is of no kind of boilerplate")
    if group not in _GROUPS:
        raise PackError(f"{place} is no group of words")
    cores = _cores(place, words)
    if bare:
        cores += [plain for word in cores if not word.isascii() for plain in _unaccented(word)]
    return Listed(kind, group, tag, cores)


def _unaccented(word: str) -> set[str]:
    """Return a word without its accents, and without that of its first letter alone, where it has such ones."""
    return {word.translate(_ACCENTED), word[0].translate(_ACCENTED) + word[1:]} - {word}


def _months(place: str, months: list[str]) -> dict[str, int]:
    if len(months) != 12:
        raise PackError(f"{place} has not the names of twelve months, one month a line")
    return {name: number for number, names in enumerate(months, 1) for name in _cores(place, names.split(","))}


def _cores(place: str, words: list[str]) -> list[str]:
    """Return the words without signs around them."""
    cores = [word.strip(EDGES) for word in words]
    if not all(cores):
        raise PackError(f"{place} has an empty word: {words[cores.index('')]!r}")
    return cores
