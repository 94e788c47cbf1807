"""How the places of two claims lie to one another: the same, one list within another, one place inside another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.records import ClaimPlace
from tawatur.text.folding import fold_word

SAME_KM = 2.0
"""Two places of one level within this distance are one (the gold's own measure)."""
INSIDE_KM = 6.0
"""A site this near to a settlement's point lies in it; farther where its name or parent says so."""
NAMED_INSIDE_KM = 15.0
_KM_PER_DEGREE = 111.2
_LEVEL = {"site": 0, "settlement": 1, "district": 2, "governorate": 3, "country": 4}

Places = Mapping[str, ClaimPlace]


def place_key(place: ClaimPlace) -> str:
    """One key for a place however it is written: the gazetteer's id, else level, country and folded name."""
    level = place.precision if _LEVEL[place.precision] > 1 else "local"
    return place.place_id or f"{level}:{place.country or ''}:{fold_word(place.name)}"


class Overlap(Struct, frozen=True):
    """How many places of the first and of the second are also the other's, out of how many in all."""

    shared: int
    first: int
    second: int

    @property
    def jaccard(self) -> float:
        """Shared places over all places."""
        total = self.first + self.second - self.shared
        return self.shared / total if total else 0.0

    @property
    def subset(self) -> bool:
        """Whether one list lies wholly in the other."""
        return self.shared > 0 and self.shared == min(self.first, self.second)


def overlap(first: Places, second: Places) -> Overlap:
    """The places that two claims share, by key, else by point and level."""
    shared = len(first.keys() & second.keys())
    rest = [p for k, p in first.items() if k not in second]
    open_ones = [p for k, p in second.items() if k not in first]
    for place in rest:
        twin = next((o for o in open_ones if is_same(place, o)), None)
        if twin is not None:
            open_ones.remove(twin)
            shared += 1
    return Overlap(shared, len(first), len(second))


def is_same(first: ClaimPlace, second: ClaimPlace) -> bool:
    """Whether two places of one level are one though their keys differ: near, and both local or both not."""
    if (_LEVEL[first.precision] > 1) != (_LEVEL[second.precision] > 1):
        return False
    if _LEVEL[first.precision] > 1 and first.precision != second.precision:
        return False
    distance = _distance(first, second)
    if bare_name(first) == bare_name(second) and _may_share_country(first, second):
        return distance is None or distance <= NAMED_INSIDE_KM
    if distance is None and _is_told_shorter(first, second):
        return True
    if distance is None or distance > SAME_KM or first.precision != second.precision:
        return False
    return first.precision == "settlement" or bool(_words(first) & _words(second))


def _may_share_country(first: ClaimPlace, second: ClaimPlace) -> bool:
    """Whether the two may lie in one country: a place without one may lie in any."""
    return not first.country or not second.country or first.country == second.country


def _is_told_shorter(first: ClaimPlace, second: ClaimPlace) -> bool:
    """Whether one is the other's site by a shorter name ("the airport of X" and "the international airport of X")."""
    if first.precision != "site" or second.precision != "site" or not _may_share_country(first, second):
        return False
    mine, yours = _words(first), _words(second)
    return min(len(mine), len(yours)) > 1 and (mine <= yours or yours <= mine)


def is_inside(part: ClaimPlace, whole: ClaimPlace, reach: float = INSIDE_KM) -> bool:
    """Whether one place lies in another of a higher level: by the gazetteer, by name, by distance (``reach`` km)."""
    if _LEVEL[part.precision] >= _LEVEL[whole.precision]:
        return False
    if whole.precision == "country":
        return whole.country is not None and part.country == whole.country
    if part.parent is not None and part.parent in (whole.place_id, whole.name, whole.name_en):
        return True
    if whole.precision != "settlement":
        return False
    distance = _distance(part, whole)
    named = bool(_words(part) & _words(whole))
    return distance is not None and distance <= (NAMED_INSIDE_KM if named else reach)


def nearness(parts: Iterable[ClaimPlace], wholes: Iterable[ClaimPlace]) -> float | None:
    """How many kilometres the parts are from the wholes, where nothing but their points says that they lie in them."""
    wholes, nearest = list(wholes), None
    for part in parts:
        for whole in wholes:
            if place_key(part) == place_key(whole) or is_inside(part, whole, 0.0):
                return None
            distance = _distance(part, whole)
            if distance is not None and is_inside(part, whole) and (nearest is None or distance < nearest):
                nearest = distance
    return nearest


def any_inside(parts: Iterable[ClaimPlace], wholes: Iterable[ClaimPlace], reach: float = INSIDE_KM) -> bool:
    """Whether some place of the first lies in some place of the second."""
    wholes = list(wholes)
    return any(is_inside(p, w, reach) for p in parts for w in wholes)


def all_inside(parts: Places, wholes: Places) -> bool:
    """Whether every part lies in (or is) a whole, and every whole has a part: the same list told finer."""
    pairs = [(k, w) for k, p in parts.items() for w, q in wholes.items() if k == w or is_inside(p, q, NAMED_INSIDE_KM)]
    return {k for k, _ in pairs} == parts.keys() and {w for _, w in pairs} == wholes.keys()


def without_wholes(places: Places) -> dict[str, ClaimPlace]:
    """The places without those that another of them lies in: of a town and its prison, the prison."""
    rest = list(places.values())
    return {k: p for k, p in places.items() if not any(o is not p and is_inside(o, p) for o in rest)}


def bare_name(place: ClaimPlace) -> str:
    """The folded name without a settlement's or a region's head noun ("the city of")."""
    return _without_head(place.name)


@lru_cache(maxsize=50_000)
def _without_head(name: str) -> str:
    folded = fold_word(name)
    head, _, rest = folded.partition(" ")
    return rest if rest and head in load_place_words().class_word else folded


def _name_keys(place: ClaimPlace) -> Iterator[str]:
    """The name, and of a site its first two words: it may be told shorter ("the airport of X")."""
    name = bare_name(place)
    yield f"={name}"
    if place.precision == "site" and " " in name:
        yield "~" + " ".join(name.split(" ", 2)[:2])


def cells(places: Places) -> Iterable[str]:
    """Keys under which a claim is filed so that claims of near places meet: the key, the name, the point's cell."""
    for key, place in places.items():
        yield key
        yield from _name_keys(place)
        if place.lat is not None and place.lon is not None and _LEVEL[place.precision] <= 1:
            yield f"@{round(place.lat * 10)},{round(place.lon * 10)}"


def nearby_cells(places: Places) -> Iterable[str]:
    """The keys to look under: each place's own and the cells around its point (about 11 km each way)."""
    for key, place in places.items():
        yield key
        yield from _name_keys(place)
        if place.lat is not None and place.lon is not None and _LEVEL[place.precision] <= 1:
            row, column = round(place.lat * 10), round(place.lon * 10)
            yield from (f"@{row + i},{column + j}" for i in (-1, 0, 1) for j in (-1, 0, 1))


def _words(place: ClaimPlace) -> set[str]:
    return {w.removeprefix("ال") for w in fold_word(place.name).split() if len(w) > 2}


def _distance(first: ClaimPlace, second: ClaimPlace) -> float | None:
    """Kilometres between two points, flat; None where one has no point."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    north = (first.lat - second.lat) * _KM_PER_DEGREE
    east = (first.lon - second.lon) * _KM_PER_DEGREE * math.cos(math.radians(first.lat))
    return math.hypot(north, east)
