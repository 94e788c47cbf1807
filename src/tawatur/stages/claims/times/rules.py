"""The grammar of time expressions: patterns over symbols, each with the function that resolves it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from tawatur.records.claim import DatePrecision
from tawatur.stages.claims.times.days import (
    ONE_DAY,
    Stretch,
    counted_ahead,
    counted_back,
    day_of,
    month_end,
)
from tawatur.stages.claims.times.found import Found
from tawatur.stages.claims.times.units import (
    before_end,
    calendar_unit,
    edge_of_unit,
    named_month,
    named_years,
    season,
    share_of_unit,
    vague_share,
)

_DATE = r"(?:[NO]f?U?[MJH](?:[/\-(]?[MJ]\)?)?,?(?:f?[Ud]?Y|f?d[LFC]|[LFC])?|[NO]f?d[LFC]|[NY][/\-]N[/\-][NY]|8)"
DAY = rf"(?:[TSG](?:,?\(?D?W\)?)?[LFC]?(?:,?=?{_DATE})?|D?[WK]\)?[LFC]?(?:,?=?\(?{_DATE}\)?)?|D?{_DATE})"
_UNIT_PRECISION: dict[str, DatePrecision] = {
    "minute": "part_of_day", "hour": "part_of_day", "day": "day", "week": "week", "month": "month", "year": "year",
}  # fmt: skip


# "Within a week", "within a month" count back; "within an hour" is as long as it took.
_SPANS = frozenset({"week", "month"})


Resolve = Callable[[Found], Stretch | None]


compiled_pattern = cache(re.compile)
"""A pattern is compiled where it is first tried: a process that reads little needs few of them."""


class TimeRule(Struct, frozen=True):
    """A pattern over symbols, the symbols that it can begin with, and its resolution."""

    begins: str
    pattern: str
    resolve: Resolve


def _day(found: Found) -> Stretch | None:
    named = found.day()
    return Stretch(named[0], named[0], "day", named[1]) if named else None


def _day_of_this_month(found: Found) -> Stretch | None:
    """ "On the 3rd current" (في 3 الجاري)."""
    number = int(found.value("NO") or 0)
    if found.clock is None or not 1 <= number <= month_end(found.clock.day).day:
        return None
    day = found.clock.day.replace(day=number)
    return Stretch(day, day, "day", "day_of_month")


def _part_of_day(found: Found) -> Stretch | None:
    """A part of a named day."""
    named, part = found.day(), found.value("APQR")
    if named is None or part is None:
        return None
    day, rule = named
    if part == "night" and rule == "today":
        return Stretch(day, day, "part_of_day", "tonight", part)
    return Stretch(day, day, "part_of_day", rule, part)


def _day_before_part(found: Found) -> Stretch | None:
    """ "Before dawn today", "before noon on Friday": a part of that day that no table bounds."""
    named = found.day()
    return Stretch(named[0], named[0], "part_of_day", named[1]) if named else None


def _night_between(found: Found) -> Stretch | None:
    """The night from one named weekday to the next."""
    if found.clock is None:
        return None
    days = [int(x.value) for x in found.lexemes if x.symbol in "WK"]
    if (days[0] + 1) % 7 != days[1] or found.value("PRQV") not in ("night", "midnight", "after_midnight"):
        return None
    last = found.clock.day - timedelta((found.clock.day.weekday() - days[1]) % 7)
    return Stretch(last - ONE_DAY, last, "part_of_day", "night_between_weekdays", "night")


def resolve_part_alone(found: Found) -> Stretch | None:
    """A part of the day with no day: of the day of the clock, or of the night before."""
    if found.clock is None:
        return None
    part, today, hour = found.value("APQRV") or "", found.clock.day, found.clock.hour
    if found.has("V"):
        return Stretch(today, today, "part_of_day", "tonight", "night")
    if part in ("night", "midnight"):
        return Stretch(today - ONE_DAY, today, "part_of_day", "night_before", part)
    if part == "before_midnight":
        return Stretch(today - ONE_DAY, today - ONE_DAY, "part_of_day", "night_before", part)
    begins = found.tables.parts[part].start // 60
    day = today - ONE_DAY if hour is not None and hour < begins else today
    return Stretch(day, day, "part_of_day", "part_of_clock_day", part)


def _counted(found: Found) -> tuple[int, str] | None:
    unit = found.value("UIvdge")
    if unit is None:
        return None
    count = found.value("N")
    if count is not None:
        return int(count), unit
    if found.has("v") or found.has("e"):
        return 2, unit
    nearly_one = found.has("%") and found.has("d")  # منذ ما يقارب العام
    return (1, unit) if found.has("U") or nearly_one else None


def _ago(found: Found) -> Stretch | None:
    """So long before the clock."""
    if found.clock is None:
        return None
    counted = _counted(found)
    if counted is not None and found.value("%") == "more":
        return Stretch(None, None, "unknown", "long_ago" if counted[1] in ("year", "month") else "days_ago")
    if counted is None:
        unit = found.value("I")
        if unit in ("hour", "minute") or found.has("m"):
            return Stretch(found.clock.day, found.clock.day, "part_of_day", "hours_ago")
        return Stretch(None, None, "unknown", "long_ago" if unit in ("year", "month") else "days_ago")
    return _around(counted_back(found.clock, *counted), counted[1], "ago")


def _around(day: date, unit: str, rule: str) -> Stretch:
    """A day counted in units: the unit that it falls in for months and years."""
    if unit == "year":
        return Stretch(date(day.year, 1, 1), date(day.year, 12, 31), "year", rule)
    if unit == "month":
        return Stretch(day.replace(day=1), month_end(day), "month", rule)
    return Stretch(day, day, _UNIT_PRECISION[unit], rule)


def _back_from_clock(found: Found) -> Stretch | None:
    """The last so many units, up to the clock."""
    counted = _counted(found)
    if found.clock is None:
        return None
    if found.has("m"):
        return Stretch(found.clock.day, found.clock.day, "part_of_day", "moments_ago")
    if counted is None:
        if found.value("gI") in ("hour", "minute"):
            return Stretch(found.clock.day, found.clock.day, "part_of_day", "last_hours")
        return Stretch(None, None, "unknown", "vague_past")
    precision = _UNIT_PRECISION[counted[1]]
    start = counted_back(found.clock, *counted)
    if counted[1] == "hour" and start < found.clock.day:
        precision = "day"
    return Stretch(start, found.clock.day, precision, "last_units")


def _ahead_of_clock(found: Found) -> Stretch | None:
    """The next so many units, from the clock on."""
    counted = _counted(found)
    if found.clock is None:
        return None
    if counted is None:
        return Stretch(None, None, "unknown", "vague_future")
    return Stretch(found.clock.day, counted_ahead(found.clock, *counted), _UNIT_PRECISION[counted[1]], "next_units")


def _within(found: Found) -> Stretch | None:
    """ "within N units" with neither last nor next: ahead in the sentence of a plan, else back."""
    counted = _counted(found)
    if counted is None or (counted[0] == 1 and counted[1] not in _SPANS and not found.future):
        return None
    return _ahead_of_clock(found) if found.future else _back_from_clock(found)


def _between(found: Found) -> Stretch | None:
    """From one day to another."""
    joint = next((i for i, x in enumerate(found.lexemes) if i and (x.symbol in "Ku&" or x.joined)), None)
    if joint is None:
        numbers = [i for i, x in enumerate(found.lexemes) if x.symbol == "N"]
        joint = numbers[1] if len(numbers) > 1 else None
    if joint is None:
        return None
    rest = found.lexemes[joint:]
    last = day_of(rest, found.clock, found.future, found.tables.named_days)
    head = list(found.lexemes[:joint])
    if not any(x.symbol in "MJWKTSG" for x in head):
        head += [x for x in rest if x.symbol in "MJYLFCd"]
    first = day_of(head, found.clock, found.future, found.tables.named_days)
    if first is None or last is None:
        return None
    start = first[0] - timedelta(7) if first[0] > last[0] else first[0]
    return Stretch(start, last[0], "day", "between_days") if start <= last[0] else None


def _before_day(found: Found) -> Stretch | None:
    """ "before 20 January": from the clock where it lies ahead, else only bounded."""
    named = found.day()
    if named is None:
        return None
    if found.clock and named[0] > found.clock.day:
        return Stretch(
            found.clock.day, named[0], "month" if named[0] - found.clock.day > timedelta(7) else "day", "by_day"
        )
    return Stretch(None, named[0], "unknown", "before_day")


def _rule(begins: str, pattern: str, resolve: Resolve) -> TimeRule:
    return TimeRule(begins, pattern, resolve)


_DAY_BEGINS = "TSGDWKNOY8"
_MONTH = r"[MJ](?:[/(]?[MJ]\)?)?"
_WHICH = r"(?:f?[Ud]?Y|f?d[LFC]|[LFC])"

RULES: tuple[TimeRule, ...] = (
    _rule("EPRQ", r"E?[PRQ]f?D?W[\-/,ui]?(?:W|(?<=[\-/])K)", _night_between),
    _rule("V", r"V ?BD?W(?:K|[u&]D?W)", _night_between),
    _rule("EPQ", rf"E?[PQ]E?f?D?{DAY}", _part_of_day),
    _rule("EAR", rf"E?[AR]f{DAY}", _part_of_day),
    _rule(_DAY_BEGINS, rf"{DAY},?\(?(?:[AQ]|iR|iQ)(?![TWK])", _part_of_day),
    _rule("B", rf"B{DAY}(?:u{DAY}|&{DAY}|K[LFC]?)", _between),
    _rule("B", rf"BN&?(?:u|-)?{_DATE}", _between),
    _rule("f", rf"f{DAY}u{DAY}", _between),
    _rule("f", rf"fN[u\-]{_DATE}", _between),
    _rule("j", rf"j(?:{DAY}(?:&{DAY}|K[LFC]?)|N&?{_DATE})", _between),
    _rule("N", rf"N[&\-]{_DATE}", _between),
    _rule("O", rf"O{_DATE}", _between),
    _rule("b", rf"b{DAY}", _before_day),
    _rule("b", rf"b[PQ]{DAY}", _day_before_part),
    _rule("b", rf"bz(?:h?d[LFC]|hd|U?{_MONTH},?{_WHICH}?|[Ud]?Y|d(?!n))", before_end),
    _rule("E", rf"Ef?{DAY}", _day),
    _rule(_DAY_BEGINS, DAY, _day),
    _rule("AVik", r"A|V|[ik]E?R", resolve_part_alone),
    _rule("b", r"b(?:%?(?:~?N[UI]|v|U|I|m)|%d)(?!f)", _ago),
    _rule("^kigNUIe~v", r"[\^ki]?%?(?:g~?NL|~?N[UIgd]L|eL|e&?gL|vL)", _back_from_clock),
    _rule("^kig", r"[\^ki]?g\*?L", _back_from_clock),
    _rule("^kigN~ev", r"[\^ki]?%?(?:g~?NF|~?N[UIg]F|eF|vF|g\*?F)", _ahead_of_clock),
    _rule("k", r"k%?(?:~?N[UI]|v|U)(?![LY])", _within),
    _rule("qxz", rf"[qxz](?:h?d[LFC]|hd|U?{_MONTH},?{_WHICH}?|[Ud]?Y|d(?!n))", edge_of_unit),
    _rule("246", rf"[246](?:h?d[LFC]|hd|U?{_MONTH},?{_WHICH}?|[Ud]?Y|d(?!n))", share_of_unit),
    _rule("7", rf"7U?{_MONTH},?{_WHICH}?", vague_share),
    _rule("i", r"i[NO]C", _day_of_this_month),
    _rule("UMJisk", rf"[ik]?U?{_MONTH},?{_WHICH}|[ik]?U?M(?:[/(][MJ]\)?)?|UJ", named_month),
    _rule("ikhd", r"[ik]?h?d[LFC]|hd", calendar_unit),
    _rule("o", r"oU?Y|od[LFC]|o[LFC]", season),
    _rule("ByU", r"B?yY&?Y|BY[&u]Y|UYuU?Y", named_years),
    _rule("UdyiuY", r"[Udy]Y|iY|uY|YL", named_years),
)

SINCE_RULES: tuple[TimeRule, ...] = (
    _rule("%~NvUegIm", r"%?(?:~?N[UI]|v|U|eL|g~?NL|I|m)|%d", _back_from_clock),
    _rule("ER", r"E?R", resolve_part_alone),
    _rule("MJ", r"[MJ]", named_month),
    _rule("UdyY", r"[Udy]?Y", named_years),
)
