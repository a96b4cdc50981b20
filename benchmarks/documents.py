"""Score whole documents, text and extracts together, on pages that were written without the rules.

python -m benchmarks.documents            the figures of each language, and of all
python -m benchmarks.documents --newer    the same of pages that were written later

A row of `cases/documents` and `cases/documents.newer` has a page as it was scraped, the lines that must remain, and
what these say of pay and roles: each role's accepted spellings between strokes, and spellings that may be left out.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import corpus
from benchmarks.score import Row, cases, value
from benchmarks.tally import Score

_FIELDS = ("title", "date", "author", "publisher")
_NAMES = ("lines removed", "wage", "with unit", "all fields", "money", "currencies", "role", "link")


def lines(text: str) -> list[str]:
    """Return the lines of a text that hold something, white space folded."""
    return [folded for line in text.splitlines() if (folded := re.sub(r"\s+", " ", line).strip())]


def score_document(score: Score, row: Row) -> None:
    """Count one page."""
    found: Row = corpus.clean(row["text"], f"{row['id']}.txt").to_dict()
    lost, left = score.add("lines kept", lines(row["cleaned"]), lines(found["text"]))
    gone = len(lines(row["text"])) - len(lines(row["cleaned"]))
    score.add("lines removed", range(gone), range(gone - len(left)))
    score.add("text exact", [True], [not lost and not left])
    score.add("kinds", [True], [{change["kind"] for change in found["removed"]} == set(row["removed"])])
    for name in ("language", *_FIELDS):
        score.add(name, [row[name]] if row[name] else [], [found[name]] if found[name] else [])
    score.add("money", map(value, row["money"]), map(value, found["money"]))
    written = {currency["currency"] for currency in found["currencies"]} - {None}
    score.add("currencies", set(row["currencies"]), written)
    _score_wages(score, row, found)
    _score_roles(score, row, {role["text"] for role in found["roles"]})


def _score_wages(score: Score, row: Row, found: Row) -> None:
    due, got = row["wages"], found["wages"]
    score.add("wage", map(value, due), map(value, got))
    for name, keys in (("with unit", ["unitText"]), ("all fields", ["unitText", "qualifier", "kind"])):
        score.add(name, *([(*value(wage), *map(wage.get, keys)) for wage in wages] for wages in (due, got)))
    spelled = {spelling: role for role in row["roles"] for spelling in role.split("|")}
    wanted = {(value(wage), spelled.get(name, name)) for wage in due for name in wage.get("roles", ())}
    texts = [role["text"] for role in found["roles"]]
    given = {(value(wage), spelled.get(texts[at], texts[at])) for wage in got for at in wage["roles"]}
    score.add("link", wanted, given)


def _score_roles(score: Score, row: Row, found: set[str]) -> None:
    """Count each role that is due once, however often it is named."""
    due = {role: {*role.split("|")} for role in row["roles"]}
    hit = [role for role, spellings in due.items() if spellings & found]
    allowed = set(row["rolesOptional"]).union(*due.values())
    score.add("role", due, [*hit, *sorted(found - allowed)])


def table(name: str) -> Iterator[str]:
    """Yield a line for each language of the cases called `name`, and one for all."""
    total = Score()
    yield f"{'':10}{'exact':>8}{'lost':>6}" + "".join(f"{name:>15}" for name in _NAMES)
    for language, rows in cases(name):
        score = Score()
        for row in rows:
            for one in (score, total):
                score_document(one, row)
        yield _line(language, score)
    yield _line("all", total)
    for field in ("lines removed", "wage", "money", "role", "kinds", *_FIELDS):
        f1, precision, recall = total.f1(field)
        yield f"{field:14} F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}"


def _line(label: str, score: Score) -> str:
    exact, documents = score.counts["text exact", "tp"], sum(score.counts["text exact", key] for key in ("tp", "fn"))
    cells = "".join(f"{score.f1(name)[0]:>15.3f}" for name in _NAMES)
    return f"{label:10}{f'{exact}/{documents}':>8}{score.counts['lines kept', 'fn']:>6}{cells}"


def main() -> None:
    """Print the figures that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--newer", action="store_true", help="score the pages that were written later")
    for line in table("documents.newer" if parser.parse_args().newer else "documents"):
        print(line)


if __name__ == "__main__":
    main()
