"""What the browser's map draws: every place's answers step by step, and every event that has a point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tawatur.knowledge.brief import spoken_name
from tawatur.queries.point_words import is_wide
from tawatur.queries.view_control import CONTROL_TYPES, ControlStep, control_steps, voices
from tawatur.queries.view_filtering import day_bounds
from tawatur.queries.view_lines import event_title, place_name
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import DayCount, chosen_events, holders, shown_days
from tawatur.queries.view_snapshot import Snapshot
from tawatur.records import Event
from tawatur.web.site import Site, view_response
from tawatur.web.state import State


@dataclass(frozen=True, slots=True)
class MapDispute:
    """Something about a place's control that is denied: what, by whom, and between which days."""

    title: str
    by: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place that somebody is said to hold at some time: its point, its steps, and who says so for each event."""

    key: str
    name: str
    lat: float
    lon: float
    wide: bool
    steps: tuple[ControlStep, ...]
    disputes: tuple[MapDispute, ...] = ()


@dataclass(frozen=True, slots=True)
class MapEvent:
    """An event with a point. ``first`` and ``last`` are days; ``wide``: the point stands for a whole district.

    ``named``: somebody named stands behind it.
    """

    id: str
    type: str
    title: str
    place: str
    lat: float
    lon: float
    wide: bool
    first: str | None
    last: str | None
    grade: str
    named: bool


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who says what an event holds, who denies it, who says it without a name, and how many claims there are."""

    say: tuple[str, ...]
    unnamed: tuple[str, ...]
    deny: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class MapData:
    """All that the map needs for every moment of the slider; ``holder_genitives`` are names after a preposition."""

    first: str | None
    last: str | None
    holders: tuple[str, ...]
    holder_names: Mapping[str, str]
    holder_genitives: Mapping[str, str]
    places: tuple[MapPlace, ...]
    events: tuple[MapEvent, ...]
    said: Mapping[str, SaidBy]
    density: tuple[DayCount, ...]


def map_data(request: Request) -> Response:
    """The map's data for a filter, as JSON."""
    return view_response(request, "", make_map_data)


def make_map_data(site: Site, snapshot: Snapshot, state: State) -> MapData:
    """The map's data for a state; ``at`` is left to the browser, ``known_at`` is not."""
    language = state.language
    chosen = chosen_events(snapshot, site.workspace, state.wanted, state.moment)
    marks = snapshot.remembered(("marks", language), lambda: _all_marks(snapshot, language))
    places = _places(snapshot, state)
    density = shown_days(chosen)
    order = holders(snapshot, language, state.moment.country)
    behind = dict.fromkeys(one for place in places for step in place.steps for one in step.because)
    return MapData(
        first=density[0].day if density else None,
        last=density[-1].day if density else None,
        holders=tuple(named.slug for named in order),
        holder_names={named.slug: named.name for named in order},
        holder_genitives={named.slug: spoken_name(named.name).genitive for named in order},
        places=places,
        events=tuple(mark for event in chosen for mark in marks[event.event_id]),
        said={one: _said(snapshot, one, language) for one in behind},
        density=density,
    )


def _places(snapshot: Snapshot, state: State) -> tuple[MapPlace, ...]:
    wanted, found = state.wanted, []
    for one in control_steps(snapshot, state.moment.known_at):
        place, steps = one.place, one.steps
        if place.lat is None or place.lon is None or state.moment.country not in (None, place.country):
            continue
        if wanted.places and not {place.key, place.name, place.parent}.intersection(wanted.places):
            continue
        if wanted.actors:
            steps = tuple(_only(step, wanted.actors) for step in steps)
        name = place.name if state.language == "ar" else place.name_en or place.name
        found.append(
            MapPlace(
                place.key,
                name,
                place.lat,
                place.lon,
                is_wide(place.precision),
                steps,
                _disputes(snapshot, place.key, state),
            )
        )
    return tuple(found)


def _disputes(snapshot: Snapshot, key: str, state: State) -> tuple[MapDispute, ...]:
    found = []
    for event_id in snapshot.events_of_place.get(key, ()):
        event = snapshot.events[event_id]
        by = dict.fromkeys(line.origin for line in event.lineages if line.denies)
        if by and event.event_type in CONTROL_TYPES and not event.rejected:
            names = tuple(snapshot.names.origin(slug, state.language) for slug in by)
            found.append(MapDispute(event_title(snapshot, event, state.language), names, *day_bounds(event.date)))
    return tuple(found)


def _only(step: ControlStep, actors: tuple[str, ...]) -> ControlStep:
    """The step, if one of the actors is the holder; else nothing is drawn from it on."""
    if step.holder in actors:
        return step
    return ControlStep(step.begins, "unknown", None, None, None, ())


def _all_marks(snapshot: Snapshot, language: Language) -> dict[str, list[MapEvent]]:
    return {event_id: _marks(snapshot, event, language) for event_id, event in snapshot.events.items()}


def _marks(snapshot: Snapshot, event: Event, language: Language) -> list[MapEvent]:
    first, last = day_bounds(event.date)
    title = event_title(snapshot, event, language)
    return [
        MapEvent(
            event.event_id, event.event_type, title, place_name(place, language), place.lat, place.lon,
            is_wide(place.precision), first, last, event.grade, bool(event.origins.established),
        )
        for place in event.places
        if place.lat is not None and place.lon is not None and event.modality != "background"
    ]  # fmt: skip


def _said(snapshot: Snapshot, event_id: str, language: Language) -> SaidBy:
    found = voices(snapshot, (event_id,), language)
    return SaidBy(
        tuple(one.name for one in found.say),
        tuple(one.name for one in found.unnamed),
        tuple(one.name for one in found.deny),
        found.claims,
    )
