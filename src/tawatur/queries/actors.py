"""Actors by slug or by name."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tawatur.knowledge.actors import load_actor_registry
from tawatur.queries.names import bearers
from tawatur.storage import schema


def actors_meant(connection: Connection, asked: str) -> tuple[str, ...]:
    """The slugs of the actors that ``asked`` means, with those that belong to them; none where nothing bears it.

    It is a slug, a name of the registry, or words that claims name an actor by.
    """
    actors = load_actor_registry().actors
    table = schema.claim_actors
    rows = connection.execute(select(table.c.actor, table.c.surface).distinct()).all()
    named = [(name, slug) for slug, actor in actors.items() for name in (actor.name_ar, actor.name_en)]
    said = [(row.surface, row.actor) for row in rows if row.surface]
    known = asked in actors or any(row.actor == asked for row in rows)
    found = {asked} if known else set(bearers(asked, named) or bearers(asked, said))
    while belonging := {slug for slug, actor in actors.items() if actor.parent in found} - found:
        found |= belonging
    return tuple(sorted(found))
