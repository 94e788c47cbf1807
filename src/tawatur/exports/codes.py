"""The codes of other datasets: countries, ACLED's event types and precisions, UCDP GED's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawatur.knowledge.events import load_event_types
from tawatur.records import ClaimDate, ClaimPlace, Event

# UCDP GED holds organised violence; these types are it.
VIOLENT_TYPES = frozenset(
    {"air_strike", "shelling", "explosion", "armed_clash", "attack", "abuse", "casualties", "territory_gained"}
)
_STATES = frozenset({"state", "government"})
_INTER: Mapping[str, str] = {
    "state": "State forces",
    "government": "State forces",
    "rebel": "Rebel group",
    "militia": "Political militia",
    "identity_militia": "Identity militia",
    "external": "External/Other forces",
    "international": "External/Other forces",
    "civilians": "Civilians",
}
_INTER_ORDER = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Civilians", "External/Other forces",
)  # fmt: skip
_OTHER = ("Strategic developments", "Other")
_DISORDER: Mapping[str, str] = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_ACLED_TIME: Mapping[str, int] = {"part_of_day": 1, "day": 1, "week": 2}
_ACLED_PLACE: Mapping[str, int] = {"settlement": 1, "site": 1, "district": 2}
_UCDP_PLACE: Mapping[str, int] = {"settlement": 1, "site": 1, "district": 3, "governorate": 4, "country": 6}
_UCDP_TIME: Mapping[str, int] = {"part_of_day": 1, "day": 1, "week": 3, "month": 4}


@dataclass(frozen=True, slots=True)
class Country:
    """A country's codes in other datasets; ``gleditsch_ward`` is UCDP's ``country_id``."""

    alpha2: str
    alpha3: str
    numeric: str
    gleditsch_ward: str
    acled_region: str
    ucdp_region: str
    name: str


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED's disorder, event and sub-event type."""

    disorder: str
    event: str
    sub_event: str


@cache
def countries() -> Mapping[str, Country]:
    """The countries of ``countries.tsv`` by ISO 3166-1 alpha-2."""
    lines = files("tawatur.exports").joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (Country(*line.split("\t")) for line in lines if line and not line.startswith("#"))
    return {row.alpha2: row for row in rows}


def acled_code(event: Event, kinds: Mapping[str, str]) -> AcledCode:
    """ACLED's nearest types of an event; ``kinds`` are those of actors (a government *regains* territory).

    "Strategic developments / Other" where none is near.
    """
    known = load_event_types().get(event.event_type)
    found = (known.acled.event, known.acled.sub_event or "Other") if known else _OTHER
    if event.event_type == "territory_gained" and any(kinds.get(slug) in _STATES for slug in event.actors[:1]):
        found = ("Battles", "Government regains territory")
    elif event.event_type == "territory_gained" and not event.actors:
        found = ("Battles", "")  # whether a state or another took it is not said
    elif event.event_type == "attack" and event.targets == ("civilians",):
        found = ("Violence against civilians", "Attack")
    if found[0] not in _DISORDER:
        found = _OTHER
    return AcledCode(_DISORDER[found[0]], *found)


def inter_code(slug: str | None, kinds: Mapping[str, str]) -> str | None:
    """ACLED's kind of an actor, None where the kind is not known."""
    return _INTER.get(kinds.get(slug or "", ""))


def interaction(first: str | None, second: str | None) -> str | None:
    """ACLED's pair of kinds, in its order whoever began; a kind alone is told so."""
    found = sorted((one for one in (first, second) if one), key=_INTER_ORDER.index)
    return None if not found else f"{found[0]} only" if len(found) == 1 else "-".join(found)


def acled_time_precision(date: ClaimDate) -> int:
    """1 the day, 2 the week, 3 the month or worse; an undated event has the worst."""
    return _ACLED_TIME.get(date.precision, 3) if date.start else 3


def acled_geo_precision(place: ClaimPlace | None) -> int:
    """1 the settlement, 2 its area, 3 the region or worse."""
    if place is None or place.lat is None:
        return 3
    near = place.distance_km is not None or place.anchor
    return max(_ACLED_PLACE.get(place.precision, 3), 2 if near else 1)


def ucdp_date_precision(date: ClaimDate) -> int:
    """1 the day, 2 two to six days, 3 a week, 4 a month, 5 worse or undated."""
    if not date.start:
        return 5
    several_days = date.end is not None and date.end[:10] != date.start[:10] and date.precision == "day"
    return 2 if several_days else _UCDP_TIME.get(date.precision, 5)


def ucdp_where_precision(place: ClaimPlace | None) -> int:
    """UCDP's ``where_prec``, 1 exact to 7; an unlocated place has the country's (6)."""
    if place is None:
        return 6
    return place.where_prec or _UCDP_PLACE.get(place.precision, 6)
