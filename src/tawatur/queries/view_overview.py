"""The overview: who is said to hold what at one time, the latest events, how many on which day, and the filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale

from tawatur.queries.as_known import as_known
from tawatur.queries.filters import Filter
from tawatur.queries.view_control import PlaceControl, control_everywhere
from tawatur.queries.view_filtering import day_bounds, matching_events
from tawatur.queries.view_lines import EventLine, Named, event_line
from tawatur.queries.view_names import Language
from tawatur.queries.view_snapshot import Snapshot
from tawatur.records import Event
from tawatur.storage import Workspace

STATE_KINDS = frozenset({"government", "state"})
LATEST = 30  # events in the overview's list


@dataclass(frozen=True, slots=True)
class Moment:
    """The time that is asked about (local, ISO 8601), as known when (None: now), in which country (None: all)."""

    at: str | None = None
    known_at: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A value to filter by, what it is called, and how many events carry it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What can be filtered by, the most frequent first."""

    types: tuple[Counted, ...]
    actors: tuple[Counted, ...]
    places: tuple[Counted, ...]
    grades: tuple[Counted, ...]
    origins: tuple[Counted, ...]
    outlets: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many events are said to have happened on a day."""

    day: str
    events: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything on the overview. ``first`` and ``last`` are the days of the slider; ``empty``: nothing is read."""

    at: str
    known_at: str | None
    first: str | None
    last: str | None
    control: tuple[PlaceControl, ...]
    holders: tuple[Named, ...]
    events: tuple[EventLine, ...]
    total: int
    density: tuple[DayCount, ...]
    facets: Facets
    country: str | None
    countries: tuple[Counted, ...]
    empty: bool = False


def overview(
    snapshot: Snapshot, workspace: Workspace, wanted: Filter, moment: Moment, language: Language
) -> OverviewView:
    """The overview for a filter and a time; without a time, the last day that anything is said of."""
    chosen = chosen_events(snapshot, workspace, wanted, moment)
    density = shown_days(chosen)
    at = moment.at or (f"{density[-1].day}T23:59" if density else "9999-12-31T23:59")
    until_then = [event for event in chosen if (day_bounds(event.date)[0] or "") <= at[:10]]
    return OverviewView(
        at=at,
        known_at=moment.known_at,
        first=density[0].day if density else None,
        last=density[-1].day if density else None,
        control=_control(snapshot, wanted, Moment(at, moment.known_at, moment.country), language),
        holders=holders(snapshot, language, moment.country),
        events=tuple(event_line(snapshot, event, language) for event in until_then[:LATEST]),
        total=len(until_then),
        density=density,
        facets=facets(snapshot, language),
        country=moment.country,
        countries=snapshot.remembered(("countries", language), lambda: _countries(snapshot, language)),
        empty=not snapshot.articles,
    )


def chosen_events(snapshot: Snapshot, workspace: Workspace, wanted: Filter, moment: Moment) -> tuple[Event, ...]:
    """The events that the filter lets through, as known at a moment, in its country."""
    found = matching_events(snapshot, workspace, wanted)
    if moment.known_at:
        told = (as_known(event, moment.known_at) for event in found)
        found = tuple(event for event in told if event is not None)
    if moment.country:
        found = tuple(event for event in found if moment.country in {place.country for place in event.places})
    return found


def _countries(snapshot: Snapshot, language: Language) -> tuple[Counted, ...]:
    """The countries that events lie in, those of the most events first."""
    counts = Counter(
        country
        for event in snapshot.events.values()
        for country in {place.country for place in event.places}
        if country
    )
    territories = Locale(language).territories
    own = {"PS": {"ar": "فلسطين", "en": "Palestine"}}  # CLDR says "Palestinian Territories"
    names = {
        code: own.get(code.upper(), {}).get(language) or territories.get(code.upper(), code.upper()) for code in counts
    }
    return _counted(counts, names)


def _control(snapshot: Snapshot, wanted: Filter, moment: Moment, language: Language) -> tuple[PlaceControl, ...]:
    found = control_everywhere(snapshot, moment.at or "9999-12-31", moment.known_at, language)
    if moment.country:
        found = tuple(one for one in found if one.place.country == moment.country)
    if wanted.actors:
        found = tuple(one for one in found if one.answer.holder in wanted.actors)
    if wanted.places:
        asked = set(wanted.places)
        found = tuple(one for one in found if {one.place.key, one.place.name, one.place.parent} & asked)
    return found


def holders(snapshot: Snapshot, language: Language, country: str | None = None) -> tuple[Named, ...]:
    """Everybody who is ever said to hold a place, the most frequent first: the order of colours and shapes."""
    return snapshot.remembered(("holders", language, country), lambda: _holders(snapshot, language, country))


def _holders(snapshot: Snapshot, language: Language, country: str | None) -> tuple[Named, ...]:
    counts = Counter(
        span.holder
        for key, spans in snapshot.spans_of_place.items()
        for span in spans
        if span.holder is not None and country in (None, snapshot.places[key].country)
    )
    ordered = sorted(counts, key=lambda slug: (-counts[slug], slug))
    # A state's forces take the first colour and shape, their adversary the second, whoever is told of more.
    kinds = snapshot.names.kinds
    states = [slug for slug in ordered if kinds.get(slug) in STATE_KINDS]
    others = [slug for slug in ordered if kinds.get(slug) not in STATE_KINDS]
    ordered = [*states[:1], *others[:1], *(slug for slug in ordered if slug not in (*states[:1], *others[:1]))]
    return tuple(Named(slug, snapshot.names.actor(slug, language)) for slug in ordered)


def day_counts(events: Iterable[Event]) -> tuple[DayCount, ...]:
    """Events by the first day on which they can have happened; background and far days are counted as they come."""
    counts = Counter(day for event in events if (day := day_bounds(event.date)[0]) and event.modality != "background")
    return tuple(DayCount(day, counts[day]) for day in sorted(counts))


def shown_days(events: Sequence[Event]) -> tuple[DayCount, ...]:
    """The days of the slider: without strays, yet never short of the last day by which an article was published."""
    published = max((event.known_at[:10] for event in events if event.known_at), default="")
    return without_strays(day_counts(events), published)


def without_strays(
    counts: tuple[DayCount, ...], published: str = "", share: float = 0.05, gap: int = 45
) -> tuple[DayCount, ...]:
    """The days without the few far ones: up to ``share`` of the events at either end, parted by ``gap`` days.

    At the late end only days after ``published`` are far: the latest news may be few, and are no mistake.
    """
    total = sum(one.events for one in counts)
    spare = share * total
    start, end, before = 0, len(counts), 0
    for number in range(1, len(counts)):
        before += counts[number - 1].events
        if before > spare:
            break
        if _days_between(counts[number - 1], counts[number]) > gap:
            start = number
    after = 0
    for number in range(len(counts) - 1, start, -1):
        after += counts[number].events
        if after > spare or counts[number].day <= published:
            break
        if _days_between(counts[number - 1], counts[number]) > gap:
            end = number
    return counts[start:end]


def _days_between(first: DayCount, second: DayCount) -> int:
    return (date.fromisoformat(second.day) - date.fromisoformat(first.day)).days


def facets(snapshot: Snapshot, language: Language) -> Facets:
    """What all events can be filtered by."""
    return snapshot.remembered(
        ("facets", language), lambda: _facets(snapshot, tuple(snapshot.events.values()), language)
    )


def _facets(snapshot: Snapshot, events: tuple[Event, ...], language: Language) -> Facets:
    names = snapshot.names
    types: Counter[str] = Counter(event.event_type for event in events)
    actors = Counter(slug for event in events for slug in {*event.actors, *event.targets})
    places = Counter(parent for event in events for parent in {place.parent for place in event.places} if parent)
    grades = Counter(event.grade for event in events)
    origins = Counter(line.origin for event in events for line in event.lineages if line.standing == "established")
    outlets: Counter[str] = Counter()
    outlet_names: dict[str, str] = {}
    for article in snapshot.articles.values():
        if article.outlet_slug:
            outlets[article.outlet_slug] += len(snapshot.claims_of_version.get(article.version_id, ()))
            outlet_names[article.outlet_slug] = article.outlet or article.outlet_slug
    return Facets(
        types=_counted(types, {one: names.word("event_type", one, language) for one in types}),
        actors=_counted(actors, {one: names.actor(one, language) for one in actors}),
        places=_counted(places, {one: _parent_name(snapshot, one, language) for one in places}),
        grades=_counted(Counter(grades), {one: names.word("grade", one, language) for one in grades}),
        origins=_counted(origins, {one: names.origin(one, language) for one in origins}),
        outlets=_counted(outlets, outlet_names),
    )


def _counted(counts: Counter[str], names: dict[str, str]) -> tuple[Counted, ...]:
    return tuple(Counted(value, names.get(value, value), count) for value, count in counts.most_common())


def _parent_name(snapshot: Snapshot, parent: str, language: Language) -> str:
    known = snapshot.places.get(parent)
    if known is None:
        return snapshot.names.place(parent, language)
    return known.name if language == "ar" else known.name_en or known.name
