"""``tawatur run PATH…``: read pages into a workspace."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.options import config_of_environment, workspace_option
from tawatur.cli.output import printable
from tawatur.cli.program import INTERRUPTED, LEFT_OUT, NOTHING_DONE
from tawatur.cli.punctuation import comma
from tawatur.messages import _, ngettext_

if TYPE_CHECKING:
    from tawatur.records import Progress, RunReport
    from tawatur.tally import Watch

SHOWN = 20


@click.command("run", help=_("Read the pages under each PATH (a file, a folder, or - for one page on standard input)."))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@workspace_option
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("A CSV that gives path, url, outlet and fetched_at to plain files."),
)
@click.option(
    "--processes", type=click.IntRange(min=1), help=_("How many processes read pages; one a core if not said.")
)
def command(paths: tuple[Path, ...], folder: Path, manifest: Path | None, processes: int | None) -> int:
    """Read pages; the exit status."""
    return read_into(folder, paths, manifest, processes)


def read_into(folder: Path, paths: tuple[Path, ...], manifest: Path | None, processes: int | None = None) -> int:
    """Read what is under the paths into a workspace and say what came of it; the exit status."""
    from dataclasses import replace

    from tawatur.pipeline import run
    from tawatur.stages.archive import read_manifest
    from tawatur.storage import open_workspace

    config = config_of_environment()
    if processes:
        config = replace(config, processes=processes)
    listed = read_manifest(manifest) if manifest else None
    with open_workspace(folder, make=True) as workspace, progress() as watch:
        report = run(workspace, paths, config, listed, watch=watch)
    summarise(report, folder)
    return status_of(report)


def status_of(report: RunReport) -> int:
    """The exit status of a run."""
    if report.interrupted:
        return INTERRUPTED
    left_out = any(problem.left_out for problem in report.problems)
    if not report.pages and (left_out or not report.problems):
        return NOTHING_DONE
    return LEFT_OUT if left_out else 0


def summarise(report: RunReport, folder: Path) -> None:
    """What was read, what is new, and what was left out and why."""
    click.echo(
        comma().join(
            (
                ngettext_("{n} page read", "{n} pages read", report.read),
                ngettext_("{n} was here before", "{n} were here before", report.known),
                ngettext_("{n} article", "{n} articles", report.articles),
                ngettext_("{n} claim", "{n} claims", report.claims),
            )
        )
    )
    events = ngettext_("{n} event", "{n} events", report.events)
    places = ngettext_("control of {n} place", "control of {n} places", report.places_held)
    click.echo(_("the workspace {folder} holds {events}, {places}").format(folder=folder, events=events, places=places))
    _list_problems(report)
    if not (report.pages or report.problems):
        click.echo("tawatur: " + _("no page was found there (tawatur run --help tells what is read)"), err=True)
    if report.interrupted:
        click.echo("tawatur: " + _("stopped; what was read is kept, and the next run goes on from there"), err=True)


def _list_problems(report: RunReport) -> None:
    """Inputs left out, one line each; the rest is counted."""
    left_out = [problem for problem in report.problems if problem.left_out]
    for problem in left_out[:SHOWN]:
        hint = f" ({_(problem.hint)})" if problem.hint else ""
        where = printable(" ".join(problem.where.split()))
        click.echo(f"{_('left out')}: {where}: {_(problem.what)}{hint}", err=True)
    more = len(left_out) - SHOWN
    if more > 0:
        click.echo(ngettext_("and {n} more: tawatur problems", "and {n} more: tawatur problems", more), err=True)
    warnings = Counter(problem.what for problem in report.problems if not problem.left_out)
    for what, count in sorted(warnings.items()):
        click.echo(f"{_('note')}: {_(what)} × {count}", err=True)


@contextmanager
def progress() -> Iterator[Watch | None]:
    """A line on a terminal's stderr that tells where the run is; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    # No refreshing thread: processes are forked while the line is shown.
    with Live(Text(_("reading")), console=Console(stderr=True), auto_refresh=False, transient=True) as line:

        def watch(now: Progress) -> None:
            pages = ngettext_("{n} page read", "{n} pages read", now.pages)
            found = ngettext_("{n} claim", "{n} claims", now.claims)
            line.update(Text(f"{_(now.stage)} · {pages} · {found}"), refresh=True)

        yield watch
