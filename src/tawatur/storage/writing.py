"""Writing records within a transaction: each function takes the connection of one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from tawatur.records import Article, Change, Claim, ControlSpan, Event, Judgement, Problem, Reading, Story
from tawatur.records.json_lines import from_json, to_json
from tawatur.storage import rows, schema
from tawatur.storage.rows import Row


def add_reading(connection: Connection, reading: Reading, recorded_at: str, run_id: int) -> None:
    """A page with its article and claims, in the place of what an earlier reading of it gave."""
    page = reading.page
    forget_page(connection, page.page_id)
    if reading.article is not None:
        _add_version(connection, reading.article, recorded_at)
        _add_claims(connection, reading.article.version_id, reading.claims)
    version_id = reading.article.version_id if reading.article else None
    connection.execute(insert(schema.pages), rows.page_row(page, version_id, recorded_at, run_id))
    add_problems(connection, reading.problems, recorded_at, run_id)


def forget_page(connection: Connection, page_id: str) -> None:
    """Take out a page's row, its problems, and its version where no other page holds the same."""
    pages, versions = schema.pages, schema.versions
    version_id = connection.execute(select(pages.c.version_id).where(pages.c.page_id == page_id)).scalar()
    connection.execute(delete(schema.problems).where(schema.problems.c.page_id == page_id))
    connection.execute(delete(pages).where(pages.c.page_id == page_id))
    if version_id is None:
        return
    if connection.execute(select(pages.c.page_id).where(pages.c.version_id == version_id).limit(1)).first():
        return
    article_id = connection.execute(select(versions.c.article_id).where(versions.c.version_id == version_id)).scalar()
    connection.execute(delete(versions).where(versions.c.version_id == version_id))
    if article_id is not None:
        _settle_article(connection, article_id)


def _add_version(connection: Connection, article: Article, recorded_at: str) -> None:
    """The version, unless another page has brought it; its article, and which version of that is the latest."""
    articles, versions = schema.articles, schema.versions
    known = connection.execute(select(versions.c.version_id).where(versions.c.version_id == article.version_id)).first()
    if not connection.execute(select(articles.c.article_id).where(articles.c.article_id == article.article_id)).first():
        connection.execute(insert(articles), {"article_id": article.article_id, "latest_version_id": None})
    if known is None:
        connection.execute(insert(versions), rows.version_row(article, recorded_at))
    _settle_article(connection, article.article_id)


def _settle_article(connection: Connection, article_id: str) -> None:
    """Name the article's latest version: by fetch time, then by its own dates, then by when it was recorded."""
    articles, versions = schema.articles, schema.versions
    found = connection.execute(select(versions).where(versions.c.article_id == article_id)).all()
    if not found:
        connection.execute(delete(articles).where(articles.c.article_id == article_id))
        return
    latest = max(found, key=lambda v: (v.fetched_at or "", v.updated or v.published or "", v.recorded_at, v.version_id))
    connection.execute(
        update(articles).where(articles.c.article_id == article_id).values(latest_version_id=latest.version_id)
    )


def _add_claims(connection: Connection, version_id: str, claims: Sequence[Claim]) -> None:
    """The claims of a version, in the place of those of an earlier reading."""
    connection.execute(delete(schema.claims).where(schema.claims.c.version_id == version_id))
    once = list({claim.claim_id: claim for claim in claims}.values())
    _insert(connection, schema.claims, (rows.claim_row(c) for c in once))
    _add_claim_details(connection, once)


def _add_claim_details(connection: Connection, once: Sequence[Claim]) -> None:
    _insert(
        connection, schema.claim_places, (r for c in once for r in rows.place_rows({"claim_id": c.claim_id}, c.places))
    )
    _insert(connection, schema.claim_actors, (r for c in once for r in rows.claim_actor_rows(c)))


def put_decided(connection: Connection, corrected: Mapping[str, Claim], rejected: Collection[str]) -> None:
    """What people made of claims: these corrections and rejections, and no others."""
    claims = schema.claims
    was = connection.execute(select(claims.c.claim_id, claims.c.record).where(claims.c.corrected.is_not(None))).all()
    restored = {r.claim_id: from_json(r.record, Claim) for r in was if r.claim_id not in corrected}
    for claim_id, claim in (*restored.items(), *corrected.items()):
        new = to_json(claim) if claim_id in corrected else None
        values = rows.claim_columns(claim) | {"corrected": new}
        connection.execute(update(claims).where(claims.c.claim_id == claim_id).values(**values))
        connection.execute(delete(schema.claim_places).where(schema.claim_places.c.claim_id == claim_id))
        connection.execute(delete(schema.claim_actors).where(schema.claim_actors.c.claim_id == claim_id))
        _add_claim_details(connection, [claim])
    connection.execute(update(claims).where(claims.c.rejected).values(rejected=False))
    for claim_id in rejected:
        connection.execute(update(claims).where(claims.c.claim_id == claim_id).values(rejected=True))


def add_problems(connection: Connection, problems: Iterable[Problem], recorded_at: str, run_id: int | None) -> None:
    """Problems, each in the place of the same one of an earlier run."""
    table = schema.problems
    for problem in problems:
        connection.execute(delete(table).where(table.c.code == problem.code, table.c.where == problem.where))
        connection.execute(insert(table), rows.problem_row(problem, recorded_at, run_id))


def put_events(connection: Connection, events: Iterable[Event]) -> None:
    """These events and no others: what is the same stays untouched."""
    table = schema.events
    old = {r.event_id: r.record for r in connection.execute(select(table.c.event_id, table.c.record))}
    new = {event.event_id: event for event in events}
    fresh = {i: rows.event_row(e) for i, e in new.items()}
    changed = [i for i, row in fresh.items() if old.get(i) != row["record"]]
    gone = [i for i in old if i not in new]
    _delete_each(connection, table, "event_id", [*gone, *(i for i in changed if i in old)])
    _insert(connection, table, (fresh[i] for i in changed))
    chosen = [new[i] for i in changed]
    _insert(connection, schema.event_claims, (r for e in chosen for r in _claim_rows(e)))
    _insert(
        connection,
        schema.event_places,
        (r for e in chosen for r in rows.place_rows({"event_id": e.event_id}, e.places)),
    )
    _insert(connection, schema.event_actors, (r for e in chosen for r in rows.event_actor_rows(e)))
    _insert(connection, schema.lineages, (r for e in chosen for r in rows.lineage_rows(e)))
    _insert(connection, schema.event_links, (r for e in chosen for r in rows.link_rows(e)))
    _put_aliases(connection, new.values())


def _claim_rows(event: Event) -> list[Row]:
    ids = dict.fromkeys(reference.claim_id for reference in event.claims)
    return [{"event_id": event.event_id, "claim_id": claim_id} for claim_id in ids]


def _put_aliases(connection: Connection, events: Iterable[Event]) -> None:
    aliases = {alias: event.event_id for event in events for alias in event.merged_from}
    connection.execute(delete(schema.event_aliases))
    _insert(connection, schema.event_aliases, ({"alias": a, "event_id": e} for a, e in aliases.items()))


def put_stories(connection: Connection, stories: Iterable[Story]) -> None:
    """These stories and no others."""
    connection.execute(delete(schema.stories))
    _insert(connection, schema.stories, (rows.story_row(s) for s in stories))


def put_spans(connection: Connection, spans: Iterable[ControlSpan]) -> None:
    """These spans of control and no others."""
    connection.execute(delete(schema.control_spans))
    _insert(connection, schema.control_spans, (rows.span_row(s) for s in spans))


def add_changes(connection: Connection, changes: Iterable[Change], recorded_at: str, run_id: int | None) -> None:
    """Append changes."""
    _insert(connection, schema.changes, (rows.change_row(c, recorded_at, run_id) for c in changes))


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """Append a judgement. Raises ``IntegrityError`` where its id is taken."""
    connection.execute(insert(schema.judgements), rows.judgement_row(judgement))


def set_state(connection: Connection, name: str, value: str) -> None:
    """One value that the workspace remembers about itself."""
    connection.execute(delete(schema.state).where(schema.state.c.name == name))
    connection.execute(insert(schema.state), {"name": name, "value": value})


def _insert(connection: Connection, table: Table, found: Iterable[Row]) -> None:
    listed = list(found)
    if listed:
        connection.execute(insert(table), listed)


def _delete_each(connection: Connection, table: Table, column: str, values: Sequence[Any]) -> None:
    for start in range(0, len(values), 500):
        connection.execute(delete(table).where(table.c[column].in_(values[start : start + 500])))
