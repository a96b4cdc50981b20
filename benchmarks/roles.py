"""Score role names on cases that were written without the rules, next to a list of words in the same run.

python -m benchmarks.roles                     the cases, by language
python -m benchmarks.roles --coverage DATA     labels of DATA/reference in neutral sentences: overlap recall
python -m benchmarks.roles --running DATA      hits on DATA/text, a sample of each language to read

`python -m benchmarks.score roles -v` shows every fault. The list of words holds the heads of the language's own pack,
found wherever they stand.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
from benchmarks.score import Row, cases, extracts, score_role_row
from benchmarks.tally import Score
from corpus.folding import fold
from corpus.lexicon import Lexicon
from corpus.packs import data_lines, pack_tags

_NAMES = ("span exact", "span overlap", "name of correct span", "ISCO of correct span")
_FRAMES = {
    "de": "Wir suchen: {}, ab sofort.",
    "en": "She works as a {}.",
    "es": "Se busca {} para incorporación inmediata.",
    "fr": "Elle est {} depuis deux ans.",
    "it": "Cercasi {} con esperienza.",
    "nl": "Wij zoeken per direct een {}.",
    "pl": "Poszukujemy: {}, od zaraz.",
    "pt": "Procura-se {} com experiência.",
    "sv": "Hon har arbetat som {} i två år.",
}
_LABELS, _SAMPLE = 2000, 25


def on_cases() -> None:
    """Print the figures of each language, and those of the list of words."""
    total, plain, hits, empty = Score(), Score(), 0, 0
    print(f"{'':10}" + "".join(f"{name:>22}" for name in _NAMES) + f"{'hit without a role':>22}")
    for language, rows in cases("roles"):
        score, words, own, without = Score(), _words(language), 0, 0
        for row in rows:
            found: list[Row] = extracts(row)["roles"]
            for one in (score, total):
                score_role_row(one, row, found)
            _score_spans(plain, row, set(_listed(words, row["text"])))
            if not row["roles"]:
                without += 1
                own += bool(found)
        hits, empty = hits + own, empty + without
        cells = "".join(f"{score.f1(name)[0]:22.3f}" for name in _NAMES)
        print(f"{language:10}{cells}{f'{own} of {without}':>22}")
    print(f"{'all':10}" + "".join(f"{total.f1(name)[0]:22.3f}" for name in _NAMES) + f"{f'{hits} of {empty}':>22}")
    print(*(f"list of words: {name} F1 {plain.f1(name)[0]:.3f}" for name in _NAMES[:2]), sep="\n")


def _words(language: str) -> Lexicon[str]:
    """Return the heads of a language's pack as bare words."""
    tags = pack_tags([language])
    rows = (line.split("\t") for line in data_lines(f"langs/{tags[-1]}/roles.tsv"))
    forms = (form for row in rows if row[0] == "A" for form in row[1].split("|"))
    return Lexicon((fold(form).text, form) for form in forms)


def _listed(words: Lexicon[str], text: str) -> Iterator[tuple[int, int]]:
    folded = fold(text).text
    if len(folded) == len(text):
        yield from ((hit.start, hit.end) for hit in words.find(folded))


def _score_spans(score: Score, row: Row, found: set[tuple[int, int]]) -> None:
    due = {tuple(role["span"]) for role in row["roles"]}
    score.add("span exact", sorted(due), sorted(found))
    near = [span for span in due if any(a < span[1] and span[0] < b for a, b in found)]
    far = [span for span in found if not any(a < span[1] and span[0] < b for a, b in due)]
    score.add("span overlap", sorted(due), sorted([*near, *far]))


def on_labels(data: Path) -> None:
    """Print how many labels of occupations are found, and how many have the right ISCO-08 minor group."""
    for language, frame in _FRAMES.items():
        with (data / "reference" / f"occupations_{language}.tsv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        random.Random(1).shuffle(rows)  # noqa: S311 - the same labels every time
        met = coded = right = 0
        for row in rows[:_LABELS]:
            label = row["label"].split("/")[0].strip()
            text = frame.format(label)
            start = text.index(label)
            found = [role for role in corpus.extract(text, language).roles if role.span[1] > start]
            met += bool(found)
            if found and found[0].isco:
                coded += 1
                right += found[0].isco[:3] == row["isco08"][:3]
        count = min(len(rows), _LABELS)
        shares = f"ISCO-08 given {coded / count:.3f}, right {right / max(1, coded):.3f}"
        print(f"{language}  overlap recall {met / count:.3f}  {shares}")


def on_running_text(data: Path) -> None:
    """Print the hits for so much text in each language, the speed, and a sample to read."""
    for path in sorted((data / "text").glob("*.txt")):
        text = path.read_text("utf-8")[:200_000]
        start = time.perf_counter()
        found = corpus.extract(text, path.stem).roles
        speed = len(text.encode()) / (time.perf_counter() - start) / 1e6
        print(f"== {path.stem}: {len(found)} hits in {len(text)} characters, {speed:.1f} MB/s with pay")
        for role in random.Random(1).sample(found, min(_SAMPLE, len(found))):  # noqa: S311 - the same sample every time
            around = text[max(0, role.span[0] - 40) : role.span[1] + 30].replace("\n", " ")
            print(f"   {role.text} = {role.name} {role.isco}: {around}")


def main() -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--coverage", type=Path, metavar="DATA", help="labels of DATA/reference instead")
    parser.add_argument("--running", type=Path, metavar="DATA", help="text of DATA/text instead")
    options = parser.parse_args()
    if options.coverage:
        on_labels(options.coverage)
    elif options.running:
        on_running_text(options.running)
    else:
        on_cases()


if __name__ == "__main__":
    main()
