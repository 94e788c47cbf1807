"""The pages of single things: an event, a place, a source, a story; and the lists of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tawatur.queries.view_control import ControlStep, PlaceControl, place_control, place_steps
from tawatur.queries.view_lines import ClaimLine, EventLine, Named, claim_line, event_line
from tawatur.queries.view_names import Language
from tawatur.queries.view_snapshot import KnownPlace, RecordedChange, Snapshot
from tawatur.records import Article, Claim, Event, Judgement, QuantityRange, Story
from tawatur.stages.territory import control_at


@dataclass(frozen=True, slots=True)
class LineagePart:
    """One lineage: its origin, why these claims are one, and its claims, the first published first."""

    origin: Named
    standing: str
    interested: bool
    reason: str
    claims: tuple[ClaimLine, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionPart:
    """One side of a disagreement with the claims that take it."""

    value: str
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class DisagreementPart:
    """What claims disagree on, and the positions."""

    field: str
    positions: tuple[PositionPart, ...]


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """Another event and how it is tied to this one."""

    relation: str
    event: EventLine


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event: who said what through whom, lineages, disagreements, silence, ties, changes, judgements."""

    event: EventLine
    quantities: tuple[QuantityRange, ...]
    claims: tuple[ClaimLine, ...]
    lineages: tuple[LineagePart, ...]
    disagreements: tuple[DisagreementPart, ...]
    say: tuple[Named, ...]
    deny: tuple[Named, ...]
    silent: tuple[Named, ...]
    linked: tuple[LinkedLine, ...]
    stories: tuple[Story, ...]
    changes: tuple[RecordedChange, ...]
    judgements: tuple[Judgement, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceStep:
    """A step of a place's history with its holder's name and the events behind it."""

    step: ControlStep
    holder: Named | None
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place: who is said to hold it now, the history of that, and all events there."""

    place: KnownPlace
    control: PlaceControl | None
    steps: tuple[PlaceStep, ...]
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody that a source relays or is relayed by, and in how many claims."""

    named: Named
    claims: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """An origin, relay or outlet: whom it relays, who relays it, its claims and shared texts."""

    source: Named
    relayed_by: tuple[Tie, ...]
    relays: tuple[Tie, ...]
    outlets: tuple[Tie, ...]
    reuse: tuple[LineagePart, ...]
    claims: tuple[ClaimLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list."""

    version_id: str
    article: str
    title: str
    outlet: str | None
    outlet_slug: str | None
    published: str | None
    published_basis: str
    updated: str | None
    url: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story: its articles and events in the order of their dates."""

    story: Story
    events: tuple[EventLine, ...]
    articles: tuple[ArticleLine, ...]


def event_page(snapshot: Snapshot, event: Event, language: Language) -> EventPage:
    """The page of one event."""
    claims = {
        one.claim_id: claim_line(snapshot, snapshot.claims[one.claim_id], language)
        for one in event.claims
        if one.claim_id in snapshot.claims
    }
    names, subjects = snapshot.names, {event.event_id, *claims}
    sides = [
        tuple(Named(slug, names.origin(slug, language)) for slug in side)
        for side in (event.sides.say, event.sides.deny, event.sides.silent)
    ]
    return EventPage(
        event=event_line(snapshot, event, language),
        quantities=event.quantities,
        claims=tuple(sorted(claims.values(), key=lambda one: one.citation.published or "9999")),
        lineages=lineage_parts(snapshot, event, claims, language),
        disagreements=tuple(
            DisagreementPart(
                one.field,
                tuple(
                    PositionPart(
                        _position(snapshot, one.field, position.value, language),
                        tuple(claims[c] for c in position.claim_ids if c in claims),
                    )
                    for position in one.positions
                ),
            )
            for one in event.disagreements
        ),
        say=sides[0],
        deny=sides[1],
        silent=sides[2],
        linked=_linked(snapshot, event, language),
        stories=tuple(story for story in snapshot.stories.values() if event.event_id in story.event_ids),
        changes=tuple(one for one in snapshot.changes if one.change.subject in subjects),
        judgements=tuple(one for one in snapshot.judgements if subjects.intersection(one.subjects)),
    )


def _position(snapshot: Snapshot, field: str, value: str, language: Language) -> str:
    """What a side says: ids and slugs as names, all else as it is."""
    if field == "actor":
        comma = "، " if language == "ar" else ", "
        return comma.join(snapshot.names.actor(slug, language) for slug in value.split("+"))
    place = snapshot.places.get(value) if field == "place" else None
    if place is not None:
        return place.name if language == "ar" else place.name_en or place.name
    return value


def lineage_parts(
    snapshot: Snapshot, event: Event, claims: dict[str, ClaimLine], language: Language
) -> tuple[LineagePart, ...]:
    """An event's lineages with their claims in full."""
    return tuple(
        LineagePart(
            Named(one.origin, snapshot.names.origin(one.origin, language)),
            one.standing,
            one.interested,
            one.reason,
            tuple(sorted((claims[c] for c in one.claim_ids if c in claims), key=lambda c: c.claim_id != one.first)),
            one.changes,
        )
        for one in event.lineages
    )


def _linked(snapshot: Snapshot, event: Event, language: Language) -> tuple[LinkedLine, ...]:
    outward = [(link.event_id, link.relation) for link in event.links]
    inward = [
        (other.event_id, f"has_{link.relation}")
        for other in snapshot.events.values()
        for link in other.links
        if link.event_id == event.event_id
    ]
    return tuple(
        LinkedLine(relation, event_line(snapshot, snapshot.events[one], language))
        for one, relation in (*outward, *inward)
        if one in snapshot.events
    )


def place_page(snapshot: Snapshot, place: KnownPlace, moment: tuple[str, str | None], language: Language) -> PlacePage:
    """The page of one place; ``moment`` is the time asked about and as known when."""
    at, known_at = moment
    spans = snapshot.spans_of_place.get(place.key, ())
    answer = control_at(spans, place.key, at, known_at) if spans else None
    steps = []
    for step in place_steps(snapshot, place.key, known_at):
        holder = Named(step.holder, snapshot.names.actor(step.holder, language)) if step.holder else None
        steps.append(PlaceStep(step, holder, _event_lines(snapshot, step.because, language)))
    return PlacePage(
        place=place,
        control=place_control(snapshot, place.key, answer, language) if answer else None,
        steps=tuple(steps),
        events=_event_lines(snapshot, snapshot.events_of_place.get(place.key, ()), language),
    )


def _event_lines(snapshot: Snapshot, event_ids: tuple[str, ...], language: Language) -> tuple[EventLine, ...]:
    return tuple(event_line(snapshot, snapshot.events[one], language) for one in event_ids if one in snapshot.events)


def claims_of_source(snapshot: Snapshot, slug: str) -> list[Claim]:
    """The claims of current versions that a source is the origin of, relays, or publishes."""
    return snapshot.remembered("claims of sources", lambda: _claims_by_source(snapshot)).get(slug, [])


def _claims_by_source(snapshot: Snapshot) -> dict[str, list[Claim]]:
    current = set(snapshot.latest.values())
    found: dict[str, list[Claim]] = {}
    for claim in snapshot.claims.values():
        if claim.version_id not in current:
            continue
        article = snapshot.article_of(claim)
        outlet = (article.outlet_slug,) if article and article.outlet_slug else ()
        for slug in dict.fromkeys((claim.origin, *claim.via, *outlet)):
            found.setdefault(slug, []).append(claim)
    for claims in found.values():
        claims.sort(key=lambda claim: _published(snapshot, claim), reverse=True)
    return found


def _published(snapshot: Snapshot, claim: Claim) -> tuple[str, str, str]:
    article = snapshot.article_of(claim)
    return (article.published or article.updated or "" if article else "", claim.version_id, claim.claim_id)


def source_page(snapshot: Snapshot, slug: str, language: Language, limit: int = 50) -> SourcePage:
    """The page of one source: an origin, a relay or an outlet, whatever it is in each claim."""
    claims = claims_of_source(snapshot, slug)
    lines = [claim_line(snapshot, claim, language) for claim in claims[:limit]]
    relayed_by: Counter[str] = Counter()
    relays: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    for claim in claims:
        article = snapshot.article_of(claim)
        outlet = article.outlet_slug if article else None
        if claim.origin == slug:
            relayed_by.update(claim.via)
            outlets.update([outlet] if outlet and outlet != slug else [])
        elif claim.origin not in ("outlet", "correspondent"):
            relays.update([claim.origin])
    return SourcePage(
        source=Named(slug, outlet_name(snapshot, slug) or snapshot.names.origin(slug, language)),
        relayed_by=_ties(snapshot, relayed_by, language),
        relays=_ties(snapshot, relays, language),
        outlets=_ties(snapshot, outlets, language),
        reuse=_reuse(snapshot, claims, language),
        claims=tuple(lines),
        total=len(claims),
    )


def outlet_name(snapshot: Snapshot, slug: str) -> str | None:
    """What an outlet calls itself, None where the slug is no outlet's."""
    return snapshot.names.outlets.get(slug)


def _ties(snapshot: Snapshot, counts: Counter[str], language: Language) -> tuple[Tie, ...]:
    return tuple(
        Tie(Named(slug, outlet_name(snapshot, slug) or snapshot.names.origin(slug, language)), count)
        for slug, count in counts.most_common(30)
    )


def _reuse(snapshot: Snapshot, claims: list[Claim], language: Language) -> tuple[LineagePart, ...]:
    """Lineages of several articles that hold one of these claims: text or an origin shared, who was first."""
    ours = {claim.claim_id for claim in claims}
    events = dict.fromkeys(snapshot.event_of_claim.get(claim.claim_id) for claim in claims)
    found: list[LineagePart] = []
    for event_id in events:
        event = snapshot.events.get(event_id or "")
        for line in event.lineages if event else ():
            if len(line.claim_ids) < 2 or not ours.intersection(line.claim_ids) or not line.reason.startswith("shared"):
                continue
            lines = {
                c: claim_line(snapshot, snapshot.claims[c], language) for c in line.claim_ids if c in snapshot.claims
            }
            found += [part for part in lineage_parts(snapshot, event, lines, language) if part.claims] if event else []
    return tuple(found[:20])


def article_line(snapshot: Snapshot, article: Article) -> ArticleLine:
    """One article version in a list."""
    return ArticleLine(
        article.version_id, article.article, article.title, article.outlet, article.outlet_slug, article.published,
        article.published_basis, article.updated, article.url,
        len(snapshot.claims_of_version.get(article.version_id, ())),
    )  # fmt: skip


def story_page(snapshot: Snapshot, story: Story, language: Language) -> StoryPage:
    """The page of one story."""
    versions = (snapshot.latest.get(one, "") for one in story.article_ids)
    found = [snapshot.articles[one] for one in versions if one in snapshot.articles]
    return StoryPage(
        story,
        _event_lines(snapshot, story.event_ids, language),
        tuple(article_line(snapshot, one) for one in sorted(found, key=lambda one: one.published or "9999")),
    )
