"""The built-in gazetteer read from its tables, with the user's imported ones beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from msgspec.structs import replace

from tawatur.config import Config
from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.gazetteer.kinds import KINDS, level_of
from tawatur.knowledge.gazetteer.places import Gazetteer, GazetteerPlace, name_key
from tawatur.knowledge.gazetteer.store import imported_files, load_places
from tawatur.knowledge.loading import package_file, package_files, read_tsv

TOWN_COLUMNS = ("id", "names", "en", "kind", "parent", "country", "lat", "lon", "population")
PLACE_COLUMNS = ("id", "names", "en", "kind", "parent", "country", "lat", "lon", "source")

# A town below this many people is read as a place only where the text gives it away.
WEAK_BELOW = 30_000
# In a larger town a site may lie too far from the town's point to be shown there; so may sites of these kinds anywhere.
LARGE_TOWN = 500_000
FAR_KINDS = frozenset({"airport", "road", "river", "mountain", "plant", "dam", "front", "lake", "crossing"})
# A site shown at the point of the settlement it lies in, or of a place with a source of its own within some four km.
NEAR_SOURCES = ("settlement ", "beside ")
# About 5 km: two files put one town's point at its centre and at its town hall.
SAME_TOWN_DEGREES = 0.05


def load_gazetteer(config: Config | None = None) -> Gazetteer:
    """The built-in gazetteer, joined by what the user has imported (None: by nothing): compiled once, then kept."""
    files = imported_files(config) if config else ()
    return _joined(tuple((path, path.stat().st_mtime_ns) for path in files if path.is_file()))


@compiled
def _joined(files: tuple[tuple[Path, int], ...]) -> Gazetteer:
    places = {place.place_id: place for place in built_in_places()}
    settlements = _settlements_by_name(places.values())
    other_ids: dict[str, str] = {}
    for path, _changed in files:
        for place in load_places(path):
            known = places.get(place.place_id) or _same_settlement(place, settlements)
            joined = _with_names(places[known.place_id], place) if known else place
            places[joined.place_id] = joined
            if joined.place_id != place.place_id:
                other_ids[place.place_id] = joined.place_id
    gazetteer = Gazetteer(places.values(), other_ids)
    _ = gazetteer.table  # compiled with it
    return gazetteer


def _settlements_by_name(places: Iterable[GazetteerPlace]) -> dict[tuple[str, str | None], list[GazetteerPlace]]:
    found: dict[tuple[str, str | None], list[GazetteerPlace]] = {}
    for place in places:
        if level_of(place.kind) == "settlement":
            for name in place.names:
                found.setdefault((name_key(name), place.country), []).append(place)
    return found


def _same_settlement(
    place: GazetteerPlace, settlements: dict[tuple[str, str | None], list[GazetteerPlace]]
) -> GazetteerPlace | None:
    """The built-in settlement of one name and point with an imported one: under two ids it would be ambiguous."""
    if level_of(place.kind) != "settlement":
        return None
    namesakes = (known for name in place.names for known in settlements.get((name_key(name), place.country), ()))
    return next((known for known in namesakes if _is_beside(known, place)), None)


def _is_beside(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return max(abs(one.lat - other.lat), abs(one.lon - other.lon)) <= SAME_TOWN_DEGREES


def _with_names(known: GazetteerPlace, place: GazetteerPlace) -> GazetteerPlace:
    """A place that is built in keeps what we say of it and takes over the further names of an imported one."""
    return replace(known, names=tuple(dict.fromkeys((*known.names, *place.names))))


def built_in_places() -> list[GazetteerPlace]:
    """The package's own places; every parent is known, every id stands once in each table."""
    places = {place.place_id: place for place in _towns()}
    seen: set[str] = set()
    for source in package_files("gazetteer", ".tsv"):
        if source.name.startswith(("places_", "villages_")):
            for place in _supplement(source, seen):
                town = places.get(place.place_id)
                places[place.place_id] = replace(place, population=town.population if town else 0)
    _check_parents(places)
    return [with_nearest_point(place, places) for place in places.values()]


def with_nearest_point(place: GazetteerPlace, places: dict[str, GazetteerPlace]) -> GazetteerPlace:
    """A site without a point of its own takes that of the settlement (or quarter) it belongs to."""
    if place.lat is not None or level_of(place.kind) != "site" or place.kind in FAR_KINDS:
        return place
    parent = places.get(place.parent or "")
    while parent is not None and level_of(parent.kind) == "site" and parent.lat is None:
        parent = places.get(parent.parent or "")
    if parent is None or parent.lat is None or level_of(parent.kind) not in {"site", "settlement"}:
        return place
    if parent.population >= LARGE_TOWN:
        return place
    return replace(place, lat=parent.lat, lon=parent.lon, source=f"settlement {parent.place_id}", near=True)


def _towns() -> Iterator[GazetteerPlace]:
    for _, row in read_tsv(package_file("gazetteer", "towns.tsv"), TOWN_COLUMNS):
        population = int(row["population"])
        yield GazetteerPlace(
            place_id=row["id"],
            names=tuple(row["names"].split("|")),
            name_en=row["en"],
            kind=row["kind"],
            parent=row["parent"],
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            source=row["id"],
            population=population,
            weak=population < WEAK_BELOW,
        )


def _supplement(source: Traversable, seen: set[str]) -> Iterator[GazetteerPlace]:
    """The rows of a table; small villages are read where the text gives them away, as what is imported."""
    village = source.name.startswith("villages_")
    for number, row in read_tsv(source, PLACE_COLUMNS):
        where = f"{source.name}, row {number}"
        _check_row(row, where, seen)
        seen.add(row["id"])
        yield GazetteerPlace(
            place_id=row["id"],
            names=tuple(row["names"].split("|")),
            name_en=row["en"] or None,
            kind=row["kind"],
            parent=row["parent"] or None,
            country=row["country"],
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            source=row["source"],
            near=row["source"].startswith(NEAR_SOURCES),
            weak=village,
            curated=not village,
        )


def _check_row(row: dict[str, str], where: str, seen: set[str]) -> None:
    if row["id"] in seen:
        raise KnowledgeError(f"the id {row['id']} stands twice", where)
    if row["kind"] not in KINDS:
        raise KnowledgeError(f"unknown kind {row['kind']!r}", where)
    if bool(row["lat"]) != bool(row["lon"]) or (row["lat"] and not row["source"]):
        raise KnowledgeError("a point needs both coordinates and a source", where)


def _check_parents(places: dict[str, GazetteerPlace]) -> None:
    for place in places.values():
        if place.parent and place.parent not in places:
            raise KnowledgeError(f"unknown parent {place.parent!r}", place.place_id)
