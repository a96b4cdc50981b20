"""What a page says of its text outside of it: descriptions in its head, texts in its JSON-LD, its titles.

Search engines and previews are shown what a page is about. Where the words of a line stand there one after the other,
the line belongs to that; what stands beside such lines is likely to, and what stands far from them is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import unescape

from corpus.lexicon import is_unspaced
from corpus.patterns import lazy

_WORD = lazy(r"\w+")
# Names of types in schema.org and OpenGraph: of articles, of threads and questions, of goods, of lists.
_KINDS = (
    lazy(r"(?:article|blogposting)$"),
    lazy(r"(?:discussionforumposting|qapage|question|answer|comment)$"),
    lazy(r"(?:product|productgroup|offer)$"),
    lazy(r"(?:itemlist|collectionpage|searchresultspage)$"),
)
_TAG = lazy(r"<[^<>]{0,300}>")
# Words that stand one after the other, and of all descriptions and all texts so many are read.
_TOGETHER, _MOST = 3, 20_000


class Said:
    """The runs of words that a page says of itself.

    `described` are those of its head's descriptions, `stated` of the texts in its JSON-LD, `read` of its readers' texts
    there; `titled` are the words of its titles. `sells` says that it is about one product, `fits` that it was made to
    fit small screens too, as pages are since there are such.
    """

    __slots__ = ("described", "fits", "kinds", "read", "sells", "stated", "titled")

    def __init__(
        self,
        descriptions: Iterable[str] = (),
        texts: Iterable[tuple[str, bool]] = (),
        titles: Iterable[str] = (),
        *,
        sells: bool = False,
        fits: bool = False,
        kinds: Collection[str] = (),
    ) -> None:
        """Take the descriptions, the texts with a mark of those that readers wrote, the titles, and what is told."""
        self.sells = sells
        self.kinds = tuple([float(any(map(kind.search, kinds))) for kind in _KINDS])
        self.fits = fits
        found = list(texts)
        self.described = _runs(dict.fromkeys(descriptions))
        self.stated = _runs(text for text, read in found if not read)
        self.read = _runs(text for text, read in found if read)
        self.titled = {word for title in titles for word in words(title)}

    @property
    def reports(self) -> bool:
        """Whether it calls itself an article, and no thread of posts."""
        return self.kinds[0] > 0 and not self.kinds[1]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, of scripts without spaces its characters."""
    found = _WORD.findall(text.lower())
    if text.isascii():
        return found
    return [part for word in found for part in (word if is_unspaced(word[0]) else (word,))]


def runs(found: Sequence[str]) -> list[str]:
    """Return the runs of words; one run where there are fewer."""
    if len(found) <= _TOGETHER:
        return [" ".join(found)]
    return [*map(" ".join, zip(*[found[at:] for at in range(_TOGETHER)], strict=False))]


def _runs(texts: Iterable[str]) -> frozenset[str]:
    """Return the runs of up to `_TOGETHER` words of texts, in which heads may escape markup."""
    known: set[str] = set()
    left = _MOST
    for text in texts:
        found = words(_TAG.sub(" ", unescape(unescape(text[: 16 * left]))))[:left]
        left -= len(found)
        for size in range(1, _TOGETHER + 1):
            known.update(" ".join(found[at : at + size]) for at in range(len(found) - size + 1))
    return frozenset(known)
