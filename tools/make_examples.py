"""Damage clean documents the way the world does, for `examples/`.

    python -m tools.make_examples [FOLDER]

Reads the UTF-8 sources in `tools/examples/` and writes the damaged files of the same names into FOLDER
(`examples`). The other files in `examples/` are as their author wrote them.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from tools.splice_simulate import FULL_WIDTH, damage_text

SOURCES = Path(__file__).parent / "examples"

# The characters that the imagined site annotates, with their readings.
READINGS = {
    "學": "xué", "業": "yè", "產": "chǎn", "經": "jīng", "國": "guó", "來": "lái", "員": "yuán", "為": "wéi",
    "課": "kè", "訓": "xùn", "職": "zhí", "時": "shí", "長": "zhǎng", "後": "hòu", "開": "kāi", "會": "huì",
    "側": "cè", "東": "dōng", "縣": "xiàn", "門": "mén", "難": "nán", "術": "shù",
}  # fmt: skip

# A translation engine that lost its way: Arabic letters became Hangul or Cyrillic ones.
FOREIGN = {"إنستغرام": "إن스타غرام", "مايكروسوفت": "مايكرو소فت", "تيليغرام": "تيلиغرام"}

# What is left of a tag that was cut in half.
TAILS = ("</p", "", "/p>", "<br /", "")


def utf8_as_cp1252(text: str) -> bytes:
    """Read UTF-8 as cp1252, where a byte without a character keeps its number as browsers do it."""
    wrong = (bytes([byte]) for byte in text.encode())
    return "".join(byte.decode("cp1252", "ignore") or byte.decode("latin-1") for byte in wrong).encode()


def spliced(text: str) -> bytes:
    """Put readings behind characters, blind to where a GBK character begins; see `splice_simulate`."""
    table = {key.encode("gbk"): f"{key}({reading})".encode("gbk") for key, reading in READINGS.items()}
    return damage_text(text, table, lambda _: True, lambda _: True, FULL_WIDTH)[0].encode()


def half_tags(text: str) -> bytes:
    """Leave entities and cut tags behind, as a careless removal of markup does."""
    head, *paragraphs = text.rstrip("\n").split("\n\n")
    escaped = (html.escape(html.escape(paragraph, quote=False), quote=False) for paragraph in paragraphs)
    left = [f"&nbsp;&nbsp;{paragraph}{tail}" for paragraph, tail in zip(escaped, cycle(TAILS), strict=False)]
    return "\n\n".join([html.escape(head), *left, ""]).encode()


def foreign_letters(text: str) -> bytes:
    """Replace letters inside words by letters of other scripts that sound like them."""
    for word, damaged in FOREIGN.items():
        text = text.replace(word, damaged)
    return text.encode()


def stored_as(encoding: str) -> Callable[[str], bytes]:
    """Return a function that stores text in `encoding`."""
    return lambda text: text.encode(encoding)


DAMAGE: dict[str, Callable[[str], bytes]] = {
    "ar-foreign-letters-in-words.txt": foreign_letters,
    "ar-windows-1256-bytes.txt": stored_as("cp1256"),
    "en-utf16-comments.txt": stored_as("utf-16"),
    "en-utf8-read-as-cp1252.txt": utf8_as_cp1252,
    "zh-Hans-entities-and-half-tags.txt": half_tags,
    "zh-Hans-gbk-bytes.txt": stored_as("gbk"),
    "zh-Hant-big5-page.html": stored_as("big5"),
    "zh-Hant-splice-and-pinyin.txt": spliced,
}


def main() -> None:
    """Write the damaged examples."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "examples")
    for name, damage in DAMAGE.items():
        (folder / name).write_bytes(damage((SOURCES / name).read_text("utf-8")))


if __name__ == "__main__":
    main()
