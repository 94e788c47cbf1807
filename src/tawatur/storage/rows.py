"""Records as rows of the tables in ``schema``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tawatur.records import (
    Article,
    Change,
    Claim,
    ClaimDate,
    ClaimPlace,
    ControlSpan,
    Event,
    Judgement,
    Page,
    Problem,
    Story,
)
from tawatur.records.json_lines import to_json

Row = dict[str, Any]


def page_row(page: Page, version_id: str | None, recorded_at: str, run_id: int) -> Row:
    """A page without its bytes."""
    return {
        "page_id": page.page_id,
        "name": page.name,
        "path": page.path,
        "media_type": page.media_type,
        "charset": page.charset,
        "url": page.url,
        "outlet": page.outlet,
        "fetched_at": page.fetched_at,
        "recorded_at": page.recorded_at or recorded_at,
        "version_id": version_id,
        "read_in_run": run_id,
        "redacted": False,
    }


def version_row(article: Article, recorded_at: str) -> Row:
    """One version of an article."""
    return {
        "version_id": article.version_id,
        "article_id": article.article_id,
        "article": article.article,
        "url": article.url,
        "outlet": article.outlet,
        "outlet_slug": article.outlet_slug,
        "title": article.title,
        "published": article.published,
        "published_basis": article.published_basis,
        "updated": article.updated,
        "fetched_at": article.fetched_at,
        "language": article.language,
        "recorded_at": recorded_at,
        "record": to_json(article),
    }


def happened(date: ClaimDate) -> tuple[str | None, str | None]:
    """The days between which a claim's event is said to lie; an undated one stands at its publication."""
    first = date.start or date.not_before or date.not_after
    last = date.end or date.not_after or first
    return first and first[:10], last and last[:10]


def claim_row(claim: Claim) -> Row:
    """One claim as the program read it."""
    return claim_columns(claim) | {
        "claim_id": claim.claim_id,
        "version_id": claim.version_id,
        "article_id": claim.article_id,
        "part": claim.part,
        "rejected": False,
        "corrected": None,
        "record": to_json(claim),
    }


def claim_columns(claim: Claim) -> Row:
    """The columns of a claim that a correction changes."""
    first, last = happened(claim.date)
    return {
        "event_type": claim.event_type,
        "origin": claim.origin,
        "modality": claim.modality,
        "happened_from": first,
        "happened_to": last,
        "quote": claim.quote,
    }


def place_rows(owner: Row, places: tuple[ClaimPlace, ...]) -> Iterator[Row]:
    """The places of a claim or an event; ``owner`` is its id column."""
    for position, place in enumerate(places):
        yield owner | {
            "position": position,
            "name": place.name,
            "name_en": place.name_en,
            "place_id": place.place_id,
            "parent": place.parent,
            "country": place.country,
            "role": place.role,
            "precision": place.precision,
            "latitude": place.lat,
            "longitude": place.lon,
        }


def claim_actor_rows(claim: Claim) -> list[Row]:
    """The actors and targets of a claim, each once."""
    rows: dict[tuple[str, str], Row] = {}
    sides = (("actor", claim.actors, claim.actor_surfaces), ("target", claim.targets, claim.target_surfaces))
    for side, slugs, surfaces in sides:
        for number, slug in enumerate(slugs):
            surface = surfaces[number] if number < len(surfaces) else None
            rows.setdefault((side, slug), {"claim_id": claim.claim_id, "side": side, "actor": slug, "surface": surface})
    return list(rows.values())


def event_row(event: Event) -> Row:
    """One event. ``sort_key`` orders events by when they happened, else by when they were known."""
    first, last = happened(event.date)
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "grade": event.grade,
        "modality": event.modality,
        "happened_from": first,
        "happened_to": last,
        "sort_key": f"{event.date.not_before or first or (event.known_at or '')[:10]} {event.known_at or ''}",
        "known_at": event.known_at,
        "claim_count": len(event.claims),
        "established_origins": event.origins.established,
        "possible_origins": event.origins.possible,
        "rejected": event.rejected,
        "record": to_json(event),
    }


def event_actor_rows(event: Event) -> list[Row]:
    """The actors and targets of an event, each once."""
    sides = {("actor", slug) for slug in event.actors} | {("target", slug) for slug in event.targets}
    return [{"event_id": event.event_id, "side": side, "actor": slug} for side, slug in sorted(sides)]


def lineage_rows(event: Event) -> list[Row]:
    """The lineages of an event, in its order."""
    return [
        {
            "event_id": event.event_id,
            "position": position,
            "origin": lineage.origin,
            "standing": lineage.standing,
            "interested": lineage.interested,
            "reason": lineage.reason,
            "first": lineage.first,
            "claim_count": len(lineage.claim_ids),
        }
        for position, lineage in enumerate(event.lineages)
    ]


def link_rows(event: Event) -> list[Row]:
    """The ties of an event to others, each once."""
    found = dict.fromkeys((link.event_id, link.relation) for link in event.links)
    return [{"event_id": event.event_id, "other_event_id": o, "relation": r} for o, r in found]


def story_row(story: Story) -> Row:
    """One story."""
    return {
        "story_id": story.story_id,
        "title": story.title,
        "article_count": len(story.article_ids),
        "event_count": len(story.event_ids),
        "record": to_json(story),
    }


def span_row(span: ControlSpan) -> Row:
    """One span of control."""
    return {
        "place_id": span.place_id,
        "place": span.place,
        "status": span.status,
        "holder": span.holder,
        "since_not_before": span.since.not_before,
        "since_not_after": span.since.not_after,
        "until_not_before": span.until.not_before,
        "until_not_after": span.until.not_after,
        "known_since": span.known_since,
        "last_confirmed": span.last_confirmed,
        "grade": span.grade,
        "record": to_json(span),
    }


def judgement_row(judgement: Judgement) -> Row:
    """One judgement."""
    return {
        "judgement_id": judgement.judgement_id,
        "decision": judgement.decision,
        "subjects": " ".join(judgement.subjects),
        "made_by": judgement.made_by,
        "made_at": judgement.made_at,
        "why": judgement.why,
        "withdraws": judgement.withdraws,
        "record": to_json(judgement),
    }


def problem_row(problem: Problem, recorded_at: str, run_id: int | None) -> Row:
    """One input that was left out, or read only in part."""
    return {
        "code": problem.code,
        "what": problem.what,
        "where": problem.where,
        "hint": problem.hint,
        "left_out": problem.left_out,
        "page_id": problem.page_id,
        "run_id": run_id,
        "recorded_at": recorded_at,
        "record": to_json(problem),
    }


def change_row(change: Change, recorded_at: str, run_id: int | None) -> Row:
    """One difference that a run, a reread or a judgement made."""
    what = f"{change.field}: {change.before} → {change.after}" if change.field else ""
    return {
        "run_id": run_id,
        "recorded_at": recorded_at,
        "kind": change.kind,
        "subject": change.subject,
        "what": what,
        "record": to_json(change),
    }
