"""``tawatur claims``: the claims of a workspace."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import Any

import click

from tawatur.cli.listing import Listing, note_rest, note_unknown
from tawatur.cli.options import filter_options, format_option, limit_option, workspace_option
from tawatur.cli.output import Column
from tawatur.cli.showing import quantities, short_id, when, where, who
from tawatur.cli.words import event_type_label, modality_label, origin_label
from tawatur.messages import _
from tawatur.queries import Filter, list_claims
from tawatur.queries.contracts import claim_object
from tawatur.queries.views import ClaimView
from tawatur.storage import open_workspace

# Of a table's quote, which has one column of several; CSV, JSON and ``show`` have all of it.
QUOTE_WIDTH = 90
COLUMNS: tuple[Column[ClaimView], ...] = (
    Column("claim_id", lambda v: v.claim.claim_id),
    Column("event_id", lambda v: v.event_id),
    Column("article", lambda v: v.claim.article),
    Column("outlet", lambda v: v.article.outlet_slug),
    Column("published", lambda v: v.article.published),
    Column("part", lambda v: v.claim.part),
    Column("event_type", lambda v: v.claim.event_type),
    Column("modality", lambda v: v.claim.modality),
    Column("date_start", lambda v: v.claim.date.start),
    Column("date_end", lambda v: v.claim.date.end),
    Column("date_precision", lambda v: v.claim.date.precision),
    Column("not_after", lambda v: v.claim.date.not_after),
    Column("places", lambda v: "; ".join(p.name for p in v.claim.places)),
    Column("latitude", lambda v: v.claim.places[0].lat if v.claim.places else None),
    Column("longitude", lambda v: v.claim.places[0].lon if v.claim.places else None),
    Column("actors", lambda v: "; ".join(v.claim.actors)),
    Column("targets", lambda v: "; ".join(v.claim.targets)),
    Column("quantities", lambda v: "; ".join(f"{q.what}={q.value} {q.bound}" for q in v.claim.quantities)),
    Column("origin", lambda v: v.claim.origin),
    Column("via", lambda v: "; ".join(v.claim.via)),
    Column("quote", lambda v: v.claim.quote),
    Column("url", lambda v: v.article.url),
)


@click.command("claims", help=_("List claims: who says that what happened, with the words."))
@workspace_option
@filter_options
@limit_option
@format_option
def command(wanted: Filter, folder: Path, limit: int | None, form: str) -> int:
    """List claims."""
    with open_workspace(folder) as workspace:
        found = list_claims(workspace, wanted, limit=limit or (40 if form == "table" else None))
        note_unknown(workspace, wanted)
    LISTING.print(found.items, form)
    if form == "table":
        note_rest(found, "claims")
    return 0


def _row(view: ClaimView) -> tuple[str, ...]:
    claim = view.claim
    meant = "" if claim.modality == "happened" else f" ({modality_label(claim.modality)})"
    figures = quantities(claim.quantities)
    chain = (view.article.outlet or claim.article, *map(origin_label, reversed(claim.via)), origin_label(claim.origin))
    return (
        when(claim.date),
        event_type_label(claim.event_type) + meant + (f": {figures}" if figures else ""),
        where(claim.places),
        who(claim.actors, claim.targets),
        " ← ".join(chain),
        shorten(claim.quote, width=QUOTE_WIDTH, placeholder=" …"),
        short_id(claim.claim_id),
    )


def _line(view: ClaimView) -> dict[str, Any]:
    return claim_object(view.claim)


LISTING = Listing(COLUMNS, ("when", "what", "where", "who", "said by", "quote", "id"), _row, _line)
