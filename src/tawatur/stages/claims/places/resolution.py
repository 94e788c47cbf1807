"""Which of its bearers a name means: scored by head noun, country, named container, neighbours and size."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from tawatur.knowledge.gazetteer import Gazetteer, GazetteerPlace, level_of
from tawatur.records import PlaceCandidate

# What speaks for and against a bearer: the reason's name and its weight.
Weights = Sequence[tuple[str, float]]

# A point is given only above this score, and only this far ahead (in log odds) of a rival elsewhere.
LEAST_SCORE = 0.5
LEAST_LEAD = 0.7
# Two bearers of a name closer than this are one place for the map.
SAME_PLACE_KM = 6.0
# How far from the places of the same sentence a place is no longer near.
BEYOND_KM = 120.0
# A place told "in" a town lies this near it; one told "north of" a town this far at most.
INSIDE_KM = 15.0
COUNTRYSIDE_KM = 45.0
# What lies in a district lies this near to its seat, whose point it has.
DISTRICT_KM = 60.0
DIRECTION_KM = 160.0
CLOSE_KM, FADING_KM = 20.0, 40.0
# A site inside a town is not told beside places this far from it only.
FAR_AWAY_KM = 300.0
LOCAL_KINDS = frozenset({"quarter", "road", "square", "market", "hospital", "school", "bridge", "building", "camp"})
# Names of these recur from town to town.
_QUARTERS = frozenset({"quarter", "road", "square", "market"})
# What a bearer loses that lies elsewhere than the text says: more than all other evidence can give.
ELSEWHERE = -6.0
# … and one on the other side of what the text tells it from: nearly as much.
AGAINST_DIRECTION = -3.0
# Without any evidence of the country the best bearer must be this far ahead.
LEAST_LEAD_ANYWHERE = 2.5


class Surroundings(Struct, frozen=True):
    """What an article says of where it is: countries (the likeliest first), ids named for sure with their points.

    ``town`` is the one settlement that it is about, None where it names several as often.
    """

    countries: tuple[str, ...]
    named: frozenset[str]
    points: tuple[tuple[float, float], ...]
    town: GazetteerPlace | None = None


class Anchor(Struct, frozen=True):
    """A place named right beside another one: its bearers, its reach, and where the other lies (None: in it)."""

    bearers: tuple[GazetteerPlace, ...]
    direction: str | None
    reach: float = INSIDE_KM


class Query(Struct, frozen=True):
    """A name to resolve: head noun's kind ("" none), the places named beside it, points of its sentence."""

    key: str
    kind: str
    anchors: tuple[Anchor, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    sibling_levels: frozenset[str] = frozenset()


def candidates_of(query: Query, gazetteer: Gazetteer, around: Surroundings) -> tuple[PlaceCandidate, ...]:
    """The bearers of the name that suit its head noun, the best first."""
    found = []
    for place in gazetteer.named(query.key):
        if suits(query.kind, place):
            score, reasons = _score(place, query, gazetteer, around)
            found.append(PlaceCandidate(place.place_id, place.name, place.name_en, round(score, 4), reasons))
    return tuple(sorted(found, key=lambda c: (-c.score, c.place_id)))


def chosen(candidates: Sequence[PlaceCandidate], gazetteer: Gazetteer, around: Surroundings) -> GazetteerPlace | None:
    """The best candidate where it is good enough and no rival elsewhere comes close; None leaves the place open."""
    if not candidates or candidates[0].score < LEAST_SCORE:
        return None
    best = gazetteer.get(candidates[0].place_id)
    lead = LEAST_LEAD if around.countries else LEAST_LEAD_ANYWHERE
    for rival in candidates[1:]:
        if _log_odds(candidates[0]) - _log_odds(rival) >= lead:
            return best  # the rest are no closer
        other = gazetteer.get(rival.place_id)
        if best and other and not _is_same(best, other) and not _is_its_division(best, other, gazetteer):
            return None
    return best


def suits(kind: str, place: GazetteerPlace) -> bool:
    """Whether a place can stand behind a head noun of a kind."""
    if kind in {"", "area"}:
        return True
    if kind in {"settlement", "settler"}:
        return level_of(place.kind) == "settlement" or place.kind in {"quarter", "camp"}
    if kind == "district":
        return level_of(place.kind) in {"district", "settlement"} and place.kind != "capital"
    if kind == "governorate":
        return place.kind in {"governorate", "region"}
    if kind == "region":
        return level_of(place.kind) in {"district", "governorate"}
    if kind == "quarter":
        return place.kind in {"quarter", "camp", "settlement"}
    return place.kind == kind


def _score(
    place: GazetteerPlace, query: Query, gazetteer: Gazetteer, around: Surroundings
) -> tuple[float, tuple[str, ...]]:
    """A score from 0 to 1 and the reasons for it."""
    weights = [
        *_country_weight(place, around),
        *_anchor_weight(place, query, gazetteer, around),
        *_distance_weight(place, _where(place, gazetteer), query, around),
        *_size_weight(place, query),
    ]
    total = sum([weight for _, weight in weights])
    reasons = tuple([_reason(name, weight) for name, weight in weights if weight])
    return 1 / (1 + math.exp(-total)), reasons


@lru_cache(maxsize=4_096)
def _reason(name: str, weight: float) -> str:
    """A weight as it is shown: most come again."""
    return f"{name}:{weight:+.1f}"


def _country_weight(place: GazetteerPlace, around: Surroundings) -> Weights:
    if not around.countries:
        return ()
    if place.country in around.countries:
        rank = around.countries.index(place.country)
        return (("country", max(1.5 - 0.6 * rank, 0.3)),)
    return (("other country", -4.0 if place.population < 60_000 and place.kind != "country" else -0.3),)


def _anchor_weight(place: GazetteerPlace, query: Query, gazetteer: Gazetteer, around: Surroundings) -> Weights:
    """In, or in the told direction from, what is named beside it; else: in a region that the article names."""
    if query.anchors:
        return (("beside", sum([_agreement(place, a, gazetteer) for a in query.anchors])),)
    for above in gazetteer.ancestors(place):
        if above.place_id in around.named and above.kind != "country" and above.name != place.name:
            return (("region named", 1.4),)
    return ()


def _agreement(place: GazetteerPlace, anchor: Anchor, gazetteer: Gazetteer) -> float:
    """How well a place agrees with one anchor: from +2.5 (in it, or where it is told to be) down to ``ELSEWHERE``."""
    around = {place.place_id, *[above.place_id for above in gazetteer.ancestors(place)]}
    inside = any(bearer.place_id in around for bearer in anchor.bearers)
    if anchor.direction is None and inside:
        return 2.5
    own, away = _where(place, gazetteer), math.inf
    best = ELSEWHERE
    for bearer in anchor.bearers:
        if own is None or bearer.point is None or level_of(bearer.kind) in {"governorate", "country"}:
            continue  # the seat of a region tells nothing of how far another place is
        away = kilometres(bearer.point, own)
        if anchor.direction is None:
            reach = DISTRICT_KM if level_of(bearer.kind) == "district" else anchor.reach
            best = max(best, 1.0 if away <= reach else ELSEWHERE)
        elif away <= max(DIRECTION_KM, anchor.reach):
            turned = abs((_bearing(bearer.point, own) - _DEGREES[anchor.direction] + 180) % 360 - 180)
            agreed = 2.5 if turned <= 50 else 1.0 if turned <= 90 or away < 8 else AGAINST_DIRECTION
            best = max(best, agreed - max(0.0, away - max(CLOSE_KM, anchor.reach)) / FADING_KM)
    if best == ELSEWHERE and inside:
        return 1.0
    if best == ELSEWHERE and place.kind == "crossing" and place.country in {b.country for b in anchor.bearers}:
        return 0.0  # a government closes its crossings from its capital
    if all(b.point is None and b.country == place.country for b in anchor.bearers):
        return 0.5
    return 0.0 if own is None and place.country in {b.country for b in anchor.bearers} else best


def _bearing(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The compass direction from one point to another, in degrees from north."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(east, north)) % 360


_DEGREES = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}


def _where(place: GazetteerPlace, gazetteer: Gazetteer) -> tuple[float, float] | None:
    """Its own point; for a place without one that of the settlement it lies at."""
    parent = gazetteer.get(place.parent or "")
    return place.point or (parent.point if parent and level_of(parent.kind) in {"settlement", "site"} else None)


def _distance_weight(
    place: GazetteerPlace, own: tuple[float, float] | None, query: Query, around: Surroundings
) -> Weights:
    if own is None:
        return ()
    nearest = min([kilometres(own, p) for p in query.points], default=math.inf)
    if nearest < BEYOND_KM:
        return (("sentence", 1.8 * (1 - nearest / BEYOND_KM)),)
    if place.kind in LOCAL_KINDS and query.points and nearest > FAR_AWAY_KM:
        return (("far from its sentence", -3.0),)
    nearest = min([away for p in around.points if (away := kilometres(own, p)) > 1], default=math.inf)
    if place.kind in _QUARTERS and around.points and min(kilometres(own, p) for p in around.points) > BEYOND_KM:
        return (("far from its article", -4.0),)
    return (("article", 0.8 * (1 - nearest / BEYOND_KM)),) if nearest < BEYOND_KM else ()


def _size_weight(place: GazetteerPlace, query: Query) -> Weights:
    level = level_of(place.kind)
    weights = [("kind", _LEVEL_PRIOR.get(level, 0.0)), ("in the news", 1.2 if place.curated else -0.8)]
    if query.kind in {"", "area"} and level in query.sibling_levels:
        weights.append(("like its list", 1.4))
    if query.kind and place.kind == query.kind:
        weights.append(("its kind", 0.8))
    if place.population:
        weights.append(("size", min(math.log10(place.population + 1) / 6, 1.0)))
    if place.kind == "capital":
        weights.append(("capital", 2.0))
    return weights


_LEVEL_PRIOR: Mapping[str, float] = {
    "settlement": 0.5, "country": 1.0, "governorate": 0.2, "district": 0.1, "site": 0.0,
}  # fmt: skip


def _is_its_division(one: GazetteerPlace, other: GazetteerPlace, gazetteer: Gazetteer) -> bool:
    """A town and the district that bears its name are no rivals."""
    return one in gazetteer.ancestors(other) or other in gazetteer.ancestors(one)


def _log_odds(candidate: PlaceCandidate) -> float:
    score = min(max(candidate.score, 1e-6), 1 - 1e-6)
    return math.log(score / (1 - score))


def _is_same(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one.lat is None and other.lat is None
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) <= SAME_PLACE_KM


@lru_cache(maxsize=65536)
def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))
