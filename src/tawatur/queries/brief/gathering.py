"""What the brief speaks of: events, their claims and articles, and the spans of control that begin in its period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawatur.queries.claims import claim_views
from tawatur.queries.control import control_spans
from tawatur.queries.events import list_events
from tawatur.queries.filters import Filter
from tawatur.queries.places import list_places
from tawatur.queries.views import ClaimView
from tawatur.records import ControlSpan, Event
from tawatur.records.claim import ClaimPlace
from tawatur.storage import Workspace

_GRADES = {"strong": 0, "fair": 1, "contested": 2, "weak": 3, "retracted": 4}
_WEIGHT = {
    "territory_gained": 0, "withdrawal": 1, "agreement": 1, "air_strike": 2, "shelling": 2, "explosion": 2, "attack": 2,
    "armed_clash": 3, "casualties": 3, "release": 3, "arrest": 3, "abuse": 3, "destruction": 3, "displacement": 3,
    "advance": 4, "seizure": 4, "deployment": 5, "protest": 5, "talks": 6, "statement": 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events of a period and place, the main ones first, and what stands behind them."""

    events: tuple[Event, ...]
    claims: Mapping[str, ClaimView]
    spans: tuple[ControlSpan, ...]
    span_places: Mapping[str, ClaimPlace]

    def views(self, event: Event) -> list[ClaimView]:
        """The claims of an event that are here."""
        return [self.claims[c.claim_id] for c in event.claims if c.claim_id in self.claims]


def gathered(workspace: Workspace, wanted: Filter) -> Gathered:
    """What the brief speaks of; background is left out, and what a person has rejected.

    Raises RequestError for a filter that makes no sense.
    """
    found = list_events(workspace, wanted)
    events = [e for e in found.items if not e.rejected and e.modality != "background"]
    with workspace.reading() as connection:
        views = claim_views(connection, [c.claim_id for e in events for c in e.claims])
    ids = {e.event_id for e in events}
    places = {
        view.place_id: ClaimPlace(
            view.name,
            "site",
            view.latitude,
            view.longitude,
            "settlement",
            view.place_id,
            view.name_en,
            country=view.country,
        )
        for view in list_places(workspace)
    }
    spans = [
        s
        for s in control_spans(workspace)
        if s.known_until is None and s.implied_by is None and ids & set(s.because) and _in_period(s, wanted)
    ]
    return Gathered(
        tuple(sorted(events, key=rank)),
        {v.claim.claim_id: v for v in views},
        tuple(_last_of_each(sorted(spans, key=lambda s: (s.begins or "", s.place)))),
        places,
    )


def _last_of_each(spans: Iterable[ControlSpan]) -> Iterable[ControlSpan]:
    """Of each place how it stands at the period's end, in the order of these."""
    last = {span.place_id: span for span in spans}
    return sorted(last.values(), key=lambda s: (s.begins or "", s.place))


def rank(event: Event) -> tuple[int, int, int, int, str, str]:
    """The main events first: by grade, by how many origins, by the weight of their type, the earlier first."""
    day = event.date.start or event.date.not_after or ""
    return (
        _GRADES[event.grade] + 3 * (event.event_type in ("statement", "talks")),
        -event.origins.established,
        _WEIGHT.get(event.event_type, 8),
        -len(event.claims),
        day,
        event.event_id,
    )


def _in_period(span: ControlSpan, wanted: Filter) -> bool:
    """Whether a span begins in the period, and is no mere inference of who held a place before."""
    begins = (span.begins or "")[:10]
    inferred = (
        span.status == "controlled" and span.since.not_before is None and span.ends is not None and span.grade == "weak"
    )
    return (
        not inferred and (not wanted.since or begins >= wanted.since) and (not wanted.until or begins <= wanted.until)
    )
