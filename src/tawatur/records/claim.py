"""Claims: what one article says of one event, with the words that each field was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["title", "text", "caption", "embed"]
PlaceRole = Literal["site", "origin", "destination"]
PlacePrecision = Literal["settlement", "site", "district", "governorate", "country"]
DatePrecision = Literal["day", "part_of_day", "week", "month", "year", "unknown"]
Bound = Literal["exact", "at_least", "at_most", "about"]
Modality = Literal["happened", "ongoing", "planned", "possible", "denied", "background"]
EvidenceKind = Literal["statement", "witness", "video", "document", "correspondent"]


@dataclass(frozen=True, slots=True)
class Span:
    """``[start, end)`` in code points of one part of an article.

    ``index`` is the ``number`` of the removed line for ``caption`` and ``embed``, else 0.
    """

    part: Part
    start: int
    end: int
    index: int = 0


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A gazetteer entry that a name could mean, with its score from 0 to 1 and the reasons for it."""

    place_id: str
    name: str
    name_en: str | None
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim's event is said to have happened.

    ``name`` is as in the text without clitics. ``lat`` and ``lon`` are WGS 84 degrees, None for an unlocated
    place. ``where_prec`` is UCDP GED's code (1 exact, 2 near, 3 district, 4 governorate, 5 linear, 6 country,
    7 sea or air). ``anchor`` says that the name is only what the place is told by ("5 km north of X").
    """

    name: str
    role: PlaceRole
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    place_id: str | None = None
    name_en: str | None = None
    parent: str | None = None
    country: str | None = None
    where_prec: int | None = None
    anchor: bool = False
    partial: bool = False
    direction: str | None = None
    distance_km: float | None = None
    score: float | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimDate:
    """When it is said to have happened, in the local time of the place.

    ``start`` and ``end`` are ISO dates, None where the article gives no time. ``not_before`` and ``not_after``
    are ISO dates or local date-times that bound it (parts of the day from the published table); an undated
    claim has only ``not_after``, its article's publication. ``basis`` names the rule.
    """

    start: str | None
    end: str | None
    precision: DatePrecision
    basis: str | None = None
    not_before: str | None = None
    not_after: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: ``what`` is killed, wounded, …, or a plain English noun; ``text`` as written."""

    what: str
    value: float | int
    bound: Bound
    text: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke for the origin: the words of the text, and the role ("spokesman", "director")."""

    surface: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in one article that one event happened, goes on, is planned or did not happen.

    ``actors`` and ``targets`` are slugs of the actor registry, ``actor_surfaces`` and ``target_surfaces`` the
    words they were read from, in the same order. ``origin`` is a source slug, ``unnamed:<kind>``, ``outlet`` or
    ``correspondent``; ``via`` the relays, nearest to the origin first. ``quote`` is the whole sentence.
    ``evidence`` gives for each field the spans it was read from, ``rules`` the rule; ``rule`` is the trigger's.
    """

    claim_id: str
    article: str
    article_id: str
    version_id: str
    part: Part
    event_type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[ClaimPlace, ...]
    date: ClaimDate
    quantities: tuple[Quantity, ...]
    origin: str
    via: tuple[str, ...]
    speaker: Speaker | None
    evidence_kind: EvidenceKind | None
    modality: Modality
    quote: str
    evidence: Mapping[str, tuple[Span, ...]]
    trigger: str
    rule: str
    actor_surfaces: tuple[str, ...] = ()
    target_surfaces: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    sentence: Span | None = None
