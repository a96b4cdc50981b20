"""`dechaff schema`: the JSON Schema of the documents."""

from __future__ import annotations

from ..outputs import write

HELP = """Print the JSON Schema of the documents that clean writes.

\b
  dechaff schema > document.schema.json
"""


def schema() -> int:
    """Print the schema and return the exit code."""
    from corpus import export

    write(export.schema())
    return 0
