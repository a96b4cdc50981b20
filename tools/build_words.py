"""Make corpus/data/words.bin: the usual words of the languages that foreign letters are repaired in.

The words come from wordfreq (data CC-BY-SA-4.0), the most frequent first, one a line under the tag of their language,
compressed. Run with the package `wordfreq` installed:

    python tools/build_words.py
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from wordfreq import top_n_list

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "words.bin"
LANGUAGES = ("ar", "fa", "he")
MOST = 24000
WORD = re.compile("[\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u067e-\u06cc]{3,20}")


def main() -> None:
    """Write the file."""
    lines: list[str] = []
    for language in LANGUAGES:
        words = [word for word in top_n_list(language, 2 * MOST) if WORD.fullmatch(word)]
        lines += [f"[{language}]", *words[:MOST]]
    TARGET.write_bytes(zlib.compress("\n".join(lines).encode(), 9))


if __name__ == "__main__":
    main()
