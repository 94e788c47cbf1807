"""Claims, each with its article and event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from tawatur.queries.conditions import claim_conditions, meant
from tawatur.queries.filters import Filter, checked
from tawatur.queries.paging import sliced, whole_id
from tawatur.queries.record_keeping import judgements_on
from tawatur.queries.views import ArticleBrief, ClaimView, Slice
from tawatur.records import Claim
from tawatur.records.json_lines import from_json
from tawatur.storage import Workspace, schema

BRIEF = (
    schema.versions.c.article_id,
    schema.versions.c.version_id,
    schema.versions.c.article,
    schema.versions.c.title,
    schema.versions.c.outlet,
    schema.versions.c.outlet_slug,
    schema.versions.c.url,
    schema.versions.c.published,
    schema.versions.c.published_basis,
    schema.versions.c.updated,
    schema.versions.c.recorded_at,
    (schema.articles.c.latest_version_id == schema.versions.c.version_id).label("is_latest"),
)


def brief_of(row: Any) -> ArticleBrief:
    """The columns of :data:`BRIEF` as a view."""
    values = {column.key: getattr(row, column.key) for column in BRIEF if column.key}
    return ArticleBrief(**values | {"is_latest": bool(values["is_latest"])})


def list_claims(
    workspace: Workspace, wanted: Filter | None = None, cursor: str | None = None, limit: int | None = None
) -> Slice[ClaimView]:
    """Claims that answer to the filter, those of what happened last first."""
    wanted = checked(wanted or Filter())
    keys = (func.coalesce(schema.claims.c.happened_to, ""), schema.claims.c.claim_id)
    with workspace.reading() as connection:
        chosen = _joined().where(*claim_conditions(wanted, meant(connection, wanted)))
        return sliced(connection, chosen, keys, _view, cursor, limit)


def get_claim(workspace: Workspace, claim_id: str) -> ClaimView:
    """One claim, with what was decided on it. Raises NotFound, AmbiguousRequest."""
    with workspace.reading() as connection:
        whole = whole_id(connection, schema.claims.c.claim_id, claim_id)
        view = claim_views(connection, (whole,))[0]
        return replace(view, judgements=judgements_on(connection, whole))


def claim_views(connection: Connection, claim_ids: Sequence[str]) -> tuple[ClaimView, ...]:
    """The views of some claims, in the order of their ids as given."""
    found: dict[str, ClaimView] = {}
    for start in range(0, len(claim_ids), 500):
        some = _joined().where(schema.claims.c.claim_id.in_(claim_ids[start : start + 500]))
        found.update((view.claim.claim_id, view) for view in map(_view, connection.execute(some)))
    return tuple(found[claim_id] for claim_id in claim_ids if claim_id in found)


def _joined() -> Select[Any]:
    claims, versions, articles = schema.claims, schema.versions, schema.articles
    event_id = (
        select(func.min(schema.event_claims.c.event_id))
        .where(schema.event_claims.c.claim_id == claims.c.claim_id)
        .scalar_subquery()
        .label("event_id")
    )
    joined = claims.join(versions, versions.c.version_id == claims.c.version_id).join(
        articles, articles.c.article_id == versions.c.article_id
    )
    record = func.coalesce(claims.c.corrected, claims.c.record).label("record")
    return select(record, claims.c.rejected, event_id, *BRIEF).select_from(joined)


def _view(row: Row[Any]) -> ClaimView:
    return ClaimView(from_json(row.record, Claim), brief_of(row), row.event_id, is_rejected=row.rejected)
