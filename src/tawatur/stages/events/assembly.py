"""One event made of its claims: places, time, sides, numbers, lineages, grade, disagreements."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace

from tawatur.knowledge.linking import EventKnowledge
from tawatur.knowledge.linking.grounds import is_same
from tawatur.records import ClaimDate, ClaimPlace, ClaimReference, Event, EventState
from tawatur.stages.events.disagreements import disagreements_of
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.figures import quantity_ranges
from tawatur.stages.events.grades import grade_of, sides_of
from tawatur.stages.events.lineages import counted, lineages_of
from tawatur.stages.events.reuse import Reuse

MOST_STATES = 40
"""So many earlier states of an event are kept."""
_PRECISION = {"part_of_day": 0, "day": 1, "week": 2, "month": 3, "year": 4, "unknown": 5}
_MODALITY = ("happened", "ongoing", "background", "planned", "possible", "denied")


def founding_id(members: list[Facts]) -> str:
    """The id of an event: a digest of its founding claim's, the first that was known."""
    founder = min(members, key=lambda f: f.order)
    return "e" + hashlib.sha256(founder.claim.claim_id.encode()).hexdigest()[:15]


def event_of(
    members: list[Facts],
    knowledge: EventKnowledge,
    reuse: Reuse,
    withdrawn: Collection[str] = frozenset(),
    speaking_here: Collection[str] = frozenset(),
) -> Event:
    """The event that these claims (in the order of their becoming known) speak of."""
    asserting = [m for m in members if m.kind != "denied"] or members
    lineages = lineages_of(members, knowledge, reuse)
    disagreements = disagreements_of(members, lineages)
    quantities = quantity_ranges(q for m in asserting for q in m.claim.quantities)
    return Event(
        event_id=founding_id(members),
        event_type=event_type_of(members),
        places=_places(asserting),
        date=_date(asserting),
        actors=_named(m.claim.actors for m in asserting),
        targets=_named(m.claim.targets for m in asserting),
        quantities=quantities,
        claims=tuple(_reference(m) for m in members),
        lineages=lineages,
        origins=counted(lineages),
        sides=sides_of(members, speaking_here, knowledge),
        grade=grade_of(members, lineages, disagreements, withdrawn, knowledge),
        disagreements=disagreements,
        links=(),
        known_at=min((m.known_at for m in members if m.known_at), default=None),
        modality=min((m.claim.modality for m in asserting), key=_MODALITY.index),
        history=_history(members, knowledge, reuse),
    )


def _history(members: list[Facts], knowledge: EventKnowledge, reuse: Reuse) -> tuple[EventState, ...]:
    """What was known from one instant to the next, before all was; an instant that changed nothing is left out.

    Later versions drop claims: a retraction counts from all that is known, and is no part of earlier states.
    """
    found: list[EventState] = []
    for known_at in _instants(members):
        known = [m for m in members if m.known_at is not None and m.known_at <= known_at]
        asserting = [m for m in known if m.kind != "denied"] or known
        lineages = lineages_of(known, knowledge, reuse)
        disagreements = disagreements_of(known, lineages)
        state = EventState(
            known_at,
            grade_of(known, lineages, disagreements, (), knowledge),
            counted(lineages),
            quantity_ranges(q for m in asserting for q in m.claim.quantities),
            disagreements,
        )
        if not found or replace(state, known_at=found[-1].known_at) != found[-1]:
            found.append(state)
    return tuple(found)


def _instants(members: list[Facts]) -> list[str]:
    """The instants, but for the last, at which a claim of another origin, kind or number became known."""
    if len({m.known_at for m in members}) < 2:
        return []
    seen: dict[object, str] = {}
    for member in members:
        if member.known_at is not None:
            figures = tuple((q.what, q.value, q.bound) for q in member.claim.quantities)
            key = (member.claim.origin, member.kind, member.actors, member.first, figures)
            seen.setdefault(key, member.known_at)
    last = max((m.known_at for m in members if m.known_at), default="")
    return sorted(set(seen.values()) - {last})[:MOST_STATES]


def event_type_of(members: list[Facts]) -> str:
    """The type of its claims; of a ruin with several causes told, the ruin's. A denial tells no type beside others.

    Of a harm told by several types the one that is told most plainly: not by a word of no one means ("attack").
    """
    asserting = [m for m in members if m.kind != "denied"] or members
    kinds = {m.claim.event_type for m in asserting}
    plain = {m.claim.event_type for m in asserting if not m.vague}
    return "destruction" if "destruction" in kinds else min(plain or kinds, key=lambda kind: (kind == "attack", kind))


def _reference(facts: Facts) -> ClaimReference:
    claim = facts.claim
    return ClaimReference(
        claim.claim_id,
        claim.article,
        claim.quote,
        claim.event_type,
        facts.known_at,
        claim.origin,
        facts.kind == "denied",
    )


def _places(members: list[Facts]) -> tuple[ClaimPlace, ...]:
    """Every place once, as the first claim that names it has it; those that tell the event first."""
    found: dict[str, ClaimPlace] = {}
    for group in ("places", "wholes", "others"):
        for member in members:
            for key, place in getattr(member, group).items():
                if key not in found and not any(is_same(place, other) for other in found.values()):
                    found[key] = place
    return tuple(found.values())


def _date(members: list[Facts]) -> ClaimDate:
    """The most precise date that is told, the first of equals; undated, by the first publication at the latest."""
    best = min(members, key=lambda m: (_PRECISION[m.claim.date.precision], not m.dated, m.order))
    if best.dated:
        return best.claim.date
    limits = [m.claim.date.not_after for m in members if m.claim.date.not_after]
    return ClaimDate(
        None, None, "unknown", best.claim.date.basis, best.claim.date.not_before, min(limits, default=None)
    )


def _named(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
