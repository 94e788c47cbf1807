"""KML 2.2 for Google Earth and its kin: a placemark an event and place, a style a grade."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from tawatur.exports.acled import located_places
from tawatur.exports.rows import citation_lines, cited_claims, event_day, told_kind
from tawatur.exports.xml_text import add, document
from tawatur.queries.point_words import point_is
from tawatur.queries.view_selection import Selection
from tawatur.records import ClaimPlace, Event

# aabbggrr, as KML writes colours: the pages' colours of the grades.
_GRADE_COLOURS = {
    "weak": "ff8a8178", "fair": "ffa06a2b", "strong": "ff4f7a1f", "contested": "ff1a5fb8", "retracted": "ff8c8c8c",
}  # fmt: skip


def write_kml(selection: Selection) -> bytes:
    """The selection's located events as placemarks; the unlocated ones are listed in the document's description."""
    root = Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    folder = add(root, "Document")
    add(folder, "name", selection.title)
    unlocated = [event.event_id for event in selection.events if not _points(event)]
    if unlocated:
        add(folder, "description", "Without a point: " + ", ".join(unlocated))
    for grade, colour in _GRADE_COLOURS.items():
        style = add(add(folder, "Style", id=grade), "IconStyle")
        add(style, "color", colour)
        add(style, "scale", "0.9")
    for event in selection.events:
        for place in _points(event):
            _add_placemark(folder, selection, event, place)
    return document(root)


def _points(event: Event) -> list[ClaimPlace]:
    return [place for place in located_places(event) if place and place.lat is not None and place.lon is not None]


def _add_placemark(folder: Element, selection: Selection, event: Event, place: ClaimPlace) -> None:
    names, day = selection.names, event_day(event)
    mark = add(folder, "Placemark")
    add(mark, "name", f"{told_kind(selection, event)}: {place.name}")
    add(mark, "description", citation_lines(cited_claims(selection, event)))
    if day.start:
        span = add(mark, "TimeSpan")
        add(span, "begin", day.start)
        add(span, "end", day.end)
    add(mark, "styleUrl", f"#{event.grade}")
    extended = add(mark, "ExtendedData")
    facts = {
        "event_id": event.event_id, "event_type": event.event_type, "grade": event.grade, "date_basis": day.basis,
        "actors": "; ".join(names.actor(slug, "en") for slug in event.actors), "precision": place.precision,
        "point_is": point_is(place.precision, place.where_prec), "modality": event.modality,
    }  # fmt: skip
    for name, value in facts.items():
        add(add(extended, "Data", name=name), "value", value)
    add(add(mark, "Point"), "coordinates", f"{place.lon},{place.lat},0")
