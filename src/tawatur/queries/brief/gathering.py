"""What the brief speaks of: events, their claims and articles, and the spans of control that begin in its period.

All of it as known at an instant, if one is asked for: what was told later, and what that changed, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.knowledge.linking import country_zone
from tawatur.queries.as_known import as_known
from tawatur.queries.brief.wording import country_of
from tawatur.queries.claims import claim_views
from tawatur.queries.control import control_spans
from tawatur.queries.events import list_events
from tawatur.queries.filters import Filter, checked_moment
from tawatur.queries.places import list_places
from tawatur.queries.views import ClaimView
from tawatur.records import ControlSpan, Event
from tawatur.records.claim import ClaimPlace
from tawatur.stages import territory
from tawatur.storage import Workspace
from tawatur.text.instants import utc_instant

_GRADES = {"strong": 0, "fair": 1, "contested": 2, "weak": 3, "retracted": 4}
_WEIGHT = {
    "territory_gained": 0, "withdrawal": 1, "agreement": 1, "air_strike": 2, "shelling": 2, "explosion": 2, "attack": 2,
    "armed_clash": 3, "casualties": 3, "release": 3, "arrest": 3, "abuse": 3, "destruction": 3, "displacement": 3,
    "advance": 4, "seizure": 4, "deployment": 5, "protest": 5, "talks": 6, "statement": 7,
}  # fmt: skip


_STATUS = {"controlled": 0, "partial": 1, "negotiated": 1, "contested": 2, "besieged": 2, "vacated": 3}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events of a period and place, the main ones first, and what stands behind them.

    ``known_at`` is the time that they are told as of, as it was asked for; None: all that is known.
    """

    events: tuple[Event, ...]
    claims: Mapping[str, ClaimView]
    spans: tuple[ControlSpan, ...]
    span_places: Mapping[str, ClaimPlace]
    known_at: str | None = None

    def views(self, event: Event) -> list[ClaimView]:
        """The claims of an event that are here."""
        return [self.claims[c.claim_id] for c in event.claims if c.claim_id in self.claims]


def gathered(workspace: Workspace, wanted: Filter, known_at: str | None = None) -> Gathered:
    """What the brief speaks of; background is left out, and what a person has rejected.

    Raises RequestError for a filter that makes no sense, or a time that is none.
    """
    events = told_of(list_events(workspace, wanted).items, known_at)
    with workspace.reading() as connection:
        views = claim_views(connection, [c.claim_id for e in events for c in e.claims])
    places = {
        view.place_id: span_place(view.place_id, view.name, view.name_en, (view.latitude, view.longitude), view.country)
        for view in list_places(workspace)
    }
    return assembled(events, {v.claim.claim_id: v for v in views}, control_spans(workspace), places, wanted, known_at)


def told_of(events: Iterable[Event], known_at: str | None = None) -> tuple[Event, ...]:
    """The events that a brief tells of: neither background nor rejected, and known at a time, if asked, as known then.

    Raises RequestError for a time that is none.
    """
    told = [event for event in events if not event.rejected and event.modality != "background"]
    if known_at is None:
        return tuple(told)
    instant = known_instant(told, known_at)
    known = (as_known(event, instant) for event in told)
    return tuple(event for event in known if event is not None)


def known_instant(events: Iterable[Event], known_at: str) -> str:
    """A time of knowing as an instant: one without a zone is of the country that the events lie in most.

    Raises RequestError for a time that is none.
    """
    return utc_instant(checked_moment(known_at), country_zone(country_of(events))) or known_at


def span_place(
    place_id: str, name: str, name_en: str | None, point: tuple[float | None, float | None], country: str | None
) -> ClaimPlace:
    """A place as the brief's sentences on control name it."""
    return ClaimPlace(name, "site", *point, "settlement", place_id, name_en, country=country)


def assembled(
    events: Sequence[Event],
    claims: Mapping[str, ClaimView],
    spans: Iterable[ControlSpan],
    places: Mapping[str, ClaimPlace],
    wanted: Filter,
    known_at: str | None = None,
) -> Gathered:
    """Events in the order of their weight, and the spans of control that they opened in the period."""
    ids = {event.event_id for event in events}
    instant = None if known_at is None else known_instant(events, known_at)
    opened = [
        span
        for span in spans
        if territory.is_known(span, instant)
        and span.implied_by is None
        and ids & set(span.because)
        and _in_period(span, wanted)
    ]
    ordered = _last_of_each(sorted(opened, key=lambda s: (s.begins or "", s.place)))
    return Gathered(tuple(sorted(events, key=rank)), claims, tuple(ordered), places, known_at)


def _last_of_each(spans: Iterable[ControlSpan]) -> Iterable[ControlSpan]:
    """Of each place how it stands at the period's end, in the order of these."""
    last = {span.place_id: span for span in spans}
    return sorted(last.values(), key=lambda s: (s.begins or "", s.place))


def rank(event: Event) -> tuple[int, int, int, int, str, str]:
    """The main events first: by grade, by how many origins, by the weight of their type, the earlier first."""
    day = event.date.start or event.date.not_after or ""
    return (
        _GRADES[event.grade] + 3 * (event.event_type in ("statement", "talks")) + 2 * _tells_little(event),
        -event.origins.established,
        _WEIGHT.get(event.event_type, 8),
        -len(event.claims),
        day,
        event.event_id,
    )


def _tells_little(event: Event) -> bool:
    """Whether nobody can tell what is meant: no place, or a mere plan without a doer."""
    return not event.places or (event.modality in ("planned", "possible") and not event.actors)


def span_rank(span: ControlSpan, events: Mapping[str, Event]) -> tuple[bool, int, str, str]:
    """What changed hands first: told by a named origin, with a holder, then by time."""
    named = any(events[i].origins.established for i in span.because if i in events)
    return (not named, _STATUS.get(span.status, 9), span.begins or "", span.place)


def _in_period(span: ControlSpan, wanted: Filter) -> bool:
    """Whether a span begins in the period, and is no mere inference of who held a place before."""
    begins = (span.begins or "")[:10]
    inferred = (
        span.status == "controlled" and span.since.not_before is None and span.ends is not None and span.grade == "weak"
    )
    return (
        not inferred and (not wanted.since or begins >= wanted.since) and (not wanted.until or begins <= wanted.until)
    )
