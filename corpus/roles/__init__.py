"""Role names: which jobs, posts and titles a text names, with their English name and their ISCO-08 unit group."""

from corpus.roles.finding import find

__all__ = ["find", "validate"]


def validate(tag: str) -> list[str]:
    """Return the faults of a language's pack of roles, see `validation.validate`, which packs alone need."""
    from corpus.roles import validation

    return validation.validate(tag)
