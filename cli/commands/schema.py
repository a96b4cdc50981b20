"""`dechaff schema`: the JSON Schemas of what is printed."""

from __future__ import annotations

from .. import options
from ..outputs import write
from ..report import need_stdout

HELP = """\b
  dechaff schema > document.schema.json
  dechaff schema detect
"""


def schema(name: options.SchemaName = "document") -> int:
    """Print a schema and return the exit code."""
    from corpus import export

    need_stdout()
    write(export.schema(name))
    return 0
