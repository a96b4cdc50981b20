"""The installed command as a subprocess, and documents to give to it."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path

DECHAFF = str(Path(sysconfig.get_path("scripts")) / "dechaff")

PROSE = (
    "The harbour crane stood still for three weeks while the parts were on their way from the north.\n"
    "Nobody on the quay believed that the ferry company would wait that long, and in the end it did not.\n"
    "When the first ship came back in spring, half the town had walked down to see it being unloaded.\n"
)
DAMAGED = PROSE.replace("Nobody on the quay believed", "It isnâ€™t clear who on the quay stillÃ© believed")
ADVERT = (
    "A data engineer is wanted by the harbour office, which runs the cranes and the ferry timetable.\n"
    "The salary is £45,000 a year, and the office pays for the train to work as well.\n"
    "A flat near the quay costs about £900 a month, so most of the staff live further up the valley.\n"
)
FOOTER = "\n© 2025 Harbour Gazette Ltd. All rights reserved.\n"


def environment(**changes: str) -> dict[str, str]:
    """Return the environment without anything that settles colour, width or encoding, and with `changes`."""
    dropped = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8")
    return {**{key: value for key, value in os.environ.items() if key not in dropped}, **changes}


def dechaff(
    *arguments: str | bytes | Path, data: bytes = b"", cwd: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command; `data` is its stdin, `changes` are set in its environment."""
    return subprocess.run(
        [DECHAFF, *arguments], input=data, capture_output=True, cwd=cwd, env=environment(**changes), check=False
    )


def files(folder: Path, contents: Mapping[str, str | bytes]) -> Path:
    """Write documents below `folder` and return it."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def names(folder: Path) -> list[str]:
    """Return everything below `folder`, hidden files as well."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
