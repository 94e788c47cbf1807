"""Origins by slug or by name."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tawatur.knowledge.sources import names_of_sources
from tawatur.queries.actors import actors_meant
from tawatur.queries.names import bearers
from tawatur.queries.view_known_names import names_of_speakers
from tawatur.storage import schema


def origins_meant(connection: Connection, asked: str) -> tuple[str, ...]:
    """The origins of claims that ``asked`` means: a slug, or a name as tables show it or texts write it.

    A source of the registry that no claim names means itself; none where nothing bears the name.
    """
    table, versions = schema.claims.c, schema.versions.c
    known = connection.execute(select(table.origin).distinct()).scalars().all()
    if asked in known:
        return (asked,)
    shown = names_of_speakers()
    named = [(shown.origin(slug, language), slug) for slug in known for language in ("ar", "en")]
    outlets = connection.execute(select(versions.outlet, versions.outlet_slug).distinct()).all()
    named += [(row.outlet, row.outlet_slug) for row in outlets if row.outlet and row.outlet_slug]
    named += names_of_sources()
    return bearers(asked, named) or actors_meant(connection, asked)
