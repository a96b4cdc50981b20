#!/usr/bin/env python3
"""Damage clean Chinese text the way a class of copied sites does (the double-byte splice).

    python tools/splice_simulate.py --keys FILE < clean.txt > damaged.txt

Such a site holds its pages as GBK and edits the bytes without regard for character borders. The steps, in
their order:

1.  Every line is one paragraph, `<p>…</p>`, held as GBK. What GBK lacks is a numeric character reference.
2.  Byte-wise replacement: each key character gets its reading behind it, `學` becomes `學(xué)`. Two bytes
    that equal a key are hit wherever they stand, so also the last byte of one character with the first of the next.
    Sites write the readings with tone marks, tone numbers or neither, or in capitals (`--readings`), and some of
    them in full-width brackets (`--brackets`).
3.  The bytes of `！` are replaced in the same way where they lie across a border (`。“` = A1 A3 A1 B0): a
    half-width `!` comes in front, and takes the lead byte before it along when it is decoded. (Where an earlier
    splice has shifted the pairs, `！` is a pair of its own and stays.) Sites hit some such places only;
    `--punctuation` says which.
4.  A decoder reads the result in pairs. A lead byte with an impossible trail byte (21-3F) gives one `?`, and the
    ASCII character is lost with it; the byte 80, which ends characters and begins none, gives one alone. After an
    orphan the pairs stay shifted until an ASCII byte serves as trail or is swallowed. Pairs without a character come
    out in the private use area, as Python's gb18030 codec has them.
5.  Tags that are still whole disappear; `?/p>` is what is left of one that lost its bracket.
6.  Full-width ASCII and U+3000 become half-width, in the lines (`--fold-lines`) and for the characters
    (`--fold`) that are asked for.

The keys file has one `字<TAB>reading` a line; empty lines and lines that begin with `#` are skipped.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

EXCLAMATION = "！".encode("gbk")
FULL_WIDTH = "".join(map(chr, range(0xFF01, 0xFF5F))) + "\u3000"
HALF_WIDTH = {ord(c): " " if c == "\u3000" else chr(ord(c) - 0xFEE0) for c in FULL_WIDTH}
TONES = "\u0304\u0301\u030c\u0300"
WHOLE_TAG = re.compile(r"</?p>")

Wanted = Callable[[int], bool]


@dataclass(frozen=True)
class Byte:
    """One byte of the damaged page, with the index of the character it came from (None: put in)."""

    value: int
    origin: int | None


@dataclass(frozen=True)
class Piece:
    """One character that the decoder gave, with the bytes that it was made of."""

    char: str
    bytes: tuple[Byte, ...]

    def intact(self, source: str) -> bool:
        """Whether this is a whole character of the page, or of what was put in."""
        origins = {b.origin for b in self.bytes}
        return all(origin is None or source[origin] == self.char for origin in origins) and len(origins) == 1


@dataclass
class Damage:
    """A damaged line, and what was done to it: keys hit across a border, places with `！` across one."""

    clean: str
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    across: list[str] = field(default_factory=list)
    exclamations: int = 0

    def splices(self) -> Iterator[tuple[str, str]]:
        """The stretches that came out as something else: (what stood there, what stands there now)."""
        source = self.source
        run: list[Piece] = []
        for piece in [*self.pieces, None]:
            if piece is not None and not piece.intact(source):
                run.append(piece)
            elif run:
                hit = sorted({b.origin for p in run for b in p.bytes if b.origin is not None})
                yield "".join(source[i] for i in hit), "".join(p.char for p in run)
                run = []

    @property
    def source(self) -> str:
        """The line as the page holds it."""
        return page_line(self.clean)


def plain(reading: str, *, mark: bool = False) -> str:
    """A syllable without its tone mark, or with the tone's number: `lǜ` is `lv`, `lv4`."""
    tone = ""
    letters = ""
    for char in unicodedata.normalize("NFD", reading):
        if char in TONES:
            tone = str(TONES.index(char) + 1)
        elif char == "\u0308":
            letters = letters[:-1] + "v"
        else:
            letters += char
    return letters + tone if mark else letters


def capitals(reading: str) -> str:
    """A syllable in capitals; GBK has none with a tone mark."""
    return plain(reading).upper()


READINGS: dict[str, Callable[[str], str]] = {
    "marks": str,
    "plain": plain,
    "numbers": partial(plain, mark=True),
    "capitals": capitals,
}


def read_keys(path: Path, readings: str = "marks", brackets: str = "()") -> dict[bytes, bytes]:
    """Map the two bytes of each key character to what replaces them; `readings` is one of READINGS."""
    table: dict[bytes, bytes] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        key, tab, reading = line.partition("\t")
        held = key.encode("gbk")
        if not tab or len(key) != 1 or len(held) != 2 or not reading.strip():
            raise ValueError(f"{path}:{number}: not a character, a tab and its reading: {line!r}")
        if held in table:
            raise ValueError(f"{path}:{number}: {key} stands twice")
        written = READINGS[readings](reading.strip())
        table[held] = held + f"{brackets[0]}{written}{brackets[1]}".encode("gbk")
    return table


def page_line(line: str) -> str:
    """The line as a paragraph of the page, all of it holdable as GBK."""
    if not line:
        return ""
    escaped = html.escape(line, quote=False).encode("gbk", "xmlcharrefreplace")
    return f"<p>{escaped.decode('gbk')}</p>"


def hold(page: str) -> list[Byte]:
    """The page as GBK bytes that know their characters."""
    return [Byte(value, index) for index, char in enumerate(page) for value in char.encode("gbk")]


def replace(held: list[Byte], table: dict[bytes, bytes], wanted: Wanted, damage: Damage) -> list[Byte]:
    """One border-blind pass from left to right; what was put in is not looked at again."""
    result: list[Byte] = []
    at = 0
    while at < len(held):
        pair = held[at : at + 2]
        values = bytes(b.value for b in pair)
        across = len(pair) == 2 and pair[0].origin != pair[1].origin
        at += 2
        if values in table:
            result += pair
            result += [Byte(value, None) for value in table[values][2:]]
            if across:
                damage.across.append(values.decode("gbk"))
        elif across and values == EXCLAMATION:
            if wanted(damage.exclamations) and waits(result):
                result.append(Byte(0x21, None))
            result += pair
            damage.exclamations += 1
        else:
            result += pair[:1]
            at -= 1
    return result


def waits(data: list[Byte]) -> bool:
    """Whether the decoder would be left with a lead byte in hand."""
    last = max(enumerate(decode(data)), default=(0, None), key=lambda item: item[0])[1]
    return last is not None and last.bytes[-1].value > 0x80 and len(last.bytes) == 1


def decode(data: list[Byte]) -> Iterator[Piece]:
    """Read the bytes as the sites' decoder does."""
    at = 0
    while at < len(data):
        lead = data[at].value
        trail = data[at + 1].value if at + 1 < len(data) else None
        if lead < 0x80:
            yield Piece(chr(lead), (data[at],))
            at += 1
        elif lead in (0x80, 0xFF) or trail is None or trail <= 0x20 or trail in (0x7F, 0xFF):
            yield Piece("?", (data[at],))
            at += 1
        elif trail < 0x40:
            yield Piece("?", (data[at], data[at + 1]))
            at += 2
        else:
            try:
                char = bytes((lead, trail)).decode("gb18030")
            except UnicodeDecodeError:
                char = "?"
            yield Piece(char, (data[at], data[at + 1]))
            at += 2


def damage_line(line: str, table: dict[bytes, bytes], wanted: Wanted = lambda _: True) -> Damage:
    """Steps 1 to 5 for one line; `wanted` gets the number of each straddling `！` in the line, from 0."""
    damage = Damage(line)
    data = replace(hold(damage.source), table, wanted, damage)
    damage.pieces = list(decode(data))
    damage.text = html.unescape(WHOLE_TAG.sub("", "".join(p.char for p in damage.pieces)))
    return damage


def fold(text: str, characters: Collection[str]) -> str:
    """Step 6: the half-width twins of those of the characters that have one."""
    return text.translate({ord(c): HALF_WIDTH[ord(c)] for c in characters if ord(c) in HALF_WIDTH})


def chosen(option: str, first: int = 1) -> Wanted:
    """`all`, `none`, or numbers and ranges, `1,4-6`, the first thing being number `first`."""
    if option in ("all", "none"):
        return lambda _: option == "all"
    numbers: set[int] = set()
    for part in option.split(","):
        low, dash, high = part.partition("-")
        numbers.update(range(int(low) - first, int(high if dash else low) - first + 1))
    return numbers.__contains__


def damage_text(
    text: str, table: dict[bytes, bytes], punctuation: Wanted, lines: Wanted, characters: Collection[str]
) -> tuple[str, list[Damage]]:
    """The whole document, damaged, and the record of each line."""
    damages: list[Damage] = []
    result: list[str] = []
    seen = 0
    for number, line in enumerate(text.split("\n")):
        damage = damage_line(line, table, partial(_shifted, punctuation, seen))
        seen += damage.exclamations
        damages.append(damage)
        result.append(fold(damage.text, characters) if lines(number) else damage.text)
    return "\n".join(result), damages


def _shifted(wanted: Wanted, start: int, number: int) -> bool:
    return wanted(start + number)


def main(arguments: list[str] | None = None) -> int:
    """Damage standard input and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--keys", type=Path, required=True, help="lines of 字<TAB>reading")
    parser.add_argument("--readings", choices=list(READINGS), default="marks", help="how the readings are written")
    parser.add_argument("--brackets", choices=["()", "（）"], default="()", help="what stands around them")
    parser.add_argument(
        "--punctuation",
        default="all",
        metavar="WHICH",
        help="the places with ！ across a border that are hit: all, none, or numbers such as 1,4-6",
    )
    parser.add_argument(
        "--fold", default=FULL_WIDTH, metavar="CHARACTERS", help="what becomes half-width (all that can)"
    )
    parser.add_argument(
        "--fold-lines", default="all", metavar="WHICH", help="the lines where it does: all, none, or numbers"
    )
    parser.add_argument("--report", action="store_true", help="tell on standard error what was done to which line")
    options = parser.parse_args(arguments)
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    keys = read_keys(options.keys, options.readings, options.brackets)
    text, damages = damage_text(
        sys.stdin.read(), keys, chosen(options.punctuation), chosen(options.fold_lines), options.fold
    )
    sys.stdout.write(text)
    if options.report:
        for number, damage in enumerate(damages, 1):
            for was, now in damage.splices():
                print(f"line {number}: {was} -> {now}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
