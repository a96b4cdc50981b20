"""Make corpus/data/spam.bin: how much groups of letters speak for spam.

Usage: python -m tools.train_spam DATA (needs the packages numpy, scipy, scikit-learn and wordfreq)

Spam is put together from the words of our own packs (langs/*/spam.txt and the terms of boilerplate.txt): lists of
goods with what pads them, and offers. Beside it stand honest lines in the same languages: DATA/text under attribution
licences (see `texts.py`: opensource.guide, CC-BY-4.0; Tatoeba, CC-BY 2.0 FR; XQuAD, DRCD, CMRC, JGLUE, KLUE, CC-BY-SA;
XCOPA, HeQ, CC-BY-4.0), pieces of it and words of wordfreq (CC-BY-SA-4.0) as lists, job titles of ESCO (DATA/reference),
honest offers, and the packs' words of menus. The lines of the pages in tests/cases/spam and tests/cases/boilerplate
count as what they are, those of tools/pages and of WCXB (DATA/pages, DATA/lines, CC-BY-4.0, without the sites kept
aside for benchmarks) as honest. What ships is one weight for each place of a table of hashes.

Format: what a line has before its first group and the value of a step, parted by a tab; after a line break one
signed byte a place.
"""

import argparse
import gzip
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import wordfreq
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus.boilerplate.grams import SIZE, places
from corpus.folding import fold
from corpus.packs import languages, sections
from tools.page_tokens import kept_aside
from tools.texts import sources, trained_lines

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "corpus" / "data" / "spam.bin"
OWN = Path(__file__).parent / "pages"
WRITTEN = ROOT / "tests" / "cases"
SPAM, HONEST, OTHERS, SEED = 3000, 4500, 3000, 1  # lines of a language; of one without a pack
SHORT, MENUS = 120, 15_000  # characters of lines of pages, and how many of them
TIMES = 4  # a line of the written pages counts so often
INVERSE_PENALTY = 20.0
STEPS = 127
SEPARATORS = (", ", " | ", " - ", " ", "，", "、", ", ", " / ", " • ")
TEXTS = {"zh": ("zh-Hans", "zh-Hant"), "id": ("id", "ms")}
UNSPACED = frozenset({"zh", "ja", "th"})
USUAL = 20_000  # words of a language
LUCKY = (77, 88, 99, 138, 168, 777, 888, 365)
SIGNS = ("@ab", "+", "0", "id: ")


class Language:
    """What lines of a language are put together from."""

    def __init__(self, tag: str, data: Path) -> None:
        """Read the packs, the texts, the usual words and the job titles of a language."""
        spam = {section.name: section.words for section in sections(tag, "spam")}
        plain = {section.name: section.words for section in sections(tag, "boilerplate")}
        self.wide = tag in UNSPACED
        self.sure = [*spam.get("terms", ()), *spam.get("taboo", ()), *plain.get("spam-header.terms", ())]
        self.wares, self.papers = spam.get("wares", []), spam.get("papers", [])
        self.hints, self.fill, self.calls = spam.get("hints", []), spam.get("fill", []), spam.get("calls", [])
        self.channels, self.reports = spam.get("channels", []), spam.get("reports", [])
        self.menus = [word for name, words in plain.items() if not name.startswith("spam") for word in words]
        self.lines = [line for each in TEXTS.get(tag, (tag,)) for line in trained_lines(data / "text", each)]
        known = tag in wordfreq.available_languages("best")
        self.usual = wordfreq.top_n_list(tag, USUAL) if known else []
        titles = data / "reference" / f"occupations_{tag}.tsv"
        rows = titles.read_text("utf-8").splitlines()[1:] if titles.exists() else []
        self.titles = [row.split("\t")[0] for row in rows]

    def piece(self, rng: random.Random) -> str:
        """Return a word or a few of a line of honest text."""
        line = rng.choice(self.lines)
        if self.wide:
            at = rng.randrange(max(1, len(line) - 4))
            return line[at : at + rng.randint(2, 7)].strip("。，、 ")
        words = line.split()
        at = rng.randrange(len(words))
        return " ".join(words[at : at + rng.randint(1, 3)]).strip(".,;:")

    def spam(self, rng: random.Random) -> str:
        """Return a line of spam: a list of goods, or an offer."""
        return self._goods(rng) if rng.random() < 0.6 else self._offer(rng)

    def _goods(self, rng: random.Random) -> str:
        goods = [*self.sure, *self.sure, *self.wares, *self.papers]
        items = [self._padded(rng, rng.choice(goods)) for _ in range(rng.randint(1, 7))]
        if rng.random() < 0.15:
            name = "".join(rng.choice("abeiklmnorstuz") for _ in range(rng.randint(4, 8)))
            items.insert(rng.randrange(len(items) + 1), f"{name}{rng.choice(LUCKY)}")
        return rng.choice(SEPARATORS).join(items)

    def _padded(self, rng: random.Random, item: str) -> str:
        if not self.fill or rng.random() >= 0.4:
            return item
        blank = "" if self.wide and rng.random() < 0.6 else " "
        pair = [item, rng.choice(self.fill)]
        rng.shuffle(pair)
        return blank.join(pair)

    def _offer(self, rng: random.Random) -> str:
        return self._offered(rng, rng.choice([*self.sure, *self.wares]))

    def _offered(self, rng: random.Random, what: str) -> str:
        """Return an offer: only what it offers tells whether it is spam."""
        parts = [what]
        for words, share in ((self.calls, 0.6), (self.calls, 0.3), (self.hints, 0.3), (self.fill, 0.6)):
            if words and rng.random() < share:
                parts.insert(rng.randrange(len(parts) + 1), rng.choice(words))
        if self.channels and rng.random() < 0.5:
            parts.append(f"{rng.choice(self.channels)} {rng.choice(SIGNS)}{rng.randint(10**4, 10**10)}")
        return rng.choice((" ", ", ")).join(parts)

    def honest(self, rng: random.Random) -> str:
        """Return a line that honest pages have: text, a list, titles, a contact, a menu, a report."""
        kinds: list[tuple[float, Callable[[random.Random], str]]] = [
            (0.30, self._text),
            (0.235, self._pieces),
            (0.20, self._words),
            (0.08, self._titles),
            (0.10, self._advert),
            (0.035, lambda rng: rng.choice(SEPARATORS).join(rng.choices(self.menus, k=rng.randint(1, 4)))),
            (0.05, self._report),
        ]
        return rng.choices([kind for _, kind in kinds], [share for share, _ in kinds])[0](rng)

    def text(self, rng: random.Random) -> str:
        """Return a line of honest text, or pieces of some."""
        return rng.choice([self._text, self._pieces])(rng)

    def _pieces(self, rng: random.Random) -> str:
        return rng.choice(SEPARATORS).join(self.piece(rng) for _ in range(rng.randint(1, 7)))

    def _text(self, rng: random.Random) -> str:
        line = rng.choice(self.lines)
        at = rng.randrange(len(line) - 120) if len(line) > 160 else 0
        return line[at : at + rng.randint(40, 200)] if len(line) > 160 else line

    def _words(self, rng: random.Random) -> str:
        blank = "" if self.wide and rng.random() < 0.5 else rng.choice(SEPARATORS)
        return blank.join(rng.choices(self.usual, k=rng.randint(2, 9))) if self.usual else self._text(rng)

    def _titles(self, rng: random.Random) -> str:
        return rng.choice(SEPARATORS).join(rng.choices(self.titles or self.lines, k=rng.randint(1, 4)))

    def _advert(self, rng: random.Random) -> str:
        return self._offered(rng, rng.choice([self.piece(rng), rng.choice(self.titles or self.usual or [""]), ""]))

    def _report(self, rng: random.Random) -> str:
        return " ".join([self.piece(rng), rng.choice(self.reports or [""]), self.piece(rng)])


def written(folder: Path) -> tuple[list[str], list[str]]:
    """Return the lines of spam, and all others, of pages that were written for the tests."""
    spam: list[str] = []
    honest: list[str] = []
    for path in sorted([*folder.glob("spam/*.jsonl"), *folder.glob("boilerplate/*.jsonl")]):
        for page in map(json.loads, path.read_text("utf-8").splitlines()):
            for line in page["lines"]:
                (spam if line["kind"] == "spam-header" else honest).append(line["text"])
    return spam, honest


def on_pages(data: Path) -> list[str]:
    """Return the lines of our own pages, and of WCXB's on sites that may be trained on; short ones, each once."""
    golds = map(json.loads, filter(None, (data / "pages" / "wcxb" / "gold.jsonl").read_text("utf-8").split("\n")))
    usable = {gold["id"] for gold in golds if not kept_aside(urlsplit(gold["url"]).netloc)}
    with gzip.open(data / "lines" / "wcxb.jsonl.gz", "rt", encoding="utf-8") as file:
        known = [page["lines"] for page in map(json.loads, file) if page["id"] in usable]
    own = [
        json.loads(row)["lines"]
        for path in sorted(OWN.glob("*.jsonl"))
        for row in path.read_text("utf-8").split("\n")
        if row
    ]
    short = [{line.strip(): None for page in pages for line in page if len(line) <= SHORT} for pages in (own, known)]
    return [*short[0], *random.Random(SEED).sample([*short[1]], MENUS)]  # noqa: S311 - not for secrets


def rows(texts: Sequence[str]) -> csr_matrix:
    """Return the groups of each text, each so heavy that the square of all is one."""
    found = [sorted(places(fold(text).text)) for text in texts]
    ends = np.cumsum([0, *map(len, found)])
    heights = np.concatenate([np.full(len(each), 1 / np.sqrt(max(1, len(each)))) for each in found])
    return csr_matrix((heights, np.concatenate(found).astype(int), ends), shape=(len(texts), SIZE))


def trained(data: Path, tags: Sequence[str]) -> tuple[float, np.ndarray]:
    """Return what a line has before its first group, and the weights."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    known = [Language(tag, data) for tag in tags]
    named = {name for tag in tags for name in TEXTS.get(tag, (tag,))}
    others = [Language(name, data) for name in sources((data / "README.md").read_text("utf-8")) if name not in named]
    own = written(WRITTEN)
    spam = [each.spam(rng) for each in known for _ in range(SPAM)] + own[0] * TIMES
    honest = [each.honest(rng) for each in known for _ in range(HONEST)] + own[1] * TIMES
    honest += on_pages(data)
    honest += [each.text(rng) for each in others for _ in range(OTHERS)]
    model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", max_iter=60, random_state=SEED)
    model.fit(rows(spam + honest), [1] * len(spam) + [0] * len(honest))
    return float(model.intercept_[0]), model.coef_[0]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    start, weights = trained(parser.parse_args().data, languages())
    step = float(np.quantile(np.abs(weights), 0.9995)) / STEPS
    steps = np.clip(np.rint(weights / step), -STEPS, STEPS).astype(np.int8)
    TARGET.write_bytes(f"{start:.5f}\t{step:.6f}\n".encode() + steps.tobytes())


if __name__ == "__main__":
    main()
