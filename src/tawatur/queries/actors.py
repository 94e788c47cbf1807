"""Actors by slug or by name."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tawatur.queries.names import bearers
from tawatur.storage import schema


def actors_meant(connection: Connection, asked: str) -> tuple[str, ...]:
    """The slugs of the actors that ``asked`` means: a slug, or words that claims name an actor by."""
    table = schema.claim_actors
    rows = connection.execute(select(table.c.actor, table.c.surface).distinct()).all()
    if any(row.actor == asked for row in rows):
        return (asked,)
    return bearers(asked, [(row.surface, row.actor) for row in rows if row.surface]) or (asked,)


def actor_label(slug: str) -> str:
    """An actor's name in the language spoken now; its slug where it has none."""
    return slug
