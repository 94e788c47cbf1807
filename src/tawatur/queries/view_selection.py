"""What an export is made of: chosen events with the claims and articles they cite, and control at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tawatur.queries.brief import Brief, write_brief
from tawatur.queries.filters import Filter
from tawatur.queries.view_control import control_everywhere
from tawatur.queries.view_names import Language, Names
from tawatur.queries.view_overview import Moment, chosen_events, day_counts
from tawatur.queries.view_snapshot import RecordedChange, Snapshot
from tawatur.records import Article, Claim, ControlAnswer, Event
from tawatur.storage import Workspace
from tawatur.storage.workspace import now


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """Who is said to hold a place, and where that place is (WGS 84 degrees; None: unlocated)."""

    answer: ControlAnswer
    lat: float | None
    lon: float | None
    name_en: str | None = None
    parent: str | None = None
    country: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Events with what they cite.

    ``claims`` by claim id, ``articles`` by version id; ``made_at`` is a UTC instant and ``title`` what the
    selection is called. ``removed`` lists ids of events that were there before and are gone.
    """

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    made_at: str
    control: tuple[ControlPoint, ...] = ()
    title: str = "Tawatur"
    removed: tuple[str, ...] = ()
    names: Names = field(default_factory=Names)
    brief: Brief | None = None
    changes: tuple[RecordedChange, ...] = ()


def select_for_export(
    snapshot: Snapshot, workspace: Workspace, wanted: Filter, moment: Moment, brief_in: Language | None = None
) -> Selection:
    """The selection of a filter and a time (without one: the last day that anything is said of).

    ``brief_in`` has its brief written in that language.
    """
    events = chosen_events(snapshot, workspace, wanted, moment)
    claims = [
        snapshot.claims[one.claim_id] for event in events for one in event.claims if one.claim_id in snapshot.claims
    ]
    versions = dict.fromkeys(claim.version_id for claim in claims)
    return Selection(
        events=events,
        claims={claim.claim_id: claim for claim in claims},
        articles={one: snapshot.articles[one] for one in versions if one in snapshot.articles},
        made_at=now(),
        control=_control_points(snapshot, events, moment),
        names=snapshot.names,
        brief=write_brief(workspace, wanted, brief_in, known_at=moment.known_at) if brief_in else None,
        changes=tuple(
            one for one in snapshot.changes if (wanted.since or "") <= one.recorded_at[:10] <= (wanted.until or "9999")
        ),
        removed=tuple(
            one.change.subject
            for one in snapshot.changes
            if one.change.kind == "event_gone" and one.change.subject not in snapshot.events
        ),
    )


def _control_points(snapshot: Snapshot, events: tuple[Event, ...], moment: Moment) -> tuple[ControlPoint, ...]:
    days = day_counts(events)
    at = moment.at or (f"{days[-1].day}T23:59" if days else None)
    if at is None:
        return ()
    return tuple(
        ControlPoint(
            answer=one.answer,
            lat=one.place.lat,
            lon=one.place.lon,
            name_en=one.place.name_en,
            parent=one.place.parent,
            country=one.place.country,
            precision=one.place.precision,
        )
        for one in control_everywhere(snapshot, at, moment.known_at, "en")
    )
