"""True positives, false positives and false negatives under several names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator


class Score:
    """Counts under several names."""

    def __init__(self) -> None:
        """Start with no counts."""
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, due: Iterable[object], found: Iterable[object]) -> tuple[list[object], list[object]]:
        """Pair equal items, count, and return what was missed and what was too many."""
        missed, extra = list(due), list(found)
        for item in list(missed):
            if item in extra:
                missed.remove(item)
                extra.remove(item)
                self.counts[name, "tp"] += 1
        self.counts[name, "fn"] += len(missed)
        self.counts[name, "fp"] += len(extra)
        return missed, extra

    def f1(self, name: str) -> tuple[float, float, float]:
        """Return F1, precision and recall of a name."""
        right, extra, missed = (self.counts[name, key] for key in ("tp", "fp", "fn"))
        f1 = 2 * right / (2 * right + extra + missed) if right else 0.0
        return f1, right / (right + extra or 1), right / (right + missed or 1)

    def lines(self) -> Iterator[str]:
        """Yield one line a name: precision, recall, F1."""
        for name in dict.fromkeys(name for name, _ in self.counts):
            f1, precision, recall = self.f1(name)
            due = self.counts[name, "tp"] + self.counts[name, "fn"]
            yield f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  n {due}"
