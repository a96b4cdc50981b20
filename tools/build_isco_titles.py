"""Build ``corpus/data/isco08_titles.tsv``: ISCO-08 unit groups of English occupation titles of several words.

    python tools/build_isco_titles.py OCCUPATIONS.tsv

OCCUPATIONS.tsv is the English table of ESCO v1.1.1 (columns ``label``, ``isco08``; European Commission, free of
charge with attribution; ISCO-08 is the International Labour Organization's). Kept are titles of two to four plain
words that ESCO gives one unit group alone.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "corpus" / "data" / "isco08_titles.tsv"
HEADER = (
    "# ISCO-08 unit groups of English titles, made by tools/build_isco_titles.py from ESCO v1.1.1.\n"
    "# This service uses the ESCO classification of the European Commission. Labels were selected.\n"
)
_PLAIN = re.compile(r"[a-z0-9'+#.]+(?: [a-z0-9'+#.]+){1,3}")


def main() -> None:
    """Write the table, sorted by title."""
    codes: dict[str, set[str]] = defaultdict(set)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            codes[row["label"].lower().replace("-", " ")].add(row["isco08"])
    plain = {title: next(iter(found)) for title, found in codes.items() if len(found) == 1 and _PLAIN.fullmatch(title)}
    TARGET.write_text(HEADER + "".join(f"{title}\t{code}\n" for title, code in sorted(plain.items())), "utf-8")
    print(f"{len(plain)} titles")


if __name__ == "__main__":
    main()
