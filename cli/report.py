"""What happened in a run: one object owns the counts, the wording and the exit code."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .terminal import one_line, turn_away

if TYPE_CHECKING:
    from corpus import Document

DONE = 0
CHANGES_FOUND = 1
USAGE_ERROR = 2
SOME_FAILED = 3
INTERRUPTED = 130
PIPE_CLOSED = 141
TERMINATED = 143


class UsageError(Exception):
    """A request that can't be carried out; the message says what to type. Nothing has been processed."""


class Terminated(BaseException):
    """The system has asked the run to end; like an interrupt, it is nothing that went wrong."""


def message(text: str) -> None:
    """Tell the user something in one line on stderr."""
    tell(f"dechaff: {one_line(text)}\n")


def tell(text: str) -> None:
    """Write lines to stderr; one that takes nothing any more stops no work."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
    except OSError:
        turn_away(sys.stderr)


def need_stdout() -> None:
    """Raise UsageError where stdout is closed."""
    if sys.stdout is None:
        raise UsageError("stdout is closed; there is nowhere to write to")


class Report:
    """Counts a run and tells people about it on stderr."""

    def __init__(self, *, quiet: bool = False, prints: bool = True) -> None:
        """Start with nothing done; `quiet` leaves the summary out, never an error.

        A run that `prints` needs stdout. Raises UsageError where that is closed.
        """
        if prints:
            need_stdout()
        self.documents = 0
        self.failures = 0
        self.changed = 0
        self._quiet = quiet
        self._counts: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()

    def done(self, document: Document) -> None:
        """Count a document that was processed."""
        self.documents += 1
        self._counts["repair"] += len(document.repairs)
        self._counts["wage"] += len(document.wages)
        self._counts["money"] += len(document.money)
        self._counts["role"] += len(document.roles)
        self._kinds.update(_kinds(document))

    def failed(self, label: str, reason: str) -> None:
        """Count an input that could not be processed, and say why."""
        self.failures += 1
        _behind_output(f"{label}: {reason}")

    def changes(self, label: str, document: Document, *, strict: bool) -> str | None:
        """Return a line about what cleaning changes in a document, or None when nothing; `strict` counts layout."""
        kinds = Counter(_kinds(document))
        layout = len(document.changes) - len(document.repairs) - kinds.total()
        parts = _parts(len(document.repairs), kinds)
        if strict and layout:
            parts.append(_plural(layout, "layout change"))
        if not parts:
            return None
        self.changed += 1
        return f"{one_line(label)}: {'; '.join(parts)}"

    def tell_cleaned(self, written: str | None = None, *, verb: str = "cleaned") -> None:
        """Sum up what was changed in one line; `written` says where the outputs are, if not on stdout."""
        if self._quiet or (self._total < 2 and written is None):
            return
        self._tell(verb, [*_parts(self._counts["repair"], self._kinds), *([written] if written else [])])

    def detected(self, *, damaged: bool) -> None:
        """Count a document that was looked at."""
        self.documents += 1
        self._counts["damaged"] += damaged

    def tell_detected(self) -> None:
        """Sum up a look at documents in one line."""
        if not self._quiet and self._total > 1:
            self._tell("looked at", [f"{self._counts['damaged']} damaged"])

    def counted(self) -> None:
        """Count a document of which the lines were counted."""
        self.documents += 1

    def tell_counted(self) -> None:
        """Sum up a count in one line."""
        if not self._quiet and self._total > 1:
            self._tell("counted", [])

    def tell_extracted(self) -> None:
        """Sum up an extraction in one line."""
        if self._quiet or self._total < 2:
            return
        found = [_plural(self._counts[noun], noun) for noun in ("wage", "role")]
        self._tell("read", [*found, f"{self._counts['money']} other amounts of money"])

    def tell_checked(self) -> None:
        """Sum up a check in one line."""
        if not self._quiet and self._total > 1:
            self._tell("checked", [f"{self.changed} would change" if self.changed else "nothing to change"])

    @property
    def exit_code(self) -> int:
        """The code of the run: failures win over changes found."""
        if self.failures:
            return SOME_FAILED
        return CHANGES_FOUND if self.changed else DONE

    @property
    def _total(self) -> int:
        return self.documents + self.failures

    def _tell(self, verb: str, parts: Iterable[str]) -> None:
        failed = f", {self.failures} failed" if self.failures else ""
        _behind_output("; ".join([f"{_plural(self.documents, 'document')} {verb}{failed}", *parts]))


def _behind_output(text: str) -> None:
    """Tell the user something after what was printed until then, for those who see both in one place."""
    if sys.stdout is not None:
        sys.stdout.flush()
    message(text)


def _kinds(document: Document) -> list[str]:
    return [str(change.edit.kind) for change in document.removed]


def _parts(repairs: int, kinds: Counter[str]) -> list[str]:
    parts = [_plural(repairs, "repair")] if repairs else []
    if kinds:
        by_kind = ", ".join(
            f"{kind} {count}" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item))
        )
        parts.append(f"{_plural(kinds.total(), 'removal')} ({by_kind})")
    return parts


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
