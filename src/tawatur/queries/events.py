"""Events and stories."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tawatur.errors import NotFound
from tawatur.queries.as_known import as_known
from tawatur.queries.claims import claim_views
from tawatur.queries.conditions import event_conditions, meant
from tawatur.queries.filters import Filter, checked, checked_moment
from tawatur.queries.paging import sliced, whole_id
from tawatur.queries.record_keeping import changes_of, judgements_on
from tawatur.queries.views import EventView, LinkedEvent, Slice
from tawatur.records import Event, Story
from tawatur.records.json_lines import from_json
from tawatur.storage import Workspace, schema
from tawatur.text.instants import utc_instant


def list_events(
    workspace: Workspace,
    wanted: Filter | None = None,
    cursor: str | None = None,
    limit: int | None = None,
    known_at: str | None = None,
) -> Slice[Event]:
    """Events that answer to the filter, the latest first; as known at a time (UTC where it has no zone), if asked.

    Raises RequestError for a time that is none.
    """
    wanted = checked(wanted or Filter())
    instant = _instant(known_at)
    events = schema.events.c
    with workspace.reading() as connection:
        chosen = select(events.record).where(*event_conditions(wanted, meant(connection, wanted)))
        keys = (events.sort_key, events.event_id)
        if instant is None:
            return sliced(connection, chosen, keys, lambda row: from_json(row.record, Event), cursor, limit)
        chosen = chosen.where(events.known_at <= instant)
        return sliced(connection, chosen, keys, lambda row: _as_known(row.record, instant), cursor, limit)


def _instant(known_at: str | None) -> str | None:
    return None if known_at is None else utc_instant(checked_moment(known_at), None)


def _as_known(record: str, instant: str) -> Event:
    event = from_json(record, Event)
    return as_known(event, instant) or event


def get_event(workspace: Workspace, event_id: str) -> EventView:
    """One event by its id, or by the id of one that was merged into it. Raises NotFound, AmbiguousRequest."""
    with workspace.reading() as connection:
        whole = _id_meant(connection, event_id)
        record = connection.execute(
            select(schema.events.c.record).where(schema.events.c.event_id == whole)
        ).scalar_one()
        event = from_json(record, Event)
        return EventView(
            event=event,
            claims=claim_views(connection, [reference.claim_id for reference in event.claims]),
            linked=_linked(connection, whole),
            stories=tuple(story for story in _stories(connection) if whole in story.event_ids),
            judgements=judgements_on(connection, whole),
            changes=changes_of(connection, whole),
        )


def list_stories(workspace: Workspace) -> tuple[Story, ...]:
    """All stories, those of the most articles first."""
    with workspace.reading() as connection:
        return _stories(connection)


def get_story(workspace: Workspace, story_id: str) -> Story:
    """One story. Raises NotFound, AmbiguousRequest."""
    with workspace.reading() as connection:
        whole = whole_id(connection, schema.stories.c.story_id, story_id)
        return next(story for story in _stories(connection) if story.story_id == whole)


def _id_meant(connection: Connection, event_id: str) -> str:
    try:
        return whole_id(connection, schema.events.c.event_id, event_id)
    except NotFound:
        alias = whole_id(connection, schema.event_aliases.c.alias, event_id)
        aliases = schema.event_aliases.c
        return str(connection.execute(select(aliases.event_id).where(aliases.alias == alias)).scalar_one())


def _linked(connection: Connection, event_id: str) -> tuple[LinkedEvent, ...]:
    links, events = schema.event_links.c, schema.events.c
    outward = (
        select(events.record, links.relation)
        .join_from(schema.event_links, schema.events, events.event_id == links.other_event_id)
        .where(links.event_id == event_id)
    )
    inward = (
        select(events.record, links.relation)
        .join_from(schema.event_links, schema.events, events.event_id == links.event_id)
        .where(links.other_event_id == event_id)
    )
    found = [LinkedEvent(from_json(r.record, Event), r.relation) for r in connection.execute(outward)]
    found += [LinkedEvent(from_json(r.record, Event), r.relation, True) for r in connection.execute(inward)]
    return tuple(sorted(found, key=lambda link: (link.inward, link.relation, link.event.event_id)))


def _stories(connection: Connection) -> tuple[Story, ...]:
    stories = schema.stories.c
    chosen = select(stories.record).order_by(stories.article_count.desc(), stories.story_id)
    return tuple(from_json(record, Story) for record in connection.execute(chosen).scalars())
