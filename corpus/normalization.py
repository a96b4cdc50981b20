"""What changes sound text, each when asked for: Unicode normalisation, width, and quotes.

Every change is an edit of one character with its marks, so that spans stay as close as they can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import combining, decomposition, is_normalized, normalize

from corpus.alignment import apply, compose
from corpus.document import Edit, Form, Options
from corpus.patterns import lazy

# ASCII never composes with what stands before it, so what lies between can be looked at alone.
_RUN = lazy(r"[!-~]?[^\x00-\x7f]+")
# Unicode's stream-safe text has thirty marks on a character; to order a heap of them takes time by its square, so
# that a greater one stays as it is.
_MOST = 64
# Characters that Unicode decomposes by <wide> or <narrow>; half-width kana with their voice marks.
_WIDTH = lazy(r"[\uff61-\uff9d][\uff9e\uff9f]?|[\u3000\uff01-\uff60\uff9e-\uffee]")
_QUOTE = lazy(r"[\u2018-\u201f]")
_DOUBLE = "\u201c"  # single ones stand before it

_REASONS = {"NFC": "normalisation form C was asked for", "NFKC": "normalisation form KC was asked for"}


def edits(text: str, options: Options, allows: Callable[[str], bool] = bool) -> list[Edit]:
    """Return the edits that `options` asks for, in order; `allows` says whether the rule of an identifier may act.

    Applied a second time, they change nothing.
    """
    if text.isascii():
        return []
    found: list[Edit] = []
    if options.fold_width and allows("normalize.width"):
        found = list(_folded(text))
    if options.straighten_quotes and allows("normalize.quotes"):
        found = compose(text, found, list(_straightened(apply(text, found))))
    if options.normalize and allows(f"normalize.{options.normalize.lower()}"):
        found = compose(text, found, list(_normalized(apply(text, found), options.normalize)))
    return found


def _folded(text: str) -> Iterator[Edit]:
    for wide in _WIDTH.finditer(text):
        after = normalize("NFC", "".join(map(_plain, wide.group())))
        if after != wide.group():
            yield Edit(wide.start(), wide.end(), after, "normalize.width", "folding of width was asked for")


def _plain(char: str) -> str:
    """Return the character of usual width: one step of decomposition, where NFKC takes several."""
    kind, _, code = decomposition(char).partition(" ")
    return chr(int(code, 16)) if kind in ("<wide>", "<narrow>") else char


def _straightened(text: str) -> Iterator[Edit]:
    for quote in _QUOTE.finditer(text):
        after = "'" if quote.group() < _DOUBLE else '"'
        yield Edit(quote.start(), quote.end(), after, "normalize.quotes", "straight quotes were asked for")


def _normalized(text: str, form: Form) -> Iterator[Edit]:
    if is_normalized(form, text):
        return
    rule, reason = f"normalize.{form.lower()}", _REASONS[form]
    for run in _RUN.finditer(text):
        if is_normalized(form, run.group()):
            continue
        for start, end in _clusters(run.group(), form):
            cluster = run.group()[start:end]
            after = normalize(form, cluster) if end - start <= _MOST else cluster
            if after != cluster:
                yield Edit(run.start() + start, run.start() + end, after, rule, reason)


def _clusters(run: str, form: Form) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `run` that normalise apart from each other: characters with what combines with them."""
    start = 0
    for at in range(1, len(run)):
        if not _joins(run[max(start, at - _MOST) : at], run[at], form):
            yield start, at
            start = at
    yield start, len(run)


def _joins(cluster: str, char: str, form: Form) -> bool:
    """Say whether `char` combines with the cluster before it."""
    if combining(normalize("NFKD" if form == "NFKC" else "NFD", char)[0]):
        return True
    return normalize(form, cluster + char) != normalize(form, cluster) + normalize(form, char)
