"""Weeks, months, seasons and years, and their parts: from the words of a unit to its days."""

from __future__ import annotations

from datetime import date, timedelta

from tawatur.stages.claims.times.days import Clock, Stretch, month_end, month_of, shifted_month, week_start
from tawatur.stages.claims.times.found import Found

_HALF_A_YEAR = timedelta(183)


def calendar_unit(found: Found) -> Stretch | None:
    """ "last week", "this month", "next year"."""
    if found.clock is None:
        return None
    unit, today, step = found.value("d"), found.clock.day, found.step
    if found.value("L") == "2":
        return _unit_before_last(found.clock, unit)
    if unit == "week":
        if step:
            start = today + timedelta(-7 if step < 0 else 1)
            return Stretch(start, start + timedelta(6), "week", "last_week" if step < 0 else "next_week")
        return Stretch(week_start(today), today, "week", "this_week")
    if unit == "month":
        first = shifted_month(today.replace(day=1), step)
        return Stretch(first, month_end(first) if step else today, "month", "calendar_month")
    if unit == "year":
        return Stretch(
            date(today.year + step, 1, 1), date(today.year + step, 12, 31) if step else today, "year", "calendar_year"
        )
    return Stretch(today, today, "part_of_day", "last_hours") if unit == "hour" and step < 0 else None


def _unit_before_last(clock: Clock, unit: str | None) -> Stretch | None:
    """ "The week before last"."""
    if unit == "week":
        return Stretch(clock.day - timedelta(14), clock.day - timedelta(8), "week", "week_before_last")
    if unit == "month":
        first = shifted_month(clock.day.replace(day=1), -2)
        return Stretch(first, month_end(first), "month", "month_before_last")
    year = clock.day.year - 2
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year", "year_before_last") if unit == "year" else None


def share_of_unit(found: Found) -> Stretch | None:
    """ "The first half of September", "the second quarter of 2023", "the last week of May"."""
    share = next(x for x in found.lexemes if x.symbol in "246")
    part = int(share.value)
    if found.value("MJ") or found.value("d") == "month":
        first = month_of(found.lexemes, found.clock, found.future)
        return _share_of_month(first, share.symbol, part) if first else None
    year = found.year()
    if year is None or share.symbol == "4":
        return None
    months = 6 if share.symbol == "2" else 3
    start = date(year, (part - 1) * months + 1, 1)
    return Stretch(start, month_end(shifted_month(start, months - 1)), "month", "share_of_year")


def _share_of_month(first: date, symbol: str, part: int) -> Stretch | None:
    if symbol == "2":
        days = (first, first.replace(day=15)) if part == 1 else (first.replace(day=16), month_end(first))
    elif symbol == "4" and part <= 4:
        start = first + timedelta(7 * (part - 1))
        days = (start, start + timedelta(6))
    else:
        days = (month_end(first) - timedelta(6), month_end(first))
    return Stretch(*days, "week", "share_of_month") if symbol != "6" else None


def vague_share(found: Found) -> Stretch | None:
    """ "The last third of September": of that month, no more."""
    return named_month(found) if found.value("MJ") else None


def named_month(found: Found) -> Stretch | None:
    """The month that the words name."""
    first = month_of(found.lexemes, found.clock, found.future)
    return Stretch(first, month_end(first), "month", "month") if first else None


def named_years(found: Found) -> Stretch:
    """A year, or the years from one to another."""
    years = sorted(int(x.value) for x in found.lexemes if x.symbol == "Y")
    return Stretch(date(years[0], 1, 1), date(years[-1], 12, 31), "year", "year")


def edge_of_unit(found: Found) -> Stretch | None:
    """The start, middle or end of a week, month or year."""
    edge = next(x.symbol for x in found.lexemes if x.symbol in "qxz")
    unit = found.value("d")
    if unit == "week":
        week = calendar_unit(found)
        if week is None or week.start is None:
            return None
        first = week_start(found.clock.day if found.clock else week.start) + timedelta(7 * found.step)
        shift = {"q": (0, 1), "x": (3, 3), "z": (5, 6)}[edge]
        return Stretch(first + timedelta(shift[0]), first + timedelta(shift[1]), "week", "edge_of_week")
    if found.value("MJ") or unit == "month":
        return _edge_of_month(month_of(found.lexemes, found.clock, found.future), edge)
    return _edge_of_year(found, edge)


def before_end(found: Found) -> Stretch | None:
    """ "before the end of January": from the clock to its end where it lies ahead; of a coming month, that month."""
    end = edge_of_unit(found)
    if end is None or end.end is None or found.clock is None:
        return None
    if found.clock.day - end.end > _HALF_A_YEAR and not found.has("Y"):
        last = month_end(end.end.replace(day=1, year=end.end.year + 1))  # next January, told in December
        end = Stretch(end.start, last, end.precision, end.rule)
    if end.end is None or end.end <= found.clock.day:
        return None
    first = end.end.replace(day=1) if found.has("F") and found.has("M") else found.clock.day
    return Stretch(first, end.end, "month", "by_end")


def _edge_of_month(first: date | None, edge: str) -> Stretch | None:
    if first is None:
        return None
    if edge == "x":
        day = first.replace(day=15)
        return Stretch(day, day, "week", "middle_of_month")
    start, end = (first, first.replace(day=7)) if edge == "q" else (month_end(first) - timedelta(6), month_end(first))
    return Stretch(start, end, "week", "edge_of_month")


def _edge_of_year(found: Found, edge: str) -> Stretch | None:
    year = found.year()
    if year is None:
        return None
    months = {"q": (1, 1), "x": (6, 7), "z": (12, 12)}[edge]
    return Stretch(date(year, months[0], 1), month_end(date(year, months[1], 1)), "month", "edge_of_year")


def season(found: Found) -> Stretch | None:
    """A season of a year."""
    first, last = (int(n) for n in (found.value("o") or "1-1").split("-"))
    stated = found.value("Y")
    if stated is None and found.clock is None:
        return None
    step = found.step
    year = int(stated) if stated else (found.clock.day.year if found.clock else 0)
    if stated is None and not found.has("d") and step == -1:
        step = 0 if found.clock and date(year, first, 1) <= found.clock.day else -1
    start = date(year + step, first, 1)
    return Stretch(start, month_end(shifted_month(start, last - first)), "month", "season")
