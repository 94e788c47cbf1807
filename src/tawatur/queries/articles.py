"""Articles and their versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from tawatur.errors import NotFound
from tawatur.queries.claims import BRIEF, brief_of
from tawatur.queries.conditions import article_conditions, meant
from tawatur.queries.filters import Filter, checked
from tawatur.queries.paging import sliced, whole_id
from tawatur.queries.views import ArticleBrief, ArticleView, Slice
from tawatur.records import Article, Claim, Problem
from tawatur.records.json_lines import from_json
from tawatur.storage import Workspace, schema

_SAID = func.coalesce(schema.versions.c.published, schema.versions.c.updated, schema.versions.c.fetched_at, "")


def list_articles(
    workspace: Workspace, wanted: Filter | None = None, cursor: str | None = None, limit: int | None = None
) -> Slice[ArticleBrief]:
    """Articles that answer to the filter, the last published first."""
    wanted = checked(wanted or Filter())
    with workspace.reading() as connection:
        chosen = _chosen(connection, wanted, *BRIEF)
        return sliced(connection, chosen, (_SAID, schema.versions.c.version_id), brief_of, cursor, limit)


def list_full_articles(workspace: Workspace, wanted: Filter | None = None) -> Iterator[Article]:
    """The same articles whole, one after the other."""
    wanted = checked(wanted or Filter())
    with workspace.reading() as connection:
        chosen = _chosen(connection, wanted, schema.versions.c.record).order_by(schema.versions.c.article)
        for (record,) in connection.execute(chosen):
            yield from_json(record, Article)


def get_article(workspace: Workspace, asked: str) -> ArticleView:
    """An article by its id (the latest version), a version by its own, either by the name of its page.

    Raises NotFound, AmbiguousRequest.
    """
    with workspace.reading() as connection:
        return _view(connection, _version_meant(connection, asked))


def _chosen(connection: Connection, wanted: Filter, *columns: Any) -> Select[Any]:
    return select(*columns).select_from(_joined()).where(*article_conditions(wanted, meant(connection, wanted)))


def _joined() -> Any:
    versions, articles = schema.versions, schema.articles
    return versions.join(articles, articles.c.article_id == versions.c.article_id)


def _version_meant(connection: Connection, asked: str) -> str:
    versions, articles = schema.versions.c, schema.articles.c
    named = select(versions.version_id).where(or_(versions.article == asked, versions.url == asked))
    by_name = connection.execute(named.order_by(versions.recorded_at.desc()).limit(1)).scalar()
    if by_name:
        return str(by_name)
    try:
        return whole_id(connection, versions.version_id, asked)
    except NotFound:
        article_id = whole_id(connection, articles.article_id, asked)
        latest = select(articles.latest_version_id).where(articles.article_id == article_id)
        return str(connection.execute(latest).scalar_one())


def _view(connection: Connection, version_id: str) -> ArticleView:
    versions, pages = schema.versions.c, schema.pages.c
    record = connection.execute(select(versions.record).where(versions.version_id == version_id)).scalar_one()
    article = from_json(record, Article)
    of_article = select(*BRIEF).select_from(_joined()).where(versions.article_id == article.article_id)
    rows = connection.execute(of_article.order_by(versions.recorded_at, versions.version_id))
    briefs = tuple(brief_of(row) for row in rows)
    found = connection.execute(select(pages.page_id, pages.path).where(pages.version_id == version_id)).all()
    claims, event_ids = _claims(connection, version_id)
    return ArticleView(
        article=article,
        brief=next(brief for brief in briefs if brief.version_id == version_id),
        claims=claims,
        event_ids=event_ids,
        versions=briefs,
        paths=tuple(row.path for row in found),
        problems=_problems(connection, tuple(row.page_id for row in found)),
    )


def _claims(connection: Connection, version_id: str) -> tuple[tuple[Claim, ...], dict[str, str]]:
    """The claims of a version in the order of its text, and the events that they belong to."""
    claims, pairs = schema.claims.c, schema.event_claims.c
    record = func.coalesce(claims.corrected, claims.record)
    records = connection.execute(select(record).where(claims.version_id == version_id, ~claims.rejected)).scalars()
    found = sorted((from_json(record, Claim) for record in records), key=_place_in_text)
    of_version = select(claims.claim_id).where(claims.version_id == version_id)
    rows = connection.execute(select(pairs.claim_id, pairs.event_id).where(pairs.claim_id.in_(of_version)))
    return tuple(found), {row.claim_id: row.event_id for row in rows}


def _place_in_text(claim: Claim) -> tuple[bool, int, str]:
    return claim.part != "title", claim.sentence.start if claim.sentence else 0, claim.claim_id


def _problems(connection: Connection, page_ids: tuple[str, ...]) -> tuple[Problem, ...]:
    table = schema.problems.c
    records = connection.execute(select(table.record).where(table.page_id.in_(page_ids))).scalars()
    return tuple(from_json(record, Problem) for record in records)
