"""What lists show of an event, a claim, an article: small frozen records, each citable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.queries.view_names import Language
from tawatur.queries.view_snapshot import Snapshot, place_key
from tawatur.records import Claim, ClaimPlace, Event, QuantityRange


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place to link and to draw; ``precision`` says how large a ground it stands for."""

    key: str
    name: str
    name_en: str | None
    lat: float | None
    lon: float | None
    precision: str
    role: str = "site"


@dataclass(frozen=True, slots=True)
class Named:
    """A slug with what it is called."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class When:
    """When something is said to have happened: days, bounds, precision; ``basis`` is the rule's name."""

    start: str | None
    end: str | None
    precision: str
    not_before: str | None
    not_after: str | None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list."""

    event_id: str
    event_type: str
    modality: str
    title: str
    quote: str
    when: When
    places: tuple[PlaceMark, ...]
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    quantities: tuple[QuantityRange, ...]
    grade: str
    claims: int
    established: int
    possible: int
    origins: tuple[Named, ...]
    deniers: tuple[Named, ...]
    disagreements: tuple[str, ...]
    known_at: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """All that a citation needs: outlet, headline, day, words, address, and the stored original's SHA-256."""

    outlet: str | None
    title: str
    published: str | None
    quote: str
    url: str | None
    sha256: str | None
    recorded_at: str | None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its chain (outlet ← relays ← origin) and its citation; ``current`` in the latest version."""

    claim_id: str
    event_id: str | None
    event_type: str
    modality: str
    quote: str
    part: str
    version_id: str
    origin: Named
    via: tuple[Named, ...]
    speaker: str | None
    evidence_kind: str | None
    when: When
    places: tuple[PlaceMark, ...]
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    citation: Citation
    trigger: str
    rule: str
    current: bool


def event_line(snapshot: Snapshot, event: Event, language: Language) -> EventLine:
    """One event as a list shows it."""
    names = snapshot.names
    origins = dict.fromkeys(lineage.origin for lineage in event.lineages)
    return EventLine(
        event_id=event.event_id,
        event_type=event.event_type,
        modality=event.modality,
        title=event_title(snapshot, event, language),
        quote=event.claims[0].quote if event.claims else "",
        when=_when(event),
        places=tuple(place_mark(place) for place in event.places),
        actors=named_actors(snapshot, event.actors, language),
        targets=named_actors(snapshot, event.targets, language),
        quantities=event.quantities,
        grade=event.grade,
        claims=len(event.claims),
        established=event.origins.established,
        possible=event.origins.possible,
        origins=tuple(Named(origin, names.origin(origin, language)) for origin in origins),
        deniers=named_actors(snapshot, event.sides.deny, language),
        disagreements=tuple(one.field for one in event.disagreements),
        known_at=event.known_at,
    )


def event_title(snapshot: Snapshot, event: Event, language: Language) -> str:
    """What an event is called: its kind and its places, else its actors."""
    kind = snapshot.names.word("event_type", event.event_type, language)
    comma = "، " if language == "ar" else ", "
    places = list(dict.fromkeys(place_name(place, language) for place in event.places))
    about = places or [named.name for named in named_actors(snapshot, event.actors or event.targets, language)]
    shown = comma.join(about[:4]) + ("…" if len(about) > 4 else "")
    return f"{kind}: {shown}" if shown else kind


def place_name(place: ClaimPlace, language: Language) -> str:
    """A place's name in a language, the Arabic one where there is no other."""
    return place.name if language == "ar" else place.name_en or place.name


def place_mark(place: ClaimPlace) -> PlaceMark:
    """A place as maps and links need it."""
    return PlaceMark(place_key(place), place.name, place.name_en, place.lat, place.lon, place.precision, place.role)


def named_actors(snapshot: Snapshot, slugs: Iterable[str], language: Language) -> tuple[Named, ...]:
    """Actors with their names."""
    return tuple(Named(slug, snapshot.names.actor(slug, language)) for slug in slugs)


def claim_line(snapshot: Snapshot, claim: Claim, language: Language) -> ClaimLine:
    """One claim with its chain and citation."""
    names = snapshot.names
    return ClaimLine(
        claim_id=claim.claim_id,
        event_id=snapshot.event_of_claim.get(claim.claim_id),
        event_type=claim.event_type,
        modality=claim.modality,
        quote=claim.quote,
        part=claim.part,
        version_id=claim.version_id,
        origin=Named(claim.origin, names.origin(claim.origin, language)),
        via=tuple(Named(one, names.origin(one, language)) for one in claim.via),
        speaker=claim.speaker.surface if claim.speaker else None,
        evidence_kind=claim.evidence_kind,
        when=_when(claim),
        places=tuple(place_mark(place) for place in claim.places),
        actors=named_actors(snapshot, claim.actors, language),
        targets=named_actors(snapshot, claim.targets, language),
        citation=citation(snapshot, claim),
        trigger=claim.trigger,
        rule=claim.rule,
        current=snapshot.latest.get(claim.article_id, claim.version_id) == claim.version_id,
    )


def citation(snapshot: Snapshot, claim: Claim) -> Citation:
    """The citation of a claim's words."""
    article = snapshot.article_of(claim)
    stored = next(iter(snapshot.pages.get(claim.version_id, ())), None)
    return Citation(
        outlet=article.outlet if article else None,
        title=article.title if article else claim.article,
        published=(article.published or article.updated) if article else None,
        quote=claim.quote,
        url=article.url if article else None,
        sha256=stored.page_id if stored else (article.page_id if article else None),
        recorded_at=snapshot.recorded.get(claim.version_id),
    )


def _when(owner: Event | Claim) -> When:
    date = owner.date
    return When(date.start, date.end, date.precision, date.not_before, date.not_after, date.basis)
