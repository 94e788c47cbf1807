"""A filter as conditions on the tables."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from tawatur.config import Config
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.queries.actors import actors_meant
from tawatur.queries.filters import Filter
from tawatur.queries.names import bearers
from tawatur.queries.origins import origins_meant
from tawatur.queries.places_meant import places_meant
from tawatur.storage import Workspace, schema

Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Meant:
    """What the names of a filter mean in one workspace. ``place_ids`` and ``place_names`` are of places asked for."""

    place_ids: tuple[str, ...] = ()
    place_names: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


def meant(connection: Connection, wanted: Filter) -> Meant:
    """The ids and slugs that a filter's names mean."""
    ids: list[str] = []
    names: list[str] = []
    for asked in wanted.places:
        found_ids, found_names = places_meant(
            connection, asked, load_gazetteer(Config(user_data_dir=wanted.user_data_dir))
        )
        ids.extend(found_ids)
        names.extend(found_names)
    outlets = [slug for asked in wanted.outlets for slug in _outlets_meant(connection, asked)]
    actors = [slug for asked in wanted.actors for slug in actors_meant(connection, asked)]
    origins = [slug for asked in wanted.origins for slug in origins_meant(connection, asked)]
    return Meant(tuple(ids), tuple(names), tuple(actors), tuple(outlets), tuple(origins))


def unknown_names(workspace: Workspace, wanted: Filter) -> tuple[str, ...]:
    """The names of a filter that nothing in the workspace, the registries or the gazetteer bears."""
    if not (wanted.places or wanted.actors or wanted.outlets or wanted.origins):
        return ()
    gazetteer = load_gazetteer(Config(user_data_dir=wanted.user_data_dir))
    with workspace.reading() as connection:
        found = [asked for asked in wanted.places if not any(places_meant(connection, asked, gazetteer))]
        found += [asked for asked in wanted.actors if not actors_meant(connection, asked)]
        found += [asked for asked in wanted.outlets if not _outlets_meant(connection, asked)]
        found += [asked for asked in wanted.origins if not origins_meant(connection, asked)]
    return tuple(found)


def _outlets_meant(connection: Connection, asked: str) -> tuple[str, ...]:
    table = schema.versions
    rows = connection.execute(select(table.c.outlet_slug, table.c.outlet).distinct()).all()
    if any(row.outlet_slug == asked for row in rows):
        return (asked,)
    return bearers(asked, [(row.outlet, row.outlet_slug) for row in rows if row.outlet and row.outlet_slug])


def claim_conditions(wanted: Filter, what: Meant) -> Conditions:
    """Conditions on ``claims``."""
    claims = schema.claims.c
    found = _times(wanted, claims.happened_from, claims.happened_to)
    if not wanted.rejected:
        found.append(~claims.rejected)
    if wanted.types:
        found.append(claims.event_type.in_(wanted.types))
    if wanted.modalities:
        found.append(claims.modality.in_(wanted.modalities))
    if wanted.origins:
        found.append(claims.origin.in_(what.origins))
    if wanted.places:
        found.append(claims.claim_id.in_(_at(schema.claim_places, "claim_id", what)))
    if wanted.actors:
        actors = schema.claim_actors.c
        found.append(claims.claim_id.in_(select(actors.claim_id).where(actors.actor.in_(what.actors))))
    if wanted.outlets:
        found.append(claims.version_id.in_(_versions_of(what)))
    if wanted.grades:
        found.append(claims.claim_id.in_(_graded(wanted)))
    if not wanted.all_versions:
        found.append(claims.version_id.in_(select(schema.articles.c.latest_version_id)))
    return found


def event_conditions(wanted: Filter, what: Meant) -> Conditions:
    """Conditions on ``events``."""
    events = schema.events.c
    found = _times(wanted, events.happened_from, events.happened_to)
    if not wanted.rejected:
        found.append(~events.rejected)
    if wanted.types:
        found.append(events.event_type.in_(wanted.types))
    if wanted.modalities:
        found.append(events.modality.in_(wanted.modalities))
    if wanted.grades:
        found.append(events.grade.in_(wanted.grades))
    if wanted.places:
        found.append(events.event_id.in_(_at(schema.event_places, "event_id", what)))
    if wanted.actors:
        actors = schema.event_actors.c
        found.append(events.event_id.in_(select(actors.event_id).where(actors.actor.in_(what.actors))))
    if wanted.outlets:
        found.append(events.event_id.in_(_events_of(schema.claims.c.version_id.in_(_versions_of(what)))))
    if wanted.origins:
        lineages = schema.lineages.c
        found.append(events.event_id.in_(select(lineages.event_id).where(lineages.origin.in_(what.origins))))
    return found


def article_conditions(wanted: Filter, what: Meant) -> Conditions:
    """Conditions on ``article_versions``: the times are of publication, the rest is of the claims that it makes."""
    versions = schema.versions.c
    said = func.substr(func.coalesce(versions.published, versions.updated, versions.fetched_at), 1, 10)
    found = _times(wanted, said, said)
    if wanted.outlets:
        found.append(versions.outlet_slug.in_(what.outlets))
    if wanted.types or wanted.places or wanted.actors or wanted.grades or wanted.origins or wanted.modalities:
        of_claims = Filter(
            types=wanted.types,
            places=wanted.places,
            actors=wanted.actors,
            grades=wanted.grades,
            origins=wanted.origins,
            modalities=wanted.modalities,
            all_versions=True,
        )
        chosen = select(schema.claims.c.version_id).where(*claim_conditions(of_claims, what))
        found.append(versions.version_id.in_(chosen))
    if not wanted.all_versions:
        found.append(versions.version_id.in_(select(schema.articles.c.latest_version_id)))
    return found


def _times(wanted: Filter, first: ColumnElement[str], last: ColumnElement[str]) -> Conditions:
    found: Conditions = []
    if wanted.since:
        found.append(last >= wanted.since)
    if wanted.until:
        found.append(first <= wanted.until)
    return found


def _at(table: Table, owner: str, what: Meant) -> Select[tuple[str]]:
    columns = table.c
    there = or_(
        columns.place_id.in_(what.place_ids),
        columns.name.in_(what.place_names),
        columns.parent.in_((*what.place_ids, *what.place_names)),
    )
    return select(columns[owner]).where(there)


def _versions_of(what: Meant) -> Select[tuple[str]]:
    return select(schema.versions.c.version_id).where(schema.versions.c.outlet_slug.in_(what.outlets))


def _events_of(condition: ColumnElement[bool]) -> Select[tuple[str]]:
    pairs = schema.event_claims
    joined = pairs.join(schema.claims, schema.claims.c.claim_id == pairs.c.claim_id)
    return select(pairs.c.event_id).select_from(joined).where(condition)


def _graded(wanted: Filter) -> Select[tuple[str]]:
    pairs, events = schema.event_claims, schema.events
    joined = pairs.join(events, events.c.event_id == pairs.c.event_id)
    return select(pairs.c.claim_id).select_from(joined).where(events.c.grade.in_(wanted.grades))
