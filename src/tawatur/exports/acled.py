"""A CSV in the shape of ACLED's: one row an event and place. The figures of an event stand in its first row alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tawatur.exports.codes import (
    acled_code,
    acled_geo_precision,
    acled_time_precision,
    countries,
    inter_code,
    interaction,
)
from tawatur.exports.divisions import governorate
from tawatur.exports.rows import (
    Cell,
    CitedClaim,
    citation_lines,
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

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    "date_basis", "tawatur_event_id", "tawatur_event_type", "grade", "origins_established", "origins_possible",
    "modality",
)  # fmt: skip
INTERNATIONAL_RELAYS = frozenset({"afp", "reuters", "ap", "dpa", "anadolu", "xinhua", "tass", "sputnik", "upi", "efe"})


def write_acled(selection: Selection) -> bytes:
    """The selection's events as ACLED-shaped rows (docs/exports.md tells each column's meaning).

    ACLED codes what took place: what is only planned, or only denied, is no row.
    """
    rows = (row for event in selection.events if took_place(event) for row in _rows(selection, event))
    return csv_bytes(COLUMNS, rows)


def located_places(event: Event) -> tuple[ClaimPlace | None, ...]:
    """The places that a row stands for: where it happened or went to, located ones if any, else one without."""
    there = [place for place in event.places if place.role != "origin"] or list(event.places)
    located = [place for place in there if place.lat is not None]
    return tuple(located) or tuple(there[:1]) or (None,)


def _rows(selection: Selection, event: Event) -> Iterator[dict[str, Cell]]:
    cited = cited_claims(selection, event)
    shared = _shared_cells(selection, event, cited)
    for number, place in enumerate(located_places(event)):
        row = shared | _place_cells(place) | {"event_id_cnty": _row_id(event, place, number)}
        if number:
            row |= {"fatalities": None, "tags": f"figures in the first row of {event.event_id}"}
        yield row


def _row_id(event: Event, place: ClaimPlace | None, number: int) -> str:
    country = countries().get((place.country or "").upper()) if place else None
    suffix = f"-{number + 1}" if number else ""
    return f"{country.alpha3 if country else 'UNK'}{event.event_id}{suffix}"


def _shared_cells(selection: Selection, event: Event, cited: tuple[CitedClaim, ...]) -> dict[str, Cell]:
    day, code, names = event_day(event), acled_code(event, selection.names.kinds), selection.names
    killed = quantity(event, "killed")
    return {
        "event_date": day.start, "year": day.start[:4] if day.start else None, "date_basis": day.basis,
        "time_precision": acled_time_precision(event.date),
        "disorder_type": code.disorder, "event_type": code.event, "sub_event_type": code.sub_event,
        "actor1": "; ".join(names.actor(slug, "en") for slug in event.actors[:1]),
        "assoc_actor_1": "; ".join(names.actor(slug, "en") for slug in event.actors[1:]),
        "actor2": "; ".join(names.actor(slug, "en") for slug in event.targets[:1]),
        "assoc_actor_2": "; ".join(names.actor(slug, "en") for slug in event.targets[1:]),
        "inter1": inter_code(next(iter(event.actors), None), names.kinds),
        "inter2": inter_code(next(iter(event.targets), None), names.kinds),
        "interaction": interaction(
            *(inter_code(next(iter(side), None), names.kinds) for side in (event.actors, event.targets))
        ),
        "civilian_targeting": "Civilian targeting" if "civilians" in event.targets else None,
        "source": "; ".join(distinct(one.article.outlet if one.article else None for one in cited)),
        "source_scale": "International" if _is_international(cited) else None,
        "notes": citation_lines(cited),
        "fatalities": whole(killed.low) if killed else None,
        "timestamp": int(datetime.fromisoformat(selection.made_at).timestamp()),
        "tawatur_event_id": event.event_id, "tawatur_event_type": event.event_type,
        "grade": event.grade, "origins_established": event.origins.established,
        "origins_possible": event.origins.possible, "modality": event.modality,
    }  # fmt: skip


def _is_international(cited: tuple[CitedClaim, ...]) -> bool:
    return any(INTERNATIONAL_RELAYS.intersection((one.claim.origin, *one.claim.via)) for one in cited)


def _place_cells(place: ClaimPlace | None) -> dict[str, Cell]:
    if place is None:
        return {"geo_precision": acled_geo_precision(None)}
    country = countries().get((place.country or "").upper())
    return {
        "iso": country.numeric if country else None,
        "region": country.acled_region if country else None,
        "country": country.name if country else place.country,
        "admin1": governorate(place),
        "location": place.name_en or place.name,
        "latitude": place.lat, "longitude": place.lon, "geo_precision": acled_geo_precision(place),
    }  # fmt: skip
