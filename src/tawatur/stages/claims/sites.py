"""Sites: which of the places told in a passage an event happened at, and in which role."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawatur.records import ClaimPlace
from tawatur.records.claim import PlaceRole
from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.reading import SentenceReading

_FROM = frozenset({"من", "عن"})
_TO = frozenset({"الي", "نحو", "باتجاه", "صوب", "تجاه", "ل", "اتجاه"})
_PLACELESS = frozenset({"statement", "talks", "agreement"})


@dataclass(frozen=True, slots=True)
class Sites:
    """The places with roles, the mentions they were read from, and the rule."""

    places: tuple[ClaimPlace, ...]
    mentions: tuple[PlaceMention, ...]
    rule: str


def draft_sites(reading: SentenceReading, draft: Draft, memory: Memory, masked: list[tuple[int, int]]) -> Sites:
    """The places of a draft: in its stretch after the trigger, else before it, else those that it points back to."""
    own = _own(reading, draft, masked)
    if own:
        return _with_roles(draft, own, "stated")
    back = _pointed_back(reading, draft, memory)
    if back:
        return _with_roles(draft, back, "anaphora")
    return Sites((), (), "none")


def _own(reading: SentenceReading, draft: Draft, masked: list[tuple[int, int]]) -> tuple[PlaceMention, ...]:
    if draft.event_type == "statement":
        return ()
    found: list[PlaceMention] = []
    for first, last in draft.stretches:
        start, end = reading.chars(first, last)
        inside = [
            p
            for p in reading.places
            if start <= p.start < end and p.relation != "container" and not any(a <= p.start < b for a, b in masked)
        ]
        after = [p for p in inside if p.start > draft.trigger.start]
        found.extend(after or inside)
        if found:
            break
    return tuple(found)


def _pointed_back(reading: SentenceReading, draft: Draft, memory: Memory) -> tuple[PlaceMention, ...]:
    """The places of the last event where the stretch points back to them, or where the event cannot stand alone."""
    words = reading.words[draft.first : draft.last]
    points = any("#anaphoric_words" in w.keys for w in words)
    points = points or any("#anaphoric_places" in w.keys and "ال" in w.fold[:4] for w in words)
    return memory.places[0] if points and memory.places else ()


def _with_roles(draft: Draft, mentions: tuple[PlaceMention, ...], rule: str) -> Sites:
    kind = draft.trigger.hit.entry.type
    places: dict[tuple[str, str], ClaimPlace] = {}
    group_role: dict[int, PlaceRole] = {}
    for mention in mentions:
        role = kind.site_role
        if mention.preposition in _FROM:
            role = kind.from_role
        elif mention.preposition in _TO:
            role = kind.to_role
        elif mention.group and mention.group in group_role:
            role = group_role[mention.group]
        if mention.group:
            group_role.setdefault(mention.group, role)
        place = replace(mention.place, role=role)
        places.setdefault((place.name, place.precision), place)
    return Sites(tuple(places.values()), mentions, rule)
