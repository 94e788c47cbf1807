"""Control of places: from when to when a place is said to be held by whom, and known since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.records.event import Grade

ControlStatus = Literal["controlled", "contested", "partial", "negotiated", "vacated", "besieged", "unknown"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A moment that is only known to lie in ``[not_before, not_after]`` (local time, ISO 8601); None is open."""

    not_before: str | None
    not_after: str | None


@dataclass(frozen=True, slots=True)
class ControlSpan:
    """A stretch of time in which a place is said to have one status and holder (None: nobody is named).

    ``known_since`` is a UTC instant; ``because`` lists event ids; ``last_confirmed`` is the latest time at which
    something said so; ``implied_by`` is the place id of the whole that this part's span was inferred from.
    ``known_until`` is the UTC instant at which later knowledge replaced this span, None while it stands; ``before``
    names who held a vacated place. ``begins`` and ``ends`` (local time) are the moments from and to which the span
    answers: the middle of a day that is known, the end of a longer time. ``time_zone`` is the place's IANA zone, None
    where it is unknown.
    """

    place_id: str
    place: str
    status: ControlStatus
    holder: str | None
    since: Interval
    until: Interval
    known_since: str | None
    last_confirmed: str | None
    grade: Grade
    because: tuple[str, ...]
    implied_by: str | None = None
    rivals: tuple[str, ...] = ()
    known_until: str | None = None
    before: str | None = None
    begins: str | None = None
    ends: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class ControlAnswer:
    """Who is said to hold one place ``at`` a time, as ``known_at`` a time: the contract of ``control``."""

    place_id: str
    place: str
    status: ControlStatus
    holder: str | None
    since: Interval
    last_confirmed: str | None
    grade: Grade | None
    because: tuple[str, ...]
    at: str
    known_at: str | None
    before: str | None = None
    rivals: tuple[str, ...] = ()
    implied_by: str | None = None
