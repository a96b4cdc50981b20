"""Pages with gold text, and the peers that read them: what `benchmarks.boilerplate` measures on."""

from __future__ import annotations

import gzip
import html
import json
import logging
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import corpus
from tools.page_tokens import kept_aside, tokens

# The names under which justext has the stop words of a language.
_STOPLISTS = {"en": "English", "ru": "Russian", "pl": "Polish", "el": "Greek"}
_C4_WORDS = 5
_WRITTEN = Path(__file__).parent / "cases" / "pages"


class Gold(NamedTuple):
    """A page as it was fetched, and what it says; `source` is its folder, `kind` its type where one is given."""

    source: str
    name: str
    language: str
    kind: str
    text: str
    path: Path
    fields: dict[str, Any]

    def markup(self) -> str:
        """Return the page, decoded."""
        return corpus.decode(gzip.decompress(self.path.read_bytes())).text


def golds(data: Path) -> Iterator[Gold]:
    """Yield the pages that nothing was trained on: every third site of wcxb, and all others."""
    for listing in sorted((data / "pages").rglob("gold.jsonl")):
        folder = listing.parent
        source = "-".join(folder.relative_to(data / "pages").parts)
        for line in listing.read_text("utf-8").split("\n"):
            row = json.loads(line) if line else {}
            site = row.get("host") or urlsplit(row.get("url", "")).netloc
            if row and (source != "wcxb" or kept_aside(site)):
                path = folder / f"{row['id']}.html.gz"
                yield Gold(source, row["id"], row.get("lang", "en"), row.get("page_type", ""), row["text"], path, row)


def lines_of(data: Path) -> dict[tuple[str, str], list[str]]:
    """Return the visible lines of the pages by source and name."""
    found = {}
    for path in sorted((data / "lines").glob("*.jsonl.gz")):
        source = path.name.removesuffix(".jsonl.gz")
        for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
            row = json.loads(line) if line else {}
            if row:
                found[source, row["id"]] = row["lines"]
    return found


def written() -> tuple[list[Gold], dict[tuple[str, str], list[str]]]:
    """Return the pages that were written for this benchmark in many languages, and their lines by source and name.

    Documents that are clean already have the type ``clean``.
    """
    pages, lines = [], {}
    for path in sorted(_WRITTEN.glob("*.jsonl")):
        for line in filter(None, path.read_text("utf-8").split("\n")):
            row = json.loads(line)
            kept = [text for text, keep in zip(row["lines"], row["keep"], strict=True) if keep]
            kind = "clean" if kept == row["lines"] else row["page_type"]
            pages.append(Gold("written", row["id"], row["lang"], kind, "\n".join(kept), path, {}))
            lines["written", row["id"]] = row["lines"]
    return pages, lines


def scores(found: str, due: str) -> tuple[float, float, float]:
    """Return the token F1, precision and recall of a text."""
    left, right = Counter(tokens(found)), Counter(tokens(due))
    both, given, wanted = (left & right).total(), left.total(), right.total()
    if not given or not wanted:
        return (1.0, 1.0, 1.0) if given == wanted else (0.0, 0.0, 0.0)
    return 2 * both / (given + wanted), both / given, both / wanted


Peer = Callable[[str, str], str]


def peers() -> dict[str, Peer]:
    """Return the installed peers: each takes markup and its language, and gives text."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    known: dict[str, Peer] = {
        "trafilatura": _trafilatura,
        "resiliparse": _resiliparse,
        "readability": _readability,
        "boilerpy3": _boilerpy3,
        "justext": _justext,
    }
    return {name: peer for name, peer in known.items() if find_spec(name)}


def as_markup(lines: list[str]) -> str:
    """Return lines of plain text as paragraphs, for peers that read nothing else."""
    return f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in lines)}</body></html>"


def c4(lines: list[str]) -> str:
    """Return the lines that the rules of C4 keep: they end a sentence and have five words."""
    ends = (".", "!", "?", '"')
    return "\n".join(
        line
        for line in lines
        if line.rstrip().endswith(ends) and len(line.split()) >= _C4_WORDS and "javascript" not in line.lower()
    )


def _trafilatura(markup: str, _: str) -> str:
    return import_module("trafilatura").extract(markup) or ""


def _resiliparse(markup: str, _: str) -> str:
    found: str = import_module("resiliparse.extract.html2text").extract_plain_text(markup, main_content=True)
    return found


def _readability(markup: str, _: str) -> str:
    summary = import_module("readability").Document(markup).summary()
    found: str = import_module("lxml.html").fromstring(summary).text_content()
    return found


def _boilerpy3(markup: str, _: str) -> str:
    found: str = import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False).get_content(markup)
    return found


def _justext(markup: str, language: str) -> str:
    justext = import_module("justext")
    name = _STOPLISTS.get(language)
    words, settings = (
        (justext.get_stoplist(name), {}) if name else (frozenset(), {"stopwords_low": 0, "stopwords_high": 0})
    )
    return "\n".join(part.text for part in justext.justext(markup, words, **settings) if not part.is_boilerplate)
