"""Who is said to hold which place, at a time, as known at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from tawatur.config import Config
from tawatur.queries.filters import checked_moment
from tawatur.queries.places import find_place, list_places
from tawatur.queries.views import ControlPoint
from tawatur.records import ControlAnswer, ControlSpan
from tawatur.records.json_lines import from_json
from tawatur.stages import territory
from tawatur.storage import Workspace, schema


def checked_times(at: str, known_at: str | None) -> None:
    """Refuse what is no time. A time without a zone is the place's own; knowledge of a day counts from its end.

    Raises RequestError.
    """
    checked_moment(at)
    if known_at:
        checked_moment(known_at)


def control_at(
    workspace: Workspace, asked: str, at: str, known_at: str | None = None, config: Config | None = None
) -> ControlAnswer:
    """Who is said to hold a place (a name or an id) at a time, as known at another.

    Raises AmbiguousRequest, NotFound (no such place), RequestError (no such time).
    """
    checked_times(at, known_at)
    place = find_place(workspace, asked, config)
    answer = territory.control_at(control_spans(workspace, place.place_id), place.place_id, at, known_at)
    return replace(answer, place=place.name)


def control_map(workspace: Workspace, at: str, known_at: str | None = None) -> tuple[ControlPoint, ...]:
    """The answers for all places of which control is told, by place id; those not known at all are left out."""
    checked_times(at, known_at)
    places = {view.place_id: view for view in list_places(workspace)}
    spans: dict[str, list[ControlSpan]] = defaultdict(list)
    for span in control_spans(workspace):
        spans[span.place_id].append(span)
    points = []
    for place_id in sorted(spans):
        answer = territory.control_at(tuple(spans[place_id]), place_id, at, known_at)
        if answer.status == "unknown":
            continue
        place = places.get(place_id)
        points.append(
            ControlPoint(
                answer=answer,
                name_en=place.name_en if place else None,
                latitude=place.latitude if place else None,
                longitude=place.longitude if place else None,
                precision=place.precision if place else "settlement",
            )
        )
    return tuple(points)


def control_history(workspace: Workspace, place_id: str) -> tuple[ControlSpan, ...]:
    """The spans of control of one place as known now, in order of time."""
    spans = (span for span in control_spans(workspace, place_id) if span.known_until is None)
    return tuple(sorted(spans, key=_begin))


def _begin(span: ControlSpan) -> tuple[str, str]:
    return span.begins or span.since.not_before or span.since.not_after or "", span.known_since or ""


def control_spans(workspace: Workspace, place_id: str | None = None) -> Sequence[ControlSpan]:
    """All spans of control, or those of one place, in the order in which they were made."""
    table = schema.control_spans.c
    chosen = select(table.record).order_by(table.span_id)
    with workspace.reading() as connection:
        records = connection.execute(chosen.where(table.place_id == place_id) if place_id else chosen).scalars().all()
    return tuple(from_json(record, ControlSpan) for record in records)


def has_named_origin(workspace: Workspace, event_ids: Sequence[str]) -> bool:
    """Whether a named origin stands behind any of some events; of none it is not asked."""
    lineages = schema.lineages.c
    named = select(lineages.origin).where(lineages.event_id.in_(event_ids), lineages.standing == "established").limit(1)
    with workspace.reading() as connection:
        return not event_ids or connection.execute(named).first() is not None
