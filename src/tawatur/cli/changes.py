"""``tawatur changes``: what runs, rereadings and decisions made different."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tawatur.cli.listing import Listing
from tawatur.cli.options import format_option, workspace_option
from tawatur.cli.output import Column
from tawatur.cli.words import actor_label, status_label
from tawatur.messages import _, ngettext_
from tawatur.queries import list_changes
from tawatur.queries.change_words import field_label
from tawatur.queries.filters import checked_moment
from tawatur.queries.views import ChangeView
from tawatur.records import Change
from tawatur.storage import open_workspace

SHORT = 60
COLUMNS: tuple[Column[ChangeView], ...] = (
    Column("recorded_at", lambda v: v.recorded_at),
    Column("run_id", lambda v: v.run_id),
    Column("kind", lambda v: v.change.kind),
    Column("subject", lambda v: v.change.subject),
    Column("field", lambda v: v.change.field),
    Column("before", lambda v: v.change.before),
    Column("after", lambda v: v.change.after),
    Column("because", lambda v: " ".join(v.change.because)),
)


@click.command("changes", help=_("List what changed, the latest first."))
@click.option("--since", help=_("Only since this day or UTC time."))
@workspace_option
@format_option
def command(since: str | None, folder: Path, form: str) -> int:
    """List changes."""
    with open_workspace(folder) as workspace:
        found = list_changes(workspace, checked_moment(since) if since else None)
    if form == "table":
        print_changes(found, 100)
    else:
        LISTING.print(found, form)
    return 0


def print_changes(found: Sequence[ChangeView], limit: int) -> None:
    """Changes as a table of no more than ``limit`` rows."""
    if not found:
        click.echo(_("nothing changed"), err=True)
        return
    LISTING.print(found[:limit], "table")
    if len(found) > limit:
        click.echo(ngettext_("and {n} more", "and {n} more", len(found) - limit), err=True)


def _row(view: ChangeView) -> tuple[str, ...]:
    change = view.change
    kind = _(change.kind.replace("_", " "))
    before, after = (_short(told_value(change, value)) for value in (change.before, change.after))
    return view.recorded_at, kind, change.subject, field_label(change.field), before, after


def told_value(change: Change, value: str | None) -> str | None:
    """What a field was or is, in words where it is a code: yes or no, a status of control with its holder."""
    if value in ("True", "False"):
        return _("yes") if value == "True" else _("no")
    if value is None or change.kind != "control_changed":
        return value
    status, _mark, holder = value.partition(":")
    return status_label(status) + (f" ({actor_label(holder)})" if holder else "")


def _short(text: str | None) -> str:
    text = text or "–"
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


LISTING = Listing(COLUMNS, ("when", "change", "id", "field", "before", "after"), _row)
