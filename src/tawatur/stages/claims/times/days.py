"""From the words of a day, month or duration to calendar days, against the article's clock."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tawatur.records.claim import DatePrecision
from tawatur.stages.claims.times.lexemes import Lexeme

WEEK_STARTS = 6  # Sunday, by date.weekday()
ONE_DAY = timedelta(1)


class Clock(Struct, frozen=True):
    """The day that relative words count from, and the hour where the article states it."""

    day: date
    hour: int | None = None


class Stretch(Struct, frozen=True):
    """Days from ``start`` to ``end`` (None where only bounds are known), how precise, which part of the day, why."""

    start: date | None
    end: date | None
    precision: DatePrecision
    rule: str
    part: str | None = None
    ongoing: bool = False


def day_of(
    lexemes: Sequence[Lexeme], clock: Clock | None, future: bool, named: Mapping[tuple[int, int], date]
) -> tuple[date, str] | None:
    """The day that a day expression names, and the rule: an explicit date, else a weekday, else today and its like."""
    by = {symbol: lexeme for lexeme in reversed(lexemes) for symbol in [lexeme.symbol]}
    weekday = by.get("W") or by.get("K")
    explicit = _explicit(lexemes, clock, future, named)
    if explicit is not None:
        return explicit
    if clock is None:
        return None
    shift = _shift(by)
    if weekday is not None:
        today = clock.day - timedelta(7) if "L" in by and by["L"].value == "2" else clock.day  # الخميس قبل الماضي
        return _weekday(int(weekday.value), shift, _relation(by), today, future)
    if shift is None:
        return None
    return clock.day + timedelta(shift), ("today", "yesterday", "tomorrow")[0 if shift == 0 else 1 if shift < 0 else 2]


def _shift(by: Mapping[str, Lexeme]) -> int | None:
    if "T" in by:
        return 0
    if "S" in by:
        return -int(by["S"].value)
    return int(by["G"].value) if "G" in by else None


def _relation(by: Mapping[str, Lexeme]) -> str:
    return next((symbol for symbol in "LFC" if symbol in by), "")


def _weekday(weekday: int, shift: int | None, relation: str, today: date, future: bool) -> tuple[date, str]:
    """A named weekday; beside "yesterday" or "today" it wins, as the day of that name nearest to it."""
    if shift is not None:
        expected = today + timedelta(shift)
        ahead = (weekday - expected.weekday()) % 7
        day = expected + timedelta(ahead if ahead <= 2 else ahead - 7)
        return day, "weekday" if day == expected else "weekday_beats_relative_day"
    back = (today.weekday() - weekday) % 7
    if relation == "L":
        return today - timedelta(back or 7), "last_weekday"
    if relation == "F":
        return today + timedelta((7 - back) % 7 or 7), "next_weekday"
    if future:
        return today + timedelta((7 - back) % 7), "weekday_ahead"
    return today - timedelta(back), "weekday"


def _explicit(
    lexemes: Sequence[Lexeme], clock: Clock | None, future: bool, named: Mapping[tuple[int, int], date]
) -> tuple[date, str] | None:
    """A date by day and month; the year stated, or the nearest that the words allow."""
    numbers = [int(x.value) for x in lexemes if x.symbol in "NO"]
    years = [int(x.value) for x in lexemes if x.symbol == "Y"]
    months = [int(x.value) for x in lexemes if x.symbol in "MJ"]
    if not months and years and len(numbers) == 2:
        day, month = (numbers[1], numbers[0]) if lexemes[0].symbol == "Y" else (numbers[0], numbers[1])
        return _made(years[0], month, day, "date_in_numbers") or _made(years[0], day, month, "date_in_numbers")
    by = {x.symbol: x for x in lexemes}
    if "8" in by:
        written = [int(part) for part in by["8"].value.split(".")]
        return _made(written[2], written[1], written[0], "date_in_numbers")
    if not months and numbers and clock and "d" in by and by["d"].value == "month":
        first = shifted_month(clock.day.replace(day=1), {"L": -1, "F": 1}.get(_relation(by), 0))
        return _made(first.year, first.month, numbers[0], "day_of_month")
    if not months or not numbers or len(set(months)) > 1:
        return None
    if years:
        return _made(years[0], months[0], numbers[0], "date")
    if clock is None:
        return None
    if "d" in by and by["d"].value == "year":
        return _made(clock.day.year + {"L": -1, "F": 1}.get(_relation(by), 0), months[0], numbers[0], "date_of_year")
    return _yearless(numbers[0], months[0], _relation(by), (clock.day, future), named)


def _yearless(
    day: int, month: int, relation: str, now: tuple[date, bool], named: Mapping[tuple[int, int], date]
) -> tuple[date, str] | None:
    today, future = now
    if not relation and not future and (day, month) in named and named[day, month] < today:
        return named[day, month], "named_day"
    made = [d for y in (today.year - 1, today.year, today.year + 1) if (d := _made(y, month, day, "date_without_year"))]
    if relation == "F" or (future and not relation):
        ahead = [d for d in made if d[0] >= today]
        return ahead[0] if ahead else None
    if relation == "C":
        return next((d for d in made if d[0].year == today.year), None)
    limit = today - ONE_DAY if relation == "L" else today + timedelta(3)
    return next((d for d in reversed(made) if d[0] <= limit), None)


def _made(year: int, month: int, day: int, rule: str) -> tuple[date, str] | None:
    try:
        return date(year, month, day), rule
    except ValueError:
        return None


def month_of(lexemes: Sequence[Lexeme], clock: Clock | None, future: bool) -> date | None:
    """The first day of a named month, or of "last month"; None where nothing fixes the year."""
    by = {x.symbol: x for x in lexemes}
    month = next((int(x.value) for x in lexemes if x.symbol in "MJ"), None)
    year = next((int(x.value) for x in lexemes if x.symbol == "Y"), None)
    if month and year:
        return date(year, month, 1)
    if clock is None:
        return None
    relation = _relation(by)
    this = clock.day.replace(day=1)
    if month is None:
        return shifted_month(this, {"L": -1, "F": 1}.get(relation, 0))
    if "d" in by:
        return date(clock.day.year + {"L": -1, "F": 1}.get(relation, 0), month, 1)
    found = date(this.year, month, 1)
    if relation == "F" or (future and not relation):
        return found if found > this or (future and found == this) else date(this.year + 1, month, 1)
    if found > this or (relation == "L" and found == this):
        return date(this.year - 1, month, 1)
    return found


def month_end(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def shifted_month(day: date, months: int) -> date:
    """The same day so many months away, at the month's end where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_start(day: date) -> date:
    """The Sunday at or before a day."""
    return day - timedelta((day.weekday() - WEEK_STARTS) % 7)


def counted_back(clock: Clock, count: int, unit: str) -> date:
    """The day so many units before the clock; up to half a day stays on it unless the clock's hour says no."""
    if unit in ("hour", "minute"):
        hours = count if unit == "hour" else count / 60
        if clock.hour is not None and hours < 24:
            return clock.day - ONE_DAY if hours > clock.hour + 1 else clock.day
        return clock.day - timedelta(round(hours / 24) if hours > 12 else 0)
    if unit in ("day", "week"):
        return clock.day - timedelta(count * (7 if unit == "week" else 1))
    return shifted_month(clock.day, -count * (12 if unit == "year" else 1))


def counted_ahead(clock: Clock, count: int, unit: str) -> date:
    """The day so many units after the clock."""
    if unit in ("hour", "minute"):
        return clock.day + timedelta(round(count / 24) if unit == "hour" else 0)
    if unit in ("day", "week"):
        return clock.day + timedelta(count * (7 if unit == "week" else 1))
    return shifted_month(clock.day, count * (12 if unit == "year" else 1))
