"""``tawatur reread``: read again what the workspace holds, with this program and its knowledge."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.options import config_of_environment, workspace_option
from tawatur.cli.run import progress, status_of, summarise
from tawatur.messages import _


@click.command("reread", help=_("Read again what another program or other knowledge had read, and tell what changes."))
@workspace_option
@click.option("--all", "everything", is_flag=True, help=_("Read all pages again."))
def command(folder: Path, everything: bool) -> int:
    """Read again; the exit status."""
    from tawatur.cli.changes import print_changes
    from tawatur.queries import list_changes
    from tawatur.rereading import reread
    from tawatur.storage import open_workspace

    with open_workspace(folder) as workspace:
        known = len(list_changes(workspace))
        with progress() as watch:
            report = reread(workspace, config_of_environment(), watch=watch, everything=everything)
        changes = list_changes(workspace)
    summarise(report, folder)
    print_changes(changes[: len(changes) - known], 40)
    return status_of(report)
