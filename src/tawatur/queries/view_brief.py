"""The brief's page: the sentences of ``queries.brief``, the map of the same filter, where each claim's words stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tawatur.queries.brief import Brief, Gathered, assembled, brief_of, span_place, told_of
from tawatur.queries.filters import Filter
from tawatur.queries.view_filtering import matching_events
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import Moment, OverviewView, overview
from tawatur.queries.view_snapshot import Snapshot
from tawatur.queries.views import ArticleBrief, ClaimView
from tawatur.records import Article
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
    """The brief of what the filter lets through, as known at the moment."""
    known_at = moment.known_at
    found = snapshot.remembered(
        ("gathered", wanted, known_at), lambda: _gathered(snapshot, workspace, wanted, known_at)
    )
    brief = brief_of(found, wanted, language)
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


def _gathered(snapshot: Snapshot, workspace: Workspace, wanted: Filter, known_at: str | None) -> Gathered:
    """What the brief speaks of, from the snapshot: the same as ``queries.brief`` reads from the database."""
    events = told_of(matching_events(snapshot, workspace, wanted), known_at)
    articles = snapshot.remembered("article briefs", lambda: _article_briefs(snapshot))
    claims = {
        one.claim_id: ClaimView(claim, articles[claim.version_id], event.event_id)
        for event in events
        for one in event.claims
        if (claim := snapshot.claims.get(one.claim_id)) is not None
    }
    spans = (span for spans in snapshot.spans_of_place.values() for span in spans)
    places = {
        key: span_place(key, place.name, place.name_en, (place.lat, place.lon), place.country)
        for key, place in snapshot.places.items()
    }
    return assembled(events, claims, spans, places, wanted, known_at)


def _article_briefs(snapshot: Snapshot) -> dict[str, ArticleBrief]:
    return {version_id: _article_brief(snapshot, article) for version_id, article in snapshot.articles.items()}


def _article_brief(snapshot: Snapshot, article: Article) -> ArticleBrief:
    return ArticleBrief(
        article.article_id, article.version_id, article.article, article.title, article.outlet, article.outlet_slug,
        article.url, article.published, article.published_basis, article.updated,
        snapshot.recorded.get(article.version_id, ""), snapshot.latest.get(article.article_id) == article.version_id,
    )  # fmt: skip
