"""The double-byte splice and readings left behind, on made-up sites with key lists of their own."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from benchmarks.runs import REPAIRERS, Run
from benchmarks.tallies import Tally, distance
from tools.splice_simulate import FULL_WIDTH, damage_text, fold

SCRIPTS = ("zh-Hans", "zh-Hant")
KEY_COUNTS = (20, 50, 100, 200, 300)
LINES_EACH = 10
# Keys are common characters: out of this many times as many, the commonest.
_CHOICE = 2
_HAN = range(0x4E00, 0x9FFF)


class Page(NamedTuple):
    """A page of a made-up site: its true text, and as it was found."""

    truth: str
    damaged: str
    folded: bool
    # The lines where characters came apart, and not just readings were put in.
    spliced: frozenset[int]


def splice(run: Run) -> None:
    """Print the shares of damaged lines restored exactly and the error rates: the splice, and readings alone."""
    spliced, readings = Tally(), Tally()
    for script in (script for script in SCRIPTS if script in run.languages):
        for keys in KEY_COUNTS:
            for at in range(run.per_cell or 8):
                chance = run.samples.chance("splice", script, keys, at)
                table = readings_of(commonest(run, script, keys, chance))
                lines = page_lines(run, script, chance)
                count(run, spliced, ["all", script, f"{keys} keys"], spliced_page(lines, table, chance))
                count(run, readings, ["all", script, f"{keys} keys"], annotated_page(lines, table))
    rows = ["all", *SCRIPTS, *(f"{keys} keys" for keys in KEY_COUNTS)]
    columns = ["n lines", *(f"{name} {what}" for what in ("exact", "errors") for name in REPAIRERS), "errors as is"]
    for title, tally in (("splice, %", spliced), ("readings alone, %", readings)):
        tally.print(title, [*rows, "widths kept", "widths folded", "characters apart", "readings only"], columns)


def commonest(run: Run, script: str, count: int, chance: random.Random) -> list[str]:
    """Return so many of a script's common characters, those that GBK has."""
    seen = Counter("".join(run.samples.sentences(script)))
    common = (char for char, _ in seen.most_common() if ord(char) in _HAN and len(char.encode("gbk", "ignore")) == 2)
    return chance.sample(list(islice(common, _CHOICE * count)), count)


def readings_of(chars: list[str]) -> dict[str, str]:
    """Return each character's commonest reading, by pypinyin."""
    from pypinyin import pinyin

    return {char: pinyin(char)[0][0] for char in chars}


def page_lines(run: Run, script: str, chance: random.Random) -> list[str]:
    """Return some lines without anything that markup would change."""
    lines = [line for line in run.samples.sentences(script) if not set("<>&") & set(line)]
    return chance.sample(lines, LINES_EACH)


def spliced_page(lines: list[str], table: dict[str, str], chance: random.Random) -> Page:
    """Return a page after the splice; every other site makes widths half, some hit few marks of exclamation."""
    keys = {
        char.encode("gbk"): char.encode("gbk") + f"({reading})".encode("gbk")
        for char, reading in table.items()
        if len(f"({reading})".encode("gbk", "ignore").decode("gbk")) == len(reading) + 2
    }
    share, folded = chance.choice((0, 0.5, 1)), chance.random() < 0.5
    damaged, damages = damage_text(
        "\n".join(lines), keys, lambda _: chance.random() < share, lambda _: folded, FULL_WIDTH if folded else ""
    )
    spliced = frozenset(at for at, damage in enumerate(damages) if any(damage.splices()))
    return Page("\n".join(lines), damaged, folded, spliced)


def annotated_page(lines: list[str], table: dict[str, str]) -> Page:
    """Return a page with the readings behind the key characters and nothing else."""
    damaged = ("".join(f"{char}({table[char]})" if char in table else char for char in line) for line in lines)
    return Page("\n".join(lines), "\n".join(damaged), False, frozenset())


def count(run: Run, tally: Tally, rows: list[str], page: Page) -> None:
    """Repair a page with each tool; where widths were folded, what was wide can't be known and counts as either."""
    rows = [*rows, "widths folded" if page.folded else "widths kept"]
    truth, damaged = (compared(text, page.folded) for text in (page.truth, page.damaged))
    hit = [at for at, (one, other) in enumerate(zip(truth, damaged, strict=True)) if one != other]
    tally.add(rows, "errors as is", rate(truth, damaged))
    for name, repair in REPAIRERS.items():
        text = compared(repair(page.damaged), page.folded)
        whole = len(text) == len(truth)
        tally.add(rows, f"{name} errors", rate(truth, text))
        for at in hit:
            right = whole and text[at] == truth[at]
            of_line = [*rows, "characters apart" if at in page.spliced else "readings only"]
            tally.add(of_line, f"{name} exact", right)
            if name == "dechaff":
                tally.add(of_line, "n lines", 1)
                if not right:
                    run.fault(" · ".join(rows), truth[at], damaged[at], text[at] if whole else "\n".join(text))


def compared(text: str, folded: bool) -> list[str]:
    """Return the lines in the form that is compared."""
    return (fold(text, FULL_WIDTH) if folded else text).split("\n")


def rate(truth: list[str], text: list[str]) -> float:
    """Return the error rate of a page, line by line where the lines are the same in number."""
    pairs: Iterator[tuple[str, str]] = zip(truth, text, strict=False)
    if len(truth) != len(text):
        pairs = iter([("\n".join(truth), "\n".join(text))])
    return sum(distance(one, other) for one, other in pairs) / sum(map(len, truth))
