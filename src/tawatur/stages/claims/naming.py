"""Where names of places and parties overlap: "positions of the group in X" is X; a town's name holds no civilian."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.mentions import ActorMention, PlaceMention
from tawatur.text.folding import fold_word
from tawatur.text.spans import Cover


def without_holdings(places: Sequence[PlaceMention], actors: Sequence[ActorMention]) -> tuple[PlaceMention, ...]:
    """The places without those that only name a party's positions; what contained one stands in its stead."""
    found: list[PlaceMention] = []
    vacant = False
    for place in places:
        if _is_holding(place, actors):
            vacant = True
            continue
        if vacant and place.relation == "container":
            place = replace(place, relation="at")  # noqa: PLW2901 - the same mention, read anew
        vacant = False
        found.append(place)
    return tuple(found)


def _is_holding(place: PlaceMention, actors: Sequence[ActorMention]) -> bool:
    words = fold_word(place.place.name).split()
    if place.place.place_id is not None or not words or words[0] not in load_role_words().positions:
        return False
    return any(a.start < place.end and place.start < a.end for a in actors)


def without_parts_of_names(actors: Sequence[ActorMention], places: Sequence[PlaceMention]) -> tuple[ActorMention, ...]:
    """The actors without the words that are only a part of a place's name."""
    names = Cover((place.start, place.end) for place in places if place.place.place_id is not None)
    return tuple(a for a in actors if a.rule != "people" or not names.holds(a.start, a.end))
