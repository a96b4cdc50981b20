"""Days of the solar calendar of Iran, whose year begins in spring: 25 Farvardin 1404 is 2025-04-14."""

from __future__ import annotations

from datetime import date

# Years that may be those of the solar calendar; later ones are of the lunar calendar, which is 40 years ahead.
_YEARS = range(1300, 1430)
_FIRST = date(1921, 3, 21).toordinal()  # the first day of 1300
# A rule of 33 years, which holds from 1244 to 1472 (K. M. Borkowski, The Persian calendar for 3000 years, 1996).
_CYCLE, _LEAP = 33, frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_LONG_MONTHS = 6  # of 31 days; the others have 30, the last one only in leap years


def is_year(number: int) -> bool:
    """Say whether a year may be one of this calendar."""
    return number in _YEARS


def common(year: int, month: int, day: int) -> str | None:
    """Return the day of the common calendar in ISO 8601; None where there is no such day."""
    leap = _is_leap(year)
    days = 31 if month <= _LONG_MONTHS else 30 if month < 12 or leap else 29
    if not is_year(year) or not 1 <= month <= 12 or not 1 <= day <= days:
        return None
    leaps = sum(map(_is_leap, range(_YEARS.start, year)))
    before = 30 * (month - 1) + min(month - 1, _LONG_MONTHS)
    return date.fromordinal(_FIRST + 365 * (year - _YEARS.start) + leaps + before + day - 1).isoformat()


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP
