"""``tawatur events``: the events of a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.listing import Listing, note_rest, note_unknown
from tawatur.cli.options import filter_options, format_option, limit_option, workspace_option
from tawatur.cli.output import Column
from tawatur.cli.punctuation import semicolon
from tawatur.cli.showing import backing, short_id, verdict, what_of, when, where, who
from tawatur.messages import _
from tawatur.queries import Filter, list_events
from tawatur.queries.contracts import event_object
from tawatur.records import Event
from tawatur.storage import open_workspace

COLUMNS: tuple[Column[Event], ...] = (
    Column("event_id", lambda e: e.event_id),
    Column("event_type", lambda e: e.event_type),
    Column("date_start", lambda e: e.date.start),
    Column("date_end", lambda e: e.date.end),
    Column("date_precision", lambda e: e.date.precision),
    Column("not_before", lambda e: e.date.not_before),
    Column("not_after", lambda e: e.date.not_after),
    Column("places", lambda e: "; ".join(p.name for p in e.places)),
    Column("places_en", lambda e: "; ".join(p.name_en or "" for p in e.places)),
    Column("latitude", lambda e: e.places[0].lat if e.places else None),
    Column("longitude", lambda e: e.places[0].lon if e.places else None),
    Column("actors", lambda e: "; ".join(e.actors)),
    Column("targets", lambda e: "; ".join(e.targets)),
    Column("quantities", lambda e: "; ".join(f"{q.what}={q.low}/{q.best}/{q.high}" for q in e.quantities)),
    Column("grade", lambda e: e.grade),
    Column("established_origins", lambda e: e.origins.established),
    Column("possible_origins", lambda e: e.origins.possible),
    Column("origins", lambda e: "; ".join(lineage.origin for lineage in e.lineages)),
    Column("disagreements", lambda e: "; ".join(d.field for d in e.disagreements)),
    Column("claims", lambda e: len(e.claims)),
    Column("articles", lambda e: "; ".join(dict.fromkeys(c.article for c in e.claims))),
    Column("modality", lambda e: e.modality),
    Column("known_at", lambda e: e.known_at),
)


@click.command("events", help=_("List events, the latest first."))
@workspace_option
@filter_options
@click.option("--known-at", metavar="TIME", help=_("As known at this time."))
@limit_option
@format_option
def command(wanted: Filter, folder: Path, limit: int | None, form: str, known_at: str | None) -> int:
    """List events."""
    with open_workspace(folder) as workspace:
        asked = limit or (40 if form == "table" else None)
        found = list_events(workspace, wanted, limit=asked, known_at=known_at)
        note_unknown(workspace, wanted)
    LISTING.print(found.items, form)
    if form == "table":
        note_rest(found, "events")
    return 0


def print_events(events: tuple[Event, ...]) -> None:
    """Events as a table: what a reader wants first."""
    LISTING.print(events, "table")


def _row(event: Event) -> tuple[str, ...]:
    return (
        when(event.date),
        what_of(event),
        where(event.places),
        who(event.actors, event.targets),
        semicolon().join(filter(None, (backing(event), verdict(event)))),
        short_id(event.event_id),
    )


LISTING = Listing(COLUMNS, ("when", "what", "where", "who", "told by", "id"), _row, event_object)
