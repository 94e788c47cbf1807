"""``tawatur demo``: read the bundled sample, show its latest events, and say how to look further."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli import run
from tawatur.cli.events import print_events
from tawatur.cli.program import COMMANDS
from tawatur.messages import _
from tawatur.queries import Filter, list_events
from tawatur.records import Event
from tawatur.sample import sample_manifest, sample_pages_folder
from tawatur.storage import open_workspace

SHOWN = 10


@click.command("demo", help=_("Read twelve synthetic pages that come with the program, and show what they tell."))
@click.option(
    "-w",
    "--workspace",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="demo-workspace",
    show_default=True,
    help=_("The folder that holds all of one investigation."),
)
def command(folder: Path) -> int:
    """Read the sample into a workspace (again does no harm) and show what a reader wants first."""
    click.echo(_("The sample is synthetic: its outlets, sources and events are invented."))
    status = run.read_into(folder, (sample_pages_folder(),), sample_manifest())
    with open_workspace(folder) as workspace:
        found = list_events(workspace, Filter(), limit=None).items
    events = _most_told(found)
    shown = _("{shown} of {all} events: those of which most is told, the latest first.")
    click.echo(shown.format(shown=len(events), all=len(found)))
    print_events(events)
    _say_what_next(folder, events)
    return status


def _most_told(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with most disagreements, origins and claims, in the order in which they stand."""

    def told(event: Event) -> tuple[int, int, int]:
        return len(event.disagreements), event.origins.established + event.origins.possible, len(event.claims)

    placed = [event for event in events if event.places]
    chosen = sorted(placed, key=told, reverse=True)[:SHOWN]
    return tuple(event for event in events if event in chosen)


def _say_what_next(folder: Path, events: tuple[Event, ...]) -> None:
    """The one-line commands that go deeper, on real ids and places of the sample."""
    told = max(events, key=lambda event: len(event.claims), default=None)
    steps = [
        ("events", f"events -w {folder}", _("all events, the latest first")),
        ("events", f"events -w {folder} --grade contested", _("what somebody denies")),
        ("control", f"control بارا -w {folder} --at 2025-11-09", _("who is said to hold a place, and because of what")),
        ("serve", f"serve -w {folder}", f"{_('the same in a browser, with the map')}: http://127.0.0.1:8750"),
    ]
    if told:
        steps[1:1] = [
            ("show", f"show {told.event_id} -w {folder}", _("one event: its claims, origins and disagreements")),
            ("explain", f"explain {told.event_id} -w {folder}", _("why: the words and the rule of every field")),
        ]
    program = "tawatur" if Path(sys.argv[0]).name == "tawatur" else f"{Path(sys.executable).parent / 'tawatur'}"
    click.echo(_("Look further:"))
    for name, line, what in steps:
        if name in COMMANDS:
            click.echo(f"  {_relative(program)} {line}")
            click.echo(f"      {what}")


def _relative(program: str) -> str:
    """The program's path as one types it here."""
    path = Path(program)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else program
