"""The identifiers of all rules, and which of them a caller lets act.

An identifier is named whole or by its first parts: ``repair.mul`` names every repair that needs no language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from corpus.document import Options
from corpus.errors import UnknownRuleError
from corpus.packs import data_lines, languages

# Changes that have an option of their own are asked for by that.
_ASKED_FOR = "normalize"
_ANY_LANGUAGE = "LANG"
_NEAR = 5


@cache
def registry() -> dict[str, str]:
    """Return identifier → what the rule acts on, for every rule, in the order of the stages."""
    found: dict[str, str] = {}
    for line in data_lines("rules.tsv"):
        rule, about = line.split("\t")
        tags = ("mul", *languages()) if _ANY_LANGUAGE in rule else ("",)
        found |= {rule.replace(_ANY_LANGUAGE, tag): about for tag in tags}
    return found


def allowed(options: Options) -> Callable[[str], bool]:
    """Return what says of an identifier whether its rule may act; `ignore` wins over `select`.

    Raises UnknownRuleError for a name in `options` that fits no rule.
    """
    select, ignore = options.select, options.ignore
    if not select and not ignore:
        return bool
    for name in (*select, *ignore):
        check(name)
    chosen = (*select, _ASKED_FOR) if select else ()

    def allows(rule: str) -> bool:
        return (not chosen or _is_named(rule, chosen)) and not _is_named(rule, ignore)

    return allows


def check(name: str) -> None:
    """Raise UnknownRuleError, with near names, when `name` is neither an identifier nor the first parts of one."""
    if not any(_is_named(rule, (name,)) for rule in registry()):
        raise UnknownRuleError(f"no rule is called {name!r}; there are {', '.join(_near(name))}")


def _is_named(rule: str, names: Iterable[str]) -> bool:
    return any(rule == name or rule.startswith(f"{name}.") for name in names)


def _tag(rule: str) -> str:
    """Return the part of an identifier that names a language, or ``mul``; empty where it has none."""
    parts = rule.split(".")
    return parts[1] if parts[1] in ("mul", *languages()) else ""


def _near(name: str) -> list[str]:
    """Return the names most like `name`, else the stages."""
    from difflib import get_close_matches

    # One language stands for all that have the same rules.
    shown = [rule for rule in registry() if _tag(rule) in ("", "mul", "en") or _tag(rule) in name]
    names = {".".join(rule.split(".")[:parts]): None for parts in (1, 2, 3) for rule in shown}
    holding = [rule for rule in shown if name and name.lower() in rule]
    near = get_close_matches(name.lower(), names, _NEAR)
    return [*dict.fromkeys((*near, *holding))][:_NEAR] or [stage for stage in names if "." not in stage]
