"""Who says it: origins and outlets."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import func, select

from tawatur.queries.views import OutletView, SourceView
from tawatur.records import Claim
from tawatur.records.json_lines import from_json
from tawatur.storage import Workspace, schema


def list_sources(workspace: Workspace) -> tuple[SourceView, ...]:
    """All origins of claims in the latest versions, those of the most claims first."""
    claims, versions, lineages = schema.claims.c, schema.versions.c, schema.lineages.c
    joined = schema.claims.join(schema.versions, versions.version_id == claims.version_id)
    chosen = select(func.coalesce(claims.corrected, claims.record).label("record"), versions.outlet_slug).select_from(
        joined
    )
    latest = claims.version_id.in_(select(schema.articles.c.latest_version_id))
    stands = select(
        lineages.origin, func.count(lineages.event_id.distinct()), func.sum(lineages.standing == "established")
    ).group_by(lineages.origin)
    counts: Counter[str] = Counter()
    outlets: dict[str, set[str]] = defaultdict(set)
    relays: dict[str, set[str]] = defaultdict(set)
    with workspace.reading() as connection:
        events = {row[0]: (row[1], row[2]) for row in connection.execute(stands)}
        for row in connection.execute(chosen.where(latest)):
            claim = from_json(row.record, Claim)
            counts[claim.origin] += 1
            outlets[claim.origin].update(filter(None, [row.outlet_slug]))
            relays[claim.origin].update(claim.via)
    return tuple(
        SourceView(
            origin, count, *events.get(origin, (0, 0)), tuple(sorted(outlets[origin])), tuple(sorted(relays[origin]))
        )
        for origin, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def list_outlets(workspace: Workspace) -> tuple[OutletView, ...]:
    """All outlets, those of the most articles first."""
    versions, claims = schema.versions.c, schema.claims.c
    joined = schema.versions.join(schema.claims, claims.version_id == versions.version_id, isouter=True)
    articles = func.count(versions.article_id.distinct())
    chosen = (
        select(versions.outlet_slug, func.max(versions.outlet), articles, func.count(claims.claim_id))
        .select_from(joined)
        .where(versions.version_id.in_(select(schema.articles.c.latest_version_id)))
        .group_by(versions.outlet_slug)
        .order_by(articles.desc(), versions.outlet_slug)
    )
    with workspace.reading() as connection:
        return tuple(OutletView(*row) for row in connection.execute(chosen))
