"""Written dates: what a page states as a date or a time, in any month system, order and digits.

The tables (month names, weekdays, clock marks) are passed in; ``tawatur.knowledge.calendar`` loads them. Hijri dates
are converted by hijridate (Umm al-Qura). Dates of running text that need a clock are the stage ``claims``' own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from hijridate import Hijri
from msgspec import Struct

from tawatur.text.folding import Folded, fold, fold_word

_YEAR = re.compile(r"\d{4}|\d\s?[/.\-–]\s?\d\d?\s?[/.\-–]\s?\d\d")
DayOrder = Literal["day_first", "month_first"]


class DateTables(Struct, frozen=True):
    """Names as folded words: months to ``(number, is Hijri)``, weekdays (0 is Monday), 12-hour marks, zones.

    ``beside`` are words that stand with dates and tell nothing more.
    """

    months: Mapping[str, tuple[int, bool]]
    weekdays: Mapping[str, int]
    meridiems: Mapping[str, str]
    zones: frozenset[str]
    beside: frozenset[str] = frozenset()

    @staticmethod
    def of(
        months: Mapping[str, tuple[int, bool]],
        weekdays: Mapping[str, int],
        meridiems: Mapping[str, str],
        zones: frozenset[str],
        beside: frozenset[str] = frozenset(),
    ) -> DateTables:
        """The same from names as written."""
        return DateTables(
            {fold_word(k): v for k, v in months.items()},
            {fold_word(k): v for k, v in weekdays.items()},
            {fold_word(k): v for k, v in meridiems.items()},
            frozenset(map(fold_word, zones)),
            frozenset(map(fold_word, beside)),
        )


class WrittenDate(Struct, frozen=True):
    """A date as a text states it: verbatim span, Gregorian fields, and what was seen beside it.

    ``month`` or ``day`` is None where it is not stated; ``time`` is ``HH:MM`` or ``HH:MM:SS`` in local time, None
    where not stated. ``ambiguous`` marks day and month that could change places; ``weekday`` is the stated one
    (0 is Monday), ``weekday_agrees`` False where it contradicts the date; ``zone`` is the stated zone's words.
    """

    start: int
    end: int
    year: int
    month: int | None
    day: int | None
    time: str | None = None
    weekday: int | None = None
    zone: str | None = None
    hijri: bool = False
    ambiguous: bool = False
    rule: str = ""

    @property
    def iso(self) -> str:
        """ISO 8601 as precise as stated: year, year-month, date, or local date-time."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        day = f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{day}T{self.time}" if self.time else day

    @property
    def weekday_agrees(self) -> bool:
        """False where a stated weekday contradicts the date."""
        if self.weekday is None or self.month is None or self.day is None:
            return True
        return date(self.year, self.month, self.day).weekday() == self.weekday


class ClockTime(Struct, frozen=True):
    """A time of day in a text, with its verbatim span."""

    start: int
    end: int
    time: str
    zone: str | None = None


class DateReader:
    """Finds written dates by the given tables. Compile once; a text costs time linear in its length."""

    def __init__(self, tables: DateTables) -> None:
        self._tables = tables
        self._patterns = _patterns(tables)
        self._clock = _clock_pattern(tables)
        self._behind = re.compile(rf"\s*[\-–—،,|(]?\s*(?P<weekday>{_one_of(tables.weekdays)})(?!\w)\)?")
        months = (part for name in tables.months for part in name.split())
        self._date_words = frozenset((*months, *tables.weekdays, *tables.zones, *tables.beside))

    def find(self, text: str, order: DayOrder = "day_first") -> tuple[WrittenDate, ...]:
        """All full dates (day, month and year) of a text in order, a Hijri one only where no Gregorian stands by."""
        return self.find_folded(fold(text), order)

    def find_folded(self, folded: Folded, order: DayOrder = "day_first") -> tuple[WrittenDate, ...]:
        """The same of a text that is folded already."""
        if not _YEAR.search(folded.text):
            return ()
        found: list[WrittenDate] = []
        taken: list[tuple[int, int]] = []
        for rule, pattern in self._patterns:
            for match in pattern.finditer(folded.text):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                stamp = self._stamp(folded, match, rule, order)
                if stamp is not None:
                    found.append(stamp)
                    taken.append(match.span())
        gregorian = any(not stamp.hijri for stamp in found)
        kept = (stamp for stamp in found if not (stamp.hijri and gregorian))
        return tuple(sorted(kept, key=lambda stamp: stamp.start))

    def is_date_word(self, word: str) -> bool:
        """Whether a folded word names a weekday or zone, belongs to a month's name, or only stands beside dates."""
        return word in self._date_words

    def clock_times(self, text: str) -> tuple[ClockTime, ...]:
        """Times of day alone, with or without a date beside them."""
        folded = fold(text)
        times = []
        for match in self._clock.finditer(folded.text):
            time = self._time(match)
            if time:
                times.append(ClockTime(*folded.verbatim(*match.span()), time, match["zone"]))
        return tuple(times)

    def _stamp(self, folded: Folded, match: re.Match[str], rule: str, order: DayOrder) -> WrittenDate | None:
        fields = self._fields(match.groupdict(), order)
        if fields is None:
            return None
        year, month, day, hijri, ambiguous = fields
        start, end = match.span()
        weekday, end = self._weekday(folded.text, match)
        clock = self._clock.match(folded.text, end)
        before = self._clock_before(folded.text, start)
        if clock:
            end = clock.end()
        elif before:
            start, clock = before.start(), before
        return WrittenDate(
            *folded.verbatim(start, end),
            year,
            month,
            day,
            time=self._time(clock) if clock else None,
            weekday=weekday,
            zone=clock["zone"] if clock else None,
            hijri=hijri,
            ambiguous=ambiguous,
            rule=rule,
        )

    def _weekday(self, text: str, match: re.Match[str]) -> tuple[int | None, int]:
        """The weekday written with a date, and where the two end; behind it only where a time or nothing follows."""
        named, end = match.groupdict().get("weekday"), match.end()
        behind = None if named else self._behind.match(text, end)
        if behind and (behind.end() == len(text) or self._clock.match(text, behind.end())):
            named, end = behind["weekday"], behind.end()
        return (self._tables.weekdays.get(named) if named else None), end

    def _clock_before(self, text: str, start: int) -> re.Match[str] | None:
        for match in self._clock.finditer(text, max(0, start - 30), start):
            if not text[match.end() : start].strip(" -–—|،,:·•"):
                return match
        return None

    def _fields(self, groups: dict[str, str | None], order: DayOrder) -> tuple[int, int, int, bool, bool] | None:
        """``(year, month, day, is Hijri, is ambiguous)``, Gregorian; None where it is no date."""
        year = _year(groups["year"])
        if year is None:
            return None
        if groups.get("month"):
            number, hijri = self._tables.months[_spaced(groups["month"])]
            second = groups.get("month2")
            if second and self._tables.months[_spaced(second)] != (number, hijri):
                return None
            fields = (year, number, int(groups["day"] or 0))
            ambiguous = False
        else:
            fields, ambiguous = _numeric(groups, year, order)
            hijri = False
        if hijri or fields[0] < 1600:
            converted = _from_hijri(*fields)
            return (*converted, True, ambiguous) if converted else None
        return (*fields, False, ambiguous) if _is_date(*fields) else None

    def _time(self, match: re.Match[str]) -> str | None:
        hour, minute = int(match["hour"]), int(match["minute"])
        mark = self._tables.meridiems.get(match["mark"] or "")
        if mark == "pm" and hour < 12:
            hour += 12
        elif mark == "am" and hour == 12:
            hour = 0
        if hour == 24 and minute == 0:
            hour = 0
        if hour > 23 or minute > 59:
            return None
        second = match["second"]
        return f"{hour:02d}:{minute:02d}" + (f":{second}" if second and int(second) < 60 else "")


def _patterns(tables: DateTables) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """``(rule, pattern)`` by rank: ISO first, then named months, then numbers; all on folded text."""
    month = _one_of(tables.months)
    weekday = _one_of(tables.weekdays)
    lead = rf"(?:(?<!\w)(?P<weekday>{weekday})\.?\s*[،,:/|\-–]?\s*)?"
    dual = rf"(?:(?:\s*[/\-–(]\s*|\s+)(?P<month2>{month})\)?)?"
    era = r"(?:\s*(?:م|ه|هجري|ميلادي|هجريه|ميلاديه)(?!\w))?"
    gap = r"\s*[\-–/،,.]?\s*"
    year = r"(?P<year>\d{4})(?!\d)"
    dots = r"\s?(?P<sep>[/.\-–])\s?"
    return (
        ("iso", re.compile(rf"{lead}(?<![\d/.\-])(?P<year>\d{{4}})-(?P<month_number>\d\d)-(?P<day>\d\d)(?!\d)")),
        (
            "day_month_year",
            re.compile(
                rf"{lead}(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:من\s+)?(?:شهر\s+)?{gap}(?<![^\W\d])"
                rf"(?P<month>{month}){dual}(?![^\W\d]){gap}(?:سنه\s+|عام\s+)?{year}{era}"
            ),
        ),
        (
            "month_day_year",
            re.compile(
                rf"{lead}(?<!\w)(?P<month>{month})\.?{dual}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
                rf"\s*[،,/\-–]?\s*{year}{era}"
            ),
        ),
        (
            "year_month_day",
            re.compile(
                rf"{lead}(?<!\d){year}{gap}(?<!\w)(?P<month>{month}){dual}(?!\w){gap}(?P<day>\d{{1,2}})(?![\d:])"
            ),
        ),
        (
            "year_first_numbers",
            re.compile(
                rf"{lead}(?<![\d/.\-])(?P<year>\d{{4}}){dots}(?P<month_number>\d{{1,2}})\s?(?P=sep)\s?(?P<day>\d{{1,2}})"
                rf"(?!\d){era}"
            ),
        ),
        (
            "numbers",
            re.compile(
                rf"{lead}(?<![\d/.\-])(?P<first>\d{{1,2}}){dots}(?P<second_number>\d{{1,2}})\s?(?P=sep)\s?"
                rf"(?P<year>\d{{4}}|\d\d)(?![\d/.:]){era}"
            ),
        ),
    )


def _clock_pattern(tables: DateTables) -> re.Pattern[str]:
    zone = "|".join(map(re.escape, sorted(tables.zones, key=len, reverse=True)))
    mark = _one_of(tables.meridiems)
    return re.compile(
        r"(?:\s*(?:::|[،,|\-–—/·•(])?\s*(?:في\s+)?(?:علي\s+)?(?:الساعه|at)?\s*[:،]?\s*|t)"
        r"(?<!\d)(?P<hour>\d{1,2})(?:[:.٫]|h(?=\d\d))(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?!\d)(?![/.\-]\d)"
        rf"(?:\s*(?P<mark>{mark})(?!\w))?"
        rf"(?:\s*[(]?(?P<zone>z|[+\-]\d\d:?\d\d|(?:ب|ال)?(?:{zone}))(?!\w)[)]?)?"
    )


def _one_of(names: Mapping[str, object]) -> str:
    return "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(names, key=len, reverse=True)) or "(?!)"


def _spaced(name: str | None) -> str:
    return " ".join((name or "").split())


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text) if len(text) == 4 else 2000 + int(text)
    return year if 1900 <= year <= 2100 or 1343 <= year <= 1500 else None


def _numeric(groups: dict[str, str | None], year: int, order: DayOrder) -> tuple[tuple[int, int, int], bool]:
    if groups.get("month_number"):
        return (year, int(groups["month_number"] or 0), int(groups["day"] or 0)), False
    first, second = int(groups["first"] or 0), int(groups["second_number"] or 0)
    ambiguous = first <= 12 and second <= 12 and first != second
    day, month = (second, first) if second > 12 or (ambiguous and order == "month_first") else (first, second)
    return (year, month, day), ambiguous


def _from_hijri(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    try:
        gregorian = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return gregorian.year, gregorian.month, gregorian.day


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1900 <= year <= 2100
