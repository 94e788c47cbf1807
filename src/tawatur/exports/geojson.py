"""GeoJSON (RFC 7946): events as points, and who is said to hold which place at a time. Unlocated: null geometry."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.exports.acled import located_places
from tawatur.exports.rows import citation_lines, cited_claims, event_day, quantity
from tawatur.queries.point_words import point_is
from tawatur.queries.view_names import grade_word
from tawatur.queries.view_selection import ControlPoint, Selection
from tawatur.records import Event

Json = dict[str, Any]


def write_geojson(selection: Selection) -> bytes:
    """One feature an event: a point, or several; its properties are flat, so that desktop programs show them."""
    return _collection([_event_feature(selection, event) for event in selection.events])


def write_control_geojson(selection: Selection) -> bytes:
    """One feature a place: the contract of ``control`` as properties."""
    return _collection([_control_feature(selection, point) for point in selection.control])


def _collection(features: list[Json]) -> bytes:
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})


def _event_feature(selection: Selection, event: Event) -> Json:
    points = [[place.lon, place.lat] for place in located_places(event) if place and place.lat is not None]
    geometry: Json | None = None
    if len(points) == 1:
        geometry = {"type": "Point", "coordinates": points[0]}
    elif points:
        geometry = {"type": "MultiPoint", "coordinates": points}
    return {"type": "Feature", "id": event.event_id, "geometry": geometry, "properties": _facts(selection, event)}


def _facts(selection: Selection, event: Event) -> Json:
    day, killed, names = event_day(event), quantity(event, "killed"), selection.names
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "modality": event.modality,
        "event_type_ar": names.word("event_type", event.event_type, "ar"),
        "places": "; ".join(place.name for place in event.places),
        "places_en": "; ".join(place.name_en or place.name for place in event.places),
        "precision": next((place.precision for place in event.places), None),
        "point_is": "; ".join(point_is(p.precision, p.where_prec) for p in event.places if p.lat is not None) or None,
        "date_start": day.start,
        "date_end": day.end,
        "date_precision": event.date.precision,
        "date_basis": day.basis,
        "actors": "; ".join(names.actor(slug, "en") for slug in event.actors),
        "targets": "; ".join(names.actor(slug, "en") for slug in event.targets),
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "grade": event.grade,
        "grade_ar": grade_word(event.grade, "ar", has_named=bool(event.origins.established)),
        "origins_established": event.origins.established,
        "origins_possible": event.origins.possible,
        "known_at": event.known_at,
        "sources": citation_lines(cited_claims(selection, event)),
    }


def _control_feature(selection: Selection, point: ControlPoint) -> Json:
    answer = point.answer
    located = point.lat is not None and point.lon is not None
    return {
        "type": "Feature",
        "id": answer.place_id,
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]} if located else None,
        "properties": {
            "place_id": answer.place_id,
            "place": answer.place,
            "place_en": point.name_en,
            "parent": point.parent,
            "country": point.country,
            "precision": point.precision,
            "point_is": point_is(point.precision) if located else None,
            "status": answer.status,
            "holder": answer.holder,
            "holder_name": selection.names.actor(answer.holder, "en") if answer.holder else None,
            "since_not_before": answer.since.not_before,
            "since_not_after": answer.since.not_after,
            "last_confirmed": answer.last_confirmed,
            "grade": answer.grade,
            "because": "; ".join(answer.because),
            "at": answer.at,
            "known_at": answer.known_at,
        },
    }
