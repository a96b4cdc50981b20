"""Which of the names that a page gives itself is its headline.

Heads shorten titles, lengthen them for search engines and write the site's name beside them; what readers see is a
heading. So a heading that the head confirms is the title, whole or a part of what the head says; then one that has
much in common with it; and without such a heading the head's own title, less the site's name.
"""

from collections.abc import Iterable, Iterator, Sequence

from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

_WORD = lazy(r"\w+")
# What stands between a title and the name of a site; without blanks only beside characters of wide scripts.
_BETWEEN = lazy(r"\s[-–—|·•»«/~>:]{1,2}\s|\s?[|｜»•]\s?|\s?::\s?|(?<=[\u2e80-\uffff])[-–—_]|[-–—_](?=[\u2e80-\uffff])")
_LONGEST = 250
# The share of the words of the shorter of two titles that the other has as well, where both may name the same.
_AGREE = 0.4
_MOST = 0.6  # of a site's name, where that stands alone
_SITE_LETTERS, _SITE_MORE = 4, 6  # letters that tell a site's name, and of what may stand beside them
_CUT_WORDS = 3  # words of a part of a title that no heading but another line of the page has
_FRAMES = 4  # names of sites around a title
_LINES = 400
_LAST = 40  # lines among which the notice of copyright stands


def choose(
    named: Sequence[str],
    headings: Sequence[str],
    below: Sequence[str],
    sites: Sequence[str],
    text: str,
    *,
    alike: bool = True,
) -> str | None:
    """Return the headline of a page, None where it has no name at all.

    `named` are the titles of its head, the surest first, `headings` what stands in its first-level headings, `below`
    in those of the second level; `sites` are the name and the host of the site, `text` the visible lines. Without
    `alike` a heading counts only where the head has it word for word.
    """
    keys = [key for key in map(_joined, sites) if key]
    heads = [title for title in (_without_site(title, keys) for title in named) if normal(title)]
    own = [text for text in headings if normal(text) and len(text) <= _LONGEST and not _is_site(text, keys)]
    found = _confirmed(named, heads, own, below)
    if not found and heads:
        lines = {normal(line) for line in text.split("\n", _LINES)[:_LINES]}
        found = next((title for title in heads if len(_words(title)) >= _CUT_WORDS and normal(title) in lines), None)
        found = found or (_like(heads, named, own) if alike else None) or _seen(heads, named, lines)
    return found or next(iter([*heads, *own, *named]), None)


def normal(text: str) -> str:
    """Return the words of a text in small letters with a blank between them."""
    return " ".join(_WORD.findall(text.lower().replace("\u00ad", "")))


def parts(title: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each mark that may part a title from the name of its site."""
    for mark in _BETWEEN.finditer(title):
        yield title[: mark.start()].strip(), title[mark.end() :].strip()


def _confirmed(named: Sequence[str], heads: Sequence[str], own: Sequence[str], below: Sequence[str]) -> str | None:
    """Return the first heading that is a title of the head, or a part of one that is not its end."""
    whole = set(map(normal, heads))
    inner = {normal(part) for title in named for pair in parts(title) for part in pair} - _ends(named)
    for known in (whole, inner):
        for heading in own:
            if normal(heading) in known:
                return heading
    return next((each for each in below if len(normal(each).split()) > 2 and normal(each) in whole | inner), None)


def _like(heads: Sequence[str], named: Sequence[str], own: Sequence[str]) -> str | None:
    """Return the heading that has most in common with a title of the head, if it has enough."""
    ends = _ends(named)
    likest, best = None, 0.0
    for heading in own:
        agreed = max((_shared(heading, title) for title in heads), default=1.0)
        if agreed > best and normal(heading) not in ends:
            likest, best = heading, agreed
    return likest if best >= _AGREE else None


def _seen(heads: Sequence[str], named: Sequence[str], lines: set[str]) -> str | None:
    """Return the title of the head, or the longest part of one, that is among the `lines` of the page."""
    cuts = (part for title in heads for pair in parts(title) for part in pair)
    known = lines - _ends(named)
    long = [part for part in cuts if len(_words(part)) >= _CUT_WORDS and normal(part) in known]
    return next((title for title in heads if normal(title) in known), max(long, key=len, default=None))


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


def _shared(one: str, other: str) -> float:
    """Return the share of the words of the text that has fewer that the other has as well."""
    left, right = _words(one), _words(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
