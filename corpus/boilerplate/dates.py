"""Dates, times, ages and counts in a short line, and what is left of the line without them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from corpus.boilerplate.words import Calendar, Words
from corpus.memory import kept
from corpus.patterns import lazy
from corpus.records import NamedTuple

_YEARS = range(1900, 2100)
# A year of four figures, of the Buddhist era as well, which is as many years ahead.
_FOUR = r"(?:19|20|2[45])\d\d"
_BUDDHIST = 543
_CLOCK = lazy(
    r"(?<!\d)(?<!\d[.,/:-])(?<![$£€¥₹₽₺])([01]?\d|2[0-4])[:：.h]([0-5]\d)(?:[:：.]([0-5]\d)(?:\.\d{1,6})?)?(?![\d/-])"
    r"(?!\s?(?:[$£€¥₹₽₺%]|euro\b))"
    r"(?:\s?(?:z|[+-]\d\d:?\d\d))?"
)
# Years of the Republic of China, which 1911 goes before.
_MINGUO = lazy(r"(?<![\d./-])(1[01]\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-])")
_BEFORE_MINGUO = 1911
_SOLAR = lazy(r"(?<![\d./-])(1[34]\d\d)([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?![\d./-])")
_SOLAR_LAST = lazy(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(1[34]\d\d)(?![\d./-])")
# Days of the Islamic calendar, which stand beside those of the common one.
_HIJRI = lazy(r"(?<![\d./-])1[34]\d\d([-/])\d{1,2}\1\d{1,2}(?![\d./-])")
_YEAR_FIRST = lazy(rf"(?<!\d)({_FOUR})([-/.])\s?(\d{{1,2}})\2\s?(\d{{1,2}})(?!\d)(?:t(?=\d))?")
_DAY_FIRST = lazy(rf"(?<![\d.,])(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?({_FOUR})(?!\d)")
# A year of two figures stands last, or first where years have a word of their own (年).
_SHORT_YEAR = lazy(r"(?<![\d.,/:-])(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d\d?)(?![\d/:-]|\.\d)")
_CENTURY = 70
_DAY_MONTH = lazy(r"(?<!\d)(?<!\d[.,:/-])\d{1,2}[-/]\d{1,2}(?![\d.,:/%-])")
# What these four have.
_FIGURES = lazy(r"\d[-/.:：h]\s?\d")
_ABBREVIATED = 2  # letters
_PATTERNS = 1 << 8  # that are kept, by the words in them
_NUMBER = r"\d[\d.,]{0,11}\s?[km万만]?"
# Marks of direction between the figures of a date go, narrow blanks (10:29 p. m.) are blanks.
# Digits of Persian, Arabic, Hindi and Thai are plain ones.
_PLAIN = (
    dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
    | dict.fromkeys(map(ord, "\u00a0\u2009\u202f"), " ")
    | {ord(zero) + value: str(value) for zero in "۰٠०๐" for value in range(10)}
)
_LETTER = lazy(r"[^\W\d_]+")
_DIGIT = lazy(r"\d")


class Stamp(NamedTuple):
    """What a line says of time and readers.

    `date` is ISO 8601 where the line has exactly one sure reading, `day_first` where it has one if days stand before
    months; `dated`, `clocked`, `aged` and `counted` say
    that it has a date (of any precision), a time of day, an age ("9 days ago") or a count of readers, `found` that it
    has any of them; `rest` is what remains of the folded line, `alone` says that nothing does.
    """

    date: str | None
    day_first: str | None
    dated: bool
    clocked: bool
    aged: bool
    counted: bool
    rest: str
    found: bool
    alone: bool


class Hands(NamedTuple):
    """The words of time that a text has at all: parts of ages, names of months, words of hours and of counts."""

    aging: tuple[str, ...]
    months: tuple[str, ...]
    hours: tuple[str, ...]
    counts: tuple[str, ...]


class Clockwork:
    """Reads stamps with the words of a set of packs."""

    def __init__(self, words: Words) -> None:
        """Keep the words; the patterns are made when first needed."""
        self._calendar: Calendar = words.calendar
        self._counts = words.counts

    def hands(self, folded: str, figures: str) -> Hands:
        """Return the words of time in a folded text, and in its lines with `figures`, looked for once for all lines.

        Lines with neither figures nor words of ages are not read, so nothing is looked for in them.
        """
        parts = self._calendar.parts
        ages = (*parts["before"], *parts["after"], *parts["now"])
        dated = folded if _any_in(folded, ages) else figures
        months = (*self._calendar.months, *self._calendar.solar)
        groups = ((ages, folded), (months, dated), (parts["hour"], figures), (self._counts, figures))
        # What is cut out of a line leaves a blank, which may bring the parts of a word together.
        return Hands(*(tuple([word for word in group if word in text or " " in word]) for group, text in groups))

    def read(self, folded: str, hands: Hands) -> Stamp:
        """Return what a folded line of at most a few hundred characters says; `hands` are those of its text."""
        folded = folded if folded.isascii() else folded.translate(_PLAIN)
        dates: list[str | None] = []
        open_dates: list[str | None] = []
        figured = _FIGURES.search(folded) is not None
        rest = self._dates(folded, dates, open_dates, hands.months, figured=figured)
        dated = bool(dates)
        rest, aged = _cut(self._age, rest) if _any_in(rest, hands.aging) else (rest, False)
        rest, clocked = _cut(_CLOCK, rest) if figured else (rest, False)
        if not clocked and _any_in(rest, hands.hours):
            rest, clocked = _cut(self._hour, rest)
        rest, counted = _cut(_count(_held(rest, self._counts)), rest) if _any_in(rest, hands.counts) else (rest, False)
        if figured and not dated:
            rest, dated = _cut(_DAY_MONTH, rest)
        if (dated or aged or clocked) and (filling := _held(rest, self._filling)):
            rest = _filler(filling).sub(" ", rest)
        found = dated or clocked or aged or counted
        rest = " ".join(rest.split())
        alone = found and not _LETTER.search(rest) and len(_DIGIT.findall(rest)) <= 2
        settled = (day or other for day, other in zip(dates, open_dates, strict=True))
        return Stamp(_when(dates), _when([*settled]), dated, clocked, aged, counted, rest, found, alone)

    def is_aged(self, folded: str, hands: Hands) -> bool:
        """Say whether a line without figures tells an age ("yesterday")."""
        return _any_in(folded, hands.aging) and self._age.search(folded) is not None

    def _dates(
        self, text: str, dates: list[str | None], day_first: list[str | None], names: Sequence[str], *, figured: bool
    ) -> str:
        """Append the dates of `text` to `dates`, and as they are if days stand first, and return it without them.

        `figured` says that some may be of figures alone.
        """

        def take(day: tuple[str, str, str | None] | None, other: tuple[str, str, str] | None = None) -> str:
            dates.append(_iso(*day) if day else None)
            day_first.append(_iso(*other) if other else None)
            return " "

        def take_solar(day: str | None) -> None:
            dates.append(day)
            day_first.append(day)

        def partial() -> str:
            """Take a day without a year, which says nothing against one with a year before it."""
            return " " if any(dates) else take(None)

        if self._calendar.solar:
            text = self._without_solar(text, take_solar, names)
        text = _HIJRI.sub(" ", text) if figured else text
        text = _YEAR_FIRST.sub(lambda m: take((m[1], m[3], m[4])), text) if figured else text
        if self._calendar.parts["year"]:
            from corpus.boilerplate import eras

            text = eras.common(text)
            text = _MINGUO.sub(lambda m: take((m[1], m[3], m[4])), text) if figured else text
            if ", " in text:
                text = self._blogged.sub(lambda m: take((m[3], m[1], m[2])), text)
            text = self._marked.sub(lambda m: take((m[1], m[2], m[3])) if m[1] else partial(), text)
        text = _DAY_FIRST.sub(lambda m: take(_day_first(m), (m[4], m[3], m[1])), text) if figured else text
        text = self._named(text, take, partial) if _any_in(text, names) else text
        if not figured or dates:
            return text
        return _SHORT_YEAR.sub(lambda m: take(*self._short(m)) if _is_date(m) else m[0], text)

    def _without_solar(self, text: str, tell: Callable[[str | None], object], names: Sequence[str]) -> str:
        """Tell the dates of Iran's calendar in `text`, and return it without them, and without lunar ones."""
        from corpus.boilerplate import solar

        def take(found: re.Match[str], year: str | None, month: int, day: str | None) -> str:
            if year and not solar.is_year(int(year)):
                return found[0]
            tell(solar.common(int(year), month, int(day)) if year and day else None)
            return " "

        months = self._calendar.solar
        text = _SOLAR.sub(lambda m: take(m, m[1], int(m[3]), m[4]), text)
        text = _SOLAR_LAST.sub(lambda m: take(m, m[4], int(m[3]), m[1]), text)
        if _any_in(text, names):
            text = self._solar_day.sub(lambda m: take(m, m[3], months[m[2]], m[1]), text)
        return self._lunar_day.sub(" ", text) if _any_in(text, self._calendar.parts["lunar"]) else text

    def _named(self, text: str, take: Callable[..., str], partial: Callable[[], str]) -> str:
        """Take the dates with names of months out of `text`; what is left of one may be its weekday: mar. 16 mars."""
        months = self._calendar.months
        text = self._year_month.sub(lambda m: take((m[1], str(months[m[2]]), m[3])), text)
        text = self._day_month.sub(lambda m: take((m[3], str(months[m[2]]), m[1])) if m[3] else partial(), text)
        return self._month_day.sub(lambda m: take((m[3], str(months[m[1]]), m[2])) if m[3] else partial(), text)

    def _short(self, found: re.Match[str]) -> tuple[tuple[str, str, str] | None, tuple[str, str, str] | None]:
        """Return year, month and day of a date whose year has two figures: the sure reading, and that of days first."""
        first, second, last = found[1], found[3], found[4]
        if self._calendar.parts["year"]:
            year, month, day = first, second, last
        elif found[2] == "." or int(first) > 12:
            year, month, day = last, second, first
        elif int(second) > 12:
            year, month, day = last, first, second
        else:
            return None, (_century(last), second, first)
        sure = (_century(year), month, day)
        return sure, sure

    @kept
    def _ordinal(self) -> str:
        ordinals = _either(self._calendar.parts["ordinals"])
        return f"{ordinals}?" if ordinals else ""

    @kept
    def _joint(self) -> str:
        joints = _either(self._calendar.parts["joints"])
        return rf"(?:{joints}\.?\s)?" if joints else ""

    @kept
    def _marked(self) -> re.Pattern[str]:
        parts = {name: _either(self._calendar.parts[name]) for name in ("year", "month", "day")}
        year, month, day = parts["year"], parts["month"], parts["day"]
        return re.compile(
            rf"(?:((?:19|20)\d\d|(?<!\d)1[01]\d)\s?{year}\s?)?"
            rf"(\d{{1,2}})\s?{month}\s?(?:(\d{{1,2}})\s?{day})?"
        )

    @kept
    def _blogged(self) -> re.Pattern[str]:
        """Match the dates of blogs that put East Asian months into an English order (7月 09, 2023)."""
        month = _either(self._calendar.parts["month"])
        return re.compile(rf"(?<!\d)(\d{{1,2}})\s?{month}\s?(\d{{1,2}}),\s({_FOUR})(?!\d)")

    @kept
    def _hour(self) -> re.Pattern[str]:
        parts = self._calendar.parts
        hour, minute = (_either(parts[name]) for name in ("hour", "minute"))
        # 3時 is a time of day, 3時間 is none.
        longer = [unit[len(word) :] for word in parts["hour"] for unit in parts["units"] if unit.startswith(word)]
        span = f"(?!{_either(filter(None, longer))})" if any(longer) else ""
        return re.compile(rf"(?<!\d)(?:[01]?\d|2[0-4])\s?{hour}{span}(?:\s?[0-5]?\d\s?{minute})?")

    @kept
    def _day_month(self) -> re.Pattern[str]:
        month = _either(self._calendar.months)
        return re.compile(
            rf"(?<!\d)(\d{{1,2}}){self._ordinal}[\s./॰-]{{1,3}}{self._joint}({month})(?!\w)"
            rf"[\s.,،/॰-]{{0,3}}{self._joint}({_FOUR})?(?!\d)"
        )

    @kept
    def _year_month(self) -> re.Pattern[str]:
        """Match dates whose year is an ordinal that stands first (2025. március 25., 2025. március 25-én)."""
        month = _either(self._calendar.months)
        return re.compile(rf"(?<!\d)({_FOUR})\.\s?({month})\.?\s(\d{{1,2}})(?:\.|-\w{{1,3}}(?!\w))")

    @kept
    def _month_day(self) -> re.Pattern[str]:
        month = _either(self._calendar.months)
        return re.compile(
            rf"(?<!\w)({month})(?!\w)[\s./॰-]{{1,3}}(?:(\d{{1,2}})(?!:){self._ordinal}\b[\s.,،/-]{{0,3}})?"
            rf"{self._joint}({_FOUR})?(?!\d)"
        )

    @kept
    def _solar_day(self) -> re.Pattern[str]:
        month = _either(self._calendar.solar)
        return re.compile(
            rf"(?<!\w)(?:(\d{{1,2}})[\s./-]{{1,3}})?({month})(?!\w)"
            r"(?:[\s.,،/-]{1,3}(1[34]\d\d)(?!\d)|(?(1)|(?!)))"
        )

    @kept
    def _lunar_day(self) -> re.Pattern[str]:
        lunar = _either(self._calendar.parts["lunar"])
        return re.compile(rf"(?<![\d./-])\d{{1,2}}\s{lunar}(?!\w)(?:[\s،,]{{1,2}}1[34]\d\d)?(?!\d)")

    @kept
    def _age(self) -> re.Pattern[str]:
        parts = self._calendar.parts
        unit, after = _either(parts["units"]), _either(parts["after"])
        shapes = [rf"(?<!\w)(?:\d{{1,3}}|\w{{1,4}})\s?\+?{unit}[.॰]?\s?{after}(?!\w)"] if after else []
        if parts["before"]:
            # An abbreviation wants a figure: il y a M. Dupont.
            whole = _either(word for word in parts["units"] if len(word) > _ABBREVIATED)
            shapes.append(rf"(?<!\w){_either(parts['before'])}\s(?:\d{{1,3}}\s?{unit}|{whole})(?!\w)")
        if parts["now"]:
            shapes.append(rf"(?<!\w){_either(parts['now'])}(?!\w)")
        return re.compile("|".join(shapes) or r"(?!)")

    @kept
    def _filling(self) -> tuple[str, ...]:
        """What stands beside dates and says nothing."""
        parts = self._calendar.parts
        return (*parts["noise"], *parts["weekdays"], *parts["now"])


# Patterns of the few words that a line has: one of all takes 3 ms to compile.
@lru_cache(maxsize=_PATTERNS)
def _count(held: tuple[str, ...]) -> re.Pattern[str]:
    words = _either(held)
    return re.compile(
        rf"(?<!\w)(?:{words}\s?[:：]?\s?)?{_NUMBER}\s?{words}(?!\w)|(?<!\w){words}\s?[:：]?\s?[(（]?{_NUMBER}[)）]?(?!\w)"
    )


@lru_cache(maxsize=_PATTERNS)
def _filler(held: tuple[str, ...]) -> re.Pattern[str]:
    words = _either(held)
    return re.compile(rf"(?<![^\W\d]){words}(?![^\W\d])|(?<!\d){words}(?=\s|$)")


@cache
def clockwork_of(words: Words) -> Clockwork:
    """Return the reader of stamps for these words, made once."""
    return Clockwork(words)


def _any_in(text: str, words: Iterable[str]) -> bool:
    """Say whether a word is in `text`; the patterns are slower, and are compiled only for texts that need them."""
    for word in words:  # noqa: SIM110 - a generator costs as much as the search
        if word in text:
            return True
    return False


def _held(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are in `text`."""
    return tuple([word for word in words if word in text])


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else ""


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    rest, count = pattern.subn(" ", text)
    return rest, count > 0


def _day_first(found: re.Match[str]) -> tuple[str, str, str] | None:
    """Return year, month and day where figures or points tell which is which; nobody writes months before points."""
    first, second = int(found[1]), int(found[3])
    if found[2] == ".":
        return found[4], found[3], found[1]
    if first == second or (first > 12) != (second > 12):
        return (
            (found[4], str(min(first, second)), str(max(first, second)))
            if first <= 12
            else (found[4], found[3], found[1])
        )
    return None


def _is_date(found: re.Match[str]) -> bool:
    """Say whether three figures may be day, month and year in some order, not hours, minutes and seconds."""
    return 1 <= min(int(found[1]), int(found[3])) <= 12 and len(found[4]) + len(found[1]) > 2


def _century(year: str) -> str:
    return str((1900 if int(year) >= _CENTURY else 2000) + int(year))


def _iso(year: str, month: str, day: str | None) -> str | None:
    number = int(year)
    number += -_BUDDHIST if number >= _YEARS.stop else _BEFORE_MINGUO if number < _YEARS.start else 0
    if number not in _YEARS or not 1 <= int(month) <= 12:
        return None
    if not day:
        return f"{number:04}-{int(month):02}"
    from datetime import date

    try:
        return date(number, int(month), int(day)).isoformat()
    except ValueError:
        return None


def _when(dates: list[str | None]) -> str | None:
    days = set(dates)
    return days.pop() if len(days) == 1 else None
