"""Memory: what the sentences before have established, for anaphora and dropped subjects."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from tawatur.records import ClaimDate, ClaimPlace
from tawatur.stages.claims.mentions import ActorMention, PlaceMention


class DatedEvent(Struct, frozen=True):
    """When an event was, and where."""

    date: ClaimDate
    places: tuple[ClaimPlace, ...]


@dataclass
class Memory:
    """The article's thread while it is read from top to bottom; one for each passage.

    ``speakers`` are the parties that origins spoke for, ``sides`` those of the last clash or deal, ``parties``
    the distinct ones that did something or had it done to them, the latest first. ``places`` are
    those of the last events, the latest first; ``dated`` the days told for each type with where, the latest first,
    ``sites`` the last places told for each type,
    ``scene`` those of the last fighting, strike or capture; ``deeds`` who did the last thing of each type, ``voices``
    the origins that first told of each; ``strike`` is the kind of the last strike, ``blow`` that of the last strike,
    attack or bombing, ``struck`` the sites that aircraft hit, ``latest`` the day of the last event that has one,
    ``own_voice`` the party in whose first person the text goes on.
    """

    subject: ActorMention | None = None
    places: list[tuple[PlaceMention, ...]] = field(default_factory=list)
    speakers: dict[str, ActorMention] = field(default_factory=dict)
    sides: tuple[ActorMention, ...] = ()
    parties: list[ActorMention] = field(default_factory=list)
    dated: dict[str, list[DatedEvent]] = field(default_factory=dict)
    sites: dict[str, tuple[PlaceMention, ...]] = field(default_factory=dict)
    scene: tuple[PlaceMention, ...] = ()
    deeds: dict[str, tuple[ActorMention, ...]] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    strike: str | None = None
    blow: str | None = None
    struck: set[str] = field(default_factory=set)
    latest: ClaimDate | None = None
    own_voice: str | None = None

    def remember_parties(self, actors: tuple[ActorMention, ...]) -> None:
        """Put the actors of an event before those of earlier ones, each once."""
        for actor in reversed(actors):
            self.parties = [actor, *(p for p in self.parties if p.slug != actor.slug)][:4]

    def remember_places(self, places: tuple[PlaceMention, ...]) -> None:
        """Put the places of an event before those of earlier ones."""
        if places:
            self.places.insert(0, places)
            del self.places[8:]

    def remember_day(self, event_type: str, event: DatedEvent) -> None:
        """Put the day of an event before those of earlier ones of its type."""
        self.latest = event.date
        days = self.dated.setdefault(event_type, [])
        days.insert(0, event)
        del days[8:]
