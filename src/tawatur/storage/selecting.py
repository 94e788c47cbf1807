"""Some records of a workspace, chosen by ids, however many these are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, select

from tawatur.records.json_lines import from_json
from tawatur.storage import schema

T = TypeVar("T")
AT_ONCE = 500
"""So many ids stand in one statement."""


def records(
    connection: Connection, table: Table, column: ColumnElement[str], ids: Collection[str], kind: type[T]
) -> list[T]:
    """The records whose column has one of the ids, in the order of their rows."""
    keys = list(table.primary_key.columns)
    found: dict[tuple[object, ...], str] = {}
    for some in _parts(ids):
        for row in connection.execute(select(table.c.record, *keys).where(column.in_(some))):
            found[tuple(row[1:])] = row.record
    return [from_json(found[key], kind) for key in sorted(found, key=str)]


def claim_ids(connection: Connection) -> set[str]:
    """The ids of the claims of texts and headlines that nobody has rejected."""
    claims = schema.claims.c
    chosen = select(claims.claim_id).where(claims.part.in_(("text", "title")), ~claims.rejected)
    return set(connection.execute(chosen).scalars())


def events_holding(connection: Connection, ids: Collection[str]) -> set[str]:
    """The ids of the events that hold any of these claims."""
    held = schema.event_claims.c
    chosen = (select(held.event_id).where(held.claim_id.in_(some)) for some in _parts(ids))
    return {event_id for one in chosen for event_id in connection.execute(one).scalars()}


def titles(connection: Connection) -> dict[str, str]:
    """Headlines by article id; of several versions the last row's."""
    versions = schema.versions.c
    rows = connection.execute(select(versions.article_id, versions.title).order_by(versions.version_id))
    return {row.article_id: row.title for row in rows if row.title}


def _parts(ids: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(ids)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]
