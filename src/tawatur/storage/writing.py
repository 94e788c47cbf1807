"""Writing records within a transaction: each function takes the connection of one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, select, update

from tawatur.records import Article, Change, Claim, ControlSpan, Event, Judgement, Problem, Reading, Story
from tawatur.records.json_lines import from_json, to_json
from tawatur.storage import rows, schema
from tawatur.storage.rows import Row


def add_readings(connection: Connection, readings: Sequence[Reading], recorded_at: str, run_id: int) -> None:
    """Pages with their articles and claims, in the place of what earlier readings of them gave."""
    for page_id in _known(connection, schema.pages.c.page_id, [reading.page.page_id for reading in readings]):
        forget_page(connection, page_id)
        set_state(connection, "linking", "")  # a claim may keep its id and say something else
    found = {reading.article.version_id: reading for reading in readings if reading.article is not None}
    _add_versions(connection, [r.article for r in found.values() if r.article is not None], recorded_at)
    claims = {claim.claim_id: claim for reading in found.values() for claim in reading.claims}
    _add_claims(connection, list(found), list(claims.values()))
    version_ids = (reading.article.version_id if reading.article else None for reading in readings)
    pages = zip(readings, version_ids, strict=True)
    _insert(connection, schema.pages, (rows.page_row(r.page, v, recorded_at, run_id) for r, v in pages))
    add_problems(connection, [problem for reading in readings for problem in reading.problems], recorded_at, run_id)


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
        _settle_articles(connection, [article_id])


def _add_versions(connection: Connection, articles: Sequence[Article], recorded_at: str) -> None:
    """The versions that no other page has brought; their articles, and which version of each is the latest."""
    article_ids = list(dict.fromkeys(article.article_id for article in articles))
    old = _known(connection, schema.articles.c.article_id, article_ids)
    known = _known(connection, schema.versions.c.version_id, [article.version_id for article in articles])
    fresh = ({"article_id": i, "latest_version_id": None} for i in article_ids if i not in old)
    _insert(connection, schema.articles, fresh)
    new = (rows.version_row(article, recorded_at) for article in articles if article.version_id not in known)
    _insert(connection, schema.versions, new)
    _settle_articles(connection, article_ids)


def _settle_articles(connection: Connection, article_ids: Sequence[str]) -> None:
    """Name each article's latest version: by fetch time, then by its own dates, then by when it was recorded."""
    articles, versions = schema.articles, schema.versions.c
    columns = (versions.article_id, versions.fetched_at, versions.updated, versions.published, versions.recorded_at)
    latest: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(select(*columns, versions.version_id).where(versions.article_id.in_(article_ids))):
        key = (row.fetched_at or "", row.updated or row.published or "", row.recorded_at, row.version_id)
        latest[row.article_id] = max(latest.get(row.article_id, ()), key)
    gone = [article_id for article_id in article_ids if article_id not in latest]
    _delete_each(connection, articles, "article_id", gone)
    if latest:
        named = (
            update(articles).where(articles.c.article_id == bindparam("of")).values(latest_version_id=bindparam("is"))
        )
        connection.execute(named, [{"of": article_id, "is": key[-1]} for article_id, key in latest.items()])


def _add_claims(connection: Connection, version_ids: Sequence[str], claims: Sequence[Claim]) -> None:
    """The claims of versions, in the place of those of earlier readings."""
    connection.execute(delete(schema.claims).where(schema.claims.c.version_id.in_(version_ids)))
    _insert(connection, schema.claims, (rows.claim_row(c) for c in claims))
    _add_claim_details(connection, claims)


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
    changed = [new[i] for i, row in fresh.items() if old.get(i) != row["record"]]
    change_events(connection, changed, [i for i in old if i not in new])
    _put_aliases(connection, new.values())


def change_events(connection: Connection, changed: Sequence[Event], gone: Collection[str]) -> None:
    """These events new or in the place of what was there, those gone no more, all others as they are."""
    table = schema.events
    known = _known(connection, table.c.event_id, [event.event_id for event in changed])
    _delete_each(connection, table, "event_id", [*gone, *known])
    _insert(connection, table, map(rows.event_row, changed))
    chosen = changed
    _insert(connection, schema.event_claims, (r for e in chosen for r in _claim_rows(e)))
    _insert(
        connection,
        schema.event_places,
        (r for e in chosen for r in rows.place_rows({"event_id": e.event_id}, e.places)),
    )
    _insert(connection, schema.event_actors, (r for e in chosen for r in rows.event_actor_rows(e)))
    _insert(connection, schema.lineages, (r for e in chosen for r in rows.lineage_rows(e)))
    _insert(connection, schema.event_links, (r for e in chosen for r in rows.link_rows(e)))


def _claim_rows(event: Event) -> list[Row]:
    ids = dict.fromkeys(reference.claim_id for reference in event.claims)
    return [{"event_id": event.event_id, "claim_id": claim_id} for claim_id in ids]


def _put_aliases(connection: Connection, events: Iterable[Event]) -> None:
    aliases = {alias: event.event_id for event in events for alias in event.merged_from}
    connection.execute(delete(schema.event_aliases))
    _insert(connection, schema.event_aliases, ({"alias": a, "event_id": e} for a, e in aliases.items()))


def add_aliases(connection: Connection, events: Iterable[Event]) -> None:
    """The ids that these events have swallowed; those of others stay."""
    aliases = {alias: event.event_id for event in events for alias in event.merged_from}
    _delete_each(connection, schema.event_aliases, "alias", list(aliases))
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


def _known(connection: Connection, column: ColumnElement[str], values: Sequence[str]) -> set[str]:
    """Those of the values that the column holds."""
    parts = (values[start : start + 500] for start in range(0, len(values), 500))
    return {v for part in parts for v in connection.execute(select(column).where(column.in_(part))).scalars()}


def _insert(connection: Connection, table: Table, found: Iterable[Row]) -> None:
    listed = list(found)
    if listed:
        connection.execute(insert(table), listed)


def _delete_each(connection: Connection, table: Table, column: str, values: Sequence[Any]) -> None:
    for start in range(0, len(values), 500):
        connection.execute(delete(table).where(table.c[column].in_(values[start : start + 500])))
