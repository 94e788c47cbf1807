"""A CSV in the shape of UCDP's Georeferenced Event Dataset: one row an event of organised violence."""

from __future__ import annotations

from tawatur.exports.acled import located_places
from tawatur.exports.codes import VIOLENT_TYPES, countries, ucdp_date_precision, ucdp_where_precision
from tawatur.exports.divisions import governorate
from tawatur.exports.rows import (
    Cell,
    CitedClaim,
    cited_claims,
    csv_bytes,
    distinct,
    event_day,
    quantity,
    took_place,
    whole,
)
from tawatur.queries.view_selection import Selection
from tawatur.records import ClaimPlace, Event

# The codebook's order; what Tawatur adds comes last.
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
    "date_basis", "grade", "modality",
)  # fmt: skip
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_STATES = frozenset({"government", "state"})
_ARMED = frozenset({"rebel", "militia", "identity_militia"})


def write_ucdp(selection: Selection) -> bytes:
    """The selection's violent events as GED-shaped rows; a toll that nobody gives is empty, not zero.

    What is only planned, or only denied, is no row.
    """
    violent = (event for event in selection.events if event.event_type in VIOLENT_TYPES and took_place(event))
    return csv_bytes(COLUMNS, (_row(selection, event) for event in violent))


def _row(selection: Selection, event: Event) -> dict[str, Cell]:
    cited = cited_claims(selection, event)
    return _when(event) | _where(event) | _who(selection, event) | _sources(selection, event, cited) | _dead(event)


def _when(event: Event) -> dict[str, Cell]:
    day = event_day(event)
    return {
        "id": event.event_id, "year": day.start[:4] if day.start else None, "code_status": "Tawatur",
        "date_start": day.start, "date_end": day.end, "date_prec": ucdp_date_precision(event.date),
        "date_basis": day.basis, "event_clarity": 1 if event.date.start else 2, "grade": event.grade,
        "modality": event.modality,
    }  # fmt: skip


def _where(event: Event) -> dict[str, Cell]:
    place = located_places(event)[0]
    if place is None:
        return {"where_prec": ucdp_where_precision(None)}
    country = countries().get((place.country or "").upper())
    has_point = place.lat is not None and place.lon is not None
    return {
        "where_prec": ucdp_where_precision(place), "where_coordinates": place.name_en or place.name,
        "where_description": "; ".join(distinct(_described(one) for one in event.places)), "adm_1": governorate(place),
        "latitude": place.lat, "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if has_point else None,
        "priogrid_gid": priogrid_cell(place.lat, place.lon) if has_point else None,
        "country": country.name if country else place.country,
        "country_id": country.gleditsch_ward if country else None, "region": country.ucdp_region if country else None,
    }  # fmt: skip


def priogrid_cell(lat: float | None, lon: float | None) -> int | None:
    """The number of the half-degree cell of PRIO-GRID: rows from the south pole, 720 columns from the date line."""
    if lat is None or lon is None:
        return None
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _described(place: ClaimPlace) -> str:
    return f"{place.name} ({place.name_en})" if place.name_en else place.name


def _who(selection: Selection, event: Event) -> dict[str, Cell]:
    sides = ["; ".join(selection.names.actor(slug, "en") for slug in slugs) for slugs in (event.actors, event.targets)]
    return {
        "side_a": sides[0] or None, "side_b": sides[1] or None,
        "dyad_name": " - ".join(sides) if all(sides) else None, "type_of_violence": _type_of_violence(selection, event),
    }  # fmt: skip


def _type_of_violence(selection: Selection, event: Event) -> int | None:
    """1 a state is a side, 2 both sides are armed groups, 3 civilians are the target; None where a side is unknown."""
    if event.targets == ("civilians",):
        return ONE_SIDED
    kinds = [selection.names.kinds.get(side[0], "") if side else "" for side in (event.actors, event.targets)]
    if not all(kind in _STATES | _ARMED for kind in kinds):
        return None
    return STATE_BASED if _STATES.intersection(kinds) else NON_STATE


def _sources(selection: Selection, event: Event, cited: tuple[CitedClaim, ...]) -> dict[str, Cell]:
    articles = {one.article.version_id: one.article for one in cited if one.article}.values()
    named = [line.origin for line in event.lineages if line.standing == "established"]
    return {
        "number_of_sources": event.origins.established + event.origins.possible,
        "source_article": "; ".join(
            ", ".join(part for part in (one.outlet, (one.published or "")[:10], one.title, one.url) if part)
            for one in articles
        ),
        "source_office": "; ".join(distinct(one.outlet for one in articles)),
        "source_date": "; ".join(distinct((one.published or "")[:10] for one in articles)),
        "source_headline": "; ".join(distinct(one.title for one in articles)),
        "source_original": "; ".join(selection.names.origin(origin, "en") for origin in distinct(named)) or None,
    }  # fmt: skip


def _dead(event: Event) -> dict[str, Cell]:
    killed = quantity(event, "killed")
    if killed is None:
        return {}
    civilians = event.targets == ("civilians",)
    best = whole(killed.best)
    return {
        "low": whole(killed.low), "best": best, "high": whole(killed.high),
        "deaths_civilians": best if civilians else None, "deaths_unknown": None if civilians else best,
    }  # fmt: skip
