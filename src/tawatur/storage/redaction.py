"""Erasing for good: of an article all that was read from it, of a claim its words wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, select, update

from tawatur.records import Article, Claim, Event, Span
from tawatur.records.json_lines import from_json, to_json
from tawatur.storage import rows, schema

BLOT = "█"


def redact(connection: Connection, subject: str) -> tuple[str, ...]:
    """Erase an article, or a claim's words; the ids of the pages whose bytes must go. Rows of the pages stay."""
    claims, versions, articles = schema.claims.c, schema.versions.c, schema.articles.c
    record = connection.execute(select(claims.record).where(claims.claim_id == subject)).scalar()
    if record is not None:
        return _redact_claim(connection, from_json(record, Claim))
    of_article = select(versions.version_id).where(versions.article_id == subject)
    pages = _pages(connection, list(connection.execute(of_article).scalars()))
    connection.execute(delete(schema.articles).where(articles.article_id == subject))
    return pages


def _pages(connection: Connection, version_ids: Sequence[str]) -> tuple[str, ...]:
    """The pages of some versions, marked as redacted: they are never read again."""
    pages = schema.pages.c
    found = tuple(connection.execute(select(pages.page_id).where(pages.version_id.in_(version_ids))).scalars())
    connection.execute(update(schema.pages).where(pages.page_id.in_(found)).values(redacted=True))
    connection.execute(delete(schema.problems).where(schema.problems.c.page_id.in_(found)))
    return found


def _redact_claim(connection: Connection, claim: Claim) -> tuple[str, ...]:
    """Blot the claim's sentence out of its version, and out of every claim that quotes it there."""
    claims, versions = schema.claims.c, schema.versions.c
    stored = connection.execute(select(versions.record).where(versions.version_id == claim.version_id)).scalar_one()
    article = _blotted(from_json(stored, Article), claim)
    values = {"title": article.title, "record": to_json(article)}
    connection.execute(update(schema.versions).where(versions.version_id == claim.version_id).values(**values))
    of_version = select(claims.record).where(claims.version_id == claim.version_id)
    for record in connection.execute(of_version).scalars().all():
        other = from_json(record, Claim)
        if other.quote == claim.quote:
            _write_wordless(connection, other)
    _forget_quotes(connection)
    return _pages(connection, [claim.version_id])


def _blotted(article: Article, claim: Claim) -> Article:
    """The article with the sentence blotted out; every offset stays where it was."""
    span = claim.sentence or Span(claim.part, 0, 0)
    if span.part == "text":
        return replace(article, text=_blot(article.text, span))
    if span.part == "title":
        return replace(article, title=_blot(article.title, span))
    lines = (replace(r, line=_blot(r.line, span)) if r.number == span.index else r for r in article.removed)
    return replace(article, removed=tuple(lines))


def _blot(text: str, span: Span) -> str:
    return text[: span.start] + BLOT * (span.end - span.start) + text[span.end :]


def _write_wordless(connection: Connection, claim: Claim) -> None:
    """The claim as it remains: what is said to have happened, where and when, and no words."""
    bare = replace(
        claim, quote="", speaker=None, trigger="", evidence={}, actor_surfaces=(), target_surfaces=(), sentence=None
    )
    values = rows.claim_columns(bare) | {"record": to_json(bare), "corrected": None}
    connection.execute(update(schema.claims).where(schema.claims.c.claim_id == claim.claim_id).values(**values))
    actors = schema.claim_actors
    connection.execute(update(actors).where(actors.c.claim_id == claim.claim_id).values(surface=None))


def _forget_quotes(connection: Connection) -> None:
    """Events cite claims by their words: they are written anew when the claims are linked, and hold none till then."""
    events = schema.events
    for row in connection.execute(select(events.c.event_id, events.c.record)).all():
        event = from_json(row.record, Event)
        bare = replace(event, claims=tuple(replace(reference, quote="") for reference in event.claims))
        connection.execute(update(events).where(events.c.event_id == row.event_id).values(record=to_json(bare)))
