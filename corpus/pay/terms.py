"""One term of a number that words and digits add up to: *two hundred* of *two hundred and fifty*."""

from __future__ import annotations

from decimal import Decimal

from corpus.records import record

_ONE = Decimal(1)
_TEN = Decimal(10)


@record
class Term:
    """A term from `low` to `high`, in units of `scale`; `single` tells that it is one digit."""

    low: Decimal
    high: Decimal
    scale: Decimal = _ONE
    single: bool = False

    def room(self) -> Decimal:
        """Return the value below which a further term may follow."""
        if self.low != self.high or self.scale > 1:
            return self.scale
        low = self.low
        if low == 0 or low != low.to_integral_value():
            return Decimal(0)
        digits = str(int(low))
        return _TEN ** (len(digits) - len(digits.rstrip("0")))

    def add(self, other: Term) -> None:
        """Take in another term."""
        self.low += other.low
        self.high += other.high
