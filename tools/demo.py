"""Clean a folder with the installed command and show what came of it.

    python tools/demo.py examples out

Runs `dechaff clean FOLDER -o OUTPUT`, reads the JSON files back, and prints one row a document and the paths
written. Returns the command's exit code.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from collections import Counter
from pathlib import Path
from typing import Any

from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

# Two figures give an idea; the JSON has them all.
_SHOWN = 2
_WIDTH = 132


def figure(wage: dict[str, Any]) -> str:
    """Return a wage in few words: ``GBP 28,000–32,000 / year``."""
    low, high = (f"{value:,}" if value is not None else None for value in (wage["minValue"], wage["maxValue"]))
    bounds = low if low == high else f"{low or '…'}–{high or '…'}"
    currency = wage["currency"] or "/".join(wage["currencyCandidates"]) or "?"
    unit = f" / {wage['unitText'].lower()}" if wage["unitText"] else ""
    return f"{currency} {bounds}{unit}"


def cells(row: dict[str, Any]) -> list[str]:
    """Return the table's cells for one JSON document."""
    kinds = Counter(removal["kind"] for removal in row["removed"])
    wages = [figure(wage) for wage in row["wages"][:_SHOWN]]
    more = len(row["wages"]) - _SHOWN
    return [
        row["id"],
        row["language"] or "?",
        f"{row['format']}, {row['encoding']['name']}",
        str(len(row["repairs"])),
        ", ".join(kind if count == 1 else f"{kind} {count}" for kind, count in sorted(kinds.items())),
        "\n".join([*wages, *([f"and {more} more"] if more > 0 else [])]),
        str(len(row["roles"])),
    ]


def table(rows: list[dict[str, Any]]) -> Table:
    """Return the summary, one row a document."""
    shown = Table(title="What was cleaned and found", show_lines=True, expand=False)
    for name in ("document", "language", "format", "repairs", "removed", "wages", "roles"):
        justify: JustifyMethod = "right" if name in ("repairs", "roles") else "left"
        shown.add_column(name, justify=justify, overflow="fold", no_wrap=name == "document")
    for row in rows:
        shown.add_row(*(Text(cell) for cell in cells(row)))
    return shown


def main() -> int:
    """Run the demonstration and return the exit code."""
    if len(sys.argv) != 3:
        print("usage: python tools/demo.py FOLDER OUTPUT", file=sys.stderr)
        return 2
    source, output = sys.argv[1], Path(sys.argv[2])
    command = Path(sysconfig.get_path("scripts")) / "dechaff"
    print(f"$ dechaff clean {source} -o {output}", flush=True)
    code = subprocess.run([command, "clean", source, "-o", output], check=False).returncode
    documents = {path: json.loads(path.read_text("utf-8")) for path in sorted(output.rglob("*.json"))}
    # What an earlier run left in the folder is none of ours.
    documents = {path: row for path, row in documents.items() if (Path(source) / row["id"]).is_file()}
    if code not in (0, 3) or not documents:
        return code
    # A pipe has no width; a table of 80 columns would break every cell.
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    console.print(table(list(documents.values())))
    console.print(Text("Written:", "bold"))
    for path in documents:
        console.print(Text(f"  {path.with_suffix('.txt')}  {path}"), soft_wrap=True)
    console.print(Text(f"Next: dechaff explain {Path(source) / next(iter(documents.values()))['id']}"))
    return code


if __name__ == "__main__":
    sys.exit(main())
