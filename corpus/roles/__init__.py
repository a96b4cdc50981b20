"""Role names: which jobs, posts and titles a text names, with their English name and their ISCO-08 unit group."""

from corpus.roles.finding import find
from corpus.roles.validation import validate

__all__ = ["find", "validate"]
