"""Make corpus/data/hant.tsv: Traditional Chinese characters with their Simplified form.

Source: the character conversions of OpenCC (Apache-2.0, https://github.com/BYVoid/OpenCC), asked one
character at a time. Run with the package `opencc` installed: python tools/build_hant.py
"""

from pathlib import Path

import opencc

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "hant.tsv"
RANGES = ((0x3400, 0xA000), (0xF900, 0xFB00))


def main() -> None:
    """Write the table, ordered by code point."""
    convert = opencc.OpenCC("t2s").convert
    pairs = ((char, convert(char)) for low, high in RANGES for char in map(chr, range(low, high)))
    rows = [f"{char}\t{simple}" for char, simple in pairs if simple != char and len(simple) == 1]
    head = "# Traditional and Simplified form of a character. Source: OpenCC (Apache-2.0). Made by tools/build_hant.py"
    TARGET.write_text("\n".join([head, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
