"""Score repair and decoding on damage of known truth, next to ftfy, chardet and charset-normalizer in the same run.

python -m benchmarks.repair DATA                    everything
python -m benchmarks.repair DATA --part matrix -v   one part, with every fault

DATA holds LANGUAGE.txt, one sentence a line; what `tools/texts.py` keeps aside from training is read. Languages that it
lacks are in `texts/`, written for this benchmark.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.damage import ONCE, TWICE
from benchmarks.parts.chinese import splice
from benchmarks.parts.clean import clean
from benchmarks.parts.detect import detect
from benchmarks.parts.letters import letters
from benchmarks.parts.lossy import lossy
from benchmarks.parts.matrix import matrix
from benchmarks.parts.sources import sources
from benchmarks.parts.spans import spans
from benchmarks.parts.speed import speed
from benchmarks.runs import Run
from benchmarks.samples import LANGUAGES

PARTS: dict[str, Callable[[Run], None]] = {
    "sources": sources,
    "matrix": partial(matrix, misreadings=ONCE),
    "twice": partial(matrix, misreadings=TWICE),
    "lossy": lossy,
    "spans": spans,
    "splice": splice,
    "letters": letters,
    "clean": clean,
    "detect": detect,
    "speed": speed,
}


def main() -> None:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder of LANGUAGE.txt, its README.md one level up")
    parser.add_argument("--part", choices=PARTS, action="append", help="may be given several times")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="may be given several times")
    parser.add_argument("--per-cell", type=int, help="texts for each pair, language and size")
    parser.add_argument("--seed", type=int, default=2026, help="decides which texts")
    parser.add_argument("--every", action="store_true", help="draw lines with foreign letters as well")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each fault")
    options = parser.parse_args()
    for part in options.part or PARTS:
        print(f"\n== {part} ==")
        PARTS[part](Run(options))


if __name__ == "__main__":
    main()
