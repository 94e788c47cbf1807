"""Where an event is told to have happened: its places with their roles, and where more may be told elsewhere."""

from __future__ import annotations

from dataclasses import replace

from msgspec import Struct

from tawatur.knowledge.gazetteer.wording import load_place_wording
from tawatur.records import ClaimPlace
from tawatur.records.claim import PlaceRole
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.triggers.drafts import Draft

FROM = frozenset({"من", "عن"})
TO = frozenset({"الي", "نحو", "باتجاه", "صوب", "تجاه", "ل", "اتجاه"})
PLACELESS = frozenset({"statement", "talks", "agreement"})


class Sites(Struct, frozen=True):
    """The places with roles, the mentions they were read from, the rule; their event's type and trigger's start."""

    places: tuple[ClaimPlace, ...]
    mentions: tuple[PlaceMention, ...]
    rule: str
    event_type: str = ""
    at: int = -1


class SiteMemory(Struct, frozen=True):
    """Where one may look for places told elsewhere: the sentences before, and this sentence's events so far.

    ``aim`` is the stretch of an event that was only meant by this one ("an attack to take X"), ``following`` the event
    behind, which may name the place of both.
    """

    article: Memory
    sentence: tuple[Sites, ...]
    aim: tuple[int, int] | None = None
    following: Draft | None = None


def with_roles(draft: Draft, mentions: tuple[PlaceMention, ...], rule: str) -> Sites:
    """The mentions as a draft's places: what is left, what is headed for, or the site, by preposition and type."""
    kind = draft.trigger.hit.entry.type
    measured = not draft.trigger.hit.entry.after.isdisjoint(load_place_wording().units)  # على مسافة كيلومتر من المدينة
    places: dict[tuple[str, str], ClaimPlace] = {}
    group_role: dict[int, PlaceRole] = {}
    for mention in mentions:
        role = kind.site_role
        if mention.preposition in FROM:
            role = kind.to_role if measured else kind.from_role
        elif mention.preposition in TO and not (mention.preposition == "ل" and draft.event_type == "shelling"):
            role = kind.to_role
        elif mention.group and mention.group in group_role:
            role = group_role[mention.group]
        if mention.group:
            group_role.setdefault(mention.group, role)
        place = mention.place if mention.place.role == role else replace(mention.place, role=role)
        places.setdefault((place.name, place.precision), place)
    return Sites(tuple(places.values()), mentions, rule, draft.event_type, draft.trigger.start)
