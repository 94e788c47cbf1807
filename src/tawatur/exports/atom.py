"""An Atom feed (RFC 4287) of events, new and changed ones; the gone ones as RFC 6721 deleted entries."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from tawatur.exports.rows import citation_lines, cited_claims, distinct, event_day, told_kind
from tawatur.exports.xml_text import add, document
from tawatur.queries.view_names import grade_word
from tawatur.queries.view_selection import Selection
from tawatur.records import Event


def write_atom(selection: Selection) -> bytes:
    """One entry an event, the last known first; an entry's id stays when the event changes."""
    root = Element(
        "feed", {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:at": "http://purl.org/atompub/tombstones/1.0"}
    )
    add(root, "id", "urn:tawatur:events")
    add(root, "title", selection.title)
    add(root, "updated", selection.made_at)
    add(add(root, "author"), "name", "Tawatur")
    for event in sorted(selection.events, key=lambda one: one.known_at or "", reverse=True):
        _add_entry(root, selection, event)
    for event_id in selection.removed:
        add(root, "at:deleted-entry", ref=_entry_id(event_id), when=selection.made_at)
    return document(root)


def _entry_id(event_id: str) -> str:
    return f"urn:tawatur:event:{event_id}"


def _add_entry(root: Element, selection: Selection, event: Event) -> None:
    cited = cited_claims(selection, event)
    entry = add(root, "entry")
    add(entry, "id", _entry_id(event.event_id))
    places = "، ".join(distinct(place.name for place in event.places))
    kind = told_kind(selection, event)
    add(entry, "title", f"{kind}: {places}" if places else kind)
    add(entry, "updated", selection.made_at)
    if event.known_at and "T" in event.known_at:
        add(entry, "published", _instant(event.known_at))
    for address in distinct(one.article.url if one.article else None for one in cited):
        if address.startswith(("http://", "https://")):
            add(entry, "link", rel="related", href=address)
    add(entry, "category", term=event.event_type)
    add(entry, "category", term=f"grade:{event.grade}")
    add(entry, "category", term=f"modality:{event.modality}")
    day = event_day(event)
    when = f"{day.start} ({day.basis})" if day.start else ""
    grade = grade_word(event.grade, "ar", has_named=bool(event.origins.established))
    add(entry, "summary", " — ".join(part for part in (when, grade, citation_lines(cited)) if part), type="text")


def _instant(moment: str) -> str:
    """RFC 3339 wants an offset; the workspace's instants are UTC."""
    return moment if moment.endswith("Z") or "+" in moment[10:] or "-" in moment[11:] else f"{moment}Z"
