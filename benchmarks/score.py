"""Score the extracts, the boilerplate judgement and the repairs on cases that were written without the rules.

python -m benchmarks.score            everything
python -m benchmarks.score wages -v   one of them, with every fault
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import corpus
from benchmarks.tally import Score

CASES = Path(__file__).parent / "cases"
Row = dict[str, Any]


def cases(kind: str) -> Iterator[tuple[str, list[Row]]]:
    """Yield (language, rows) for each file of cases."""
    for path in sorted((CASES / kind).glob("*.jsonl")):
        yield path.stem, [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def extracts(row: Row) -> Row:
    """Return what the product extracts from a case's text."""
    found: Row = corpus.extract(row["text"], row["lang"]).to_dict()
    return found


def value(row: Row) -> tuple[object, ...]:
    """Return a figure's bounds and currency."""
    return row.get("minValue"), row.get("maxValue"), row.get("currency")


def score_wages(verbose: bool, kind: str = "wages") -> None:
    """Figures by value; then with unit, qualifier, spans; currencies; links to roles; null with candidates."""
    total = Score()
    for language, rows in cases(kind):
        score = Score()
        for row in rows:
            found = extracts(row)
            for one in (score, total):
                faults = score_wage_row(one, row, found)
            if verbose and any(missed or extra for missed, extra in faults.values()):
                print(f"{language}: {row['text']}")
                for name, (missed, extra) in faults.items():
                    if missed or extra:
                        print(f"    {name}: missed {missed}, too many {extra}")
        print(f"-- {kind} {language}", *score.lines(), sep="\n")
    print(f"-- {kind}, all", *total.lines(), sep="\n")


def score_wage_row(score: Score, row: Row, found: Row) -> dict[str, tuple[list[object], list[object]]]:
    """Count one case; return by name what was missed and what was too many."""
    wages, got = row["wages"], found["wages"]
    unit = [(*value(wage), wage.get("unitText")) for wage in wages]
    full = [(*value(w), w.get("unitText"), w.get("qualifier"), w.get("kind"), tuple(w["span"])) for w in wages]
    got_full = [(*value(w), w["unitText"], w["qualifier"], w["kind"], tuple(w["span"])) for w in got]
    links = [(tuple(w["span"]), name) for w in wages for name in w.get("for", ())]
    got_links = [(tuple(w["span"]), found["roles"][index]["text"]) for w in got for index in w["roles"]]
    open_due = [(tuple(r["span"]), frozenset(r["currencyCandidates"])) for r in wages if r.get("currencyCandidates")]
    open_got = [(tuple(r["span"]), frozenset(r["currencyCandidates"])) for r in got if r["currency"] is None]
    return {
        "wage value": score.add("wage value", map(value, wages), map(value, got)),
        "wage with unit": score.add("wage with unit", unit, [(*value(w), w["unitText"]) for w in got]),
        "wage, all fields": score.add("wage, all fields", full, got_full),
        "money value": score.add("money value", map(value, row["money"]), map(value, found["money"])),
        "currencies": score.add(
            "currencies", set(row["currencies"]), {c["currency"] for c in found["currencies"]} - {None}
        ),
        "role links": score.add("role links", links, got_links),
        "open currency": score.add("open currency", open_due, open_got),
    }


def score_roles(verbose: bool, kind: str = "roles") -> None:
    """Exact spans, overlapping spans, English names and ISCO-08 minor groups of the correct spans, false alarms."""
    total, alarms = Score(), Counter[str]()
    for language, rows in cases(kind):
        score = Score()
        for row in rows:
            found: list[Row] = extracts(row)["roles"]
            for one in (score, total):
                missed, extra = score_role_row(one, row, found)
            if not row["roles"]:
                alarms["sentences"] += 1
                alarms["hit"] += bool(extra)
            if verbose and (missed or extra):
                print(f"{language}: {row['text']}\n    missed {missed}, too many {extra}")
        print(f"-- {kind} {language}", *score.lines(), sep="\n")
    print(f"-- {kind}, all", *total.lines(), sep="\n")
    print(f"sentences without a role that were hit: {alarms['hit']} of {alarms['sentences']}")


def score_role_row(score: Score, row: Row, found: list[Row]) -> tuple[list[object], list[object]]:
    """Count one case; return the surfaces that were missed and that were too many."""
    optional = [tuple(role["span"]) for role in row.get("optional", ())]
    due = {tuple(role["span"]): role for role in row["roles"]}
    got = {tuple(role["span"]): role for role in found if tuple(role["span"]) not in optional}
    missed, extra = score.add("span exact", due, got)
    touching = [span for span in due if any(a < span[1] and span[0] < b for a, b in got)]
    score.add("span overlap", due, [*touching, *(s for s in got if not any(a < s[1] and s[0] < b for a, b in due))])
    for span in due.keys() & got.keys():
        names = {name.lower() for name in (due[span]["name"], *due[span].get("alsoNamed", ()))}
        name = got[span]["name"]
        score.add("name of correct span", [True], [name.lower() in names])
        codes = {code[:3] for code in (due[span]["isco"] or "").split("|")}
        score.add("ISCO of correct span", [True], [(got[span]["isco"] or "")[:3] in codes])
    text = row["text"]
    return [text[slice(*span)] for span in missed], [text[slice(*span)] for span in extra]  # type: ignore[misc]


def score_boilerplate(verbose: bool) -> None:
    """Lines kept, lines removed, the kind of what was rightly removed, metadata, and pages where all must stay."""
    total = Score()
    for language, rows in cases("boilerplate"):
        score = Score()
        for row in rows:
            document = corpus.clean("\n".join(row["lines"]), f"{row['id']}.txt")
            gone = _gone(row["lines"], document)
            for one in (score, total):
                _score_page(one, row, document, gone, verbose and one is score)
        print(f"-- boilerplate {language}", *score.lines(), sep="\n")
    print("-- boilerplate, all", *total.lines(), sep="\n")


def _gone(lines: list[str], document: corpus.Document) -> dict[int, str]:
    """Return the kind under which each removed line went, by line number."""
    gone, at = {}, 0
    for number, line in enumerate(lines):
        for change in document.removed:
            middle = at + len(line) - len(line.lstrip())
            if line.strip() and change.edit.start <= middle < change.edit.end:
                gone[number] = change.edit.kind or ""
        at += len(line) + 1
    return gone


def _score_page(score: Score, row: Row, document: corpus.Document, gone: dict[int, str], verbose: bool) -> None:
    full = [number for number, line in enumerate(row["lines"]) if line.strip()]
    due = {number for number in full if not row["keep"][number]}
    trap = "trap lines kept" if not due else "lines kept"
    lost, left = score.add(trap, [n for n in full if n not in due], [n for n in full if n not in gone])
    score.add("lines removed", due, gone)
    for number in due & gone.keys():
        right = row["kinds"][number] == gone[number]
        score.add("kind of removed line", [True], [right])
        if verbose and not right:
            print(f"{row['id']}: {row['kinds'][number]}, not {gone[number]}: {row['lines'][number][:80]}")
    for field in ("title", "date", "author", "publisher"):
        if row.get(field):
            got = getattr(document.metadata, field)
            if field == "date" and got:
                got = got[: len(row[field])]
            score.add(field, [row[field]], [got] if got else [])
    if verbose:
        faults = [(str(number), "lost") for number in lost] + [(str(number), "left") for number in left]
        for at, fault in faults:
            print(f"{row['id']}: {fault}: {row['lines'][int(at)][:90]}")


def score_repairs(verbose: bool) -> None:
    """Exact results by class; negatives are inputs that must come back as they are."""
    total = Score()
    for language, rows in cases("repair"):
        score = Score()
        for row in rows:
            got = corpus.repair(row["input"]).text
            name = "clean text" if row["input"] == row["expected"] else row["class"]
            for one in (score, total):
                one.add(name, [row["expected"]], [got])
            if verbose and got != row["expected"]:
                print(f"{language} {name}:\n    in   {row['input']!r}\n    due  {row['expected']!r}\n    got  {got!r}")
        print(f"-- repair {language}", *score.lines(), sep="\n")
    print("-- repair, all", *total.lines(), sep="\n")


SCORES: dict[str, Callable[[bool], None]] = {
    "wages": score_wages,
    "wages.genres": partial(score_wages, kind="wages.genres"),
    "wages.further": partial(score_wages, kind="wages.further"),
    "roles": score_roles,
    "roles.genres": partial(score_roles, kind="roles.genres"),
    "roles.further": partial(score_roles, kind="roles.further"),
    "boilerplate": score_boilerplate,
    "repair": score_repairs,
}


def main() -> None:
    """Print the scores that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", help=" ".join(SCORES))
    parser.add_argument("-v", "--verbose", action="store_true", help="print every fault")
    arguments = parser.parse_args()
    for name in arguments.what or SCORES:
        SCORES[name](arguments.verbose)


if __name__ == "__main__":
    main()
