"""Places that claims speak of, and the one that a name means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import Connection, func, select

from tawatur.config import Config
from tawatur.errors import AmbiguousRequest, NotFound
from tawatur.messages import _
from tawatur.queries.names import bearers
from tawatur.queries.places_meant import names_whole
from tawatur.queries.views import PlaceView
from tawatur.records.claim import PlacePrecision
from tawatur.storage import Workspace, schema

_ORDER: dict[str, int] = {precision: at for at, precision in enumerate(get_args(PlacePrecision))}


@dataclass(frozen=True, slots=True)
class _Row:
    """One spelling of one place, and how often it stands in claims."""

    place_id: str
    name: str
    name_en: str | None
    parent: str | None
    country: str | None
    precision: str
    latitude: float | None
    longitude: float | None
    claims: int


def list_places(workspace: Workspace) -> tuple[PlaceView, ...]:
    """All places that claims speak of, those of the most claims first. An unlocated one is called by its name."""
    with workspace.reading() as connection:
        return _views(connection)


def find_place(workspace: Workspace, asked: str, config: Config | None = None) -> PlaceView:
    """The place that a name or an id means: one that claims speak of before others, a settlement before a governorate.

    Raises AmbiguousRequest where that does not decide, NotFound where neither a claim nor the gazetteer has it.
    """
    with workspace.reading() as connection:
        spoken = {view.place_id: view for view in _views(connection)}
        held = Counter(connection.execute(select(schema.control_spans.c.place_id)).scalars())
    if asked in spoken and spoken[asked].name != asked:
        return spoken[asked]
    pairs = [(name, view.place_id) for view in spoken.values() for name in _all_names(view)]
    found = [spoken[place_id] for place_id in bearers(asked, pairs)]
    if not found:
        found = _in_gazetteer(asked, spoken, config)
    return _decided(asked, found, held)


def _all_names(view: PlaceView) -> Iterable[str]:
    return (*view.names, *((view.name_en,) if view.name_en else ()))


def _decided(asked: str, found: list[PlaceView], held: Counter[str]) -> PlaceView:
    """The one place meant: the most local (the widest where a whole is named), then one whose control is told of."""
    if not found:
        raise NotFound(_("no claim and no gazetteer speaks of a place called “{asked}”").format(asked=asked))
    level = max(map(_level, found)) if names_whole(asked) else min(map(_level, found))
    local = [view for view in found if _level(view) == level]
    local = [view for view in local if view.latitude is not None] or local  # a namesake without a point comes last
    told = [view for view in local if held[view.place_id]] or local
    if len(told) > 1:
        raise AmbiguousRequest(
            _("several places are called “{asked}”").format(asked=asked), tuple(map(_described, told))
        )
    return told[0]


def _level(view: PlaceView) -> int:
    """Settlements and sites are equally local."""
    return max(1, _ORDER.get(view.precision, len(_ORDER)))


def _described(view: PlaceView) -> str:
    where = ", ".join(filter(None, (view.name_en, view.precision, view.parent, view.country)))
    return f"{view.place_id}: {view.name} ({where})"


def _in_gazetteer(asked: str, spoken: dict[str, PlaceView], config: Config | None) -> list[PlaceView]:
    """The bearers of a name in the gazetteer; where claims speak of any of them, those alone."""
    from tawatur.knowledge.gazetteer import load_gazetteer

    gazetteer = load_gazetteer(config or Config())
    exact = gazetteer.get(asked)
    pairs = ((name, p.place_id) for p in gazetteer for name in (*p.names, *((p.name_en,) if p.name_en else ())))
    ids = (exact.place_id,) if exact else bearers(asked, pairs)
    found = [spoken[place_id] for place_id in ids if place_id in spoken]
    if found:
        return found
    entries = [entry for entry in map(gazetteer.get, ids) if entry is not None]
    strong = [entry for entry in entries if not entry.weak] or entries
    return [
        PlaceView(e.place_id, e.name, e.name_en, e.lat, e.lon, e.level, e.parent, e.country, 0, 0, e.names)
        for e in strong
    ]


def _views(connection: Connection) -> tuple[PlaceView, ...]:
    spellings: dict[str, list[_Row]] = defaultdict(list)
    for row in _rows(connection):
        spellings[row.place_id].append(row)
    events = _event_counts(connection)
    views = [_view(place_id, rows, events[place_id]) for place_id, rows in spellings.items()]
    return tuple(sorted(views, key=lambda view: (-view.claims, view.name, view.place_id)))


def _rows(connection: Connection) -> list[_Row]:
    table = schema.claim_places.c
    columns = (table.name_en, table.parent, table.country, table.precision, table.latitude, table.longitude)
    identity = func.coalesce(table.place_id, table.name)
    chosen = select(identity, table.name, *columns, func.count(table.claim_id.distinct()))
    return [_Row(*row) for row in connection.execute(chosen.group_by(identity, table.name, *columns))]


def _event_counts(connection: Connection) -> Counter[str]:
    table = schema.event_places.c
    identity = func.coalesce(table.place_id, table.name)
    rows = connection.execute(select(identity, func.count(table.event_id.distinct())).group_by(identity))
    return Counter({row[0]: row[1] for row in rows})


def _view(place_id: str, rows: list[_Row], events: int) -> PlaceView:
    """A place by its commonest spelling."""
    usual = max(rows, key=lambda row: (row.claims, row.name))
    names = Counter[str]()
    for row in rows:
        names[row.name] += row.claims
    return PlaceView(
        place_id=place_id,
        name=usual.name,
        name_en=usual.name_en,
        latitude=usual.latitude,
        longitude=usual.longitude,
        precision=usual.precision,
        parent=usual.parent,
        country=usual.country,
        claims=sum(row.claims for row in rows),
        events=events,
        names=tuple(name for name, _ in names.most_common()),
    )
