"""Ties between events: a step of one change, a part of a whole. Linked events are never counted for one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawatur.knowledge.linking import EventKnowledge, StepRule
from tawatur.knowledge.linking.grounds import any_inside, cells, nearby_cells, nearness, overlap, place_key
from tawatur.records import ClaimPlace, Link
from tawatur.stages.events.assembly import event_type_of
from tawatur.stages.events.facts import Facts, one_set
from tawatur.text.instants import DAY

STEP_DAYS = 7
"""A step lies within so many days of the change that it belongs to."""
BESIDE_KM = 3.0
"""A site so near to a town's point may be tied to what happens in the town; farther off another town may be nearer."""
_MANIFOLD = ("deployment",)
"""Types of unlike things (a berm, a convoy, a closed road): of two at one place none is a part of the other."""
MOST_NEIGHBOURS = 400
"""So many events of one place and time are compared at most; beyond that only the nearest in time."""


@dataclass(frozen=True, slots=True)
class Knot:
    """An event as the linking sees it: what its claims say together; ``grounds`` are all places that they name."""

    event_id: str
    event_type: str
    places: dict[str, ClaimPlace]
    first: int | None
    last: int | None
    actors: frozenset[str]
    targets: frozenset[str]
    kinds: frozenset[str]
    background: bool
    apart: bool
    near: bool
    versions: tuple[str, ...]
    dated: bool
    grounds: dict[str, ClaimPlace]
    claims: tuple[str, ...]

    @property
    def happened(self) -> bool:
        """Whether somebody says that it happened (not only planned or denied)."""
        return "asserted" in self.kinds


def knot(event_id: str, members: list[Facts]) -> Knot:
    """What the claims of one event say together; times are local minutes."""
    asserting = [m for m in members if m.kind != "denied"] or members
    dated = [m for m in asserting if m.dated and m.first is not None and m.last is not None]
    clocks = [m.clock for m in asserting if m.clock is not None]
    window = asserting[0].rule.window_days * DAY
    firsts = [m.first for m in dated if m.first is not None] or [c - window for c in clocks]
    lasts = [m.last for m in dated if m.last is not None] or clocks
    placing = [m for m in asserting if m.claim.part != "title"] or asserting  # a headline's place is loose
    places = {k: p for m in placing for k, p in (*m.places.items(), *m.wholes.items())}
    grounds = {place_key(p): p for m in members for p in m.claim.places}
    return Knot(
        event_id=event_id,
        event_type=event_type_of(members),
        places=places,
        first=min(firsts, default=None),
        last=min(lasts, default=None),
        actors=one_set(frozenset().union(*(m.actors for m in asserting))),
        targets=one_set(frozenset().union(*(m.targets for m in asserting))),
        kinds=one_set(frozenset(m.kind for m in members)),
        background=all(m.background for m in asserting),
        apart=all(m.apart for m in asserting),
        near=all(m.near for m in asserting),
        versions=tuple(dict.fromkeys(m.claim.version_id for m in members)),
        dated=bool(dated),
        grounds=places if grounds == places else grounds,
        claims=tuple(m.claim.claim_id for m in members),
    )


def links_of(
    knots: list[Knot], knowledge: EventKnowledge, wanted: Iterable[Knot] | None = None
) -> dict[str, tuple[Link, ...]]:
    """The links of every event that has any, by event id; of the ``wanted`` alone, if given."""
    index = _index(knots)
    found: dict[str, list[Link]] = defaultdict(list)
    for one in knots if wanted is None else wanted:
        around = [other for other in _neighbours(one, index) if other.event_id != one.event_id]
        found[one.event_id] += _steps(one, around, knowledge)
        found[one.event_id] += [Link(o.event_id, "part_of") for o in _wholes(one, around, knowledge)]
    return {event_id: tuple(dict.fromkeys(links)) for event_id, links in found.items() if links}


def is_step(step: Knot, change: Knot, rule: StepRule) -> bool:
    """Whether one event is a step of another by a rule of the table: sides, place and time."""
    if not (step.happened and change.happened) or step.background or change.background:
        return False
    if change.near:  # who has only come near a place has changed nothing there
        return False
    if not _sides_step(step, change, rule):
        return False
    if not step.places and rule.step == "withdrawal":
        return _share_text(step, change) and bool(step.actors & change.targets)
    if change.apart and not overlap(step.places, change.places).shared:
        return False  # nobody says that the site lies in the part that was taken
    return _share_ground(step, change) and _in_time(step, change, STEP_DAYS * DAY) and not _comes_after(step, change)


def is_part(part: Knot, whole: Knot, knowledge: EventKnowledge) -> bool:
    """Whether one event is a part of another of its type: some of its places, a site in its town, a part of a place."""
    family = knowledge.rules.one_damage if part.event_type in knowledge.rules.one_damage else [part.event_type]
    if whole.event_type != part.event_type and not (whole.event_type in family and part.event_type in family):
        return False
    if part.event_type in _MANIFOLD:
        return False
    if part.background != whole.background or part.event_type != whole.event_type or part.near != whole.near:
        return False
    if part.actors and whole.actors and not part.actors & whole.actors:
        return False
    if not (part.happened and whole.happened) or not _in_time(
        part, whole, DAY if part.dated and whole.dated else 3 * DAY
    ):
        return False
    common = overlap(part.places, whole.places)
    if common.shared and part.apart and not whole.apart:
        return True
    if common.shared and part.places.keys() == whole.places.keys():
        return False
    if common.shared == len(part.places) and common.shared:
        return len(part.places) < len(whole.places)
    return (
        not common.shared and any_inside(part.places.values(), whole.places.values()) and not _only_repeats(part, whole)
    )


def _wholes(part: Knot, around: list[Knot], knowledge: EventKnowledge) -> list[Knot]:
    """The events that one is a part of; of towns that a site is merely near to, the nearest."""
    wholes = [other for other in around if is_part(part, other, knowledge)]
    reaches = {o.event_id: nearness(part.places.values(), o.places.values()) for o in wholes}
    least = min((r for r in reaches.values() if r is not None), default=None)
    return [o for o in wholes if reaches[o.event_id] in (None, least)]


def _only_repeats(part: Knot, whole: Knot) -> bool:
    """Strikes at a site in a town are not a part of other strikes on the town unless the whole is a country's."""
    country = any(p.precision in ("country", "governorate", "district") for p in whole.places.values())
    return part.event_type in ("air_strike", "shelling", "armed_clash", "explosion") and not country


def _steps(one: Knot, around: list[Knot], knowledge: EventKnowledge) -> Iterator[Link]:
    for rule in knowledge.rules.steps:
        if rule.step != one.event_type:
            continue
        if rule.unless and any(
            o.event_type == rule.unless and overlap(one.places, o.places).shared and o.happened and not o.background
            for o in around
        ):
            continue
        changes = [o for o in around if o.event_type == rule.of and is_step(one, o, rule)]
        takings = [o for o in around if o.event_type == rule.of and o.happened and not (o.background or o.apart)]
        yield from (
            Link(o.event_id, "step_of")
            for o in changes
            if not _is_part_of_one(o, changes) and not _is_overtaken(one, o, takings)
        )


def _is_overtaken(step: Knot, change: Knot, takings: list[Knot]) -> bool:
    """Whether another side took the place in between: what went before that is a step of no later change."""
    if not (step.dated and change.dated and change.actors):
        return False
    return any(
        between.dated
        and _is_begun_by(step, between)
        and _is_over_before(between, change)
        and _is_over_before(step, change)
        and bool(between.actors)
        and not between.actors & change.actors
        and bool(overlap(between.places, change.places).shared)
        for between in takings
    )


def _is_begun_by(one: Knot, other: Knot) -> bool:
    return one.first is not None and other.last is not None and one.first <= other.last


def _is_over_before(one: Knot, other: Knot) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _is_part_of_one(change: Knot, others: list[Knot]) -> bool:
    """Whether a part of a place was taken, and another of the changes is the taking of the whole."""
    return change.apart and any(not o.apart and overlap(change.places, o.places).shared for o in others)


def _sides_step(step: Knot, change: Knot, rule: StepRule) -> bool:
    if rule.actors == "other":
        return not (step.actors and change.actors) or not step.actors & change.actors
    if rule.actors == "shared":
        return not (step.actors and change.actors) or bool(step.actors & (change.actors | change.targets))
    return not (step.actors and change.actors) or bool(step.actors & change.actors)


def _comes_after(step: Knot, change: Knot) -> bool:
    """A day or more after the place had changed hands: another fight, unless the losers' last men left it then."""
    if not (step.dated and change.dated) or step.first is None or change.last is None:
        return False
    return step.event_type != "withdrawal" and step.first > change.last + DAY


def _share_ground(one: Knot, other: Knot) -> bool:
    if overlap(one.places, other.places).shared:
        return True
    mine, yours = one.places.values(), other.places.values()
    return any_inside(mine, (p for p in yours if p.precision == "settlement"), BESIDE_KM)


def _share_text(one: Knot, other: Knot) -> bool:
    return not set(one.versions).isdisjoint(other.versions)


def _in_time(one: Knot, other: Knot, reach: int) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return _share_text(one, other)
    return one.first <= other.last + reach and other.first <= one.last + reach


def met_by(changed: Iterable[Knot], knots: Iterable[Knot]) -> list[Knot]:
    """The knots that have one of those changed among their neighbours."""
    index = _index(changed)
    return [one for one in knots if any(key in index for key in _look_keys(one))]


def _index(knots: Iterable[Knot]) -> dict[tuple[str, int], list[Knot]]:
    index: dict[tuple[str, int], list[Knot]] = defaultdict(list)
    for one in knots:
        for key in _file_keys(one):
            index[key].append(one)
    return index


def _file_keys(one: Knot) -> Iterator[tuple[str, int]]:
    for period in _period(one, 0):
        for cell in cells(one.places):
            yield cell, period
        for place in one.places.values():
            if place.precision == "country":
                yield f"country:{place.country}", period
            for whole in (place.place_id, place.name):
                if whole and place.precision in ("district", "governorate"):
                    yield f"whole:{whole}", period
    yield from ((f"version:{version}", 0) for version in one.versions)


def _look_keys(one: Knot) -> Iterator[tuple[str, int]]:
    near = list(nearby_cells(one.places))
    for place in one.places.values():
        near += [f"country:{place.country}"] if place.country else []
        near += [f"whole:{place.parent}"] if place.parent else []
    yield from ((key, period) for period in _period(one, 1) for key in near)
    yield from ((f"version:{version}", 0) for version in one.versions)


def _neighbours(one: Knot, index: dict[tuple[str, int], list[Knot]]) -> list[Knot]:
    found = {other.event_id: other for key in _look_keys(one) for other in index.get(key, ())}
    around = [found[i] for i in sorted(found)]
    if len(around) > MOST_NEIGHBOURS:
        around.sort(key=lambda o: (abs((o.first or 0) - (one.first or 0)), o.event_id))
        around = around[:MOST_NEIGHBOURS]
    return around


def _period(one: Knot, reach: int) -> range:
    if one.first is None or one.last is None:
        return range(1)
    first = one.first // (14 * DAY)
    return range(first - reach, min(one.last // (14 * DAY), first + 6) + reach + 1)
