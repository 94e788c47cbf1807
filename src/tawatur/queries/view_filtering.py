"""The one filter applied to a snapshot: asked of the database, answered with the snapshot's records."""

from __future__ import annotations

from sqlalchemy import select

from tawatur.queries.conditions import claim_conditions, event_conditions, meant
from tawatur.queries.filters import Filter
from tawatur.queries.view_snapshot import Snapshot
from tawatur.records import Claim, ClaimDate, Event
from tawatur.storage import Workspace, schema


def matching_events(snapshot: Snapshot, workspace: Workspace, wanted: Filter) -> tuple[Event, ...]:
    """The events that the filter lets through, the last to have happened first."""
    if wanted == Filter():
        return snapshot.remembered(
            "events", lambda: tuple(event for event in snapshot.events.values() if not event.rejected)
        )
    events = schema.events.c
    with workspace.reading() as connection:
        chosen = select(events.event_id).where(*event_conditions(wanted, meant(connection, wanted)))
        found = connection.execute(chosen.order_by(events.sort_key.desc(), events.event_id.desc())).scalars().all()
    return tuple(snapshot.events[one] for one in found if one in snapshot.events)


def matching_claims(snapshot: Snapshot, workspace: Workspace, wanted: Filter) -> tuple[Claim, ...]:
    """The claims that the filter lets through, those of what happened last first."""
    if wanted == Filter():
        return snapshot.remembered("claims", lambda: _found_claims(snapshot, workspace, wanted))
    return _found_claims(snapshot, workspace, wanted)


def _found_claims(snapshot: Snapshot, workspace: Workspace, wanted: Filter) -> tuple[Claim, ...]:
    claims = schema.claims.c
    with workspace.reading() as connection:
        chosen = select(claims.claim_id).where(*claim_conditions(wanted, meant(connection, wanted)))
        found = connection.execute(chosen.order_by(claims.happened_to.desc(), claims.claim_id.desc())).scalars().all()
    return tuple(snapshot.claims[one] for one in found if one in snapshot.claims)


def day_bounds(date: ClaimDate) -> tuple[str | None, str | None]:
    """The first and last day between which it lies; an undated claim stands at its publication."""
    first = date.start or date.not_before or date.not_after
    last = date.end or date.not_after or first
    return first and first[:10], last and last[:10]
