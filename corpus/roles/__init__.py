"""Role names: which jobs, posts and titles a text names, with their English name and their ISCO-08 unit group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Region, Role


def find(text: str, regions: Sequence[Region]) -> list[Role]:
    """Return the roles in a text, see `finding.find`; what looks for them is no part of building the package."""
    from corpus.roles import finding

    return finding.find(text, regions)


def validate(tag: str) -> list[str]:
    """Return the faults of a language's pack of roles, see `validation.validate`, which packs alone need."""
    from corpus.roles import validation

    return validation.validate(tag)
