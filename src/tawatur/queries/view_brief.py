"""The brief's page: the sentences of ``queries.brief``, the map of the same filter, where each claim's words stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tawatur.queries.brief import Brief, write_brief
from tawatur.queries.filters import Filter
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import Moment, OverviewView, overview
from tawatur.queries.view_snapshot import Snapshot
from tawatur.storage import Workspace


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief with its map; ``versions`` leads from a claim's id to the article version that makes it."""

    brief: Brief
    overview: OverviewView
    versions: Mapping[str, str]
    articles: Mapping[str, str]


def brief_view(
    snapshot: Snapshot, workspace: Workspace, wanted: Filter, moment: Moment, language: Language
) -> BriefView:
    """The brief of what the filter lets through."""
    brief = write_brief(workspace, wanted, language)
    cited = {one for section in brief.sections for sentence in section.sentences for one in sentence.claim_ids}
    if wanted.until and not moment.at:
        moment = replace(moment, at=f"{wanted.until}T23:59")
    return BriefView(
        brief=brief,
        overview=overview(snapshot, workspace, wanted, moment, language),
        versions={one: snapshot.claims[one].version_id for one in sorted(cited) if one in snapshot.claims},
        articles={
            one.article_id: snapshot.latest[one.article_id]
            for one in brief.references
            if one.article_id in snapshot.latest
        },
    )
