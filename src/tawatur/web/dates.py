"""Dates as people read them, in Arabic and English; only as precise as they are known."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_skeleton

from tawatur.messages import _
from tawatur.queries.view_lines import When
from tawatur.queries.view_names import Language

# Where the months are كانون الثاني, شباط, … and not يناير, فبراير, …
LEVANTINE = frozenset({"SY", "LB", "JO", "IQ", "PS", "IL"})


def locale_of(language: Language, country: str | None = None) -> str:
    """The CLDR locale whose month names the country's readers use."""
    if language == "en":
        return "en_GB"
    return "ar_SY" if country in LEVANTINE else "ar_EG"


def day_text(iso: str | None, locale: str, *, weekday: bool = False) -> str:
    """A day, or a day with its hour where the text has one; the text itself where it is no date."""
    if not iso:
        return ""
    try:
        if "T" in iso:
            moment = datetime.fromisoformat(iso)
            return f"{_day(moment.date(), locale, weekday)} {moment:%H:%M}" + (" UTC" if moment.tzinfo else "")
        return _day(date.fromisoformat(iso[:10]), locale, weekday)
    except ValueError:
        return iso


@lru_cache(maxsize=8192)
def _day(day: date, locale: str, weekday: bool) -> str:
    text = format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=locale)
    return _western_digits(text)


def month_text(iso: str, locale: str) -> str:
    """A month and its year."""
    return _western_digits(format_skeleton("yMMMM", date.fromisoformat(iso[:10]), locale=locale))


def when_text(when: When, locale: str) -> str:
    """When something is said to have happened, no more precise than it is known; undated says so."""
    if not when.start:
        if when.not_after:
            return _("undated; {day} at the latest").format(day=day_text(when.not_after[:10], locale))
        return _("undated")
    if when.precision == "year":
        return when.start[:4]
    if when.precision == "month" and (when.end or when.start)[:7] == when.start[:7]:
        return month_text(when.start, locale)
    if when.end and when.end[:10] != when.start[:10]:
        return _days_text(when.start[:10], when.end[:10], locale)
    day = day_text(when.start[:10], locale)
    hours = _hours(when) if when.precision == "part_of_day" else ""
    return f"{day} · {hours}" if hours else day


def _days_text(first: str, last: str, locale: str) -> str:
    """Several days; the month and year once where they are the same."""
    if first[:7] == last[:7]:
        return f"{int(first[8:10])}–{day_text(last, locale)}"
    return _("{first} to {last}").format(first=day_text(first, locale), last=day_text(last, locale))


def _hours(when: When) -> str:
    """The part of the day as hours, where both bounds have one."""
    if not (when.not_before and when.not_after and "T" in when.not_before and "T" in when.not_after):
        return ""
    return f"{when.not_before[11:16]}–{when.not_after[11:16]}"


def instant_text(iso: str, locale: str) -> str:
    """An instant for people, to the minute."""
    return _western_digits(format_datetime(datetime.fromisoformat(iso), "d MMM y HH:mm", locale=locale))


def _western_digits(text: str) -> str:
    return text.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
