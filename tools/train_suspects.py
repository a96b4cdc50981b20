"""Make corpus/data/suspects.latn.txt: groups of three letters that only text in a wrong code page of Latin letters has.

Usage: python tools/train_suspects.py FOLDER (needs the package wordfreq)

For each language that is written in another Windows page than 1252, its words are misread as programs do, and the
commonest groups of three characters are kept that no language writes. Sources: those of `train_letters.py`.
"""

import argparse
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from unicodedata import normalize

from tools.texts import trained_lines
from tools.train_letters import SCRIPTS, Shares, words

TARGET = Path(__file__).resolve().parents[1] / "corpus" / "data" / "suspects.latn.txt"
PAGES = {
    "pl cs sk hu ro hr sl": ("cp1250", "iso8859_2"),
    "tr": ("cp1254",),
    "vi": ("cp1258",),
    "lt lv": ("cp1257",),
}
READ_AS = ("cp1252", "cp1250", "iso8859_2")
EACH = 400
# A group is no sign of damage when a language writes it more often than once in a million letters.
WRITTEN = 1e-6
# Letters that the languages of Windows-1252 write too often to look at each.
COMMON = "àáâçéíîóôöúüäëß\xa0"
MARKS = "\u0300\u0301\u0303\u0309\u0323"


def groups(folder: Path, language: str) -> Shares:
    """Return the shares of groups of three characters in a language, a space for a word's border."""
    found = shares(words(language).items())
    if (folder / f"{language}.txt").exists():
        seen = shares((line.lower(), 1.0) for line in trained_lines(folder, language))
        for group, share in seen.items():
            found[group] = max(found[group], share)
    return found


def shares(weighed: Iterable[tuple[str, float]]) -> Shares:
    """Return the shares of the groups in some texts, each with its weight."""
    found = Shares(float)
    for text, weight in weighed:
        padded = f" {text} "
        for at in range(len(padded) - 2):
            found[padded[at : at + 3]] += weight
    total = sum(found.values()) or 1.0
    return Shares(float, {group: share / total for group, share in found.items()})


def misread(word: str, true: str, read: str) -> str | None:
    """Return a word as it looks in a wrong page, None when it can't be written in the right one."""
    try:
        return written(word, true).decode(read).lower()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def written(word: str, codec: str) -> bytes:
    """Return the bytes of a word; Vietnamese tones stand apart there."""
    if codec != "cp1258":
        return word.encode(codec)
    return b"".join(_vietnamese(char) for char in word)


def _vietnamese(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        parts = normalize("NFD", char)
        tone = next((mark for mark in parts if mark in MARKS), "")
        return (normalize("NFC", parts.replace(tone, "", 1)) + tone).encode("cp1258")


def damaged(clean: dict[str, Shares], language: str, true: str, read: str) -> list[str]:
    """Return the commonest groups of a language's words misread that no language writes."""
    pairs = ((misread(word, true, read), word, share) for word, share in words(language).items() if not word.isascii())
    found = shares((seen, share) for seen, word, share in pairs if seen and seen != word)
    telling = (group for group in found if _telling(group) and all(known[group] < WRITTEN for known in clean.values()))
    return sorted(telling, key=lambda group: -found[group])[:EACH]


def _telling(group: str) -> bool:
    """Say whether a group has in its middle what the languages with the most text hardly use."""
    middle = group[1]
    if middle.isascii() or middle in COMMON or not group.replace(" ", "").isprintable():
        return False
    return middle.isalpha() or group[0].isalpha()


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    clean = {language: groups(folder, language) for language in SCRIPTS["Latn"]}
    kept: set[str] = set()
    for names, trues in PAGES.items():
        for language, true, read in product(names.split(), trues, READ_AS):
            if true != read:
                kept.update(damaged(clean, language, true, read))
    head = "# Groups of three characters, _ for a word's border; made by tools/train_suspects.py, sources in NOTICE."
    TARGET.write_text("\n".join([head, *sorted(group.replace(" ", "_") for group in kept)]) + "\n", "utf-8")
    print(len(kept))


if __name__ == "__main__":
    main()
