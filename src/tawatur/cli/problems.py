"""``tawatur problems``: inputs that were left out or read only in part."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.listing import Listing
from tawatur.cli.options import format_option, workspace_option
from tawatur.cli.output import Column
from tawatur.messages import _
from tawatur.queries import list_problems
from tawatur.queries.views import ProblemView
from tawatur.storage import open_workspace

COLUMNS: tuple[Column[ProblemView], ...] = (
    Column("code", lambda v: v.problem.code),
    Column("where", lambda v: v.problem.where),
    Column("what", lambda v: v.problem.what),
    Column("hint", lambda v: v.problem.hint),
    Column("left_out", lambda v: v.problem.left_out),
    Column("page_id", lambda v: v.problem.page_id),
    Column("recorded_at", lambda v: v.recorded_at),
)


@click.command("problems", help=_("List inputs that were left out or read only in part, and why."))
@workspace_option
@format_option
def command(folder: Path, form: str) -> int:
    """List problems."""
    with open_workspace(folder) as workspace:
        found = list_problems(workspace)
    LISTING.print_or_say(found, form, _("nothing was left out"))
    return 0


def _row(view: ProblemView) -> tuple[str, ...]:
    problem = view.problem
    return problem.where, _(problem.what), _(problem.hint), _("yes") if problem.left_out else _("no")


LISTING = Listing(COLUMNS, ("where", "problem", "what to do", "left out"), _row)
