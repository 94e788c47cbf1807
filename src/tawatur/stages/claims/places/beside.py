"""What stands beside a name and tells which bearer is meant: containers, towns of its sentence, its list."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.gazetteer import level_of
from tawatur.stages.claims.places.evidence import Reading, Readings
from tawatur.stages.claims.places.names import PassageNames
from tawatur.stages.claims.places.resolution import COUNTRYSIDE_KM, INSIDE_KM, Anchor

# News measures roughly, and along roads.
_BY_ROAD = 1.4
_BY_SIDE = 80.0
_WIDE = {"governorate", "district", "area"}


def anchors_of(names: PassageNames, readings: Readings, reading: Reading) -> tuple[Anchor, ...]:
    """The places named right beside it (but a sea), with the direction in which the text tells it from them."""
    if not reading.containers:
        return ()
    found: list[Anchor] = []
    for number in reading.containers:
        other = readings.all[number]
        bearers = names.gazetteer.named(other.draft.span.key) if other.draft.span.key else ()
        if not bearers or any(b.kind == "sea" for b in bearers):
            continue
        anchor = Anchor(bearers, other.setting.direction, _reach(other))
        if found and other.follows and number - 1 in reading.containers:  # in one of "the north and west of Kordofan"
            anchor = replace(anchor, bearers=(*found.pop().bearers, *bearers))
        found.append(anchor)
    return tuple(found)


def _reach(reading: Reading) -> float:
    """How far from its point what lies "in" a place may be: a town's surroundings are wider than it."""
    if reading.setting.distance_km is not None:
        return _BY_ROAD * reading.setting.distance_km + INSIDE_KM
    if reading.setting.partial:
        return _BY_SIDE  # "in the south-west of the capital"
    wide = reading.setting.countryside is not None or (reading.draft.noun.kind if reading.draft.noun else "") in _WIDE
    return COUNTRYSIDE_KM if wide else INSIDE_KM


def sentence_points(names: PassageNames, reading: Reading, readings: Readings) -> tuple[tuple[float, float], ...]:
    """Points of the towns and sites of the same sentence that have one bearer only: a governorate's is its seat's."""
    points = []
    for other in readings.of_sentence(reading.sentence):
        if other is not reading and other.draft.span.key:
            bearers = names.gazetteer.named(other.draft.span.key)
            if len({b.country for b in bearers}) == 1 and len(bearers) <= 2:
                points += [b.point for b in bearers[:1] if b.point and b.level in {"settlement", "site"}]
    return tuple(points)


def sibling_levels(names: PassageNames, reading: Reading, readings: Readings) -> frozenset[str]:
    """The levels of places told beside it in one list or in one "from … to …", where they have only one.

    What contains it is not in its list.
    """
    found = set()
    gazetteer, key = names.gazetteer, reading.draft.span.key
    around: set[str] | None = None
    for other in readings.of_sentence(reading.sentence):
        if other is reading or not other.draft.span.key:
            continue
        if abs(other.draft.span.first - reading.draft.span.first) <= 4:
            bearers = gazetteer.named(other.draft.span.key)
            levels = {level_of(b.kind) for b in bearers}
            if around is None:
                around = {a.place_id for bearer in gazetteer.named(key) for a in gazetteer.ancestors(bearer)}
            if len(levels) == 1 and around.isdisjoint([b.place_id for b in bearers]):
                found |= levels
    return frozenset(found)
