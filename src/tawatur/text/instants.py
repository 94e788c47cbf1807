"""Instants and days as numbers: minutes since 1970, so that intervals of many claims compare fast.

Local times carry no zone; :func:`utc_instant` turns one into UTC by a zone's name. A day known without a clock
counts from its end where knowledge is dated, and as a whole day where an event is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY = 24 * 60
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local times are compared, not placed in a zone


@lru_cache(maxsize=65536)
def first_minute(moment: str | None) -> int | None:
    """The first minute of an ISO date or local date-time; None for None or what is no date."""
    parsed = _parsed(moment)
    return None if parsed is None else _minutes(parsed)


@lru_cache(maxsize=65536)
def last_minute(moment: str | None) -> int | None:
    """The last minute of an ISO date, or a date-time's own minute; None for None or what is no date."""
    parsed = _parsed(moment)
    if parsed is None or moment is None:
        return None
    return _minutes(parsed) + (DAY - 1 if len(moment) == 10 else 0)


@lru_cache(maxsize=65536)
def local_text(minute: int) -> str:
    """A minute as an ISO local date-time, to the minute."""
    return (_EPOCH + timedelta(minutes=minute)).isoformat(timespec="minutes")


@lru_cache(maxsize=65536)
def utc_instant(moment: str | None, zone: str | None) -> str | None:
    """A local ISO date or date-time in ``zone`` (IANA name; None: UTC) as a UTC instant, to the second.

    A date counts from the end of its day. A date-time that carries an offset keeps it. None for what is no date.
    """
    parsed = _parsed(moment)
    if parsed is None or moment is None:
        return None
    if len(moment) == 10:
        parsed += timedelta(days=1)
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=_zone(zone))
    return parsed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=256)
def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _parsed(moment: str | None) -> datetime | None:
    if not moment:
        return None
    try:
        return datetime.fromisoformat(moment)
    except ValueError:
        return None


def _minutes(moment: datetime) -> int:
    return (moment.replace(tzinfo=None) - _EPOCH) // timedelta(minutes=1)
