"""Events: claims that speak of the same thing, with their independent origins and disagreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.records.claim import ClaimDate, ClaimPlace

Grade = Literal["weak", "fair", "strong", "contested", "retracted"]
Standing = Literal["established", "possible"]
Relation = Literal["step_of", "part_of"]


@dataclass(frozen=True, slots=True)
class ClaimReference:
    """A claim of an event: enough to cite it without loading it.

    ``event_type`` is the claim's own (one bridge is blown up to some and bombed to others), ``known_at`` the UTC
    instant from which it is known, ``denies`` whether it denies the event.
    """

    claim_id: str
    article: str
    quote: str
    event_type: str = ""
    known_at: str | None = None
    origin: str = ""
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """The claims of one event that go back to one origin.

    ``standing`` says whether the origin is established (named, or the outlet's own correspondent) or only
    possible; ``interested`` that it is a party to the conflict. ``reason`` is a stable reason code with its
    details (``same_origin:sohr``, ``shared_run:13``), ``first`` the claim that was published first,
    ``changes`` what later ones changed or left out (``dropped_credit:<claim id>``). A lineage that ``denies`` the
    event is shown and is no origin of it.
    """

    origin: str
    standing: Standing
    interested: bool
    claim_ids: tuple[str, ...]
    reason: str
    first: str
    changes: tuple[str, ...] = ()
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement: what is said (as text), and by which claims."""

    value: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """``field`` is ``quantity:<what>``, ``date``, ``place``, ``actor`` or ``whether``; two positions or more."""

    field: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class QuantityRange:
    """UCDP's low, best and high of one quantity; None where no claim bounds it on that side."""

    what: str
    low: float | int | None
    best: float | int | None
    high: float | int | None


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins: the established ones, and those only possible."""

    established: int
    possible: int


@dataclass(frozen=True, slots=True)
class Sides:
    """Parties to the conflict that say it, that deny it, and that report on the place and are silent."""

    say: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another event: a step of the same change, or a part of a whole."""

    event_id: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class EventState:
    """What was known of an event from one instant on, until the next: its grade, origins, numbers, disagreements."""

    known_at: str
    grade: Grade
    origins: OriginCount
    quantities: tuple[QuantityRange, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that speak of the same thing.

    ``known_at`` is the UTC instant at which the first of its claims was published (else updated, else fetched),
    None where no clock is known. ``merged_from`` keeps the ids that this event has swallowed. ``rejected`` marks
    one that a person has rejected: it is shown, and says nothing of who holds a place. ``history`` tells what was known
    of it before all of its claims were, the oldest first; it is empty where it has known but one state.
    """

    event_id: str
    event_type: str
    places: tuple[ClaimPlace, ...]
    date: ClaimDate
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    quantities: tuple[QuantityRange, ...]
    claims: tuple[ClaimReference, ...]
    lineages: tuple[Lineage, ...]
    origins: OriginCount
    sides: Sides
    grade: Grade
    disagreements: tuple[Disagreement, ...]
    links: tuple[Link, ...]
    known_at: str | None
    merged_from: tuple[str, ...] = ()
    modality: str = "happened"
    rejected: bool = False
    history: tuple[EventState, ...] = ()
