"""Score wages, other money and currencies on cases that were written without the rules, next to peers in the same run.

python -m benchmarks.wages                      the cases, by language
python -m benchmarks.wages --speed DATA         MB/s of the stage on clean text and on rows of figures

`python -m benchmarks.score wages -v` shows every fault.
"""

from __future__ import annotations

import argparse
import time
from decimal import Decimal
from pathlib import Path

import corpus
from benchmarks.amounts import finders
from benchmarks.score import Row, cases, extracts, score_wage_row, value
from benchmarks.tally import Score

_NAMES = ("wage value", "wage with unit", "money value", "currencies", "role links", "open currency")
_POSTING = "Data engineer, Leeds: £{},{:03} - £{},500 a year. Ref 4711, apply by 3 May. Night shift, {} hours. "
_HOSTILE = {"digits": "1234567890", "separators": "1.,' ", "number words": "two thousand and three hundred "}


def on_cases() -> None:
    """Print the figures of each language, and those of the peers."""
    total, peers = Score(), {name: Score() for name in finders()}
    print(f"{'':10}" + "".join(f"{name:>16}" for name in _NAMES))
    for language, rows in cases("wages"):
        score = Score()
        for row in rows:
            found = extracts(row)
            for one in (score, total):
                score_wage_row(one, row, found)
            for name, finder in finders().items():
                _score_peer(peers[name], row, finder(row["text"], language))
        print(_line(language, score))
    print(_line("all", total), f"precision of wages {total.f1('wage value')[1]:.3f}", sep="\n")
    for name, score in peers.items():
        print(*(f"{name:18} {kind:12} F1 {score.f1(kind)[0]:.3f}" for kind in ("wage value", "money value")), sep="\n")


def _line(label: str, score: Score) -> str:
    cells = (f"{score.f1(name)[0]:.3f}" if any(key[0] == name for key in score.counts) else "-" for name in _NAMES)
    return f"{label:10}" + "".join(f"{cell:>16}" for cell in cells)


def _score_peer(score: Score, row: Row, found: list[tuple[Decimal, str | None]]) -> None:
    """Count a peer's amounts; the bounds of a range are two of them."""
    for name, key in (("wage value", "wages"), ("money value", "money")):
        due = {
            (Decimal(str(bound)), wanted[2])
            for wanted in map(value, row[key])
            for bound in wanted[:2]
            if bound is not None
        }
        score.add(name, sorted(due, key=str), sorted(set(found), key=str))


def on_speed(data: Path) -> None:
    """Print the speed of `corpus.extract`, and how it grows on text that is nothing but figures."""
    text = "\n".join((data / "text" / "en.txt").read_text("utf-8").split("\n")[:2000])
    # No two have the same figures: what was read before is known again.
    postings = [_POSTING.format(30 + at % 41, 7 * at % 1000, 72 + at % 23, 20 + at % 19) for at in range(2000)]
    for name, sample in (("clean text", text), ("postings", "".join(postings))):
        print(f"{name:14} {_speed(sample):8.2f} MB/s")
    for name, piece in _HOSTILE.items():
        small, large = (piece * (size // len(piece)) for size in (50_000, 200_000))
        print(f"{name:14} {_speed(small):8.2f} MB/s, four times as long {_speed(large):8.2f}")


def _speed(text: str) -> float:
    for _ in range(5):  # packs are loaded once, and the first short texts are read with less than whole ones
        corpus.extract("A nurse earns £20 an hour.", "en")
    start = time.perf_counter()
    corpus.extract(text, "en")
    return len(text.encode()) / (time.perf_counter() - start) / 1e6


def main() -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--speed", type=Path, metavar="DATA", help="measure speed on DATA/text instead")
    options = parser.parse_args()
    if options.speed:
        on_speed(options.speed)
    else:
        on_cases()


if __name__ == "__main__":
    main()
