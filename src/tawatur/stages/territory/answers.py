"""Who is said to hold a place at a time, as known at a time: one answer from the stored spans."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.records import ControlAnswer, ControlSpan, Interval
from tawatur.text.instants import first_minute, last_minute, utc_instant


def control_at(spans: Iterable[ControlSpan], place_id: str, at: str, known_at: str | None = None) -> ControlAnswer:
    """The answer for one place at the local time ``at`` (a date means its end).

    Only what was known by ``known_at`` counts (a time without a zone is the place's own, a date means its end);
    None: all that is known. Where nothing is said, the status is ``unknown``.
    """
    moment = last_minute(at)
    mine = [s for s in spans if s.place_id == place_id]
    instant = utc_instant(known_at, mine[0].time_zone if mine else None)
    known = [s for s in mine if is_known(s, instant)]
    holding = [s for s in known if moment is not None and _holds(s, moment)]
    if not holding:
        name = mine[0].place if mine else place_id
        return ControlAnswer(place_id, name, "unknown", None, Interval(None, None), None, None, (), at, known_at)
    span = max(holding, key=lambda s: (s.begins or "", s.known_since or ""))
    return ControlAnswer(
        place_id=place_id,
        place=span.place,
        status=span.status,
        holder=span.holder,
        since=span.since,
        last_confirmed=span.last_confirmed,
        grade=span.grade,
        because=span.because,
        at=at,
        known_at=known_at,
        before=span.before,
        rivals=span.rivals,
        implied_by=span.implied_by,
    )


def is_known(span: ControlSpan, known_at: str | None) -> bool:
    """Whether a span is what was known at a UTC instant; None: of all that is known."""
    if known_at is None:
        return span.known_until is None
    if span.known_since is None or span.known_since > known_at:
        return False
    return span.known_until is None or span.known_until > known_at


def _holds(span: ControlSpan, moment: int) -> bool:
    start = first_minute(span.begins)
    end = first_minute(span.ends)
    return start is not None and start <= moment and (end is None or moment < end)
