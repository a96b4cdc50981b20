"""Which of the names that a page gives itself is its headline.

Heads shorten titles, lengthen them for search engines and write the site's name beside them; what readers see is a
heading, or a slogan. So each name is weighed by what others have in common with it, by whether it stands in the text,
in the address and in headings; `tools/train_titles.py` makes the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import mul

from corpus.lexicon import is_unspaced
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.records import NamedTuple

# What is told of each title, in the order of `numbers`.
SIGNS = (
    "element beside headings",
    "later heading",
    "part",
    "heading and part",
    "heading and end",
    "alike",
    "shared",
    "line",
    "address",
    "heading of an article",
    "heading of a site",
)
_WORD, _STEP = lazy(r"\w+"), lazy(r"[^\W_]+")
# What stands between a title and the name of a site; without blanks only beside characters of wide scripts.
_BETWEEN = lazy(r"\s[-–—|·•»«/~>:]{1,2}\s|\s?[|｜»•]\s?|\s?::\s?|(?<=[\u2e80-\uffff])[-–—_]|[-–—_](?=[\u2e80-\uffff])")
_LONGEST = 250
_MOST = 0.6  # of a site's name, where that stands alone
_SITE_LETTERS, _SITE_MORE = 4, 6  # letters that tell a site's name, and of what may stand beside them
_CUT_WORDS = 3  # words of a part of a title, or of a heading of the second level, that may be the headline
_FRAMES = 4  # names of sites around a title
_LINES = 400
_LAST = 40  # lines among which the notice of copyright stands
_MARKS = " ¶|｜»•·"  # what links and cuts leave beside a title


class Names(NamedTuple):
    """The names that a page gives itself, and what may tell which of them is its headline.

    `named` are the titles of its head, that of its title element last, `headings` what stands in its first-level
    headings, `below` in those of the second level; `sites` are the names and hosts of the site, `text` the visible
    lines, `kinds` the types that the page gives itself, in small letters.
    """

    named: Sequence[str]
    headings: Sequence[str] = ()
    below: Sequence[str] = ()
    sites: Sequence[str] = ()
    text: str = ""
    address: str | None = None
    kinds: frozenset[str] = frozenset()


def choose(names: Names) -> str | None:
    """Return the headline of a page, None where it has no name at all."""
    rows = numbers(names)
    best = max(rows, key=lambda title: sum(map(mul, _weights(), rows[title])), default=None)
    return best or next(iter(names.named), None)


def numbers(names: Names) -> dict[str, list[float]]:
    """Return what is told of each title that a page may have, by `SIGNS`; headings come before other titles."""
    known = _candidates(names)
    heads = [_without_site(title, _keys(names)) for title in names.named]
    words = [found for found in map(_words, heads) if found]
    own = {normal(text): at for at, text in reversed([*enumerate(_own(names))])}
    element = normal(heads[-1]) if heads and own else None
    headed = own.keys() | {normal(text) for text in names.below}
    inner, ends = _inner(names.named), _ends(names.named)
    lines, path = _lines(names.text, known), _path_words(names.address)
    article = any("article" in kind or "posting" in kind for kind in names.kinds)
    site = not {"website", "organization"}.isdisjoint(names.kinds)
    rows = {}
    for title in known:
        key, has = normal(title), _words(title)
        heading = key in headed
        rows[title] = [
            float(key == element),
            float(own.get(key, 0) > 0),
            float(key in inner),
            float(heading and key in inner),
            float(key in own and key in ends),
            max((len(has & other) / len(has | other) for other in words), default=0.0),
            max((len(has & other) / min(len(has), len(other)) for other in words if has), default=0.0),
            float(key in lines),
            len(has & path) / len(path) if path else 0.0,
            float(heading and article),
            float(heading and site),
        ]
    return rows


def _candidates(names: Names) -> list[str]:
    """Return the titles that a page may have, each once as its heading writes it.

    A part of a title of the head counts where it is a heading or a line of the page and not the end of the title.
    """
    keys = _keys(names)
    heads = [cut for title in names.named if normal(cut := _without_site(title, keys).strip(_MARKS))]
    inner = _inner(names.named)
    confirmed = inner | set(map(normal, heads))
    below = (text for text in names.below if len(normal(text).split()) >= _CUT_WORDS and normal(text) in confirmed)
    cuts = [part for title in heads for pair in parts(title) for part in pair if normal(part) in inner]
    long = [part for part in cuts if len(_words(part)) >= _CUT_WORDS]
    lines = _lines(names.text, long) if long else set()
    found: dict[str, str] = {}
    for title in (*_own(names), *below, *heads, *(part for part in long if normal(part) in lines)):
        found.setdefault(normal(title), title)
    return [*found.values()]


def _own(names: Names) -> list[str]:
    """Return the first-level headings that may be the headline: they are no site's name and no paragraph."""
    keys = _keys(names)
    found = (text.strip(_MARKS) for text in names.headings)
    return [text for text in found if normal(text) and len(text) <= _LONGEST and not _is_site(text, keys)]


def _keys(names: Names) -> list[str]:
    return [key for key in map(_joined, names.sites) if key]


def _inner(named: Sequence[str]) -> set[str]:
    """Return the parts of the titles of a head that are not the end of one."""
    return {normal(part) for title in named for pair in parts(title) for part in pair} - _ends(named)


def _lines(text: str, titles: Sequence[str]) -> set[str]:
    """Return the first lines of a text that are short enough to be one of the titles."""
    most = 2 * max(map(len, titles), default=0)
    return {normal(line) for line in text.split("\n", _LINES)[:_LINES] if len(line) <= most}


def _path_words(address: str | None) -> set[str]:
    """Return the words of the step of an address that has most of them."""
    path = (address or "").partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    steps = [[word for word in _STEP.findall(step.lower()) if len(word) > 1] for step in path.split("/")]
    return set(max(steps, key=lambda step: sum(not word.isdecimal() for word in step)))


@cache
def _weights() -> tuple[float, ...]:
    """Return the weights of `SIGNS`."""
    rows = dict(line.split("\t") for line in data_lines("titles.tsv"))
    return tuple(float(rows[sign]) for sign in SIGNS)


def normal(text: str) -> str:
    """Return the words of a text in small letters with a blank between them."""
    return " ".join(_WORD.findall(text.lower().replace("\u00ad", "")))


def parts(title: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each mark that may part a title from the name of its site."""
    for mark in _BETWEEN.finditer(title):
        yield title[: mark.start()].strip(), title[mark.end() :].strip()


def _ends(named: Iterable[str]) -> set[str]:
    return {normal([*parts(title)][-1][1]) for title in named if [*parts(title)]}


def _without_site(title: str, sites: Sequence[str]) -> str:
    """Return a title without the names of its site behind and before it."""
    for _ in range(_FRAMES):
        cuts = [pair for pair in parts(title) if all(pair)]
        if cuts and (_is_site(cuts[-1][1], sites) or _has_site(cuts[-1][1], sites)):
            title = cuts[-1][0]
        elif cuts and _is_site(cuts[0][0], sites):
            title = cuts[0][1]
        else:
            break
    return title


def _is_site(text: str, sites: Sequence[str]) -> bool:
    """Say whether a text is the name of the site, or the greater part of it."""
    key = _joined(text)
    return not key or any(key == site or (key in site and len(key) >= _MOST * len(site)) for site in sites)


def _has_site(text: str, sites: Sequence[str]) -> bool:
    """Say whether a text behind a title has the name of the site, or is a part of it."""
    key = _joined(text)
    return len(key) >= _SITE_LETTERS and any(
        key in site or (len(site) >= _SITE_LETTERS and site in key and len(key) <= 2 * len(site) + _SITE_MORE)
        for site in sites
    )


def hosts(address: str | None) -> list[str]:
    """Return the host of an address and the longest of its parts, which mostly names the site."""
    if not address or "://" not in address:
        return []
    host = address.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
    name = max(host.split(".")[:-1], key=len, default="")
    return [host, name] if len(name) > _SITE_LETTERS else [host]


def _joined(text: str) -> str:
    return normal(text).replace(" ", "").replace("_", "")


def beside(named: Sequence[str]) -> list[str]:
    """Return what stands beside one title of a head in another one, which is the name of its site."""
    known = {normal(title) for title in named}
    pairs = [pair for title in named if len(title) <= _LONGEST for pair in parts(title) if all(pair)]
    last = [first for first, end in pairs if normal(end) in known and normal(first) not in known]
    return [*(end for first, end in pairs if normal(first) in known and normal(end) not in known), *last]


def owners(named: Iterable[str], text: str) -> list[str]:
    """Return the parts of a head's titles that the last lines of the page name as who has its copyright."""
    signed = [f" {normal(line)} " for line in text.rsplit("\n", _LAST)[1:] if "©" in line and len(line) <= _LONGEST]
    cuts = dict.fromkeys(part for title in named for pair in parts(title) for part in pair if normal(part))
    return [part for part in cuts if any(f" {normal(part)} " in line for line in signed)]


def site(named: Iterable[str], address: str | None) -> str | None:
    """Return what stands behind the titles of a head where it tells the host of the page's `address`, else None."""
    names = [_joined(host) for host in hosts(address)]
    ends = ([*parts(title)][-1][1] for title in named if [*parts(title)])
    return next((end for end in ends if _has_site(end, names)), None)


def _words(text: str) -> set[str]:
    """Return the words of a text, in scripts without spaces its characters."""
    words: set[str] = set()
    for word in _WORD.findall(text.lower()):
        words.update(word if is_unspaced(word[0]) else (word,))
    return words
